// encoding/gob: what types are on the wire. Complete.
//
// A type is sent once, as a wireType under a number, before the first value of it. Numbers are given in the order in which a program's types are
// first looked at, from 64; those below are the basic types and those that wireType is made of. Format: the package's documentation in Go.

package gob

import (
	"encoding"
	"errors"
	"fmt"
	"reflect"
	"sync"
	"unicode"
	"unicode/utf8"
)

// GobEncoder is a type that has its own form on the wire.
type GobEncoder interface {
	GobEncode() ([]byte, error)
}

// GobDecoder is a type that reads its own form.
type GobDecoder interface {
	GobDecode([]byte) error
}

type typeId int32

const (
	idBool typeId = 1 + iota
	idInt
	idUint
	idFloat
	idBytes
	idString
	idComplex
	idInterface

	idWireType typeId = 16
	firstOwn   typeId = 64
)

// CommonType is what the descriptions of all types have.
type CommonType struct {
	Name string
	Id   typeId
}

// The forms of these types are part of the format.
type (
	wireType struct {
		ArrayT           *arrayType
		SliceT           *sliceType
		StructT          *structType
		MapT             *mapType
		GobEncoderT      *gobEncoderType
		BinaryMarshalerT *gobEncoderType
		TextMarshalerT   *gobEncoderType
	}
	arrayType struct {
		CommonType
		Elem typeId
		Len  int
	}
	sliceType struct {
		CommonType
		Elem typeId
	}
	structType struct {
		CommonType
		Field []fieldType
	}
	fieldType struct {
		Name string
		Id   typeId
	}
	mapType struct {
		CommonType
		Key  typeId
		Elem typeId
	}
	gobEncoderType struct {
		CommonType
	}
)

func (w *wireType) name() string {
	switch {
	case w == nil:
	case w.ArrayT != nil:
		return w.ArrayT.Name
	case w.SliceT != nil:
		return w.SliceT.Name
	case w.StructT != nil:
		return w.StructT.Name
	case w.MapT != nil:
		return w.MapT.Name
	case w.method() != nil:
		return w.method().Name
	}
	return "unknown type"
}

// method is set for types that write themselves.
func (w *wireType) method() *gobEncoderType {
	switch {
	case w.GobEncoderT != nil:
		return w.GobEncoderT
	case w.BinaryMarshalerT != nil:
		return w.BinaryMarshalerT
	}
	return w.TextMarshalerT
}

// A description of one of the program's types. The wireType is empty for basic ones.
type description struct {
	*CommonType
	wire wireType
}

// numbered gives a description its number, unless it has one.
func (d *description) numbered() typeId {
	if d.Id == 0 {
		d.Id = typeId(len(known.byId))
		known.byId = append(known.byId, d)
	}
	return d.Id
}

// The types that the program has used.
var known struct {
	sync.Mutex
	byType map[reflect.Type]*description
	byId   []*description
	basic  []*description // the first of byId, which do not change
	sent   map[reflect.Type]*sentType
}

// A sentType is a type as it is sent: a value's number and what describes it.
type sentType struct {
	id   typeId
	wire wireType
}

func init() {
	known.byType = map[reflect.Type]*description{}
	known.byId = make([]*description, 1, firstOwn)
	known.sent = map[reflect.Type]*sentType{}
	basic := func(name string, t reflect.Type) {
		d := &description{CommonType: &CommonType{Name: name}}
		d.numbered()
		if t != nil {
			known.byType[t] = d
		}
	}
	basic("bool", reflect.TypeFor[bool]())
	basic("int", reflect.TypeFor[int]())
	basic("uint", reflect.TypeFor[uint]())
	basic("float", reflect.TypeFor[float64]())
	basic("bytes", reflect.TypeFor[[]byte]())
	basic("string", reflect.TypeFor[string]())
	basic("complex", reflect.TypeFor[complex128]())
	basic("interface", reflect.TypeFor[any]())
	for len(known.byId) < int(idWireType) {
		basic("_reserved1", nil)
	}
	if s, err := sentAs(wireUse); err != nil || s.id != idWireType {
		panic("gob: wireType has another number")
	}
	known.byId = append(known.byId, make([]*description, int(firstOwn)-len(known.byId))...)
	known.basic = known.byId[:firstOwn:firstOwn]
	registerBasic()
}

// described gives a type's description, or nil. Numbers below firstOwn mean the same to everyone.
func described(id typeId) *description {
	if id < 0 || int(id) >= len(known.byId) {
		return nil
	}
	return known.byId[id]
}

