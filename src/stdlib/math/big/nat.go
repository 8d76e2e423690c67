// math/big: complete. Naturals (nat) are words, least first, without leading zeros; Int adds a sign, Rat is two Ints, Float is a natural
// with a binary exponent that one function rounds. Schoolbook algorithms (Knuth, vol. 2, 4.3.1), Karatsuba's multiplication,
// Montgomery's modular powers. The word is the machine's.

package big

import (
	"math/bits"
	"math/rand"
)

// A Word represents a single digit of a multi-precision unsigned integer.
type Word uint

const (
	wordBits  = bits.UintSize
	wordBytes = wordBits / 8
	allOnes   = ^Word(0)
)

// nat is a natural number. Functions put their result into z's array where it is large enough and no operand is overwritten too early.
type nat []Word

var (
	one  = nat{1}
	two  = nat{2}
	five = nat{5}
	ten  = nat{10}
)

func (z nat) trim() nat {
	n := len(z)
	for n > 0 && z[n-1] == 0 {
		n--
	}
	return z[:n]
}

// room gives n words, in z's array if they fit.
func (z nat) room(n int) nat {
	if n <= cap(z) {
		return z[:n]
	}
	if n == 1 {
		return make(nat, 1)
	}
	// A few more, because numbers grow.
	return make(nat, n, n+4)
}

func (z nat) set(x nat) nat {
	z = z.room(len(x))
	copy(z, x)
	return z
}

func (z nat) setWord(x Word) nat {
	if x == 0 {
		return z[:0]
	}
	z = z.room(1)
	z[0] = x
	return z
}

func (z nat) setUint64(x uint64) nat {
	if wordBits == 64 || x>>32 == 0 {
		return z.setWord(Word(x))
	}
	z = z.room(2)
	z[0], z[1] = Word(x), Word(x>>32)
	return z
}

// low64 is x modulo 2^64.
func (x nat) low64() uint64 {
	if len(x) == 0 {
		return 0
	}
	v := uint64(x[0])
	if wordBits == 32 && len(x) > 1 {
		v |= uint64(x[1]) << 32
	}
	return v
}

func alias(x, y nat) bool {
	return cap(x) > 0 && cap(y) > 0 && &x[:cap(x)][cap(x)-1] == &y[:cap(y)][cap(y)-1]
}

func (x nat) cmp(y nat) int {
	if len(x) != len(y) {
		if len(x) < len(y) {
			return -1
		}
		return 1
	}
	for i := len(x) - 1; i >= 0; i-- {
		if x[i] != y[i] {
			if x[i] < y[i] {
				return -1
			}
			return 1
		}
	}
	return 0
}

func (x nat) bitLen() int {
	if len(x) == 0 {
		return 0
	}
	return (len(x)-1)*wordBits + bits.Len(uint(x[len(x)-1]))
}

func (x nat) trailingZeros() uint {
	for i, w := range x {
		if w != 0 {
			return uint(i*wordBits + bits.TrailingZeros(uint(w)))
		}
	}
	return 0
}

// bit gives bit i.
func (x nat) bit(i uint) uint {
	j := i / wordBits
	if j >= uint(len(x)) {
		return 0
	}
	return uint(x[j]>>(i%wordBits)) & 1
}

// lowBits tells whether one of the lowest n bits is set.
func (x nat) lowBits(n uint) bool {
	if n == 0 || len(x) == 0 {
		return false
	}
	return x.trailingZeros() < n
}

func addWW(x, y, c Word) (sum, carry Word) {
	s, cc := bits.Add(uint(x), uint(y), uint(c))
	return Word(s), Word(cc)
}

func subWW(x, y, c Word) (diff, borrow Word) {
	d, b := bits.Sub(uint(x), uint(y), uint(c))
	return Word(d), Word(b)
}

// mulAddWWW is x*y + c.
func mulAddWWW(x, y, c Word) (hi, lo Word) {
	h, l := bits.Mul(uint(x), uint(y))
	l, cc := bits.Add(l, uint(c), 0)
	return Word(h + cc), Word(l)
}

