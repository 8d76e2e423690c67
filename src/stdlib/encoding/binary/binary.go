// encoding/binary: byte orders, Read, Write, Append, Encode, Decode, Size. Complete.

package binary

import (
	"errors"
	"io"
	"math"
	"reflect"
	"slices"
	"sync"
)

var errBufferTooSmall = errors.New("buffer too small")

// A ByteOrder reads and writes numbers.
type ByteOrder interface {
	Uint16([]byte) uint16
	Uint32([]byte) uint32
	Uint64([]byte) uint64
	PutUint16([]byte, uint16)
	PutUint32([]byte, uint32)
	PutUint64([]byte, uint64)
	String() string
}

type AppendByteOrder interface {
	AppendUint16([]byte, uint16) []byte
	AppendUint32([]byte, uint32) []byte
	AppendUint64([]byte, uint64) []byte
	String() string
}

type littleEndian struct{}
type bigEndian struct{}
type nativeEndian struct{ littleEndian }

var (
	LittleEndian littleEndian
	BigEndian    bigEndian
	NativeEndian nativeEndian
)

func (littleEndian) String() string   { return "LittleEndian" }
func (littleEndian) GoString() string { return "binary.LittleEndian" }
func (bigEndian) String() string      { return "BigEndian" }
func (bigEndian) GoString() string    { return "binary.BigEndian" }
func (nativeEndian) String() string   { return "NativeEndian" }
func (nativeEndian) GoString() string { return "binary.NativeEndian" }

func (littleEndian) Uint16(b []byte) uint16 {
	_ = b[1]
	return uint16(b[0]) | uint16(b[1])<<8
}

func (littleEndian) Uint32(b []byte) uint32 {
	_ = b[3]
	return uint32(b[0]) | uint32(b[1])<<8 | uint32(b[2])<<16 | uint32(b[3])<<24
}

func (littleEndian) Uint64(b []byte) uint64 {
	_ = b[7]
	return uint64(b[0]) | uint64(b[1])<<8 | uint64(b[2])<<16 | uint64(b[3])<<24 |
		uint64(b[4])<<32 | uint64(b[5])<<40 | uint64(b[6])<<48 | uint64(b[7])<<56
}

func (littleEndian) PutUint16(b []byte, v uint16) {
	_ = b[1]
	b[0], b[1] = byte(v), byte(v>>8)
}

func (littleEndian) PutUint32(b []byte, v uint32) {
	_ = b[3]
	b[0], b[1], b[2], b[3] = byte(v), byte(v>>8), byte(v>>16), byte(v>>24)
}

func (littleEndian) PutUint64(b []byte, v uint64) {
	_ = b[7]
	b[0], b[1], b[2], b[3] = byte(v), byte(v>>8), byte(v>>16), byte(v>>24)
	b[4], b[5], b[6], b[7] = byte(v>>32), byte(v>>40), byte(v>>48), byte(v>>56)
}

func (littleEndian) AppendUint16(b []byte, v uint16) []byte { return append(b, byte(v), byte(v>>8)) }

func (littleEndian) AppendUint32(b []byte, v uint32) []byte {
	return append(b, byte(v), byte(v>>8), byte(v>>16), byte(v>>24))
}

func (littleEndian) AppendUint64(b []byte, v uint64) []byte {
	return append(b, byte(v), byte(v>>8), byte(v>>16), byte(v>>24), byte(v>>32), byte(v>>40), byte(v>>48), byte(v>>56))
}

func (bigEndian) Uint16(b []byte) uint16 {
	_ = b[1]
	return uint16(b[1]) | uint16(b[0])<<8
}

func (bigEndian) Uint32(b []byte) uint32 {
	_ = b[3]
	return uint32(b[3]) | uint32(b[2])<<8 | uint32(b[1])<<16 | uint32(b[0])<<24
}

func (bigEndian) Uint64(b []byte) uint64 {
	_ = b[7]
	return uint64(b[7]) | uint64(b[6])<<8 | uint64(b[5])<<16 | uint64(b[4])<<24 |
		uint64(b[3])<<32 | uint64(b[2])<<40 | uint64(b[1])<<48 | uint64(b[0])<<56
}

func (bigEndian) PutUint16(b []byte, v uint16) {
	_ = b[1]
	b[0], b[1] = byte(v>>8), byte(v)
}

func (bigEndian) PutUint32(b []byte, v uint32) {
	_ = b[3]
	b[0], b[1], b[2], b[3] = byte(v>>24), byte(v>>16), byte(v>>8), byte(v)
}

func (bigEndian) PutUint64(b []byte, v uint64) {
	_ = b[7]
	b[0], b[1], b[2], b[3] = byte(v>>56), byte(v>>48), byte(v>>40), byte(v>>32)
	b[4], b[5], b[6], b[7] = byte(v>>24), byte(v>>16), byte(v>>8), byte(v)
}

