// crypto/rc4: complete.

// Package rc4 implements RC4 encryption, which is cryptographically broken.
package rc4

import (
	"crypto/internal/alias"
	"strconv"
)

// A Cipher is RC4 with a key.
type Cipher struct {
	s    [256]uint8
	i, j uint8
}

// KeySizeError is the length of a key that is not 1 to 256.
type KeySizeError int

func (k KeySizeError) Error() string { return "crypto/rc4: invalid key size " + strconv.Itoa(int(k)) }

// NewCipher creates a Cipher of a key of 1 to 256 bytes.
func NewCipher(key []byte) (*Cipher, error) {
	if len(key) < 1 || len(key) > 256 {
		return nil, KeySizeError(len(key))
	}
	c := new(Cipher)
	for i := range c.s {
		c.s[i] = uint8(i)
	}
	j := uint8(0)
	for i := range c.s {
		j += c.s[i] + key[i%len(key)]
		c.s[i], c.s[j] = c.s[j], c.s[i]
	}
	return c, nil
}

// Reset zeros the key data.
//
// Deprecated: Reset cannot guarantee that the key is removed from the process's memory.
func (c *Cipher) Reset() { *c = Cipher{} }

// XORKeyStream sets dst to src XORed with the key stream. dst and src are one or do not overlap.
func (c *Cipher) XORKeyStream(dst, src []byte) {
	if len(src) == 0 {
		return
	}
	if alias.Inexact(dst[:len(src)], src) {
		panic("crypto/rc4: invalid buffer overlap")
	}
	_ = dst[len(src)-1]
	for k, v := range src {
		c.i++
		x := c.s[c.i]
		c.j += x
		y := c.s[c.j]
		c.s[c.i], c.s[c.j] = y, x
		dst[k] = v ^ c.s[x+y]
	}
}
