package a

import "example.com/m/b"

var A = b.B + 1

func init() { println("init a") }
