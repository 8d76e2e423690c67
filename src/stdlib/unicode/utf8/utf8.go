// Package unicode/utf8: the whole API is present; nothing is absent.

// Package utf8 translates between runes and UTF-8 byte sequences.
package utf8

const (
	RuneError = '\uFFFD'     // stands for a broken or unknown character
	RuneSelf  = 0x80         // smaller values are one byte that is the rune itself
	MaxRune   = '\U0010FFFF' // the greatest code point
	UTFMax    = 4            // most bytes of an encoded rune
)

const (
	surrogateMin = 0xD800
	surrogateMax = 0xDFFF

	lead2 = 0xC0
	lead3 = 0xE0
	lead4 = 0xF0
	cont  = 0x80
	low6  = 0x3F

	max1 = 1<<7 - 1
	max2 = 1<<11 - 1
	max3 = 1<<16 - 1
)

// span describes what may follow a leading byte: the sequence length and the range of the second byte.
// size 0 means the byte can't lead.
type span struct{ size, lo, hi uint8 }

// leads is indexed by the leading byte minus 0xC0.
var leads = func() (t [64]span) {
	for b := 0xC2; b <= 0xF4; b++ {
		s := span{2, 0x80, 0xBF}
		switch {
		case b >= 0xF0:
			s.size = 4
		case b >= 0xE0:
			s.size = 3
		}
		switch b {
		case 0xE0:
			s.lo = 0xA0
		case 0xED:
			s.hi = 0x9F
		case 0xF0:
			s.lo = 0x90
		case 0xF4:
			s.hi = 0x8F
		}
		t[b-0xC0] = s
	}
	return
}()

// FullRune reports whether p starts with a complete encoding; a broken one counts as complete.
func FullRune(p []byte) bool {
	if len(p) == 0 {
		return false
	}
	if p[0] < 0xC0 {
		return true
	}
	s := leads[p[0]-0xC0]
	if len(p) >= int(s.size) {
		return true
	}
	if len(p) > 1 && (p[1] < s.lo || p[1] > s.hi) {
		return true
	}
	return len(p) > 2 && p[2]&0xC0 != cont
}

// FullRuneInString is FullRune for a string.
func FullRuneInString(s string) bool {
	if len(s) == 0 {
		return false
	}
	if s[0] < 0xC0 {
		return true
	}
	x := leads[s[0]-0xC0]
	if len(s) >= int(x.size) {
		return true
	}
	if len(s) > 1 && (s[1] < x.lo || s[1] > x.hi) {
		return true
	}
	return len(s) > 2 && s[2]&0xC0 != cont
}

// DecodeRune returns the first rune of p and its width: (RuneError, 0) for empty p, (RuneError, 1) for a
// broken encoding.
func DecodeRune(p []byte) (r rune, size int) {
	// The ASCII case alone, to be inlined.
	if len(p) > 0 && p[0] < RuneSelf {
		return rune(p[0]), 1
	}
	return decode(p)
}

func decode(p []byte) (rune, int) {
	if len(p) == 0 {
		return RuneError, 0
	}
	b := p[0]
	if b < 0xC0 {
		return RuneError, 1
	}
	s := leads[b-0xC0]
	if s.size == 0 || len(p) < int(s.size) {
		return RuneError, 1
	}
	b1 := p[1]
	if b1 < s.lo || b1 > s.hi {
		return RuneError, 1
	}
	if s.size == 2 {
		return rune(b&0x1F)<<6 | rune(b1&low6), 2
	}
	b2 := p[2]
	if b2&0xC0 != cont {
		return RuneError, 1
	}
	if s.size == 3 {
		return rune(b&0x0F)<<12 | rune(b1&low6)<<6 | rune(b2&low6), 3
	}
	b3 := p[3]
	if b3&0xC0 != cont {
		return RuneError, 1
	}
	return rune(b&0x07)<<18 | rune(b1&low6)<<12 | rune(b2&low6)<<6 | rune(b3&low6), 4
}

// DecodeRuneInString is DecodeRune for a string.
func DecodeRuneInString(s string) (r rune, size int) {
	if len(s) > 0 && s[0] < RuneSelf {
		return rune(s[0]), 1
	}
	return decodeString(s)
}

func decodeString(p string) (rune, int) {
	if len(p) == 0 {
		return RuneError, 0
	}
	b := p[0]
	if b < 0xC0 {
		return RuneError, 1
	}
	s := leads[b-0xC0]
	if s.size == 0 || len(p) < int(s.size) {
		return RuneError, 1
	}
	b1 := p[1]
	if b1 < s.lo || b1 > s.hi {
		return RuneError, 1
	}
	if s.size == 2 {
		return rune(b&0x1F)<<6 | rune(b1&low6), 2
	}
	b2 := p[2]
	if b2&0xC0 != cont {
		return RuneError, 1
	}
	if s.size == 3 {
		return rune(b&0x0F)<<12 | rune(b1&low6)<<6 | rune(b2&low6), 3
	}
	b3 := p[3]
	if b3&0xC0 != cont {
		return RuneError, 1
	}
	return rune(b&0x07)<<18 | rune(b1&low6)<<12 | rune(b2&low6)<<6 | rune(b3&low6), 4
}

