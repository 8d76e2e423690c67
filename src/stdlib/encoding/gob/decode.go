// encoding/gob: the decoder. Complete.
//
// What a message says is read into a value of the program's type by a function made for the pair of the two types. Fields go by their names; what
// the program's type does not have is passed over.

package gob

import (
	"bufio"
	"errors"
	"io"
	"math"
	"math/bits"
	"reflect"
	"sync"
)

// chunk of memory that a length may ask for before the data is there.
const chunk = 10 << 20

// maxIgnored types in types may be passed over.
const maxIgnored = 10000

var errBadUint = errors.New("gob: encoded unsigned integer out of range")

// A Decoder receives values.
type Decoder struct {
	mu    sync.Mutex
	r     io.Reader
	buf   []byte // what is left of a message
	err   error
	types map[typeId]*wireType

	structs map[structKey]*decStruct
	ignored map[typeId]*decStruct
	depth   int // of types that are passed over

	count [9]byte
}

type structKey struct {
	t  reflect.Type
	id typeId
}

// NewDecoder makes a decoder; a reader without ReadByte is buffered.
func NewDecoder(r io.Reader) *Decoder {
	if _, ok := r.(io.ByteReader); !ok {
		r = bufio.NewReader(r)
	}
	return &Decoder{r: r, types: map[typeId]*wireType{}, structs: map[structKey]*decStruct{}, ignored: map[typeId]*decStruct{}}
}

// Decode stores the next value in what e points to, or with nil passes over it.
func (dec *Decoder) Decode(e any) error {
	if e == nil {
		return dec.DecodeValue(reflect.Value{})
	}
	v := reflect.ValueOf(e)
	if v.Kind() != reflect.Pointer {
		dec.err = errors.New("gob: attempt to decode into a non-pointer")
		return dec.err
	}
	return dec.DecodeValue(v)
}

// DecodeValue stores the next value in v or what it points to; an invalid v passes over it.
func (dec *Decoder) DecodeValue(v reflect.Value) error {
	if v.IsValid() && !v.CanSet() && (v.Kind() != reflect.Pointer || v.IsNil()) {
		return errors.New("gob: DecodeValue of unassignable value")
	}
	dec.mu.Lock()
	defer dec.mu.Unlock()
	dec.buf = nil
	dec.err = nil
	id := dec.begin(false)
	if dec.err == nil {
		dec.value(id, v)
	}
	return dec.err
}

// begin takes descriptions of types and gives the number of the type of the value behind them, or -1.
func (dec *Decoder) begin(inInterface bool) typeId {
	for first := true; dec.err == nil; first = false {
		if len(dec.buf) == 0 && !dec.receive() {
			if !first && dec.err == io.EOF {
				dec.err = io.ErrUnexpectedEOF
			}
			break
		}
		id := typeId(signed(dec.number()))
		if id >= 0 {
			return id
		}
		dec.describe(-id)
		if dec.err != nil {
			break
		}
		if len(dec.buf) > 0 {
			if !inInterface {
				dec.err = errors.New("extra data in buffer")
				break
			}
			dec.number() // the length of the value to come
		}
	}
	return -1
}

func (dec *Decoder) describe(id typeId) {
	if id < firstOwn || dec.types[id] != nil {
		dec.err = errors.New("gob: duplicate type received")
		return
	}
	w := new(wireType)
	dec.value(idWireType, reflect.ValueOf(w))
	if dec.err == nil {
		dec.types[id] = w
	}
}

// receive reads a message.
func (dec *Decoder) receive() bool {
	n, err := readUint(dec.r, dec.count[:])
	switch {
	case err != nil:
		dec.err = err
	case n >= tooBig:
		dec.err = errors.New("invalid message length")
	default:
		dec.buf, dec.err = readData(dec.r, int(n))
		if dec.err == io.EOF {
			dec.err = io.ErrUnexpectedEOF
		}
	}
	return dec.err == nil
}

func readData(r io.Reader, n int) ([]byte, error) {
	var data []byte
	for len(data) < n {
		at := len(data)
		data = append(data, make([]byte, min(n-at, chunk))...)
		if _, err := io.ReadFull(r, data[at:]); err != nil {
			if at > 0 && err == io.EOF {
				err = io.ErrUnexpectedEOF
			}
			return nil, err
		}
	}
	return data, nil
}

func readUint(r io.Reader, buf []byte) (uint64, error) {
	if n, err := io.ReadFull(r, buf[:1]); n == 0 {
		return 0, err
	}
	if buf[0] < 0x80 {
		return uint64(buf[0]), nil
	}
	n := -int(int8(buf[0]))
	if n > 8 {
		return 0, errBadUint
	}
	if _, err := io.ReadFull(r, buf[:n]); err != nil {
		if err == io.EOF {
			err = io.ErrUnexpectedEOF
		}
		return 0, err
	}
	return bigEndian(buf[:n]), nil
}

