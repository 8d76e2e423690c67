package main

import _ "embed"

//go:embed a.txt d/b.txt
var s string

//go:embed a.txt
var i int

//go:embed d
var bs []byte

func main() { println(s) }
