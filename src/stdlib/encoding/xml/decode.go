// encoding/xml: the decoder, from bytes to tokens (raw) and from raw tokens to elements that are closed and names whose spaces are known. Complete.
//
// The decoder takes a byte at a time from its reader and can give one back. Tokens of bytes lie in buf until the next token is read.

package xml

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strconv"
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

// raw reads a token. One that is nil comes with an error.
func (d *Decoder) raw() (Token, error) {
	if d.from != nil {
		return d.from.Token()
	}
	if d.err != nil {
		return nil, d.err
	}
	if d.closing {
		d.closing = false
		return EndElement{d.closeAs}, nil
	}
	b, ok := d.get()
	if !ok {
		return nil, d.err
	}
	var t Token
	if b != '<' {
		d.unget(b)
		t = d.charData(false)
	} else if b, ok = d.must(); ok {
		switch b {
		case '/':
			t = d.endElement()
		case '?':
			t = d.procInst()
		case '!':
			t = d.declaration()
		default:
			d.unget(b)
			t = d.startElement()
		}
	}
	if t == nil {
		return nil, d.err
	}
	return t, nil
}

func (d *Decoder) charData(cdata bool) Token {
	if data := d.text(-1, cdata); data != nil {
		return CharData(data)
	}
	return nil
}

// endElement reads on after </.
func (d *Decoder) endElement() Token {
	name, ok := d.spacedName()
	if !ok {
		d.fail("expected element name after </")
		return nil
	}
	d.blank()
	b, ok := d.must()
	if !ok {
		return nil
	}
	if b != '>' {
		d.fail("invalid characters between </" + name.Local + " and >")
		return nil
	}
	return EndElement{name}
}

// startElement reads on after <.
func (d *Decoder) startElement() Token {
	name, ok := d.spacedName()
	if !ok {
		d.fail("expected element name after <")
		return nil
	}
	attrs := []Attr{}
	for {
		d.blank()
		b, ok := d.must()
		if !ok {
			return nil
		}
		if b == '>' {
			return StartElement{name, attrs}
		}
		if b == '/' {
			if b, ok = d.must(); !ok {
				return nil
			}
			if b != '>' {
				d.fail("expected /> in element")
				return nil
			}
			d.closing, d.closeAs = true, name
			return StartElement{name, attrs}
		}
		d.unget(b)
		a, ok := d.attr()
		if !ok {
			return nil
		}
		attrs = append(attrs, a)
	}
}

func (d *Decoder) attr() (a Attr, ok bool) {
	if a.Name, ok = d.spacedName(); !ok {
		d.fail("expected attribute name in element")
		return a, false
	}
	d.blank()
	b, ok := d.must()
	if !ok {
		return a, false
	}
	if b != '=' {
		if d.Strict {
			d.fail("attribute name without = in element")
			return a, false
		}
		d.unget(b)
		a.Value = a.Name.Local
		return a, true
	}
	d.blank()
	value := d.attrValue()
	a.Value = string(value)
	return a, value != nil
}

func (d *Decoder) attrValue() []byte {
	b, ok := d.must()
	switch {
	case !ok:
		return nil
	case b == '"' || b == '\'':
		return d.text(int(b), false)
	case d.Strict:
		d.fail("unquoted or missing attribute value in element")
		return nil
	}
	d.buf = d.buf[:0]
	for isNameByte(b) && b != '.' {
		d.put(b)
		if b, ok = d.must(); !ok {
			return nil
		}
	}
	d.unget(b)
	return d.buf
}

// procInst reads on after <?. The one of XML itself may bring another encoding.
func (d *Decoder) procInst() Token {
	target, ok := d.name()
	if !ok {
		d.fail("expected target name after <?")
		return nil
	}
	d.blank()
	d.buf = d.buf[:0]
	if !d.until("?>") {
		return nil
	}
	data := d.buf
	if target == "xml" && !d.prolog(string(data)) {
		return nil
	}
	return ProcInst{target, data}
}

