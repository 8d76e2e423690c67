// Package constant has the values of Go's constants and the operations on them, exact as long as they are not too large: integers of any size,
// fractions whose parts have less than 4096 bits, and floating-point numbers of 512 bits for the others.
// Invariants: an integer that fits is an int64Val; a Float is a ratVal unless it is too large or small for one.
package constant

import (
	"fmt"
	"go/token"
	"math"
	"math/big"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"
)

// A Kind is a kind of values.
type Kind int

const (
	Unknown Kind = iota
	Bool
	String
	Int
	Float
	Complex
)

var kindNames = [...]string{"Unknown", "Bool", "String", "Int", "Float", "Complex"}

func (i Kind) String() string {
	if i < 0 || int(i) >= len(kindNames) {
		return "Kind(" + strconv.Itoa(int(i)) + ")"
	}
	return kindNames[i]
}

// A Value is a constant's value.
type Value interface {
	Kind() Kind
	// String returns a short form: of strings and numbers not all digits.
	String() string
	// ExactString returns all of the value.
	ExactString() string
	implementsValue()
}

const (
	precision = 512  // of floats, in bits
	maxBits   = 4096 // of a fraction's parts, and the limit of exponents
)

type (
	unknownVal struct{}
	boolVal    bool
	int64Val   int64
	intVal     struct{ val *big.Int }
	ratVal     struct{ val *big.Rat }
	floatVal   struct{ val *big.Float }
	complexVal struct{ re, im Value }

	// A stringVal is text, or l and r put together, which is done when it is asked for: that of a long sum takes linear time.
	stringVal struct {
		mu   sync.Mutex
		s    string
		l, r *stringVal
	}
)

func (unknownVal) Kind() Kind { return Unknown }
func (boolVal) Kind() Kind    { return Bool }
func (*stringVal) Kind() Kind { return String }
func (int64Val) Kind() Kind   { return Int }
func (intVal) Kind() Kind     { return Int }
func (ratVal) Kind() Kind     { return Float }
func (floatVal) Kind() Kind   { return Float }
func (complexVal) Kind() Kind { return Complex }

func (unknownVal) implementsValue() {}
func (boolVal) implementsValue()    {}
func (*stringVal) implementsValue() {}
func (int64Val) implementsValue()   {}
func (intVal) implementsValue()     {}
func (ratVal) implementsValue()     {}
func (floatVal) implementsValue()   {}
func (complexVal) implementsValue() {}

func (unknownVal) String() string   { return "unknown" }
func (x boolVal) String() string    { return strconv.FormatBool(bool(x)) }
func (x int64Val) String() string   { return strconv.FormatInt(int64(x), 10) }
func (x intVal) String() string     { return x.val.String() }
func (x ratVal) String() string     { return floatVal{newFloat().SetRat(x.val)}.String() }
func (x complexVal) String() string { return fmt.Sprintf("(%s + %si)", x.re, x.im) }

func (x unknownVal) ExactString() string { return x.String() }
func (x boolVal) ExactString() string    { return x.String() }
func (x *stringVal) ExactString() string { return strconv.Quote(x.text()) }
func (x int64Val) ExactString() string   { return x.String() }
func (x intVal) ExactString() string     { return x.String() }
func (x ratVal) ExactString() string     { return x.val.RatString() }
func (x floatVal) ExactString() string   { return x.val.Text('p', 0) }
func (x complexVal) ExactString() string {
	return "(" + x.re.ExactString() + " + " + x.im.ExactString() + "i)"
}

// String returns the quoted text, at most 72 characters of it.
func (x *stringVal) String() string {
	const limit = 72
	s := strconv.Quote(x.text())
	if utf8.RuneCountInString(s) <= limit {
		return s
	}
	count := 0
	for i := range s {
		if count == limit-len("...") {
			return s[:i] + "..."
		}
		count++
	}
	return s
}

// parts returns the text of a value, or those that it is put together of.
func (x *stringVal) parts() (s string, l, r *stringVal) {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.s, x.l, x.r
}

func (x *stringVal) text() string {
	s, l, r := x.parts()
	if l == nil {
		return s
	}
	var b strings.Builder
	for rest := []*stringVal{r, l}; len(rest) > 0; {
		next := rest[len(rest)-1]
		rest = rest[:len(rest)-1]
		if s, l, r := next.parts(); l == nil {
			b.WriteString(s)
		} else {
			rest = append(rest, r, l)
		}
	}
	x.mu.Lock()
	x.s, x.l, x.r = b.String(), nil, nil
	x.mu.Unlock()
	return b.String()
}

