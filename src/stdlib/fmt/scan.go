// Package fmt: scanning.

package fmt

import (
	"errors"
	"io"
	"math"
	"os"
	"reflect"
	"strconv"
	"sync"
	"unicode"
	"unicode/utf8"
)

// ScanState is what a Scanner reads from.
type ScanState interface {
	ReadRune() (r rune, size int, err error)
	UnreadRune() error
	SkipSpace()
	Token(skipSpace bool, f func(rune) bool) (token []byte, err error)
	Width() (wid int, ok bool)
	Read(buf []byte) (n int, err error)
}

// Scanner scans itself.
type Scanner interface {
	Scan(state ScanState, verb rune) error
}

// Scan reads operands separated by white space, newlines included, from standard input.
func Scan(a ...any) (n int, err error) { return Fscan(os.Stdin, a...) }

// Scanln is Scan up to the end of a line.
func Scanln(a ...any) (n int, err error) { return Fscanln(os.Stdin, a...) }

// stringReader reads from the string it is.
type stringReader string

func (r *stringReader) Read(b []byte) (n int, err error) {
	n = copy(b, *r)
	*r = (*r)[n:]
	if n == 0 {
		err = io.EOF
	}
	return
}

// Sscan is Scan from str.
func Sscan(str string, a ...any) (n int, err error) { return Fscan((*stringReader)(&str), a...) }

// Sscanln is Scanln from str.
func Sscanln(str string, a ...any) (n int, err error) { return Fscanln((*stringReader)(&str), a...) }

// Fscan is Scan from r.
func Fscan(r io.Reader, a ...any) (n int, err error) {
	s := newScan(r, true, false)
	n, err = s.doScan(a)
	s.free()
	return
}

// Fscanln is Scanln from r.
func Fscanln(r io.Reader, a ...any) (n int, err error) {
	s := newScan(r, false, true)
	n, err = s.doScan(a)
	s.free()
	return
}

// Scanf reads operands by a format from standard input.
func Scanf(format string, a ...any) (n int, err error) { return Fscanf(os.Stdin, format, a...) }

// Sscanf is Scanf from str.
func Sscanf(str string, format string, a ...any) (n int, err error) {
	return Fscanf((*stringReader)(&str), format, a...)
}

// Fscanf is Scanf from r.
func Fscanf(r io.Reader, format string, a ...any) (n int, err error) {
	s := newScan(r, false, false)
	n, err = s.doScanf(format, a)
	s.free()
	return
}

const (
	eof     = -1
	hugeWid = 1 << 30
)

// scanError wraps errors of scanning for the way up by panic.
type scanError struct{ err error }

type ss struct {
	rs        io.RuneScanner
	buf       buffer
	count     int
	atEOF     bool
	nlIsEnd   bool
	nlIsSpace bool
	limit     int // count may not go beyond, by the verb's width
	wid       int
	hasWid    bool
}

var ssFree = sync.Pool{New: func() any { return new(ss) }}

func newScan(r io.Reader, nlIsSpace, nlIsEnd bool) *ss {
	s := ssFree.Get().(*ss)
	*s = ss{limit: hugeWid, wid: hugeWid, buf: s.buf[:0], nlIsSpace: nlIsSpace, nlIsEnd: nlIsEnd}
	if rs, ok := r.(io.RuneScanner); ok {
		s.rs = rs
	} else {
		s.rs = &readRune{reader: r, peeked: -1}
	}
	return s
}

func (s *ss) free() {
	if cap(s.buf) > 1024 {
		return
	}
	s.rs = nil
	ssFree.Put(s)
}

// readRune makes runes of bytes, read one by one so that nothing is taken that isn't used.
type readRune struct {
	reader  io.Reader
	pending []byte
	peeked  rune // given back, or -1
	last    rune
	size    int
}

func (r *readRune) readByte() (byte, error) {
	if len(r.pending) > 0 {
		b := r.pending[0]
		r.pending = r.pending[1:]
		return b, nil
	}
	var b [1]byte
	_, err := io.ReadFull(r.reader, b[:])
	return b[0], err
}

