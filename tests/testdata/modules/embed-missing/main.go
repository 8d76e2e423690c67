package main

import _ "embed"

//go:embed nofile.txt a.txt
var s string

func main() { println(s) }