func (z nat) add(x, y nat) nat {
	if len(x) < len(y) {
		x, y = y, x
	}
	if len(y) == 0 {
		return z.set(x)
	}
	n := len(x)
	z = z.room(n + 1)
	var c Word
	for i, w := range y {
		z[i], c = addWW(x[i], w, c)
	}
	for i := len(y); i < n; i++ {
		z[i], c = addWW(x[i], 0, c)
	}
	z[n] = c
	return z.trim()
}

func (z nat) sub(x, y nat) nat {
	if len(x) < len(y) {
		panic("underflow")
	}
	z = z.room(len(x))
	var c Word
	for i, w := range y {
		z[i], c = subWW(x[i], w, c)
	}
	for i := len(y); i < len(x); i++ {
		z[i], c = subWW(x[i], 0, c)
	}
	if c != 0 {
		panic("underflow")
	}
	return z.trim()
}

// mulAddWord is x*y + c.
func (z nat) mulAddWord(x nat, y, c Word) nat {
	n := len(x)
	if n == 0 {
		return z.setWord(c)
	}
	z = z.room(n + 1)
	for i, w := range x {
		c, z[i] = mulAddWWW(w, y, c)
	}
	z[n] = c
	return z.trim()
}

// addMul adds x*y to z, which is len(x) words or more, and gives the carry out of len(x) words.
func addMul(z, x nat, y Word) (c Word) {
	z = z[:len(x)]
	for i, w := range x {
		hi, lo := mulAddWWW(w, y, z[i])
		var cc Word
		z[i], cc = addWW(lo, c, 0)
		c = hi + cc
	}
	return
}

// karatsubaWords is the length from which splitting pays.
const karatsubaWords = 40

func (z nat) mul(x, y nat) nat {
	if len(x) < len(y) {
		x, y = y, x
	}
	switch {
	case len(y) == 0:
		return z[:0]
	case len(y) == 1:
		return z.mulAddWord(x, y[0], 0)
	}
	if alias(z, x) || alias(z, y) {
		z = nil
	}
	n := len(x) + len(y)
	z = z.room(n)
	clear(z)
	mulInto(z, x, y)
	return z.trim()
}

// mulInto adds x*y to z, which has room; x is not shorter than y.
func mulInto(z, x, y nat) {
	if len(y) < karatsubaWords {
		for i, w := range y {
			if w != 0 {
				z[len(x)+i] += addMul(z[i:], x, w)
			}
		}
		return
	}
	// Parts of x as long as y, each by Karatsuba: (a·b + c)(d·b + e), with three products.
	n := len(y)
	for i := 0; i < len(x); i += n {
		part := x[i:min(i+n, len(x))].trim()
		var p nat
		if len(part) < n {
			if len(part) == 0 {
				continue
			}
			p = make(nat, len(part)+n)
			mulInto(p, y, part)
		} else {
			p = karatsuba(part, y)
		}
		addTo(z[i:], p)
	}
}

// addTo adds x to z, which has room for the carry.
func addTo(z, x nat) {
	var c Word
	for i, w := range x {
		z[i], c = addWW(z[i], w, c)
	}
	for i := len(x); c != 0 && i < len(z); i++ {
		z[i], c = addWW(z[i], 0, c)
	}
}

func karatsuba(x, y nat) nat {
	h := len(x) / 2
	x0, x1 := x[:h].trim(), x[h:]
	y0, y1 := y[:h].trim(), y[h:].trim()
	low := nat(nil).mul(x0, y0)
	high := nat(nil).mul(x1, y1)
	mid := nat(nil).mul(nat(nil).add(x0, x1), nat(nil).add(y0, y1))
	mid = mid.sub(mid, low)
	mid = mid.sub(mid, high)
	z := make(nat, len(x)+len(y)+1)
	copy(z, low)
	addTo(z[h:], mid)
	addTo(z[2*h:], high)
	return z.trim()
}

func (z nat) lsh(x nat, s uint) nat {
	if len(x) == 0 {
		return z[:0]
	}
	words, shift := int(s/wordBits), s%wordBits
	n := len(x) + words
	z = z.room(n + 1)
	// From the top, because z may be x.
	z[n] = x[len(x)-1] >> (wordBits - shift)
	for i := len(x) - 1; i > 0; i-- {
		z[i+words] = x[i]<<shift | x[i-1]>>(wordBits-shift)
	}
	z[words] = x[0] << shift
	clear(z[:words])
	return z.trim()
}

