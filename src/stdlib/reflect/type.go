// reflect: Type and what can be asked of it. Absent: types made at run time other than pointers, slices, channels and maps of known types (StructOf, FuncOf, ArrayOf).

package reflect

import (
	"internal/abi"
	"iter"
	"strconv"
	"unsafe"
)

// A Kind is the specific kind of a Type.
type Kind uint

const (
	Invalid Kind = iota
	Bool
	Int
	Int8
	Int16
	Int32
	Int64
	Uint
	Uint8
	Uint16
	Uint32
	Uint64
	Uintptr
	Float32
	Float64
	Complex64
	Complex128
	Array
	Chan
	Func
	Interface
	Map
	Pointer
	Slice
	String
	Struct
	UnsafePointer
)

// Ptr is the old name of Pointer.
const Ptr = Pointer

var kindNames = [...]string{
	"invalid", "bool", "int", "int8", "int16", "int32", "int64", "uint", "uint8", "uint16", "uint32", "uint64", "uintptr",
	"float32", "float64", "complex64", "complex128", "array", "chan", "func", "interface", "map", "ptr", "slice", "string",
	"struct", "unsafe.Pointer",
}

func (k Kind) String() string {
	if uint(k) < uint(len(kindNames)) {
		return kindNames[k]
	}
	return "kind" + strconv.Itoa(int(k))
}

// ChanDir is a channel type's direction.
type ChanDir int

const (
	RecvDir ChanDir             = 1 << iota // <-chan
	SendDir                                 // chan<-
	BothDir = RecvDir | SendDir             // chan
)

func (d ChanDir) String() string {
	switch d {
	case SendDir:
		return "chan<-"
	case RecvDir:
		return "<-chan"
	case BothDir:
		return "chan"
	}
	return "ChanDir" + strconv.Itoa(int(d))
}

// Type is the representation of a Go type. Types are comparable with ==.
type Type interface {
	Align() int
	FieldAlign() int
	Method(int) Method
	MethodByName(string) (Method, bool)
	NumMethod() int
	Name() string
	PkgPath() string
	Size() uintptr
	String() string
	Kind() Kind
	Implements(u Type) bool
	AssignableTo(u Type) bool
	ConvertibleTo(u Type) bool
	Comparable() bool
	Bits() int
	ChanDir() ChanDir
	IsVariadic() bool
	Elem() Type
	Field(i int) StructField
	FieldByIndex(index []int) StructField
	FieldByName(name string) (StructField, bool)
	FieldByNameFunc(match func(string) bool) (StructField, bool)
	In(i int) Type
	Key() Type
	Len() int
	NumField() int
	NumIn() int
	NumOut() int
	Out(i int) Type
	OverflowComplex(x complex128) bool
	OverflowFloat(x float64) bool
	OverflowInt(x int64) bool
	OverflowUint(x uint64) bool
	CanSeq() bool
	CanSeq2() bool
	Fields() iter.Seq[StructField]
	Methods() iter.Seq[Method]
	Ins() iter.Seq[Type]
	Outs() iter.Seq[Type]
	common() *abi.Type
}

// rtype is the only implementation of Type: a descriptor.
type rtype struct {
	t abi.Type
}

func toRType(t *abi.Type) *rtype { return (*rtype)(unsafe.Pointer(t)) }

func toType(t *abi.Type) Type {
	if t == nil {
		return nil
	}
	return toRType(t)
}

func (t *rtype) common() *abi.Type { return &t.t }

// TypeOf gives the dynamic type of i, nil for a nil interface.
func TypeOf(i any) Type {
	return toType(abi.TypeOf(i))
}

// TypeFor gives the Type of T.
func TypeFor[T any]() Type {
	return toRType(abi.TypeFor[T]())
}

func (t *rtype) Size() uintptr   { return t.t.Size_ }
func (t *rtype) Align() int      { return int(t.t.Align_) }
func (t *rtype) FieldAlign() int { return int(t.t.FieldAlign_) }
func (t *rtype) Kind() Kind      { return Kind(t.t.Kind_) }
func (t *rtype) String() string  { return t.t.Str }

