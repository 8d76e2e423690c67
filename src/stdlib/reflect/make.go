// reflect: types made at run time: PointerTo, SliceOf, ArrayOf, ChanOf, FuncOf, MapOf (StructOf: structof.go). A type that the program has is found, not made.

package reflect

import (
	"internal/abi"
	"strconv"
	"sync"
	"unsafe"
)

// made holds types that did not exist in the program, by the string that identifies them.
var made struct {
	sync.Mutex
	types map[string][]*abi.Type
}

// find gives a type of the program, or one made earlier, that prints as s and satisfies same.
func find(s string, same func(*abi.Type) bool) *abi.Type {
	made.Lock()
	defer made.Unlock()
	for _, t := range made.types[s] {
		if same(t) {
			return t
		}
	}
	for _, t := range typelinks() {
		if t.Str == s && t.TFlag&abi.TFlagNamed == 0 && same(t) {
			return t
		}
	}
	return nil
}

// remember enters a type that find has not found, unless another goroutine has made the same one meanwhile, which it gives then.
func remember(t *abi.Type) *abi.Type {
	made.Lock()
	defer made.Unlock()
	for _, old := range made.types[t.Str] {
		if haveIdenticalUnderlyingType(old, t, true) {
			return old
		}
	}
	if made.types == nil {
		made.types = map[string][]*abi.Type{}
	}
	made.types[t.Str] = append(made.types[t.Str], t)
	return t
}

func fnv1(x uint32, s string) uint32 {
	for i := range len(s) {
		x = x*16777619 ^ uint32(s[i])
	}
	return x
}

var pointerMask = byte(1)

// pointers has the pointer types that were asked for and that no descriptor names, by element: Addr asks often.
var pointers sync.Map // map[*abi.Type]*abi.Type

func ptrTo(t *abi.Type) *abi.Type {
	if t.PtrToThis != nil {
		return t.PtrToThis
	}
	if p, ok := pointers.Load(t); ok {
		return p.(*abi.Type)
	}
	p, _ := pointers.LoadOrStore(t, findPointer(t))
	return p.(*abi.Type)
}

func (t *rtype) ptrTo() *abi.Type { return ptrTo(&t.t) }

func findPointer(t *abi.Type) *abi.Type {
	s := "*" + t.Str
	if p := find(s, func(c *abi.Type) bool { return c.Kind_ == abi.Pointer && elemOf(c) == t }); p != nil {
		t2 := p
		return t2
	}
	p := new(abi.PtrType)
	p.Type = *TypeOf((*unsafe.Pointer)(nil)).common()
	p.Str, p.Hash = s, fnv1(t.Hash, "*")
	p.PtrToThis, p.Uncommon = nil, nil
	p.TFlag &^= abi.TFlagUncommon | abi.TFlagNamed
	p.Elem = t
	return remember(&p.Type)
}

func PointerTo(t Type) Type { return toRType(t.(*rtype).ptrTo()) }

// PtrTo is the old name of PointerTo.
func PtrTo(t Type) Type { return PointerTo(t) }

func SliceOf(t Type) Type {
	e := t.common()
	s := "[]" + e.Str
	if c := find(s, func(c *abi.Type) bool { return c.Kind_ == abi.Slice && elemOf(c) == e }); c != nil {
		return toType(c)
	}
	n := new(abi.SliceType)
	n.Type = *TypeOf([]unsafe.Pointer(nil)).common()
	n.Str, n.Hash, n.PtrToThis = s, fnv1(e.Hash, "["), nil
	n.Elem = e
	return toType(remember(&n.Type))
}

func ArrayOf(length int, elem Type) Type {
	if length < 0 {
		panic("reflect: negative length passed to ArrayOf")
	}
	e := elem.common()
	if e.Size_ > 0 && uintptr(length) > ^uintptr(0)/e.Size_ {
		panic("reflect.ArrayOf: array size would exceed virtual address space")
	}
	s := "[" + strconv.Itoa(length) + "]" + e.Str
	if c := find(s, func(c *abi.Type) bool {
		return c.Kind_ == abi.Array && elemOf(c) == e && int((*abi.ArrayType)(unsafe.Pointer(c)).Len) == length
	}); c != nil {
		return toType(c)
	}
	n := new(abi.ArrayType)
	n.Kind_ = abi.Array
	n.Size_ = e.Size_ * uintptr(length)
	n.Align_, n.FieldAlign_ = e.Align_, e.FieldAlign_
	n.TFlag = e.TFlag & (abi.TFlagRegularMemory | abi.TFlagComparable)
	if length == 1 && isDirect(e) {
		n.TFlag |= abi.TFlagDirectIface
	}
	if length > 0 && e.PtrBytes > 0 {
		n.PtrBytes = e.Size_*uintptr(length-1) + e.PtrBytes
		n.GCData = repeatMask(e, length, n.PtrBytes)
	}
	n.Str, n.Hash = s, fnv1(e.Hash, "["+strconv.Itoa(length))
	n.Elem, n.Slice, n.Len = e, SliceOf(elem).common(), uintptr(length)
	return toType(remember(&n.Type))
}

