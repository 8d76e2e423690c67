// run

package main

import (
	"bytes"
	"crypto/rand"
	"crypto/subtle"
	"fmt"
	"math/big"
)

func main() {
	a, b := make([]byte, 40), make([]byte, 40)
	n, err := rand.Read(a)
	rand.Read(b)
	fmt.Println(n, err, bytes.Equal(a, b))
	fmt.Println(len(rand.Text()))
	x, err := rand.Int(rand.Reader, big.NewInt(1000))
	fmt.Println(x.Sign() >= 0 && x.Cmp(big.NewInt(1000)) < 0, err)
	p, err := rand.Prime(rand.Reader, 64)
	fmt.Println(p.BitLen(), p.ProbablyPrime(10), err)
	_, err = rand.Prime(rand.Reader, 1)
	fmt.Println(err)

	fmt.Println(subtle.ConstantTimeCompare([]byte("abc"), []byte("abc")), subtle.ConstantTimeCompare([]byte("abc"), []byte("abd")))
	fmt.Println(subtle.ConstantTimeSelect(1, 5, 6), subtle.ConstantTimeSelect(0, 5, 6))
	fmt.Println(subtle.ConstantTimeByteEq(7, 7), subtle.ConstantTimeEq(-1, 1), subtle.ConstantTimeLessOrEq(3, 3), subtle.ConstantTimeLessOrEq(4, 3))
	subtle.XORBytes(a[:4], []byte{1, 2, 3, 4}, []byte{255, 255, 255, 255})
	fmt.Println(a[:4])
	subtle.ConstantTimeCopy(1, a[:2], []byte{9, 9})
	fmt.Println(a[:3])
}

// Output:
// 40 <nil> false
// 26
// true <nil>
// 64 true <nil>
// crypto/rand: prime size must be at least 2-bit
// 1 0
// 5 6
// 1 0 1 0
// [254 253 252 251]
// [9 9 252]
