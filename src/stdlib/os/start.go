// os: starting other programs. Nothing can be started; what Linux says before it looks into the file is said here, too.

package os

import (
	"strings"
	"syscall"
	"time"
)

type ProcAttr struct {
	Dir   string
	Env   []string
	Files []*File
	Sys   *syscall.SysProcAttr
}

// StartProcess fails, with the error that Linux has for the file if it has one.
func StartProcess(name string, argv []string, attr *ProcAttr) (*Process, error) {
	if attr == nil {
		attr = new(ProcAttr)
	}
	if attr.Sys == nil && attr.Dir != "" {
		if _, err := Stat(attr.Dir); err != nil {
			return nil, &PathError{Op: "chdir", Path: attr.Dir, Err: underlying(err)}
		}
	}
	err := startable(name, attr.Dir, append(append([]string{name, attr.Dir}, argv...), attr.Env...))
	if err == nil {
		_, _, err = syscall.StartProcess(name, argv, &syscall.ProcAttr{Dir: attr.Dir, Env: attr.Env, Sys: attr.Sys})
	}
	return nil, &PathError{Op: "fork/exec", Path: name, Err: err}
}

// startable: the words must be strings of C; the file is looked for from the new process's directory.
func startable(name, dir string, words []string) error {
	for _, w := range words {
		if strings.IndexByte(w, 0) >= 0 {
			return syscall.EINVAL
		}
	}
	if dir != "" && !strings.HasPrefix(name, "/") {
		name = dir + "/" + name
	}
	f, err := Stat(name)
	if err != nil {
		return underlying(err)
	}
	if f.IsDir() || f.Mode()&0111 == 0 {
		return syscall.EACCES
	}
	return nil
}

// Wait: the program has no child whose end it could see.
func (p *Process) Wait() (*ProcessState, error) {
	if p.released.Load() {
		return nil, errReleased
	}
	return nil, NewSyscallError("waitid", syscall.ECHILD)
}

// A ProcessState says how a process has ended.
type ProcessState struct {
	pid    int
	status syscall.WaitStatus
	usage  *syscall.Rusage
}

func (p *ProcessState) Pid() int      { return p.pid }
func (p *ProcessState) Exited() bool  { return p.status.Exited() }
func (p *ProcessState) Success() bool { return p.status.ExitStatus() == 0 }
func (p *ProcessState) Sys() any      { return p.status }
func (p *ProcessState) SysUsage() any { return p.usage }

// UserTime and SystemTime are the processor's time for the process and its children.
func (p *ProcessState) UserTime() time.Duration {
	return time.Duration(p.usage.Utime.Nano())
}

func (p *ProcessState) SystemTime() time.Duration {
	return time.Duration(p.usage.Stime.Nano())
}

// ExitCode is -1 as long as there is none.
func (p *ProcessState) ExitCode() int {
	if p == nil {
		return -1
	}
	return p.status.ExitStatus()
}

func (p *ProcessState) String() string {
	if p == nil {
		return "<nil>"
	}
	text := ""
	switch w := p.status; {
	case w.Exited():
		text = "exit status " + itoa(w.ExitStatus())
	case w.Signaled():
		text = "signal: " + w.Signal().String()
	case w.Stopped():
		text = "stop signal: " + w.StopSignal().String()
	case w.Continued():
		text = "continued"
	}
	if p.status.CoreDump() {
		text += " (core dumped)"
	}
	return text
}
