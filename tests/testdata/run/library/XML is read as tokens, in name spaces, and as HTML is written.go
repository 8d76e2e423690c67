// run

package main

import (
	"encoding/xml"
	"fmt"
	"io"
	"os"
	"strings"
)

func show(d *xml.Decoder) {
	for {
		t, err := d.Token()
		if err != nil {
			line, col := d.InputPos()
			fmt.Println(err, d.InputOffset(), line, col)
			return
		}
		switch t := t.(type) {
		case xml.CharData:
			fmt.Printf("text %q\n", t)
		case xml.Comment:
			fmt.Printf("comment %q\n", t)
		case xml.ProcInst:
			fmt.Printf("inst %s %q\n", t.Target, t.Inst)
		case xml.Directive:
			fmt.Printf("directive %q\n", t)
		default:
			fmt.Printf("%T %v\n", t, t)
		}
	}
}

func main() {
	show(xml.NewDecoder(strings.NewReader(`<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE doc [ <!ENTITY e "<x>"> <!-- gone --> ]>
<doc xmlns="urn:d" xmlns:p="urn:p" p:a="1" b='&quot;&#65;&#x42;'>
  <p:in xmlns:p="urn:q">x &lt; y` + "\r\n" + `</p:in><p:out/><u:n/><!-- c --><![CDATA[<raw>&amp;]]></doc>
`)))
	for _, s := range []string{"<a>", "<a", "<a b>", "<a b=c>", "<a>&x;</a>", "<a>&lt</a>", "<a>]]></a>", "</a>", "<a><b></a>", "<1/>", "<a b='<'/>", "<!-- -- -->", "<a>\x01</a>",
		"<a>\xff</a>", "<a:b:c/>", "<![CDATX[", "<?xml version='2.0'?>", "<?xml encoding='latin-1'?>", "<a/ >", "< a/>", "</ a>", "<a></a b>", "<?", "<!-x", "<![CDATA[x", "<x:a xmlns:x='u'></y:a>"} {
		d := xml.NewDecoder(strings.NewReader(s))
		var err error
		for err == nil {
			_, err = d.Token()
		}
		fmt.Printf("%q: %q\n", s, err)
	}

	d := xml.NewDecoder(strings.NewReader(`<p class=x checked>a&nbsp;b &copy &what; <br> <img src="i.png"><hr/><b>bold</p>`))
	d.Strict = false
	d.AutoClose = xml.HTMLAutoClose
	d.Entity = xml.HTMLEntity
	show(d)
	fmt.Println(len(xml.HTMLEntity), xml.HTMLEntity["euro"], xml.HTMLEntity["Agrave"], xml.HTMLEntity["diams"], len(xml.HTMLAutoClose))

	d = xml.NewDecoder(strings.NewReader(`<?xml version="1.0" encoding="rot1"?>=b?dbu=0b?`))
	d.CharsetReader = func(charset string, in io.Reader) (io.Reader, error) {
		b, err := io.ReadAll(in)
		for i := range b {
			b[i]--
		}
		return strings.NewReader(string(b)), err
	}
	show(d)

	enc := xml.NewEncoder(os.Stdout)
	enc.Indent(">", "\t")
	start := xml.StartElement{Name: xml.Name{Space: "urn:a", Local: "a"}, Attr: []xml.Attr{
		{Name: xml.Name{Space: "http://x/y/zed", Local: "k"}, Value: "v\n"},
		{Name: xml.Name{Space: "http://other/zed/", Local: "k"}, Value: "w"},
		{Name: xml.Name{Space: "http://x/xmlish", Local: "m"}, Value: "'"},
	}}
	fmt.Println(enc.EncodeToken(xml.ProcInst{Target: "xml", Inst: []byte(`version="1.0"`)}))
	fmt.Println(enc.EncodeToken(start))
	fmt.Println(enc.EncodeToken(xml.CharData("t<\n")))
	fmt.Println(enc.EncodeToken(xml.EndElement{Name: xml.Name{Local: "b"}}))
	fmt.Println(enc.EncodeToken(xml.EndElement{Name: xml.Name{Local: "a"}}))
	fmt.Println(enc.EncodeToken(xml.Comment("-->")), enc.EncodeToken(xml.Directive("a>")), enc.EncodeToken(xml.Directive("DOCTYPE x")), enc.EncodeToken(3))
	fmt.Println(enc.Close())
	fmt.Println(enc.EncodeToken(start.End()), enc.EncodeToken(xml.Comment("x")))
	xml.EscapeText(os.Stdout, []byte("<a href=\"x\">&'\t\r\n\x00é</a>\n"))
	fmt.Println()

	td := xml.NewTokenDecoder(xml.NewDecoder(strings.NewReader("<a><b>1</b></a>")))
	var v struct {
		B int `xml:"b"`
	}
	fmt.Println(td.Decode(&v), v)
}

