package a

type T struct {
	x int
	Y int
}

func (T) m() {}
func f() int { return 1 }

var g int
