package main

import (
	"example.com/m/a"
	. "example.com/m/b"
	renamed "example.com/m/c-d"
)

func init() { println("init main") }

func main() { println(a.A, B, renamed.X, renamed.New[int](3).Get()) }
