// Galois/counter mode (NIST SP 800-38D): counter mode, authenticated by GHASH, a polynomial over GF(2¹²⁸). Its multiplication goes
// through four bits at a time with a table of their products with the key (Shoup's method).

package cipher

import (
	"crypto/internal/aes"
	"crypto/internal/alias"
	"crypto/rand"
	"crypto/subtle"
	"encoding/binary"
	"errors"
	"slices"
)

const (
	gcmBlock     = 16
	gcmNonce     = 12
	gcmTag       = 16
	gcmSmallest  = 12 // tag
	gcmMaxBlocks = 1<<32 - 2
)

// A cipher with a GCM of its own makes it itself.
type makesGCM interface {
	NewGCM(nonceSize, tagSize int) (AEAD, error)
}

// NewGCM returns the block cipher in Galois counter mode with nonces of 12 bytes and tags of 16.
func NewGCM(cipher Block) (AEAD, error) { return newGCM(cipher, gcmNonce, gcmTag) }

// NewGCMWithNonceSize is NewGCM with nonces of another size, for protocols that want one.
func NewGCMWithNonceSize(cipher Block, size int) (AEAD, error) { return newGCM(cipher, size, gcmTag) }

// NewGCMWithTagSize is NewGCM with tags of 12 to 16 bytes, for protocols that want them.
func NewGCMWithTagSize(cipher Block, tagSize int) (AEAD, error) {
	return newGCM(cipher, gcmNonce, tagSize)
}

func newGCM(cipher Block, nonceSize, tagSize int) (AEAD, error) {
	switch own, ok := cipher.(makesGCM); {
	case tagSize < gcmSmallest || tagSize > gcmBlock:
		return nil, errors.New("cipher: incorrect tag size given to GCM")
	case nonceSize <= 0:
		return nil, errors.New("cipher: the nonce can't have zero length")
	case ok:
		return own.NewGCM(nonceSize, tagSize)
	case cipher.BlockSize() != gcmBlock:
		return nil, errors.New("cipher: NewGCM requires 128-bit block cipher")
	}
	g := &gcm{cipher: cipher, nonceSize: nonceSize, tagSize: tagSize}
	var key [gcmBlock]byte
	cipher.Encrypt(key[:], key[:])
	g.hash.setKey(&key)
	return g, nil
}

// element is one of GF(2¹²⁸): the first bit of the first byte is the coefficient of 1, the last that of x¹²⁷.
type element struct{ high, low uint64 }

func elementOf(b []byte) element {
	return element{binary.BigEndian.Uint64(b), binary.BigEndian.Uint64(b[8:])}
}

func (e element) plus(f element) element { return element{e.high ^ f.high, e.low ^ f.low} }

// timesX reduces by x¹²⁸+x⁷+x²+x+1.
func (e element) timesX() element {
	reduce := -(e.low & 1) & (0xe1 << 56)
	return element{e.high>>1 ^ reduce, e.high<<63 | e.low>>1}
}

// ghash has the products of the key with all polynomials of four bits, and what those bits reduce to when they are moved out of an element.
type ghash struct {
	product [16]element
	reduced [16]uint64
}

func (g *ghash) setKey(key *[gcmBlock]byte) {
	e := elementOf(key[:])
	for bit := 8; bit > 0; bit >>= 1 {
		g.product[bit] = e
		e = e.timesX()
	}
	for i := range 16 {
		top := i & -i
		g.product[i] = g.product[top].plus(g.product[i^top])
		out := element{0, uint64(i)}
		for range 4 {
			out = out.timesX()
		}
		g.reduced[i] = out.high
	}
}

func (g *ghash) timesKey(e element) (p element) {
	for _, word := range [...]uint64{e.low, e.high} {
		for range 16 {
			out := p.low & 15
			p = element{p.high>>4 ^ g.reduced[out], p.high<<60 | p.low>>4}
			p = p.plus(g.product[word&15])
			word >>= 4
		}
	}
	return p
}

// add goes on with data, filled up with zeros.
func (g *ghash) add(sum element, data []byte) element {
	for len(data) >= gcmBlock {
		sum = g.timesKey(sum.plus(elementOf(data)))
		data = data[gcmBlock:]
	}
	if len(data) > 0 {
		var last [gcmBlock]byte
		copy(last[:], data)
		sum = g.timesKey(sum.plus(elementOf(last[:])))
	}
	return sum
}

// end adds the lengths of two texts, in bits.
func (g *ghash) end(sum element, first, second int) (out [gcmBlock]byte) {
	sum = g.timesKey(sum.plus(element{uint64(first) * 8, uint64(second) * 8}))
	binary.BigEndian.PutUint64(out[:], sum.high)
	binary.BigEndian.PutUint64(out[8:], sum.low)
	return out
}

type gcm struct {
	cipher             Block
	hash               ghash
	nonceSize, tagSize int
}

func (g *gcm) NonceSize() int { return g.nonceSize }
func (g *gcm) Overhead() int  { return g.tagSize }

// start gives the first counter, which masks the tag.
func (g *gcm) start(nonce []byte) (counter [gcmBlock]byte) {
	if len(nonce) == gcmNonce {
		copy(counter[:], nonce)
		counter[gcmBlock-1] = 1
		return counter
	}
	return g.hash.end(g.hash.add(element{}, nonce), 0, len(nonce))
}

