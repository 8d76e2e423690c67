// encoding/json: Marshal and MarshalIndent. Complete.

package json

import (
	"encoding"
	"encoding/base64"
	"fmt"
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"
)

func Marshal(v any) ([]byte, error) {
	e := getEncoder()
	defer encoders.Put(e)
	if err := e.marshal(v, true); err != nil {
		return nil, err
	}
	return append([]byte(nil), e.buf...), nil
}

func MarshalIndent(v any, prefix, indent string) ([]byte, error) {
	b, err := Marshal(v)
	if err != nil {
		return nil, err
	}
	return appendIndent(make([]byte, 0, len(b)*3/2), b, prefix, indent)
}

// Marshaler is a type that writes itself.
type Marshaler interface {
	MarshalJSON() ([]byte, error)
}

type UnsupportedTypeError struct {
	Type reflect.Type
}

func (e *UnsupportedTypeError) Error() string { return "json: unsupported type: " + e.Type.String() }

type UnsupportedValueError struct {
	Value reflect.Value
	Str   string
}

func (e *UnsupportedValueError) Error() string { return "json: unsupported value: " + e.Str }

// InvalidUTF8Error is not used any more.
type InvalidUTF8Error struct {
	S string
}

func (e *InvalidUTF8Error) Error() string {
	return "json: invalid UTF-8 in string: " + strconv.Quote(e.S)
}

// A MarshalerError is an error of a MarshalJSON or MarshalText method.
type MarshalerError struct {
	Type       reflect.Type
	Err        error
	sourceFunc string
}

func (e *MarshalerError) Error() string {
	src := e.sourceFunc
	if src == "" {
		src = "MarshalJSON"
	}
	return "json: error calling " + src + " for type " + e.Type.String() + ": " + e.Err.Error()
}

func (e *MarshalerError) Unwrap() error { return e.Err }

type encoder struct {
	buf   []byte
	depth int
	seen  map[any]struct{}
	html  bool
}

var encoders sync.Pool

func getEncoder() *encoder {
	if e, ok := encoders.Get().(*encoder); ok {
		e.buf = e.buf[:0]
		e.depth = 0
		clear(e.seen)
		return e
	}
	return &encoder{buf: make([]byte, 0, 64), seen: map[any]struct{}{}}
}

type jsonError struct{ error }

func (e *encoder) marshal(v any, html bool) (err error) {
	defer func() {
		if r := recover(); r != nil {
			if je, ok := r.(jsonError); ok {
				err = je.error
			} else {
				panic(r)
			}
		}
	}()
	e.html = html
	e.value(reflect.ValueOf(v))
	return nil
}

func (e *encoder) fail(err error) { panic(jsonError{err}) }

type encodeFunc func(e *encoder, v reflect.Value, quoted bool)

func (e *encoder) value(v reflect.Value) {
	if !v.IsValid() {
		e.buf = append(e.buf, "null"...)
		return
	}
	encoderFor(v.Type())(e, v, false)
}

var encoderCache sync.Map // map[reflect.Type]encodeFunc

func encoderFor(t reflect.Type) encodeFunc {
	if f, ok := encoderCache.Load(t); ok {
		return f.(encodeFunc)
	}
	// A recursive type meets this one, which waits for the real one.
	var wg sync.WaitGroup
	var f encodeFunc
	wg.Add(1)
	got, loaded := encoderCache.LoadOrStore(t, encodeFunc(func(e *encoder, v reflect.Value, quoted bool) {
		wg.Wait()
		f(e, v, quoted)
	}))
	if loaded {
		return got.(encodeFunc)
	}
	f = newEncoder(t, true)
	wg.Done()
	encoderCache.Store(t, f)
	return f
}

var (
	marshalerType     = reflect.TypeFor[Marshaler]()
	textMarshalerType = reflect.TypeFor[encoding.TextMarshaler]()
	numberType        = reflect.TypeFor[Number]()
)

