package filepath_test

import (
	"fmt"
	"io/fs"
	"math/rand"
	"os"
	real "path/filepath"
	"testing"

	ours "gs/path/filepath"
)

func TestLexical(t *testing.T) {
	rng := rand.New(rand.NewSource(1))
	parts := []string{"a", "b", "..", ".", "", "/", "//", "a.b", "..a", "x.tar.gz", "*", "[a-c]", "?", "\\*"}
	gen := func() string {
		s := ""
		for n := rng.Intn(6); n > 0; n-- {
			s += parts[rng.Intn(len(parts))]
			if rng.Intn(2) == 0 {
				s += "/"
			}
		}
		return s
	}
	for i := 0; i < 200000; i++ {
		p, q := gen(), gen()
		r1, e1 := real.Rel(p, q)
		r2, e2 := ours.Rel(p, q)
		m1, f1 := real.Match(p, q)
		m2, f2 := ours.Match(p, q)
		d1, b1 := real.Split(p)
		d2, b2 := ours.Split(p)
		l1, g1 := real.Localize(p)
		l2, g2 := ours.Localize(p)
		a1, h1 := real.Abs(p)
		a2, h2 := ours.Abs(p)
		a := fmt.Sprint(r1, e1, m1, f1, d1, b1, real.Clean(p), real.Base(p), real.Dir(p), real.Ext(p), real.IsAbs(p), real.IsLocal(p), real.Join(p, q), l1, g1, a1, h1, real.SplitList(p+":"+q))
		b := fmt.Sprint(r2, e2, m2, f2, d2, b2, ours.Clean(p), ours.Base(p), ours.Dir(p), ours.Ext(p), ours.IsAbs(p), ours.IsLocal(p), ours.Join(p, q), l2, g2, a2, h2, ours.SplitList(p+":"+q))
		if a != b {
			t.Fatalf("%q %q\n%s\n%s", p, q, a, b)
		}
	}
}

func TestTree(t *testing.T) {
	dir := t.TempDir()
	for _, d := range []string{"a/b/c", "a/d", "e"} {
		os.MkdirAll(dir+"/"+d, 0o755)
		os.WriteFile(dir+"/"+d+"/f.txt", nil, 0o644)
		os.WriteFile(dir+"/"+d+"/g.go", nil, 0o644)
	}
	os.Symlink("a/b", dir+"/link")
	os.Symlink("../e", dir+"/a/up")
	for skip := 0; skip < 12; skip++ {
		for _, what := range []error{fs.SkipDir, fs.SkipAll, fs.ErrInvalid} {
			var s1, s2 []string
			w := func(out *[]string) fs.WalkDirFunc {
				return func(p string, d fs.DirEntry, err error) error {
					*out = append(*out, p, fmt.Sprint(err))
					if len(*out)/2 == skip {
						return what
					}
					return nil
				}
			}
			e1, e2 := real.WalkDir(dir, w(&s1)), ours.WalkDir(dir, w(&s2))
			if fmt.Sprint(s1, e1) != fmt.Sprint(s2, e2) {
				t.Fatal(s1, s2, e1, e2)
			}
			s1, s2 = nil, nil
			v := func(out *[]string) func(p string, d fs.FileInfo, err error) error {
				return func(p string, d fs.FileInfo, err error) error { return w(out)(p, nil, err) }
			}
			e1, e2 = real.Walk(dir, v(&s1)), ours.Walk(dir, v(&s2))
			if fmt.Sprint(s1, e1) != fmt.Sprint(s2, e2) {
				t.Fatal(s1, s2, e1, e2)
			}
		}
	}
	for _, p := range []string{"*", "*/*", "*/*/*", "a/*/f.*", "[", "a/[", "nix/*", "a", "no", "e/?.go", "l*/*"} {
		a, e1 := real.Glob(dir + "/" + p)
		b, e2 := ours.Glob(dir + "/" + p)
		if fmt.Sprint(a, e1) != fmt.Sprint(b, e2) {
			t.Fatal(p, a, e1, b, e2)
		}
	}
	for _, p := range []string{"link", "link/c", "link/../d", "a/up", "a/up/f.txt", "a/up/f.txt/x", "no", "a/./b", "link/no"} {
		a, e1 := real.EvalSymlinks(dir + "/" + p)
		b, e2 := ours.EvalSymlinks(dir + "/" + p)
		if fmt.Sprint(a, e1) != fmt.Sprint(b, e2) {
			t.Fatal(p, a, e1, b, e2)
		}
	}
}
