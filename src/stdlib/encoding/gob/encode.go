// encoding/gob: the encoder. Complete.
//
// How values of a type are written is looked up once (a plan). A message is its length and its bytes; the bytes of a value may be divided by
// descriptions of types that only its interfaces tell of: what was written so far goes in front of the description, in its message.

package gob

import (
	"encoding"
	"errors"
	"io"
	"math"
	"math/bits"
	"reflect"
	"sync"
)

// tooBig a message is an error: 8 GB, or 1 GB on a 32-bit machine.
const tooBig = (1 << 30) << (^uint(0) >> 62)

// lengthSpace is kept in front of a message for its length.
const lengthSpace = 9

type message struct{ data []byte }

func newMessage() *message { return &message{make([]byte, lengthSpace, 64)} }

func (m *message) Write(p []byte) (int, error) {
	m.data = append(m.data, p...)
	return len(p), nil
}

func (m *message) uint(x uint64) { m.data = appendUint(m.data, x) }

// appendUint appends a number: a byte, or the negated count of bytes and these.
func appendUint(b []byte, x uint64) []byte {
	if x < 0x80 {
		return append(b, byte(x))
	}
	n := (bits.Len64(x) + 7) / 8
	b = append(b, byte(-n))
	for i := n - 1; i >= 0; i-- {
		b = append(b, byte(x>>(8*i)))
	}
	return b
}

// int writes a number with its sign in the lowest bit.
func (m *message) int(x int64) { m.uint(uint64(x<<1) ^ uint64(x>>63)) }

// float writes the bytes in reverse, for usual numbers have zeros at the end.
func (m *message) float(x float64) { m.uint(bits.ReverseBytes64(math.Float64bits(x))) }

func (m *message) text(s string) {
	m.uint(uint64(len(s)))
	m.data = append(m.data, s...)
}

// An Encoder sends values.
type Encoder struct {
	mu   sync.Mutex
	w    []io.Writer // the last one takes descriptions
	sent map[reflect.Type]typeId
	err  error
}

func NewEncoder(w io.Writer) *Encoder {
	return &Encoder{w: []io.Writer{w}, sent: map[reflect.Type]typeId{}}
}

// Encode sends a value.
func (enc *Encoder) Encode(e any) error { return enc.EncodeValue(reflect.ValueOf(e)) }

// EncodeValue sends a value. A nil pointer panics.
func (enc *Encoder) EncodeValue(value reflect.Value) error {
	if !value.IsValid() {
		return errors.New("gob: cannot encode nil value")
	}
	if value.Kind() == reflect.Pointer && value.IsNil() {
		panic("gob: cannot encode nil pointer of type " + value.Type().String())
	}
	enc.mu.Lock()
	defer enc.mu.Unlock()
	u, err := useOf(value.Type())
	if err != nil {
		return err
	}
	enc.w = enc.w[:1]
	enc.err = nil
	m := newMessage()
	enc.begin(m, u)
	if enc.err != nil {
		return enc.err
	}
	enc.value(m, value, u)
	if enc.err == nil {
		enc.flush(enc.w[0], m)
	}
	return enc.err
}

// setError keeps the first error.
func (enc *Encoder) setError(err error) {
	if enc.err == nil {
		enc.err = err
	}
}

// flush sends a message and makes room for the next.
func (enc *Encoder) flush(w io.Writer, m *message) {
	n := len(m.data) - lengthSpace
	if n >= tooBig {
		enc.setError(errors.New("gob: encoder: message too big"))
		return
	}
	var space [lengthSpace]byte
	length := appendUint(space[:0], uint64(n))
	at := lengthSpace - len(length)
	copy(m.data[at:], length)
	_, err := w.Write(m.data[at:])
	m.data = m.data[:lengthSpace]
	if err != nil {
		enc.setError(err)
	}
}

// begin describes a value's type if that was not done, and writes the type's number.
func (enc *Encoder) begin(m *message, u *use) {
	t := u.base
	if u.enc != noMethod {
		t = u.user
	}
	if _, done := enc.sent[t]; !done {
		done = enc.describe(m, t)
		if enc.err == nil && !done {
			s, err := sentAs(u)
			if err != nil {
				enc.setError(err)
			} else {
				enc.sent[t] = s.id
			}
		}
	}
	m.int(int64(enc.sent[u.base]))
}

