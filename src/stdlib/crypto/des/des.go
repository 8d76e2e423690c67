// crypto/des: complete (FIPS 46-3).

// Package des implements the Data Encryption Standard (DES) and the Triple Data Encryption Algorithm (TDEA), which are broken.
package des

import (
	"crypto/cipher"
	"crypto/internal/alias"
	"encoding/binary"
	"math/bits"
	"strconv"
	"sync"
)

// The DES block size in bytes.
const BlockSize = 8

// KeySizeError is the length of a key that is not 8, or 24 for three keys.
type KeySizeError int

func (k KeySizeError) Error() string { return "crypto/des: invalid key size " + strconv.Itoa(int(k)) }

// The standard's permutations: which bit comes next, the first being 1.
var (
	initialPermutation = [64]byte{
		58, 50, 42, 34, 26, 18, 10, 2, 60, 52, 44, 36, 28, 20, 12, 4,
		62, 54, 46, 38, 30, 22, 14, 6, 64, 56, 48, 40, 32, 24, 16, 8,
		57, 49, 41, 33, 25, 17, 9, 1, 59, 51, 43, 35, 27, 19, 11, 3,
		61, 53, 45, 37, 29, 21, 13, 5, 63, 55, 47, 39, 31, 23, 15, 7,
	}
	roundPermutation = [32]byte{
		16, 7, 20, 21, 29, 12, 28, 17, 1, 15, 23, 26, 5, 18, 31, 10,
		2, 8, 24, 14, 32, 27, 3, 9, 19, 13, 30, 6, 22, 11, 4, 25,
	}
	keyChoice = [56]byte{
		57, 49, 41, 33, 25, 17, 9, 1, 58, 50, 42, 34, 26, 18,
		10, 2, 59, 51, 43, 35, 27, 19, 11, 3, 60, 52, 44, 36,
		63, 55, 47, 39, 31, 23, 15, 7, 62, 54, 46, 38, 30, 22,
		14, 6, 61, 53, 45, 37, 29, 21, 13, 5, 28, 20, 12, 4,
	}
	roundKeyChoice = [48]byte{
		14, 17, 11, 24, 1, 5, 3, 28, 15, 6, 21, 10,
		23, 19, 12, 4, 26, 8, 16, 7, 27, 20, 13, 2,
		41, 52, 31, 37, 47, 55, 30, 40, 51, 45, 33, 48,
		44, 49, 39, 56, 34, 53, 46, 42, 50, 36, 29, 32,
	}
)

// substitutions are the S-boxes, four rows of sixteen digits each.
var substitutions = [8]string{
	"e4d12fb83a6c59070f74e2d1a6cb953841e8d62bfc973a50fc8249175b3ea06d",
	"f18e6b34972dc05a3d47f28ec01a69b50e7ba4d158c6932fd8a13f42b67c05e9",
	"a09e63f51dc7b428d709346a285ecbf1d6498f30b12c5ae71ad069874fe3b52c",
	"7de3069a1285bc4fd8b56f03472c1ae9a690cb7df13e52843f06a1d8945bc72e",
	"2c417ab6853fd0e9eb2c47d150fa3986421bad78f9c5630eb8c71e2d6f09a453",
	"c1af92680d34e75baf427c9561de0b389ef528c3704a1db6432c95fabe17608d",
	"4b2ef08d3c975a61d0b7491ae35c2f8614bdc37eaf6805926bd814a7950fe23c",
	"d2846fb1a93e50c71fd8a374c56b0e927b419ce206adf35821e74a8dfc90356b",
}

// rotations of the halves of the key, a digit for each round.
const rotations = "1122222212222221"

// permute takes the bits of v, which has size of them, in the table's order.
func permute(v uint64, size int, table []byte) (out uint64) {
	for _, bit := range table {
		out = out<<1 | v>>(size-int(bit))&1
	}
	return out
}

// spread tables give what a byte, or six bits, at a place contribute to a permutation.
type tables struct {
	initial, final [8][256]uint64
	round          [8][64]uint32 // an S-box and the permutation after it
}

