// Stand-in for the runtime's coroutines in the checks under the real toolchain: a goroutine and two channels.

package iter

type coro struct {
	in, out chan bool
	inside  bool
}

func newcoro(f func(*coro)) *coro {
	c := &coro{in: make(chan bool), out: make(chan bool)}
	go func() {
		defer func() { c.inside = false; c.out <- true }()
		<-c.in
		f(c)
	}()
	return c
}

func coroswitch(c *coro) {
	if c.inside {
		c.inside = false
		c.out <- true
		<-c.in
		return
	}
	c.inside = true
	c.in <- true
	<-c.out
}
