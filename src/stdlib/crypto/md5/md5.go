// crypto/md5: complete.

package md5

import (
	"crypto"
	"errors"
	"hash"
	"math/bits"
)

func init() {
	crypto.RegisterHash(crypto.MD5, New)
}

const BlockSize = 64

const magic = "md5\x01"

var start = [4]uint32{0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476}

// The integer parts of 2**32 times |sin(i+1)|.
var table = [64]uint32{
	0xd76aa478, 0xe8c7b756, 0x242070db, 0xc1bdceee, 0xf57c0faf, 0x4787c62a, 0xa8304613, 0xfd469501,
	0x698098d8, 0x8b44f7af, 0xffff5bb1, 0x895cd7be, 0x6b901122, 0xfd987193, 0xa679438e, 0x49b40821,
	0xf61e2562, 0xc040b340, 0x265e5a51, 0xe9b6c7aa, 0xd62f105d, 0x02441453, 0xd8a1e681, 0xe7d3fbc8,
	0x21e1cde6, 0xc33707d6, 0xf4d50d87, 0x455a14ed, 0xa9e3e905, 0xfcefa3f8, 0x676f02d9, 0x8d2a4c8a,
	0xfffa3942, 0x8771f681, 0x6d9d6122, 0xfde5380c, 0xa4beea44, 0x4bdecfa9, 0xf6bb4b60, 0xbebfbc70,
	0x289b7ec6, 0xeaa127fa, 0xd4ef3085, 0x04881d05, 0xd9d4d039, 0xe6db99e5, 0x1fa27cf8, 0xc4ac5665,
	0xf4292244, 0x432aff97, 0xab9423a7, 0xfc93a039, 0x655b59c3, 0x8f0ccc92, 0xffeff47d, 0x85845dd1,
	0x6fa87e4f, 0xfe2ce6e0, 0xa3014314, 0x4e0811a1, 0xf7537e82, 0xbd3af235, 0x2ad7d2bb, 0xeb86d391,
}

var shifts = [4][4]int{{7, 12, 17, 22}, {5, 9, 14, 20}, {4, 11, 16, 23}, {6, 10, 15, 21}}

type digest struct {
	s   [4]uint32
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
		pad[k+i] = byte(n << 3 >> (8 * i))
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
		return errors.New("crypto/md5: invalid hash state identifier")
	}
	if len(b) != 4+4*len(d.s)+BlockSize+8 {
		return errors.New("crypto/md5: invalid hash state size")
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

const Size = 16

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
			out[4*i+k] = byte(x >> (8 * k))
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

// block is RFC 1321.
func (d *digest) block(p []byte) {
	var x [16]uint32
	for i := range x {
		x[i] = uint32(p[4*i]) | uint32(p[4*i+1])<<8 | uint32(p[4*i+2])<<16 | uint32(p[4*i+3])<<24
	}
	a, b, c, e := d.s[0], d.s[1], d.s[2], d.s[3]
	for i := range 64 {
		var f uint32
		var k int
		switch i >> 4 {
		case 0:
			f, k = b&c|^b&e, i
		case 1:
			f, k = b&e|c&^e, 5*i+1
		case 2:
			f, k = b^c^e, 3*i+5
		case 3:
			f, k = c^(b|^e), 7*i
		}
		f += a + x[k&15] + table[i]
		a, e, c, b = e, c, b, b+bits.RotateLeft32(f, shifts[i>>4][i&3])
	}
	d.s[0] += a
	d.s[1] += b
	d.s[2] += c
	d.s[3] += e
}
