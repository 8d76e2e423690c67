// run

package main

import (
	"bytes"
	"fmt"
	"io"
	"mime"
	"mime/quotedprintable"
	"strings"
)

func main() {
	for _, s := range []string{"text/html; charset=UTF-8", `Form-Data; name="a\"b"; filename="C:\dir\f.txt"`, "a/b; x*=utf-8'en'%e2%82%ac; y*0=one; y*1*=%20two; y*2=!", "text/", "", "text", "a b/c",
		"text/plain;", "text/plain; x", "text/plain; x=", "text/plain; a=1; a=2", "text/plain; a=1; A=1", "a/b/c", `a/b; q="open`, "a/b; z*=latin1''%e4"} {
		t, params, err := mime.ParseMediaType(s)
		fmt.Printf("%q %q %v %v\n", s, t, params, err)
	}
	fmt.Println(mime.FormatMediaType("Text/HTML", map[string]string{"B": "x y", "a": "tok", "c": `q"\`, "d": "é*", "e": ""}))
	fmt.Printf("%q %q\n", mime.FormatMediaType("a b", nil), mime.FormatMediaType("a/b", map[string]string{"n m": ""}))

	for _, e := range []string{".html", ".HTML", ".png", ".json", ".none", ""} {
		fmt.Printf("%s=%s, ", e, mime.TypeByExtension(e))
	}
	fmt.Println()
	fmt.Println(mime.AddExtensionType(".Foo", "text/x-foo"), mime.AddExtensionType("bar", "a/b"), mime.AddExtensionType(".x", "a/"))
	fmt.Println(mime.TypeByExtension(".Foo"), mime.TypeByExtension(".fOO"))
	fmt.Println(mime.ExtensionsByType("text/x-foo; charset=latin1"))
	fmt.Println(mime.ExtensionsByType("no/such"))

	for _, s := range []string{"plain", "Grüße", "a_b = ü?", strings.Repeat("ü€", 15), "tab\tnl\n"} {
		for _, e := range []mime.WordEncoder{mime.QEncoding, mime.BEncoding} {
			w := e.Encode("utf-8", s)
			back, err := new(mime.WordDecoder).DecodeHeader(w)
			fmt.Println(w, back == s, err)
		}
		fmt.Println(mime.QEncoding.Encode("iso-8859-1", s))
	}
	d := &mime.WordDecoder{CharsetReader: func(charset string, in io.Reader) (io.Reader, error) {
		if charset != "rev" {
			return nil, fmt.Errorf("no %s", charset)
		}
		b, err := io.ReadAll(in)
		for i, j := 0, len(b)-1; i < j; i, j = i+1, j-1 {
			b[i], b[j] = b[j], b[i]
		}
		return bytes.NewReader(b), err
	}}
	for _, s := range []string{"=?utf-8?q?a_b=C3=A9?=", "=?ISO-8859-1?Q?=e9?=", "=?us-ascii?b?4WI=?=", "=?REV?q?abc?=", "=?x?q?abc?=", "=?utf-8?z?a?=", "=?utf-8?q?=4?=", "=?utf-8?q?=zz?=", "=?utf-8?b?!?=", "word", "=??q?a?="} {
		w, err := d.Decode(s)
		h, err2 := d.DecodeHeader("x " + s + " " + s + "  y =?")
		fmt.Printf("%s: %q %v; %q %v\n", s, w, err, h, err2)
	}

	long := "Grüße = viel\tText " + strings.Repeat("word ", 20) + " \r\nzwei\ndrei\r " + "\x00ende "
	for _, binary := range []bool{false, true} {
		var b bytes.Buffer
		w := quotedprintable.NewWriter(&b)
		w.Binary = binary
		for _, c := range []byte(long) {
			w.Write([]byte{c})
		}
		w.Close()
		fmt.Printf("%q\n", b.String())
		back, err := io.ReadAll(quotedprintable.NewReader(&b))
		fmt.Printf("%q %v\n", back, err)
	}
	for _, s := range []string{"a=\r\nb", "a= \nb", "=", "a=", "=4", "=zz", "=3D=3d", "x \t\ny", "\x01", "é", "a=xb", "= b\n"} {
		b, err := io.ReadAll(quotedprintable.NewReader(strings.NewReader(s)))
		fmt.Printf("%q %q %v\n", s, b, err)
	}
}

// Output:
// "text/html; charset=UTF-8" "text/html" map[charset:UTF-8] <nil>
// "Form-Data; name=\"a\\\"b\"; filename=\"C:\\dir\\f.txt\"" "form-data" map[filename:C:\dir\f.txt name:a"b] <nil>
// "a/b; x*=utf-8'en'%e2%82%ac; y*0=one; y*1*=%20two; y*2=!" "a/b" map[x:€ y:one two!] <nil>
// "text/" "" map[] mime: expected token after slash
// "" "" map[] mime: no media type
// "text" "text" map[] <nil>
// "a b/c" "" map[] mime: expected slash after first token
// "text/plain;" "text/plain" map[] <nil>
// "text/plain; x" "text/plain" map[] mime: invalid media parameter
// "text/plain; x=" "text/plain" map[] mime: invalid media parameter
// "text/plain; a=1; a=2" "" map[] mime: duplicate parameter name
// "text/plain; a=1; A=1" "text/plain" map[a:1] <nil>
// "a/b/c" "" map[] mime: unexpected content after media subtype
// "a/b; q=\"open" "a/b" map[] mime: invalid media parameter
// "a/b; z*=latin1''%e4" "a/b" map[] <nil>
// text/html; b="x y"; a=tok; c="q\"\\"; d*=utf-8''%C3%A9%2A; e=""
// "" ""
// .html=text/html; charset=utf-8, .HTML=text/html; charset=utf-8, .png=image/png, .json=application/json, .none=, =, 
// <nil> mime: extension "bar" missing leading dot mime: expected token after slash
// text/x-foo; charset=utf-8 text/x-foo; charset=utf-8
// [.foo] <nil>
// [] <nil>
// plain true <nil>
// plain true <nil>
// plain
// =?utf-8?q?Gr=C3=BC=C3=9Fe?= true <nil>
// =?utf-8?b?R3LDvMOfZQ==?= true <nil>
// =?iso-8859-1?q?Gr=C3=BC=C3=9Fe?=
// =?utf-8?q?a=5Fb_=3D_=C3=BC=3F?= true <nil>
// =?utf-8?b?YV9iID0gw7w/?= true <nil>
// =?iso-8859-1?q?a=5Fb_=3D_=C3=BC=3F?=
// =?utf-8?q?=C3=BC=E2=82=AC=C3=BC=E2=82=AC=C3=BC=E2=82=AC=C3=BC=E2=82=AC?= =?utf-8?q?=C3=BC=E2=82=AC=C3=BC=E2=82=AC=C3=BC=E2=82=AC=C3=BC=E2=82=AC?= =?utf-8?q?=C3=BC=E2=82=AC=C3=BC=E2=82=AC=C3=BC=E2=82=AC=C3=BC=E2=82=AC?= =?utf-8?q?=C3=BC=E2=82=AC=C3=BC=E2=82=AC=C3=BC=E2=82=AC?= true <nil>
// =?utf-8?b?w7zigqzDvOKCrMO84oKsw7zigqzDvOKCrMO84oKsw7zigqzDvOKCrMO84oKs?= =?utf-8?b?w7zigqzDvOKCrMO84oKsw7zigqzDvOKCrMO84oKs?= true <nil>
// =?iso-8859-1?q?=C3=BC=E2=82=AC=C3=BC=E2=82=AC=C3=BC=E2=82=AC=C3=BC=E2=82=AC=C3=BC=E2=82=AC=C3=BC=E2=82=AC=C3=BC=E2=82=AC=C3=BC=E2=82=AC=C3=BC=E2=82=AC=C3=BC=E2=82=AC=C3=BC=E2=82=AC=C3=BC=E2=82=AC=C3=BC=E2=82=AC=C3=BC=E2=82=AC=C3=BC=E2=82=AC?=
// =?utf-8?q?tab=09nl=0A?= true <nil>
// =?utf-8?b?dGFiCW5sCg==?= true <nil>
// =?iso-8859-1?q?tab=09nl=0A?=
// =?utf-8?q?a_b=C3=A9?=: "a bé" <nil>; "x a béa bé  y =?" <nil>
// =?ISO-8859-1?Q?=e9?=: "é" <nil>; "x éé  y =?" <nil>
// =?us-ascii?b?4WI=?=: "�b" <nil>; "x �b�b  y =?" <nil>
// =?REV?q?abc?=: "cba" <nil>; "x cbacba  y =?" <nil>
// =?x?q?abc?=: "" no x; "" no x
// =?utf-8?z?a?=: "" mime: invalid RFC 2047 encoded-word; "x =?utf-8?z?a?= =?utf-8?z?a?=  y =?" <nil>
// =?utf-8?q?=4?=: "" mime: invalid RFC 2047 encoded-word; "x =?utf-8?q?=4?= =?utf-8?q?=4?=  y =?" <nil>
// =?utf-8?q?=zz?=: "" mime: invalid hex byte 0x7a; "x =?utf-8?q?=zz?= =?utf-8?q?=zz?=  y =?" <nil>
// =?utf-8?b?!?=: "" illegal base64 data at input byte 0; "x =?utf-8?b?!?= =?utf-8?b?!?=  y =?" <nil>
// word: "" mime: invalid RFC 2047 encoded-word; "x word word  y =?" <nil>
// =??q?a?=: "" mime: invalid RFC 2047 encoded-word; "" no 
// "Gr=C3=BC=C3=9Fe =3D viel\tText word word word word word word word word word =\r\nword word word word word word word word word word word =20\r\nzwei\r\ndrei\r\n =00ende=20"
// "Grüße = viel\tText word word word word word word word word word word word word word word word word word word word word  \r\nzwei\r\ndrei\r\n \x00ende " <nil>
// "Gr=C3=BC=C3=9Fe =3D viel\tText word word word word word word word word word =\r\nword word word word word word word word word word word  =0D=0Azwei=0Adrei=\r\n=0D =00ende=20"
// "Grüße = viel\tText word word word word word word word word word word word word word word word word word word word word  \r\nzwei\ndrei\r \x00ende " <nil>
// "a=\r\nb" "ab" <nil>
// "a= \nb" "ab" <nil>
// "=" "" quotedprintable: invalid bytes after =: ""
// "a=" "a" <nil>
// "=4" "=4" <nil>
// "=zz" "=zz" <nil>
// "=3D=3d" "==" <nil>
// "x \t\ny" "x\ny" <nil>
// "\x01" "" quotedprintable: invalid unescaped byte 0x01 in body
// "é" "é" <nil>
// "a=xb" "a=xb" <nil>
// "= b\n" "= b\n" <nil>
