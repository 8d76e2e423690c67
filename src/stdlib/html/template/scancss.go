// Reads the text of templates as CSS: strings, url() and comments. Strings are taken for URLs.

package template

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"
)

func inCSS(c context, s []byte) (context, int) {
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '"':
			c.state = stateCSSDqStr
			return c, i + 1
		case '\'':
			c.state = stateCSSSqStr
			return c, i + 1
		case '(':
			before := s[:i]
			for len(before) > 0 && isSpace(before[len(before)-1]) {
				before = before[:len(before)-1]
			}
			if !endsWithWord(before, "url") {
				continue
			}
			j := skipSpace(s, i+1)
			c.state = stateCSSURL
			if j < len(s) && s[j] == '"' {
				c.state, j = stateCSSDqURL, j+1
			} else if j < len(s) && s[j] == '\'' {
				c.state, j = stateCSSSqURL, j+1
			}
			return c, j
		case '/':
			// Comments of lines are in no standard, and in browsers.
			if startsWith(s[i:], "//") {
				c.state = stateCSSLineCmt
				return c, i + 2
			}
			if startsWith(s[i:], "/*") {
				c.state = stateCSSBlockCmt
				return c, i + 2
			}
		}
	}
	return c, len(s)
}

func inCSSString(c context, s []byte) (context, int) {
	ends := `"`
	switch c.state {
	case stateCSSSqStr, stateCSSSqURL:
		ends = "'"
	case stateCSSURL:
		ends = "\t\n\f\r )"
	}
	after := 0 // an escape's end
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '\\':
			if i++; i == len(s) {
				return openEscape("CSS", s)
			}
			c, _ = inURL(c, decodeCSS(s[:i+1]))
			after = i + 1
		case strings.IndexByte(ends, s[i]) >= 0:
			c.state = stateCSS
			return c, i + 1
		}
	}
	c, _ = inURL(c, s[after:])
	return c, len(s)
}

// endsWithWord: b ends in the word, whose letters are small, in any case, and in no longer name.
func endsWithWord(b []byte, word string) bool {
	start := len(b) - len(word)
	if start < 0 || !strings.EqualFold(string(b[start:]), word) {
		return false
	}
	r, _ := utf8.DecodeLastRune(b[:start])
	return start == 0 || !inCSSName(r)
}

// inCSSName is nmchar of CSS 3.
func inCSSName(r rune) bool {
	switch {
	case r < 0x80:
		return isAlnum(byte(r)) || r == '-' || r == '_'
	case r < 0xe000:
		return r <= 0xd7ff
	}
	return r <= 0xfffd || 0x10000 <= r && r <= unicode.MaxRune
}

// decodeCSS replaces escapes by what they stand for. Without any it returns s itself.
func decodeCSS(s []byte) []byte {
	if bytes.IndexByte(s, '\\') < 0 {
		return s
	}
	out := make([]byte, 0, len(s))
	for {
		i := bytes.IndexByte(s, '\\')
		if i < 0 {
			return append(out, s...)
		}
		out, s = append(out, s[:i]...), s[i+1:]
		if len(s) == 0 {
			return out
		}
		var r rune
		n := 0
		for n < 6 && n < len(s) && hexValue(s[n]) >= 0 && r<<4 <= unicode.MaxRune {
			r = r<<4 | rune(hexValue(s[n]))
			n++
		}
		if n == 0 {
			_, n = utf8.DecodeRune(s)
			out, s = append(out, s[:n]...), s[n:]
			continue
		}
		out = utf8.AppendRune(out, r)
		s = s[n:]
		// One white space ends the number.
		if bytes.HasPrefix(s, []byte("\r\n")) {
			s = s[2:]
		} else if len(s) > 0 && isSpace(s[0]) {
			s = s[1:]
		}
	}
}

// hexValue gives the value of a digit, -1 if it is none.
func hexValue(c byte) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'a' <= c|0x20 && c|0x20 <= 'f':
		return int(c|0x20-'a') + 10
	}
	return -1
}