func newEncoder(t reflect.Type, allowAddr bool) encodeFunc {
	ptr := t.Kind() != reflect.Pointer && allowAddr
	switch {
	case ptr && reflect.PointerTo(t).Implements(marshalerType):
		return ifAddr(func(e *encoder, v reflect.Value, q bool) { e.marshaler(v.Addr()) }, newEncoder(t, false))
	case t.Implements(marshalerType):
		return func(e *encoder, v reflect.Value, q bool) { e.marshaler(v) }
	case ptr && reflect.PointerTo(t).Implements(textMarshalerType):
		return ifAddr(func(e *encoder, v reflect.Value, q bool) { e.text(v.Addr()) }, newEncoder(t, false))
	case t.Implements(textMarshalerType):
		return func(e *encoder, v reflect.Value, q bool) { e.text(v) }
	}
	switch t.Kind() {
	case reflect.Bool:
		return func(e *encoder, v reflect.Value, quoted bool) {
			e.literal(strconv.AppendBool(e.buf2(), v.Bool()), quoted)
		}
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return func(e *encoder, v reflect.Value, quoted bool) {
			if quoted {
				e.buf = append(e.buf, '"')
			}
			e.buf = strconv.AppendInt(e.buf, v.Int(), 10)
			if quoted {
				e.buf = append(e.buf, '"')
			}
		}
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		return func(e *encoder, v reflect.Value, quoted bool) {
			if quoted {
				e.buf = append(e.buf, '"')
			}
			e.buf = strconv.AppendUint(e.buf, v.Uint(), 10)
			if quoted {
				e.buf = append(e.buf, '"')
			}
		}
	case reflect.Float32:
		return func(e *encoder, v reflect.Value, quoted bool) { e.float(v, 32, quoted) }
	case reflect.Float64:
		return func(e *encoder, v reflect.Value, quoted bool) { e.float(v, 64, quoted) }
	case reflect.String:
		return encodeString
	case reflect.Interface:
		return func(e *encoder, v reflect.Value, q bool) {
			if v.IsNil() {
				e.buf = append(e.buf, "null"...)
				return
			}
			e.value(v.Elem())
		}
	case reflect.Struct:
		return encodeStruct
	case reflect.Map:
		return newMapEncoder(t)
	case reflect.Slice:
		return newSliceEncoder(t)
	case reflect.Array:
		return newArrayEncoder(t)
	case reflect.Pointer:
		elem := encoderFor(t.Elem())
		return func(e *encoder, v reflect.Value, quoted bool) {
			if v.IsNil() {
				e.buf = append(e.buf, "null"...)
				return
			}
			if e.depth++; e.depth > startDetecting {
				defer e.watch(v, v.UnsafePointer())()
			}
			elem(e, v.Elem(), quoted)
			e.depth--
		}
	}
	return func(e *encoder, v reflect.Value, q bool) { e.fail(&UnsupportedTypeError{v.Type()}) }
}

func (e *encoder) buf2() []byte { return make([]byte, 0, 8) }

func (e *encoder) literal(b []byte, quoted bool) {
	if quoted {
		e.buf = append(e.buf, '"')
	}
	e.buf = append(e.buf, b...)
	if quoted {
		e.buf = append(e.buf, '"')
	}
}

func ifAddr(yes, no encodeFunc) encodeFunc {
	return func(e *encoder, v reflect.Value, quoted bool) {
		if v.CanAddr() {
			yes(e, v, quoted)
		} else {
			no(e, v, quoted)
		}
	}
}

const startDetecting = 1000

// watch refuses a value that is being written; those who are deep down call it. key is the value's identity.
func (e *encoder) watch(v reflect.Value, key any) (leave func()) {
	if _, again := e.seen[key]; again {
		e.fail(&UnsupportedValueError{v, fmt.Sprintf("encountered a cycle via %s", v.Type())})
	}
	e.seen[key] = struct{}{}
	return func() { delete(e.seen, key) }
}

func (e *encoder) marshaler(v reflect.Value) {
	if (v.Kind() == reflect.Pointer || v.Kind() == reflect.Interface) && v.IsNil() {
		e.buf = append(e.buf, "null"...)
		return
	}
	m, ok := v.Interface().(Marshaler)
	if !ok {
		e.buf = append(e.buf, "null"...)
		return
	}
	b, err := m.MarshalJSON()
	if err == nil {
		e.buf, err = appendCompact(e.buf, b, e.html)
	}
	if err != nil {
		e.fail(&MarshalerError{v.Type(), err, "MarshalJSON"})
	}
}

func (e *encoder) text(v reflect.Value) {
	if (v.Kind() == reflect.Pointer || v.Kind() == reflect.Interface) && v.IsNil() {
		e.buf = append(e.buf, "null"...)
		return
	}
	m, ok := v.Interface().(encoding.TextMarshaler)
	if !ok {
		e.buf = append(e.buf, "null"...)
		return
	}
	b, err := m.MarshalText()
	if err != nil {
		e.fail(&MarshalerError{v.Type(), err, "MarshalText"})
	}
	e.buf = appendString(e.buf, string(b), e.html)
}

