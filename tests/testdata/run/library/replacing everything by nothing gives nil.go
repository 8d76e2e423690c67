// run

// What regexp's replacing functions return when nothing is left is a nil slice.

package main

import (
	"fmt"
	"regexp"
)

func main() {
	re := regexp.MustCompile("a*")
	fmt.Println(re.ReplaceAll([]byte("aa"), nil) == nil)
	fmt.Println(re.ReplaceAllLiteral([]byte("aa"), []byte{}) == nil)
	fmt.Println(re.ReplaceAllFunc([]byte{}, func(b []byte) []byte { return b }) == nil)
	fmt.Println(re.ReplaceAllLiteral(nil, []byte("x")) == nil, re.ReplaceAllString("baac", "[$0]"))
}

// Output:
// true
// true
// true
// false []b[aa]c[]
