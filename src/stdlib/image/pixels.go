package image

import "image/color"

// Images that are a buffer of pixels. All have Pix, the pixels by rows; Stride, bytes from a row to that below; and Rect, the bounds: the pixel
// at (x, y) begins at Pix[(y-Rect.Min.Y)*Stride + (x-Rect.Min.X)*size]. Reading outside of the bounds gives the zero color, writing nothing.

func get16(s []uint8) uint16 { return uint16(s[0])<<8 | uint16(s[1]) }

func put16(s []uint8, v uint16) { s[0], s[1] = uint8(v>>8), uint8(v) }

// get64 and put64 have four channels of 16 bits, the upper byte first.
func get64(s []uint8) (r, g, b, a uint16) { return get16(s), get16(s[2:]), get16(s[4:]), get16(s[6:]) }

func put64(s []uint8, r, g, b, a uint16) {
	put16(s, r)
	put16(s[2:], g)
	put16(s[4:], b)
	put16(s[6:], a)
}

// wide is an 8-bit channel in 16 bits.
func wide(v uint8) uint16 { return uint16(v) * 0x101 }

// unmultiply divides colors by alpha; those without any stay as they are.
func unmultiply(c color.RGBA64) (r, g, b uint16) {
	a := uint32(c.A)
	if a == 0 || a == 0xffff {
		return c.R, c.G, c.B
	}
	return uint16(uint32(c.R) * 0xffff / a), uint16(uint32(c.G) * 0xffff / a), uint16(uint32(c.B) * 0xffff / a)
}

// luma is color.GrayModel's, times 1<<16.
func luma(c color.RGBA64) uint32 {
	return 19595*uint32(c.R) + 38470*uint32(c.G) + 7471*uint32(c.B) + 1<<15
}

// RGBA has 8 bits a channel, multiplied by alpha.
type RGBA struct {
	Pix    []uint8
	Stride int
	Rect   Rectangle
}

// NewRGBA makes an image.
func NewRGBA(r Rectangle) *RGBA {
	p := RGBA(newRaster("RGBA", 4, r))
	return &p
}

func (p *RGBA) ColorModel() color.Model { return color.RGBAModel }
func (p *RGBA) Bounds() Rectangle       { return p.Rect }
func (p *RGBA) At(x, y int) color.Color { return p.RGBAAt(x, y) }
func (p *RGBA) PixOffset(x, y int) int  { return (*raster)(p).offset(x, y, 4) }

func (p *RGBA) RGBAAt(x, y int) color.RGBA {
	if s := (*raster)(p).pixel(x, y, 4); s != nil {
		return color.RGBA{s[0], s[1], s[2], s[3]}
	}
	return color.RGBA{}
}

func (p *RGBA) RGBA64At(x, y int) color.RGBA64 {
	if s := (*raster)(p).pixel(x, y, 4); s != nil {
		return color.RGBA64{wide(s[0]), wide(s[1]), wide(s[2]), wide(s[3])}
	}
	return color.RGBA64{}
}

func (p *RGBA) Set(x, y int, c color.Color) {
	if (Point{x, y}).In(p.Rect) {
		p.SetRGBA(x, y, color.RGBAModel.Convert(c).(color.RGBA))
	}
}

func (p *RGBA) SetRGBA(x, y int, c color.RGBA) {
	if s := (*raster)(p).pixel(x, y, 4); s != nil {
		s[0], s[1], s[2], s[3] = c.R, c.G, c.B, c.A
	}
}

func (p *RGBA) SetRGBA64(x, y int, c color.RGBA64) {
	if s := (*raster)(p).pixel(x, y, 4); s != nil {
		s[0], s[1], s[2], s[3] = uint8(c.R>>8), uint8(c.G>>8), uint8(c.B>>8), uint8(c.A>>8)
	}
}

// SubImage gives what is in r, sharing pixels.
func (p *RGBA) SubImage(r Rectangle) Image {
	q := RGBA((*raster)(p).part(r, 4))
	return &q
}

// Opaque tells whether all pixels are.
func (p *RGBA) Opaque() bool { return (*raster)(p).opaque(4, 1) }

