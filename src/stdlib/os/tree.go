// os: looking paths up on the virtual disk, and what changes directories.

package os

import (
	"errors"
	"sync"
	"syscall"
	"time"
)

// A tree is what paths are looked up in: the whole disk, whose relative paths begin at the working directory, or what a Root keeps to.
type tree struct {
	top  *node
	kept bool
}

var (
	disk = &tree{top: root}
	// diskMu guards all directories.
	diskMu sync.Mutex
)

// A place is where a path leads: a directory and a name in it, and what has the name, if anything has. The name is "" for a path that
// ends in a directory by itself: /, . and ..
type place struct {
	dir  *node
	base string
	n    *node
}

var (
	errEscapes   = errors.New("path escapes from parent")
	errEmptyPath = errors.New("empty path")
)

const maxLinks = 40

// find follows a path, and a symbolic link at its end if that is wanted or a slash follows. If only the last name is missing, the place
// where it would be is given together with syscall.ENOENT. The caller holds diskMu.
func (t *tree) find(path string, follow bool) (place, error) {
	dir := t.top
	rest := path
	switch {
	case t.kept && path == "":
		return place{}, errEmptyPath
	case t.kept && path[0] == '/':
		return place{}, errEscapes
	case path == "":
		return place{}, syscall.ENOENT
	case !t.kept && path[0] != '/':
		rest = workDir + "/" + path
	}
	for i := range len(path) {
		if path[i] == 0 {
			return place{}, syscall.EINVAL
		}
	}
	for links := 0; ; {
		rest = skipSlashes(rest)
		end := 0
		for end < len(rest) && rest[end] != '/' {
			end++
		}
		name, slash := rest[:end], end < len(rest)
		rest = skipSlashes(rest[end:])
		switch name {
		case "", ".":
			if rest == "" {
				return place{dir, "", dir}, nil
			}
			continue
		case "..":
			if dir == t.top && t.kept {
				return place{}, errEscapes
			}
			if dir != t.top {
				dir = dir.up
			}
			if rest == "" {
				return place{dir, "", dir}, nil
			}
			continue
		}
		n := dir.children[name]
		last := rest == ""
		switch {
		case n == nil && last:
			return place{dir, name, nil}, syscall.ENOENT
		case n == nil:
			return place{}, syscall.ENOENT
		case n.link != "" && (follow || slash):
			if links++; links > maxLinks {
				return place{}, syscall.ELOOP
			}
			if n.link[0] == '/' {
				if t.kept {
					return place{}, errEscapes
				}
				dir = t.top
			}
			tail := rest
			if rest = n.link; slash {
				rest += "/" + tail
			}
			continue
		case !n.dir && slash:
			return place{}, syscall.ENOTDIR
		case last:
			return place{dir, name, n}, nil
		}
		dir = n
	}
}

func skipSlashes(s string) string {
	for s != "" && s[0] == '/' {
		s = s[1:]
	}
	return s
}

func trimSlashes(path string) string {
	for len(path) > 1 && path[len(path)-1] == '/' {
		path = path[:len(path)-1]
	}
	return path
}

// lookup finds what is there.
func (t *tree) lookup(path string, follow bool) (*node, error) {
	diskMu.Lock()
	defer diskMu.Unlock()
	p, err := t.find(path, follow)
	return p.n, err
}

// vacant finds a place that nothing has taken.
func (t *tree) vacant(path string) (place, error) {
	p, err := t.find(path, false)
	switch {
	case err == nil:
		err = syscall.EEXIST
	case err == syscall.ENOENT && p.dir != nil:
		err = nil
	}
	return p, err
}

func (p place) put(n *node) {
	n.name = p.base
	n.up = p.dir
	p.dir.children[p.base] = n
}

func (t *tree) open(path string, flag int, perm FileMode) (*node, error) {
	diskMu.Lock()
	defer diskMu.Unlock()
	exclusive := flag&(O_CREATE|O_EXCL) == O_CREATE|O_EXCL
	p, err := t.find(path, !exclusive)
	switch {
	case err == nil && exclusive:
		return nil, syscall.EEXIST
	case err == nil && p.n.dir && flag&(O_WRONLY|O_RDWR|O_CREATE) != 0:
		return nil, syscall.EISDIR
	case err == syscall.ENOENT && p.dir != nil && flag&O_CREATE != 0:
		if path[len(path)-1] == '/' {
			return nil, syscall.EISDIR
		}
		n := &node{mode: perm.Perm() &^ 022, mtime: time.Now()}
		p.put(n)
		n.mirror("file", nil)
		return n, nil
	case err != nil:
		return nil, err
	}
	p.n.load()
	if flag&O_TRUNC != 0 && !p.n.dir {
		p.n.data = nil
		p.n.mirror("file", nil)
	}
	return p.n, nil
}

func newDir(perm FileMode) *node {
	return &node{dir: true, mode: ModeDir | perm.Perm()&^022, mtime: time.Now(), children: map[string]*node{}}
}

