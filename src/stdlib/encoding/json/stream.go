// encoding/json: Decoder, Encoder, Token. Complete.

package json

import (
	"io"
)

// A Decoder reads values one after the other.
type Decoder struct {
	r       io.Reader
	buf     []byte
	scanp   int   // what is read already
	scanned int64 // what was dropped before buf
	err     error

	useNumber bool
	strict    bool

	tokenState int
	tokenStack []int
}

func NewDecoder(r io.Reader) *Decoder { return &Decoder{r: r} }

func (dec *Decoder) UseNumber() { dec.useNumber = true }

func (dec *Decoder) DisallowUnknownFields() { dec.strict = true }

func (dec *Decoder) Decode(v any) error {
	if dec.err != nil {
		return dec.err
	}
	if err := dec.tokenPrepare(); err != nil {
		return err
	}
	if !dec.tokenValueAllowed() {
		return &SyntaxError{msg: "not at beginning of value", Offset: dec.InputOffset()}
	}
	n, err := dec.readValue()
	if err != nil {
		return err
	}
	d := decoder{data: dec.buf[dec.scanp : dec.scanp+n], useNumber: dec.useNumber, strict: dec.strict}
	dec.scanp += n
	err = d.unmarshal(v)
	dec.tokenValueEnd()
	return err
}

// Buffered gives what was read from the reader but not used.
func (dec *Decoder) Buffered() io.Reader { return &byteReader{dec.buf[dec.scanp:]} }

type byteReader struct{ b []byte }

func (r *byteReader) Read(p []byte) (int, error) {
	if len(r.b) == 0 {
		return 0, io.EOF
	}
	n := copy(p, r.b)
	r.b = r.b[n:]
	return n, nil
}

// readValue makes sure that a whole value is in the buffer and gives its length.
func (dec *Decoder) readValue() (int, error) {
	var s scanner
	s.n = dec.scanned + int64(dec.scanp)
	i := dec.scanp
	var err error
	for {
		for ; i < len(dec.buf); i++ {
			c := dec.buf[i]
			number := len(s.stack) == 0 && s.complete() && !s.done
			if number && !digit(c) && c != '.' && c != 'e' && c != 'E' {
				return i - dec.scanp, nil
			}
			if !s.step(c) {
				dec.err = s.err
				return 0, s.err
			}
			if s.done {
				return i + 1 - dec.scanp, nil
			}
		}
		if err != nil {
			if err == io.EOF {
				if s.complete() {
					return i - dec.scanp, nil
				}
				for _, c := range dec.buf[dec.scanp:] {
					if !isSpace(c) {
						err = io.ErrUnexpectedEOF
						break
					}
				}
			}
			dec.err = err
			return 0, err
		}
		n := i - dec.scanp
		err = dec.refill()
		i = dec.scanp + n
	}
}

func (dec *Decoder) refill() error {
	if dec.scanp > 0 {
		dec.scanned += int64(dec.scanp)
		n := copy(dec.buf, dec.buf[dec.scanp:])
		dec.buf = dec.buf[:n]
		dec.scanp = 0
	}
	const minRead = 512
	if cap(dec.buf)-len(dec.buf) < minRead {
		b := make([]byte, len(dec.buf), 2*cap(dec.buf)+minRead)
		copy(b, dec.buf)
		dec.buf = b
	}
	n, err := dec.r.Read(dec.buf[len(dec.buf):cap(dec.buf)])
	dec.buf = dec.buf[:len(dec.buf)+n]
	return err
}

// An Encoder writes values, each with a line end.
type Encoder struct {
	w              io.Writer
	err            error
	html           bool
	prefix, indent string
	indentBuf      []byte
}

func NewEncoder(w io.Writer) *Encoder { return &Encoder{w: w, html: true} }

func (enc *Encoder) Encode(v any) error {
	if enc.err != nil {
		return enc.err
	}
	e := getEncoder()
	defer encoders.Put(e)
	if err := e.marshal(v, enc.html); err != nil {
		return err
	}
	e.buf = append(e.buf, '\n')
	b := e.buf
	if enc.prefix != "" || enc.indent != "" {
		var err error
		if enc.indentBuf, err = appendIndent(enc.indentBuf[:0], b, enc.prefix, enc.indent); err != nil {
			return err
		}
		b = enc.indentBuf
	}
	_, err := enc.w.Write(b)
	if err != nil {
		enc.err = err
	}
	return err
}

func (enc *Encoder) SetIndent(prefix, indent string) { enc.prefix, enc.indent = prefix, indent }

func (enc *Encoder) SetEscapeHTML(on bool) { enc.html = on }

// A Token is a Delim, bool, float64, Number, string or nil.
type Token any

const (
	tokenTopValue = iota
	tokenArrayStart
	tokenArrayValue
	tokenArrayComma
	tokenObjectStart
	tokenObjectKey
	tokenObjectColon
	tokenObjectValue
	tokenObjectComma
)

