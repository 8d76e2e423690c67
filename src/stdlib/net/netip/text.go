// net/netip: addresses as text and as bytes. Complete.

package netip

import (
	"encoding/binary"
	"errors"
	"strconv"
	"strings"
)

type parseAddrError struct {
	in, msg string
	at      string // where, if that is known
}

func (e parseAddrError) Error() string {
	s := "ParseAddr(" + strconv.Quote(e.in) + "): " + e.msg
	if e.at != "" {
		s += " (at " + strconv.Quote(e.at) + ")"
	}
	return s
}

// ParseAddr reads 192.0.2.1, 2001:db8::68 or fe80::1cc0:3e8c:119f:c2e1%ens18.
func ParseAddr(s string) (Addr, error) {
	i := strings.IndexAny(s, ".:%")
	switch {
	case i < 0:
		return Addr{}, parseAddrError{in: s, msg: "unable to parse IP"}
	case s[i] == '.':
		var a [4]byte
		if err := parseFour(s, s, a[:]); err != nil {
			return Addr{}, err
		}
		return AddrFrom4(a), nil
	case s[i] == ':':
		return parseSix(s)
	}
	return Addr{}, parseAddrError{in: s, msg: "missing IPv6 address"}
}

func MustParseAddr(s string) Addr { return must(ParseAddr(s)) }

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

// parseFour reads four numbers, of which s (in the text in) consists, into a.
func parseFour(in, s string, a []byte) error {
	value, count, n := 0, 0, 0 // the number, its digits, the numbers before it
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case '0' <= c && c <= '9':
			if count == 1 && value == 0 {
				return parseAddrError{in: in, msg: "IPv4 field has octet with leading zero"}
			}
			value = value*10 + int(c-'0')
			count++
			if value > 255 {
				return parseAddrError{in: in, msg: "IPv4 field has value >255"}
			}
		case c != '.':
			return parseAddrError{in: in, msg: "unexpected character", at: s[i:]}
		case count == 0 || i == len(s)-1:
			return parseAddrError{in: in, msg: "IPv4 field must have at least one digit", at: s[i:]}
		case n == 3:
			return parseAddrError{in: in, msg: "IPv4 address too long"}
		default:
			a[n] = byte(value)
			n++
			value, count = 0, 0
		}
	}
	if n < 3 {
		return parseAddrError{in: in, msg: "IPv4 address too short"}
	}
	a[3] = byte(value)
	return nil
}

func parseSix(in string) (Addr, error) {
	fail := func(msg, at string) (Addr, error) { return Addr{}, parseAddrError{in, msg, at} }
	s, zone, hasZone := strings.Cut(in, "%")
	if hasZone && zone == "" {
		return fail("zone must be a non-empty string", "")
	}
	var a [16]byte
	n, gap := 0, -1 // bytes that are there, and where :: was
	if rest, ok := strings.CutPrefix(s, "::"); ok {
		gap, s = 0, rest
	}
	for n < 16 && (s != "" || gap != n) {
		digits := 0
		value := 0
		for digits < len(s) {
			x, ok := hexDigit(s[digits])
			if !ok {
				break
			}
			if digits == 4 {
				return fail("each group must have 4 or less digits", s)
			}
			value = value<<4 | x
			digits++
		}
		if digits == 0 {
			return fail("each colon-separated field must have at least one digit", s)
		}
		rest := s[digits:]
		if rest != "" && rest[0] == '.' {
			if gap < 0 && n != 12 {
				return fail("embedded IPv4 address must replace the final 2 fields of the address", s)
			}
			if n > 12 {
				return fail("too many hex fields to fit an embedded IPv4 at the end of the address", s)
			}
			if err := parseFour(in, s, a[n:n+4]); err != nil {
				return Addr{}, err
			}
			s = ""
			n += 4
			break
		}
		binary.BigEndian.PutUint16(a[n:], uint16(value))
		n += 2
		s = rest
		if s == "" {
			break
		}
		if s[0] != ':' {
			return fail("unexpected character, want colon", s)
		}
		if len(s) == 1 {
			return fail("colon must be followed by more characters", s)
		}
		s = s[1:]
		if s[0] == ':' {
			if gap >= 0 {
				return fail("multiple :: in address", s)
			}
			gap, s = n, s[1:]
		}
	}
	switch {
	case s != "":
		return fail("trailing garbage after address", s)
	case n < 16 && gap < 0:
		return fail("address string too short", "")
	case n == 16 && gap >= 0:
		return fail("the :: must expand to at least one field of zeros", "")
	case n < 16:
		// What is behind the gap goes to the end.
		copy(a[16-(n-gap):], a[gap:n])
		clear(a[gap : 16-(n-gap)])
	}
	return AddrFrom16(a).WithZone(zone), nil
}

func hexDigit(c byte) (int, bool) {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0'), true
	case 'a' <= c && c <= 'f':
		return int(c-'a') + 10, true
	case 'A' <= c && c <= 'F':
		return int(c-'A') + 10, true
	}
	return 0, false
}

