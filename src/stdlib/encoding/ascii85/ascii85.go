// encoding/ascii85: complete.

// Package ascii85 implements the ascii85 data encoding as used in the btoa tool and Adobe's PostScript and PDF document formats.
package ascii85

import (
	"io"
	"strconv"
)

// Encode encodes src into at most [MaxEncodedLen](len(src)) bytes of dst, returning the actual number of bytes written.
// Four bytes become five; a short last group becomes one more byte than it has.
func Encode(dst, src []byte) int {
	n := 0
	for len(src) > 0 {
		k := min(len(src), 4)
		var v uint32
		for i := range 4 {
			v <<= 8
			if i < k {
				v |= uint32(src[i])
			}
		}
		src = src[k:]
		if v == 0 && k == 4 {
			dst[n] = 'z'
			n++
			continue
		}
		for i := 4; i >= 0; i-- {
			if i <= k {
				dst[n+i] = '!' + byte(v%85)
			}
			v /= 85
		}
		n += k + 1
	}
	return n
}

// MaxEncodedLen returns the maximum length of an encoding of n source bytes.
func MaxEncodedLen(n int) int { return (n + 3) / 4 * 5 }

type encoder struct {
	err error
	w   io.Writer
	buf [4]byte // bytes that are no group yet
	n   int
	out [1024]byte
}

// NewEncoder returns a new ascii85 stream encoder. The caller must Close it to flush any trailing partial block.
func NewEncoder(w io.Writer) io.WriteCloser { return &encoder{w: w} }

// put writes the encoding of p, which fits.
func (e *encoder) put(p []byte) error {
	_, e.err = e.w.Write(e.out[:Encode(e.out[:], p)])
	return e.err
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
		if e.n < 4 {
			return
		}
		if err := e.put(e.buf[:]); err != nil {
			return n, err
		}
		e.n = 0
	}
	for len(p) >= 4 {
		k := min(len(p)/4, len(e.out)/5) * 4
		if err := e.put(p[:k]); err != nil {
			return n, err
		}
		n += k
		p = p[k:]
	}
	e.n = copy(e.buf[:], p)
	return n + e.n, nil
}

func (e *encoder) Close() error {
	if e.err == nil && e.n > 0 {
		n := e.n
		e.n = 0
		e.put(e.buf[:n])
	}
	return e.err
}

// CorruptInputError is the offset of a byte that cannot be decoded.
type CorruptInputError int64

func (e CorruptInputError) Error() string {
	return "illegal ascii85 data at input byte " + strconv.FormatInt(int64(e), 10)
}

// Decode decodes src into dst, returning both the number of bytes written to dst and the number consumed from src. White space is
// ignored. If flush is true, src is the end of the input and is consumed completely; otherwise the last group is left.
func Decode(dst, src []byte, flush bool) (ndst, nsrc int, err error) {
	var v uint32
	digits := 0
	for i, c := range src {
		if len(dst)-ndst < 4 {
			return
		}
		switch {
		case c <= ' ':
			continue
		case c == 'z' && digits == 0:
			digits = 5
		case '!' <= c && c <= 'u':
			v = v*85 + uint32(c-'!')
			digits++
		default:
			return 0, 0, CorruptInputError(i)
		}
		if digits == 5 {
			nsrc = i + 1
			for s := 24; s >= 0; s -= 8 {
				dst[ndst] = byte(v >> uint(s))
				ndst++
			}
			v, digits = 0, 0
		}
	}
	if !flush {
		return
	}
	nsrc = len(src)
	if digits == 1 {
		return 0, 0, CorruptInputError(len(src))
	}
	if digits > 0 {
		// As if the missing digits were the largest: the bytes that are there come out right.
		for range 5 - digits {
			v = v*85 + 84
		}
		for range digits - 1 {
			dst[ndst] = byte(v >> 24)
			v <<= 8
			ndst++
		}
	}
	return
}

type decoder struct {
	err     error // for good
	readErr error // of r
	r       io.Reader
	buf     [1024]byte // input that is not decoded
	n       int
	out     []byte // decoded and not read
	room    [1024]byte
}

// NewDecoder constructs a new ascii85 stream decoder.
func NewDecoder(r io.Reader) io.Reader { return &decoder{r: r} }

func (d *decoder) Read(p []byte) (n int, err error) {
	if len(p) == 0 {
		return 0, nil
	}
	if d.err != nil {
		return 0, d.err
	}
	for len(d.out) == 0 {
		if d.n > 0 {
			var ndst, nsrc int
			ndst, nsrc, d.err = Decode(d.room[:], d.buf[:d.n], d.readErr != nil)
			if ndst > 0 {
				d.out = d.room[:ndst]
				d.n = copy(d.buf[:], d.buf[nsrc:d.n])
				break
			}
			if d.err == nil {
				// Nothing decoded: only white space can be dropped.
				k := 0
				for _, c := range d.buf[:d.n] {
					if c > ' ' {
						d.buf[k] = c
						k++
					}
				}
				d.n = k
			}
		}
		if d.err == nil {
			d.err = d.readErr
		}
		if d.err != nil {
			return 0, d.err
		}
		var got int
		got, d.readErr = d.r.Read(d.buf[d.n:])
		d.n += got
	}
	n = copy(p, d.out)
	d.out = d.out[n:]
	return n, nil
}
