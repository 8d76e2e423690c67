package big

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// SetString sets z to the value of s and returns z and a boolean indicating success.
func (z *Float) SetString(s string) (*Float, bool) {
	if f, _, err := z.Parse(s, 0); err == nil {
		return f, true
	}
	return nil, false
}

// Parse parses s which must contain a text representation of a floating-point number with a mantissa in the given
// conversion base (the exponent is always a decimal number), or a string representing an infinite value.
func (z *Float) Parse(s string, base int) (f *Float, b int, err error) {
	if t := strings.TrimLeft(s, "+-"); len(s)-len(t) <= 1 && (t == "Inf" || t == "inf") {
		return z.SetInf(s[0] == '-'), 0, nil
	}
	r := strings.NewReader(s)
	if f, b, err = z.scan(r, base); err != nil {
		return
	}
	if c, e := r.ReadByte(); e == nil {
		err = fmt.Errorf("expected end of string, found %q", c)
	}
	return
}

// ParseFloat is like f.Parse(s, base) with f set to the given precision and rounding mode.
func ParseFloat(s string, base int, prec uint, mode RoundingMode) (f *Float, b int, err error) {
	return new(Float).SetPrec(prec).SetMode(mode).Parse(s, base)
}

func (z *Float) scan(r io.ByteScanner, base int) (f *Float, b int, err error) {
	prec := z.prec
	if prec == 0 {
		prec = 64
	}
	z.form = zero
	n, err := scanNumber(r, base, nil)
	z.neg = n.neg
	if err != nil {
		return nil, n.base, err
	}
	z.acc = Exact
	z.prec = prec
	if len(n.m) == 0 {
		return z, n.base, nil
	}
	exp := n.e2 + int64(n.m.bitLen())
	if exp < MinExp || exp > MaxExp {
		return nil, n.base, errors.New("exponent overflow")
	}
	if n.e5 == 0 {
		return z.setMag(n.m, n.e2, false), n.base, nil
	}
	// The mantissa as it is, and the power of 5 with 64 bits more than wanted: only the operation rounds.
	p := new(Float).SetPrec(uint(prec) + 64).pow5(magnitude(n.e5))
	m := &Float{prec: MaxPrec, neg: n.neg}
	m.setMag(n.m, n.e2, false)
	if n.e5 < 0 {
		z.Quo(m, p)
	} else {
		z.Mul(m, p)
	}
	return z, n.base, nil
}

// pow5 sets z to 5^n. Go starts from the 27th power, which decides the rounding.
func (z *Float) pow5(n uint64) *Float {
	const start = 27
	if n <= start {
		return z.SetInt(&Int{abs: five.pow(n)})
	}
	z.SetInt(&Int{abs: five.pow(start)})
	f := new(Float).SetPrec(z.Prec() + 64).SetUint64(5)
	for n -= start; n > 0; n >>= 1 {
		if n&1 != 0 {
			z.Mul(z, f)
		}
		f.Mul(f, f)
	}
	return z
}

// Scan is a support routine for [fmt.Scanner]; it sets z to the value of the scanned number.
func (z *Float) Scan(s fmt.ScanState, ch rune) error {
	s.SkipSpace()
	_, _, err := z.scan(scanBytes{s}, 0)
	return err
}

// decimal is 0.digits × 10^exp, without zeros at the end.
type decimal struct {
	digits []byte
	exp    int
}

// newDecimal is m·2^e, exactly: a power of 2 downwards is a power of 5 with the point moved.
func newDecimal(m nat, e int64) (d decimal) {
	if len(m) == 0 {
		return
	}
	if z := int64(m.trailingZeros()); e < 0 && z > 0 {
		z = min(z, -e)
		m = nat(nil).rsh(m, uint(z))
		e += z
	}
	if e > 0 {
		m = nat(nil).lsh(m, uint(e))
		e = 0
	} else if e < 0 {
		m = nat(nil).mul(m, five.pow(uint64(-e)))
	}
	d.digits = m.append(nil, 10)
	d.exp = len(d.digits) + int(e)
	d.trim()
	return
}

func (d *decimal) trim() {
	d.digits = bytes.TrimRight(d.digits, "0")
	if len(d.digits) == 0 {
		d.exp = 0
	}
}

