package image

import (
	"bufio"
	"errors"
	"io"
	"sync"
)

// ErrFormat is returned for data of a format that nobody registered.
var ErrFormat = errors.New("image: unknown format")

// A format is how files that begin with magic ('?' is any byte) are read.
type format struct {
	name, magic  string
	decode       func(io.Reader) (Image, error)
	decodeConfig func(io.Reader) (Config, error)
}

var formats struct {
	sync.RWMutex
	all []format
}

// RegisterFormat tells Decode of a format; its package does so when it is initialized.
func RegisterFormat(name, magic string, decode func(io.Reader) (Image, error), decodeConfig func(io.Reader) (Config, error)) {
	formats.Lock()
	defer formats.Unlock()
	formats.all = append(formats.all, format{name, magic, decode, decodeConfig})
}

// A peeker can look at what it will read.
type peeker interface {
	io.Reader
	Peek(n int) ([]byte, error)
}

// recognize finds the format of what comes from r; the reader that is returned begins with the same bytes.
func recognize(r io.Reader) (format, peeker) {
	p, ok := r.(peeker)
	if !ok {
		p = bufio.NewReader(r)
	}
	formats.RLock()
	all := formats.all
	formats.RUnlock()
	for _, f := range all {
		if head, err := p.Peek(len(f.magic)); err == nil && fits(f.magic, head) {
			return f, p
		}
	}
	return format{}, p
}

func fits(magic string, head []byte) bool {
	if len(magic) != len(head) {
		return false
	}
	for i, b := range head {
		if magic[i] != b && magic[i] != '?' {
			return false
		}
	}
	return true
}

// Decode reads an image of a registered format, whose name it gives.
func Decode(r io.Reader) (Image, string, error) {
	f, p := recognize(r)
	if f.decode == nil {
		return nil, "", ErrFormat
	}
	m, err := f.decode(p)
	return m, f.name, err
}

// DecodeConfig reads no more than the color model and dimensions need.
func DecodeConfig(r io.Reader) (Config, string, error) {
	f, p := recognize(r)
	if f.decodeConfig == nil {
		return Config{}, "", ErrFormat
	}
	c, err := f.decodeConfig(p)
	return c, f.name, err
}
