// encoding/xml: the decoder, from bytes to tokens (raw) and from raw tokens to elements that are closed and names whose spaces are known. Complete.
//
// The decoder takes a byte at a time from its reader and can give one back. Tokens of bytes lie in buf until the next token is read.

package xml

import (
	"bufio"
	"errors"
	"io"
	"strings"
	"unicode/utf8"
)

// A Decoder reads a document in UTF-8.
type Decoder struct {
	// Strict is true at first. Without it elements that are not closed are closed by what closes the outer one, unknown entities stay as
	// they are, and attributes need neither quotes nor values.
	Strict bool
	// AutoClose has elements that are closed at once when Strict is false.
	AutoClose []string
	// Entity has what entities stand for besides lt, gt, amp, apos and quot.
	Entity map[string]string
	// CharsetReader turns the input to UTF-8 when a document says that it is in another encoding.
	CharsetReader func(charset string, input io.Reader) (io.Reader, error)
	// DefaultSpace is the name space of elements that are in none.
	DefaultSpace string

	in   io.ByteReader
	from TokenReader // instead of in
	back int         // a byte that was given back, or -1
	buf  []byte
	err  error // ends everything

	// What was read is also kept here for fields that want an element's text.
	keep    []byte
	keeping bool

	offset    int64
	line      int
	lineStart int64 // offset of the line's first byte

	open     []frame
	depth    int // of the frames, those of elements
	spaces   map[string]string
	pending  Token // comes next, before anything is read
	closing  bool  // an EndElement of closeAs comes next
	closeAs  Name
	inMethod bool // an UnmarshalXML is running
}

// The frames of an element are the one that remembers its name and, below it, those that restore name spaces when it is closed; an end lies
// below those and makes the tokens end with the element.
type frame struct {
	kind byte
	name Name // of the element; a prefix (Local) and its earlier URL (Space)
	had  bool // there was an earlier URL
}

const (
	frameElement = iota
	frameSpace
	frameEnd
)

// NewDecoder makes a decoder of a reader; one that has no ReadByte is buffered.
func NewDecoder(r io.Reader) *Decoder {
	d := newDecoder()
	d.read(r)
	return d
}

// NewTokenDecoder makes a decoder of tokens. A Decoder is returned as it is.
func NewTokenDecoder(t TokenReader) *Decoder {
	if d, ok := t.(*Decoder); ok {
		return d
	}
	d := newDecoder()
	d.from = t
	return d
}

func newDecoder() *Decoder {
	return &Decoder{Strict: true, spaces: map[string]string{}, back: -1, line: 1, buf: make([]byte, 0, 64)}
}

func (d *Decoder) read(r io.Reader) {
	if b, ok := r.(io.ByteReader); ok {
		d.in = b
		return
	}
	d.in = bufio.NewReader(r)
}

// Token gives the next token, or nil and io.EOF. Its bytes are good until the next call. Elements are closed in order; <a/> is two tokens.
func (d *Decoder) Token() (Token, error) {
	if d.atEnd() {
		return nil, io.EOF
	}
	t := d.pending
	d.pending = nil
	if t == nil {
		var err error
		if t, err = d.raw(); t == nil && err != nil {
			if err == io.EOF && len(d.open) > 0 {
				err = d.syntax("unexpected EOF")
			}
			return nil, err
		}
	}
	if !d.Strict {
		if end, ok := d.autoClose(t); ok {
			d.pending = t
			t = end
		}
	}
	switch e := t.(type) {
	case StartElement:
		for _, a := range e.Attr {
			switch {
			case a.Name.Space == xmlns:
				d.setSpace(a.Name.Local, a.Value)
			case a.Name.Space == "" && a.Name.Local == xmlns:
				d.setSpace("", a.Value)
			}
		}
		d.open = append(d.open, frame{kind: frameElement, name: e.Name})
		d.depth++
		d.resolve(&e.Name, true)
		for i := range e.Attr {
			d.resolve(&e.Attr[i].Name, false)
		}
		return e, nil
	case EndElement:
		if !d.close(&e) {
			return nil, d.err
		}
		return e, nil
	}
	return t, nil
}

func (d *Decoder) setSpace(prefix, url string) {
	old, had := d.spaces[prefix]
	d.open = append(d.open, frame{frameSpace, Name{old, prefix}, had})
	d.spaces[prefix] = url
}

// resolve turns a name's prefix into its URL. Attributes without a prefix are in no space.
func (d *Decoder) resolve(n *Name, element bool) {
	switch n.Space {
	case xmlns:
		return
	case "":
		if !element || n.Local == xmlns {
			return
		}
	case "xml":
		n.Space = xmlSpace
	}
	if url, ok := d.spaces[n.Space]; ok {
		n.Space = url
	} else if n.Space == "" {
		n.Space = d.DefaultSpace
	}
}

func (d *Decoder) pop() frame {
	f := d.open[len(d.open)-1]
	d.open = d.open[:len(d.open)-1]
	if f.kind == frameElement {
		d.depth--
	}
	return f
}

// close ends the innermost element, which must be the one that t closes.
func (d *Decoder) close(t *EndElement) bool {
	name := t.Name
	var top frame
	if len(d.open) > 0 {
		top = d.pop()
	} else {
		top.kind = frameEnd
	}
	switch {
	case top.kind != frameElement:
		d.err = d.syntax("unexpected end element </" + name.Local + ">")
		return false
	case top.name.Local != name.Local:
		if !d.Strict {
			// The other element is closed first.
			d.closing, d.closeAs = true, name
			t.Name = top.name
			return true
		}
		d.err = d.syntax("element <" + top.name.Local + "> closed by </" + name.Local + ">")
		return false
	case top.name.Space != name.Space:
		space := name.Space
		if space == "" {
			space = `""`
		}
		d.err = d.syntax("element <" + top.name.Local + "> in space " + top.name.Space + " closed by </" + name.Local + "> in space " + space)
		return false
	}
	d.resolve(&t.Name, true)
	for len(d.open) > 0 && d.open[len(d.open)-1].kind == frameSpace {
		f := d.pop()
		if f.had {
			d.spaces[f.name.Local] = f.name.Space
		} else {
			delete(d.spaces, f.name.Local)
		}
	}
	return true
}

