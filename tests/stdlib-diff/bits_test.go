// Compares math/bits, unicode/utf8, unicode/utf16 and cmp with the real packages.

package difftest

import (
	real "math/bits"
	"math/rand"
	"testing"
	"unicode/utf8"

	"gs/math/bits"
	outf8 "gs/unicode/utf8"
)

func TestBits(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	for i := 0; i < 300000; i++ {
		x, y, z := r.Uint64()>>(r.Intn(64)), r.Uint64()>>(r.Intn(64)), r.Uint64()>>(r.Intn(64))
		k := r.Intn(200) - 100
		same := bits.Len64(x) == real.Len64(x) && bits.TrailingZeros64(x) == real.TrailingZeros64(x) &&
			bits.TrailingZeros32(uint32(x)) == real.TrailingZeros32(uint32(x)) && bits.TrailingZeros16(uint16(x)) == real.TrailingZeros16(uint16(x)) &&
			bits.TrailingZeros8(uint8(x)) == real.TrailingZeros8(uint8(x)) && bits.OnesCount64(x) == real.OnesCount64(x) &&
			bits.OnesCount32(uint32(x)) == real.OnesCount32(uint32(x)) && bits.OnesCount8(uint8(x)) == real.OnesCount8(uint8(x)) &&
			bits.Reverse64(x) == real.Reverse64(x) && bits.Reverse32(uint32(x)) == real.Reverse32(uint32(x)) &&
			bits.Reverse8(uint8(x)) == real.Reverse8(uint8(x)) && bits.Reverse16(uint16(x)) == real.Reverse16(uint16(x)) &&
			bits.ReverseBytes64(x) == real.ReverseBytes64(x) && bits.ReverseBytes32(uint32(x)) == real.ReverseBytes32(uint32(x)) &&
			bits.RotateLeft64(x, k) == real.RotateLeft64(x, k) && bits.RotateLeft32(uint32(x), k) == real.RotateLeft32(uint32(x), k) &&
			bits.RotateLeft16(uint16(x), k) == real.RotateLeft16(uint16(x), k) && bits.RotateLeft8(uint8(x), k) == real.RotateLeft8(uint8(x), k)
		if !same {
			t.Fatalf("counts differ for %#x %d", x, k)
		}
		c := z & 1
		a1, a2 := bits.Add64(x, y, c)
		b1, b2 := real.Add64(x, y, c)
		s1, s2 := bits.Sub64(x, y, c)
		t1, t2 := real.Sub64(x, y, c)
		m1, m2 := bits.Mul64(x, y)
		n1, n2 := real.Mul64(x, y)
		if a1 != b1 || a2 != b2 || s1 != t1 || s2 != t2 || m1 != n1 || m2 != n2 {
			t.Fatalf("arithmetic differs for %#x %#x", x, y)
		}
		if z != 0 {
			hi := x % z
			q1, r1 := bits.Div64(hi, y, z)
			q2, r2 := real.Div64(hi, y, z)
			if q1 != q2 || r1 != r2 || bits.Rem64(x, y, z) != real.Rem64(x, y, z) {
				t.Fatalf("Div64(%#x, %#x, %#x): %#x %#x, want %#x %#x", hi, y, z, q1, r1, q2, r2)
			}
		}
	}
}

func TestUTF8(t *testing.T) {
	r := rand.New(rand.NewSource(2))
	pool := []byte{0, 'a', 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xe1, 0xed, 0xef, 0xf0, 0xf1, 0xf4, 0xf5, 0xff}
	for i := 0; i < 300000; i++ {
		b := make([]byte, r.Intn(7))
		for j := range b {
			b[j] = pool[r.Intn(len(pool))]
		}
		r1, n1 := outf8.DecodeRune(b)
		r2, n2 := utf8.DecodeRune(b)
		l1, k1 := outf8.DecodeLastRune(b)
		l2, k2 := utf8.DecodeLastRune(b)
		s := string(b)
		r3, n3 := outf8.DecodeRuneInString(s)
		l3, k3 := outf8.DecodeLastRuneInString(s)
		if r1 != r2 || n1 != n2 || l1 != l2 || k1 != k2 || r3 != r2 || n3 != n2 || l3 != l2 || k3 != k2 ||
			outf8.FullRune(b) != utf8.FullRune(b) || outf8.FullRuneInString(s) != utf8.FullRune(b) ||
			outf8.Valid(b) != utf8.Valid(b) || outf8.ValidString(s) != utf8.Valid(b) ||
			outf8.RuneCount(b) != utf8.RuneCount(b) || outf8.RuneCountInString(s) != utf8.RuneCount(b) {
			t.Fatalf("differs for % x", b)
		}
	}
	for c := rune(-5); c < 0x110005; c++ {
		if string(outf8.AppendRune(nil, c)) != string(utf8.AppendRune(nil, c)) || outf8.RuneLen(c) != utf8.RuneLen(c) || outf8.ValidRune(c) != utf8.ValidRune(c) {
			t.Fatalf("differs for %#x", c)
		}
	}
}
