// Situations with and without data races, one a function; the argument names it. What Go's race detector says of each is in goldens.json
// (scripts/goldens-race.mjs); nothing but the situation's own synchronisation orders its accesses: pause only lets time pass.
package main

import (
	"os"
	"time"
)

var cases = map[string]func(){}

func add(name string, f func()) bool {
	cases[name] = f
	return true
}

func pause() { time.Sleep(10 * time.Millisecond) }

// use takes a value as a call does.
//
//go:noinline
func use(x any) {}

func main() {
	if f := cases[os.Args[1]]; f != nil {
		f()
		return
	}
	println("no such case")
	os.Exit(1)
}
