// Package strconv: quoted text.

package strconv

import "unicode/utf8"

const (
	hexDigits = "0123456789abcdef"
)

// Quote returns s as a Go string literal in double quotes.
func Quote(s string) string {
	return quote(s, '"', false, false)
}

// AppendQuote appends Quote(s) to dst.
func AppendQuote(dst []byte, s string) []byte {
	return appendQuoted(dst, s, '"', false, false)
}

// QuoteToASCII is Quote with escapes for all that is not ASCII.
func QuoteToASCII(s string) string {
	return quote(s, '"', true, false)
}

// AppendQuoteToASCII appends QuoteToASCII(s) to dst.
func AppendQuoteToASCII(dst []byte, s string) []byte {
	return appendQuoted(dst, s, '"', true, false)
}

// QuoteToGraphic is Quote without escapes for what is graphic.
func QuoteToGraphic(s string) string {
	return quote(s, '"', false, true)
}

// AppendQuoteToGraphic appends QuoteToGraphic(s) to dst.
func AppendQuoteToGraphic(dst []byte, s string) []byte {
	return appendQuoted(dst, s, '"', false, true)
}

// QuoteRune returns r as a Go character literal.
func QuoteRune(r rune) string {
	return quoteRune(r, '\'', false, false)
}

// AppendQuoteRune appends QuoteRune(r) to dst.
func AppendQuoteRune(dst []byte, r rune) []byte {
	return appendQuotedRune(dst, r, '\'', false, false)
}

// QuoteRuneToASCII is QuoteRune with an escape for what is not ASCII.
func QuoteRuneToASCII(r rune) string {
	return quoteRune(r, '\'', true, false)
}

// AppendQuoteRuneToASCII appends QuoteRuneToASCII(r) to dst.
func AppendQuoteRuneToASCII(dst []byte, r rune) []byte {
	return appendQuotedRune(dst, r, '\'', true, false)
}

// QuoteRuneToGraphic is QuoteRune without escape for what is graphic.
func QuoteRuneToGraphic(r rune) string {
	return quoteRune(r, '\'', false, true)
}

// AppendQuoteRuneToGraphic appends QuoteRuneToGraphic(r) to dst.
func AppendQuoteRuneToGraphic(dst []byte, r rune) []byte {
	return appendQuotedRune(dst, r, '\'', false, true)
}

func quote(s string, q byte, ascii, graphic bool) string {
	return string(appendQuoted(make([]byte, 0, 3*len(s)/2), s, q, ascii, graphic))
}

func quoteRune(r rune, q byte, ascii, graphic bool) string {
	return string(appendQuotedRune(nil, r, q, ascii, graphic))
}

func appendQuoted(buf []byte, s string, q byte, ascii, graphic bool) []byte {
	// One growth for nearly all.
	if cap(buf)-len(buf) < len(s) {
		grown := make([]byte, len(buf), len(buf)+1+len(s)+1)
		copy(grown, buf)
		buf = grown
	}
	buf = append(buf, q)
	for i := 0; i < len(s); {
		r, w := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, w = utf8.DecodeRuneInString(s[i:])
		}
		if w == 1 && r == utf8.RuneError {
			buf = append(buf, '\\', 'x', hexDigits[s[i]>>4], hexDigits[s[i]&15])
		} else {
			buf = appendEscaped(buf, r, q, ascii, graphic)
		}
		i += w
	}
	return append(buf, q)
}

func appendQuotedRune(buf []byte, r rune, q byte, ascii, graphic bool) []byte {
	buf = append(buf, q)
	if !utf8.ValidRune(r) {
		r = utf8.RuneError
	}
	buf = appendEscaped(buf, r, q, ascii, graphic)
	return append(buf, q)
}

