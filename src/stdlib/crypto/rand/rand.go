// Package rand gives random bytes. They come from the machine's generator: the same seed (-seed) gives the same bytes, and nothing secret
// should be made of them. Complete.
package rand

import (
	"errors"
	"io"
	"math/big"
)

func runtime_rand() uint64

// fatal ends the program.
func fatal(string)

type machine struct{}

func (machine) Read(b []byte) (int, error) {
	fill(b)
	return len(b), nil
}

func fill(b []byte) {
	for len(b) > 0 {
		v := runtime_rand()
		for i := 0; i < 8 && len(b) > 0; i++ {
			b[0] = byte(v >> (8 * i))
			b = b[1:]
		}
	}
}

// Reader is the machine's generator; it may be replaced.
var Reader io.Reader = machine{}

// Read fills b with random bytes. It never returns an error: if Reader fails, the program ends.
func Read(b []byte) (n int, err error) {
	if _, ok := Reader.(machine); ok {
		fill(b)
		return len(b), nil
	}
	// b must not be seen by a Reader that keeps it on the heap.
	own := make([]byte, len(b))
	if _, err := io.ReadFull(Reader, own); err != nil {
		fatal("crypto/rand: failed to read random data (see https://go.dev/issue/66821): " + err.Error())
	}
	copy(b, own)
	return len(b), nil
}

// Text gives 26 random characters of the base32 alphabet: 128 bits and more.
func Text() string {
	b := make([]byte, 26)
	Read(b)
	for i, c := range b {
		b[i] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[c%32]
	}
	return string(b)
}

// first gives the bits that the first byte of a number of n bits has.
func first(n int) uint { return uint((n-1)%8 + 1) }

// Int gives a number in [0, max).
func Int(rand io.Reader, max *big.Int) (n *big.Int, err error) {
	if max.Sign() <= 0 {
		panic("crypto/rand: argument to Int is <= 0")
	}
	n = new(big.Int)
	bits := n.Sub(max, big.NewInt(1)).BitLen()
	if bits == 0 {
		return n, nil
	}
	b := make([]byte, (bits+7)/8)
	for {
		if _, err = io.ReadFull(rand, b); err != nil {
			return nil, err
		}
		b[0] &= 1<<first(bits) - 1
		if n.SetBytes(b).Cmp(max) < 0 {
			return n, nil
		}
	}
}

// Prime gives a number of this many bits, the first two of them set, that is prime with a probability of error below 4^-20.
func Prime(r io.Reader, bits int) (*big.Int, error) {
	if bits < 2 {
		return nil, errors.New("crypto/rand: prime size must be at least 2-bit")
	}
	// As in Go, the numbers are nobody's to foretell: r is not used.
	r = machine{}
	top := first(bits)
	b := make([]byte, (bits+7)/8)
	p := new(big.Int)
	for {
		if _, err := io.ReadFull(r, b); err != nil {
			return nil, err
		}
		b[0] &= 1<<top - 1
		if top >= 2 {
			b[0] |= 3 << (top - 2)
		} else {
			b[0] |= 1
			if len(b) > 1 {
				b[1] |= 0x80
			}
		}
		b[len(b)-1] |= 1
		if p.SetBytes(b).ProbablyPrime(20) {
			return p, nil
		}
	}
}