func (t *rtype) Bits() int {
	k := t.Kind()
	if k < Int || k > Complex128 {
		panic("reflect: Bits of non-arithmetic Type " + t.String())
	}
	return int(t.t.Size_) * 8
}

func (t *rtype) Name() string {
	if t.t.TFlag&abi.TFlagNamed == 0 {
		return ""
	}
	if u := t.t.Uncommon; u != nil && u.Name != "" {
		return u.Name
	}
	if t.t.Kind_ == abi.UnsafePointer {
		return "Pointer"
	}
	return t.t.Str
}

func (t *rtype) PkgPath() string {
	if t.t.TFlag&abi.TFlagNamed == 0 {
		return ""
	}
	if t.t.Uncommon != nil {
		return t.t.Uncommon.PkgPath
	}
	if t.t.Kind_ == abi.UnsafePointer {
		return "unsafe"
	}
	return ""
}

func (t *rtype) Comparable() bool { return t.t.TFlag&abi.TFlagComparable != 0 }

func (t *rtype) must(k Kind, what string) {
	if t.Kind() != k {
		panic("reflect: " + what + " of non-" + kindWord(k) + " type " + t.String())
	}
}

func kindWord(k Kind) string {
	switch k {
	case Array, Chan, Func, Map, Struct:
		return k.String()
	}
	return k.String()
}

func (t *rtype) ChanDir() ChanDir {
	t.must(Chan, "ChanDir")
	return ChanDir((*abi.ChanType)(unsafe.Pointer(t)).Dir)
}

func (t *rtype) IsVariadic() bool {
	t.must(Func, "IsVariadic")
	return (*abi.FuncType)(unsafe.Pointer(t)).Variadic
}

func elemOf(t *abi.Type) *abi.Type {
	switch Kind(t.Kind_) {
	case Array:
		return (*abi.ArrayType)(unsafe.Pointer(t)).Elem
	case Chan:
		return (*abi.ChanType)(unsafe.Pointer(t)).Elem
	case Map:
		return (*abi.MapType)(unsafe.Pointer(t)).Elem
	case Pointer:
		return (*abi.PtrType)(unsafe.Pointer(t)).Elem
	case Slice:
		return (*abi.SliceType)(unsafe.Pointer(t)).Elem
	}
	return nil
}

func (t *rtype) Elem() Type {
	e := elemOf(&t.t)
	if e == nil {
		panic("reflect: Elem of invalid type " + t.String())
	}
	return toType(e)
}

func (t *rtype) Key() Type {
	t.must(Map, "Key")
	return toType((*abi.MapType)(unsafe.Pointer(t)).Key)
}

func (t *rtype) Len() int {
	t.must(Array, "Len")
	return int((*abi.ArrayType)(unsafe.Pointer(t)).Len)
}

func (t *rtype) funcType(what string) *abi.FuncType {
	t.must(Func, what)
	return (*abi.FuncType)(unsafe.Pointer(t))
}

func (t *rtype) NumIn() int     { return len(t.funcType("NumIn").In) }
func (t *rtype) NumOut() int    { return len(t.funcType("NumOut").Out) }
func (t *rtype) In(i int) Type  { return toType(t.funcType("In").In[i]) }
func (t *rtype) Out(i int) Type { return toType(t.funcType("Out").Out[i]) }

func (t *rtype) Ins() iter.Seq[Type] {
	return func(yield func(Type) bool) {
		for _, in := range t.funcType("Ins").In {
			if !yield(toType(in)) {
				return
			}
		}
	}
}

func (t *rtype) Outs() iter.Seq[Type] {
	return func(yield func(Type) bool) {
		for _, out := range t.funcType("Outs").Out {
			if !yield(toType(out)) {
				return
			}
		}
	}
}

