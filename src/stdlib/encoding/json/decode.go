// encoding/json: Unmarshal. Complete.

package json

import (
	"encoding"
	"encoding/base64"
	"fmt"
	"internal/abi"
	"reflect"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

func Unmarshal(data []byte, v any) error {
	d := &decoder{data: data}
	// In Go, too, a call decodes with an object of its own.
	abi.EscapeNonString(d)
	if err := checkValid(data, &d.scan); err != nil {
		return err
	}
	return d.unmarshal(v)
}

// Unmarshaler is a type that reads itself.
type Unmarshaler interface {
	UnmarshalJSON([]byte) error
}

// An UnmarshalTypeError says that a value does not fit a type.
type UnmarshalTypeError struct {
	Value  string
	Type   reflect.Type
	Offset int64
	Struct string
	Field  string
}

func (e *UnmarshalTypeError) Error() string {
	if e.Struct != "" || e.Field != "" {
		return "json: cannot unmarshal " + e.Value + " into Go struct field " + e.Struct + "." + e.Field + " of type " + e.Type.String()
	}
	return "json: cannot unmarshal " + e.Value + " into Go value of type " + e.Type.String()
}

// UnmarshalFieldError is not used any more.
type UnmarshalFieldError struct {
	Key   string
	Type  reflect.Type
	Field reflect.StructField
}

func (e *UnmarshalFieldError) Error() string {
	return "json: cannot unmarshal object key " + strconv.Quote(e.Key) + " into unexported field " + e.Field.Name + " of type " + e.Type.String()
}

type InvalidUnmarshalError struct {
	Type reflect.Type
}

func (e *InvalidUnmarshalError) Error() string {
	switch {
	case e.Type == nil:
		return "json: Unmarshal(nil)"
	case e.Type.Kind() != reflect.Pointer:
		return "json: Unmarshal(non-pointer " + e.Type.String() + ")"
	}
	return "json: Unmarshal(nil " + e.Type.String() + ")"
}

// A Number is a number as it is written.
type Number string

func (n Number) String() string { return string(n) }

func (n Number) Float64() (float64, error) { return strconv.ParseFloat(string(n), 64) }

func (n Number) Int64() (int64, error) { return strconv.ParseInt(string(n), 10, 64) }

// A decoder goes through data that is known to be valid.
type decoder struct {
	data      []byte
	i         int
	first     error // the first that does not end decoding
	scan      scanner
	where     *place // nil before the first field
	useNumber bool
	strict    bool
}

// A place says for errors where in structs a value belongs.
type place struct {
	in     reflect.Type
	fields []string
}

func (d *decoder) unmarshal(v any) error {
	rv := reflect.ValueOf(v)
	if rv.Kind() != reflect.Pointer || rv.IsNil() {
		return &InvalidUnmarshalError{reflect.TypeOf(v)}
	}
	d.blank()
	if err := d.value(rv); err != nil {
		return d.context(err)
	}
	return d.first
}

func (d *decoder) blank() {
	for d.i < len(d.data) && isSpace(d.data[d.i]) {
		d.i++
	}
}

func (d *decoder) save(err error) {
	if d.first == nil {
		d.first = d.context(err)
	}
}

func (d *decoder) context(err error) error {
	if e, ok := err.(*UnmarshalTypeError); ok && d.where != nil && (d.where.in != nil || len(d.where.fields) > 0) {
		if d.where.in != nil {
			e.Struct = d.where.in.Name()
		}
		// An error of a nested Unmarshal tells its own field.
		inner := e.Field
		e.Field = strings.Join(d.where.fields, ".")
		if inner != "" {
			e.Field += "." + inner
		}
	}
	return err
}

// skip passes over a value and gives its text.
func (d *decoder) skip() []byte {
	start := d.i
	depth := 0
	for d.i < len(d.data) {
		c := d.data[d.i]
		switch c {
		case '"':
			d.skipString()
		case '{', '[':
			depth++
			d.i++
		case '}', ']':
			depth--
			d.i++
		case ',', ':', ' ', '\t', '\r', '\n':
			d.i++
			continue
		default:
			for d.i < len(d.data) && !isSpace(d.data[d.i]) && !strings.ContainsRune(",:]}", rune(d.data[d.i])) {
				d.i++
			}
		}
		if depth == 0 {
			break
		}
	}
	return d.data[start:d.i]
}

func (d *decoder) skipString() {
	for d.i++; d.data[d.i] != '"'; d.i++ {
		if d.data[d.i] == '\\' {
			d.i++
		}
	}
	d.i++
}

func (d *decoder) value(v reflect.Value) error {
	switch d.data[d.i] {
	case '[':
		if !v.IsValid() {
			d.skip()
			return nil
		}
		return d.array(v)
	case '{':
		if !v.IsValid() {
			d.skip()
			return nil
		}
		return d.object(v)
	}
	lit := d.skip()
	if !v.IsValid() {
		return nil
	}
	return d.literal(lit, v, false)
}

// indirect goes through pointers, making what they point to, to something that reads itself or to no pointer.
func indirect(v reflect.Value, null bool) (Unmarshaler, encoding.TextUnmarshaler, reflect.Value) {
	v0 := v
	addr := false
	if v.Kind() != reflect.Pointer && v.Type().Name() != "" && v.CanAddr() {
		addr = true
		v = v.Addr()
	}
	for {
		if v.Kind() == reflect.Interface && !v.IsNil() {
			e := v.Elem()
			if e.Kind() == reflect.Pointer && !e.IsNil() && (!null || e.Elem().Kind() == reflect.Pointer) {
				addr = false
				v = e
				continue
			}
		}
		if v.Kind() != reflect.Pointer || null && v.CanSet() {
			break
		}
		// A pointer in an interface that leads back to it.
		if v.Elem().Kind() == reflect.Interface && v.Elem().Elem().Equal(v) {
			v = v.Elem()
			break
		}
		if v.IsNil() {
			v.Set(reflect.New(v.Type().Elem()))
		}
		if v.Type().NumMethod() > 0 && v.CanInterface() {
			if u, ok := v.Interface().(Unmarshaler); ok {
				return u, nil, reflect.Value{}
			}
			if !null {
				if u, ok := v.Interface().(encoding.TextUnmarshaler); ok {
					return nil, u, reflect.Value{}
				}
			}
		}
		if addr {
			v = v0
			addr = false
		} else {
			v = v.Elem()
		}
	}
	return nil, nil, v
}

func (d *decoder) mismatch(what string, t reflect.Type, offset int) {
	d.save(&UnmarshalTypeError{Value: what, Type: t, Offset: int64(offset)})
}

func (d *decoder) array(v reflect.Value) error {
	u, ut, pv := indirect(v, false)
	if u != nil {
		return u.UnmarshalJSON(d.skip())
	}
	if ut != nil {
		d.mismatch("array", v.Type(), d.i+1)
		d.skip()
		return nil
	}
	v = pv
	switch v.Kind() {
	case reflect.Interface:
		if v.NumMethod() == 0 {
			v.Set(reflect.ValueOf(d.anyValue()))
			return nil
		}
		fallthrough
	default:
		d.mismatch("array", v.Type(), d.i+1)
		d.skip()
		return nil
	case reflect.Array, reflect.Slice:
	}
	d.i++
	d.blank()
	n := 0
	for d.data[d.i] != ']' {
		if v.Kind() == reflect.Slice {
			if n >= v.Cap() {
				v.Grow(1)
			}
			if n >= v.Len() {
				v.SetLen(n + 1)
			}
		}
		elem := reflect.Value{}
		if n < v.Len() {
			elem = v.Index(n)
		}
		if err := d.value(elem); err != nil {
			return err
		}
		n++
		d.next()
	}
	d.i++
	if n < v.Len() {
		if v.Kind() == reflect.Array {
			for ; n < v.Len(); n++ {
				v.Index(n).SetZero()
			}
		} else {
			v.SetLen(n)
		}
	}
	if n == 0 && v.Kind() == reflect.Slice {
		v.Set(reflect.MakeSlice(v.Type(), 0, 0))
	}
	return nil
}

// next goes past a comma to the next element, or to the bracket.
func (d *decoder) next() {
	d.blank()
	if d.data[d.i] == ',' {
		d.i++
		d.blank()
	}
}

var textUnmarshalerType = reflect.TypeFor[encoding.TextUnmarshaler]()

func (d *decoder) object(v reflect.Value) error {
	u, ut, pv := indirect(v, false)
	if u != nil {
		return u.UnmarshalJSON(d.skip())
	}
	if ut != nil {
		d.mismatch("object", v.Type(), d.i+1)
		d.skip()
		return nil
	}
	v = pv
	t := v.Type()
	var fields *structFields
	switch v.Kind() {
	case reflect.Interface:
		if v.NumMethod() == 0 {
			v.Set(reflect.ValueOf(d.anyValue()))
			return nil
		}
		d.mismatch("object", t, d.i+1)
		d.skip()
		return nil
	case reflect.Map:
		switch t.Key().Kind() {
		case reflect.String, reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64,
			reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		default:
			if !reflect.PointerTo(t.Key()).Implements(textUnmarshalerType) {
				d.mismatch("object", t, d.i+1)
				d.skip()
				return nil
			}
		}
		if v.IsNil() {
			v.Set(reflect.MakeMap(t))
		}
	case reflect.Struct:
		fields = cachedFields(t)
	default:
		d.mismatch("object", t, d.i+1)
		d.skip()
		return nil
	}
	var mapElem reflect.Value
	var outer place
	if d.where != nil {
		outer = *d.where
	}
	d.i++
	d.blank()
	for d.data[d.i] != '}' {
		keyStart := d.i
		d.skipString()
		item := d.data[keyStart:d.i]
		key, _ := unquoteBytes(item)
		d.blank()
		d.i++ // the colon
		d.blank()
		var sub reflect.Value
		quoted := false
		if fields == nil {
			if !mapElem.IsValid() {
				mapElem = reflect.New(t.Elem()).Elem()
			} else {
				mapElem.SetZero()
			}
			sub = mapElem
		} else {
			f := fields.byName[string(key)]
			if f == nil {
				f = fields.byFold[fold(key)]
			}
			if f != nil {
				if d.where == nil {
					d.where = new(place)
				}
				sub = v
				quoted = f.quoted
				for i, k := range f.index {
					if sub.Kind() == reflect.Pointer {
						if sub.IsNil() {
							if !sub.CanSet() {
								d.save(fmt.Errorf("json: cannot set embedded pointer to unexported struct: %v", sub.Type().Elem()))
								sub, quoted = reflect.Value{}, false
								break
							}
							sub.Set(reflect.New(sub.Type().Elem()))
						}
						sub = sub.Elem()
					}
					if i < len(f.index)-1 {
						d.where.fields = append(d.where.fields, sub.Type().Field(k).Name)
					}
					sub = sub.Field(k)
				}
				d.where.in = t
				d.where.fields = append(d.where.fields, f.name)
			} else if d.strict {
				d.save(fmt.Errorf("json: unknown field %q", key))
			}
		}
		var err error
		if quoted {
			err = d.quotedValue(sub)
		} else {
			err = d.value(sub)
		}
		if err != nil {
			return err
		}
		if fields == nil {
			if k := d.mapKey(t.Key(), key, item, keyStart); k.IsValid() {
				v.SetMapIndex(k, sub)
			}
		}
		if d.where != nil {
			d.where.in, d.where.fields = outer.in, d.where.fields[:len(outer.fields)]
		}
		d.next()
	}
	d.i++
	return nil
}

// quotedValue reads a value with the option string: the literal is inside a string.
func (d *decoder) quotedValue(v reflect.Value) error {
	c := d.data[d.i]
	if c == '[' || c == '{' {
		d.skip()
		d.save(fmt.Errorf("json: invalid use of ,string struct tag, trying to unmarshal unquoted value into %v", v.Type()))
		return nil
	}
	lit := d.skip()
	switch {
	case lit[0] == 'n':
		return d.literal(lit, v, false)
	case lit[0] == '"':
		s, _ := unquoteBytes(lit)
		return d.literal(s, v, true)
	default:
		d.save(fmt.Errorf("json: invalid use of ,string struct tag, trying to unmarshal unquoted value into %v", v.Type()))
	}
	return nil
}

func (d *decoder) mapKey(kt reflect.Type, key []byte, item []byte, start int) reflect.Value {
	if reflect.PointerTo(kt).Implements(textUnmarshalerType) {
		k := reflect.New(kt)
		if err := d.literal(item, k, true); err != nil {
			d.save(err)
			return reflect.Value{}
		}
		return k.Elem()
	}
	k := reflect.New(kt).Elem()
	switch kt.Kind() {
	case reflect.String:
		k.SetString(string(key))
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		n, err := strconv.ParseInt(string(key), 10, 64)
		if err != nil || kt.OverflowInt(n) {
			d.mismatch("number "+string(key), kt, start+1)
			return reflect.Value{}
		}
		k.SetInt(n)
	default:
		n, err := strconv.ParseUint(string(key), 10, 64)
		if err != nil || kt.OverflowUint(n) {
			d.mismatch("number "+string(key), kt, start+1)
			return reflect.Value{}
		}
		k.SetUint(n)
	}
	return k
}

// literal stores a literal. fromQuoted: it comes from inside a string, so that it may be nonsense.
func (d *decoder) literal(lit []byte, v reflect.Value, fromQuoted bool) error {
	bad := func() error {
		return fmt.Errorf("json: invalid use of ,string struct tag, trying to unmarshal %q into %v", lit, v.Type())
	}
	if len(lit) == 0 {
		d.save(bad())
		return nil
	}
	null := len(lit) > 0 && lit[0] == 'n'
	u, ut, pv := indirect(v, null)
	if u != nil {
		return u.UnmarshalJSON(lit)
	}
	if ut != nil {
		if lit[0] != '"' {
			what := "number"
			switch lit[0] {
			case 'n':
				what = "null"
			case 't', 'f':
				what = "bool"
			}
			d.mismatch(what, v.Type(), d.i)
			return nil
		}
		s, ok := unquoteBytes(lit)
		if !ok && fromQuoted {
			return bad()
		}
		return ut.UnmarshalText(s)
	}
	v = pv
	switch c := lit[0]; c {
	case 'n':
		if fromQuoted && string(lit) != "null" {
			d.save(bad())
			return nil
		}
		switch v.Kind() {
		case reflect.Interface, reflect.Pointer, reflect.Map, reflect.Slice:
			v.SetZero()
		}
	case 't', 'f':
		value := c == 't'
		if fromQuoted && string(lit) != "true" && string(lit) != "false" {
			d.save(bad())
			return nil
		}
		switch {
		case v.Kind() == reflect.Bool:
			v.SetBool(value)
		case v.Kind() == reflect.Interface && v.NumMethod() == 0:
			v.Set(reflect.ValueOf(value))
		case fromQuoted:
			d.save(bad())
		default:
			d.mismatch("bool", v.Type(), d.i)
		}
	case '"':
		s, ok := unquoteBytes(lit)
		if !ok {
			return bad()
		}
		switch {
		case v.Kind() == reflect.Slice && v.Type().Elem().Kind() == reflect.Uint8:
			b := make([]byte, base64.StdEncoding.DecodedLen(len(s)))
			n, err := base64.StdEncoding.Decode(b, s)
			if err != nil {
				d.save(err)
				break
			}
			v.SetBytes(b[:n])
		case v.Kind() == reflect.String:
			if v.Type() == numberType && !validNumber(string(s)) {
				return fmt.Errorf("json: invalid number literal, trying to unmarshal %q into Number", lit)
			}
			v.SetString(string(s))
		case v.Kind() == reflect.Interface && v.NumMethod() == 0:
			v.Set(reflect.ValueOf(string(s)))
		default:
			d.mismatch("string", v.Type(), d.i)
		}
	default:
		if c != '-' && !digit(c) {
			return bad()
		}
		return d.number(lit, v, fromQuoted, bad)
	}
	return nil
}

func (d *decoder) number(s []byte, v reflect.Value, fromQuoted bool, bad func() error) error {
	switch v.Kind() {
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		n, err := strconv.ParseInt(string(s), 10, 64)
		if err != nil || v.OverflowInt(n) {
			d.mismatch("number "+string(s), v.Type(), d.i)
			break
		}
		v.SetInt(n)
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		n, err := strconv.ParseUint(string(s), 10, 64)
		if err != nil || v.OverflowUint(n) {
			d.mismatch("number "+string(s), v.Type(), d.i)
			break
		}
		v.SetUint(n)
	case reflect.Float32, reflect.Float64:
		n, err := strconv.ParseFloat(string(s), v.Type().Bits())
		if err != nil || v.OverflowFloat(n) {
			d.mismatch("number "+string(s), v.Type(), d.i)
			break
		}
		v.SetFloat(n)
	default:
		switch {
		case v.Kind() == reflect.String && v.Type() == numberType:
			v.SetString(string(s))
		case v.Kind() == reflect.Interface && v.NumMethod() == 0:
			n, err := d.convertNumber(string(s))
			if err != nil {
				d.save(err)
				break
			}
			v.Set(reflect.ValueOf(n))
		case fromQuoted:
			return bad()
		default:
			d.mismatch("number", v.Type(), d.i)
		}
	}
	return nil
}

func (d *decoder) convertNumber(s string) (any, error) {
	if d.useNumber {
		return Number(s), nil
	}
	f, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return nil, &UnmarshalTypeError{Value: "number " + s, Type: reflect.TypeFor[float64](), Offset: int64(d.i)}
	}
	return f, nil
}

