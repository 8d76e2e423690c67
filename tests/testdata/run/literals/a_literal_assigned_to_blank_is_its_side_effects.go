// run

package main

func f(s string) int { print(s, " "); return 1 }

type T struct{ a, b int }

func main() {
	_ = []byte{1 << 30: 1}
	_ = []int{f("a"), 5, 7: f("b")}
	_ = [2]T{{f("c"), 1}, {2, f("d")}}
	_ = &T{f("e"), 2}
	_ = map[string]int{"x": f("f")}
	_ = []any{f("g"), []int{f("h")}}
	println()
	defer func() { println(recover() != nil) }()
	var p *T
	_ = []T{*p}
}

// Output:
// a b c d e f g h
// true
