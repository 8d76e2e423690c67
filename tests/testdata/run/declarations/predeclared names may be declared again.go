// run

package main

import "fmt"

type int8 string
type error interface{ X() }

const true, iota2 = false, 5

func len(x string) string       { return "len " + x }
func append(a, b string) string { return a + b }
func panic(x any)               { fmt.Println("no panic", x) }

var nil = "nil"

type string2 = string

func f(string string) string2 { return string + "!" }

func main() {
	var x int8 = "a"
	fmt.Println(x, true, len("x"), append("a", "b"), nil, f("q"))
	panic(1)
	{
		int := 5
		type float64 []string
		var y float64 = float64{"z"}
		make := func(n ...any) any { return n }
		new := map[string]string{"new": "old"}
		fmt.Println(int, y, make(1, 2), new["new"])
		for copy := range 2 {
			cap, min := copy, copy+1
			fmt.Print(cap, min, " ")
		}
		print, recover := "p", "r"
		fmt.Println(print, recover)
	}
	const (
		iota = iota + 10
		b    = iota
		c
	)
	fmt.Println(iota, b, c)
	var any, comparable = 1, 2
	fmt.Println(any, comparable)
	x1, x2 := 1, 2
	if x1, x3 := 5, x1+10; x1 > 0 {
		x2 := x1
		fmt.Println(x1, x2, x3)
	} else if x2 := 7; x2 > 0 {
	}
	switch x1 := x1 + 1; x2 := interface{}(x1).(type) {
	case int:
		x1 := x2 + 1
		fmt.Println(x1, x2)
	}
	fmt.Println(x1, x2)
	main := "main"
	fmt := fmt.Sprint
	_ = fmt
	_ = main
	println := func(s ...string) {}
	println(fmt("x"))
}

// Output:
// a false len x ab nil q!
// no panic 1
// 5 [z] [1 2] old
// 0 1 1 2 p r
// 10 10 10
// 1 2
// 5 5 11
// 3 2
// 1 2
