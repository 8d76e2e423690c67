// run

package main

import (
	"fmt"
	"math/big"
	"reflect"
)

// Whether the zero that an operation leaves is deeply equal to a new Int depends on whether words were ever needed for it.
func main() {
	b, fresh := big.NewInt, func() *big.Int { return new(big.Int) }
	str := func(s string, base int) *big.Int { x, _ := fresh().SetString(s, base); return x }
	for i, x := range []*big.Int{b(0), fresh().Set(b(0)), fresh().Add(b(5), b(-5)), fresh().Sub(b(5), b(5)), fresh().Add(b(0), b(0)), fresh().Sub(b(0), b(0)), fresh().Mul(b(0), b(5)), fresh().Mul(b(5), b(0)),
		fresh().Quo(b(1), b(2)), fresh().Rem(b(6), b(3)), fresh().Div(b(1), b(2)), fresh().Mod(b(6), b(3)), fresh().Quo(b(0), b(2)), str("0", 10), str("0", 0), str("-0", 10), str("0x0", 0), str("000", 10), fresh().Lsh(b(0), 5), fresh().Rsh(b(1), 5)} {
		fmt.Print(i, " ", x.Sign() == 0, " ", reflect.DeepEqual(x, fresh()), "\n")
	}
	for _, x := range []*big.Int{fresh().Add(b(0), b(7)), fresh().Add(b(7), b(0)), fresh().Sub(b(7), b(0)), str("7", 10), fresh().Quo(b(15), b(2)), fresh().Mul(b(7), b(1))} {
		fmt.Println(x, reflect.DeepEqual(x, b(7)))
	}
}

// Output:
// 0 true true
// 1 true true
// 2 true false
// 3 true false
// 4 true true
// 5 true true
// 6 true true
// 7 true true
// 8 true false
// 9 true true
// 10 true false
// 11 true true
// 12 true true
// 13 true true
// 14 true true
// 15 true true
// 16 true false
// 17 true true
// 18 true true
// 19 true false
// 7 true
// 7 true
// 7 true
// 7 true
// 7 true
// 7 true
