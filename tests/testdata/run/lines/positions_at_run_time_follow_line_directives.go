// run

package main

import (
	"fmt"
	"runtime"
)

func where() {
	_, f, l, _ := runtime.Caller(1)
	fmt.Println(f, l)
}

func main() {
//line sub/foo.go:100
	where()
	where()
//line :7
	where()
//line /abs/x.go:9
	where()
	/*line y.go:50:3*/ where()
	defer func() {
		recover()
		pc := make([]uintptr, 10)
		fr := runtime.CallersFrames(pc[:runtime.Callers(2, pc)])
		for {
			f, more := fr.Next()
			if f.Function == "main.main" {
				fmt.Println(f.File, f.Line)
			}
			if !more {
				break
			}
		}
	}()
	var p *int
//line z.go:1
	*p = 1
}

// Output:
// sub/foo.go 100
// sub/foo.go 101
// ?? 7
// /abs/x.go 9
// y.go 50
// z.go 1
