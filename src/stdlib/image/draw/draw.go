// Package draw composes images. Complete.
//
// Draw and DrawMask compute with 16 bits a channel: src in mask, and for Over what is left of dst under it, rounded down. Whole rows are moved or
// filled where that gives the same bytes; everything else goes pixel by pixel, from the end if dst is src and would be read after it is written.
package draw

import (
	"image"
	"image/color"
)

// Image can be drawn to.
type Image interface {
	image.Image
	Set(x, y int, c color.Color)
}

// RGBA64Image can be drawn to without making interface values of colors.
type RGBA64Image interface {
	image.RGBA64Image
	Set(x, y int, c color.Color)
	SetRGBA64(x, y int, c color.RGBA64)
}

// Quantizer makes a palette for an image.
type Quantizer interface {
	// Quantize appends colors to p, up to its capacity.
	Quantize(p color.Palette, m image.Image) color.Palette
}

// Drawer has the Draw method.
type Drawer interface {
	// Draw puts what is in src from sp on into the rectangle r of dst.
	Draw(dst Image, r image.Rectangle, src image.Image, sp image.Point)
}

// Op is an operator of Porter and Duff.
type Op int

const (
	// Over puts (src in mask) over dst.
	Over Op = iota
	// Src puts src in mask in place of dst.
	Src
)

func (op Op) Draw(dst Image, r image.Rectangle, src image.Image, sp image.Point) {
	DrawMask(dst, r, src, sp, nil, image.Point{}, op)
}

// Draw is DrawMask without a mask.
func Draw(dst Image, r image.Rectangle, src image.Image, sp image.Point, op Op) {
	DrawMask(dst, r, src, sp, nil, image.Point{}, op)
}

// An area is what is drawn: rectangle r of dst, to whose upper left corner sp of src and mp of the mask belong.
type area struct {
	r      image.Rectangle
	sp, mp image.Point
}

// clip leaves what is in the bounds of all images.
func (a *area) clip(dst, src, mask image.Image) {
	corner := a.r.Min
	a.r = a.r.Intersect(dst.Bounds()).Intersect(src.Bounds().Add(corner.Sub(a.sp)))
	if mask != nil {
		a.r = a.r.Intersect(mask.Bounds().Add(corner.Sub(a.mp)))
	}
	moved := a.r.Min.Sub(corner)
	a.sp, a.mp = a.sp.Add(moved), a.mp.Add(moved)
}

// behind tells whether the source is above or to the left: going forward would write what has to be read later, if it is the same image.
func (a *area) behind() bool {
	return a.sp.Y < a.r.Min.Y || a.sp.Y == a.r.Min.Y && a.sp.X < a.r.Min.X
}

// each calls f with the place in dst, src and mask of all pixels.
func (a *area) each(backward bool, f func(d, s, m image.Point)) {
	w, h := a.r.Dx(), a.r.Dy()
	for i := range h {
		y := i
		if backward {
			y = h - 1 - i
		}
		for k := range w {
			x := k
			if backward {
				x = w - 1 - k
			}
			p := image.Point{X: x, Y: y}
			f(a.r.Min.Add(p), a.sp.Add(p), a.mp.Add(p))
		}
	}
}

const full = 0xffff

// DrawMask puts src, seen through mask, into the rectangle r of dst: r.Min belongs to sp and mp. A nil mask is opaque.
func DrawMask(dst Image, r image.Rectangle, src image.Image, sp image.Point, mask image.Image, mp image.Point, op Op) {
	a := area{r, sp, mp}
	a.clip(dst, src, mask)
	if a.r.Empty() {
		return
	}
	if mask == nil && a.rows(dst, src, op) {
		return
	}
	backward := a.behind()
	if _, same := src.(*image.RGBA); !same || mask != nil || op != Over {
		backward = backward && image.Image(dst) == src && a.r.Overlaps(a.r.Add(a.sp.Sub(a.r.Min)))
	}
	d, direct := dst.(RGBA64Image)
	s, sourceToo := src.(image.RGBA64Image)
	m, maskToo := mask.(image.RGBA64Image)
	switch {
	case !direct || !sourceToo || mask != nil && !maskToo:
		a.colors(backward, dst, src, mask, op)
	case mask != nil:
		a.masked(backward, d, s, m, op)
	case op == Src:
		a.each(backward, func(dp, sp, _ image.Point) { d.SetRGBA64(dp.X, dp.Y, s.RGBA64At(sp.X, sp.Y)) })
	default:
		a.each(backward, func(dp, sp, _ image.Point) {
			c := s.RGBA64At(sp.X, sp.Y)
			if c.A != full {
				left := full - uint32(c.A)
				under := d.RGBA64At(dp.X, dp.Y)
				c.R += uint16(uint32(under.R) * left / full)
				c.G += uint16(uint32(under.G) * left / full)
				c.B += uint16(uint32(under.B) * left / full)
				c.A += uint16(uint32(under.A) * left / full)
			}
			d.SetRGBA64(dp.X, dp.Y, c)
		})
	}
}

