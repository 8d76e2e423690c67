// Package image has two-dimensional images of colors. Complete.
//
// This file: interfaces, Uniform, and what images with a buffer of pixels have in common; pixels.go has those, paletted.go and ycbcr.go the
// other ones, format.go the register of file formats, geom.go points and rectangles.
package image

import "image/color"

// Config is what a file's header says of its image.
type Config struct {
	ColorModel    color.Model
	Width, Height int
}

// Image is a rectangle of colors.
type Image interface {
	ColorModel() color.Model
	// Bounds holds all points whose color may be other than the zero color.
	Bounds() Rectangle
	At(x, y int) color.Color
}

// RGBA64Image gives colors without making an interface value of them.
type RGBA64Image interface {
	// RGBA64At is the color that At(x, y).RGBA() says.
	RGBA64At(x, y int) color.RGBA64
	Image
}

// PalettedImage has colors of a color.Palette, which is its ColorModel.
type PalettedImage interface {
	ColorIndexAt(x, y int) uint8
	Image
}

// A raster is what is behind the images of pixels.go (they convert to it): rows of pixels from the upper left corner of Rect on, each Stride
// bytes after the other.
type raster struct {
	Pix    []uint8
	Stride int
	Rect   Rectangle
}

// newRaster makes the pixels of a new image of type name.
func newRaster(name string, size int, r Rectangle) raster {
	n := volume(size, r.Dx(), r.Dy())
	if n < 0 {
		panic("image: New" + name + " Rectangle has huge or negative dimensions")
	}
	return raster{make([]uint8, n), size * r.Dx(), r}
}

// offset is where the pixel of size bytes at x, y begins.
func (p *raster) offset(x, y, size int) int {
	return (y-p.Rect.Min.Y)*p.Stride + (x-p.Rect.Min.X)*size
}

// pixel gives the bytes of a pixel, nil outside of the image.
func (p *raster) pixel(x, y, size int) []uint8 {
	if !(Point{x, y}).In(p.Rect) {
		return nil
	}
	i := p.offset(x, y, size)
	return p.Pix[i : i+size : i+size]
}

// part gives what is in r, sharing pixels.
func (p *raster) part(r Rectangle, size int) raster {
	if r = r.Intersect(p.Rect); r.Empty() {
		return raster{}
	}
	return raster{p.Pix[p.offset(r.Min.X, r.Min.Y, size):], p.Stride, r}
}

// opaque tells whether all pixels have 0xff in their last n bytes.
func (p *raster) opaque(size, n int) bool {
	if p.Rect.Empty() {
		return true
	}
	for y := range p.Rect.Dy() {
		row := p.Pix[y*p.Stride:][:p.Rect.Dx()*size]
		for i := size; i <= len(row); i += size {
			for _, v := range row[i-n : i] {
				if v != 0xff {
					return false
				}
			}
		}
	}
	return true
}

// flat is a color as RGBA64.
func flat(c color.Color) color.RGBA64 {
	r, g, b, a := c.RGBA()
	return color.RGBA64{uint16(r), uint16(g), uint16(b), uint16(a)}
}

// Uniform images of one color.
var (
	Black       = NewUniform(color.Black)
	White       = NewUniform(color.White)
	Transparent = NewUniform(color.Transparent)
	Opaque      = NewUniform(color.Opaque)
)

// A Uniform is an image without end of one color, a Color and a Model.
type Uniform struct {
	C color.Color
}

func NewUniform(c color.Color) *Uniform { return &Uniform{c} }

func (c *Uniform) RGBA() (r, g, b, a uint32)       { return c.C.RGBA() }
func (c *Uniform) ColorModel() color.Model         { return c }
func (c *Uniform) Convert(color.Color) color.Color { return c.C }
func (c *Uniform) At(x, y int) color.Color         { return c.C }
func (c *Uniform) RGBA64At(x, y int) color.RGBA64  { return flat(c.C) }

func (c *Uniform) Bounds() Rectangle { return Rectangle{Point{-1e9, -1e9}, Point{1e9, 1e9}} }

func (c *Uniform) Opaque() bool {
	_, _, _, a := c.C.RGBA()
	return a == 0xffff
}
