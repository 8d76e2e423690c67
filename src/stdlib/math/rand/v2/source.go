// math/rand/v2: Source, PCG and ChaCha8. Complete; the streams of a seed are Go's.

package rand

import (
	"errors"
	"math/bits"
)

// A Source gives uniform 64-bit numbers.
type Source interface {
	Uint64() uint64
}

// A PCG is a permuted congruential generator with 128 bits of state (O'Neill's PCG-DXSM).
type PCG struct {
	hi, lo uint64
}

func NewPCG(seed1, seed2 uint64) *PCG { return &PCG{seed1, seed2} }

func (p *PCG) Seed(seed1, seed2 uint64) { p.hi, p.lo = seed1, seed2 }

func (p *PCG) Uint64() uint64 {
	const (
		mulHi, mulLo = 2549297995355413924, 4865540595714422341
		incHi, incLo = 6364136223846793005, 1442695040888963407
		cheap        = 0xda942042e4dd58b5
	)
	hi, lo := bits.Mul64(p.lo, mulLo)
	hi += p.hi*mulLo + p.lo*mulHi
	var carry uint64
	lo, carry = bits.Add64(lo, incLo, 0)
	hi, _ = bits.Add64(hi, incHi, carry)
	p.hi, p.lo = hi, lo

	hi ^= hi >> 32
	hi *= cheap
	hi ^= hi >> 48
	return hi * (lo | 1)
}

func appendBE(b []byte, x uint64) []byte {
	for s := 56; s >= 0; s -= 8 {
		b = append(b, byte(x>>s))
	}
	return b
}

func readBE(b []byte) (x uint64) {
	for _, c := range b[:8] {
		x = x<<8 | uint64(c)
	}
	return
}

func putLE(b []byte, x uint64) {
	for i := range b[:8] {
		b[i] = byte(x >> (8 * i))
	}
}

func readLE(b []byte) (x uint64) {
	for i, c := range b[:8] {
		x |= uint64(c) << (8 * i)
	}
	return
}

func (p *PCG) AppendBinary(b []byte) ([]byte, error) {
	return appendBE(appendBE(append(b, "pcg:"...), p.hi), p.lo), nil
}

func (p *PCG) MarshalBinary() ([]byte, error) { return p.AppendBinary(make([]byte, 0, 20)) }

var errPCG = errors.New("invalid PCG encoding")

func (p *PCG) UnmarshalBinary(data []byte) error {
	if len(data) != 20 || string(data[:4]) != "pcg:" {
		return errPCG
	}
	p.hi, p.lo = readBE(data[4:]), readBE(data[12:])
	return nil
}

// A ChaCha8 is the cipher with 8 rounds as a generator: four blocks at a time, their words interleaved; after 16 blocks the last
// four words become the next key.
type ChaCha8 struct {
	buf  [32]uint64
	key  [4]uint64
	i, n int
	c    uint32

	readBuf [8]byte
	readLen int
}

func NewChaCha8(seed [32]byte) *ChaCha8 {
	c := new(ChaCha8)
	c.Seed(seed)
	return c
}

func (c *ChaCha8) Seed(seed [32]byte) {
	for i := range c.key {
		c.key[i] = readLE(seed[8*i:])
	}
	c.at(0)
	c.readLen = 0
	c.readBuf = [8]byte{}
}

// at makes the four blocks from a counter on.
func (c *ChaCha8) at(counter uint32) {
	c.c = counter
	c.block()
	c.i, c.n = 0, 32
	if counter == 12 {
		c.n = 28
	}
}

func (c *ChaCha8) block() {
	var out [16][4]uint32
	for lane := range uint32(4) {
		x := [16]uint32{0: 0x61707865, 1: 0x3320646e, 2: 0x79622d32, 3: 0x6b206574, 12: c.c + lane}
		for i, k := range c.key {
			x[4+2*i], x[5+2*i] = uint32(k), uint32(k>>32)
		}
		for range 4 {
			for i := range 4 {
				quarter(&x[i], &x[4+i], &x[8+i], &x[12+i])
			}
			for i := range 4 {
				quarter(&x[i], &x[4+(i+1)&3], &x[8+(i+2)&3], &x[12+(i+3)&3])
			}
		}
		// Only the key's words are added in again.
		for i, k := range c.key {
			x[4+2*i] += uint32(k)
			x[5+2*i] += uint32(k >> 32)
		}
		for i := range x {
			out[i][lane] = x[i]
		}
	}
	for i := range c.buf {
		w := &out[i/2]
		c.buf[i] = uint64(w[2*(i&1)]) | uint64(w[2*(i&1)+1])<<32
	}
}

func quarter(a, b, c, d *uint32) {
	*a += *b
	*d = bits.RotateLeft32(*d^*a, 16)
	*c += *d
	*b = bits.RotateLeft32(*b^*c, 12)
	*a += *b
	*d = bits.RotateLeft32(*d^*a, 8)
	*c += *d
	*b = bits.RotateLeft32(*b^*c, 7)
}

func (c *ChaCha8) Uint64() uint64 {
	if c.i >= c.n {
		next := c.c + 4
		if next == 16 {
			copy(c.key[:], c.buf[28:])
			next = 0
		}
		c.at(next)
	}
	x := c.buf[c.i]
	c.i++
	return x
}

func (c *ChaCha8) Read(p []byte) (n int, err error) {
	n = copy(p, c.readBuf[8-c.readLen:])
	c.readLen -= n
	for len(p)-n >= 8 {
		putLE(p[n:], c.Uint64())
		n += 8
	}
	if n < len(p) {
		putLE(c.readBuf[:], c.Uint64())
		m := copy(p[n:], c.readBuf[:])
		n += m
		c.readLen = 8 - m
	}
	return n, nil
}

func (c *ChaCha8) AppendBinary(b []byte) ([]byte, error) {
	if c.readLen > 0 {
		b = append(b, "readbuf:"...)
		b = append(b, byte(c.readLen))
		b = append(b, c.readBuf[8-c.readLen:]...)
	}
	b = appendBE(append(b, "chacha8:"...), uint64(c.c/4*32)+uint64(c.i))
	for _, k := range c.key {
		var w [8]byte
		putLE(w[:], k)
		b = append(b, w[:]...)
	}
	return b, nil
}

func (c *ChaCha8) MarshalBinary() ([]byte, error) { return c.AppendBinary(make([]byte, 0, 64)) }

func (c *ChaCha8) UnmarshalBinary(data []byte) error {
	if len(data) >= 8 && string(data[:8]) == "readbuf:" {
		data = data[8:]
		if len(data) == 0 || len(data) < 1+int(data[0]) {
			return errors.New("invalid ChaCha8 Read buffer encoding")
		}
		n := int(data[0])
		c.readLen = copy(c.readBuf[8-n:], data[1:1+n])
		data = data[1+n:]
	}
	if len(data) != 48 || string(data[:8]) != "chacha8:" {
		return errors.New("invalid ChaCha8 encoding")
	}
	used := readBE(data[8:])
	if used > 4*32-4 {
		return errors.New("invalid ChaCha8 encoding")
	}
	for i := range c.key {
		c.key[i] = readLE(data[16+8*i:])
	}
	c.at(4 * uint32(used/32))
	c.i = int(used % 32)
	return nil
}

// machineSource is the runtime's generator.
type machineSource struct{}

func (machineSource) Uint64() uint64 { return runtime_rand() }
