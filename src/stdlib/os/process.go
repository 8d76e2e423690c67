// os: the program as a process, and signals.

package os

import (
	"errors"
	"sync/atomic"
	"syscall"
)

// A Signal is what the system tells a process. The ones there are are syscall.Signals.
type Signal interface {
	String() string
	Signal()
}

var (
	Interrupt Signal = syscall.SIGINT
	Kill      Signal = syscall.SIGKILL
)

// A Process is one that FindProcess has found.
type Process struct {
	Pid      int
	released atomic.Bool
}

// FindProcess always succeeds. Only the program itself exists: for others, Signal says that they have ended.
func FindProcess(pid int) (*Process, error) { return &Process{Pid: pid}, nil }

// ErrNoHandle is what WithHandle says where processes have no handles, as here.
var ErrNoHandle = errors.New("os: process handle unavailable")

func (p *Process) WithHandle(f func(handle uintptr)) error { return ErrNoHandle }

var errReleased = errors.New("os: process already released")

// Signal sends a signal to the process.
func (p *Process) Signal(sig Signal) error {
	if p.released.Load() {
		return errReleased
	}
	s, ok := sig.(syscall.Signal)
	if !ok {
		return errors.New("os: unsupported signal type")
	}
	if p.Pid != syscall.Getpid() {
		return ErrProcessDone
	}
	return syscall.Kill(p.Pid, s)
}

func (p *Process) Kill() error { return p.Signal(Kill) }

func (p *Process) Release() error {
	p.released.Store(true)
	return nil
}
