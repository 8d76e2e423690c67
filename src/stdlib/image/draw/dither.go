package draw

import (
	"image"
	"image/color"
)

// FloydSteinberg draws with Src, and spreads what a color lacks to the pixels after it.
var FloydSteinberg Drawer = floydSteinberg{}

type floydSteinberg struct{}

func (floydSteinberg) Draw(dst Image, r image.Rectangle, src image.Image, sp image.Point) {
	a := area{r: r, sp: sp}
	if a.clip(dst, src, nil); !a.r.Empty() {
		a.nearest(dst, src, true)
	}
}

// A quad is a color of four channels, or what one lacks, which may be negative.
type quad [4]int32

func quadOf(c color.Color) quad {
	r, g, b, a := c.RGBA()
	return quad{int32(r), int32(g), int32(b), int32(a)}
}

// add adds k parts of e.
func (q *quad) add(e quad, k int32) {
	for i, v := range e {
		q[i] += v * k
	}
}

// distance is that of color.Palette.
func (q quad) distance(p quad) uint32 {
	sum := uint32(0)
	for i, v := range q {
		d := uint32(v - p[i])
		sum += d * d >> 2
	}
	return sum
}

// nearest draws to a limited set of colors. If dither is set, what a pixel lacks goes to its neighbours: 7/16 to the right, 3/16, 5/16 and 1/16
// to the row below. An image that is no Paletted says by itself what it made of a color.
func (a *area) nearest(dst Image, src image.Image, dither bool) {
	p, paletted := dst.(*image.Paletted)
	var palette []quad
	if paletted {
		palette = make([]quad, len(p.Palette))
		for i, c := range p.Palette {
			palette[i] = quadOf(c)
		}
	}
	w, h := a.r.Dx(), a.r.Dy()
	// What is missing in this row and in the one below; index x+1 belongs to pixel x.
	var here, below []quad
	if dither {
		here, below = make([]quad, w+2), make([]quad, w+2)
	}
	direct, _ := src.(image.RGBA64Image)
	out := &color.RGBA64{}
	for y := range h {
		for x := range w {
			var c quad
			if direct != nil {
				v := direct.RGBA64At(a.sp.X+x, a.sp.Y+y)
				c = quad{int32(v.R), int32(v.G), int32(v.B), int32(v.A)}
			} else {
				c = quadOf(src.At(a.sp.X+x, a.sp.Y+y))
			}
			if dither {
				for i, v := range here[x+1] {
					c[i] = min(max(c[i]+v/16, 0), full)
				}
			}
			var got quad
			dx, dy := a.r.Min.X+x, a.r.Min.Y+y
			if paletted {
				best, least := 0, ^uint32(0)
				for i, q := range palette {
					d := c.distance(q)
					if d < least {
						best, least = i, d
					}
					if d == 0 {
						break
					}
				}
				p.Pix[p.PixOffset(dx, dy)] = uint8(best)
				if dither {
					got = palette[best]
				}
			} else {
				*out = color.RGBA64{uint16(c[0]), uint16(c[1]), uint16(c[2]), uint16(c[3])}
				dst.Set(dx, dy, out)
				got = quadOf(dst.At(dx, dy))
			}
			if dither {
				for i, v := range got {
					c[i] -= v
				}
				here[x+2].add(c, 7)
				below[x].add(c, 3)
				below[x+1].add(c, 5)
				below[x+2].add(c, 1)
			}
		}
		here, below = below, here
		clear(below)
	}
}
