// os: the virtual disk: a tree of nodes in the program's own memory.

package os

import (
	"errors"
	"io"
	"io/fs"
	"sort"
	"syscall"
	"time"
)

// node is a file, a directory or a symbolic link. A file may have several names, of which it knows the last.
type node struct {
	name     string
	dir      bool
	data     []byte
	children map[string]*node
	up       *node  // the directory that it is in; nil: none any more, or the root
	link     string // where a link leads
	mode     FileMode
	mtime    time.Time
	null     bool // takes everything and gives nothing
	given    int  // 1 + number of the file that the host gives, as long as it has not been read
}

func runtime_dir() string
func runtime_files() []string
func runtime_filedata(i int) string

// init puts the files that the host gives on the disk.
func init() {
	root.children["tmp"].up, root.children["dev"].up = root, root
	for i, path := range runtime_files() {
		dir := root
		elems := split(path)
		for k, e := range elems {
			n := dir.children[e]
			if n == nil {
				n = &node{dir: true, mode: ModeDir | 0755, children: map[string]*node{}}
				if k == len(elems)-1 {
					n = &node{mode: 0644, given: i + 1}
				}
				place{dir, e, n}.put(n)
			}
			dir = n
		}
	}
	if d := runtime_dir(); d != "" {
		MkdirAll(d, 0755)
		workDir = d
	}
}

// load reads the contents of a file that the host gives.
func (n *node) load() {
	if n.given > 0 {
		n.data = []byte(runtime_filedata(n.given - 1))
		n.given = 0
	}
}

var root = &node{name: "/", dir: true, mode: ModeDir | 0755, children: map[string]*node{
	"tmp": {name: "tmp", dir: true, mode: ModeDir | 0777, children: map[string]*node{}},
	"dev": {name: "dev", dir: true, mode: ModeDir | 0755, children: map[string]*node{
		"null": {name: "null", null: true, mode: ModeDevice | ModeCharDevice | 0666},
	}},
}}

var workDir = "/"

// split gives the elements of an absolute path.
func split(path string) []string {
	var elems []string
	start := 0
	for i := 0; i <= len(path); i++ {
		if i == len(path) || path[i] == '/' {
			if i > start {
				elems = append(elems, path[start:i])
			}
			start = i + 1
		}
	}
	return elems
}

func Open(name string) (*File, error) { return OpenFile(name, O_RDONLY, 0) }

func Create(name string) (*File, error) { return OpenFile(name, O_RDWR|O_CREATE|O_TRUNC, 0666) }

func OpenFile(name string, flag int, perm FileMode) (*File, error) {
	n, err := disk.open(name, flag, perm)
	if err != nil {
		return nil, &PathError{Op: "open", Path: name, Err: err}
	}
	return newFile(name, n, flag), nil
}

func newFile(name string, n *node, flag int) *File {
	return &File{name: name, fd: -1, node: n, flag: flag}
}

func (f *File) readNode(b []byte) (int, error) {
	if f.node.dir {
		return 0, &PathError{Op: "read", Path: f.name, Err: syscall.EISDIR}
	}
	if f.flag&(O_WRONLY|O_RDWR) == O_WRONLY {
		return 0, &PathError{Op: "read", Path: f.name, Err: syscall.EBADF}
	}
	if f.off >= int64(len(f.node.data)) {
		return 0, io.EOF
	}
	n := copy(b, f.node.data[f.off:])
	f.off += int64(n)
	return n, nil
}

func (f *File) writeNode(b []byte) (int, error) {
	if f.flag&(O_WRONLY|O_RDWR) == 0 {
		return 0, &PathError{Op: "write", Path: f.name, Err: syscall.EBADF}
	}
	if f.flag&O_APPEND != 0 {
		f.off = int64(len(f.node.data))
	}
	f.node.put(b, f.off)
	f.off += int64(len(b))
	return len(b), nil
}

