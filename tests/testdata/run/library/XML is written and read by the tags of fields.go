// run

package main

import (
	"encoding/xml"
	"fmt"
	"strings"
	"time"
)

type Address struct {
	City  string `xml:"city"`
	State string `xml:"state,omitempty"`
}

type Level int

func (l Level) MarshalText() ([]byte, error) { return []byte(fmt.Sprintf("level-%d", int(l))), nil }

func (l *Level) UnmarshalText(b []byte) error {
	_, err := fmt.Sscanf(string(b), "level-%d", (*int)(l))
	return err
}

type Upper string

func (u Upper) MarshalXMLAttr(name xml.Name) (xml.Attr, error) {
	if u == "" {
		return xml.Attr{}, nil
	}
	return xml.Attr{Name: name, Value: strings.ToUpper(string(u))}, nil
}

func (u *Upper) UnmarshalXMLAttr(a xml.Attr) error {
	*u = Upper(strings.ToLower(a.Value))
	return nil
}

type Pair struct{ X, Y int }

func (p Pair) MarshalXML(e *xml.Encoder, start xml.StartElement) error {
	return e.EncodeElement(fmt.Sprintf("%d,%d", p.X, p.Y), start)
}

func (p *Pair) UnmarshalXML(d *xml.Decoder, start xml.StartElement) error {
	var s string
	if err := d.DecodeElement(&s, &start); err != nil {
		return err
	}
	_, err := fmt.Sscanf(s, "%d,%d", &p.X, &p.Y)
	return err
}

type Person struct {
	XMLName xml.Name `xml:"urn:people person"`
	ID      int      `xml:"id,attr"`
	Code    Upper    `xml:"code,attr"`
	Lang    string   `xml:"http://www.w3.org/XML/1998/namespace lang,attr,omitempty"`
	First   string   `xml:"name>first"`
	Last    string   `xml:"name>last"`
	Age     *int     `xml:"age"`
	Emails  []string `xml:"contact>email"`
	Address
	Level   Level     `xml:"level"`
	At      Pair      `xml:"at"`
	Born    time.Time `xml:"born"`
	Raw     string    `xml:",innerxml"`
	Note    string    `xml:",comment"`
	Ignored string    `xml:"-"`
	Ratio   float32
	OK      bool
	Blob    []byte
	Any     any `xml:"any"`
	hidden  int
}

type Text struct {
	Kind string `xml:"kind,attr"`
	Body string `xml:",chardata"`
}

type CD struct {
	Body string `xml:",cdata"`
}

type Rest struct {
	Attrs []xml.Attr `xml:",any,attr"`
	Items []Item     `xml:",any"`
}

type Item struct {
	XMLName xml.Name
	Inner   string `xml:",innerxml"`
}

type List[T any] struct {
	Item []T
}

