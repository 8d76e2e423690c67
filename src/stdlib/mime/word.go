// mime: encoded words, with which headers that are ASCII have other text (RFC 2047). Complete.

package mime

import (
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// A WordEncoder is one of the two encodings.
type WordEncoder byte

const (
	BEncoding = WordEncoder('b') // base64
	QEncoding = WordEncoder('q') // like quoted-printable
)

// maxContent is what of the 75 bytes of a word =?UTF-8?q?...?= is left.
const maxContent = 75 - len("=?UTF-8?q?") - len("?=")

const digits = "0123456789ABCDEF"

var errWord = errors.New("mime: invalid RFC 2047 encoded-word")

// Encode gives s as encoded words, or as it is when it is ASCII.
func (e WordEncoder) Encode(charset, s string) string {
	if isPlain(s) {
		return s
	}
	var words []string
	if e == BEncoding {
		words = split(charset, s, base64.StdEncoding.DecodedLen(maxContent), func(piece string) int { return len(piece) })
	} else {
		words = split(charset, s, maxContent, func(piece string) int {
			if len(piece) == 1 && qPlain(piece[0]) {
				return 1
			}
			return 3 * len(piece)
		})
	}
	var b strings.Builder
	for i, w := range words {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString("=?" + charset + "?" + string(rune(e)) + "?")
		if e == BEncoding {
			b.WriteString(base64.StdEncoding.EncodeToString([]byte(w)))
		} else {
			writeQ(&b, w)
		}
		b.WriteString("?=")
	}
	return b.String()
}

func isPlain(s string) bool {
	for _, r := range s {
		if (r < ' ' || r > '~') && r != '\t' {
			return false
		}
	}
	return true
}

// split divides text in UTF-8 so that the costs of its runes do not exceed a word. Of other text it is not known where it may be divided.
func split(charset, s string, limit int, cost func(string) int) []string {
	if !strings.EqualFold(charset, "UTF-8") {
		return []string{s}
	}
	var words []string
	used, start := 0, 0
	for i := 0; i < len(s); {
		_, size := utf8.DecodeRuneInString(s[i:])
		c := cost(s[i : i+size])
		if used+c > limit {
			words = append(words, s[start:i])
			start, used = i, 0
		}
		used += c
		i += size
	}
	return append(words, s[start:])
}

// qPlain reports which bytes stand for themselves; a blank is as short as these.
func qPlain(b byte) bool { return ' ' <= b && b <= '~' && b != '=' && b != '?' && b != '_' }

func writeQ(b *strings.Builder, s string) {
	for _, c := range []byte(s) {
		switch {
		case c == ' ':
			b.WriteByte('_')
		case qPlain(c):
			b.WriteByte(c)
		default:
			b.WriteByte('=')
			b.WriteByte(digits[c>>4])
			b.WriteByte(digits[c&15])
		}
	}
}

// A WordDecoder decodes words and headers.
type WordDecoder struct {
	// CharsetReader decodes what is neither UTF-8, ISO-8859-1 nor US-ASCII. The charset is in lower case.
	CharsetReader func(charset string, input io.Reader) (io.Reader, error)
}

// Decode decodes one word.
func (d *WordDecoder) Decode(word string) (string, error) {
	inner, ok := strings.CutPrefix(word, "=?")
	inner, closed := strings.CutSuffix(inner, "?=")
	parts := strings.Split(inner, "?")
	if !ok || !closed || len(parts) != 3 || parts[0] == "" || len(parts[1]) != 1 {
		return "", errWord
	}
	content, err := decodeContent(parts[1][0], parts[2])
	if err != nil {
		return "", err
	}
	return d.convert(parts[0], content)
}

// DecodeHeader decodes the words in a header. Blanks between words are dropped; what is not a word stays.
func (d *WordDecoder) DecodeHeader(header string) (string, error) {
	var b strings.Builder
	afterWord := false
	for {
		start := strings.Index(header, "=?")
		if start < 0 {
			break
		}
		charset, rest, ok := strings.Cut(header[start+2:], "?")
		if !ok || len(rest) < len("Q??=") || rest[1] != '?' {
			break
		}
		text, rest2, ok := strings.Cut(rest[2:], "?=")
		if !ok {
			break
		}
		content, err := decodeContent(rest[0], text)
		if err != nil {
			b.WriteString(header[:len(header)-len(rest2)])
			afterWord = false
			header = rest2
			continue
		}
		if before := header[:start]; !afterWord || strings.Trim(before, " \t\r\n") != "" {
			b.WriteString(before)
		}
		s, err := d.convert(charset, content)
		if err != nil {
			return "", err
		}
		b.WriteString(s)
		afterWord = true
		header = rest2
	}
	b.WriteString(header)
	return b.String(), nil
}

func decodeContent(encoding byte, text string) ([]byte, error) {
	switch encoding {
	case 'B', 'b':
		return base64.StdEncoding.DecodeString(text)
	case 'Q', 'q':
		return decodeQ(text)
	}
	return nil, errWord
}

func decodeQ(s string) ([]byte, error) {
	out := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c == '_':
			c = ' '
		case c == '=':
			if i+2 >= len(s) {
				return nil, errWord
			}
			c = 0
			for _, h := range []byte(s[i+1 : i+3]) {
				x, ok := unhex(h)
				if !ok {
					return nil, fmt.Errorf("mime: invalid hex byte %#02x", h)
				}
				c = c<<4 | x
			}
			i += 2
		case (c < ' ' || c > '~') && c != '\n' && c != '\r' && c != '\t':
			return nil, errWord
		}
		out = append(out, c)
	}
	return out, nil
}

func unhex(c byte) (byte, bool) {
	switch {
	case '0' <= c && c <= '9':
		return c - '0', true
	case 'A' <= c && c <= 'F':
		return c - 'A' + 10, true
	case 'a' <= c && c <= 'f':
		return c - 'a' + 10, true
	}
	return 0, false
}

// convert gives text of a charset as UTF-8.
func (d *WordDecoder) convert(charset string, content []byte) (string, error) {
	charset = strings.ToLower(charset)
	var b strings.Builder
	switch charset {
	case "utf-8":
		return string(content), nil
	case "iso-8859-1", "us-ascii":
		for _, c := range content {
			r := rune(c)
			if charset == "us-ascii" && c >= utf8.RuneSelf {
				r = utf8.RuneError
			}
			b.WriteRune(r)
		}
		return b.String(), nil
	}
	if d.CharsetReader == nil {
		return "", fmt.Errorf("mime: unhandled charset %q", charset)
	}
	r, err := d.CharsetReader(charset, bytes.NewReader(content))
	if err == nil {
		_, err = io.Copy(&b, r)
	}
	if err != nil {
		return "", err
	}
	return b.String(), nil
}
