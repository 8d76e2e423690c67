package fstest

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"testing/iotest"
)

// TestFS tests a file system implementation. It walks the entire tree of files in fsys, opening and checking that each file
// behaves correctly, and checks that the expected files are there. Symbolic links are not followed.
func TestFS(fsys fs.FS, expected ...string) error {
	if err := check(fsys, expected); err != nil {
		return err
	}
	// One directory is checked as a file system of its own.
	for _, name := range expected {
		i := strings.IndexByte(name, '/')
		if i < 0 {
			continue
		}
		dir := name[:i]
		var below []string
		for _, name := range expected {
			if rest, ok := strings.CutPrefix(name, dir+"/"); ok {
				below = append(below, rest)
			}
		}
		sub, err := fs.Sub(fsys, dir)
		if err != nil {
			return err
		}
		if err := check(sub, below); err != nil {
			return fmt.Errorf("testing fs.Sub(fsys, %s): %w", dir, err)
		}
		break
	}
	return nil
}

func check(fsys fs.FS, expected []string) error {
	t := &tester{fsys: fsys, found: make(map[string]bool)}
	t.dir(".")
	t.badPaths(".", "Open", t.opens)
	delete(t.found, ".")
	if len(expected) == 0 && len(t.found) > 0 {
		list := slices.Sorted(maps.Keys(t.found))
		if len(list) > 15 {
			list = append(list[:10], "...")
		}
		t.errorf("expected empty file system but found files:\n%s", strings.Join(list, "\n"))
	}
	for _, name := range expected {
		if !t.found[name] {
			t.errorf("expected but not found: %s", name)
		}
	}
	if len(t.errs) == 0 {
		return nil
	}
	return fmt.Errorf("TestFS found errors:\n%w", errors.Join(t.errs...))
}

type tester struct {
	fsys  fs.FS
	errs  []error
	found map[string]bool
}

func (t *tester) errorf(format string, args ...any) {
	t.errs = append(t.errs, fmt.Errorf(format, args...))
}

func (t *tester) opens(name string) error {
	f, err := t.fsys.Open(name)
	if err == nil {
		f.Close()
	}
	return err
}

func (t *tester) openDir(dir string) fs.ReadDirFile {
	f, err := t.fsys.Open(dir)
	if err != nil {
		t.errorf("%s: Open: %w", dir, err)
		return nil
	}
	d, ok := f.(fs.ReadDirFile)
	if !ok {
		f.Close()
		t.errorf("%s: Open returned File type %T, not a fs.ReadDirFile", dir, f)
		return nil
	}
	return d
}

// dir checks a directory and what is in it; the same list must come from all ways to read it.
func (t *tester) dir(dir string) {
	t.found[dir] = true
	d := t.openDir(dir)
	if d == nil {
		return
	}
	list, err := d.ReadDir(-1)
	if err != nil {
		d.Close()
		t.errorf("%s: ReadDir(-1): %w", dir, err)
		return
	}
	t.entries(dir, list)
	more, err := d.ReadDir(-1)
	if len(more) > 0 || err != nil {
		d.Close()
		t.errorf("%s: ReadDir(-1) at EOF = %d entries, %w, wanted 0 entries, nil", dir, len(more), err)
		return
	}
	more, err = d.ReadDir(1)
	if len(more) > 0 || err != io.EOF {
		d.Close()
		t.errorf("%s: ReadDir(1) at EOF = %d entries, %w, wanted 0 entries, EOF", dir, len(more), err)
		return
	}
	if err := d.Close(); err != nil {
		t.errorf("%s: Close: %w", dir, err)
	}
	d.Close() // a second time: must not crash

	if d = t.openDir(dir); d == nil {
		return
	}
	defer d.Close()
	again, err := d.ReadDir(-1)
	if err != nil {
		t.errorf("%s: second Open+ReadDir(-1): %w", dir, err)
		return
	}
	t.compare(dir, "first Open+ReadDir(-1) vs second Open+ReadDir(-1)", list, again)

	pieces, ok := t.pieces(dir)
	if !ok {
		return
	}
	t.compare(dir, "first Open+ReadDir(-1) vs third Open+ReadDir(1,2) loop", list, pieces)

	if f, ok := t.fsys.(fs.ReadDirFS); ok {
		if _, ok = t.sorted(dir, "fsys.ReadDir", list, f.ReadDir); !ok {
			return
		}
	}
	if all, ok := t.sorted(dir, "fs.ReadDir", list, func(name string) ([]fs.DirEntry, error) { return fs.ReadDir(t.fsys, name) }); ok {
		t.glob(dir, all)
	}
}

