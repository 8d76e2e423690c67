// hash/maphash: complete; the functions are the machine's own, those of maps.

package maphash

import (
	"hash"
	"internal/abi"
	"unsafe"
)

// A Seed chooses one of many hash functions.
type Seed struct {
	s uint64
}

func MakeSeed() Seed {
	for {
		if s := runtime_rand(); s != 0 {
			return Seed{s}
		}
	}
}

const bufferSize = 128

// A Hash is a hash of a sequence of bytes. It must not be copied after use.
type Hash struct {
	_     [0]func()
	seed  Seed
	state Seed
	buf   [bufferSize]byte
	n     int
}

func sum(b []byte, seed uint64) uint64 {
	return memhash(unsafe.Pointer(unsafe.SliceData(b)), seed, len(b))
}

func memhash(p unsafe.Pointer, seed uint64, n int) uint64 {
	if n == 0 {
		return seed
	}
	if unsafe.Sizeof(uintptr(0)) == 8 {
		return uint64(runtime_memhash(p, uintptr(seed), uintptr(n)))
	}
	lo := runtime_memhash(p, uintptr(seed), uintptr(n))
	hi := runtime_memhash(p, uintptr(seed>>32), uintptr(n))
	return uint64(hi)<<32 | uint64(lo)
}

// Bytes is the hash that a Hash gives for b.
func Bytes(seed Seed, b []byte) uint64 {
	if seed.s == 0 {
		panic("maphash: use of uninitialized Seed")
	}
	state := seed.s
	for len(b) > bufferSize {
		state = sum(b[:bufferSize], state)
		b = b[bufferSize:]
	}
	return sum(b, state)
}

func String(seed Seed, s string) uint64 {
	return Bytes(seed, unsafe.Slice(unsafe.StringData(s), len(s)))
}

func (h *Hash) init() {
	if h.seed.s == 0 {
		h.seed = MakeSeed()
		h.state = h.seed
	}
}

func (h *Hash) WriteByte(b byte) error {
	h.flushFull()
	h.buf[h.n] = b
	h.n++
	return nil
}

func (h *Hash) flushFull() {
	if h.n == len(h.buf) {
		h.init()
		h.state.s = sum(h.buf[:], h.state.s)
		h.n = 0
	}
}

func (h *Hash) Write(b []byte) (int, error) {
	size := len(b)
	for len(b) > 0 {
		h.flushFull()
		n := copy(h.buf[h.n:], b)
		h.n += n
		b = b[n:]
	}
	return size, nil
}

func (h *Hash) WriteString(s string) (int, error) {
	return h.Write(unsafe.Slice(unsafe.StringData(s), len(s)))
}

func (h *Hash) Seed() Seed {
	h.init()
	return h.seed
}

func (h *Hash) SetSeed(seed Seed) {
	if seed.s == 0 {
		panic("maphash: use of uninitialized Seed")
	}
	h.seed = seed
	h.state = seed
	h.n = 0
}

func (h *Hash) Reset() {
	h.init()
	h.state = h.seed
	h.n = 0
}

func (h *Hash) Sum64() uint64 {
	h.init()
	return sum(h.buf[:h.n], h.state.s)
}

func (h *Hash) Sum(b []byte) []byte {
	x := h.Sum64()
	for s := 56; s >= 0; s -= 8 {
		b = append(b, byte(x>>s))
	}
	return b
}

func (h *Hash) Size() int      { return 8 }
func (h *Hash) BlockSize() int { return len(h.buf) }

func (h *Hash) Clone() (hash.Cloner, error) {
	h.init()
	c := *h
	return &c, nil
}

// Comparable gives equal hashes to equal values.
func Comparable[T comparable](seed Seed, v T) uint64 {
	abi.EscapeNonString(v)
	return comparableHash(v, seed)
}

func comparableHash[T comparable](v T, seed Seed) uint64 {
	var h Hash
	h.SetSeed(seed)
	WriteComparable(&h, v)
	return h.Sum64()
}

func WriteComparable[T comparable](h *Hash, x T) {
	// A pointer's hash is its address: what it points to must not be moved with a stack.
	abi.EscapeNonString(x)
	h.init()
	t := abi.TypeFor[T]()
	p := abi.NoEscape(unsafe.Pointer(&x))
	sum := uint64(typehash(t, p, uintptr(h.seed.s)))
	if unsafe.Sizeof(uintptr(0)) == 4 {
		sum |= uint64(typehash(t, p, uintptr(h.seed.s>>32))) << 32
	}
	for i := range 8 {
		h.WriteByte(byte(sum >> (8 * i)))
	}
}

// typehash is what a map of keys of the type uses, with its panics.
//
//go:noescape
func typehash(t *abi.Type, p unsafe.Pointer, seed uintptr) uintptr
