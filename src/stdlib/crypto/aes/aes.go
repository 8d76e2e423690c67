// crypto/aes: complete. The cipher is in crypto/internal/aes.

// Package aes implements AES encryption (formerly Rijndael), as defined in FIPS 197.
package aes

import (
	"crypto/cipher"
	"crypto/internal/aes"
	"strconv"
)

// The AES block size in bytes.
const BlockSize = aes.BlockSize

// KeySizeError is the length of a key that is not 16, 24 or 32.
type KeySizeError int

func (k KeySizeError) Error() string { return "crypto/aes: invalid key size " + strconv.Itoa(int(k)) }

// NewCipher creates a Block of a key of 16, 24 or 32 bytes: AES-128, AES-192 or AES-256.
func NewCipher(key []byte) (cipher.Block, error) {
	switch len(key) {
	case 16, 24, 32:
		return aes.New(key), nil
	}
	return nil, KeySizeError(len(key))
}
