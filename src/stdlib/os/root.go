// os: Root. A Root is a tree of the disk whose top no path leaves, by .. or by a symbolic link.

package os

import (
	"errors"
	"io"
	"io/fs"
	"sync/atomic"
	"syscall"
	"time"
)

// A Root gives access to a directory and what is below it, wherever the directory is moved.
type Root struct {
	name   string
	tree   tree
	closed atomic.Bool
}

func OpenRoot(name string) (*Root, error) {
	n, err := disk.lookup(name, true)
	if err == nil && !n.dir {
		err = syscall.ENOTDIR
	}
	if err != nil {
		return nil, &PathError{Op: "open", Path: name, Err: err}
	}
	return &Root{name: name, tree: tree{top: n, kept: true}}, nil
}

// OpenInRoot opens a file below a directory.
func OpenInRoot(dir, name string) (*File, error) {
	r, err := OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	return r.Open(name)
}

// Name gives the name that the Root was opened by.
func (r *Root) Name() string { return r.name }

// Close lets nothing more be opened; what is open stays so.
func (r *Root) Close() error {
	r.closed.Store(true)
	return nil
}

// path runs an operation on a path, and tells what it was that failed.
func (r *Root) path(op, name string, f func(*tree) error) error {
	err := ErrClosed
	if !r.closed.Load() {
		err = f(&r.tree)
	}
	if e, ok := err.(*PathError); ok {
		return e
	}
	if err != nil {
		return &PathError{Op: op, Path: name, Err: err}
	}
	return nil
}

func (r *Root) link(op, oldname, newname string, f func(*tree) error) error {
	err := ErrClosed
	if !r.closed.Load() {
		err = f(&r.tree)
	}
	if err != nil {
		return &LinkError{op, oldname, newname, err}
	}
	return nil
}

// at runs an operation on a file that is there.
func (r *Root) at(op, name string, follow bool, f func(*node)) error {
	return r.path(op, name, func(t *tree) error {
		n, err := t.lookup(name, follow)
		if err == nil {
			f(n)
		}
		return err
	})
}

func (r *Root) Open(name string) (*File, error) { return r.OpenFile(name, O_RDONLY, 0) }

func (r *Root) Create(name string) (*File, error) {
	return r.OpenFile(name, O_RDWR|O_CREATE|O_TRUNC, 0666)
}

func (r *Root) OpenFile(name string, flag int, perm FileMode) (f *File, err error) {
	err = r.path("openat", name, func(t *tree) error {
		if perm&0777 != perm {
			return errUnsupportedMode
		}
		n, err := t.open(name, flag, perm)
		if err == nil {
			f = newFile(r.name+"/"+name, n, flag)
		}
		return err
	})
	return f, err
}

var errUnsupportedMode = errors.New("unsupported file mode")

// OpenRoot opens a directory in the Root as another one.
func (r *Root) OpenRoot(name string) (sub *Root, err error) {
	err = r.path("openat", name, func(t *tree) error {
		n, err := t.lookup(name, true)
		if err == nil && !n.dir {
			return &PathError{Op: "open", Path: r.name + "/" + name, Err: syscall.ENOTDIR}
		}
		if err == nil {
			sub = &Root{name: r.name + "/" + name, tree: tree{top: n, kept: true}}
		}
		return err
	})
	return sub, err
}

func (r *Root) Stat(name string) (fi FileInfo, err error) {
	err = r.at("statat", name, true, func(n *node) { fi = &fileStat{baseName(name), n} })
	return fi, err
}

func (r *Root) Lstat(name string) (fi FileInfo, err error) {
	err = r.at("lstatat", name, false, func(n *node) { fi = &fileStat{baseName(name), n} })
	if e, ok := err.(*PathError); ok {
		e.Op = "statat"
	}
	return fi, err
}

func (r *Root) Mkdir(name string, perm FileMode) error {
	return r.path("mkdirat", name, func(t *tree) error {
		if perm&0777 != perm {
			return errUnsupportedMode
		}
		return t.mkdir(name, perm)
	})
}

