// math/rand/v2: NormFloat64, ExpFloat64, Zipf. Complete.

package rand

import "math"

const (
	normTail = 3.442619855899
	expTail  = 7.69711747013104972
)

func (r *Rand) NormFloat64() float64 {
	for {
		u := r.Uint64()
		j := int32(u)
		i := u >> 32 & 0x7f
		x := float64(j) * float64(wn[i])
		if abs(j) < kn[i] {
			return x
		}
		if i == 0 {
			for {
				x = -math.Log(r.Float64()) * (1.0 / normTail)
				y := -math.Log(r.Float64())
				if y+y >= x*x {
					break
				}
			}
			if j > 0 {
				return normTail + x
			}
			return -normTail - x
		}
		if fn[i]+float32(r.Float64())*(fn[i-1]-fn[i]) < float32(math.Exp(-.5*x*x)) {
			return x
		}
	}
}

func abs(i int32) uint32 {
	if i < 0 {
		return uint32(-i)
	}
	return uint32(i)
}

func (r *Rand) ExpFloat64() float64 {
	for {
		u := r.Uint64()
		j := uint32(u)
		i := u >> 32 & 0xff
		x := float64(j) * float64(we[i])
		if j < ke[i] {
			return x
		}
		if i == 0 {
			return expTail - math.Log(r.Float64())
		}
		if fe[i]+float32(r.Float64())*(fe[i-1]-fe[i]) < float32(math.Exp(-x)) {
			return x
		}
	}
}

// A Zipf gives numbers k of [0, imax] with probability proportional to (v+k)**-s, by rejection-inversion (Hörmann and
// Derflinger, 1996).
type Zipf struct {
	r            *Rand
	imax, v, q   float64
	s, omq, inv  float64
	hxm, hx0Diff float64
}

func (z *Zipf) h(x float64) float64 { return math.Exp(z.omq*math.Log(z.v+x)) * z.inv }

func (z *Zipf) hinv(x float64) float64 { return math.Exp(z.inv*math.Log(z.omq*x)) - z.v }

func NewZipf(r *Rand, s float64, v float64, imax uint64) *Zipf {
	if s <= 1 || v < 1 {
		return nil
	}
	z := &Zipf{r: r, imax: float64(imax), v: v, q: s, omq: 1 - s}
	z.inv = 1 / z.omq
	z.hxm = z.h(z.imax + .5)
	z.hx0Diff = z.h(.5) - math.Exp(math.Log(z.v)*(-z.q)) - z.hxm
	z.s = 1 - z.hinv(z.h(1.5)-math.Exp(-z.q*math.Log(z.v+1)))
	return z
}

func (z *Zipf) Uint64() uint64 {
	if z == nil {
		panic("rand: nil Zipf")
	}
	for {
		u := z.hxm + z.r.Float64()*z.hx0Diff
		x := z.hinv(u)
		k := math.Floor(x + .5)
		if k-x <= z.s || u >= z.h(k+.5)-math.Exp(-math.Log(k+z.v)*z.q) {
			return uint64(k)
		}
	}
}
