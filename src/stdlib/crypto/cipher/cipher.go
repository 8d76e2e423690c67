// crypto/cipher: complete. Modes of block ciphers (NIST SP 800-38A and D), written for any block cipher.

// Package cipher implements standard block cipher modes that can be wrapped around low-level block cipher implementations.
package cipher

import (
	"crypto/internal/alias"
	"io"
)

// A Block is a block cipher with a key.
type Block interface {
	// BlockSize returns the cipher's block size.
	BlockSize() int
	// Encrypt encrypts the first block of src into dst, which are one or do not overlap.
	Encrypt(dst, src []byte)
	// Decrypt decrypts the first block of src into dst, which are one or do not overlap.
	Decrypt(dst, src []byte)
}

// A Stream is a stream cipher.
type Stream interface {
	// XORKeyStream XORs src with the cipher's bytes, and goes on where the last call ended. dst and src are one or do not overlap.
	XORKeyStream(dst, src []byte)
}

// A BlockMode is a block cipher in a mode of whole blocks.
type BlockMode interface {
	// BlockSize returns the mode's block size.
	BlockSize() int
	// CryptBlocks encrypts or decrypts blocks, and goes on where the last call ended. dst and src are one or do not overlap.
	CryptBlocks(dst, src []byte)
}

// AEAD is authenticated encryption with associated data.
type AEAD interface {
	// NonceSize returns the size of nonces.
	NonceSize() int
	// Overhead returns by how much a ciphertext is longer than its plaintext at most.
	Overhead() int
	// Seal encrypts plaintext, authenticates it and additionalData, and appends the result to dst. A nonce must be used once only.
	Seal(dst, nonce, plaintext, additionalData []byte) []byte
	// Open decrypts what Seal made, and appends it to dst if it is authentic.
	Open(dst, nonce, ciphertext, additionalData []byte) ([]byte, error)
}

// checkBuffers panics where src cannot be crypted into dst.
func checkBuffers(dst, src []byte) {
	if len(dst) < len(src) {
		panic("crypto/cipher: output smaller than input")
	}
	if alias.Inexact(dst[:len(src)], src) {
		panic("crypto/cipher: invalid buffer overlap")
	}
}

// StreamReader reads from R and crypts what it reads.
type StreamReader struct {
	S Stream
	R io.Reader
}

func (r StreamReader) Read(dst []byte) (n int, err error) {
	n, err = r.R.Read(dst)
	r.S.XORKeyStream(dst[:n], dst[:n])
	return n, err
}

// StreamWriter crypts what is written and writes it to W. After a short write the two are out of step.
type StreamWriter struct {
	S   Stream
	W   io.Writer
	Err error // unused
}

func (w StreamWriter) Write(src []byte) (n int, err error) {
	crypted := make([]byte, len(src))
	w.S.XORKeyStream(crypted, src)
	n, err = w.W.Write(crypted)
	if err == nil && n != len(src) {
		err = io.ErrShortWrite
	}
	return n, err
}

// Close closes W if it is an io.Closer.
func (w StreamWriter) Close() error {
	if c, ok := w.W.(io.Closer); ok {
		return c.Close()
	}
	return nil
}
