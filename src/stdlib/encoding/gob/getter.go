// encoding/gob: how values of a type that was sent get into variables of a type of the program. Complete.

package gob

import (
	"encoding"
	"reflect"
)

// getterFor makes the getter of a type that fits; making has those that are not finished.
func (dec *Decoder) getterFor(id typeId, t reflect.Type, name string, making map[reflect.Type]*getter) *getter {
	u := mustUse(t)
	if u.dec != noMethod {
		g := getter(func(dec *Decoder, v reflect.Value, _ string) { dec.own(u, v) })
		return &g
	}
	if g := making[t]; g != nil {
		return g
	}
	base := u.base
	if get := simpleGetter(base); get != nil {
		return &get
	}
	g := new(getter)
	making[t] = g
	switch base.Kind() {
	case reflect.Array:
		inner := "element of " + name
		elem := dec.getterFor(dec.types[id].ArrayT.Elem, base.Elem(), inner, making)
		*g = func(dec *Decoder, v reflect.Value, _ string) {
			if dec.uint() != uint64(base.Len()) {
				failf("length mismatch in decodeArray")
			}
			dec.elements(v, base.Len(), *elem, inner, isBuiltin(base.Elem()))
		}
	case reflect.Slice:
		inner := "element of " + name
		sent, _ := dec.sliceElem(id)
		elem := dec.getterFor(sent, base.Elem(), inner, making)
		// In Go slices of a type without a name are read by a loop of their own.
		own := base.Name() == "" && isBuiltin(base.Elem())
		*g = func(dec *Decoder, v reflect.Value, _ string) { dec.slice(v, *elem, inner, own) }
	case reflect.Map:
		w := dec.types[id].MapT
		key := dec.getterFor(w.Key, base.Key(), "key of "+name, making)
		elem := dec.getterFor(w.Elem, base.Elem(), "element of "+name, making)
		*g = func(dec *Decoder, v reflect.Value, _ string) { dec.mapping(v, *key, *elem, name) }
	case reflect.Struct:
		s, err := dec.structFor(id, mustUse(base))
		if err != nil {
			fail(err)
		}
		*g = func(dec *Decoder, v reflect.Value, _ string) { dec.fields(s, v, "") }
	case reflect.Interface:
		*g = func(dec *Decoder, v reflect.Value, _ string) { dec.dynamic(base, v) }
	default:
		failf("decode can't handle type %s", t)
	}
	return g
}

// isBuiltin reports whether t is a basic type under its own name.
func isBuiltin(t reflect.Type) bool {
	return t.PkgPath() == "" && t.Name() == t.Kind().String() && basicId(t) != 0
}

func simpleGetter(t reflect.Type) getter {
	switch basicId(t) {
	case idBool:
		return func(dec *Decoder, v reflect.Value, _ string) { v.SetBool(dec.uint() != 0) }
	case idInt:
		return func(dec *Decoder, v reflect.Value, name string) {
			x := signed(dec.uint())
			if v.OverflowInt(x) {
				outOfRange(name)
			}
			v.SetInt(x)
		}
	case idUint:
		return func(dec *Decoder, v reflect.Value, name string) {
			x := dec.uint()
			if v.OverflowUint(x) {
				outOfRange(name)
			}
			v.SetUint(x)
		}
	case idFloat:
		return func(dec *Decoder, v reflect.Value, name string) {
			x := dec.float()
			if v.OverflowFloat(x) {
				outOfRange(name)
			}
			v.SetFloat(x)
		}
	case idComplex:
		return func(dec *Decoder, v reflect.Value, name string) {
			re := dec.float()
			if v.OverflowComplex(complex(re, 0)) {
				outOfRange(name)
			}
			im := dec.float()
			if v.OverflowComplex(complex(0, im)) {
				outOfRange(name)
			}
			v.SetComplex(complex(re, im))
		}
	case idString:
		return func(dec *Decoder, v reflect.Value, _ string) {
			n, ok := dec.length()
			if !ok {
				failf("bad %s slice length: %d", v.Type(), n)
			}
			v.SetString(string(dec.take(n)))
		}
	case idBytes:
		return func(dec *Decoder, v reflect.Value, _ string) {
			n, ok := dec.length()
			if !ok {
				failf("bad %s slice length: %d", v.Type(), n)
			}
			if v.Cap() < n {
				v.Set(reflect.MakeSlice(v.Type(), n, n))
			} else {
				v.SetLen(n)
			}
			copy(v.Bytes(), dec.take(n))
		}
	}
	return nil
}

