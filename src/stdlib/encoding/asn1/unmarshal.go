// From DER to Go's values.

package asn1

import (
	"fmt"
	"math/big"
	"reflect"
	"time"
)

// Unmarshal parses the DER in b into the value that val points to, and returns what follows. Integers, strings and so on go to Go's types of
// these kinds; into an any, a value of a type for the element goes.
func Unmarshal(b []byte, val any) (rest []byte, err error) { return UnmarshalWithParams(b, val, "") }

type targetError struct{ t reflect.Type }

func (e *targetError) Error() string {
	switch {
	case e.t == nil:
		return "asn1: Unmarshal recipient value is nil"
	case e.t.Kind() != reflect.Pointer:
		return "asn1: Unmarshal recipient value is non-pointer " + e.t.String()
	}
	return "asn1: Unmarshal recipient value is nil " + e.t.String()
}

// UnmarshalWithParams is Unmarshal with what the tag of a field would say.
func UnmarshalWithParams(b []byte, val any, params string) (rest []byte, err error) {
	v := reflect.ValueOf(val)
	if v.Kind() != reflect.Pointer || v.IsNil() {
		return nil, &targetError{reflect.TypeOf(val)}
	}
	at, err := unmarshal(v.Elem(), b, 0, parametersOf(params), 1)
	if err != nil {
		return nil, err
	}
	return b[at:], nil
}

// maxDepth is how deep elements may be in each other.
const maxDepth = 10000

// leaveOut sets a value that is not there, if it may be missing.
func leaveOut(v reflect.Value, p *fieldParameters) bool {
	if p.optional && p.defaultValue != nil && isInteger(v.Kind()) {
		v.SetInt(*p.defaultValue)
	}
	return p.optional
}

// bodyAt gives the body of an element, and where it ends.
func bodyAt(b []byte, at, length int, wrong string) (body []byte, end int, err error) {
	if end = at + length; end < at || end > len(b) {
		return nil, 0, SyntaxError{wrong}
	}
	return b[at:end], end, nil
}

// unmarshal reads the element at a place into v, and gives where the next one is.
func unmarshal(v reflect.Value, b []byte, start int, p fieldParameters, depth int) (int, error) {
	if depth > maxDepth {
		return start, StructuralError{"nesting depth exceeded"}
	}
	if start == len(b) {
		if !leaveOut(v, &p) {
			return start, SyntaxError{"sequence truncated"}
		}
		return start, nil
	}
	h, at, err := parseHeader(b, start)
	if err != nil {
		return at, err
	}
	if isInterface(v.Type()) {
		body, end, err := bodyAt(b, at, h.length, "data truncated")
		if err != nil {
			return at, err
		}
		value, err := anyOf(h, body)
		if err == nil && value != nil {
			v.Set(reflect.ValueOf(value))
		}
		return end, err
	}
	if p.explicit {
		class := ClassContextSpecific
		if p.application {
			class = ClassApplication
		}
		switch {
		case at == len(b):
			return at, StructuralError{"explicit tag has no child"}
		case h.class != class || h.tag != *p.tag || h.length > 0 && !h.isCompound:
			if leaveOut(v, &p) {
				return start, nil
			}
			return at, StructuralError{"explicitly tagged member didn't match"}
		case v.Type() == rawValueType:
			// It has the outer element.
		case h.length > 0:
			if h, at, err = parseHeader(b, at); err != nil {
				return at, err
			}
		case v.Type() != flagType:
			return at, StructuralError{"zero length explicit tag was not an asn1.Flag"}
		default:
			v.SetBool(true)
			return at, nil
		}
	}
	e, ok := elementOf(v.Type())
	if !ok {
		return at, StructuralError{fmt.Sprintf("unknown Go type: %v", v.Type())}
	}
	universal := h.class == ClassUniversal
	switch {
	case e.tag == TagPrintableString && universal && isString(h.tag):
		e.tag = h.tag
	case e.tag == TagPrintableString && !universal && p.stringType != 0:
		e.tag = p.stringType
	case e.tag == TagUTCTime && universal && h.tag == TagGeneralizedTime:
		e.tag = h.tag
	case e.tag == TagUTCTime && !universal && p.timeType != 0:
		e.tag = p.timeType
	}
	if p.set {
		e.tag = TagSet
	}
	class, tag, anyTag := ClassUniversal, e.tag, e.any
	if p.tag != nil && !p.explicit {
		class, tag, anyTag = p.class(), *p.tag, false
		if p.private {
			class = ClassPrivate
		}
	}
	if !anyTag && (h.class != class || h.tag != tag) || !e.any && h.isCompound != e.compound {
		if leaveOut(v, &p) {
			return start, nil
		}
		return at, StructuralError{fmt.Sprintf("tags don't match (%d vs %+v) %+v %s @%d", tag, h, p, v.Type().Name(), at)}
	}
	body, end, err := bodyAt(b, at, h.length, "data truncated")
	if err != nil {
		return at, err
	}
	if v.Type() == rawValueType {
		v.Set(reflect.ValueOf(RawValue{h.class, h.tag, h.isCompound, body, b[start:end]}))
		return end, nil
	}
	return end, setBody(v, body, b[start:end], e.tag, depth)
}

