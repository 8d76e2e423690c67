// run

package main

import (
	"fmt"
	"go/build/constraint"
	"go/constant"
	"go/token"
	"go/version"
)

func number(lit string, tok token.Token) constant.Value { return constant.MakeFromLiteral(lit, tok, 0) }

func main() {
	big := constant.Shift(constant.MakeInt64(1), token.SHL, 100)
	third := constant.BinaryOp(constant.MakeInt64(1), token.QUO, constant.MakeInt64(3))
	values := []constant.Value{
		constant.MakeUnknown(), constant.MakeBool(true), constant.MakeString("a\n\"b\""), constant.MakeInt64(-1 << 63), constant.MakeUint64(1 << 63),
		big, third, number("1e5000", token.FLOAT), number("0x1p-5000", token.FLOAT), number("1_000.5i", token.IMAG), number("'\\x41'", token.CHAR),
		number("`raw`", token.STRING), number("0b101", token.INT), number("09", token.INT), constant.MakeFloat64(-0.1),
	}
	for _, v := range values {
		exact := v.ExactString()
		fmt.Println(v.Kind(), v, exact[:min(len(exact), 60)])
	}
	for _, op := range []token.Token{token.ADD, token.SUB, token.MUL, token.QUO, token.QUO_ASSIGN, token.REM, token.AND, token.OR, token.XOR, token.AND_NOT} {
		a, b := constant.MakeInt64(1<<62+5), constant.MakeInt64(-3<<61)
		fmt.Println(op, constant.BinaryOp(a, op, b), constant.BinaryOp(big, op, b))
	}
	i := constant.MakeImag(constant.MakeInt64(2))
	z := constant.BinaryOp(third, token.ADD, i)
	fmt.Println(z, constant.BinaryOp(z, token.MUL, z).ExactString(), constant.BinaryOp(z, token.QUO, i), constant.Compare(z, token.NEQ, i))
	fmt.Println(constant.UnaryOp(token.SUB, constant.MakeInt64(-1<<63), 0), constant.UnaryOp(token.XOR, constant.MakeInt64(5), 8), constant.UnaryOp(token.NOT, constant.MakeBool(true), 0))
	fmt.Println(constant.ToInt(number("1e3", token.FLOAT)), constant.ToInt(third), constant.ToFloat(big), constant.ToComplex(third), constant.Num(third), constant.Denom(third))
	fmt.Println(constant.Bytes(big), constant.MakeFromBytes([]byte{1, 2, 3}), constant.BitLen(big), constant.Sign(third), constant.Compare(third, token.LSS, big))
	f, exact := constant.Float64Val(third)
	fmt.Println(f, exact, constant.Val(big), constant.Make("x"))
	func() {
		defer func() { fmt.Println(recover()) }()
		constant.BinaryOp(constant.MakeBool(true), token.ADD, constant.MakeBool(false))
	}()

	for _, x := range []string{"go1", "go1.20", "go1.21", "go1.21rc2", "go1.21.0", "go1.21.3-custom", "go1.9999", "1.2", "go01", "go1.2.3.4", "go1.21beta"} {
		fmt.Println(x, version.IsValid(x), version.Lang(x), version.Compare(x, "go1.21.1"))
	}

	for _, line := range []string{
		"//go:build linux && (amd64 || !cgo) && go1.18", "//go:build !(a || b)", "// +build a,!b c", "// +build a\n", "//go:build a &&", "//go:build a || (b", "//go:build !!a",
		"//go:build a & b", "//go:buildx", "//go:build", "//go:build (a && b) || (c && d)", "//go:build go1.5 || go1.7", "//go:build é~",
	} {
		x, err := constraint.Parse(line)
		if err != nil {
			fmt.Printf("%q: %T %v\n", line, err, err)
			if e, ok := err.(*constraint.SyntaxError); ok {
				fmt.Println(" at", e.Offset)
			}
			continue
		}
		lines, err := constraint.PlusBuildLines(x)
		ok := x.Eval(func(tag string) bool { return tag == "linux" || tag == "a" })
		fmt.Printf("%q: %v %v %v %q %v\n", line, x, ok, constraint.GoVersion(x), lines, err)
	}
}

// Output:
// Unknown unknown unknown
// Bool true true
// String "a\n\"b\"" "a\n\"b\""
// Int -9223372036854775808 -9223372036854775808
// Int 9223372036854775808 9223372036854775808
// Int 1267650600228229401496703205376 1267650600228229401496703205376
// Float 0.333333 1/3
// Float 1e+5000 0x.c78820040d9443cf1647f794d877186661e259c03d11478721738640a
// Float 0.707981e-1505 0x.8p-4999
// Complex (0 + 1000.5i) (0 + 2001/2i)
// Int 65 65
// String "raw" "raw"
// Int 5 5
// Unknown unknown unknown
// Float -0.1 -3602879701896397/36028797018963968
// + -2305843009213693947 1267650600221311872469062123520
// - 11529215046068469765 1267650600235146930524344287232
// * -31901471898837980984279014584933679104 -8769009823985417509222108996297698117935595257856
// / -0.666667 -1.83252e+11
// /= 0 -183251937962
// % 4611686018427387909 4611686018427387904
// & 0 1267650600228229401496703205376
// | -2305843009213693947 -6917529027641081856
// ^ -2305843009213693947 -1267650600235146930524344287232
// &^ 4611686018427387909 0
// (0.333333 + 2i) (-35/9 + 4/3i) (1 + -0.166667i) true
// 9223372036854775808 250 false
// 1000 unknown 1.26765e+30 (0.333333 + 0i) 1 3
// [0 0 0 0 0 0 0 0 0 0 0 0 16] 197121 101 1 true
// 0.3333333333333333 false 1267650600228229401496703205376 "x"
// invalid binary operation true + false
// go1 true go1 -1
// go1.20 true go1.20 -1
// go1.21 true go1.21 -1
// go1.21rc2 true go1.21 -1
// go1.21.0 true go1.21 -1
// go1.21.3-custom true go1.21 1
// go1.9999 true go1.9999 1
// 1.2 false  -1
// go01 false  -1
// go1.2.3.4 false  -1
// go1.21beta true go1.21 -1
// "//go:build linux && (amd64 || !cgo) && go1.18": linux && (amd64 || !cgo) && go1.18 false go1.18 ["// +build linux" "// +build amd64 !cgo" "// +build go1.18"] <nil>
// "//go:build !(a || b)": !(a || b) false  ["// +build !a,!b"] <nil>
// "// +build a,!b c": (a && !b) || c true  ["// +build a,!b c"] <nil>
// "// +build a\n": a true  ["// +build a"] <nil>
// "//go:build a &&": *constraint.SyntaxError unexpected end of expression
//  at 4
// "//go:build a || (b": *constraint.SyntaxError missing close paren
//  at 5
// "//go:build !!a": *constraint.SyntaxError double negation not allowed
//  at 1
// "//go:build a & b": *constraint.SyntaxError invalid syntax at &
//  at 2
// "//go:buildx": *errors.errorString not a build constraint
// "//go:build": *constraint.SyntaxError unexpected end of expression
//  at 0
// "//go:build (a && b) || (c && d)": (a && b) || (c && d) false  ["// +build a,b c,d"] <nil>
// "//go:build go1.5 || go1.7": go1.5 || go1.7 false go1.5 ["// +build go1.5 go1.7"] <nil>
// "//go:build é~": *constraint.SyntaxError invalid syntax at ~
//  at 2
