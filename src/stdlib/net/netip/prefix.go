// net/netip: addresses with ports, and prefixes. Complete.

package netip

import (
	"cmp"
	"encoding/binary"
	"errors"
	"strconv"
	"strings"
)

// An AddrPort is an address with a port.
type AddrPort struct {
	ip   Addr
	port uint16
}

func AddrPortFrom(ip Addr, port uint16) AddrPort { return AddrPort{ip, port} }

// ParseAddrPort reads 192.0.2.1:80 or [2001:db8::1%eth0]:80.
func ParseAddrPort(s string) (AddrPort, error) {
	i := strings.LastIndexByte(s, ':')
	if i < 0 {
		return AddrPort{}, errors.New("not an ip:port")
	}
	host, port := s[:i], s[i+1:]
	if host == "" {
		return AddrPort{}, errors.New("no IP")
	}
	if port == "" {
		return AddrPort{}, errors.New("no port")
	}
	brackets := host[0] == '['
	if brackets {
		if len(host) < 2 || host[len(host)-1] != ']' {
			return AddrPort{}, errors.New("missing ]")
		}
		host = host[1 : len(host)-1]
	}
	n, err := strconv.ParseUint(port, 10, 16)
	if err != nil {
		return AddrPort{}, errors.New("invalid port " + strconv.Quote(port) + " parsing " + strconv.Quote(s))
	}
	ip, err := ParseAddr(host)
	switch {
	case err != nil:
		return AddrPort{}, err
	case brackets && ip.Is4():
		return AddrPort{}, errors.New("invalid ip:port " + strconv.Quote(s) + ", square brackets can only be used with IPv6 addresses")
	case !brackets && ip.Is6():
		return AddrPort{}, errors.New("invalid ip:port " + strconv.Quote(s) + ", IPv6 addresses must be surrounded by square brackets")
	}
	return AddrPort{ip, uint16(n)}, nil
}

func MustParseAddrPort(s string) AddrPort { return must(ParseAddrPort(s)) }

func (p AddrPort) Addr() Addr { return p.ip }

func (p AddrPort) Port() uint16 { return p.port }

func (p AddrPort) IsValid() bool { return p.ip.IsValid() }

// Compare orders by address and port.
func (p AddrPort) Compare(p2 AddrPort) int {
	return cmp.Or(p.ip.Compare(p2.ip), cmp.Compare(p.port, p2.port))
}

func (p AddrPort) String() string {
	if !p.IsValid() {
		return "invalid AddrPort"
	}
	var buf [longest6 + len("[]:65535")]byte
	return string(p.AppendTo(buf[:0]))
}

func (p AddrPort) AppendTo(b []byte) []byte {
	switch {
	case !p.IsValid():
		return b
	case p.ip.Is4():
		b = p.ip.AppendTo(b)
	default:
		b = append(p.ip.AppendTo(append(b, '[')), ']')
	}
	return strconv.AppendUint(append(b, ':'), uint64(p.port), 10)
}

func (p AddrPort) AppendText(b []byte) ([]byte, error) { return p.AppendTo(b), nil }

func (p AddrPort) MarshalText() ([]byte, error) { return p.AppendTo(p.ip.room(len("[]:65535"))), nil }

func (p *AddrPort) UnmarshalText(text []byte) error { return unmarshalText(p, text, ParseAddrPort) }

// AppendBinary appends the address and the port, the latter's low byte first.
func (p AddrPort) AppendBinary(b []byte) ([]byte, error) {
	b, err := p.ip.AppendBinary(b)
	return binary.LittleEndian.AppendUint16(b, p.port), err
}

func (p AddrPort) MarshalBinary() ([]byte, error) {
	return p.AppendBinary(make([]byte, 0, p.ip.binarySize()+2))
}

func (p *AddrPort) UnmarshalBinary(b []byte) error {
	n := len(b) - 2
	if n < 0 {
		return errSize
	}
	var ip Addr
	if err := ip.UnmarshalBinary(b[:n]); err != nil {
		return err
	}
	*p = AddrPort{ip, binary.LittleEndian.Uint16(b[n:])}
	return nil
}

// A Prefix is an address without a zone and how many of its bits count; the zero value is none.
type Prefix struct {
	ip   Addr
	more uint8 // 1 more than the bits; 0: there are none
}

