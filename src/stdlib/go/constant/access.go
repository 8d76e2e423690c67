package constant

import (
	"fmt"
	"math/big"
	"slices"
)

func not(x Value, what string) string { return fmt.Sprintf("%v not %s", x, what) }

// BoolVal returns a Bool, false of an unknown value.
func BoolVal(x Value) bool {
	switch x := x.(type) {
	case boolVal:
		return bool(x)
	case unknownVal:
		return false
	}
	panic(not(x, "a Bool"))
}

// StringVal returns a String, "" of an unknown value.
func StringVal(x Value) string {
	switch x := x.(type) {
	case *stringVal:
		return x.text()
	case unknownVal:
		return ""
	}
	panic(not(x, "a String"))
}

// Int64Val returns an Int and whether it is exact.
func Int64Val(x Value) (int64, bool) {
	switch x := x.(type) {
	case int64Val:
		return int64(x), true
	case intVal:
		return x.val.Int64(), false
	case unknownVal:
		return 0, false
	}
	panic(not(x, "an Int"))
}

// Uint64Val returns an Int and whether it is exact.
func Uint64Val(x Value) (uint64, bool) {
	switch x := x.(type) {
	case int64Val:
		return uint64(x), x >= 0
	case intVal:
		return x.val.Uint64(), x.val.IsUint64()
	case unknownVal:
		return 0, false
	}
	panic(not(x, "an Int"))
}

// Float32Val returns an Int or Float and whether it is exact.
func Float32Val(x Value) (float32, bool) {
	switch x := x.(type) {
	case int64Val:
		f := float32(x)
		return f, int64Val(f) == x
	case intVal:
		f, acc := newFloat().SetInt(x.val).Float32()
		return f, acc == big.Exact
	case ratVal:
		return x.val.Float32()
	case floatVal:
		f, acc := x.val.Float32()
		return f, acc == big.Exact
	case unknownVal:
		return 0, false
	}
	panic(not(x, "a Float"))
}

// Float64Val returns an Int or Float and whether it is exact.
func Float64Val(x Value) (float64, bool) {
	switch x := x.(type) {
	case int64Val:
		f := float64(x)
		return f, int64Val(f) == x
	case intVal:
		f, acc := newFloat().SetInt(x.val).Float64()
		return f, acc == big.Exact
	case ratVal:
		return x.val.Float64()
	case floatVal:
		f, acc := x.val.Float64()
		return f, acc == big.Exact
	case unknownVal:
		return 0, false
	}
	panic(not(x, "a Float"))
}

// Val returns a bool, string, int64, *big.Int, *big.Rat or *big.Float; nil of other values.
func Val(x Value) any {
	switch x := x.(type) {
	case boolVal:
		return bool(x)
	case *stringVal:
		return x.text()
	case int64Val:
		return int64(x)
	case intVal:
		return x.val
	case ratVal:
		return x.val
	case floatVal:
		return x.val
	}
	return nil
}

// Make is the inverse of Val; other values are unknown.
func Make(x any) Value {
	switch x := x.(type) {
	case bool:
		return boolVal(x)
	case string:
		return MakeString(x)
	case int64:
		return int64Val(x)
	case *big.Int:
		return makeInt(x)
	case *big.Rat:
		return makeRat(x)
	case *big.Float:
		return makeFloat(x)
	}
	return unknownVal{}
}

// bigInt returns an Int, or nil.
func bigInt(x Value) *big.Int {
	switch x := x.(type) {
	case int64Val:
		return big.NewInt(int64(x))
	case intVal:
		return x.val
	}
	return nil
}

// BitLen returns the number of bits of an Int's absolute value.
func BitLen(x Value) int {
	if x.Kind() == Unknown {
		return 0
	}
	if v := bigInt(x); v != nil {
		return v.BitLen()
	}
	panic(not(x, "an Int"))
}

// Sign returns -1, 0 or 1; not 0 of complex numbers that are not 0, and 1 of an unknown value.
func Sign(x Value) int {
	switch x := x.(type) {
	case int64Val:
		return big.NewInt(int64(x)).Sign()
	case intVal:
		return x.val.Sign()
	case ratVal:
		return x.val.Sign()
	case floatVal:
		return x.val.Sign()
	case complexVal:
		return Sign(x.re) | Sign(x.im)
	case unknownVal:
		return 1
	}
	panic(not(x, "numeric"))
}