// Output:
// inst xml "version=\"1.0\" encoding=\"UTF-8\""
// text "\n"
// directive "DOCTYPE doc [ <!ENTITY e \"<x>\">   ]"
// text "\n"
// xml.StartElement {{urn:d doc} [{{ xmlns} urn:d} {{xmlns p} urn:p} {{urn:p a} 1} {{ b} "AB}]}
// text "\n  "
// xml.StartElement {{urn:q in} [{{xmlns p} urn:q}]}
// text "x < y\n"
// xml.EndElement {{urn:q in}}
// xml.StartElement {{urn:p out} []}
// xml.EndElement {{urn:p out}}
// xml.StartElement {{u n} []}
// xml.EndElement {{u n}}
// comment " c "
// text "<raw>&amp;"
// xml.EndElement {{urn:d doc}}
// text "\n"
// EOF 250 6 1
// "<a>": "XML syntax error on line 1: unexpected EOF"
// "<a": "XML syntax error on line 1: unexpected EOF"
// "<a b>": "XML syntax error on line 1: attribute name without = in element"
// "<a b=c>": "XML syntax error on line 1: unquoted or missing attribute value in element"
// "<a>&x;</a>": "XML syntax error on line 1: invalid character entity &x;"
// "<a>&lt</a>": "XML syntax error on line 1: invalid character entity &lt (no semicolon)"
// "<a>]]></a>": "XML syntax error on line 1: unescaped ]]> not in CDATA section"
// "</a>": "XML syntax error on line 1: unexpected end element </a>"
// "<a><b></a>": "XML syntax error on line 1: element <b> closed by </a>"
// "<1/>": "XML syntax error on line 1: invalid XML name: 1"
// "<a b='<'/>": "XML syntax error on line 1: unescaped < inside quoted string"
// "<!-- -- -->": "XML syntax error on line 1: invalid sequence \"--\" not allowed in comments"
// "<a>\x01</a>": "XML syntax error on line 1: illegal character code U+0001"
// "<a>\xff</a>": "XML syntax error on line 1: invalid UTF-8"
// "<a:b:c/>": "XML syntax error on line 1: expected element name after <"
// "<![CDATX[": "XML syntax error on line 1: invalid <![ sequence"
// "<?xml version='2.0'?>": "xml: unsupported version \"2.0\"; only version 1.0 is supported"
// "<?xml encoding='latin-1'?>": "xml: encoding \"latin-1\" declared but Decoder.CharsetReader is nil"
// "<a/ >": "XML syntax error on line 1: expected /> in element"
// "< a/>": "XML syntax error on line 1: expected element name after <"
// "</ a>": "XML syntax error on line 1: expected element name after </"
// "<a></a b>": "XML syntax error on line 1: invalid characters between </a and >"
// "<?": "XML syntax error on line 1: unexpected EOF"
// "<!-x": "XML syntax error on line 1: invalid sequence <!- not part of <!--"
// "<![CDATA[x": "XML syntax error on line 1: unexpected EOF in CDATA section"
// "<x:a xmlns:x='u'></y:a>": "XML syntax error on line 1: element <a> in space x closed by </a> in space y"
// xml.StartElement {{ p} [{{ class} x} {{ checked} checked}]}
// text "a\u00a0b &copy &what; "
// xml.StartElement {{ br} []}
// xml.EndElement {{ br}}
// text " "
// xml.StartElement {{ img} [{{ src} i.png}]}
// xml.EndElement {{ img}}
// xml.StartElement {{ hr} []}
// xml.EndElement {{ hr}}
// xml.StartElement {{ b} []}
// text "bold"
// xml.EndElement {{ b}}
// xml.EndElement {{ p}}
// EOF 79 1 80
// 252 € À ♦ 13
// inst xml "version=\"1.0\" encoding=\"rot1\""
// xml.StartElement {{ a} []}
// text "cat"
// xml.EndElement {{ a}}
// EOF 47 1 48
// <nil>
// <nil>
// <nil>
// xml: end tag </b> does not match start tag <a>
// xml: end tag </a> in namespace  does not match start tag <a> in namespace urn:a
// xml: EncodeToken of Comment containing --> marker xml: EncodeToken of Directive containing wrong < or > markers <nil> xml: EncodeToken of invalid token type
// <?xml version="1.0"?>><a xmlns="urn:a" xmlns:zed="http://x/y/zed" zed:k="v&#xA;" xmlns:zed_1="http://other/zed/" zed_1:k="w" xmlns:_xmlish="http://x/xmlish" _xmlish:m="&#39;">t&lt;
// <!DOCTYPE x>unclosed tag <a>
// use of closed Encoder use of closed Encoder
// &lt;a href=&#34;x&#34;&gt;&amp;&#39;&#x9;&#xD;&#xA;�é&lt;/a&gt;&#xA;
// <nil> {1}