func (r *readRune) ReadRune() (rune, int, error) {
	if r.peeked >= 0 {
		c := r.peeked
		r.peeked = -1
		return c, r.size, nil
	}
	b, err := r.readByte()
	if err != nil {
		return 0, 0, err
	}
	var buf [utf8.UTFMax]byte
	buf[0] = b
	n := 1
	for n < len(buf) && !utf8.FullRune(buf[:n]) {
		c, err := r.readByte()
		if err != nil {
			if err == io.EOF {
				break
			}
			return 0, 0, err
		}
		buf[n] = c
		n++
	}
	r.last, r.size = utf8.DecodeRune(buf[:n])
	if r.size < n {
		r.pending = append([]byte(nil), buf[r.size:n]...)
	}
	return r.last, r.size, nil
}

func (r *readRune) UnreadRune() error {
	if r.peeked >= 0 {
		return errors.New("fmt: scanning called UnreadRune with no rune available")
	}
	r.peeked = r.last
	return nil
}

func (s *ss) Read(buf []byte) (n int, err error) {
	return 0, errors.New("ScanState's Read should not be called. Use ReadRune")
}

func (s *ss) ReadRune() (r rune, size int, err error) {
	if s.atEOF || s.count >= s.limit {
		return 0, 0, io.EOF
	}
	r, size, err = s.rs.ReadRune()
	if err == nil {
		s.count++
		s.atEOF = s.nlIsEnd && r == '\n'
	} else if err == io.EOF {
		s.atEOF = true
	}
	return
}

func (s *ss) Width() (wid int, ok bool) { return s.wid, s.hasWid }

func (s *ss) UnreadRune() error {
	s.rs.UnreadRune()
	s.atEOF = false
	s.count--
	return nil
}

func (s *ss) Token(skipSpace bool, f func(rune) bool) (tok []byte, err error) {
	defer handle(&err)
	if f == nil {
		f = notSpace
	}
	s.buf = s.buf[:0]
	return s.token(skipSpace, f), nil
}

func (s *ss) getRune() rune {
	r, _, err := s.ReadRune()
	if err != nil {
		if err == io.EOF {
			return eof
		}
		panic(scanError{err})
	}
	return r
}

func (s *ss) mustReadRune() rune {
	r := s.getRune()
	if r == eof {
		panic(scanError{io.ErrUnexpectedEOF})
	}
	return r
}

func (s *ss) fail(text string) { panic(scanError{errors.New(text)}) }

// handle turns the panics of scanning into errors.
func handle(errp *error) {
	if e := recover(); e != nil {
		if se, ok := e.(scanError); ok {
			*errp = se.err
		} else if err, ok := e.(error); ok && err == io.EOF {
			*errp = err
		} else {
			panic(e)
		}
	}
}

func notSpace(r rune) bool { return !unicode.IsSpace(r) }

func (s *ss) SkipSpace() {
	for {
		r := s.getRune()
		switch {
		case r == eof:
			return
		case r == '\r' && s.peek("\n"):
			continue
		case r == '\n':
			if !s.nlIsSpace {
				s.fail("unexpected newline")
			}
		case !unicode.IsSpace(r):
			s.UnreadRune()
			return
		}
	}
}

func (s *ss) token(skipSpace bool, f func(rune) bool) []byte {
	if skipSpace {
		s.SkipSpace()
	}
	for {
		r := s.getRune()
		if r == eof {
			break
		}
		if !f(r) {
			s.UnreadRune()
			break
		}
		s.buf.writeRune(r)
	}
	return s.buf
}

func (s *ss) notEOF() {
	if s.getRune() == eof {
		panic(io.EOF)
	}
	s.UnreadRune()
}

func has(set string, r rune) bool {
	for _, c := range set {
		if c == r {
			return true
		}
	}
	return false
}

func (s *ss) peek(set string) bool {
	r := s.getRune()
	if r != eof {
		s.UnreadRune()
	}
	return has(set, r)
}

// accept takes the next rune into the buffer if it is of the set.
func (s *ss) accept(set string) bool {
	r := s.getRune()
	if r == eof {
		return false
	}
	if has(set, r) {
		s.buf.writeRune(r)
		return true
	}
	s.UnreadRune()
	return false
}