func appendEscaped(buf []byte, r rune, q byte, ascii, graphic bool) []byte {
	if r == rune(q) || r == '\\' {
		return append(buf, '\\', byte(r))
	}
	if r < utf8.RuneSelf || !ascii {
		if IsPrint(r) || graphic && graphicOnlyRune(r) {
			return utf8.AppendRune(buf, r)
		}
	}
	const names = "abtnvfr" // 7 to 13
	if '\a' <= r && r <= '\r' {
		return append(buf, '\\', names[r-'\a'])
	}
	if r < ' ' || r == 0x7f {
		return append(buf, '\\', 'x', hexDigits[byte(r)>>4], hexDigits[byte(r)&15])
	}
	if !utf8.ValidRune(r) {
		r = utf8.RuneError
	}
	digits := 8
	letter := byte('U')
	if r < 1<<16 {
		digits, letter = 4, 'u'
	}
	buf = append(buf, '\\', letter)
	for s := uint(4 * digits); s > 0; s -= 4 {
		buf = append(buf, hexDigits[r>>(s-4)&15])
	}
	return buf
}

// CanBackquote reports whether s can stand between back quotes unchanged on one line.
func CanBackquote(s string) bool {
	for s != "" {
		r, w := utf8.DecodeRuneInString(s)
		s = s[w:]
		if w > 1 {
			if r == '\ufeff' {
				return false
			}
			continue
		}
		if r == utf8.RuneError || r < ' ' && r != '\t' || r == '`' || r == 0x7f {
			return false
		}
	}
	return true
}

func unhex(b byte) (v rune, ok bool) {
	switch c := rune(b); {
	case '0' <= c && c <= '9':
		return c - '0', true
	case 'a' <= c && c <= 'f':
		return c - 'a' + 10, true
	case 'A' <= c && c <= 'F':
		return c - 'A' + 10, true
	}
	return 0, false
}

// UnquoteChar reads the first character or escape of s. quote (a quote or 0) must be escaped, and may be.
func UnquoteChar(s string, quote byte) (value rune, multibyte bool, tail string, err error) {
	if s == "" {
		err = ErrSyntax
		return
	}
	c := s[0]
	if c == quote && (quote == '\'' || quote == '"') {
		err = ErrSyntax
		return
	}
	if c >= utf8.RuneSelf {
		r, w := utf8.DecodeRuneInString(s)
		return r, true, s[w:], nil
	}
	if c != '\\' {
		return rune(c), false, s[1:], nil
	}
	if len(s) < 2 {
		err = ErrSyntax
		return
	}
	c = s[1]
	s = s[2:]
	switch c {
	case 'a':
		value = '\a'
	case 'b':
		value = '\b'
	case 'f':
		value = '\f'
	case 'n':
		value = '\n'
	case 'r':
		value = '\r'
	case 't':
		value = '\t'
	case 'v':
		value = '\v'
	case '\\':
		value = '\\'
	case '\'', '"':
		if c != quote {
			err = ErrSyntax
			return
		}
		value = rune(c)
	case 'x', 'u', 'U':
		n := 2
		if c == 'u' {
			n = 4
		} else if c == 'U' {
			n = 8
		}
		if len(s) < n {
			err = ErrSyntax
			return
		}
		var v rune
		for i := 0; i < n; i++ {
			x, ok := unhex(s[i])
			if !ok {
				err = ErrSyntax
				return
			}
			v = v<<4 | x
		}
		s = s[n:]
		if c == 'x' {
			value = v // one byte, not a character
			break
		}
		if !utf8.ValidRune(v) {
			err = ErrSyntax
			return
		}
		value, multibyte = v, true
	case '0', '1', '2', '3', '4', '5', '6', '7':
		v := rune(c) - '0'
		if len(s) < 2 {
			err = ErrSyntax
			return
		}
		for i := 0; i < 2; i++ {
			x := rune(s[i]) - '0'
			if x < 0 || x > 7 {
				err = ErrSyntax
				return
			}
			v = v<<3 | x
		}
		s = s[2:]
		if v > 255 {
			err = ErrSyntax
			return
		}
		value = v
	default:
		err = ErrSyntax
		return
	}
	return value, multibyte, s, nil
}

