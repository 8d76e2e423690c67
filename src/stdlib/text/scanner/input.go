package scanner

import (
	"io"
	"unicode/utf8"
)

const (
	readSize      = 1024
	unread        = -2 // no character was read yet
	byteOrderMark = '\ufeff'
)

// An input is the text around the character that was read last. It keeps a token's text from its begin on.
type input struct {
	src  io.Reader
	buf  []byte
	base int // offset of buf in the source
	next int // index in buf after the last character
	size int // bytes of that; 0 at the end
	seen int // next, when more was read last: an error in reading comes after the character before it, not in its place
	ch   rune

	token, end int // the token's text in buf; token is -1 if there is none

	line, column int // of the last character; after a newline column is 0
	lastColumn   int // of the newline that was read last
}

// fill reads more, and drops what is not needed any more.
func (in *input) fill() (int, error) {
	keep := in.next
	if in.token >= 0 {
		keep = in.token
	}
	n := copy(in.buf, in.buf[keep:])
	in.buf = in.buf[:n]
	in.base += keep
	in.next -= keep
	if in.token >= 0 {
		in.token = 0
		in.end -= keep
	}
	in.seen = in.next
	room := readSize - (n - in.next)
	if cap(in.buf)-n < room {
		grown := make([]byte, n, 2*n+readSize)
		copy(grown, in.buf)
		in.buf = grown
	}
	got, err := in.src.Read(in.buf[n : n+room])
	in.buf = in.buf[:n+got]
	return got, err
}

// next reads a character, EOF at the end.
func (s *Scanner) next() rune {
	in := &s.in
	for len(in.buf)-in.next < utf8.UTFMax && !utf8.FullRune(in.buf[in.next:]) {
		_, err := in.fill()
		if err == nil {
			continue
		}
		if err != io.EOF {
			s.error(err.Error())
		}
		if in.next == len(in.buf) {
			if in.size > 0 {
				in.column++
			}
			in.size = 0
			return EOF
		}
		break
	}
	ch, size := utf8.DecodeRune(in.buf[in.next:])
	in.next += size
	in.size = size
	in.column++
	switch {
	case ch == utf8.RuneError && size == 1:
		s.error("invalid UTF-8 encoding")
	case ch == 0:
		s.error("invalid character NUL")
	case ch == '\n':
		in.line++
		in.lastColumn = in.column
		in.column = 0
	}
	return ch
}

// beginToken begins a token with the last character, endToken ends it before that.
func (in *input) beginToken() {
	in.token = in.next - in.size
	in.end = in.token
}

func (in *input) endToken() { in.end = max(in.next-in.size, in.seen) }

func (in *input) tokenText() string {
	if in.token < 0 || in.end < in.token {
		return ""
	}
	return string(in.buf[in.token:in.end])
}

// position is that of the last character; without a line if there is none.
func (in *input) position() Position {
	pos := Position{Offset: in.base + in.next - in.size}
	if in.column > 0 {
		pos.Line, pos.Column = in.line, in.column
	} else if in.lastColumn > 0 {
		pos.Line, pos.Column = in.line-1, in.lastColumn
	}
	return pos
}
