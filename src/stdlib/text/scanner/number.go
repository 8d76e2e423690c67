package scanner

import "fmt"

func lower(ch rune) rune     { return ch | ' ' }
func isDecimal(ch rune) bool { return ch >= '0' && ch <= '9' }

func isDigit(ch rune, base int) bool {
	if isDecimal(ch) {
		return int(ch-'0') < base
	}
	return base == 16 && lower(ch) >= 'a' && lower(ch) <= 'f'
}

// A literal is a number that is read: its prefix is 0 for decimal ones, '0' for octal ones without a letter.
type literal struct {
	prefix    rune
	base      int
	digits    bool // there were any
	separated bool // there was a '_'
	wrong     rune // first decimal digit that the base does not have
}

func (l *literal) String() string {
	switch l.prefix {
	case 'x':
		return "hexadecimal literal"
	case 'o', '0':
		return "octal literal"
	case 'b':
		return "binary literal"
	}
	return "decimal literal"
}

// digits reads digits and '_', all decimal ones even if the base is less.
func (s *Scanner) digits(ch rune, l *literal, base int) rune {
	for ; ch == '_' || isDigit(ch, max(base, 10)); ch = s.next() {
		if ch == '_' {
			l.separated = true
			continue
		}
		l.digits = true
		if !isDigit(ch, base) && l.wrong == 0 {
			l.wrong = ch
		}
	}
	return ch
}

// number reads a number that begins with ch, or with '.' if fraction is set. It gives the token and the character after it.
func (s *Scanner) number(ch rune, fraction bool) (tok, next rune) {
	l := literal{base: 10}
	tok = Float
	if !fraction {
		tok = Int
		if ch == '0' {
			ch = s.next()
			switch p := lower(ch); p {
			case 'x', 'o', 'b':
				l.prefix, l.base = p, map[rune]int{'x': 16, 'o': 8, 'b': 2}[p]
				ch = s.next()
			default:
				l.prefix, l.base, l.digits = '0', 8, true
			}
		}
		ch = s.digits(ch, &l, l.base)
		if ch == '.' && s.wants(ScanFloats) {
			ch, fraction = s.next(), true
		}
	}
	if fraction {
		tok = Float
		if l.prefix == 'o' || l.prefix == 'b' {
			s.error("invalid radix point in " + l.String())
		}
		ch = s.digits(ch, &l, l.base)
	}
	if !l.digits {
		s.error(l.String() + " has no digits")
	}
	if e := lower(ch); (e == 'e' || e == 'p') && s.wants(ScanFloats) {
		tok = Float
		if e == 'e' && l.prefix != 0 && l.prefix != '0' {
			s.error(fmt.Sprintf("%q exponent requires decimal mantissa", ch))
		} else if e == 'p' && l.prefix != 'x' {
			s.error(fmt.Sprintf("%q exponent requires hexadecimal mantissa", ch))
		}
		if ch = s.next(); ch == '+' || ch == '-' {
			ch = s.next()
		}
		var exponent literal
		ch = s.digits(ch, &exponent, 10)
		l.separated = l.separated || exponent.separated
		if !exponent.digits {
			s.error("exponent has no digits")
		}
	} else if l.prefix == 'x' && tok == Float {
		s.error("hexadecimal mantissa requires a 'p' exponent")
	}
	if tok == Int && l.wrong != 0 {
		s.error(fmt.Sprintf("invalid digit %q in %s", l.wrong, l.String()))
	}
	if l.separated {
		if s.in.endToken(); !separates(s.TokenText(), l.base) {
			s.error("'_' must separate successive digits")
		}
	}
	return tok, ch
}

// separates tells whether every '_' of a number is between two digits; a prefix is one.
func separates(text string, base int) bool {
	if base < 16 {
		base = 10
	}
	digit := false // the character before is one
	for i, ch := range text {
		if ch == '_' {
			if !digit || i+1 == len(text) || !isDigit(rune(text[i+1]), base) {
				return false
			}
			continue
		}
		digit = isDigit(ch, base) || i == 1 && text[0] == '0' && (lower(ch) == 'x' || lower(ch) == 'o' || lower(ch) == 'b')
	}
	return true
}
