// run

// Package os/exec where the command can't run: in all these cases Go says the same on Linux.

package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

var dir string

// show leaves the temporary directory's name out.
func show(what string, v ...any) {
	fmt.Println(what, strings.ReplaceAll(strings.TrimSpace(fmt.Sprintln(v...)), dir, "DIR"))
}

func main() {
	dir, _ = os.MkdirTemp("", "exec")
	defer os.RemoveAll(dir)
	plain, tool := filepath.Join(dir, "plain"), filepath.Join(dir, "tool")
	os.WriteFile(plain, []byte("data"), 0644)
	os.WriteFile(tool, []byte("#!/nonesuch/interpreter\n"), 0755)
	os.Chdir(dir)
	looking(plain)
	starting(plain)
	streams(plain)
	environment()
	processes(plain)
}

func looking(plain string) {
	os.Setenv("PATH", "/nonesuch:"+dir)
	for _, name := range []string{"", ".", "..", "/", dir, "./nonesuch", plain, "plain", "tool", "./tool", "a/b"} {
		path, err := exec.LookPath(name)
		show("look "+fmt.Sprintf("%q:", strings.ReplaceAll(name, dir, "DIR")), path, err, errors.Is(err, exec.ErrNotFound), errors.Is(err, fs.ErrNotExist))
	}
	os.Setenv("PATH", "nonesuch:.")
	path, err := exec.LookPath("tool")
	show("relative", path, err, errors.Is(err, exec.ErrDot))
	os.Setenv("PATH", ":/")
	path, err = exec.LookPath("tool")
	show("empty", path, err)
	var e *exec.Error
	show("as", errors.As(err, &e), e.Name, e.Unwrap() == exec.ErrDot)
}

func starting(plain string) {
	os.Setenv("PATH", dir)
	c := exec.Command("nonesuch", "x", "y z")
	show("command", c.Path, c.Args, c.Err, c)
	show("run", c.Run())
	show("again", c.Start(), c.Wait(), c.Process, c.ProcessState)
	c = exec.Command("tool", "a")
	show("found", c.Path, c.Args, c.Err, c)
	out, err := exec.Command("./nonesuch").Output()
	show("output", len(out), err, errors.Is(err, fs.ErrNotExist))
	out, err = exec.Command(plain).CombinedOutput()
	show("combined", len(out), err, errors.Is(err, fs.ErrPermission))
	c = exec.Command("./tool")
	c.Dir = "/nonesuch/dir"
	show("dir", c.Run())
	show("zero", new(exec.Cmd).Run())
	show("path", (&exec.Cmd{Path: "nonesuch"}).Run())
	show("nul", (&exec.Cmd{Path: "nonesuch", Env: []string{"A=\x00"}}).Run())
	show("nul", (&exec.Cmd{Path: "nonesuch", Args: []string{"\x00"}}).Run())
	show("cancel", (&exec.Cmd{Path: "nonesuch", Cancel: func() error { return nil }}).Run())
	ctx, cancel := context.WithTimeout(context.Background(), time.Hour)
	cancel()
	show("context", exec.CommandContext(ctx, plain).Run())
	defer func() { show("panic", recover()) }()
	exec.CommandContext(nil, plain)
}

func streams(plain string) {
	c := exec.Command(plain)
	w, err := c.StdinPipe()
	show("stdin", err, c.Stdin != nil)
	r, err := c.StdoutPipe()
	show("stdout", err, c.Stdout != nil)
	_, err = c.StdoutPipe()
	show("twice", err)
	c.Stderr = os.Stderr
	_, err = c.StderrPipe()
	show("stderr", err)
	_, err = c.Output()
	show("output", err)
	show("run", c.Run())
	_, err = w.Write([]byte("x"))
	show("write", err)
	_, err = r.Read(make([]byte, 1))
	show("read", err)
}

