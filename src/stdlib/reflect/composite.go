// reflect: Values of arrays, slices, strings, structs, maps and channels.

package reflect

import (
	"internal/abi"
	"iter"
	"unsafe"
)

type sliceHeader struct {
	Data unsafe.Pointer
	Len  int
	Cap  int
}

// SliceHeader and StringHeader are the old views of a slice and a string.
type SliceHeader struct {
	Data uintptr
	Len  int
	Cap  int
}

type StringHeader struct {
	Data uintptr
	Len  int
}

func (v Value) Len() int {
	switch v.kind() {
	case Array:
		return int((*abi.ArrayType)(unsafe.Pointer(v.typ_)).Len)
	case Chan:
		return chanlen(v.pointer())
	case Map:
		return maplen(v.pointer())
	case Slice:
		return (*sliceHeader)(v.ptr).Len
	case String:
		return len(*(*string)(v.ptr))
	case Pointer:
		if elemOf(v.typ_).Kind_ == abi.Array {
			return int((*abi.ArrayType)(unsafe.Pointer(elemOf(v.typ_))).Len)
		}
		panic("reflect: call of reflect.Value.Len on ptr to non-array Value")
	}
	panic(&ValueError{"reflect.Value.Len", v.kind()})
}

func (v Value) Cap() int {
	switch v.kind() {
	case Array:
		return v.Len()
	case Chan:
		return chancap(v.pointer())
	case Slice:
		return (*sliceHeader)(v.ptr).Cap
	case Pointer:
		if elemOf(v.typ_).Kind_ == abi.Array {
			return v.Len()
		}
		panic("reflect: call of reflect.Value.Cap on ptr to non-array Value")
	}
	panic(&ValueError{"reflect.Value.Cap", v.kind()})
}

func (v Value) Index(i int) Value {
	switch v.kind() {
	case Array:
		t := (*abi.ArrayType)(unsafe.Pointer(v.typ_))
		if uint(i) >= uint(t.Len) {
			panic("reflect: array index out of range")
		}
		return Value{t.Elem, unsafe.Add(v.ptr, uintptr(i)*t.Elem.Size_), v.flag&(flagIndir|flagAddr) | v.flag.ro() | flag(t.Elem.Kind_)}
	case Slice:
		s := (*sliceHeader)(v.ptr)
		if uint(i) >= uint(s.Len) {
			panic("reflect: slice index out of range")
		}
		t := elemOf(v.typ_)
		return Value{t, unsafe.Add(s.Data, uintptr(i)*t.Size_), flagAddr | flagIndir | v.flag.ro() | flag(t.Kind_)}
	case String:
		s := *(*string)(v.ptr)
		if uint(i) >= uint(len(s)) {
			panic("reflect: string index out of range")
		}
		p := unsafe.Add(unsafe.Pointer(unsafe.StringData(s)), i)
		return Value{uint8Type, p, v.flag.ro() | flag(Uint8) | flagIndir}
	}
	panic(&ValueError{"reflect.Value.Index", v.kind()})
}

var (
	uint8Type  = TypeOf(uint8(0)).common()
	stringType = TypeOf("").common()
	bytesType  = TypeOf([]byte(nil)).common()
)

func (v Value) Bytes() []byte {
	switch v.kind() {
	case Slice:
		if elemOf(v.typ_).Kind_ != abi.Uint8 {
			panic("reflect.Value.Bytes of non-byte slice")
		}
		return *(*[]byte)(v.ptr)
	case Array:
		if elemOf(v.typ_).Kind_ != abi.Uint8 {
			panic("reflect.Value.Bytes of non-byte array")
		}
		if !v.CanAddr() {
			panic("reflect.Value.Bytes of unaddressable byte array")
		}
		return unsafe.Slice((*byte)(v.ptr), v.Len())
	}
	panic(&ValueError{"reflect.Value.Bytes", v.kind()})
}

