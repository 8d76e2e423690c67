// dangling: &point{...}

package main

type point struct{ x, y int }

func main() {
	m := map[int]*point{}
	for i := range 4 {
		m[i] = &point{i, i} // decl
	}
	println(m[2].x) // use
}
