// run

package main

import (
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	dir, err := os.MkdirTemp("", "offsets")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(dir)
	f, err := os.Create(filepath.Join(dir, "f"))
	if err != nil {
		panic(err)
	}
	_, err = f.WriteAt([]byte("x"), -10)
	fmt.Println(err.(*os.PathError).Op, err.(*os.PathError).Err)
	_, err = f.ReadAt(make([]byte, 1), -10)
	fmt.Println(err.(*os.PathError).Op, err.(*os.PathError).Err)
}

// Output:
// writeat negative offset
// readat negative offset