func (t *rtype) OverflowComplex(x complex128) bool {
	switch t.Kind() {
	case Complex64:
		return overflowFloat32(real(x)) || overflowFloat32(imag(x))
	case Complex128:
		return false
	}
	panic("reflect: OverflowComplex of non-complex type " + t.String())
}

func (t *rtype) OverflowFloat(x float64) bool {
	switch t.Kind() {
	case Float32:
		return overflowFloat32(x)
	case Float64:
		return false
	}
	panic("reflect: OverflowFloat of non-float type " + t.String())
}

func (t *rtype) OverflowInt(x int64) bool {
	switch t.Kind() {
	case Int, Int8, Int16, Int32, Int64:
		bits := t.Size() * 8
		return x != x<<(64-bits)>>(64-bits)
	}
	panic("reflect: OverflowInt of non-int type " + t.String())
}

func (t *rtype) OverflowUint(x uint64) bool {
	switch t.Kind() {
	case Uint, Uintptr, Uint8, Uint16, Uint32, Uint64:
		bits := t.Size() * 8
		return x != x<<(64-bits)>>(64-bits)
	}
	panic("reflect: OverflowUint of non-uint type " + t.String())
}

func overflowFloat32(x float64) bool {
	if x < 0 {
		x = -x
	}
	return 3.40282346638528859811704183484516925440e+38 < x && x <= 1.79769313486231570814527423731704356798070e+308
}

// ---------------------------------------------------------------- struct fields

// A StructField describes one field of a struct.
type StructField struct {
	Name      string
	PkgPath   string // empty for exported fields
	Type      Type
	Tag       StructTag
	Offset    uintptr
	Index     []int
	Anonymous bool
}

func (f StructField) IsExported() bool { return f.PkgPath == "" }

// A StructTag is the tag string of a field: key:"value" pairs by convention.
type StructTag string

func (tag StructTag) Get(key string) string {
	v, _ := tag.Lookup(key)
	return v
}

func (tag StructTag) Lookup(key string) (value string, ok bool) {
	rest := string(tag)
	for rest != "" {
		i := 0
		for i < len(rest) && rest[i] == ' ' {
			i++
		}
		rest = rest[i:]
		i = 0
		for i < len(rest) && rest[i] > ' ' && rest[i] != ':' && rest[i] != '"' && rest[i] != 0x7f {
			i++
		}
		if i == 0 || i+1 >= len(rest) || rest[i] != ':' || rest[i+1] != '"' {
			return "", false
		}
		name := rest[:i]
		rest = rest[i+1:]
		i = 1
		for i < len(rest) && rest[i] != '"' {
			if rest[i] == '\\' {
				i++
			}
			i++
		}
		if i >= len(rest) {
			return "", false
		}
		quoted := rest[:i+1]
		rest = rest[i+1:]
		if name == key {
			s, err := strconv.Unquote(quoted)
			return s, err == nil
		}
	}
	return "", false
}

func (t *rtype) structType(what string) *abi.StructType {
	t.must(Struct, what)
	return (*abi.StructType)(unsafe.Pointer(t))
}

func (t *rtype) NumField() int { return len(t.structType("NumField").Fields) }

func (t *rtype) Field(i int) StructField {
	s := t.structType("Field")
	if i < 0 || i >= len(s.Fields) {
		panic("reflect: Field index out of bounds")
	}
	f := &s.Fields[i]
	return StructField{
		Name:      f.Name,
		PkgPath:   f.PkgPath,
		Type:      toType(f.Typ),
		Tag:       StructTag(f.Tag),
		Offset:    f.Offset,
		Index:     indexOf(i),
		Anonymous: f.Embedded,
	}
}

// indexOf is []int{i}; small numbers are in a table that nobody may change.
func indexOf(i int) []int {
	if i < 256 {
		return unsafe.Slice((*int)(unsafe.Pointer(&getStaticuint64s()[i])), 1)
	}
	return []int{i}
}

func (t *rtype) Fields() iter.Seq[StructField] {
	return func(yield func(StructField) bool) {
		for i := range t.NumField() {
			if !yield(t.Field(i)) {
				return
			}
		}
	}
}

