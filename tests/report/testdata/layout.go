package main

import (
	"sync"
	"sync/atomic"
	"unsafe"
)

var _ sync.Mutex
var _ atomic.Bool
var _ unsafe.Pointer

type Named int16

type Pair[A, B any] struct {
	first  A
	second B
}

type Embedded struct {
	Named
	Pair[bool, int64]
}

type Tail struct {
	n int32
	z struct{}
}

type Empty struct{}

type Blank struct {
	_ int8
	_ int64
	x bool
}

type T0 struct {
	f0 any
	f1 chan bool
	f2 chan bool
	f3 [3]int32
}

type T1 struct {
	f0 [1]byte
	f1 int32
	f2 [0]int64
	f3 string
	f4 T0
	f5 error
	f6 [1]int32
	f7 sync.Mutex
	f8 unsafe.Pointer
}

type T2 struct {
	f0 []int
	f1 int64
	f2 T0
	f3 chan bool
	f4 int16
	f5 int64
	f6 T1
}

type T3 struct {
	f0 int32
	f1 error
}

type T4 struct {
	f0 []int
	f1 unsafe.Pointer
	f2 complex64
	f3 any
	f4 int32
	f5 [0]sync.Mutex
	f6 [3]func()
}

type T5 struct {
	f0 [1]atomic.Bool
	f1 int8
	f2 T0
	f3 sync.Mutex
	f4 T4
	f5 atomic.Bool
	f6 T2
	f7 T1
	f8 *int
}

type T6 struct {
	f0 int64
	f1 rune
	f2 unsafe.Pointer
	f3 T4
	f4 T4
	f5 func()
	f6 [0][3]byte
	f7 map[string]int
	f8 error
}

type T7 struct {
	f0 [1]string
	f1 T3
}

type T8 struct {
	f0 uint
	f1 [2]int32
}

type T9 struct {
	f0 complex128
	f1 [2]int64
	f2 string
}

type T10 struct {
	f0 rune
	f1 error
	f2 [3]byte
	f3 T9
	f4 [0]int64
	f5 [0]bool
	f6 rune
	f7 [0]int64
	f8 map[string]int
}

type T11 struct {
	f0 T4
	f1 struct{}
	f2 int16
	f3 byte
	f4 bool
}

type T12 struct {
	f0 [3]byte
	f1 [0]int64
	f2 T3
	f3 *int
	f4 bool
	f5 float64
	f6 [3]float32
}

type T13 struct {
	f0 []int
	f1 []int
	f2 T2
	f3 [3][0]int64
	f4 [0]int64
}

type T14 struct {
	f0 struct{}
	f1 string
	f2 bool
	f3 [2]func()
	f4 atomic.Int64
}

type T15 struct {
	f0 int32
	f1 map[string]int
	f2 float32
	f3 unsafe.Pointer
	f4 T2
	f5 sync.Mutex
}

type T16 struct {
	f0 float64
	f1 T7
}

type T17 struct {
	f0 func()
	f1 complex128
	f2 T3
}

type T18 struct {
	f0 map[string]int
	f1 [3]error
}

type T19 struct {
	f0 []int
	f1 T14
	f2 [3]byte
	f3 [3]byte
}

type T20 struct {
	f0 [3]byte
	f1 float64
	f2 unsafe.Pointer
	f3 byte
	f4 struct{}
}

type T21 struct {
	f0 float32
	f1 atomic.Int64
	f2 byte
	f3 T2
}

type T22 struct {
	f0 func()
}

type T23 struct {
	f0 T18
	f1 string
}

type T24 struct {
	f0 any
	f1 float64
	f2 uintptr
	f3 [0]int64
	f4 func()
	f5 error
	f6 unsafe.Pointer
	f7 [1]atomic.Bool
}

type T25 struct {
	f0 *int
	f1 T23
	f2 unsafe.Pointer
	f3 [1][5]int16
}

type T26 struct {
	f0 [0]int64
	f1 [2]int64
	f2 [1]unsafe.Pointer
	f3 [3]byte
	f4 rune
	f5 [0]atomic.Int64
	f6 [2]int64
	f7 unsafe.Pointer
}

type T27 struct {
	f0 int16
	f1 T3
	f2 map[string]int
	f3 atomic.Bool
}

type T28 struct {
	f0 [2]T26
	f1 complex64
}

type T29 struct {
	f0 complex128
	f1 sync.Mutex
	f2 int8
}

type T30 struct {
	f0 [3]T15
	f1 uint
	f2 byte
	f3 atomic.Bool
}

type T31 struct {
	f0 atomic.Bool
	f1 [5]int16
	f2 int32
	f3 string
	f4 map[string]int
	f5 byte
	f6 unsafe.Pointer
	f7 error
}

type T32 struct {
	f0 T4
	f1 T21
	f2 sync.Mutex
	f3 complex64
	f4 float64
	f5 uintptr
	f6 [5]int16
	f7 T24
}

type T33 struct {
	f0 uintptr
	f1 T20
	f2 [3]byte
	f3 struct{}
	f4 chan bool
}

type T34 struct {
	f0 T2
	f1 uintptr
}

type T35 struct {
	f0 T27
	f1 int16
	f2 error
	f3 T27
}

