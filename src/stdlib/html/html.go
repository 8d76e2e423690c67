// html: complete. Names of entities are in one generated string, which becomes a map when it is first needed.

// Package html provides functions for escaping and unescaping HTML text.
package html

import (
	"strings"
	"sync"
	"unicode/utf8"
)

// longestBare is the length of the longest name that needs no semicolon.
const longestBare = 6

// The code points 0x80 to 0x9F mean Windows-1252 in numeric references.
var windows1252 = [32]rune{
	0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D, 0x8F,
	0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
}

var entities = sync.OnceValue(func() map[string]string {
	m := make(map[string]string, 2300)
	for rest := entityText; rest != ""; {
		// What an entity stands for may be a newline, but is never empty.
		name, after, _ := strings.Cut(rest, " ")
		n := strings.IndexByte(after[1:], '\n') + 1
		m[name] = after[:n]
		rest = after[n+1:]
	}
	return m
})

var escaper = strings.NewReplacer("&", "&amp;", "'", "&#39;", "<", "&lt;", ">", "&gt;", `"`, "&#34;")

// EscapeString escapes special characters like "<" to become "&lt;". It escapes only five such characters: <, >, &, ' and ".
func EscapeString(s string) string { return escaper.Replace(s) }

// UnescapeString unescapes entities like "&lt;" to become "<".
func UnescapeString(s string) string {
	i := strings.IndexByte(s, '&')
	if i < 0 {
		return s
	}
	b := make([]byte, 0, len(s))
	for i >= 0 {
		b = append(b, s[:i]...)
		s = s[i:]
		n := 0
		b, n = appendReference(b, s)
		s = s[n:]
		i = strings.IndexByte(s, '&')
	}
	return string(append(b, s...))
}

func isAlnum(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
}

// appendReference decodes the reference that s, which begins with &, starts with, and tells how long it is. What is none is text.
func appendReference(b []byte, s string) ([]byte, int) {
	if len(s) > 1 && s[1] == '#' {
		r, n := numeric(s)
		if n == 0 {
			return append(b, '&'), 1
		}
		return utf8.AppendRune(b, r), n
	}
	n := 1
	for n < len(s) && isAlnum(s[n]) {
		n++
	}
	name := s[1:n]
	if n < len(s) && s[n] == ';' {
		n++
		if name != "" {
			name = s[1:n]
		}
	}
	if text, ok := entities()[name]; ok {
		return append(b, text...), n
	}
	for k := min(len(name)-1, longestBare); k > 1; k-- {
		if text, ok := entities()[name[:k]]; ok {
			return append(b, text...), k + 1
		}
	}
	return append(b, s[:n]...), n
}

// numeric decodes &#123; and &#x7b;; n is 0 if there are no digits.
func numeric(s string) (r rune, n int) {
	if len(s) <= 3 {
		return 0, 0
	}
	base, i := rune(10), 2
	if s[2] == 'x' || s[2] == 'X' {
		base, i = 16, 3
	}
	start := i
	for ; i < len(s); i++ {
		d := rune(16)
		switch c := s[i]; {
		case '0' <= c && c <= '9':
			d = rune(c - '0')
		case 'a' <= c|0x20 && c|0x20 <= 'f':
			d = rune(c|0x20-'a') + 10
		}
		if d >= base {
			break
		}
		r = r*base + d
	}
	if i == start && base == 10 {
		return 0, 0
	}
	if i < len(s) && s[i] == ';' {
		i++
	}
	if i <= 3 {
		return 0, 0
	}
	switch {
	case 0x80 <= r && r <= 0x9F:
		r = windows1252[r-0x80]
	case r == 0 || 0xD800 <= r && r <= 0xDFFF || r > utf8.MaxRune:
		r = utf8.RuneError
	}
	return r, i
}