// entries checks the children of a directory.
func (t *tester) entries(dir string, list []fs.DirEntry) {
	prefix := dir + "/"
	if dir == "." {
		prefix = ""
	}
	for _, e := range list {
		name := e.Name()
		switch {
		case name == ".", name == "..", name == "":
			t.errorf("%s: ReadDir: child has invalid name: %#q", dir, name)
			continue
		case strings.Contains(name, "/"):
			t.errorf("%s: ReadDir: child name contains slash: %#q", dir, name)
			continue
		case strings.Contains(name, `\`):
			t.errorf("%s: ReadDir: child name contains backslash: %#q", dir, name)
			continue
		}
		path := prefix + name
		t.stat(path, e)
		t.badPaths(path, "Open", t.opens)
		switch e.Type() {
		case fs.ModeDir:
			t.dir(path)
		case fs.ModeSymlink:
			t.found[path] = true
		default:
			t.file(path)
		}
	}
}

// pieces reads a directory one and two entries at a time.
func (t *tester) pieces(dir string) (list []fs.DirEntry, ok bool) {
	d := t.openDir(dir)
	if d == nil {
		return nil, false
	}
	defer d.Close()
	for n := 1; ; n = 2 {
		some, err := d.ReadDir(n)
		if len(some) > n {
			t.errorf("%s: third Open: ReadDir(%d) after %d: %d entries (too many)", dir, n, len(list), len(some))
			return nil, false
		}
		list = append(list, some...)
		if err == io.EOF {
			return list, true
		}
		if err != nil {
			t.errorf("%s: third Open: ReadDir(%d) after %d: %w", dir, n, len(list), err)
			return nil, false
		}
	}
}

// sorted checks a function that lists a directory by name.
func (t *tester) sorted(dir, what string, list []fs.DirEntry, read func(string) ([]fs.DirEntry, error)) ([]fs.DirEntry, bool) {
	all, err := read(dir)
	if err != nil {
		t.errorf("%s: %s: %w", dir, what, err)
		return nil, false
	}
	t.compare(dir, "first Open+ReadDir(-1) vs "+what, list, all)
	for i := 1; i < len(all); i++ {
		if all[i-1].Name() >= all[i].Name() {
			t.errorf("%s: %s: list not sorted: %s before %s", dir, what, all[i-1].Name(), all[i].Name())
		}
	}
	return all, true
}

func entryText(e fs.DirEntry) string {
	return fmt.Sprintf("%s IsDir=%v Type=%v", e.Name(), e.IsDir(), e.Type())
}

func infoEntryText(i fs.FileInfo) string {
	return fmt.Sprintf("%s IsDir=%v Type=%v", i.Name(), i.IsDir(), i.Mode().Type())
}

func infoText(i fs.FileInfo) string {
	return fmt.Sprintf("%s IsDir=%v Mode=%v Size=%d ModTime=%v", i.Name(), i.IsDir(), i.Mode(), i.Size(), i.ModTime())
}

// pattern matches exactly the path, in all ways to write a character.
func pattern(dir string) string {
	elems := strings.Split(dir, "/")
	for i, e := range elems {
		var b strings.Builder
		for j, r := range e {
			switch {
			case strings.ContainsRune(`*?\[-`, r):
				fmt.Fprintf(&b, `\%c`, r)
			case (i+j)%5 == 0:
				b.WriteRune(r)
			case (i+j)%5 == 1:
				fmt.Fprintf(&b, "[%c]", r)
			case (i+j)%5 == 2:
				fmt.Fprintf(&b, "[%c-%c]", r, r)
			case (i+j)%5 == 3:
				fmt.Fprintf(&b, `[\%c]`, r)
			default:
				fmt.Fprintf(&b, `[\%c-\%c]`, r, r)
			}
		}
		elems[i] = b.String()
	}
	return strings.Join(elems, "/") + "/"
}

// glob checks Glob, if there is one, with a letter that some of the names have.
func (t *tester) glob(dir string, list []fs.DirEntry) {
	g, ok := t.fsys.(fs.GlobFS)
	if !ok {
		return
	}
	glob := ""
	if dir != "." {
		glob = pattern(dir)
	}
	if _, err := g.Glob(glob + "nonexist/[]"); err == nil {
		t.errorf("%s: Glob(%#q): bad pattern not detected", dir, glob+"nonexist/[]")
	}
	with := func(c rune) (names []string) {
		for _, e := range list {
			if strings.ContainsRune(e.Name(), c) {
				names = append(names, path.Join(dir, e.Name()))
			}
		}
		return
	}
	letter := 'a'
	for c := 'a'; c <= 'z'; c++ {
		if n := len(with(c)); n > 0 && n < len(list) {
			letter = c
			break
		}
	}
	glob += "*" + string(letter) + "*"
	want := with(letter)
	names, err := g.Glob(glob)
	if err != nil {
		t.errorf("%s: Glob(%#q): %w", dir, glob, err)
		return
	}
	if slices.Equal(want, names) {
		return
	}
	if !slices.IsSorted(names) {
		t.errorf("%s: Glob(%#q): unsorted output:\n%s", dir, glob, strings.Join(names, "\n"))
		slices.Sort(names)
	}
	var problems []string
	for len(want) > 0 || len(names) > 0 {
		switch {
		case len(want) > 0 && len(names) > 0 && want[0] == names[0]:
			want, names = want[1:], names[1:]
		case len(want) > 0 && (len(names) == 0 || want[0] < names[0]):
			problems = append(problems, "missing: "+want[0])
			want = want[1:]
		default:
			problems = append(problems, "extra: "+names[0])
			names = names[1:]
		}
	}
	t.errorf("%s: Glob(%#q): wrong output:\n%s", dir, glob, strings.Join(problems, "\n"))
}

// stat checks that all ways to ask about a file agree.
func (t *tester) stat(path string, e fs.DirEntry) {
	f, err := t.fsys.Open(path)
	if err != nil {
		t.errorf("%s: Open: %w", path, err)
		return
	}
	info, err := f.Stat()
	f.Close()
	if err != nil {
		t.errorf("%s: Stat: %w", path, err)
		return
	}
	link := e.Type()&fs.ModeSymlink != 0
	entry := entryText(e)
	if text := infoEntryText(info); entry != text && !link {
		t.errorf("%s: mismatch:\n\tentry = %s\n\tfile.Stat() = %s", path, entry, text)
	}
	own, err := e.Info()
	if err != nil {
		t.errorf("%s: entry.Info: %w", path, err)
		return
	}
	want := infoText(info)
	if link {
		if text := infoEntryText(own); entry != text {
			t.errorf("%s: mismatch\n\tentry = %s\n\tentry.Info() = %s\n", path, entry, text)
		}
	} else if text := infoText(own); text != want {
		t.errorf("%s: mismatch:\n\tentry.Info() = %s\n\tfile.Stat() = %s\n", path, text, want)
	}
	byFS, err := fs.Stat(t.fsys, path)
	if err != nil {
		t.errorf("%s: fs.Stat: %w", path, err)
		return
	}
	if text := infoText(byFS); text != want {
		t.errorf("%s: fs.Stat(...) = %s\n\twant %s", path, text, want)
	}
	if s, ok := t.fsys.(fs.StatFS); ok {
		i, err := s.Stat(path)
		if err != nil {
			t.errorf("%s: fsys.Stat: %w", path, err)
			return
		}
		if text := infoText(i); text != want {
			t.errorf("%s: fsys.Stat(...) = %s\n\twant %s", path, text, want)
		}
	}
	if s, ok := t.fsys.(fs.ReadLinkFS); ok {
		i, err := s.Lstat(path)
		if err != nil {
			t.errorf("%s: fsys.Lstat: %v", path, err)
			return
		}
		if text := infoEntryText(i); entry != text {
			t.errorf("%s: mismatch:\n\tentry = %s\n\tfsys.Lstat(...) = %s", path, entry, text)
		}
		if a, b := infoText(own), infoText(i); a != b {
			t.errorf("%s: mismatch:\n\tentry.Info() = %s\n\tfsys.Lstat(...) = %s\n", path, a, b)
		}
	}
}

// compare checks that two lists have the same entries, in any order.
func (t *tester) compare(dir, what string, list1, list2 []fs.DirEntry) {
	mode := func(e fs.DirEntry) {
		if isDir := e.Type()&fs.ModeDir != 0; e.IsDir() && !isDir {
			t.errorf("%s: ReadDir returned %s with IsDir() = true, Type() & ModeDir = 0", dir, e.Name())
		} else if !e.IsDir() && isDir {
			t.errorf("%s: ReadDir returned %s with IsDir() = false, Type() & ModeDir = ModeDir", dir, e.Name())
		}
	}
	old := make(map[string]fs.DirEntry)
	for _, e := range list1 {
		old[e.Name()] = e
		mode(e)
	}
	var diffs []string
	for _, e := range list2 {
		before := old[e.Name()]
		if before == nil {
			mode(e)
			diffs = append(diffs, "+ "+entryText(e))
			continue
		}
		if a, b := entryText(before), entryText(e); a != b {
			diffs = append(diffs, "- "+a, "+ "+b)
		}
		delete(old, e.Name())
	}
	for _, e := range old {
		diffs = append(diffs, "- "+entryText(e))
	}
	if len(diffs) == 0 {
		return
	}
	slices.SortFunc(diffs, func(a, b string) int {
		fa, fb := strings.Fields(a), strings.Fields(b)
		// By name, and the removed before the added of one name.
		return strings.Compare(fa[1]+" "+fb[0], fb[1]+" "+fa[0])
	})
	t.errorf("%s: diff %s:\n\t%s", dir, what, strings.Join(diffs, "\n\t"))
}

// file checks that all ways to read a file give the same.
func (t *tester) file(file string) {
	t.found[file] = true
	f, err := t.fsys.Open(file)
	if err != nil {
		t.errorf("%s: Open: %w", file, err)
		return
	}
	data, err := io.ReadAll(f)
	if err != nil {
		f.Close()
		t.errorf("%s: Open+ReadAll: %w", file, err)
		return
	}
	if err := f.Close(); err != nil {
		t.errorf("%s: Close: %w", file, err)
	}
	f.Close() // a second time: must not crash
	same := func(what string, other []byte) {
		if string(data) != string(other) {
			t.errorf("%s: %s: different data returned\n\t%q\n\t%q", file, what, data, other)
		}
	}
	if r, ok := t.fsys.(fs.ReadFileFS); ok {
		other, err := r.ReadFile(file)
		if err != nil {
			t.errorf("%s: fsys.ReadFile: %w", file, err)
			return
		}
		same("ReadAll vs fsys.ReadFile", other)
		// The caller may change what it got.
		for i := range other {
			other[i]++
		}
		if other, err = r.ReadFile(file); err != nil {
			t.errorf("%s: second call to fsys.ReadFile: %w", file, err)
			return
		}
		same("Readall vs second fsys.ReadFile", other)
		t.badPaths(file, "ReadFile", func(name string) error {
			_, err := r.ReadFile(name)
			return err
		})
	}
	other, err := fs.ReadFile(t.fsys, file)
	if err != nil {
		t.errorf("%s: fs.ReadFile: %w", file, err)
		return
	}
	same("ReadAll vs fs.ReadFile", other)
	if f, err = t.fsys.Open(file); err != nil {
		t.errorf("%s: second Open: %w", file, err)
		return
	}
	defer f.Close()
	if err := iotest.TestReader(f, data); err != nil {
		t.errorf("%s: failed TestReader:\n\t%s", file, strings.ReplaceAll(err.Error(), "\n", "\n\t"))
	}
}

// badPaths checks that names that are not valid are refused.
func (t *tester) badPaths(file, what string, open func(string) error) {
	bad := []string{"/" + file, file + "/."}
	if file == "." {
		bad = append(bad, "/")
	}
	if i := strings.IndexByte(file, '/'); i >= 0 {
		bad = append(bad, file[:i]+"//"+file[i+1:], file[:i]+"/./"+file[i+1:], file[:i]+`\`+file[i+1:], file[:i]+"/../"+file)
	}
	if i := strings.LastIndexByte(file, '/'); i >= 0 {
		bad = append(bad, file[:i]+"//"+file[i+1:], file[:i]+"/./"+file[i+1:], file[:i]+`\`+file[i+1:], file+"/../"+file[i+1:])
	}
	for _, name := range bad {
		if open(name) == nil {
			t.errorf("%s: %s(%s) succeeded, want error", file, what, name)
		}
	}
}