func (v Value) SetBytes(x []byte) {
	v.mustBeAssignable("SetBytes")
	v.mustBe(Slice, "SetBytes")
	if elemOf(v.typ_).Kind_ != abi.Uint8 {
		panic("reflect.Value.SetBytes of non-byte slice")
	}
	*(*[]byte)(v.ptr) = x
}

func (v Value) SetLen(n int) {
	v.mustBeAssignable("SetLen")
	v.mustBe(Slice, "SetLen")
	s := (*sliceHeader)(v.ptr)
	if uint(n) > uint(s.Cap) {
		panic("reflect: slice length out of range in SetLen")
	}
	s.Len = n
}

func (v Value) SetCap(n int) {
	v.mustBeAssignable("SetCap")
	v.mustBe(Slice, "SetCap")
	s := (*sliceHeader)(v.ptr)
	if n < s.Len || n > s.Cap {
		panic("reflect: slice capacity out of range in SetCap")
	}
	s.Cap = n
}

// base gives the data, capacity and element type of something that can be sliced.
func (v Value) sliceBase(method string) (data unsafe.Pointer, n int, elem, styp *abi.Type) {
	switch v.kind() {
	case Array:
		if v.flag&flagAddr == 0 {
			panic("reflect.Value." + method + ": slice of unaddressable array")
		}
		t := (*abi.ArrayType)(unsafe.Pointer(v.typ_))
		return v.ptr, int(t.Len), t.Elem, t.Slice
	case Slice:
		s := (*sliceHeader)(v.ptr)
		return s.Data, s.Cap, elemOf(v.typ_), v.typ_
	}
	panic(&ValueError{"reflect.Value." + method, v.kind()})
}

func (v Value) Slice(i, j int) Value {
	if v.kind() == String {
		s := *(*string)(v.ptr)
		if i < 0 || j < i || j > len(s) {
			panic("reflect.Value.Slice: string slice index out of bounds")
		}
		t := new(string)
		*t = s[i:j]
		return Value{v.typ_, unsafe.Pointer(t), v.flag&^flagAddr | flagIndir}
	}
	data, n, elem, styp := v.sliceBase("Slice")
	if i < 0 || j < i || j > n {
		panic("reflect.Value.Slice: slice index out of bounds")
	}
	return v.makeSlice(data, i, j, n, elem, styp)
}

func (v Value) Slice3(i, j, k int) Value {
	data, n, elem, styp := v.sliceBase("Slice3")
	if i < 0 || j < i || k < j || k > n {
		panic("reflect.Value.Slice3: slice index out of bounds")
	}
	return v.makeSlice(data, i, j, k, elem, styp)
}

func (v Value) makeSlice(data unsafe.Pointer, i, j, k int, elem, styp *abi.Type) Value {
	s := new(sliceHeader)
	s.Len = j - i
	s.Cap = k - i
	if k-i > 0 {
		s.Data = unsafe.Add(data, uintptr(i)*elem.Size_)
	} else {
		s.Data = data
	}
	return Value{styp, unsafe.Pointer(s), v.flag.ro() | flagIndir | flag(Slice)}
}

func MakeSlice(typ Type, len, cap int) Value {
	if typ.Kind() != Slice {
		panic("reflect.MakeSlice of non-slice type")
	}
	if len < 0 {
		panic("reflect.MakeSlice: negative len")
	}
	if cap < 0 {
		panic("reflect.MakeSlice: negative cap")
	}
	if len > cap {
		panic("reflect.MakeSlice: len > cap")
	}
	s := &sliceHeader{unsafe_NewArray(elemOf(typ.common()), cap), len, cap}
	return Value{typ.common(), unsafe.Pointer(s), flagIndir | flag(Slice)}
}

// SliceAt gives a slice of n elements at p.
func SliceAt(typ Type, p unsafe.Pointer, n int) Value {
	unsafeslice(typ.common(), p, n)
	s := &sliceHeader{p, n, n}
	return Value{SliceOf(typ).common(), unsafe.Pointer(s), flagIndir | flag(Slice)}
}

