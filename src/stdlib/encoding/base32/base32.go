// encoding/base32: complete (RFC 4648).

// Package base32 implements base32 encoding as specified by RFC 4648.
package base32

import (
	"bytes"
	"io"
	"slices"
	"strconv"
)

// An Encoding is a radix 32 encoding/decoding scheme, defined by a 32-character alphabet.
type Encoding struct {
	digits [32]byte
	values [256]uint8 // none for what is no digit
	pad    rune
}

const (
	StdPadding rune = '=' // Standard padding character
	NoPadding  rune = -1  // No padding
)

const none = 0xff

// NewEncoding returns a new padded Encoding defined by the given alphabet, which must be a 32-byte string of unique bytes
// without CR and LF.
func NewEncoding(encoder string) *Encoding {
	if len(encoder) != 32 {
		panic("encoding alphabet is not 32-bytes long")
	}
	e := &Encoding{pad: StdPadding}
	copy(e.digits[:], encoder)
	for i := range e.values {
		e.values[i] = none
	}
	for i := range len(encoder) {
		c := encoder[i]
		if c == '\n' || c == '\r' {
			panic("encoding alphabet contains newline character")
		}
		if e.values[c] != none {
			panic("encoding alphabet includes duplicate symbols")
		}
		e.values[c] = uint8(i)
	}
	return e
}

// StdEncoding is the standard base32 encoding, as defined in RFC 4648.
var StdEncoding = NewEncoding("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")

// HexEncoding is the “Extended Hex Alphabet” defined in RFC 4648. It is typically used in DNS.
var HexEncoding = NewEncoding("0123456789ABCDEFGHIJKLMNOPQRSTUV")

// WithPadding creates a new encoding identical to enc except with a specified padding character, or NoPadding.
func (enc Encoding) WithPadding(padding rune) *Encoding {
	if padding < NoPadding || padding == '\r' || padding == '\n' || padding > 0xff {
		panic("invalid padding")
	}
	if padding != NoPadding && enc.values[byte(padding)] != none {
		panic("padding contained in alphabet")
	}
	enc.pad = padding
	return &enc
}

// EncodedLen returns the length in bytes of the base32 encoding of an input buffer of length n.
func (enc *Encoding) EncodedLen(n int) int {
	if enc.pad == NoPadding {
		return n/5*8 + (n%5*8+4)/5
	}
	return (n + 4) / 5 * 8
}

// DecodedLen returns the maximum length in bytes of the decoded data corresponding to n bytes of base32-encoded data.
func (enc *Encoding) DecodedLen(n int) int { return decodedLen(n, enc.pad) }

func decodedLen(n int, pad rune) int {
	if pad == NoPadding {
		return n/8*5 + n%8*5/8
	}
	return n / 8 * 5
}

// Encode encodes src using the encoding enc, writing [Encoding.EncodedLen](len(src)) bytes to dst.
func (enc *Encoding) Encode(dst, src []byte) {
	for len(src) > 0 {
		n := min(len(src), 5)
		var group uint64
		for i := range 5 {
			group <<= 8
			if i < n {
				group |= uint64(src[i])
			}
		}
		used := (n*8 + 4) / 5
		for i := range used {
			dst[i] = enc.digits[group>>(35-5*uint(i))&31]
		}
		if enc.pad != NoPadding {
			for ; used < 8; used++ {
				dst[used] = byte(enc.pad)
			}
		}
		src, dst = src[n:], dst[used:]
	}
}

// AppendEncode appends the base32 encoded src to dst and returns the extended buffer.
func (enc *Encoding) AppendEncode(dst, src []byte) []byte {
	n := enc.EncodedLen(len(src))
	dst = slices.Grow(dst, n)
	enc.Encode(dst[len(dst):][:n], src)
	return dst[:len(dst)+n]
}

// EncodeToString returns the base32 encoding of src.
func (enc *Encoding) EncodeToString(src []byte) string {
	b := make([]byte, enc.EncodedLen(len(src)))
	enc.Encode(b, src)
	return string(b)
}

type encoder struct {
	err error
	enc *Encoding
	w   io.Writer
	buf [5]byte // bytes that are no group yet
	n   int
	out [1024]byte
}

func (e *encoder) Write(p []byte) (n int, err error) {
	if e.err != nil {
		return 0, e.err
	}
	if e.n > 0 {
		k := copy(e.buf[e.n:], p)
		e.n += k
		n += k
		p = p[k:]
		if e.n < 5 {
			return
		}
		e.enc.Encode(e.out[:], e.buf[:])
		if _, e.err = e.w.Write(e.out[:8]); e.err != nil {
			return n, e.err
		}
		e.n = 0
	}
	for len(p) >= 5 {
		k := min(len(p)/5, len(e.out)/8)
		e.enc.Encode(e.out[:], p[:5*k])
		if _, e.err = e.w.Write(e.out[:8*k]); e.err != nil {
			return n, e.err
		}
		n += 5 * k
		p = p[5*k:]
	}
	e.n = copy(e.buf[:], p)
	return n + e.n, nil
}

// Close writes what is left.
func (e *encoder) Close() error {
	if e.err == nil && e.n > 0 {
		e.enc.Encode(e.out[:], e.buf[:e.n])
		n := e.enc.EncodedLen(e.n)
		e.n = 0
		_, e.err = e.w.Write(e.out[:n])
	}
	return e.err
}

// NewEncoder returns a new base32 stream encoder. The caller must Close it to flush any partially written blocks.
func NewEncoder(enc *Encoding, w io.Writer) io.WriteCloser { return &encoder{enc: enc, w: w} }

