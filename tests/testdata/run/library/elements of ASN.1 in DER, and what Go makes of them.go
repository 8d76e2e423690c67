// run

package main

import (
	"encoding/asn1"
	"encoding/hex"
	"fmt"
	"math/big"
	"strings"
	"time"
)

type inner struct {
	A int `asn1:"optional,default:5"`
	B string
}

type all struct {
	Raw     asn1.RawContent
	Bool    bool
	Int     int
	Big     *big.Int
	Small   int32 `asn1:"tag:1"`
	Bytes   []byte
	OID     asn1.ObjectIdentifier
	Bits    asn1.BitString
	Enum    asn1.Enumerated
	When    time.Time
	Later   time.Time `asn1:"generalized"`
	IA5     string    `asn1:"ia5"`
	Print   string    `asn1:"printable"`
	UTF8    string    `asn1:"utf8"`
	Num     string    `asn1:"numeric,optional"`
	In      inner     `asn1:"explicit,tag:2"`
	App     []int     `asn1:"application,tag:40"`
	Private string    `asn1:"private,tag:200,optional,utf8"`
	Set     []int     `asn1:"set"`
	List    []inner   `asn1:"omitempty,optional"`
	Any     any
	RawV    asn1.RawValue
	Flag    asn1.Flag `asn1:"explicit,tag:7,optional"`
}

