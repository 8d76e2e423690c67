package main

import (
	"fmt"
	"os"
	str "strings"
	. "math"
	_ "sort"
)

type I interface{ m() }
type T struct{}

func (t *T) m() {}

func two() (int, int) { return 1, 2 }
func none()           {}

func r1() int {
	for {
		break
	}
}
func r2(x int) int {
	switch x {
	case 1:
		return 1
	}
}
func r3(x int) int {
	if x > 0 {
		return 1
	} else if x < 0 {
		return 2
	}
}
func r4() (a, b int) { return 1 }
func r5() (a int) { { a := 2; return } }
func r6() { return 1 }
func r7() int { goto L; L: panic(1) }
func r8() int { L: for { continue L } }

func main() {
	var a, b int = two(), 1
	a, b = two(), two()
	a, b := two()
	a, c := 1
	a := 2
	x, y, z := two()
	none() + 1
	v := none()
	var i I = T{}
	var j I = &T{}
	i = j.(T)
	_ = j.(*T)
	_ = j.(fmt.Stringer)
	for i := range 10.5 {
	}
	for i, j := range 10 {
	}
	for i := range func(yield func(int)) {} {
	}
	for range 3 {
		defer none
	}
	{
	}
	switch a {
	case 1, 2, 1:
	case "a":
	case two():
	default:
	default:
	}
	switch j.(type) {
	case *T, *T:
	case T:
	case int:
	}
	switch k := j.(type) {
	case *T:
	}
	if a {
	}
	if a = 1; a {
	}
	for a {
	}

	1++
	"a" = 1
	two() = 1, 2
	two()++
	nil = nil
	_ = nil
	_ = _
	main = nil
	const k = 1
	k = 2
	map[int]T{}[1].x = 1
	len = 3
	(a) = 1
	*a = 1
	&a = nil
	a.b = 1
	a[1] = 2
	j[0] = 1
	none = nil
	var len = 3
	_ = len("a")
	type int string
	var q int = 5
	true := false
	if true {
	}
	select {
	case a:
	case a <- 1:
	case x := <-a:
	case none():
	}
	go none
	close(a)
	panic()
	print(none())
	new(1)
	make(int)
	make([]int)
	make(map[int]int, "a")
	make([]int, 5, 2)
	make(chan int, -1)
	append(1, 2)
	append([]int{}, "a")
	copy([]int{}, []string{})
	delete(a, 1)
	delete(map[int]int{}, "a")
	cap(map[int]int{})
	clear(1)
	min()
	min(1, "a")
	max(a, 1.5)
}

