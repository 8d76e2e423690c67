package http

import (
	"errors"
	"strings"
)

// mediaType is the type in a Content-Type header (RFC 2045, section 5.1), in small letters and without its parameters; none is
// application/octet-stream (RFC 9110, section 8.3). Errors are in the words of package mime. A wrong parameter leaves the type known.
func mediaType(header string) (string, error) {
	if header == "" {
		return "application/octet-stream", nil
	}
	base, _, _ := strings.Cut(header, ";")
	kind := strings.ToLower(strings.TrimSpace(base))
	if err := checkType(kind); err != nil {
		return "", err
	}
	seen := map[string]bool{}
	for rest := header[len(base):]; strings.TrimSpace(rest) != ""; {
		name, after, ok := parameter(rest)
		if !ok {
			// A semicolon at the end is tolerated.
			if strings.TrimSpace(rest) == ";" {
				break
			}
			return kind, errors.New("mime: invalid media parameter")
		}
		if seen[name] {
			return "", errors.New("mime: duplicate parameter name")
		}
		seen[name] = true
		rest = after
	}
	return kind, nil
}

func checkType(s string) error {
	_, rest := token(s)
	switch {
	case rest == s:
		return errors.New("mime: no media type")
	case rest == "":
		return nil
	case rest[0] != '/':
		return errors.New("mime: expected slash after first token")
	}
	sub, rest := token(rest[1:])
	switch {
	case sub == "":
		return errors.New("mime: expected token after slash")
	case rest != "":
		return errors.New("mime: unexpected content after media subtype")
	}
	return nil
}

// parameter takes `; name=value` from s.
func parameter(s string) (name, rest string, ok bool) {
	s, ok = strings.CutPrefix(blanks(s), ";")
	if !ok {
		return "", "", false
	}
	name, s = token(blanks(s))
	s, ok = strings.CutPrefix(blanks(s), "=")
	if name == "" || !ok {
		return "", "", false
	}
	s = blanks(s)
	if quoted, isQuoted := strings.CutPrefix(s, `"`); isQuoted {
		rest, ok = behindQuote(quoted)
		return strings.ToLower(name), rest, ok
	}
	value, rest := token(s)
	return strings.ToLower(name), rest, value != ""
}

// behindQuote is what follows the closing quote of a quoted string.
func behindQuote(s string) (string, bool) {
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '"':
			return s[i+1:], true
		case '\\':
			i++
		case '\r', '\n':
			return "", false
		}
	}
	return "", false
}

// token takes the longest token (RFC 2045) from s.
func token(s string) (string, string) {
	i := 0
	for i < len(s) && s[i] > ' ' && s[i] < 0x7f && !strings.ContainsRune(`()<>@,;:\"/[]?=`, rune(s[i])) {
		i++
	}
	return s[:i], s[i:]
}

func blanks(s string) string { return strings.TrimLeft(s, " \t\r\n") }