// CorruptInputError is the offset of a byte that cannot be decoded.
type CorruptInputError int64

func (e CorruptInputError) Error() string {
	return "illegal base32 data at input byte " + strconv.FormatInt(int64(e), 10)
}

// decode decodes src, which has no newlines; end tells that padding, or input without any, ended the message.
func (enc *Encoding) decode(dst, src []byte) (n int, end bool, err error) {
	at := 0
	for at < len(src) && !end {
		var group uint64
		digits := 8
		for j := 0; j < 8; j++ {
			if at == len(src) {
				if enc.pad != NoPadding {
					return n, false, CorruptInputError(at - j)
				}
				digits, end = j, true
				break
			}
			c := src[at]
			at++
			rest := len(src) - at
			if c == byte(enc.pad) && j >= 2 && rest < 8 {
				if rest+j < 7 {
					return n, false, CorruptInputError(len(src))
				}
				for k := range 7 - j {
					if rest > k && src[at+k] != byte(enc.pad) {
						return n, false, CorruptInputError(at + k - 1)
					}
				}
				if j == 3 || j == 6 {
					return n, false, CorruptInputError(at - 1)
				}
				digits, end = j, true
				break
			}
			v := enc.values[c]
			if v == none {
				return n, false, CorruptInputError(at - 1)
			}
			group |= uint64(v) << (35 - 5*uint(j))
		}
		// Two digits have a byte, and so on; odd ends without padding give what is whole.
		for i := range [9]int{0, 0, 1, 0, 2, 3, 0, 4, 5}[digits] {
			dst[n] = byte(group >> (32 - 8*uint(i)))
			n++
		}
	}
	return n, end, nil
}

func withoutNewlines(dst, src []byte) []byte {
	for _, c := range src {
		if c != '\r' && c != '\n' {
			dst = append(dst, c)
		}
	}
	return dst
}

// Decode decodes src using the encoding enc. It writes at most DecodedLen(len(src)) bytes to dst and returns the number of
// bytes written. Newline characters (\r and \n) are ignored.
func (enc *Encoding) Decode(dst, src []byte) (n int, err error) {
	n, _, err = enc.decode(dst, withoutNewlines(make([]byte, 0, len(src)), src))
	return
}

// AppendDecode appends the base32 decoded src to dst and returns the extended buffer.
func (enc *Encoding) AppendDecode(dst, src []byte) ([]byte, error) {
	n := len(src)
	for n > 0 && rune(src[n-1]) == enc.pad {
		n--
	}
	n = decodedLen(n, NoPadding)
	dst = slices.Grow(dst, n)
	n, err := enc.Decode(dst[len(dst):][:n], src)
	return dst[:len(dst)+n], err
}

// DecodeString returns the bytes represented by the base32 string s, as far as it is good.
func (enc *Encoding) DecodeString(s string) ([]byte, error) {
	b := withoutNewlines(make([]byte, 0, len(s)), []byte(s))
	n, _, err := enc.decode(b, bytes.Clone(b))
	return b[:n], err
}

type decoder struct {
	err  error
	enc  *Encoding
	r    io.Reader
	end  bool
	buf  [1024]byte // input that is no group yet
	n    int
	out  []byte // decoded and not read
	room [1024 / 8 * 5]byte
}

// fill reads min bytes or more.
func (d *decoder) fill(buf []byte, min int) (n int, err error) {
	for n < min && err == nil {
		var k int
		k, err = d.r.Read(buf[n:])
		n += k
	}
	if err == io.EOF && n < min && (n > 0 || d.enc.pad != NoPadding && min < 8) {
		err = io.ErrUnexpectedEOF
	}
	return
}

func (d *decoder) Read(p []byte) (n int, err error) {
	if len(d.out) > 0 {
		n = copy(p, d.out)
		d.out = d.out[n:]
		if len(d.out) == 0 {
			return n, d.err
		}
		return n, nil
	}
	if d.err != nil {
		return 0, d.err
	}
	want := min(max((len(p)+4)/5*8, 8), len(d.buf))
	least := 8 - d.n
	if d.enc.pad == NoPadding {
		least = 1
	}
	var got int
	got, d.err = d.fill(d.buf[d.n:want], least)
	d.n += got
	if d.n < least {
		return 0, d.err
	}
	if got > 0 && d.end {
		return 0, CorruptInputError(0)
	}
	whole := d.n / 8 * 8
	if d.enc.pad == NoPadding {
		whole = d.n
	}
	if size := d.enc.DecodedLen(d.n); size > len(p) {
		size, d.end, err = d.enc.decode(d.room[:], d.buf[:whole])
		d.out = d.room[:size]
		n = copy(p, d.out)
		d.out = d.out[n:]
	} else {
		n, d.end, err = d.enc.decode(p, d.buf[:whole])
	}
	d.n = copy(d.buf[:], d.buf[whole:d.n])
	if err != nil && (d.err == nil || d.err == io.EOF) {
		d.err = err
	}
	if len(d.out) > 0 {
		return n, nil
	}
	return n, d.err
}

// lines leaves newlines out.
type lines struct{ r io.Reader }

func (l lines) Read(p []byte) (int, error) {
	for {
		n, err := l.r.Read(p)
		if kept := len(withoutNewlines(p[:0], p[:n])); n == 0 || kept > 0 || err != nil {
			return kept, err
		}
	}
}

// NewDecoder constructs a new base32 stream decoder.
func NewDecoder(enc *Encoding, r io.Reader) io.Reader { return &decoder{enc: enc, r: lines{r}} }
