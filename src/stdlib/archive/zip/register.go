// Compression methods: those of the package, those that a program adds for all archives, and those of one archive.

package zip

import (
	"compress/flate"
	"errors"
	"io"
	"sync"
)

// A Compressor returns a compressing writer to w. It must be safe to call from several goroutines at once; each writer is used by one.
type Compressor func(w io.Writer) (io.WriteCloser, error)

// A Decompressor returns a reader of what r has compressed, whose Close releases its resources and leaves r open.
type Decompressor func(r io.Reader) io.ReadCloser

type methods[M any] struct {
	mu sync.RWMutex
	of map[uint16]M
}

func (m *methods[M]) get(method uint16) M {
	m.mu.RLock()
	defer m.mu.RUnlock()
	return m.of[method]
}

// add reports whether the method is new.
func (m *methods[M]) add(method uint16, of M) bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	if _, ok := m.of[method]; ok {
		return false
	}
	m.of[method] = of
	return true
}

var (
	compressors   = methods[Compressor]{of: map[uint16]Compressor{Store: stored, Deflate: deflate}}
	decompressors = methods[Decompressor]{of: map[uint16]Decompressor{Store: io.NopCloser, Deflate: inflate}}
)

// RegisterDecompressor adds a method for all archives; it panics if there is one.
func RegisterDecompressor(method uint16, dcomp Decompressor) {
	if !decompressors.add(method, dcomp) {
		panic("decompressor already registered")
	}
}

// RegisterCompressor adds a method for all archives; it panics if there is one.
func RegisterCompressor(method uint16, comp Compressor) {
	if !compressors.add(method, comp) {
		panic("compressor already registered")
	}
}

type asIs struct{ io.Writer }

func (asIs) Close() error { return nil }

func stored(w io.Writer) (io.WriteCloser, error) { return asIs{w}, nil }

// Writers and readers of flate have large tables: they are used again.
var flateWriters, flateReaders sync.Pool

const flateLevel = 5

type deflater struct {
	mu sync.Mutex
	w  *flate.Writer
}

func deflate(w io.Writer) (io.WriteCloser, error) {
	if f, ok := flateWriters.Get().(*flate.Writer); ok {
		f.Reset(w)
		return &deflater{w: f}, nil
	}
	f, err := flate.NewWriter(w, flateLevel)
	return &deflater{w: f}, err
}

func (d *deflater) Write(p []byte) (int, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.w == nil {
		return 0, errors.New("Write after Close")
	}
	return d.w.Write(p)
}

func (d *deflater) Close() error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.w == nil {
		return nil
	}
	err := d.w.Close()
	flateWriters.Put(d.w)
	d.w = nil
	return err
}

type inflater struct {
	mu sync.Mutex
	r  io.ReadCloser
}

func inflate(r io.Reader) io.ReadCloser {
	if f, ok := flateReaders.Get().(io.ReadCloser); ok {
		f.(flate.Resetter).Reset(r, nil)
		return &inflater{r: f}
	}
	return &inflater{r: flate.NewReader(r)}
}

func (i *inflater) Read(p []byte) (int, error) {
	i.mu.Lock()
	defer i.mu.Unlock()
	if i.r == nil {
		return 0, errors.New("Read after Close")
	}
	return i.r.Read(p)
}

func (i *inflater) Close() error {
	i.mu.Lock()
	defer i.mu.Unlock()
	if i.r == nil {
		return nil
	}
	err := i.r.Close()
	flateReaders.Put(i.r)
	i.r = nil
	return err
}