func (n *node) put(b []byte, off int64) {
	end := off + int64(len(b))
	if n.null {
		return
	}
	if end > int64(len(n.data)) {
		n.data = append(n.data, make([]byte, end-int64(len(n.data)))...)
	}
	copy(n.data[off:], b)
	n.mtime = time.Now()
	if mirrored >= 0 {
		n.mirror("write "+itoa(int(off)), b)
	}
}

func (f *File) ReadAt(b []byte, off int64) (int, error) {
	if err := f.check("read"); err != nil {
		return 0, err
	}
	if off < 0 {
		return 0, &PathError{Op: "readat", Path: f.name, Err: errors.New("negative offset")}
	}
	if f.node == nil || off >= int64(len(f.node.data)) {
		return 0, io.EOF
	}
	n := copy(b, f.node.data[off:])
	if n < len(b) {
		return n, io.EOF
	}
	return n, nil
}

func (f *File) WriteAt(b []byte, off int64) (int, error) {
	if err := f.check("write"); err != nil {
		return 0, err
	}
	if f.flag&O_APPEND != 0 {
		return 0, errWriteAtAppend
	}
	if off < 0 {
		return 0, &PathError{Op: "writeat", Path: f.name, Err: errors.New("negative offset")}
	}
	if f.node == nil {
		return 0, &PathError{Op: "writeat", Path: f.name, Err: syscall.EINVAL}
	}
	f.node.put(b, off)
	return len(b), nil
}

func (f *File) Seek(offset int64, whence int) (int64, error) {
	if err := f.check("seek"); err != nil {
		return 0, err
	}
	if f.node == nil {
		return 0, &PathError{Op: "seek", Path: f.name, Err: syscall.ESPIPE}
	}
	if f.node.dir {
		// The offset of a directory counts entries; what was listed is read anew.
		f.names = nil
	}
	switch whence {
	case SEEK_CUR:
		offset += f.off
	case SEEK_END:
		offset += int64(len(f.node.data))
	}
	if offset < 0 {
		return 0, &PathError{Op: "seek", Path: f.name, Err: syscall.EINVAL}
	}
	f.off = offset
	return offset, nil
}

func (f *File) Truncate(size int64) error {
	if err := f.check("truncate"); err != nil {
		return err
	}
	if f.node == nil || size < 0 {
		return &PathError{Op: "truncate", Path: f.name, Err: syscall.EINVAL}
	}
	if size <= int64(len(f.node.data)) {
		f.node.data = f.node.data[:size]
	} else {
		f.node.data = append(f.node.data, make([]byte, size-int64(len(f.node.data)))...)
	}
	f.node.mirror("truncate "+itoa(int(size)), nil)
	return nil
}

func (f *File) Chmod(mode FileMode) error {
	if err := f.check("chmod"); err != nil {
		return err
	}
	if f.node != nil {
		f.node.mode = f.node.mode&ModeType | mode.Perm()
	}
	return nil
}

type fileStat struct {
	name string
	n    *node
}

func (s *fileStat) Name() string { return s.name }
func (s *fileStat) Size() int64 {
	if s.n.link != "" {
		return int64(len(s.n.link))
	}
	s.n.load()
	return int64(len(s.n.data))
}

func (s *fileStat) Mode() FileMode     { return s.n.mode }
func (s *fileStat) ModTime() time.Time { return s.n.mtime }
func (s *fileStat) IsDir() bool        { return s.n.dir }
func (s *fileStat) Sys() any           { return nil }

func (f *File) Stat() (FileInfo, error) {
	if err := f.check("stat"); err != nil {
		return nil, err
	}
	if f.node == nil {
		return &fileStat{baseName(f.name), &node{name: f.name, mode: ModeDevice | ModeCharDevice | 0620}}, nil
	}
	return &fileStat{baseName(f.name), f.node}, nil
}

