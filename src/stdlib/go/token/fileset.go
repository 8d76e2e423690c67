package token

import (
	"fmt"
	"slices"
	"sync"
	"sync/atomic"
)

// A FileSet has the sources that a program works with. Its methods may be called at the same time.
// The files are a slice in the order of their bases: AddFile appends, and a search halves (Go keeps a balanced tree).
type FileSet struct {
	mutex sync.RWMutex
	base  int // of the next file
	files []*File
	last  atomic.Pointer[File] // found last
}

// NewFileSet returns a set without files.
func NewFileSet() *FileSet { return &FileSet{base: 1} }

// Base returns the smallest base that AddFile takes.
func (s *FileSet) Base() int {
	s.mutex.RLock()
	defer s.mutex.RUnlock()
	return s.base
}

// AddFile adds a file of size bytes at a base that is at least Base(), or at Base() if base is negative.
func (s *FileSet) AddFile(filename string, base, size int) *File {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if base < 0 {
		base = s.base
	}
	if base < s.base {
		panic(fmt.Sprintf("invalid base %d (should be >= %d)", base, s.base))
	}
	if size < 0 {
		panic(fmt.Sprintf("invalid size %d (should be >= 0)", size))
	}
	f := &File{name: filename, base: base, size: size, lines: []int{0}}
	next := base + size + 1 // the end has a Pos, too
	if next < 0 {
		panic("token.Pos offset overflow (> 2G of source code in file set)")
	}
	s.base = next
	s.add(f)
	s.last.Store(f)
	return f
}

// search returns the index of the first file that ends at p or later, and whether that has p.
func (s *FileSet) search(p int) (int, bool) {
	n, _ := slices.BinarySearchFunc(s.files, p, func(f *File, p int) int { return f.base + f.size - p })
	return n, n < len(s.files) && s.files[n].base <= p
}

func (s *FileSet) add(f *File) {
	n, _ := s.search(f.base)
	if n < len(s.files) {
		if old := s.files[n]; old == f {
			return
		} else if old.base <= f.base+f.size {
			panic(fmt.Sprintf("file %s (%d-%d) overlaps with file %s (%d-%d)",
				old.name, old.base, old.End(), f.name, f.base, f.End()))
		}
	}
	s.files = slices.Insert(s.files, n, f)
}

// AddExistingFiles adds files of other sets; it panics if they overlap.
func (s *FileSet) AddExistingFiles(files ...*File) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	for _, f := range files {
		s.add(f)
		s.base = max(s.base, f.base+f.size+1)
	}
}

// RemoveFile drops a file; what has positions in it finds nothing afterwards.
func (s *FileSet) RemoveFile(file *File) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	s.last.CompareAndSwap(file, nil)
	if n, ok := s.search(file.base); ok && s.files[n] == file {
		s.files = slices.Delete(s.files, n, n+1)
	}
}

// Iterate calls yield with each file, by base, until it returns false. The set may change meanwhile.
func (s *FileSet) Iterate(yield func(*File) bool) {
	for next := 0; ; {
		s.mutex.RLock()
		n, _ := s.search(next)
		var f *File
		if n < len(s.files) {
			f = s.files[n]
		}
		s.mutex.RUnlock()
		if f == nil || !yield(f) {
			return
		}
		next = f.base + f.size + 1
	}
}

// File returns the file that has p, or nil.
func (s *FileSet) File(p Pos) (f *File) {
	if p == NoPos {
		return nil
	}
	if f := s.last.Load(); f != nil && f.base <= int(p) && int(p) <= f.base+f.size {
		return f
	}
	s.mutex.RLock()
	defer s.mutex.RUnlock()
	if n, ok := s.search(int(p)); ok {
		s.last.Store(s.files[n])
		return s.files[n]
	}
	return nil
}

// PositionFor returns the Position of p; adjusted says whether //line directives count.
func (s *FileSet) PositionFor(p Pos, adjusted bool) (pos Position) {
	if f := s.File(p); f != nil {
		return f.PositionFor(p, adjusted)
	}
	return Position{}
}

// Position is PositionFor with //line directives.
func (s *FileSet) Position(p Pos) (pos Position) { return s.PositionFor(p, true) }

// The types that Read and Write code. Their names and fields are Go's, so that sets are exchanged with it.
type serializedFile struct {
	Name  string
	Base  int
	Size  int
	Lines []int
	Infos []lineInfo
}

type serializedFileSet struct {
	Base  int
	Files []serializedFile
}

// Read makes s the set that decode reads.
func (s *FileSet) Read(decode func(any) error) error {
	var coded serializedFileSet
	if err := decode(&coded); err != nil {
		return err
	}
	s.mutex.Lock()
	defer s.mutex.Unlock()
	s.base = coded.Base
	for _, f := range coded.Files {
		s.add(&File{name: f.Name, base: f.Base, size: f.Size, lines: f.Lines, infos: f.Infos})
	}
	s.last.Store(nil)
	return nil
}

// Write gives encode what Read reads.
func (s *FileSet) Write(encode func(any) error) error {
	s.mutex.RLock()
	coded := serializedFileSet{Base: s.base}
	for _, f := range s.files {
		f.mutex.Lock()
		coded.Files = append(coded.Files, serializedFile{f.name, f.base, f.size, slices.Clone(f.lines), slices.Clone(f.infos)})
		f.mutex.Unlock()
	}
	s.mutex.RUnlock()
	return encode(coded)
}
