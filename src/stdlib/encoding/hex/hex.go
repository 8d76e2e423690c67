// encoding/hex: complete.

package hex

import (
	"errors"
	"fmt"
	"io"
	"slices"
)

const digits = "0123456789abcdef"

var ErrLength = errors.New("encoding/hex: odd length hex string")

// InvalidByteError is a byte that is no digit.
type InvalidByteError byte

func (e InvalidByteError) Error() string {
	return fmt.Sprintf("encoding/hex: invalid byte: %#U", rune(e))
}

func EncodedLen(n int) int { return n * 2 }
func DecodedLen(x int) int { return x / 2 }

func Encode(dst, src []byte) int {
	for i, c := range src {
		dst[2*i] = digits[c>>4]
		dst[2*i+1] = digits[c&15]
	}
	return 2 * len(src)
}

func AppendEncode(dst, src []byte) []byte {
	n := EncodedLen(len(src))
	dst = slices.Grow(dst, n)
	Encode(dst[len(dst):][:n], src)
	return dst[:len(dst)+n]
}

func value(c byte) byte {
	switch {
	case '0' <= c && c <= '9':
		return c - '0'
	case 'a' <= c && c <= 'f':
		return c - 'a' + 10
	case 'A' <= c && c <= 'F':
		return c - 'A' + 10
	}
	return 0xff
}

func Decode(dst, src []byte) (int, error) {
	n := 0
	for ; 2*n+1 < len(src); n++ {
		a, b := value(src[2*n]), value(src[2*n+1])
		if a > 15 {
			return n, InvalidByteError(src[2*n])
		}
		if b > 15 {
			return n, InvalidByteError(src[2*n+1])
		}
		dst[n] = a<<4 | b
	}
	if len(src)%2 == 1 {
		if c := src[len(src)-1]; value(c) > 15 {
			return n, InvalidByteError(c)
		}
		return n, ErrLength
	}
	return n, nil
}

func AppendDecode(dst, src []byte) ([]byte, error) {
	n := DecodedLen(len(src))
	dst = slices.Grow(dst, n)
	n, err := Decode(dst[len(dst):][:n], src)
	return dst[:len(dst)+n], err
}

func EncodeToString(src []byte) string {
	dst := make([]byte, EncodedLen(len(src)))
	Encode(dst, src)
	return string(dst)
}

func DecodeString(s string) ([]byte, error) {
	dst := make([]byte, DecodedLen(len(s)))
	n, err := Decode(dst, []byte(s))
	return dst[:n], err
}

// Dump writes bytes as hexdump -C does.
func Dump(data []byte) string {
	if len(data) == 0 {
		return ""
	}
	var out buffer
	d := Dumper(&out)
	d.Write(data)
	d.Close()
	return string(out)
}

type buffer []byte

func (b *buffer) Write(p []byte) (int, error) {
	*b = append(*b, p...)
	return len(p), nil
}

type encoder struct {
	w   io.Writer
	err error
	out [1024]byte
}

func NewEncoder(w io.Writer) io.Writer { return &encoder{w: w} }

func (e *encoder) Write(p []byte) (n int, err error) {
	for len(p) > 0 && e.err == nil {
		size := min(len(p), len(e.out)/2)
		k := Encode(e.out[:], p[:size])
		var written int
		written, e.err = e.w.Write(e.out[:k])
		n += written / 2
		p = p[size:]
	}
	return n, e.err
}

type decoder struct {
	r   io.Reader
	err error
	in  []byte
	arr [1024]byte
}

func NewDecoder(r io.Reader) io.Reader { return &decoder{r: r} }

func (d *decoder) Read(p []byte) (n int, err error) {
	if len(d.in) < 2 && d.err == nil {
		kept := copy(d.arr[:], d.in)
		var n int
		n, d.err = d.r.Read(d.arr[kept:])
		d.in = d.arr[:kept+n]
		if d.err == io.EOF && len(d.in)%2 != 0 {
			if c := d.in[len(d.in)-1]; value(c) > 15 {
				d.err = InvalidByteError(c)
			} else {
				d.err = io.ErrUnexpectedEOF
			}
		}
	}
	if n := len(d.in) / 2; len(p) > n {
		p = p[:n]
	}
	n, err = Decode(p, d.in[:2*len(p)])
	d.in = d.in[2*n:]
	if err != nil {
		d.in, d.err = nil, err
	}
	if len(d.in) < 2 {
		return n, d.err
	}
	return n, nil
}

type dumper struct {
	w      io.Writer
	chars  [18]byte
	buf    [14]byte
	used   int // bytes of the current line
	n      uint
	closed bool
}

// Dumper gives a writer that dumps; Close ends the last line.
func Dumper(w io.Writer) io.WriteCloser { return &dumper{w: w} }

func (h *dumper) Write(data []byte) (n int, err error) {
	if h.closed {
		return 0, errors.New("encoding/hex: dumper closed")
	}
	for i, c := range data {
		line := h.buf[:0]
		if h.used == 0 {
			for s := 28; s >= 0; s -= 4 {
				line = append(line, digits[h.n>>s&15])
			}
			line = append(line, ' ', ' ')
			if _, err := h.w.Write(line); err != nil {
				return n, err
			}
			line = h.buf[:0]
		}
		line = append(line, digits[c>>4], digits[c&15], ' ')
		switch h.used {
		case 7:
			line = append(line, ' ')
		case 15:
			line = append(line, ' ', '|')
		}
		if _, err := h.w.Write(line); err != nil {
			return n, err
		}
		if c < 32 || c > 126 {
			c = '.'
		}
		h.chars[h.used] = c
		n = i + 1
		h.used++
		h.n++
		if h.used == 16 {
			h.chars[16], h.chars[17] = '|', '\n'
			h.used = 0
			if _, err := h.w.Write(h.chars[:]); err != nil {
				return n, err
			}
		}
	}
	return n, nil
}

func (h *dumper) Close() error {
	if h.closed {
		return nil
	}
	h.closed = true
	if h.used == 0 {
		return nil
	}
	used := h.used
	for i := used; i < 16; i++ {
		pad := "   "
		switch i {
		case 7:
			pad = "    "
		case 15:
			pad = "    |"
		}
		if _, err := io.WriteString(h.w, pad[:len(pad)]); err != nil {
			return err
		}
	}
	h.chars[used], h.chars[used+1] = '|', '\n'
	_, err := h.w.Write(h.chars[:used+2])
	return err
}
