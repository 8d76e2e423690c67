package big

import (
	"errors"
	"fmt"
	"io"
	"math/bits"
)

const digits = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"

// MaxBase is the largest number base accepted for string conversions.
const MaxBase = 10 + ('z' - 'a' + 1) + ('Z' - 'A' + 1)

// maxBaseSmall is the largest base without distinction between small and capital letters.
const maxBaseSmall = 10 + ('z' - 'a' + 1)

var (
	errNoDigits  = errors.New("number has no digits")
	errSeparator = errors.New("'_' must separate successive digits")
)

// wordPower is the largest power of b that fits into a word, and its exponent.
func wordPower(b Word) (p Word, n int) {
	p, n = b, 1
	for limit := allOnes / b; p <= limit; n++ {
		p *= b
	}
	return
}

// append appends the digits of x.
func (x nat) append(buf []byte, base int) []byte {
	if base < 2 || base > MaxBase {
		panic("invalid base")
	}
	if len(x) == 0 {
		return append(buf, '0')
	}
	// More than enough room; digits come from the right.
	n := x.bitLen()/(bits.Len(uint(base))-1) + 2
	s := make([]byte, n)
	p, k := wordPower(Word(base))
	start := x.digits(s, Word(base), p, k, nil)
	for start < len(s)-1 && s[start] == '0' {
		start++
	}
	return append(buf, s[start:]...)
}

// splitWords is the length from which the digits are found by halves.
const splitWords = 16

// digits writes x to the end of s and gives where it begins. powers[i] is (base^k)^(splitWords/2·2^i).
func (x nat) digits(s []byte, base, p Word, k int, powers []nat) int {
	if len(x) > splitWords {
		if powers == nil {
			powers = []nat{nat{p}.pow(splitWords / 2)}
			for 2*len(powers[len(powers)-1]) <= len(x) {
				last := powers[len(powers)-1]
				powers = append(powers, nat(nil).mul(last, last))
			}
		}
		i := len(powers) - 1
		for i > 0 && x.cmp(powers[i]) < 0 {
			i--
		}
		if x.cmp(powers[i]) >= 0 {
			high, low := nat(nil).div(x, powers[i])
			width := k * splitWords / 2 << uint(i)
			at := len(s) - width
			start := low.digits(s[at:], base, p, k, powers[:i+1])
			for j := at; j < at+start; j++ {
				s[j] = '0'
			}
			return high.digits(s[:at], base, p, k, powers[:i+1])
		}
	}
	q := nat(nil).set(x)
	i := len(s)
	for len(q) > 0 {
		var r Word
		q, r = q.divWord(q, p)
		for n := 0; n < k && (r != 0 || len(q) > 0); n++ {
			i--
			s[i] = digits[r%base]
			r /= base
		}
	}
	return i
}

func digitValue(c byte, base int) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'a' <= c && c <= 'z':
		return int(c-'a') + 10
	case 'A' <= c && c <= 'Z' && base <= maxBaseSmall:
		return int(c-'A') + 10
	case 'A' <= c && c <= 'Z':
		return int(c-'A') + maxBaseSmall
	}
	return MaxBase + 1
}

// scan reads the longest number that r begins with. base 0: the prefix says it, and underscores may separate digits. With
// a fraction allowed, there may be a point; count is then minus the number of digits behind it, otherwise the number of digits.
func (z nat) scan(r io.ByteScanner, base int, fraction bool) (res nat, b, count int, err error) {
	if base != 0 && (base < 2 || base > MaxBase || fraction && base != 2 && base != 8 && base != 10 && base != 16) {
		panic(fmt.Sprintf("invalid number base %d", base))
	}
	// prev is '.' at the start, '_', or '0' for any digit.
	prev, badSeparator := '.', false
	c, err := r.ReadByte()
	b = base
	octal := false
	if base == 0 {
		b = 10
		if err == nil && c == '0' {
			prev = '0'
			count = 1
			c, err = r.ReadByte()
			if err == nil {
				prefix := true
				switch c {
				case 'b', 'B':
					b = 2
				case 'o', 'O':
					b = 8
				case 'x', 'X':
					b = 16
				default:
					prefix = false
					if !fraction {
						b, octal = 8, true
						count = 0
					}
				}
				if prefix {
					count = 0
					c, err = r.ReadByte()
				}
			}
		}
	}
	z = z[:0]
	p, k := wordPower(Word(b))
	var word, scale Word = 0, 1
	n := 0 // digits in word
	point := -1
	for ; err == nil; c, err = r.ReadByte() {
		if c == '.' && fraction {
			fraction = false
			badSeparator = badSeparator || prev == '_'
			prev = '.'
			point = count
			continue
		}
		if c == '_' && base == 0 {
			badSeparator = badSeparator || prev != '0'
			prev = '_'
			continue
		}
		d := digitValue(c, b)
		if d >= b {
			r.UnreadByte()
			break
		}
		prev = '0'
		count++
		word = word*Word(b) + Word(d)
		scale *= Word(b)
		n++
		if n == k {
			z = z.mulAddWord(z, p, word)
			word, scale, n = 0, 1, 0
		}
	}
	if n > 0 {
		z = z.mulAddWord(z, scale, word)
	}
	if z == nil && count > 0 && (b == 2 || b == 4 || b == 16) {
		z = make(nat, 0, 1) // Go puts the digits of these bases together as words: its zero is not nil
	}
	if err == io.EOF {
		err = nil
	}
	if err == nil && (badSeparator || prev == '_') {
		err = errSeparator
	}
	if count == 0 {
		if octal {
			return z[:0], 10, 1, err // a 0 alone
		}
		err = errNoDigits
	}
	if point >= 0 {
		count = point - count
	}
	return z, b, count, err
}
