package constant

import (
	"cmp"
	"fmt"
	"go/token"
	"math/big"
)

// UnaryOp returns op y. The complement of an unsigned value has prec bits; prec is 0 otherwise.
func UnaryOp(op token.Token, y Value, prec uint) Value {
	switch op {
	case token.ADD:
		switch y.Kind() {
		case Unknown, Int, Float, Complex:
			return y
		}
	case token.SUB:
		switch y := y.(type) {
		case unknownVal:
			return y
		case int64Val, intVal:
			return makeInt(new(big.Int).Neg(bigInt(y)))
		case ratVal:
			return makeRat(new(big.Rat).Neg(y.val))
		case floatVal:
			return makeFloat(newFloat().Neg(y.val))
		case complexVal:
			return makeComplex(UnaryOp(op, y.re, 0), UnaryOp(op, y.im, 0))
		}
	case token.XOR:
		if y.Kind() == Unknown {
			return y
		}
		if v := bigInt(y); v != nil {
			z := new(big.Int).Not(v)
			if prec > 0 {
				z.AndNot(z, new(big.Int).Lsh(big.NewInt(-1), prec))
			}
			return makeInt(z)
		}
	case token.NOT:
		switch y := y.(type) {
		case unknownVal:
			return y
		case boolVal:
			return !y
		}
	}
	panic(fmt.Sprintf("invalid unary operation %s%v", op, y))
}

// rank orders the representations: an operation is done in that of the higher rank.
func rank(x Value) int {
	switch x.(type) {
	case unknownVal:
		return 0
	case boolVal, *stringVal:
		return 1
	case int64Val:
		return 2
	case intVal:
		return 3
	case ratVal:
		return 4
	case floatVal:
		return 5
	case complexVal:
		return 6
	}
	return -1
}

// raise returns x in the representation of the given rank; what has none there stays.
func raise(x Value, to int) Value {
	if from := rank(x); from < 2 || from >= to {
		return x
	}
	switch to {
	case 3:
		return intVal{bigInt(x)}
	case 4:
		return ratVal{fraction(x)}
	case 5:
		if r, ok := x.(ratVal); ok {
			return floatVal{newFloat().SetRat(r.val)}
		}
		return floatVal{newFloat().SetInt(bigInt(x))}
	}
	return complexVal{x, int64Val(0)}
}

// match returns x and y in one representation; both are the lower one if there is none, so that the operation with an unknown value is unknown.
func match(x, y Value) (Value, Value) {
	a, b := rank(x), rank(y)
	switch {
	case a < b:
		if x = raise(x, b); rank(x) != b {
			return x, x
		}
	case a > b:
		if y = raise(y, a); rank(y) != a {
			return y, y
		}
	}
	return x, y
}

// smallOp does an operation on integers that fit. It reports false if the result may not fit, or there is no such operation.
func smallOp(a int64, op token.Token, b int64) (int64, bool) {
	switch op {
	case token.ADD:
		c := a + b
		return c, (c < a) == (b < 0)
	case token.SUB:
		c := a - b
		return c, (c > a) == (b < 0)
	case token.MUL:
		c := a * b
		return c, int64(int32(a)) == a && int64(int32(b)) == b
	case token.QUO_ASSIGN: // of integers; QUO makes a fraction
		return a / b, true
	case token.REM:
		return a % b, true
	case token.AND:
		return a & b, true
	case token.OR:
		return a | b, true
	case token.XOR:
		return a ^ b, true
	case token.AND_NOT:
		return a &^ b, true
	}
	return 0, false
}

// bigOps are the operations on integers of any size.
var bigOps = map[token.Token]func(z, a, b *big.Int) *big.Int{
	token.ADD: (*big.Int).Add, token.SUB: (*big.Int).Sub, token.MUL: (*big.Int).Mul, token.QUO_ASSIGN: (*big.Int).Quo, token.REM: (*big.Int).Rem,
	token.AND: (*big.Int).And, token.OR: (*big.Int).Or, token.XOR: (*big.Int).Xor, token.AND_NOT: (*big.Int).AndNot,
}

var ratOps = map[token.Token]func(z, a, b *big.Rat) *big.Rat{
	token.ADD: (*big.Rat).Add, token.SUB: (*big.Rat).Sub, token.MUL: (*big.Rat).Mul, token.QUO: (*big.Rat).Quo,
}

var floatOps = map[token.Token]func(z, a, b *big.Float) *big.Float{
	token.ADD: (*big.Float).Add, token.SUB: (*big.Float).Sub, token.MUL: (*big.Float).Mul, token.QUO: (*big.Float).Quo,
}

