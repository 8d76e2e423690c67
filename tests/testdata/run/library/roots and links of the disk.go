// run

package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"time"
)

// A Root keeps to its directory whatever paths and links say; errors name the operation as Go's do on Linux.
func main() {
	dir, _ := os.MkdirTemp("", "root")
	defer os.RemoveAll(dir)
	p := func(what string, err error) {
		s := "<nil>"
		if err != nil {
			s = strings.ReplaceAll(err.Error(), dir, "DIR")
			s += fmt.Sprintf(" %T", err)
			if errors.Is(err, fs.ErrNotExist) {
				s += " notexist"
			}
		}
		fmt.Printf("%s: %s\n", strings.ReplaceAll(what, "\x00", "NUL"), strings.ReplaceAll(s, "\x00", "NUL"))
	}
	os.Mkdir(dir+"/r", 0755)
	os.WriteFile(dir+"/outside", []byte("out"), 0644)
	_, err := os.OpenRoot(dir + "/nope")
	p("openroot missing", err)
	_, err = os.OpenRoot(dir + "/outside")
	p("openroot file", err)
	r, err := os.OpenRoot(dir + "/r")
	p("openroot", err)
	fmt.Println(strings.ReplaceAll(r.Name(), dir, "DIR"))
	p("write", r.WriteFile("f", []byte("hello"), 0644))
	b, err := r.ReadFile("f")
	p("read "+string(b), err)
	f, err := r.Open("f")
	p("open", err)
	fmt.Println(strings.ReplaceAll(f.Name(), dir, "DIR"))
	f.Close()
	for _, path := range []string{"..", "/etc/passwd", "a/../../outside", "nope", "f/x", "", ".", "f/", "sub/..", "./f", "x\x00y"} {
		_, err := r.Open(path)
		p("open "+path, err)
		_, err = r.OpenFile(path, os.O_CREATE|os.O_RDWR, 0600)
		p("create "+path, err)
		_, err = r.Stat(path)
		p("stat "+path, err)
		_, err = r.Lstat(path)
		p("lstat "+path, err)
		p("mkdir "+path, r.Mkdir(path, 0755))
		p("mkdirall "+path, r.MkdirAll(path, 0755))
		p("chmod "+path, r.Chmod(path, 0644))
		p("chtimes "+path, r.Chtimes(path, time.Now(), time.Now()))
		p("chown "+path, r.Chown(path, -1, -1))
		p("lchown "+path, r.Lchown(path, -1, -1))
		_, err = r.Readlink(path)
		p("readlink "+path, err)
		p("symlink "+path, r.Symlink("target", path))
		p("link "+path, r.Link(path, "newlink"))
		p("link to "+path, r.Link("f", path))
		p("rename "+path, r.Rename(path, "newname"))
		p("rename to "+path, r.Rename("f", path))
		_, err = r.OpenRoot(path)
		p("openroot "+path, err)
		_, err = r.ReadFile(path)
		p("readfile "+path, err)
		p("writefile "+path, r.WriteFile(path, nil, 0644))
		p("remove "+path, r.Remove(path))
		p("removeall "+path, r.RemoveAll(path))
		r.WriteFile("f", []byte("hello"), 0644)
		for _, n := range []string{"a", "newlink", "newname", "nope", "sub"} {
			r.RemoveAll(n)
		}
	}
	r.Mkdir("sub", 0755)
	p("symlink up", r.Symlink("../../outside", "sub/up"))
	p("symlink ok", r.Symlink("../f", "sub/ok"))
	p("symlink abs", r.Symlink(dir+"/outside", "abs"))
	p("symlink loop", r.Symlink("loop", "loop"))
	p("symlink dangling", r.Symlink("nowhere", "dangling"))
	for _, path := range []string{"sub/up", "sub/ok", "abs", "loop", "dangling", "sub/../f", "sub/ok/", "sub/ok/x"} {
		_, err := r.Open(path)
		p("open "+path, err)
		fi, err := r.Stat(path)
		p("stat "+path, err)
		fi, err = r.Lstat(path)
		p("lstat "+path, err)
		if err == nil {
			fmt.Println(fi.Mode(), fi.Name(), fi.IsDir())
		}
		t, err := r.Readlink(path)
		p("readlink "+path+" "+strings.ReplaceAll(t, dir, "DIR"), err)
		_, err = r.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_RDWR, 0600)
		p("excl "+path, err)
		p("write "+path, r.WriteFile(path, []byte("x"), 0600))
	}
	p("remove sub", r.Remove("sub"))
	p("removeall sub", r.RemoveAll("sub"))
	fsys := r.FS()
	fs.WalkDir(fsys, ".", func(path string, d fs.DirEntry, err error) error {
		fmt.Println(path, d, err)
		return nil
	})
	_, err = fsys.Open("../x")
	p("fs open", err)
	_, err = fs.Stat(fsys, "loop")
	p("fs stat", err)
	_, err = fs.ReadFile(fsys, "/f")
	p("fs readfile", err)
	_, err = fs.ReadDir(fsys, "f")
	p("fs readdir", err)
	_, err = fs.ReadLink(fsys, "f")
	p("fs readlink", err)
	_, err = fs.ReadLink(fsys, "loop")
	p("fs readlink", err)
	_, err = os.OpenInRoot(dir+"/r", "../outside")
	p("openinroot", err)
	p("close", r.Close())
	p("close", r.Close())
	_, err = r.Open("f")
	p("open closed", err)
	p("mkdir closed", r.Mkdir("z", 0755))
	p("rename closed", r.Rename("a", "b"))
	p("symlink closed", r.Symlink("a", "b"))
	p("removeall closed", r.RemoveAll("z"))
	p("mkdirall closed", r.MkdirAll("z/y", 0755))
	_, err = r.OpenRoot("x")
	p("openroot closed", err)

	// Symbolic links without a Root.
	os.Mkdir(dir+"/d", 0755)
	os.WriteFile(dir+"/d/file", []byte("12345"), 0600)
	p("symlink", os.Symlink("d", dir+"/ld"))
	p("symlink again", os.Symlink("d", dir+"/ld"))
	p("symlink loop", os.Symlink("l2", dir+"/l1"))
	p("symlink loop", os.Symlink("l1", dir+"/l2"))
	p("link", os.Link(dir+"/d/file", dir+"/hard"))
	p("link dir", os.Link(dir+"/d", dir+"/harddir"))
	p("link missing", os.Link(dir+"/none", dir+"/x"))
	for _, path := range []string{"ld", "ld/file", "l1", "ld/../outside", "hard", "ld/", "d/file/..", "d/none/.."} {
		fi, err := os.Stat(dir + "/" + path)
		p("stat "+path, err)
		if err == nil {
			fmt.Println(fi.Name(), fi.Mode(), fi.IsDir())
		}
		fi, err = os.Lstat(dir + "/" + path)
		p("lstat "+path, err)
		if err == nil {
			fmt.Println(fi.Name(), fi.Mode(), fi.IsDir())
		}
		_, err = os.ReadFile(dir + "/" + path)
		p("readfile "+path, err)
		l, err := os.Readlink(dir + "/" + path)
		p("readlink "+path+" "+l, err)
	}
	entries, err := os.ReadDir(dir)
	for _, e := range entries {
		i, err := e.Info()
		fmt.Println(e, e.Type(), i.Mode(), i.Size() < 10 && !e.IsDir(), err)
	}
	p("remove link", os.Remove(dir+"/ld"))
	p("mkdir on link", os.Mkdir(dir+"/l1", 0755))
	p("rename over link", os.Rename(dir+"/hard", dir+"/l1"))
	p("create over dangling", os.Symlink("made", dir+"/dang"))
	p("write", os.WriteFile(dir+"/dang", []byte("z"), 0600))
	b, err = os.ReadFile(dir + "/made")
	p(string(b), err)
	p("chdir", os.Chdir(dir+"/d"))
	b, err = os.ReadFile("../made")
	p(string(b), err)
	a, _ := os.Stat(dir + "/made")
	c, _ := os.Stat(dir + "/dang")
	fmt.Println(os.SameFile(a, c))
}