// until reads to an end of two characters and leaves in buf what stands before it.
func (d *Decoder) until(end string) bool {
	for {
		b, ok := d.must()
		if !ok {
			return false
		}
		d.put(b)
		if n := len(d.buf); n >= 2 && d.buf[n-2] == end[0] && b == end[1] {
			d.buf = d.buf[:n-2]
			return true
		}
	}
}

func (d *Decoder) prolog(content string) bool {
	if v := pseudoAttr(content, "version"); v != "" && v != "1.0" {
		d.err = fmt.Errorf("xml: unsupported version %q; only version 1.0 is supported", v)
		return false
	}
	charset := pseudoAttr(content, "encoding")
	if charset == "" || strings.EqualFold(charset, "utf-8") {
		return true
	}
	if d.CharsetReader == nil {
		d.err = fmt.Errorf("xml: encoding %q declared but Decoder.CharsetReader is nil", charset)
		return false
	}
	r, err := d.CharsetReader(charset, d.in.(io.Reader))
	if err != nil {
		d.err = fmt.Errorf("xml: opening charset %q: %w", charset, err)
		return false
	}
	if r == nil {
		panic("CharsetReader returned a nil Reader for charset " + charset)
	}
	d.read(r)
	return true
}

// pseudoAttr gives the quoted text after the first param= that a quote follows.
func pseudoAttr(s, param string) string {
	for {
		_, rest, ok := strings.Cut(s, param+"=")
		if !ok || rest == "" {
			return ""
		}
		quote := rest[:1]
		rest = rest[1:]
		if quote == `"` || quote == "'" {
			if value, _, closed := strings.Cut(rest, quote); closed {
				return value
			}
			return ""
		}
		s = rest
	}
}

// declaration reads on after <!: a comment, a CDATA section or a directive.
func (d *Decoder) declaration() Token {
	b, ok := d.must()
	if !ok {
		return nil
	}
	switch b {
	case '-':
		if b, ok = d.must(); !ok {
			return nil
		}
		if b != '-' {
			d.fail("invalid sequence <!- not part of <!--")
			return nil
		}
		d.buf = d.buf[:0]
		if !d.until("--") {
			return nil
		}
		if b, ok = d.must(); !ok {
			return nil
		}
		if b != '>' {
			d.fail(`invalid sequence "--" not allowed in comments`)
			return nil
		}
		return Comment(d.buf)
	case '[':
		for _, want := range []byte("CDATA[") {
			if b, ok = d.must(); !ok {
				return nil
			}
			if b != want {
				d.fail("invalid <![ sequence")
				return nil
			}
		}
		return d.charData(true)
	}
	return d.directive(b)
}

// directive reads on after its first character. What it nests in < and > belongs to it, not so in quotes; its comments become blanks, so that
// what stands around them does not grow together.
func (d *Decoder) directive(b byte) Token {
	d.buf = d.buf[:0]
	d.put(b)
	var quote byte
	depth := 0
	again := false // b is still to be looked at
	for {
		if !again {
			var ok bool
			if b, ok = d.must(); !ok {
				return nil
			}
			if quote == 0 && b == '>' && depth == 0 {
				return Directive(d.buf)
			}
		}
		again = false
		d.put(b)
		switch {
		case quote != 0:
			if b == quote {
				quote = 0
			}
		case b == '\'' || b == '"':
			quote = b
		case b == '>':
			depth--
		case b == '<':
			start := len(d.buf) - 1
			const begin = "!--"
			i := 0
			for i < len(begin) {
				var ok bool
				if b, ok = d.must(); !ok {
					return nil
				}
				if b != begin[i] {
					break
				}
				d.put(b)
				i++
			}
			if i < len(begin) {
				depth++
				again = true
				continue
			}
			d.buf = d.buf[:start]
			if !d.skipComment() {
				return nil
			}
			d.put(' ')
		}
	}
}

