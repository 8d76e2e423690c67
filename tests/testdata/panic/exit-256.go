// run

package main

import (
	"os"
)

func main() {
	defer println("unseen")
	os.Exit(256)
}