func (v Value) Grow(n int) {
	v.mustBeAssignable("Grow")
	v.mustBe(Slice, "Grow")
	if n < 0 {
		panic("reflect.Value.Grow: negative len")
	}
	v.grow(n)
}

func (v Value) grow(n int) {
	s := (*sliceHeader)(v.ptr)
	if s.Len+n < 0 {
		panic("reflect.Value.Grow: slice overflow")
	}
	if s.Len+n > s.Cap {
		g := growslice(elemOf(v.typ_), *(*[]byte)(v.ptr), n)
		h := (*sliceHeader)(unsafe.Pointer(&g))
		s.Data, s.Cap = h.Data, h.Cap
	}
}

// extend gives a copy of the slice with n more elements of length.
func (v Value) extend(n int) Value {
	v.mustBeExported("Append")
	v.mustBe(Slice, "Append")
	h := new(sliceHeader)
	*h = *(*sliceHeader)(v.ptr)
	v.ptr = unsafe.Pointer(h)
	v.flag = v.flag&^flagAddr | flagIndir
	v.grow(n)
	h.Len += n
	return v
}

func Append(s Value, x ...Value) Value {
	s.mustBe(Slice, "Append")
	n := s.Len()
	s = s.extend(len(x))
	for i, v := range x {
		s.Index(n + i).Set(v)
	}
	return s
}

func AppendSlice(s, t Value) Value {
	s.mustBe(Slice, "AppendSlice")
	t.mustBe(Slice, "AppendSlice")
	n := s.Len()
	s = s.extend(t.Len())
	Copy(s.Slice(n, n+t.Len()), t)
	return s
}

func Copy(dst, src Value) int {
	dk := dst.kind()
	if dk != Array && dk != Slice {
		panic(&ValueError{"reflect.Copy", dk})
	}
	if dk == Array {
		dst.mustBeAssignable("Copy")
	}
	dst.mustBeExported("Copy")
	src.mustBeExported("Copy")
	n := min(dst.Len(), src.Len())
	if src.kind() == String {
		b := *(*string)(src.ptr)
		for i := range n {
			*(*byte)(dst.Index(i).ptr) = b[i]
		}
		return n
	}
	if n == 0 {
		return 0
	}
	de := elemOf(dst.typ_)
	d, s := dst.Index(0).ptr, src.Index(0).ptr
	ds := sliceHeader{d, n, n}
	ss := sliceHeader{s, n, n}
	if de.PtrBytes != 0 {
		contentEscapes(s)
	}
	return typedslicecopy(de, ds, ss)
}

func (v Value) Clear() {
	switch v.Kind() {
	case Slice:
		s := (*sliceHeader)(v.ptr)
		typedarrayclear(elemOf(v.typ_), s.Data, s.Len)
	case Map:
		mapclear(v.typ_, v.pointer())
	default:
		panic(&ValueError{"reflect.Value.Clear", v.Kind()})
	}
}

// ---------------------------------------------------------------- structs

func (v Value) NumField() int {
	v.mustBe(Struct, "NumField")
	return len((*abi.StructType)(unsafe.Pointer(v.typ_)).Fields)
}

// zeroSized is where values of size 0 are that have no other place.
var zeroSized [1]byte

func (v Value) Field(i int) Value {
	if v.kind() != Struct {
		panic(&ValueError{"reflect.Value.Field", v.kind()})
	}
	fields := (*abi.StructType)(unsafe.Pointer(v.typ_)).Fields
	if uint(i) >= uint(len(fields)) {
		panic("reflect: Field index out of range")
	}
	f := &fields[i]
	fl := v.flag&(flagStickyRO|flagIndir|flagAddr) | flag(f.Typ.Kind_)
	if f.PkgPath != "" {
		if f.Embedded {
			fl |= flagEmbedRO
		} else {
			fl |= flagStickyRO
		}
	}
	if fl&flagIndir == 0 && f.Typ.Size_ == 0 {
		// A field of size 0 beside the pointer of a pointer-shaped struct is no pointer itself.
		return Value{f.Typ, unsafe.Pointer(&zeroSized), fl | flagIndir}
	}
	return Value{f.Typ, unsafe.Add(v.ptr, f.Offset), fl}
}

