// Binary trees: allocation and collection of small pointerful objects.
package main

// The benchmark runs a copy with more rounds.
const rounds = 1

type node struct{ left, right *node }

func build(depth int) *node {
	if depth == 0 {
		return &node{}
	}
	return &node{build(depth - 1), build(depth - 1)}
}

func (n *node) count() int {
	if n.left == nil {
		return 1
	}
	return 1 + n.left.count() + n.right.count()
}

func main() {
	const maxDepth = 14
	long := build(maxDepth)
	total := 0
	for r := 0; r < rounds; r++ {
		for d := 4; d <= maxDepth; d += 2 {
			iterations := 1 << (maxDepth - d + 4)
			for n := 0; n < iterations; n++ {
				total += build(d).count()
			}
		}
	}
	println(total, long.count())
}