// mix gives a channel of (c in mask) over under.
func mix(under, left, c, mask uint32) uint16 { return uint16((under*left + c*mask) / full) }

func (a *area) masked(backward bool, dst RGBA64Image, src, mask image.RGBA64Image, op Op) {
	a.each(backward, func(dp, sp, mp image.Point) {
		ma := uint32(mask.RGBA64At(mp.X, mp.Y).A)
		if ma == 0 {
			if op != Over {
				dst.SetRGBA64(dp.X, dp.Y, color.RGBA64{})
			}
			return
		}
		c := src.RGBA64At(sp.X, sp.Y)
		var under color.RGBA64
		var left uint32
		if op == Over {
			under = dst.RGBA64At(dp.X, dp.Y)
			left = full - uint32(c.A)*ma/full
		}
		dst.SetRGBA64(dp.X, dp.Y, color.RGBA64{
			R: mix(uint32(under.R), left, uint32(c.R), ma),
			G: mix(uint32(under.G), left, uint32(c.G), ma),
			B: mix(uint32(under.B), left, uint32(c.B), ma),
			A: mix(uint32(under.A), left, uint32(c.A), ma),
		})
	})
}

// colors draws between images of any type.
func (a *area) colors(backward bool, dst Image, src, mask image.Image, op Op) {
	out := new(color.RGBA64)
	a.each(backward, func(dp, sp, mp image.Point) {
		ma := uint32(full)
		if mask != nil {
			_, _, _, ma = mask.At(mp.X, mp.Y).RGBA()
		}
		switch {
		case ma == 0 && op == Over:
			return
		case ma == 0:
			dst.Set(dp.X, dp.Y, color.Transparent)
			return
		case ma == full && op == Src:
			dst.Set(dp.X, dp.Y, src.At(sp.X, sp.Y))
			return
		}
		r, g, b, alpha := src.At(sp.X, sp.Y).RGBA()
		var ur, ug, ub, ua, left uint32
		if op == Over {
			ur, ug, ub, ua = dst.At(dp.X, dp.Y).RGBA()
			left = full - alpha*ma/full
		}
		*out = color.RGBA64{mix(ur, left, r, ma), mix(ug, left, g, ma), mix(ub, left, b, ma), mix(ua, left, alpha, ma)}
		dst.Set(dp.X, dp.Y, out)
	})
}

// rows does what needs no looking at pixels: equal formats, one color, and the palettes' search, whose order matters.
func (a *area) rows(dst Image, src image.Image, op Op) bool {
	uniform, _ := src.(*image.Uniform)
	switch d := dst.(type) {
	case *image.RGBA:
		if uniform != nil && (op == Src || uniform.Opaque()) {
			c := color.RGBAModel.Convert(uniform).(color.RGBA)
			a.fill(d.Pix[d.PixOffset(a.r.Min.X, a.r.Min.Y):], d.Stride, []uint8{c.R, c.G, c.B, c.A})
			return true
		}
		if s, ok := src.(*image.RGBA); ok && op == Src {
			a.move(d.Pix[d.PixOffset(a.r.Min.X, a.r.Min.Y):], s.Pix[s.PixOffset(a.sp.X, a.sp.Y):], d.Stride, s.Stride, 4)
			return true
		}
	case *image.NRGBA:
		if s, ok := src.(*image.NRGBA); ok && op == Src {
			a.move(d.Pix[d.PixOffset(a.r.Min.X, a.r.Min.Y):], s.Pix[s.PixOffset(a.sp.X, a.sp.Y):], d.Stride, s.Stride, 4)
			return true
		}
	case *image.NRGBA64:
		if s, ok := src.(*image.NRGBA64); ok && op == Src {
			a.move(d.Pix[d.PixOffset(a.r.Min.X, a.r.Min.Y):], s.Pix[s.PixOffset(a.sp.X, a.sp.Y):], d.Stride, s.Stride, 8)
			return true
		}
	case *image.Paletted:
		if uniform != nil && op == Src {
			a.fill(d.Pix[d.PixOffset(a.r.Min.X, a.r.Min.Y):], d.Stride, []uint8{uint8(d.Palette.Index(uniform.C))})
			return true
		}
		if op == Src && image.Image(dst) != src {
			a.nearest(dst, src, false)
			return true
		}
	}
	return false
}

func (a *area) fill(pix []uint8, stride int, pixel []uint8) {
	size := a.r.Dx() * len(pixel)
	first := pix[:size]
	for i := 0; i < size; i += len(pixel) {
		copy(first[i:], pixel)
	}
	for y := 1; y < a.r.Dy(); y++ {
		copy(pix[y*stride:][:size], first)
	}
}

func (a *area) move(dst, src []uint8, dstStride, srcStride, size int) {
	h, size := a.r.Dy(), a.r.Dx()*size
	for i := range h {
		y := i
		if a.sp.Y < a.r.Min.Y {
			y = h - 1 - i
		}
		copy(dst[y*dstStride:][:size], src[y*srcStride:][:size])
	}
}
