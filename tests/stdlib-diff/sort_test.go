// Compares sort and slices with the real packages: also the order of equal elements and the comparisons made.

package difftest

import (
	"cmp"
	"math/rand"
	rslices "slices"
	rsort "sort"
	"testing"

	"gs/slices"
	"gs/sort"
)

type rec struct{ key, id int }

type byKey struct {
	s     []rec
	trace *uint64
}

func (b byKey) Len() int { return len(b.s) }
func (b byKey) Less(i, j int) bool {
	*b.trace = *b.trace*31 + uint64(i)*7 + uint64(j)
	return b.s[i].key < b.s[j].key
}
func (b byKey) Swap(i, j int) { b.s[i], b.s[j] = b.s[j], b.s[i] }

func records(r *rand.Rand, n, shape int) []rec {
	s := make([]rec, n)
	for i := range s {
		s[i] = rec{[]int{r.Int(), r.Intn(n/4 + 1), i, n - i, i ^ 1, r.Intn(2), i + r.Intn(20)/19*r.Intn(n), i % 17, min(i, n-i)}[shape], i}
	}
	return s
}

func TestSort(t *testing.T) {
	r := rand.New(rand.NewSource(9))
	less := func(s []rec, tr *uint64) func(i, j int) bool {
		return func(i, j int) bool { *tr = *tr*31 + uint64(i)*7 + uint64(j); return s[i].key < s[j].key }
	}
	c := func(tr *uint64) func(a, b rec) int {
		return func(a, b rec) int {
			*tr = *tr*31 + uint64(a.id)*7 + uint64(b.id)
			return cmp.Compare(a.key, b.key)
		}
	}
	for round := 0; round < 2000; round++ {
		n := r.Intn(120)
		if round%20 == 0 {
			n = r.Intn(3000)
		}
		in := records(r, n, round%9)
		run := func(name string, ours, real func(s []rec, tr *uint64)) {
			a, b := rslices.Clone(in), rslices.Clone(in)
			var x, y uint64
			ours(a, &x)
			real(b, &y)
			if !rslices.Equal(a, b) || x != y {
				t.Fatalf("%s differs: n=%d shape=%d", name, n, round%9)
			}
		}
		run("Sort", func(s []rec, tr *uint64) { sort.Sort(byKey{s, tr}) }, func(s []rec, tr *uint64) { rsort.Sort(byKey{s, tr}) })
		run("Stable", func(s []rec, tr *uint64) { sort.Stable(byKey{s, tr}) }, func(s []rec, tr *uint64) { rsort.Stable(byKey{s, tr}) })
		run("Slice", func(s []rec, tr *uint64) { sort.Slice(s, less(s, tr)) }, func(s []rec, tr *uint64) { rsort.Slice(s, less(s, tr)) })
		run("SliceStable", func(s []rec, tr *uint64) { sort.SliceStable(s, less(s, tr)) }, func(s []rec, tr *uint64) { rsort.SliceStable(s, less(s, tr)) })
		run("SortFunc", func(s []rec, tr *uint64) { slices.SortFunc(s, c(tr)) }, func(s []rec, tr *uint64) { rslices.SortFunc(s, c(tr)) })
		run("SortStableFunc", func(s []rec, tr *uint64) { slices.SortStableFunc(s, c(tr)) }, func(s []rec, tr *uint64) { rslices.SortStableFunc(s, c(tr)) })
		ints := make([]int, n)
		for i := range ints {
			ints[i] = in[i].key
		}
		a, b := rslices.Clone(ints), rslices.Clone(ints)
		slices.Sort(a)
		rslices.Sort(b)
		if !rslices.Equal(a, b) {
			t.Fatalf("slices.Sort differs")
		}
	}
}

// Insert and Replace with operands that overlap.
func TestOverlap(t *testing.T) {
	r := rand.New(rand.NewSource(10))
	for round := 0; round < 200000; round++ {
		n := r.Intn(9)
		mk := func() []int {
			s := make([]int, n+8)
			for i := range s {
				s[i] = i
			}
			return s
		}
		a, b := mk(), mk()
		i := r.Intn(n + 1)
		j := i + r.Intn(n-i+1)
		p := r.Intn(n + 1)
		q := p + r.Intn(n+9-p)
		k := n + r.Intn(9)
		x := slices.Replace(a[:n:k], i, j, a[p:q]...)
		y := rslices.Replace(b[:n:k], i, j, b[p:q]...)
		if !rslices.Equal(x, y) || cap(x) != cap(y) {
			t.Fatalf("Replace n=%d %d %d, %d:%d cap %d: %v %d, want %v %d", n, i, j, p, q, k, x, cap(x), y, cap(y))
		}
		a, b = mk(), mk()
		x = slices.Insert(a[:n:k], i, a[p:q]...)
		y = rslices.Insert(b[:n:k], i, b[p:q]...)
		if !rslices.Equal(x, y) || cap(x) != cap(y) {
			t.Fatalf("Insert n=%d %d, %d:%d cap %d: %v %d, want %v %d", n, i, p, q, k, x, cap(x), y, cap(y))
		}
	}
}
