// hash/maphash: complete; the function is the machine's own for bytes and a walk by reflection for comparable values.

package maphash

import (
	"hash"
	"math"
	"reflect"
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
	var h Hash
	h.SetSeed(seed)
	WriteComparable(&h, v)
	return h.Sum64()
}

func WriteComparable[T comparable](h *Hash, x T) {
	v := reflect.ValueOf(&x).Elem()
	h.value(v)
}

func (h *Hash) word(x uint64) {
	for i := range 8 {
		h.WriteByte(byte(x >> (8 * i)))
	}
}

func (h *Hash) float(f float64) {
	switch {
	case f == 0:
		h.word(0)
	case f != f:
		h.word(runtime_rand())
	default:
		h.word(math.Float64bits(f))
	}
}

func (h *Hash) value(v reflect.Value) {
	h.WriteString(v.Type().String())
	switch v.Kind() {
	case reflect.Bool:
		if v.Bool() {
			h.WriteByte(1)
		} else {
			h.WriteByte(0)
		}
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		h.word(uint64(v.Int()))
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		h.word(v.Uint())
	case reflect.Float32, reflect.Float64:
		h.float(v.Float())
	case reflect.Complex64, reflect.Complex128:
		h.float(real(v.Complex()))
		h.float(imag(v.Complex()))
	case reflect.String:
		h.word(uint64(v.Len()))
		h.WriteString(v.String())
	case reflect.Array:
		for i := range v.Len() {
			h.value(v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			h.value(v.Field(i))
		}
	case reflect.Interface:
		if v.IsNil() {
			h.WriteByte(0)
			return
		}
		h.WriteByte(1)
		h.value(v.Elem())
	case reflect.Pointer, reflect.Chan, reflect.UnsafePointer:
		h.word(uint64(v.Pointer()))
	default:
		// As a map does.
		_ = map[any]bool{}[v.Interface()]
	}
}