func (r *Root) MkdirAll(name string, perm FileMode) error {
	return r.path("mkdirat", name, func(t *tree) error {
		if perm&0777 != perm {
			return errUnsupportedMode
		}
		upTo, err := t.mkdirAll(name, perm)
		if err == syscall.ENOTDIR {
			// What is no directory is told by the name that it was reached by.
			file := upTo
			for len(file) > 2 && file[:2] == "./" {
				file = skipSlashes(file[2:])
			}
			if upTo == trimSlashes(name) {
				return &PathError{Op: "mkdirat", Path: file, Err: syscall.EEXIST}
			}
			return &PathError{Op: "openat", Path: file, Err: err}
		}
		return err
	})
}

func (r *Root) Chmod(name string, mode FileMode) error {
	return r.path("chmodat", name, func(t *tree) error { return t.chmod(name, mode) })
}

func (r *Root) Chown(name string, uid, gid int) error {
	return r.at("chownat", name, true, func(*node) {})
}

func (r *Root) Lchown(name string, uid, gid int) error {
	return r.at("lchownat", name, false, func(*node) {})
}

func (r *Root) Chtimes(name string, atime, mtime time.Time) error {
	return r.path("chtimesat", name, func(t *tree) error { return t.chtimes(name, mtime) })
}

func (r *Root) Readlink(name string) (target string, err error) {
	err = r.path("readlinkat", name, func(t *tree) (err error) {
		target, err = t.readlink(name)
		return err
	})
	return target, err
}

func (r *Root) Symlink(oldname, newname string) error {
	return r.link("symlinkat", oldname, newname, func(t *tree) error { return t.symlink(oldname, newname) })
}

func (r *Root) Link(oldname, newname string) error {
	return r.link("linkat", oldname, newname, func(t *tree) error { return t.linkTo(oldname, newname) })
}

func (r *Root) Rename(oldname, newname string) error {
	return r.link("renameat", oldname, newname, func(t *tree) error { return t.rename(oldname, newname) })
}

func (r *Root) Remove(name string) error {
	return r.path("removeat", name, func(t *tree) error { return t.remove(name) })
}

func (r *Root) RemoveAll(name string) error {
	return r.path("RemoveAll", name, func(t *tree) error {
		if endsWithDot(name) {
			return syscall.EINVAL
		}
		return t.removeAll(name)
	})
}

func (r *Root) ReadFile(name string) ([]byte, error) {
	f, err := r.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(f)
}

func (r *Root) WriteFile(name string, data []byte, perm FileMode) error {
	f, err := r.OpenFile(name, O_WRONLY|O_CREATE|O_TRUNC, perm)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return err
}

// FS gives the tree as a file system.
func (r *Root) FS() fs.FS { return (*rootFS)(r) }

type rootFS Root

func (r *rootFS) valid(op, name string) error {
	if !fs.ValidPath(name) {
		return &PathError{Op: op, Path: name, Err: ErrInvalid}
	}
	return nil
}

func (r *rootFS) Open(name string) (fs.File, error) {
	if err := r.valid("open", name); err != nil {
		return nil, err
	}
	f, err := (*Root)(r).Open(name)
	if err != nil {
		return nil, err
	}
	return f, nil
}

func (r *rootFS) ReadDir(name string) ([]DirEntry, error) {
	if err := r.valid("readdir", name); err != nil {
		return nil, err
	}
	f, err := (*Root)(r).Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return f.ReadDir(-1)
}

func (r *rootFS) ReadFile(name string) ([]byte, error) {
	if err := r.valid("readfile", name); err != nil {
		return nil, err
	}
	return (*Root)(r).ReadFile(name)
}

func (r *rootFS) ReadLink(name string) (string, error) {
	if err := r.valid("readlink", name); err != nil {
		return "", err
	}
	return (*Root)(r).Readlink(name)
}

func (r *rootFS) Stat(name string) (FileInfo, error) {
	if err := r.valid("stat", name); err != nil {
		return nil, err
	}
	return (*Root)(r).Stat(name)
}

func (r *rootFS) Lstat(name string) (FileInfo, error) {
	if err := r.valid("lstat", name); err != nil {
		return nil, err
	}
	return (*Root)(r).Lstat(name)
}