// anyValue reads a value for an empty interface.
func (d *decoder) anyValue() any {
	switch d.data[d.i] {
	case '[':
		out := []any{}
		d.i++
		d.blank()
		for d.data[d.i] != ']' {
			out = append(out, d.anyValue())
			d.next()
		}
		d.i++
		return out
	case '{':
		m := make(map[string]any)
		d.i++
		d.blank()
		for d.data[d.i] != '}' {
			start := d.i
			d.skipString()
			key, _ := unquote(d.data[start:d.i])
			d.blank()
			d.i++
			d.blank()
			m[key] = d.anyValue()
			d.next()
		}
		d.i++
		return m
	}
	lit := d.skip()
	switch lit[0] {
	case 'n':
		return nil
	case 't', 'f':
		return lit[0] == 't'
	case '"':
		s, _ := unquote(lit)
		return s
	}
	n, err := d.convertNumber(string(lit))
	if err != nil {
		d.save(err)
	}
	return n
}

func hex4(s []byte) rune {
	if len(s) < 6 || s[0] != '\\' || s[1] != 'u' {
		return -1
	}
	var r rune
	for _, c := range s[2:6] {
		switch {
		case digit(c):
			c -= '0'
		case 'a' <= c && c <= 'f':
			c -= 'a' - 10
		case 'A' <= c && c <= 'F':
			c -= 'A' - 10
		default:
			return -1
		}
		r = r<<4 | rune(c)
	}
	return r
}