func (z nat) rsh(x nat, s uint) nat {
	words, shift := int(s/wordBits), s%wordBits
	n := len(x) - words
	if n <= 0 {
		return z[:0]
	}
	z = z.room(n)
	for i := range n - 1 {
		z[i] = x[i+words]>>shift | x[i+words+1]<<(wordBits-shift)
	}
	z[n-1] = x[len(x)-1] >> shift
	return z.trim()
}

// divWord divides by one word.
func (z nat) divWord(x nat, y Word) (q nat, r Word) {
	if y == 0 {
		panic("division by zero")
	}
	z = z.room(len(x))
	for i := len(x) - 1; i >= 0; i-- {
		hi, lo := bits.Div(uint(r), uint(x[i]), uint(y))
		z[i], r = Word(hi), Word(lo)
	}
	return z.trim(), r
}

// div gives quotient and remainder (Knuth, 4.3.1, algorithm D). The remainder is in an array of its own.
func (z nat) div(x, y nat) (q, r nat) {
	if len(y) == 0 {
		panic("division by zero")
	}
	if len(y) == 1 {
		q, w := z.divWord(x, y[0])
		return q, nat(nil).setWord(w)
	}
	if x.cmp(y) < 0 {
		return z[:0], nat(nil).set(x)
	}
	shift := uint(bits.LeadingZeros(uint(y[len(y)-1])))
	v := nat(nil).lsh(y, shift)
	u := make(nat, len(x)+1)
	copy(u, nat(nil).lsh(x, shift))
	if alias(z, y) {
		z = nil
	}
	n := len(v)
	m := len(u) - n
	z = z.room(m)
	top, next := v[n-1], v[n-2]
	for j := m - 1; j >= 0; j-- {
		guess := allOnes
		if u[j+n] < top {
			g, rest := bits.Div(uint(u[j+n]), uint(u[j+n-1]), uint(top))
			guess = Word(g)
			hi, lo := bits.Mul(g, uint(next))
			for hi > rest || hi == rest && lo > uint(u[j+n-2]) {
				guess--
				before := rest
				rest += uint(top)
				if rest < before {
					break
				}
				hi, lo = bits.Mul(uint(guess), uint(next))
			}
		}
		// u -= guess*v
		var carry, borrow Word
		for i, w := range v {
			var lo Word
			carry, lo = mulAddWWW(w, guess, carry)
			u[i+j], borrow = subWW(u[i+j], lo, borrow)
		}
		u[j+n], borrow = subWW(u[j+n], carry, borrow)
		for borrow != 0 {
			guess--
			var c Word
			for i, w := range v {
				u[i+j], c = addWW(u[i+j], w, c)
			}
			u[j+n], c = addWW(u[j+n], 0, c)
			borrow -= c
		}
		z[j] = guess
	}
	u = u[:n].trim()
	return z.trim(), u.rsh(u, shift)
}

func (x nat) modWord(y Word) (r Word) {
	for i := len(x) - 1; i >= 0; i-- {
		_, rest := bits.Div(uint(r), uint(x[i]), uint(y))
		r = Word(rest)
	}
	return
}

func (x nat) mod(y nat) nat {
	_, r := nat(nil).div(x, y)
	return r
}

// sqrt is the floor of the root, by Newton's method from above.
func (x nat) sqrt() nat {
	if x.cmp(one) <= 0 {
		return nat(nil).set(x)
	}
	z := nat(nil).lsh(one, uint(x.bitLen()+1)/2)
	for {
		q, _ := nat(nil).div(x, z)
		q = q.add(q, z)
		q = q.rsh(q, 1)
		if q.cmp(z) >= 0 {
			return z
		}
		z = q
	}
}

// pow is x^y.
func (x nat) pow(y uint64) nat {
	z := nat(nil).setWord(1)
	for i := 63; i >= 0; i-- {
		if len(z) > 1 || z[0] != 1 {
			z = nat(nil).mul(z, z)
		}
		if y>>uint(i)&1 != 0 {
			z = nat(nil).mul(z, x)
		}
		if len(z) == 0 {
			return z
		}
	}
	return z
}

