package main

import "example.com/m/a"

type L struct{ a.T }

func main() {
	var t a.T
	println(t.x, a.f(), a.G)
	t.m()
	_ = a.T{x: 1}
	_ = a.T{1, 2}
	var l L
	l.m()
	_ = a.U{}
}