// RGBA64 has 16 bits a channel, the upper byte first, multiplied by alpha.
type RGBA64 struct {
	Pix    []uint8
	Stride int
	Rect   Rectangle
}

// NewRGBA64 makes an image.
func NewRGBA64(r Rectangle) *RGBA64 {
	p := RGBA64(newRaster("RGBA64", 8, r))
	return &p
}

func (p *RGBA64) ColorModel() color.Model { return color.RGBA64Model }
func (p *RGBA64) Bounds() Rectangle       { return p.Rect }
func (p *RGBA64) At(x, y int) color.Color { return p.RGBA64At(x, y) }
func (p *RGBA64) PixOffset(x, y int) int  { return (*raster)(p).offset(x, y, 8) }

func (p *RGBA64) RGBA64At(x, y int) color.RGBA64 {
	if s := (*raster)(p).pixel(x, y, 8); s != nil {
		r, g, b, a := get64(s)
		return color.RGBA64{r, g, b, a}
	}
	return color.RGBA64{}
}

func (p *RGBA64) Set(x, y int, c color.Color) {
	if (Point{x, y}).In(p.Rect) {
		p.SetRGBA64(x, y, color.RGBA64Model.Convert(c).(color.RGBA64))
	}
}

func (p *RGBA64) SetRGBA64(x, y int, c color.RGBA64) {
	if s := (*raster)(p).pixel(x, y, 8); s != nil {
		put64(s, c.R, c.G, c.B, c.A)
	}
}

// SubImage gives what is in r, sharing pixels.
func (p *RGBA64) SubImage(r Rectangle) Image {
	q := RGBA64((*raster)(p).part(r, 8))
	return &q
}

// Opaque tells whether all pixels are.
func (p *RGBA64) Opaque() bool { return (*raster)(p).opaque(8, 2) }

// NRGBA has 8 bits a channel, not multiplied by alpha.
type NRGBA struct {
	Pix    []uint8
	Stride int
	Rect   Rectangle
}

// NewNRGBA makes an image.
func NewNRGBA(r Rectangle) *NRGBA {
	p := NRGBA(newRaster("NRGBA", 4, r))
	return &p
}

func (p *NRGBA) ColorModel() color.Model { return color.NRGBAModel }
func (p *NRGBA) Bounds() Rectangle       { return p.Rect }
func (p *NRGBA) At(x, y int) color.Color { return p.NRGBAAt(x, y) }
func (p *NRGBA) PixOffset(x, y int) int  { return (*raster)(p).offset(x, y, 4) }

func (p *NRGBA) NRGBAAt(x, y int) color.NRGBA {
	if s := (*raster)(p).pixel(x, y, 4); s != nil {
		return color.NRGBA{s[0], s[1], s[2], s[3]}
	}
	return color.NRGBA{}
}

func (p *NRGBA) RGBA64At(x, y int) color.RGBA64 {
	return flat(p.NRGBAAt(x, y))
}

func (p *NRGBA) Set(x, y int, c color.Color) {
	if (Point{x, y}).In(p.Rect) {
		p.SetNRGBA(x, y, color.NRGBAModel.Convert(c).(color.NRGBA))
	}
}

func (p *NRGBA) SetNRGBA(x, y int, c color.NRGBA) {
	if s := (*raster)(p).pixel(x, y, 4); s != nil {
		s[0], s[1], s[2], s[3] = c.R, c.G, c.B, c.A
	}
}

func (p *NRGBA) SetRGBA64(x, y int, c color.RGBA64) {
	if s := (*raster)(p).pixel(x, y, 4); s != nil {
		r, g, b := unmultiply(c)
		s[0], s[1], s[2], s[3] = uint8(r>>8), uint8(g>>8), uint8(b>>8), uint8(c.A>>8)
	}
}

// SubImage gives what is in r, sharing pixels.
func (p *NRGBA) SubImage(r Rectangle) Image {
	q := NRGBA((*raster)(p).part(r, 4))
	return &q
}

// Opaque tells whether all pixels are.
func (p *NRGBA) Opaque() bool { return (*raster)(p).opaque(4, 1) }

