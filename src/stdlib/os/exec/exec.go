// Package exec: commands. The machine can start no other process (os.StartProcess), so a command goes as far as that call: its program is looked for, its
// directory, environment and streams are checked, and Start returns the error. What would follow, copying streams and watching contexts, is absent.
package exec

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"syscall"
	"time"
)

// ErrWaitDelay is what Wait returns where streams stay open for longer than WaitDelay.
var ErrWaitDelay = errors.New("exec: WaitDelay expired before I/O complete")

// A Cmd is a command that is prepared. It can be started once.
type Cmd struct {
	Path         string
	Args         []string
	Env          []string
	Dir          string
	Stdin        io.Reader
	Stdout       io.Writer
	Stderr       io.Writer
	ExtraFiles   []*os.File
	SysProcAttr  *syscall.SysProcAttr
	Process      *os.Process
	ProcessState *os.ProcessState

	ctx       context.Context
	Err       error
	Cancel    func() error
	WaitDelay time.Duration

	pipes   []*os.File // both ends of the pipes that were asked for
	started atomic.Bool
}

// Command prepares a program, looked for in PATH if its name has no slash; what LookPath says against it is in Err.
func Command(name string, arg ...string) *Cmd {
	c := &Cmd{Path: name, Args: append([]string{name}, arg...)}
	if filepath.Base(name) == name {
		path, err := LookPath(name)
		if path != "" {
			c.Path = path
		}
		c.Err = err
	}
	return c
}

func CommandContext(ctx context.Context, name string, arg ...string) *Cmd {
	if ctx == nil {
		panic("nil Context")
	}
	c := Command(name, arg...)
	c.ctx = ctx
	c.Cancel = func() error { return c.Process.Kill() }
	return c
}

// String is for reading, not for a shell.
func (c *Cmd) String() string {
	if c.Err != nil {
		return strings.Join(c.Args, " ")
	}
	return strings.Join(append([]string{c.Path}, c.Args[1:]...), " ")
}

// Environ is the environment that the command would have.
func (c *Cmd) Environ() []string {
	env, _ := c.environ()
	return env
}

func (c *Cmd) environ() ([]string, error) {
	var wrong error
	env := c.Env
	if env == nil {
		env = os.Environ()
		if c.Dir != "" {
			dir, err := filepath.Abs(c.Dir)
			if wrong = err; err == nil {
				env = append(env, "PWD="+dir)
			}
		}
	}
	env, err := lastOnes(env)
	if wrong == nil {
		wrong = err
	}
	return env, wrong
}

// lastOnes keeps the last value of each variable, where it stands. Entries without = stay, those with a zero byte don't.
func lastOnes(env []string) (out []string, err error) {
	seen := map[string]bool{}
	for _, entry := range slices.Backward(env) {
		if strings.IndexByte(entry, 0) >= 0 {
			err = errors.New("exec: environment variable contains NUL")
			continue
		}
		name, _, ok := strings.Cut(entry, "=")
		if ok && name == "" { // Windows has names that begin with it
			if rest, _, more := strings.Cut(entry[1:], "="); more {
				name = "=" + rest
			}
		}
		if entry == "" || ok && seen[name] {
			continue
		}
		seen[name] = seen[name] || ok
		out = append(out, entry)
	}
	slices.Reverse(out)
	return out, err
}

// Start fails: there are no other processes.
func (c *Cmd) Start() error {
	if c.started.Swap(true) {
		return errors.New("exec: already started")
	}
	defer func() {
		for _, f := range c.pipes {
			f.Close()
		}
	}()
	if c.Path == "" && c.Err == nil {
		c.Err = errors.New("exec: no command")
	}
	if c.Err != nil {
		return c.Err
	}
	if c.Cancel != nil && c.ctx == nil {
		return errors.New("exec: command with a non-nil Cancel was not created with CommandContext")
	}
	if c.ctx != nil && c.ctx.Err() != nil {
		return c.ctx.Err()
	}
	env, err := c.environ()
	if err != nil {
		return err
	}
	args := c.Args
	if len(args) == 0 {
		args = []string{c.Path}
	}
	c.Process, err = os.StartProcess(c.Path, args, &os.ProcAttr{Dir: c.Dir, Env: env, Sys: c.SysProcAttr})
	return err
}

func (c *Cmd) Run() error {
	if err := c.Start(); err != nil {
		return err
	}
	return c.Wait()
}

// Wait waits for the command's end.
func (c *Cmd) Wait() error {
	if c.Process == nil {
		return errors.New("exec: not started")
	}
	if c.ProcessState != nil {
		return errors.New("exec: Wait was already called")
	}
	state, err := c.Process.Wait()
	c.ProcessState = state
	if err == nil && !state.Success() {
		err = &ExitError{ProcessState: state}
	}
	return err
}

// Output runs the command for what it writes.
func (c *Cmd) Output() ([]byte, error) {
	if c.Stdout != nil {
		return nil, errors.New("exec: Stdout already set")
	}
	var out bytes.Buffer
	c.Stdout = &out
	err := c.Run()
	return out.Bytes(), err
}

func (c *Cmd) CombinedOutput() ([]byte, error) {
	if c.Stdout != nil {
		return nil, errors.New("exec: Stdout already set")
	}
	if c.Stderr != nil {
		return nil, errors.New("exec: Stderr already set")
	}
	var out bytes.Buffer
	c.Stdout, c.Stderr = &out, &out
	err := c.Run()
	return out.Bytes(), err
}

func (c *Cmd) StdinPipe() (io.WriteCloser, error) {
	r, w, err := c.pipe("Stdin", c.Stdin != nil)
	if err != nil {
		return nil, err
	}
	c.Stdin = r
	return w, nil
}

func (c *Cmd) StdoutPipe() (io.ReadCloser, error) {
	r, w, err := c.pipe("Stdout", c.Stdout != nil)
	if err != nil {
		return nil, err
	}
	c.Stdout = w
	return r, nil
}

func (c *Cmd) StderrPipe() (io.ReadCloser, error) {
	r, w, err := c.pipe("Stderr", c.Stderr != nil)
	if err != nil {
		return nil, err
	}
	c.Stderr = w
	return r, nil
}

// pipe for a stream that is not set, before the start.
func (c *Cmd) pipe(stream string, set bool) (r, w *os.File, err error) {
	if set {
		return nil, nil, errors.New("exec: " + stream + " already set")
	}
	if c.Process != nil {
		return nil, nil, errors.New("exec: " + stream + "Pipe after process started")
	}
	r, w, err = os.Pipe()
	if err == nil {
		c.pipes = append(c.pipes, r, w)
	}
	return r, w, err
}

// An ExitError is a command that ended otherwise than with 0.
type ExitError struct {
	*os.ProcessState
	Stderr []byte
}

func (e *ExitError) Error() string { return e.ProcessState.String() }
