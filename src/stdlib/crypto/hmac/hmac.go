// crypto/hmac: complete (FIPS 198-1).

// Package hmac implements the Keyed-Hash Message Authentication Code (HMAC).
package hmac

import (
	"errors"
	"hash"
)

type hmac struct {
	inner, outer hash.Hash
	ipad, opad   []byte
}

// New returns a new HMAC hash using the given [hash.Hash] type and key. It panics if h returns the same hash twice.
func New(h func() hash.Hash, key []byte) hash.Hash {
	m := &hmac{inner: h(), outer: h()}
	same := true
	func() {
		// Hashes that cannot be compared are different.
		defer func() {
			if recover() != nil {
				same = false
			}
		}()
		same = m.inner == m.outer
	}()
	if same {
		panic("crypto/hmac: hash generation function does not produce unique values")
	}
	n := m.inner.BlockSize()
	if len(key) > n {
		m.outer.Write(key)
		key = m.outer.Sum(nil)
	}
	m.ipad, m.opad = make([]byte, n), make([]byte, n)
	copy(m.ipad, key)
	copy(m.opad, key)
	for i := range n {
		m.ipad[i] ^= 0x36
		m.opad[i] ^= 0x5c
	}
	m.inner.Write(m.ipad)
	return m
}

func (m *hmac) Write(p []byte) (int, error) { return m.inner.Write(p) }
func (m *hmac) Size() int                   { return m.outer.Size() }
func (m *hmac) BlockSize() int              { return m.inner.BlockSize() }

func (m *hmac) Reset() {
	m.inner.Reset()
	m.inner.Write(m.ipad)
}

func (m *hmac) Sum(in []byte) []byte {
	sum := m.inner.Sum(nil)
	m.outer.Reset()
	m.outer.Write(m.opad)
	m.outer.Write(sum)
	return m.outer.Sum(in)
}

// Clone copies the state, if the hash can.
func (m *hmac) Clone() (hash.Cloner, error) {
	c := *m
	for _, h := range []*hash.Hash{&c.inner, &c.outer} {
		cl, ok := (*h).(hash.Cloner)
		if !ok {
			return nil, errors.ErrUnsupported
		}
		d, err := cl.Clone()
		if err != nil {
			return nil, errors.ErrUnsupported
		}
		*h = d
	}
	return &c, nil
}

// Equal compares two MACs for equality without leaking timing information.
func Equal(mac1, mac2 []byte) bool {
	if len(mac1) != len(mac2) {
		return false
	}
	var d byte
	for i := range mac1 {
		d |= mac1[i] ^ mac2[i]
	}
	return d == 0
}
