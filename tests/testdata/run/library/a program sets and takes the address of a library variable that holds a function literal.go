// run

package main

import (
	"flag"
	"os"
)

func main() {
	p := &flag.Usage
	flag.Usage = func() { println("my usage") }
	(*p)()
	flag.CommandLine.Init("prog", flag.ContinueOnError)
	flag.CommandLine.SetOutput(os.Stderr)
	flag.CommandLine.Usage = func() { flag.Usage() }
	if err := flag.CommandLine.Parse([]string{"-nope"}); err != nil {
		println(err.Error())
	}
}

// Output:
// my usage
// flag provided but not defined: -nope
// my usage
// flag provided but not defined: -nope