func describedBasic(id typeId) *description {
	if id < 0 || id >= firstOwn {
		return nil
	}
	return known.basic[id]
}

// text is a type in a message.
func (d *description) text(seen map[typeId]bool) string {
	w := &d.wire
	if d.wire == (wireType{}) || w.method() != nil {
		return d.Name
	}
	if seen[d.Id] {
		return d.Name
	}
	seen[d.Id] = true
	of := func(id typeId) string { return described(id).text(seen) }
	switch {
	case w.ArrayT != nil:
		return fmt.Sprintf("[%d]%s", w.ArrayT.Len, of(w.ArrayT.Elem))
	case w.SliceT != nil:
		return "[]" + of(w.SliceT.Elem)
	case w.MapT != nil:
		key := of(w.MapT.Key)
		return "map[" + key + "]" + of(w.MapT.Elem)
	}
	s := d.Name + " = struct { "
	for _, f := range w.StructT.Field {
		s += f.Name + " " + of(f.Id) + "; "
	}
	return s + "}"
}

// How a type writes or reads itself.
type method byte

const (
	noMethod method = iota
	gobMethod
	binaryMethod
)

// A use is a type as the program has it: how many pointers lead to what is sent, and the methods that do it. The receiver of a method is so many
// pointers away from the type, or (-1) is a pointer to it.
type use struct {
	user, base         reflect.Type
	indir              int
	enc, dec           method
	encIndir, decIndir int
}

var (
	uses sync.Map // map[reflect.Type]*use

	gobEncoderT    = reflect.TypeFor[GobEncoder]()
	gobDecoderT    = reflect.TypeFor[GobDecoder]()
	binaryEncoderT = reflect.TypeFor[encoding.BinaryMarshaler]()
	binaryDecoderT = reflect.TypeFor[encoding.BinaryUnmarshaler]()

	wireUse = mustUse(reflect.TypeFor[wireType]())
)

func useOf(t reflect.Type) (*use, error) {
	if u, ok := uses.Load(t); ok {
		return u.(*use), nil
	}
	u := &use{user: t, base: t}
	for slow := t; u.base.Kind() == reflect.Pointer; u.indir++ {
		u.base = u.base.Elem()
		if u.base == slow {
			return nil, errors.New("can't represent recursive pointer type " + u.base.String())
		}
		if u.indir%2 == 0 {
			slow = slow.Elem()
		}
	}
	var ok bool
	if u.encIndir, ok = receiverOf(t, gobEncoderT); ok {
		u.enc = gobMethod
	} else if u.encIndir, ok = receiverOf(t, binaryEncoderT); ok {
		u.enc = binaryMethod
	}
	if u.decIndir, ok = receiverOf(t, gobDecoderT); ok {
		u.dec = gobMethod
	} else if u.decIndir, ok = receiverOf(t, binaryDecoderT); ok {
		u.dec = binaryMethod
	}
	known, _ := uses.LoadOrStore(t, u)
	return known.(*use), nil
}

func mustUse(t reflect.Type) *use {
	u, err := useOf(t)
	if err != nil {
		fail(err)
	}
	return u
}

func receiverOf(t, methods reflect.Type) (indir int, ok bool) {
	for r := t; ; r = r.Elem() {
		if r.Implements(methods) {
			return indir, true
		}
		if r.Kind() != reflect.Pointer {
			break
		}
		indir++
	}
	if t.Kind() != reflect.Pointer && reflect.PointerTo(t).Implements(methods) {
		return -1, true
	}
	return 0, false
}

// sentAs describes the type of a use. Types that write themselves are known by the type that the program has, others by their base.
func sentAs(u *use) (*sentType, error) {
	t := u.base
	if u.enc != noMethod {
		t = u.user
	}
	known.Lock()
	defer known.Unlock()
	if s := known.sent[t]; s != nil {
		return s, nil
	}
	d, err := describeBase(t.Name(), t)
	if err != nil {
		return nil, err
	}
	s := &sentType{id: d.Id, wire: d.wire}
	if u.enc != noMethod {
		if d, err = describe(t.Name(), u, t); err != nil {
			return nil, err
		}
		s.wire = d.wire
	}
	known.sent[t] = s
	return s, nil
}

func describeBase(name string, t reflect.Type) (*description, error) {
	u, err := useOf(t)
	if err != nil {
		return nil, err
	}
	return describe(name, u, u.base)
}