func (dec *Decoder) slice(v reflect.Value, elem getter, name string, own bool) {
	u := dec.uint()
	t := v.Type()
	size := uint64(t.Elem().Size())
	n := int(u)
	if total := u * size; n < 0 || uint64(n) != u || total > tooBig || size > 0 && total/size != u {
		failf("%s slice too big: %d elements of %d bytes", t.Elem(), u, size)
	}
	if v.Cap() < n {
		// More only when the data is there.
		at := n
		if size > 0 && u*size > chunk {
			at = max(1, int(chunk/size))
		}
		v.Set(reflect.MakeSlice(t, at, at))
	} else {
		v.SetLen(n)
	}
	dec.elements(v, n, elem, name, own)
}

// elements reads n elements into an array or a slice, which it lets grow. With own they are of a basic type.
func (dec *Decoder) elements(v reflect.Value, n int, elem getter, name string, own bool) {
	kind := v.Type().Elem().Kind()
	what := ""
	if own {
		what = kind.String() + " "
	}
	have := v.Len()
	for i := range n {
		if len(dec.buf) == 0 {
			failf("decoding %sarray or slice: length exceeds input size (%d elements)", what, n)
		}
		if i >= have {
			v.Grow(1)
			have = min(v.Cap(), n)
			v.SetLen(have)
		}
		e := v.Index(i)
		switch {
		case own && kind == reflect.String:
			u := dec.uint()
			if u > uint64(len(dec.buf)) {
				failf("length of string exceeds input size (%d bytes)", u)
			}
			e.SetString(string(dec.take(int(u))))
		case own && kind == reflect.Uint:
			e.SetUint(dec.uint()) // in Go, too, without a look whether it fits
		default:
			elem(dec, made(e), name)
		}
	}
}

func (dec *Decoder) mapping(v reflect.Value, key, elem getter, name string) {
	n := int(dec.uint())
	t := v.Type()
	if v.IsNil() {
		v.Set(reflect.MakeMapWithSize(t, max(0, min(n, len(dec.buf)))))
	}
	k, e := reflect.New(t.Key()).Elem(), reflect.New(t.Elem()).Elem()
	for range n {
		key(dec, made(k), name)
		elem(dec, made(e), name)
		v.SetMapIndex(k, e)
		k.SetZero()
		e.SetZero()
	}
}

// own lets a value read itself.
func (dec *Decoder) own(u *use, v reflect.Value) {
	n, ok := dec.length()
	if !ok {
		failf("GobDecoder: length too large for buffer")
	}
	receiver := u.user
	for range u.decIndir {
		receiver = receiver.Elem()
	}
	if v.Kind() != reflect.Pointer && (u.decIndir < 0 || receiver.Kind() == reflect.Pointer) {
		v = v.Addr()
	}
	data := dec.take(n)
	var err error
	if u.dec == gobMethod {
		d, _ := reflect.TypeAssert[GobDecoder](v)
		err = d.GobDecode(data)
	} else {
		d, _ := reflect.TypeAssert[encoding.BinaryUnmarshaler](v)
		err = d.UnmarshalBinary(data)
	}
	if err != nil {
		fail(err)
	}
}

// dynamic reads a value of an interface type t.
func (dec *Decoder) dynamic(t reflect.Type, v reflect.Value) {
	n := dec.uint()
	if n > 1<<31 {
		failf("invalid type name length %d", n)
	}
	if n > uint64(len(dec.buf)) {
		failf("invalid type name length %d: exceeds input size", n)
	}
	name := dec.take(int(n))
	if n == 0 {
		v.SetZero()
		return
	}
	if n > 1024 {
		failf("name too long (%d bytes): %.20q...", n, name)
	}
	registered, ok := typeOfName.Load(string(name))
	if !ok {
		failf("name not registered for interface: %q", name)
	}
	concrete := registered.(reflect.Type)
	id := dec.begin(true)
	if id < 0 {
		fail(dec.err)
	}
	dec.uint() // the value's length
	x := reflect.New(concrete).Elem()
	dec.value(id, x)
	if dec.err != nil {
		fail(dec.err)
	}
	if !concrete.AssignableTo(t) {
		failf("%s is not assignable to type %s", concrete, t)
	}
	v.Set(x)
}
