// Bodies of primitive elements: integers, identifiers, times and strings.

package asn1

import (
	"errors"
	"fmt"
	"math"
	"math/big"
	"math/bits"
	"time"
	"unicode/utf16"
	"unicode/utf8"
)

func parseBool(b []byte) (bool, error) {
	if len(b) != 1 || b[0] != 0 && b[0] != 0xff {
		return false, SyntaxError{"invalid boolean"}
	}
	return b[0] != 0, nil
}

// checkInteger: it has as few bytes as it can.
func checkInteger(b []byte) error {
	if len(b) == 0 {
		return StructuralError{"empty integer"}
	}
	if len(b) > 1 && (b[0] == 0 && b[1] < 0x80 || b[0] == 0xff && b[1] >= 0x80) {
		return StructuralError{"integer not minimally-encoded"}
	}
	return nil
}

func parseInt64(b []byte) (v int64, err error) {
	if err := checkInteger(b); err != nil {
		return 0, err
	}
	if len(b) > 8 {
		return 0, StructuralError{"integer too large"}
	}
	v = int64(int8(b[0]))
	for _, c := range b[1:] {
		v = v<<8 | int64(c)
	}
	return v, nil
}

func parseInt32(b []byte) (int32, error) {
	v, err := parseInt64(b)
	if err == nil && v != int64(int32(v)) {
		err = StructuralError{"integer too large"}
	}
	if err != nil {
		return 0, err
	}
	return int32(v), nil
}

func parseBigInt(b []byte) (*big.Int, error) {
	if err := checkInteger(b); err != nil {
		return nil, err
	}
	v := new(big.Int).SetBytes(b)
	if b[0] >= 0x80 {
		v.Sub(v, new(big.Int).Lsh(big.NewInt(1), uint(8*len(b))))
	}
	return v, nil
}

// appendInteger appends an integer in two's complement.
func appendInteger(b []byte, v int64) []byte {
	magnitude := uint64(v)
	if v < 0 {
		magnitude = ^magnitude
	}
	for i := bits.Len64(magnitude) / 8; i >= 0; i-- {
		b = append(b, byte(v>>(8*i)))
	}
	return b
}

func appendBigInt(b []byte, v *big.Int) ([]byte, error) {
	if v == nil {
		return nil, StructuralError{"empty integer"}
	}
	// As many bits as the magnitude has, and one for the sign.
	magnitude := v
	if v.Sign() < 0 {
		magnitude = new(big.Int).Not(v)
	}
	body := make([]byte, magnitude.BitLen()/8+1)
	magnitude.FillBytes(body)
	if v.Sign() < 0 {
		for i := range body {
			body[i] ^= 0xff
		}
	}
	return append(b, body...), nil
}

func parseBitString(b []byte) (BitString, error) {
	if len(b) == 0 {
		return BitString{}, SyntaxError{"zero length BIT STRING"}
	}
	padding := int(b[0])
	if padding > 7 || padding > 0 && len(b) == 1 || b[len(b)-1]&(1<<padding-1) != 0 {
		return BitString{}, SyntaxError{"invalid padding bits in BIT STRING"}
	}
	return BitString{b[1:], (len(b)-1)*8 - padding}, nil
}

// parseBase128 reads a number in groups of seven bits, the last without the highest bit, at a place.
func parseBase128(b []byte, at int) (v, next int, err error) {
	n := int64(0)
	for i := range 5 {
		if at+i == len(b) {
			return 0, at + i, SyntaxError{"truncated base 128 integer"}
		}
		c := b[at+i]
		if i == 0 && c == 0x80 {
			return 0, at, SyntaxError{"integer is not minimally encoded"}
		}
		if n = n<<7 | int64(c&0x7f); c < 0x80 {
			if n > math.MaxInt32 {
				break
			}
			return int(n), at + i + 1, nil
		}
		if i == 4 && at+5 == len(b) {
			return 0, at + 5, SyntaxError{"truncated base 128 integer"}
		}
	}
	return 0, at, StructuralError{"base 128 integer too large"}
}