// Output:
// openroot missing: open DIR/nope: no such file or directory *fs.PathError notexist
// openroot file: open DIR/outside: not a directory *fs.PathError
// openroot: <nil>
// DIR/r
// write: <nil>
// read hello: <nil>
// open: <nil>
// DIR/r/f
// open ..: openat ..: path escapes from parent *fs.PathError
// create ..: openat ..: path escapes from parent *fs.PathError
// stat ..: statat ..: path escapes from parent *fs.PathError
// lstat ..: statat ..: path escapes from parent *fs.PathError
// mkdir ..: mkdirat ..: path escapes from parent *fs.PathError
// mkdirall ..: mkdirat ..: path escapes from parent *fs.PathError
// chmod ..: chmodat ..: path escapes from parent *fs.PathError
// chtimes ..: chtimesat ..: path escapes from parent *fs.PathError
// chown ..: chownat ..: path escapes from parent *fs.PathError
// lchown ..: lchownat ..: path escapes from parent *fs.PathError
// readlink ..: readlinkat ..: path escapes from parent *fs.PathError
// symlink ..: symlinkat target ..: path escapes from parent *os.LinkError
// link ..: linkat .. newlink: path escapes from parent *os.LinkError
// link to ..: linkat f ..: path escapes from parent *os.LinkError
// rename ..: renameat .. newname: path escapes from parent *os.LinkError
// rename to ..: renameat f ..: path escapes from parent *os.LinkError
// openroot ..: openat ..: path escapes from parent *fs.PathError
// readfile ..: openat ..: path escapes from parent *fs.PathError
// writefile ..: openat ..: path escapes from parent *fs.PathError
// remove ..: removeat ..: path escapes from parent *fs.PathError
// removeall ..: RemoveAll ..: path escapes from parent *fs.PathError
// open /etc/passwd: openat /etc/passwd: path escapes from parent *fs.PathError
// create /etc/passwd: openat /etc/passwd: path escapes from parent *fs.PathError
// stat /etc/passwd: statat /etc/passwd: path escapes from parent *fs.PathError
// lstat /etc/passwd: statat /etc/passwd: path escapes from parent *fs.PathError
// mkdir /etc/passwd: mkdirat /etc/passwd: path escapes from parent *fs.PathError
// mkdirall /etc/passwd: mkdirat /etc/passwd: path escapes from parent *fs.PathError
// chmod /etc/passwd: chmodat /etc/passwd: path escapes from parent *fs.PathError
// chtimes /etc/passwd: chtimesat /etc/passwd: path escapes from parent *fs.PathError
// chown /etc/passwd: chownat /etc/passwd: path escapes from parent *fs.PathError
// lchown /etc/passwd: lchownat /etc/passwd: path escapes from parent *fs.PathError
// readlink /etc/passwd: readlinkat /etc/passwd: path escapes from parent *fs.PathError
// symlink /etc/passwd: symlinkat target /etc/passwd: path escapes from parent *os.LinkError
// link /etc/passwd: linkat /etc/passwd newlink: path escapes from parent *os.LinkError
// link to /etc/passwd: linkat f /etc/passwd: path escapes from parent *os.LinkError
// rename /etc/passwd: renameat /etc/passwd newname: path escapes from parent *os.LinkError
// rename to /etc/passwd: renameat f /etc/passwd: path escapes from parent *os.LinkError
// openroot /etc/passwd: openat /etc/passwd: path escapes from parent *fs.PathError
// readfile /etc/passwd: openat /etc/passwd: path escapes from parent *fs.PathError
// writefile /etc/passwd: openat /etc/passwd: path escapes from parent *fs.PathError
// remove /etc/passwd: removeat /etc/passwd: path escapes from parent *fs.PathError
// removeall /etc/passwd: RemoveAll /etc/passwd: path escapes from parent *fs.PathError
// open a/../../outside: openat a/../../outside: no such file or directory *fs.PathError notexist
// create a/../../outside: openat a/../../outside: no such file or directory *fs.PathError notexist
// stat a/../../outside: statat a/../../outside: no such file or directory *fs.PathError notexist
// lstat a/../../outside: statat a/../../outside: no such file or directory *fs.PathError notexist
// mkdir a/../../outside: mkdirat a/../../outside: no such file or directory *fs.PathError notexist
// mkdirall a/../../outside: mkdirat a/../../outside: path escapes from parent *fs.PathError
// chmod a/../../outside: chmodat a/../../outside: path escapes from parent *fs.PathError
// chtimes a/../../outside: chtimesat a/../../outside: path escapes from parent *fs.PathError
// chown a/../../outside: chownat a/../../outside: path escapes from parent *fs.PathError
// lchown a/../../outside: lchownat a/../../outside: path escapes from parent *fs.PathError
// readlink a/../../outside: readlinkat a/../../outside: path escapes from parent *fs.PathError
// symlink a/../../outside: symlinkat target a/../../outside: path escapes from parent *os.LinkError
// link a/../../outside: linkat a/../../outside newlink: path escapes from parent *os.LinkError
// link to a/../../outside: linkat f a/../../outside: path escapes from parent *os.LinkError
// rename a/../../outside: renameat a/../../outside newname: path escapes from parent *os.LinkError
// rename to a/../../outside: renameat f a/../../outside: path escapes from parent *os.LinkError
// openroot a/../../outside: openat a/../../outside: path escapes from parent *fs.PathError
// readfile a/../../outside: openat a/../../outside: path escapes from parent *fs.PathError
// writefile a/../../outside: openat a/../../outside: path escapes from parent *fs.PathError
// remove a/../../outside: removeat a/../../outside: path escapes from parent *fs.PathError
// removeall a/../../outside: RemoveAll a/../../outside: path escapes from parent *fs.PathError
// open nope: openat nope: no such file or directory *fs.PathError notexist
// create nope: <nil>
// stat nope: <nil>
// lstat nope: <nil>
// mkdir nope: mkdirat nope: file exists *fs.PathError
// mkdirall nope: mkdirat nope: file exists *fs.PathError
// chmod nope: <nil>
// chtimes nope: <nil>
// chown nope: <nil>
// lchown nope: <nil>
// readlink nope: readlinkat nope: invalid argument *fs.PathError
// symlink nope: symlinkat target nope: file exists *os.LinkError
// link nope: <nil>
// link to nope: linkat f nope: file exists *os.LinkError
// rename nope: <nil>
// rename to nope: <nil>
// openroot nope: open DIR/r/nope: not a directory *fs.PathError
// readfile nope: <nil>
// writefile nope: <nil>
// remove nope: <nil>
// removeall nope: <nil>
// open f/x: openat f/x: not a directory *fs.PathError
// create f/x: openat f/x: not a directory *fs.PathError
// stat f/x: statat f/x: not a directory *fs.PathError
// lstat f/x: statat f/x: not a directory *fs.PathError
// mkdir f/x: mkdirat f/x: not a directory *fs.PathError
// mkdirall f/x: openat f: not a directory *fs.PathError
// chmod f/x: chmodat f/x: not a directory *fs.PathError
// chtimes f/x: chtimesat f/x: not a directory *fs.PathError
// chown f/x: chownat f/x: not a directory *fs.PathError
// lchown f/x: lchownat f/x: not a directory *fs.PathError
// readlink f/x: readlinkat f/x: not a directory *fs.PathError
// symlink f/x: symlinkat target f/x: not a directory *os.LinkError
// link f/x: linkat f/x newlink: not a directory *os.LinkError
// link to f/x: linkat f f/x: not a directory *os.LinkError
// rename f/x: renameat f/x newname: not a directory *os.LinkError
// rename to f/x: renameat f f/x: not a directory *os.LinkError
// openroot f/x: openat f/x: not a directory *fs.PathError
// readfile f/x: openat f/x: not a directory *fs.PathError
// writefile f/x: openat f/x: not a directory *fs.PathError
// remove f/x: removeat f/x: not a directory *fs.PathError
// removeall f/x: RemoveAll f/x: not a directory *fs.PathError
// open : openat : empty path *fs.PathError
// create : openat : empty path *fs.PathError
// stat : statat : empty path *fs.PathError
// lstat : statat : empty path *fs.PathError
// mkdir : mkdirat : empty path *fs.PathError
// mkdirall : mkdirat : empty path *fs.PathError
// chmod : chmodat : empty path *fs.PathError
// chtimes : chtimesat : empty path *fs.PathError
// chown : chownat : empty path *fs.PathError
// lchown : lchownat : empty path *fs.PathError
// readlink : readlinkat : empty path *fs.PathError
// symlink : symlinkat target : empty path *os.LinkError
// link : linkat  newlink: empty path *os.LinkError
// link to : linkat f : empty path *os.LinkError
// rename : renameat  newname: empty path *os.LinkError
// rename to : renameat f : empty path *os.LinkError
// openroot : openat : empty path *fs.PathError
// readfile : openat : empty path *fs.PathError
// writefile : openat : empty path *fs.PathError
// remove : removeat : empty path *fs.PathError
// removeall : RemoveAll : empty path *fs.PathError
// open .: <nil>
// create .: openat .: is a directory *fs.PathError
// stat .: <nil>
// lstat .: <nil>
// mkdir .: mkdirat .: file exists *fs.PathError
// mkdirall .: <nil>
// chmod .: <nil>
// chtimes .: <nil>
// chown .: <nil>
// lchown .: <nil>
// readlink .: readlinkat .: invalid argument *fs.PathError
// symlink .: symlinkat target .: file exists *os.LinkError
// link .: linkat . newlink: operation not permitted *os.LinkError
// link to .: linkat f .: file exists *os.LinkError
// rename .: renameat . newname: device or resource busy *os.LinkError
// rename to .: renameat f .: file exists *os.LinkError
// openroot .: <nil>
// readfile .: read DIR/r/.: is a directory *fs.PathError
// writefile .: openat .: is a directory *fs.PathError
// remove .: removeat .: invalid argument *fs.PathError
// removeall .: RemoveAll .: invalid argument *fs.PathError
// open f/: openat f/: not a directory *fs.PathError
// create f/: openat f/: not a directory *fs.PathError
// stat f/: statat f/: not a directory *fs.PathError
// lstat f/: statat f/: not a directory *fs.PathError
// mkdir f/: mkdirat f/: file exists *fs.PathError
// mkdirall f/: mkdirat f: file exists *fs.PathError
// chmod f/: chmodat f/: not a directory *fs.PathError
// chtimes f/: chtimesat f/: not a directory *fs.PathError
// chown f/: chownat f/: not a directory *fs.PathError
// lchown f/: lchownat f/: not a directory *fs.PathError
// readlink f/: readlinkat f/: not a directory *fs.PathError
// symlink f/: symlinkat target f/: not a directory *os.LinkError
// link f/: linkat f/ newlink: not a directory *os.LinkError
// link to f/: linkat f f/: not a directory *os.LinkError
// rename f/: renameat f/ newname: not a directory *os.LinkError
// rename to f/: renameat f f/: not a directory *os.LinkError
// openroot f/: openat f/: not a directory *fs.PathError
// readfile f/: openat f/: not a directory *fs.PathError
// writefile f/: openat f/: not a directory *fs.PathError
// remove f/: removeat f/: not a directory *fs.PathError
// removeall f/: <nil>
// open sub/..: openat sub/..: no such file or directory *fs.PathError notexist
// create sub/..: openat sub/..: no such file or directory *fs.PathError notexist
// stat sub/..: statat sub/..: no such file or directory *fs.PathError notexist
// lstat sub/..: statat sub/..: no such file or directory *fs.PathError notexist
// mkdir sub/..: mkdirat sub/..: no such file or directory *fs.PathError notexist
// mkdirall sub/..: <nil>
// chmod sub/..: <nil>
// chtimes sub/..: <nil>
// chown sub/..: <nil>
// lchown sub/..: <nil>
// readlink sub/..: readlinkat sub/..: invalid argument *fs.PathError
// symlink sub/..: symlinkat target sub/..: file exists *os.LinkError
// link sub/..: linkat sub/.. newlink: operation not permitted *os.LinkError
// link to sub/..: linkat f sub/..: file exists *os.LinkError
// rename sub/..: renameat sub/.. newname: device or resource busy *os.LinkError
// rename to sub/..: renameat f sub/..: file exists *os.LinkError
// openroot sub/..: <nil>
// readfile sub/..: read DIR/r/sub/..: is a directory *fs.PathError
// writefile sub/..: openat sub/..: is a directory *fs.PathError
// remove sub/..: removeat sub/..: invalid argument *fs.PathError
// removeall sub/..: RemoveAll sub/..: invalid argument *fs.PathError
// open ./f: <nil>
// create ./f: <nil>
// stat ./f: <nil>
// lstat ./f: <nil>
// mkdir ./f: mkdirat ./f: file exists *fs.PathError
// mkdirall ./f: mkdirat f: file exists *fs.PathError
// chmod ./f: <nil>
// chtimes ./f: <nil>
// chown ./f: <nil>
// lchown ./f: <nil>
// readlink ./f: readlinkat ./f: invalid argument *fs.PathError
// symlink ./f: symlinkat target ./f: file exists *os.LinkError
// link ./f: <nil>
// link to ./f: linkat f ./f: file exists *os.LinkError
// rename ./f: <nil>
// rename to ./f: renameat f ./f: no such file or directory *os.LinkError notexist
// openroot ./f: openat ./f: no such file or directory *fs.PathError notexist
// readfile ./f: openat ./f: no such file or directory *fs.PathError notexist
// writefile ./f: <nil>
// remove ./f: <nil>
// removeall ./f: <nil>
// open xNULy: openat xNULy: invalid argument *fs.PathError
// create xNULy: openat xNULy: invalid argument *fs.PathError
// stat xNULy: statat xNULy: invalid argument *fs.PathError
// lstat xNULy: statat xNULy: invalid argument *fs.PathError
// mkdir xNULy: mkdirat xNULy: invalid argument *fs.PathError
// mkdirall xNULy: mkdirat xNULy: invalid argument *fs.PathError
// chmod xNULy: chmodat xNULy: invalid argument *fs.PathError
// chtimes xNULy: chtimesat xNULy: invalid argument *fs.PathError
// chown xNULy: chownat xNULy: invalid argument *fs.PathError
// lchown xNULy: lchownat xNULy: invalid argument *fs.PathError
// readlink xNULy: readlinkat xNULy: invalid argument *fs.PathError
// symlink xNULy: symlinkat target xNULy: invalid argument *os.LinkError
// link xNULy: linkat xNULy newlink: invalid argument *os.LinkError
// link to xNULy: linkat f xNULy: invalid argument *os.LinkError
// rename xNULy: renameat xNULy newname: invalid argument *os.LinkError
// rename to xNULy: renameat f xNULy: invalid argument *os.LinkError
// openroot xNULy: openat xNULy: invalid argument *fs.PathError
// readfile xNULy: openat xNULy: invalid argument *fs.PathError
// writefile xNULy: openat xNULy: invalid argument *fs.PathError
// remove xNULy: removeat xNULy: invalid argument *fs.PathError
// removeall xNULy: RemoveAll xNULy: invalid argument *fs.PathError
// symlink up: <nil>
// symlink ok: <nil>
// symlink abs: <nil>
// symlink loop: <nil>
// symlink dangling: <nil>
// open sub/up: openat sub/up: path escapes from parent *fs.PathError
// stat sub/up: statat sub/up: path escapes from parent *fs.PathError
// lstat sub/up: <nil>
// Lrwxrwxrwx up false
// readlink sub/up ../../outside: <nil>
// excl sub/up: openat sub/up: file exists *fs.PathError
// write sub/up: openat sub/up: path escapes from parent *fs.PathError
// open sub/ok: <nil>
// stat sub/ok: <nil>
// lstat sub/ok: <nil>
// Lrwxrwxrwx ok false
// readlink sub/ok ../f: <nil>
// excl sub/ok: openat sub/ok: file exists *fs.PathError
// write sub/ok: <nil>
// open abs: openat abs: path escapes from parent *fs.PathError
// stat abs: statat abs: path escapes from parent *fs.PathError
// lstat abs: <nil>
// Lrwxrwxrwx abs false
// readlink abs DIR/outside: <nil>
// excl abs: openat abs: file exists *fs.PathError
// write abs: openat abs: path escapes from parent *fs.PathError
// open loop: openat loop: too many levels of symbolic links *fs.PathError
// stat loop: statat loop: too many levels of symbolic links *fs.PathError
// lstat loop: <nil>
// Lrwxrwxrwx loop false
// readlink loop loop: <nil>
// excl loop: openat loop: file exists *fs.PathError
// write loop: openat loop: too many levels of symbolic links *fs.PathError
// open dangling: openat dangling: no such file or directory *fs.PathError notexist
// stat dangling: statat dangling: no such file or directory *fs.PathError notexist
// lstat dangling: <nil>
// Lrwxrwxrwx dangling false
// readlink dangling nowhere: <nil>
// excl dangling: openat dangling: file exists *fs.PathError
// write dangling: <nil>
// open sub/../f: <nil>
// stat sub/../f: <nil>
// lstat sub/../f: <nil>
// -rw-r--r-- f false
// readlink sub/../f : readlinkat sub/../f: invalid argument *fs.PathError
// excl sub/../f: openat sub/../f: file exists *fs.PathError
// write sub/../f: <nil>
// open sub/ok/: openat sub/ok/: not a directory *fs.PathError
// stat sub/ok/: statat sub/ok/: not a directory *fs.PathError
// lstat sub/ok/: statat sub/ok/: not a directory *fs.PathError
// readlink sub/ok/ : readlinkat sub/ok/: not a directory *fs.PathError
// excl sub/ok/: openat sub/ok/: not a directory *fs.PathError
// write sub/ok/: openat sub/ok/: not a directory *fs.PathError
// open sub/ok/x: openat sub/ok/x: not a directory *fs.PathError
// stat sub/ok/x: statat sub/ok/x: not a directory *fs.PathError
// lstat sub/ok/x: statat sub/ok/x: not a directory *fs.PathError
// readlink sub/ok/x : readlinkat sub/ok/x: not a directory *fs.PathError
// excl sub/ok/x: openat sub/ok/x: not a directory *fs.PathError
// write sub/ok/x: openat sub/ok/x: not a directory *fs.PathError
// remove sub: removeat sub: directory not empty *fs.PathError
// removeall sub: <nil>
// . d ./ <nil>
// abs L abs <nil>
// dangling L dangling <nil>
// f - f <nil>
// loop L loop <nil>
// nowhere - nowhere <nil>
// fs open: open ../x: invalid argument *fs.PathError
// fs stat: statat loop: too many levels of symbolic links *fs.PathError
// fs readfile: readfile /f: invalid argument *fs.PathError
// fs readdir: readdirent DIR/r/f: not a directory *fs.PathError
// fs readlink: readlinkat f: invalid argument *fs.PathError
// fs readlink: <nil>
// openinroot: openat ../outside: path escapes from parent *fs.PathError
// close: <nil>
// close: <nil>
// open closed: openat f: file already closed *fs.PathError
// mkdir closed: mkdirat z: file already closed *fs.PathError
// rename closed: renameat a b: file already closed *os.LinkError
// symlink closed: symlinkat a b: file already closed *os.LinkError
// removeall closed: RemoveAll z: file already closed *fs.PathError
// mkdirall closed: mkdirat z/y: file already closed *fs.PathError
// openroot closed: openat x: file already closed *fs.PathError
// symlink: <nil>
// symlink again: symlink d DIR/ld: file exists *os.LinkError
// symlink loop: <nil>
// symlink loop: <nil>
// link: <nil>
// link dir: link DIR/d DIR/harddir: operation not permitted *os.LinkError
// link missing: link DIR/none DIR/x: no such file or directory *os.LinkError notexist
// stat ld: <nil>
// ld drwxr-xr-x true
// lstat ld: <nil>
// ld Lrwxrwxrwx false
// readfile ld: read DIR/ld: is a directory *fs.PathError
// readlink ld d: <nil>
// stat ld/file: <nil>
// file -rw------- false
// lstat ld/file: <nil>
// file -rw------- false
// readfile ld/file: <nil>
// readlink ld/file : readlink DIR/ld/file: invalid argument *fs.PathError
// stat l1: stat DIR/l1: too many levels of symbolic links *fs.PathError
// lstat l1: <nil>
// l1 Lrwxrwxrwx false
// readfile l1: open DIR/l1: too many levels of symbolic links *fs.PathError
// readlink l1 l2: <nil>
// stat ld/../outside: <nil>
// outside -rw-r--r-- false
// lstat ld/../outside: <nil>
// outside -rw-r--r-- false
// readfile ld/../outside: <nil>
// readlink ld/../outside : readlink DIR/ld/../outside: invalid argument *fs.PathError
// stat hard: <nil>
// hard -rw------- false
// lstat hard: <nil>
// hard -rw------- false
// readfile hard: <nil>
// readlink hard : readlink DIR/hard: invalid argument *fs.PathError
// stat ld/: <nil>
// ld drwxr-xr-x true
// lstat ld/: <nil>
// ld drwxr-xr-x true
// readfile ld/: read DIR/ld/: is a directory *fs.PathError
// readlink ld/ : readlink DIR/ld/: invalid argument *fs.PathError
// stat d/file/..: stat DIR/d/file/..: not a directory *fs.PathError
// lstat d/file/..: lstat DIR/d/file/..: not a directory *fs.PathError
// readfile d/file/..: open DIR/d/file/..: not a directory *fs.PathError
// readlink d/file/.. : readlink DIR/d/file/..: not a directory *fs.PathError
// stat d/none/..: stat DIR/d/none/..: no such file or directory *fs.PathError notexist
// lstat d/none/..: lstat DIR/d/none/..: no such file or directory *fs.PathError notexist
// readfile d/none/..: open DIR/d/none/..: no such file or directory *fs.PathError notexist
// readlink d/none/.. : readlink DIR/d/none/..: no such file or directory *fs.PathError notexist
// d d/ d--------- drwxr-xr-x false <nil>
// - hard ---------- -rw------- true <nil>
// L l1 L--------- Lrwxrwxrwx true <nil>
// L l2 L--------- Lrwxrwxrwx true <nil>
// L ld L--------- Lrwxrwxrwx true <nil>
// - outside ---------- -rw-r--r-- true <nil>
// d r/ d--------- drw-r--r-- false <nil>
// remove link: <nil>
// mkdir on link: mkdir DIR/l1: file exists *fs.PathError
// rename over link: <nil>
// create over dangling: <nil>
// write: <nil>
// z: <nil>
// chdir: <nil>
// z: <nil>
// true
