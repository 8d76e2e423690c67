package main

import "example.com/m/cover/b"

func main() { println(b.B(1)) }