// NRGBA64 has 16 bits a channel, the upper byte first, not multiplied by alpha.
type NRGBA64 struct {
	Pix    []uint8
	Stride int
	Rect   Rectangle
}

// NewNRGBA64 makes an image.
func NewNRGBA64(r Rectangle) *NRGBA64 {
	p := NRGBA64(newRaster("NRGBA64", 8, r))
	return &p
}

func (p *NRGBA64) ColorModel() color.Model { return color.NRGBA64Model }
func (p *NRGBA64) Bounds() Rectangle       { return p.Rect }
func (p *NRGBA64) At(x, y int) color.Color { return p.NRGBA64At(x, y) }
func (p *NRGBA64) PixOffset(x, y int) int  { return (*raster)(p).offset(x, y, 8) }

func (p *NRGBA64) NRGBA64At(x, y int) color.NRGBA64 {
	if s := (*raster)(p).pixel(x, y, 8); s != nil {
		r, g, b, a := get64(s)
		return color.NRGBA64{r, g, b, a}
	}
	return color.NRGBA64{}
}

func (p *NRGBA64) RGBA64At(x, y int) color.RGBA64 {
	return flat(p.NRGBA64At(x, y))
}

func (p *NRGBA64) Set(x, y int, c color.Color) {
	if (Point{x, y}).In(p.Rect) {
		p.SetNRGBA64(x, y, color.NRGBA64Model.Convert(c).(color.NRGBA64))
	}
}

func (p *NRGBA64) SetNRGBA64(x, y int, c color.NRGBA64) {
	if s := (*raster)(p).pixel(x, y, 8); s != nil {
		put64(s, c.R, c.G, c.B, c.A)
	}
}

func (p *NRGBA64) SetRGBA64(x, y int, c color.RGBA64) {
	if s := (*raster)(p).pixel(x, y, 8); s != nil {
		r, g, b := unmultiply(c)
		put64(s, r, g, b, c.A)
	}
}

// SubImage gives what is in r, sharing pixels.
func (p *NRGBA64) SubImage(r Rectangle) Image {
	q := NRGBA64((*raster)(p).part(r, 8))
	return &q
}

// Opaque tells whether all pixels are.
func (p *NRGBA64) Opaque() bool { return (*raster)(p).opaque(8, 2) }

// Alpha has 8 bits of alpha.
type Alpha struct {
	Pix    []uint8
	Stride int
	Rect   Rectangle
}

// NewAlpha makes an image.
func NewAlpha(r Rectangle) *Alpha {
	p := Alpha(newRaster("Alpha", 1, r))
	return &p
}

func (p *Alpha) ColorModel() color.Model { return color.AlphaModel }
func (p *Alpha) Bounds() Rectangle       { return p.Rect }
func (p *Alpha) At(x, y int) color.Color { return p.AlphaAt(x, y) }
func (p *Alpha) PixOffset(x, y int) int  { return (*raster)(p).offset(x, y, 1) }

func (p *Alpha) AlphaAt(x, y int) color.Alpha {
	if s := (*raster)(p).pixel(x, y, 1); s != nil {
		return color.Alpha{s[0]}
	}
	return color.Alpha{}
}

func (p *Alpha) RGBA64At(x, y int) color.RGBA64 {
	return flat(p.AlphaAt(x, y))
}

func (p *Alpha) Set(x, y int, c color.Color) {
	if (Point{x, y}).In(p.Rect) {
		p.SetAlpha(x, y, color.AlphaModel.Convert(c).(color.Alpha))
	}
}

func (p *Alpha) SetAlpha(x, y int, c color.Alpha) {
	if s := (*raster)(p).pixel(x, y, 1); s != nil {
		s[0] = c.A
	}
}

func (p *Alpha) SetRGBA64(x, y int, c color.RGBA64) {
	if s := (*raster)(p).pixel(x, y, 1); s != nil {
		s[0] = uint8(c.A >> 8)
	}
}

// SubImage gives what is in r, sharing pixels.
func (p *Alpha) SubImage(r Rectangle) Image {
	q := Alpha((*raster)(p).part(r, 1))
	return &q
}

