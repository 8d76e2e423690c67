// crypto/sha3: complete (FIPS 202, SP 800-185). A sponge takes input in blocks of its rate, then gives output; between blocks it permutes
// 25 lanes of 64 bits.

// Package sha3 implements the SHA-3 hash algorithms and the SHAKE extendable output functions.
package sha3

import (
	"bytes"
	"crypto"
	"encoding/binary"
	"errors"
	"hash"
	"math/bits"
)

func init() {
	crypto.RegisterHash(crypto.SHA3_224, func() hash.Hash { return New224() })
	crypto.RegisterHash(crypto.SHA3_256, func() hash.Hash { return New256() })
	crypto.RegisterHash(crypto.SHA3_384, func() hash.Hash { return New384() })
	crypto.RegisterHash(crypto.SHA3_512, func() hash.Hash { return New512() })
}

// What follows the input, by which the functions differ.
const (
	endSHA3   = 0x06
	endSHAKE  = 0x1f
	endCSHAKE = 0x04
)

const stateSize = 200

type sponge struct {
	lanes     [stateSize / 8]uint64
	at        int // in the current block
	rate      int
	size      int // of a sum
	end       byte
	squeezing bool
}

func newSponge(size int, end byte) sponge {
	// The capacity is twice the size.
	return sponge{rate: stateSize - 2*size, size: size, end: end}
}

func (s *sponge) xor(at int, b byte) { s.lanes[at/8] ^= uint64(b) << (at % 8 * 8) }

func (s *sponge) reset() {
	clear(s.lanes[:])
	s.at, s.squeezing = 0, false
}

func (s *sponge) write(p []byte) (int, error) {
	if s.squeezing {
		panic("sha3: Write after Read")
	}
	n := len(p)
	for len(p) > 0 {
		if s.at%8 == 0 && len(p) >= 8 {
			s.lanes[s.at/8] ^= binary.LittleEndian.Uint64(p)
			s.at += 8
			p = p[8:]
		} else {
			s.xor(s.at, p[0])
			s.at++
			p = p[1:]
		}
		if s.at == s.rate {
			s.permute()
		}
	}
	return n, nil
}

func (s *sponge) read(p []byte) (int, error) {
	if !s.squeezing {
		s.xor(s.at, s.end)
		s.xor(s.rate-1, 0x80)
		s.permute()
		s.squeezing = true
	}
	for i := range p {
		if s.at == s.rate {
			s.permute()
		}
		p[i] = byte(s.lanes[s.at/8] >> (s.at % 8 * 8))
		s.at++
	}
	return len(p), nil
}

// sum leaves the state as it is.
func (s *sponge) sum(b []byte) []byte {
	if s.squeezing {
		panic("sha3: Sum after Read")
	}
	c := *s
	out := make([]byte, s.size)
	c.read(out)
	return append(b, out...)
}

// The state as bytes: a magic number for the kind, the rate, the lanes, where in the block it is and whether it gives output.
const marshaledSize = 4 + 1 + stateSize + 1 + 1

func (s *sponge) magic() string {
	switch s.end {
	case endSHA3:
		return "sha\x08"
	case endSHAKE:
		return "sha\x09"
	}
	return "sha\x0a"
}

func (s *sponge) appendBinary(b []byte) []byte {
	b = append(b, s.magic()...)
	b = append(b, byte(s.rate))
	for _, lane := range s.lanes {
		b = binary.LittleEndian.AppendUint64(b, lane)
	}
	squeezing := byte(0)
	if s.squeezing {
		squeezing = 1
	}
	return append(b, byte(s.at), squeezing)
}

func (s *sponge) unmarshalBinary(b []byte) error {
	if len(b) != marshaledSize {
		return errors.New("sha3: invalid hash state")
	}
	if string(b[:4]) != s.magic() {
		return errors.New("sha3: invalid hash state identifier")
	}
	if int(b[4]) != s.rate {
		return errors.New("sha3: invalid hash state function")
	}
	at, squeezing := int(b[marshaledSize-2]), b[marshaledSize-1]
	if at > s.rate || squeezing > 1 {
		return errors.New("sha3: invalid hash state")
	}
	for i := range s.lanes {
		s.lanes[i] = binary.LittleEndian.Uint64(b[5+8*i:])
	}
	s.at, s.squeezing = at, squeezing == 1
	return nil
}

// Round constants, and for rho and pi the way from lane to lane and the rotations on it.
var roundConstants = [24]uint64{
	0x0000000000000001, 0x0000000000008082, 0x800000000000808a, 0x8000000080008000, 0x000000000000808b, 0x0000000080000001,
	0x8000000080008081, 0x8000000000008009, 0x000000000000008a, 0x0000000000000088, 0x0000000080008009, 0x000000008000000a,
	0x000000008000808b, 0x800000000000008b, 0x8000000000008089, 0x8000000000008003, 0x8000000000008002, 0x8000000000000080,
	0x000000000000800a, 0x800000008000000a, 0x8000000080008081, 0x8000000000008080, 0x0000000080000001, 0x8000000080008008,
}

