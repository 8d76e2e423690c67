// text/template/parse: complete. A template's text is cut into tokens once; trees read them through a cursor that the trees
// of nested definitions share, so looking ahead is an index. Facts: text/template's documentation and error texts.

package parse

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

type tokenKind int

const (
	tokError tokenKind = iota
	tokBool
	tokChar // a printable ASCII character that means nothing else, such as a comma
	tokCharConstant
	tokComment
	tokComplex
	tokAssign
	tokDeclare
	tokEOF
	tokField
	tokIdentifier
	tokLeftDelim
	tokLeftParen
	tokNumber
	tokPipe
	tokRawString
	tokRightDelim
	tokRightParen
	tokSpace
	tokString
	tokText
	tokVariable
	tokKeyword // keywords are behind it
	tokBlock
	tokBreak
	tokContinue
	tokDot
	tokDefine
	tokElse
	tokEnd
	tokIf
	tokNil
	tokRange
	tokTemplate
	tokWith
)

var keywords = map[string]tokenKind{
	".": tokDot, "block": tokBlock, "break": tokBreak, "continue": tokContinue, "define": tokDefine, "else": tokElse,
	"end": tokEnd, "if": tokIf, "range": tokRange, "nil": tokNil, "template": tokTemplate, "with": tokWith,
}

type token struct {
	kind tokenKind
	pos  Pos
	text string
	line int
}

// String is the token as error texts show it.
func (t token) String() string {
	switch {
	case t.kind == tokEOF:
		return "EOF"
	case t.kind == tokError:
		return t.text
	case t.kind > tokKeyword:
		return "<" + t.text + ">"
	case len(t.text) > 10:
		return fmt.Sprintf("%.10q...", t.text)
	}
	return fmt.Sprintf("%q", t.text)
}

const blanks = " \t\r\n"

// A trim marker is a minus with a blank towards the inside of the action.
const markerLen = 2

func marksLeft(s string) bool {
	return len(s) >= 2 && s[0] == '-' && isBlank(rune(s[1]))
}

func marksRight(s string) bool {
	return len(s) >= 2 && isBlank(rune(s[0])) && s[1] == '-'
}

func isBlank(r rune) bool { return r == ' ' || r == '\t' || r == '\r' || r == '\n' }

func isWord(r rune) bool { return r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r) }

const end = -1

type scanner struct {
	src         string
	left, right string
	comments    bool // comments are tokens
	breakWord   bool // break is a keyword
	contWord    bool
	at          int // next byte
	from        int // start of the token
	line        int // line of from
	out         []token
}

// scan cuts all of src; the last token is tokEOF or tokError.
func (s *scanner) scan() []token {
	s.line = 1
	for s.action() {
	}
	return s.out
}

func (s *scanner) emit(kind tokenKind) {
	text := s.src[s.from:s.at]
	s.out = append(s.out, token{kind, Pos(s.from), text, s.line})
	s.skip()
}

// skip drops what has been read.
func (s *scanner) skip() {
	s.line += strings.Count(s.src[s.from:s.at], "\n")
	s.from = s.at
}

// fail ends the scan.
func (s *scanner) fail(format string, args ...any) bool {
	s.out = append(s.out, token{tokError, Pos(s.from), fmt.Sprintf(format, args...), s.line})
	return false
}

func (s *scanner) peek() rune {
	if s.at >= len(s.src) {
		return end
	}
	r, _ := utf8.DecodeRuneInString(s.src[s.at:])
	return r
}

func (s *scanner) next() rune {
	if s.at >= len(s.src) {
		return end
	}
	r, n := utf8.DecodeRuneInString(s.src[s.at:])
	s.at += n
	return r
}

// action reads text up to an action, and the action; false at the end.
func (s *scanner) action() bool {
	i := strings.Index(s.src[s.at:], s.left)
	if i < 0 {
		s.at = len(s.src)
		if s.at > s.from {
			s.emit(tokText)
		}
		s.out = append(s.out, token{tokEOF, Pos(s.at), "EOF", s.line})
		return false
	}
	delim := s.at + i
	trims := marksLeft(s.src[delim+len(s.left):])
	s.at = delim
	if trims {
		s.at = s.from + len(strings.TrimRight(s.src[s.from:delim], blanks))
	}
	if s.at > s.from {
		s.emit(tokText)
	}
	s.at = delim
	s.skip()
	s.at += len(s.left)
	inside := s.at
	if trims {
		inside += markerLen
	}
	if strings.HasPrefix(s.src[inside:], "/*") {
		s.at = inside
		s.skip()
		return s.comment()
	}
	s.emit(tokLeftDelim)
	s.at = inside
	s.skip()
	return s.inside()
}

// atRight tells whether the action ends here, and whether it trims what follows.
func (s *scanner) atRight() (delim, trims bool) {
	rest := s.src[s.at:]
	if marksRight(rest) && strings.HasPrefix(rest[markerLen:], s.right) {
		return true, true
	}
	return strings.HasPrefix(rest, s.right), false
}

func (s *scanner) comment() bool {
	i := strings.Index(s.src[s.at+2:], "*/")
	if i < 0 {
		return s.fail("unclosed comment")
	}
	s.at += 2 + i + 2
	delim, trims := s.atRight()
	if !delim {
		return s.fail("comment ends before closing delimiter")
	}
	if s.comments {
		// A comment's line is the one it ends on.
		text := s.src[s.from:s.at]
		s.out = append(s.out, token{tokComment, Pos(s.from), text, s.line})
	}
	s.skip()
	s.closeDelim(trims, false)
	return true
}

