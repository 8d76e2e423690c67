// encoding/xml: Unmarshal, from elements to values. Complete.

package xml

import (
	"bytes"
	"encoding"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
)

// maxDepth of the elements that a value is read from.
const maxDepth = 10000

// Unmarshal stores a document in what v points to.
func Unmarshal(data []byte, v any) error { return NewDecoder(bytes.NewReader(data)).Decode(v) }

// Decode reads the next element.
func (d *Decoder) Decode(v any) error { return d.DecodeElement(v, nil) }

// DecodeElement reads the element whose start was read already, or with nil the next one.
func (d *Decoder) DecodeElement(v any, start *StartElement) error {
	p := reflect.ValueOf(v)
	if p.Kind() != reflect.Pointer {
		return errors.New("non-pointer passed to Unmarshal")
	}
	if p.IsNil() {
		return errors.New("nil pointer passed to Unmarshal")
	}
	return d.element(p.Elem(), start)
}

// An UnmarshalError says that an element is not the one that was expected.
type UnmarshalError string

func (e UnmarshalError) Error() string { return string(e) }

// An Unmarshaler reads itself from an element, of which it must take everything to the end.
type Unmarshaler interface {
	UnmarshalXML(d *Decoder, start StartElement) error
}

// An UnmarshalerAttr reads itself from an attribute.
type UnmarshalerAttr interface {
	UnmarshalXMLAttr(attr Attr) error
}

// element reads an element into v.
func (d *Decoder) element(v reflect.Value, start *StartElement) error {
	if d.depth > maxDepth {
		return errors.New("exceeded max depth")
	}
	for start == nil {
		t, err := d.Token()
		if err != nil {
			return err
		}
		if e, ok := t.(StartElement); ok {
			start = &e
		}
	}
	if v.Kind() == reflect.Interface && !v.IsNil() {
		if p := v.Elem(); p.Kind() == reflect.Pointer && !p.IsNil() {
			v = p
		}
	}
	v = made(v)
	if u, ok := as[Unmarshaler](v); ok {
		return d.method(u, start)
	}
	if u, ok := as[encoding.TextUnmarshaler](v); ok {
		text, err := d.ownText()
		if err != nil {
			return err
		}
		return u.UnmarshalText(text)
	}

	c := content{d: d}
	switch t := v.Type(); v.Kind() {
	case reflect.Interface:
		return d.Skip()
	case reflect.Slice:
		if t.Elem().Kind() == reflect.Uint8 {
			c.text.to = v
			break
		}
		return grown(v, func(e reflect.Value) error { return d.element(e, start) })
	case reflect.Struct:
		if t == nameType {
			v.Set(reflect.ValueOf(start.Name))
			break
		}
		info, err := infoOf(t)
		if err != nil {
			return err
		}
		c.info, c.to = info, v
		if err := c.begin(start); err != nil {
			return err
		}
	default:
		if !isSimple(v.Kind()) {
			return errors.New("unknown type " + t.String())
		}
		c.text.to = v
	}
	return c.read()
}

// made gives what a pointer points to, after setting it if it is nil.
func made(v reflect.Value) reflect.Value {
	if v.Kind() != reflect.Pointer {
		return v
	}
	if v.IsNil() {
		v.Set(reflect.New(v.Type().Elem()))
	}
	return v.Elem()
}

// grown appends an element to a slice and sets it.
func grown(v reflect.Value, set func(reflect.Value) error) error {
	n := v.Len()
	v.Grow(1)
	v.SetLen(n + 1)
	err := set(v.Index(n))
	if err != nil {
		v.SetLen(n)
	}
	return err
}

func isSimple(k reflect.Kind) bool {
	switch k {
	case reflect.Bool, reflect.String, reflect.Float32, reflect.Float64,
		reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64,
		reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		return true
	}
	return false
}

func (d *Decoder) method(u Unmarshaler, start *StartElement) error {
	d.endAfter()
	outer := d.inMethod
	d.inMethod = true
	defer func() { d.inMethod = outer }()
	err := u.UnmarshalXML(d, *start)
	if all := d.goOn(); err == nil && !all {
		err = fmt.Errorf("xml: %s.UnmarshalXML did not consume entire <%s> element", receiver(u), start.Name.Local)
	}
	return err
}