func appendBase128(b []byte, v int) []byte {
	for i := max(0, bits.Len64(uint64(v))-1) / 7; i > 0; i-- {
		b = append(b, byte(v>>(7*i))|0x80)
	}
	return append(b, byte(v)&0x7f)
}

func parseOID(b []byte) (ObjectIdentifier, error) {
	if len(b) == 0 {
		return nil, SyntaxError{"zero length OBJECT IDENTIFIER"}
	}
	oid := make(ObjectIdentifier, len(b)+1)
	n := 0
	for at := 0; at < len(b); n++ {
		v, next, err := parseBase128(b, at)
		if err != nil {
			return oid, err
		}
		if at == 0 {
			// The first two in one number.
			oid[0] = min(v/40, 2)
			v -= 40 * oid[0]
			n = 1
		}
		oid[n] = v
		at = next
	}
	return oid[:n], nil
}

func appendOID(b []byte, oid ObjectIdentifier) ([]byte, error) {
	if len(oid) < 2 || oid[0] > 2 || oid[0] < 2 && oid[1] >= 40 {
		return nil, StructuralError{"invalid object identifier"}
	}
	b = appendBase128(b, oid[0]*40+oid[1])
	for _, v := range oid[2:] {
		b = appendBase128(b, v)
	}
	return b, nil
}

// parseTime reads a time in one of the layouts; it must be what the layout would give for it.
func parseTime(s string, layouts ...string) (t time.Time, err error) {
	for _, layout := range layouts {
		if t, err = time.Parse(layout, s); err == nil {
			if again := t.Format(layout); again != s {
				err = fmt.Errorf("asn1: time did not serialize back to the original value and may be invalid: given %q, but serialized as %q", s, again)
			}
			break
		}
	}
	return t, err
}

func parseUTCTime(b []byte) (time.Time, error) {
	t, err := parseTime(string(b), "0601021504Z0700", "060102150405Z0700")
	if err == nil && t.Year() >= 2050 {
		t = t.AddDate(-100, 0, 0)
	}
	return t, err
}

func parseGeneralizedTime(b []byte) (time.Time, error) {
	return parseTime(string(b), "20060102150405.999999999Z0700")
}

// inUTCTime: a UTCTime has two digits for the year.
func inUTCTime(t time.Time) bool { return 1950 <= t.Year() && t.Year() < 2050 }

func appendTime(b []byte, t time.Time, generalized bool) ([]byte, error) {
	layout := "060102150405"
	if generalized {
		layout = "20060102150405"
		if t.Year() < 0 || t.Year() > 9999 {
			return nil, StructuralError{"cannot represent time as GeneralizedTime"}
		}
	} else if !inUTCTime(t) {
		return nil, StructuralError{"cannot represent time as UTCTime"}
	}
	b = t.AppendFormat(b, layout)
	_, offset := t.Zone()
	minutes := offset / 60
	if minutes == 0 {
		return append(b, 'Z'), nil
	}
	return t.AppendFormat(b, "-0700"), nil
}

func isNumeric(c byte) bool { return '0' <= c && c <= '9' || c == ' ' }

// isPrintable: letters, digits and a few others. Asterisks and ampersands are none, but in certificates.
func isPrintable(c byte) bool {
	switch {
	case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9', '\'' <= c && c <= ')', '+' <= c && c <= '/':
		return true
	}
	return c == ' ' || c == ':' || c == '=' || c == '?'
}

// charset is which bytes a type of strings has.
type charset struct {
	name string
	has  func(c byte) bool
}

var (
	numeric   = charset{"NumericString", isNumeric}
	printable = charset{"PrintableString", func(c byte) bool { return isPrintable(c) || c == '*' }}
	lax       = charset{"PrintableString", func(c byte) bool { return isPrintable(c) || c == '*' || c == '&' }}
	ia5       = charset{"IA5String", func(c byte) bool { return c < utf8.RuneSelf }}
)

// check gives what is wrong with a string, "" if nothing is.
func (s *charset) check(text string) string {
	for i := range len(text) {
		if !s.has(text[i]) {
			return s.name + " contains invalid character"
		}
	}
	return ""
}

