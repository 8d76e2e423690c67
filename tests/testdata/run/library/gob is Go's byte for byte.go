// run

package main

import (
	"bytes"
	"encoding/gob"
	"errors"
	"fmt"
	"io"
	"math"
	"math/big"
	"strings"
	"time"
)

type Point struct{ X, Y int }

type Shape interface{ Area() float64 }

type Square struct{ Side float64 }

func (s Square) Area() float64 { return s.Side * s.Side }

type Circle struct{ R float64 }

func (c *Circle) Area() float64 { return math.Pi * c.R * c.R }

type Node struct {
	Name  string
	Left  *Node
	Kids  []Node
	Links map[string]*Node
}

type All struct {
	B    bool
	I8   int8
	I    int
	U16  uint16
	F    float32
	C    complex128
	S    string
	Bs   []byte
	Arr  [3]int16
	Strs []string
	M    map[string]Point
	P    **int
	Sh   Shape
	Any  any
	When time.Time
	Big  *big.Int
	Ch   chan int
	priv int
}

type Secret struct{ text string }

func (s Secret) GobEncode() ([]byte, error) {
	if s.text == "bad" {
		return nil, errors.New("bad secret")
	}
	return []byte(strings.ToUpper(s.text)), nil
}

func (s *Secret) GobDecode(b []byte) error {
	if string(b) == "NO" {
		return errors.New("refused")
	}
	s.text = strings.ToLower(string(b))
	return nil
}

type recorder struct{ bytes.Buffer }

func (r *recorder) Write(p []byte) (int, error) {
	fmt.Printf("  %x\n", p)
	return r.Buffer.Write(p)
}

func send(vs ...any) *recorder {
	r := &recorder{}
	enc := gob.NewEncoder(r)
	for _, v := range vs {
		fmt.Printf("%T:\n", v)
		if err := enc.Encode(v); err != nil {
			fmt.Println("  error:", err)
		}
	}
	return r
}

func main() {
	gob.Register(Square{})
	gob.RegisterName("circle", &Circle{})
	gob.Register([]Point{})

	n := 17
	p := &n
	all := All{true, -8, 1 << 20, 65535, 1.5, 2 - 3i, "héllo", []byte{1, 2}, [3]int16{1, 0, -1}, []string{"a", ""}, map[string]Point{"k": {1, -2}}, &p,
		Square{2}, &Circle{1}, time.Date(2020, 1, 2, 3, 4, 5, 6, time.UTC), big.NewInt(-12345678901234), nil, 3}
	r := send(3, "s", all, all, []Point{{1, 2}}, &Node{"root", &Node{Name: "l"}, []Node{{Name: "k"}}, map[string]*Node{"x": {Name: "y"}}},
		map[int]float64{1: 0.5}, []any{1, "two", []Point{{3, 4}}, nil}, Secret{"quiet"}, struct{ S *Secret }{&Secret{"in"}}, math.Inf(-1), uint64(math.MaxUint64), int64(math.MinInt64), [0]int{}, struct{}{})
	dec := gob.NewDecoder(r)
	get := func(v any) { fmt.Println(dec.Decode(v)) }
	var i int
	var s string
	get(&i)
	get(&s)
	fmt.Println(i, s)
	var got All
	get(&got)
	fmt.Println(got.B, got.I8, got.I, got.U16, got.F, got.C, got.S, got.Bs, got.Arr, got.Strs, got.M, **got.P, got.Sh.Area(), got.Any.(*Circle).R, got.When, got.Big)
	get(nil)
	var ps []Point
	get(&ps)
	var node Node
	get(&node)
	fmt.Println(ps, node.Left.Name, node.Kids[0].Name, node.Links["x"].Name)
	var m map[int]float64
	get(&m)
	var anys []any
	get(&anys)
	var sec Secret
	get(&sec)
	var in struct{ S **Secret }
	get(&in)
	fmt.Println(m, anys, sec, **in.S)
	var f float32
	get(&f)
	var u uint64
	get(&u)
	var i64 int64
	get(&i64)
	fmt.Println(f, u, i64)
	get(nil)
	get(nil)
	get(nil)

	// Fields go by name; what does not fit is an error.
	errs := func(from, to any) {
		var b bytes.Buffer
		gob.NewEncoder(&b).Encode(from)
		err := gob.NewDecoder(&b).Decode(to)
		fmt.Printf("%T -> %T: %v\n", from, to, err)
	}
	var y struct {
		Y *int8
		Z string
	}
	errs(Point{1, 2}, &y)
	fmt.Println(*y.Y, y.Z)
	errs(Point{1, 200}, &y)
	errs(Point{}, new(string))
	errs(1, new(string))
	errs("x", new(Point))
	errs(Point{1, 2}, &struct{ A int }{})
	errs(Point{1, 2}, &struct{ X string }{})
	errs([]int{300}, new([]int8))
	errs([]int{1}, new([]string))
	errs([2]int{}, new([3]int))
	errs(map[string]int{"a": 1}, new(map[int]int))
	errs(1.5, new(any))
	errs(1e300, new(float32))
	errs(Secret{"no"}, new(Secret))
	errs(Secret{"no"}, new(Point))
	errs(5, 6)
	errs([]Shape{Square{1}}, new([]any))
	errs([]any{1}, new([]Shape))

	type unregistered struct{ A int }
	send(nil, []any{unregistered{1}}, make(chan int), func() {}, struct{ C chan int }{}, struct{ a int }{}, []*int{nil}, Secret{"bad"}, []any{(*Circle)(nil)}, map[string]*int{"n": nil})
	try := func(f func()) {
		defer func() { fmt.Println("panic:", recover()) }()
		f()
	}
	try(func() { send((*Point)(nil)) })
	try(func() { gob.RegisterName("circle", Square{}) })
	try(func() { gob.RegisterName("other", Square{}) })
	try(func() { gob.RegisterName("", Square{}) })

	// Broken messages.
	whole := send(Point{1, 2}).Bytes()
	for _, cut := range []int{1, 5, len(whole) - 3} {
		fmt.Println(gob.NewDecoder(bytes.NewReader(whole[:cut])).Decode(&Point{}))
	}
	for _, bad := range []string{"\x00", "\x03\x04\x00", "\x02\x7e\x00", "\x03\x05\x00\x00", "\xf7\x01", "\x05\x04\x00\xff", "\x04\x0c\x00\x7f\x41", "\x03\xff\x90\x00"} {
		var v any = new(int)
		if strings.Contains(bad, "\x0c") {
			v = new(string)
		}
		fmt.Printf("%q %v\n", bad, gob.NewDecoder(strings.NewReader(bad)).Decode(v))
	}
	fmt.Println(gob.NewDecoder(strings.NewReader("")).Decode(&i) == io.EOF)
}

