// encoding/xml: what the fields of a struct are in a document, from their tags. Complete.

package xml

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"sync"
)

// A role is what a field is in an element.
type role int

const (
	asElement role = 1 << iota
	asAttr
	asCDATA
	asCharData
	asInnerXML
	asComment
	asAny // of the elements, or with asAttr of the attributes, that no other field takes
	omitEmpty
)

const roles = omitEmpty - 1

var roleNames = map[string]role{
	"attr": asAttr, "cdata": asCDATA, "chardata": asCharData, "innerxml": asInnerXML, "comment": asComment, "any": asAny, "omitempty": omitEmpty,
}

type field struct {
	index   []int
	space   string
	parents []string // of the tag a>b>name
	name    string
	role    role
}

type structInfo struct {
	name   *field // XMLName
	fields []field
}

var (
	nameType = reflect.TypeFor[Name]()
	attrType = reflect.TypeFor[Attr]()
)

var infoCache sync.Map // map[reflect.Type]*structInfo

func infoOf(t reflect.Type) (*structInfo, error) {
	if cached, ok := infoCache.Load(t); ok {
		return cached.(*structInfo), nil
	}
	info := &structInfo{}
	if t.Kind() == reflect.Struct && t != nameType {
		for i := range t.NumField() {
			if err := info.addField(t, i); err != nil {
				return nil, err
			}
		}
	}
	cached, _ := infoCache.LoadOrStore(t, info)
	return cached.(*structInfo), nil
}

func (info *structInfo) addField(t reflect.Type, i int) error {
	sf := t.Field(i)
	if !sf.IsExported() && !sf.Anonymous || sf.Tag.Get("xml") == "-" {
		return nil
	}
	if sf.Anonymous {
		inner := sf.Type
		if inner.Kind() == reflect.Pointer {
			inner = inner.Elem()
		}
		if inner.Kind() == reflect.Struct {
			embedded, err := infoOf(inner)
			if err != nil {
				return err
			}
			if info.name == nil {
				info.name = embedded.name
			}
			for _, f := range embedded.fields {
				f.index = append([]int{i}, f.index...)
				if err := info.add(t, f); err != nil {
					return err
				}
			}
			return nil
		}
	}
	f, err := fieldOf(t, sf)
	if err != nil {
		return err
	}
	if sf.Name == "XMLName" {
		info.name = f
		return nil
	}
	return info.add(t, *f)
}

// fieldOf reads the tag of a field of t.
func fieldOf(t reflect.Type, sf reflect.StructField) (*field, error) {
	f := &field{index: sf.Index}
	whole := sf.Tag.Get("xml")
	tag := whole
	if space, rest, ok := strings.Cut(tag, " "); ok {
		f.space, tag = space, rest
	}
	isName := sf.Name == "XMLName"
	tag, options, hasOptions := strings.Cut(tag, ",")
	if hasOptions {
		for option := range strings.SplitSeq(options, ",") {
			f.role |= roleNames[option]
		}
		if !f.acceptable(isName, tag) {
			return nil, fmt.Errorf("xml: invalid tag in field %s of type %s: %q", sf.Name, t, whole)
		}
	} else {
		f.role = asElement
	}
	if f.space != "" && tag == "" {
		return nil, fmt.Errorf("xml: namespace without name in field %s of type %s: %q", sf.Name, t, whole)
	}
	if isName {
		f.name = tag // and not the field's own
		return f, nil
	}
	own := ownName(sf.Type)
	if tag == "" {
		f.name = sf.Name
		if own != nil {
			f.space, f.name = own.space, own.name
		}
		return f, nil
	}
	path := strings.Split(tag, ">")
	if path[0] == "" {
		path[0] = sf.Name
	}
	last := len(path) - 1
	f.name = path[last]
	if f.name == "" {
		return nil, fmt.Errorf("xml: trailing '>' in field %s of type %s", sf.Name, t)
	}
	if last > 0 {
		if f.role&asElement == 0 {
			return nil, fmt.Errorf("xml: %s chain not valid with %s flag", tag, options)
		}
		f.parents = path[:last]
	}
	if f.role&asElement != 0 && own != nil && own.name != f.name {
		return nil, fmt.Errorf("xml: name %q in tag of %s.%s conflicts with name %q in %s.XMLName", f.name, t, sf.Name, own.name, sf.Type)
	}
	return f, nil
}

