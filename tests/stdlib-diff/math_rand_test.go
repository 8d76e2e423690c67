package rand_test

import (
	"fmt"
	real "math/rand"
	real2 "math/rand/v2"
	"testing"

	ours "gs/math/rand"
	ours2 "gs/math/rand/v2"
)

func TestV1(t *testing.T) {
	for _, seed := range []int64{1, 0, -1, 42, 1 << 40, -(1 << 62), 2147483647, 12345} {
		a, b := real.New(real.NewSource(seed)), ours.New(ours.NewSource(seed))
		za, zb := real.NewZipf(a, 1.5, 2, 1000), ours.NewZipf(b, 1.5, 2, 1000)
		pa, pb := make([]byte, 11), make([]byte, 11)
		for i := 0; i < 3000; i++ {
			a.Read(pa)
			b.Read(pb)
			n := 1 + i*i*7919
			x := fmt.Sprint(a.Int63(), a.Uint32(), a.Uint64(), a.Int31(), a.Int(), a.Intn(n), a.Int31n(int32(i+1)), a.Int63n(int64(n)<<20|1), a.Float32(), a.Float64(), a.NormFloat64(), a.ExpFloat64(), za.Uint64(), pa)
			y := fmt.Sprint(b.Int63(), b.Uint32(), b.Uint64(), b.Int31(), b.Int(), b.Intn(n), b.Int31n(int32(i+1)), b.Int63n(int64(n)<<20|1), b.Float32(), b.Float64(), b.NormFloat64(), b.ExpFloat64(), zb.Uint64(), pb)
			if x != y {
				t.Fatalf("seed %d step %d:\n%s\n%s", seed, i, x, y)
			}
		}
		for i := 0; i < 100000; i++ {
			if x, y := a.NormFloat64(), b.NormFloat64(); x != y {
				t.Fatal(seed, i, x, y)
			}
			if x, y := a.ExpFloat64(), b.ExpFloat64(); x != y {
				t.Fatal(seed, i, x, y)
			}
		}
		if x, y := fmt.Sprint(a.Perm(100)), fmt.Sprint(b.Perm(100)); x != y {
			t.Fatal(x, y)
		}
		var sa, sb []int
		a.Shuffle(50, func(i, j int) { sa = append(sa, i, j) })
		b.Shuffle(50, func(i, j int) { sb = append(sb, i, j) })
		if fmt.Sprint(sa) != fmt.Sprint(sb) {
			t.Fatal(sa, sb)
		}
	}
	if x := ours.Intn(10); x < 0 || x >= 10 {
		t.Fatal(x)
	}
}

func TestV2(t *testing.T) {
	var key [32]byte
	copy(key[:], "chacha8 seed for the differential")
	ca, cb := real2.NewChaCha8(key), ours2.NewChaCha8(key)
	p1, p2 := real2.NewPCG(3, 9), ours2.NewPCG(3, 9)
	for k := 0; k < 2; k++ {
		a, b := real2.New(ca), ours2.New(cb)
		if k == 1 {
			a, b = real2.New(p1), ours2.New(p2)
		}
		za, zb := real2.NewZipf(a, 1.5, 2, 1000), ours2.NewZipf(b, 1.5, 2, 1000)
		for i := 0; i < 5000; i++ {
			n := 1 + i*i*7919
			x := fmt.Sprint(a.Int64(), a.Uint32(), a.Uint64(), a.Int32(), a.Int(), a.Uint(), a.IntN(n), a.Int32N(int32(i+1)), a.Int64N(int64(n)<<20|1), a.Uint32N(uint32(n)|1), a.UintN(uint(n)), a.Float32(), a.Float64(), a.NormFloat64(), a.ExpFloat64(), za.Uint64())
			y := fmt.Sprint(b.Int64(), b.Uint32(), b.Uint64(), b.Int32(), b.Int(), b.Uint(), b.IntN(n), b.Int32N(int32(i+1)), b.Int64N(int64(n)<<20|1), b.Uint32N(uint32(n)|1), b.UintN(uint(n)), b.Float32(), b.Float64(), b.NormFloat64(), b.ExpFloat64(), zb.Uint64())
			if x != y {
				t.Fatalf("step %d:\n%s\n%s", i, x, y)
			}
		}
		if x, y := fmt.Sprint(a.Perm(100)), fmt.Sprint(b.Perm(100)); x != y {
			t.Fatal(x, y)
		}
		b1, b2 := make([]byte, 13), make([]byte, 13)
		for i := 0; i < 50; i++ {
			ca.Read(b1)
			cb.Read(b2)
			m1, _ := ca.MarshalBinary()
			m2, _ := cb.MarshalBinary()
			if string(b1) != string(b2) || string(m1) != string(m2) {
				t.Fatal(b1, b2, m1, m2)
			}
			cb = new(ours2.ChaCha8)
			if err := cb.UnmarshalBinary(m1); err != nil {
				t.Fatal(err)
			}
		}
		m1, _ := p1.MarshalBinary()
		m2, _ := p2.MarshalBinary()
		if string(m1) != string(m2) || p2.UnmarshalBinary(m1) != nil {
			t.Fatal(m1, m2)
		}
	}
	if ours2.N(10) >= 10 || ours2.IntN(5) >= 5 {
		t.Fatal()
	}
}
