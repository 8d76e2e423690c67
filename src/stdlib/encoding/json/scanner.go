// encoding/json: the scanner: a state machine over bytes with a stack of open brackets; Valid and SyntaxError. Complete.

package json

import (
	"strconv"
	"sync"
)

// A SyntaxError says what is wrong; Offset bytes were read before.
type SyntaxError struct {
	msg    string
	Offset int64
}

func (e *SyntaxError) Error() string { return e.msg }

func Valid(data []byte) bool { return checkPooled(data) == nil }

func checkPooled(data []byte) error {
	s := scanners.Get().(*scanner)
	defer scanners.Put(s)
	*s = scanner{stack: s.stack[:0]}
	return checkValid(data, s)
}

// Scanners keep their stacks.
var scanners = sync.Pool{New: func() any { return new(scanner) }}

const maxDepth = 10000

type state uint8

const (
	wantValue    state = iota // a value
	wantElem                  // a value or ]
	wantKeyOrEnd              // a key or }
	wantKey                   // a key
	wantColon
	afterValue // , or the end of the innermost bracket
	inString
	inEscape
	inHex
	inMinus // after the sign
	inZero  // after a leading 0
	inInt
	inPoint
	inFrac
	inExp
	inExpSign
	inExpDigits
	inWord // true, false, null
	failed
)

// A scanner reads a value byte by byte.
type scanner struct {
	state state
	done  bool  // a top-level value is complete
	at    uint8 // what has been seen of word
	hex   int
	stack []int  // '[', '{' (before the colon), ':' (after it)
	word  string // the literal word that is being read
	err   *SyntaxError
	n     int64 // bytes read
}

func (s *scanner) reset() {
	s.state = wantValue
	s.stack = s.stack[:0]
	s.err = nil
	s.done = false
}

func isSpace(c byte) bool { return c <= ' ' && (c == ' ' || c == '\t' || c == '\r' || c == '\n') }

func quoteChar(c byte) string {
	switch c {
	case '\'':
		return `'\''`
	case '"':
		return `'"'`
	}
	s := strconv.Quote(string(rune(c)))
	return "'" + s[1:len(s)-1] + "'"
}

func (s *scanner) fail(c byte, context string) {
	s.state = failed
	s.err = &SyntaxError{"invalid character " + quoteChar(c) + " " + context, s.n}
}

func (s *scanner) push(c int) {
	s.stack = append(s.stack, c)
	if len(s.stack) > maxDepth {
		s.state = failed
		s.err = &SyntaxError{"exceeded max depth", s.n}
	}
}

// closeValue is called when a value has ended.
func (s *scanner) closeValue() {
	s.state = afterValue
	if len(s.stack) == 0 {
		s.done = true
	}
}

func digit(c byte) bool { return '0' <= c && c <= '9' }

// step reads one byte; false: an error, in s.err.
func (s *scanner) step(c byte) bool {
	s.n++
	switch s.state {
	case inString:
		switch {
		case c == '"':
			if n := len(s.stack); n > 0 && s.stack[n-1] == '{' {
				s.state = wantColon
			} else {
				s.closeValue()
			}
		case c == '\\':
			s.state = inEscape
		case c < 0x20:
			s.fail(c, "in string literal")
		}
	case inEscape:
		switch c {
		case 'b', 'f', 'n', 'r', 't', '\\', '/', '"':
			s.state = inString
		case 'u':
			s.state, s.hex = inHex, 4
		default:
			s.fail(c, "in string escape code")
		}
	case inHex:
		if !digit(c) && !('a' <= c|0x20 && c|0x20 <= 'f') {
			s.fail(c, `in \u hexadecimal character escape`)
		} else if s.hex--; s.hex == 0 {
			s.state = inString
		}
	case inMinus:
		switch {
		case c == '0':
			s.state = inZero
		case digit(c):
			s.state = inInt
		default:
			s.fail(c, "in numeric literal")
		}
	case inInt, inZero:
		switch {
		case s.state == inInt && digit(c):
		case c == '.':
			s.state = inPoint
		case c == 'e' || c == 'E':
			s.state = inExp
		default:
			s.endNumber(c)
		}
	case inPoint:
		if !digit(c) {
			s.fail(c, "after decimal point in numeric literal")
		} else {
			s.state = inFrac
		}
	case inFrac:
		switch {
		case digit(c):
		case c == 'e' || c == 'E':
			s.state = inExp
		default:
			s.endNumber(c)
		}
	case inExp, inExpSign:
		switch {
		case digit(c):
			s.state = inExpDigits
		case s.state == inExp && (c == '+' || c == '-'):
			s.state = inExpSign
		default:
			s.fail(c, "in exponent of numeric literal")
		}
	case inExpDigits:
		if !digit(c) {
			s.endNumber(c)
		}
	case inWord:
		if c != s.word[s.at] {
			s.fail(c, "in literal "+s.word+" (expecting "+quoteChar(s.word[s.at])+")")
		} else if s.at++; int(s.at) == len(s.word) {
			s.closeValue()
		}
	case failed:
	default:
		if !isSpace(c) {
			s.structure(c)
		}
	}
	return s.state != failed
}