func bigEndian(b []byte) (x uint64) {
	for _, c := range b {
		x = x<<8 | uint64(c)
	}
	return x
}

func signed(x uint64) int64 { return int64(x>>1) ^ -int64(x&1) }

// Read takes bytes of the message.
func (dec *Decoder) read(p []byte) (int, error) {
	n := copy(p, dec.buf)
	dec.buf = dec.buf[n:]
	if n == 0 && len(p) > 0 {
		return 0, io.EOF
	}
	return n, nil
}

type bufReader struct{ dec *Decoder }

func (r bufReader) Read(p []byte) (int, error) { return r.dec.read(p) }

// number reads a number between values; an error of it is dec.err.
func (dec *Decoder) number() uint64 {
	x, err := readUint(bufReader{dec}, dec.count[:])
	if err != nil {
		dec.err = err
	}
	return x
}

// uint reads a number in a value.
func (dec *Decoder) uint() uint64 {
	if len(dec.buf) == 0 {
		fail(io.EOF)
	}
	b := dec.buf[0]
	dec.buf = dec.buf[1:]
	if b < 0x80 {
		return uint64(b)
	}
	n := -int(int8(b))
	if n > 8 {
		fail(errBadUint)
	}
	if len(dec.buf) < n {
		failf("invalid uint data length %d: exceeds input size %d", n, len(dec.buf))
	}
	x := bigEndian(dec.buf[:n])
	dec.buf = dec.buf[n:]
	return x
}

func (dec *Decoder) float() float64 { return math.Float64frombits(bits.ReverseBytes64(dec.uint())) }

// length reads a count of bytes that must be there.
func (dec *Decoder) length() (int, bool) {
	n := int(dec.uint())
	if n < 0 || n > len(dec.buf) || n >= tooBig {
		return 0, false
	}
	return n, true
}

func (dec *Decoder) take(n int) []byte {
	b := dec.buf[:n]
	dec.buf = dec.buf[n:]
	return b
}

// A getter reads a value into v; name is for the message that it does not fit.
type getter func(dec *Decoder, v reflect.Value, name string)

// A decStruct says what to do with the fields of a struct as it is sent. One for another type has one field.
type decStruct struct {
	fields []decField
	taken  int // fields that are not passed over
}

type decField struct {
	get   getter
	index []int // nil: the field is passed over
	name  string
}

func outOfRange(name string) { fail(errors.New(`value for "` + name + `" out of range`)) }

// made follows pointers, which it sets where they are nil.
func made(v reflect.Value) reflect.Value {
	for v.Kind() == reflect.Pointer {
		if v.IsNil() {
			v.Set(reflect.New(v.Type().Elem()))
		}
		v = v.Elem()
	}
	return v
}

// value reads a value whose type's number was read.
func (dec *Decoder) value(id typeId, v reflect.Value) {
	defer caught(&dec.err)
	if !v.IsValid() {
		dec.ignore(id)
		return
	}
	u := mustUse(v.Type())
	s, err := dec.structFor(id, u)
	if err != nil {
		dec.err = err
		return
	}
	v = made(v)
	if u.base.Kind() != reflect.Struct || u.dec != noMethod {
		dec.single(s, v)
		return
	}
	if w := dec.types[id]; s.taken == 0 && u.base.NumField() > 0 && w != nil && len(w.StructT.Field) > 0 {
		failf("type mismatch: no fields matched compiling decoder for %s", u.base.Name())
	}
	dec.fields(s, v, "")
}

func (dec *Decoder) ignore(id typeId) {
	s, err := dec.ignoreFor(id)
	if err != nil {
		dec.err = err
		return
	}
	if w := dec.types[id]; w != nil && w.StructT != nil {
		dec.fields(s, reflect.Value{}, "ignore ")
	} else {
		dec.single(s, reflect.Value{})
	}
}

func (dec *Decoder) single(s *decStruct, v reflect.Value) {
	if dec.uint() != 0 {
		failf("decode: corrupted data: non-zero delta for singleton")
	}
	f := &s.fields[0]
	f.get(dec, v, f.name)
}

func (dec *Decoder) fields(s *decStruct, v reflect.Value, what string) {
	at := -1
	for len(dec.buf) > 0 {
		delta := int(dec.uint())
		if delta < 0 {
			failf("%sdecode: corrupted data: negative delta", what)
		}
		if delta == 0 {
			return
		}
		if at >= len(s.fields)-delta {
			fail(errors.New("gob: bad data: field numbers out of bounds"))
		}
		at += delta
		f := &s.fields[at]
		var fv reflect.Value
		if f.index != nil {
			fv = made(v.FieldByIndex(f.index))
		}
		f.get(dec, fv, f.name)
	}
}