// Errors:
// # command-line-arguments
// ./p.go:5:2: "os" imported and not used
// ./p.go:6:2: "strings" imported as str and not used
// ./p.go:7:2: "math" imported and not used
// ./p.go:23:1: missing return
// ./p.go:29:1: missing return
// ./p.go:36:1: missing return
// ./p.go:37:31: not enough return values
// 	have (number)
// 	want (int, int)
// ./p.go:38:23: declared and not used: a
// ./p.go:38:31: result parameter a not in scope at return
// 	./p.go:38:23: inner declaration of var a int
// ./p.go:39:20: too many return values
// 	have (number)
// 	want ()
// ./p.go:44:9: declared and not used: b
// ./p.go:44:17: multiple-value two() (value of type (int, int)) in single-value context
// ./p.go:45:9: multiple-value two() (value of type (int, int)) in single-value context
// ./p.go:46:7: no new variables on left side of :=
// ./p.go:47:5: declared and not used: c
// ./p.go:47:10: assignment mismatch: 2 variables but 1 value
// ./p.go:48:4: no new variables on left side of :=
// ./p.go:49:2: declared and not used: x
// ./p.go:49:5: declared and not used: y
// ./p.go:49:8: declared and not used: z
// ./p.go:49:13: assignment mismatch: 3 variables but two returns 2 values
// ./p.go:50:2: none() (no value) used as value
// ./p.go:51:2: declared and not used: v
// ./p.go:51:7: none() (no value) used as value
// ./p.go:52:6: declared and not used: i
// ./p.go:52:12: cannot use T{} (value of struct type T) as I value in variable declaration: T does not implement I (method m has pointer receiver)
// ./p.go:54:6: impossible type assertion: j.(T)
// 	T does not implement I (method m has pointer receiver)
// ./p.go:54:6: cannot use j.(T) (comma, ok expression of struct type T) as I value in assignment: T does not implement I (method m has pointer receiver)
// ./p.go:57:17: cannot range over 10.5 (untyped float constant)
// ./p.go:59:6: declared and not used: i
// ./p.go:59:9: range over 10 (untyped int constant) permits only one iteration variable
// ./p.go:61:17: cannot range over func(yield func(int)) {} (value of type func(yield func(int))): func must be func(yield func(...) bool): yield func does not return bool
// ./p.go:64:9: expression in defer must be function call
// ./p.go:69:13: duplicate case 1 (constant of type int) in expression switch
// 	./p.go:69:7: previous case
// ./p.go:70:7: cannot convert "a" (untyped string constant) to type int
// ./p.go:71:7: multiple-value two() (value of type (int, int)) in single-value context
// ./p.go:73:2: multiple defaults (first at ./p.go:72:2)
// ./p.go:76:11: duplicate case *T in type switch
// 	./p.go:76:7: previous case
// ./p.go:77:7: impossible type switch case: T
// 	j (variable of interface type I) cannot have dynamic type T (method m has pointer receiver)
// ./p.go:78:7: impossible type switch case: int
// 	j (variable of interface type I) cannot have dynamic type int (missing method m)
// ./p.go:80:9: k declared and not used
// ./p.go:83:5: non-boolean condition in if statement
// ./p.go:85:12: non-boolean condition in if statement
// ./p.go:87:6: non-boolean condition in for statement
// ./p.go:90:2: cannot assign to 1 (neither addressable nor a map index expression)
// ./p.go:91:2: cannot assign to "a" (neither addressable nor a map index expression)
// ./p.go:92:10: assignment mismatch: 1 variable but 2 values
// ./p.go:93:2: multiple-value two() (value of type (int, int)) in single-value context
// ./p.go:94:2: cannot assign to nil (neither addressable nor a map index expression)
// ./p.go:95:6: use of untyped nil in assignment to _ identifier
// ./p.go:96:6: cannot use _ as value or type
// ./p.go:97:2: cannot assign to main (neither addressable nor a map index expression)
// ./p.go:99:2: cannot assign to k (neither addressable nor a map index expression)
// ./p.go:100:17: map[int]T{}[1].x undefined (type T has no field or method x)
// ./p.go:101:2: len (built-in) must be called
// ./p.go:103:3: invalid operation: cannot indirect a (variable of type int)
// ./p.go:104:2: cannot assign to &a (neither addressable nor a map index expression)
// ./p.go:105:4: a.b undefined (type int has no field or method b)
// ./p.go:106:3: cannot index a (variable of type int)
// ./p.go:107:3: cannot index j (variable of interface type I)
// ./p.go:108:2: cannot assign to none (neither addressable nor a map index expression)
// ./p.go:110:6: invalid operation: cannot call len (variable of type int): int is not a function
// ./p.go:112:6: declared and not used: q
// ./p.go:112:14: cannot use 5 (untyped int constant) as int value in variable declaration
// ./p.go:117:7: select case must be send or receive (possibly with assignment)
// ./p.go:118:7: invalid operation: cannot send to non-channel int a (variable of type int)
// ./p.go:119:7: declared and not used: x
// ./p.go:119:14: invalid operation: cannot receive from non-channel int a (variable of type int)
// ./p.go:120:11: select case must be send or receive (possibly with assignment)
// ./p.go:122:5: expression in go must be function call
// ./p.go:123:8: invalid operation: cannot close non-channel a (variable of type int)
// ./p.go:124:2: invalid operation: not enough arguments for panic() (expected 1, found 0)
// ./p.go:125:8: none() (no value) used as value
// ./p.go:126:2: new(1) (value of type *int) is not used
// ./p.go:127:7: invalid argument: cannot make int: type must be slice, map, or channel
// ./p.go:128:2: invalid operation: make([]int) expects 2 or 3 arguments; found 1
// ./p.go:129:2: make(map[int]int, "a") (value of type map[int]int) is not used
// ./p.go:129:20: cannot convert "a" (untyped string constant) to type int
// ./p.go:130:2: make([]int, 5, 2) (value of type []int) is not used
// ./p.go:130:14: invalid argument: length and capacity swapped
// ./p.go:131:2: make(chan int, -1) (value of type chan int) is not used
// ./p.go:131:17: invalid argument: index -1 (constant of type int) must not be negative
// ./p.go:132:9: invalid append: argument must be a slice; have 1 (untyped int constant)
// ./p.go:133:2: append([]int{}, "a") (value of type []int) is not used
// ./p.go:134:7: invalid copy: arguments []int{} (value of type []int) and []string{} (value of type []string) have different element types int and string
// ./p.go:135:9: invalid argument: a (variable of type int) is not a map
// ./p.go:137:6: invalid argument: map[int]int{} (value of type map[int]int) for built-in cap
// ./p.go:138:8: invalid argument: cannot clear 1 (untyped int constant): argument must be (or constrained by) map or slice
// ./p.go:139:2: invalid operation: not enough arguments for min() (expected 1, found 0)
// ./p.go:140:9: invalid argument: mismatched types untyped int (previous argument) and untyped string (type of "a")
// ./p.go:141:9: 1.5 (untyped float constant) truncated to int
