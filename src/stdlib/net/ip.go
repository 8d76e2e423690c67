// Package net has the addresses, errors and interfaces of networks, and pipes within the program. The machine is on no network: what asks for one fails as it
// does on a Linux without the internet protocols (network.go). Connections and listeners of the protocols themselves (TCPConn and the like) are absent.
package net

import (
	"bytes"
	"encoding/hex"
	"net/netip"
	"strconv"
	"strings"
)

// Lengths of addresses in bytes.
const (
	IPv4len = 4
	IPv6len = 16
)

// IP is an address of 4 or 16 bytes; one of version 4 may have either length.
type IP []byte

// IPMask is a mask of 4 or 16 bytes.
type IPMask []byte

// IPNet is a network: its address and mask.
type IPNet struct {
	IP   IP
	Mask IPMask
}

var v4InV6 = []byte{10: 0xff, 11: 0xff}

// IPv4 returns the address a.b.c.d in 16 bytes.
func IPv4(a, b, c, d byte) IP {
	ip := make(IP, IPv6len)
	copy(ip, v4InV6)
	ip[12], ip[13], ip[14], ip[15] = a, b, c, d
	return ip
}

// IPv4Mask returns the mask a.b.c.d in 4 bytes.
func IPv4Mask(a, b, c, d byte) IPMask { return IPMask{a, b, c, d} }

// CIDRMask returns the mask of ones ones and then zeros, bits (32 or 128) in all.
func CIDRMask(ones, bits int) IPMask {
	if bits != 8*IPv4len && bits != 8*IPv6len || ones < 0 || ones > bits {
		return nil
	}
	m := make(IPMask, bits/8)
	for i := range m {
		n := min(max(ones-8*i, 0), 8)
		m[i] = ^byte(0xff >> n)
	}
	return m
}

// Well-known addresses of version 4.
var (
	IPv4bcast     = IPv4(255, 255, 255, 255)
	IPv4allsys    = IPv4(224, 0, 0, 1)
	IPv4allrouter = IPv4(224, 0, 0, 2)
	IPv4zero      = IPv4(0, 0, 0, 0)
)

// Well-known addresses of version 6.
var (
	IPv6zero                   = IP{15: 0}
	IPv6unspecified            = IP{15: 0}
	IPv6loopback               = IP{15: 1}
	IPv6interfacelocalallnodes = IP{0: 0xff, 1: 0x01, 15: 1}
	IPv6linklocalallnodes      = IP{0: 0xff, 1: 0x02, 15: 1}
	IPv6linklocalallrouters    = IP{0: 0xff, 1: 0x02, 15: 2}
)

// IsUnspecified reports whether ip is 0.0.0.0 or ::.
func (ip IP) IsUnspecified() bool { return ip.Equal(IPv4zero) || ip.Equal(IPv6unspecified) }

// IsLoopback reports whether ip is this machine's own.
func (ip IP) IsLoopback() bool {
	if v4 := ip.To4(); v4 != nil {
		return v4[0] == 127
	}
	return ip.Equal(IPv6loopback)
}

// IsPrivate reports whether ip is for private networks (RFC 1918, RFC 4193).
func (ip IP) IsPrivate() bool {
	if v4 := ip.To4(); v4 != nil {
		return v4[0] == 10 || v4[0] == 172 && v4[1]>>4 == 1 || v4[0] == 192 && v4[1] == 168
	}
	return len(ip) == IPv6len && ip[0]>>1 == 0xfc>>1
}

// IsMulticast reports whether ip is of a group.
func (ip IP) IsMulticast() bool {
	if v4 := ip.To4(); v4 != nil {
		return v4[0]>>4 == 0xe
	}
	return len(ip) == IPv6len && ip[0] == 0xff
}

// scope is the scope of a group of version 6, -1 for other addresses.
func (ip IP) scope() int {
	if len(ip) != IPv6len || ip[0] != 0xff {
		return -1
	}
	return int(ip[1] & 0xf)
}

