// From Go's values to DER.

package asn1

import (
	"bytes"
	"errors"
	"fmt"
	"math/big"
	"reflect"
	"slices"
	"time"
	"unicode/utf8"
)

// Marshal returns the ASN.1 encoding of val. Strings are PrintableStrings if they can be, UTF8Strings otherwise.
func Marshal(val any) ([]byte, error) { return MarshalWithParams(val, "") }

// MarshalWithParams is Marshal with what the tag of a field would say.
func MarshalWithParams(val any, params string) ([]byte, error) {
	return marshal(reflect.ValueOf(val), parametersOf(params))
}

// isDefault: the value of an optional field that need not be there.
func isDefault(v reflect.Value, p *fieldParameters) bool {
	switch {
	case !p.optional:
		return false
	case p.defaultValue == nil:
		return reflect.DeepEqual(v.Interface(), reflect.Zero(v.Type()).Interface())
	}
	if !isInteger(v.Kind()) {
		return false
	}
	d := reflect.New(v.Type()).Elem()
	d.SetInt(*p.defaultValue)
	return d.Int() == v.Int()
}

// marshal gives the element of a value, or none if it need not be there.
func marshal(v reflect.Value, p fieldParameters) ([]byte, error) {
	if !v.IsValid() {
		return nil, errors.New("asn1: cannot marshal nil value")
	}
	if isInterface(v.Type()) {
		return marshal(v.Elem(), p)
	}
	if v.Kind() == reflect.Slice && v.Len() == 0 && p.omitEmpty || isDefault(v, &p) {
		return nil, nil
	}
	if v.Type() == rawValueType {
		raw := v.Interface().(RawValue)
		if len(raw.FullBytes) > 0 {
			return raw.FullBytes, nil
		}
		return append(appendHeader(nil, tagAndLength{raw.Class, raw.Tag, len(raw.Bytes), raw.IsCompound}), raw.Bytes...), nil
	}
	e, ok := elementOf(v.Type())
	if !ok {
		return nil, StructuralError{fmt.Sprintf("unknown Go type: %v", v.Type())}
	}
	if p.timeType != 0 && e.tag != TagUTCTime {
		return nil, StructuralError{"explicit time type given to non-time member"}
	}
	if p.stringType != 0 && e.tag != TagPrintableString {
		return nil, StructuralError{"explicit string type given to non-string member"}
	}
	switch e.tag {
	case TagPrintableString:
		if p.stringType != 0 {
			e.tag = p.stringType
		} else if s := v.String(); !utf8.ValidString(s) {
			return nil, errors.New("asn1: string not valid UTF-8")
		} else if bytes.ContainsFunc([]byte(s), func(r rune) bool { return r >= utf8.RuneSelf || !isPrintable(byte(r)) }) {
			e.tag = TagUTF8String
		}
	case TagUTCTime:
		if p.timeType == TagGeneralizedTime || !inUTCTime(v.Interface().(time.Time)) {
			e.tag = TagGeneralizedTime
		}
	}
	if p.set && e.tag != TagSequence {
		return nil, StructuralError{"non sequence tagged as set"}
	}
	if p.set {
		e.tag = TagSet
	}
	body, err := bodyOf(v, e.tag)
	if err != nil {
		return nil, err
	}
	h := tagAndLength{ClassUniversal, e.tag, len(body), e.compound}
	if p.tag == nil {
		return append(appendHeader(nil, h), body...), nil
	}
	if !p.explicit {
		h.class, h.tag = p.class(), *p.tag
		return append(appendHeader(nil, h), body...), nil
	}
	inner := appendHeader(nil, h)
	outer := appendHeader(nil, tagAndLength{p.class(), *p.tag, len(inner) + len(body), true})
	return slices.Concat(outer, inner, body), nil
}

// bodyOf gives what is after the header of a value that has an element of some tag.
func bodyOf(v reflect.Value, tag int) ([]byte, error) {
	if v.Type() == flagType {
		return nil, nil
	}
	switch x := v.Interface().(type) {
	case time.Time:
		return appendTime(nil, x, tag == TagGeneralizedTime)
	case BitString:
		return append([]byte{byte(-x.BitLength & 7)}, x.Bytes...), nil
	case ObjectIdentifier:
		return appendOID(nil, x)
	case *big.Int:
		return appendBigInt(nil, x)
	}
	switch k := v.Kind(); {
	case k == reflect.Bool && v.Bool():
		return []byte{0xff}, nil
	case k == reflect.Bool:
		return []byte{0}, nil
	case isInteger(k):
		return appendInteger(nil, v.Int()), nil
	case k == reflect.Struct:
		return fieldsOf(v)
	case k == reflect.Slice && v.Type().Elem().Kind() == reflect.Uint8:
		return v.Bytes(), nil
	case k == reflect.Slice:
		var list [][]byte
		for i := range v.Len() {
			b, err := marshal(v.Index(i), fieldParameters{})
			if err != nil {
				return nil, err
			}
			list = append(list, b)
		}
		if tag == TagSet {
			slices.SortFunc(list, bytes.Compare)
		}
		return bytes.Join(list, nil), nil
	}
	// A string.
	s := v.String()
	sets := map[int]*charset{TagIA5String: &ia5, TagPrintableString: &printable, TagNumericString: &numeric}
	if set := sets[tag]; set != nil {
		if wrong := set.check(s); wrong != "" {
			return nil, StructuralError{wrong}
		}
	}
	return []byte(s), nil
}

// fieldsOf gives the elements of a struct's fields. Raw content is all of them, after a header that is written anew.
func fieldsOf(v reflect.Value) ([]byte, error) {
	t := v.Type()
	if err := checkExported(t); err != nil {
		return nil, err
	}
	var body []byte
	for i := range t.NumField() {
		if i == 0 && t.Field(0).Type == rawContentType {
			if raw := v.Field(0).Bytes(); len(raw) > 0 {
				if _, start, err := parseHeader(raw, 0); err == nil {
					raw = raw[start:]
				}
				return raw, nil
			}
			continue
		}
		b, err := marshal(v.Field(i), parametersOf(t.Field(i).Tag.Get("asn1")))
		if err != nil {
			return nil, err
		}
		body = append(body, b...)
	}
	return body, nil
}
