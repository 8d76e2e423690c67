package driver

import (
	"errors"
	"fmt"
	"math"
	"reflect"
	"strconv"
	"time"
)

// A ValueConverter makes a Value of what a program gives.
type ValueConverter interface {
	ConvertValue(v any) (Value, error)
}

// A Valuer is a Value itself, in its own way.
type Valuer interface {
	Value() (Value, error)
}

// decimalDecompose are decimal numbers that take themselves apart; they are Values as they are.
type decimalDecompose interface {
	Decompose(buf []byte) (form byte, negative bool, coefficient []byte, exponent int32)
}

// IsValue reports whether v is one of the types of Value.
func IsValue(v any) bool {
	switch v.(type) {
	case nil, []byte, bool, float64, int64, string, time.Time, decimalDecompose:
		return true
	}
	return false
}

// IsScanValue is IsValue.
func IsScanValue(v any) bool { return IsValue(v) }

// Bool converts to bool: booleans, the numbers 0 and 1, and what strconv.ParseBool takes.
var Bool boolType

type boolType struct{}

func (boolType) String() string { return "Bool" }

func (boolType) ConvertValue(src any) (Value, error) {
	text := func(s string) (Value, error) {
		if b, err := strconv.ParseBool(s); err == nil {
			return b, nil
		}
		return nil, fmt.Errorf("sql/driver: couldn't convert %q into type bool", src)
	}
	switch s := src.(type) {
	case bool:
		return s, nil
	case string:
		return text(s)
	case []byte:
		return text(string(s))
	}
	v := reflect.ValueOf(src)
	switch {
	case v.CanInt() && (v.Int() == 0 || v.Int() == 1):
		return v.Int() == 1, nil
	case v.CanUint() && v.Kind() != reflect.Uintptr && v.Uint() <= 1:
		return v.Uint() == 1, nil
	case v.CanInt():
		return nil, fmt.Errorf("sql/driver: couldn't convert %d into type bool", v.Int())
	case v.CanUint() && v.Kind() != reflect.Uintptr:
		return nil, fmt.Errorf("sql/driver: couldn't convert %d into type bool", v.Uint())
	}
	return nil, fmt.Errorf("sql/driver: couldn't convert %v (%T) into type bool", src, src)
}

// Int32 converts to int64 what fits into 32 bits.
var Int32 int32Type

type int32Type struct{}

func (int32Type) ConvertValue(v any) (Value, error) {
	r := reflect.ValueOf(v)
	switch {
	case r.Kind() == reflect.String:
		if n, err := strconv.Atoi(r.String()); err == nil {
			return int64(n), nil
		}
		return nil, fmt.Errorf("sql/driver: value %q can't be converted to int32", v)
	case r.CanInt():
		if n := r.Int(); n == int64(int32(n)) {
			return n, nil
		}
		return nil, fmt.Errorf("sql/driver: value %d overflows int32", v)
	case r.CanUint() && r.Kind() != reflect.Uintptr:
		if n := r.Uint(); n <= math.MaxInt32 {
			return int64(n), nil
		}
		return nil, fmt.Errorf("sql/driver: value %d overflows int32", v)
	}
	return nil, fmt.Errorf("sql/driver: unsupported value %v (type %T) converting to int32", v, v)
}

// String leaves strings and bytes as they are, and prints everything else.
var String stringType

type stringType struct{}

func (stringType) ConvertValue(v any) (Value, error) {
	switch v.(type) {
	case string, []byte:
		return v, nil
	}
	return fmt.Sprint(v), nil
}

// Null lets nil be, and converts the others.
type Null struct{ Converter ValueConverter }

// ConvertValue converts.
func (n Null) ConvertValue(v any) (Value, error) {
	if v == nil {
		return nil, nil
	}
	return n.Converter.ConvertValue(v)
}

// NotNull refuses nil, and converts the others.
type NotNull struct{ Converter ValueConverter }

// ConvertValue converts.
func (n NotNull) ConvertValue(v any) (Value, error) {
	if v == nil {
		return nil, errors.New("nil value not allowed")
	}
	return n.Converter.ConvertValue(v)
}

// DefaultParameterConverter leaves Values as they are, asks Valuers, follows pointers, and converts by the kind of what it finds.
var DefaultParameterConverter defaultConverter

type defaultConverter struct{}

func (defaultConverter) ConvertValue(v any) (Value, error) {
	if IsValue(v) {
		return v, nil
	}
	if vr, ok := v.(Valuer); ok {
		out, err := ask(vr)
		switch {
		case err != nil:
			return nil, err
		case !IsValue(out):
			return nil, fmt.Errorf("non-Value type %T returned from Value", out)
		}
		return out, nil
	}
	r := reflect.ValueOf(v)
	switch r.Kind() {
	case reflect.Pointer:
		if r.IsNil() {
			return nil, nil
		}
		return defaultConverter{}.ConvertValue(r.Elem().Interface())
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return r.Int(), nil
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		if r.Uint() > math.MaxInt64 {
			return nil, errors.New("uint64 values with high bit set are not supported")
		}
		return int64(r.Uint()), nil
	case reflect.Float32, reflect.Float64:
		return r.Float(), nil
	case reflect.Bool:
		return r.Bool(), nil
	case reflect.String:
		return r.String(), nil
	case reflect.Slice:
		if k := r.Type().Elem().Kind(); k != reflect.Uint8 {
			return nil, fmt.Errorf("unsupported type %T, a slice of %s", v, k)
		}
		return r.Bytes(), nil
	}
	return nil, fmt.Errorf("unsupported type %T, a %s", v, r.Kind())
}

// ask calls Value; a nil pointer whose method is the one of what it points to is nil.
func ask(vr Valuer) (Value, error) {
	r := reflect.ValueOf(vr)
	if r.Kind() == reflect.Pointer && r.IsNil() && r.Type().Elem().Implements(reflect.TypeFor[Valuer]()) {
		return nil, nil
	}
	return vr.Value()
}
