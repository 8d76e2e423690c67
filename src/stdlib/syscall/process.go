// syscall: other processes. The machine has none and can start none: the types are Linux', so that programs that name them are compiled, and the calls say ENOSYS.

package syscall

type Credential struct {
	Uid         uint32
	Gid         uint32
	Groups      []uint32
	NoSetGroups bool
}

type SysProcIDMap struct {
	ContainerID int
	HostID      int
	Size        int
}

type SysProcAttr struct {
	Chroot                     string
	Credential                 *Credential
	Ptrace                     bool
	Setsid                     bool
	Setpgid                    bool
	Setctty                    bool
	Noctty                     bool
	Ctty                       int
	Foreground                 bool
	Pgid                       int
	Pdeathsig                  Signal
	Cloneflags                 uintptr
	Unshareflags               uintptr
	UidMappings                []SysProcIDMap
	GidMappings                []SysProcIDMap
	GidMappingsEnableSetgroups bool
	AmbientCaps                []uintptr
	UseCgroupFD                bool
	CgroupFD                   int
	PidFD                      *int
}

type ProcAttr struct {
	Dir   string
	Env   []string
	Files []uintptr
	Sys   *SysProcAttr
}

// DEPARTURE: no other process can be started; Go's own answer where there is no such call (js/wasm), for every program.
func StartProcess(argv0 string, argv []string, attr *ProcAttr) (pid int, handle uintptr, err error) {
	return 0, 0, ENOSYS
}

func ForkExec(argv0 string, argv []string, attr *ProcAttr) (pid int, err error) { return 0, ENOSYS }

func Exec(argv0 string, argv []string, envv []string) (err error) { return ENOSYS }

// A WaitStatus is how a process ended or changed, as wait(2) packs it: the low seven bits are the signal (0: it has ended by itself, 0x7f: it is stopped),
// the next one says that there is a dump, the byte above is the exit code or the signal that stopped it.
type WaitStatus uint32

const (
	waitSignal    = 0x7f
	waitDump      = 0x80
	waitStopped   = 0x7f
	waitContinued = 0xffff
)

func (w WaitStatus) Exited() bool { return w&waitSignal == 0 }
func (w WaitStatus) Signaled() bool {
	return w&waitSignal != 0 && w&waitSignal != waitStopped
}
func (w WaitStatus) Stopped() bool   { return w&0xff == waitStopped }
func (w WaitStatus) Continued() bool { return w == waitContinued }
func (w WaitStatus) CoreDump() bool  { return w.Signaled() && w&waitDump != 0 }

func (w WaitStatus) ExitStatus() int {
	if !w.Exited() {
		return -1
	}
	return int(w>>8) & 0xff
}

func (w WaitStatus) Signal() Signal {
	if !w.Signaled() {
		return -1
	}
	return Signal(w & waitSignal)
}

func (w WaitStatus) StopSignal() Signal {
	if !w.Stopped() {
		return -1
	}
	return Signal(w>>8) & 0xff
}

// TrapCause is the event of a process that its tracer stopped.
func (w WaitStatus) TrapCause() int {
	if w.StopSignal() != SIGTRAP {
		return -1
	}
	return int(w>>8) >> 8
}

type Rusage struct {
	Utime    Timeval
	Stime    Timeval
	Maxrss   long
	Ixrss    long
	Idrss    long
	Isrss    long
	Minflt   long
	Majflt   long
	Nswap    long
	Inblock  long
	Oublock  long
	Msgsnd   long
	Msgrcv   long
	Nsignals long
	Nvcsw    long
	Nivcsw   long
}
