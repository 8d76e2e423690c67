// math/rand: Source, Source64, NewSource. Complete.

package rand

import (
	"sync"
	"sync/atomic"
)

const (
	stateSize = 607
	stateTap  = 273
	mersenne  = 1<<31 - 1
)

// A Source gives pseudo-random numbers in [0, 1<<63).
type Source interface {
	Int63() int64
	Seed(seed int64)
}

// A Source64 is a Source of 64-bit numbers.
type Source64 interface {
	Source
	Uint64() uint64
}

// additive is x[n] = x[n-273] + x[n-607]; the two places move down through the ring.
type additive struct {
	tap, feed int
	vec       [stateSize]uint64
}

// NewSource gives a source; the same seed gives the same numbers.
func NewSource(seed int64) Source { return newAdditive(seed) }

func newAdditive(seed int64) *additive {
	s := new(additive)
	s.Seed(seed)
	return s
}

// step is the minimal standard generator: 48271*x mod 2^31-1 by Schrage's method.
func step(x int32) int32 {
	x = 48271*(x%44488) - 3399*(x/44488)
	if x < 0 {
		x += mersenne
	}
	return x
}

func (s *additive) Seed(seed int64) {
	s.tap = 0
	s.feed = stateSize - stateTap
	seed %= mersenne
	if seed < 0 {
		seed += mersenne
	}
	if seed == 0 {
		seed = 89482311
	}
	x := int32(seed)
	for range 20 {
		x = step(x)
	}
	for i := range s.vec {
		var u uint64
		for shift := 40; shift >= 0; shift -= 20 {
			x = step(x)
			u ^= uint64(x) << shift
		}
		s.vec[i] = u ^ startState[i]
	}
}

func (s *additive) Int63() int64 { return int64(s.Uint64() &^ (1 << 63)) }

func (s *additive) Uint64() uint64 {
	s.tap--
	if s.tap < 0 {
		s.tap += stateSize
	}
	s.feed--
	if s.feed < 0 {
		s.feed += stateSize
	}
	x := s.vec[s.feed] + s.vec[s.tap]
	s.vec[s.feed] = x
	return x
}

// machineSource is the runtime's generator, for the functions of the package until Seed is called.
type machineSource struct{}

// seeded takes its place after a Seed that counts.
var seeded atomic.Pointer[seededSource]

type seededSource struct {
	mu  sync.Mutex
	src additive
}

func (s *seededSource) Uint64() uint64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.src.Uint64()
}

func (m machineSource) Int63() int64 { return int64(m.Uint64() &^ (1 << 63)) }

func (machineSource) Uint64() uint64 {
	if s := seeded.Load(); s != nil {
		return s.Uint64()
	}
	return runtime_rand()
}

func (machineSource) Seed(int64)     { panic("internal error: call to runtimeSource.Seed") }