// closeDelim reads the right delimiter.
func (s *scanner) closeDelim(trims, emit bool) {
	if trims {
		s.at += markerLen
		s.skip()
	}
	s.at += len(s.right)
	if emit {
		s.emit(tokRightDelim)
	}
	if trims {
		rest := s.src[s.at:]
		s.at += len(rest) - len(strings.TrimLeft(rest, blanks))
	}
	s.skip()
}

// inside reads an action's tokens to the end of the action.
func (s *scanner) inside() bool {
	parens := 0
	for {
		if delim, trims := s.atRight(); delim {
			if parens > 0 {
				return s.fail("unclosed left paren")
			}
			s.closeDelim(trims, true)
			return true
		}
		ok := true
		switch r := s.next(); {
		case r == end:
			return s.fail("unclosed action")
		case isBlank(r):
			s.space()
		case r == '=':
			s.emit(tokAssign)
		case r == ':':
			if s.next() != '=' {
				return s.fail("expected :=")
			}
			s.emit(tokDeclare)
		case r == '|':
			s.emit(tokPipe)
		case r == '"':
			ok = s.quoted('"', tokString, "unterminated quoted string")
		case r == '\'':
			ok = s.quoted('\'', tokCharConstant, "unterminated character constant")
		case r == '`':
			i := strings.IndexByte(s.src[s.at:], '`')
			if i < 0 {
				return s.fail("unterminated raw quoted string")
			}
			s.at += i + 1
			s.emit(tokRawString)
		case r == '$':
			ok = s.name(tokVariable, tokVariable)
		case r == '.' && s.at < len(s.src) && (s.src[s.at] < '0' || s.src[s.at] > '9'):
			ok = s.name(tokField, tokDot)
		case r == '.' || r == '+' || r == '-' || '0' <= r && r <= '9':
			s.at--
			ok = s.number()
		case isWord(r):
			ok = s.word()
		case r == '(':
			parens++
			s.emit(tokLeftParen)
		case r == ')':
			parens--
			if parens < 0 {
				return s.fail("unexpected right paren")
			}
			s.emit(tokRightParen)
		case r <= unicode.MaxASCII && unicode.IsPrint(r):
			s.emit(tokChar)
		default:
			return s.fail("unrecognized character in action: %#U", r)
		}
		if !ok {
			return false
		}
	}
}

// space reads a run of blanks, whose last one may belong to a trim marker.
func (s *scanner) space() {
	for isBlank(s.peek()) {
		s.at++
	}
	s.at--
	if delim, trims := s.atRight(); !delim || !trims {
		s.at++
	}
	if s.at > s.from {
		s.emit(tokSpace)
	}
}

// atBoundary tells whether a name may end here.
func (s *scanner) atBoundary() bool {
	switch r := s.peek(); r {
	case end, '.', ',', '|', ':', ')', '(', ' ', '\t', '\r', '\n':
		return true
	}
	return strings.HasPrefix(s.src[s.at:], s.right)
}

// rest reads the rest of a name and checks what follows.
func (s *scanner) rest() bool {
	for isWord(s.peek()) {
		s.next()
	}
	if !s.atBoundary() {
		return s.fail("bad character %#U", s.peek())
	}
	return true
}

// name reads a field or variable, whose first character is read; alone it is of kind bare.
func (s *scanner) name(kind, bare tokenKind) bool {
	if s.atBoundary() {
		s.emit(bare)
		return true
	}
	if !s.rest() {
		return false
	}
	s.emit(kind)
	return true
}

func (s *scanner) word() bool {
	if !s.rest() {
		return false
	}
	word := s.src[s.from:s.at]
	kind := tokIdentifier
	if k, ok := keywords[word]; ok {
		if !(k == tokBreak && !s.breakWord || k == tokContinue && !s.contWord) {
			kind = k
		}
	} else if word == "true" || word == "false" {
		kind = tokBool
	}
	s.emit(kind)
	return true
}

// quoted reads to the closing quote; escapes are checked by the parser.
func (s *scanner) quoted(quote rune, kind tokenKind, unterminated string) bool {
	for {
		r := s.next()
		if r == '\\' {
			r = s.next()
			if r != end && r != '\n' {
				continue
			}
		}
		switch r {
		case end, '\n':
			return s.fail("%s", unterminated)
		case quote:
			s.emit(kind)
			return true
		}
	}
}

// number reads more than is a number; strconv refuses the rest later.
func (s *scanner) number() bool {
	kind := tokNumber
	ok := s.simpleNumber()
	if r := s.peek(); ok && (r == '+' || r == '-') {
		kind = tokComplex
		ok = s.simpleNumber() && s.src[s.at-1] == 'i'
	}
	if !ok {
		return s.fail("bad number syntax: %q", s.src[s.from:s.at])
	}
	s.emit(kind)
	return true
}

func (s *scanner) accept(set string) bool {
	if s.at < len(s.src) && strings.IndexByte(set, s.src[s.at]) >= 0 {
		s.at++
		return true
	}
	return false
}

func (s *scanner) simpleNumber() bool {
	const decimal, hex = "0123456789_", "0123456789abcdefABCDEF_"
	digits, exponent := decimal, "eE"
	s.accept("+-")
	if s.accept("0") {
		switch {
		case s.accept("xX"):
			digits, exponent = hex, "pP"
		case s.accept("oO"):
			digits, exponent = "01234567_", ""
		case s.accept("bB"):
			digits, exponent = "01_", ""
		}
	}
	for s.accept(digits) {
	}
	if s.accept(".") {
		for s.accept(digits) {
		}
	}
	if s.accept(exponent) {
		s.accept("+-")
		for s.accept(decimal) {
		}
	}
	s.accept("i")
	if isWord(s.peek()) {
		s.next()
		return false
	}
	return true
}
