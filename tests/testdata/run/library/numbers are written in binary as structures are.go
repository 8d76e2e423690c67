// run

package main

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"testing"
)

type wr struct{ n int }

func (w *wr) Write(b []byte) (int, error) { w.n += len(b); return len(b), nil }

func main() {
	i8, u16, f32, b := int8(-3), uint16(0xabcd), float32(1.5), true
	i64, u32 := int64(-5), uint32(1<<31+1)
	for _, v := range []any{true, false, int8(-1), uint8(200), int16(-2), uint16(65535), int32(-3), uint32(7), int64(-4), uint64(1 << 63), float32(3.25), 2.5, &i8, &u16, &f32, &b, &i64, &u32,
		[]bool{true, false}, []int8{-1, 2}, []byte{1, 2, 3}, []int16{-1, 5}, []uint16{1}, []int32{-7}, []uint32{9, 8}, []float32{1, -1}, []int64{-1}, []uint64{5}, []float64{0.5, -0.5}, []int16{}, [2]uint16{1, 2}, struct {
			A int8
			_ int16
			C [2]uint8
		}{1, 2, [2]uint8{3, 4}}, 5, "x", []int{1}, complex64(1 + 2i)} {
		for _, o := range []binary.ByteOrder{binary.LittleEndian, binary.BigEndian} {
			var buf bytes.Buffer
			err := binary.Write(&buf, o, v)
			out, err2 := binary.Append([]byte{9}, o, v)
			e := make([]byte, 20)
			n, err3 := binary.Encode(e, o, v)
			m, err4 := binary.Encode(e[:1], o, v)
			fmt.Printf("%T %x %v %x %v %d %x %v %d %v %d\n", v, buf.Bytes(), err, out, err2, n, e[:n], err3, m, err4, binary.Size(v))
		}
	}
	w := &wr{}
	fmt.Println(testing.AllocsPerRun(10, func() { binary.Write(w, binary.LittleEndian, &i64) }))
	buf := make([]byte, 0, 100)
	fmt.Println(testing.AllocsPerRun(10, func() { binary.Append(buf, binary.BigEndian, &f32) }))
	rd := bytes.NewReader(make([]byte, 1000))
	fmt.Println(testing.AllocsPerRun(10, func() { binary.Read(rd, binary.BigEndian, &f32) }))
}

