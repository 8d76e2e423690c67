// run

package main

import "fmt"

func try(name string, f func()) {
	defer func() {
		if e := recover(); e != nil {
			fmt.Println(name, "panic:", e)
		}
	}()
	f()
}

type S interface {
	int | int8 | int16 | int32 | int64 | uint | uint8 | uint16 | uint32 | uint64
}

func shl[T, C S](x T, c C) T { return x << c }
func shr[T, C S](x T, c C) T { return x >> c }

func all[T S](x T) {
	for _, c := range []uint{0, 1, 7, 8, 15, 16, 31, 32, 33, 63, 64, 65, 1 << 31} {
		fmt.Print(x<<c, " ", x>>c, " ", shl(x, uint8(c)), " ", shr(x, int64(c)), "; ")
	}
	fmt.Println()
	try("neg", func() { n := -1; fmt.Println(x << n) })
	try("neg8", func() { n := int8(-128); fmt.Println(x >> n) })
}

func main() {
	all(int8(-3))
	all(int16(-3))
	all(int32(-12345))
	all(int64(-123456789012))
	all(uint8(200))
	all(uint16(60000))
	all(uint32(4000000000))
	all(uint64(1) << 63)
	all(-7)
	all(uint(7))
	var s uint = 33
	var i = 1 << s
	var j int32 = 1 << s
	var k = uint64(1 << s)
	var w int64 = 1.0 << 33
	var u = 1<<s != 0
	var v1 float32 = float32(1 << 3)
	var b = make([]byte, 1.0<<3)
	var xx = []int{1, 2}[uint8(1)<<(s-33)>>1]
	fmt.Println(i, j, k, w, u, v1, len(b), xx, 1<<s == 2<<s)
	var c uint64 = 1 << 40
	try("big count", func() { fmt.Println(1<<c, int8(1)>>c, int64(-1)>>(c<<20)) })
	x := 5
	x <<= 70 % 64
	x >>= uint8(255)
	fmt.Println(x, -5>>1, -5/2, -5%3, 5%-3, 7&^5, ^7, -1>>63)
	var m8 int8 = -128
	var mo int8 = -1
	fmt.Println(m8/mo, m8%mo, -m8, m8*mo)
	var m64 int64 = -1 << 63
	var mi int = -int(^uint(0)>>1) - 1
	n1 := -1
	fmt.Println(m64/int64(n1), m64%int64(n1), mi/n1, mi%n1)
	try("div", func() { z := 0; fmt.Println(1 / z) })
	try("mod", func() { z := uint8(0); fmt.Println(1 % z) })
	try("div64", func() { z := int64(0); fmt.Println(m64 / z) })
}

