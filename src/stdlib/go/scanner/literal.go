package scanner

import (
	"bytes"
	"go/token"
	"strings"
	"unicode"
)

func lower(ch rune) rune     { return ch | ' ' } // of letters
func isDecimal(ch rune) bool { return ch >= '0' && ch <= '9' }
func isHex(ch rune) bool     { return value(ch) < 16 }

// value returns a digit's value, 16 of what is none.
func value(ch rune) uint32 {
	switch l := lower(ch); {
	case isDecimal(ch):
		return uint32(ch - '0')
	case l >= 'a' && l <= 'f':
		return uint32(l-'a') + 10
	}
	return 16
}

// digits reads digits and underscores. It reports whether there were digits and underscores, and stores the offset of the first digit that the base
// (of at most ten) lacks in invalid if that is negative.
func (s *Scanner) digits(base uint32, invalid *int) (some, separated bool) {
	for s.ch == '_' || isDecimal(s.ch) || base == 16 && isHex(s.ch) {
		if s.ch == '_' {
			separated = true
		} else {
			if value(s.ch) >= base && *invalid < 0 {
				*invalid = s.offset
			}
			some = true
		}
		s.advance()
	}
	return some, separated
}

// A radix is what a number's prefix says.
type radix struct {
	base uint32
	name string
}

var (
	decimal  = radix{10, "decimal literal"}
	octal    = radix{8, "octal literal"}
	prefixes = map[rune]radix{'x': {16, "hexadecimal literal"}, 'o': octal, 'b': {2, "binary literal"}}
)

func (s *Scanner) number() (token.Token, string) {
	begin, invalid := s.offset, -1
	tok, form := token.INT, decimal
	prefix := rune(0) // 0 of octal numbers without a letter
	some, separated := false, false
	more := func(base uint32) {
		a, b := s.digits(base, &invalid)
		some, separated = some || a, separated || b
	}
	if s.ch != '.' {
		if s.accept('0') {
			if f, ok := prefixes[lower(s.ch)]; ok {
				form, prefix = f, lower(s.ch)
				s.advance()
			} else {
				form, prefix, some = octal, '0', true
			}
		}
		more(form.base)
	}
	if s.ch == '.' {
		tok = token.FLOAT
		if prefix == 'o' || prefix == 'b' {
			s.error(s.offset, "invalid radix point in "+form.name)
		}
		s.advance()
		more(form.base)
	}
	if !some {
		s.error(s.offset, form.name+" has no digits")
	}
	if e := lower(s.ch); e == 'e' || e == 'p' {
		if e == 'e' && prefix != 0 && prefix != '0' {
			s.errorf(s.offset, "%q exponent requires decimal mantissa", s.ch)
		} else if e == 'p' && prefix != 'x' {
			s.errorf(s.offset, "%q exponent requires hexadecimal mantissa", s.ch)
		}
		tok = token.FLOAT
		s.advance()
		if s.ch == '+' || s.ch == '-' {
			s.advance()
		}
		none := 0 // every digit is one of base 10
		digits, underscores := s.digits(10, &none)
		separated = separated || underscores
		if !digits {
			s.error(s.offset, "exponent has no digits")
		}
	} else if tok == token.FLOAT && prefix == 'x' {
		s.error(s.offset, "hexadecimal mantissa requires a 'p' exponent")
	}
	if s.accept('i') {
		tok = token.IMAG
	}
	lit := string(s.src[begin:s.offset])
	if tok == token.INT && invalid >= 0 {
		s.errorf(invalid, "invalid digit %q in %s", lit[invalid-begin], form.name)
	}
	if separated {
		if i := misplaced(lit, prefix); i >= 0 {
			s.error(begin+i, "'_' must separate successive digits")
		}
	}
	return tok, lit
}