func main() {
	age := 42
	p := Person{ID: 7, Code: "abc", Lang: "en", First: "Ann", Last: "O'Neil <&>", Age: &age, Emails: []string{"a@x", "b@y"},
		Address: Address{City: "Bern"}, Level: 3, At: Pair{1, 2}, Born: time.Date(2001, 2, 3, 4, 5, 6, 0, time.UTC),
		Note: " a note-", Ratio: 1.5, OK: true, Blob: []byte("b\tc"), Any: 12}
	out, err := xml.MarshalIndent(p, "", "  ")
	fmt.Println(string(out), err)

	var q Person
	err = xml.Unmarshal(out, &q)
	fmt.Println(err, q.XMLName, q.ID, q.Code, q.Lang, q.First, q.Last, *q.Age, q.Emails, q.Address, q.Level, q.At, q.Born, q.Ratio, q.OK, string(q.Blob))
	fmt.Printf("%q %d\n", q.Note, len(q.Raw))

	for _, v := range []any{Text{"k", "a < b"}, CD{"x]]>y"}, List[int]{[]int{1, 2}}, []int{3, 4}, "s", [3]byte{65, 66, 67}, struct{ A int }{1}, map[string]int{}, make(chan int), nil, (*int)(nil)} {
		out, err := xml.Marshal(v)
		fmt.Printf("%s %v\n", out, err)
	}

	var r Rest
	fmt.Println(xml.Unmarshal([]byte(`<r a="1" b="2"><x>one<y/></x><z>two</z></r>`), &r), r)

	var n struct {
		N int8 `xml:"n"`
	}
	for _, s := range []string{"<a><n> 12 </n></a>", "<a><n>300</n></a>", "<a><n/></a>", "<a><n>x</n></a>", "<a>", "", "<a></b>"} {
		fmt.Println(xml.Unmarshal([]byte(s), &n), n.N)
	}
	fmt.Println(xml.Unmarshal([]byte("<b/>"), &q))
	fmt.Println(xml.Unmarshal([]byte("<person/>"), &q))
	fmt.Println(xml.Unmarshal(nil, q), xml.Unmarshal(nil, (*int)(nil)))

	type Bad1 struct {
		A int `xml:"a"`
		B int `xml:"a"`
	}
	type Bad2 struct {
		A int `xml:"a,attr,chardata"`
	}
	type Bad3 struct {
		A int `xml:"a>"`
	}
	type Bad4 struct {
		A int `xml:"space "`
	}
	type Bad5 struct {
		A Item2 `xml:"other"`
	}
	for _, v := range []any{Bad1{}, Bad2{}, Bad3{}, Bad4{}, Bad5{}} {
		_, err := xml.Marshal(v)
		fmt.Println(err)
	}
}

type Item2 struct {
	XMLName xml.Name `xml:"item"`
}

// Output:
// <person xmlns="urn:people" id="7" code="ABC" xml:lang="en">
//   <name>
//     <first>Ann</first>
//     <last>O&#39;Neil &lt;&amp;&gt;</last>
//   </name>
//   <age>42</age>
//   <contact>
//     <email>a@x</email>
//     <email>b@y</email>
//   </contact>
//   <city>Bern</city>
//   <level>level-3</level>
//   <at>1,2</at>
//   <born>2001-02-03T04:05:06Z</born>
//   <!-- a note- -->
//   <Ratio>1.5</Ratio>
//   <OK>true</OK>
//   <Blob>b&#x9;c</Blob>
//   <any>12</any>
// </person> <nil>
// <nil> {urn:people person} 7 abc en Ann O'Neil <&> 42 [a@x b@y] {Bern } 3 {1 2} 2001-02-03 04:05:06 +0000 UTC 1.5 true b	c
// " a note- " 363
// <Text kind="k">a &lt; b</Text> <nil>
// <CD><![CDATA[x]]]]><![CDATA[>y]]></CD> <nil>
// <List><Item>1</Item><Item>2</Item></List> <nil>
// <int>3</int><int>4</int> <nil>
// <string>s</string> <nil>
//  xml: unsupported type: [3]uint8
//  xml: unsupported type: struct { A int }
//  xml: unsupported type: map[string]int
//  xml: unsupported type: chan int
//  <nil>
//  <nil>
// <nil> {[{{ a} 1} {{ b} 2}] [{{ x} one<y/>} {{ z} two}]}
// <nil> 12
// strconv.ParseInt: parsing "300": value out of range 12
// <nil> 0
// strconv.ParseInt: parsing "x": invalid syntax 0
// XML syntax error on line 1: unexpected EOF 0
// EOF 0
// XML syntax error on line 1: element <a> closed by </b> 0
// expected element type <person> but have <b>
// expected element <person> in name space urn:people but have no name space
// non-pointer passed to Unmarshal nil pointer passed to Unmarshal
// main.Bad1 field "A" with tag "a" conflicts with field "B" with tag "a"
// xml: invalid tag in field A of type main.Bad2: "a,attr,chardata"
// xml: trailing '>' in field A of type main.Bad3
// xml: namespace without name in field A of type main.Bad4: "space "
// xml: name "other" in tag of main.Bad5.A conflicts with name "item" in main.Item2.XMLName
