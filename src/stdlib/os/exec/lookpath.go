// exec: finding programs in the directories of PATH.

package exec

import (
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
)

// ErrNotFound is the reason where no directory has the program.
var ErrNotFound = errors.New("executable file not found in $PATH")

// ErrDot is the reason where only a relative directory of PATH has it.
var ErrDot = errors.New("cannot run executable found relative to current directory")

// An Error is why a name can't be run.
type Error struct {
	Name string
	Err  error
}

func (e *Error) Error() string { return "exec: " + strconv.Quote(e.Name) + ": " + e.Err.Error() }
func (e *Error) Unwrap() error { return e.Err }

func executable(file string) error {
	info, err := os.Stat(file)
	switch {
	case err != nil:
		return err
	case info.IsDir():
		return syscall.EISDIR
	case info.Mode()&0111 == 0:
		return syscall.EACCES
	}
	return nil
}

// LookPath finds a program. A name with a slash is taken as it is; one that a relative directory has is given together with ErrDot, unless
// GODEBUG has execerrdot=0.
func LookPath(file string) (string, error) {
	if file == "" || file == "." || file == ".." {
		return "", &Error{file, ErrNotFound}
	}
	if strings.Contains(file, "/") {
		if err := executable(file); err != nil {
			return "", &Error{file, err}
		}
		return file, nil
	}
	for _, dir := range filepath.SplitList(os.Getenv("PATH")) {
		path := filepath.Join(directory(dir), file)
		if executable(path) != nil {
			continue
		}
		if filepath.IsAbs(path) || dotAllowed() {
			return path, nil
		}
		return path, &Error{file, ErrDot}
	}
	return "", &Error{file, ErrNotFound}
}

func dotAllowed() bool {
	allowed := false
	for _, s := range strings.Split(os.Getenv("GODEBUG"), ",") {
		if value, ok := strings.CutPrefix(s, "execerrdot="); ok {
			allowed = value == "0"
		}
	}
	return allowed
}

// directory: an empty entry of PATH is the working directory.
func directory(entry string) string {
	if entry == "" {
		return "."
	}
	return entry
}
