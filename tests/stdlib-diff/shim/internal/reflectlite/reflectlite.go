// Stand-in for internal/reflectlite in the checks under the real toolchain: the part the library uses, over reflect.

package reflectlite

import "reflect"

// Kind names a kind of type.
type Kind = reflect.Kind

const (
	Interface = reflect.Interface
	Ptr       = reflect.Pointer
	Slice     = reflect.Slice
	String    = reflect.String
	Struct    = reflect.Struct
)

// Type is the subset of reflect.Type the library needs below reflect.
type Type interface {
	Name() string
	PkgPath() string
	Size() uintptr
	Kind() Kind
	Implements(u Type) bool
	AssignableTo(u Type) bool
	Comparable() bool
	String() string
	Elem() Type
}

type rtype struct{ t reflect.Type }

func (r rtype) Name() string             { return r.t.Name() }
func (r rtype) PkgPath() string          { return r.t.PkgPath() }
func (r rtype) Size() uintptr            { return r.t.Size() }
func (r rtype) Kind() Kind               { return r.t.Kind() }
func (r rtype) Implements(u Type) bool   { return r.t.Implements(u.(rtype).t) }
func (r rtype) AssignableTo(u Type) bool { return r.t.AssignableTo(u.(rtype).t) }
func (r rtype) Comparable() bool         { return r.t.Comparable() }
func (r rtype) String() string           { return r.t.String() }
func (r rtype) Elem() Type               { return rtype{r.t.Elem()} }

// Value wraps a reflect.Value.
type Value struct{ v reflect.Value }

func (v Value) Elem() Value   { return Value{v.v.Elem()} }
func (v Value) IsNil() bool   { return v.v.IsNil() }
func (v Value) Kind() Kind    { return v.v.Kind() }
func (v Value) Len() int      { return v.v.Len() }
func (v Value) Set(x Value)   { v.v.Set(x.v) }
func (v Value) Type() Type    { return rtype{v.v.Type()} }
func (v Value) CanSet() bool  { return v.v.CanSet() }
func (v Value) IsValid() bool { return v.v.IsValid() }

// TypeOf returns the dynamic type of i, nil for a nil interface.
func TypeOf(i any) Type {
	t := reflect.TypeOf(i)
	if t == nil {
		return nil
	}
	return rtype{t}
}

// ValueOf returns the value in i.
func ValueOf(i any) Value { return Value{reflect.ValueOf(i)} }

// Swapper returns a function that swaps elements of the slice.
func Swapper(slice any) func(i, j int) { return reflect.Swapper(slice) }