// float writes as ES6 does.
func (e *encoder) float(v reflect.Value, bits int, quoted bool) {
	f := v.Float()
	if math.IsInf(f, 0) || math.IsNaN(f) {
		e.fail(&UnsupportedValueError{v, strconv.FormatFloat(f, 'g', -1, bits)})
	}
	if quoted {
		e.buf = append(e.buf, '"')
	}
	format := byte('f')
	if abs := math.Abs(f); abs != 0 {
		if bits == 64 && (abs < 1e-6 || abs >= 1e21) || bits == 32 && (float32(abs) < 1e-6 || float32(abs) >= 1e21) {
			format = 'e'
		}
	}
	e.buf = strconv.AppendFloat(e.buf, f, format, -1, bits)
	if format == 'e' {
		// e-09 becomes e-9.
		if n := len(e.buf); n >= 4 && e.buf[n-4] == 'e' && (e.buf[n-3] == '-' || e.buf[n-3] == '+') && e.buf[n-2] == '0' {
			e.buf[n-2] = e.buf[n-1]
			e.buf = e.buf[:n-1]
		}
	}
	if quoted {
		e.buf = append(e.buf, '"')
	}
}

func encodeString(e *encoder, v reflect.Value, quoted bool) {
	if v.Type() == numberType {
		s := v.String()
		if s == "" {
			s = "0"
		}
		if !validNumber(s) {
			e.fail(fmt.Errorf("json: invalid number literal %q", s))
		}
		if quoted {
			e.buf = append(e.buf, '"')
		}
		e.buf = append(e.buf, s...)
		if quoted {
			e.buf = append(e.buf, '"')
		}
		return
	}
	if quoted {
		e.buf = appendString(e.buf, string(appendString(nil, v.String(), e.html)), false)
		return
	}
	e.buf = appendString(e.buf, v.String(), e.html)
}

func validNumber(s string) bool {
	if s == "" || s[0] != '-' && !digit(s[0]) {
		return false
	}
	var sc scanner
	for i := range len(s) {
		if isSpace(s[i]) || !sc.step(s[i]) {
			return false
		}
	}
	return sc.complete()
}

func isEmpty(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Array, reflect.Map, reflect.Slice, reflect.String:
		return v.Len() == 0
	case reflect.Bool, reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64,
		reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr,
		reflect.Float32, reflect.Float64, reflect.Interface, reflect.Pointer:
		return v.IsZero()
	}
	return false
}

func encodeStruct(e *encoder, v reflect.Value, _ bool) {
	fields := cachedFields(v.Type())
	sep := byte('{')
next:
	for i := range fields.list {
		f := &fields.list[i]
		fv := v
		for _, k := range f.index {
			if fv.Kind() == reflect.Pointer {
				if fv.IsNil() {
					continue next
				}
				fv = fv.Elem()
			}
			fv = fv.Field(k)
		}
		if f.omitEmpty && isEmpty(fv) || f.omitZero && f.isZero(fv) {
			continue
		}
		e.buf = append(e.buf, sep)
		sep = ','
		if e.html {
			e.buf = append(e.buf, f.keyEscape...)
		} else {
			e.buf = append(e.buf, f.keyPlain...)
		}
		f.encode(e, fv, f.quoted)
	}
	if sep == '{' {
		e.buf = append(e.buf, '{')
	}
	e.buf = append(e.buf, '}')
}

func newMapEncoder(t reflect.Type) encodeFunc {
	switch t.Key().Kind() {
	case reflect.String, reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64,
		reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
	default:
		if !t.Key().Implements(textMarshalerType) {
			return func(e *encoder, v reflect.Value, q bool) { e.fail(&UnsupportedTypeError{v.Type()}) }
		}
	}
	elem := encoderFor(t.Elem())
	return func(e *encoder, v reflect.Value, q bool) {
		if v.IsNil() {
			e.buf = append(e.buf, "null"...)
			return
		}
		if e.depth++; e.depth > startDetecting {
			defer e.watch(v, v.UnsafePointer())()
		}
		type entry struct {
			key   string
			value reflect.Value
		}
		list := make([]entry, 0, v.Len())
		for it := v.MapRange(); it.Next(); {
			k, err := keyText(it.Key())
			if err != nil {
				e.fail(fmt.Errorf("json: encoding error for type %q: %q", v.Type().String(), err.Error()))
			}
			list = append(list, entry{k, it.Value()})
		}
		slices.SortFunc(list, func(a, b entry) int { return strings.Compare(a.key, b.key) })
		e.buf = append(e.buf, '{')
		for i, x := range list {
			if i > 0 {
				e.buf = append(e.buf, ',')
			}
			e.buf = append(appendString(e.buf, x.key, e.html), ':')
			elem(e, x.value, false)
		}
		e.buf = append(e.buf, '}')
		e.depth--
	}
}

