// run

package main

import (
	"crypto"
	"crypto/hmac"
	"crypto/sha256"
	"crypto/sha512"
	"fmt"
	"html"
	"io"
	"math/cmplx"
	"math/rand"
	"reflect"
	"testing/quick"
)

func main() {
	for _, h := range []crypto.Hash{crypto.SHA384, crypto.SHA512, crypto.SHA512_224, crypto.SHA512_256} {
		w := h.New()
		for i := range 50 {
			fmt.Fprint(w, i, " some text\n")
		}
		fmt.Printf("%v %d %d %x\n", h, h.Size(), w.BlockSize(), w.Sum(nil))
	}
	fmt.Printf("%x\n", sha512.Sum512_256([]byte("abc")))
	m := hmac.New(sha256.New, []byte("key"))
	io.WriteString(m, "The quick brown fox jumps over the lazy dog")
	fmt.Printf("%x %v\n", m.Sum(nil), hmac.Equal(m.Sum(nil), m.Sum(nil)))
	c := &quick.Config{Rand: rand.New(rand.NewSource(1)), MaxCount: 1000}
	fmt.Println(quick.Check(func(a, b int8) bool { return a != 77 || b < 100 }, c))
	fmt.Println(quick.Check(func(s []string, p *uint16, x struct{ A, B float32 }) bool { return len(s) < 40 }, c) != nil)
	fmt.Println(quick.CheckEqual(func(a uint) uint { return a / 2 }, func(a uint) uint { return a >> 1 }, c))
	fmt.Println(quick.Check(1, nil), quick.Check(func() {}, nil), quick.Check(func(chan int) bool { return true }, nil))
	v, ok := quick.Value(reflect.TypeFor[map[int8][2]bool](), rand.New(rand.NewSource(3)))
	fmt.Println(v, ok)
	fmt.Println(html.EscapeString("<a href=\"x\">'&'</a>"), html.UnescapeString("&lt;&eacute;&#x41;&#66;&amp;amp;&notit;&NotEqualTilde;&nope;&"))
	z := 1 + 2i
	fmt.Println(cmplx.Sqrt(z), cmplx.Exp(z), cmplx.Log(z), cmplx.Pow(z, 0.5), cmplx.Sin(z), cmplx.Tanh(z), cmplx.Acosh(z), cmplx.Atan(z), cmplx.Cot(1e-9), cmplx.Tan(1e9+1i))
}

// Output:
// SHA-384 48 128 34faa52c31c58b2b3231768e61de428ae9e74c63931e3f573f05f1d3c7af303a89dff9373e3db31ab60565eeb85c55fb
// SHA-512 64 128 56cda93175f844e1b1b59531bec8bb562bd03cd8b19c6bc3355033778414c74c8bb95a27d182c38ed5f3415b60c2b3b29c6ad9e0b00284f895ee6c9e62f7a933
// SHA-512/224 28 128 aacf0e3120d0914c585fec0f3fcdb2e121970cdf438c80f1fac6ee8b
// SHA-512/256 32 128 72f657f50ffe6dfe57666c75fc5ffe3f2b668319a5ce30ca2710490551c86646
// 53048e2681941ef99b2e29b76b4c7dabe4c2d0c634fc6d46e0e2f13107e7af23
// f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8 true
// <nil>
// true
// <nil>
// argument is not a function function does not return one value cannot create arbitrary value of type chan int for argument 0
// map[-112:[false false] -109:[false true] -95:[false false] -88:[true false] -67:[true true] -23:[false false] 67:[false true] 124:[true true]] true
// &lt;a href=&#34;x&#34;&gt;&#39;&amp;&#39;&lt;/a&gt; <éAB&amp;¬it;≂̸&nope;&
// (1.272019649514069+0.7861513777574233i) (-1.1312043837568135+2.4717266720048183i) (0.8047189562170503+1.1071487177940904i) (1.272019649514069+0.7861513777574233i) (3.165778513216168+1.9596010414216063i) (1.16673625724092-0.24345820118572523i) (1.5285709194809978+1.1437177404024206i) (1.3389725222944935+0.40235947810852507i) (1e+09-0i) (0.21954953807567426+0.870521944598517i)
