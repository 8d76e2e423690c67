// path/filepath: complete, for a system with slashes; the lexical part is package path's.

package filepath

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
)

const (
	Separator     = os.PathSeparator
	ListSeparator = os.PathListSeparator
)

var ErrBadPattern = errors.New("syntax error in pattern")

var (
	SkipDir error = fs.SkipDir
	SkipAll error = fs.SkipAll
)

// WalkFunc is called by Walk for each file.
type WalkFunc func(path string, info fs.FileInfo, err error) error

func Clean(p string) string             { return path.Clean(p) }
func Base(p string) string              { return path.Base(p) }
func Dir(p string) string               { return path.Dir(p) }
func Ext(p string) string               { return path.Ext(p) }
func IsAbs(p string) bool               { return strings.HasPrefix(p, "/") }
func Split(p string) (dir, file string) { return path.Split(p) }
func ToSlash(p string) string           { return p }
func FromSlash(p string) string         { return p }
func VolumeName(p string) string        { return "" }
func HasPrefix(p, prefix string) bool   { return strings.HasPrefix(p, prefix) }

func Join(elem ...string) string {
	for i, e := range elem {
		if e != "" {
			return Clean(strings.Join(elem[i:], "/"))
		}
	}
	return ""
}

// IsLocal reports whether a path stays below the directory it starts from.
func IsLocal(p string) bool {
	if p == "" || p[0] == '/' {
		return false
	}
	depth := 0
	for e := range strings.SplitSeq(p, "/") {
		switch e {
		case "", ".":
		case "..":
			depth--
			if depth < 0 {
				return false
			}
		default:
			depth++
		}
	}
	return true
}

func Localize(p string) (string, error) {
	if !fs.ValidPath(p) || strings.IndexByte(p, 0) >= 0 {
		return "", errors.New("invalid path")
	}
	return p, nil
}

func SplitList(p string) []string {
	if p == "" {
		return []string{}
	}
	return strings.Split(p, string(ListSeparator))
}

func Abs(p string) (string, error) {
	if IsAbs(p) {
		return Clean(p), nil
	}
	wd, err := os.Getwd()
	if err != nil {
		return "", err
	}
	return Join(wd, p), nil
}

// EvalSymlinks follows symbolic links.
func EvalSymlinks(p string) (string, error) {
	abs := IsAbs(p)
	todo := strings.Split(p, "/")
	done := ""
	if abs {
		done = "/"
	}
	for links := 0; len(todo) > 0; {
		e := todo[0]
		todo = todo[1:]
		if e == "" || e == "." {
			continue
		}
		next := Join(done, e)
		if e == ".." && (done == "" || Base(done) == "..") && !abs {
			next = done + "/.."
			if done == "" {
				next = ".."
			}
		}
		info, err := os.Lstat(next)
		if err != nil {
			return "", err
		}
		if info.Mode()&fs.ModeSymlink == 0 {
			if !info.Mode().IsDir() && len(todo) > 0 {
				return "", errors.New("not a directory")
			}
			done = next
			continue
		}
		if links++; links > 255 {
			return "", errors.New("EvalSymlinks: too many links")
		}
		target, err := os.Readlink(next)
		if err != nil {
			return "", err
		}
		if IsAbs(target) {
			done, abs = "/", true
		}
		todo = append(strings.Split(target, "/"), todo...)
	}
	return Clean(done), nil
}

// Rel gives targPath as seen from basePath.
func Rel(basePath, targPath string) (string, error) {
	base, targ := Clean(basePath), Clean(targPath)
	if base == targ {
		return ".", nil
	}
	bad := errors.New("Rel: can't make " + targPath + " relative to " + basePath)
	if IsAbs(base) != IsAbs(targ) {
		return "", bad
	}
	elems := func(p string) []string {
		p = strings.TrimPrefix(p, "/")
		if p == "" || p == "." {
			return nil
		}
		return strings.Split(p, "/")
	}
	b, t := elems(base), elems(targ)
	if targ == "." && len(b) > 0 {
		// "." is an element of the target that no base has.
		t = nil
	}
	for len(b) > 0 && len(t) > 0 && b[0] == t[0] {
		b, t = b[1:], t[1:]
	}
	if len(b) > 0 && b[0] == ".." {
		return "", bad
	}
	for i := range b {
		b[i] = ".."
	}
	return strings.Join(append(b, t...), "/"), nil
}

