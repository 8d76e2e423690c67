// syscall: times as this word size has them.

package syscall

type long = int64

type Timespec struct {
	Sec  int64
	Nsec int64
}

type Timeval struct {
	Sec  int64
	Usec int64
}
