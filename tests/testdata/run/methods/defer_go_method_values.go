// run

package main

import "fmt"

type T struct{ n int }

func (t T) Show(s string)   { fmt.Println(s, t.n) }
func (t *T) PShow(s string) { fmt.Println(s, t.n) }

type I interface{ Show(string) }

func main() {
	t := T{1}
	var i I = t
	defer t.Show("deferred value")
	defer t.PShow("deferred pointer")
	defer i.Show("deferred iface")
	f := t.Show
	defer f("deferred method value")
	t.n = 2
	done := make(chan bool)
	go func(show func(string)) { show("go"); close(done) }(t.Show)
	t.n = 3
	<-done
	i = t
	func() {
		defer func() { fmt.Println(recover() != nil) }()
		var nilI I
		defer nilI.Show("never")
		fmt.Println("not reached")
	}()
}

// Output:
// go 2
// true
// deferred method value 1
// deferred iface 1
// deferred pointer 3
// deferred value 1