// ownText reads to the end of an element and gives the text that is not in inner ones.
func (d *Decoder) ownText() ([]byte, error) {
	var text []byte
	for depth := 1; depth > 0; {
		t, err := d.Token()
		if err != nil {
			return nil, err
		}
		switch t := t.(type) {
		case CharData:
			if depth == 1 {
				text = append(text, t...)
			}
		case StartElement:
			depth++
		case EndElement:
			depth--
		}
	}
	return text, nil
}

// A collector gathers bytes for a value, or (if that is invalid) does not.
type collector struct {
	to   reflect.Value
	data []byte
}

func (c *collector) add(data []byte) {
	if c.to.IsValid() {
		c.data = append(c.data, data...)
	}
}

// setBytes stores what was gathered in a string or a slice.
func (c *collector) setBytes() {
	switch c.to.Kind() {
	case reflect.String:
		c.to.SetString(string(c.data))
	case reflect.Slice:
		c.to.Set(reflect.ValueOf(c.data))
	}
}

// The content of an element goes to a value, or if that is a struct to its fields.
type content struct {
	d             *Decoder
	info          *structInfo
	to            reflect.Value // the struct
	text, comment collector
	inner         collector
	innerFrom     int           // in what the decoder keeps
	any           reflect.Value // for elements that no other field takes
}

// begin gives a struct the element's name and attributes, and looks what it wants of the rest.
func (c *content) begin(start *StartElement) error {
	if f := c.info.name; f != nil {
		have := start.Name
		if f.name != "" && f.name != have.Local {
			return UnmarshalError("expected element type <" + f.name + "> but have <" + have.Local + ">")
		}
		if f.space != "" && f.space != have.Space {
			if have.Space == "" {
				have.Space = "no name space"
			}
			return UnmarshalError("expected element <" + f.name + "> in name space " + f.space + " but have " + have.Space)
		}
		v := f.in(c.to, true)
		if _, ok := reflect.TypeAssert[Name](v); ok {
			v.Set(reflect.ValueOf(start.Name))
		}
	}
	for _, a := range start.Attr {
		if err := c.attr(a); err != nil {
			return err
		}
	}
	for i := range c.info.fields {
		f := &c.info.fields[i]
		switch f.role & roles {
		case asCDATA, asCharData:
			if !c.text.to.IsValid() {
				c.text.to = f.in(c.to, true)
			}
		case asComment:
			if !c.comment.to.IsValid() {
				c.comment.to = f.in(c.to, true)
			}
		case asAny | asElement:
			if !c.any.IsValid() {
				c.any = f.in(c.to, true)
			}
		case asInnerXML:
			if !c.inner.to.IsValid() {
				c.inner.to = f.in(c.to, true)
				if c.d.keeping {
					c.innerFrom = c.d.kept()
				}
				c.d.keeping = true
			}
		}
	}
	return nil
}

func (c *content) attr(a Attr) error {
	taken := false
	var rest *field
	for i := range c.info.fields {
		f := &c.info.fields[i]
		switch f.role & roles {
		case asAttr:
			v := f.in(c.to, true)
			if a.Name.Local == f.name && (f.space == "" || f.space == a.Name.Space) {
				if err := setAttr(v, a); err != nil {
					return err
				}
				taken = true
			}
		case asAny | asAttr:
			if rest == nil {
				rest = f
			}
		}
	}
	if taken || rest == nil {
		return nil
	}
	return setAttr(rest.in(c.to, true), a)
}

func setAttr(v reflect.Value, a Attr) error {
	v = made(v)
	if u, ok := as[UnmarshalerAttr](v); ok {
		return u.UnmarshalXMLAttr(a)
	}
	if u, ok := as[encoding.TextUnmarshaler](v); ok {
		return u.UnmarshalText([]byte(a.Value))
	}
	if v.Kind() == reflect.Slice && v.Type().Elem().Kind() != reflect.Uint8 {
		return grown(v, func(e reflect.Value) error { return setAttr(e, a) })
	}
	if v.Type() == attrType {
		v.Set(reflect.ValueOf(a))
		return nil
	}
	return setText(v, []byte(a.Value))
}