func main() {
	bigger, _ := new(big.Int).SetString("-1267650600228229401496703205376", 10)
	when := time.Date(2030, 2, 3, 4, 5, 6, 0, time.FixedZone("", -(2*3600+30*60)))
	v := all{
		Bool: true, Int: -129, Big: bigger, Small: 128, Bytes: []byte{1, 2}, OID: asn1.ObjectIdentifier{1, 2, 840, 113549, 1 << 30}, Bits: asn1.BitString{Bytes: []byte{0xa5, 0xe0}, BitLength: 11}, Enum: 7,
		When: when, Later: when.AddDate(100, 0, 0), IA5: "a@b", Print: "Print 1*", UTF8: "ü", Num: "12 3", In: inner{5, "x"}, App: []int{1, 300}, Private: "p", Set: []int{300, 2, 1}, List: []inner{{1, "ü"}, {5, "@"}},
		Any: 42, RawV: asn1.NullRawValue,
	}
	b, err := asn1.Marshal(v)
	fmt.Println(hex.EncodeToString(b), err)
	var w all
	rest, err := asn1.Unmarshal(append(b, 9), &w)
	fmt.Println(rest, err, len(w.Raw) == len(b))
	w.Raw = nil
	fmt.Printf("%+v\n", w)
	fmt.Println(w.Bits.At(0), w.Bits.At(1), w.Bits.At(11), w.Bits.RightAlign(), w.OID, w.OID.Equal(v.OID))

	for _, x := range []any{0, 127, 128, -128, -129, int64(-1 << 63), big.NewInt(0), big.NewInt(-128), big.NewInt(-129), big.NewInt(128), "", "é", "a*b", "a&b", "a\xff", []string{"x", "ü"}, []any{1, "a", nil}, nil, struct{ x int }{1},
		1.5, uint(3), asn1.ObjectIdentifier{3, 1}, asn1.ObjectIdentifier{2, 999, 3}, time.Date(1949, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(12000, 1, 1, 0, 0, 0, 0, time.UTC), (*big.Int)(nil), make([]byte, 300),
		asn1.RawValue{Class: 2, Tag: 31, IsCompound: true, Bytes: []byte{5, 0}}, asn1.Flag(true), struct{}{}} {
		b, err := asn1.Marshal(x)
		fmt.Printf("%T %.40x %d %v\n", x, b, len(b), err)
	}
	for _, p := range []string{"set", "ia5", "utc", "explicit,tag:3", "application", "private,explicit,tag:9", "printable", "numeric", "optional"} {
		for _, x := range []any{[]int{2, 1}, "ab*é", 0} {
			b, err := asn1.MarshalWithParams(x, p)
			fmt.Printf("%s %v %x %v\n", p, x, b, err)
		}
	}

	for _, text := range []string{"", "02", "0200", "020100", "02020001", "0202ff80", "02020080", "0209010203040506070809", "0101ff", "010101", "01020000", "0303070080", "030208ff", "0300", "0603550403", "06028001", "0605ffffffff7f",
		"0600", "1305416226632a", "130140", "0c02c3bc", "0c02c328", "1402e4fc", "1e0400410042", "1e020000", "1e03004100", "1e02d800", "1203313220", "120161", "170d3330303230333034303530365a", "170b303130323033303430355a",
		"17113530303130313030303030302b30313030", "180f32303330303230333034303530365a", "1705", "3003020101", "30800201010000", "308100", "30820003020101", "3084ffffffff", "1f1e00", "1f8100", "df1f00", "a003020101", "0a0105", "0500", "0403010203",
		"3006020101020102", "31060201020201ff", "1f"} {
		der, _ := hex.DecodeString(text)
		var (
			i    int
			n    *big.Int
			i8   int8
			s    string
			y    bool
			bits asn1.BitString
			oid  asn1.ObjectIdentifier
			t    time.Time
			a    any
			raw  asn1.RawValue
			list []int
			one  struct{ A int }
			enum asn1.Enumerated
			oct  []byte
		)
		fmt.Print(text)
		for _, to := range []any{&i, &n, &i8, &s, &y, &bits, &oid, &t, &a, &raw, &list, &one, &enum, &oct} {
			rest, err := asn1.Unmarshal(der, to)
			if err != nil {
				if !strings.Contains(err.Error(), "tags don't match") {
					fmt.Printf(" %T: %v;", to, err)
				}
				continue
			}
			fmt.Printf(" %T: rest %x;", to, rest)
		}
		fmt.Println("", i, n, i8, s, y, bits, oid, t.UTC().Format(time.RFC3339), a, raw, list, one, enum, oct)
	}
	var s struct {
		A int    `asn1:"optional,default:9"`
		B string `asn1:"optional,explicit,tag:1"`
		C asn1.Flag
	}
	_, err = asn1.Unmarshal([]byte{0x30, 3, 1, 1, 0xff}, &s)
	fmt.Println(s, err)
	var i int
	_, err = asn1.Unmarshal([]byte{0x30, 0}, &i)
	fmt.Println(err)
	for _, to := range []any{nil, 3, (*int)(nil), new(uint), &struct{ x int }{}, new([]float64)} {
		_, err = asn1.Unmarshal([]byte{0x30, 0}, to)
		fmt.Println(err)
	}
	_, err = asn1.UnmarshalWithParams([]byte{0xa3, 3, 2, 1, 7}, &i, "explicit,tag:3")
	fmt.Println(i, err)
	_, err = asn1.UnmarshalWithParams([]byte{0x83, 1, 8}, &i, "tag:3")
	fmt.Println(i, err)
	_, err = asn1.UnmarshalWithParams([]byte{0x43, 1, 8}, &i, "application,explicit,tag:3")
	fmt.Println(i, err)
}

// Output:
// 3081ab0101ff0202ff7f020df00000000000000000000000008102008004020102060b2a864886f70d8480808000030305a5e00a010717113330303230333034303530362d30323330181332313330303230333034303530362d30323330160361406213085072696e7420312a0c02c3bc120431322033a20530031301787f28070201010202012cdf81480170310a0201010201020202012c300e30070201010c02c3bc30030c014002012a0500 <nil>
// [9] <nil> true
// {Raw:[] Bool:true Int:-129 Big:-1267650600228229401496703205376 Small:128 Bytes:[1 2] OID:1.2.840.113549.1073741824 Bits:{Bytes:[165 224] BitLength:11} Enum:7 When:2030-02-03 04:05:06 -0230 -0230 Later:2130-02-03 04:05:06 -0230 -0230 IA5:a@b Print:Print 1* UTF8:ü Num:12 3 In:{A:5 B:x} App:[1 300] Private:p Set:[1 2 300] List:[{A:1 B:ü} {A:5 B:@}] Any:42 RawV:{Class:0 Tag:5 IsCompound:false Bytes:[] FullBytes:[5 0]} Flag:false}
// 1 0 0 [5 47] 1.2.840.113549.1073741824 true
// int 020100 3 <nil>
// int 02017f 3 <nil>
// int 02020080 4 <nil>
// int 020180 3 <nil>
// int 0202ff7f 4 <nil>
// int64 02088000000000000000 10 <nil>
// *big.Int 020100 3 <nil>
// *big.Int 020180 3 <nil>
// *big.Int 0202ff7f 4 <nil>
// *big.Int 02020080 4 <nil>
// string 1300 2 <nil>
// string 0c02c3a9 4 <nil>
// string 0c03612a62 5 <nil>
// string 0c03612662 5 <nil>
// string  0 asn1: string not valid UTF-8
// []string 30071301780c02c3bc 9 <nil>
// []interface {}  0 asn1: cannot marshal nil value
// <nil>  0 asn1: cannot marshal nil value
// struct { x int }  0 asn1: structure error: struct contains unexported fields
// float64  0 asn1: structure error: unknown Go type: float64
// uint  0 asn1: structure error: unknown Go type: uint
// asn1.ObjectIdentifier  0 asn1: structure error: invalid object identifier
// asn1.ObjectIdentifier 0603883703 5 <nil>
// time.Time 180f31393439303130313030303030305a 17 <nil>
// time.Time  0 asn1: structure error: cannot represent time as GeneralizedTime
// *big.Int  0 asn1: structure error: empty integer
// []uint8 0482012c000000000000000000000000000000000000000000000000000000000000000000000000 304 <nil>
// asn1.RawValue bf1f020500 5 <nil>
// asn1.Flag 0100 2 <nil>
// struct {} 3000 2 <nil>
// set [2 1] 3106020101020102 <nil>
// set ab*é  asn1: structure error: non sequence tagged as set
// set 0  asn1: structure error: non sequence tagged as set
// ia5 [2 1]  asn1: structure error: explicit string type given to non-string member
// ia5 ab*é  asn1: structure error: IA5String contains invalid character
// ia5 0  asn1: structure error: explicit string type given to non-string member
// utc [2 1]  asn1: structure error: explicit time type given to non-time member
// utc ab*é  asn1: structure error: explicit time type given to non-time member
// utc 0  asn1: structure error: explicit time type given to non-time member
// explicit,tag:3 [2 1] a3083006020102020101 <nil>
// explicit,tag:3 ab*é a3070c0561622ac3a9 <nil>
// explicit,tag:3 0 a303020100 <nil>
// application [2 1] 6006020102020101 <nil>
// application ab*é 400561622ac3a9 <nil>
// application 0 400100 <nil>
// private,explicit,tag:9 [2 1] e9083006020102020101 <nil>
// private,explicit,tag:9 ab*é e9070c0561622ac3a9 <nil>
// private,explicit,tag:9 0 e903020100 <nil>
// printable [2 1]  asn1: structure error: explicit string type given to non-string member
// printable ab*é  asn1: structure error: PrintableString contains invalid character
// printable 0  asn1: structure error: explicit string type given to non-string member
// numeric [2 1]  asn1: structure error: explicit string type given to non-string member
// numeric ab*é  asn1: structure error: NumericString contains invalid character
// numeric 0  asn1: structure error: explicit string type given to non-string member
// optional [2 1] 3006020102020101 <nil>
// optional ab*é 0c0561622ac3a9 <nil>
// optional 0  <nil>
//  *int: asn1: syntax error: sequence truncated; **big.Int: asn1: syntax error: sequence truncated; *int8: asn1: syntax error: sequence truncated; *string: asn1: syntax error: sequence truncated; *bool: asn1: syntax error: sequence truncated; *asn1.BitString: asn1: syntax error: sequence truncated; *asn1.ObjectIdentifier: asn1: syntax error: sequence truncated; *time.Time: asn1: syntax error: sequence truncated; *interface {}: asn1: syntax error: sequence truncated; *asn1.RawValue: asn1: syntax error: sequence truncated; *[]int: asn1: syntax error: sequence truncated; *struct { A int }: asn1: syntax error: sequence truncated; *asn1.Enumerated: asn1: syntax error: sequence truncated; *[]uint8: asn1: syntax error: sequence truncated; 0 <nil> 0  false {[] 0}  0001-01-01T00:00:00Z <nil> {0 0 false [] []} [] {0} 0 []
// 02 *int: asn1: syntax error: truncated tag or length; **big.Int: asn1: syntax error: truncated tag or length; *int8: asn1: syntax error: truncated tag or length; *string: asn1: syntax error: truncated tag or length; *bool: asn1: syntax error: truncated tag or length; *asn1.BitString: asn1: syntax error: truncated tag or length; *asn1.ObjectIdentifier: asn1: syntax error: truncated tag or length; *time.Time: asn1: syntax error: truncated tag or length; *interface {}: asn1: syntax error: truncated tag or length; *asn1.RawValue: asn1: syntax error: truncated tag or length; *[]int: asn1: syntax error: truncated tag or length; *struct { A int }: asn1: syntax error: truncated tag or length; *asn1.Enumerated: asn1: syntax error: truncated tag or length; *[]uint8: asn1: syntax error: truncated tag or length; 0 <nil> 0  false {[] 0}  0001-01-01T00:00:00Z <nil> {0 0 false [] []} [] {0} 0 []
// 0200 *int: asn1: structure error: empty integer; **big.Int: asn1: structure error: empty integer; *int8: asn1: structure error: unsupported: int8; *interface {}: asn1: structure error: empty integer; *asn1.RawValue: rest ; 0 <nil> 0  false {[] 0}  0001-01-01T00:00:00Z <nil> {0 2 false [] [2 0]} [] {0} 0 []
// 020100 *int: rest ; **big.Int: rest ; *int8: asn1: structure error: unsupported: int8; *interface {}: rest ; *asn1.RawValue: rest ; 0 0 0  false {[] 0}  0001-01-01T00:00:00Z 0 {0 2 false [0] [2 1 0]} [] {0} 0 []
// 02020001 *int: asn1: structure error: integer not minimally-encoded; **big.Int: asn1: structure error: integer not minimally-encoded; *int8: asn1: structure error: unsupported: int8; *interface {}: asn1: structure error: integer not minimally-encoded; *asn1.RawValue: rest ; 0 <nil> 0  false {[] 0}  0001-01-01T00:00:00Z <nil> {0 2 false [0 1] [2 2 0 1]} [] {0} 0 []
// 0202ff80 *int: asn1: structure error: integer not minimally-encoded; **big.Int: asn1: structure error: integer not minimally-encoded; *int8: asn1: structure error: unsupported: int8; *interface {}: asn1: structure error: integer not minimally-encoded; *asn1.RawValue: rest ; 0 <nil> 0  false {[] 0}  0001-01-01T00:00:00Z <nil> {0 2 false [255 128] [2 2 255 128]} [] {0} 0 []
// 02020080 *int: rest ; **big.Int: rest ; *int8: asn1: structure error: unsupported: int8; *interface {}: rest ; *asn1.RawValue: rest ; 128 128 0  false {[] 0}  0001-01-01T00:00:00Z 128 {0 2 false [0 128] [2 2 0 128]} [] {0} 0 []
// 0209010203040506070809 *int: asn1: structure error: integer too large; **big.Int: rest ; *int8: asn1: structure error: unsupported: int8; *interface {}: asn1: structure error: integer too large; *asn1.RawValue: rest ; 0 18591708106338011145 0  false {[] 0}  0001-01-01T00:00:00Z <nil> {0 2 false [1 2 3 4 5 6 7 8 9] [2 9 1 2 3 4 5 6 7 8 9]} [] {0} 0 []
// 0101ff *bool: rest ; *interface {}: rest ; *asn1.RawValue: rest ; 0 <nil> 0  true {[] 0}  0001-01-01T00:00:00Z true {0 1 false [255] [1 1 255]} [] {0} 0 []
// 010101 *bool: asn1: syntax error: invalid boolean; *interface {}: asn1: syntax error: invalid boolean; *asn1.RawValue: rest ; 0 <nil> 0  false {[] 0}  0001-01-01T00:00:00Z <nil> {0 1 false [1] [1 1 1]} [] {0} 0 []
// 01020000 *bool: asn1: syntax error: invalid boolean; *interface {}: asn1: syntax error: invalid boolean; *asn1.RawValue: rest ; 0 <nil> 0  false {[] 0}  0001-01-01T00:00:00Z <nil> {0 1 false [0 0] [1 2 0 0]} [] {0} 0 []
// 0303070080 *asn1.BitString: rest ; *interface {}: rest ; *asn1.RawValue: rest ; 0 <nil> 0  false {[0 128] 9}  0001-01-01T00:00:00Z {[0 128] 9} {0 3 false [7 0 128] [3 3 7 0 128]} [] {0} 0 []
// 030208ff *asn1.BitString: asn1: syntax error: invalid padding bits in BIT STRING; *interface {}: asn1: syntax error: invalid padding bits in BIT STRING; *asn1.RawValue: rest ; 0 <nil> 0  false {[] 0}  0001-01-01T00:00:00Z <nil> {0 3 false [8 255] [3 2 8 255]} [] {0} 0 []
// 0300 *asn1.BitString: asn1: syntax error: zero length BIT STRING; *interface {}: asn1: syntax error: zero length BIT STRING; *asn1.RawValue: rest ; 0 <nil> 0  false {[] 0}  0001-01-01T00:00:00Z <nil> {0 3 false [] [3 0]} [] {0} 0 []
// 0603550403 *asn1.ObjectIdentifier: rest ; *interface {}: rest ; *asn1.RawValue: rest ; 0 <nil> 0  false {[] 0} 2.5.4.3 0001-01-01T00:00:00Z 2.5.4.3 {0 6 false [85 4 3] [6 3 85 4 3]} [] {0} 0 []
// 06028001 *asn1.ObjectIdentifier: asn1: syntax error: integer is not minimally encoded; *interface {}: asn1: syntax error: integer is not minimally encoded; *asn1.RawValue: rest ; 0 <nil> 0  false {[] 0} 0.0.0 0001-01-01T00:00:00Z <nil> {0 6 false [128 1] [6 2 128 1]} [] {0} 0 []
// 0605ffffffff7f *asn1.ObjectIdentifier: asn1: structure error: base 128 integer too large; *interface {}: asn1: structure error: base 128 integer too large; *asn1.RawValue: rest ; 0 <nil> 0  false {[] 0} 0.0.0.0.0.0 0001-01-01T00:00:00Z <nil> {0 6 false [255 255 255 255 127] [6 5 255 255 255 255 127]} [] {0} 0 []
// 0600 *asn1.ObjectIdentifier: asn1: syntax error: zero length OBJECT IDENTIFIER; *interface {}: asn1: syntax error: zero length OBJECT IDENTIFIER; *asn1.RawValue: rest ; 0 <nil> 0  false {[] 0}  0001-01-01T00:00:00Z <nil> {0 6 false [] [6 0]} [] {0} 0 []
// 1305416226632a *string: rest ; *interface {}: rest ; *asn1.RawValue: rest ; 0 <nil> 0 Ab&c* false {[] 0}  0001-01-01T00:00:00Z Ab&c* {0 19 false [65 98 38 99 42] [19 5 65 98 38 99 42]} [] {0} 0 []
// 130140 *string: asn1: syntax error: PrintableString contains invalid character; *interface {}: asn1: syntax error: PrintableString contains invalid character; *asn1.RawValue: rest ; 0 <nil> 0  false {[] 0}  0001-01-01T00:00:00Z <nil> {0 19 false [64] [19 1 64]} [] {0} 0 []
// 0c02c3bc *string: rest ; *interface {}: rest ; *asn1.RawValue: rest ; 0 <nil> 0 ü false {[] 0}  0001-01-01T00:00:00Z ü {0 12 false [195 188] [12 2 195 188]} [] {0} 0 []
// 0c02c328 *string: asn1: invalid UTF-8 string; *interface {}: asn1: invalid UTF-8 string; *asn1.RawValue: rest ; 0 <nil> 0  false {[] 0}  0001-01-01T00:00:00Z <nil> {0 12 false [195 40] [12 2 195 40]} [] {0} 0 []
// 1402e4fc *string: rest ; *interface {}: rest ; *asn1.RawValue: rest ; 0 <nil> 0 äü false {[] 0}  0001-01-01T00:00:00Z äü {0 20 false [228 252] [20 2 228 252]} [] {0} 0 []
// 1e0400410042 *string: rest ; *interface {}: rest ; *asn1.RawValue: rest ; 0 <nil> 0 AB false {[] 0}  0001-01-01T00:00:00Z AB {0 30 false [0 65 0 66] [30 4 0 65 0 66]} [] {0} 0 []
// 1e020000 *string: rest ; *interface {}: rest ; *asn1.RawValue: rest ; 0 <nil> 0  false {[] 0}  0001-01-01T00:00:00Z  {0 30 false [0 0] [30 2 0 0]} [] {0} 0 []
// 1e03004100 *string: invalid BMPString; *interface {}: invalid BMPString; *asn1.RawValue: rest ; 0 <nil> 0  false {[] 0}  0001-01-01T00:00:00Z <nil> {0 30 false [0 65 0] [30 3 0 65 0]} [] {0} 0 []
// 1e02d800 *string: invalid BMPString; *interface {}: invalid BMPString; *asn1.RawValue: rest ; 0 <nil> 0  false {[] 0}  0001-01-01T00:00:00Z <nil> {0 30 false [216 0] [30 2 216 0]} [] {0} 0 []
// 1203313220 *string: rest ; *interface {}: rest ; *asn1.RawValue: rest ; 0 <nil> 0 12  false {[] 0}  0001-01-01T00:00:00Z 12  {0 18 false [49 50 32] [18 3 49 50 32]} [] {0} 0 []
// 120161 *string: asn1: syntax error: NumericString contains invalid character; *interface {}: asn1: syntax error: NumericString contains invalid character; *asn1.RawValue: rest ; 0 <nil> 0  false {[] 0}  0001-01-01T00:00:00Z <nil> {0 18 false [97] [18 1 97]} [] {0} 0 []
// 170d3330303230333034303530365a *time.Time: rest ; *interface {}: rest ; *asn1.RawValue: rest ; 0 <nil> 0  false {[] 0}  2030-02-03T04:05:06Z 2030-02-03 04:05:06 +0000 UTC {0 23 false [51 48 48 50 48 51 48 52 48 53 48 54 90] [23 13 51 48 48 50 48 51 48 52 48 53 48 54 90]} [] {0} 0 []
// 170b303130323033303430355a *time.Time: rest ; *interface {}: rest ; *asn1.RawValue: rest ; 0 <nil> 0  false {[] 0}  2001-02-03T04:05:00Z 2001-02-03 04:05:00 +0000 UTC {0 23 false [48 49 48 50 48 51 48 52 48 53 90] [23 11 48 49 48 50 48 51 48 52 48 53 90]} [] {0} 0 []
// 17113530303130313030303030302b30313030 *time.Time: rest ; *interface {}: rest ; *asn1.RawValue: rest ; 0 <nil> 0  false {[] 0}  1949-12-31T23:00:00Z 1950-01-01 00:00:00 +0100 +0100 {0 23 false [53 48 48 49 48 49 48 48 48 48 48 48 43 48 49 48 48] [23 17 53 48 48 49 48 49 48 48 48 48 48 48 43 48 49 48 48]} [] {0} 0 []
// 180f32303330303230333034303530365a *time.Time: rest ; *interface {}: rest ; *asn1.RawValue: rest ; 0 <nil> 0  false {[] 0}  2030-02-03T04:05:06Z 2030-02-03 04:05:06 +0000 UTC {0 24 false [50 48 51 48 48 50 48 51 48 52 48 53 48 54 90] [24 15 50 48 51 48 48 50 48 51 48 52 48 53 48 54 90]} [] {0} 0 []
// 1705 *time.Time: asn1: syntax error: data truncated; *interface {}: asn1: syntax error: data truncated; *asn1.RawValue: asn1: syntax error: data truncated; 0 <nil> 0  false {[] 0}  0001-01-01T00:00:00Z <nil> {0 0 false [] []} [] {0} 0 []
// 3003020101 *interface {}: rest ; *asn1.RawValue: rest ; *[]int: rest ; *struct { A int }: rest ; 0 <nil> 0  false {[] 0}  0001-01-01T00:00:00Z <nil> {0 16 true [2 1 1] [48 3 2 1 1]} [1] {1} 0 []
// 30800201010000 *int: asn1: syntax error: indefinite length found (not DER); **big.Int: asn1: syntax error: indefinite length found (not DER); *int8: asn1: syntax error: indefinite length found (not DER); *string: asn1: syntax error: indefinite length found (not DER); *bool: asn1: syntax error: indefinite length found (not DER); *asn1.BitString: asn1: syntax error: indefinite length found (not DER); *asn1.ObjectIdentifier: asn1: syntax error: indefinite length found (not DER); *time.Time: asn1: syntax error: indefinite length found (not DER); *interface {}: asn1: syntax error: indefinite length found (not DER); *asn1.RawValue: asn1: syntax error: indefinite length found (not DER); *[]int: asn1: syntax error: indefinite length found (not DER); *struct { A int }: asn1: syntax error: indefinite length found (not DER); *asn1.Enumerated: asn1: syntax error: indefinite length found (not DER); *[]uint8: asn1: syntax error: indefinite length found (not DER); 0 <nil> 0  false {[] 0}  0001-01-01T00:00:00Z <nil> {0 0 false [] []} [] {0} 0 []
// 308100 *int: asn1: structure error: superfluous leading zeros in length; **big.Int: asn1: structure error: superfluous leading zeros in length; *int8: asn1: structure error: superfluous leading zeros in length; *string: asn1: structure error: superfluous leading zeros in length; *bool: asn1: structure error: superfluous leading zeros in length; *asn1.BitString: asn1: structure error: superfluous leading zeros in length; *asn1.ObjectIdentifier: asn1: structure error: superfluous leading zeros in length; *time.Time: asn1: structure error: superfluous leading zeros in length; *interface {}: asn1: structure error: superfluous leading zeros in length; *asn1.RawValue: asn1: structure error: superfluous leading zeros in length; *[]int: asn1: structure error: superfluous leading zeros in length; *struct { A int }: asn1: structure error: superfluous leading zeros in length; *asn1.Enumerated: asn1: structure error: superfluous leading zeros in length; *[]uint8: asn1: structure error: superfluous leading zeros in length; 0 <nil> 0  false {[] 0}  0001-01-01T00:00:00Z <nil> {0 0 false [] []} [] {0} 0 []
// 30820003020101 *int: asn1: structure error: superfluous leading zeros in length; **big.Int: asn1: structure error: superfluous leading zeros in length; *int8: asn1: structure error: superfluous leading zeros in length; *string: asn1: structure error: superfluous leading zeros in length; *bool: asn1: structure error: superfluous leading zeros in length; *asn1.BitString: asn1: structure error: superfluous leading zeros in length; *asn1.ObjectIdentifier: asn1: structure error: superfluous leading zeros in length; *time.Time: asn1: structure error: superfluous leading zeros in length; *interface {}: asn1: structure error: superfluous leading zeros in length; *asn1.RawValue: asn1: structure error: superfluous leading zeros in length; *[]int: asn1: structure error: superfluous leading zeros in length; *struct { A int }: asn1: structure error: superfluous leading zeros in length; *asn1.Enumerated: asn1: structure error: superfluous leading zeros in length; *[]uint8: asn1: structure error: superfluous leading zeros in length; 0 <nil> 0  false {[] 0}  0001-01-01T00:00:00Z <nil> {0 0 false [] []} [] {0} 0 []
// 3084ffffffff *int: asn1: structure error: length too large; **big.Int: asn1: structure error: length too large; *int8: asn1: structure error: length too large; *string: asn1: structure error: length too large; *bool: asn1: structure error: length too large; *asn1.BitString: asn1: structure error: length too large; *asn1.ObjectIdentifier: asn1: structure error: length too large; *time.Time: asn1: structure error: length too large; *interface {}: asn1: structure error: length too large; *asn1.RawValue: asn1: structure error: length too large; *[]int: asn1: structure error: length too large; *struct { A int }: asn1: structure error: length too large; *asn1.Enumerated: asn1: structure error: length too large; *[]uint8: asn1: structure error: length too large; 0 <nil> 0  false {[] 0}  0001-01-01T00:00:00Z <nil> {0 0 false [] []} [] {0} 0 []
// 1f1e00 *int: asn1: syntax error: non-minimal tag; **big.Int: asn1: syntax error: non-minimal tag; *int8: asn1: syntax error: non-minimal tag; *string: asn1: syntax error: non-minimal tag; *bool: asn1: syntax error: non-minimal tag; *asn1.BitString: asn1: syntax error: non-minimal tag; *asn1.ObjectIdentifier: asn1: syntax error: non-minimal tag; *time.Time: asn1: syntax error: non-minimal tag; *interface {}: asn1: syntax error: non-minimal tag; *asn1.RawValue: asn1: syntax error: non-minimal tag; *[]int: asn1: syntax error: non-minimal tag; *struct { A int }: asn1: syntax error: non-minimal tag; *asn1.Enumerated: asn1: syntax error: non-minimal tag; *[]uint8: asn1: syntax error: non-minimal tag; 0 <nil> 0  false {[] 0}  0001-01-01T00:00:00Z <nil> {0 0 false [] []} [] {0} 0 []
// 1f8100 *int: asn1: syntax error: truncated tag or length; **big.Int: asn1: syntax error: truncated tag or length; *int8: asn1: syntax error: truncated tag or length; *string: asn1: syntax error: truncated tag or length; *bool: asn1: syntax error: truncated tag or length; *asn1.BitString: asn1: syntax error: truncated tag or length; *asn1.ObjectIdentifier: asn1: syntax error: truncated tag or length; *time.Time: asn1: syntax error: truncated tag or length; *interface {}: asn1: syntax error: truncated tag or length; *asn1.RawValue: asn1: syntax error: truncated tag or length; *[]int: asn1: syntax error: truncated tag or length; *struct { A int }: asn1: syntax error: truncated tag or length; *asn1.Enumerated: asn1: syntax error: truncated tag or length; *[]uint8: asn1: syntax error: truncated tag or length; 0 <nil> 0  false {[] 0}  0001-01-01T00:00:00Z <nil> {0 0 false [] []} [] {0} 0 []
// df1f00 *interface {}: rest ; *asn1.RawValue: rest ; 0 <nil> 0  false {[] 0}  0001-01-01T00:00:00Z <nil> {3 31 false [] [223 31 0]} [] {0} 0 []
// a003020101 *interface {}: rest ; *asn1.RawValue: rest ; 0 <nil> 0  false {[] 0}  0001-01-01T00:00:00Z <nil> {2 0 true [2 1 1] [160 3 2 1 1]} [] {0} 0 []
// 0a0105 *interface {}: rest ; *asn1.RawValue: rest ; *asn1.Enumerated: rest ; 0 <nil> 0  false {[] 0}  0001-01-01T00:00:00Z <nil> {0 10 false [5] [10 1 5]} [] {0} 5 []
// 0500 *interface {}: rest ; *asn1.RawValue: rest ; 0 <nil> 0  false {[] 0}  0001-01-01T00:00:00Z <nil> {0 5 false [] [5 0]} [] {0} 0 []
// 0403010203 *interface {}: rest ; *asn1.RawValue: rest ; *[]uint8: rest ; 0 <nil> 0  false {[] 0}  0001-01-01T00:00:00Z [1 2 3] {0 4 false [1 2 3] [4 3 1 2 3]} [] {0} 0 [1 2 3]
// 3006020101020102 *interface {}: rest ; *asn1.RawValue: rest ; *[]int: rest ; *struct { A int }: rest ; 0 <nil> 0  false {[] 0}  0001-01-01T00:00:00Z <nil> {0 16 true [2 1 1 2 1 2] [48 6 2 1 1 2 1 2]} [1 2] {1} 0 []
// 31060201020201ff *interface {}: rest ; *asn1.RawValue: rest ; 0 <nil> 0  false {[] 0}  0001-01-01T00:00:00Z <nil> {0 17 true [2 1 2 2 1 255] [49 6 2 1 2 2 1 255]} [] {0} 0 []
// 1f *int: asn1: syntax error: truncated base 128 integer; **big.Int: asn1: syntax error: truncated base 128 integer; *int8: asn1: syntax error: truncated base 128 integer; *string: asn1: syntax error: truncated base 128 integer; *bool: asn1: syntax error: truncated base 128 integer; *asn1.BitString: asn1: syntax error: truncated base 128 integer; *asn1.ObjectIdentifier: asn1: syntax error: truncated base 128 integer; *time.Time: asn1: syntax error: truncated base 128 integer; *interface {}: asn1: syntax error: truncated base 128 integer; *asn1.RawValue: asn1: syntax error: truncated base 128 integer; *[]int: asn1: syntax error: truncated base 128 integer; *struct { A int }: asn1: syntax error: truncated base 128 integer; *asn1.Enumerated: asn1: syntax error: truncated base 128 integer; *[]uint8: asn1: syntax error: truncated base 128 integer; 0 <nil> 0  false {[] 0}  0001-01-01T00:00:00Z <nil> {0 0 false [] []} [] {0} 0 []
// {9  true} <nil>
// asn1: structure error: tags don't match (2 vs {class:0 tag:16 length:0 isCompound:true}) {optional:false explicit:false application:false private:false defaultValue:<nil> tag:<nil> stringType:0 timeType:0 set:false omitEmpty:false} int @2
// asn1: Unmarshal recipient value is nil
// asn1: Unmarshal recipient value is non-pointer int
// asn1: Unmarshal recipient value is nil *int
// asn1: structure error: unknown Go type: uint
// asn1: structure error: struct contains unexported fields
// asn1: structure error: unknown Go type for slice
// 7 <nil>
// 8 <nil>
// 8 asn1: structure error: explicitly tagged member didn't match
