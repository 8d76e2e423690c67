// Package aes is the cipher of FIPS 197, apart from crypto/aes because crypto/cipher must know it. A round is four look-ups for each column,
// in tables that have SubBytes and MixColumns of a byte; they are computed at the first key. Decryption is the equivalent inverse cipher
// (5.3.5).
package aes

import (
	"crypto/internal/alias"
	"encoding/binary"
	"math/bits"
	"sync"
)

const BlockSize = 16

// A Block is AES with a key.
type Block struct {
	rounds int
	enc    [60]uint32 // four words for each round and the last key
	dec    [60]uint32
}

// tables: for a byte in row r, encRow[r] has the column that it contributes. The S-boxes are for the last round.
type tables struct {
	sbox, inverse  [256]byte
	encRow, decRow [4][256]uint32
}

// double multiplies by x modulo x⁸+x⁴+x³+x+1.
func double(a byte) byte {
	if a&0x80 != 0 {
		return a<<1 ^ 0x1b
	}
	return a << 1
}

func multiply(a, b byte) (p byte) {
	for ; b != 0; b >>= 1 {
		if b&1 != 0 {
			p ^= a
		}
		a = double(a)
	}
	return p
}

var computed = sync.OnceValue(func() *tables {
	t := new(tables)
	// p goes through all powers of the generator 3, q through their inverses.
	p, q := byte(1), byte(1)
	for {
		p ^= double(p)
		q ^= q << 1
		q ^= q << 2
		q ^= q << 4
		if q&0x80 != 0 {
			q ^= 0x09
		}
		t.sbox[p] = 0x63 ^ q ^ bits.RotateLeft8(q, 1) ^ bits.RotateLeft8(q, 2) ^ bits.RotateLeft8(q, 3) ^ bits.RotateLeft8(q, 4)
		if p == 1 {
			break
		}
	}
	t.sbox[0] = 0x63
	for i, s := range t.sbox {
		t.inverse[s] = byte(i)
	}
	for i := range 256 {
		s, v := t.sbox[i], t.inverse[i]
		e := uint32(double(s))<<24 | uint32(s)<<16 | uint32(s)<<8 | uint32(double(s)^s)
		d := uint32(multiply(v, 14))<<24 | uint32(multiply(v, 9))<<16 | uint32(multiply(v, 13))<<8 | uint32(multiply(v, 11))
		for row := range 4 {
			t.encRow[row][i] = bits.RotateLeft32(e, -8*row)
			t.decRow[row][i] = bits.RotateLeft32(d, -8*row)
		}
	}
	return t
})

func (t *tables) subWord(w uint32) uint32 {
	return uint32(t.sbox[w>>24])<<24 | uint32(t.sbox[w>>16&255])<<16 | uint32(t.sbox[w>>8&255])<<8 | uint32(t.sbox[w&255])
}

// New makes a Block of a key of 16, 24 or 32 bytes.
func New(key []byte) *Block {
	t := computed()
	n := len(key) / 4
	b := &Block{rounds: n + 6}
	words := 4 * (b.rounds + 1)
	for i := range n {
		b.enc[i] = binary.BigEndian.Uint32(key[4*i:])
	}
	constant := byte(1)
	for i := n; i < words; i++ {
		w := b.enc[i-1]
		switch {
		case i%n == 0:
			w = t.subWord(bits.RotateLeft32(w, 8)) ^ uint32(constant)<<24
			constant = double(constant)
		case n > 6 && i%n == 4:
			w = t.subWord(w)
		}
		b.enc[i] = b.enc[i-n] ^ w
	}
	// The rounds backwards, all but the first and last through InvMixColumns.
	for i := 0; i < words; i += 4 {
		for k := range 4 {
			w := b.enc[words-4-i+k]
			if 0 < i && i < words-4 {
				w = t.subWord(w)
				w = t.decRow[0][w>>24] ^ t.decRow[1][w>>16&255] ^ t.decRow[2][w>>8&255] ^ t.decRow[3][w&255]
			}
			b.dec[i+k] = w
		}
	}
	return b
}

func (b *Block) BlockSize() int { return BlockSize }

func (b *Block) Encrypt(dst, src []byte) {
	check(dst, src)
	t := computed()
	// Row r of column c comes from column c+r.
	b.crypt(dst, src, &b.enc, &t.encRow, &t.sbox, 1, 2, 3)
}

func (b *Block) Decrypt(dst, src []byte) {
	check(dst, src)
	t := computed()
	b.crypt(dst, src, &b.dec, &t.decRow, &t.inverse, 3, 2, 1)
}

func check(dst, src []byte) {
	if len(src) < BlockSize {
		panic("crypto/aes: input not full block")
	}
	if len(dst) < BlockSize {
		panic("crypto/aes: output not full block")
	}
	if alias.Inexact(dst[:BlockSize], src[:BlockSize]) {
		panic("crypto/aes: invalid buffer overlap")
	}
}

// crypt runs the rounds. Rows 1 to 3 of a column come from the columns r1, r2 and r3 further.
func (b *Block) crypt(dst, src []byte, keys *[60]uint32, row *[4][256]uint32, box *[256]byte, r1, r2, r3 int) {
	var s, t [4]uint32
	for c := range s {
		s[c] = binary.BigEndian.Uint32(src[4*c:]) ^ keys[c]
	}
	k := 4
	for range b.rounds - 1 {
		for c := range s {
			t[c] = keys[k+c] ^ row[0][s[c]>>24] ^ row[1][s[(c+r1)&3]>>16&255] ^ row[2][s[(c+r2)&3]>>8&255] ^ row[3][s[(c+r3)&3]&255]
		}
		s = t
		k += 4
	}
	for c := range s {
		w := uint32(box[s[c]>>24])<<24 | uint32(box[s[(c+r1)&3]>>16&255])<<16 | uint32(box[s[(c+r2)&3]>>8&255])<<8 | uint32(box[s[(c+r3)&3]&255])
		binary.BigEndian.PutUint32(dst[4*c:], w^keys[k+c])
	}
}
