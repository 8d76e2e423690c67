// encoding/xml: Marshal, from values to elements. Complete.

package xml

import (
	"bytes"
	"encoding"
	"errors"
	"fmt"
	"reflect"
	"strconv"
	"strings"
)

// Marshal gives a value as XML.
func Marshal(v any) ([]byte, error) { return MarshalIndent(v, "", "") }

// MarshalIndent is Marshal with every element on a line of its own.
func MarshalIndent(v any, prefix, indent string) ([]byte, error) {
	var b bytes.Buffer
	enc := NewEncoder(&b)
	enc.Indent(prefix, indent)
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	if err := enc.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// A Marshaler writes itself as elements, for which it may use start.
type Marshaler interface {
	MarshalXML(e *Encoder, start StartElement) error
}

// A MarshalerAttr makes itself an attribute; one without a name is not written.
type MarshalerAttr interface {
	MarshalXMLAttr(name Name) (Attr, error)
}

// An UnsupportedTypeError says that XML has nothing for a type.
type UnsupportedTypeError struct {
	Type reflect.Type
}

func (e *UnsupportedTypeError) Error() string { return "xml: unsupported type: " + e.Type.String() }

// isEmpty reports what omitempty leaves out.
func isEmpty(v reflect.Value) bool {
	switch k := v.Kind(); k {
	case reflect.Array, reflect.Map, reflect.Slice, reflect.String:
		return v.Len() == 0
	case reflect.Interface, reflect.Pointer:
		return v.IsNil()
	default:
		return isSimple(k) && v.IsZero()
	}
}

// target follows pointers and interfaces to a value or a nil.
func target(v reflect.Value) reflect.Value {
	for (v.Kind() == reflect.Interface || v.Kind() == reflect.Pointer) && !v.IsNil() {
		v = v.Elem()
	}
	return v
}

// value writes the elements of a value: of a struct's field f, or of what begins as start says.
func (enc *Encoder) value(v reflect.Value, f *field, start *StartElement) error {
	if start != nil && start.Name.Local == "" {
		return errors.New("xml: EncodeElement of StartElement with missing name")
	}
	if !v.IsValid() || f != nil && f.role&omitEmpty != 0 && isEmpty(v) {
		return nil
	}
	v = target(v)
	k, t := v.Kind(), v.Type()
	if k == reflect.Interface || k == reflect.Pointer {
		return nil
	}
	if m, ok := as[Marshaler](v); ok {
		return enc.method(m, startOf(reflect.TypeOf(m), f, start))
	}
	if m, ok := as[encoding.TextMarshaler](v); ok {
		return enc.textMethod(m, startOf(reflect.TypeOf(m), f, start))
	}
	if (k == reflect.Slice || k == reflect.Array) && t.Elem().Kind() != reflect.Uint8 {
		for i := range v.Len() {
			if err := enc.value(v.Index(i), f, start); err != nil {
				return err
			}
		}
		return nil
	}
	info, err := infoOf(t)
	if err != nil {
		return err
	}
	e, err := enc.elementOf(info, v, f, start)
	if err != nil {
		return err
	}
	if err := enc.start(&e); err != nil {
		return err
	}
	if k == reflect.Struct {
		err = enc.fields(info, v)
	} else {
		var text []byte
		if text, err = appendSimple(nil, v); err == nil {
			escapeText(output{enc}, text, true)
		}
	}
	if err == nil {
		err = enc.end(e.Name)
	}
	if err != nil {
		return err
	}
	return enc.failure()
}

// startOf is the start that a method may use. Its receiver's type may be a pointer to one with a name.
func startOf(t reflect.Type, f *field, start *StartElement) (e StartElement) {
	switch {
	case start != nil:
		e.Name = start.Name
		e.Attr = append(e.Attr, start.Attr...)
	case f != nil && f.name != "":
		e.Name = Name{f.space, f.name}
	case t.Name() != "":
		e.Name.Local = t.Name()
	default:
		e.Name.Local = t.Elem().Name()
	}
	return e
}

// elementOf finds the element's name: given, of the field XMLName (its tag or value), of the field, or of the type; and its attributes.
func (enc *Encoder) elementOf(info *structInfo, v reflect.Value, f *field, start *StartElement) (e StartElement, err error) {
	own := info.name
	switch {
	case start != nil:
		e.Name = start.Name
		e.Attr = append(e.Attr, start.Attr...)
	case own != nil && own.name != "":
		e.Name = Name{own.space, own.name}
	case own != nil:
		if name := own.in(v, false); name.IsValid() {
			if n, ok := reflect.TypeAssert[Name](name); ok && n.Local != "" {
				e.Name = n
			}
		}
	}
	if e.Name.Local == "" && f != nil {
		e.Name = Name{f.space, f.name}
	}
	if e.Name.Local == "" {
		// Without the arguments of a generic type.
		e.Name.Local, _, _ = strings.Cut(v.Type().Name(), "[")
		if e.Name.Local == "" {
			return e, &UnsupportedTypeError{v.Type()}
		}
	}
	for i := range info.fields {
		f := &info.fields[i]
		if f.role&asAttr == 0 {
			continue
		}
		a := f.in(v, false)
		if f.role&omitEmpty != 0 && (!a.IsValid() || isEmpty(a)) || a.Kind() == reflect.Interface && a.IsNil() {
			continue
		}
		if e.Attr, err = appendAttr(e.Attr, Name{f.space, f.name}, a); err != nil {
			return e, err
		}
	}
	// An element in no space, in one that is.
	if n := len(enc.open); own != nil && own.name == "" && own.space == "" && e.Name.Space == "" && n > 0 && enc.open[n-1].name.Space != "" {
		e.Attr = append(e.Attr, Attr{Name{"", xmlns}, ""})
	}
	return e, nil
}

func appendAttr(attrs []Attr, name Name, v reflect.Value) ([]Attr, error) {
	if m, ok := as[MarshalerAttr](v); ok {
		a, err := m.MarshalXMLAttr(name)
		if err != nil || a.Name.Local == "" {
			return attrs, err
		}
		return append(attrs, a), nil
	}
	if m, ok := as[encoding.TextMarshaler](v); ok {
		text, err := m.MarshalText()
		if err != nil {
			return attrs, err
		}
		return append(attrs, Attr{name, string(text)}), nil
	}
	if k := v.Kind(); k == reflect.Pointer || k == reflect.Interface {
		if v.IsNil() {
			return attrs, nil
		}
		v = v.Elem()
	}
	if v.Kind() == reflect.Slice && v.Type().Elem().Kind() != reflect.Uint8 {
		for i := range v.Len() {
			var err error
			if attrs, err = appendAttr(attrs, name, v.Index(i)); err != nil {
				return attrs, err
			}
		}
		return attrs, nil
	}
	if v.Type() == attrType {
		a, _ := reflect.TypeAssert[Attr](v)
		return append(attrs, a), nil
	}
	text, err := appendSimple(nil, v)
	if err != nil {
		return attrs, err
	}
	return append(attrs, Attr{name, string(text)}), nil
}

func (enc *Encoder) method(m Marshaler, start StartElement) error {
	enc.open = append(enc.open, openElement{}) // the mark
	n := len(enc.open)
	if err := m.MarshalXML(enc, start); err != nil {
		return err
	}
	if open := enc.open; len(open) > n {
		return fmt.Errorf("xml: %s.MarshalXML wrote invalid XML: <%s> not closed", receiver(m), open[len(open)-1].name.Local)
	}
	enc.open = enc.open[:n-1]
	return nil
}

func (enc *Encoder) textMethod(m encoding.TextMarshaler, start StartElement) error {
	if err := enc.start(&start); err != nil {
		return err
	}
	text, err := m.MarshalText()
	if err != nil {
		return err
	}
	escapeText(output{enc}, text, true)
	return enc.end(start.Name)
}

// appendSimple appends the text of a value that is neither a struct nor a list.
func appendSimple(b []byte, v reflect.Value) ([]byte, error) {
	switch k := v.Kind(); {
	case k == reflect.String:
		return append(b, v.String()...), nil
	case k == reflect.Bool:
		return strconv.AppendBool(b, v.Bool()), nil
	case v.CanInt():
		return strconv.AppendInt(b, v.Int(), 10), nil
	case v.CanUint():
		return strconv.AppendUint(b, v.Uint(), 10), nil
	case v.CanFloat():
		return strconv.AppendFloat(b, v.Float(), 'g', -1, v.Type().Bits()), nil
	case k == reflect.Slice && v.Type().Elem().Kind() == reflect.Uint8:
		return append(b, v.Bytes()...), nil
	case k == reflect.Array && v.Type().Elem().Kind() == reflect.Uint8:
		n := len(b)
		b = append(b, make([]byte, v.Len())...)
		reflect.Copy(reflect.ValueOf(b[n:]), v)
		return b, nil
	}
	return nil, &UnsupportedTypeError{v.Type()}
}

// fields writes what is in a struct's element.
func (enc *Encoder) fields(info *structInfo, v reflect.Value) error {
	var around []string // the open elements of tags a>b>name
	for i := range info.fields {
		f := &info.fields[i]
		fv := f.in(v, false)
		if f.role&asAttr != 0 || !fv.IsValid() {
			continue
		}
		mode := f.role & roles
		if mode != asInnerXML {
			var err error
			if around, err = enc.leave(around, f.parents); err != nil {
				return err
			}
		}
		switch mode {
		case asCDATA, asCharData:
			write := EscapeText
			if mode == asCDATA {
				write = emitCDATA
			}
			text, err := charData(fv)
			if err == nil && text != nil {
				err = write(output{enc}, text)
			}
			if err != nil {
				return err
			}
			continue
		case asComment:
			if err := enc.comment(target(fv), v.Type()); err != nil {
				return err
			}
			continue
		case asInnerXML:
			fv = target(fv)
			switch raw := fv.Interface().(type) {
			case []byte:
				output{enc}.Write(raw)
				continue
			case string:
				enc.put(raw)
				continue
			}
		default:
			if k := fv.Kind(); len(f.parents) > len(around) && (k != reflect.Pointer && k != reflect.Interface || !fv.IsNil()) {
				for _, name := range f.parents[len(around):] {
					if err := enc.start(&StartElement{Name: Name{Local: name}}); err != nil {
						return err
					}
				}
				around = append(around[:len(around):len(around)], f.parents[len(around):]...)
			}
		}
		if err := enc.value(fv, f, nil); err != nil {
			return err
		}
	}
	enc.leave(around, nil)
	return enc.failure()
}

// leave closes the elements around that parents does not begin with, and gives those that stay open.
func (enc *Encoder) leave(around, parents []string) ([]string, error) {
	same := 0
	for same < min(len(around), len(parents)) && around[same] == parents[same] {
		same++
	}
	for i := len(around) - 1; i >= same; i-- {
		if err := enc.end(Name{Local: around[i]}); err != nil {
			return around, err
		}
	}
	return around[:same], nil
}

// charData gives a field's text, or nil when it has none.
func charData(v reflect.Value) ([]byte, error) {
	if m, ok := as[encoding.TextMarshaler](v); ok {
		text, err := m.MarshalText()
		if text == nil && err == nil {
			text = []byte{}
		}
		return text, err
	}
	v = target(v)
	switch k := v.Kind(); {
	case k == reflect.Slice:
		text, _ := reflect.TypeAssert[[]byte](v)
		return text, nil
	case isSimple(k):
		return appendSimple([]byte{}, v)
	}
	return nil, nil
}

// comment writes the field of a struct of type t that is a comment.
func (enc *Encoder) comment(v reflect.Value, t reflect.Type) error {
	var s string
	switch k := v.Kind(); {
	case k == reflect.String:
		s = v.String()
	case k == reflect.Slice && v.Type().Elem().Kind() == reflect.Uint8:
		s = string(v.Bytes())
	default:
		return fmt.Errorf("xml: bad type for comment field of %s", t)
	}
	if s == "" {
		return nil
	}
	enc.line(0)
	enc.put("<!--")
	if strings.Contains(s, "--") {
		return errors.New(`xml: comments must not contain "--"`)
	}
	enc.put(s)
	if strings.HasSuffix(s, "-") {
		enc.put(" ")
	}
	enc.put("-->")
	return nil
}
