// dangling: v

package main

func main() {
	var ps []*int
	for _, v := range []int{1, 2, 3} { // decl
		ps = append(ps, &v)
	}
	println(*ps[2]) // use
}