func (s *ss) scanBool(verb rune) bool {
	s.SkipSpace()
	s.notEOF()
	s.okVerb(verb, "tv", "boolean")
	wrong := false
	switch s.getRune() {
	case '0':
		return false
	case '1':
		return true
	case 't', 'T':
		if wrong = s.accept("rR") && (!s.accept("uU") || !s.accept("eE")); !wrong {
			return true
		}
	case 'f', 'F':
		wrong = s.accept("aA") && (!s.accept("lL") || !s.accept("sS") || !s.accept("eE"))
	}
	if wrong {
		s.fail("syntax error scanning boolean")
	}
	return false
}

// okVerb fails if the verb isn't one of ok.
func (s *ss) okVerb(verb rune, ok, typ string) {
	if !has(ok, verb) {
		s.fail("bad verb '%" + string(verb) + "' for " + typ)
	}
}

// integer reads an integer's digits and returns them with the base that ParseInt shall use.
func (s *ss) integer(verb rune, signed bool) (string, int) {
	s.SkipSpace()
	s.notEOF()
	s.okVerb(verb, "bdoUxXv", "integer")
	base, digits, have := 10, "0123456789", false
	switch verb {
	case 'b':
		base, digits = 2, "01"
	case 'o':
		base, digits = 8, "01234567"
	case 'x', 'X', 'U':
		base, digits = 16, "0123456789aAbBcCdDeEfF"
	}
	if verb == 'U' {
		if !s.accept("U") || !s.accept("+") {
			s.fail("bad unicode format ")
		}
		s.buf = s.buf[:0]
	} else {
		if signed {
			s.accept("+-")
		}
		if verb == 'v' {
			base, digits = 0, "0123456789_"
			if s.peek("0") {
				s.accept("0")
				have = true
				switch {
				case s.accept("bB"):
					digits = "01_"
				case s.accept("oO"):
					digits = "01234567_"
				case s.accept("xX"):
					digits = "0123456789aAbBcCdDeEfF_"
				default:
					digits = "01234567_"
				}
			}
		}
	}
	if !have {
		s.notEOF()
		if !s.accept(digits) {
			s.fail("expected integer")
		}
	}
	for s.accept(digits) {
	}
	return string(s.buf), base
}

// char reads one rune as the number it is.
func (s *ss) char(bits int) int64 {
	s.notEOF()
	r := s.getRune()
	n := uint(bits)
	if x := int64(r) << (64 - n) >> (64 - n); x != int64(r) {
		s.fail("overflow on character value " + string(r))
	}
	return int64(r)
}

func (s *ss) scanInt(verb rune, bits int) int64 {
	if verb == 'c' {
		return s.char(bits)
	}
	tok, base := s.integer(verb, true)
	i, err := strconv.ParseInt(tok, base, 64)
	if err != nil {
		panic(scanError{err})
	}
	n := uint(bits)
	if x := i << (64 - n) >> (64 - n); x != i {
		s.fail("integer overflow on token " + tok)
	}
	return i
}

func (s *ss) scanUint(verb rune, bits int) uint64 {
	if verb == 'c' {
		return uint64(s.char(bits))
	}
	tok, base := s.integer(verb, false)
	i, err := strconv.ParseUint(tok, base, 64)
	if err != nil {
		panic(scanError{err})
	}
	n := uint(bits)
	if x := i << (64 - n) >> (64 - n); x != i {
		s.fail("unsigned integer overflow on token " + tok)
	}
	return i
}

func (s *ss) floatToken() string {
	s.buf = s.buf[:0]
	if s.accept("nN") && s.accept("aA") && s.accept("nN") {
		return string(s.buf)
	}
	s.accept("+-")
	if s.accept("iI") && s.accept("nN") && s.accept("fF") {
		return string(s.buf)
	}
	digits, exp := "0123456789_", "eEpP"
	if s.accept("0") && s.accept("xX") {
		digits, exp = "0123456789aAbBcCdDeEfF_", "pP"
	}
	for s.accept(digits) {
	}
	if s.accept(".") {
		for s.accept(digits) {
		}
	}
	if s.accept(exp) {
		s.accept("+-")
		for s.accept("0123456789_") {
		}
	}
	return string(s.buf)
}

