// Package scanner reads tokens of Go or similar languages from UTF-8 text. Complete.
//
// This file: what programs set and ask for; input.go reads characters, number.go numbers.
package scanner

import (
	"fmt"
	"io"
	"os"
	"unicode"
)

// Position is a place in a text. It is valid if it has a line.
type Position struct {
	Filename string
	Offset   int // in bytes, from 0
	Line     int // from 1
	Column   int // in characters, from 1
}

func (pos *Position) IsValid() bool { return pos.Line > 0 }

func (pos Position) String() string {
	name := pos.Filename
	if name == "" {
		name = "<input>"
	}
	if !pos.IsValid() {
		return name
	}
	return name + fmt.Sprintf(":%d:%d", pos.Line, pos.Column)
}

// Modes: which tokens are recognized. Characters that are in none are given one by one.
const (
	ScanIdents     = 1 << -Ident
	ScanInts       = 1 << -Int
	ScanFloats     = 1 << -Float // Ints, too
	ScanChars      = 1 << -Char
	ScanStrings    = 1 << -String
	ScanRawStrings = 1 << -RawString
	ScanComments   = 1 << -Comment
	SkipComments   = 1 << -skipComment // with ScanComments: they are space
	GoTokens       = ScanIdents | ScanFloats | ScanChars | ScanStrings | ScanRawStrings | ScanComments | SkipComments
)

// Scan gives one of these, or a character.
const (
	EOF = -(iota + 1)
	Ident
	Int
	Float
	Char
	String
	RawString
	Comment
	skipComment
)

var tokenNames = [...]string{"EOF", "Ident", "Int", "Float", "Char", "String", "RawString", "Comment"}

// TokenString is the name of a token, or the character in quotes.
func TokenString(tok rune) string {
	if i := int(-1 - tok); i >= 0 && i < len(tokenNames) {
		return tokenNames[i]
	}
	return fmt.Sprintf("%q", string(tok))
}

// GoWhitespace has tabs, newlines, carriage returns and spaces.
const GoWhitespace = 1<<'\t' | 1<<'\n' | 1<<'\r' | 1<<' '

// A Scanner reads characters and tokens. Init comes first; the exported fields can be set after it.
type Scanner struct {
	in input

	// Error is called for errors; without it they go to os.Stderr.
	Error func(s *Scanner, msg string)
	// ErrorCount is how many there were.
	ErrorCount int
	// Mode has the tokens to recognize.
	Mode uint
	// Whitespace has a bit for each character up to ' ' that is space.
	Whitespace uint64
	// IsIdentRune tells whether ch can be the character i of an identifier; without it they are Go's.
	IsIdentRune func(ch rune, i int) bool
	// Position is the begin of the last token that Scan read; Init and Next make it invalid. Filename is not touched.
	Position
}

// Init begins with a source.
func (s *Scanner) Init(src io.Reader) *Scanner {
	s.in = input{src: src, buf: s.in.buf[:0], line: 1, token: -1, ch: unread}
	s.Error, s.ErrorCount = nil, 0
	s.Mode, s.Whitespace = GoTokens, GoWhitespace
	s.Line = 0
	return s
}

// Next reads a character, EOF at the end.
func (s *Scanner) Next() rune {
	s.in.token = -1
	s.Line = 0
	ch := s.Peek()
	if ch != EOF {
		s.in.ch = s.next()
	}
	return ch
}

// Peek gives the next character without reading it.
func (s *Scanner) Peek() rune {
	if s.in.ch == unread {
		if s.in.ch = s.next(); s.in.ch == byteOrderMark {
			s.in.ch = s.next()
		}
	}
	return s.in.ch
}

// Pos is the position after the last character or token.
func (s *Scanner) Pos() Position {
	pos := s.in.position()
	if pos.Line == 0 {
		pos.Line, pos.Column = 1, 1
	}
	pos.Filename = s.Filename
	return pos
}

// TokenText is the text of the last token, up to the error if that is what Error is called for.
func (s *Scanner) TokenText() string { return s.in.tokenText() }

func (s *Scanner) error(msg string) {
	s.in.endToken()
	s.ErrorCount++
	if s.Error != nil {
		s.Error(s, msg)
		return
	}
	pos := s.Position
	if !pos.IsValid() {
		pos = s.Pos()
	}
	fmt.Fprintf(os.Stderr, "%s: %s\n", pos, msg)
}