func (t *tree) mkdir(path string, perm FileMode) error {
	diskMu.Lock()
	defer diskMu.Unlock()
	p, err := t.vacant(trimSlashes(path))
	if err == nil {
		p.put(newDir(perm))
		mirror("mkdir", p.at(), nil)
	}
	return err
}

// mkdirAll makes what is missing of a path; upTo is what could not be made.
func (t *tree) mkdirAll(path string, perm FileMode) (upTo string, err error) {
	if path == "" {
		_, err := t.lookup(path, true)
		return path, err
	}
	// Every prefix that ends before a slash, then the whole.
	for i := 1; i <= len(path); i++ {
		if i < len(path) && path[i] != '/' || path[i-1] == '/' {
			continue
		}
		prefix := path[:i]
		n, err := t.lookup(prefix, true)
		if err == syscall.ENOENT {
			err = t.mkdir(prefix, perm)
		} else if err == nil && !n.dir {
			err = syscall.ENOTDIR
		}
		if err != nil {
			return prefix, err
		}
	}
	return "", nil
}

func (t *tree) remove(path string) error {
	diskMu.Lock()
	defer diskMu.Unlock()
	p, err := t.find(path, false)
	switch {
	case err != nil:
		return err
	case p.base == "":
		return syscall.EINVAL
	case len(p.n.children) > 0:
		return syscall.ENOTEMPTY
	}
	p.drop()
	return nil
}

// drop takes the name away from what is there.
func (p place) drop() {
	delete(p.dir.children, p.base)
	mirror("remove", p.at(), nil)
	if !p.n.dir && p.n.up == p.dir && p.n.name == p.base {
		p.n.up = nil
	}
}

// removeAll removes whatever there is; nothing at all is no error.
func (t *tree) removeAll(path string) error {
	diskMu.Lock()
	defer diskMu.Unlock()
	p, err := t.find(trimSlashes(path), false)
	if err == syscall.ENOENT {
		return nil
	}
	if err == nil && p.base == "" {
		return syscall.EINVAL
	}
	if err == nil {
		p.drop()
	}
	return err
}

// rename moves a file or directory to a place that is vacant or has a file, which is replaced.
func (t *tree) rename(oldpath, newpath string) error {
	diskMu.Lock()
	defer diskMu.Unlock()
	from, err := t.find(oldpath, false)
	if err != nil {
		return err
	}
	to, err := t.find(newpath, false)
	switch {
	case err != nil && (err != syscall.ENOENT || to.dir == nil):
		return err
	case from.base == "":
		return syscall.EBUSY
	case err == nil && to.n.dir && (to.n != from.n || oldpath == newpath):
		return syscall.EEXIST
	case err == nil && from.n.dir && !to.n.dir:
		return syscall.ENOTDIR
	case err == nil && to.n == from.n:
		return nil
	case !from.n.dir && newpath[len(newpath)-1] == '/':
		return syscall.ENOTDIR
	}
	for d := to.dir; d != nil; d = d.up {
		if d == from.n {
			return syscall.EINVAL // into itself
		}
	}
	delete(from.dir.children, from.base)
	to.put(from.n)
	if from.n.dir {
		mirror("rename", from.at()+"\x00"+to.at(), nil)
	} else {
		mirror("remove", from.at(), nil)
		to.n = from.n
		to.copyToHost()
	}
	return nil
}

func (t *tree) symlink(target, path string) error {
	diskMu.Lock()
	defer diskMu.Unlock()
	if target == "" {
		return syscall.ENOENT
	}
	p, err := t.vacant(path)
	if err == nil {
		p.put(&node{link: target, mode: ModeSymlink | 0777, mtime: time.Now()})
		mirror("symlink", target+"\x00"+p.at(), nil)
	}
	return err
}

// linkTo gives a file one more name.
func (t *tree) linkTo(oldpath, newpath string) error {
	diskMu.Lock()
	defer diskMu.Unlock()
	from, err := t.find(oldpath, false)
	if err != nil {
		return err
	}
	to, err := t.vacant(newpath)
	switch {
	case err != nil:
		return err
	case from.n.dir:
		return syscall.EPERM
	}
	to.put(from.n)
	to.n = from.n
	to.copyToHost()
	return nil
}

func (t *tree) readlink(path string) (string, error) {
	n, err := t.lookup(path, false)
	if err == nil && n.link == "" {
		err = syscall.EINVAL
	}
	if err != nil {
		return "", err
	}
	return n.link, nil
}

func (t *tree) chmod(path string, mode FileMode) error {
	n, err := t.lookup(path, true)
	if err == nil {
		n.mode = n.mode&ModeType | mode.Perm()
	}
	return err
}

func (t *tree) chtimes(path string, mtime time.Time) error {
	n, err := t.lookup(path, true)
	if err == nil && !mtime.IsZero() {
		n.mtime = mtime
	}
	return err
}

// path is the absolute path of what is in a directory, by the name that was given last.
func (n *node) path() string {
	if n.up == nil {
		return "/"
	}
	s := ""
	for ; n.up != nil; n = n.up {
		s = "/" + n.name + s
	}
	return s
}
