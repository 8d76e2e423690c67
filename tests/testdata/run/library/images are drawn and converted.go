// run

package main

import (
	"fmt"
	"hash/crc32"
	"image"
	"image/color"
	"image/color/palette"
	"image/draw"
	"structs"
)

// fill makes pixels of all kinds of transparency.
func fill(m draw.Image) draw.Image {
	b := m.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			m.Set(x, y, color.NRGBA{uint8(40 * x), uint8(50 * y), uint8(30 * (x + y)), uint8(60 + 35*(x^y))})
		}
	}
	return m
}

// sum hashes what a program sees of an image.
func sum(m image.Image) uint32 {
	h := crc32.NewIEEE()
	b := m.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			r, g, b, a := m.At(x, y).RGBA()
			fmt.Fprintln(h, m.At(x, y), r, g, b, a)
		}
	}
	return h.Sum32()
}

func images() []draw.Image {
	r := image.Rect(-1, -2, 6, 5)
	all := []draw.Image{
		image.NewRGBA(r), image.NewRGBA64(r), image.NewNRGBA(r), image.NewNRGBA64(r), image.NewAlpha(r), image.NewAlpha16(r),
		image.NewGray(r), image.NewGray16(r), image.NewCMYK(r), image.NewPaletted(r, palette.WebSafe),
	}
	for _, m := range all {
		fill(m)
	}
	return all
}

type point struct {
	_    structs.HostLayout
	X, Y int
}

func main() {
	fmt.Println(point{X: 1, Y: 2})
	for _, m := range images() {
		s := m.(interface {
			SubImage(r image.Rectangle) image.Image
			Opaque() bool
		})
		fmt.Printf("%T %v %08x %v %08x\n", m, m.At(2, 3), sum(m), s.Opaque(), sum(s.SubImage(image.Rect(1, 1, 4, 9))))
	}
	sources := []image.Image{image.NewUniform(color.NRGBA{200, 10, 90, 130}), image.Black}
	for _, m := range images() {
		sources = append(sources, m)
	}
	mask := fill(image.NewAlpha(image.Rect(0, 0, 9, 9)))
	for i := range sources[2:] {
		for _, op := range []draw.Op{draw.Over, draw.Src} {
			h := crc32.NewIEEE()
			for _, src := range sources {
				dst := images()[i]
				draw.Draw(dst, image.Rect(0, 0, 5, 9), src, image.Pt(1, -1), op)
				fmt.Fprintln(h, sum(dst))
				draw.DrawMask(dst, image.Rect(-1, 1, 5, 9), src, image.Pt(1, -1), mask, image.Pt(1, 2), op)
				fmt.Fprintln(h, sum(dst))
				draw.Draw(dst, dst.Bounds().Add(image.Pt(2, 1)), dst, dst.Bounds().Min, op)
				fmt.Fprintln(h, sum(dst))
			}
			fmt.Printf("%T %v %08x\n", sources[2+i], op, h.Sum32())
		}
	}
	p := image.NewPaletted(image.Rect(0, 0, 8, 8), palette.Plan9[:20])
	draw.FloydSteinberg.Draw(p, p.Rect, fill(image.NewRGBA(p.Rect)), image.Point{})
	fmt.Println(p.Pix)
	for ratio := image.YCbCrSubsampleRatio444; ratio <= image.YCbCrSubsampleRatio410+1; ratio++ {
		m := image.NewYCbCr(image.Rect(1, 1, 8, 8), ratio)
		for i := range m.Y {
			m.Y[i] = uint8(5 * i)
		}
		for i := range m.Cb {
			m.Cb[i], m.Cr[i] = uint8(7*i), uint8(255-11*i)
		}
		fmt.Printf("%v %d %d %d %08x\n", ratio, len(m.Y), len(m.Cb), m.CStride, sum(m.SubImage(image.Rect(2, 3, 7, 8))))
	}
	r := image.Rect(10, 8, 2, 1)
	fmt.Println(r, r.Inset(2), r.Inset(5), r.Union(image.Rect(0, 0, 3, 3)), r.Intersect(image.Rect(0, 0, 3, 3)), image.Pt(-7, 20).Mod(r))
	fmt.Println(color.RGBToYCbCr(10, 200, 30))
	fmt.Println(color.YCbCrToRGB(10, 200, 30))
	fmt.Println(color.RGBToCMYK(10, 200, 30))
	fmt.Println(color.CMYKToRGB(10, 200, 30, 90))
	fmt.Println(color.Palette(palette.Plan9).Index(color.NRGBA{200, 100, 50, 255}), color.GrayModel.Convert(color.RGBA{9, 90, 200, 255}))
	defer func() { fmt.Println(recover()) }()
	image.NewRGBA(image.Rectangle{image.Pt(3, 3), image.Pt(1, 1)})
}

// Output:
// {{{}} 1 2}
// *image.RGBA {29 56 56 95} 5cf9056b false d98655fe
// *image.RGBA64 {7659 14361 14361 24415} a311348e false bd983bd9
// *image.NRGBA {80 150 150 95} 9bd75761 false 469bf48f
// *image.NRGBA64 {20558 38547 38547 24415} a8f261cf false 6a4925c1
// *image.Alpha {95} 89af6201 false ba128d99
// *image.Alpha16 {24415} 9e38315e false 46948a91
// *image.Gray {48} 58888bac true 07479e79
// *image.Gray16 {12357} 717a41b8 true b386e010
// *image.CMYK {122 0 0 199} 3f7e3261 true 73d7b8d0
// *image.Paletted {51 51 51 255} 01246c74 true 0950a130
// *image.RGBA 0 41125cd2
// *image.RGBA 1 095dfb0b
// *image.RGBA64 0 2a3913cc
// *image.RGBA64 1 f29e8fbe
// *image.NRGBA 0 b30dd961
// *image.NRGBA 1 aeacc00b
// *image.NRGBA64 0 51b98ed5
// *image.NRGBA64 1 94124861
// *image.Alpha 0 e680d2db
// *image.Alpha 1 2da9aec4
// *image.Alpha16 0 28c636b9
// *image.Alpha16 1 0b25c10e
// *image.Gray 0 e1227b2c
// *image.Gray 1 74ab6695
// *image.Gray16 0 3380e360
// *image.Gray16 1 80baf873
// *image.CMYK 0 68a72800
// *image.CMYK 1 07d8c4d9
// *image.Paletted 0 149f45a6
// *image.Paletted 1 b6a0da52
// [0 0 17 17 2 2 17 17 17 17 1 17 6 19 17 17 4 5 17 17 17 17 7 17 5 5 5 17 17 17 9 8 9 14 17 5 17 17 9 9 14 14 17 17 9 17 12 9 17 17 7 17 17 17 17 17 1 17 17 17 9 17 17 17]
// YCbCrSubsampleRatio444 49 49 7 f414c6e1
// YCbCrSubsampleRatio422 49 28 4 5cccc52e
// YCbCrSubsampleRatio420 49 16 4 0ecaa27a
// YCbCrSubsampleRatio440 49 28 7 b5c69454
// YCbCrSubsampleRatio411 49 14 2 e807d201
// YCbCrSubsampleRatio410 49 8 2 cf803ff3
// YCbCrSubsampleRatioUnknown 49 49 7 f414c6e1
// (2,1)-(10,8) (4,3)-(8,6) (6,4)-(6,4) (0,0)-(10,8) (2,1)-(3,3) (9,6)
// 124 75 47
// 0 55 137
// 242 0 216 55
// 159 35 146
// 194 {78}
// image: NewRGBA Rectangle has huge or negative dimensions
