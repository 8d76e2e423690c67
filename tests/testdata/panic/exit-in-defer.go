// run

package main

import (
	"os"
)

func main() {
	defer os.Exit(3)
	panic("unseen")
}