var piLanes = [24]int{10, 7, 11, 17, 18, 3, 5, 16, 8, 21, 24, 4, 15, 23, 19, 13, 12, 2, 20, 14, 22, 9, 6, 1}
var rotations = [24]int{1, 3, 6, 10, 15, 21, 28, 36, 45, 55, 2, 14, 27, 41, 56, 8, 25, 43, 62, 18, 39, 61, 20, 44}

// permute is Keccak-f[1600].
func (s *sponge) permute() {
	a := &s.lanes
	for _, constant := range roundConstants {
		// theta
		c0 := a[0] ^ a[5] ^ a[10] ^ a[15] ^ a[20]
		c1 := a[1] ^ a[6] ^ a[11] ^ a[16] ^ a[21]
		c2 := a[2] ^ a[7] ^ a[12] ^ a[17] ^ a[22]
		c3 := a[3] ^ a[8] ^ a[13] ^ a[18] ^ a[23]
		c4 := a[4] ^ a[9] ^ a[14] ^ a[19] ^ a[24]
		d0 := c4 ^ bits.RotateLeft64(c1, 1)
		d1 := c0 ^ bits.RotateLeft64(c2, 1)
		d2 := c1 ^ bits.RotateLeft64(c3, 1)
		d3 := c2 ^ bits.RotateLeft64(c4, 1)
		d4 := c3 ^ bits.RotateLeft64(c0, 1)
		for y := 0; y < 25; y += 5 {
			a[y] ^= d0
			a[y+1] ^= d1
			a[y+2] ^= d2
			a[y+3] ^= d3
			a[y+4] ^= d4
		}
		// rho and pi
		lane := a[1]
		for i, to := range piLanes {
			lane, a[to] = a[to], bits.RotateLeft64(lane, rotations[i])
		}
		// chi
		for y := 0; y < 25; y += 5 {
			b0, b1, b2, b3, b4 := a[y], a[y+1], a[y+2], a[y+3], a[y+4]
			a[y] = b0 ^ b2&^b1
			a[y+1] = b1 ^ b3&^b2
			a[y+2] = b2 ^ b4&^b3
			a[y+3] = b3 ^ b0&^b4
			a[y+4] = b4 ^ b1&^b0
		}
		// iota
		a[0] ^= constant
	}
	s.at = 0
}

// SHA3 is an instance of a SHA-3 hash. The zero value is SHA3-256.
type SHA3 struct{ s sponge }

func newSHA3(size int) *SHA3 { return &SHA3{newSponge(size, endSHA3)} }

// New224 creates a new SHA3-224 hash.
func New224() *SHA3 { return newSHA3(28) }

// New256 creates a new SHA3-256 hash.
func New256() *SHA3 { return newSHA3(32) }

// New384 creates a new SHA3-384 hash.
func New384() *SHA3 { return newSHA3(48) }

// New512 creates a new SHA3-512 hash.
func New512() *SHA3 { return newSHA3(64) }

func (s *SHA3) sponge() *sponge {
	if s.s.size == 0 {
		*s = *New256()
	}
	return &s.s
}

// Write absorbs more data into the hash's state.
func (s *SHA3) Write(p []byte) (n int, err error) { return s.sponge().write(p) }

// Sum appends the current hash to b.
func (s *SHA3) Sum(b []byte) []byte { return s.sponge().sum(b) }

// Reset resets the hash to its initial state.
func (s *SHA3) Reset() { s.sponge().reset() }

// Size returns the number of bytes Sum will produce.
func (s *SHA3) Size() int { return s.sponge().size }

// BlockSize returns the hash's rate.
func (s *SHA3) BlockSize() int { return s.sponge().rate }

// MarshalBinary implements encoding.BinaryMarshaler.
func (s *SHA3) MarshalBinary() ([]byte, error) { return s.AppendBinary(nil) }

// AppendBinary implements encoding.BinaryAppender.
func (s *SHA3) AppendBinary(p []byte) ([]byte, error) { return s.sponge().appendBinary(p), nil }

// UnmarshalBinary implements encoding.BinaryUnmarshaler.
func (s *SHA3) UnmarshalBinary(data []byte) error { return s.sponge().unmarshalBinary(data) }

// Clone returns a copy in the same state.
func (d *SHA3) Clone() (hash.Cloner, error) {
	c := *d
	return &c, nil
}

func sumOf(out []byte, data []byte) {
	s := newSponge(len(out), endSHA3)
	s.write(data)
	s.read(out)
}

// Sum224 returns the SHA3-224 hash of data.
func Sum224(data []byte) (out [28]byte) {
	sumOf(out[:], data)
	return out
}

// Sum256 returns the SHA3-256 hash of data.
func Sum256(data []byte) (out [32]byte) {
	sumOf(out[:], data)
	return out
}

