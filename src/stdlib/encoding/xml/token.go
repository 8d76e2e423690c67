// encoding/xml: the tokens of a document, and text written so that it means itself. Complete.

package xml

import (
	"bytes"
	"io"
	"strconv"
	"unicode/utf8"
)

// Header is what a document may begin with; Marshal does not write it.
const Header = `<?xml version="1.0" encoding="UTF-8"?>` + "\n"

const (
	xmlSpace = "http://www.w3.org/XML/1998/namespace"
	xmlns    = "xmlns"
)

// A SyntaxError says why a text is not XML.
type SyntaxError struct {
	Msg  string
	Line int
}

func (e *SyntaxError) Error() string {
	return "XML syntax error on line " + strconv.Itoa(e.Line) + ": " + e.Msg
}

// A Name is a name in a name space: the space's URL, or its prefix where the URL is not known.
type Name struct {
	Space, Local string
}

// An Attr is an attribute of an element.
type Attr struct {
	Name  Name
	Value string
}

// A Token is a StartElement, EndElement, CharData, Comment, ProcInst or Directive.
type Token any

// A TokenReader gives a document's tokens. It may return the last one together with io.EOF.
type TokenReader interface {
	Token() (Token, error)
}

type StartElement struct {
	Name Name
	Attr []Attr
}

func (e StartElement) Copy() StartElement {
	attr := make([]Attr, len(e.Attr))
	copy(attr, e.Attr)
	e.Attr = attr
	return e
}

// End is the token that closes the element.
func (e StartElement) End() EndElement { return EndElement{e.Name} }

type EndElement struct {
	Name Name
}

// CharData is text, without escapes.
type CharData []byte

func (c CharData) Copy() CharData { return CharData(bytes.Clone(c)) }

// A Comment is what stands between <!-- and -->.
type Comment []byte

func (c Comment) Copy() Comment { return Comment(bytes.Clone(c)) }

// A ProcInst is <?Target Inst?>.
type ProcInst struct {
	Target string
	Inst   []byte
}

func (p ProcInst) Copy() ProcInst {
	p.Inst = bytes.Clone(p.Inst)
	return p
}

// A Directive is what stands between <! and >.
type Directive []byte

func (d Directive) Copy() Directive { return Directive(bytes.Clone(d)) }

// CopyToken gives a token whose bytes are not the decoder's.
func CopyToken(t Token) Token {
	switch t := t.(type) {
	case StartElement:
		return t.Copy()
	case CharData:
		return t.Copy()
	case Comment:
		return t.Copy()
	case ProcInst:
		return t.Copy()
	case Directive:
		return t.Copy()
	}
	return t
}

// EscapeText writes text so that XML reads it as it is.
func EscapeText(w io.Writer, s []byte) error { return escapeText(w, s, true) }

// Escape is EscapeText without its error.
func Escape(w io.Writer, s []byte) { escapeText(w, s, true) }

// escapes has for the runes that are not written as themselves what is.
func escapeOf(r rune, size int, newlines bool) string {
	switch r {
	case '"':
		return "&#34;"
	case '\'':
		return "&#39;"
	case '&':
		return "&amp;"
	case '<':
		return "&lt;"
	case '>':
		return "&gt;"
	case '\t':
		return "&#x9;"
	case '\n':
		if newlines {
			return "&#xA;"
		}
		return ""
	case '\r':
		return "&#xD;"
	}
	if r == utf8.RuneError && size == 1 || !inCharacterRange(r) {
		return "\uFFFD"
	}
	return ""
}

func escapeText(w io.Writer, s []byte, newlines bool) error {
	done := 0
	for i := 0; i < len(s); {
		r, size := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRune(s[i:])
		}
		i += size
		esc := escapeOf(r, size, newlines)
		if esc == "" {
			continue
		}
		if _, err := w.Write(s[done : i-size]); err != nil {
			return err
		}
		if _, err := io.WriteString(w, esc); err != nil {
			return err
		}
		done = i
	}
	_, err := w.Write(s[done:])
	return err
}

// emitCDATA writes text in a CDATA section; the end of one in the text is divided between two sections.
func emitCDATA(w io.Writer, s []byte) error {
	if len(s) == 0 {
		return nil
	}
	const end = "]]>"
	text := append([]byte("<![CDATA["), bytes.ReplaceAll(s, []byte(end), []byte("]]]]><![CDATA[>"))...)
	_, err := w.Write(append(text, end...))
	return err
}
