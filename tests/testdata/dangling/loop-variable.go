// dangling: i

package main

func main() {
	var ps []*int
	for i := 0; i < 3; i++ { // decl
		ps = append(ps, &i)
	}
	println(*ps[0]) // use
}
