// reflect: StructOf. Complete but for what Go's own refuses (promoted methods of fields other than the first).

package reflect

import (
	"internal/abi"
	"strconv"
	"unicode"
	"unicode/utf8"
	"unsafe"
)

func isLetter(c rune) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || c == '_' || c >= utf8.RuneSelf && unicode.IsLetter(c)
}

func isValidFieldName(name string) bool {
	for i, c := range name {
		if !isLetter(c) && (i == 0 || !unicode.IsDigit(c)) {
			return false
		}
	}
	return name != ""
}

// runtimeField checks one field and gives what a descriptor holds of it.
func runtimeField(i int, field StructField) abi.StructField {
	const op = "reflect.StructOf: field "
	switch {
	case field.Name == "":
		panic(op + strconv.Itoa(i) + " has no name")
	case !isValidFieldName(field.Name):
		panic(op + strconv.Itoa(i) + " has invalid name")
	case field.Type == nil:
		panic(op + strconv.Itoa(i) + " has no type")
	case field.Anonymous && field.PkgPath != "":
		panic(op + "\"" + field.Name + "\" is anonymous but has PkgPath set")
	}
	if c := field.Name[0]; field.IsExported() && ('a' <= c && c <= 'z' || c == '_') {
		panic(op + "\"" + field.Name + "\" is unexported but missing PkgPath")
	}
	return abi.StructField{Name: field.Name, PkgPath: field.PkgPath, Typ: field.Type.common(), Tag: string(field.Tag), Embedded: field.Anonymous}
}

// embeddedIfaceMethStub stands for methods that come from an embedded interface. It has the machine signature of none of them, which only
// the interpreter does not mind.
func embeddedIfaceMethStub() {
	panic("reflect: StructOf does not support methods of embedded interfaces")
}

// promoted lists the methods that a struct of n fields has from its embedded i-th field. As in Go, unexported ones count as exported, and are
// refused if they belong to another package than the field's type.
//
// DEPARTURE: methods of a pointer's element are in the list once, not twice.
func promoted(f *abi.StructField, i, n int) []abi.Method {
	const op = "reflect: embedded type with methods not implemented "
	t := f.Typ
	var out []abi.Method
	home := t.Uncommon
	if t.Kind_ == abi.Pointer {
		home = elemOf(t).Uncommon
	}
	if t.Kind_ == abi.Interface {
		stub := embeddedIfaceMethStub
		code := **(**uintptr)(unsafe.Pointer(&stub))
		for _, m := range (*abi.InterfaceType)(unsafe.Pointer(t)).Methods {
			out = append(out, abi.Method{Name: m.Name, PkgPath: m.PkgPath, Mtyp: m.Typ, Ifn: code, Tfn: code})
		}
		if len(out) > 0 {
			interpretOnly()
		}
	} else if u := t.Uncommon; u != nil && len(u.Methods) > 0 || isDirect(t) && t.TFlag&abi.TFlagNamed != 0 {
		// (Of a pointer-shaped type the name is enough to refuse it, as in Go.)
		switch {
		case i > 0 && u != nil && len(u.Methods) > 0:
			panic(op + "if type is not first field")
		case n > 1 && t.Kind_ == abi.Pointer:
			panic(op + "if there is more than one field")
		case n > 1 && isDirect(t):
			panic(op + "for non-pointer type")
		}
		if u != nil {
			out = append(out, u.Methods...)
		}
	}
	for k := range out {
		m := &out[k]
		if m.PkgPath != "" && (home == nil || m.PkgPath != home.PkgPath) {
			panic("reflect: embedded interface with unexported method(s) not implemented")
		}
		m.PkgPath = ""
	}
	return out
}

// StructOf gives the struct type of the fields; offsets and indices are computed.
func StructOf(fields []StructField) Type {
	const tooLarge = "reflect.StructOf: struct size would exceed virtual address space"
	n := new(abi.StructType)
	n.Kind_ = abi.Struct
	n.Align_ = 1
	n.Fields = make([]abi.StructField, len(fields))
	names := map[string]bool{}
	var methods []abi.Method
	var size, lastZero uintptr
	isRegular, isComparable := true, true
	s := "struct {"
	for i := range fields {
		f := runtimeField(i, fields[i])
		t := f.Typ
		if f.PkgPath != "" {
			if n.PkgPath == "" {
				n.PkgPath = f.PkgPath
			} else if n.PkgPath != f.PkgPath {
				panic("reflect.Struct: fields with different PkgPath " + n.PkgPath + " and " + f.PkgPath)
			}
		}
		if i > 0 {
			s += ";"
		}
		if f.Embedded {
			if t.Kind_ == abi.Pointer {
				if k := elemOf(t).Kind_; k == abi.Pointer || k == abi.Interface {
					panic("reflect.StructOf: illegal embedded field type " + t.Str)
				}
			}
			methods = append(methods, promoted(&f, i, len(fields))...)
		} else {
			s += " " + f.Name
		}
		if names[f.Name] && f.Name != "_" {
			panic("reflect.StructOf: duplicate field " + f.Name)
		}
		names[f.Name] = true
		s += " " + t.Str
		if f.Tag != "" {
			s += " " + strconv.Quote(f.Tag)
		}
		offset := roundUp(size, uintptr(t.Align_))
		isRegular = isRegular && f.Name != "_" && offset == size && t.TFlag&abi.TFlagRegularMemory != 0
		isComparable = isComparable && t.TFlag&abi.TFlagComparable != 0
		n.Align_ = max(n.Align_, t.Align_)
		if offset < size || offset+t.Size_ < offset {
			panic(tooLarge)
		}
		size = offset + t.Size_
		if t.Size_ == 0 {
			lastZero = size
		}
		f.Offset = offset
		n.Fields[i] = f
	}
	// The address of a last field of size 0 must not be that of the next object.
	if size > 0 && lastZero == size {
		size++
	}
	n.Size_ = roundUp(size, uintptr(n.Align_))
	if n.Size_ < size || size < lastZero {
		panic(tooLarge)
	}
	if len(fields) > 0 {
		s += " "
	}
	n.Str = s + "}"
	if t := find(n.Str, func(t *abi.Type) bool { return t.Kind_ == abi.Struct && haveIdenticalUnderlyingType(&n.Type, t, true) }); t != nil {
		return toType(t)
	}
	n.FieldAlign_ = n.Align_
	n.Hash = fnv1(2166136261, n.Str)
	for i := range n.Fields {
		f := &n.Fields[i]
		n.Hash = n.Hash*16777619 ^ f.Typ.Hash
		if f.Typ.PtrBytes > 0 {
			n.PtrBytes = f.Offset + f.Typ.PtrBytes
		}
	}
	if n.PtrBytes > 0 {
		mask := make([]byte, n.PtrBytes/ptrSize/8+1)
		for i := range n.Fields {
			orMask(mask, n.Fields[i].Offset, n.Fields[i].Typ)
		}
		n.GCData = &mask[0]
	}
	if isComparable {
		n.TFlag |= abi.TFlagComparable
		if isRegular && n.Size_ == size {
			n.TFlag |= abi.TFlagRegularMemory
		}
	}
	if n.Size_ == ptrSize && n.PtrBytes == ptrSize {
		n.TFlag |= abi.TFlagDirectIface
	}
	if len(methods) > 0 {
		n.TFlag |= abi.TFlagUncommon
		n.Uncommon = &abi.UncommonType{Methods: methods}
	}
	return toType(remember(&n.Type))
}