// structFor gives what reads a type that was sent into one of the program. It may be unfinished while it is made, for types contain themselves.
func (dec *Decoder) structFor(id typeId, u *use) (*decStruct, error) {
	key := structKey{u.user, id}
	s := dec.structs[key]
	if s == nil {
		s = &decStruct{}
		dec.structs[key] = s
		if err := dec.prepare(s, id, u); err != nil {
			delete(dec.structs, key)
			return nil, err
		}
	}
	return s, nil
}

func (dec *Decoder) prepare(s *decStruct, id typeId, u *use) (err error) {
	defer caught(&err)
	if u.base.Kind() != reflect.Struct || u.dec != noMethod {
		return dec.prepareSingle(s, id, u)
	}
	var sent *structType
	if d := describedBasic(id); d != nil {
		sent = d.wire.StructT
	} else {
		w := dec.types[id]
		if w == nil {
			fail(errors.New("gob: unknown type id or corrupted data"))
		}
		sent = w.StructT
	}
	if sent == nil {
		failf("type mismatch in decoder: want struct type %s; got non-struct", u.base)
	}
	s.fields = make([]decField, len(sent.Field))
	making := map[reflect.Type]*getter{}
	for i, f := range sent.Field {
		if f.Name == "" {
			failf("empty name for remote field of type %s", sent.Name)
		}
		local, ok := u.base.FieldByName(f.Name)
		if !ok || !isExported(f.Name) {
			s.fields[i] = decField{get: *dec.ignorer(f.Id, map[typeId]*getter{}), name: f.Name}
			continue
		}
		if !dec.fits(local.Type, f.Id, map[reflect.Type]typeId{}) {
			failf("wrong type (%s) for received field %s.%s", local.Type, sent.Name, f.Name)
		}
		s.fields[i] = decField{*dec.getterFor(f.Id, local.Type, local.Name, making), local.Index, f.Name}
		s.taken++
	}
	return nil
}

func (dec *Decoder) prepareSingle(s *decStruct, id typeId, u *use) error {
	name := u.user.String()
	if !dec.fits(u.user, id, map[reflect.Type]typeId{}) {
		remote := dec.nameOf(id)
		if u.base.Kind() == reflect.Interface && id != idInterface {
			return errors.New("gob: local interface type " + name + " can only be decoded from remote interface type; received concrete type " + remote)
		}
		return errors.New("gob: decoding into local type " + name + ", received remote type " + remote)
	}
	s.fields = []decField{{get: *dec.getterFor(id, u.user, name, map[reflect.Type]*getter{}), name: name}}
	s.taken = 1
	return nil
}

// nameOf is for messages; a type that the program has, too, under the number is spelled out.
func (dec *Decoder) nameOf(id typeId) string {
	known.Lock()
	defer known.Unlock()
	if d := described(id); d != nil {
		return d.text(map[typeId]bool{})
	}
	return dec.types[id].name()
}

// fits reports whether a value of a type that was sent can be stored in one of the program's. Structs always seem to fit.
func (dec *Decoder) fits(t reflect.Type, id typeId, asked map[reflect.Type]typeId) bool {
	if before, ok := asked[t]; ok {
		return before == id
	}
	asked[t] = id
	u := mustUse(t)
	w := dec.types[id]
	sent := noMethod
	if w != nil {
		switch {
		case w.GobEncoderT != nil && w.BinaryMarshalerT != nil, w.TextMarshalerT != nil:
			return false
		case w.GobEncoderT != nil:
			sent = gobMethod
		case w.BinaryMarshalerT != nil:
			sent = binaryMethod
		}
	}
	if u.dec != sent {
		return false
	}
	if sent != noMethod {
		return true
	}
	base := u.base
	if basic := basicId(base); basic != 0 {
		return basic == id
	}
	switch base.Kind() {
	case reflect.Struct:
		return true
	case reflect.Array:
		return w != nil && w.ArrayT != nil && base.Len() == w.ArrayT.Len && dec.fits(base.Elem(), w.ArrayT.Elem, asked)
	case reflect.Map:
		return w != nil && w.MapT != nil && dec.fits(base.Key(), w.MapT.Key, asked) && dec.fits(base.Elem(), w.MapT.Elem, asked)
	case reflect.Slice:
		elem, ok := dec.sliceElem(id)
		return ok && dec.fits(mustUse(base.Elem()).base, elem, asked)
	}
	return false
}

// sliceElem gives the number of the element's type of a slice that was sent.
func (dec *Decoder) sliceElem(id typeId) (typeId, bool) {
	w := dec.types[id]
	if d := describedBasic(id); d != nil {
		w = &d.wire
	}
	if w == nil || w.SliceT == nil {
		return 0, false
	}
	return w.SliceT.Elem, true
}
