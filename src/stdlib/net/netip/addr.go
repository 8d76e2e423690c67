// net/netip: addresses. Complete.
//
// An address is 128 bits (those of IPv4 are the ones of ::ffff:a.b.c.d) and what kind it is: none, IPv4, or IPv6 with or without a zone. Kinds are
// unique, so addresses compare with ==. Text: RFC 4291 and 5952.

package netip

import (
	"cmp"
	"encoding/binary"
	"errors"
	"math/bits"
	"strconv"
	"strings"
	"unique"
)

// An Addr is an IP address; the zero value is none.
type Addr struct {
	hi, lo uint64
	kind   unique.Handle[kind]
}

type kind struct {
	six  bool
	zone string
}

var (
	noAddr unique.Handle[kind]
	four   = unique.Make(kind{})
	six    = unique.Make(kind{six: true})
)

// IPv6LinkLocalAllNodes is ff02::1.
func IPv6LinkLocalAllNodes() Addr { return Addr{0xff02 << 48, 1, six} }

// IPv6LinkLocalAllRouters is ff02::2.
func IPv6LinkLocalAllRouters() Addr { return Addr{0xff02 << 48, 2, six} }

// IPv6Loopback is ::1.
func IPv6Loopback() Addr { return Addr{0, 1, six} }

// IPv6Unspecified is ::.
func IPv6Unspecified() Addr { return Addr{0, 0, six} }

// IPv4Unspecified is 0.0.0.0.
func IPv4Unspecified() Addr { return AddrFrom4([4]byte{}) }

// AddrFrom4 is an IPv4 address.
func AddrFrom4(addr [4]byte) Addr {
	return Addr{0, 0xffff<<32 | uint64(binary.BigEndian.Uint32(addr[:])), four}
}

// AddrFrom16 is an IPv6 address, also if it has an IPv4 one in it.
func AddrFrom16(addr [16]byte) Addr {
	return Addr{binary.BigEndian.Uint64(addr[:8]), binary.BigEndian.Uint64(addr[8:]), six}
}

// AddrFromSlice is an address of 4 or 16 bytes.
func AddrFromSlice(slice []byte) (ip Addr, ok bool) {
	switch len(slice) {
	case 4:
		return AddrFrom4([4]byte(slice)), true
	case 16:
		return AddrFrom16([16]byte(slice)), true
	}
	return Addr{}, false
}

func (ip Addr) IsValid() bool { return ip.kind != noAddr }

// BitLen is 0, 32 or 128.
func (ip Addr) BitLen() int {
	switch ip.kind {
	case noAddr:
		return 0
	case four:
		return 32
	}
	return 128
}

func (ip Addr) Zone() string {
	if !ip.Is6() {
		return ""
	}
	return ip.kind.Value().zone
}

// Compare orders by length, bits and zone.
func (ip Addr) Compare(ip2 Addr) int {
	return cmp.Or(cmp.Compare(ip.BitLen(), ip2.BitLen()), cmp.Compare(ip.hi, ip2.hi), cmp.Compare(ip.lo, ip2.lo), strings.Compare(ip.Zone(), ip2.Zone()))
}

func (ip Addr) Less(ip2 Addr) bool { return ip.Compare(ip2) < 0 }

func (ip Addr) Is4() bool { return ip.kind == four }

func (ip Addr) Is6() bool { return ip.kind != noAddr && ip.kind != four }

// Is4In6 reports whether it is ::ffff:a.b.c.d.
func (ip Addr) Is4In6() bool { return ip.Is6() && ip.hi == 0 && ip.lo>>32 == 0xffff }

// Unmap is the IPv4 address in an IPv6 one.
func (ip Addr) Unmap() Addr {
	if ip.Is4In6() {
		ip.kind = four
	}
	return ip
}

// WithZone sets or (with an empty one) removes the zone of an IPv6 address.
func (ip Addr) WithZone(zone string) Addr {
	if ip.Is6() {
		ip.kind = six
		if zone != "" {
			ip.kind = unique.Make(kind{true, zone})
		}
	}
	return ip
}

func (ip Addr) hasZone() bool { return ip.Is6() && ip.kind != six }

// IsLinkLocalUnicast: 169.254.0.0/16, fe80::/10.
func (ip Addr) IsLinkLocalUnicast() bool {
	ip = ip.Unmap()
	return ip.Is4() && ip.four()>>16 == 169<<8|254 || ip.Is6() && ip.hi>>54 == 0xfe80>>6
}

