// crypto/sha1: complete.

package sha1

import (
	"crypto"
	"errors"
	"hash"
	"math/bits"
)

func init() {
	crypto.RegisterHash(crypto.SHA1, New)
}

const BlockSize = 64

const magic = "sha\x01"

var start = [5]uint32{0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0}

type digest struct {
	s   [5]uint32
	x   [BlockSize]byte
	nx  int
	len uint64
}

func (d *digest) BlockSize() int { return BlockSize }

func (d *digest) Write(p []byte) (int, error) {
	n := len(p)
	d.len += uint64(n)
	if d.nx > 0 {
		k := copy(d.x[d.nx:], p)
		d.nx += k
		if d.nx == BlockSize {
			d.block(d.x[:])
			d.nx = 0
		}
		p = p[k:]
	}
	for len(p) >= BlockSize {
		d.block(p[:BlockSize])
		p = p[BlockSize:]
	}
	if len(p) > 0 {
		d.nx = copy(d.x[:], p)
	}
	return n, nil
}

// finish pads and leaves the sum in d.s.
func (d *digest) finish() {
	n := d.len
	var pad [BlockSize + 8]byte
	pad[0] = 0x80
	k := 56 - int(n%64)
	if k <= 0 {
		k += 64
	}
	for i := range 8 {
		pad[k+i] = byte(n << 3 >> (8 * (7 - i)))
	}
	d.Write(pad[:k+8])
}

func (d *digest) Clone() (hash.Cloner, error) {
	c := *d
	return &c, nil
}

func (d *digest) AppendBinary(b []byte) ([]byte, error) {
	b = append(b, magic...)
	for _, x := range d.s {
		b = append(b, byte(x>>24), byte(x>>16), byte(x>>8), byte(x))
	}
	b = append(b, d.x[:d.nx]...)
	b = append(b, make([]byte, BlockSize-d.nx)...)
	for s := 56; s >= 0; s -= 8 {
		b = append(b, byte(d.len>>s))
	}
	return b, nil
}

func (d *digest) MarshalBinary() ([]byte, error) {
	return d.AppendBinary(make([]byte, 0, 4+4*len(d.s)+BlockSize+8))
}

func (d *digest) UnmarshalBinary(b []byte) error {
	if len(b) < 4 || string(b[:4]) != magic {
		return errors.New("crypto/sha1: invalid hash state identifier")
	}
	if len(b) != 4+4*len(d.s)+BlockSize+8 {
		return errors.New("crypto/sha1: invalid hash state size")
	}
	b = b[4:]
	for i := range d.s {
		d.s[i] = uint32(b[0])<<24 | uint32(b[1])<<16 | uint32(b[2])<<8 | uint32(b[3])
		b = b[4:]
	}
	copy(d.x[:], b)
	d.len = 0
	for _, c := range b[BlockSize:] {
		d.len = d.len<<8 | uint64(c)
	}
	d.nx = int(d.len % BlockSize)
	return nil
}

const Size = 20

func New() hash.Hash {
	d := new(digest)
	d.Reset()
	return d
}

func (d *digest) Size() int { return Size }

func (d *digest) Reset() {
	d.s = start
	d.nx = 0
	d.len = 0
}

func (d *digest) Sum(in []byte) []byte {
	c := *d
	sum := c.sum()
	return append(in, sum[:]...)
}

func (d *digest) sum() (out [Size]byte) {
	d.finish()
	for i, x := range d.s {
		for k := range 4 {
			out[4*i+k] = byte(x >> (8 * (3 - k)))
		}
	}
	return
}

func Sum(data []byte) [Size]byte {
	var d digest
	d.Reset()
	d.Write(data)
	return d.sum()
}

// block is RFC 3174.
func (d *digest) block(p []byte) {
	var w [80]uint32
	for i := range 16 {
		w[i] = uint32(p[4*i])<<24 | uint32(p[4*i+1])<<16 | uint32(p[4*i+2])<<8 | uint32(p[4*i+3])
	}
	for i := 16; i < 80; i++ {
		w[i] = bits.RotateLeft32(w[i-3]^w[i-8]^w[i-14]^w[i-16], 1)
	}
	a, b, c, e, f := d.s[0], d.s[1], d.s[2], d.s[3], d.s[4]
	for i, x := range &w {
		switch {
		case i < 20:
			x += (b&c | ^b&e) + 0x5a827999
		case i < 40:
			x += (b ^ c ^ e) + 0x6ed9eba1
		case i < 60:
			x += (b&c | b&e | c&e) + 0x8f1bbcdc
		default:
			x += (b ^ c ^ e) + 0xca62c1d6
		}
		x += bits.RotateLeft32(a, 5) + f
		a, b, c, e, f = x, a, bits.RotateLeft32(b, 30), c, e
	}
	d.s[0] += a
	d.s[1] += b
	d.s[2] += c
	d.s[3] += e
	d.s[4] += f
}