func (d *Decoder) skipComment() bool {
	for dashes := 0; ; {
		b, ok := d.must()
		switch {
		case !ok:
			return false
		case b == '-':
			dashes++
		case b == '>' && dashes >= 2:
			return true
		default:
			dashes = 0
		}
	}
}

// text reads character data: to < (quote is negative), to a quote, or to the end of a CDATA section. It is nil after an error.
func (d *Decoder) text(quote int, cdata bool) []byte {
	d.buf = d.buf[:0]
	var before, last byte // the two bytes before b, as they were read
	for {
		b, ok := d.get()
		if !ok {
			if !cdata {
				break // the next token tells
			}
			if d.err == io.EOF {
				d.err = d.syntax("unexpected EOF in CDATA section")
			}
			return nil
		}
		if b == '>' && quote < 0 && before == ']' && last == ']' {
			if cdata {
				d.buf = d.buf[:len(d.buf)-2]
				break
			}
			d.fail("unescaped ]]> not in CDATA section")
			return nil
		}
		if !cdata {
			if b == '<' {
				if quote >= 0 {
					d.fail("unescaped < inside quoted string")
					return nil
				}
				d.unget(b)
				break
			}
			if int(b) == quote {
				break
			}
			if b == '&' {
				if !d.reference() {
					return nil
				}
				before, last = 0, 0
				continue
			}
		}
		// Every end of a line is one \n.
		if b == '\r' {
			d.put('\n')
		} else if b != '\n' || last != '\r' {
			d.put(b)
		}
		before, last = last, b
	}
	for i := 0; i < len(d.buf); {
		r, size := rune(d.buf[i]), 1
		if r >= utf8.RuneSelf {
			if r, size = utf8.DecodeRune(d.buf[i:]); r == utf8.RuneError && size == 1 {
				d.err = d.syntax("invalid UTF-8")
				return nil
			}
		}
		if !inCharacterRange(r) {
			d.err = d.syntax(fmt.Sprintf("illegal character code %U", r))
			return nil
		}
		i += size
	}
	return d.buf
}

// reference reads on after & and appends what the reference stands for, or itself when nothing knows it and the decoder is not strict.
func (d *Decoder) reference() bool {
	start := len(d.buf)
	d.put('&')
	b, ok := d.must()
	if !ok {
		return false
	}
	var text string
	known := false
	if b == '#' {
		d.put(b)
		if b, ok = d.must(); !ok {
			return false
		}
		base := 10
		if b == 'x' {
			base = 16
			d.put(b)
			if b, ok = d.must(); !ok {
				return false
			}
		}
		digits := len(d.buf)
		for '0' <= b && b <= '9' || base == 16 && ('a' <= b && b <= 'f' || 'A' <= b && b <= 'F') {
			d.put(b)
			if b, ok = d.must(); !ok {
				return false
			}
		}
		if b == ';' {
			n, err := strconv.ParseUint(string(d.buf[digits:]), base, 64)
			if err == nil && n <= utf8.MaxRune {
				text, known = string(rune(n)), true
			}
		}
	} else {
		d.unget(b)
		d.word()
		if d.err != nil {
			return false
		}
		if b, ok = d.must(); !ok {
			return false
		}
		if name := string(d.buf[start+1:]); b == ';' && isName(name) {
			text, known = d.entity(name)
		}
	}
	if b == ';' {
		d.put(b)
	} else {
		d.unget(b)
	}
	switch {
	case known:
		d.buf = append(d.buf[:start], text...)
	case d.Strict:
		entity := string(d.buf[start:])
		if b != ';' {
			entity += " (no semicolon)"
		}
		d.err = d.syntax("invalid character entity " + entity)
		return false
	}
	return true
}

func (d *Decoder) entity(name string) (string, bool) {
	switch name {
	case "lt":
		return "<", true
	case "gt":
		return ">", true
	case "amp":
		return "&", true
	case "apos":
		return "'", true
	case "quot":
		return `"`, true
	}
	text, ok := d.Entity[name]
	return text, ok
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
