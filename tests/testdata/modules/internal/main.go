package main

import (
	"example.com/m/a/b"
	"example.com/m/a/internal/c"
)

func main() { println(b.B, c.C) }