// Output:
// int:
//   03040006
// string:
//   040c000173
// main.All:
//   ff867f03010103416c6c01ff80000110010142010200010249380104000101490104000103553136010600010146010800010143010e00010153010c0001024273010a00010341727201ff820001045374727301ff840001014d01ff8800010150010400010253680110000103416e7901100001045768656e01ff8a00010342696701ff8c000000
//   18ff81010101085b335d696e74313601ff8200010401060000
//   16ff83020101085b5d737472696e6701ff8400010c0000
//   26ff87040101156d61705b737472696e675d6d61696e2e506f696e7401ff8800010c01ff860000
//   18ff85030102ff860001020101580104000101590104000000
//   10ff890501010454696d6501ff8a000000
//   0aff8b050102ff8e000000
//   63ff800101010f01fd20000001feffff01fef83f0140fe08c0010668c3a96c6c6f01020102010302000101020161000101016b01020103000122010b6d61696e2e537175617265ff8f0301010653717561726501ff900001010104536964650108000000
//   28ff90030140000106636972636c65ff9103010106436972636c6501ff920001010101520108000000
//   23ff920501fef03f00010f010000000ed59f54a500000006ffff0107030b3a73ce2ff200
// main.All:
//   77ff800101010f01fd20000001feffff01fef83f0140fe08c0010668c3a96c6c6f01020102010302000101020161000101016b01020103000122010b6d61696e2e537175617265ff90030140000106636972636c65ff920501fef03f00010f010000000ed59f54a500000006ffff0107030b3a73ce2ff200
// []main.Point:
//   0dff93020102ff940001ff860000
//   09ff9400010102010400
// *main.Node:
//   3aff95030101044e6f646501ff9600010401044e616d65010c0001044c65667401ff960001044b69647301ff980001054c696e6b7301ff9a000000
//   1aff970201010b5b5d6d61696e2e4e6f646501ff980001ff960000
//   26ff99040101156d61705b737472696e675d2a6d61696e2e4e6f646501ff9a00010c01ff960000
//   1cff960104726f6f740101016c00010101016b00010101780101790000
// map[int]float64:
//   0eff9b040102ff9c00010401080000
//   08ff9c000102fee03f
// []interface {}:
//   0cff9d020102ff9e0001100000
//   32ff9e000403696e740402000206737472696e670c05000374776f0c5b5d6d61696e2e506f696e74ff94070001010601080000
// main.Secret:
//   12ff9f0501010653656372657401ffa0000000
//   09ffa000055155494554
// struct { S *main.Secret }:
//   13ffa1030102ffa200010101015301ffa0000000
//   07ffa20102494e00
// float64:
//   050800fef0ff
// uint64:
//   0b0600f8ffffffffffffffff
// int64:
//   0b0400f8ffffffffffffffff
// [0]int:
//   0cffa3010102ffa40001040000
//   04ffa40000
// struct {}:
//   0affa5030102ffa6000000
//   03ffa600
// <nil>
// <nil>
// 3 s
// <nil>
// true -8 1048576 65535 1.5 (2-3i) héllo [1 2] [1 0 -1] [a ] map[k:{1 -2}] 17 4 1 2020-01-02 03:04:05.000000006 +0000 UTC -12345678901234
// <nil>
// <nil>
// <nil>
// [{1 2}] l k y
// <nil>
// <nil>
// <nil>
// <nil>
// map[1:0.5] [1 two [{3 4}] <nil>] {quiet} {in}
// <nil>
// <nil>
// <nil>
// -Inf 18446744073709551615 -9223372036854775808
// <nil>
// <nil>
// EOF
// main.Point -> *struct { Y *int8; Z string }: <nil>
// 2 
// main.Point -> *struct { Y *int8; Z string }: value for "Y" out of range
// main.Point -> *string: gob: decoding into local type *string, received remote type  = struct { X int; Y int; }
// int -> *string: gob: decoding into local type *string, received remote type int
// string -> *main.Point: gob: type mismatch in decoder: want struct type main.Point; got non-struct
// main.Point -> *struct { A int }: gob: type mismatch: no fields matched compiling decoder for 
// main.Point -> *struct { X string }: gob: wrong type (string) for received field .X
// []int -> *[]int8: value for "element of *[]int8" out of range
// []int -> *[]string: gob: decoding into local type *[]string, received remote type []int
// [2]int -> *[3]int: gob: decoding into local type *[3]int, received remote type [2]int
// map[string]int -> *map[int]int: gob: decoding into local type *map[int]int, received remote type map[string]int
// float64 -> *interface {}: gob: local interface type *interface {} can only be decoded from remote interface type; received concrete type float
// float64 -> *float32: value for "*float32" out of range
// main.Secret -> *main.Secret: refused
// main.Secret -> *main.Point: gob: type mismatch in decoder: want struct type main.Point; got non-struct
// int -> int: gob: attempt to decode into a non-pointer
// []main.Shape -> *[]interface {}: <nil>
// []interface {} -> *[]main.Shape: gob: int is not assignable to type main.Shape
// <nil>:
//   error: gob: cannot encode nil value
// []interface {}:
//   0cff9d020102ff9e0001100000
//   error: gob: type not registered for interface: main.unregistered
// chan int:
//   error: gob NewTypeObject can't handle type: chan int
// func():
//   error: gob NewTypeObject can't handle type: func()
// struct { C chan int }:
//   0affaf030102ffb0000000
//   error: gob: type struct { C chan int } has no exported fields
// struct { a int }:
//   0affb1030102ffb2000000
//   error: gob: type struct { a int } has no exported fields
// []*int:
//   0cffb3020102ffb40001040000
//   error: gob: encodeArray: nil element
// main.Secret:
//   12ff9f0501010653656372657401ffa0000000
//   error: bad secret
// []interface {}:
//   error: gob: gob: cannot encode nil pointer of type *main.Circle inside interface
// map[string]*int:
//   0effb5040102ffb600010c01040000
//   error: gob: encodeReflectValue: nil element
// *main.Point:
// panic: gob: cannot encode nil pointer of type *main.Point
// panic: gob: registering duplicate types for "circle": *main.Circle != main.Square
// panic: gob: registering duplicate names for main.Square: "main.Square" != "other"
// panic: attempt to register empty name
// main.Point:
//   18ff85030102ff860001020101580104000101590104000000
//   07ff860102010400
// unexpected EOF
// unexpected EOF
// unexpected EOF
// "\x00" EOF
// "\x03\x04\x00" unexpected EOF
// "\x02~\x00" gob: decoding into local type *int, received remote type unknown type
// "\x03\x05\x00\x00" gob: duplicate type received
// "\xf7\x01" gob: encoded unsigned integer out of range
// "\x05\x04\x00\xff" unexpected EOF
// "\x04\f\x00\x7fA" gob: bad string slice length: 0
// "\x03\xff\x90\x00" gob: decoding into local type *int, received remote type Square = struct { Side float; }
// true
