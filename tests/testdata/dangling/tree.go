// dangling: &tree{...}

package main

type tree struct {
	left, right *tree
	v           int
}

//go:noinline
func insert(t *tree, v int) *tree {
	if t == nil {
		return &tree{v: v} // decl
	}
	if v < t.v { // use
		t.left = insert(t.left, v)
	} else {
		t.right = insert(t.right, v)
	}
	return t
}

func main() {
	var t *tree
	for _, v := range []int{3, 1, 2} {
		t = insert(t, v)
	}
	println(t.v)
}
