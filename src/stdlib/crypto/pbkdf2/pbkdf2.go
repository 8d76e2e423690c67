// crypto/pbkdf2: complete (RFC 8018).

// Package pbkdf2 implements the key derivation function PBKDF2.
package pbkdf2

import (
	"crypto/hmac"
	"crypto/subtle"
	"encoding/binary"
	"errors"
	"hash"
)

// Key makes a key of keyLength bytes of a password and a salt by iter iterations of HMAC.
func Key[Hash hash.Hash](h func() Hash, password string, salt []byte, iter, keyLength int) ([]byte, error) {
	if keyLength <= 0 {
		return nil, errors.New("pkbdf2: keyLength must be larger than 0")
	}
	m := hmac.New(func() hash.Hash { return h() }, []byte(password))
	size := m.Size()
	blocks := (int64(keyLength) + int64(size) - 1) / int64(size)
	if keyLength+size < keyLength || blocks > 1<<32-1 {
		return nil, errors.New("pbkdf2: keyLength too long")
	}
	key := make([]byte, 0, int(blocks)*size)
	u := make([]byte, 0, size)
	for block := uint32(1); len(key) < keyLength; block++ {
		m.Reset()
		m.Write(salt)
		m.Write(binary.BigEndian.AppendUint32(nil, block))
		key = m.Sum(key)
		t := key[len(key)-size:]
		u = append(u[:0], t...)
		for n := 1; n < iter; n++ {
			m.Reset()
			m.Write(u)
			u = m.Sum(u[:0])
			subtle.XORBytes(t, t, u)
		}
	}
	return key[:keyLength], nil
}