// describe sends the description of a type that needs one, and of those that it is made of.
func (enc *Encoder) describe(m *message, t reflect.Type) bool {
	u := mustUseOr(enc, t)
	if u == nil {
		return false
	}
	base := u.base
	if u.enc == noMethod {
		switch base.Kind() {
		case reflect.Array, reflect.Map, reflect.Struct:
		case reflect.Slice:
			if base.Elem().Kind() == reflect.Uint8 {
				return false
			}
		default:
			return false
		}
	}
	if _, done := enc.sent[base]; done {
		return false
	}
	s, err := sentAs(u)
	if err != nil {
		enc.setError(err)
		return false
	}
	m.int(-int64(s.id))
	enc.value(m, reflect.ValueOf(s.wire), wireUse)
	enc.flush(enc.w[len(enc.w)-1], m)
	if enc.err != nil {
		return false
	}
	enc.sent[base] = s.id
	enc.sent[u.user] = s.id
	switch base.Kind() {
	case reflect.Struct:
		for i := range base.NumField() {
			if f := base.Field(i); isExported(f.Name) {
				enc.describe(m, f.Type)
			}
		}
	case reflect.Array, reflect.Slice:
		enc.describe(m, base.Elem())
	case reflect.Map:
		enc.describe(m, base.Key())
		enc.describe(m, base.Elem())
	}
	return true
}

func mustUseOr(enc *Encoder, t reflect.Type) *use {
	u, err := useOf(t)
	if err != nil {
		enc.setError(err)
		return nil
	}
	return u
}

// An encPlan says how values of a type are written. The values lie indir pointers away (-1: their address is taken).
type encPlan struct {
	use       *use
	indir     int
	kind      reflect.Kind
	key, elem *encPlan
	fields    []encField // of a struct
}

type encField struct {
	index int
	plan  *encPlan
}

var encPlans sync.Map // map[reflect.Type]*encPlan

// planFor makes the plan of a type and of all that it is made of; making holds those that are not finished.
func planFor(t reflect.Type, making map[reflect.Type]*encPlan) *encPlan {
	if p, ok := encPlans.Load(t); ok {
		return p.(*encPlan)
	}
	if p := making[t]; p != nil {
		return p
	}
	outer := making == nil
	if outer {
		making = map[reflect.Type]*encPlan{}
	}
	u := mustUse(t)
	p := &encPlan{use: u, indir: u.indir, kind: u.base.Kind()}
	making[t] = p
	if u.enc != noMethod {
		p.indir = u.encIndir
	} else {
		p.fill(u.base, making)
	}
	if outer {
		for t, p := range making {
			encPlans.LoadOrStore(t, p)
		}
	}
	return p
}

func (p *encPlan) fill(t reflect.Type, making map[reflect.Type]*encPlan) {
	switch p.kind {
	case reflect.Slice:
		if basicId(t) == 0 {
			p.elem = planFor(t.Elem(), making)
		}
	case reflect.Array:
		p.elem = planFor(t.Elem(), making)
	case reflect.Map:
		p.key = planFor(t.Key(), making)
		p.elem = planFor(t.Elem(), making)
	case reflect.Struct:
		for i := range t.NumField() {
			if f := t.Field(i); isSent(f) {
				p.fields = append(p.fields, encField{i, planFor(f.Type, making)})
			}
		}
		if t.NumField() > 0 && len(p.fields) == 0 {
			failf("type %s has no exported fields", t)
		}
	default:
		if basicId(t) == 0 {
			failf("can't happen: encode type %s", p.use.user)
		}
	}
}

// value writes a value after its type's number.
func (enc *Encoder) value(m *message, v reflect.Value, u *use) {
	defer caught(&enc.err)
	var p *encPlan
	if u.enc != noMethod {
		p = planFor(u.user, nil)
	} else {
		p = planFor(u.base, nil)
	}
	indir := u.indir
	if u.enc != noMethod {
		indir = u.encIndir
	}
	for range indir {
		v = reflect.Indirect(v)
	}
	if u.enc == noMethod && v.Kind() == reflect.Struct {
		enc.fields(m, p, v)
		return
	}
	if v, ok := follow(v, p.indir); ok {
		enc.put(m, p, v, 0)
	}
}

// follow goes through pointers; a nil one has no value.
func follow(v reflect.Value, indir int) (reflect.Value, bool) {
	for range indir {
		if v.IsNil() {
			break
		}
		v = v.Elem()
	}
	return v, v.IsValid() && (v.Kind() != reflect.Pointer || !v.IsNil())
}

func (enc *Encoder) fields(m *message, p *encPlan, v reflect.Value) {
	last := -1
	for i := range p.fields {
		f := &p.fields[i]
		fv := v.Field(f.index)
		if f.plan.indir > 0 {
			var ok bool
			if fv, ok = follow(fv, f.plan.indir); !ok {
				continue
			}
		}
		if enc.put(m, f.plan, fv, i-last) {
			last = i
		}
	}
	m.uint(0)
}

