// Package unicode/utf16: the whole API is present; nothing is absent.

// Package utf16 translates between runes and UTF-16 code units.
package utf16

const (
	replacement = '\uFFFD'
	maxRune     = '\U0010FFFF'

	high  = 0xD800 // first of the leading halves
	low   = 0xDC00 // first of the trailing halves
	after = 0xE000 // first beyond the halves
	base  = 0x10000
)

// IsSurrogate reports whether r is one half of a pair.
func IsSurrogate(r rune) bool { return high <= r && r < after }

// DecodeRune joins a pair of halves; U+FFFD if they are none.
func DecodeRune(r1, r2 rune) rune {
	if high <= r1 && r1 < low && low <= r2 && r2 < after {
		return (r1-high)<<10 | (r2 - low) + base
	}
	return replacement
}

// EncodeRune splits r into its two halves, (U+FFFD, U+FFFD) if it has none.
func EncodeRune(r rune) (r1, r2 rune) {
	if r < base || r > maxRune {
		return replacement, replacement
	}
	r -= base
	return high + (r>>10)&0x3FF, low + r&0x3FF
}

// RuneLen returns the number of code units for r, -1 if it has no encoding.
func RuneLen(r rune) int {
	switch {
	case 0 <= r && r < high, after <= r && r < base:
		return 1
	case base <= r && r <= maxRune:
		return 2
	}
	return -1
}

// Encode returns the code units for s.
func Encode(s []rune) []uint16 {
	n := len(s)
	for _, r := range s {
		if r >= base {
			n++
		}
	}
	out := make([]uint16, 0, n)
	for _, r := range s {
		out = AppendRune(out, r)
	}
	return out
}

// AppendRune appends the code units for r to a.
func AppendRune(a []uint16, r rune) []uint16 {
	switch RuneLen(r) {
	case 1:
		return append(a, uint16(r))
	case 2:
		r1, r2 := EncodeRune(r)
		return append(a, uint16(r1), uint16(r2))
	}
	return append(a, replacement)
}

// Decode returns the runes that s stands for.
func Decode(s []uint16) []rune {
	// A small result may live in the caller's frame.
	return decode(s, make([]rune, 0, 64))
}

func decode(s []uint16, out []rune) []rune {
	for i := 0; i < len(s); i++ {
		r := rune(s[i])
		if IsSurrogate(r) {
			if i+1 < len(s) && r < low && low <= s[i+1] && s[i+1] < after {
				r = DecodeRune(r, rune(s[i+1]))
				i++
			} else {
				r = replacement
			}
		}
		out = append(out, r)
	}
	return out
}