func (v Value) FieldByIndex(index []int) Value {
	if len(index) == 1 {
		return v.Field(index[0])
	}
	v.mustBe(Struct, "FieldByIndex")
	for i, x := range index {
		if i > 0 && v.Kind() == Pointer && elemOf(v.typ_).Kind_ == abi.Struct {
			if v.IsNil() {
				panic("reflect: indirection through nil pointer to embedded struct")
			}
			v = v.Elem()
		}
		v = v.Field(x)
	}
	return v
}

type stringError string

func (e stringError) Error() string { return string(e) }

func (v Value) FieldByIndexErr(index []int) (Value, error) {
	if len(index) == 1 {
		return v.Field(index[0]), nil
	}
	v.mustBe(Struct, "FieldByIndexErr")
	for i, x := range index {
		if i > 0 && v.Kind() == Pointer && elemOf(v.typ_).Kind_ == abi.Struct {
			if v.IsNil() {
				return Value{}, stringError("reflect: indirection through nil pointer to embedded struct field " + toRType(elemOf(v.typ_)).Name())
			}
			v = v.Elem()
		}
		v = v.Field(x)
	}
	return v, nil
}

func (v Value) FieldByName(name string) Value {
	v.mustBe(Struct, "FieldByName")
	if f, ok := toRType(v.typ()).FieldByName(name); ok {
		return v.FieldByIndex(f.Index)
	}
	return Value{}
}

func (v Value) FieldByNameFunc(match func(string) bool) Value {
	if f, ok := toRType(v.typ()).FieldByNameFunc(match); ok {
		return v.FieldByIndex(f.Index)
	}
	return Value{}
}

func (v Value) Fields() iter.Seq2[StructField, Value] {
	return func(yield func(StructField, Value) bool) {
		for i := range v.NumField() {
			if !yield(v.Type().Field(i), v.Field(i)) {
				return
			}
		}
	}
}

// VisibleFields lists the fields of a struct, promoted ones included.
func VisibleFields(t Type) []StructField {
	if t == nil {
		panic("reflect: VisibleFields(nil)")
	}
	if t.Kind() != Struct {
		panic("reflect.VisibleFields of non-struct type")
	}
	var out []StructField
	visiting := map[Type]bool{}
	var walk func(t Type, index []int)
	walk = func(t Type, prefix []int) {
		if visiting[t] {
			return
		}
		visiting[t] = true
		for i := range t.NumField() {
			f := t.Field(i)
			idx := append(append([]int(nil), prefix...), i)
			f.Index = idx
			out = append(out, f)
			if f.Anonymous {
				ft := f.Type
				if ft.Kind() == Pointer {
					ft = ft.Elem()
				}
				if ft.Kind() == Struct {
					walk(ft, idx)
				}
			}
		}
		delete(visiting, t)
	}
	walk(t, nil)
	visible := out[:0]
	for _, f := range out {
		if g, ok := t.FieldByName(f.Name); f.Name == "_" || ok && sameIndex(g.Index, f.Index) {
			visible = append(visible, f)
		}
	}
	return visible
}

func sameIndex(a, b []int) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// ---------------------------------------------------------------- maps

func copyVal(t *abi.Type, fl flag, p unsafe.Pointer) Value {
	if isDirect(t) {
		return Value{t, *(*unsafe.Pointer)(p), fl | flag(t.Kind_)}
	}
	c := unsafe_New(t)
	typedmemmove(t, c, p)
	return Value{t, c, fl | flagIndir | flag(t.Kind_)}
}

// address gives a pointer to the value's data, which must not be changed.
func (v *Value) address() unsafe.Pointer {
	if v.flag&flagIndir != 0 {
		return v.ptr
	}
	return unsafe.Pointer(&v.ptr)
}

