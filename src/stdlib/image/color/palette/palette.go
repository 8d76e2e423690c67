// Package palette has two standard palettes. Complete.
package palette

import "image/color"

// Plan9 is Plan 9's: 4×4×4 cells of the color cube with 4 shades each, 256 colors (the manual page color(6)).
var Plan9 = plan9()

// WebSafe is Netscape's color cube, 6×6×6.
var WebSafe = webSafe()

// plan9 computes the map of color(6). A cell has as its largest channel the cell's number times 4 and the shade, and the others in proportion; the
// place of a shade in the row of 16 is shifted by what makes grays and primary colors come out in a sorted order.
func plan9() []color.Color {
	p := make([]color.Color, 256)
	for r := range 4 {
		for shade := range 4 {
			for g := range 4 {
				for b := range 4 {
					c := color.RGBA{A: 0xff}
					if largest := max(r, g, b); largest == 0 {
						v := uint8(0x11 * shade)
						c.R, c.G, c.B = v, v, v
					} else {
						top := 17 * (4*largest + shade)
						c.R, c.G, c.B = uint8(r*top/largest), uint8(g*top/largest), uint8(b*top/largest)
					}
					p[64*r+16*shade+(4*g+b+shade-r)&15] = c
				}
			}
		}
	}
	return p
}

func webSafe() []color.Color {
	p := make([]color.Color, 0, 6*6*6)
	for i := range cap(p) {
		p = append(p, color.RGBA{uint8(i / 36 * 0x33), uint8(i / 6 % 6 * 0x33), uint8(i % 6 * 0x33), 0xff})
	}
	return p
}
