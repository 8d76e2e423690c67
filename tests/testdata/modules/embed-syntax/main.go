package main

import _ "embed"

//go:embed ../x /etc/passwd
var s string

func main() { println(s) }
