// Coroutines for iter.Pull (Go: runtime/coro.go): two goroutines of which one runs. coroswitch changes places.

package runtime

type coro struct {
	gp *g // who waits at the other side
	f  func(*coro)
	_  struct { // as large as Go's, which remembers the thread and its locks
		mp        uintptr
		lockedExt uint32
		lockedInt uint32
	}
}

// newcoro makes the goroutine of f, standing before its start.
func newcoro(f func(*coro)) *coro {
	c := new(coro)
	c.f = f
	gp := newwaiting(corostart)
	gp.coroarg = c
	c.gp = gp
	return c
}

// newwaiting is newproc without making the goroutine runnable; stops.
func newwaiting(fn func()) *g

func corostart() {
	gp := getg()
	c := gp.coroarg
	gp.coroarg = nil
	defer coroexit(c) // Goexit in f ends the coroutine too
	c.f(c)
}

func coroexit(c *coro) {
	gp := c.gp
	c.gp = nil
	if gp == nil {
		throw("coroswitch on exited coro")
	}
	switchexit(gp)
}

func coroswitch(c *coro) {
	gp := c.gp
	if gp == nil {
		throw("coroswitch on exited coro")
	}
	c.gp = getg()
	switchto(gp)
}