func (v Value) MapIndex(key Value) Value {
	v.mustBe(Map, "MapIndex")
	mt := (*abi.MapType)(unsafe.Pointer(v.typ_))
	key = key.assignTo("reflect.Value.MapIndex", mt.Key, nil)
	e := mapaccess(v.typ_, v.pointer(), key.address())
	if e == nil {
		return Value{}
	}
	return copyVal(mt.Elem, (v.flag | key.flag).ro(), e)
}

func (v Value) SetMapIndex(key, elem Value) {
	v.mustBe(Map, "SetMapIndex")
	v.mustBeExported("SetMapIndex")
	key.mustBeExported("SetMapIndex")
	mt := (*abi.MapType)(unsafe.Pointer(v.typ_))
	key = key.assignTo("reflect.Value.SetMapIndex", mt.Key, nil)
	if elem.typ_ == nil {
		mapdelete(v.typ_, v.pointer(), key.address())
		return
	}
	elem.mustBeExported("SetMapIndex")
	elem = elem.assignTo("reflect.Value.SetMapIndex", mt.Elem, nil)
	contentEscapes(key.address())
	contentEscapes(elem.address())
	mapassign(v.typ_, v.pointer(), key.address(), elem.address())
}

func (v Value) MapKeys() []Value {
	v.mustBe(Map, "MapKeys")
	mt := (*abi.MapType)(unsafe.Pointer(v.typ_))
	fl := v.flag.ro()
	out := make([]Value, 0, v.Len())
	var it hiter
	for mapIterStart(v.typ_, v.pointer(), unsafe.Pointer(&it)); it.key != nil; mapIterNext(unsafe.Pointer(&it)) {
		out = append(out, copyVal(mt.Key, fl, it.key))
	}
	return out
}

// hiter begins as the runtime's map iterator does: the current key and element; the rest is the runtime's.
type hiter struct {
	key  unsafe.Pointer
	elem unsafe.Pointer
	rest [14]unsafe.Pointer
}

// A MapIter goes over a map.
type MapIter struct {
	m     Value
	iter  hiter
	begun bool
}

func (v Value) MapRange() *MapIter {
	if v.kind() != Map {
		panic(&ValueError{"reflect.Value.MapRange", v.kind()})
	}
	return &MapIter{m: v}
}

func (it *MapIter) Next() bool {
	if !it.m.IsValid() {
		panic("MapIter.Next called on an iterator that does not have an associated map Value")
	}
	if !it.begun {
		it.begun = true
		mapIterStart(it.m.typ_, it.m.pointer(), unsafe.Pointer(&it.iter))
	} else {
		if it.iter.key == nil {
			panic("MapIter.Next called on exhausted iterator")
		}
		mapIterNext(unsafe.Pointer(&it.iter))
	}
	return it.iter.key != nil
}

func (it *MapIter) current(method string) {
	if !it.begun {
		panic(method + " called before Next")
	}
	if it.iter.key == nil {
		panic(method + " called on exhausted iterator")
	}
}

func (it *MapIter) Key() Value {
	it.current("MapIter.Key")
	return copyVal((*abi.MapType)(unsafe.Pointer(it.m.typ_)).Key, it.m.flag.ro(), it.iter.key)
}

func (it *MapIter) Value() Value {
	it.current("MapIter.Value")
	return copyVal((*abi.MapType)(unsafe.Pointer(it.m.typ_)).Elem, it.m.flag.ro(), it.iter.elem)
}

func (it *MapIter) Reset(v Value) {
	if v.IsValid() {
		v.mustBe(Map, "MapIter.Reset")
	}
	it.m = v
	it.begun = false
	it.iter = hiter{}
}

// SetIterKey is v.Set(it.Key()) without a copy in between.
func (v Value) SetIterKey(it *MapIter) {
	it.current("reflect: Value.SetIterKey")
	v.mustBeAssignable("SetIterKey")
	it.m.mustBeExported("SetIterKey")
	v.setFrom("reflect.MapIter.SetKey", it.m, (*abi.MapType)(unsafe.Pointer(it.m.typ_)).Key, it.iter.key)
}