func (bigEndian) AppendUint16(b []byte, v uint16) []byte { return append(b, byte(v>>8), byte(v)) }

func (bigEndian) AppendUint32(b []byte, v uint32) []byte {
	return append(b, byte(v>>24), byte(v>>16), byte(v>>8), byte(v))
}

func (bigEndian) AppendUint64(b []byte, v uint64) []byte {
	return append(b, byte(v>>56), byte(v>>48), byte(v>>40), byte(v>>32), byte(v>>24), byte(v>>16), byte(v>>8), byte(v))
}

// sizeof is the encoded size of values of a type, -1 if it is not fixed.
func sizeof(t reflect.Type) int {
	switch t.Kind() {
	case reflect.Array:
		if s := sizeof(t.Elem()); s >= 0 {
			return s * t.Len()
		}
		return -1
	case reflect.Struct:
		return layoutOf(t).size
	case reflect.Bool, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64,
		reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64,
		reflect.Float32, reflect.Float64, reflect.Complex64, reflect.Complex128:
		return int(t.Size())
	}
	return -1
}

// A layout is what is known of a struct type: its encoded size, -1 if it is not fixed, and which fields are blank.
type layout struct {
	size  int
	blank []bool
}

// layouts has the layouts that were asked for, by type.
var layouts sync.Map

func layoutOf(t reflect.Type) *layout {
	if l, ok := layouts.Load(t); ok {
		return l.(*layout)
	}
	l := &layout{blank: make([]bool, t.NumField())}
	for i := range l.blank {
		f := t.Field(i)
		l.blank[i] = f.Name == "_"
		s := sizeof(f.Type)
		if s < 0 {
			l.size = -1
		} else if l.size >= 0 {
			l.size += s
		}
	}
	layouts.Store(t, l)
	return l
}

func dataSize(v reflect.Value) int {
	switch v.Kind() {
	case reflect.Slice, reflect.Array:
		if s := sizeof(v.Type().Elem()); s >= 0 {
			return s * v.Len()
		}
		return -1
	case reflect.Invalid:
		return -1
	}
	return sizeof(v.Type())
}

// Size gives the number of bytes Write would write, -1 if v has no fixed size.
func Size(v any) int {
	switch d := v.(type) {
	case bool, int8, uint8:
		return 1
	case int16, uint16:
		return 2
	case int32, uint32, float32:
		return 4
	case int64, uint64, float64:
		return 8
	case []byte:
		return len(d)
	}
	return dataSize(reflect.Indirect(reflect.ValueOf(v)))
}

// decodeTarget finds what data, a pointer or a slice, is to be read into.
func decodeTarget(data any) (v reflect.Value, size int) {
	v = reflect.ValueOf(data)
	size = -1
	switch v.Kind() {
	case reflect.Pointer:
		v = v.Elem()
		size = dataSize(v)
	case reflect.Slice:
		size = dataSize(v)
	}
	return v, size
}

func Read(r io.Reader, order ByteOrder, data any) error {
	switch p := data.(type) {
	case *uint8, *int8, *bool, *uint16, *int16, *uint32, *int32, *float32, *uint64, *int64, *float64:
		var buf [8]byte
		b := buf[:Size(p)]
		if _, err := io.ReadFull(r, b); err != nil {
			return err
		}
		decodeFast(b, order, p)
		return nil
	case []byte:
		_, err := io.ReadFull(r, p)
		return err
	}
	v, size := decodeTarget(data)
	if size < 0 {
		return errors.New("binary.Read: invalid type " + reflect.TypeOf(data).String())
	}
	c := coder{order: order, buf: make([]byte, size)}
	if _, err := io.ReadFull(r, c.buf); err != nil {
		return err
	}
	c.decode(v)
	return nil
}

// Decode is Read from a slice; it gives the number of bytes used.
func Decode(buf []byte, order ByteOrder, data any) (int, error) {
	v, size := decodeTarget(data)
	if size < 0 {
		return 0, errors.New("binary.Decode: invalid type " + reflect.TypeOf(data).String())
	}
	if len(buf) < size {
		return 0, errBufferTooSmall
	}
	c := coder{order: order, buf: buf[:size]}
	c.decode(v)
	return size, nil
}