const (
	longest4 = len("255.255.255.255")
	longest6 = len("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff%enp5s0")
)

// room is a buffer for the text of an address and so many bytes more.
func (ip Addr) room(more int) []byte {
	switch ip.kind {
	case noAddr:
		return []byte{}
	case four:
		return make([]byte, 0, longest4+more)
	}
	if more == 0 && ip.Is4In6() {
		return make([]byte, 0, len("::ffff:255.255.255.255%enp5s0"))
	}
	return make([]byte, 0, longest6+more)
}

// String is "invalid IP" for none.
func (ip Addr) String() string {
	if !ip.IsValid() {
		return "invalid IP"
	}
	var buf [longest6]byte // the string is the only memory it needs
	return string(ip.AppendTo(buf[:0]))
}

// AppendTo appends the text, for no address nothing.
func (ip Addr) AppendTo(b []byte) []byte {
	switch {
	case !ip.IsValid():
		return b
	case ip.Is4():
		x := ip.four()
		for shift := 24; shift >= 0; shift -= 8 {
			b = strconv.AppendUint(b, uint64(byte(x>>shift)), 10)
			if shift > 0 {
				b = append(b, '.')
			}
		}
		return b
	case ip.Is4In6():
		b = ip.Unmap().AppendTo(append(b, "::ffff:"...))
	default:
		b = ip.appendGroups(b)
	}
	return ip.appendZone(b)
}

func (ip Addr) appendZone(b []byte) []byte {
	if ip.hasZone() {
		b = append(append(b, '%'), ip.Zone()...)
	}
	return b
}

// group is one of the eight groups of 16 bits.
func (ip Addr) group(i int) uint16 {
	if i < 4 {
		return uint16(ip.hi >> (48 - 16*i))
	}
	return uint16(ip.lo >> (48 - 16*(i-4)))
}

// appendGroups writes :: for the first of the longest runs of groups that are zero, if it has two.
func (ip Addr) appendGroups(b []byte) []byte {
	from, to := -1, 0
	for i := 0; i < 8; i++ {
		j := i
		for j < 8 && ip.group(j) == 0 {
			j++
		}
		if j-i >= 2 && (from < 0 || j-i > to-from) {
			from, to = i, j
		}
		if j > i {
			i = j - 1
		}
	}
	for i := 0; i < 8; i++ {
		if i == from {
			b = append(b, "::"...)
			i = to
			if i == 8 {
				break
			}
		} else if i > 0 {
			b = append(b, ':')
		}
		b = strconv.AppendUint(b, uint64(ip.group(i)), 16)
	}
	return b
}

// StringExpanded is String with all groups of IPv6, of four digits.
func (ip Addr) StringExpanded() string {
	if !ip.Is6() {
		return ip.String()
	}
	const hex = "0123456789abcdef"
	b := ip.room(0)
	for i := range 8 {
		if i > 0 {
			b = append(b, ':')
		}
		g := ip.group(i)
		b = append(b, hex[g>>12], hex[g>>8&15], hex[g>>4&15], hex[g&15])
	}
	return string(ip.appendZone(b))
}

func (ip Addr) AppendText(b []byte) ([]byte, error) { return ip.AppendTo(b), nil }

func (ip Addr) MarshalText() ([]byte, error) { return ip.AppendTo(ip.room(0)), nil }

// UnmarshalText reads what MarshalText writes; nothing is no address.
func (ip *Addr) UnmarshalText(text []byte) error { return unmarshalText(ip, text, ParseAddr) }

func unmarshalText[T any](to *T, text []byte, parse func(string) (T, error)) (err error) {
	if len(text) == 0 {
		var none T
		*to = none
		return nil
	}
	*to, err = parse(string(text))
	return err
}

var errSize = errors.New("unexpected slice size")

func (ip Addr) AppendBinary(b []byte) ([]byte, error) {
	switch {
	case ip.Is4():
		b = binary.BigEndian.AppendUint32(b, ip.four())
	case ip.Is6():
		b = binary.BigEndian.AppendUint64(b, ip.hi)
		b = binary.BigEndian.AppendUint64(b, ip.lo)
		b = append(b, ip.Zone()...)
	}
	return b, nil
}

// binarySize is the length of what AppendBinary appends.
func (ip Addr) binarySize() int { return ip.BitLen()/8 + len(ip.Zone()) }

// MarshalBinary gives 0, 4 or 16 bytes, and the zone.
func (ip Addr) MarshalBinary() ([]byte, error) {
	return ip.AppendBinary(make([]byte, 0, ip.binarySize()))
}

func (ip *Addr) UnmarshalBinary(b []byte) error {
	switch {
	case len(b) == 0:
		*ip = Addr{}
	case len(b) == 4:
		*ip = AddrFrom4([4]byte(b))
	case len(b) >= 16:
		*ip = AddrFrom16([16]byte(b[:16])).WithZone(string(b[16:]))
	default:
		return errSize
	}
	return nil
}
