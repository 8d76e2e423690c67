/** What every random concurrent program begins with: its generators of numbers, hashes, boxes that know the sum of what they hold, and the shared state. */

export const prelude = `package main

import (
	"cmp"
	"context"
	"fmt"
	"iter"
	"maps"
	"math"
	"reflect"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"time"
	"weak"
)

// Not every program has a use for each.
var (
	_     = context.Background
	_     = maps.Keys[map[int]int]
	_     = math.Pi
	_     reflect.Value
	_     = slices.Sort[[]int]
	_     weak.Pointer[int]
	_     = iter.Pull[int]
	never chan struct{}
)
type rng struct{ s uint64 }

func (r *rng) next() uint64 {
	r.s ^= r.s << 13
	r.s ^= r.s >> 7
	r.s ^= r.s << 17
	return r.s
}
func (r *rng) n(k int) int  { return int(r.next() >> 33 % uint64(k)) }
func (r *rng) fork() *rng   { return &rng{r.next()*2 | 1} }
func (r *rng) str() string {
	b := make([]byte, r.n(40))
	for i := range b {
		b[i] = byte('a' + r.n(26))
	}
	return string(b)
}

func mix(h, v uint64) uint64 {
	h = (h ^ v) * 0x9E3779B97F4A7C15
	return h ^ h>>29
}

func sumString(s string) (h uint64) {
	for i := 0; i < len(s); i++ {
		h = mix(h, uint64(s[i]))
	}
	return h + uint64(len(s))
}

func check(what string, a, b uint64) {
	if a != b {
		panic(fmt.Sprint("corrupt: ", what, " ", a, " ", b))
	}
}

type summer interface{ sum() uint64 }

type Box[T any] struct {
	v T
	s uint64
	f func(*T) uint64
}

func box[T any](v T, f func(*T) uint64) Box[T]   { return Box[T]{v, f(&v), f} }
func (b *Box[T]) check(what string) uint64      { check(what, b.f(&b.v), b.s); return b.s }

type tree[K cmp.Ordered, V any] struct {
	l, r *tree[K, V]
	k    K
	v    V
}

func (t *tree[K, V]) put(k K, v V) *tree[K, V] {
	if t == nil {
		return &tree[K, V]{k: k, v: v}
	}
	if k < t.k {
		t.l = t.l.put(k, v)
	} else if k > t.k {
		t.r = t.r.put(k, v)
	} else {
		t.v = v
	}
	return t
}

func (t *tree[K, V]) each(yield func(K, *V) bool) bool {
	return t == nil || t.l.each(yield) && yield(t.k, &t.v) && t.r.each(yield)
}

func (t *tree[K, V]) all() iter.Seq2[K, *V] {
	return func(yield func(K, *V) bool) { t.each(yield) }
}

type stage[T any] func(in <-chan T) <-chan T

var (
	mu     sync.Mutex
	rw     sync.RWMutex
	shared atomic.Uint64
	locked uint64
	table  sync.Map
	pool   = sync.Pool{New: func() any { return new([64]*uint64) }}
	quiet  sync.WaitGroup
	spins  atomic.Int64
)

//go:noinline
func grow(n int, f func() uint64) uint64 {
	var pad [24]uint64
	p := pad[n%8 : 20]
	for i := range p {
		p[i] = uint64(n * i)
	}
	var v uint64
	if n > 0 {
		v = grow(n-1, f)
	} else {
		v = f()
	}
	for i := range p {
		check("frame", p[i], uint64(n*i))
	}
	return v + pad[9]
}

func spin(r *rng) {
	switch r.n(9) {
	case 0:
		runtime.Gosched()
	case 1:
		time.Sleep(time.Duration(r.n(3000)))
	case 2:
		if r.n(12) == 0 {
			runtime.GC()
		}
	case 3:
		grow(r.n(50), func() uint64 { return 1 })
	}
}
`;
