package jpeg

// The cosine transformation of 8×8 samples, by C. Loeffler, A. Ligtenberg, G. Moschytz, "Practical Fast 1-D DCT Algorithms with 11
// Multiplications" (1989), in integers of 32 bits. How many bits of fraction each step has is Go's, so that results are equal to the bit.

// A block has samples or coefficients, by rows.
type block [64]int32

// rotate turns a point, times a scale: cos and sin are multiplied by it.
func rotate(x, y, cos, sin int32) (int32, int32) { return x*cos + y*sin, y*cos - x*sin }

// A turn is a cosine and a sine.
type turn struct{ cos, sin int32 }

// A forwardPass has the bits that values lose before they are multiplied, and the factors.
type forwardPass struct {
	drop, dropOdd uint
	t1, t3, t6    turn // by 1/16, 3/16 and 6/16 of π; the last one times √2
	root          int32
}

var (
	forwardColumns = forwardPass{0, 12, turn{257107, 51142}, turn{217965, 145639}, turn{141871, 342508}, 5793}
	forwardRows    = forwardPass{14, 14, turn{16069, 3196}, turn{13623, 9102}, turn{8867, 21407}, 23170}
)

// transform does one row or column, times √8.
func (p *forwardPass) transform(v *[8]int32) {
	x0, x7 := v[0]+v[7], v[0]-v[7]
	x1, x6 := v[1]+v[6], v[1]-v[6]
	x2, x5 := v[2]+v[5], v[2]-v[5]
	x3, x4 := v[3]+v[4], v[3]-v[4]
	x4, x7 = rotate(x4>>p.drop, x7>>p.drop, p.t3.cos, p.t3.sin)
	x5, x6 = rotate(x5>>p.drop, x6>>p.drop, p.t1.cos, p.t1.sin)
	x0, x3 = x0+x3, x0-x3
	x1, x2 = x1+x2, x1-x2
	v[2], v[6] = rotate(x2>>p.drop, x3>>p.drop, p.t6.cos, p.t6.sin)
	v[0], v[4] = x0+x1, x0-x1
	x4, x6 = x4+x6, x4-x6
	x7, x5 = x7+x5, x7-x5
	v[1], v[7] = x7+x4, x7-x4
	v[3], v[5] = (x5>>p.dropOdd)*p.root, (x6>>p.dropOdd)*p.root
}

// forward makes samples from 0 to 255 coefficients, times 8.
func forward(b *block) {
	var v [8]int32
	for i := range 8 {
		for k := range v {
			v[k] = b[8*k+i]
		}
		forwardColumns.transform(&v)
		// Samples are meant to be around 0. What was not multiplied gets the fraction of the others.
		v[0] = (v[0] - 128*8) << 18
		v[4] <<= 18
		for k, x := range v {
			b[8*k+i] = x
		}
	}
	for i := range 8 {
		row := (*[8]int32)(b[8*i:])
		forwardRows.transform(row)
		for k, x := range row {
			row[k] = (x + 1<<17) >> 18
		}
	}
}

// An inversePass is the same for the way back, with half of the scales.
type inversePass struct {
	dropSum, dropEven, dropRoot, drop uint
	t1, t3, t6                        turn
	root                              int32
}

var (
	inverseRows    = inversePass{0, 0, 0, 2, turn{4017, 799}, turn{3406, 2276}, turn{70936, 171254}, 181}
	inverseColumns = inversePass{2, 13, 13, 14, turn{4017, 799}, turn{3406, 2276}, turn{1108, 2676}, 11585}
)

// transform does one row or column.
func (p *inversePass) transform(v *[8]int32) {
	x0, x1 := (v[0]+v[4])>>p.dropSum, (v[0]-v[4])>>p.dropSum
	x2, x3 := rotate(v[2]>>p.dropEven, v[6]>>p.dropEven, p.t6.cos, -p.t6.sin)
	x1, x2 = x1+x2, x1-x2
	x0, x3 = x0+x3, x0-x3
	x7, x4 := v[1]+v[7], v[1]-v[7]
	x5, x6 := (v[3]>>p.dropRoot)*p.root, (v[5]>>p.dropRoot)*p.root
	x7, x5 = x7+x5, x7-x5
	x4, x6 = x4+x6, x4-x6
	x4, x7 = rotate(x4>>p.drop, x7>>p.drop, p.t3.cos, -p.t3.sin)
	x5, x6 = rotate(x5>>p.drop, x6>>p.drop, p.t1.cos, -p.t1.sin)
	v[0], v[7] = x0+x7, x0-x7
	v[1], v[6] = x1+x6, x1-x6
	v[2], v[5] = x2+x5, x2-x5
	v[3], v[4] = x3+x4, x3-x4
}

// inverse makes coefficients samples around 0.
func inverse(b *block) {
	for i := range 8 {
		row := (*[8]int32)(b[8*i:])
		row[0] <<= 17
		row[4] <<= 17
		row[1] <<= 7
		row[7] <<= 7
		inverseRows.transform(row)
	}
	var v [8]int32
	for i := range 8 {
		for k := range v {
			v[k] = b[8*k+i]
		}
		v[0] += 1 << 19
		inverseColumns.transform(&v)
		for k, x := range v {
			b[8*k+i] = x >> 18
		}
	}
}
