// run

package main

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"strings"
)

func paint(m draw.Image) image.Image {
	b := m.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			m.Set(x, y, color.RGBA{uint8(3*x + y), uint8(255 - 5*y), uint8(x * y / 7), 255})
		}
	}
	return m
}

func main() {
	r := image.Rect(3, 2, 60, 45)
	for i, m := range []draw.Image{image.NewGray(r), image.NewRGBA(r), image.NewNRGBA64(r), image.NewCMYK(r)} {
		var b bytes.Buffer
		err := jpeg.Encode(&b, paint(m), &jpeg.Options{Quality: 5 + 31*i})
		fmt.Printf("%T: %d %x %v\n", m, b.Len(), sha256.Sum256(b.Bytes()), err)
		data := b.Bytes()
		c, err := jpeg.DecodeConfig(bytes.NewReader(data))
		fmt.Println(c.Width, c.Height, err)
		back, format, err := image.Decode(bytes.NewReader(data))
		fmt.Printf("%T %v %v %v %v\n", back, back.Bounds(), format, err, back.At(40, 20))
		rgba := image.NewRGBA(back.Bounds())
		draw.Draw(rgba, rgba.Rect, back, image.Point{}, draw.Src)
		fmt.Printf("%x\n", sha256.Sum256(rgba.Pix))
		b.Reset()
		fmt.Println(jpeg.Encode(&b, back, nil), b.Len())
		for _, n := range []int{1, 30, 300, len(data) - 2} {
			_, err := jpeg.Decode(bytes.NewReader(data[:n]))
			fmt.Println(err)
		}
	}
	_, err := jpeg.Decode(strings.NewReader("\xff\xd8\xff\xc0\x00\x0b\x0c\x00\x01\x00\x01\x01\x01\x11\x00"))
	fmt.Println(err)
	_, err = jpeg.Decode(strings.NewReader("\xff\xd8\xff\x01\x00\x02"))
	fmt.Println(err)
	_, err = jpeg.Decode(strings.NewReader("\xff\xd8\xff\xd9"))
	fmt.Println(err)
	fmt.Println(jpeg.Encode(new(bytes.Buffer), image.NewGray(image.Rect(0, 0, 1<<16, 1)), nil))
}

// Output:
// *image.Gray: 418 c1a7860cb364c48da54bbb9183e477f4bdb53bf784703059369529a271a4510f <nil>
// 57 43 <nil>
// *image.Gray (0,0)-(57,43) jpeg <nil> {148}
// 8afb7d15d06ef45324b9da720fd51c0b681e4971285f3f2e4996b7b00b196905
// <nil> 434
// unexpected EOF
// unexpected EOF
// unexpected EOF
// invalid JPEG format: short Huffman data
// *image.RGBA: 780 5dc778c07b9af6b781a13a5d1a30c67875dfdd57de31c58e36c4f76deb7c2122 <nil>
// 57 43 <nil>
// *image.YCbCr (0,0)-(57,43) jpeg <nil> {144 121 134}
// 64492cc2076557e0a2d585b28d2b39ec15b6c26b4f3779902889f426acdf8052
// <nil> 847
// unexpected EOF
// unexpected EOF
// unexpected EOF
// invalid JPEG format: short Huffman data
// *image.NRGBA64: 869 3b8261b3469582bfbdefbfc387a6854403c5ea2c3abe8bb2f24b49009460a224 <nil>
// 57 43 <nil>
// *image.YCbCr (0,0)-(57,43) jpeg <nil> {147 128 134}
// 1d19ea964be309c7a42666e32c8e4031e047a7a719f2338d234aa57d9cf5fa4a
// <nil> 886
// unexpected EOF
// unexpected EOF
// unexpected EOF
// invalid JPEG format: short Huffman data
// *image.CMYK: 1613 c11d1d911c3ca3d50329628e71fb6f055e019a5ad450210c7f10e1ffda8f39f9 <nil>
// 57 43 <nil>
// *image.YCbCr (0,0)-(57,43) jpeg <nil> {146 125 134}
// 537fea80624eb493a8c809d5fc62b28c1056588e4cbebc92e5fad5ba9c0b963c
// <nil> 922
// unexpected EOF
// unexpected EOF
// unexpected EOF
// <nil>
// unsupported JPEG feature: precision
// invalid JPEG format: unknown marker
// invalid JPEG format: missing SOS marker
// jpeg: image is too large to encode