func (s *Scanner) isIdent(ch rune, i int) bool {
	if s.IsIdentRune != nil {
		return ch != EOF && s.IsIdentRune(ch, i)
	}
	return ch == '_' || unicode.IsLetter(ch) || i > 0 && unicode.IsDigit(ch)
}

func (s *Scanner) wants(mode uint) bool { return s.Mode&mode != 0 }

// Scan reads a token or character, EOF at the end.
func (s *Scanner) Scan() rune {
	ch := s.Peek()
	s.in.token = -1
	s.Line = 0
	for {
		for s.Whitespace&(1<<uint(ch)) != 0 {
			ch = s.next()
		}
		s.in.beginToken()
		name := s.Filename
		s.Position = s.in.position()
		s.Filename = name
		tok, next, skip := s.token(ch)
		if skip {
			ch = next
			continue
		}
		s.in.endToken()
		s.in.ch = next
		return tok
	}
}

// token reads what begins with ch. It gives the character after it, and whether it was a comment to skip.
func (s *Scanner) token(ch rune) (tok, next rune, skip bool) {
	switch {
	case ch == EOF:
		if s.isIdent(ch, 0) {
			break
		}
		return EOF, EOF, false
	case s.isIdent(ch, 0):
		if !s.wants(ScanIdents) {
			break
		}
		next = s.next()
		for i := 1; s.isIdent(next, i); i++ {
			next = s.next()
		}
		return Ident, next, false
	case isDecimal(ch):
		if s.wants(ScanInts | ScanFloats) {
			tok, next = s.number(ch, false)
			return tok, next, false
		}
	case ch == '.':
		if next = s.next(); isDecimal(next) && s.wants(ScanFloats) {
			tok, next = s.number(next, true)
			return tok, next, false
		}
		return ch, next, false
	case ch == '"' && s.wants(ScanStrings):
		s.quoted(ch)
		return String, s.next(), false
	case ch == '\'' && s.wants(ScanChars):
		if s.quoted(ch) != 1 {
			s.error("invalid char literal")
		}
		return Char, s.next(), false
	case ch == '`' && s.wants(ScanRawStrings):
		s.raw()
		return RawString, s.next(), false
	case ch == '/':
		next = s.next()
		if next != '/' && next != '*' || !s.wants(ScanComments) {
			return ch, next, false
		}
		skip = s.wants(SkipComments)
		if skip {
			s.in.token = -1
		}
		return Comment, s.comment(next), skip
	}
	return ch, s.next(), false
}

// quoted reads up to the quote and counts the characters.
func (s *Scanner) quoted(quote rune) int {
	n := 0
	for ch := s.next(); ch != quote; n++ {
		switch {
		case ch == '\n' || ch < 0:
			s.error("literal not terminated")
			return n
		case ch == '\\':
			ch = s.escape(quote)
		default:
			ch = s.next()
		}
	}
	return n
}

// escape reads what comes after a backslash, and the character after it.
func (s *Scanner) escape(quote rune) rune {
	ch := s.next()
	switch ch {
	case 'a', 'b', 'f', 'n', 'r', 't', 'v', '\\', quote:
		return s.next()
	case '0', '1', '2', '3', '4', '5', '6', '7':
		return s.escapeDigits(ch, 8, 3)
	case 'x':
		return s.escapeDigits(s.next(), 16, 2)
	case 'u':
		return s.escapeDigits(s.next(), 16, 4)
	case 'U':
		return s.escapeDigits(s.next(), 16, 8)
	}
	s.error("invalid char escape")
	return ch
}

func (s *Scanner) escapeDigits(ch rune, base, n int) rune {
	for ; n > 0; n-- {
		if !isDigit(ch, base) {
			s.error("invalid char escape")
			break
		}
		ch = s.next()
	}
	return ch
}

func (s *Scanner) raw() {
	for ch := s.next(); ch != '`'; ch = s.next() {
		if ch < 0 {
			s.error("literal not terminated")
			return
		}
	}
}

// comment reads on from the second character; it gives the character after the comment.
func (s *Scanner) comment(second rune) rune {
	ch := s.next()
	if second == '/' {
		for ch != '\n' && ch >= 0 {
			ch = s.next()
		}
		return ch
	}
	for ch >= 0 {
		last := ch
		ch = s.next()
		if last == '*' && ch == '/' {
			return s.next()
		}
	}
	s.error("comment not terminated")
	return ch
}