// IsLoopback: 127.0.0.0/8, ::1.
func (ip Addr) IsLoopback() bool {
	ip = ip.Unmap()
	return ip.Is4() && ip.four()>>24 == 127 || ip.Is6() && ip.hi == 0 && ip.lo == 1
}

// IsMulticast: 224.0.0.0/4, ff00::/8.
func (ip Addr) IsMulticast() bool {
	ip = ip.Unmap()
	return ip.Is4() && ip.four()>>28 == 0xe || ip.Is6() && ip.hi>>56 == 0xff
}

// IsInterfaceLocalMulticast: ffx1::/16.
func (ip Addr) IsInterfaceLocalMulticast() bool {
	return ip.Is6() && !ip.Is4In6() && ip.hi>>48&0xff0f == 0xff01
}

// IsLinkLocalMulticast: 224.0.0.0/24, ffx2::/16.
func (ip Addr) IsLinkLocalMulticast() bool {
	ip = ip.Unmap()
	return ip.Is4() && ip.four()>>8 == 224<<16 || ip.Is6() && ip.hi>>48&0xff0f == 0xff02
}

// IsGlobalUnicast reports whether it is none of the others; private ones are global.
func (ip Addr) IsGlobalUnicast() bool {
	ip = ip.Unmap()
	return ip.IsValid() && !ip.IsUnspecified() && !(ip.Is4() && ip.four() == 1<<32-1) &&
		!ip.IsLoopback() && !ip.IsMulticast() && !ip.IsLinkLocalUnicast()
}

// IsPrivate: 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16, fc00::/7.
func (ip Addr) IsPrivate() bool {
	ip = ip.Unmap()
	if ip.Is4() {
		x := ip.four()
		return x>>24 == 10 || x>>20 == 172<<4|1 || x>>16 == 192<<8|168
	}
	return ip.Is6() && ip.hi>>57 == 0xfc>>1
}

// IsUnspecified: 0.0.0.0, :: without a zone.
func (ip Addr) IsUnspecified() bool { return ip == IPv4Unspecified() || ip == IPv6Unspecified() }

func (ip Addr) four() uint32 { return uint32(ip.lo) }

// masked keeps the first n of the address's bits.
func (ip Addr) masked(n int) Addr {
	n += 128 - ip.BitLen()
	ip.hi &= ^(^uint64(0) >> n)
	ip.lo &= ^uint64(0) << (128 - n)
	return ip
}

// Prefix keeps the first b bits.
func (ip Addr) Prefix(b int) (Prefix, error) {
	switch {
	case b < 0:
		return Prefix{}, errors.New("negative Prefix bits")
	case !ip.IsValid():
		return Prefix{}, nil
	case b > ip.BitLen():
		version := "6"
		if ip.Is4() {
			version = "4"
		}
		return Prefix{}, errors.New("prefix length " + strconv.Itoa(b) + " too large for IPv" + version)
	}
	return PrefixFrom(ip.masked(b), b), nil
}

// As16 gives 16 bytes, of an IPv4 address those of the IPv6 one that it is in.
func (ip Addr) As16() (a [16]byte) {
	binary.BigEndian.PutUint64(a[:8], ip.hi)
	binary.BigEndian.PutUint64(a[8:], ip.lo)
	return a
}

// As4 gives the bytes of an IPv4 address, also in an IPv6 one.
func (ip Addr) As4() (a [4]byte) {
	if !ip.IsValid() {
		panic("As4 called on IP zero value")
	}
	if !ip.Unmap().Is4() {
		panic("As4 called on IPv6 address")
	}
	binary.BigEndian.PutUint32(a[:], ip.four())
	return a
}

// AsSlice gives 4 or 16 bytes or nil.
func (ip Addr) AsSlice() []byte {
	switch ip.kind {
	case noAddr:
		return nil
	case four:
		a := ip.As4()
		return a[:]
	}
	a := ip.As16()
	return a[:]
}

// Next is the address behind it, or none.
func (ip Addr) Next() Addr {
	var carry uint64
	ip.lo, carry = bits.Add64(ip.lo, 1, 0)
	ip.hi += carry
	if ip.isFirst() {
		return Addr{}
	}
	return ip
}

// Prev is the address before it, or none.
func (ip Addr) Prev() Addr {
	if ip.isFirst() {
		return Addr{}
	}
	var borrow uint64
	ip.lo, borrow = bits.Sub64(ip.lo, 1, 0)
	ip.hi -= borrow
	return ip
}

// isFirst reports whether all bits are zero, as they are, too, behind the last address.
func (ip Addr) isFirst() bool {
	if ip.Is4() {
		return ip.four() == 0
	}
	return ip.hi|ip.lo == 0
}