// tokenPrepare takes the comma or colon before a value.
func (dec *Decoder) tokenPrepare() error {
	switch dec.tokenState {
	case tokenArrayComma, tokenObjectColon:
		c, err := dec.peek()
		if err != nil {
			return err
		}
		if dec.tokenState == tokenArrayComma {
			if c != ',' {
				return &SyntaxError{"expected comma after array element", dec.InputOffset()}
			}
			dec.tokenState = tokenArrayValue
		} else {
			if c != ':' {
				return &SyntaxError{"expected colon after object key", dec.InputOffset()}
			}
			dec.tokenState = tokenObjectValue
		}
		dec.scanp++
	}
	return nil
}

func (dec *Decoder) tokenValueAllowed() bool {
	switch dec.tokenState {
	case tokenTopValue, tokenArrayStart, tokenArrayValue, tokenObjectValue:
		return true
	}
	return false
}

func (dec *Decoder) tokenValueEnd() {
	switch dec.tokenState {
	case tokenArrayStart, tokenArrayValue:
		dec.tokenState = tokenArrayComma
	case tokenObjectValue:
		dec.tokenState = tokenObjectComma
	}
}

// A Delim is one of [ ] { }.
type Delim rune

func (d Delim) String() string { return string(d) }

func (dec *Decoder) open(state int) {
	dec.scanp++
	dec.tokenStack = append(dec.tokenStack, dec.tokenState)
	dec.tokenState = state
}

func (dec *Decoder) close() {
	dec.scanp++
	n := len(dec.tokenStack) - 1
	dec.tokenState = dec.tokenStack[n]
	dec.tokenStack = dec.tokenStack[:n]
	dec.tokenValueEnd()
}

func (dec *Decoder) Token() (Token, error) {
	for {
		c, err := dec.peek()
		if err != nil {
			return nil, err
		}
		switch c {
		case '[', '{':
			if !dec.tokenValueAllowed() {
				return dec.tokenError(c)
			}
			if c == '[' {
				dec.open(tokenArrayStart)
			} else {
				dec.open(tokenObjectStart)
			}
			return Delim(c), nil
		case ']':
			if dec.tokenState != tokenArrayStart && dec.tokenState != tokenArrayComma {
				return dec.tokenError(c)
			}
			dec.close()
			return Delim(c), nil
		case '}':
			if dec.tokenState != tokenObjectStart && dec.tokenState != tokenObjectComma {
				return dec.tokenError(c)
			}
			dec.close()
			return Delim(c), nil
		case ':':
			if dec.tokenState != tokenObjectColon {
				return dec.tokenError(c)
			}
			dec.scanp++
			dec.tokenState = tokenObjectValue
			continue
		case ',':
			switch dec.tokenState {
			case tokenArrayComma:
				dec.tokenState = tokenArrayValue
			case tokenObjectComma:
				dec.tokenState = tokenObjectKey
			default:
				return dec.tokenError(c)
			}
			dec.scanp++
			continue
		case '"':
			if dec.tokenState == tokenObjectStart || dec.tokenState == tokenObjectKey {
				var x string
				old := dec.tokenState
				dec.tokenState = tokenTopValue
				err := dec.Decode(&x)
				dec.tokenState = old
				if err != nil {
					return nil, err
				}
				dec.tokenState = tokenObjectColon
				return x, nil
			}
		}
		if !dec.tokenValueAllowed() {
			return dec.tokenError(c)
		}
		var x any
		if err := dec.Decode(&x); err != nil {
			return nil, err
		}
		return x, nil
	}
}

func (dec *Decoder) tokenError(c byte) (Token, error) {
	context := ""
	switch dec.tokenState {
	case tokenTopValue, tokenArrayStart, tokenArrayValue, tokenObjectValue:
		context = " looking for beginning of value"
	case tokenArrayComma:
		context = " after array element"
	case tokenObjectKey:
		context = " looking for beginning of object key string"
	case tokenObjectStart:
		context = " looking for beginning of object key string"
	case tokenObjectColon:
		context = " after object key"
	case tokenObjectComma:
		context = " after object key:value pair"
	}
	return nil, &SyntaxError{"invalid character " + quoteChar(c) + context, dec.InputOffset()}
}

func (dec *Decoder) More() bool {
	c, err := dec.peek()
	return err == nil && c != ']' && c != '}'
}

func (dec *Decoder) peek() (byte, error) {
	var err error
	for {
		for i := dec.scanp; i < len(dec.buf); i++ {
			if c := dec.buf[i]; !isSpace(c) {
				dec.scanp = i
				return c, nil
			}
		}
		if err != nil {
			return 0, err
		}
		err = dec.refill()
	}
}

func (dec *Decoder) InputOffset() int64 { return dec.scanned + int64(dec.scanp) }