// IsInterfaceLocalMulticast reports whether the group ends at the interface.
func (ip IP) IsInterfaceLocalMulticast() bool { return ip.scope() == 1 }

// IsLinkLocalMulticast reports whether the group ends at the link.
func (ip IP) IsLinkLocalMulticast() bool {
	if v4 := ip.To4(); v4 != nil {
		return v4[0] == 224 && v4[1] == 0 && v4[2] == 0
	}
	return ip.scope() == 2
}

// IsLinkLocalUnicast reports whether the address is valid on a link alone.
func (ip IP) IsLinkLocalUnicast() bool {
	if v4 := ip.To4(); v4 != nil {
		return v4[0] == 169 && v4[1] == 254
	}
	return len(ip) == IPv6len && ip[0] == 0xfe && ip[1]>>6 == 2
}

// IsGlobalUnicast reports whether the address is of one interface and no special one; private ones are.
func (ip IP) IsGlobalUnicast() bool {
	return (len(ip) == IPv4len || len(ip) == IPv6len) && !ip.Equal(IPv4bcast) &&
		!ip.IsUnspecified() && !ip.IsLoopback() && !ip.IsMulticast() && !ip.IsLinkLocalUnicast()
}

// To4 returns the 4 bytes of an address of version 4, nil for others.
func (ip IP) To4() IP {
	switch {
	case len(ip) == IPv4len:
		return ip
	case len(ip) == IPv6len && bytes.HasPrefix(ip, v4InV6):
		return ip[12:16]
	}
	return nil
}

// To16 returns the address in 16 bytes, nil for what is none.
func (ip IP) To16() IP {
	switch len(ip) {
	case IPv4len:
		return IPv4(ip[0], ip[1], ip[2], ip[3])
	case IPv6len:
		return ip
	}
	return nil
}

var classMasks = [3]IPMask{{255, 0, 0, 0}, {255, 255, 0, 0}, {255, 255, 255, 0}}

// DefaultMask returns the mask of the address's class, nil for version 6.
func (ip IP) DefaultMask() IPMask {
	v4 := ip.To4()
	switch {
	case v4 == nil:
		return nil
	case v4[0] < 128:
		return classMasks[0]
	case v4[0] < 192:
		return classMasks[1]
	}
	return classMasks[2]
}

// Mask returns the address under a mask, nil if their lengths do not fit.
func (ip IP) Mask(mask IPMask) IP {
	if len(mask) == IPv6len && len(ip) == IPv4len && bytes.Count(mask[:12], []byte{0xff}) == 12 {
		mask = mask[12:]
	}
	if len(mask) == IPv4len && len(ip) == IPv6len && ip.To4() != nil {
		ip = ip.To4()
	}
	if len(ip) != len(mask) {
		return nil
	}
	out := make(IP, len(ip))
	for i := range out {
		out[i] = ip[i] & mask[i]
	}
	return out
}

// addr is the address in netip's form, version 4 as such; of what is no address the zero Addr.
func (ip IP) addr() netip.Addr {
	a, _ := netip.AddrFromSlice(ip)
	return a.Unmap()
}

// String returns the address as text; of nothing "<nil>", of what has a wrong length its bytes behind a question mark.
func (ip IP) String() string {
	switch len(ip) {
	case 0:
		return "<nil>"
	case IPv4len, IPv6len:
		return ip.addr().String()
	}
	return "?" + hex.EncodeToString(ip)
}

// AppendText appends the address as text, of nothing nothing.
func (ip IP) AppendText(b []byte) ([]byte, error) {
	switch len(ip) {
	case 0:
		return b, nil
	case IPv4len, IPv6len:
		return ip.addr().AppendTo(b), nil
	}
	return b, &AddrError{Err: "invalid IP address", Addr: hex.EncodeToString(ip)}
}

