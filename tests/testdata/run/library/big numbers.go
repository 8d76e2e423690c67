// run

package main

import (
	"fmt"
	"math/big"
	"math/rand"
)

func main() {
	f := new(big.Int).MulRange(1, 100)
	fmt.Println(f, f.BitLen(), f.TrailingZeroBits())
	fmt.Printf("%x %#o %+d %30d|%-30d|%030d\n", f, big.NewInt(8), big.NewInt(5), big.NewInt(-7), big.NewInt(7), big.NewInt(-7))
	m, _ := new(big.Int).SetString("170141183460469231731687303715884105727", 10)
	fmt.Println(m.ProbablyPrime(20), new(big.Int).Exp(big.NewInt(3), f, m), new(big.Int).ModInverse(big.NewInt(12345), m))
	fmt.Println(new(big.Int).Sqrt(f), new(big.Int).GCD(nil, nil, f, m), f.Text(62))
	x, y := big.NewInt(-1_000_003), big.NewInt(77)
	fmt.Println(new(big.Int).Quo(x, y), new(big.Int).Rem(x, y), new(big.Int).Div(x, y), new(big.Int).Mod(x, y))
	fmt.Println(new(big.Int).And(x, y), new(big.Int).Or(x, y), new(big.Int).Xor(x, y), new(big.Int).AndNot(x, y), new(big.Int).Not(x), new(big.Int).Rsh(x, 3))
	fmt.Println(new(big.Int).Rand(rand.New(rand.NewSource(1)), f))
	r := big.NewRat(355, 113)
	fmt.Println(r, r.FloatString(20), new(big.Rat).Sub(r, big.NewRat(22, 7)), new(big.Rat).Inv(r))
	fl, _ := r.Float64()
	fmt.Println(fl)
	q := new(big.Float).SetPrec(200).SetRat(r)
	fmt.Println(q, q.Text('g', -1), q.Text('p', 0), q.Text('x', 10), q.Acc())
	two := new(big.Float).SetPrec(300).SetInt64(2)
	fmt.Printf("%.80f\n%g\n", two.Sqrt(two), two)
	p, _, err := big.ParseFloat("1.5e-1000", 10, 100, big.ToZero)
	fmt.Println(p, err, p.MantExp(nil))
	_, _, err = big.ParseFloat("1e", 10, 100, big.ToZero)
	fmt.Println(err)
	func() {
		defer func() { fmt.Println(recover()) }()
		new(big.Int).Div(x, new(big.Int))
	}()
	var n big.Int
	c, err := fmt.Sscan("-0x1F_F", &n)
	fmt.Println(c, err, &n, n.Bytes(), n.Int64())
	fib := big.NewInt(0)
	b := big.NewInt(1)
	for range 1000 {
		fib.Add(fib, b)
		fib, b = b, fib
	}
	fmt.Println(fib)
}

// Output:
// 93326215443944152681699238856266700490715968264381621468592963895217599993229915608941463976156518286253697920827223758251185210916864000000000000000000000000 525 97
// 1b30964ec395dc24069528d54bbda40d16e966ef9a70eb21b5b2943a321cdf10391745570cca9420c6ecb3b72ed2ee8b02ea2735c61a000000000000000000000000 010 +5                             -7|7                             |-00000000000000000000000000007
// true 77414503987698278505851874111318649424 21527786842061801536241034297627458335
// 9660549437994929731330008703623090686749740703966627762447361940629179634967623 1 1JCXmzu2Cv4Ljb8gSzQYHZcqOfg9ueccSgP0ircV8UjZkr7lwh1CklZQzBtz6IVkgackQEWFexKN5FPs9pPMJ2000
// -12987 -4 -12988 73
// 13 -999939 -999952 -1000016 1000002 -125001
// 44922443350288563801351707434866776620382295690166805625127875783768138696818430676205387122106103046075437352365995439294153012114578992132256695574361474114
// 355/113 3.14159292035398230088 -1/791 113/355
// 3.1415929203539825
// 3.141592920353982300884955752212389380530973451327433628318585 3.141592920353982300884955752212389380530973451327433628318585 0x.c90fdbc090fdbc090fdbc090fdbc090fdbc090fdbc090fdbc1p+2 0x1.921fb78122p+01 Above
// 1.41421356237309504880168872420969807856967187537694807317667973799073247846210704
// 1.414213562373095048801688724209698078569671875376948073176679737990732478462107038850387535
// 1.5e-1000 <nil> -3321
// number has no digits
// division by zero
// 1 <nil> -511 [1 255] -511
// 43466557686937456435688527675040625802564660517371780402481729089536555417949051890403879840079255169295922593080322634775209689623239873322471161642996440906533187938298969649928516003704476137795166849228875
