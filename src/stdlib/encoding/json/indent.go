// encoding/json: Compact, Indent, HTMLEscape. Complete.

package json

import "bytes"

const hexDigits = "0123456789abcdef"

func HTMLEscape(dst *bytes.Buffer, src []byte) {
	dst.Grow(len(src))
	dst.Write(appendEscaped(dst.AvailableBuffer(), src))
}

func appendEscaped(dst, src []byte) []byte {
	start := 0
	for i, c := range src {
		if c == '<' || c == '>' || c == '&' {
			dst = append(dst, src[start:i]...)
			dst = append(dst, '\\', 'u', '0', '0', hexDigits[c>>4], hexDigits[c&15])
			start = i + 1
		}
		// U+2028 and U+2029 are E2 80 A8 and A9.
		if c == 0xe2 && i+2 < len(src) && src[i+1] == 0x80 && src[i+2]&^1 == 0xa8 {
			dst = append(dst, src[start:i]...)
			dst = append(dst, '\\', 'u', '2', '0', '2', hexDigits[src[i+2]&15])
			start = i + 3
		}
	}
	return append(dst, src[start:]...)
}

func Compact(dst *bytes.Buffer, src []byte) error {
	dst.Grow(len(src))
	b, err := appendCompact(dst.AvailableBuffer(), src, false)
	dst.Write(b)
	return err
}

// appendCompact leaves dst as it was if src is not valid.
func appendCompact(dst, src []byte, escape bool) ([]byte, error) {
	if err := checkPooled(src); err != nil {
		return dst, err
	}
	start := len(dst)
	quoted := false
	for i := 0; i < len(src); i++ {
		c := src[i]
		switch {
		case quoted && c == '\\':
			dst = append(dst, c)
			i++
			c = src[i]
		case c == '"':
			quoted = !quoted
		case !quoted && isSpace(c):
			continue
		}
		dst = append(dst, c)
	}
	if escape && bytes.ContainsAny(dst[start:], "<>&\u2028\u2029") {
		dst = appendEscaped(dst[:start], bytes.Clone(dst[start:]))
	}
	return dst, nil
}

func Indent(dst *bytes.Buffer, src []byte, prefix, indent string) error {
	dst.Grow(len(src))
	b, err := appendIndent(dst.AvailableBuffer(), src, prefix, indent)
	dst.Write(b)
	return err
}

func newline(dst []byte, prefix, indent string, depth int) []byte {
	dst = append(dst, '\n')
	dst = append(dst, prefix...)
	for range depth {
		dst = append(dst, indent...)
	}
	return dst
}

// appendIndent keeps blanks at the end of src.
func appendIndent(dst, src []byte, prefix, indent string) ([]byte, error) {
	if err := checkPooled(src); err != nil {
		return dst, err
	}
	end := len(src)
	for end > 0 && isSpace(src[end-1]) {
		end--
	}
	depth := 0
	quoted, opened := false, false
	for i := 0; i < end; i++ {
		c := src[i]
		if quoted {
			dst = append(dst, c)
			if c == '\\' {
				i++
				dst = append(dst, src[i])
			} else if c == '"' {
				quoted = false
			}
			continue
		}
		if isSpace(c) {
			continue
		}
		if opened && c != ']' && c != '}' {
			depth++
			dst = newline(dst, prefix, indent, depth)
		}
		switch c {
		case '{', '[':
			opened = true
			dst = append(dst, c)
			continue
		case ',':
			dst = newline(append(dst, c), prefix, indent, depth)
		case ':':
			dst = append(dst, c, ' ')
		case '}', ']':
			if !opened {
				depth--
				dst = newline(dst, prefix, indent, depth)
			}
			dst = append(dst, c)
		case '"':
			quoted = true
			dst = append(dst, c)
		default:
			dst = append(dst, c)
		}
		opened = false
	}
	return append(dst, src[end:]...), nil
}