// repeatMask is the pointer bitmap of n elements.
func repeatMask(e *abi.Type, n int, ptrBytes uintptr) *byte {
	const word = unsafe.Sizeof(uintptr(0))
	if e.GCData == nil {
		return nil
	}
	mask := make([]byte, ptrBytes/word/8+1)
	bits := e.PtrBytes / word
	for i := range uintptr(n) {
		at := i * e.Size_ / word
		for b := range bits {
			if *(*byte)(unsafe.Add(unsafe.Pointer(e.GCData), b/8))>>(b%8)&1 != 0 {
				mask[(at+b)/8] |= 1 << ((at + b) % 8)
			}
		}
	}
	return &mask[0]
}

func ChanOf(dir ChanDir, t Type) Type {
	e := t.common()
	if e.Size_ >= 1<<16 {
		panic("reflect.ChanOf: element size too large")
	}
	var s string
	switch dir {
	default:
		panic("reflect.ChanOf: invalid dir")
	case SendDir:
		s = "chan<- " + e.Str
	case RecvDir:
		s = "<-chan " + e.Str
	case BothDir:
		s = "chan " + e.Str
		if len(e.Str) > 0 && e.Str[0] == '<' {
			s = "chan (" + e.Str + ")"
		}
	}
	if c := find(s, func(c *abi.Type) bool {
		return c.Kind_ == abi.Chan && elemOf(c) == e && (*abi.ChanType)(unsafe.Pointer(c)).Dir == int(dir)
	}); c != nil {
		return toType(c)
	}
	n := new(abi.ChanType)
	n.Type = *TypeOf((chan unsafe.Pointer)(nil)).common()
	n.Str, n.Hash, n.PtrToThis = s, fnv1(e.Hash, "c"+dir.String()), nil
	n.Elem, n.Dir = e, int(dir)
	return toType(remember(&n.Type))
}

func FuncOf(in, out []Type, variadic bool) Type {
	if variadic && (len(in) == 0 || in[len(in)-1].Kind() != Slice) {
		panic("reflect.FuncOf: last arg of variadic func must be slice")
	}
	ins, outs := commons(in), commons(out)
	s := funcString(ins, outs, variadic)
	if c := find(s, func(c *abi.Type) bool {
		if c.Kind_ != abi.Func {
			return false
		}
		f := (*abi.FuncType)(unsafe.Pointer(c))
		return f.Variadic == variadic && sameTypes(f.In, ins) && sameTypes(f.Out, outs)
	}); c != nil {
		return toType(c)
	}
	n := new(abi.FuncType)
	n.Type = *TypeOf((func())(nil)).common()
	n.Str, n.Hash, n.PtrToThis = s, fnv1(2166136261, s), nil
	n.In, n.Out, n.Variadic = ins, outs, variadic
	return toType(remember(&n.Type))
}

func commons(list []Type) []*abi.Type {
	out := make([]*abi.Type, len(list))
	for i, t := range list {
		out[i] = t.common()
	}
	return out
}