// baseName is the last element of a path as it is written.
func baseName(path string) string {
	for len(path) > 1 && path[len(path)-1] == '/' {
		path = path[:len(path)-1]
	}
	for i := len(path) - 1; i >= 0; i-- {
		if path[i] == '/' && i+1 < len(path) {
			return path[i+1:]
		}
	}
	return path
}

func Stat(name string) (FileInfo, error) {
	n, err := disk.lookup(name, true)
	if err != nil {
		return nil, &PathError{Op: "stat", Path: name, Err: err}
	}
	return &fileStat{baseName(name), n}, nil
}

func Lstat(name string) (FileInfo, error) {
	n, err := disk.lookup(name, false)
	if err != nil {
		return nil, &PathError{Op: "lstat", Path: name, Err: err}
	}
	return &fileStat{baseName(name), n}, nil
}

func SameFile(a, b FileInfo) bool {
	x, ok1 := a.(*fileStat)
	y, ok2 := b.(*fileStat)
	return ok1 && ok2 && x.n == y.n
}

func Mkdir(name string, perm FileMode) error {
	if err := disk.mkdir(name, perm); err != nil {
		return &PathError{Op: "mkdir", Path: name, Err: err}
	}
	return nil
}

func MkdirAll(path string, perm FileMode) error {
	if upTo, err := disk.mkdirAll(path, perm); err != nil {
		return &PathError{Op: "mkdir", Path: upTo, Err: err}
	}
	return nil
}

func Remove(name string) error {
	if err := disk.remove(name); err != nil {
		return &PathError{Op: "remove", Path: name, Err: err}
	}
	return nil
}

func endsWithDot(path string) bool {
	return path == "." || len(path) > 1 && path[len(path)-2:] == "/."
}

// RemoveAll removes path and everything below it. Nothing at all is no error; a path that ends in a dot is.
func RemoveAll(path string) error {
	if endsWithDot(path) {
		return &PathError{Op: "RemoveAll", Path: path, Err: syscall.EINVAL}
	}
	if path == "" {
		return nil
	}
	if err := disk.removeAll(path); err != nil {
		return &PathError{Op: "unlinkat", Path: path, Err: err}
	}
	return nil
}

// Rename replaces a file that has the new name already, but no directory.
func Rename(oldpath, newpath string) error {
	if err := disk.rename(oldpath, newpath); err != nil {
		return &LinkError{"rename", oldpath, newpath, err}
	}
	return nil
}

func Truncate(name string, size int64) error {
	f, err := OpenFile(name, O_WRONLY, 0)
	if err != nil {
		return &PathError{Op: "truncate", Path: name, Err: underlying(err)}
	}
	return f.Truncate(size)
}

func Chmod(name string, mode FileMode) error {
	if err := disk.chmod(name, mode); err != nil {
		return &PathError{Op: "chmod", Path: name, Err: err}
	}
	return nil
}

func Chtimes(name string, atime, mtime time.Time) error {
	if err := disk.chtimes(name, mtime); err != nil {
		return &PathError{Op: "chtimes", Path: name, Err: err}
	}
	return nil
}

func ReadFile(name string) ([]byte, error) {
	f, err := Open(name)
	if err != nil {
		return nil, err
	}
	if f.node.dir {
		return nil, &PathError{Op: "read", Path: name, Err: syscall.EISDIR}
	}
	return append([]byte{}, f.node.data...), nil
}

func WriteFile(name string, data []byte, perm FileMode) error {
	f, err := OpenFile(name, O_WRONLY|O_CREATE|O_TRUNC, perm)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return err
}

type dirEntry struct {
	name string
	n    *node
}

func (d dirEntry) Name() string            { return d.name }
func (d dirEntry) IsDir() bool             { return d.n.dir }
func (d dirEntry) Type() FileMode          { return d.n.mode.Type() }
func (d dirEntry) Info() (FileInfo, error) { return &fileStat{d.name, d.n}, nil }
func (d dirEntry) String() string          { return fs.FormatDirEntry(d) }

