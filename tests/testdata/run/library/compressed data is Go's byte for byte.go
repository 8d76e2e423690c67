// run

package main

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"crypto/sha256"
	"fmt"
	"io"
	"strings"
	"time"
)

func input() []byte {
	var b bytes.Buffer
	x := uint32(1)
	for i := range 6000 {
		x = x*1664525 + 1013904223
		fmt.Fprintf(&b, "line %d of %d: %s\n", i, x>>20, strings.Repeat("ab", int(x>>28)))
	}
	return b.Bytes()
}

func main() {
	in := input()
	for level := -2; level <= 9; level++ {
		var b bytes.Buffer
		w, _ := flate.NewWriter(&b, level)
		w.Write(in[:70000])
		w.Flush()
		w.Write(in[70000:])
		w.Close()
		fmt.Printf("%d: %d %x\n", level, b.Len(), sha256.Sum256(b.Bytes()))
		out, err := io.ReadAll(flate.NewReader(&b))
		fmt.Println(bytes.Equal(in, out), err)
	}

	var b bytes.Buffer
	g := gzip.NewWriter(&b)
	g.Name, g.Comment, g.ModTime = "naïve.txt", "a test", time.Unix(1e9, 0)
	g.Write(in)
	g.Close()
	data := bytes.Clone(b.Bytes())
	fmt.Printf("%d %x\n", b.Len(), data[:30])
	r, err := gzip.NewReader(&b)
	if err != nil {
		panic(err)
	}
	out, err := io.ReadAll(r)
	fmt.Println(len(out), err, r.Name, r.Comment, r.ModTime.UTC())
	data[len(data)-6]++
	r, _ = gzip.NewReader(bytes.NewReader(data))
	_, err = io.ReadAll(r)
	fmt.Println(err)
	_, err = io.ReadAll(flate.NewReader(strings.NewReader("\xff\xff\xff")))
	fmt.Println(err)
	_, err = gzip.NewReader(strings.NewReader("not compressed at all"))
	fmt.Println(err)

	b.Reset()
	dict := []byte("line of : abab")
	z, _ := zlib.NewWriterLevelDict(&b, 9, dict)
	z.Write(in[:1000])
	z.Close()
	fmt.Printf("%d %x\n", b.Len(), b.Bytes()[:8])
	_, err = zlib.NewReader(bytes.NewReader(b.Bytes()))
	fmt.Println(err)
	zr, err := zlib.NewReaderDict(&b, dict)
	out, err2 := io.ReadAll(zr)
	fmt.Println(len(out), err, err2)
}

// Output:
// -2: 97035 d764b82ab0c89f17d32832720448e4f24695fe1d590b2c6c6b3cb4933ddaf255
// true <nil>
// -1: 36989 46f196861479117988510b53769d632b7d6674e0d52fff708dab13e6c9b4690a
// true <nil>
// 0: 206777 c17ac95b022fbf9b6ed7928d18add4c55533a57d728e538345704d29af679e7e
// true <nil>
// 1: 45233 e2aaea763b7c267ec833e3f45c23a2f45593faca041a6dc398489b01067df808
// true <nil>
// 2: 42058 a08456998b193767cc381f44d8304173575cf894a81e2de9d7cf107c74e32654
// true <nil>
// 3: 40845 bb3cbcb04c916255db527b27b25dae0c9b2c63663a65d9ef7556532cb929e7af
// true <nil>
// 4: 38171 b4df347c72d75f231eb09b5bb16ac2600c7794969cab207f2670ac70b85960a5
// true <nil>
// 5: 37556 ac0feae1c80f5b8ec8b4bea0e31ff8863d5bf8f8dd3e999f07d0a822c2dfa04e
// true <nil>
// 6: 36989 46f196861479117988510b53769d632b7d6674e0d52fff708dab13e6c9b4690a
// true <nil>
// 7: 36193 e20ebb11e663ffac45f8e3f49b9acf53bdd1a43d57fcc7fe9c99257f48cf25ed
// true <nil>
// 8: 35508 342baeaba907fc35887ca97dfab51ffb5d4490fff9194351116cbc86f47e2d51
// true <nil>
// 9: 35508 342baeaba907fc35887ca97dfab51ffb5d4490fff9194351116cbc86f47e2d51
// true <nil>
// 37058 1f8b081800ca9a3b00ff6e61ef76652e747874006120746573740094bd4b
// 206742 <nil> naïve.txt a test 2001-09-09 01:46:40 +0000 UTC
// gzip: invalid checksum
// flate: corrupt input before offset 1
// gzip: invalid header
// 251 78f923cb049e8c93
// zlib: invalid dictionary
// 1000 <nil> <nil>
