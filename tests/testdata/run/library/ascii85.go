// run

package main

import (
	"encoding/ascii85"
	"fmt"
)

func main() {
	b := make([]byte, 50)
	n := ascii85.Encode(b, []byte("hello, \x00\x00\x00\x00world"))
	d := make([]byte, 50)
	k, s, err := ascii85.Decode(d, b[:n], true)
	fmt.Printf("%q %q %d %v\n", b[:n], d[:k], s, err)
}

// Output:
// "BOu!rD_*\"2!!!\"CDfTZ)" "hello, \x00\x00\x00\x00world" 20 <nil>
