// Package fmt: padding, and the formats of the basic values.

package fmt

import (
	"strconv"
	"unicode/utf8"
)

const (
	lowerDigits = "0123456789abcdefx"
	upperDigits = "0123456789ABCDEFX"
)

type flags struct {
	widPresent  bool
	precPresent bool
	minus       bool
	plus        bool
	sharp       bool
	space       bool
	zero        bool

	// For %+v and %#v the flags plus and sharp move here, so that they don't reach the operands' parts.
	plusV  bool
	sharpV bool
}

// formatter writes basic values to buf by the flags, width and precision.
type formatter struct {
	buf *buffer
	flags
	wid  int
	prec int

	// room for an integer of 64 binary digits with sign and prefix
	scratch [68]byte
}

func (f *formatter) clearFlags() {
	f.flags = flags{}
	f.wid = 0
	f.prec = 0
}

func (f *formatter) init(buf *buffer) {
	f.buf = buf
	f.clearFlags()
}

// padding writes n bytes of padding: zeros only on the left.
func (f *formatter) padding(n int) {
	if n <= 0 {
		return
	}
	c := byte(' ')
	if f.zero && !f.minus {
		c = '0'
	}
	for ; n > 0; n-- {
		*f.buf = append(*f.buf, c)
	}
}

// pad writes b in the width.
func (f *formatter) pad(b []byte) {
	if !f.widPresent || f.wid == 0 {
		f.buf.write(b)
		return
	}
	n := f.wid - utf8.RuneCount(b)
	if !f.minus {
		f.padding(n)
		f.buf.write(b)
	} else {
		f.buf.write(b)
		f.padding(n)
	}
}

// padString writes s in the width.
func (f *formatter) padString(s string) {
	if !f.widPresent || f.wid == 0 {
		f.buf.writeString(s)
		return
	}
	n := f.wid - utf8.RuneCountInString(s)
	if !f.minus {
		f.padding(n)
		f.buf.writeString(s)
	} else {
		f.buf.writeString(s)
		f.padding(n)
	}
}

func (f *formatter) fmtBoolean(v bool) {
	if v {
		f.padString("true")
	} else {
		f.padString("false")
	}
}

// fmtUnicode writes U+0078, with sharp also 'x'.
func (f *formatter) fmtUnicode(u uint64) {
	buf := f.scratch[:0]
	if f.precPresent && f.prec > 48 {
		buf = make([]byte, 0, f.prec+20)
	}
	buf = append(buf, "U+"...)
	digits := 1
	for v := u >> 4; v != 0; v >>= 4 {
		digits++
	}
	least := 4
	if f.precPresent && f.prec > 4 {
		least = f.prec
	}
	for i := digits; i < least; i++ {
		buf = append(buf, '0')
	}
	for i := digits - 1; i >= 0; i-- {
		buf = append(buf, upperDigits[u>>(uint(i)*4)&15])
	}
	if f.sharp && u <= utf8.MaxRune && strconv.IsPrint(rune(u)) {
		buf = append(buf, " '"...)
		buf = utf8.AppendRune(buf, rune(u))
		buf = append(buf, '\'')
	}
	old := f.zero
	f.zero = false
	f.pad(buf)
	f.zero = old
}

// fmtInteger writes an integer; u holds a signed one too.
func (f *formatter) fmtInteger(u uint64, base int, signed bool, verb rune, digits string) {
	neg := signed && int64(u) < 0
	if neg {
		u = -u
	}
	buf := f.scratch[:]
	// Digits take at most 64, sign and prefix three; width and precision may ask for more.
	if f.widPresent || f.precPresent {
		if n := 3 + f.wid + f.prec; n > len(buf) {
			buf = make([]byte, n)
		}
	}
	prec := 0
	if f.precPresent {
		prec = f.prec
		if prec == 0 && u == 0 {
			// Nothing but padding.
			old := f.zero
			f.zero = false
			f.padding(f.wid)
			f.zero = old
			return
		}
	} else if f.zero && !f.minus && f.widPresent {
		// Zeros up to the width, as a precision.
		prec = f.wid
		if neg || f.plus || f.space {
			prec--
		}
	}
	i := len(buf)
	switch base {
	case 10:
		for u >= 10 {
			i--
			q := u / 10
			buf[i] = byte('0' + u - q*10)
			u = q
		}
	case 16:
		for ; u >= 16; u >>= 4 {
			i--
			buf[i] = digits[u&15]
		}
	case 8:
		for ; u >= 8; u >>= 3 {
			i--
			buf[i] = byte('0' + u&7)
		}
	case 2:
		for ; u >= 2; u >>= 1 {
			i--
			buf[i] = byte('0' + u&1)
		}
	default:
		panic("fmt: unknown base; can't happen")
	}
	i--
	buf[i] = digits[u]
	for i > 0 && prec > len(buf)-i {
		i--
		buf[i] = '0'
	}
	if f.sharp {
		switch base {
		case 2:
			i--
			buf[i] = 'b'
			i--
			buf[i] = '0'
		case 8:
			if buf[i] != '0' {
				i--
				buf[i] = '0'
			}
		case 16:
			i--
			buf[i] = digits[16] // x or X
			i--
			buf[i] = '0'
		}
	}
	if verb == 'O' {
		i--
		buf[i] = 'o'
		i--
		buf[i] = '0'
	}
	switch {
	case neg:
		i--
		buf[i] = '-'
	case f.plus:
		i--
		buf[i] = '+'
	case f.space:
		i--
		buf[i] = ' '
	}
	old := f.zero
	f.zero = false
	f.pad(buf[i:])
	f.zero = old
}

// truncate cuts s to the precision, in runes.
func (f *formatter) truncate(s string) string {
	if f.precPresent {
		n := f.prec
		for i := range s {
			n--
			if n < 0 {
				return s[:i]
			}
		}
	}
	return s
}