// BinaryOp returns x op y; with QUO_ASSIGN for op the quotient of Ints is an Int. Shifts and comparisons have functions of their own.
func BinaryOp(x_ Value, op token.Token, y_ Value) Value {
	x, y := match(x_, y_)
	switch x := x.(type) {
	case unknownVal:
		return x
	case boolVal:
		switch y := y.(boolVal); op {
		case token.LAND:
			return x && y
		case token.LOR:
			return x || y
		}
	case *stringVal:
		if op == token.ADD {
			return &stringVal{l: x, r: y.(*stringVal)}
		}
	case int64Val, intVal:
		if a, ok := x.(int64Val); ok {
			if c, ok := smallOp(int64(a), op, int64(y.(int64Val))); ok {
				return int64Val(c)
			}
		}
		if op == token.QUO {
			return makeRat(new(big.Rat).SetFrac(bigInt(x), bigInt(y)))
		}
		if f := bigOps[op]; f != nil {
			return makeInt(f(new(big.Int), bigInt(x), bigInt(y)))
		}
	case ratVal:
		if f := ratOps[op]; f != nil {
			return makeRat(f(new(big.Rat), x.val, y.(ratVal).val))
		}
	case floatVal:
		if f := floatOps[op]; f != nil {
			return makeFloat(f(newFloat(), x.val, y.(floatVal).val))
		}
	case complexVal:
		if z := complexOp(x, op, y.(complexVal)); z != nil {
			return z
		}
	}
	panic(fmt.Sprintf("invalid binary operation %v %s %v", x_, op, y_))
}

// complexOp returns nil if there is no such operation.
func complexOp(x complexVal, op token.Token, y complexVal) Value {
	add := func(a, b Value) Value { return BinaryOp(a, token.ADD, b) }
	sub := func(a, b Value) Value { return BinaryOp(a, token.SUB, b) }
	mul := func(a, b Value) Value { return BinaryOp(a, token.MUL, b) }
	switch op {
	case token.ADD, token.SUB:
		return makeComplex(BinaryOp(x.re, op, y.re), BinaryOp(x.im, op, y.im))
	case token.MUL:
		return makeComplex(sub(mul(x.re, y.re), mul(x.im, y.im)), add(mul(x.im, y.re), mul(x.re, y.im)))
	case token.QUO:
		norm := add(mul(y.re, y.re), mul(y.im, y.im))
		re := add(mul(x.re, y.re), mul(x.im, y.im))
		im := sub(mul(x.im, y.re), mul(x.re, y.im))
		return makeComplex(BinaryOp(re, token.QUO, norm), BinaryOp(im, token.QUO, norm))
	}
	return nil
}

// Shift returns x << s or x >> s.
func Shift(x Value, op token.Token, s uint) Value {
	if x.Kind() == Unknown {
		return x
	}
	if v := bigInt(x); v != nil {
		switch {
		case s == 0:
			return x
		case op == token.SHL:
			return makeInt(new(big.Int).Lsh(v, s))
		case op == token.SHR:
			return makeInt(new(big.Int).Rsh(v, s))
		}
	}
	panic(fmt.Sprintf("invalid shift %v %s %d", x, op, s))
}

// ordered returns whether a comparison whose result is c is true; ok is false of other operators.
func ordered(c int, op token.Token) (res, ok bool) {
	switch op {
	case token.EQL:
		return c == 0, true
	case token.NEQ:
		return c != 0, true
	case token.LSS:
		return c < 0, true
	case token.LEQ:
		return c <= 0, true
	case token.GTR:
		return c > 0, true
	case token.GEQ:
		return c >= 0, true
	}
	return false, false
}

// Compare returns x op y, false if one is unknown.
func Compare(x_ Value, op token.Token, y_ Value) bool {
	x, y := match(x_, y_)
	c := 0
	equality := false // there is no order
	switch x := x.(type) {
	case unknownVal:
		return false
	case boolVal:
		equality = true
		if x != y.(boolVal) {
			c = 1
		}
	case complexVal:
		equality = true
		if y := y.(complexVal); !Compare(x.re, token.EQL, y.re) || !Compare(x.im, token.EQL, y.im) {
			c = 1
		}
	case int64Val:
		c = cmp.Compare(x, y.(int64Val))
	case *stringVal:
		c = cmp.Compare(x.text(), y.(*stringVal).text())
	case intVal:
		c = x.val.Cmp(y.(intVal).val)
	case ratVal:
		c = x.val.Cmp(y.(ratVal).val)
	case floatVal:
		c = x.val.Cmp(y.(floatVal).val)
	}
	if res, ok := ordered(c, op); ok && (!equality || op == token.EQL || op == token.NEQ) {
		return res
	}
	if _, ok := ordered(c, op); !ok && rank(x) >= 3 && rank(x) <= 5 {
		panic(fmt.Sprintf("invalid comparison %v %s 0", c, op))
	}
	panic(fmt.Sprintf("invalid comparison %v %s %v", x_, op, y_))
}