func (n *node) list() []DirEntry {
	diskMu.Lock()
	defer diskMu.Unlock()
	out := make([]DirEntry, 0, len(n.children))
	for name, c := range n.children {
		out = append(out, dirEntry{name, c})
	}
	sort.Slice(out, func(i, j int) bool { return out[i].Name() < out[j].Name() })
	return out
}

func ReadDir(name string) ([]DirEntry, error) {
	n, err := disk.lookup(name, true)
	if err == nil && !n.dir {
		err = syscall.ENOTDIR
	}
	if err != nil {
		return nil, &PathError{Op: "open", Path: name, Err: err}
	}
	return n.list(), nil
}

func (f *File) ReadDir(n int) ([]DirEntry, error) {
	if err := f.check("readdir"); err != nil {
		return nil, err
	}
	if f.node == nil || !f.node.dir {
		return nil, &PathError{Op: "readdirent", Path: f.name, Err: syscall.ENOTDIR}
	}
	// What is made or removed later is not seen before the directory is read from its beginning again.
	if f.names == nil {
		f.names = f.node.list()
	}
	rest := f.names[min(f.off, int64(len(f.names))):]
	if n > 0 {
		if len(rest) == 0 {
			return nil, io.EOF
		}
		rest = rest[:min(n, len(rest))]
	}
	f.off += int64(len(rest))
	return rest, nil
}

func (f *File) Readdir(n int) ([]FileInfo, error) {
	list, err := f.ReadDir(n)
	out := make([]FileInfo, len(list))
	for i, e := range list {
		out[i], _ = e.Info()
	}
	return out, err
}

func (f *File) Readdirnames(n int) ([]string, error) {
	list, err := f.ReadDir(n)
	out := make([]string, len(list))
	for i, e := range list {
		out[i] = e.Name()
	}
	return out, err
}

func Getwd() (dir string, err error) { return workDir, nil }

func Chdir(dir string) error {
	n, err := disk.lookup(dir, true)
	if err == nil && !n.dir {
		err = syscall.ENOTDIR
	}
	if err != nil {
		return &PathError{Op: "chdir", Path: dir, Err: err}
	}
	workDir = n.path()
	return nil
}

// Chdir makes the directory the working directory.
func (f *File) Chdir() error {
	if err := f.check("chdir"); err != nil {
		return err
	}
	if f.node == nil || !f.node.dir {
		return &PathError{Op: "chdir", Path: f.name, Err: syscall.ENOTDIR}
	}
	workDir = f.node.path()
	return nil
}

func TempDir() string {
	if d := Getenv("TMPDIR"); d != "" {
		return d
	}
	return "/tmp"
}

var tempCount int

var (
	errWriteAtAppend = errors.New("os: invalid use of WriteAt on file opened with O_APPEND")
	errSeparator     = errors.New("pattern contains path separator")
)

func tempName(op, dir, pattern string, make func(string) error) (string, error) {
	for i := range len(pattern) {
		if pattern[i] == '/' {
			return "", &PathError{Op: op, Path: pattern, Err: errSeparator}
		}
	}
	if dir == "" {
		dir = TempDir()
	}
	prefix, suffix := pattern, ""
	for i := len(pattern) - 1; i >= 0; i-- {
		if pattern[i] == '*' {
			prefix, suffix = pattern[:i], pattern[i+1:]
			break
		}
	}
	for {
		tempCount++
		name := dir + "/" + prefix + itoa(1000000+tempCount) + suffix
		err := make(name)
		if err == nil || !IsExist(err) {
			return name, err
		}
	}
}

func itoa(n int) string {
	var b [20]byte
	i := len(b)
	for {
		i--
		b[i] = byte('0' + n%10)
		n /= 10
		if n == 0 {
			return string(b[i:])
		}
	}
}

