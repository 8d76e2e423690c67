// Small concurrent programs, one a function, and all that can happen to them with two preemptions: outputs, deadlock, panic texts, race, endless. The
// argument names one. tests/run/explore.test.ts runs every schedule.
package main

import (
	"os"
	"strconv"
)

var cases = map[string]func(){}

// add declares a program; want are the ends that there are, separated by |.
func add(name, want string, f func()) bool {
	cases[name] = f
	return true
}

func out(s string) { os.Stdout.WriteString(s) }

func num(n int) { out(strconv.Itoa(n)) }

func main() { cases[os.Args[1]]() }