// Output:
// -3 -3 -3 -3; -6 -2 -6 -2; -128 -1 -128 -1; 0 -1 0 -1; 0 -1 0 -1; 0 -1 0 -1; 0 -1 0 -1; 0 -1 0 -1; 0 -1 0 -1; 0 -1 0 -1; 0 -1 0 -1; 0 -1 0 -1; 0 -1 -3 -1;
// neg panic: runtime error: negative shift amount
// neg8 panic: runtime error: negative shift amount
// -3 -3 -3 -3; -6 -2 -6 -2; -384 -1 -384 -1; -768 -1 -768 -1; -32768 -1 -32768 -1; 0 -1 0 -1; 0 -1 0 -1; 0 -1 0 -1; 0 -1 0 -1; 0 -1 0 -1; 0 -1 0 -1; 0 -1 0 -1; 0 -1 -3 -1;
// neg panic: runtime error: negative shift amount
// neg8 panic: runtime error: negative shift amount
// -12345 -12345 -12345 -12345; -24690 -6173 -24690 -6173; -1580160 -97 -1580160 -97; -3160320 -49 -3160320 -49; -404520960 -1 -404520960 -1; -809041920 -1 -809041920 -1; -2147483648 -1 -2147483648 -1; 0 -1 0 -1; 0 -1 0 -1; 0 -1 0 -1; 0 -1 0 -1; 0 -1 0 -1; 0 -1 -12345 -1;
// neg panic: runtime error: negative shift amount
// neg8 panic: runtime error: negative shift amount
// -123456789012 -123456789012 -123456789012 -123456789012; -246913578024 -61728394506 -246913578024 -61728394506; -15802468993536 -964506165 -15802468993536 -964506165; -31604937987072 -482253083 -31604937987072 -482253083; -4045432062345216 -3767603 -4045432062345216 -3767603; -8090864124690432 -1883802 -8090864124690432 -1883802; -6867018605922353152 -58 -6867018605922353152 -58; 4712706861864845312 -29 4712706861864845312 -29; -9021330349979860992 -15 -9021330349979860992 -15; 0 -1 0 -1; 0 -1 0 -1; 0 -1 0 -1; 0 -1 -123456789012 -1;
// neg panic: runtime error: negative shift amount
// neg8 panic: runtime error: negative shift amount
// 200 200 200 200; 144 100 144 100; 0 1 0 1; 0 0 0 0; 0 0 0 0; 0 0 0 0; 0 0 0 0; 0 0 0 0; 0 0 0 0; 0 0 0 0; 0 0 0 0; 0 0 0 0; 0 0 200 0;
// neg panic: runtime error: negative shift amount
// neg8 panic: runtime error: negative shift amount
// 60000 60000 60000 60000; 54464 30000 54464 30000; 12288 468 12288 468; 24576 234 24576 234; 0 1 0 1; 0 0 0 0; 0 0 0 0; 0 0 0 0; 0 0 0 0; 0 0 0 0; 0 0 0 0; 0 0 0 0; 0 0 60000 0;
// neg panic: runtime error: negative shift amount
// neg8 panic: runtime error: negative shift amount
// 4000000000 4000000000 4000000000 4000000000; 3705032704 2000000000 3705032704 2000000000; 898891776 31250000 898891776 31250000; 1797783552 15625000 1797783552 15625000; 2483027968 122070 2483027968 122070; 671088640 61035 671088640 61035; 0 1 0 1; 0 0 0 0; 0 0 0 0; 0 0 0 0; 0 0 0 0; 0 0 0 0; 0 0 4000000000 0;
// neg panic: runtime error: negative shift amount
// neg8 panic: runtime error: negative shift amount
// 9223372036854775808 9223372036854775808 9223372036854775808 9223372036854775808; 0 4611686018427387904 0 4611686018427387904; 0 72057594037927936 0 72057594037927936; 0 36028797018963968 0 36028797018963968; 0 281474976710656 0 281474976710656; 0 140737488355328 0 140737488355328; 0 4294967296 0 4294967296; 0 2147483648 0 2147483648; 0 1073741824 0 1073741824; 0 1 0 1; 0 0 0 0; 0 0 0 0; 0 0 9223372036854775808 0;
// neg panic: runtime error: negative shift amount
// neg8 panic: runtime error: negative shift amount
// -7 -7 -7 -7; -14 -4 -14 -4; -896 -1 -896 -1; -1792 -1 -1792 -1; -229376 -1 -229376 -1; -458752 -1 -458752 -1; -15032385536 -1 -15032385536 -1; -30064771072 -1 -30064771072 -1; -60129542144 -1 -60129542144 -1; -9223372036854775808 -1 -9223372036854775808 -1; 0 -1 0 -1; 0 -1 0 -1; 0 -1 -7 -1;
// neg panic: runtime error: negative shift amount
// neg8 panic: runtime error: negative shift amount
// 7 7 7 7; 14 3 14 3; 896 0 896 0; 1792 0 1792 0; 229376 0 229376 0; 458752 0 458752 0; 15032385536 0 15032385536 0; 30064771072 0 30064771072 0; 60129542144 0 60129542144 0; 9223372036854775808 0 9223372036854775808 0; 0 0 0 0; 0 0 0 0; 0 0 7 0;
// neg panic: runtime error: negative shift amount
// neg8 panic: runtime error: negative shift amount
// 8589934592 0 8589934592 8589934592 true 8 8 1 false
// 0 0 -1
// 0 -3 -2 -2 2 2 -8 -1
// -128 0 -128 -128
// -9223372036854775808 0 -9223372036854775808 0
// div panic: runtime error: integer divide by zero
// mod panic: runtime error: integer divide by zero
// div64 panic: runtime error: integer divide by zero

