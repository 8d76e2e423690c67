// run

package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"fmt"
	"io"
	"io/fs"
	"strings"
	"testing/fstest"
	"time"
)

var when = time.Date(2024, 2, 29, 23, 59, 57, 123456789, time.FixedZone("X", 5*3600+45*60))

var files = fstest.MapFS{
	"a.txt":        {Data: []byte(strings.Repeat("hello, world\n", 300)), Mode: 0o644, ModTime: when},
	"dir/b":        {Data: []byte{0, 1, 2, 255}, Mode: 0o4755, ModTime: when.AddDate(-30, 0, 0)},
	"dir/sub/ü c":  {Data: nil, Mode: 0o400, ModTime: when},
	"empty":        {Mode: fs.ModeDir | 0o755, ModTime: when},
	"dir/sub/deep": {Data: []byte("x"), ModTime: when},
}

func sum(b []byte) string { return fmt.Sprintf("%d bytes %x", len(b), sha256.Sum256(b)) }

func zips() {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	fmt.Println(w.SetComment("a comment"), w.AddFS(files))
	for _, h := range []*zip.FileHeader{
		{Name: "stored", Method: zip.Store, Comment: "ü", Modified: when}, {Name: "latin", Comment: "\xe4", NonUTF8: true, Method: zip.Deflate}, {Name: "d/"}, {Name: `../evil\x`}, {Name: "none", Method: 99}, {Name: "/abs"},
	} {
		h.SetMode(0o751)
		f, err := w.CreateHeader(h)
		fmt.Printf("%q %v", h.Name, err)
		if err == nil {
			n, err := f.Write([]byte("content of " + h.Name))
			fmt.Print(" ", n, " ", err)
		}
		fmt.Println()
	}
	raw, err := w.CreateRaw(&zip.FileHeader{Name: "raw", CRC32: 0x12345678, CompressedSize64: 3, UncompressedSize64: 3})
	io.WriteString(raw, "raw")
	fmt.Println(err, w.Flush(), w.Close(), w.Close())
	fmt.Println("zip", sum(b.Bytes()))

	r, err := zip.NewReader(bytes.NewReader(append([]byte("#!/bin/x\n"), b.Bytes()...)), int64(b.Len()+9))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("%q\n", r.Comment)
	for _, f := range r.File {
		at, err := f.DataOffset()
		fmt.Printf("%q %q %v %v %d %x %d %d %s %x %d %v |", f.Name, f.Comment, f.NonUTF8, f.Mode(), f.Method, f.CRC32, f.CompressedSize64, f.UncompressedSize64, f.Modified.Format(time.RFC3339Nano), f.Extra, at, err)
		c, err := f.Open()
		if err != nil {
			fmt.Println(err)
			continue
		}
		data, err := io.ReadAll(c)
		fmt.Printf("%d %v %v %q\n", len(data), err, c.Close(), fmt.Sprint(f.FileInfo()))
	}
	fs.WalkDir(r, ".", func(name string, d fs.DirEntry, err error) error {
		fmt.Printf("walk %q %v %q\n", name, err, fmt.Sprint(d))
		return nil
	})
	for _, name := range []string{"dir/sub", "dir/no", "../x", "a.txt", "empty"} {
		i, err := fs.Stat(r, name)
		fmt.Println(i, err)
	}
	data, err := fs.ReadFile(r, "dir/b")
	fmt.Println(data, err)
	var c bytes.Buffer
	w = zip.NewWriter(&c)
	for _, f := range r.File[:3] {
		fmt.Print(w.Copy(f), " ")
	}
	fmt.Println(w.Close(), sum(c.Bytes()))
	for _, cut := range []int{0, 10, b.Len() - 1, b.Len() - 12, b.Len() / 2} {
		_, err := zip.NewReader(bytes.NewReader(b.Bytes()[:cut]), int64(cut))
		fmt.Println(cut, err)
	}
	bad := bytes.Clone(b.Bytes())
	bad[60] ^= 0x55
	if r, err := zip.NewReader(bytes.NewReader(bad), int64(len(bad))); err == nil {
		_, err := fs.ReadFile(r, "a.txt")
		fmt.Println(err)
	}
}