func (t *rtype) FieldByIndex(index []int) StructField {
	var f StructField
	cur := Type(t)
	for i, x := range index {
		if i > 0 {
			ft := f.Type
			if ft.Kind() == Pointer && ft.Elem().Kind() == Struct {
				ft = ft.Elem()
			}
			cur = ft
		}
		f = cur.Field(x)
	}
	f.Index = append([]int(nil), index...)
	return f
}

func (t *rtype) FieldByName(name string) (StructField, bool) {
	t.structType("FieldByName")
	return t.FieldByNameFunc(func(s string) bool { return s == name })
}

// FieldByNameFunc searches breadth first; two matches at the least depth cancel each other.
func (t *rtype) FieldByNameFunc(match func(string) bool) (StructField, bool) {
	type scan struct {
		typ   *rtype
		index []int
	}
	t.structType("FieldByNameFunc")
	level := []scan{{typ: t}}
	seen := map[*rtype]bool{}
	for len(level) > 0 {
		var next []scan
		var found StructField
		ok := false
		counts := map[*rtype]int{}
		for _, s := range level {
			counts[s.typ]++
		}
		for _, s := range level {
			if seen[s.typ] {
				continue
			}
			seen[s.typ] = true
			for i := range s.typ.NumField() {
				f := s.typ.Field(i)
				index := append(append([]int(nil), s.index...), i)
				if match(f.Name) {
					if ok || counts[s.typ] > 1 {
						return StructField{}, false
					}
					found, ok = f, true
					found.Index = index
					continue
				}
				if !f.Anonymous {
					continue
				}
				ft := f.Type
				if ft.Kind() == Pointer {
					ft = ft.Elem()
				}
				if ft.Kind() == Struct {
					next = append(next, scan{ft.(*rtype), index})
					if counts[s.typ] > 1 {
						next = append(next, scan{ft.(*rtype), index})
					}
				}
			}
		}
		if ok {
			return found, true
		}
		level = next
	}
	return StructField{}, false
}

// ---------------------------------------------------------------- methods

// A Method describes a method of a type; for concrete types Func takes the receiver first.
type Method struct {
	Name    string
	PkgPath string
	Type    Type
	Func    Value
	Index   int
}

func (m Method) IsExported() bool { return m.PkgPath == "" }

// exported gives the indices of the exported methods of a concrete type.
func exportedMethods(t *abi.Type) []abi.Method {
	if t.Uncommon == nil {
		return nil
	}
	all := t.Uncommon.Methods
	n := 0
	for n < len(all) && all[n].PkgPath == "" {
		n++
	}
	// Sorted by name, exported ones come first unless a letter is no ASCII.
	out := all[:n:n]
	for i := n; i < len(all); i++ {
		if all[i].PkgPath == "" {
			out = append(out, all[i])
		}
	}
	return out
}

func (t *rtype) NumMethod() int {
	if t.Kind() == Interface {
		return len((*abi.InterfaceType)(unsafe.Pointer(t)).Methods)
	}
	n := 0
	if t.t.Uncommon != nil {
		for i := range t.t.Uncommon.Methods {
			if t.t.Uncommon.Methods[i].PkgPath == "" {
				n++
			}
		}
	}
	return n
}

func (t *rtype) Method(i int) (m Method) {
	if t.Kind() == Interface {
		im := &(*abi.InterfaceType)(unsafe.Pointer(t)).Methods[i]
		return Method{Name: im.Name, PkgPath: im.PkgPath, Type: toType(im.Typ), Index: i}
	}
	ms := exportedMethods(&t.t)
	if i < 0 || i >= len(ms) {
		panic("reflect: Method index out of range")
	}
	am := ms[i]
	ft := (*abi.FuncType)(unsafe.Pointer(am.Mtyp))
	in := append([]Type{t}, typeList(ft.In)...)
	mt := FuncOf(in, typeList(ft.Out), ft.Variadic)
	fn := new(uintptr)
	*fn = am.Tfn
	return Method{Name: am.Name, Type: mt, Func: Value{mt.common(), unsafe.Pointer(fn), flag(Func)}, Index: i}
}