// unquote reads a string literal; what is no UTF-8 becomes U+FFFD.
func unquote(s []byte) (string, bool) {
	b, ok := unquoteBytes(s)
	return string(b), ok
}

// unquoteBytes gives a part of s if nothing in it is escaped.
func unquoteBytes(s []byte) ([]byte, bool) {
	if len(s) < 2 || s[0] != '"' || s[len(s)-1] != '"' {
		return nil, false
	}
	s = s[1 : len(s)-1]
	i := 0
	for i < len(s) && s[i] != '\\' && s[i] != '"' && s[i] >= ' ' && s[i] < utf8.RuneSelf {
		i++
	}
	if i == len(s) {
		return s, true
	}
	b := append(make([]byte, 0, len(s)+2*utf8.UTFMax), s[:i]...)
	for i < len(s) {
		switch c := s[i]; {
		case c == '\\':
			i++
			if i >= len(s) {
				return nil, false
			}
			switch s[i] {
			case '"', '\\', '/', '\'':
				b = append(b, s[i])
			case 'b':
				b = append(b, '\b')
			case 'f':
				b = append(b, '\f')
			case 'n':
				b = append(b, '\n')
			case 'r':
				b = append(b, '\r')
			case 't':
				b = append(b, '\t')
			case 'u':
				r := hex4(s[i-1:])
				if r < 0 {
					return nil, false
				}
				i += 4
				if utf16.IsSurrogate(r) {
					if dec := utf16.DecodeRune(r, hex4(s[i+1:])); dec != utf8.RuneError {
						i += 6
						r = dec
					} else {
						r = utf8.RuneError
					}
				}
				b = utf8.AppendRune(b, r)
			default:
				return nil, false
			}
			i++
		case c == '"' || c < ' ':
			return nil, false
		case c < utf8.RuneSelf:
			b = append(b, c)
			i++
		default:
			r, n := utf8.DecodeRune(s[i:])
			b = utf8.AppendRune(b, r)
			i += n
		}
	}
	return b, true
}
