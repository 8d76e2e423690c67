package scanner

import (
	"bytes"
	"path/filepath"
	"strconv"
)

// comment reads a comment after its slash. It returns the text without carriage returns and the offset of the first newline in it, or 0.
func (s *Scanner) comment() (text string, newline int) {
	begin := s.offset - 1
	general := s.ch == '*'
	s.advance()
	after := -1 // offset of what a directive is about; -1 if the comment has no end
	if general {
		for s.ch >= 0 {
			ch := s.ch
			if ch == '\n' && newline == 0 {
				newline = s.offset
			}
			s.advance()
			if ch == '*' && s.accept('/') {
				after = s.offset
				break
			}
		}
		if after < 0 {
			s.error(begin, "comment not terminated")
		}
	} else {
		for s.ch != '\n' && s.ch >= 0 {
			s.advance()
		}
		after = s.offset
		if s.ch == '\n' {
			after++
		}
	}
	lit := s.src[begin:s.offset]
	if !general {
		lit = bytes.TrimSuffix(lit, []byte{'\r'})
	}
	if after >= 0 && (general || begin == s.lineStart) && bytes.HasPrefix(lit[2:], []byte("line ")) {
		rest := lit[len("//line "):]
		if general {
			rest = rest[:len(rest)-2]
		}
		s.directive(after, begin+len("//line "), string(rest))
	}
	return string(stripCR(lit, general)), newline
}

const maxLine = 1 << 30 // of lines and columns in directives

// directive reads text as name:line or name:line:column (of the text at after); it begins at offset.
func (s *Scanner) directive(after, offset int, text string) {
	name, n, begin, ok := number(text)
	if begin == 0 {
		return // no directive
	}
	if !ok {
		s.error(offset+begin, "invalid line number: "+text[begin:])
		return
	}
	line, column := n, 0
	shorter, l, b, both := number(name)
	if both {
		line, column = l, n
		if column == 0 || column > maxLine {
			s.error(offset+begin, "invalid column number: "+text[begin:])
			return
		}
		text, name, begin = name, shorter, b
	}
	if line == 0 || line > maxLine {
		s.error(offset+begin, "invalid line number: "+text[begin:])
		return
	}
	if name == "" && both {
		// With a column and without a name the file stays the same.
		name = s.file.Position(s.file.Pos(offset)).Filename
	} else if name != "" {
		name = filepath.Clean(name)
		if !filepath.IsAbs(name) {
			name = filepath.Join(s.dir, name)
		}
	}
	s.file.AddLineColumnInfo(after, name, line, column)
}

// number cuts text at its last colon; the rest begins at begin (0 if there is no colon) and ok says whether it is a number.
func number(text string) (before string, n, begin int, ok bool) {
	for i := len(text) - 1; i >= 0; i-- {
		if text[i] == ':' {
			u, err := strconv.ParseUint(text[i+1:], 10, 0)
			return text[:i], int(u), i + 1, err == nil
		}
	}
	return text, 0, 0, false
}