// misplaced returns the index of the first underscore that is not between digits (a prefix counts as one), or -1.
func misplaced(lit string, prefix rune) int {
	digit := false // the last character
	for i := 0; i < len(lit); i++ {
		switch ch := rune(lit[i]); {
		case ch == '_':
			if !digit {
				return i
			}
			if i+1 == len(lit) || !isDecimal(rune(lit[i+1])) && (prefix != 'x' || !isHex(rune(lit[i+1]))) {
				if i+1 < len(lit) && lit[i+1] == '_' {
					return i + 1
				}
				return i
			}
			digit = false
		default:
			digit = isDecimal(ch) || prefix == 'x' && isHex(ch) || i == 1 && strings.ContainsRune("xob", prefix) && prefix != 0
		}
	}
	return -1
}

// An escape is how many digits follow its letter, of which base, and the largest value.
type escape struct {
	count     int
	base, max uint32
}

var escapes = map[rune]escape{'x': {2, 16, 255}, 'u': {4, 16, unicode.MaxRune}, 'U': {8, 16, unicode.MaxRune}}

// escape reads what follows a backslash, and reports whether it is well formed.
func (s *Scanner) escape(quote rune) bool {
	begin := s.offset
	var e escape
	switch s.ch {
	case 'a', 'b', 'f', 'n', 'r', 't', 'v', '\\', quote:
		s.advance()
		return true
	case '0', '1', '2', '3', '4', '5', '6', '7':
		e = escape{3, 8, 255}
	case 'x', 'u', 'U':
		e = escapes[s.ch]
		s.advance()
	case eof:
		s.error(begin, "escape sequence not terminated")
		return false
	default:
		s.error(begin, "unknown escape sequence")
		return false
	}
	x := uint32(0)
	for range e.count {
		d := value(s.ch)
		if s.ch < 0 {
			s.error(s.offset, "escape sequence not terminated")
			return false
		}
		if d >= e.base {
			s.errorf(s.offset, "illegal character %#U in escape sequence", s.ch)
			return false
		}
		x = x*e.base + d
		s.advance()
	}
	if x > e.max || x >= 0xd800 && x < 0xe000 {
		s.error(begin, "escape sequence is invalid Unicode code point")
		return false
	}
	return true
}

// char reads a rune literal after its quote.
func (s *Scanner) char() string {
	begin := s.offset - 1
	valid := true
	for count := 0; ; count++ {
		ch := s.ch
		if ch == '\n' || ch < 0 {
			if valid {
				s.error(begin, "rune literal not terminated")
			}
			break
		}
		s.advance()
		if ch == '\'' {
			if valid && count != 1 {
				s.error(begin, "illegal rune literal")
			}
			break
		}
		if ch == '\\' && !s.escape('\'') {
			valid = false
		}
	}
	return string(s.src[begin:s.offset])
}

// str reads a string literal after its quote.
func (s *Scanner) str() string {
	begin := s.offset - 1
	for {
		ch := s.ch
		if ch == '\n' || ch < 0 {
			s.error(begin, "string literal not terminated")
			break
		}
		s.advance()
		if ch == '"' {
			break
		}
		if ch == '\\' {
			s.escape('"')
		}
	}
	return string(s.src[begin:s.offset])
}

// raw reads a raw string literal after its quote. It returns the text without carriage returns, and its size with them.
func (s *Scanner) raw() (string, int) {
	begin := s.offset - 1
	for {
		ch := s.ch
		if ch < 0 {
			s.error(begin, "raw string literal not terminated")
			break
		}
		s.advance()
		if ch == '`' {
			break
		}
	}
	text := s.src[begin:s.offset]
	return string(stripCR(text, false)), len(text)
}

// stripCR drops carriage returns, but not in the */ that would come of it in a general comment: such a one would end earlier.
func stripCR(text []byte, comment bool) []byte {
	if bytes.IndexByte(text, '\r') < 0 {
		return text
	}
	kept := make([]byte, 0, len(text))
	for i, c := range text {
		if c == '\r' {
			if n := len(kept); !comment || n <= 2 || kept[n-1] != '*' || i+1 >= len(text) || text[i+1] != '/' {
				continue
			}
		}
		kept = append(kept, c)
	}
	return kept
}