// String returns the value with six digits.
func (x floatVal) String() string {
	f := x.val
	if f.IsInf() {
		return f.String()
	}
	if v, _ := f.Float64(); !math.IsInf(v, 0) && (v == 0) == (f.Sign() == 0) {
		s := fmt.Sprintf("%.6g", v)
		if !f.IsInt() && !strings.Contains(s, ".") {
			s = fmt.Sprintf("%g", v) // it shall not look like an integer
		}
		return s
	}
	// Out of float64's range: the exponent is turned from base 2 to base 10.
	var m big.Float
	exp := f.MantExp(&m)
	digits, _ := m.Float64()
	power := float64(exp) * (math.Ln2 / math.Ln10)
	e := int64(power)
	digits *= math.Pow(10, power-float64(e))
	switch abs := math.Abs(digits); {
	case abs < 1-0.5e-6: // would be printed as less than 1
		digits *= 10
		e--
	case abs >= 10:
		digits /= 10
		e++
	}
	return fmt.Sprintf("%.6ge%+d", digits, e)
}

func newFloat() *big.Float { return new(big.Float).SetPrec(precision) }

func small(x *big.Int) bool { return x.BitLen() < maxBits }

// smallFloat reports whether x can be a fraction.
func smallFloat(x *big.Float) bool {
	if x.IsInf() {
		return false
	}
	e := x.MantExp(nil)
	return e > -maxBits && e < maxBits
}

func makeInt(x *big.Int) Value {
	if x.IsInt64() {
		return int64Val(x.Int64())
	}
	return intVal{x}
}

func makeRat(x *big.Rat) Value {
	if small(x.Num()) && small(x.Denom()) {
		return ratVal{x}
	}
	return floatVal{newFloat().SetRat(x)}
}

var floatVal0 = floatVal{newFloat()} // there is no -0

func makeFloat(x *big.Float) Value {
	switch {
	case x.Sign() == 0:
		return floatVal0
	case x.IsInf():
		return unknownVal{}
	}
	return floatVal{x}
}

func makeComplex(re, im Value) Value {
	if re.Kind() == Unknown || im.Kind() == Unknown {
		return unknownVal{}
	}
	return complexVal{re, im}
}

// MakeUnknown returns the value of what has errors.
func MakeUnknown() Value { return unknownVal{} }

// MakeBool returns a Bool.
func MakeBool(b bool) Value { return boolVal(b) }

// MakeString returns a String.
func MakeString(s string) Value { return &stringVal{s: s} }

// MakeInt64 returns an Int.
func MakeInt64(x int64) Value { return int64Val(x) }

// MakeUint64 returns an Int.
func MakeUint64(x uint64) Value { return makeInt(new(big.Int).SetUint64(x)) }

// MakeFloat64 returns a Float, 0 for -0; infinities and NaN are unknown.
func MakeFloat64(x float64) Value {
	if math.IsInf(x, 0) || math.IsNaN(x) {
		return unknownVal{}
	}
	if _, e := math.Frexp(x); e > -maxBits && e < maxBits {
		return ratVal{new(big.Rat).SetFloat64(x + 0)}
	}
	return floatVal{newFloat().SetFloat64(x + 0)}
}

// literalFloat returns nil for what is no number.
func literalFloat(lit string) Value {
	f, ok := newFloat().SetString(lit)
	if !ok {
		return nil
	}
	if smallFloat(f) {
		if f.Sign() == 0 {
			lit = "0" // what is too small for a float may be a huge fraction
		}
		if r, ok := new(big.Rat).SetString(lit); ok {
			return ratVal{r}
		}
	}
	return makeFloat(f)
}

// MakeFromLiteral returns the value of a literal of a kind of token, unknown if it is not well formed. The last argument must be 0.
func MakeFromLiteral(lit string, tok token.Token, zero uint) Value {
	if zero != 0 {
		panic("MakeFromLiteral called with non-zero last argument")
	}
	switch tok {
	case token.INT:
		if x, ok := new(big.Int).SetString(lit, 0); ok {
			return makeInt(x)
		}
	case token.FLOAT:
		if x := literalFloat(lit); x != nil {
			return x
		}
	case token.IMAG:
		if number, ok := strings.CutSuffix(lit, "i"); ok {
			if im := literalFloat(number); im != nil {
				return makeComplex(int64Val(0), im)
			}
		}
	case token.CHAR:
		if len(lit) >= 2 {
			if c, _, _, err := strconv.UnquoteChar(lit[1:len(lit)-1], '\''); err == nil {
				return int64Val(c)
			}
		}
	case token.STRING:
		if s, err := strconv.Unquote(lit); err == nil {
			return MakeString(s)
		}
	default:
		panic(fmt.Sprintf("%v is not a valid token", tok))
	}
	return unknownVal{}
}
