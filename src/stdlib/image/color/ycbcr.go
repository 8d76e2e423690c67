package color

// Y'CbCr as JFIF has it, in integers with 16 bits of fraction:
//
//	Y' =  0.2990 R + 0.5870 G + 0.1140 B          R = Y' + 1.40200 (Cr-128)
//	Cb = -0.1687 R - 0.3313 G + 0.5000 B + 128    G = Y' - 0.34414 (Cb-128) - 0.71414 (Cr-128)
//	Cr =  0.5000 R - 0.4187 G - 0.0813 B + 128    B = Y' + 1.77200 (Cb-128)

// limit brings v to 24 bits, of which the upper 8 (or 16) are a channel.
func limit(v int32) uint32 { return uint32(min(max(v, 0), 1<<24-1)) }

// RGBToYCbCr converts.
func RGBToYCbCr(r, g, b uint8) (uint8, uint8, uint8) {
	r1, g1, b1 := int32(r), int32(g), int32(b)
	y := (19595*r1 + 38470*g1 + 7471*b1 + 1<<15) >> 16
	cb := limit(-11056*r1-21712*g1+32768*b1+257<<15) >> 16
	cr := limit(32768*r1-27440*g1-5328*b1+257<<15) >> 16
	return uint8(y), uint8(cb), uint8(cr)
}

// wideRGB gives channels of 24 bits. Y' is spread over all of them, so that grays are those of Gray.
func wideRGB(y, cb, cr uint8) (r, g, b uint32) {
	l, u, v := int32(y)*0x10101, int32(cb)-128, int32(cr)-128
	return limit(l + 91881*v), limit(l - 22554*u - 46802*v), limit(l + 116130*u)
}

// YCbCrToRGB converts back.
func YCbCrToRGB(y, cb, cr uint8) (uint8, uint8, uint8) {
	r, g, b := wideRGB(y, cb, cr)
	return uint8(r >> 16), uint8(g >> 16), uint8(b >> 16)
}

// YCbCr has luma and two differences of chroma, 8 bits each.
type YCbCr struct {
	Y, Cb, Cr uint8
}

func (c YCbCr) RGBA() (uint32, uint32, uint32, uint32) {
	r, g, b := wideRGB(c.Y, c.Cb, c.Cr)
	return r >> 8, g >> 8, b >> 8, full
}

var YCbCrModel Model = ModelFunc(toYCbCr)

func toYCbCr(c Color) Color {
	if _, same := c.(YCbCr); same {
		return c
	}
	r, g, b, _ := c.RGBA()
	y, cb, cr := RGBToYCbCr(uint8(r>>8), uint8(g>>8), uint8(b>>8))
	return YCbCr{y, cb, cr}
}

// NYCbCrA is YCbCr, not multiplied by A.
type NYCbCrA struct {
	YCbCr
	A uint8
}

func (c NYCbCrA) RGBA() (uint32, uint32, uint32, uint32) {
	r, g, b, _ := c.YCbCr.RGBA()
	a := wide(c.A)
	return r * a / full, g * a / full, b * a / full, a
}

var NYCbCrAModel Model = ModelFunc(toNYCbCrA)

func toNYCbCrA(c Color) Color {
	switch c := c.(type) {
	case NYCbCrA:
		return c
	case YCbCr:
		return NYCbCrA{c, 0xff}
	}
	r, g, b, a := c.RGBA()
	r, g, b = unmultiply(r, g, b, a)
	y, cb, cr := RGBToYCbCr(uint8(r>>8), uint8(g>>8), uint8(b>>8))
	return NYCbCrA{YCbCr{y, cb, cr}, uint8(a >> 8)}
}

// RGBToCMYK converts: black is what all channels lack.
func RGBToCMYK(r, g, b uint8) (uint8, uint8, uint8, uint8) {
	w := uint32(max(r, g, b))
	if w == 0 {
		return 0, 0, 0, 0xff
	}
	lack := func(v uint8) uint8 { return uint8((w - uint32(v)) * 0xff / w) }
	return lack(r), lack(g), lack(b), uint8(0xff - w)
}

// CMYKToRGB converts back.
func CMYKToRGB(c, m, y, k uint8) (uint8, uint8, uint8) {
	r, g, b, _ := CMYK{c, m, y, k}.RGBA()
	return uint8(r >> 8), uint8(g >> 8), uint8(b >> 8)
}

// CMYK is what printers put on white: cyan, magenta, yellow and black.
type CMYK struct {
	C, M, Y, K uint8
}

func (c CMYK) RGBA() (uint32, uint32, uint32, uint32) {
	w := full - wide(c.K)
	return (full - wide(c.C)) * w / full, (full - wide(c.M)) * w / full, (full - wide(c.Y)) * w / full, full
}

var CMYKModel Model = ModelFunc(toCMYK)

func toCMYK(c Color) Color {
	if _, same := c.(CMYK); same {
		return c
	}
	r, g, b, _ := c.RGBA()
	cc, m, y, k := RGBToCMYK(uint8(r>>8), uint8(g>>8), uint8(b>>8))
	return CMYK{cc, m, y, k}
}