func (s *ss) toFloat(str string, bits int) float64 {
	// A decimal significand with a binary exponent is accepted here only.
	p, hex := -1, false
	for i := 0; i < len(str); i++ {
		if str[i] == 'p' {
			p = i
		}
		hex = hex || str[i] == 'x' || str[i] == 'X'
	}
	e := 0
	var err error
	num := str
	if p >= 0 && !hex {
		num = str[:p]
		if e, err = strconv.Atoi(str[p+1:]); err != nil {
			if n, ok := err.(*strconv.NumError); ok {
				n.Num = str
			}
			panic(scanError{err})
		}
	}
	f, err := strconv.ParseFloat(num, bits)
	if err != nil {
		if n, ok := err.(*strconv.NumError); ok {
			n.Num = str
		}
		panic(scanError{err})
	}
	if e != 0 {
		f = math.Ldexp(f, e)
	}
	return f
}

func (s *ss) scanFloat(verb rune, bits int) float64 {
	s.okVerb(verb, "beEfFgGv", "float"+strconv.Itoa(bits))
	s.SkipSpace()
	s.notEOF()
	return s.toFloat(s.floatToken(), bits)
}

func (s *ss) scanComplex(verb rune, bits int) complex128 {
	s.okVerb(verb, "beEfFgGv", "complex")
	s.SkipSpace()
	s.notEOF()
	const wrong = "syntax error scanning complex number"
	parens := s.accept("(")
	re := s.floatToken()
	s.buf = s.buf[:0]
	if !s.accept("+-") {
		s.fail(wrong)
	}
	sign := string(s.buf)
	im := s.floatToken()
	if !s.accept("i") || parens && !s.accept(")") {
		s.fail(wrong)
	}
	return complex(s.toFloat(re, bits/2), s.toFloat(sign+im, bits/2))
}

func (s *ss) scanString(verb rune) string {
	s.okVerb(verb, "svqxX", "string")
	s.SkipSpace()
	s.notEOF()
	switch verb {
	case 'q':
		return s.quotedString()
	case 'x', 'X':
		return s.hexString()
	}
	return string(s.token(true, notSpace))
}

func (s *ss) quotedString() string {
	switch q := s.getRune(); q {
	case '`':
		for {
			r := s.mustReadRune()
			if r == q {
				return string(s.buf)
			}
			s.buf.writeRune(r)
		}
	case '"':
		s.buf.writeByte('"')
		for {
			r := s.mustReadRune()
			s.buf.writeRune(r)
			if r == '\\' {
				s.buf.writeRune(s.mustReadRune())
			} else if r == '"' {
				break
			}
		}
		t, err := strconv.Unquote(string(s.buf))
		if err != nil {
			panic(scanError{err})
		}
		return t
	}
	s.fail("expected quoted string")
	return ""
}

func hexDigit(r rune) int {
	switch {
	case '0' <= r && r <= '9':
		return int(r - '0')
	case 'a' <= r && r <= 'f':
		return int(r-'a') + 10
	case 'A' <= r && r <= 'F':
		return int(r-'A') + 10
	}
	return -1
}

func (s *ss) hexString() string {
	for {
		r := s.getRune()
		if r == eof {
			break
		}
		hi := hexDigit(r)
		if hi < 0 {
			s.UnreadRune()
			break
		}
		lo := hexDigit(s.mustReadRune())
		if lo < 0 {
			s.fail("illegal hex digit")
		}
		s.buf.writeByte(byte(hi<<4 | lo))
	}
	if len(s.buf) == 0 {
		s.fail("no hex data for %x string")
	}
	return string(s.buf)
}