// endAfter makes the tokens end with the innermost element.
func (d *Decoder) endAfter() {
	i := len(d.open) - 1
	for d.open[i].kind != frameElement {
		i--
	}
	for i > 0 && d.open[i-1].kind == frameSpace {
		i--
	}
	d.open = append(d.open, frame{})
	copy(d.open[i+1:], d.open[i:])
	d.open[i] = frame{kind: frameEnd}
}

func (d *Decoder) atEnd() bool { return len(d.open) > 0 && d.open[len(d.open)-1].kind == frameEnd }

// goOn undoes endAfter, when the element has ended.
func (d *Decoder) goOn() bool {
	if !d.atEnd() {
		return false
	}
	d.pop()
	return true
}

// autoClose makes an end for an element that closes itself, unless t is it.
func (d *Decoder) autoClose(t Token) (Token, bool) {
	if len(d.open) == 0 {
		return nil, false
	}
	top := d.open[len(d.open)-1]
	if top.kind != frameElement {
		return nil, false
	}
	for _, name := range d.AutoClose {
		if !strings.EqualFold(name, top.name.Local) {
			continue
		}
		if e, ok := t.(EndElement); ok && strings.EqualFold(e.Name.Local, top.name.Local) {
			return nil, false
		}
		return EndElement{top.name}, true
	}
	return nil, false
}

// RawToken is Token without elements that must match and with prefixes for name spaces.
func (d *Decoder) RawToken() (Token, error) {
	if d.inMethod {
		return nil, errors.New("xml: cannot use RawToken from UnmarshalXML method")
	}
	return d.raw()
}

// InputOffset is the offset in bytes at which the next token begins.
func (d *Decoder) InputOffset() int64 { return d.offset }

// InputPos is the line and the column in bytes, from 1, at which the next token begins.
func (d *Decoder) InputPos() (line, column int) { return d.line, int(d.offset-d.lineStart) + 1 }

func (d *Decoder) syntax(msg string) error { return &SyntaxError{Msg: msg, Line: d.line} }

// fail ends the decoder with a syntax error, unless something else did already.
func (d *Decoder) fail(msg string) {
	if d.err == nil {
		d.err = d.syntax(msg)
	}
}

func (d *Decoder) get() (byte, bool) {
	if d.err != nil {
		return 0, false
	}
	var b byte
	if d.back >= 0 {
		b = byte(d.back)
		d.back = -1
	} else {
		if b, d.err = d.in.ReadByte(); d.err != nil {
			return 0, false
		}
		if d.keeping {
			d.keep = append(d.keep, b)
		}
	}
	d.offset++
	if b == '\n' {
		d.line++
		d.lineStart = d.offset
	}
	return b, true
}

// must is get where the document cannot end.
func (d *Decoder) must() (byte, bool) {
	b, ok := d.get()
	if !ok && d.err == io.EOF {
		d.err = d.syntax("unexpected EOF")
	}
	return b, ok
}

func (d *Decoder) unget(b byte) {
	if b == '\n' {
		d.line--
	}
	d.back = int(b)
	d.offset--
}

// kept is how much was kept of what is behind the decoder.
func (d *Decoder) kept() int {
	if d.back >= 0 {
		return len(d.keep) - 1
	}
	return len(d.keep)
}

func (d *Decoder) put(b byte) { d.buf = append(d.buf, b) }

func (d *Decoder) blank() {
	for {
		b, ok := d.get()
		if !ok {
			return
		}
		if b != ' ' && b != '\n' && b != '\t' && b != '\r' {
			d.unget(b)
			return
		}
	}
}

// word appends to buf what could be a name: letters, digits, a few signs, and all that is not ASCII. There may be none.
func (d *Decoder) word() bool {
	for n := 0; ; n++ {
		b, ok := d.must()
		if !ok {
			return false
		}
		if b < utf8.RuneSelf && !isNameByte(b) {
			d.unget(b)
			return n > 0
		}
		d.put(b)
	}
}

// name reads a name. Without one there is no error: the caller knows better what to say.
func (d *Decoder) name() (string, bool) {
	d.buf = d.buf[:0]
	if !d.word() {
		return "", false
	}
	s := string(d.buf)
	if !isName(s) {
		d.err = d.syntax("invalid XML name: " + s)
		return "", false
	}
	return s, true
}

// spacedName reads a name with or without a prefix.
func (d *Decoder) spacedName() (Name, bool) {
	s, ok := d.name()
	if !ok {
		return Name{}, false
	}
	prefix, local, found := strings.Cut(s, ":")
	if strings.Contains(local, ":") {
		return Name{}, false
	}
	if !found || prefix == "" || local == "" {
		return Name{Local: s}, true
	}
	return Name{prefix, local}, true
}

// Skip reads to the end of the element whose start was read last.
func (d *Decoder) Skip() error {
	for depth := 1; depth > 0; {
		t, err := d.Token()
		if err != nil {
			return err
		}
		switch t.(type) {
		case StartElement:
			depth++
		case EndElement:
			depth--
		}
	}
	return nil
}