func (d *decimal) at(i int) byte {
	if 0 <= i && i < len(d.digits) {
		return d.digits[i]
	}
	return '0'
}

// round keeps n digits: to the nearest, halves to even.
func (d *decimal) round(n int) {
	if n < 0 || n >= len(d.digits) {
		return
	}
	up := d.digits[n] > '5' || d.digits[n] == '5' && (n+1 < len(d.digits) || n > 0 && (d.digits[n-1]-'0')&1 != 0)
	d.cut(n, up)
}

// cut keeps n digits, and adds one to the last if up.
func (d *decimal) cut(n int, up bool) {
	if n < 0 || n >= len(d.digits) {
		return
	}
	if up {
		for n > 0 && d.digits[n-1] == '9' {
			n--
		}
		if n == 0 {
			d.digits = append(d.digits[:0], '1')
			d.exp++
			return
		}
		d.digits[n-1]++
	}
	d.digits = d.digits[:n]
	d.trim()
}

// shortest cuts d to the fewest digits that x's neighbours at its precision are not nearer to.
func (d *decimal) shortest(x *Float) {
	if len(d.digits) == 0 {
		return
	}
	// The mantissa with a bit more than the precision: its neighbours are the limits.
	m, e := x.integer()
	s := m.bitLen() - int(x.prec+1)
	if s < 0 {
		m = nat(nil).lsh(m, uint(-s))
	} else {
		m = nat(nil).rsh(m, uint(s))
	}
	e += int64(s)
	lower := newDecimal(nat(nil).sub(m, one), e)
	upper := newDecimal(nat(nil).add(m, one), e)
	inclusive := m[0]&2 == 0 // the limits round to x, which is even
	for i, c := range d.digits {
		l, u := lower.at(i), upper.at(i)
		down := l != c || inclusive && i+1 == len(lower.digits)
		up := c != u && (inclusive || c+1 < u || i+1 < len(upper.digits))
		switch {
		case down && up:
			d.round(i + 1)
			return
		case down || up:
			d.cut(i+1, up)
			return
		}
	}
}

// Text converts the floating-point number x to a string according to the given format and precision prec: 'e', 'E', 'f', 'g', 'G', 'x', 'p' or 'b'.
func (x *Float) Text(format byte, prec int) string {
	return string(x.Append(make([]byte, 0, 10+max(prec, 0)), format, prec))
}

// String formats x like x.Text('g', 10).
func (x *Float) String() string { return x.Text('g', 10) }

// Append appends to buf the string form of the floating-point number x, as generated by x.Text, and returns the extended buffer.
func (x *Float) Append(buf []byte, fmt byte, prec int) []byte {
	start := len(buf)
	if x.neg {
		buf = append(buf, '-')
	}
	if x.form == inf {
		if !x.neg {
			buf = append(buf, '+')
		}
		return append(buf, "Inf"...)
	}
	switch fmt {
	case 'b':
		return x.appendB(buf)
	case 'p':
		return x.appendP(buf)
	case 'x':
		return x.appendX(buf, prec)
	case 'e', 'E', 'f', 'g', 'G':
	default:
		return append(buf[:start], '%', fmt)
	}
	var d decimal
	if x.form == finite {
		d = newDecimal(x.integer())
	}
	short := prec < 0
	if short {
		d.shortest(x)
	}
	switch fmt {
	case 'e', 'E':
		if short {
			prec = len(d.digits) - 1
		} else {
			d.round(1 + prec)
		}
		return d.appendE(buf, fmt, prec)
	case 'f':
		if short {
			prec = max(len(d.digits)-d.exp, 0)
		} else {
			d.round(d.exp + prec)
		}
		return d.appendF(buf, prec)
	}
	if short {
		prec = len(d.digits)
	} else {
		prec = max(prec, 1)
		d.round(prec)
	}
	// %e is used if the exponent is below -4 or not below the precision; if digits are as many as needed, 6 is the precision for this.
	limit := prec
	if limit > len(d.digits) && len(d.digits) >= d.exp {
		limit = len(d.digits)
	}
	if short {
		limit = 6
	}
	if exp := d.exp - 1; exp < -4 || exp >= limit {
		return d.appendE(buf, fmt+'e'-'g', min(prec, len(d.digits))-1)
	}
	if prec > d.exp {
		prec = len(d.digits)
	}
	return d.appendF(buf, max(prec-d.exp, 0))
}

