// net/url: complete, but for GODEBUG's urlmaxqueryparams. escape.go has the percent encoding: for each part of a URL
// the punctuation that stays as it is (RFC 3986, section 2); host.go the host; url.go the rest.

package url

import (
	"strconv"
	"strings"
)

// EscapeError is an escape that is not followed by two hexadecimal digits, or is not allowed where it is.
type EscapeError string

func (e EscapeError) Error() string { return "invalid URL escape " + strconv.Quote(string(e)) }

// InvalidHostError is a character that a host name must not have.
type InvalidHostError string

func (e InvalidHostError) Error() string {
	return "invalid character " + strconv.Quote(string(e)) + " in host name"
}

// part is a part of a URL, as a bit of plain.
type part uint8

const (
	inPath part = 1 << iota
	inSegment
	inHost
	inZone
	inUser
	inQuery
	inFragment
)

// plain tells for each byte in which parts it need not be escaped.
var plain = func() (t [256]part) {
	const alnum = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-._~"
	const host = `!"$&'()*+,:;<=>[]`
	for _, row := range []struct {
		parts part
		set   string
	}{
		{0xff, alnum},
		{inPath, "$&+,/:;=@"},
		{inSegment, "$&+:=@"},
		{inHost | inZone, host},
		{inUser, "$&+,;="},
		{inFragment, "!$&()*+,/:;=?@"},
	} {
		for i := range len(row.set) {
			t[row.set[i]] |= row.parts
		}
	}
	return
}()

func isPlain(c byte, p part) bool { return plain[c]&p != 0 }

// hexValue gives 16 for what is no digit.
func hexValue(c byte) byte {
	switch {
	case '0' <= c && c <= '9':
		return c - '0'
	case 'a' <= c|0x20 && c|0x20 <= 'f':
		return c|0x20 - 'a' + 10
	}
	return 16
}

func unescape(s string, p part) (string, error) {
	escapes, plus := 0, false
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '%':
			if i+2 >= len(s) || hexValue(s[i+1]) > 15 || hexValue(s[i+2]) > 15 {
				return "", EscapeError(s[i:min(i+3, len(s))])
			}
			esc := s[i : i+3]
			v := hexValue(s[i+1])<<4 | hexValue(s[i+2])
			// A host has escapes only for bytes that are not ASCII, and for the % before a zone; a zone
			// has what a host may have, and spaces.
			if p == inHost && v < 0x80 && esc != "%25" || p == inZone && esc != "%25" && v != ' ' && !isPlain(v, inHost) {
				return "", EscapeError(esc)
			}
			escapes++
			i += 2
		case c == '+':
			plus = plus || p == inQuery
		case (p == inHost || p == inZone) && c < 0x80 && !isPlain(c, p):
			return "", InvalidHostError(s[i : i+1])
		}
	}
	if escapes == 0 && !plus {
		return s, nil
	}
	var b strings.Builder
	b.Grow(len(s) - 2*escapes)
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '%':
			b.WriteByte(hexValue(s[i+1])<<4 | hexValue(s[i+2]))
			i += 2
		case c == '+' && p == inQuery:
			b.WriteByte(' ')
		default:
			b.WriteByte(c)
		}
	}
	return b.String(), nil
}

func escape(s string, p part) string {
	spaces, others := 0, 0
	for i := range len(s) {
		switch c := s[i]; {
		case isPlain(c, p):
		case c == ' ' && p == inQuery:
			spaces++
		default:
			others++
		}
	}
	if spaces+others == 0 {
		return s
	}
	const hex = "0123456789ABCDEF"
	var room [64]byte
	b := room[:0]
	if n := len(s) + 2*others; n > len(room) {
		b = make([]byte, 0, n)
	}
	for i := range len(s) {
		switch c := s[i]; {
		case isPlain(c, p):
			b = append(b, c)
		case c == ' ' && p == inQuery:
			b = append(b, '+')
		default:
			b = append(b, '%', hex[c>>4], hex[c&15])
		}
	}
	return string(b)
}

// QueryUnescape does the inverse transformation of [QueryEscape].
func QueryUnescape(s string) (string, error) { return unescape(s, inQuery) }

// PathUnescape does the inverse transformation of [PathEscape]; it does not turn '+' into ' '.
func PathUnescape(s string) (string, error) { return unescape(s, inSegment) }

// QueryEscape escapes the string so it can be safely placed inside a [URL] query.
func QueryEscape(s string) string { return escape(s, inQuery) }

// PathEscape escapes the string so it can be safely placed inside a [URL] path segment.
func PathEscape(s string) string { return escape(s, inSegment) }