// set is the end of cases of setBody: it sets what was parsed without an error.
func set[T any](to *T, v T, err error) error {
	if err == nil {
		*to = v
	}
	return err
}

// setBody sets v to what the body of an element of some tag says; all is the element.
func setBody(v reflect.Value, body, all []byte, tag, depth int) error {
	switch to := v.Addr().Interface().(type) {
	case *ObjectIdentifier:
		oid, err := parseOID(body)
		*to = oid
		return err
	case *BitString:
		s, err := parseBitString(body)
		*to = s
		return err
	case *time.Time:
		parse := parseGeneralizedTime
		if tag == TagUTCTime {
			parse = parseUTCTime
		}
		t, err := parse(body)
		*to = t
		return err
	case *Enumerated:
		n, err := parseInt32(body)
		return set(to, Enumerated(n), err)
	case *Flag:
		*to = true
		return nil
	case **big.Int:
		n, err := parseBigInt(body)
		return set(to, n, err)
	}
	switch t := v.Type(); t.Kind() {
	case reflect.Bool:
		x, err := parseBool(body)
		if err == nil {
			v.SetBool(x)
		}
		return err
	case reflect.Int, reflect.Int32, reflect.Int64:
		n, err := parseInt64(body)
		if t.Size() == 4 {
			var n32 int32
			n32, err = parseInt32(body)
			n = int64(n32)
		}
		if err == nil {
			v.SetInt(n)
		}
		return err
	case reflect.String:
		s, err := parseString(tag, body)
		if err == nil {
			v.SetString(s)
		}
		return err
	case reflect.Struct:
		return setFields(v, body, all, depth)
	case reflect.Slice:
		if t.Elem().Kind() == reflect.Uint8 {
			bytes := reflect.MakeSlice(t, len(body), len(body))
			reflect.Copy(bytes, reflect.ValueOf(body))
			v.Set(bytes)
			return nil
		}
		list, err := listOf(t, body, depth)
		if err == nil {
			v.Set(list)
		}
		return err
	}
	return StructuralError{"unsupported: " + v.Type().String()}
}

func setFields(v reflect.Value, body, all []byte, depth int) error {
	t := v.Type()
	if err := checkExported(t); err != nil {
		return err
	}
	at := 0
	for i := range t.NumField() {
		f := t.Field(i)
		if i == 0 && f.Type == rawContentType {
			v.Field(0).Set(reflect.ValueOf(RawContent(all)))
			continue
		}
		var err error
		if at, err = unmarshal(v.Field(i), body, at, parametersOf(f.Tag.Get("asn1")), depth+1); err != nil {
			return err
		}
	}
	return nil
}

// listOf reads elements that are all of one type. They are counted first.
func listOf(t reflect.Type, body []byte, depth int) (list reflect.Value, err error) {
	e, ok := elementOf(t.Elem())
	if !ok {
		return list, StructuralError{"unknown Go type for slice"}
	}
	n := 0
	for at := 0; at < len(body); n++ {
		h, next, err := parseHeader(body, at)
		if err != nil {
			return list, err
		}
		// All types of strings and of times are one.
		switch tag := h.tag; {
		case isString(tag):
			h.tag = TagPrintableString
		case tag == TagGeneralizedTime:
			h.tag = TagUTCTime
		}
		if !e.any && (h.class != ClassUniversal || h.isCompound != e.compound || h.tag != e.tag) {
			return list, StructuralError{"sequence tag mismatch"}
		}
		if _, at, err = bodyAt(body, next, h.length, "truncated sequence"); err != nil {
			return list, err
		}
	}
	// Memory is taken as elements are read: they can be larger than what describes them.
	list = reflect.MakeSlice(t, 0, min(n, 4096))
	for at := 0; list.Len() < n; {
		list = reflect.Append(list, reflect.Zero(t.Elem()))
		if at, err = unmarshal(list.Index(list.Len()-1), body, at, fieldParameters{}, depth+1); err != nil {
			return list, err
		}
	}
	return list, nil
}

// anyOf gives the value of an element for an any, nil for those without one.
func anyOf(h tagAndLength, body []byte) (any, error) {
	if h.isCompound || h.class != ClassUniversal {
		return nil, nil
	}
	switch h.tag {
	case TagBoolean:
		return parseBool(body)
	case TagInteger:
		return parseInt64(body)
	case TagBitString:
		return parseBitString(body)
	case TagOctetString:
		return body, nil
	case TagOID:
		return parseOID(body)
	case TagUTCTime:
		return parseUTCTime(body)
	case TagGeneralizedTime:
		return parseGeneralizedTime(body)
	case TagGeneralString:
		return nil, nil
	}
	if isString(h.tag) {
		return parseString(h.tag, body)
	}
	return nil, nil
}