// exp is x^y mod m, or x^y if m is 0.
func (x nat) exp(y, m nat) nat {
	switch {
	case m.cmp(one) == 0:
		return nil
	case len(y) == 0:
		return nat{1}
	case len(m) > 0 && x.cmp(m) >= 0:
		x = x.mod(m)
	}
	switch {
	case len(x) == 0:
		return nil
	case x.cmp(one) == 0:
		return nat{1}
	case len(m) > 0 && m[0]&1 == 1 && len(y) > 0 && (len(y) > 1 || y[0] > 3):
		return x.expMontgomery(y, m)
	}
	z := nat(nil).set(x)
	for i := y.bitLen() - 2; i >= 0; i-- {
		z = nat(nil).mul(z, z)
		if len(m) > 0 {
			z = z.mod(m)
		}
		if y.bit(uint(i)) == 1 {
			z = nat(nil).mul(z, x)
			if len(m) > 0 {
				z = z.mod(m)
			}
		}
	}
	return z
}

// montgomery is x*y/R mod m, below 2R, for R = 2^(wordBits*len(m)); k is -1/m mod a word. z has 2 len(m)+1 words.
func montgomery(z, x, y, m nat, k Word) nat {
	n := len(m)
	clear(z)
	for i := range n {
		var c Word
		if i < len(y) {
			c = addMul(z[i:], x, y[i])
		}
		d := addMul(z[i:], m, z[i]*k)
		s, c1 := addWW(z[n+i], c, 0)
		s, c2 := addWW(s, d, 0)
		z[n+i] = s
		z[n+i+1] += c1 + c2
	}
	z = z[n:].trim()
	if z.cmp(m) >= 0 {
		z = z.sub(z, m)
	}
	return z
}

// expMontgomery raises to a power modulo an odd number, four bits of the exponent at a time.
func (x nat) expMontgomery(y, m nat) nat {
	n := len(m)
	// Inverse of m modulo the word by Newton's method.
	k := 2 - m[0]
	t := m[0] - 1
	for i := 1; i < wordBits; i <<= 1 {
		t *= t
		k *= t + 1
	}
	k = -k
	square := nat(nil).lsh(one, uint(2*n*wordBits)).mod(m)
	mul := func(a, b nat) nat { return montgomery(make(nat, 2*n+1), pad(a, n), b, m, k) }
	var powers [16]nat
	powers[0] = mul(one, square)
	powers[1] = mul(x, square)
	for i := 2; i < 16; i++ {
		powers[i] = mul(powers[i-1], powers[1])
	}
	z := powers[0]
	for i := (y.bitLen() + 3) / 4 * 4; i > 0; i -= 4 {
		var digit uint
		for j := 1; j <= 4; j++ {
			z = mul(z, z)
			digit = digit<<1 | y.bit(uint(i-j))
		}
		if digit != 0 {
			z = mul(z, powers[digit])
		}
	}
	return mul(z, one)
}

// pad makes x n words long.
func pad(x nat, n int) nat {
	if len(x) >= n {
		return x
	}
	z := make(nat, n)
	copy(z, x)
	return z
}

// random is below limit; the words come from r as in Go.
func (z nat) random(r *rand.Rand, limit nat) nat {
	z = z.room(len(limit))
	top := bits.Len(uint(limit[len(limit)-1]))
	for {
		for i := range z {
			w := uint64(r.Uint32())
			if wordBits == 64 {
				w |= uint64(r.Uint32()) << 32
			}
			z[i] = Word(w)
		}
		z[len(z)-1] &= Word(1)<<top - 1
		if v := z.trim(); v.cmp(limit) < 0 {
			return v
		}
	}
}

// bytes writes x big-endian to the end of buf and gives where it begins.
func (x nat) bytes(buf []byte) int {
	i := len(buf)
	for _, w := range x {
		for range wordBytes {
			b := byte(w)
			w >>= 8
			if i > 0 {
				i--
				buf[i] = b
			} else if b != 0 {
				panic("math/big: buffer too small to fit value")
			}
		}
	}
	for i < len(buf) && buf[i] == 0 {
		i++
	}
	return i
}

func (z nat) setBytes(buf []byte) nat {
	z = z.room((len(buf) + wordBytes - 1) / wordBytes)
	for k := range z {
		var w Word
		for s := uint(0); s < wordBits && len(buf) > 0; s += 8 {
			w |= Word(buf[len(buf)-1]) << s
			buf = buf[:len(buf)-1]
		}
		z[k] = w
	}
	return z.trim()
}
