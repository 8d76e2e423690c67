package c

var x int

func init() { x = 3 }

func C() int { println("x"); return 1 }