// isString: a tag of a type of strings that parseString reads.
func isString(tag int) bool {
	switch tag {
	case TagPrintableString, TagNumericString, TagIA5String, TagT61String, TagUTF8String, TagGeneralString, TagBMPString:
		return true
	}
	return false
}

func parseString(tag int, b []byte) (string, error) {
	in := func(s charset) (string, error) {
		if wrong := s.check(string(b)); wrong != "" {
			return "", SyntaxError{wrong}
		}
		return string(b), nil
	}
	switch tag {
	case TagPrintableString:
		return in(lax)
	case TagNumericString:
		return in(numeric)
	case TagIA5String:
		return in(ia5)
	case TagT61String, TagGeneralString:
		// As if it were Latin-1.
		out := make([]byte, 0, len(b))
		for _, c := range b {
			out = utf8.AppendRune(out, rune(c))
		}
		return string(out), nil
	case TagUTF8String:
		if !utf8.Valid(b) {
			return "", errors.New("asn1: invalid UTF-8 string")
		}
		return string(b), nil
	case TagBMPString:
		return parseBMP(b)
	}
	return "", SyntaxError{fmt.Sprintf("internal error: unknown string type %d", tag)}
}

// parseBMP reads 16 bits for a character; a NUL at the end is none.
func parseBMP(b []byte) (string, error) {
	var units []uint16
	for i := 0; i < len(b); i += 2 {
		if i+1 == len(b) {
			return "", errors.New("invalid BMPString")
		}
		units = append(units, uint16(b[i])<<8|uint16(b[i+1]))
	}
	if n := len(units); n > 0 && units[n-1] == 0 {
		units = units[:n-1]
	}
	for _, u := range units {
		if u >= 0xfffe || 0xfdd0 <= u && u <= 0xfdef || 0xd800 <= u && u <= 0xdfff {
			return "", errors.New("invalid BMPString")
		}
	}
	return string(utf16.Decode(units)), nil
}

// parseHeader reads an element's tag and length at a place.
func parseHeader(b []byte, at int) (h tagAndLength, next int, err error) {
	if at >= len(b) {
		return h, at, errors.New("asn1: internal error in parseTagAndLength")
	}
	truncated := SyntaxError{"truncated tag or length"}
	h.class, h.isCompound, h.tag = int(b[at]>>6), b[at]&0x20 != 0, int(b[at]&0x1f)
	at++
	if h.tag == 0x1f {
		if h.tag, at, err = parseBase128(b, at); err != nil {
			return h, at, err
		}
		if h.tag < 0x1f {
			return h, at, SyntaxError{"non-minimal tag"}
		}
	}
	if at >= len(b) {
		return h, at, truncated
	}
	size := int(b[at])
	at++
	if size < 0x80 {
		h.length = size
		return h, at, nil
	}
	if size &= 0x7f; size == 0 {
		return h, at, SyntaxError{"indefinite length found (not DER)"}
	}
	for range size {
		if at >= len(b) {
			return h, at, truncated
		}
		if h.length >= 1<<23 {
			return h, at, StructuralError{"length too large"}
		}
		h.length = h.length<<8 | int(b[at])
		at++
		if h.length == 0 {
			return h, at, StructuralError{"superfluous leading zeros in length"}
		}
	}
	if h.length < 0x80 {
		return h, at, StructuralError{"non-minimal length"}
	}
	return h, at, nil
}

func appendHeader(b []byte, h tagAndLength) []byte {
	first := byte(h.class) << 6
	if h.isCompound {
		first |= 0x20
	}
	if h.tag < 0x1f {
		b = append(b, first|byte(h.tag))
	} else {
		b = appendBase128(append(b, first|0x1f), h.tag)
	}
	if h.length < 0x80 {
		return append(b, byte(h.length))
	}
	size := (bits.Len(uint(h.length)) + 7) / 8
	b = append(b, 0x80|byte(size))
	for i := size - 1; i >= 0; i-- {
		b = append(b, byte(h.length>>(8*i)))
	}
	return b
}
