package image

import "image/color"

// YCbCrSubsampleRatio says over how many pixels a sample of chroma spans.
type YCbCrSubsampleRatio int

const (
	YCbCrSubsampleRatio444 YCbCrSubsampleRatio = iota
	YCbCrSubsampleRatio422
	YCbCrSubsampleRatio420
	YCbCrSubsampleRatio440
	YCbCrSubsampleRatio411
	YCbCrSubsampleRatio410
)

// Of each ratio: its name, and how many pixels a sample spans horizontally and vertically.
var ratios = [...]struct {
	name string
	h, v int
}{
	YCbCrSubsampleRatio444: {"444", 1, 1},
	YCbCrSubsampleRatio422: {"422", 2, 1},
	YCbCrSubsampleRatio420: {"420", 2, 2},
	YCbCrSubsampleRatio440: {"440", 1, 2},
	YCbCrSubsampleRatio411: {"411", 4, 1},
	YCbCrSubsampleRatio410: {"410", 4, 2},
}

func (s YCbCrSubsampleRatio) known() bool { return s >= 0 && int(s) < len(ratios) }

func (s YCbCrSubsampleRatio) String() string {
	if !s.known() {
		return "YCbCrSubsampleRatioUnknown"
	}
	return "YCbCrSubsampleRatio" + ratios[s].name
}

// span gives the pixels of a sample; an unknown ratio is 4:4:4.
func (s YCbCrSubsampleRatio) span() (h, v int) {
	if !s.known() {
		return 1, 1
	}
	return ratios[s].h, ratios[s].v
}

// samples gives how many samples of chroma an image has in a row, and in a column.
func (s YCbCrSubsampleRatio) samples(r Rectangle) (w, h int) {
	dx, dy := s.span()
	w, h = r.Dx(), r.Dy()
	if dx > 1 {
		w = (r.Max.X+dx-1)/dx - r.Min.X/dx
	}
	if dy > 1 {
		h = (r.Max.Y+dy-1)/dy - r.Min.Y/dy
	}
	return w, h
}

// YCbCr is an image of luma for every pixel and chroma for one or more of them. YStride and CStride are what a row takes in Y, and in Cb and Cr.
type YCbCr struct {
	Y, Cb, Cr      []uint8
	YStride        int
	CStride        int
	SubsampleRatio YCbCrSubsampleRatio
	Rect           Rectangle
}

// planes makes buffers for n planes of luma's size (Y, and alpha at the end) and two of chroma's.
func planes(name, dimensions string, n int, r Rectangle, ratio YCbCrSubsampleRatio) (YCbCr, []uint8) {
	w, h := r.Dx(), r.Dy()
	cw, ch := ratio.samples(r)
	lumas, chromas := volume(n, w, h), volume(2, cw, ch)
	if lumas < 0 || chromas < 0 || lumas+chromas < 0 {
		panic("image: " + name + " Rectangle has huge or negative " + dimensions)
	}
	b := make([]uint8, lumas+chromas)
	i, j, k := w*h, w*h+cw*ch, w*h+2*cw*ch
	return YCbCr{
		Y: b[:i:i], Cb: b[i:j:j], Cr: b[j:k:k],
		YStride: w, CStride: cw, SubsampleRatio: ratio, Rect: r,
	}, b[k:]
}

// NewYCbCr makes an image.
func NewYCbCr(r Rectangle, subsampleRatio YCbCrSubsampleRatio) *YCbCr {
	p, _ := planes("NewYCbCr", "dimensions", 1, r, subsampleRatio)
	return &p
}

func (p *YCbCr) ColorModel() color.Model        { return color.YCbCrModel }
func (p *YCbCr) Bounds() Rectangle              { return p.Rect }
func (p *YCbCr) At(x, y int) color.Color        { return p.YCbCrAt(x, y) }
func (p *YCbCr) RGBA64At(x, y int) color.RGBA64 { return flat(p.YCbCrAt(x, y)) }
func (p *YCbCr) Opaque() bool                   { return true }

func (p *YCbCr) YCbCrAt(x, y int) color.YCbCr {
	if !(Point{x, y}).In(p.Rect) {
		return color.YCbCr{}
	}
	i, k := p.YOffset(x, y), p.COffset(x, y)
	return color.YCbCr{p.Y[i], p.Cb[k], p.Cr[k]}
}

// YOffset is the index of a pixel in Y.
func (p *YCbCr) YOffset(x, y int) int { return (y-p.Rect.Min.Y)*p.YStride + (x - p.Rect.Min.X) }

// COffset is the index of a pixel in Cb and Cr.
func (p *YCbCr) COffset(x, y int) int {
	h, v := p.SubsampleRatio.span()
	return (y/v-p.Rect.Min.Y/v)*p.CStride + (x/h - p.Rect.Min.X/h)
}

func (p *YCbCr) part(r Rectangle) YCbCr {
	if r = r.Intersect(p.Rect); r.Empty() {
		return YCbCr{SubsampleRatio: p.SubsampleRatio}
	}
	q := *p
	i, k := p.YOffset(r.Min.X, r.Min.Y), p.COffset(r.Min.X, r.Min.Y)
	q.Y, q.Cb, q.Cr, q.Rect = p.Y[i:], p.Cb[k:], p.Cr[k:], r
	return q
}

// SubImage gives what is in r, sharing pixels.
func (p *YCbCr) SubImage(r Rectangle) Image {
	q := p.part(r)
	return &q
}

// NYCbCrA is a YCbCr with alpha, by which the colors are not multiplied.
type NYCbCrA struct {
	YCbCr
	A       []uint8
	AStride int
}

// NewNYCbCrA makes an image.
func NewNYCbCrA(r Rectangle, subsampleRatio YCbCrSubsampleRatio) *NYCbCrA {
	p, alpha := planes("NewNYCbCrA", "dimension", 2, r, subsampleRatio)
	return &NYCbCrA{p, alpha, r.Dx()}
}

func (p *NYCbCrA) ColorModel() color.Model        { return color.NYCbCrAModel }
func (p *NYCbCrA) At(x, y int) color.Color        { return p.NYCbCrAAt(x, y) }
func (p *NYCbCrA) RGBA64At(x, y int) color.RGBA64 { return flat(p.NYCbCrAAt(x, y)) }

func (p *NYCbCrA) NYCbCrAAt(x, y int) color.NYCbCrA {
	if !(Point{x, y}).In(p.Rect) {
		return color.NYCbCrA{}
	}
	return color.NYCbCrA{p.YCbCrAt(x, y), p.A[p.AOffset(x, y)]}
}

// AOffset is the index of a pixel in A.
func (p *NYCbCrA) AOffset(x, y int) int { return (y-p.Rect.Min.Y)*p.AStride + (x - p.Rect.Min.X) }

// SubImage gives what is in r, sharing pixels.
func (p *NYCbCrA) SubImage(r Rectangle) Image {
	q := &NYCbCrA{YCbCr: p.part(r)}
	if r = q.Rect; !r.Empty() {
		q.A, q.AStride = p.A[p.AOffset(r.Min.X, r.Min.Y):], p.AStride
	}
	return q
}

// Opaque tells whether all alphas are 0xff.
func (p *NYCbCrA) Opaque() bool { return (&raster{p.A, p.AStride, p.Rect}).opaque(1, 1) }