// Opaque tells whether all pixels are.
func (p *Alpha) Opaque() bool { return (*raster)(p).opaque(1, 1) }

// Alpha16 has 16 bits of alpha, the upper byte first.
type Alpha16 struct {
	Pix    []uint8
	Stride int
	Rect   Rectangle
}

// NewAlpha16 makes an image.
func NewAlpha16(r Rectangle) *Alpha16 {
	p := Alpha16(newRaster("Alpha16", 2, r))
	return &p
}

func (p *Alpha16) ColorModel() color.Model { return color.Alpha16Model }
func (p *Alpha16) Bounds() Rectangle       { return p.Rect }
func (p *Alpha16) At(x, y int) color.Color { return p.Alpha16At(x, y) }
func (p *Alpha16) PixOffset(x, y int) int  { return (*raster)(p).offset(x, y, 2) }

func (p *Alpha16) Alpha16At(x, y int) color.Alpha16 {
	if s := (*raster)(p).pixel(x, y, 2); s != nil {
		return color.Alpha16{get16(s)}
	}
	return color.Alpha16{}
}

func (p *Alpha16) RGBA64At(x, y int) color.RGBA64 {
	return flat(p.Alpha16At(x, y))
}

func (p *Alpha16) Set(x, y int, c color.Color) {
	if (Point{x, y}).In(p.Rect) {
		p.SetAlpha16(x, y, color.Alpha16Model.Convert(c).(color.Alpha16))
	}
}

func (p *Alpha16) SetAlpha16(x, y int, c color.Alpha16) {
	if s := (*raster)(p).pixel(x, y, 2); s != nil {
		put16(s, c.A)
	}
}

func (p *Alpha16) SetRGBA64(x, y int, c color.RGBA64) {
	if s := (*raster)(p).pixel(x, y, 2); s != nil {
		put16(s, c.A)
	}
}

// SubImage gives what is in r, sharing pixels.
func (p *Alpha16) SubImage(r Rectangle) Image {
	q := Alpha16((*raster)(p).part(r, 2))
	return &q
}

// Opaque tells whether all pixels are.
func (p *Alpha16) Opaque() bool { return (*raster)(p).opaque(2, 2) }

// Gray has 8 bits of gray.
type Gray struct {
	Pix    []uint8
	Stride int
	Rect   Rectangle
}

// NewGray makes an image.
func NewGray(r Rectangle) *Gray {
	p := Gray(newRaster("Gray", 1, r))
	return &p
}

func (p *Gray) ColorModel() color.Model { return color.GrayModel }
func (p *Gray) Bounds() Rectangle       { return p.Rect }
func (p *Gray) At(x, y int) color.Color { return p.GrayAt(x, y) }
func (p *Gray) PixOffset(x, y int) int  { return (*raster)(p).offset(x, y, 1) }

func (p *Gray) GrayAt(x, y int) color.Gray {
	if s := (*raster)(p).pixel(x, y, 1); s != nil {
		return color.Gray{s[0]}
	}
	return color.Gray{}
}

func (p *Gray) RGBA64At(x, y int) color.RGBA64 {
	return flat(p.GrayAt(x, y))
}

func (p *Gray) Set(x, y int, c color.Color) {
	if (Point{x, y}).In(p.Rect) {
		p.SetGray(x, y, color.GrayModel.Convert(c).(color.Gray))
	}
}

func (p *Gray) SetGray(x, y int, c color.Gray) {
	if s := (*raster)(p).pixel(x, y, 1); s != nil {
		s[0] = c.Y
	}
}

func (p *Gray) SetRGBA64(x, y int, c color.RGBA64) {
	if s := (*raster)(p).pixel(x, y, 1); s != nil {
		s[0] = uint8(luma(c) >> 24)
	}
}

// SubImage gives what is in r, sharing pixels.
func (p *Gray) SubImage(r Rectangle) Image {
	q := Gray((*raster)(p).part(r, 1))
	return &q
}

// Opaque tells whether all pixels are.
func (p *Gray) Opaque() bool { return true }