func environment() {
	c := exec.Cmd{Env: []string{"A=1", "B=2", "plain", "", "A=3", "=C:=x", "=C:=y", "=D", "B="}}
	show("environ", fmt.Sprintf("%q", c.Environ()))
	os.Clearenv()
	os.Setenv("PWD", "/old")
	os.Setenv("Z", "z")
	c = exec.Cmd{Dir: "sub"}
	show("pwd", c.Environ())
	c = exec.Cmd{}
	show("own", c.Environ())
}

func processes(plain string) {
	p, _ := os.FindProcess(os.Getpid())
	state, err := p.Wait()
	show("wait", state, err, errors.Is(err, syscall.ECHILD))
	show("nil", state.String(), state.ExitCode())
	for _, name := range []string{plain, dir, "nonesuch", "x\x00"} {
		p, err = os.StartProcess(name, []string{name}, &os.ProcAttr{})
		show("start", p, fmt.Sprintf("%q", err.Error()))
	}
	for _, w := range []syscall.WaitStatus{0, 0x300, 9, 0x8b, 0x137f, 0xffff, 0x3057f} {
		show("status", w.Exited(), w.ExitStatus(), w.Signaled(), int(w.Signal()), w.Stopped(), int(w.StopSignal()), w.Continued(), w.CoreDump(), w.TrapCause())
	}
}

// Output:
// look "": exec: "": executable file not found in $PATH true false
// look ".": exec: ".": executable file not found in $PATH true false
// look "..": exec: "..": executable file not found in $PATH true false
// look "/": exec: "/": is a directory false false
// look "DIR": exec: "DIR": is a directory false false
// look "./nonesuch": exec: "./nonesuch": stat ./nonesuch: no such file or directory false true
// look "DIR/plain": exec: "DIR/plain": permission denied false false
// look "plain": exec: "plain": executable file not found in $PATH true false
// look "tool": DIR/tool <nil> false false
// look "./tool": ./tool <nil> false false
// look "a/b": exec: "a/b": stat a/b: no such file or directory false true
// relative tool exec: "tool": cannot run executable found relative to current directory true
// empty tool exec: "tool": cannot run executable found relative to current directory
// as true tool true
// command nonesuch [nonesuch x y z] exec: "nonesuch": executable file not found in $PATH nonesuch x y z
// run exec: "nonesuch": executable file not found in $PATH
// again exec: already started exec: not started <nil> <nil>
// found DIR/tool [tool a] <nil> DIR/tool a
// output 0 fork/exec ./nonesuch: no such file or directory true
// combined 0 fork/exec DIR/plain: permission denied true
// dir chdir /nonesuch/dir: no such file or directory
// zero exec: no command
// path fork/exec nonesuch: no such file or directory
// nul exec: environment variable contains NUL
// nul fork/exec nonesuch: invalid argument
// cancel exec: command with a non-nil Cancel was not created with CommandContext
// context context canceled
// panic nil Context
// stdin <nil> true
// stdout <nil> true
// twice exec: Stdout already set
// stderr exec: Stderr already set
// output exec: Stdout already set
// run fork/exec DIR/plain: permission denied
// write write |1: file already closed
// read read |0: file already closed
// environ ["plain" "A=3" "=C:=y" "=D" "B="]
// pwd [Z=z PWD=DIR/sub]
// own [PWD=/old Z=z]
// wait <nil> waitid: no child processes true
// nil <nil> -1
// start <nil> "fork/exec DIR/plain: permission denied"
// start <nil> "fork/exec DIR: permission denied"
// start <nil> "fork/exec nonesuch: no such file or directory"
// start <nil> "fork/exec x\x00: invalid argument"
// status true 0 false -1 false -1 false false -1
// status true 3 false -1 false -1 false false -1
// status false -1 true 9 false -1 false false -1
// status false -1 true 11 false -1 false true -1
// status false -1 false -1 true 19 false false -1
// status false -1 false -1 false -1 true false -1
// status false -1 false -1 true 5 false false 3
