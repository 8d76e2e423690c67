package main

import "broken/d"

func main() { d.F() }
