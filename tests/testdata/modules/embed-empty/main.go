package main

import "embed"

//go:embed e
var s embed.FS

func main() {}