// Gray16 has 16 bits of gray, the upper byte first.
type Gray16 struct {
	Pix    []uint8
	Stride int
	Rect   Rectangle
}

// NewGray16 makes an image.
func NewGray16(r Rectangle) *Gray16 {
	p := Gray16(newRaster("Gray16", 2, r))
	return &p
}

func (p *Gray16) ColorModel() color.Model { return color.Gray16Model }
func (p *Gray16) Bounds() Rectangle       { return p.Rect }
func (p *Gray16) At(x, y int) color.Color { return p.Gray16At(x, y) }
func (p *Gray16) PixOffset(x, y int) int  { return (*raster)(p).offset(x, y, 2) }

func (p *Gray16) Gray16At(x, y int) color.Gray16 {
	if s := (*raster)(p).pixel(x, y, 2); s != nil {
		return color.Gray16{get16(s)}
	}
	return color.Gray16{}
}

func (p *Gray16) RGBA64At(x, y int) color.RGBA64 {
	return flat(p.Gray16At(x, y))
}

func (p *Gray16) Set(x, y int, c color.Color) {
	if (Point{x, y}).In(p.Rect) {
		p.SetGray16(x, y, color.Gray16Model.Convert(c).(color.Gray16))
	}
}

func (p *Gray16) SetGray16(x, y int, c color.Gray16) {
	if s := (*raster)(p).pixel(x, y, 2); s != nil {
		put16(s, c.Y)
	}
}

func (p *Gray16) SetRGBA64(x, y int, c color.RGBA64) {
	if s := (*raster)(p).pixel(x, y, 2); s != nil {
		put16(s, uint16(luma(c)>>16))
	}
}

// SubImage gives what is in r, sharing pixels.
func (p *Gray16) SubImage(r Rectangle) Image {
	q := Gray16((*raster)(p).part(r, 2))
	return &q
}

// Opaque tells whether all pixels are.
func (p *Gray16) Opaque() bool { return true }

// CMYK has cyan, magenta, yellow and black of 8 bits.
type CMYK struct {
	Pix    []uint8
	Stride int
	Rect   Rectangle
}

// NewCMYK makes an image.
func NewCMYK(r Rectangle) *CMYK {
	p := CMYK(newRaster("CMYK", 4, r))
	return &p
}

func (p *CMYK) ColorModel() color.Model { return color.CMYKModel }
func (p *CMYK) Bounds() Rectangle       { return p.Rect }
func (p *CMYK) At(x, y int) color.Color { return p.CMYKAt(x, y) }
func (p *CMYK) PixOffset(x, y int) int  { return (*raster)(p).offset(x, y, 4) }

func (p *CMYK) CMYKAt(x, y int) color.CMYK {
	if s := (*raster)(p).pixel(x, y, 4); s != nil {
		return color.CMYK{s[0], s[1], s[2], s[3]}
	}
	return color.CMYK{}
}

func (p *CMYK) RGBA64At(x, y int) color.RGBA64 {
	return flat(p.CMYKAt(x, y))
}

func (p *CMYK) Set(x, y int, c color.Color) {
	if (Point{x, y}).In(p.Rect) {
		p.SetCMYK(x, y, color.CMYKModel.Convert(c).(color.CMYK))
	}
}

func (p *CMYK) SetCMYK(x, y int, c color.CMYK) {
	if s := (*raster)(p).pixel(x, y, 4); s != nil {
		s[0], s[1], s[2], s[3] = c.C, c.M, c.Y, c.K
	}
}

func (p *CMYK) SetRGBA64(x, y int, c color.RGBA64) {
	if s := (*raster)(p).pixel(x, y, 4); s != nil {
		s[0], s[1], s[2], s[3] = color.RGBToCMYK(uint8(c.R>>8), uint8(c.G>>8), uint8(c.B>>8))
	}
}

// SubImage gives what is in r, sharing pixels.
func (p *CMYK) SubImage(r Rectangle) Image {
	q := CMYK((*raster)(p).part(r, 4))
	return &q
}

// Opaque tells whether all pixels are.
func (p *CMYK) Opaque() bool { return true }
