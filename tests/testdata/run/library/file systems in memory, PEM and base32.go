// run

package main

import (
	"encoding/base32"
	"encoding/pem"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"testing/fstest"
	"testing/iotest"
)

func main() {
	m := fstest.MapFS{
		"a/b.txt": {Data: []byte("hello")},
		"a/c/d":   {Data: []byte("deep"), Mode: 0o600},
		"link":    {Data: []byte("a/b.txt"), Mode: fs.ModeSymlink},
	}
	fmt.Println(fstest.TestFS(m, "a/b.txt", "a/c/d", "link"))
	fmt.Println(fstest.TestFS(m, "a/x"))
	fs.WalkDir(m, ".", func(path string, d fs.DirEntry, err error) error {
		fmt.Println(path, d, err)
		return nil
	})
	text, err := fs.ReadFile(m, "link")
	fmt.Printf("%s %v\n", text, err)
	_, err = m.Open("nope")
	fmt.Println(err)
	g, err := fs.Glob(m, "a/*")
	fmt.Println(g, err)
	fmt.Println(os.CopyFS("/tmp/copied-by-test", fstest.MapFS{"x/y": {Data: []byte("z")}}))
	os.RemoveAll("/tmp/copied-by-test")
	fmt.Println(iotest.TestReader(strings.NewReader("some text"), []byte("some text")), iotest.TestReader(strings.NewReader("some"), []byte("other")))

	b := &pem.Block{Type: "TEST", Headers: map[string]string{"B": "2", "A": "1", "Proc-Type": "x"}, Bytes: []byte(strings.Repeat("bytes!", 20))}
	out := pem.EncodeToMemory(b)
	fmt.Printf("%s", out)
	p, rest := pem.Decode(append([]byte("junk\n"), append(out, "tail"...)...))
	fmt.Println(p.Type, p.Headers, len(p.Bytes), string(rest))
	p, rest = pem.Decode([]byte("-----BEGIN X-----\nA\n-----END Y-----\n"))
	fmt.Println(p, len(rest))

	for _, enc := range []*base32.Encoding{base32.StdEncoding, base32.HexEncoding.WithPadding(base32.NoPadding)} {
		for i := range 7 {
			s := enc.EncodeToString([]byte("foobar")[:i])
			d, err := enc.DecodeString(s)
			fmt.Printf("%q %q %v\n", s, d, err)
		}
		_, err := enc.DecodeString("MZXW6!")
		fmt.Println(err)
	}
}

// Output:
// <nil>
// TestFS found errors:
// expected but not found: a/x
// . d ./ <nil>
// a dr-xr-xr-x 0 0001-01-01 00:00:00 a/ <nil>
// a/b.txt ---------- 5 0001-01-01 00:00:00 b.txt <nil>
// a/c dr-xr-xr-x 0 0001-01-01 00:00:00 c/ <nil>
// a/c/d -rw------- 4 0001-01-01 00:00:00 d <nil>
// link L--------- 7 0001-01-01 00:00:00 link <nil>
// hello <nil>
// open nope: file does not exist
// [a/b.txt a/c] <nil>
// <nil>
// <nil> ReadAll(small amounts) = "some"
// 	want "other"
// -----BEGIN TEST-----
// Proc-Type: x
// A: 1
// B: 2
//
// Ynl0ZXMhYnl0ZXMhYnl0ZXMhYnl0ZXMhYnl0ZXMhYnl0ZXMhYnl0ZXMhYnl0ZXMh
// Ynl0ZXMhYnl0ZXMhYnl0ZXMhYnl0ZXMhYnl0ZXMhYnl0ZXMhYnl0ZXMhYnl0ZXMh
// Ynl0ZXMhYnl0ZXMhYnl0ZXMhYnl0ZXMh
// -----END TEST-----
// TEST map[A:1 B:2 Proc-Type:x] 120 tail
// <nil> 36
// "" "" <nil>
// "MY======" "f" <nil>
// "MZXQ====" "fo" <nil>
// "MZXW6===" "foo" <nil>
// "MZXW6YQ=" "foob" <nil>
// "MZXW6YTB" "fooba" <nil>
// "MZXW6YTBOI======" "foobar" <nil>
// illegal base32 data at input byte 5
// "" "" <nil>
// "CO" "f" <nil>
// "CPNG" "fo" <nil>
// "CPNMU" "foo" <nil>
// "CPNMUOG" "foob" <nil>
// "CPNMUOJ1" "fooba" <nil>
// "CPNMUOJ1E8" "foobar" <nil>
// illegal base32 data at input byte 1
