// run

package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"time"
)

func main() {
	null, err := os.OpenFile(os.DevNull, os.O_RDWR, 0)
	fmt.Println(err)
	fmt.Println(null.Write([]byte("gone")))
	fmt.Println(null.Read(make([]byte, 4)))

	for _, err := range []error{
		os.WriteFile("a\x00b", nil, 0o644),
		os.Setenv("A", "b\x00c"),
		os.RemoveAll("."),
	} {
		fmt.Printf("%q\n", err.Error())
	}

	dir, _ := os.MkdirTemp("", "")
	for _, name := range []string{"a", "b", "c"} {
		os.WriteFile(dir+"/"+name, nil, 0o644)
	}
	d, _ := os.Open(dir)
	names, err := d.Readdirnames(1)
	fmt.Println(len(names), err)
	d.Seek(0, io.SeekStart)
	names, err = d.Readdirnames(-1)
	fmt.Println(len(names), err)
	_, err = d.Readdirnames(1)
	fmt.Println(err)
	os.Mkdir(dir+"/d", 0o755)
	err = os.Rename(dir+"/a", dir+"/d")
	fmt.Println(errors.Is(err, os.ErrExist))

	r, w, _ := os.Pipe()
	r.SetReadDeadline(time.Now().Add(5 * time.Millisecond))
	_, err = r.Read(make([]byte, 1))
	fmt.Println(err, errors.Is(err, os.ErrDeadlineExceeded), os.IsTimeout(err))
	r.SetReadDeadline(time.Time{})
	go w.Write([]byte("x"))
	n, err := r.Read(make([]byte, 5))
	fmt.Println(n, err)

	os.Unsetenv("HOME")
	os.Setenv("XDG_CACHE_HOME", "relative")
	_, err = os.UserCacheDir()
	fmt.Println(err)
	_, err = os.UserHomeDir()
	fmt.Println(err)
}

// Output:
// <nil>
// 4 <nil>
// 0 EOF
// "open a\x00b: invalid argument"
// "setenv: invalid argument"
// "RemoveAll .: invalid argument"
// 1 <nil>
// 3 <nil>
// EOF
// true
// read |0: i/o timeout true true
// 1 <nil>
// path in $XDG_CACHE_HOME is relative
// $HOME is not defined