func (d *decimal) appendE(buf []byte, fmt byte, prec int) []byte {
	buf = append(buf, d.at(0))
	if prec > 0 {
		buf = append(buf, '.')
		for i := 1; i <= prec; i++ {
			buf = append(buf, d.at(i))
		}
	}
	exp := 0
	if len(d.digits) > 0 {
		exp = d.exp - 1
	}
	return appendExponent(append(buf, fmt), int64(exp))
}

// appendExponent writes a sign and two digits or more.
func appendExponent(buf []byte, exp int64) []byte {
	sign := byte('+')
	if exp < 0 {
		sign, exp = '-', -exp
	}
	buf = append(buf, sign)
	if exp < 10 {
		buf = append(buf, '0')
	}
	return strconv.AppendInt(buf, exp, 10)
}

func (d *decimal) appendF(buf []byte, prec int) []byte {
	if d.exp <= 0 {
		buf = append(buf, '0')
	}
	for i := 0; i < d.exp; i++ {
		buf = append(buf, d.at(i))
	}
	if prec > 0 {
		buf = append(buf, '.')
		for i := range prec {
			buf = append(buf, d.at(d.exp+i))
		}
	}
	return buf
}

// mantissa is x's mantissa as an integer of n bits.
func (x *Float) mantissa(n uint) nat {
	w := uint(len(x.mant)) * wordBits
	if w < n {
		return nat(nil).lsh(x.mant, n-w)
	}
	return nat(nil).rsh(x.mant, w-n)
}

func appendSigned(buf []byte, exp int64) []byte {
	if exp >= 0 {
		buf = append(buf, '+')
	}
	return strconv.AppendInt(buf, exp, 10)
}

// appendB writes the mantissa as a decimal integer.
func (x *Float) appendB(buf []byte) []byte {
	if x.form == zero {
		return append(buf, '0')
	}
	buf = append(x.mantissa(uint(x.prec)).append(buf, 10), 'p')
	return appendSigned(buf, int64(x.exp)-int64(x.prec))
}

// appendX writes 0x1.…p±dd.
func (x *Float) appendX(buf []byte, prec int) []byte {
	if x.form == zero {
		buf = append(buf, "0x0"...)
		if prec > 0 {
			buf = append(append(buf, '.'), strings.Repeat("0", prec)...)
		}
		return append(buf, "p+00"...)
	}
	n := 1 + 4*uint(prec)
	if prec < 0 {
		n = 1 + (x.MinPrec()-1+3)/4*4
	}
	r := new(Float).SetPrec(n).SetMode(x.mode).Set(x)
	hex := r.mantissa(n).append(nil, 16)
	buf = append(buf, "0x1"...)
	if len(hex) > 1 {
		buf = append(append(buf, '.'), hex[1:]...)
	}
	return appendExponent(append(buf, 'p'), int64(r.exp)-1)
}

// appendP writes 0x.…p±d.
func (x *Float) appendP(buf []byte) []byte {
	if x.form == zero {
		return append(buf, '0')
	}
	buf = append(buf, "0x."...)
	buf = append(buf, bytes.TrimRight(x.mant.append(nil, 16), "0")...)
	return appendSigned(append(buf, 'p'), int64(x.exp))
}

// Format implements [fmt.Formatter]. It accepts all the regular formats for floating-point numbers as well as 'p' and 'v'.
func (x *Float) Format(s fmt.State, format rune) {
	prec, hasPrec := s.Precision()
	if !hasPrec {
		prec = 6
	}
	switch format {
	case 'e', 'E', 'f', 'b', 'p', 'x':
	case 'F':
		format = 'f'
	case 'v', 'g', 'G':
		if format == 'v' {
			format = 'g'
		}
		if !hasPrec {
			prec = -1
		}
	default:
		fmt.Fprintf(s, "%%!%c(*big.Float=%s)", format, x.String())
		return
	}
	buf := x.Append(nil, byte(format), prec)
	sign := ""
	switch {
	case buf[0] == '-':
		sign = "-"
		buf = buf[1:]
	case buf[0] == '+':
		// Only infinity has one.
		sign = "+"
		if s.Flag(' ') {
			sign = " "
		}
		buf = buf[1:]
	case s.Flag('+'):
		sign = "+"
	case s.Flag(' '):
		sign = " "
	}
	pad := 0
	if width, ok := s.Width(); ok {
		pad = max(width-len(sign)-len(buf), 0)
	}
	left, zeros, right := 0, 0, 0
	switch {
	case s.Flag('0') && !x.IsInf():
		zeros = pad
	case s.Flag('-'):
		right = pad
	default:
		left = pad
	}
	repeat(s, " ", left)
	repeat(s, sign, 1)
	repeat(s, "0", zeros)
	s.Write(buf)
	repeat(s, " ", right)
}

