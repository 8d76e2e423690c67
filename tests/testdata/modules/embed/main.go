package main

import (
	"embed"
	"io"
	"io/fs"
)

//go:embed "a.txt" `d`
//go:embed d/*
var s embed.FS

//go:embed all:d
var all embed.FS

type S string
type B []byte

//go:embed a.txt
var s2 S

//go:embed a.txt
var b2 B

func ls(f embed.FS, dir string) {
	es, err := f.ReadDir(dir)
	if err != nil {
		println(err.Error())
		return
	}
	for _, e := range es {
		i, _ := e.Info()
		println(dir, e.Name(), e.IsDir(), i.Mode().String(), i.Size(), i.ModTime().String())
		if e.IsDir() {
			d := e.Name()
			if dir != "." {
				d = dir + "/" + d
			}
			ls(f, d)
		}
	}
}

func main() {
	ls(s, ".")
	println()
	ls(all, ".")
	println(s2, string(b2), cap(b2))
	_, err := s.ReadFile("zz")
	println(err.Error())
	_, err = s.Open("../a")
	println(err.Error())
	_, err = s.ReadFile("d")
	println(err.Error())
	_, err = s.ReadDir("a.txt")
	println(err.Error())
	f, _ := s.Open("a.txt")
	st, _ := f.Stat()
	println(st.Name(), st.Size(), st.Mode().String())
	g, _ := s.Open("d/b.txt")
	n, err := g.(io.Seeker).Seek(1, io.SeekStart)
	println(n, err == nil)
	b, err := io.ReadAll(g)
	println(string(b), err == nil)
	b2[0] = 'H'
	println(string(b2), s2)
	m, err := fs.Glob(s, "d/*")
	println(len(m), m[0], err == nil)
	sub, _ := fs.Sub(s, "d/sub")
	b, _ = fs.ReadFile(sub, "s.txt")
	println(string(b))
	var none embed.FS
	es, err := none.ReadDir(".")
	println(len(es), err == nil)
	println(n0(), allocs)
}

var allocs = len(s2)

func n0() int { return len(s2) }