func keyText(k reflect.Value) (string, error) {
	if k.Kind() == reflect.String {
		return k.String(), nil
	}
	if m, ok := k.Interface().(encoding.TextMarshaler); ok {
		if k.Kind() == reflect.Pointer && k.IsNil() {
			return "", nil
		}
		b, err := m.MarshalText()
		return string(b), err
	}
	switch k.Kind() {
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return strconv.FormatInt(k.Int(), 10), nil
	}
	return strconv.FormatUint(k.Uint(), 10), nil
}

func newSliceEncoder(t reflect.Type) encodeFunc {
	if t.Elem().Kind() == reflect.Uint8 {
		p := reflect.PointerTo(t.Elem())
		if !p.Implements(marshalerType) && !p.Implements(textMarshalerType) {
			return func(e *encoder, v reflect.Value, q bool) {
				if v.IsNil() {
					e.buf = append(e.buf, "null"...)
					return
				}
				e.buf = append(e.buf, '"')
				e.buf = base64.StdEncoding.AppendEncode(e.buf, v.Bytes())
				e.buf = append(e.buf, '"')
			}
		}
	}
	elems := newArrayEncoder(t)
	type identity struct {
		p any
		n int
	}
	return func(e *encoder, v reflect.Value, q bool) {
		if v.IsNil() {
			e.buf = append(e.buf, "null"...)
			return
		}
		if e.depth++; e.depth > startDetecting {
			defer e.watch(v, identity{v.UnsafePointer(), v.Len()})()
		}
		elems(e, v, q)
		e.depth--
	}
}

func newArrayEncoder(t reflect.Type) encodeFunc {
	elem := encoderFor(t.Elem())
	return func(e *encoder, v reflect.Value, _ bool) {
		e.buf = append(e.buf, '[')
		for i := range v.Len() {
			if i > 0 {
				e.buf = append(e.buf, ',')
			}
			elem(e, v.Index(i), false)
		}
		e.buf = append(e.buf, ']')
	}
}

// appendString writes a string with quotes.
func appendString(b []byte, s string, html bool) []byte {
	b = append(b, '"')
	start := 0
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			if c >= ' ' && c != '"' && c != '\\' && (!html || c != '<' && c != '>' && c != '&') {
				i++
				continue
			}
			b = append(b, s[start:i]...)
			switch c {
			case '\\', '"':
				b = append(b, '\\', c)
			case '\b':
				b = append(b, `\b`...)
			case '\f':
				b = append(b, `\f`...)
			case '\n':
				b = append(b, `\n`...)
			case '\r':
				b = append(b, `\r`...)
			case '\t':
				b = append(b, `\t`...)
			default:
				b = append(b, '\\', 'u', '0', '0', hexDigits[c>>4], hexDigits[c&15])
			}
			i++
			start = i
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == utf8.RuneError && n == 1:
			b = append(append(b, s[start:i]...), `\ufffd`...)
			start = i + n
		case r == '\u2028' || r == '\u2029':
			b = append(append(b, s[start:i]...), '\\', 'u', '2', '0', '2', hexDigits[r&15])
			start = i + n
		}
		i += n
	}
	return append(append(b, s[start:]...), '"')
}

// A RawMessage is a value that is already written.
type RawMessage []byte

func (m RawMessage) MarshalJSON() ([]byte, error) {
	if m == nil {
		return []byte("null"), nil
	}
	return m, nil
}

func (m *RawMessage) UnmarshalJSON(data []byte) error {
	if m == nil {
		return fmt.Errorf("json.RawMessage: UnmarshalJSON on nil pointer")
	}
	*m = append((*m)[0:0], data...)
	return nil
}