// GobEncode implements the [encoding/gob.GobEncoder] interface. The [Float] value and all its attributes are marshaled.
func (x *Float) GobEncode() ([]byte, error) {
	if x == nil {
		return nil, nil
	}
	attributes := byte(x.mode&7)<<5 | byte((x.acc+1)&3)<<3 | byte(x.form&3)<<1 | boolByte(x.neg)
	buf := binary.BigEndian.AppendUint32([]byte{floatVersion, attributes}, x.prec)
	if x.form == finite {
		buf = binary.BigEndian.AppendUint32(buf, uint32(x.exp))
		n := min(int((x.prec+wordBits-1)/wordBits), len(x.mant))
		at := len(buf)
		buf = append(buf, make([]byte, n*wordBytes)...)
		x.mant[len(x.mant)-n:].bytes(buf[at:])
	}
	return buf, nil
}

// GobDecode implements the [encoding/gob.GobDecoder] interface. The result is rounded per the precision and rounding
// mode of z unless z's precision is 0, in which case z is set exactly to the decoded value.
func (z *Float) GobDecode(buf []byte) error {
	if len(buf) == 0 {
		*z = Float{}
		return nil
	}
	if len(buf) < 6 {
		return errors.New("Float.GobDecode: buffer too small")
	}
	if buf[0] != floatVersion {
		return fmt.Errorf("Float.GobDecode: encoding version %d not supported", buf[0])
	}
	prec, mode := z.prec, z.mode
	b := buf[1]
	z.mode = RoundingMode(b >> 5 & 7)
	z.acc = Accuracy(b>>3&3) - 1
	z.form = form(b >> 1 & 3)
	z.neg = b&1 != 0
	z.prec = binary.BigEndian.Uint32(buf[2:])
	if z.form == finite {
		if len(buf) < 10 {
			return errors.New("Float.GobDecode: buffer too small for finite form float")
		}
		z.exp = int32(binary.BigEndian.Uint32(buf[6:]))
		z.mant = z.mant.setBytes(buf[10:])
		if fault := z.fault(); fault != "" {
			return errors.New("Float.GobDecode: " + fault)
		}
	}
	if prec != 0 {
		z.mode = mode
		z.SetPrec(uint(prec))
	}
	return nil
}

// fault tells what is wrong with a finite value that was decoded.
func (z *Float) fault() string {
	switch n := len(z.mant); {
	case n == 0:
		return "nonzero finite number with empty mantissa"
	case z.mant[n-1]>>(wordBits-1) == 0:
		return fmt.Sprintf("msb not set in last word %#x of %s", z.mant[n-1], z.Text('p', 0))
	case z.prec == 0:
		return "zero precision finite number"
	}
	return ""
}

// AppendText implements the [encoding.TextAppender] interface.
func (x *Float) AppendText(b []byte) ([]byte, error) {
	if x == nil {
		return append(b, "<nil>"...), nil
	}
	return x.Append(b, 'g', -1), nil
}

// MarshalText implements the [encoding.TextMarshaler] interface.
func (x *Float) MarshalText() (text []byte, err error) { return x.AppendText(nil) }

// UnmarshalText implements the [encoding.TextUnmarshaler] interface.
func (z *Float) UnmarshalText(text []byte) error {
	_, _, err := z.Parse(string(text), 0)
	if err != nil {
		err = fmt.Errorf("math/big: cannot unmarshal %q into a *big.Float (%v)", text, err)
	}
	return err
}