func tars() {
	long := strings.Repeat("d/", 60) + "name"
	headers := []*tar.Header{
		{Name: "file", Size: 5, Mode: 0o644, Uid: 1000, Gid: 100, Uname: "u", Gname: "g", ModTime: when},
		{Name: "old/", Mode: 0o755}, {Name: "link", Typeflag: tar.TypeSymlink, Linkname: "file"}, {Name: long, Size: 1}, {Name: strings.Repeat("n", 150), Size: 2},
		{Name: "ü", ModTime: when, Format: tar.FormatPAX, AccessTime: when}, {Name: "gnu" + strings.Repeat("x", 120), Format: tar.FormatGNU, Size: 3, Uid: 1 << 30, ChangeTime: when},
		{Name: "old", ModTime: time.Unix(-3, 250000000), Format: tar.FormatPAX}, {Name: "x", Xattrs: map[string]string{"k": "v\x00"}, PAXRecords: map[string]string{"V.x": "1", "path": "no"}},
		{Typeflag: tar.TypeXGlobalHeader, PAXRecords: map[string]string{"comment": "all"}}, {Name: "dev", Typeflag: tar.TypeChar, Devmajor: 5, Devminor: 1},
		{Name: "bad/", Typeflag: tar.TypeReg}, {Name: "a\x00b"}, {Name: "ü", Format: tar.FormatUSTAR}, {Name: "u", Uname: "ü", Format: tar.FormatGNU, Mode: -1}, {Name: "u", Mode: 1 << 40}, {Name: "s", Size: -1},
		{Name: "u", Devmajor: 1 << 62, Format: tar.FormatPAX}, {Name: "t", AccessTime: when, Format: tar.FormatUSTAR}, {Typeflag: tar.TypeXHeader}, {Name: "g", PAXRecords: map[string]string{"a=b": "c"}},
		{Typeflag: tar.TypeXGlobalHeader, Size: 3}, {Name: "last", Size: 4},
	}
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for _, h := range headers {
		err := w.WriteHeader(h)
		fmt.Printf("%.20q %v", h.Name, err)
		if err == nil && h.Size > 0 {
			n, err := w.Write(bytes.Repeat([]byte{'c'}, int(h.Size)+1))
			fmt.Print(" ", n, " ", err)
		}
		fmt.Println()
	}
	fmt.Println(w.AddFS(files), w.Close(), w.Close(), w.Flush())
	fmt.Println("tar", sum(b.Bytes()))
	r := tar.NewReader(&b)
	for {
		h, err := r.Next()
		if err != nil {
			fmt.Println(err)
			break
		}
		data, err := io.ReadAll(r)
		fmt.Printf("%q %q %q %d %o %d %d %q %q %s %v %v %v %q %q %v|%d %v %v\n", h.Typeflag, h.Name, h.Linkname, h.Size, h.Mode, h.Uid, h.Gid, h.Uname, h.Gname, h.ModTime.UTC().Format(time.RFC3339Nano),
			h.AccessTime.IsZero(), h.ChangeTime.IsZero(), h.Devmajor, h.Xattrs, h.PAXRecords, h.Format, len(data), err, h.FileInfo())
	}
	w = tar.NewWriter(io.Discard)
	fmt.Println(w.WriteHeader(&tar.Header{Name: "a", Size: 3}), w.WriteHeader(&tar.Header{Name: "b"}), w.Close())
	for _, text := range []string{"", "x", strings.Repeat("x", 512), strings.Repeat("\x00", 512), strings.Repeat("\x00", 512) + strings.Repeat("x", 512)} {
		_, err := tar.NewReader(strings.NewReader(text)).Next()
		fmt.Println(err)
	}
	for _, f := range []tar.Format{0, tar.FormatGNU, tar.FormatPAX | tar.FormatUSTAR} {
		fmt.Println(f)
	}
	i, err := files.Stat("dir/b")
	h, err2 := tar.FileInfoHeader(i, "")
	fmt.Println(err, err2, h.Name, h.Mode, h.Size, h.FileInfo())
}

func main() {
	zips()
	tars()
}

