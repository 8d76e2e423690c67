// encoding/gob: passing over what the type of the program does not have. Complete.

package gob

import (
	"errors"
	"fmt"
	"reflect"
)

// ignoreFor gives what passes over values of a type.
func (dec *Decoder) ignoreFor(id typeId) (*decStruct, error) {
	s := dec.ignored[id]
	if s != nil {
		return s, nil
	}
	s = &decStruct{}
	dec.ignored[id] = s
	if w := dec.types[id]; w == nil || w.StructT == nil {
		s.fields = []decField{{get: *dec.ignorer(id, map[typeId]*getter{})}}
		return s, nil
	}
	if err := dec.prepare(s, id, mustUse(reflect.TypeFor[struct{}]())); err != nil {
		delete(dec.ignored, id)
		return nil, err
	}
	return s, nil
}

func (dec *Decoder) ignorer(id typeId, making map[typeId]*getter) *getter {
	dec.depth++
	defer func() { dec.depth-- }()
	if dec.depth > maxIgnored {
		fail(errors.New("invalid nesting depth"))
	}
	if g := making[id]; g != nil {
		return g
	}
	g := new(getter)
	switch id {
	case idBool, idInt, idUint, idFloat:
		*g = func(dec *Decoder, _ reflect.Value, _ string) { dec.uint() }
		return g
	case idComplex:
		*g = func(dec *Decoder, _ reflect.Value, _ string) {
			dec.uint()
			dec.uint()
		}
		return g
	case idBytes, idString:
		*g = func(dec *Decoder, _ reflect.Value, _ string) { dec.pass("slice length too large") }
		return g
	}
	making[id] = g
	if id == idInterface {
		*g = func(dec *Decoder, _ reflect.Value, _ string) { dec.passDynamic() }
		return g
	}
	var none reflect.Value
	w := dec.types[id]
	switch {
	case w == nil:
		failf("bad data: undefined type %s", idName(id))
	case w.ArrayT != nil:
		length := w.ArrayT.Len
		elem := dec.ignorer(w.ArrayT.Elem, making)
		*g = func(dec *Decoder, _ reflect.Value, _ string) {
			if dec.uint() != uint64(length) {
				failf("length mismatch in ignoreArray")
			}
			dec.passElements(length, *elem)
		}
	case w.MapT != nil:
		key := dec.ignorer(w.MapT.Key, making)
		elem := dec.ignorer(w.MapT.Elem, making)
		*g = func(dec *Decoder, _ reflect.Value, _ string) {
			for range int(dec.uint()) {
				(*key)(dec, none, "")
				(*elem)(dec, none, "")
			}
		}
	case w.SliceT != nil:
		elem := dec.ignorer(w.SliceT.Elem, making)
		*g = func(dec *Decoder, _ reflect.Value, _ string) { dec.passElements(int(dec.uint()), *elem) }
	case w.StructT != nil:
		s, err := dec.ignoreFor(id)
		if err != nil {
			fail(err)
		}
		*g = func(dec *Decoder, _ reflect.Value, _ string) { dec.fields(s, none, "ignore ") }
	case w.method() != nil:
		*g = func(dec *Decoder, _ reflect.Value, _ string) { dec.pass("GobDecoder: length too large for buffer") }
	default:
		failf("bad data: ignore can't handle type %s", idName(id))
	}
	return g
}

func idName(id typeId) string {
	d := described(id)
	if d == nil {
		return "<nil>"
	}
	return d.text(map[typeId]bool{})
}

func (dec *Decoder) passElements(n int, elem getter) {
	for range n {
		if len(dec.buf) == 0 {
			failf("decoding array or slice: length exceeds input size (%d elements)", n)
		}
		elem(dec, reflect.Value{}, "")
	}
}

// pass goes over bytes and their count.
func (dec *Decoder) pass(tooLong string) {
	n, ok := dec.length()
	if !ok {
		fail(fmt.Errorf("gob: %s", tooLong))
	}
	dec.take(n)
}

func (dec *Decoder) passDynamic() {
	dec.pass("bad interface encoding: name too large for buffer")
	if dec.begin(true) < 0 {
		fail(dec.err)
	}
	dec.pass("bad interface encoding: data length too large for buffer")
}