func typeList(list []*abi.Type) []Type {
	out := make([]Type, len(list))
	for i, t := range list {
		out[i] = toType(t)
	}
	return out
}

func (t *rtype) Methods() iter.Seq[Method] {
	return func(yield func(Method) bool) {
		for i := range t.NumMethod() {
			if !yield(t.Method(i)) {
				return
			}
		}
	}
}

func (t *rtype) MethodByName(name string) (m Method, ok bool) {
	if t.Kind() == Interface {
		for i, im := range (*abi.InterfaceType)(unsafe.Pointer(t)).Methods {
			if im.Name == name {
				return t.Method(i), true
			}
		}
		return Method{}, false
	}
	for i, am := range exportedMethods(&t.t) {
		if am.Name == name {
			return t.Method(i), true
		}
	}
	return Method{}, false
}

// ---------------------------------------------------------------- relations

func (t *rtype) Implements(u Type) bool {
	if u == nil {
		panic("reflect: nil type passed to Type.Implements")
	}
	if u.Kind() != Interface {
		panic("reflect: non-interface type passed to Type.Implements")
	}
	return implements(u.common(), &t.t)
}

func (t *rtype) AssignableTo(u Type) bool {
	if u == nil {
		panic("reflect: nil type passed to Type.AssignableTo")
	}
	return directlyAssignable(u.common(), &t.t) || (u.Kind() == Interface && implements(u.common(), &t.t))
}

func (t *rtype) ConvertibleTo(u Type) bool {
	if u == nil {
		panic("reflect: nil type passed to Type.ConvertibleTo")
	}
	return convertOp(u.common(), &t.t) != nil
}

// implements reports whether V has all methods of the interface type T; both lists are sorted.
func implements(T, V *abi.Type) bool {
	want := (*abi.InterfaceType)(unsafe.Pointer(T)).Methods
	i := 0
	if Kind(V.Kind_) == Interface {
		for j := range (*abi.InterfaceType)(unsafe.Pointer(V)).Methods {
			if i == len(want) {
				break
			}
			m := &(*abi.InterfaceType)(unsafe.Pointer(V)).Methods[j]
			if m.Name == want[i].Name && m.PkgPath == want[i].PkgPath && m.Typ == want[i].Typ {
				i++
			}
		}
		return i == len(want)
	}
	if V.Uncommon == nil {
		return len(want) == 0
	}
	for j := range V.Uncommon.Methods {
		if i == len(want) {
			break
		}
		m := &V.Uncommon.Methods[j]
		if m.Name == want[i].Name && m.PkgPath == want[i].PkgPath && m.Mtyp == want[i].Typ {
			i++
		}
	}
	return i == len(want)
}

func specialChannelAssignability(T, V *abi.Type) bool {
	return (*abi.ChanType)(unsafe.Pointer(V)).Dir == int(BothDir) &&
		(toRType(T).Name() == "" || toRType(V).Name() == "") &&
		haveIdenticalType(elemOf(T), elemOf(V), true)
}

func directlyAssignable(T, V *abi.Type) bool {
	if T == V {
		return true
	}
	if T.TFlag&abi.TFlagNamed != 0 && V.TFlag&abi.TFlagNamed != 0 || T.Kind_ != V.Kind_ {
		return false
	}
	if Kind(T.Kind_) == Chan && specialChannelAssignability(T, V) {
		return true
	}
	return haveIdenticalUnderlyingType(T, V, true)
}

func haveIdenticalType(T, V *abi.Type, cmpTags bool) bool {
	if cmpTags {
		return T == V
	}
	if toRType(T).Name() != toRType(V).Name() || T.Kind_ != V.Kind_ || toRType(T).PkgPath() != toRType(V).PkgPath() {
		return false
	}
	return haveIdenticalUnderlyingType(T, V, false)
}

