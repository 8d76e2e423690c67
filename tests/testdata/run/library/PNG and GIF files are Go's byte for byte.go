// run

package main

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"image"
	"image/color"
	"image/color/palette"
	"image/draw"
	"image/gif"
	"image/png"
	"strings"
)

func paint(m draw.Image) image.Image {
	b := m.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			m.Set(x, y, color.NRGBA{uint8(x * y), uint8(3 * x), uint8(x ^ 5*y), uint8(255 - max(0, x-y))})
		}
	}
	return m
}

func main() {
	r := image.Rect(2, 3, 66, 43)
	for i, m := range []draw.Image{
		image.NewGray(r), image.NewGray16(r), image.NewRGBA(r), image.NewNRGBA(r), image.NewRGBA64(r), image.NewNRGBA64(r), image.NewAlpha(r), image.NewCMYK(r),
		image.NewPaletted(r, palette.WebSafe), image.NewPaletted(r, palette.Plan9[:9]), image.NewPaletted(r, color.Palette{color.Black, color.NRGBA{9, 9, 9, 9}}),
	} {
		paint(m)
		for _, level := range []png.CompressionLevel{png.DefaultCompression, png.NoCompression, png.BestSpeed, png.BestCompression}[i%2:][:2] {
			var b bytes.Buffer
			enc := png.Encoder{CompressionLevel: level}
			err := enc.Encode(&b, m)
			fmt.Printf("%T %d: %d %x %v\n", m, level, b.Len(), sha256.Sum256(b.Bytes()), err)
			c, err := png.DecodeConfig(bytes.NewReader(b.Bytes()))
			fmt.Println(c.Width, c.Height, err)
			back, format, err := image.Decode(&b)
			fmt.Printf("%T %v %v %v %v\n", back, format, err, back.At(10, 20), m.At(12, 23))
		}
	}
	var b bytes.Buffer
	fmt.Println(gif.Encode(&b, paint(image.NewRGBA(r)), &gif.Options{NumColors: 100}))
	fmt.Printf("%d %x\n", b.Len(), sha256.Sum256(b.Bytes()))
	m, format, err := image.Decode(bytes.NewReader(b.Bytes()))
	fmt.Println(m.Bounds(), format, err, m.At(5, 7))

	g := &gif.GIF{LoopCount: 3}
	for i := range 4 {
		p := image.NewPaletted(image.Rect(i, 0, 30, 20+i), palette.Plan9[:40+i])
		paint(p)
		g.Image, g.Delay = append(g.Image, p), append(g.Delay, 10*i)
		g.Disposal = append(g.Disposal, gif.DisposalBackground)
	}
	g.Config = image.Config{ColorModel: g.Image[0].Palette, Width: 30, Height: 23}
	b.Reset()
	fmt.Println(gif.EncodeAll(&b, g))
	fmt.Printf("%d %x\n", b.Len(), sha256.Sum256(b.Bytes()))
	back, err := gif.DecodeAll(bytes.NewReader(b.Bytes()))
	fmt.Println(len(back.Image), back.LoopCount, back.Delay, back.Disposal, back.Config.Width, back.Config.Height, err)
	for i, p := range back.Image {
		fmt.Println(p.Rect, bytes.Equal(p.Pix, g.Image[i].Pix), len(p.Palette))
	}
	data := b.Bytes()
	for _, n := range []int{5, 12, 100, 700, len(data) - 1} {
		_, err := gif.DecodeAll(bytes.NewReader(data[:n]))
		fmt.Println(err)
	}
	_, _, err = image.Decode(strings.NewReader("neither"))
	fmt.Println(err)
	_, err = png.Decode(strings.NewReader("\x89PNG\r\n\x1a\n\x00\x00\x00\x00IEND"))
	fmt.Println(err)
	fmt.Println(png.Encode(&b, image.NewGray(image.Rectangle{})))
	fmt.Println(gif.EncodeAll(&b, &gif.GIF{}))
}

