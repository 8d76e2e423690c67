// An archive as a file system. Names are made valid; directories that have no entry are there if something is in them.

package zip

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"
)

// tree has the archive's files and directories by name, and what is in each directory, sorted.
type tree struct {
	byName map[string]*node
	in     map[string][]*node
}

// node is a file, or a directory, whose own fs.FileInfo and fs.DirEntry it is.
type node struct {
	name  string
	file  *File // nil for a directory without an entry
	isDir bool
	twice bool // there are others of this name
}

var root = &node{name: "./", isDir: true}

func (n *node) Name() string               { return path.Base(n.name) }
func (n *node) Size() int64                { return 0 }
func (n *node) Mode() fs.FileMode          { return fs.ModeDir | 0o555 }
func (n *node) Type() fs.FileMode          { return fs.ModeDir }
func (n *node) IsDir() bool                { return true }
func (n *node) Sys() any                   { return nil }
func (n *node) Info() (fs.FileInfo, error) { return n, nil }
func (n *node) String() string             { return fs.FormatDirEntry(n) }

func (n *node) ModTime() time.Time {
	if n.file == nil {
		return time.Time{}
	}
	return n.file.Modified.UTC()
}

// stat gives what is an fs.FileInfo and an fs.DirEntry.
func (n *node) stat() (interface {
	fs.FileInfo
	fs.DirEntry
}, error) {
	switch {
	case n.twice:
		return nil, errors.New(n.name + ": duplicate entries in zip file")
	case n.isDir:
		return n, nil
	}
	return info{&n.file.FileHeader}, nil
}

// validName gives a name below the root, "" if nothing is left of it.
func validName(name string) string {
	name = strings.TrimPrefix(path.Clean(strings.ReplaceAll(name, `\`, "/")), "/")
	for strings.HasPrefix(name, "../") {
		name = name[3:]
	}
	return name
}

func (z *Reader) nodes() *tree {
	z.treeOnce.Do(func() {
		t := tree{map[string]*node{}, map[string][]*node{}}
		above := map[string]bool{}
		for _, f := range z.File {
			name := validName(f.Name)
			if name == "" {
				continue
			}
			if n := t.byName[name]; n != nil {
				n.twice = true
				continue
			}
			t.byName[name] = &node{name: name, file: f, isDir: f.isDir()}
			for i := strings.LastIndexByte(name, '/'); i >= 0 && !above[name[:i]]; i = strings.LastIndexByte(name[:i], '/') {
				above[name[:i]] = true
			}
		}
		for dir := range above {
			if n := t.byName[dir]; n == nil {
				t.byName[dir] = &node{name: dir, isDir: true}
			} else if !n.isDir {
				n.twice = true // a file with files in it
			}
		}
		for name, n := range t.byName {
			dir := "."
			if i := strings.LastIndexByte(name, '/'); i >= 0 {
				dir = name[:i]
			}
			t.in[dir] = append(t.in[dir], n)
		}
		for _, list := range t.in {
			slices.SortFunc(list, func(a, b *node) int { return cmp.Compare(a.name, b.name) })
		}
		z.tree = t
	})
	return &z.tree
}

// Open opens the named file, with the semantics of fs.FS.Open.
func (z *Reader) Open(name string) (fs.File, error) {
	t := z.nodes()
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	n := t.byName[name]
	if name == "." {
		n = root
	}
	if n == nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	if n.isDir {
		return &openDir{n, t.in[name]}, nil
	}
	r, err := n.file.Open()
	if err != nil {
		return nil, err
	}
	return r.(fs.File), nil
}

type openDir struct {
	n    *node
	rest []*node // what was not read yet
}

func (d *openDir) Close() error               { return nil }
func (d *openDir) Stat() (fs.FileInfo, error) { return d.n.stat() }

func (d *openDir) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: d.n.name, Err: errors.New("is a directory")}
}

func (d *openDir) ReadDir(count int) ([]fs.DirEntry, error) {
	n := len(d.rest)
	if count > 0 {
		if n == 0 {
			return nil, io.EOF
		}
		n = min(n, count)
	}
	var list []fs.DirEntry
	for _, in := range d.rest[:n] {
		entry, err := in.stat()
		if err != nil {
			return nil, err
		}
		if entry.Name() == "." || !fs.ValidPath(entry.Name()) {
			return nil, &fs.PathError{Op: "readdir", Path: d.n.name, Err: fmt.Errorf("invalid file name: %v", in.name)}
		}
		list = append(list, entry)
	}
	d.rest = d.rest[n:]
	return list, nil
}