var computed = sync.OnceValue(func() *tables {
	t := new(tables)
	var inverse [64]byte
	for i, bit := range initialPermutation {
		inverse[bit-1] = byte(i + 1)
	}
	for place := range 8 {
		for v := range 256 {
			at := uint64(v) << (56 - 8*place)
			t.initial[place][v] = permute(at, 64, initialPermutation[:])
			t.final[place][v] = permute(at, 64, inverse[:])
		}
	}
	for box, digits := range substitutions {
		for v := range 64 {
			// The outer bits are the row.
			row, column := v>>4&2|v&1, v>>1&15
			digit, _ := strconv.ParseUint(digits[16*row+column:][:1], 16, 4)
			t.round[box][v] = uint32(permute(digit<<(28-4*box), 32, roundPermutation[:]))
		}
	}
	return t
})

func apply(t *[8][256]uint64, v uint64) (out uint64) {
	for place := range t {
		out |= t[place][byte(v>>(56-8*place))]
	}
	return out
}

// keys are those of the rounds, 48 bits each.
type keys [16]uint64

func keysOf(key []byte) (k keys) {
	const half = 1<<28 - 1
	v := permute(binary.BigEndian.Uint64(key), 64, keyChoice[:])
	left, right := uint32(v>>28), uint32(v&half)
	for i := range k {
		n := int(rotations[i] - '0')
		left = (left<<n | left>>(28-n)) & half
		right = (right<<n | right>>(28-n)) & half
		k[i] = permute(uint64(left)<<28|uint64(right), 56, roundKeyChoice[:])
	}
	return k
}

// reversed are the keys to decrypt with.
func (k keys) reversed() keys {
	for i := range k[:8] {
		k[i], k[15-i] = k[15-i], k[i]
	}
	return k
}

// rounds runs the sixteen rounds on the halves, which end up in each other's place.
func (k *keys) rounds(t *tables, left, right uint32) (uint32, uint32) {
	for _, key := range k {
		// Six bits around each four of the right half, with the key's, go through the boxes.
		var f uint32
		around := bits.RotateLeft32(right, 5)
		for box := range 8 {
			f ^= t.round[box][(around^uint32(key>>(42-6*box)))&63]
			around = bits.RotateLeft32(around, 4)
		}
		left, right = right, left^f
	}
	return right, left
}

// block is DES with one key, or with three.
type block struct{ encrypt, decrypt []keys }

type (
	desCipher       struct{ block }
	tripleDESCipher struct{ block }
)

func (b *block) BlockSize() int { return BlockSize }

func (b *block) Encrypt(dst, src []byte) { crypt(dst, src, b.encrypt) }
func (b *block) Decrypt(dst, src []byte) { crypt(dst, src, b.decrypt) }

func crypt(dst, src []byte, with []keys) {
	if len(src) < BlockSize {
		panic("crypto/des: input not full block")
	}
	if len(dst) < BlockSize {
		panic("crypto/des: output not full block")
	}
	if alias.Inexact(dst[:BlockSize], src[:BlockSize]) {
		panic("crypto/des: invalid buffer overlap")
	}
	t := computed()
	v := apply(&t.initial, binary.BigEndian.Uint64(src))
	left, right := uint32(v>>32), uint32(v)
	for i := range with {
		left, right = with[i].rounds(t, left, right)
	}
	binary.BigEndian.PutUint64(dst, apply(&t.final, uint64(left)<<32|uint64(right)))
}

// NewCipher creates and returns a new cipher.Block of a key of 8 bytes.
func NewCipher(key []byte) (cipher.Block, error) {
	if len(key) != 8 {
		return nil, KeySizeError(len(key))
	}
	k := keysOf(key)
	return &desCipher{block{[]keys{k}, []keys{k.reversed()}}}, nil
}

// NewTripleDESCipher creates and returns a new cipher.Block of three keys, 24 bytes: it encrypts with the first, decrypts with the second and
// encrypts with the third.
func NewTripleDESCipher(key []byte) (cipher.Block, error) {
	if len(key) != 24 {
		return nil, KeySizeError(len(key))
	}
	k1, k2, k3 := keysOf(key[:8]), keysOf(key[8:16]), keysOf(key[16:])
	return &tripleDESCipher{block{[]keys{k1, k2.reversed(), k3}, []keys{k3.reversed(), k2, k1.reversed()}}}, nil
}
