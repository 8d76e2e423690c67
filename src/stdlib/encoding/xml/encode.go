// encoding/xml: the encoder, from tokens to text. Complete.
//
// The text is written at once, to a buffer; the first error of writing it stays. Elements must be closed in order; a mark among the open ones
// keeps a MarshalXML from closing what it did not open. Attributes in a name space get a prefix that is declared where it is first needed and
// forgotten when the element is closed.

package xml

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"reflect"
	"strconv"
	"strings"
)

// An Encoder writes a document.
type Encoder struct {
	w      *bufio.Writer
	err    error
	closed bool

	prefix, indent string
	depth          int
	fresh          bool // the last that was written is the start of an element
	started        bool

	open     []openElement
	prefixOf map[string]string // by name space
	spaceOf  map[string]string // by prefix
	serial   int
}

type openElement struct {
	name     Name // empty: a mark
	prefixes []string
}

func NewEncoder(w io.Writer) *Encoder { return &Encoder{w: bufio.NewWriter(w)} }

// Indent makes every element begin on a line of its own, after a prefix and an indent for each element that it is in.
func (enc *Encoder) Indent(prefix, indent string) { enc.prefix, enc.indent = prefix, indent }

// Encode writes a value and flushes.
func (enc *Encoder) Encode(v any) error { return enc.encode(v, nil) }

// EncodeElement writes a value as the element that start begins, and flushes.
func (enc *Encoder) EncodeElement(v any, start StartElement) error { return enc.encode(v, &start) }

func (enc *Encoder) encode(v any, start *StartElement) error {
	if err := enc.value(reflect.ValueOf(v), nil, start); err != nil {
		return err
	}
	return enc.w.Flush()
}

// Flush writes what is buffered.
func (enc *Encoder) Flush() error { return enc.w.Flush() }

// Close flushes; it is an error if elements are open.
func (enc *Encoder) Close() error {
	if enc.closed {
		return nil
	}
	enc.closed = true
	if err := enc.w.Flush(); err != nil {
		return err
	}
	if n := len(enc.open); n > 0 {
		return fmt.Errorf("unclosed tag <%s>", enc.open[n-1].name.Local)
	}
	return nil
}

// EncodeToken writes a token, without flushing.
func (enc *Encoder) EncodeToken(t Token) error {
	out := output{enc}
	switch t := t.(type) {
	case StartElement:
		if err := enc.start(&t); err != nil {
			return err
		}
	case EndElement:
		if err := enc.end(t.Name); err != nil {
			return err
		}
	case CharData:
		escapeText(out, t, false)
	case Comment:
		if bytes.Contains(t, []byte("-->")) {
			return errors.New("xml: EncodeToken of Comment containing --> marker")
		}
		enc.put("<!--", string(t), "-->")
	case ProcInst:
		switch {
		case t.Target == "xml" && enc.w.Buffered() != 0:
			return errors.New("xml: EncodeToken of ProcInst xml target only valid for xml declaration, first token encoded")
		case !isName(t.Target):
			return errors.New("xml: EncodeToken of ProcInst with invalid Target")
		case bytes.Contains(t.Inst, []byte("?>")):
			return errors.New("xml: EncodeToken of ProcInst containing ?> marker")
		}
		enc.put("<?", t.Target)
		if len(t.Inst) > 0 {
			enc.put(" ", string(t.Inst))
		}
		enc.put("?>")
	case Directive:
		if !balanced(t) {
			return errors.New("xml: EncodeToken of Directive containing wrong < or > markers")
		}
		enc.put("<!", string(t), ">")
	default:
		return errors.New("xml: EncodeToken of invalid token type")
	}
	return enc.failure()
}

// balanced reports whether < and > match in a directive, outside of quotes and comments, and these end.
func balanced(d Directive) bool {
	depth := 0
	for rest := []byte(d); len(rest) > 0; {
		c := rest[0]
		switch c {
		case '\'', '"':
			n := bytes.IndexByte(rest[1:], c)
			if n < 0 {
				return false
			}
			rest = rest[1+n:]
		case '<':
			// A comment's beginning at the very end is none. What begins a comment may end it: <!-->.
			if len(rest) > 4 && bytes.HasPrefix(rest, []byte("<!--")) {
				n := bytes.Index(rest[2:], []byte("-->"))
				if n < 0 {
					return false
				}
				rest = rest[2+n+2:]
			} else {
				depth++
			}
		case '>':
			if depth == 0 {
				return false
			}
			depth--
		}
		rest = rest[1:]
	}
	return depth == 0
}

// An output is what text is escaped to.
type output struct{ enc *Encoder }