// Output:
// *image.Gray 0: 1288 23e126530d331af28ecff34c265d75f40265736a44b4ccddcf0a3f47a6c42c89 <nil>
// 64 40 <nil>
// *image.Gray png <nil> {41} {41}
// *image.Gray -1: 2673 28a39a869d8dca25b81a72e60a2523db75267d95fe28fa0c3de8cce528ffb0ee <nil>
// 64 40 <nil>
// *image.Gray png <nil> {41} {41}
// *image.Gray16 -1: 5233 30758e9ae9ad964493d4c8617fe8f936b415413c29edb22582b8de72e4b13cd2 <nil>
// 64 40 <nil>
// *image.Gray16 png <nil> {10689} {10689}
// *image.Gray16 -2: 4601 44ed04b4746eb770da3811ceaa728912ba42a3b045beec14a3919ad06506e293 <nil>
// 64 40 <nil>
// *image.Gray16 png <nil> {10689} {10689}
// *image.RGBA 0: 3775 8cf36fefbaf4ba634a7e917eb3a3dd7a025b04e34758b139150c00bfc029bcd0 <nil>
// 64 40 <nil>
// *image.NRGBA png <nil> {20 36 127 255} {20 36 127 255}
// *image.RGBA -1: 10353 1ef79104316f35ed67e53d833ead0eeee88119cb3abf3f4d98c89f5dae952220 <nil>
// 64 40 <nil>
// *image.NRGBA png <nil> {20 36 127 255} {20 36 127 255}
// *image.NRGBA -1: 10353 b1a7fc1638afdffa28e1fc17d26a7bcb5ccf4b3d1182f7878e0fa235f73432db <nil>
// 64 40 <nil>
// *image.NRGBA png <nil> {20 36 127 255} {20 36 127 255}
// *image.NRGBA -2: 2485 fb5e91c48bfba6146c929ced22e102a4b94fe50394aebcce8b5d22ddfc842f67 <nil>
// 64 40 <nil>
// *image.NRGBA png <nil> {20 36 127 255} {20 36 127 255}
// *image.RGBA64 0: 4105 719c76ea0dbda9e1646401c090d6c045d1461a08b637bc3473949eb64272d023 <nil>
// 64 40 <nil>
// *image.NRGBA64 png <nil> {5140 9252 32639 65535} {5140 9252 32639 65535}
// *image.RGBA64 -1: 20593 aabd9e3232326dbc5d51fd900487752e0c47bb83ce2d6ff973157cffa464d578 <nil>
// 64 40 <nil>
// *image.NRGBA64 png <nil> {5140 9252 32639 65535} {5140 9252 32639 65535}
// *image.NRGBA64 -1: 20593 aabd9e3232326dbc5d51fd900487752e0c47bb83ce2d6ff973157cffa464d578 <nil>
// 64 40 <nil>
// *image.NRGBA64 png <nil> {5140 9252 32639 65535} {5140 9252 32639 65535}
// *image.NRGBA64 -2: 6150 e073c7e64eefd1269c07593ff944528eda911ab6ad63c732fea47dc7f21641eb <nil>
// 64 40 <nil>
// *image.NRGBA64 png <nil> {5140 9252 32639 65535} {5140 9252 32639 65535}
// *image.Alpha 0: 273 b6b66dbfe8867b1bd4bb28ffe7b3ca808a02005f056c5adf795b525c0bf5f8d8 <nil>
// 64 40 <nil>
// *image.NRGBA png <nil> {255 255 255 255} {255}
// *image.Alpha -1: 10353 492a997ba6121abc4fc6d1bfccf654e034b5cfe1a6e65a4402c25d1a7a3ee3fb <nil>
// 64 40 <nil>
// *image.NRGBA png <nil> {255 255 255 255} {255}
// *image.CMYK -1: 15473 8afc16a8c125fb790ed164ab9f412883308758389dd9073877481790e95011b9 <nil>
// 64 40 <nil>
// *image.RGBA64 png <nil> {5247 9343 32639 65535} {214 182 0 128}
// *image.CMYK -2: 12499 95d77ccd4a06b0de6fae9b100221b38c3fe6b3ca256670e5ea55cb2ca6b21cbb <nil>
// 64 40 <nil>
// *image.RGBA64 png <nil> {5247 9343 32639 65535} {214 182 0 128}
// *image.Paletted 0: 1837 c4a133967ef461fbcac9503786b00776c7092322e2da9e377b2ba94edf06b39d <nil>
// 64 40 <nil>
// *image.Paletted png <nil> {0 51 102 255} {0 51 102 255}
// *image.Paletted -1: 3333 56d2241698ef23dd1e997af282a0e28b965d07102e9f757ee89a2c6a4a52575b <nil>
// 64 40 <nil>
// *image.Paletted png <nil> {0 51 102 255} {0 51 102 255}
// *image.Paletted -1: 1432 d59436dc0c265d5dc43be356f46079c9928da3c42500bfb3c868c703e990da98 <nil>
// 64 40 <nil>
// *image.Paletted png <nil> {0 68 136 255} {0 68 136 255}
// *image.Paletted -2: 386 1f2e5c7c3ea0dd3ab0f0463b5a420d69b4bf00a1598eaa980ae9d64db144600f <nil>
// 64 40 <nil>
// *image.Paletted png <nil> {0 68 136 255} {0 68 136 255}
// *image.Paletted 0: 106 bc41491c0a269402e6a0c403adbb40afbe808fc2f3ef8b5ad52d8fc0ff87c412 <nil>
// 64 40 <nil>
// *image.Paletted png <nil> {0 0 0 255} {0}
// *image.Paletted -1: 465 3f784f329393add38c3b0347e638309f6d78dda883d53317edce43d73b3be157 <nil>
// 64 40 <nil>
// *image.Paletted png <nil> {0 0 0 255} {0}
// <nil>
// 1603 157e66832ae1efd025a64806f260914b83ab4f9e38f9a5005383997588a62742
// (0,0)-(64,40) gif <nil> {68 0 68 255}
// <nil>
// 1358 02deafb878ddaf8eb72e7a7c9c0d2c0fe07fe60540472f1ad9b8626deb0f067d
// 4 3 [0 10 20 30] [2 2 2 2] 30 23 <nil>
// (0,0)-(30,20) true 64
// (1,0)-(30,21) true 64
// (2,0)-(30,22) true 64
// (3,0)-(30,23) true 64
// gif: reading header: unexpected EOF
// gif: reading header: unexpected EOF
// gif: reading color table: unexpected EOF
// gif: can't read image descriptor: unexpected EOF
// gif: reading frames: unexpected EOF
// image: unknown format
// png: invalid format: chunk out of order
// png: invalid format: invalid image size: 0x0
// gif: must provide at least one image