// Output:
// bool 01 <nil> 0901 <nil> 1 01 <nil> 1 <nil> 1
// bool 01 <nil> 0901 <nil> 1 01 <nil> 1 <nil> 1
// bool 00 <nil> 0900 <nil> 1 00 <nil> 1 <nil> 1
// bool 00 <nil> 0900 <nil> 1 00 <nil> 1 <nil> 1
// int8 ff <nil> 09ff <nil> 1 ff <nil> 1 <nil> 1
// int8 ff <nil> 09ff <nil> 1 ff <nil> 1 <nil> 1
// uint8 c8 <nil> 09c8 <nil> 1 c8 <nil> 1 <nil> 1
// uint8 c8 <nil> 09c8 <nil> 1 c8 <nil> 1 <nil> 1
// int16 feff <nil> 09feff <nil> 2 feff <nil> 0 buffer too small 2
// int16 fffe <nil> 09fffe <nil> 2 fffe <nil> 0 buffer too small 2
// uint16 ffff <nil> 09ffff <nil> 2 ffff <nil> 0 buffer too small 2
// uint16 ffff <nil> 09ffff <nil> 2 ffff <nil> 0 buffer too small 2
// int32 fdffffff <nil> 09fdffffff <nil> 4 fdffffff <nil> 0 buffer too small 4
// int32 fffffffd <nil> 09fffffffd <nil> 4 fffffffd <nil> 0 buffer too small 4
// uint32 07000000 <nil> 0907000000 <nil> 4 07000000 <nil> 0 buffer too small 4
// uint32 00000007 <nil> 0900000007 <nil> 4 00000007 <nil> 0 buffer too small 4
// int64 fcffffffffffffff <nil> 09fcffffffffffffff <nil> 8 fcffffffffffffff <nil> 0 buffer too small 8
// int64 fffffffffffffffc <nil> 09fffffffffffffffc <nil> 8 fffffffffffffffc <nil> 0 buffer too small 8
// uint64 0000000000000080 <nil> 090000000000000080 <nil> 8 0000000000000080 <nil> 0 buffer too small 8
// uint64 8000000000000000 <nil> 098000000000000000 <nil> 8 8000000000000000 <nil> 0 buffer too small 8
// float32 00005040 <nil> 0900005040 <nil> 4 00005040 <nil> 0 buffer too small 4
// float32 40500000 <nil> 0940500000 <nil> 4 40500000 <nil> 0 buffer too small 4
// float64 0000000000000440 <nil> 090000000000000440 <nil> 8 0000000000000440 <nil> 0 buffer too small 8
// float64 4004000000000000 <nil> 094004000000000000 <nil> 8 4004000000000000 <nil> 0 buffer too small 8
// *int8 fd <nil> 09fd <nil> 1 fd <nil> 1 <nil> 1
// *int8 fd <nil> 09fd <nil> 1 fd <nil> 1 <nil> 1
// *uint16 cdab <nil> 09cdab <nil> 2 cdab <nil> 0 buffer too small 2
// *uint16 abcd <nil> 09abcd <nil> 2 abcd <nil> 0 buffer too small 2
// *float32 0000c03f <nil> 090000c03f <nil> 4 0000c03f <nil> 0 buffer too small 4
// *float32 3fc00000 <nil> 093fc00000 <nil> 4 3fc00000 <nil> 0 buffer too small 4
// *bool 01 <nil> 0901 <nil> 1 01 <nil> 1 <nil> 1
// *bool 01 <nil> 0901 <nil> 1 01 <nil> 1 <nil> 1
// *int64 fbffffffffffffff <nil> 09fbffffffffffffff <nil> 8 fbffffffffffffff <nil> 0 buffer too small 8
// *int64 fffffffffffffffb <nil> 09fffffffffffffffb <nil> 8 fffffffffffffffb <nil> 0 buffer too small 8
// *uint32 01000080 <nil> 0901000080 <nil> 4 01000080 <nil> 0 buffer too small 4
// *uint32 80000001 <nil> 0980000001 <nil> 4 80000001 <nil> 0 buffer too small 4
// []bool 0100 <nil> 090100 <nil> 2 0100 <nil> 0 buffer too small 2
// []bool 0100 <nil> 090100 <nil> 2 0100 <nil> 0 buffer too small 2
// []int8 ff02 <nil> 09ff02 <nil> 2 ff02 <nil> 0 buffer too small 2
// []int8 ff02 <nil> 09ff02 <nil> 2 ff02 <nil> 0 buffer too small 2
// []uint8 010203 <nil> 09010203 <nil> 3 010203 <nil> 0 buffer too small 3
// []uint8 010203 <nil> 09010203 <nil> 3 010203 <nil> 0 buffer too small 3
// []int16 ffff0500 <nil> 09ffff0500 <nil> 4 ffff0500 <nil> 0 buffer too small 4
// []int16 ffff0005 <nil> 09ffff0005 <nil> 4 ffff0005 <nil> 0 buffer too small 4
// []uint16 0100 <nil> 090100 <nil> 2 0100 <nil> 0 buffer too small 2
// []uint16 0001 <nil> 090001 <nil> 2 0001 <nil> 0 buffer too small 2
// []int32 f9ffffff <nil> 09f9ffffff <nil> 4 f9ffffff <nil> 0 buffer too small 4
// []int32 fffffff9 <nil> 09fffffff9 <nil> 4 fffffff9 <nil> 0 buffer too small 4
// []uint32 0900000008000000 <nil> 090900000008000000 <nil> 8 0900000008000000 <nil> 0 buffer too small 8
// []uint32 0000000900000008 <nil> 090000000900000008 <nil> 8 0000000900000008 <nil> 0 buffer too small 8
// []float32 0000803f000080bf <nil> 090000803f000080bf <nil> 8 0000803f000080bf <nil> 0 buffer too small 8
// []float32 3f800000bf800000 <nil> 093f800000bf800000 <nil> 8 3f800000bf800000 <nil> 0 buffer too small 8
// []int64 ffffffffffffffff <nil> 09ffffffffffffffff <nil> 8 ffffffffffffffff <nil> 0 buffer too small 8
// []int64 ffffffffffffffff <nil> 09ffffffffffffffff <nil> 8 ffffffffffffffff <nil> 0 buffer too small 8
// []uint64 0500000000000000 <nil> 090500000000000000 <nil> 8 0500000000000000 <nil> 0 buffer too small 8
// []uint64 0000000000000005 <nil> 090000000000000005 <nil> 8 0000000000000005 <nil> 0 buffer too small 8
// []float64 000000000000e03f000000000000e0bf <nil> 09000000000000e03f000000000000e0bf <nil> 16 000000000000e03f000000000000e0bf <nil> 0 buffer too small 16
// []float64 3fe0000000000000bfe0000000000000 <nil> 093fe0000000000000bfe0000000000000 <nil> 16 3fe0000000000000bfe0000000000000 <nil> 0 buffer too small 16
// []int16  <nil> 09 <nil> 0  <nil> 0 <nil> 0
// []int16  <nil> 09 <nil> 0  <nil> 0 <nil> 0
// [2]uint16 01000200 <nil> 0901000200 <nil> 4 01000200 <nil> 0 buffer too small 4
// [2]uint16 00010002 <nil> 0900010002 <nil> 4 00010002 <nil> 0 buffer too small 4
// struct { A int8; _ int16; C [2]uint8 } 0100000304 <nil> 090100000304 <nil> 5 0100000304 <nil> 0 buffer too small 5
// struct { A int8; _ int16; C [2]uint8 } 0100000304 <nil> 090100000304 <nil> 5 0100000304 <nil> 0 buffer too small 5
// int  binary.Write: some values are not fixed-sized in type int  binary.Append: some values are not fixed-sized in type int 0  binary.Encode: some values are not fixed-sized in type int 0 binary.Encode: some values are not fixed-sized in type int -1
// int  binary.Write: some values are not fixed-sized in type int  binary.Append: some values are not fixed-sized in type int 0  binary.Encode: some values are not fixed-sized in type int 0 binary.Encode: some values are not fixed-sized in type int -1
// string  binary.Write: some values are not fixed-sized in type string  binary.Append: some values are not fixed-sized in type string 0  binary.Encode: some values are not fixed-sized in type string 0 binary.Encode: some values are not fixed-sized in type string -1
// string  binary.Write: some values are not fixed-sized in type string  binary.Append: some values are not fixed-sized in type string 0  binary.Encode: some values are not fixed-sized in type string 0 binary.Encode: some values are not fixed-sized in type string -1
// []int  binary.Write: some values are not fixed-sized in type []int  binary.Append: some values are not fixed-sized in type []int 0  binary.Encode: some values are not fixed-sized in type []int 0 binary.Encode: some values are not fixed-sized in type []int -1
// []int  binary.Write: some values are not fixed-sized in type []int  binary.Append: some values are not fixed-sized in type []int 0  binary.Encode: some values are not fixed-sized in type []int 0 binary.Encode: some values are not fixed-sized in type []int -1
// complex64 0000803f00000040 <nil> 090000803f00000040 <nil> 8 0000803f00000040 <nil> 0 buffer too small 8
// complex64 3f80000040000000 <nil> 093f80000040000000 <nil> 8 3f80000040000000 <nil> 0 buffer too small 8
// 1
// 0
// 1