// Bytes returns the bytes of an Int's absolute value, the lowest first.
func Bytes(x Value) []byte {
	v := bigInt(x)
	if v == nil {
		panic(not(x, "an Int"))
	}
	b := v.Bytes()
	slices.Reverse(b)
	return b
}

// MakeFromBytes returns the Int that Bytes takes apart.
func MakeFromBytes(bytes []byte) Value {
	b := slices.Clone(bytes)
	slices.Reverse(b)
	return makeInt(new(big.Int).SetBytes(b))
}

// fraction returns a Float as a fraction, or nil if it is too large for one. It panics for what is no number.
func fraction(x Value) *big.Rat {
	switch x := x.(type) {
	case int64Val, intVal:
		return new(big.Rat).SetInt(bigInt(x))
	case ratVal:
		return x.val
	case floatVal:
		if smallFloat(x.val) {
			r, _ := x.val.Rat(nil)
			return r
		}
		return nil
	case unknownVal:
		return nil
	}
	panic(not(x, "Int or Float"))
}

// Num returns the numerator of a number, unknown if that is too large.
func Num(x Value) Value {
	if r := fraction(x); r != nil {
		return makeInt(r.Num())
	}
	return unknownVal{}
}

// Denom returns the denominator of a number, unknown if that is too large.
func Denom(x Value) Value {
	if r := fraction(x); r != nil {
		return makeInt(r.Denom())
	}
	return unknownVal{}
}

// MakeImag returns x times i.
func MakeImag(x Value) Value {
	switch x.Kind() {
	case Unknown:
		return x
	case Int, Float:
		return makeComplex(int64Val(0), x)
	}
	panic(not(x, "Int or Float"))
}

// Real returns the real part of a number.
func Real(x Value) Value {
	switch x.Kind() {
	case Unknown, Int, Float:
		return x
	case Complex:
		return x.(complexVal).re
	}
	panic(not(x, "numeric"))
}

// Imag returns the imaginary part of a number.
func Imag(x Value) Value {
	switch x.Kind() {
	case Unknown:
		return x
	case Int, Float:
		return int64Val(0)
	case Complex:
		return x.(complexVal).im
	}
	panic(not(x, "numeric"))
}

// ToInt returns x as an Int, unknown if it is none. A float that is one but for rounding is.
func ToInt(x Value) Value {
	switch x := x.(type) {
	case int64Val, intVal:
		return x
	case ratVal:
		if x.val.IsInt() {
			return makeInt(x.val.Num())
		}
	case floatVal:
		if !smallFloat(x.val) {
			break
		}
		if i, acc := x.val.Int(nil); acc == big.Exact {
			return makeInt(i)
		}
		const guard = 4 // bits that may be wrong
		for _, mode := range [...]big.RoundingMode{big.ToZero, big.AwayFromZero} {
			rounded := new(big.Float).SetPrec(precision - guard).SetMode(mode).Set(x.val)
			if i, acc := rounded.Int(nil); acc == big.Exact {
				return makeInt(i)
			}
		}
	case complexVal:
		if re := ToFloat(x); re.Kind() == Float {
			return ToInt(re)
		}
	}
	return unknownVal{}
}

// ToFloat returns x as a Float, unknown if it is none.
func ToFloat(x Value) Value {
	switch x := x.(type) {
	case int64Val:
		return ratVal{fraction(x)}
	case intVal:
		if small(x.val) {
			return ratVal{fraction(x)}
		}
		return floatVal{newFloat().SetInt(x.val)}
	case ratVal, floatVal:
		return x
	case complexVal:
		if Sign(x.im) == 0 {
			return ToFloat(x.re)
		}
	}
	return unknownVal{}
}

// ToComplex returns x as a Complex, unknown if it is no number.
func ToComplex(x Value) Value {
	switch x.Kind() {
	case Int, Float:
		return complexVal{x, int64Val(0)}
	case Complex:
		return x
	}
	return unknownVal{}
}
