package net

import (
	"encoding/hex"
	"strings"
)

// HardwareAddr is the address of an interface at its link: 6, 8 or 20 bytes.
type HardwareAddr []byte

// String returns the bytes in base 16 with colons between them.
func (a HardwareAddr) String() string {
	if len(a) == 0 {
		return ""
	}
	const digits = "0123456789abcdef"
	b := make([]byte, 0, 3*len(a))
	for _, c := range a {
		b = append(b, digits[c>>4], digits[c&15], ':')
	}
	return string(b[:len(b)-1])
}

// ParseMAC takes an address of 6, 8 or 20 bytes as text: bytes with colons or hyphens between them, pairs of bytes with points, or none of these.
func ParseMAC(s string) (hw HardwareAddr, err error) {
	bad := &AddrError{Err: "invalid MAC address", Addr: s}
	if len(s) < 12 {
		return nil, bad
	}
	sep, group := "", len(s)
	switch {
	case s[2] == ':' || s[2] == '-':
		sep, group = s[2:3], 2
	case s[4] == '.':
		sep, group = ".", 4
	}
	digits := s
	if sep != "" {
		parts := strings.Split(s, sep)
		for _, p := range parts {
			if len(p) != group {
				return nil, bad
			}
		}
		digits = strings.Join(parts, "")
	}
	switch len(digits) {
	case 2 * 6, 2 * 8, 2 * 20:
		if hw, err = hex.DecodeString(digits); err == nil {
			return hw, nil
		}
	}
	return nil, bad
}
