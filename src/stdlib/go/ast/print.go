package ast

import (
	"fmt"
	"go/token"
	"io"
	"os"
	"reflect"
)

// A FieldFilter says whether a field is printed.
type FieldFilter func(name string, value reflect.Value) bool

// NotNilFilter is false of nil.
func NotNilFilter(_ string, v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Chan, reflect.Func, reflect.Interface, reflect.Map, reflect.Pointer, reflect.Slice:
		return !v.IsNil()
	}
	return true
}

// Print writes x without nil fields to the standard output.
func Print(fset *token.FileSet, x any) error { return Fprint(os.Stdout, fset, x, NotNilFilter) }

// Fprint writes x, with the fields of the nodes that f does not refuse, a line each; positions are as fset says. A pointer that was printed before
// is (obj @ line).
func Fprint(w io.Writer, fset *token.FileSet, x any, f FieldFilter) (err error) {
	d := &dumper{w: w, fset: fset, filter: f, seen: map[any]int{}, fresh: true}
	defer func() {
		if e := recover(); e != nil {
			failed, ok := e.(writeError)
			if !ok {
				panic(e)
			}
			err = failed.err
		}
	}()
	if x == nil {
		d.printf("nil")
	} else {
		d.print(reflect.ValueOf(x))
	}
	d.printf("\n")
	return nil
}

type writeError struct{ err error }

// A dumper writes lines with numbers and indentation.
type dumper struct {
	w      io.Writer
	fset   *token.FileSet
	filter FieldFilter
	seen   map[any]int // line of a pointer
	depth  int
	fresh  bool // at the begin of a line
	line   int
}

func (d *dumper) write(text []byte) {
	if _, err := d.w.Write(text); err != nil {
		panic(writeError{err})
	}
}

var step = []byte(".  ")

// printf writes text with at most one newline, at its end.
func (d *dumper) printf(format string, args ...any) {
	text := fmt.Appendf(nil, format, args...)
	for len(text) > 0 {
		if d.fresh && text[0] != '\n' {
			d.write(fmt.Appendf(nil, "%6d  ", d.line))
			for range d.depth {
				d.write(step)
			}
		}
		n := 0
		for n < len(text) && text[n] != '\n' {
			n++
		}
		d.fresh = n < len(text)
		if d.fresh {
			n++
			d.line++
		}
		d.write(text[:n])
		text = text[n:]
	}
}

// body writes { and parts, a line each, }.
func (d *dumper) body(count int, part func(i int)) {
	d.printf("{")
	if count > 0 {
		d.depth++
		d.printf("\n")
		for i := range count {
			part(i)
			d.printf("\n")
		}
		d.depth--
	}
	d.printf("}")
}

func (d *dumper) print(x reflect.Value) {
	if !NotNilFilter("", x) {
		d.printf("nil")
		return
	}
	element := func(i int) {
		d.printf("%d: ", i)
		d.print(x.Index(i))
	}
	switch x.Kind() {
	case reflect.Interface:
		d.print(x.Elem())
	case reflect.Pointer:
		d.printf("*")
		p := x.Interface()
		if line, ok := d.seen[p]; ok {
			d.printf("(obj @ %d)", line)
			return
		}
		d.seen[p] = d.line
		d.print(x.Elem())
	case reflect.Map:
		d.printf("%s (len = %d) ", x.Type(), x.Len())
		keys := x.MapKeys()
		d.body(len(keys), func(i int) {
			d.print(keys[i])
			d.printf(": ")
			d.print(x.MapIndex(keys[i]))
		})
	case reflect.Array:
		d.printf("%s ", x.Type())
		d.body(x.Len(), element)
	case reflect.Slice:
		if text, ok := x.Interface().([]byte); ok {
			d.printf("%#q", text)
			return
		}
		d.printf("%s (len = %d) ", x.Type(), x.Len())
		d.body(x.Len(), element)
	case reflect.Struct:
		d.printf("%s ", x.Type())
		var fields []int
		for i := range x.NumField() {
			if name := x.Type().Field(i).Name; IsExported(name) && (d.filter == nil || d.filter(name, x.Field(i))) {
				fields = append(fields, i)
			}
		}
		d.body(len(fields), func(i int) {
			d.printf("%s: ", x.Type().Field(fields[i]).Name)
			d.print(x.Field(fields[i]))
		})
	default:
		v := x.Interface()
		switch v := v.(type) {
		case string:
			d.printf("%q", v)
			return
		case token.Pos:
			if d.fset != nil {
				d.printf("%s", d.fset.Position(v))
				return
			}
		}
		d.printf("%v", v)
	}
}
