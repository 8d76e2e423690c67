// Cipher block chaining; counter, output feedback and cipher feedback, which make streams.

package cipher

import (
	"bytes"
	"crypto/internal/aes"
	"crypto/subtle"
)

// A cipher with a mode of its own makes it itself.
type (
	makesCBCEncrypter interface{ NewCBCEncrypter(iv []byte) BlockMode }
	makesCBCDecrypter interface{ NewCBCDecrypter(iv []byte) BlockMode }
	makesCTR          interface{ NewCTR(iv []byte) Stream }
)

// chain is the part of both directions of CBC.
type chain struct {
	b    Block
	size int
	last []byte // the ciphertext before
}

func newChain(b Block, iv []byte) chain { return chain{b, b.BlockSize(), bytes.Clone(iv)} }

func (c *chain) BlockSize() int { return c.size }

func (c *chain) SetIV(iv []byte) {
	if len(iv) != len(c.last) {
		panic("cipher: incorrect length IV")
	}
	copy(c.last, iv)
}

func (c *chain) check(dst, src []byte) {
	if len(src)%c.size != 0 {
		panic("crypto/cipher: input not full blocks")
	}
	checkBuffers(dst, src)
}

type cbcEncrypter struct{ chain }

// NewCBCEncrypter returns a BlockMode which encrypts in cipher block chaining mode. The length of iv must be the block size.
func NewCBCEncrypter(b Block, iv []byte) BlockMode {
	if len(iv) != b.BlockSize() {
		panic("cipher.NewCBCEncrypter: IV length must equal block size")
	}
	if own, ok := b.(makesCBCEncrypter); ok {
		return own.NewCBCEncrypter(iv)
	}
	return &cbcEncrypter{newChain(b, iv)}
}

func (c *cbcEncrypter) CryptBlocks(dst, src []byte) {
	c.check(dst, src)
	last := c.last
	for i := 0; i < len(src); i += c.size {
		out := dst[i : i+c.size]
		subtle.XORBytes(out, src[i:i+c.size], last)
		c.b.Encrypt(out, out)
		last = out
	}
	copy(c.last, last)
}

type cbcDecrypter struct{ chain }

// NewCBCDecrypter returns a BlockMode which decrypts in cipher block chaining mode. The length of iv must be the block size, and
// iv the one used to encrypt.
func NewCBCDecrypter(b Block, iv []byte) BlockMode {
	if len(iv) != b.BlockSize() {
		panic("cipher.NewCBCDecrypter: IV length must equal block size")
	}
	if own, ok := b.(makesCBCDecrypter); ok {
		return own.NewCBCDecrypter(iv)
	}
	return &cbcDecrypter{newChain(b, iv)}
}

// CryptBlocks goes backwards: a block's predecessor may be overwritten by its plaintext.
func (c *cbcDecrypter) CryptBlocks(dst, src []byte) {
	c.check(dst, src)
	if len(src) == 0 {
		return
	}
	next := bytes.Clone(src[len(src)-c.size:])
	for i := len(src) - c.size; i >= 0; i -= c.size {
		before := c.last
		if i > 0 {
			before = src[i-c.size : i]
		}
		out := dst[i : i+c.size]
		c.b.Decrypt(out, src[i:i+c.size])
		subtle.XORBytes(out, out, before)
	}
	c.last = next
}

// keyStream XORs with blocks that next makes, one after the other. Several are made at once.
type keyStream struct {
	next func(block []byte)
	size int
	made []byte
	used int
}

// streamBuffer is how much of a stream is made at once.
const streamBuffer = 512

func newKeyStream(size int, next func([]byte)) *keyStream {
	n := max(streamBuffer/size, 1) * size
	return &keyStream{next, size, make([]byte, n), n}
}

func (s *keyStream) XORKeyStream(dst, src []byte) {
	checkBuffers(dst, src)
	for len(src) > 0 {
		if s.used == len(s.made) {
			for i := 0; i < len(s.made); i += s.size {
				s.next(s.made[i : i+s.size])
			}
			s.used = 0
		}
		n := subtle.XORBytes(dst, src, s.made[s.used:])
		s.used += n
		dst, src = dst[n:], src[n:]
	}
}

// NewCTR returns a Stream which encrypts and decrypts in counter mode. The length of iv must be the block size.
func NewCTR(block Block, iv []byte) Stream {
	if own, ok := block.(makesCTR); ok {
		return own.NewCTR(iv)
	}
	if len(iv) != block.BlockSize() {
		if _, ok := block.(*aes.Block); ok {
			panic("bad IV length")
		}
		panic("cipher.NewCTR: IV length must equal block size")
	}
	counter := bytes.Clone(iv)
	return newKeyStream(len(iv), func(out []byte) {
		block.Encrypt(out, counter)
		for i := len(counter) - 1; i >= 0; i-- {
			if counter[i]++; counter[i] != 0 {
				break
			}
		}
	})
}

// NewOFB returns a Stream which encrypts and decrypts in output feedback mode. The length of iv must be the block size.
//
// Deprecated: OFB mode is not authenticated. Use an AEAD, or NewCTR.
func NewOFB(b Block, iv []byte) Stream {
	if len(iv) != b.BlockSize() {
		panic("cipher.NewOFB: IV length must equal block size")
	}
	last := bytes.Clone(iv)
	return newKeyStream(len(iv), func(out []byte) {
		b.Encrypt(last, last)
		copy(out, last)
	})
}

// cfb encrypts the ciphertext before.
type cfb struct {
	b       Block
	last    []byte // ciphertext so far, then what was before
	out     []byte
	used    int
	decrypt bool
}

// NewCFBEncrypter returns a Stream which encrypts in cipher feedback mode. The length of iv must be the block size.
//
// Deprecated: CFB mode is not authenticated. Use an AEAD, or NewCTR.
func NewCFBEncrypter(block Block, iv []byte) Stream { return newCFB(block, iv, false) }

// NewCFBDecrypter returns a Stream which decrypts in cipher feedback mode. The length of iv must be the block size.
//
// Deprecated: CFB mode is not authenticated. Use an AEAD, or NewCTR.
func NewCFBDecrypter(block Block, iv []byte) Stream { return newCFB(block, iv, true) }

func newCFB(block Block, iv []byte, decrypt bool) Stream {
	size := block.BlockSize()
	if len(iv) != size {
		panic("cipher.newCFB: IV length must equal block size")
	}
	return &cfb{block, bytes.Clone(iv), make([]byte, size), size, decrypt}
}

func (c *cfb) XORKeyStream(dst, src []byte) {
	checkBuffers(dst, src)
	for len(src) > 0 {
		if c.used == len(c.out) {
			c.b.Encrypt(c.out, c.last)
			c.used = 0
		}
		if c.decrypt {
			copy(c.last[c.used:], src)
		}
		n := subtle.XORBytes(dst, src, c.out[c.used:])
		if !c.decrypt {
			copy(c.last[c.used:], dst[:n])
		}
		c.used += n
		dst, src = dst[n:], src[n:]
	}
}