// acceptable completes the role that options say, and reports whether they go together.
func (f *field) acceptable(isName bool, tag string) bool {
	switch mode := f.role & roles; mode {
	case 0:
		f.role |= asElement
	case asAttr:
		if isName {
			return false
		}
	case asCDATA, asCharData, asInnerXML, asComment, asAny, asAny | asAttr:
		if isName || tag != "" {
			return false
		}
		if mode == asAny {
			f.role |= asElement
		}
	default:
		return false
	}
	return f.role&omitEmpty == 0 || f.role&(asElement|asAttr) != 0
}

// ownName gives the field XMLName of a struct or a pointer to one, if it has a tag with a name.
func ownName(t reflect.Type) *field {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if t.Kind() != reflect.Struct {
		return nil
	}
	for i := range t.NumField() {
		if sf := t.Field(i); sf.Name == "XMLName" {
			// What is wrong with the tag is said when the struct is looked at.
			if f, err := fieldOf(t, sf); err == nil && f.name != "" {
				return f
			}
			return nil
		}
	}
	return nil
}

// clashes reports whether two fields want the same element, or one wants an element that another one is in.
func (f *field) clashes(g *field) bool {
	if f.role&roles != g.role&roles || f.space != "" && g.space != "" && f.space != g.space {
		return false
	}
	n := min(len(f.parents), len(g.parents))
	if !slices.Equal(f.parents[:n], g.parents[:n]) {
		return false
	}
	switch {
	case len(f.parents) > n:
		return f.parents[n] == g.name
	case len(g.parents) > n:
		return g.parents[n] == f.name
	}
	return f.name == g.name && f.space == g.space
}

// add adds a field. Of those that clash the one less deeply embedded is taken.
func (info *structInfo) add(t reflect.Type, f field) error {
	var rivals []*field
	for i := range info.fields {
		if g := &info.fields[i]; g.clashes(&f) {
			rivals = append(rivals, g)
		}
	}
	for _, g := range rivals {
		if len(g.index) < len(f.index) {
			return nil
		}
	}
	for _, g := range rivals {
		if len(g.index) == len(f.index) {
			a, b := t.FieldByIndex(g.index), t.FieldByIndex(f.index)
			return &TagPathError{t, a.Name, a.Tag.Get("xml"), b.Name, b.Tag.Get("xml")}
		}
	}
	if len(rivals) > 0 {
		info.fields = slices.DeleteFunc(info.fields, func(g field) bool { return g.clashes(&f) })
	}
	info.fields = append(info.fields, f)
	return nil
}

// A TagPathError says that two fields want the same element.
type TagPathError struct {
	Struct       reflect.Type
	Field1, Tag1 string
	Field2, Tag2 string
}

func (e *TagPathError) Error() string {
	return fmt.Sprintf("%s field %q with tag %q conflicts with field %q with tag %q", e.Struct, e.Field1, e.Tag1, e.Field2, e.Tag2)
}

// in gives the field of a struct. Nil pointers on the way to it are set, or (without set) make the result invalid.
func (f *field) in(v reflect.Value, set bool) reflect.Value {
	for i, x := range f.index {
		if i > 0 && v.Kind() == reflect.Pointer && v.Type().Elem().Kind() == reflect.Struct {
			if v.IsNil() {
				if !set {
					return reflect.Value{}
				}
				v.Set(reflect.New(v.Type().Elem()))
			}
			v = v.Elem()
		}
		v = v.Field(x)
	}
	return v
}

// as gives v or its address as an I, if one of them is that and not out of reach.
func as[I any](v reflect.Value) (I, bool) {
	var none I
	if !v.IsValid() {
		return none, false
	}
	if v.CanInterface() {
		if i, ok := reflect.TypeAssert[I](v); ok {
			return i, true
		}
	}
	if v.CanAddr() {
		if p := v.Addr(); p.CanInterface() {
			if i, ok := reflect.TypeAssert[I](p); ok {
				return i, true
			}
		}
	}
	return none, false
}

// receiver names the type of a method's receiver.
func receiver(v any) string {
	t := reflect.TypeOf(v)
	if t.Name() == "" {
		return "(" + t.String() + ")"
	}
	return t.String()
}