// QuotedPrefix returns the quoted string that s starts with, as it stands.
func QuotedPrefix(s string) (string, error) {
	out, _, err := unquote(s, false)
	return out, err
}

// Unquote returns what the Go literal s means: a string, or a character as a string.
func Unquote(s string) (string, error) {
	out, rest, err := unquote(s, true)
	if rest != "" {
		return "", ErrSyntax
	}
	return out, err
}

// unquote reads the literal at the start of s: its meaning or, if that isn't asked for, its text.
func unquote(in string, meaning bool) (out, rest string, err error) {
	if len(in) < 2 {
		return "", in, ErrSyntax
	}
	q := in[0]
	end := 1
	for end < len(in) && in[end] != q {
		end++
	}
	if end == len(in) {
		return "", in, ErrSyntax
	}
	end++ // behind the first quote that might end it
	switch q {
	case '`':
		if !meaning {
			return in[:end], in[end:], nil
		}
		out = in[1 : end-1]
		for i := 0; i < len(out); i++ {
			if out[i] == '\r' { // carriage returns don't count
				b := make([]byte, 0, len(out)-1)
				for j := 0; j < len(out); j++ {
					if out[j] != '\r' {
						b = append(b, out[j])
					}
				}
				out = string(b)
				break
			}
		}
		return out, in[end:], nil
	case '"', '\'':
		if simple(in[:end], q) {
			out = in[:end]
			if meaning {
				out = out[1 : end-1]
			}
			return out, in[end:], nil
		}
		var buf []byte
		all := in
		in = in[1:]
		for in != "" && in[0] != q {
			r, multibyte, tail, err := UnquoteChar(in, q)
			if in[0] == '\n' || err != nil {
				return "", all, ErrSyntax
			}
			in = tail
			if meaning {
				if buf == nil {
					buf = make([]byte, 0, 3*end/2) // guessed
				}
				if r < utf8.RuneSelf || !multibyte {
					buf = append(buf, byte(r))
				} else {
					buf = utf8.AppendRune(buf, r)
				}
			}
			if q == '\'' { // one character
				break
			}
		}
		if in == "" || in[0] != q {
			return "", all, ErrSyntax
		}
		in = in[1:]
		if meaning {
			return string(buf), in, nil
		}
		return all[:len(all)-len(in)], in, nil
	}
	return "", in, ErrSyntax
}

// simple reports whether the literal has nothing to translate.
func simple(lit string, q byte) bool {
	for i := 0; i < len(lit); i++ {
		if lit[i] == '\\' || lit[i] == '\n' {
			return false
		}
	}
	body := lit[1 : len(lit)-1]
	if q == '"' {
		return utf8.ValidString(body)
	}
	r, n := utf8.DecodeRuneInString(body)
	return n == len(body) && n > 0 && (r != utf8.RuneError || n != 1)
}

// IsPrint reports whether r is printable: as unicode.IsPrint, from tables of its own.
func IsPrint(r rune) bool {
	if r <= 0xFF {
		return 0x20 <= r && r < 0x7F || 0xA1 <= r && r != 0xAD
	}
	if r < 1<<16 {
		lo, hi := 0, len(printable16)
		for lo < hi {
			m := int(uint(lo+hi) >> 1)
			if rune(printable16[m]) < r {
				lo = m + 1
			} else {
				hi = m
			}
		}
		return lo < len(printable16) && (lo&1 == 1 || rune(printable16[lo]) == r)
	}
	lo, hi := 0, len(printable32)
	for lo < hi {
		m := int(uint(lo+hi) >> 1)
		if rune(printable32[m]) < r {
			lo = m + 1
		} else {
			hi = m
		}
	}
	return lo < len(printable32) && (lo&1 == 1 || rune(printable32[lo]) == r)
}

// IsGraphic reports whether r is graphic: as unicode.IsGraphic.
func IsGraphic(r rune) bool {
	return IsPrint(r) || graphicOnlyRune(r)
}

func graphicOnlyRune(r rune) bool {
	for _, g := range graphicOnly {
		if rune(g) == r {
			return true
		}
	}
	return false
}
