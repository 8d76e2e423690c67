package url

import (
	"errors"
	"fmt"
	"internal/godebug"
	"strconv"
	"strings"
)

func parseAuthority(scheme, authority string) (user *Userinfo, host string, err error) {
	at := strings.LastIndexByte(authority, '@')
	if host, err = parseHost(scheme, authority[at+1:]); err != nil || at < 0 {
		return nil, host, err
	}
	info := authority[:at]
	if !validUserinfo(info) {
		return nil, "", errors.New("net/url: invalid userinfo")
	}
	name, password, has := strings.Cut(info, ":")
	if name, err = unescape(name, inUser); err != nil {
		return nil, "", err
	}
	if password, err = unescape(password, inUser); err != nil {
		return nil, "", err
	}
	return &Userinfo{name, password, has}, host, nil
}

// validUserinfo: RFC 3986, section 3.2.1, and @.
func validUserinfo(s string) bool {
	for _, r := range s {
		if r >= 0x80 || !isPlain(byte(r), inQuery) && strings.IndexByte(":!$&'()*+,;=%@", byte(r)) < 0 {
			return false
		}
	}
	return true
}

// validPort accepts nothing, and a colon with digits or none.
func validPort(s string) bool {
	return s == "" || s[0] == ':' && strings.Trim(s[1:], "0123456789") == ""
}

var urlstrictcolons = godebug.New("urlstrictcolons")

func parseHost(scheme, host string) (string, error) {
	switch open := strings.LastIndexByte(host, '['); {
	case open > 0:
		return "", errors.New("invalid IP-literal")
	case open == 0:
		return parseLiteral(host)
	}
	if i := strings.IndexByte(host, ':'); i >= 0 {
		// Other schemes than these two may have colons in what is before the port.
		if scheme != "http" && scheme != "https" || urlstrictcolons.Value() == "0" {
			i = strings.LastIndexByte(host, ':')
		}
		if !validPort(host[i:]) {
			return "", fmt.Errorf("invalid port %q after host", host[i:])
		}
	}
	return unescape(host, inHost)
}

// parseLiteral parses an IPv6 address in brackets, and a port.
func parseLiteral(host string) (string, error) {
	end := strings.LastIndexByte(host, ']')
	if end < 0 {
		return "", errors.New("missing ']' in host")
	}
	port := host[end+1:]
	if !validPort(port) {
		return "", fmt.Errorf("invalid port %q after host", port)
	}
	addr, zone := host[1:end], ""
	if i := strings.Index(addr, "%25"); i >= 0 {
		addr, zone = addr[:i], addr[i:]
	}
	addr, err := unescape(addr, inHost)
	if err == nil {
		zone, err = unescape(zone, inZone)
	}
	if err != nil {
		return "", err
	}
	addr += zone
	v4, err := checkAddress(addr)
	if err != nil {
		return "", fmt.Errorf("invalid host: %w", err)
	}
	if v4 {
		return "", errors.New("invalid IP-literal")
	}
	return "[" + addr + "]" + port, nil
}

// addressError has the texts of net/netip.
type addressError struct{ in, msg, at string }

func (e addressError) Error() string {
	s := "ParseAddr(" + strconv.Quote(e.in) + "): " + e.msg
	if e.at != "" {
		s += " (at " + strconv.Quote(e.at) + ")"
	}
	return s
}

// checkAddress checks the text of an IP address as net/netip.ParseAddr does.
func checkAddress(s string) (v4 bool, err error) {
	i := strings.IndexAny(s, ".:%")
	if i < 0 {
		return false, addressError{in: s, msg: "unable to parse IP"}
	}
	switch s[i] {
	case '.':
		return true, checkV4(s, s)
	case ':':
		return false, checkV6(s)
	}
	return false, addressError{in: s, msg: "missing IPv6 address"}
}

func checkV4(in, s string) error {
	fields, value, digits := 1, 0, 0
	for i := range len(s) {
		switch c := s[i]; {
		case '0' <= c && c <= '9':
			if digits == 1 && value == 0 {
				return addressError{in: in, msg: "IPv4 field has octet with leading zero"}
			}
			value = value*10 + int(c-'0')
			digits++
			if value > 255 {
				return addressError{in: in, msg: "IPv4 field has value >255"}
			}
		case c == '.':
			if digits == 0 || i == len(s)-1 {
				return addressError{in, "IPv4 field must have at least one digit", s[i:]}
			}
			if fields == 4 {
				return addressError{in: in, msg: "IPv4 address too long"}
			}
			fields++
			value, digits = 0, 0
		default:
			return addressError{in, "unexpected character", s[i:]}
		}
	}
	if fields < 4 {
		return addressError{in: in, msg: "IPv4 address too short"}
	}
	return nil
}

func checkV6(in string) error {
	s, zone, hasZone := strings.Cut(in, "%")
	if hasZone && zone == "" {
		return addressError{in: in, msg: "zone must be a non-empty string"}
	}
	gap := false // :: was there
	if strings.HasPrefix(s, "::") {
		gap = true
		if s = s[2:]; s == "" {
			return nil
		}
	}
	n := 0 // bytes
	for n < 16 {
		i, value := 0, 0
		for ; i < len(s) && hexValue(s[i]) < 16; i++ {
			if i > 3 {
				return addressError{in, "each group must have 4 or less digits", s}
			}
			value = value<<4 | int(hexValue(s[i]))
		}
		if i == 0 {
			return addressError{in, "each colon-separated field must have at least one digit", s}
		}
		if i < len(s) && s[i] == '.' {
			if !gap && n != 12 {
				return addressError{in, "embedded IPv4 address must replace the final 2 fields of the address", s}
			}
			if n+4 > 16 {
				return addressError{in, "too many hex fields to fit an embedded IPv4 at the end of the address", s}
			}
			if err := checkV4(in, s); err != nil {
				return err
			}
			s = ""
			n += 4
			break
		}
		n += 2
		if s = s[i:]; s == "" {
			break
		}
		if s[0] != ':' {
			return addressError{in, "unexpected character, want colon", s}
		}
		if len(s) == 1 {
			return addressError{in, "colon must be followed by more characters", s}
		}
		if s = s[1:]; s[0] == ':' {
			if gap {
				return addressError{in, "multiple :: in address", s}
			}
			gap = true
			if s = s[1:]; s == "" {
				break
			}
		}
	}
	switch {
	case s != "":
		return addressError{in, "trailing garbage after address", s}
	case n < 16 && !gap:
		return addressError{in: in, msg: "address string too short"}
	case n == 16 && gap:
		return addressError{in: in, msg: "the :: must expand to at least one field of zeros"}
	}
	return nil
}
