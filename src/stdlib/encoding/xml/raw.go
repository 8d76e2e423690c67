// encoding/xml: raw tokens from the bytes of a document, and references to entities in text. Complete.

package xml

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"
)

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
