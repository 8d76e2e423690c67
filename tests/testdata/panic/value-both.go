// run

package main

type T struct{}

func (T) Error() string  { return "as error" }
func (T) String() string { return "as stringer" }

func main() {
	panic(T{})
}