func (o output) Write(b []byte) (int, error) {
	if o.enc.failure() != nil {
		return 0, o.enc.err
	}
	n, err := o.enc.w.Write(b)
	o.enc.err = err
	return n, err
}

func (o output) WriteString(s string) (int, error) {
	if o.enc.failure() != nil {
		return 0, o.enc.err
	}
	n, err := o.enc.w.WriteString(s)
	o.enc.err = err
	return n, err
}

// failure is the first error of writing.
func (enc *Encoder) failure() error {
	if enc.closed && enc.err == nil {
		enc.err = errors.New("use of closed Encoder")
	}
	if enc.err == nil {
		_, enc.err = enc.w.Write(nil)
	}
	return enc.err
}

func (enc *Encoder) put(texts ...string) {
	for _, s := range texts {
		output{enc}.WriteString(s)
	}
}

func (enc *Encoder) escaped(s string) { escapeText(output{enc}, []byte(s), true) }

// line begins a line, if there are lines at all. The change of the depth is 1 for a start, -1 for an end.
func (enc *Encoder) line(change int) {
	if enc.prefix == "" && enc.indent == "" {
		return
	}
	if change < 0 {
		enc.depth--
		wasFresh := enc.fresh
		enc.fresh = false
		if wasFresh {
			return
		}
	}
	if enc.started {
		enc.put("\n")
	}
	enc.started = true
	enc.put(enc.prefix)
	for range enc.depth {
		enc.put(enc.indent)
	}
	if change > 0 {
		enc.depth++
		enc.fresh = true
	}
}

func (enc *Encoder) start(e *StartElement) error {
	if e.Name.Local == "" {
		return errors.New("xml: start tag with no name")
	}
	enc.open = append(enc.open, openElement{name: e.Name})
	enc.line(1)
	enc.put("<", e.Name.Local)
	if e.Name.Space != "" {
		enc.put(` xmlns="`)
		enc.escaped(e.Name.Space)
		enc.put(`"`)
	}
	for _, a := range e.Attr {
		if a.Name.Local == "" {
			continue
		}
		enc.put(" ")
		if a.Name.Space != "" {
			enc.put(enc.prefixFor(a.Name.Space), ":")
		}
		enc.put(a.Name.Local, `="`)
		enc.escaped(a.Value)
		enc.put(`"`)
	}
	enc.put(">")
	return nil
}

func (enc *Encoder) end(name Name) error {
	if name.Local == "" {
		return errors.New("xml: end tag with no name")
	}
	n := len(enc.open) - 1
	if n < 0 || enc.open[n].name.Local == "" {
		return fmt.Errorf("xml: end tag </%s> without start tag", name.Local)
	}
	top := enc.open[n]
	if top.name.Local != name.Local {
		return fmt.Errorf("xml: end tag </%s> does not match start tag <%s>", name.Local, top.name.Local)
	}
	if top.name != name {
		return fmt.Errorf("xml: end tag </%s> in namespace %s does not match start tag <%s> in namespace %s",
			name.Local, name.Space, top.name.Local, top.name.Space)
	}
	enc.open = enc.open[:n]
	enc.line(-1)
	enc.put("</", name.Local, ">")
	for _, p := range top.prefixes {
		delete(enc.prefixOf, enc.spaceOf[p])
		delete(enc.spaceOf, p)
	}
	return nil
}

// prefixFor gives the prefix of a name space; a new one is made of the URL's last part, and declared.
func (enc *Encoder) prefixFor(space string) string {
	if p := enc.prefixOf[space]; p != "" {
		return p
	}
	if space == xmlSpace {
		return "xml"
	}
	if enc.prefixOf == nil {
		enc.prefixOf = map[string]string{}
		enc.spaceOf = map[string]string{}
	}
	p := strings.TrimRight(space, "/")
	p = p[strings.LastIndexByte(p, '/')+1:]
	if !isName(p) || strings.Contains(p, ":") {
		p = "_"
	}
	if len(p) >= 3 && strings.EqualFold(p[:3], "xml") {
		p = "_" + p // XML keeps such names for itself
	}
	if base := p; enc.spaceOf[p] != "" {
		for enc.spaceOf[p] != "" {
			enc.serial++
			p = base + "_" + strconv.Itoa(enc.serial)
		}
	}
	enc.prefixOf[space] = p
	enc.spaceOf[p] = space
	top := &enc.open[len(enc.open)-1]
	top.prefixes = append(top.prefixes, p)
	enc.put("xmlns:", p, `="`)
	enc.escaped(space)
	enc.put(`" `)
	return p
}
