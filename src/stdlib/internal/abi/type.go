// internal/abi: the type descriptors that the linker writes, as Go sees them; absent: everything of Go's package that describes machine code.

package abi

import "unsafe"

// Kind numbers are reflect's.
type Kind uint8

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

// TFlag holds facts about a type.
type TFlag uint8

const (
	TFlagUncommon      TFlag = 1  // Uncommon is not nil
	TFlagNamed         TFlag = 4  // the type has a name
	TFlagRegularMemory TFlag = 8  // equality is equality of all its bytes
	TFlagDirectIface   TFlag = 32 // an interface holds the value itself
	TFlagComparable    TFlag = 64 // == is defined (it may still panic inside interfaces)
)

// Type is the common head of every descriptor.
type Type struct {
	Size_       uintptr
	PtrBytes    uintptr // bytes of the prefix that may hold pointers
	Hash        uint32
	TFlag       TFlag
	Align_      uint8
	FieldAlign_ uint8
	Kind_       Kind
	GCData      *byte // one bit a word for the first PtrBytes; nil for arrays of more than 1024 pointer words: use Elem
	Str         string
	PtrToThis   *Type // may be nil
	Uncommon    *UncommonType
}

type ArrayType struct {
	Type
	Elem  *Type
	Slice *Type
	Len   uintptr
}

// Directions of a channel type.
const (
	RecvDir = 1
	SendDir = 2
	BothDir = 3
)

type ChanType struct {
	Type
	Elem *Type
	Dir  int
}

type FuncType struct {
	Type
	In       []*Type
	Out      []*Type
	Variadic bool
	Stub     uintptr // code that enters reflection with this signature; 0 if the program makes no functions by reflection
}

// Imethod is a method of an interface type; PkgPath is set for unexported ones.
type Imethod struct {
	Name    string
	PkgPath string
	Typ     *Type
}

type InterfaceType struct {
	Type
	PkgPath string
	Methods []Imethod
}

// Flags of map types.
const (
	MapNeedKeyUpdate  = 1 << iota // overwriting changes the key (floats, strings, interfaces)
	MapHashMightPanic             // hashing may panic (interfaces)
	MapIndirectKey                // slots hold pointers to keys
	MapIndirectElem               // slots hold pointers to elements
)

// MapType describes a Swiss map: groups of 8 slots behind a control word.
type MapType struct {
	Type
	Key       *Type
	Elem      *Type
	Group     *Type
	GroupSize uintptr
	SlotSize  uintptr
	ElemOff   uintptr
	Flags     uint32
}

type PtrType struct {
	Type
	Elem *Type
}

type SliceType struct {
	Type
	Elem *Type
}

// StructField describes a field; PkgPath is set for unexported ones.
type StructField struct {
	Name     string
	PkgPath  string
	Typ      *Type
	Offset   uintptr
	Tag      string
	Embedded bool
}

type StructType struct {
	Type
	PkgPath string
	Fields  []StructField
}

// Method is a method of a concrete type. Ifn takes the receiver as an interface holds it, Tfn as the type is.
type Method struct {
	Name    string
	PkgPath string
	Mtyp    *Type
	Ifn     uintptr
	Tfn     uintptr
}

// UncommonType belongs to types with a name or methods. Methods are sorted by name.
type UncommonType struct {
	PkgPath string
	Name    string
	Methods []Method
}

// ITab joins an interface type and a concrete type; Fun has one code address a method.
type ITab struct {
	Inter *InterfaceType
	Type  *Type
	Hash  uint32
	Fun   [1]uintptr
}

// EmptyInterface is the memory of an interface{} value.
type EmptyInterface struct {
	Type *Type
	Data unsafe.Pointer
}

// NoEscape hides a pointer from escape analysis.
//
//go:nosplit
//go:nocheckptr
func NoEscape(p unsafe.Pointer) unsafe.Pointer {
	hidden := uintptr(p)
	return unsafe.Pointer(hidden ^ 0)
}

// TypeOf gives the descriptor of a's dynamic type; a itself does not escape.
func TypeOf(a any) *Type {
	eface := *(*EmptyInterface)(unsafe.Pointer(&a))
	return (*Type)(NoEscape(unsafe.Pointer(eface.Type)))
}

// TypeFor gives the descriptor of a type.
func TypeFor[T any]() *Type {
	return (*PtrType)(unsafe.Pointer(TypeOf((*T)(nil)))).Elem
}

// NonEmptyInterface is the memory of any other interface value.
type NonEmptyInterface struct {
	ITab *ITab
	Data unsafe.Pointer
}

// Map groups.
const (
	MapGroupSlotsBits = 3
	MapGroupSlots     = 1 << MapGroupSlotsBits
	MapMaxKeyBytes    = 128
	MapMaxElemBytes   = 128
)