func decodeFast(b []byte, order ByteOrder, p any) {
	switch p := p.(type) {
	case *bool:
		*p = b[0] != 0
	case *int8:
		*p = int8(b[0])
	case *uint8:
		*p = b[0]
	case *int16:
		*p = int16(order.Uint16(b))
	case *uint16:
		*p = order.Uint16(b)
	case *int32:
		*p = int32(order.Uint32(b))
	case *uint32:
		*p = order.Uint32(b)
	case *int64:
		*p = int64(order.Uint64(b))
	case *uint64:
		*p = order.Uint64(b)
	case *float32:
		*p = math.Float32frombits(order.Uint32(b))
	case *float64:
		*p = math.Float64frombits(order.Uint64(b))
	}
}

func Write(w io.Writer, order ByteOrder, data any) error {
	if n := fastSize(data); n > 0 {
		b := make([]byte, n)
		encodeFast(b, order, data)
		_, err := w.Write(b)
		return err
	}
	v := reflect.Indirect(reflect.ValueOf(data))
	size := dataSize(v)
	if size < 0 {
		return errors.New("binary.Write: some values are not fixed-sized in type " + reflect.TypeOf(data).String())
	}
	c := coder{order: order, buf: make([]byte, size)}
	buf := c.buf
	c.encode(v)
	_, err := w.Write(buf)
	return err
}

// Encode is Write into a slice.
func Encode(buf []byte, order ByteOrder, data any) (int, error) {
	if n := fastSize(data); n > 0 {
		if len(buf) < n {
			return 0, errBufferTooSmall
		}
		encodeFast(buf[:n], order, data)
		return n, nil
	}
	v := reflect.Indirect(reflect.ValueOf(data))
	size := dataSize(v)
	if size < 0 {
		return 0, errors.New("binary.Encode: some values are not fixed-sized in type " + reflect.TypeOf(data).String())
	}
	if len(buf) < size {
		return 0, errBufferTooSmall
	}
	c := coder{order: order, buf: buf[:size]}
	c.encode(v)
	return size, nil
}

// Append is Write to the end of a slice.
func Append(buf []byte, order ByteOrder, data any) ([]byte, error) {
	if n := fastSize(data); n > 0 {
		buf = slices.Grow(buf, n)
		buf = buf[:len(buf)+n]
		encodeFast(buf[len(buf)-n:], order, data)
		return buf, nil
	}
	v := reflect.Indirect(reflect.ValueOf(data))
	size := dataSize(v)
	if size < 0 {
		return nil, errors.New("binary.Append: some values are not fixed-sized in type " + reflect.TypeOf(data).String())
	}
	buf = slices.Grow(buf, size)
	c := coder{order: order, buf: buf[len(buf):][:size]}
	c.encode(v)
	return buf[:len(buf)+size], nil
}

// fastSize is the number of bytes of data that need no reflection: numbers, pointers to them and slices of them; 0 for others.
func fastSize(data any) int {
	switch d := data.(type) {
	case bool, int8, uint8, *bool, *int8, *uint8:
		return 1
	case int16, uint16, *int16, *uint16:
		return 2
	case int32, uint32, float32, *int32, *uint32, *float32:
		return 4
	case int64, uint64, float64, *int64, *uint64, *float64:
		return 8
	case []bool:
		return len(d)
	case []int8:
		return len(d)
	case []uint8:
		return len(d)
	case []int16:
		return 2 * len(d)
	case []uint16:
		return 2 * len(d)
	case []int32:
		return 4 * len(d)
	case []uint32:
		return 4 * len(d)
	case []float32:
		return 4 * len(d)
	case []int64:
		return 8 * len(d)
	case []uint64:
		return 8 * len(d)
	case []float64:
		return 8 * len(d)
	}
	return 0
}

func put16[T int16 | uint16](b []byte, order ByteOrder, s []T) {
	for i, v := range s {
		order.PutUint16(b[2*i:], uint16(v))
	}
}

func put32[T int32 | uint32](b []byte, order ByteOrder, s []T) {
	for i, v := range s {
		order.PutUint32(b[4*i:], uint32(v))
	}
}

func put64[T int64 | uint64](b []byte, order ByteOrder, s []T) {
	for i, v := range s {
		order.PutUint64(b[8*i:], uint64(v))
	}
}

func boolByte(v bool) byte {
	if v {
		return 1
	}
	return 0
}