func MkdirTemp(dir, pattern string) (string, error) {
	name, err := tempName("mkdirtemp", dir, pattern, func(n string) error { return Mkdir(n, 0700) })
	if IsNotExist(err) {
		// What is missing is rather the directory, if one was named.
		if _, e := Stat(dir); dir != "" && IsNotExist(e) {
			err = e
		}
	}
	if err != nil {
		return "", err
	}
	return name, nil
}

func CreateTemp(dir, pattern string) (*File, error) {
	var f *File
	_, err := tempName("createtemp", dir, pattern, func(n string) (err error) {
		f, err = OpenFile(n, O_RDWR|O_CREATE|O_EXCL, 0600)
		return err
	})
	return f, err
}

type dirFS string

// DirFS gives the tree below a directory as a file system.
func DirFS(dir string) fs.FS { return dirFS(dir) }

// at runs an operation on a file below the directory; errors have the name as it was given.
func (d dirFS) at(op, name string, f func(path string) error) error {
	if d == "" {
		return &PathError{Op: op, Path: name, Err: errors.New("os: DirFS with empty root")}
	}
	if !fs.ValidPath(name) {
		return &PathError{Op: op, Path: name, Err: ErrInvalid}
	}
	err := f(string(d) + "/" + name)
	if e, ok := err.(*PathError); ok {
		e.Path = name
	}
	return err
}

func (d dirFS) Open(name string) (file fs.File, err error) {
	err = d.at("open", name, func(path string) error {
		f, err := Open(path)
		if err == nil {
			file = f
		}
		return err
	})
	return file, err
}

func (d dirFS) ReadFile(name string) (data []byte, err error) {
	err = d.at("readfile", name, func(path string) (err error) {
		data, err = ReadFile(path)
		return err
	})
	return data, err
}

func (d dirFS) ReadDir(name string) (list []DirEntry, err error) {
	err = d.at("readdir", name, func(path string) (err error) {
		list, err = ReadDir(path)
		return err
	})
	return list, err
}

func (d dirFS) Stat(name string) (fi FileInfo, err error) {
	err = d.at("stat", name, func(path string) (err error) {
		fi, err = Stat(path)
		return err
	})
	return fi, err
}

func (d dirFS) Lstat(name string) (fi FileInfo, err error) {
	err = d.at("lstat", name, func(path string) (err error) {
		fi, err = Lstat(path)
		return err
	})
	return fi, err
}

func (d dirFS) ReadLink(name string) (target string, err error) {
	err = d.at("readlink", name, func(path string) (err error) {
		target, err = Readlink(path)
		return err
	})
	return target, err
}

func Getpid() int      { return syscall.Getpid() }
func Getppid() int     { return syscall.Getppid() }
func Getuid() int      { return syscall.Getuid() }
func Geteuid() int     { return syscall.Geteuid() }
func Getgid() int      { return syscall.Getgid() }
func Getegid() int     { return syscall.Getegid() }
func Getpagesize() int { return syscall.Getpagesize() }

func Hostname() (name string, err error) { return "gosim", nil }
func Executable() (string, error)        { return Args[0], nil }

// UserHomeDir gives $HOME.
func UserHomeDir() (string, error) {
	if d := Getenv("HOME"); d != "" {
		return d, nil
	}
	return "", errors.New("$HOME is not defined")
}

// userDir gives a directory that a variable names, or one in the home directory.
func userDir(variable, inHome string) (string, error) {
	d := Getenv(variable)
	if d == "" {
		home := Getenv("HOME")
		if home == "" {
			return "", errors.New("neither $" + variable + " nor $HOME are defined")
		}
		return home + inHome, nil
	}
	if d[0] != '/' {
		return "", errors.New("path in $" + variable + " is relative")
	}
	return d, nil
}

func UserCacheDir() (string, error)  { return userDir("XDG_CACHE_HOME", "/.cache") }
func UserConfigDir() (string, error) { return userDir("XDG_CONFIG_HOME", "/.config") }