// PrefixFrom does not mask the address. It is invalid when the address does not have so many bits.
func PrefixFrom(ip Addr, bits int) Prefix {
	var more uint8
	if ip.IsValid() && bits >= 0 && bits <= ip.BitLen() {
		more = uint8(bits) + 1
	}
	return Prefix{ip.WithZone(""), more}
}

type parsePrefixError struct{ in, msg string }

func (e parsePrefixError) Error() string {
	return "netip.ParsePrefix(" + strconv.Quote(e.in) + "): " + e.msg
}

// ParsePrefix reads 192.168.1.0/24 or 2001:db8::/32.
func ParsePrefix(s string) (Prefix, error) {
	fail := func(msg string) (Prefix, error) { return Prefix{}, parsePrefixError{s, msg} }
	i := strings.LastIndexByte(s, '/')
	if i < 0 {
		return fail("no '/'")
	}
	ip, err := ParseAddr(s[:i])
	if err != nil {
		return fail(err.Error())
	}
	if ip.hasZone() {
		return fail("IPv6 zones cannot be present in a prefix")
	}
	text := s[i+1:]
	bits, err := strconv.Atoi(text)
	if err != nil || len(text) > 1 && (text[0] < '1' || text[0] > '9') {
		return fail("bad bits after slash: " + strconv.Quote(text))
	}
	if bits < 0 || bits > ip.BitLen() {
		return fail("prefix length out of range")
	}
	return PrefixFrom(ip, bits), nil
}

func MustParsePrefix(s string) Prefix { return must(ParsePrefix(s)) }

func (p Prefix) Addr() Addr { return p.ip }

// Bits is -1 when it is invalid.
func (p Prefix) Bits() int { return int(p.more) - 1 }

func (p Prefix) IsValid() bool { return p.more > 0 }

// IsSingleIP reports whether all bits count.
func (p Prefix) IsSingleIP() bool { return p.IsValid() && p.Bits() == p.ip.BitLen() }

// Compare orders by the masked address, the bits and the address.
func (p Prefix) Compare(p2 Prefix) int {
	return cmp.Or(p.Masked().ip.Compare(p2.Masked().ip), cmp.Compare(p.Bits(), p2.Bits()), p.ip.Compare(p2.ip))
}

// Masked has zeros for the bits that do not count.
func (p Prefix) Masked() Prefix {
	m, _ := p.ip.Prefix(p.Bits())
	return m
}

// Contains reports whether an address begins with the bits. One with a zone never does, nor one of IPv4 with those of IPv6.
func (p Prefix) Contains(ip Addr) bool {
	return p.IsValid() && !ip.hasZone() && ip.BitLen() == p.ip.BitLen() && ip.masked(p.Bits()) == p.ip.masked(p.Bits())
}

// Overlaps reports whether one contains the other.
func (p Prefix) Overlaps(o Prefix) bool {
	if !p.IsValid() || !o.IsValid() || p.ip.BitLen() != o.ip.BitLen() {
		return false
	}
	n := min(p.Bits(), o.Bits())
	return p.ip.masked(n) == o.ip.masked(n)
}

func (p Prefix) String() string {
	if !p.IsValid() {
		return "invalid Prefix"
	}
	var buf [longest6 + len("/128")]byte
	return string(p.AppendTo(buf[:0]))
}

func (p Prefix) AppendTo(b []byte) []byte {
	if p == (Prefix{}) {
		return b
	}
	if !p.IsValid() {
		return append(b, "invalid Prefix"...)
	}
	return strconv.AppendInt(append(p.ip.AppendTo(b), '/'), int64(p.Bits()), 10)
}

func (p Prefix) AppendText(b []byte) ([]byte, error) { return p.AppendTo(b), nil }

func (p Prefix) MarshalText() ([]byte, error) { return p.AppendTo(p.ip.room(len("/128"))), nil }

func (p *Prefix) UnmarshalText(text []byte) error { return unmarshalText(p, text, ParsePrefix) }

func (p Prefix) AppendBinary(b []byte) ([]byte, error) {
	b, err := p.ip.AppendBinary(b)
	return append(b, byte(p.Bits())), err
}

func (p Prefix) MarshalBinary() ([]byte, error) {
	return p.AppendBinary(make([]byte, 0, p.ip.binarySize()+1))
}

func (p *Prefix) UnmarshalBinary(b []byte) error {
	n := len(b) - 1
	if n < 0 {
		return errSize
	}
	var ip Addr
	if err := ip.UnmarshalBinary(b[:n]); err != nil {
		return err
	}
	*p = PrefixFrom(ip, int(b[n]))
	return nil
}
