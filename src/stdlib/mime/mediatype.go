// mime: media types with parameters, as in Content-Type and Content-Disposition (RFC 2045, 2183; parameters that are encoded or in parts: RFC 2231).
// Complete.

package mime

import (
	"errors"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// ErrInvalidMediaParameter comes with a media type whose parameters could not be read.
var ErrInvalidMediaParameter = errors.New("mime: invalid media parameter")

const specials = `()<>@,;:\"/[]?=`

func isTokenByte(c byte) bool { return ' ' < c && c < 0x7F && strings.IndexByte(specials, c) < 0 }

func isToken(s string) bool {
	token, rest := cutToken(s)
	return token != "" && rest == ""
}

func cutToken(s string) (token, rest string) {
	i := 0
	for i < len(s) && isTokenByte(s[i]) {
		i++
	}
	return s[:i], s[i:]
}

// FormatMediaType writes a media type and its parameters, by name; it is empty if one of the names cannot be written.
func FormatMediaType(t string, param map[string]string) string {
	major, sub, two := strings.Cut(t, "/")
	if !isToken(major) || two && !isToken(sub) {
		return ""
	}
	var b strings.Builder
	b.WriteString(strings.ToLower(t))
	for _, name := range slices.Sorted(maps.Keys(param)) {
		if !isToken(name) {
			return ""
		}
		b.WriteString("; " + strings.ToLower(name))
		value := param[name]
		switch {
		case !isPlain(value):
			b.WriteString("*=utf-8''")
			for _, c := range []byte(value) {
				if isTokenByte(c) && c != '*' && c != '\'' && c != '%' {
					b.WriteByte(c)
				} else {
					b.WriteByte('%')
					b.WriteByte(digits[c>>4])
					b.WriteByte(digits[c&15])
				}
			}
		case isToken(value):
			b.WriteString("=" + value)
		default:
			b.WriteString(`="` + strings.NewReplacer(`"`, `\"`, `\`, `\\`).Replace(value) + `"`)
		}
	}
	return b.String()
}

func checkMediaType(s string) error {
	major, rest := cutToken(s)
	if major == "" {
		return errors.New("mime: no media type")
	}
	if rest == "" {
		return nil
	}
	if rest[0] != '/' {
		return errors.New("mime: expected slash after first token")
	}
	sub, rest := cutToken(rest[1:])
	if sub == "" {
		return errors.New("mime: expected token after slash")
	}
	if rest != "" {
		return errors.New("mime: unexpected content after media subtype")
	}
	return nil
}

// ParseMediaType reads a media type, in lower case, and its parameters, whose names are.
func ParseMediaType(v string) (mediatype string, params map[string]string, err error) {
	base, _, _ := strings.Cut(v, ";")
	mediatype = strings.TrimSpace(strings.ToLower(base))
	if err := checkMediaType(mediatype); err != nil {
		return "", nil, err
	}
	params = map[string]string{}
	parts := map[string]map[string]string{} // by name: what is called name*, name*0, name*1* and so on
	for v = trimLeft(v[len(base):]); v != ""; v = trimLeft(v) {
		name, value, rest, ok := cutParam(v)
		if !ok {
			if strings.TrimSpace(v) == ";" {
				break
			}
			return mediatype, nil, ErrInvalidMediaParameter
		}
		into := params
		if whole, _, inParts := strings.Cut(name, "*"); inParts {
			if into = parts[whole]; into == nil {
				into = map[string]string{}
				parts[whole] = into
			}
		}
		if old, twice := into[name]; twice && old != value {
			return "", nil, errors.New("mime: duplicate parameter name")
		}
		into[name] = value
		v = rest
	}
	for name, pieces := range parts {
		if value, ok := join(name, pieces); ok {
			params[name] = value
		}
	}
	return mediatype, params, nil
}

func trimLeft(s string) string { return strings.TrimLeftFunc(s, unicode.IsSpace) }

// cutParam takes off ; name = value.
func cutParam(v string) (name, value, rest string, ok bool) {
	rest, ok = strings.CutPrefix(v, ";")
	if !ok {
		return
	}
	name, rest = cutToken(trimLeft(rest))
	name = strings.ToLower(name)
	rest, ok = strings.CutPrefix(trimLeft(rest), "=")
	if !ok || name == "" {
		return name, "", "", false
	}
	value, rest, ok = cutValue(trimLeft(rest))
	return name, value, rest, ok
}

// cutValue takes off a token or a text in quotes, in which a backslash is in front of what is special, and otherwise itself (as in paths of Windows).
func cutValue(v string) (value, rest string, ok bool) {
	if v == "" || v[0] != '"' {
		value, rest = cutToken(v)
		return value, rest, value != ""
	}
	var b []byte
	for i := 1; i < len(v); i++ {
		c := v[i]
		switch {
		case c == '"':
			return string(b), v[i+1:], true
		case c == '\r' || c == '\n':
			return "", v, false
		case c == '\\' && i+1 < len(v) && strings.IndexByte(specials, v[i+1]) >= 0:
			i++
			c = v[i]
		}
		b = append(b, c)
	}
	return "", v, false
}

// join puts the parts of a parameter together: one that is encoded, or numbered ones.
func join(name string, pieces map[string]string) (string, bool) {
	if v, ok := pieces[name+"*"]; ok {
		return decodeCharset(v)
	}
	var b strings.Builder
	for n := 0; ; n++ {
		part := name + "*" + strconv.Itoa(n)
		if v, ok := pieces[part]; ok {
			b.WriteString(v)
			continue
		}
		v, ok := pieces[part+"*"]
		if !ok {
			return b.String(), n > 0
		}
		if n == 0 {
			v, _ = decodeCharset(v)
		} else {
			v, _ = unescape(v)
		}
		b.WriteString(v)
	}
}

// decodeCharset decodes charset'language'text.
func decodeCharset(v string) (string, bool) {
	parts := strings.SplitN(v, "'", 3)
	if len(parts) < 3 {
		return "", false
	}
	if charset := strings.ToLower(parts[0]); charset != "us-ascii" && charset != "utf-8" {
		return "", false
	}
	return unescape(parts[2])
}

func unescape(s string) (string, bool) {
	b := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c == '%' {
			if i+2 >= len(s) {
				return "", false
			}
			high, ok := unhex(s[i+1])
			low, ok2 := unhex(s[i+2])
			if !ok || !ok2 {
				return "", false
			}
			c = high<<4 | low
			i += 2
		}
		b = append(b, c)
	}
	return string(b), true
}
