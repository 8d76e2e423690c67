//go:build ignore

// Writes the tables of src/stdlib/math/rand and math/rand/v2: the start state of the additive generator, found by running
// the toolchain's generator and its recurrence backwards, and the ziggurat tables of Marsaglia and Tsang.
//
//	go run scripts/gen-rand.go
package main

import (
	"bytes"
	"fmt"
	"math"
	"math/rand"
	"os"
)

const (
	size = 607
	tap  = 273
)

func seedrand(x int32) int32 {
	hi, lo := x/44488, x%44488
	x = 48271*lo - 3399*hi
	if x < 0 {
		x += 1<<31 - 1
	}
	return x
}

func start() (out [size]uint64) {
	src := rand.NewSource(1).(rand.Source64)
	var vec, outs [size]uint64
	pos := make([]int, size)
	feed := size - tap
	for k := range size {
		feed = (feed - 1 + size) % size
		pos[k] = feed
		outs[k] = src.Uint64()
		vec[feed] = outs[k]
	}
	for k := size - 1; k >= 0; k-- {
		t := (size - 1 - k + size) % size
		vec[pos[k]] -= vec[t]
	}
	x := int32(1)
	for i := -20; i < size; i++ {
		x = seedrand(x)
		if i >= 0 {
			u := uint64(x) << 40
			x = seedrand(x)
			u ^= uint64(x) << 20
			x = seedrand(x)
			u ^= uint64(x)
			out[i] = vec[i] ^ u
		}
	}
	return
}

func floats(b *bytes.Buffer, name string, v []float64) {
	fmt.Fprintf(b, "\nvar %s = [%d]float32{", name, len(v))
	for i, x := range v {
		if i%8 == 0 {
			fmt.Fprint(b, "\n\t")
		} else {
			fmt.Fprint(b, " ")
		}
		fmt.Fprintf(b, "%.9g,", float32(x))
	}
	fmt.Fprint(b, "\n}\n")
}

func ints(b *bytes.Buffer, name string, v []uint32) {
	fmt.Fprintf(b, "\nvar %s = [%d]uint32{", name, len(v))
	for i, x := range v {
		if i%8 == 0 {
			fmt.Fprint(b, "\n\t")
		} else {
			fmt.Fprint(b, " ")
		}
		fmt.Fprintf(b, "%#x,", x)
	}
	fmt.Fprint(b, "\n}\n")
}

func ziggurat(b *bytes.Buffer) {
	kn, wn, fn := make([]uint32, 128), make([]float64, 128), make([]float64, 128)
	const m1 = 1 << 31
	d, v := 3.442619855899, 9.91256303526217e-3
	t := d
	q := v / math.Exp(-.5*d*d)
	kn[0] = uint32(d / q * m1)
	wn[0], wn[127] = q/m1, d/m1
	fn[0], fn[127] = 1, math.Exp(-.5*d*d)
	for i := 126; i >= 1; i-- {
		d = math.Sqrt(-2 * math.Log(v/d+math.Exp(-.5*d*d)))
		kn[i+1] = uint32(d / t * m1)
		t = d
		fn[i] = math.Exp(-.5 * d * d)
		wn[i] = d / m1
	}
	ints(b, "kn", kn)
	floats(b, "wn", wn)
	floats(b, "fn", fn)
	ke, we, fe := make([]uint32, 256), make([]float64, 256), make([]float64, 256)
	const m2 = 1 << 32
	d, v = 7.69711747013104972, 3.9496598225815571993e-3
	t = d
	q = v / math.Exp(-d)
	ke[0] = uint32(d / q * m2)
	we[0], we[255] = q/m2, d/m2
	fe[0], fe[255] = 1, math.Exp(-d)
	for i := 254; i >= 1; i-- {
		d = -math.Log(v/d + math.Exp(-d))
		ke[i+1] = uint32(d / t * m2)
		t = d
		fe[i] = math.Exp(-d)
		we[i] = d / m2
	}
	ints(b, "ke", ke)
	floats(b, "we", we)
	floats(b, "fe", fe)
}

func main() {
	var z bytes.Buffer
	ziggurat(&z)
	head := "// math/rand: ziggurat tables (Marsaglia and Tsang, 2000). Made by scripts/gen-rand.go.\n\npackage rand\n"
	for _, p := range []string{"src/stdlib/math/rand/", "src/stdlib/math/rand/v2/"} {
		if err := os.WriteFile(p+"ziggurat.go", append([]byte(head), z.Bytes()...), 0o644); err != nil {
			panic(err)
		}
	}
	var b bytes.Buffer
	fmt.Fprint(&b, "// math/rand: what a seed is mixed with. Made by scripts/gen-rand.go.\n\npackage rand\n\nvar startState = [stateSize]uint64{")
	for i, x := range start() {
		if i%4 == 0 {
			fmt.Fprint(&b, "\n\t")
		} else {
			fmt.Fprint(&b, " ")
		}
		fmt.Fprintf(&b, "%#x,", x)
	}
	fmt.Fprint(&b, "\n}\n")
	if err := os.WriteFile("src/stdlib/math/rand/state.go", b.Bytes(), 0o644); err != nil {
		panic(err)
	}
}