// Output on 386:
// -3 -3 -3 -3; -6 -2 -6 -2; -128 -1 -128 -1; 0 -1 0 -1; 0 -1 0 -1; 0 -1 0 -1; 0 -1 0 -1; 0 -1 0 -1; 0 -1 0 -1; 0 -1 0 -1; 0 -1 0 -1; 0 -1 0 -1; 0 -1 -3 -1;
// neg panic: runtime error: negative shift amount
// neg8 panic: runtime error: negative shift amount
// -3 -3 -3 -3; -6 -2 -6 -2; -384 -1 -384 -1; -768 -1 -768 -1; -32768 -1 -32768 -1; 0 -1 0 -1; 0 -1 0 -1; 0 -1 0 -1; 0 -1 0 -1; 0 -1 0 -1; 0 -1 0 -1; 0 -1 0 -1; 0 -1 -3 -1;
// neg panic: runtime error: negative shift amount
// neg8 panic: runtime error: negative shift amount
// -12345 -12345 -12345 -12345; -24690 -6173 -24690 -6173; -1580160 -97 -1580160 -97; -3160320 -49 -3160320 -49; -404520960 -1 -404520960 -1; -809041920 -1 -809041920 -1; -2147483648 -1 -2147483648 -1; 0 -1 0 -1; 0 -1 0 -1; 0 -1 0 -1; 0 -1 0 -1; 0 -1 0 -1; 0 -1 -12345 -1;
// neg panic: runtime error: negative shift amount
// neg8 panic: runtime error: negative shift amount
// -123456789012 -123456789012 -123456789012 -123456789012; -246913578024 -61728394506 -246913578024 -61728394506; -15802468993536 -964506165 -15802468993536 -964506165; -31604937987072 -482253083 -31604937987072 -482253083; -4045432062345216 -3767603 -4045432062345216 -3767603; -8090864124690432 -1883802 -8090864124690432 -1883802; -6867018605922353152 -58 -6867018605922353152 -58; 4712706861864845312 -29 4712706861864845312 -29; -9021330349979860992 -15 -9021330349979860992 -15; 0 -1 0 -1; 0 -1 0 -1; 0 -1 0 -1; 0 -1 -123456789012 -1;
// neg panic: runtime error: negative shift amount
// neg8 panic: runtime error: negative shift amount
// 200 200 200 200; 144 100 144 100; 0 1 0 1; 0 0 0 0; 0 0 0 0; 0 0 0 0; 0 0 0 0; 0 0 0 0; 0 0 0 0; 0 0 0 0; 0 0 0 0; 0 0 0 0; 0 0 200 0;
// neg panic: runtime error: negative shift amount
// neg8 panic: runtime error: negative shift amount
// 60000 60000 60000 60000; 54464 30000 54464 30000; 12288 468 12288 468; 24576 234 24576 234; 0 1 0 1; 0 0 0 0; 0 0 0 0; 0 0 0 0; 0 0 0 0; 0 0 0 0; 0 0 0 0; 0 0 0 0; 0 0 60000 0;
// neg panic: runtime error: negative shift amount
// neg8 panic: runtime error: negative shift amount
// 4000000000 4000000000 4000000000 4000000000; 3705032704 2000000000 3705032704 2000000000; 898891776 31250000 898891776 31250000; 1797783552 15625000 1797783552 15625000; 2483027968 122070 2483027968 122070; 671088640 61035 671088640 61035; 0 1 0 1; 0 0 0 0; 0 0 0 0; 0 0 0 0; 0 0 0 0; 0 0 0 0; 0 0 4000000000 0;
// neg panic: runtime error: negative shift amount
// neg8 panic: runtime error: negative shift amount
// 9223372036854775808 9223372036854775808 9223372036854775808 9223372036854775808; 0 4611686018427387904 0 4611686018427387904; 0 72057594037927936 0 72057594037927936; 0 36028797018963968 0 36028797018963968; 0 281474976710656 0 281474976710656; 0 140737488355328 0 140737488355328; 0 4294967296 0 4294967296; 0 2147483648 0 2147483648; 0 1073741824 0 1073741824; 0 1 0 1; 0 0 0 0; 0 0 0 0; 0 0 9223372036854775808 0;
// neg panic: runtime error: negative shift amount
// neg8 panic: runtime error: negative shift amount
// -7 -7 -7 -7; -14 -4 -14 -4; -896 -1 -896 -1; -1792 -1 -1792 -1; -229376 -1 -229376 -1; -458752 -1 -458752 -1; -2147483648 -1 -2147483648 -1; 0 -1 0 -1; 0 -1 0 -1; 0 -1 0 -1; 0 -1 0 -1; 0 -1 0 -1; 0 -1 -7 -1;
// neg panic: runtime error: negative shift amount
// neg8 panic: runtime error: negative shift amount
// 7 7 7 7; 14 3 14 3; 896 0 896 0; 1792 0 1792 0; 229376 0 229376 0; 458752 0 458752 0; 2147483648 0 2147483648 0; 0 0 0 0; 0 0 0 0; 0 0 0 0; 0 0 0 0; 0 0 0 0; 0 0 7 0;
// neg panic: runtime error: negative shift amount
// neg8 panic: runtime error: negative shift amount
// 0 0 8589934592 8589934592 false 8 8 1 true
// 0 0 -1
// 0 -3 -2 -2 2 2 -8 -1
// -128 0 -128 -128
// -9223372036854775808 0 -2147483648 0
// div panic: runtime error: integer divide by zero
// mod panic: runtime error: integer divide by zero
// div64 panic: runtime error: integer divide by zero
