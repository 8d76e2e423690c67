// testing/fstest: complete.

// Package fstest implements support for testing implementations and users of file systems.
package fstest

import (
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"
)

// A MapFS is a simple in-memory file system for use in tests, represented as a map from path names (arguments to Open) to
// information about the files, directories, or symbolic links they represent. Parent directories need not be there.
type MapFS map[string]*MapFile

// A MapFile describes a single file in a [MapFS].
type MapFile struct {
	Data    []byte      // file content or symlink destination
	Mode    fs.FileMode // fs.FileInfo.Mode
	ModTime time.Time   // fs.FileInfo.ModTime
	Sys     any         // fs.FileInfo.Sys
}

// info is a MapFile under a name.
type info struct {
	name string
	f    *MapFile
}

func (i *info) Name() string               { return path.Base(i.name) }
func (i *info) Size() int64                { return int64(len(i.f.Data)) }
func (i *info) Mode() fs.FileMode          { return i.f.Mode }
func (i *info) Type() fs.FileMode          { return i.f.Mode.Type() }
func (i *info) ModTime() time.Time         { return i.f.ModTime }
func (i *info) IsDir() bool                { return i.f.Mode&fs.ModeDir != 0 }
func (i *info) Sys() any                   { return i.f.Sys }
func (i *info) Info() (fs.FileInfo, error) { return i, nil }
func (i *info) Stat() (fs.FileInfo, error) { return i, nil }
func (i *info) Close() error               { return nil }
func (i *info) String() string             { return fs.FormatFileInfo(i) }

// implied is a directory that only its files say is there.
func implied() *MapFile { return &MapFile{Mode: fs.ModeDir | 0555} }

func absent(op, name string) error { return &fs.PathError{Op: op, Path: name, Err: fs.ErrNotExist} }

// children lists what is below a directory, by name.
func (fsys MapFS) children(dir string) []info {
	prefix := dir + "/"
	if dir == "." {
		prefix = ""
	}
	below := make(map[string]*MapFile)
	for name, f := range fsys {
		rest, ok := strings.CutPrefix(name, prefix)
		if !ok || name == "." {
			continue
		}
		elem, _, deeper := strings.Cut(rest, "/")
		if !deeper {
			below[elem] = f
		} else if below[elem] == nil {
			below[elem] = implied()
		}
	}
	list := make([]info, 0, len(below))
	for name, f := range below {
		list = append(list, info{name, f})
	}
	slices.SortFunc(list, func(a, b info) int { return strings.Compare(a.name, b.name) })
	return list
}

// Open opens the named file after following any symbolic links.
func (fsys MapFS) Open(name string) (fs.File, error) {
	if !fs.ValidPath(name) {
		return nil, absent("open", name)
	}
	to, ok := fsys.resolve(name)
	if !ok {
		return nil, absent("open", name)
	}
	f := fsys[to]
	if f != nil && f.Mode&fs.ModeDir == 0 {
		return &openFile{info: info{path.Base(name), f}, path: name}, nil
	}
	list := fsys.children(to)
	if f == nil {
		if len(list) == 0 && to != "." {
			return nil, absent("open", name)
		}
		f = implied()
	}
	return &openDir{info: info{path.Base(name), f}, path: name, list: list}, nil
}

// link gives where a symbolic link leads, if name is one.
func (fsys MapFS) link(name string) (target string, is, ok bool) {
	f := fsys[name]
	if f == nil || f.Mode.Type() != fs.ModeSymlink {
		return "", false, false
	}
	target = string(f.Data)
	return path.Join(path.Dir(name), target), true, !path.IsAbs(target)
}

// resolve follows the links in name; they may not be absolute.
func (fsys MapFS) resolve(name string) (string, bool) {
	if to, is, ok := fsys.link(name); is {
		if !ok {
			return "", false
		}
		return fsys.resolve(to)
	}
	for i := range len(name) {
		if name[i] != '/' {
			continue
		}
		if to, is, ok := fsys.link(name[:i]); is {
			if !ok {
				return "", false
			}
			return fsys.resolve(to + name[i:])
		}
	}
	return name, fs.ValidPath(name)
}