func sameTypes(a, b []*abi.Type) bool {
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

func funcString(in, out []*abi.Type, variadic bool) string {
	s := "func("
	for i, t := range in {
		if i > 0 {
			s += ", "
		}
		if variadic && i == len(in)-1 {
			s += "..." + elemOf(t).Str
		} else {
			s += t.Str
		}
	}
	s += ")"
	switch len(out) {
	case 0:
	case 1:
		s += " " + out[0].Str
	default:
		s += " ("
		for i, t := range out {
			if i > 0 {
				s += ", "
			}
			s += t.Str
		}
		s += ")"
	}
	return s
}

func MapOf(key, elem Type) Type {
	k, e := key.common(), elem.common()
	if k.TFlag&abi.TFlagComparable == 0 {
		panic("reflect.MapOf: invalid key type " + k.Str)
	}
	s := "map[" + k.Str + "]" + e.Str
	if c := find(s, func(c *abi.Type) bool {
		return c.Kind_ == abi.Map && (*abi.MapType)(unsafe.Pointer(c)).Key == k && elemOf(c) == e
	}); c != nil {
		return toType(c)
	}
	n := new(abi.MapType)
	n.Type = *TypeOf((map[unsafe.Pointer]unsafe.Pointer)(nil)).common()
	n.Str, n.Hash, n.PtrToThis = s, fnv1(k.Hash^e.Hash, "m"), nil
	n.Key, n.Elem = k, e
	fillMapLayout(n)
	return toType(remember(&n.Type))
}

// fillMapLayout lays out groups as the compiler does: a control word and eight slots of key and element.
func fillMapLayout(n *abi.MapType) {
	const word = unsafe.Sizeof(uintptr(0))
	kt, et := n.Key, n.Elem
	if kt.Size_ > abi.MapMaxKeyBytes {
		n.Flags |= abi.MapIndirectKey
		kt = ptrTo(kt)
	}
	if et.Size_ > abi.MapMaxElemBytes {
		n.Flags |= abi.MapIndirectElem
		et = ptrTo(et)
	}
	if needKeyUpdate(n.Key) {
		n.Flags |= abi.MapNeedKeyUpdate
	}
	if hashMightPanic(n.Key) {
		n.Flags |= abi.MapHashMightPanic
	}
	align := max(uintptr(kt.Align_), uintptr(et.Align_))
	n.ElemOff = roundUp(kt.Size_, uintptr(et.Align_))
	end := n.ElemOff + et.Size_
	if et.Size_ == 0 && kt.Size_ > 0 {
		end++
	}
	n.SlotSize = roundUp(end, align)
	g := new(abi.Type)
	g.Kind_ = abi.Struct
	g.Align_ = uint8(max(align, word))
	g.FieldAlign_ = g.Align_
	n.GroupSize = roundUp(8+n.SlotSize*abi.MapGroupSlots, uintptr(g.Align_))
	g.Size_ = n.GroupSize
	g.Str = "struct { ctrl uint64; slots [8]struct { key " + kt.Str + "; elem " + et.Str + " } }"
	mask := make([]byte, n.GroupSize/word/8+1)
	for i := range uintptr(abi.MapGroupSlots) {
		at := 8 + i*n.SlotSize
		last := max(orMask(mask, at, kt), orMask(mask, at+n.ElemOff, et))
		g.PtrBytes = max(g.PtrBytes, last)
	}
	g.GCData = &mask[0]
	n.Group = g
}

// orMask marks the pointers of a t at offset off and gives the end of the last one.
func orMask(mask []byte, off uintptr, t *abi.Type) uintptr {
	const word = unsafe.Sizeof(uintptr(0))
	if t.PtrBytes == 0 {
		return 0
	}
	if t.GCData == nil {
		e := elemOf(t)
		for i := range (*abi.ArrayType)(unsafe.Pointer(t)).Len {
			orMask(mask, off+i*e.Size_, e)
		}
		return off + t.PtrBytes
	}
	for b := range t.PtrBytes / word {
		if *(*byte)(unsafe.Add(unsafe.Pointer(t.GCData), b/8))>>(b%8)&1 != 0 {
			at := off/word + b
			mask[at/8] |= 1 << (at % 8)
		}
	}
	return off + t.PtrBytes
}

func roundUp(n, a uintptr) uintptr { return (n + a - 1) / a * a }

func needKeyUpdate(t *abi.Type) bool {
	switch Kind(t.Kind_) {
	case Float32, Float64, Complex64, Complex128, Interface, String:
		return true
	case Array:
		return needKeyUpdate(elemOf(t))
	case Struct:
		for _, f := range (*abi.StructType)(unsafe.Pointer(t)).Fields {
			if needKeyUpdate(f.Typ) {
				return true
			}
		}
	}
	return false
}

func hashMightPanic(t *abi.Type) bool {
	switch Kind(t.Kind_) {
	case Interface:
		return true
	case Array:
		return hashMightPanic(elemOf(t))
	case Struct:
		for _, f := range (*abi.StructType)(unsafe.Pointer(t)).Fields {
			if hashMightPanic(f.Typ) {
				return true
			}
		}
	}
	return false
}