// DecodeLastRune returns the last rune of p and its width.
func DecodeLastRune(p []byte) (r rune, size int) {
	end := len(p)
	if end == 0 {
		return RuneError, 0
	}
	if c := p[end-1]; c < RuneSelf {
		return rune(c), 1
	}
	// Go back at most UTFMax bytes to something that can start a rune.
	for start := end - 1; start >= 0 && start >= end-UTFMax; start-- {
		if RuneStart(p[start]) {
			r, size = DecodeRune(p[start:end])
			if start+size == end {
				return r, size
			}
			break
		}
	}
	return RuneError, 1
}

// DecodeLastRuneInString is DecodeLastRune for a string.
func DecodeLastRuneInString(s string) (r rune, size int) {
	end := len(s)
	if end == 0 {
		return RuneError, 0
	}
	if c := s[end-1]; c < RuneSelf {
		return rune(c), 1
	}
	for start := end - 1; start >= 0 && start >= end-UTFMax; start-- {
		if RuneStart(s[start]) {
			r, size = DecodeRuneInString(s[start:end])
			if start+size == end {
				return r, size
			}
			break
		}
	}
	return RuneError, 1
}

// RuneLen returns how many bytes the encoding of r takes, -1 if r has none.
func RuneLen(r rune) int {
	switch {
	case r < 0:
		return -1
	case r <= max1:
		return 1
	case r <= max2:
		return 2
	case surrogateMin <= r && r <= surrogateMax:
		return -1
	case r <= max3:
		return 3
	case r <= MaxRune:
		return 4
	}
	return -1
}

// EncodeRune writes the encoding of r to p, which must be long enough, and returns its length. A rune
// that is none is written as RuneError.
func EncodeRune(p []byte, r rune) int {
	if uint32(r) <= max1 {
		p[0] = byte(r)
		return 1
	}
	return encodeWide(p, r)
}

func encodeWide(p []byte, r rune) int {
	u := uint32(r)
	if u > MaxRune || surrogateMin <= u && u <= surrogateMax {
		u = RuneError
	}
	switch {
	case u <= max2:
		_ = p[1]
		p[0] = lead2 | byte(u>>6)
		p[1] = cont | byte(u)&low6
		return 2
	case u <= max3:
		_ = p[2]
		p[0] = lead3 | byte(u>>12)
		p[1] = cont | byte(u>>6)&low6
		p[2] = cont | byte(u)&low6
		return 3
	}
	_ = p[3]
	p[0] = lead4 | byte(u>>18)
	p[1] = cont | byte(u>>12)&low6
	p[2] = cont | byte(u>>6)&low6
	p[3] = cont | byte(u)&low6
	return 4
}

// AppendRune appends the encoding of r to p.
func AppendRune(p []byte, r rune) []byte {
	if uint32(r) <= max1 {
		return append(p, byte(r))
	}
	return appendWide(p, r)
}

func appendWide(p []byte, r rune) []byte {
	u := uint32(r)
	if u > MaxRune || surrogateMin <= u && u <= surrogateMax {
		u = RuneError
	}
	switch {
	case u <= max2:
		return append(p, lead2|byte(u>>6), cont|byte(u)&low6)
	case u <= max3:
		return append(p, lead3|byte(u>>12), cont|byte(u>>6)&low6, cont|byte(u)&low6)
	}
	return append(p, lead4|byte(u>>18), cont|byte(u>>12)&low6, cont|byte(u>>6)&low6, cont|byte(u)&low6)
}

// RuneCount counts the runes of p; a broken byte counts as one.
func RuneCount(p []byte) int {
	n := 0
	for i := 0; i < len(p); n++ {
		if p[i] < RuneSelf {
			i++
			continue
		}
		_, w := decode(p[i:])
		i += w
	}
	return n
}

// RuneCountInString is RuneCount for a string.
func RuneCountInString(s string) (n int) {
	for range s {
		n++
	}
	return n
}

// RuneStart reports whether b can be the first byte of a rune.
func RuneStart(b byte) bool { return b&0xC0 != cont }

// Valid reports whether p is all well-formed UTF-8.
func Valid(p []byte) bool {
	for i := 0; i < len(p); {
		if p[i] < RuneSelf {
			i++
			continue
		}
		_, w := decode(p[i:])
		if w == 1 {
			return false
		}
		i += w
	}
	return true
}

// ValidString is Valid for a string.
func ValidString(s string) bool {
	for i := 0; i < len(s); {
		if s[i] < RuneSelf {
			i++
			continue
		}
		_, w := decodeString(s[i:])
		if w == 1 {
			return false
		}
		i += w
	}
	return true
}

// ValidRune reports whether r can be encoded: in range and no surrogate half.
func ValidRune(r rune) bool {
	if 0 <= r && r < surrogateMin {
		return true
	}
	return surrogateMax < r && r <= MaxRune
}