type T36 struct {
	f0 sync.Mutex
	f1 [0]string
	f2 [0]int64
	f3 rune
	f4 [3]byte
	f5 [3]float64
	f6 byte
}

type T37 struct {
	f0 uintptr
	f1 rune
}

type T38 struct {
	f0 complex64
	f1 [0]atomic.Int64
}

type T39 struct {
	f0 [3][5]int16
}

type T40 struct {
	f0 any
	f1 bool
	f2 any
	f3 float32
	f4 byte
	f5 T14
	f6 func()
	f7 atomic.Int64
	f8 T8
}

type T41 struct {
	f0 [5]int16
	f1 int8
	f2 float32
	f3 chan bool
	f4 T16
	f5 bool
	f6 struct{}
}

type T42 struct {
	f0 func()
	f1 [0]int64
	f2 [0]sync.Mutex
	f3 atomic.Bool
	f4 error
	f5 map[string]int
}

type T43 struct {
	f0 [3]byte
	f1 [1]complex64
}

type T44 struct {
	f0 T34
	f1 any
	f2 atomic.Bool
	f3 T34
	f4 func()
	f5 int32
	f6 int8
	f7 complex64
}

type T45 struct {
	f0 T16
	f1 [0]T10
	f2 T26
	f3 int8
	f4 struct{}
	f5 T37
}

type T46 struct {
	f0 int32
}

type T47 struct {
	f0 uint
	f1 [2][2]int64
	f2 bool
	f3 string
	f4 int8
}

type T48 struct {
	f0 T10
	f1 any
}

type T49 struct {
	f0 [2]int64
	f1 uintptr
}

type T50 struct {
	f0 [3]uint
	f1 int16
	f2 sync.Mutex
	f3 T17
	f4 rune
	f5 [0]int64
	f6 any
	f7 T38
	f8 [3]byte
}

type T51 struct {
	f0 [2]complex128
	f1 int8
	f2 uintptr
	f3 float64
	f4 int64
	f5 complex64
	f6 byte
	f7 atomic.Int64
}

type T52 struct {
	f0 T36
	f1 int16
	f2 error
	f3 byte
	f4 T11
	f5 bool
}

type T53 struct {
	f0 T24
	f1 T25
	f2 int64
	f3 any
}

type T54 struct {
	f0 uintptr
	f1 T27
	f2 rune
	f3 T20
	f4 func()
	f5 byte
}

type T55 struct {
	f0 atomic.Int64
	f1 [3]byte
	f2 [3]sync.Mutex
	f3 byte
	f4 chan bool
	f5 any
	f6 unsafe.Pointer
}

type T56 struct {
	f0 error
	f1 [2]int64
	f2 [3][0]int64
	f3 int32
	f4 uintptr
	f5 int64
}

type T57 struct {
	f0 [2]int64
	f1 unsafe.Pointer
}

type T58 struct {
	f0 [3][0]int64
	f1 [0]int8
	f2 error
	f3 float64
	f4 bool
	f5 [5]int16
	f6 [0]int64
}

type T59 struct {
	f0 func()
	f1 complex64
	f2 [2]int64
	f3 complex128
}

type T60 struct {
	f0 uint
	f1 [3]byte
	f2 T15
	f3 atomic.Int64
	f4 []int
}

type T61 struct {
	f0 T2
	f1 [1]int8
	f2 uint
	f3 float64
	f4 any
	f5 [2]string
}

type T62 struct {
	f0 uint
	f1 byte
}

type T63 struct {
	f0 byte
	f1 chan bool
	f2 [5]int16
	f3 int16
}

type T64 struct {
	f0 atomic.Bool
	f1 int32
	f2 *int
	f3 T50
	f4 rune
	f5 complex128
	f6 T58
	f7 T60
}

type T65 struct {
	f0 T2
	f1 int8
	f2 sync.Mutex
	f3 uint
	f4 float64
	f5 T47
	f6 atomic.Bool
}

type T66 struct {
	f0 T48
	f1 T28
	f2 [2]chan bool
	f3 bool
	f4 func()
	f5 T56
	f6 complex128
	f7 func()
}

type T67 struct {
	f0 bool
	f1 rune
}

type T68 struct {
	f0 struct{}
	f1 [0][5]int16
	f2 map[string]int
	f3 float64
	f4 int8
	f5 [2]chan bool
	f6 complex128
	f7 complex64
}

type T69 struct {
	f0 int64
	f1 []int
	f2 atomic.Bool
	f3 bool
	f4 error
	f5 []int
}

type T70 struct {
	f0 sync.Mutex
	f1 T58
	f2 float32
	f3 unsafe.Pointer
	f4 error
	f5 int16
}

type T71 struct {
	f0 [0][3]byte
	f1 byte
	f2 *int
	f3 struct{}
	f4 [5]int16
	f5 byte
	f6 string
	f7 int16
}

type T72 struct {
	f0 complex64
	f1 [5]int16
	f2 error
	f3 complex64
}

type T73 struct {
	f0 T29
	f1 T23
	f2 atomic.Bool
	f3 T4
	f4 sync.Mutex
	f5 float32
	f6 sync.Mutex
	f7 atomic.Bool
}
