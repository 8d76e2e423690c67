// syscall: times as this word size has them.

package syscall

type long = int32

type Timespec struct {
	Sec  int32
	Nsec int32
}

type Timeval struct {
	Sec  int32
	Usec int32
}