// encodeFast writes what fastSize knows; b has its size.
func encodeFast(b []byte, order ByteOrder, data any) {
	switch v := data.(type) {
	case bool:
		b[0] = boolByte(v)
	case *bool:
		b[0] = boolByte(*v)
	case []bool:
		for i, x := range v {
			b[i] = boolByte(x)
		}
	case int8:
		b[0] = byte(v)
	case *int8:
		b[0] = byte(*v)
	case []int8:
		for i, x := range v {
			b[i] = byte(x)
		}
	case uint8:
		b[0] = v
	case *uint8:
		b[0] = *v
	case []uint8:
		copy(b, v)
	case int16:
		order.PutUint16(b, uint16(v))
	case *int16:
		order.PutUint16(b, uint16(*v))
	case []int16:
		put16(b, order, v)
	case uint16:
		order.PutUint16(b, v)
	case *uint16:
		order.PutUint16(b, *v)
	case []uint16:
		put16(b, order, v)
	case int32:
		order.PutUint32(b, uint32(v))
	case *int32:
		order.PutUint32(b, uint32(*v))
	case []int32:
		put32(b, order, v)
	case uint32:
		order.PutUint32(b, v)
	case *uint32:
		order.PutUint32(b, *v)
	case []uint32:
		put32(b, order, v)
	case int64:
		order.PutUint64(b, uint64(v))
	case *int64:
		order.PutUint64(b, uint64(*v))
	case []int64:
		put64(b, order, v)
	case uint64:
		order.PutUint64(b, v)
	case *uint64:
		order.PutUint64(b, *v)
	case []uint64:
		put64(b, order, v)
	case float32:
		order.PutUint32(b, math.Float32bits(v))
	case *float32:
		order.PutUint32(b, math.Float32bits(*v))
	case []float32:
		for i, x := range v {
			order.PutUint32(b[4*i:], math.Float32bits(x))
		}
	case float64:
		order.PutUint64(b, math.Float64bits(v))
	case *float64:
		order.PutUint64(b, math.Float64bits(*v))
	case []float64:
		for i, x := range v {
			order.PutUint64(b[8*i:], math.Float64bits(x))
		}
	}
}

// A coder goes through a buffer value by value.
type coder struct {
	order ByteOrder
	buf   []byte
}

func (c *coder) take(n int) []byte {
	b := c.buf[:n]
	c.buf = c.buf[n:]
	return b
}

func (c *coder) uint(n int) uint64 {
	b := c.take(n)
	switch n {
	case 1:
		return uint64(b[0])
	case 2:
		return uint64(c.order.Uint16(b))
	case 4:
		return uint64(c.order.Uint32(b))
	}
	return c.order.Uint64(b)
}

func (c *coder) put(n int, x uint64) {
	b := c.take(n)
	switch n {
	case 1:
		b[0] = byte(x)
	case 2:
		c.order.PutUint16(b, uint16(x))
	case 4:
		c.order.PutUint32(b, uint32(x))
	default:
		c.order.PutUint64(b, x)
	}
}

func (c *coder) float(n int) float64 {
	if n == 4 {
		return float64(math.Float32frombits(uint32(c.uint(4))))
	}
	return math.Float64frombits(c.uint(8))
}

func (c *coder) putFloat(n int, x float64) {
	if n == 4 {
		c.put(4, uint64(math.Float32bits(float32(x))))
	} else {
		c.put(8, math.Float64bits(x))
	}
}

func (c *coder) decode(v reflect.Value) {
	n := int(v.Type().Size())
	switch v.Kind() {
	case reflect.Array, reflect.Slice:
		for i := range v.Len() {
			c.decode(v.Index(i))
		}
	case reflect.Struct:
		l := layoutOf(v.Type())
		for i := range v.NumField() {
			// Blank fields are skipped.
			if f := v.Field(i); f.CanSet() || !l.blank[i] {
				c.decode(f)
			} else {
				c.take(dataSize(f))
			}
		}
	case reflect.Bool:
		v.SetBool(c.take(1)[0] != 0)
	case reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		shift := 64 - 8*n
		v.SetInt(int64(c.uint(n)) << shift >> shift)
	case reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		v.SetUint(c.uint(n))
	case reflect.Float32, reflect.Float64:
		v.SetFloat(c.float(n))
	case reflect.Complex64, reflect.Complex128:
		re := c.float(n / 2)
		v.SetComplex(complex(re, c.float(n/2)))
	}
}

func (c *coder) encode(v reflect.Value) {
	n := int(v.Type().Size())
	switch v.Kind() {
	case reflect.Array, reflect.Slice:
		for i := range v.Len() {
			c.encode(v.Index(i))
		}
	case reflect.Struct:
		l := layoutOf(v.Type())
		for i := range v.NumField() {
			if f := v.Field(i); !l.blank[i] {
				c.encode(f)
			} else {
				clear(c.take(dataSize(f)))
			}
		}
	case reflect.Bool:
		x := uint64(0)
		if v.Bool() {
			x = 1
		}
		c.put(1, x)
	case reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		c.put(n, uint64(v.Int()))
	case reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		c.put(n, v.Uint())
	case reflect.Float32, reflect.Float64:
		c.putFloat(n, v.Float())
	case reflect.Complex64, reflect.Complex128:
		x := v.Complex()
		c.putFloat(n/2, real(x))
		c.putFloat(n/2, imag(x))
	}
}
