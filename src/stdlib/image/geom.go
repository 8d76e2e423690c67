package image

import (
	"image/color"
	"math/bits"
	"strconv"
)

// A Point is a pair of coordinates; X grows to the right, Y down.
type Point struct {
	X, Y int
}

// ZP is the point (0, 0).
//
// Deprecated: write Point{}.
var ZP Point

// Pt is Point{X, Y}.
func Pt(X, Y int) Point { return Point{X, Y} }

func (p Point) String() string { return "(" + strconv.Itoa(p.X) + "," + strconv.Itoa(p.Y) + ")" }

func (p Point) Add(q Point) Point { return Point{p.X + q.X, p.Y + q.Y} }
func (p Point) Sub(q Point) Point { return Point{p.X - q.X, p.Y - q.Y} }
func (p Point) Mul(k int) Point   { return Point{p.X * k, p.Y * k} }
func (p Point) Div(k int) Point   { return Point{p.X / k, p.Y / k} }
func (p Point) Eq(q Point) bool   { return p == q }

// In tells whether p is in r.
func (p Point) In(r Rectangle) bool {
	return p.X >= r.Min.X && p.X < r.Max.X && p.Y >= r.Min.Y && p.Y < r.Max.Y
}

// Mod gives the point in r that is multiples of r's width and height away.
func (p Point) Mod(r Rectangle) Point {
	return Point{r.Min.X + wrap(p.X-r.Min.X, r.Dx()), r.Min.Y + wrap(p.Y-r.Min.Y, r.Dy())}
}

// wrap is v modulo n, not negative.
func wrap(v, n int) int {
	if v %= n; v < 0 {
		v += n
	}
	return v
}

// A Rectangle holds the points with Min.X <= X < Max.X and Min.Y <= Y < Max.Y. As an Image it is opaque, and transparent outside.
type Rectangle struct {
	Min, Max Point
}

// ZR is an empty rectangle.
//
// Deprecated: write Rectangle{}.
var ZR Rectangle

// Rect makes a rectangle of two corners in any order.
func Rect(x0, y0, x1, y1 int) Rectangle { return Rectangle{Point{x0, y0}, Point{x1, y1}}.Canon() }

func (r Rectangle) String() string { return r.Min.String() + "-" + r.Max.String() }

func (r Rectangle) Dx() int                   { return r.Max.X - r.Min.X }
func (r Rectangle) Dy() int                   { return r.Max.Y - r.Min.Y }
func (r Rectangle) Size() Point               { return r.Max.Sub(r.Min) }
func (r Rectangle) Add(p Point) Rectangle     { return Rectangle{r.Min.Add(p), r.Max.Add(p)} }
func (r Rectangle) Sub(p Point) Rectangle     { return Rectangle{r.Min.Sub(p), r.Max.Sub(p)} }
func (r Rectangle) Empty() bool               { return r.Min.X >= r.Max.X || r.Min.Y >= r.Max.Y }
func (r Rectangle) Eq(s Rectangle) bool       { return r == s || r.Empty() && s.Empty() }
func (r Rectangle) Bounds() Rectangle         { return r }
func (r Rectangle) ColorModel() color.Model   { return color.Alpha16Model }
func (r Rectangle) Overlaps(s Rectangle) bool { return !r.Intersect(s).Empty() }

// Inset moves each side inwards by n; what is too small for that gets a width or height of 0 at its middle.
func (r Rectangle) Inset(n int) Rectangle {
	r.Min.X, r.Max.X = inset(r.Min.X, r.Max.X, n)
	r.Min.Y, r.Max.Y = inset(r.Min.Y, r.Max.Y, n)
	return r
}

func inset(low, high, n int) (int, int) {
	if high-low < 2*n {
		middle := (low + high) / 2
		return middle, middle
	}
	return low + n, high - n
}

// Intersect gives what is in both.
func (r Rectangle) Intersect(s Rectangle) Rectangle {
	both := Rectangle{
		Point{max(r.Min.X, s.Min.X), max(r.Min.Y, s.Min.Y)},
		Point{min(r.Max.X, s.Max.X), min(r.Max.Y, s.Max.Y)},
	}
	if both.Empty() {
		return Rectangle{}
	}
	return both
}

// Union gives the smallest rectangle that holds both.
func (r Rectangle) Union(s Rectangle) Rectangle {
	switch {
	case r.Empty():
		return s
	case s.Empty():
		return r
	}
	return Rectangle{
		Point{min(r.Min.X, s.Min.X), min(r.Min.Y, s.Min.Y)},
		Point{max(r.Max.X, s.Max.X), max(r.Max.Y, s.Max.Y)},
	}
}

// In tells whether all of r is in s.
func (r Rectangle) In(s Rectangle) bool {
	return r.Empty() || s.Min.X <= r.Min.X && r.Max.X <= s.Max.X && s.Min.Y <= r.Min.Y && r.Max.Y <= s.Max.Y
}

// Canon swaps minima and maxima that are the wrong way round.
func (r Rectangle) Canon() Rectangle {
	return Rectangle{
		Point{min(r.Min.X, r.Max.X), min(r.Min.Y, r.Max.Y)},
		Point{max(r.Min.X, r.Max.X), max(r.Min.Y, r.Max.Y)},
	}
}

func (r Rectangle) At(x, y int) color.Color {
	if (Point{x, y}).In(r) {
		return color.Opaque
	}
	return color.Transparent
}

func (r Rectangle) RGBA64At(x, y int) color.RGBA64 {
	if (Point{x, y}).In(r) {
		return color.RGBA64{0xffff, 0xffff, 0xffff, 0xffff}
	}
	return color.RGBA64{}
}

// volume gives a*b*c, -1 if one of them is negative or the product is no int.
func volume(a, b, c int) int {
	if a < 0 || b < 0 || c < 0 {
		return -1
	}
	over, n := bits.Mul64(uint64(a), uint64(b))
	if over != 0 {
		return -1
	}
	over, n = bits.Mul64(n, uint64(c))
	if over != 0 || n > uint64(^uint(0)>>1) {
		return -1
	}
	return int(n)
}