// Sum384 returns the SHA3-384 hash of data.
func Sum384(data []byte) (out [48]byte) {
	sumOf(out[:], data)
	return out
}

// Sum512 returns the SHA3-512 hash of data.
func Sum512(data []byte) (out [64]byte) {
	sumOf(out[:], data)
	return out
}

// SHAKE is an instance of a SHAKE extendable output function. The zero value is SHAKE256.
type SHAKE struct {
	s sponge
	// names are the function's name and the customization of cSHAKE, which go before the input.
	names []byte
}

// Capacities of SHAKE128 and SHAKE256 are those of sums of these sizes.
const size128, size256 = 16, 32

func newSHAKE(size int) *SHAKE {
	s := &SHAKE{s: newSponge(size, endSHAKE)}
	s.s.size *= 2
	return s
}

// NewSHAKE128 creates a new SHAKE128 XOF.
func NewSHAKE128() *SHAKE { return newSHAKE(size128) }

// NewSHAKE256 creates a new SHAKE256 XOF.
func NewSHAKE256() *SHAKE { return newSHAKE(size256) }

func newCSHAKE(size int, name, customization []byte) *SHAKE {
	s := newSHAKE(size)
	if len(name) == 0 && len(customization) == 0 {
		return s
	}
	s.s.end = endCSHAKE
	for _, text := range [...][]byte{name, customization} {
		s.names = append(appendNumber(s.names, uint64(len(text))*8), text...)
	}
	s.writeNames()
	return s
}

// NewCSHAKE128 creates a new cSHAKE128 XOF with a function's name N and a customization S.
func NewCSHAKE128(N, S []byte) *SHAKE { return newCSHAKE(size128, N, S) }

// NewCSHAKE256 creates a new cSHAKE256 XOF with a function's name N and a customization S.
func NewCSHAKE256(N, S []byte) *SHAKE { return newCSHAKE(size256, N, S) }

// appendNumber appends the number of its bytes and a number.
func appendNumber(b []byte, n uint64) []byte {
	size := max(1, (bits.Len64(n)+7)/8)
	b = append(b, byte(size))
	for i := size - 1; i >= 0; i-- {
		b = append(b, byte(n>>(8*i)))
	}
	return b
}

// writeNames writes the names, filled up to whole blocks.
func (s *SHAKE) writeNames() {
	b := append(appendNumber(nil, uint64(s.s.rate)), s.names...)
	s.s.write(b)
	if rest := len(b) % s.s.rate; rest > 0 {
		s.s.write(make([]byte, s.s.rate-rest))
	}
}

func (s *SHAKE) sponge() *sponge {
	if s.s.size == 0 {
		*s = *NewSHAKE256()
	}
	return &s.s
}

// Write absorbs more data into the XOF's state. It panics if any output has already been read.
func (s *SHAKE) Write(p []byte) (n int, err error) { return s.sponge().write(p) }

// Read squeezes more output from the XOF.
func (s *SHAKE) Read(p []byte) (n int, err error) { return s.sponge().read(p) }

// Reset resets the XOF to its initial state.
func (s *SHAKE) Reset() {
	s.sponge().reset()
	if len(s.names) > 0 {
		s.writeNames()
	}
}

// BlockSize returns the rate of the XOF.
func (s *SHAKE) BlockSize() int { return s.sponge().rate }

// MarshalBinary implements encoding.BinaryMarshaler.
func (s *SHAKE) MarshalBinary() ([]byte, error) { return s.AppendBinary(nil) }

// AppendBinary implements encoding.BinaryAppender.
func (s *SHAKE) AppendBinary(p []byte) ([]byte, error) {
	return append(s.sponge().appendBinary(p), s.names...), nil
}

// UnmarshalBinary implements encoding.BinaryUnmarshaler.
func (s *SHAKE) UnmarshalBinary(data []byte) error {
	if len(data) < marshaledSize {
		return errors.New("sha3: invalid hash state")
	}
	if err := s.sponge().unmarshalBinary(data[:marshaledSize]); err != nil {
		return err
	}
	s.names = bytes.Clone(data[marshaledSize:])
	return nil
}

// shakeOf gives an output of some length, in out if that is long enough.
func shakeOf(out, data []byte, length, size int) []byte {
	if length > len(out) {
		out = make([]byte, length)
	}
	out = out[:length]
	s := newSponge(size, endSHAKE)
	s.write(data)
	s.read(out)
	return out
}

// SumSHAKE128 applies the SHAKE128 extendable output function to data and returns an output of the given length in bytes.
func SumSHAKE128(data []byte, length int) []byte {
	// Usual lengths can be on the caller's stack, as this is inlined.
	return shakeOf(make([]byte, 2*size128), data, length, size128)
}

// SumSHAKE256 applies the SHAKE256 extendable output function to data and returns an output of the given length in bytes.
func SumSHAKE256(data []byte, length int) []byte {
	return shakeOf(make([]byte, 2*size256), data, length, size256)
}
