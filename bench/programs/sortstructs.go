// Sorting structs through sort.Interface: method calls through an interface, struct assignment.
package main

import "sort"

// The benchmark runs a copy with more rounds.
const rounds = 1

type person struct {
	name string
	age  int
}

type byAge []person

func (p byAge) Len() int           { return len(p) }
func (p byAge) Less(i, j int) bool { return p[i].age < p[j].age }
func (p byAge) Swap(i, j int)      { p[i], p[j] = p[j], p[i] }

func main() {
	sum := 0
	for n := 0; n < rounds; n++ {
		people := make([]person, 10000)
		x := uint32(n + 1)
		for i := range people {
			x = x*1664525 + 1013904223
			people[i] = person{"somebody", int(x >> 8)}
		}
		sort.Sort(byAge(people))
		sum += people[0].age + people[len(people)/2].age
	}
	println(sum)
}
