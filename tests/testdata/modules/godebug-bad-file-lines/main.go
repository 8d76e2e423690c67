package main

import "m/sub"

var x int = sub.X + "a"

func main() {}