// advance matches the text of the format with the input. It returns how much of the format it went over up to
// the next verb, or -1 if the input differs.
func (s *ss) advance(format string) (i int) {
	for i < len(format) {
		c, w := utf8.DecodeRuneInString(format[i:])
		if unicode.IsSpace(c) {
			newlines, trailing := 0, false
			for unicode.IsSpace(c) && i < len(format) {
				if c == '\n' {
					newlines++
					trailing = false
				} else {
					trailing = true
				}
				i += w
				c, w = utf8.DecodeRuneInString(format[i:])
			}
			for j := 0; j < newlines; j++ {
				r := s.getRune()
				for unicode.IsSpace(r) && r != '\n' {
					r = s.getRune()
				}
				if r != '\n' && r != eof {
					s.fail("newline in format does not match input")
				}
			}
			if trailing {
				r := s.getRune()
				if newlines == 0 {
					// Blanks alone match at least one blank.
					if !unicode.IsSpace(r) && r != eof {
						s.fail("expected space in input to match format")
					}
					if r == '\n' {
						s.fail("newline in input does not match format")
					}
				}
				for unicode.IsSpace(r) && r != '\n' {
					r = s.getRune()
				}
				if r != eof {
					s.UnreadRune()
				}
			}
			continue
		}
		if c == '%' {
			if i+w == len(format) {
				s.fail("missing verb: % at end of format string")
			}
			next, _ := utf8.DecodeRuneInString(format[i+w:])
			if next != '%' {
				return
			}
			i += w // the first of the two
		}
		r := s.mustReadRune()
		if r != c {
			s.UnreadRune()
			return -1
		}
		i += w
	}
	return
}

func (s *ss) doScanf(format string, a []any) (n int, err error) {
	defer handle(&err)
	end := len(format) - 1
	for i := 0; i <= end; {
		w := s.advance(format[i:])
		if w > 0 {
			i += w
			continue
		}
		if format[i] != '%' {
			if w < 0 {
				s.fail("input does not match format")
			}
			break
		}
		i++
		s.wid, s.hasWid, i = parsenum(format, i, end)
		if !s.hasWid {
			s.wid = hugeWid
		}
		c, w := utf8.DecodeRuneInString(format[i:])
		i += w
		if c != 'c' {
			s.SkipSpace()
		}
		if c == '%' {
			s.notEOF()
			if !s.accept("%") {
				s.fail("missing literal %")
			}
			continue
		}
		s.limit = min(hugeWid, s.count+s.wid)
		if n >= len(a) {
			s.fail("too few operands for format '%" + format[i-w:] + "'")
		}
		s.scanOne(c, a[n])
		n++
		s.limit = hugeWid
	}
	if n < len(a) {
		s.fail("too many operands")
	}
	return
}

func (s *ss) scanOne(verb rune, arg any) {
	s.buf = s.buf[:0]
	if v, ok := arg.(Scanner); ok {
		if err := v.Scan(s, verb); err != nil {
			if err == io.EOF {
				err = io.ErrUnexpectedEOF
			}
			panic(scanError{err})
		}
		return
	}
	switch v := arg.(type) {
	case *int:
		*v = int(s.scanInt(verb, strconv.IntSize))
		return
	case *string:
		*v = s.scanString(verb)
		return
	case *float64:
		*v = s.scanFloat(verb, 64)
		return
	case *[]byte:
		*v = []byte(s.scanString(verb))
		return
	}
	ptr := reflect.ValueOf(arg)
	if ptr.Kind() != reflect.Pointer {
		s.fail("type not a pointer: " + ptr.Type().String())
	}
	switch v := ptr.Elem(); v.Kind() {
	case reflect.Bool:
		v.SetBool(s.scanBool(verb))
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		v.SetInt(s.scanInt(verb, v.Type().Bits()))
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		v.SetUint(s.scanUint(verb, v.Type().Bits()))
	case reflect.String:
		v.SetString(s.scanString(verb))
	case reflect.Slice:
		if v.Type().Elem().Kind() != reflect.Uint8 {
			s.fail("can't scan type: " + ptr.Type().String())
		}
		v.SetBytes([]byte(s.scanString(verb)))
	case reflect.Float32, reflect.Float64:
		v.SetFloat(s.scanFloat(verb, v.Type().Bits()))
	case reflect.Complex64, reflect.Complex128:
		v.SetComplex(s.scanComplex(verb, v.Type().Bits()))
	default:
		s.fail("can't scan type: " + ptr.Type().String())
	}
}

func (s *ss) doScan(a []any) (n int, err error) {
	defer handle(&err)
	for _, v := range a {
		s.scanOne('v', v)
		n++
	}
	if s.nlIsEnd {
		for {
			r := s.getRune()
			if r == '\n' || r == eof {
				break
			}
			if !unicode.IsSpace(r) {
				s.fail("expected newline")
			}
		}
	}
	return
}
