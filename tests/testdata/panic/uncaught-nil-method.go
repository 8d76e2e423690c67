// run

package main

import (
	"fmt"
)

func main() {
	var s fmt.Stringer
	s.String()
}