func describe(name string, u *use, t reflect.Type) (*description, error) {
	if d := known.byType[t]; d != nil {
		return d, nil
	}
	d, err := describeNew(name, u, t)
	if err != nil {
		// In Go, too, a struct with such a field is known from then on, with the fields before it.
		if t.Kind() != reflect.Struct {
			delete(known.byType, t)
		}
		return nil, err
	}
	known.byType[t] = d
	return d, nil
}

// describeNew describes a type for the first time. Types that contain themselves find their unfinished description.
func describeNew(name string, u *use, t reflect.Type) (*description, error) {
	if u.enc != noMethod {
		m := &gobEncoderType{CommonType{Name: name}}
		d := &description{CommonType: &m.CommonType}
		if u.enc == gobMethod {
			d.wire.GobEncoderT = m
		} else {
			d.wire.BinaryMarshalerT = m
		}
		d.numbered()
		return d, nil
	}
	switch t.Kind() {
	case reflect.Array:
		a := &arrayType{CommonType: CommonType{Name: name}, Len: t.Len()}
		d := &description{&a.CommonType, wireType{ArrayT: a}}
		known.byType[t] = d
		elem, err := describeBase("", t.Elem())
		if err != nil {
			return nil, err
		}
		d.numbered()
		a.Elem = elem.Id
		return d, nil
	case reflect.Map:
		m := &mapType{CommonType: CommonType{Name: name}}
		d := &description{&m.CommonType, wireType{MapT: m}}
		known.byType[t] = d
		key, err := describeBase("", t.Key())
		if err != nil {
			return nil, err
		}
		elem, err := describeBase("", t.Elem())
		if err != nil {
			return nil, err
		}
		d.numbered()
		m.Key, m.Elem = key.Id, elem.Id
		return d, nil
	case reflect.Slice:
		if t.Elem().Kind() == reflect.Uint8 {
			break
		}
		s := &sliceType{CommonType: CommonType{Name: name}}
		d := &description{&s.CommonType, wireType{SliceT: s}}
		known.byType[t] = d
		elem, err := describeBase(t.Elem().Name(), t.Elem())
		if err != nil {
			return nil, err
		}
		d.numbered()
		s.Elem = elem.numbered()
		return d, nil
	case reflect.Struct:
		s := &structType{CommonType: CommonType{Name: name}}
		d := &description{&s.CommonType, wireType{StructT: s}}
		d.numbered()
		known.byType[t] = d
		for i := range t.NumField() {
			f := t.Field(i)
			if !isSent(f) {
				continue
			}
			u, err := useOf(f.Type)
			if err != nil {
				return nil, err
			}
			name := u.base.Name()
			if name == "" {
				name = u.base.String()
			}
			fd, err := describe(name, u, u.base)
			if err != nil {
				return nil, err
			}
			s.Field = append(s.Field, fieldType{f.Name, fd.numbered()})
		}
		return d, nil
	}
	if id := basicId(t); id != 0 {
		return described(id), nil
	}
	return nil, errors.New("gob NewTypeObject can't handle type: " + t.String())
}

// basicId is the number of a type that need not be described, or 0.
func basicId(t reflect.Type) typeId {
	switch t.Kind() {
	case reflect.Bool:
		return idBool
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return idInt
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		return idUint
	case reflect.Float32, reflect.Float64:
		return idFloat
	case reflect.Complex64, reflect.Complex128:
		return idComplex
	case reflect.String:
		return idString
	case reflect.Interface:
		return idInterface
	case reflect.Slice:
		if t.Elem().Kind() == reflect.Uint8 {
			return idBytes
		}
	}
	return 0
}

func isExported(name string) bool {
	r, _ := utf8.DecodeRuneInString(name)
	return unicode.IsUpper(r)
}

// isSent reports whether a field goes over the wire: it is exported, and neither a channel nor a function.
func isSent(f reflect.StructField) bool {
	t := f.Type
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	return isExported(f.Name) && t.Kind() != reflect.Chan && t.Kind() != reflect.Func
}

// A failure travels as a panic to where it becomes an error.
type failure struct{ err error }

func fail(err error) { panic(failure{err}) }

func failf(format string, args ...any) { fail(fmt.Errorf("gob: "+format, args...)) }

func caught(err *error) {
	switch e := recover().(type) {
	case nil:
	case failure:
		*err = e.err
	default:
		panic(e)
	}
}
