// Compares strconv with the real package.

package difftest

import (
	"fmt"
	"math"
	"math/big"
	"math/rand"
	real "strconv"
	"strings"
	"testing"

	"gs/strconv"
)

func text(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

func TestFormatFloat(t *testing.T) {
	r := rand.New(rand.NewSource(5))
	special := []float64{0, math.Copysign(0, -1), 1, -1, 0.1, 0.5, 1.5, 2.5, 100, 1e15, 1e16, 1e20, 1e21, 1e22, 1e23, 123456789, 5e-324, math.MaxFloat64, math.MaxFloat32,
		math.SmallestNonzeroFloat32, 0x1p-1022, 0x1p-1023, math.Inf(1), math.Inf(-1), math.NaN(), 0.3, 2.0 / 3, 9.5, 99.5, 999999.5, 0.00001, 0.0001, 1e6, 999999, 9007199254740993, 0x1p63, 8.41e21, 9.0608011534336e15, 2.2250738585072011e-308}
	check := func(f float64, verb byte, prec, size int) {
		if a, b := strconv.FormatFloat(f, verb, prec, size), real.FormatFloat(f, verb, prec, size); a != b {
			t.Fatalf("FormatFloat(%x, %c, %d, %d) = %s, want %s", f, verb, prec, size, a, b)
		}
	}
	for i := 0; i < 400000; i++ {
		var f float64
		switch {
		case i < len(special):
			f = special[i]
		case i%5 == 0:
			f = math.Float64frombits(r.Uint64())
		case i%5 == 1:
			f = float64(math.Float32frombits(r.Uint32()))
		case i%5 == 2:
			f = r.NormFloat64() * math.Pow(10, float64(r.Intn(40)-20))
		case i%5 == 3:
			f = float64(r.Int63n(1<<uint(1+r.Intn(60)))) / math.Pow(10, float64(r.Intn(12)))
		case i%5 == 4:
			f = math.Ldexp(float64(r.Intn(64)), r.Intn(2100)-1074)
		}
		if i < len(special) {
			for _, verb := range "eEfgGbxXq" {
				for prec := -1; prec < 25; prec++ {
					check(f, byte(verb), prec, 64)
					check(f, byte(verb), prec, 32)
				}
			}
			check(f, 'f', 400, 64)
			check(f, 'e', 900, 64)
			continue
		}
		check(f, 'g', -1, 64)
		check(f, 'g', -1, 32)
		check(f, "eEfgGbxX"[r.Intn(8)], r.Intn(24)-1, 32+32*r.Intn(2))
		check(f, "efg"[r.Intn(3)], r.Intn(19)-1, 64)
	}
}

func TestParseFloat(t *testing.T) {
	r := rand.New(rand.NewSource(6))
	check := func(s string) {
		for _, size := range []int{32, 64} {
			a, e1 := strconv.ParseFloat(s, size)
			b, e2 := real.ParseFloat(s, size)
			if math.Float64bits(a) != math.Float64bits(b) && (a == a || b == b) || text(e1) != text(e2) {
				t.Fatalf("ParseFloat(%.60q, %d) = %v, want %v; %.100v, want %.100v", s, size, a, b, e1, e2)
			}
		}
	}
	for _, s := range []string{"", "1", "+1", "-0", ".5", "5.", ".", "e1", "1e", "1e+", "1x", "0x", "0x1", "0x1p", "0x1p1", "0x1.8p-1", "0X.8P+2", "0x1.fffffffffffff8p0", "0x1.fffffffffffff7ffffp0",
		"0x1p-1074", "0x1p-1075", "0x1.1p-1075", "0x1p1024", "0x1.fffffep127", "0x1.ffffffp127", "inf", "-Inf", "+infinity", "INFINIT", "nan", "+nan", "NaN", "nanx", "1_000", "1__0", "_1", "1_", "0x_1p0", "1_e5", "1e5_0",
		"1e23", "8.5e22", "9007199254740993", "9007199254740992.5", "9007199254740993.0000000000000000000000000000000000000001", "2.2250738585072011e-308", "2.2250738585072012e-308", "4.9e-324", "2.4703282292062327e-324", "2.4703282292062328e-324",
		"2.47032822920623272e-324", "1.7976931348623157e308", "1.7976931348623159e308", "1.797693134862315808e308", "1e309", "1e400", "1e-400", "1e99999999999", "1e-99999999999", "0e99999", "0.000e+500", "179769313486231580793728971405301e276",
		"3.4028235e38", "3.4028236e38", "3.4028235677973366e38", "1.401298464324817e-45", "7.006492321624085e-46", "1.00000005960464477539062499", "1.00000005960464477539062500", "1.00000005960464477539062501", strings.Repeat("9", 400), "0." + strings.Repeat("0", 400) + "1e400",
		"0." + strings.Repeat("123456789", 100), strings.Repeat("123456789", 100) + "e-700", "1.0000000000000002220446049250313080847263336181640625", "1.0000000000000002220446049250313080847263336181640624999", "1.00000000000000033306690738754696212708950042724609375", "+", "-", "--1", "1e5x", "0x1p5x", "1.2.3", "0x1.2.3p1", "∞",
	} {
		check(s)
	}
	for i := 0; i < 300000; i++ {
		var s string
		switch i % 6 {
		case 0:
			s = real.FormatFloat(math.Float64frombits(r.Uint64()), 'g', -1, 64)
		case 1:
			s = real.FormatFloat(float64(math.Float32frombits(r.Uint32())), 'e', r.Intn(20), 32)
		case 2:
			s = fmt.Sprintf("%de%d", r.Uint64(), r.Intn(700)-350)
		case 3:
			s = fmt.Sprintf("%d.%de%d", r.Intn(100000), r.Uint64(), r.Intn(50)-25)
		case 4: // midpoints and their neighbourhood
			f := math.Float64frombits(r.Uint64())
			if f-f != 0 {
				continue
			}
			g := math.Nextafter(f, 0)
			if i%12 == 4 {
				f = float64(float32(f))
				g = float64(math.Nextafter32(float32(f), 0))
			}
			s = exactMid(f, g)
			if r.Intn(2) == 0 {
				s = strings.Replace(s, "e", []string{"0000000000000000000000001e", "e"}[r.Intn(2)], 1)
			}
		case 5:
			s = real.FormatFloat(math.Float64frombits(r.Uint64()), 'x', r.Intn(18)-1, 64)
		}
		check(s)
	}
}

// exactMid returns all digits of the middle of two floats.
func exactMid(a, b float64) string {
	x := new(big.Float).SetPrec(200).Add(big.NewFloat(a), big.NewFloat(b))
	return x.Quo(x, big.NewFloat(2)).Text('e', 790)
}

func TestIntegers(t *testing.T) {
	r := rand.New(rand.NewSource(7))
	for i := 0; i < 200000; i++ {
		x := r.Uint64() >> uint(r.Intn(64))
		base := 2 + r.Intn(35)
		if i%2 == 0 {
			base = 10
		}
		if a, b := strconv.FormatUint(x, base), real.FormatUint(x, base); a != b {
			t.Fatalf("FormatUint %s, want %s", a, b)
		}
		if a, b := strconv.FormatInt(int64(x), base), real.FormatInt(int64(x), base); a != b {
			t.Fatalf("FormatInt %s, want %s", a, b)
		}
		if a, b := string(strconv.AppendInt([]byte("x"), -int64(x), base)), string(real.AppendInt([]byte("x"), -int64(x), base)); a != b {
			t.Fatalf("AppendInt %s, want %s", a, b)
		}
	}
	pool := []string{"0", "1", "7", "9", "a", "f", "z", "_", "-", "+", "0x", "0b", "0o", "X", "255", "18446744073709551615", "9223372036854775808", " ", "é"}
	for i := 0; i < 300000; i++ {
		s := ""
		for n := r.Intn(5); n > 0; n-- {
			s += pool[r.Intn(len(pool))]
		}
		base := []int{0, 0, 10, 10, 16, 2, 36, 1, 37, 8}[r.Intn(10)]
		size := []int{0, 8, 16, 32, 64, 65, -1, 7}[r.Intn(8)]
		a, e1 := strconv.ParseInt(s, base, size)
		b, e2 := real.ParseInt(s, base, size)
		if a != b || text(e1) != text(e2) {
			t.Fatalf("ParseInt(%q, %d, %d) = %v, %v, want %v, %v", s, base, size, a, e1, b, e2)
		}
		c, e1 := strconv.ParseUint(s, base, size)
		d, e2 := real.ParseUint(s, base, size)
		if c != d || text(e1) != text(e2) {
			t.Fatalf("ParseUint(%q, %d, %d) = %v, %v, want %v, %v", s, base, size, c, e1, d, e2)
		}
		x, e1 := strconv.Atoi(s)
		y, e2 := real.Atoi(s)
		if x != y || text(e1) != text(e2) {
			t.Fatalf("Atoi(%q) = %v, %v, want %v, %v", s, x, e1, y, e2)
		}
		z, e1 := strconv.ParseComplex(s+"i", 128)
		w, e2 := real.ParseComplex(s+"i", 128)
		if z != w || text(e1) != text(e2) {
			t.Fatalf("ParseComplex(%q) = %v, %v, want %v, %v", s, z, e1, w, e2)
		}
	}
}

func TestQuote(t *testing.T) {
	r := rand.New(rand.NewSource(8))
	pool := []string{"a", "é", "\x00", "\n", "\\", "\"", "'", "`", "\x7f", "\xff", "\xc3", "日", "\u00a0", "\u2028", "\U0001F600", "\U00010ffff", "\u00ad", "\ufeff", "\r", "x41", "u1234", "U0001f600", "101", "377", "400", "\\x", "\\u", "\\", "\"", "'"}
	for i := 0; i < 300000; i++ {
		s := ""
		for n := r.Intn(6); n > 0; n-- {
			s += pool[r.Intn(len(pool))]
		}
		if strconv.Quote(s) != real.Quote(s) || strconv.QuoteToASCII(s) != real.QuoteToASCII(s) || strconv.QuoteToGraphic(s) != real.QuoteToGraphic(s) || strconv.CanBackquote(s) != real.CanBackquote(s) {
			t.Fatalf("Quote(%q): %s %s %s", s, strconv.Quote(s), strconv.QuoteToASCII(s), strconv.QuoteToGraphic(s))
		}
		for _, q := range []string{s, "\"" + s + "\"", "'" + s + "'", "`" + s + "`", "\"" + s, real.Quote(s) + "x"} {
			a, e1 := strconv.Unquote(q)
			b, e2 := real.Unquote(q)
			c, e3 := strconv.QuotedPrefix(q)
			d, e4 := real.QuotedPrefix(q)
			if a != b || text(e1) != text(e2) || c != d || text(e3) != text(e4) {
				t.Fatalf("Unquote(%q) = %q, %v, %q, %v, want %q, %v, %q, %v", q, a, e1, c, e3, b, e2, d, e4)
			}
		}
		for _, q := range []byte{'"', '\'', 0, '`'} {
			a, m1, t1, e1 := strconv.UnquoteChar(s, q)
			b, m2, t2, e2 := real.UnquoteChar(s, q)
			if a != b || m1 != m2 || t1 != t2 || text(e1) != text(e2) {
				t.Fatalf("UnquoteChar(%q, %c) = %v %v %q %v, want %v %v %q %v", s, q, a, m1, t1, e1, b, m2, t2, e2)
			}
		}
	}
	for c := rune(-3); c < 0x110003; c++ {
		if strconv.IsPrint(c) != real.IsPrint(c) || strconv.IsGraphic(c) != real.IsGraphic(c) || strconv.QuoteRune(c) != real.QuoteRune(c) || strconv.QuoteRuneToASCII(c) != real.QuoteRuneToASCII(c) {
			t.Fatalf("rune %#x differs", c)
		}
	}
}
