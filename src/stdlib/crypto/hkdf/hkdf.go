// crypto/hkdf: complete (RFC 5869).

// Package hkdf implements the HMAC-based Extract-and-Expand Key Derivation Function (HKDF).
package hkdf

import (
	"crypto/hmac"
	"errors"
	"hash"
)

func newHash[H hash.Hash](h func() H) func() hash.Hash {
	return func() hash.Hash { return h() }
}

// Extract makes a pseudorandom key of a secret and an optional salt.
func Extract[H hash.Hash](h func() H, secret, salt []byte) ([]byte, error) {
	m := hmac.New(newHash(h), salt)
	m.Write(secret)
	return m.Sum(nil), nil
}

// Expand makes a key of keyLength bytes of a pseudorandom key and an optional info.
func Expand[H hash.Hash](h func() H, pseudorandomKey []byte, info string, keyLength int) ([]byte, error) {
	if keyLength > 255*h().Size() {
		return nil, errors.New("hkdf: requested key length too large")
	}
	m := hmac.New(newHash(h), pseudorandomKey)
	key := make([]byte, 0, keyLength)
	var last []byte
	for counter := byte(1); len(key) < keyLength; counter++ {
		m.Reset()
		m.Write(last)
		m.Write([]byte(info))
		m.Write([]byte{counter})
		last = m.Sum(last[:0])
		key = append(key, last[:min(len(last), keyLength-len(key))]...)
	}
	return key, nil
}

// Key makes a key of keyLength bytes of a secret, an optional salt and an optional info: Extract and Expand.
func Key[Hash hash.Hash](h func() Hash, secret, salt []byte, info string, keyLength int) ([]byte, error) {
	if keyLength > 255*h().Size() {
		return nil, errors.New("hkdf: requested key length too large")
	}
	pseudorandom, err := Extract(h, secret, salt)
	if err != nil {
		return nil, err
	}
	return Expand(h, pseudorandom, info, keyLength)
}