func (f *formatter) truncateBytes(b []byte) []byte {
	if f.precPresent {
		n := f.prec
		for i := 0; i < len(b); {
			n--
			if n < 0 {
				return b[:i]
			}
			_, w := utf8.DecodeRune(b[i:])
			i += w
		}
	}
	return b
}

func (f *formatter) fmtS(s string) {
	f.padString(f.truncate(s))
}

func (f *formatter) fmtBs(b []byte) {
	f.pad(f.truncateBytes(b))
}

// fmtSbx writes the bytes of s, or b if that isn't nil, in hexadecimal.
func (f *formatter) fmtSbx(s string, b []byte, digits string) {
	n := len(b)
	if b == nil {
		n = len(s)
	}
	if f.precPresent && f.prec < n {
		n = f.prec
	}
	width := 2 * n
	if width == 0 {
		if f.widPresent {
			f.padding(f.wid)
		}
		return
	}
	if f.space {
		// Blanks between, and with sharp a prefix for each byte.
		if f.sharp {
			width *= 2
		}
		width += n - 1
	} else if f.sharp {
		width += 2
	}
	if f.widPresent && f.wid > width && !f.minus {
		f.padding(f.wid - width)
	}
	buf := *f.buf
	if f.sharp {
		buf = append(buf, '0', digits[16])
	}
	for i := 0; i < n; i++ {
		if f.space && i > 0 {
			buf = append(buf, ' ')
			if f.sharp {
				buf = append(buf, '0', digits[16])
			}
		}
		var c byte
		if b != nil {
			c = b[i]
		} else {
			c = s[i]
		}
		buf = append(buf, digits[c>>4], digits[c&15])
	}
	*f.buf = buf
	if f.widPresent && f.wid > width && f.minus {
		f.padding(f.wid - width)
	}
}

func (f *formatter) fmtSx(s, digits string) {
	f.fmtSbx(s, nil, digits)
}

func (f *formatter) fmtBx(b []byte, digits string) {
	f.fmtSbx("", b, digits)
}

// fmtQ writes s quoted; with sharp between back quotes, if that can be.
func (f *formatter) fmtQ(s string) {
	s = f.truncate(s)
	if f.sharp && strconv.CanBackquote(s) {
		f.padString("`" + s + "`")
		return
	}
	buf := f.scratch[:0]
	if f.plus {
		f.pad(strconv.AppendQuoteToASCII(buf, s))
	} else {
		f.pad(strconv.AppendQuote(buf, s))
	}
}

func (f *formatter) fmtC(c uint64) {
	r := rune(c)
	if c > utf8.MaxRune {
		r = utf8.RuneError
	}
	f.pad(utf8.AppendRune(f.scratch[:0], r))
}

func (f *formatter) fmtQc(c uint64) {
	r := rune(c)
	if c > utf8.MaxRune {
		r = utf8.RuneError
	}
	if f.plus {
		f.pad(strconv.AppendQuoteRuneToASCII(f.scratch[:0], r))
	} else {
		f.pad(strconv.AppendQuoteRune(f.scratch[:0], r))
	}
}

// fmtFloat writes v; prec is the default precision.
func (f *formatter) fmtFloat(v float64, size int, verb rune, prec int) {
	if f.precPresent {
		prec = f.prec
	}
	// Always with a sign in front.
	letter := byte(verb)
	if verb == 'F' {
		letter = 'f'
	}
	num := strconv.AppendFloat(f.scratch[:1], v, letter, prec, size)
	if num[1] == '-' || num[1] == '+' {
		num = num[1:]
	} else {
		num[0] = '+'
	}
	if f.space && num[0] == '+' && !f.plus {
		num[0] = ' '
	}
	// Infinities and NaN are padded as text.
	if num[1] == 'I' || num[1] == 'N' {
		old := f.zero
		f.zero = false
		if num[1] == 'N' && !f.space && !f.plus {
			num = num[1:]
		}
		f.pad(num)
		f.zero = old
		return
	}
	if f.sharp && verb != 'b' {
		num = f.keepZeros(num, verb, prec)
	}
	if f.plus || num[0] != '+' {
		// Zeros go between sign and digits.
		if f.zero && !f.minus && f.widPresent && f.wid > len(num) {
			f.buf.writeByte(num[0])
			f.padding(f.wid - len(num))
			f.buf.write(num[1:])
			return
		}
		f.pad(num)
		return
	}
	f.pad(num[1:])
}

// keepZeros does what sharp asks for: always a point, and trailing zeros for %g.
func (f *formatter) keepZeros(num []byte, verb rune, prec int) []byte {
	digits := 0
	switch verb {
	case 'v', 'g', 'G', 'x':
		digits = prec
		if digits < 0 {
			digits = 6
		}
	}
	var tailBuf [6]byte
	tail := tailBuf[:0]
	point, nonzero := false, false
	end := len(num)
	for i := 1; i < end; i++ {
		c := num[i]
		switch {
		case c == '.':
			point = true
			continue
		case c == 'p' || c == 'P':
			tail = append(tail, num[i:]...)
			end = i
			continue
		case (c == 'e' || c == 'E') && verb != 'x' && verb != 'X':
			tail = append(tail, num[i:]...)
			end = i
			continue
		}
		// Leading zeros don't count.
		if c != '0' {
			nonzero = true
		}
		if nonzero {
			digits--
		}
	}
	num = num[:end]
	if !point {
		// A lone zero digit counts as one.
		if len(num) == 2 && num[1] == '0' {
			digits--
		}
		num = append(num, '.')
	}
	for ; digits > 0; digits-- {
		num = append(num, '0')
	}
	return append(num, tail...)
}
