package big

import "math/rand"

var smallPrimes = [...]Word{3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61}

// ProbablyPrime reports whether x is probably prime, applying the Miller-Rabin test with n pseudorandomly chosen
// bases as well as a Baillie-PSW test. It is 100% accurate for inputs less than 2⁶⁴.
func (x *Int) ProbablyPrime(n int) bool {
	if n < 0 {
		panic("negative n for ProbablyPrime")
	}
	if x.neg || len(x.abs) == 0 {
		return false
	}
	if len(x.abs) == 1 && x.abs[0] < 64 {
		w := x.abs[0]
		for _, p := range smallPrimes {
			if w == p {
				return true
			}
		}
		return w == 2
	}
	if x.abs[0]&1 == 0 {
		return false
	}
	for _, p := range smallPrimes[:15] {
		if x.abs.modWord(p) == 0 {
			return false
		}
	}
	return x.abs.millerRabin(n+1) && x.abs.lucas()
}

// millerRabin tests with random bases, and 2 as the last one.
func (n nat) millerRabin(reps int) bool {
	less1 := nat(nil).sub(n, one)
	k := less1.trailingZeros()
	q := nat(nil).rsh(less1, k)
	less3 := nat(nil).sub(less1, two)
	r := rand.New(rand.NewSource(int64(n[0])))
	for i := range reps {
		base := two
		if i < reps-1 {
			base = nat(nil).random(r, less3)
			base = base.add(base, two)
		}
		if !n.passes(base, less1, q, k) {
			return false
		}
	}
	return true
}

// passes tells whether n is a strong probable prime to the base; n-1 is q·2^k.
func (n nat) passes(base, less1, q nat, k uint) bool {
	y := base.exp(q, n)
	if y.cmp(one) == 0 || y.cmp(less1) == 0 {
		return true
	}
	for range k - 1 {
		y = nat(nil).mul(y, y).mod(n)
		if y.cmp(less1) == 0 {
			return true
		}
		if y.cmp(one) == 0 {
			return false
		}
	}
	return false
}

// lucas is the almost extra strong Lucas test (Baillie, method C; https://oeis.org/A217719).
func (n nat) lucas() bool {
	if len(n) == 0 || n.cmp(one) == 0 {
		return false
	}
	if n[0]&1 == 0 {
		return n.cmp(two) == 0
	}
	// The first P with (P²-4 / n) = -1.
	p := Word(3)
	intN := &Int{abs: n}
	for ; ; p++ {
		if p > 10000 {
			panic("math/big: internal error: cannot find (D/n) = -1 for " + intN.String())
		}
		j := Jacobi(new(Int).SetUint64(uint64(p)*uint64(p)-4), intN)
		if j == -1 {
			break
		}
		if j == 0 {
			return len(n) == 1 && n[0] == p+2
		}
		if p == 40 {
			// A square has no such P.
			if r := n.sqrt(); nat(nil).mul(r, r).cmp(n) == 0 {
				return false
			}
		}
	}
	s := nat(nil).add(n, one)
	r := s.trailingZeros()
	s = s.rsh(s, r)
	less2 := nat(nil).sub(n, two)
	wordP := nat{p}
	// V(k) and V(k+1) by doubling: V(2k) = V(k)²-2, V(2k+1) = V(k)V(k+1)-P.
	v, v1 := nat{2}, nat{p}
	cross := func() nat {
		t := nat(nil).mul(v, v1)
		t = t.add(t, n)
		return t.sub(t, wordP).mod(n)
	}
	double := func(x nat) nat {
		t := nat(nil).mul(x, x)
		return t.add(t, less2).mod(n)
	}
	for i := s.bitLen(); i >= 0; i-- {
		if s.bit(uint(i)) != 0 {
			v, v1 = cross(), double(v1)
		} else {
			v1, v = cross(), double(v)
		}
	}
	if v.cmp(two) == 0 || v.cmp(less2) == 0 {
		// V is ±2: then U(s) = 0 must hold, that is P·V(s) = 2·V(s+1).
		a := nat(nil).mul(v, wordP)
		b := nat(nil).lsh(v1, 1)
		if a.cmp(b) < 0 {
			a, b = b, a
		}
		if len(nat(nil).sub(a, b).mod(n)) == 0 {
			return true
		}
	}
	for range int(r) - 1 {
		if len(v) == 0 {
			return true
		}
		if v.cmp(two) == 0 {
			return false
		}
		v = double(v)
	}
	return false
}