// lstat follows the links of the directory.
func (fsys MapFS) lstat(op, name string) (*info, error) {
	if !fs.ValidPath(name) {
		return nil, absent(op, name)
	}
	dir, ok := fsys.resolve(path.Dir(name))
	if !ok {
		return nil, absent(op, name)
	}
	elem := path.Base(name)
	real := path.Join(dir, elem)
	f := fsys[real]
	if f == nil {
		if real != "." && len(fsys.children(real)) == 0 {
			return nil, absent(op, name)
		}
		f = implied()
	}
	return &info{elem, f}, nil
}

// ReadLink returns the destination of the named symbolic link.
func (fsys MapFS) ReadLink(name string) (string, error) {
	i, err := fsys.lstat("readlink", name)
	if err != nil {
		return "", err
	}
	if i.f.Mode.Type() != fs.ModeSymlink {
		return "", &fs.PathError{Op: "readlink", Path: name, Err: fs.ErrInvalid}
	}
	return string(i.f.Data), nil
}

// Lstat returns a FileInfo describing the named file; a symbolic link itself.
func (fsys MapFS) Lstat(name string) (fs.FileInfo, error) {
	i, err := fsys.lstat("lstat", name)
	if err != nil {
		return nil, err
	}
	return i, nil
}

// plain hides all methods but Open, so that package fs does the work.
type plain struct{ fs.FS }

func (fsys MapFS) ReadFile(name string) ([]byte, error)       { return fs.ReadFile(plain{fsys}, name) }
func (fsys MapFS) Stat(name string) (fs.FileInfo, error)      { return fs.Stat(plain{fsys}, name) }
func (fsys MapFS) ReadDir(name string) ([]fs.DirEntry, error) { return fs.ReadDir(plain{fsys}, name) }
func (fsys MapFS) Glob(pattern string) ([]string, error)      { return fs.Glob(plain{fsys}, pattern) }

// subless hides Sub.
type subless struct{ MapFS }

func (subless) Sub() {}

func (fsys MapFS) Sub(dir string) (fs.FS, error) { return fs.Sub(subless{fsys}, dir) }

type openFile struct {
	info
	path string
	at   int64
}

func (f *openFile) invalid(op string) error {
	return &fs.PathError{Op: op, Path: f.path, Err: fs.ErrInvalid}
}

func (f *openFile) Read(b []byte) (int, error) {
	if f.at >= f.Size() {
		return 0, io.EOF
	}
	n := copy(b, f.f.Data[f.at:])
	f.at += int64(n)
	return n, nil
}

func (f *openFile) Seek(offset int64, whence int) (int64, error) {
	switch whence {
	case io.SeekCurrent:
		offset += f.at
	case io.SeekEnd:
		offset += f.Size()
	}
	if offset < 0 || offset > f.Size() {
		return 0, f.invalid("seek")
	}
	f.at = offset
	return offset, nil
}

func (f *openFile) ReadAt(b []byte, offset int64) (int, error) {
	if offset < 0 || offset > f.Size() {
		return 0, f.invalid("read")
	}
	n := copy(b, f.f.Data[offset:])
	if n < len(b) {
		return n, io.EOF
	}
	return n, nil
}

type openDir struct {
	info
	path string
	list []info
}

func (d *openDir) Read(b []byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: d.path, Err: fs.ErrInvalid}
}

func (d *openDir) ReadDir(count int) ([]fs.DirEntry, error) {
	n := len(d.list)
	if count > 0 {
		if n == 0 {
			return nil, io.EOF
		}
		n = min(n, count)
	}
	out := make([]fs.DirEntry, n)
	for i := range out {
		out[i] = &d.list[i]
	}
	d.list = d.list[n:]
	return out, nil
}