// SetIterValue is v.Set(it.Value()) without a copy in between.
func (v Value) SetIterValue(it *MapIter) {
	it.current("reflect: Value.SetIterValue")
	v.mustBeAssignable("SetIterValue")
	it.m.mustBeExported("SetIterValue")
	v.setFrom("reflect.MapIter.SetValue", it.m, (*abi.MapType)(unsafe.Pointer(it.m.typ_)).Elem, it.iter.elem)
}

// setFrom sets v to what p points to, something of the map m.
func (v Value) setFrom(context string, m Value, t *abi.Type, p unsafe.Pointer) {
	var target unsafe.Pointer
	if v.kind() == Interface {
		target = v.ptr
	}
	x := Value{t, p, m.flag.ro() | flag(t.Kind_) | flagIndir}.assignTo(context, v.typ_, target)
	typedmemmove(v.typ_, v.ptr, x.ptr)
}

func MakeMap(typ Type) Value { return MakeMapWithSize(typ, 0) }

func MakeMapWithSize(typ Type, n int) Value {
	if typ.Kind() != Map {
		panic("reflect.MakeMapWithSize of non-map type")
	}
	return Value{typ.common(), makemap(typ.common(), n), flag(Map)}
}

// ---------------------------------------------------------------- channels

func MakeChan(typ Type, buffer int) Value {
	if typ.Kind() != Chan {
		panic("reflect.MakeChan of non-chan type")
	}
	if buffer < 0 {
		panic("reflect.MakeChan: negative buffer size")
	}
	if typ.ChanDir() != BothDir {
		panic("reflect.MakeChan: unidirectional channel type")
	}
	return Value{typ.common(), makechan(typ.common(), buffer), flag(Chan)}
}

func (v Value) recv(method string, nb bool) (Value, bool) {
	v.mustBe(Chan, method)
	v.mustBeExported(method)
	ct := (*abi.ChanType)(unsafe.Pointer(v.typ_))
	if ChanDir(ct.Dir)&RecvDir == 0 {
		panic("reflect: recv on send-only channel")
	}
	x := Value{ct.Elem, nil, flag(ct.Elem.Kind_)}
	var p unsafe.Pointer
	if isDirect(ct.Elem) {
		p = unsafe.Pointer(&x.ptr)
	} else {
		p = unsafe_New(ct.Elem)
		x.ptr = p
		x.flag |= flagIndir
	}
	selected, ok := chanrecv(v.pointer(), nb, p)
	if !selected {
		return Value{}, ok
	}
	return x, ok
}

func (v Value) Recv() (x Value, ok bool)    { return v.recv("Recv", false) }
func (v Value) TryRecv() (x Value, ok bool) { return v.recv("TryRecv", true) }

func (v Value) send(method string, x Value, nb bool) bool {
	v.mustBe(Chan, method)
	v.mustBeExported(method)
	ct := (*abi.ChanType)(unsafe.Pointer(v.typ_))
	if ChanDir(ct.Dir)&SendDir == 0 {
		panic("reflect: send on recv-only channel")
	}
	x.mustBeExported(method)
	x = x.assignTo("reflect.Value.Send", ct.Elem, nil)
	contentEscapes(x.address())
	return chansend0(v.pointer(), x.address(), nb)
}

func (v Value) Send(x Value)         { v.send("Send", x, false) }
func (v Value) TrySend(x Value) bool { return v.send("TrySend", x, true) }

func (v Value) Close() {
	v.mustBe(Chan, "Close")
	v.mustBeExported("Close")
	if ChanDir((*abi.ChanType)(unsafe.Pointer(v.typ_)).Dir)&SendDir == 0 {
		panic("reflect: close of receive-only channel")
	}
	chanclose(v.pointer())
}
