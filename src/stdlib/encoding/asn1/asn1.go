// encoding/asn1: complete. DER of ASN.1 (ITU-T X.690): an element is a tag, a length and a body. Which element a Go type is, and what tags of
// fields change about that, is in this file; values are in value.go, the two directions in marshal.go and unmarshal.go. Facts: the package's
// documentation and error texts.

// Package asn1 implements parsing of DER-encoded ASN.1 data structures, as defined in ITU-T Rec X.690.
package asn1

import (
	"math/big"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Tags of the universal class.
const (
	TagBoolean         = 1
	TagInteger         = 2
	TagBitString       = 3
	TagOctetString     = 4
	TagNull            = 5
	TagOID             = 6
	TagEnum            = 10
	TagUTF8String      = 12
	TagSequence        = 16
	TagSet             = 17
	TagNumericString   = 18
	TagPrintableString = 19
	TagT61String       = 20
	TagIA5String       = 22
	TagUTCTime         = 23
	TagGeneralizedTime = 24
	TagGeneralString   = 27
	TagBMPString       = 30
)

// Classes of tags.
const (
	ClassUniversal       = 0
	ClassApplication     = 1
	ClassContextSpecific = 2
	ClassPrivate         = 3
)

// A StructuralError says that the data is DER, but not of the Go type.
type StructuralError struct{ Msg string }

func (e StructuralError) Error() string { return "asn1: structure error: " + e.Msg }

// A SyntaxError says that the data is no DER.
type SyntaxError struct{ Msg string }

func (e SyntaxError) Error() string { return "asn1: syntax error: " + e.Msg }

// BitString is a BIT STRING: its bits from the first byte's highest on. Those after the last are zero.
type BitString struct {
	Bytes     []byte // bits packed into bytes.
	BitLength int    // length in bits.
}

// At returns the bit at the index, 0 if that is out of range.
func (b BitString) At(i int) int {
	if i < 0 || i >= b.BitLength {
		return 0
	}
	return int(b.Bytes[i/8] >> (7 - i%8) & 1)
}

// RightAlign returns the bits with the padding at the beginning. It may share memory with the BitString.
func (b BitString) RightAlign() []byte {
	over := b.BitLength % 8
	if over == 0 || len(b.Bytes) == 0 {
		return b.Bytes
	}
	out := make([]byte, len(b.Bytes))
	before := byte(0)
	for i, c := range b.Bytes {
		out[i] = before<<over | c>>(8-over)
		before = c
	}
	return out
}

// NullRawValue is a NULL.
var NullRawValue = RawValue{Tag: TagNull}

// NullBytes is the DER of a NULL.
var NullBytes = []byte{TagNull, 0}

// An ObjectIdentifier is an OBJECT IDENTIFIER.
type ObjectIdentifier []int

// Equal reports whether they are the same identifier.
func (oi ObjectIdentifier) Equal(other ObjectIdentifier) bool { return slices.Equal(oi, other) }

func (oi ObjectIdentifier) String() string {
	var b []byte
	for i, v := range oi {
		if i > 0 {
			b = append(b, '.')
		}
		b = strconv.AppendInt(b, int64(v), 10)
	}
	return string(b)
}

// An Enumerated is an ENUMERATED.
type Enumerated int

// A Flag is true if it is there, whatever it has.
type Flag bool

// A RawValue is an element that is not decoded.
type RawValue struct {
	Class, Tag int
	IsCompound bool
	Bytes      []byte
	FullBytes  []byte // includes the tag and length
}

// RawContent, as the first field of a struct, is the DER of all of it.
type RawContent []byte

// tagAndLength is an element's header. Its fields' names are in an error text, as are those of fieldParameters.
type tagAndLength struct {
	class, tag, length int
	isCompound         bool
}

// fieldParameters is what a field's tag says.
type fieldParameters struct {
	optional     bool
	explicit     bool
	application  bool
	private      bool
	defaultValue *int64
	tag          *int
	stringType   int
	timeType     int
	set          bool
	omitEmpty    bool
}

func parametersOf(s string) (p fieldParameters) {
	needTag := func() {
		if p.tag == nil {
			p.tag = new(int)
		}
	}
	for s != "" {
		var part string
		part, s, _ = strings.Cut(s, ",")
		switch part {
		case "optional":
			p.optional = true
		case "explicit":
			p.explicit = true
			needTag()
		case "application":
			p.application = true
			needTag()
		case "private":
			p.private = true
			needTag()
		case "generalized":
			p.timeType = TagGeneralizedTime
		case "utc":
			p.timeType = TagUTCTime
		case "ia5":
			p.stringType = TagIA5String
		case "printable":
			p.stringType = TagPrintableString
		case "numeric":
			p.stringType = TagNumericString
		case "utf8":
			p.stringType = TagUTF8String
		case "set":
			p.set = true
		case "omitempty":
			p.omitEmpty = true
		}
		if n, ok := strings.CutPrefix(part, "default:"); ok {
			if v, err := strconv.ParseInt(n, 10, 64); err == nil {
				p.defaultValue = &v
			}
		}
		if n, ok := strings.CutPrefix(part, "tag:"); ok {
			if v, err := strconv.Atoi(n); err == nil {
				p.tag = &v
			}
		}
	}
	return p
}

// class is the class of the tag that p gives.
func (p *fieldParameters) class() int {
	switch {
	case p.application:
		return ClassApplication
	case p.private:
		return ClassPrivate
	}
	return ClassContextSpecific
}

var (
	bitStringType  = reflect.TypeFor[BitString]()
	oidType        = reflect.TypeFor[ObjectIdentifier]()
	enumeratedType = reflect.TypeFor[Enumerated]()
	flagType       = reflect.TypeFor[Flag]()
	timeType       = reflect.TypeFor[time.Time]()
	rawValueType   = reflect.TypeFor[RawValue]()
	rawContentType = reflect.TypeFor[RawContent]()
	bigIntType     = reflect.TypeFor[*big.Int]()
)

// element is what a Go type is in ASN.1.
type element struct {
	any      bool // any element
	tag      int
	compound bool
}

// elementOf: ok is false for types that have no element.
func elementOf(t reflect.Type) (e element, ok bool) {
	switch t {
	case rawValueType:
		return element{any: true, tag: -1}, true
	case oidType:
		return element{tag: TagOID}, true
	case bitStringType:
		return element{tag: TagBitString}, true
	case timeType:
		return element{tag: TagUTCTime}, true
	case enumeratedType:
		return element{tag: TagEnum}, true
	case bigIntType:
		return element{tag: TagInteger}, true
	}
	switch k := t.Kind(); {
	case k == reflect.Bool:
		return element{tag: TagBoolean}, true
	case isInteger(k):
		return element{tag: TagInteger}, true
	case k == reflect.Struct:
		return element{tag: TagSequence, compound: true}, true
	case k == reflect.String:
		return element{tag: TagPrintableString}, true
	case k == reflect.Slice && t.Elem().Kind() == reflect.Uint8:
		return element{tag: TagOctetString}, true
	case k == reflect.Slice && strings.HasSuffix(t.Name(), "SET"):
		return element{tag: TagSet, compound: true}, true
	case k == reflect.Slice:
		return element{tag: TagSequence, compound: true}, true
	}
	return element{}, false
}

func isInteger(k reflect.Kind) bool { return reflect.Int <= k && k <= reflect.Int64 }

// isInterface: it takes any value.
func isInterface(t reflect.Type) bool { return t.Kind() == reflect.Interface && t.NumMethod() == 0 }

// checkExported is the error of structs that have a field which cannot be set.
func checkExported(t reflect.Type) error {
	for i := range t.NumField() {
		if !t.Field(i).IsExported() {
			return StructuralError{"struct contains unexported fields"}
		}
	}
	return nil
}
