// run

package main

import (
	"bytes"
	"compress/bzip2"
	"encoding/base64"
	"fmt"
	"hash/crc32"
	"index/suffixarray"
	"io"
	"regexp"
	"slices"
	"strings"
)

// packed is "to be or not to be; " 30 times, and 5000 times x.
const packed = "QlpoOTFBWSZTWbJa38wAAQ4ZoMAAAAgSAZRAAIAACCAAUIBppoE1UjJo01Q8hqGUbhjqGqHlDEM0MQ3DdD7sjhWOVS/F3JFOFCQslrfzAA=="

func main() {
	text := []byte(strings.Repeat("banana bandana ", 5) + "ananas")
	x := suffixarray.New(text)
	for _, s := range []string{"ana", "band", "s", "nothing", ""} {
		found := x.Lookup([]byte(s), -1)
		slices.Sort(found)
		fmt.Printf("%q %v %d\n", s, found, len(x.Lookup([]byte(s), 3)))
	}
	for _, re := range []string{"ana", "an+a", "[bd]an", "ban.*?n", "x"} {
		r := regexp.MustCompile(re)
		fmt.Println(re, x.FindAllIndex(r, -1), x.FindAllIndex(r, 2))
	}
	var big []byte
	for i := range 30000 {
		big = append(big, byte('a'+i*i%7*(i>>9)%5))
	}
	x = suffixarray.New(big)
	var b bytes.Buffer
	fmt.Println(x.Write(&b), b.Len())
	fmt.Printf("%08x\n", crc32.ChecksumIEEE(b.Bytes()))
	var y suffixarray.Index
	fmt.Println(y.Read(&b), bytes.Equal(y.Bytes(), big), len(y.Lookup([]byte("aa"), -1)) == len(x.Lookup([]byte("aa"), -1)))
	fmt.Println(y.Read(strings.NewReader("short")))

	data, _ := base64.StdEncoding.DecodeString(packed)
	twice := append(bytes.Clone(data), data...)
	for _, in := range [][]byte{data, twice, data[:50], []byte("BZx"), []byte("no"), append(bytes.Clone(data), "BX"...)} {
		out, err := io.ReadAll(bzip2.NewReader(bytes.NewReader(in)))
		fmt.Printf("%d %08x %v\n", len(out), crc32.ChecksumIEEE(out), err)
	}
	for _, i := range []int{3, 8, 12, 30, 50, 70} {
		bad := bytes.Clone(data)
		bad[i] ^= 0x10
		_, err := io.ReadAll(bzip2.NewReader(bytes.NewReader(bad)))
		fmt.Println(i, err)
	}
}

// Output:
// "ana" [1 3 11 16 18 26 31 33 41 46 48 56 61 63 71 75 77] 3
// "band" [7 22 37 52 67] 3
// "s" [80] 1
// "nothing" [] 0
// "" [] 0
// ana [[1 4] [11 14] [16 19] [26 29] [31 34] [41 44] [46 49] [56 59] [61 64] [71 74] [75 78]] [[56 59] [71 74]]
// an+a [[1 4] [11 14] [16 19] [26 29] [31 34] [41 44] [46 49] [56 59] [61 64] [71 74] [75 78]] [[56 59] [71 74]]
// [bd]an [[0 3] [7 10] [10 13] [15 18] [22 25] [25 28] [30 33] [37 40] [40 43] [45 48] [52 55] [55 58] [60 63] [67 70] [70 73]] [[0 3] [7 10]]
// ban.*?n [[0 5] [7 13] [15 20] [22 28] [30 35] [37 43] [45 50] [52 58] [60 65] [67 73]] [[45 50] [60 65]]
// x [] []
// <nil> 103548
// 1a9b942d
// <nil> true true
// unexpected EOF
// 5600 fd8236a4 <nil>
// 11200 1c041de5 <nil>
// 0 00000000 unexpected EOF
// 0 00000000 bzip2 data invalid: non-Huffman entropy encoding
// 0 00000000 bzip2 data invalid: bad magic value
// 5600 fd8236a4 bzip2 data invalid: bad magic value in continuation file
// 3 bzip2 data invalid: invalid compression level
// 8 bzip2 data invalid: bad magic value found
// 12 bzip2 data invalid: block checksum mismatch
// 30 unexpected EOF
// 50 bzip2 data invalid: block checksum mismatch
// 70 bzip2 data invalid: bad magic value found
