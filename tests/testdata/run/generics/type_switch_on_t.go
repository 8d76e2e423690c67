// run

package main

import "fmt"

type MyInt int

func (m MyInt) String() string { return fmt.Sprintf("MyInt(%d)", int(m)) }

func kind[T any](x T) string {
	switch v := any(x).(type) {
	case int:
		return fmt.Sprint("int ", v+1)
	case []T:
		return "slice of T"
	case fmt.Stringer:
		return "stringer " + v.String()
	case string:
		return "string " + v
	case nil:
		return "nil"
	}
	return fmt.Sprintf("other %T", x)
}

func is[T any](x any) (string, bool) {
	switch x.(type) {
	case T:
		return "T", true
	case *T:
		return "*T", true
	case map[string]T:
		return "map", true
	case func(T) T:
		return "func", true
	}
	_, ok := x.(interface{ M(T) })
	return "none", ok
}

type hasM struct{}

func (hasM) M(string) {}

func main() {
	fmt.Println(kind(1), kind("s"), kind(MyInt(3)), kind(2.5), kind[any](nil), kind([]int{}), kind[error](nil))
	fmt.Println(is[int](1))
	fmt.Println(is[int](new(int)))
	fmt.Println(is[MyInt](1))
	fmt.Println(is[string](map[string]string{}))
	fmt.Println(is[string](func(string) string { return "" }))
	fmt.Println(is[string](hasM{}))
	fmt.Println(is[int](hasM{}))
}

// Output:
// int 2 string s stringer MyInt(3) other float64 nil other []int nil
// T true
// *T true
// none false
// map true
// func true
// none true
// none false