// Match reports whether a name matches a shell pattern.
func Match(pattern, name string) (matched bool, err error) {
	matched, err = path.Match(pattern, name)
	if err != nil {
		err = ErrBadPattern
	}
	return
}

func hasMeta(p string) bool { return strings.ContainsAny(p, `*?[\`) }

// Glob gives the files that match a pattern; errors of reading directories are ignored.
func Glob(pattern string) (matches []string, err error) { return globDepth(pattern, 0) }

func globDepth(pattern string, depth int) (matches []string, err error) {
	if depth == 10000 {
		return nil, ErrBadPattern
	}
	if _, err := Match(pattern, ""); err != nil {
		return nil, err
	}
	if !hasMeta(pattern) {
		if _, err := os.Lstat(pattern); err != nil {
			return nil, nil
		}
		return []string{pattern}, nil
	}
	dir, file := Split(pattern)
	switch dir {
	case "":
		dir = "."
	case "/":
	default:
		dir = dir[:len(dir)-1]
	}
	if !hasMeta(dir) {
		return globIn(dir, file, nil)
	}
	if dir == pattern {
		return nil, ErrBadPattern
	}
	dirs, err := globDepth(dir, depth+1)
	if err != nil {
		return nil, err
	}
	for _, d := range dirs {
		if matches, err = globIn(d, file, matches); err != nil {
			break
		}
	}
	return matches, err
}

func globIn(dir, pattern string, matches []string) ([]string, error) {
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return matches, nil
	}
	names, _ := dirNames(dir)
	for _, n := range names {
		ok, err := Match(pattern, n)
		if err != nil {
			return matches, err
		}
		if ok {
			matches = append(matches, Join(dir, n))
		}
	}
	return matches, nil
}

func dirNames(dir string) ([]string, error) {
	f, err := os.Open(dir)
	if err != nil {
		return nil, err
	}
	names, err := f.Readdirnames(-1)
	f.Close()
	if err != nil {
		return nil, err
	}
	slices.Sort(names)
	return names, nil
}

// Walk calls fn for every file below root, in order of names.
func Walk(root string, fn WalkFunc) error {
	info, err := os.Lstat(root)
	if err != nil {
		err = fn(root, nil, err)
	} else {
		err = walk(root, info, fn)
	}
	if err == SkipDir || err == SkipAll {
		return nil
	}
	return err
}

func walk(p string, info fs.FileInfo, fn WalkFunc) error {
	if !info.IsDir() {
		return fn(p, info, nil)
	}
	names, err := dirNames(p)
	// The caller hears of an error together with the directory, and decides.
	if ferr := fn(p, info, err); err != nil || ferr != nil {
		return ferr
	}
	for _, n := range names {
		name := Join(p, n)
		sub, err := os.Lstat(name)
		if err != nil {
			if err := fn(name, sub, err); err != nil && err != SkipDir {
				return err
			}
		} else if err := walk(name, sub, fn); err != nil && (!sub.IsDir() || err != SkipDir) {
			return err
		}
	}
	return nil
}

// WalkDir is Walk that asks for no more than directory entries.
func WalkDir(root string, fn fs.WalkDirFunc) error {
	info, err := os.Lstat(root)
	if err != nil {
		err = fn(root, nil, err)
	} else {
		err = walkDir(root, fs.FileInfoToDirEntry(info), fn)
	}
	if err == SkipDir || err == SkipAll {
		return nil
	}
	return err
}

func walkDir(p string, d fs.DirEntry, fn fs.WalkDirFunc) error {
	if err := fn(p, d, nil); err != nil || !d.IsDir() {
		if err == SkipDir && d.IsDir() {
			return nil
		}
		return err
	}
	list, err := os.ReadDir(p)
	if err != nil {
		if err = fn(p, d, err); err != nil {
			if err == SkipDir && d.IsDir() {
				return nil
			}
			return err
		}
	}
	for _, e := range list {
		if err := walkDir(Join(p, e.Name()), e, fn); err != nil {
			if err == SkipDir {
				break
			}
			return err
		}
	}
	return nil
}