// read reads to the end of the element and stores what was gathered.
func (c *content) read() error {
	for ended := false; !ended; {
		innerEnd := 0
		if c.inner.to.IsValid() {
			innerEnd = c.d.kept()
		}
		t, err := c.d.Token()
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case StartElement:
			if err := c.child(&t); err != nil {
				return err
			}
		case EndElement:
			if c.inner.to.IsValid() {
				c.inner.data = c.d.keep[c.innerFrom:innerEnd]
				if c.innerFrom == 0 {
					c.d.keep, c.d.keeping = nil, false
				}
			}
			ended = true
		case CharData:
			c.text.add(t)
		case Comment:
			c.comment.add(t)
		}
	}
	if u, ok := as[encoding.TextUnmarshaler](c.text.to); ok {
		if err := u.UnmarshalText(c.text.data); err != nil {
			return err
		}
	} else if err := setText(c.text.to, c.text.data); err != nil {
		return err
	}
	c.comment.setBytes()
	if in := c.inner.to; in.Kind() != reflect.Slice || in.Type().Elem().Kind() == reflect.Uint8 {
		c.inner.setBytes()
	}
	return nil
}

func (c *content) child(start *StartElement) error {
	if c.to.IsValid() {
		taken, err := c.path(nil, start)
		if taken || err != nil {
			return err
		}
		if c.any.IsValid() {
			return c.d.element(c.any, start)
		}
	}
	return c.d.Skip()
}

// path looks for a field that wants the element below parents, or something in it. It reports whether the element was read.
func (c *content) path(parents []string, start *StartElement) (bool, error) {
	n := len(parents)
	var inside []string
	for i := range c.info.fields {
		f := &c.info.fields[i]
		if f.role&asElement == 0 || len(f.parents) < n || f.space != "" && f.space != start.Name.Space || !slices.Equal(f.parents[:n], parents) {
			continue
		}
		if len(f.parents) == n {
			if f.name == start.Name.Local {
				return true, c.d.element(f.in(c.to, true), start)
			}
		} else if f.parents[n] == start.Name.Local {
			// No other field is this element itself: that would have clashed.
			inside = f.parents[:n+1]
			break
		}
	}
	if inside == nil {
		return false, nil
	}
	for {
		t, err := c.d.Token()
		if err != nil {
			return true, err
		}
		switch t := t.(type) {
		case StartElement:
			taken, err := c.path(inside, &t)
			if err == nil && !taken {
				err = c.d.Skip()
			}
			if err != nil {
				return true, err
			}
		case EndElement:
			return true, nil
		}
	}
}

// setText stores text in a value of a simple type.
func setText(v reflect.Value, text []byte) error {
	if !v.IsValid() {
		return nil
	}
	given := v.Type()
	v = made(v)
	k := v.Kind()
	switch {
	case k == reflect.String:
		v.SetString(string(text))
		return nil
	case k == reflect.Slice:
		if len(text) == 0 {
			text = []byte{}
		}
		v.SetBytes(text)
		return nil
	case !isSimple(k):
		return errors.New("cannot unmarshal into " + given.String())
	case len(text) == 0:
		v.SetZero()
		return nil
	}
	s := strings.TrimSpace(string(text))
	switch {
	case k == reflect.Bool:
		b, err := strconv.ParseBool(s)
		if err != nil {
			return err
		}
		v.SetBool(b)
	case v.CanFloat():
		x, err := strconv.ParseFloat(s, v.Type().Bits())
		if err != nil {
			return err
		}
		v.SetFloat(x)
	case v.CanInt():
		n, err := strconv.ParseInt(s, 10, v.Type().Bits())
		if err != nil {
			return err
		}
		v.SetInt(n)
	default:
		n, err := strconv.ParseUint(s, 10, v.Type().Bits())
		if err != nil {
			return err
		}
		v.SetUint(n)
	}
	return nil
}