// endNumber: c is the byte after a number.
func (s *scanner) endNumber(c byte) {
	s.closeValue()
	if !isSpace(c) {
		s.structure(c)
	}
}

// structure reads a byte outside of literals.
func (s *scanner) structure(c byte) {
	top := 0
	if n := len(s.stack); n > 0 {
		top = s.stack[n-1]
	}
	switch s.state {
	case wantElem:
		if c == ']' {
			s.pop()
			return
		}
		s.value(c)
	case wantValue:
		s.value(c)
	case wantKeyOrEnd, wantKey:
		switch {
		case c == '}' && s.state == wantKeyOrEnd:
			s.pop()
		case c == '"':
			s.state = inString
		default:
			s.fail(c, "looking for beginning of object key string")
		}
	case wantColon:
		if c != ':' {
			s.fail(c, "after object key")
			return
		}
		s.stack[len(s.stack)-1] = ':'
		s.state = wantValue
	case afterValue:
		switch top {
		case 0:
			s.fail(c, "after top-level value")
		case ':':
			switch c {
			case ',':
				s.stack[len(s.stack)-1] = '{'
				s.state = wantKey
			case '}':
				s.pop()
			default:
				s.fail(c, "after object key:value pair")
			}
		case '[':
			switch c {
			case ',':
				s.state = wantValue
			case ']':
				s.pop()
			default:
				s.fail(c, "after array element")
			}
		}
	}
}

func (s *scanner) pop() {
	s.stack = s.stack[:len(s.stack)-1]
	s.closeValue()
}

func (s *scanner) value(c byte) {
	switch {
	case c == '{':
		s.state = wantKeyOrEnd
		s.push('{')
	case c == '[':
		s.state = wantElem
		s.push('[')
	case c == '"':
		s.state = inString
	case c == '-':
		s.state = inMinus
	case c == '0':
		s.state = inZero
	case digit(c):
		s.state = inInt
	case c == 't':
		s.state, s.word, s.at = inWord, "true", 1
	case c == 'f':
		s.state, s.word, s.at = inWord, "false", 1
	case c == 'n':
		s.state, s.word, s.at = inWord, "null", 1
	default:
		s.fail(c, "looking for beginning of value")
	}
}

// complete reports whether the input may end here.
func (s *scanner) complete() bool {
	if s.done {
		return true
	}
	switch s.state {
	case inZero, inInt, inFrac, inExpDigits:
		return len(s.stack) == 0
	}
	return false
}

// checkValid has the decoder's scanner read data: no other memory is needed for it.
func checkValid(data []byte, s *scanner) error {
	for _, c := range data {
		if !s.step(c) {
			return s.err
		}
	}
	if s.complete() {
		return nil
	}
	// As if a space followed: half a literal word or number is not what the end would be.
	s.n--
	if !s.step(' ') {
		return s.err
	}
	return &SyntaxError{"unexpected end of JSON input", s.n}
}
