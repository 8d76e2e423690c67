package main

import "embed"

//go:embed "a.txt
var s embed.FS

func main() {}