// element writes a value in an array or a slice.
func (enc *Encoder) element(m *message, p *encPlan, v reflect.Value) {
	if p.indir > 0 {
		var ok bool
		if v, ok = follow(v, p.indir); !ok {
			failf("encodeArray: nil element")
		}
	}
	enc.put(m, p, v, -1)
}

// pair writes a key or a value in a map.
func (enc *Encoder) pair(m *message, p *encPlan, v reflect.Value) {
	for i := 0; i < p.indir && v.IsValid(); i++ {
		v = reflect.Indirect(v)
	}
	if !v.IsValid() {
		failf("encodeReflectValue: nil element")
	}
	enc.put(m, p, v, -1)
}

// put writes a value. A delta above 0 is the distance from the last field that was written, and then a value of zero is not written, which put
// reports; 0 is in front of a value that is no struct's; elements have none (-1).
func (enc *Encoder) put(m *message, p *encPlan, v reflect.Value, delta int) bool {
	if p.use.enc != noMethod {
		return enc.own(m, p, v, delta)
	}
	if delta > 0 && isNothing(v) {
		return false
	}
	if delta >= 0 {
		m.uint(uint64(delta))
	}
	switch p.kind {
	case reflect.Bool:
		if v.Bool() {
			m.uint(1)
		} else {
			m.uint(0)
		}
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		m.int(v.Int())
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		m.uint(v.Uint())
	case reflect.Float32, reflect.Float64:
		m.float(v.Float())
	case reflect.Complex64, reflect.Complex128:
		c := v.Complex()
		m.float(real(c))
		m.float(imag(c))
	case reflect.String:
		m.text(v.String())
	case reflect.Struct:
		enc.fields(m, p, v)
	case reflect.Interface:
		enc.dynamic(m, v)
	case reflect.Map:
		m.uint(uint64(v.Len()))
		for it := v.MapRange(); it.Next(); {
			enc.pair(m, p.key, it.Key())
			enc.pair(m, p.elem, it.Value())
		}
	case reflect.Slice, reflect.Array:
		n := v.Len()
		m.uint(uint64(n))
		if p.elem == nil {
			m.Write(v.Bytes())
			break
		}
		for i := range n {
			enc.element(m, p.elem, v.Index(i))
		}
	}
	return true
}

// isNothing reports whether a field is left out. Arrays and structs never are.
func isNothing(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Array, reflect.Struct:
		return false
	case reflect.Slice:
		return v.Len() == 0
	case reflect.Map, reflect.Interface:
		return v.IsNil()
	case reflect.Float32, reflect.Float64:
		return v.Float() == 0
	case reflect.Complex64, reflect.Complex128:
		return v.Complex() == 0
	}
	return v.IsZero()
}

// own lets a value write itself.
func (enc *Encoder) own(m *message, p *encPlan, v reflect.Value, delta int) bool {
	if p.indir < 0 {
		if !v.CanAddr() {
			failf("unaddressable value of type %s", reflect.PointerTo(p.use.user))
		}
		v = v.Addr()
	}
	if delta > 0 && v.IsZero() {
		return false
	}
	if delta >= 0 {
		m.uint(uint64(delta))
	}
	var data []byte
	var err error
	if p.use.enc == gobMethod {
		e, _ := reflect.TypeAssert[GobEncoder](v)
		data, err = e.GobEncode()
	} else {
		e, _ := reflect.TypeAssert[encoding.BinaryMarshaler](v)
		data, err = e.MarshalBinary()
	}
	if err != nil {
		fail(err)
	}
	m.uint(uint64(len(data)))
	m.Write(data)
	return true
}

// dynamic writes a value in an interface: its type's name and number, and the value as a message in the message.
func (enc *Encoder) dynamic(m *message, v reflect.Value) {
	v = v.Elem()
	if !v.IsValid() {
		m.uint(0)
		return
	}
	if v.Kind() == reflect.Pointer && v.IsNil() {
		failf("gob: cannot encode nil pointer of type %s inside interface", v.Type())
	}
	u := mustUse(v.Type())
	name, ok := nameOfType.Load(u.base)
	if !ok {
		failf("type not registered for interface: %s", u.base)
	}
	m.text(name.(string))
	enc.begin(m, u)
	enc.w = append(enc.w, m)
	inner := newMessage()
	enc.value(inner, v, u)
	if enc.err != nil {
		fail(enc.err)
	}
	enc.w = enc.w[:len(enc.w)-1]
	enc.flush(m, inner)
	if enc.err != nil {
		fail(enc.err)
	}
}