func haveIdenticalUnderlyingType(T, V *abi.Type, cmpTags bool) bool {
	if T == V {
		return true
	}
	k := Kind(T.Kind_)
	if k != Kind(V.Kind_) {
		return false
	}
	if Bool <= k && k <= Complex128 || k == String || k == UnsafePointer {
		return true
	}
	switch k {
	case Array:
		return (*abi.ArrayType)(unsafe.Pointer(T)).Len == (*abi.ArrayType)(unsafe.Pointer(V)).Len && haveIdenticalType(elemOf(T), elemOf(V), cmpTags)
	case Chan:
		return (*abi.ChanType)(unsafe.Pointer(T)).Dir == (*abi.ChanType)(unsafe.Pointer(V)).Dir && haveIdenticalType(elemOf(T), elemOf(V), cmpTags)
	case Func:
		t, v := (*abi.FuncType)(unsafe.Pointer(T)), (*abi.FuncType)(unsafe.Pointer(V))
		if len(t.In) != len(v.In) || len(t.Out) != len(v.Out) || t.Variadic != v.Variadic {
			return false
		}
		for i := range t.In {
			if !haveIdenticalType(t.In[i], v.In[i], cmpTags) {
				return false
			}
		}
		for i := range t.Out {
			if !haveIdenticalType(t.Out[i], v.Out[i], cmpTags) {
				return false
			}
		}
		return true
	case Interface:
		t, v := (*abi.InterfaceType)(unsafe.Pointer(T)), (*abi.InterfaceType)(unsafe.Pointer(V))
		return len(t.Methods) == len(v.Methods) && implements(T, V)
	case Map:
		return haveIdenticalType((*abi.MapType)(unsafe.Pointer(T)).Key, (*abi.MapType)(unsafe.Pointer(V)).Key, cmpTags) && haveIdenticalType(elemOf(T), elemOf(V), cmpTags)
	case Pointer, Slice:
		return haveIdenticalType(elemOf(T), elemOf(V), cmpTags)
	case Struct:
		t, v := (*abi.StructType)(unsafe.Pointer(T)), (*abi.StructType)(unsafe.Pointer(V))
		if len(t.Fields) != len(v.Fields) || t.PkgPath != v.PkgPath {
			return false
		}
		for i := range t.Fields {
			tf, vf := &t.Fields[i], &v.Fields[i]
			if tf.Name != vf.Name || !haveIdenticalType(tf.Typ, vf.Typ, cmpTags) || cmpTags && tf.Tag != vf.Tag || tf.Offset != vf.Offset || tf.Embedded != vf.Embedded {
				return false
			}
		}
		return true
	}
	return false
}

// canRangeFunc reports whether t is func(yield func(n values) bool).
func canRangeFunc(t *rtype, n int) bool {
	if t.Kind() != Func {
		return false
	}
	f := (*abi.FuncType)(unsafe.Pointer(t))
	if len(f.In) != 1 || len(f.Out) != 0 || Kind(f.In[0].Kind_) != Func {
		return false
	}
	y := (*abi.FuncType)(unsafe.Pointer(f.In[0]))
	return len(y.In) == n && len(y.Out) == 1 && Kind(y.Out[0].Kind_) == Bool
}

func (t *rtype) CanSeq() bool {
	switch t.Kind() {
	case Int8, Int16, Int32, Int64, Int, Uint8, Uint16, Uint32, Uint64, Uint, Uintptr, Array, Slice, Chan, String, Map:
		return true
	case Func:
		return canRangeFunc(t, 1)
	case Pointer:
		return t.Elem().Kind() == Array
	}
	return false
}

func (t *rtype) CanSeq2() bool {
	switch t.Kind() {
	case Array, Slice, String, Map:
		return true
	case Func:
		return canRangeFunc(t, 2)
	case Pointer:
		return t.Elem().Kind() == Array
	}
	return false
}