// crypt XORs with the stream after the counter, whose last 32 bits count.
func (g *gcm) crypt(out, in []byte, counter [gcmBlock]byte) {
	var mask [gcmBlock]byte
	n := binary.BigEndian.Uint32(counter[12:])
	for len(in) > 0 {
		n++
		binary.BigEndian.PutUint32(counter[12:], n)
		g.cipher.Encrypt(mask[:], counter[:])
		k := subtle.XORBytes(out, in, mask[:])
		out, in = out[k:], in[k:]
	}
}

func (g *gcm) tag(counter [gcmBlock]byte, ciphertext, additional []byte) (tag [gcmTag]byte) {
	sum := g.hash.add(g.hash.add(element{}, additional), ciphertext)
	tag = g.hash.end(sum, len(additional), len(ciphertext))
	g.cipher.Encrypt(counter[:], counter[:])
	subtle.XORBytes(tag[:], tag[:], counter[:])
	return tag
}

// extend gives dst with n more bytes, and these.
func extend(dst []byte, n int) (all, added []byte) {
	all = slices.Grow(dst, n)[:len(dst)+n]
	return all, all[len(dst):]
}

func checkOverlap(out, in, additional []byte) {
	if alias.Inexact(out, in) {
		panic("crypto/cipher: invalid buffer overlap of output and input")
	}
	if alias.Any(out, additional) {
		panic("crypto/cipher: invalid buffer overlap of output and additional data")
	}
}

func (g *gcm) Seal(dst, nonce, plaintext, additionalData []byte) []byte {
	if len(nonce) != g.nonceSize {
		panic("crypto/cipher: incorrect nonce length given to GCM")
	}
	if uint64(len(plaintext)) > gcmMaxBlocks*gcmBlock {
		panic("crypto/cipher: message too large for GCM")
	}
	all, out := extend(dst, len(plaintext)+g.tagSize)
	checkOverlap(out, plaintext, additionalData)
	g.seal(out, nonce, plaintext, additionalData)
	return all
}

func (g *gcm) seal(out, nonce, plaintext, additional []byte) {
	counter := g.start(nonce)
	n := len(plaintext)
	g.crypt(out[:n], plaintext, counter)
	tag := g.tag(counter, out[:n], additional)
	copy(out[n:], tag[:])
}

var errOpen = errors.New("cipher: message authentication failed")

func (g *gcm) Open(dst, nonce, ciphertext, additionalData []byte) ([]byte, error) {
	if len(nonce) != g.nonceSize {
		panic("crypto/cipher: incorrect nonce length given to GCM")
	}
	n := len(ciphertext) - g.tagSize
	if n < 0 || uint64(n) > gcmMaxBlocks*gcmBlock {
		return nil, errOpen
	}
	all, out := extend(dst, n)
	checkOverlap(out, ciphertext, additionalData)
	counter := g.start(nonce)
	tag := g.tag(counter, ciphertext[:n], additionalData)
	if subtle.ConstantTimeCompare(tag[:g.tagSize], ciphertext[n:]) != 1 {
		clear(out)
		return nil, errOpen
	}
	g.crypt(out, ciphertext[:n], counter)
	return all, nil
}

// NewGCMWithRandomNonce returns AES in Galois counter mode with nonces that Seal makes at random and puts before the ciphertext.
func NewGCMWithRandomNonce(cipher Block) (AEAD, error) {
	if _, ok := cipher.(*aes.Block); !ok {
		return nil, errors.New("cipher: NewGCMWithRandomNonce requires aes.Block")
	}
	g, err := newGCM(cipher, gcmNonce, gcmTag)
	if err != nil {
		return nil, err
	}
	return randomGCM{g.(*gcm)}, nil
}

type randomGCM struct{ g *gcm }

func (randomGCM) NonceSize() int { return 0 }
func (randomGCM) Overhead() int  { return gcmNonce + gcmTag }

func noNonce(nonce []byte) {
	if len(nonce) > 0 {
		panic("crypto/cipher: non-empty nonce passed to GCMWithRandomNonce")
	}
}

func (r randomGCM) Seal(dst, nonce, plaintext, additionalData []byte) []byte {
	noNonce(nonce)
	all, out := extend(dst, gcmNonce+len(plaintext)+gcmTag)
	checkOverlap(out, plaintext, additionalData)
	nonce, text := out[:gcmNonce], out[gcmNonce:]
	if alias.Any(out, plaintext) {
		// It is moved to where its ciphertext will be.
		plaintext = text[:copy(text, plaintext)]
	}
	if uint64(len(plaintext)) > gcmMaxBlocks*gcmBlock {
		panic("crypto/cipher: message too large for GCM")
	}
	rand.Read(nonce)
	r.g.seal(text, nonce, plaintext, additionalData)
	return all
}

func (r randomGCM) Open(dst, nonce, ciphertext, additionalData []byte) ([]byte, error) {
	noNonce(nonce)
	n := len(ciphertext) - gcmNonce - gcmTag
	if n < 0 {
		return nil, errOpen
	}
	all, out := extend(dst, n)
	checkOverlap(out, ciphertext, additionalData)
	nonce, text := ciphertext[:gcmNonce], ciphertext[gcmNonce:]
	if alias.Any(out, ciphertext) {
		// The plaintext goes where the nonce is.
		nonce = slices.Clone(nonce)
		text = ciphertext[:copy(ciphertext, text)]
	}
	if _, err := r.g.Open(out[:0], nonce, text, additionalData); err != nil {
		return nil, err
	}
	return all, nil
}