// MarshalText returns the address as text, of nothing nothing.
func (ip IP) MarshalText() ([]byte, error) {
	b, err := ip.AppendText(make([]byte, 0, 24))
	if err != nil {
		return nil, err
	}
	return b, nil
}

// UnmarshalText takes an address as text.
func (ip *IP) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*ip = nil
		return nil
	}
	x := ParseIP(string(text))
	if x == nil {
		return &ParseError{Type: "IP address", Text: string(text)}
	}
	*ip = x
	return nil
}

// Equal reports whether both are the same address; the length of one of version 4 does not matter.
func (ip IP) Equal(x IP) bool {
	if len(ip) == len(x) {
		return bytes.Equal(ip, x)
	}
	a, b := ip.To4(), x.To4()
	return a != nil && b != nil && bytes.Equal(a, b)
}

// ones is the number of ones at the mask's begin, -1 if more follow a zero.
func (m IPMask) ones() int {
	n := 0
	for n < 8*len(m) && m[n/8]>>(7-n%8)&1 == 1 {
		n++
	}
	for i := n; i < 8*len(m); i++ {
		if m[i/8]>>(7-i%8)&1 == 1 {
			return -1
		}
	}
	return n
}

// Size returns the ones and the bits of the mask; 0 and 0 if zeros come before ones.
func (m IPMask) Size() (ones, bits int) {
	if n := m.ones(); n >= 0 {
		return n, 8 * len(m)
	}
	return 0, 0
}

// String returns the mask's bytes in base 16.
func (m IPMask) String() string {
	if len(m) == 0 {
		return "<nil>"
	}
	return hex.EncodeToString(m)
}

// parts are the network's address and mask in the same number of bytes; nil if they do not fit.
func (n *IPNet) parts() (IP, IPMask) {
	ip, m := n.IP.To4(), n.Mask
	if ip == nil {
		ip = n.IP
	}
	switch {
	case len(ip) != IPv4len && len(ip) != IPv6len:
		return nil, nil
	case len(m) == len(ip):
		return ip, m
	case len(m) == IPv6len:
		return ip, m[12:]
	}
	return nil, nil
}

// Contains reports whether ip is of the network.
func (n *IPNet) Contains(ip IP) bool {
	net, m := n.parts()
	if v4 := ip.To4(); v4 != nil {
		ip = v4
	}
	if len(ip) != len(net) {
		return false
	}
	for i := range ip {
		if (net[i]^ip[i])&m[i] != 0 {
			return false
		}
	}
	return true
}

// Network returns "ip+net".
func (n *IPNet) Network() string { return "ip+net" }

// String returns address/ones, or address/mask if the mask is not ones and then zeros.
func (n *IPNet) String() string {
	if n == nil {
		return "<nil>"
	}
	ip, m := n.parts()
	if ip == nil || m == nil {
		return "<nil>"
	}
	if ones := m.ones(); ones >= 0 {
		return ip.String() + "/" + strconv.Itoa(ones)
	}
	return ip.String() + "/" + m.String()
}

// ParseIP takes an address as text, nil if it is none; the result has 16 bytes.
func ParseIP(s string) IP {
	a, err := netip.ParseAddr(s)
	if err != nil || a.Zone() != "" {
		return nil
	}
	b := a.As16()
	return b[:]
}

// ParseCIDR takes address/ones as text and returns the address and its network.
func ParseCIDR(s string) (IP, *IPNet, error) {
	text, mask, _ := strings.Cut(s, "/")
	a, err := netip.ParseAddr(text)
	n := -1
	if err == nil && a.Zone() == "" && mask != "" && strings.Trim(mask, "0123456789") == "" {
		if v, err := strconv.Atoi(mask); err == nil && v <= a.BitLen() {
			n = v
		}
	}
	if n < 0 {
		return nil, nil, &ParseError{Type: "CIDR address", Text: s}
	}
	b, m := a.As16(), CIDRMask(n, a.BitLen())
	return b[:], &IPNet{IP: IP(b[:]).Mask(m), Mask: m}, nil
}
