// run

package main

import (
	"bytes"
	"compress/lzw"
	"crypto/md5"
	"fmt"
	"io"
	"strings"
)

func main() {
	text := strings.Repeat("to be or not to be; ", 40)
	var long []byte
	for i := range 40000 {
		long = append(long, byte(i*i>>7))
	}
	for _, order := range []lzw.Order{lzw.LSB, lzw.MSB} {
		for _, in := range [][]byte{nil, []byte(text), long} {
			var b bytes.Buffer
			w := lzw.NewWriter(&b, order, 8)
			n, err := w.Write(in)
			fmt.Println(n, err, w.Close(), w.Close())
			fmt.Printf("%d %x\n", b.Len(), md5.Sum(b.Bytes()))
			data := bytes.Clone(b.Bytes())
			r := lzw.NewReader(&b, order, 8)
			out, err := io.ReadAll(r)
			fmt.Println(bytes.Equal(out, in), err, r.Close())
			_, err = r.Read(out[:0])
			fmt.Println(err)
			out, err = io.ReadAll(lzw.NewReader(bytes.NewReader(data[:len(data)-2]), order, 8))
			fmt.Println(len(out), err)
		}
	}
	var b bytes.Buffer
	w := lzw.NewWriter(&b, lzw.LSB, 2)
	fmt.Println(w.Write([]byte{0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3}))
	w.Close()
	fmt.Printf("%x\n", b.Bytes())
	w.(*lzw.Writer).Reset(&b, lzw.LSB, 2)
	fmt.Println(w.Write([]byte{4}))
	fmt.Println(lzw.NewWriter(&b, 5, 2).Write(nil))
	fmt.Println(lzw.NewReader(&b, lzw.MSB, 9).Read(nil))
	fmt.Println(io.ReadAll(lzw.NewReader(strings.NewReader("\xff\xff"), lzw.LSB, 7)))
}

// Output:
// 0 <nil> <nil> <nil>
// 3 bcdf11edb1a574390da64dd73f828d4f
// true <nil> <nil>
// lzw: reader/writer is closed
// 0 unexpected EOF
// 800 <nil> <nil> <nil>
// 178 5ce2aaf0bc8b3d086160290dc340e095
// true <nil> <nil>
// lzw: reader/writer is closed
// 799 unexpected EOF
// 40000 <nil> <nil> <nil>
// 52347 cef76a80029c897420b9f8723927a71d
// true <nil> <nil>
// lzw: reader/writer is closed
// 40000 unexpected EOF
// 0 <nil> <nil> <nil>
// 3 72e7d90db9de5a4dc2135d1b950101f1
// true <nil> <nil>
// lzw: reader/writer is closed
// 0 unexpected EOF
// 800 <nil> <nil> <nil>
// 178 aa8c695e24d74dd2e1dffd345a0b6ece
// true <nil> <nil>
// lzw: reader/writer is closed
// 799 unexpected EOF
// 40000 <nil> <nil> <nil>
// 52347 4357bf2a1c1dd535e23eca78ddcd74b9
// true <nil> <nil>
// lzw: reader/writer is closed
// 40000 unexpected EOF
// 12 <nil>
// 4434863a05
// 0 lzw: input byte too large for the litWidth
// 0 lzw: unknown order
// 0 lzw: litWidth 9 out of range
// [] lzw: invalid code