// Output:
// <nil> <nil>
// "stored" <nil> 17 <nil>
// "latin" <nil> 16 <nil>
// "d/" <nil> 0 zip: write to directory
// "../evil\\x" <nil> 20 <nil>
// "none" zip: unsupported compression algorithm
// "/abs" <nil> 15 <nil>
// <nil> <nil> <nil> zip: writer closed twice
// zip 1565 bytes 96a84af4c7b64b76087aded6b06aa1dd1dfbd3de2cd90f9a14d53b9bffce6a39
// "a comment"
// "a.txt" "" false -rw-r--r-- 8 8dc86690 46 3900 2024-02-29T18:14:57Z 5554050001a1c9e065 53 <nil> |3900 <nil> <nil> "-rw-r--r-- 3900 2024-02-29 18:14:57 a.txt"
// "dir/" "" false dr-xr-xr-x 0 0 0 0 2049-01-01T00:00:00Z  149 <nil> |0 <nil> <nil> "dr-xr-xr-x 0 2049-01-01 00:00:00 dir/"
// "dir/b" "" false -rwxr-xr-x 8 3fb23824 10 4 1994-03-01T18:14:57Z 55540500012186732d 193 <nil> |4 <nil> <nil> "-rwxr-xr-x 4 1994-03-01 18:14:57 b"
// "dir/sub/" "" false dr-xr-xr-x 0 0 0 0 2049-01-01T00:00:00Z  257 <nil> |0 <nil> <nil> "dr-xr-xr-x 0 2049-01-01 00:00:00 sub/"
// "dir/sub/deep" "" false ---------- 8 8cdc1683 7 1 2024-02-29T18:14:57Z 5554050001a1c9e065 308 <nil> |1 <nil> <nil> "---------- 1 2024-02-29 18:14:57 deep"
// "dir/sub/ü c" "" false -r-------- 8 0 5 0 2024-02-29T18:14:57Z 5554050001a1c9e065 382 <nil> |0 <nil> <nil> "-r-------- 0 2024-02-29 18:14:57 ü c"
// "empty/" "" false drwxr-xr-x 0 0 0 0 2024-02-29T18:14:57Z 5554050001a1c9e065 448 <nil> |0 <nil> <nil> "drwxr-xr-x 0 2024-02-29 18:14:57 empty/"
// "stored" "ü" false -rwxr-x--x 0 6cce04c5 17 17 2024-02-29T23:59:57+05:45 5554050001a1c9e065 493 <nil> |17 <nil> <nil> "-rwxr-x--x 17 2024-02-29 18:14:57 stored"
// "latin" "\xe4" true -rwxr-x--x 8 6c1ba16b 22 16 1979-11-30T00:00:00Z  561 <nil> |16 <nil> <nil> "-rwxr-x--x 16 1979-11-30 00:00:00 latin"
// "d/" "" false drwxr-x--x 0 0 0 0 1979-11-30T00:00:00Z  631 <nil> |0 <nil> <nil> "drwxr-x--x 0 1979-11-30 00:00:00 d/"
// "../evil\\x" "" false -rwxr-x--x 0 b181458e 20 20 1979-11-30T00:00:00Z  670 <nil> |20 <nil> <nil> "-rwxr-x--x 20 1979-11-30 00:00:00 evil\\x"
// "/abs" "" false -rwxr-x--x 0 7a054d62 15 15 1979-11-30T00:00:00Z  740 <nil> |15 <nil> <nil> "-rwxr-x--x 15 1979-11-30 00:00:00 abs"
// "raw" "" false -rw-rw-rw- 0 12345678 3 3 1979-11-30T00:00:00Z  804 <nil> |3 zip: checksum error <nil> "-rw-rw-rw- 3 1979-11-30 00:00:00 raw"
// walk "." <nil> "d ./"
// walk "a.txt" <nil> "-rw-r--r-- 3900 2024-02-29 18:14:57 a.txt"
// walk "abs" <nil> "-rwxr-x--x 15 1979-11-30 00:00:00 abs"
// walk "d" <nil> "d d/"
// walk "dir" <nil> "d dir/"
// walk "dir/b" <nil> "-rwxr-xr-x 4 1994-03-01 18:14:57 b"
// walk "dir/sub" <nil> "d sub/"
// walk "dir/sub/deep" <nil> "---------- 1 2024-02-29 18:14:57 deep"
// walk "dir/sub/ü c" <nil> "-r-------- 0 2024-02-29 18:14:57 ü c"
// walk "empty" <nil> "d empty/"
// walk "evil" <nil> "d evil/"
// walk "evil/evil\\x" <nil> "-rwxr-x--x 20 1979-11-30 00:00:00 evil\\x"
// walk "latin" <nil> "-rwxr-x--x 16 1979-11-30 00:00:00 latin"
// walk "raw" <nil> "-rw-rw-rw- 3 1979-11-30 00:00:00 raw"
// walk "stored" <nil> "-rwxr-x--x 17 2024-02-29 18:14:57 stored"
// d sub/ <nil>
// <nil> open dir/no: file does not exist
// <nil> open ../x: invalid argument
// -rw-r--r-- 3900 2024-02-29 18:14:57 a.txt <nil>
// d empty/ <nil>
// [0 1 2 255] <nil>
// <nil> <nil> <nil> <nil> 402 bytes 1be7bbf980eb4e898e02937bc2187e6957b3a39d47b9df49f1d57b15b7aea56b
// 0 zip: not a valid zip file
// 10 zip: not a valid zip file
// 1564 zip: not a valid zip file
// 1553 zip: not a valid zip file
// 782 zip: not a valid zip file
// flate: corrupt input before offset 26
// "file" <nil> 5 archive/tar: write too long
// "old/" <nil>
// "link" <nil>
// "d/d/d/d/d/d/d/d/d/d/" <nil> 1 archive/tar: write too long
// "nnnnnnnnnnnnnnnnnnnn" <nil> 2 archive/tar: write too long
// "ü" <nil>
// "gnuxxxxxxxxxxxxxxxxx" <nil> 3 archive/tar: write too long
// "old" <nil>
// "x" <nil>
// "" <nil>
// "dev" <nil>
// "bad/" archive/tar: cannot encode header: filename may not have trailing slash
// "a\x00b" archive/tar: cannot encode header: invalid PAX record: "path = a\x00b"
// "ü" archive/tar: cannot encode header: Format specifies USTAR; and USTAR cannot encode Name="ü"
// "u" <nil>
// "u" <nil>
// "s" archive/tar: cannot encode header: negative size on header-only type
// "u" archive/tar: cannot encode header: Format specifies PAX; and PAX cannot encode Devmajor=4611686018427387904
// "t" archive/tar: cannot encode header: Format specifies USTAR; and USTAR cannot encode AccessTime=2024-02-29 23:59:57.123456789 +0545 X
// "" archive/tar: cannot encode header: cannot manually encode TypeXHeader, TypeGNULongName, or TypeGNULongLink headers
// "g" archive/tar: cannot encode header: invalid PAX record: "a=b = c"
// "" archive/tar: cannot encode header: only PAXRecords should be set for TypeXGlobalHeader
// "last" <nil> 4 archive/tar: write too long
// <nil> <nil> <nil> archive/tar: write after close
// tar 26112 bytes aae589edff5e53613d4d1dc79f1d351812b02ca86d8d869d7ac681289d5e907e
// '0' "file" "" 5 644 1000 100 "u" "g" 2024-02-29T18:14:57Z true true 0 map[] map[] USTAR|5 <nil> -rw-r--r-- 5 2024-02-29 18:14:57 file
// '5' "old/" "" 0 755 0 0 "" "" 1970-01-01T00:00:00Z true true 0 map[] map[] USTAR|0 <nil> drwxr-xr-x 0 1970-01-01 00:00:00 old/
// '2' "link" "file" 0 0 0 0 "" "" 1970-01-01T00:00:00Z true true 0 map[] map[] USTAR|0 <nil> L--------- 0 1970-01-01 00:00:00 link
// '0' "d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/name" "" 1 0 0 0 "" "" 1970-01-01T00:00:00Z true true 0 map[] map[] USTAR|1 <nil> ---------- 1 1970-01-01 00:00:00 name
// '0' "nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn" "" 2 0 0 0 "" "" 1970-01-01T00:00:00Z true true 0 map[] map["path":"nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn"] PAX|2 <nil> ---------- 2 1970-01-01 00:00:00 nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn
// '0' "ü" "" 0 0 0 0 "" "" 2024-02-29T18:14:57.123456789Z false true 0 map[] map["atime":"1709230497.123456789" "mtime":"1709230497.123456789" "path":"ü"] PAX|0 <nil> ---------- 0 2024-02-29 18:14:57 ü
// '0' "gnuxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" "" 3 0 1073741824 0 "" "" 1970-01-01T00:00:00Z true false 0 map[] map[] GNU|3 <nil> ---------- 3 1970-01-01 00:00:00 gnuxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
// '0' "old" "" 0 0 0 0 "" "" 1969-12-31T23:59:57.25Z true true 0 map[] map["mtime":"-2.75"] PAX|0 <nil> ---------- 0 1969-12-31 23:59:57 old
// '0' "x" "" 0 0 0 0 "" "" 1970-01-01T00:00:00Z true true 0 map["k":"v\x00"] map["SCHILY.xattr.k":"v\x00" "V.x":"1"] PAX|0 <nil> ---------- 0 1970-01-01 00:00:00 x
// 'g' "GlobalHead.0.0" "" 0 0 0 0 "" "" 0001-01-01T00:00:00Z true true 0 map[] map["comment":"all"] PAX|0 <nil> ---------- 0 0001-01-01 00:00:00 GlobalHead.0.0
// '3' "dev" "" 0 0 0 0 "" "" 1970-01-01T00:00:00Z true true 5 map[] map[] USTAR|0 <nil> Dc--------- 0 1970-01-01 00:00:00 dev
// '0' "u" "" 0 -1 0 0 "ü" "" 1970-01-01T00:00:00Z true true 0 map[] map[] GNU|0 <nil> ugtrwxrwxrwx 0 1970-01-01 00:00:00 u
// '0' "u" "" 0 20000000000000 0 0 "" "" 1970-01-01T00:00:00Z true true 0 map[] map[] GNU|0 <nil> ---------- 0 1970-01-01 00:00:00 u
// '0' "last" "" 4 0 0 0 "" "" 1970-01-01T00:00:00Z true true 0 map[] map[] USTAR|4 <nil> ---------- 4 1970-01-01 00:00:00 last
// '0' "a.txt" "" 3900 644 0 0 "" "" 2024-02-29T18:14:57Z true true 0 map[] map[] USTAR|3900 <nil> -rw-r--r-- 3900 2024-02-29 18:14:57 a.txt
// '5' "dir/" "" 0 555 0 0 "" "" 1970-01-01T00:00:00Z true true 0 map[] map[] USTAR|0 <nil> dr-xr-xr-x 0 1970-01-01 00:00:00 dir/
// '0' "dir/b" "" 4 755 0 0 "" "" 1994-03-01T18:14:57Z true true 0 map[] map[] USTAR|4 <nil> -rwxr-xr-x 4 1994-03-01 18:14:57 b
// '5' "dir/sub/" "" 0 555 0 0 "" "" 1970-01-01T00:00:00Z true true 0 map[] map[] USTAR|0 <nil> dr-xr-xr-x 0 1970-01-01 00:00:00 sub/
// '0' "dir/sub/deep" "" 1 0 0 0 "" "" 2024-02-29T18:14:57Z true true 0 map[] map[] USTAR|1 <nil> ---------- 1 2024-02-29 18:14:57 deep
// '0' "dir/sub/ü c" "" 0 400 0 0 "" "" 2024-02-29T18:14:57Z true true 0 map[] map["path":"dir/sub/ü c"] PAX|0 <nil> -r-------- 0 2024-02-29 18:14:57 ü c
// '5' "empty/" "" 0 755 0 0 "" "" 2024-02-29T18:14:57Z true true 0 map[] map[] USTAR|0 <nil> drwxr-xr-x 0 2024-02-29 18:14:57 empty/
// EOF
// <nil> archive/tar: missed writing 3 bytes archive/tar: missed writing 3 bytes
// EOF
// unexpected EOF
// archive/tar: invalid tar header
// EOF
// archive/tar: invalid tar header
// <unknown>
// GNU
// (USTAR | PAX)
// <nil> <nil> b 493 4 -rwxr-xr-x 4 1994-03-01 23:59:57 b
