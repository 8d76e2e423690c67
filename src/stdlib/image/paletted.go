package image

import "image/color"

// Paletted has a byte a pixel, the index of its color in Palette.
type Paletted struct {
	Pix     []uint8
	Stride  int
	Rect    Rectangle
	Palette color.Palette
}

// NewPaletted makes an image.
func NewPaletted(r Rectangle, p color.Palette) *Paletted {
	q := newRaster("Paletted", 1, r)
	return &Paletted{q.Pix, q.Stride, q.Rect, p}
}

func (p *Paletted) raster() *raster { return &raster{p.Pix, p.Stride, p.Rect} }

func (p *Paletted) ColorModel() color.Model { return p.Palette }
func (p *Paletted) Bounds() Rectangle       { return p.Rect }
func (p *Paletted) PixOffset(x, y int) int  { return p.raster().offset(x, y, 1) }

// At is the first color outside of the image, nil without a palette.
func (p *Paletted) At(x, y int) color.Color {
	if len(p.Palette) == 0 {
		return nil
	}
	return p.Palette[p.ColorIndexAt(x, y)]
}

func (p *Paletted) RGBA64At(x, y int) color.RGBA64 {
	if len(p.Palette) == 0 {
		return color.RGBA64{}
	}
	return flat(p.Palette[p.ColorIndexAt(x, y)])
}

func (p *Paletted) ColorIndexAt(x, y int) uint8 {
	if !(Point{x, y}).In(p.Rect) {
		return 0
	}
	return p.Pix[p.PixOffset(x, y)]
}

func (p *Paletted) SetColorIndex(x, y int, index uint8) {
	if (Point{x, y}).In(p.Rect) {
		p.Pix[p.PixOffset(x, y)] = index
	}
}

// Set takes the nearest color of the palette.
func (p *Paletted) Set(x, y int, c color.Color) {
	if (Point{x, y}).In(p.Rect) {
		p.Pix[p.PixOffset(x, y)] = uint8(p.Palette.Index(c))
	}
}

func (p *Paletted) SetRGBA64(x, y int, c color.RGBA64) {
	if (Point{x, y}).In(p.Rect) {
		p.Pix[p.PixOffset(x, y)] = uint8(p.Palette.Index(c))
	}
}

// SubImage gives what is in r, sharing pixels.
func (p *Paletted) SubImage(r Rectangle) Image {
	q := p.raster().part(r, 1)
	return &Paletted{q.Pix, q.Stride, q.Rect, p.Palette}
}

// Opaque tells whether all colors that occur are opaque.
func (p *Paletted) Opaque() bool {
	var occurs [256]bool
	for y := range max(p.Rect.Dy(), 0) {
		for _, i := range p.Pix[y*p.Stride:][:p.Rect.Dx()] {
			occurs[i] = true
		}
	}
	for i, c := range p.Palette {
		if !occurs[i] {
			continue
		}
		if _, _, _, a := c.RGBA(); a != 0xffff {
			return false
		}
	}
	return true
}
