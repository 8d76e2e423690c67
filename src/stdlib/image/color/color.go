// Package color has colors and models of them, which convert any color into one of theirs. Complete.
//
// What all colors have in common is RGBA: 16 bits a channel, multiplied by alpha. Conversions round as Go's do: 8 bits become 16 by ×0x101,
// 16 become 8 by dropping the lower half.
package color

// Color gives its red, green and blue, multiplied by alpha, and alpha, each in [0, 0xffff].
type Color interface {
	RGBA() (r, g, b, a uint32)
}

const full = 0xffff

// wide is an 8-bit channel in 16 bits.
func wide(v uint8) uint32 { return uint32(v) * 0x101 }

// unmultiply divides r, g and b by a.
func unmultiply(r, g, b, a uint32) (uint32, uint32, uint32) {
	if a == 0 || a == full {
		return r, g, b
	}
	return r * full / a, g * full / a, b * full / a
}

// RGBA has 8 bits a channel, multiplied by A.
type RGBA struct {
	R, G, B, A uint8
}

func (c RGBA) RGBA() (r, g, b, a uint32) { return wide(c.R), wide(c.G), wide(c.B), wide(c.A) }

// RGBA64 has 16 bits a channel, multiplied by A.
type RGBA64 struct {
	R, G, B, A uint16
}

func (c RGBA64) RGBA() (r, g, b, a uint32) {
	return uint32(c.R), uint32(c.G), uint32(c.B), uint32(c.A)
}

// NRGBA has 8 bits a channel, not multiplied by A.
type NRGBA struct {
	R, G, B, A uint8
}

func (c NRGBA) RGBA() (r, g, b, a uint32) {
	a = uint32(c.A)
	return wide(c.R) * a / 0xff, wide(c.G) * a / 0xff, wide(c.B) * a / 0xff, wide(c.A)
}

// NRGBA64 has 16 bits a channel, not multiplied by A.
type NRGBA64 struct {
	R, G, B, A uint16
}

func (c NRGBA64) RGBA() (r, g, b, a uint32) {
	a = uint32(c.A)
	return uint32(c.R) * a / full, uint32(c.G) * a / full, uint32(c.B) * a / full, a
}

// Alpha is white, 8 bits transparent.
type Alpha struct {
	A uint8
}

func (c Alpha) RGBA() (r, g, b, a uint32) {
	a = wide(c.A)
	return a, a, a, a
}

// Alpha16 is white, 16 bits transparent.
type Alpha16 struct {
	A uint16
}

func (c Alpha16) RGBA() (r, g, b, a uint32) {
	a = uint32(c.A)
	return a, a, a, a
}

// Gray has 8 bits.
type Gray struct {
	Y uint8
}

func (c Gray) RGBA() (r, g, b, a uint32) {
	y := wide(c.Y)
	return y, y, y, full
}

// Gray16 has 16 bits.
type Gray16 struct {
	Y uint16
}

func (c Gray16) RGBA() (r, g, b, a uint32) {
	y := uint32(c.Y)
	return y, y, y, full
}

// Model converts any Color into one of its own, possibly losing something.
type Model interface {
	Convert(c Color) Color
}

// modelFunc is a pointer's target, so that models can be compared.
type modelFunc struct {
	convert func(Color) Color
}

func (m *modelFunc) Convert(c Color) Color { return m.convert(c) }

// ModelFunc makes a Model of a function.
func ModelFunc(f func(Color) Color) Model { return &modelFunc{f} }

// Models of the colors above; what is theirs already stays as it is.
var (
	RGBAModel    Model = ModelFunc(toRGBA)
	RGBA64Model  Model = ModelFunc(toRGBA64)
	NRGBAModel   Model = ModelFunc(toNRGBA)
	NRGBA64Model Model = ModelFunc(toNRGBA64)
	AlphaModel   Model = ModelFunc(toAlpha)
	Alpha16Model Model = ModelFunc(toAlpha16)
	GrayModel    Model = ModelFunc(toGray)
	Gray16Model  Model = ModelFunc(toGray16)
)

func toRGBA(c Color) Color {
	if _, same := c.(RGBA); same {
		return c
	}
	r, g, b, a := c.RGBA()
	return RGBA{uint8(r >> 8), uint8(g >> 8), uint8(b >> 8), uint8(a >> 8)}
}

func toRGBA64(c Color) Color {
	if _, same := c.(RGBA64); same {
		return c
	}
	r, g, b, a := c.RGBA()
	return RGBA64{uint16(r), uint16(g), uint16(b), uint16(a)}
}

func toNRGBA(c Color) Color {
	if _, same := c.(NRGBA); same {
		return c
	}
	r, g, b, a := c.RGBA()
	if a == 0 {
		return NRGBA{}
	}
	r, g, b = unmultiply(r, g, b, a)
	return NRGBA{uint8(r >> 8), uint8(g >> 8), uint8(b >> 8), uint8(a >> 8)}
}

func toNRGBA64(c Color) Color {
	if _, same := c.(NRGBA64); same {
		return c
	}
	r, g, b, a := c.RGBA()
	if a == 0 {
		return NRGBA64{}
	}
	r, g, b = unmultiply(r, g, b, a)
	return NRGBA64{uint16(r), uint16(g), uint16(b), uint16(a)}
}

func toAlpha(c Color) Color {
	if _, same := c.(Alpha); same {
		return c
	}
	_, _, _, a := c.RGBA()
	return Alpha{uint8(a >> 8)}
}

func toAlpha16(c Color) Color {
	if _, same := c.(Alpha16); same {
		return c
	}
	_, _, _, a := c.RGBA()
	return Alpha16{uint16(a)}
}

// luma is JFIF's Y = 0.299 R + 0.587 G + 0.114 B, times 1<<16 and with a half for rounding.
func luma(r, g, b uint32) uint32 { return 19595*r + 38470*g + 7471*b + 1<<15 }

func toGray(c Color) Color {
	if _, same := c.(Gray); same {
		return c
	}
	r, g, b, _ := c.RGBA()
	return Gray{uint8(luma(r, g, b) >> 24)}
}

func toGray16(c Color) Color {
	if _, same := c.(Gray16); same {
		return c
	}
	r, g, b, _ := c.RGBA()
	return Gray16{uint16(luma(r, g, b) >> 16)}
}

// Palette is a Model of the colors in it.
type Palette []Color

// Convert gives the nearest color, nil if there is none.
func (p Palette) Convert(c Color) Color {
	if len(p) == 0 {
		return nil
	}
	return p[p.Index(c)]
}

// Index gives the index of the nearest color, the first of equals.
func (p Palette) Index(c Color) int {
	r, g, b, a := c.RGBA()
	nearest, least := 0, ^uint32(0)
	for i, q := range p {
		qr, qg, qb, qa := q.RGBA()
		d := square(r-qr) + square(g-qg) + square(b-qb) + square(a-qa)
		if d < least {
			nearest, least = i, d
		}
		if d == 0 {
			break
		}
	}
	return nearest
}

// square gives a quarter of d², so that four of them fit; d may be negative (modulo 1<<32).
func square(d uint32) uint32 { return d * d >> 2 }

var (
	Black       = Gray16{0}
	White       = Gray16{full}
	Transparent = Alpha16{0}
	Opaque      = Alpha16{full}
)
