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
	f4 float32
	f5 [1]byte
	f6 int8
}

type T1 struct {
	f0 [0]int64
	f1 string
	f2 T0
	f3 error
	f4 [1]int32
	f5 sync.Mutex
	f6 unsafe.Pointer
	f7 T0
	f8 int64
	f9 [3]byte
	f10 [3]float32
}

type T2 struct {
	f0 [2]int64
	f1 func()
	f2 [5]int16
	f3 int32
	f4 error
	f5 T1
	f6 [0]int64
	f7 int32
	f8 [2]any
}

type T3 struct {
	f0 int64
	f1 bool
	f2 [3]func()
	f3 complex128
	f4 T1
	f5 error
	f6 *int
	f7 []int
	f8 *int
	f9 int8
}

type T4 struct {
	f0 chan bool
	f1 [0]int64
	f2 *int
	f3 complex64
	f4 [1][2]int64
	f5 T2
	f6 [3]byte
	f7 uintptr
	f8 [1][0]int64
	f9 complex64
}

type T5 struct {
	f0 error
	f1 int32
	f2 T1
	f3 [2]int64
	f4 uint
	f5 [2]int32
	f6 complex64
}

type T6 struct {
	f0 [2]int64
	f1 string
	f2 int64
}

type T7 struct {
	f0 error
	f1 [3]byte
	f2 T4
	f3 [0]int64
	f4 [0]bool
	f5 rune
}

type T8 struct {
	f0 func()
	f1 atomic.Int64
	f2 T3
	f3 struct{}
	f4 int16
	f5 byte
	f6 bool
	f7 T0
	f8 T2
	f9 [1]chan bool
	f10 *int
	f11 bool
}

type T9 struct {
	f0 uintptr
	f1 any
}

type T10 struct {
	f0 []int
	f1 []int
	f2 T9
	f3 [3][0]int64
	f4 [0]int64
}

type T11 struct {
	f0 struct{}
	f1 string
	f2 bool
	f3 [2]func()
	f4 atomic.Int64
	f5 complex128
	f6 sync.Mutex
	f7 [0]int64
	f8 float32
	f9 bool
	f10 unsafe.Pointer
}

type T12 struct {
	f0 [1]rune
	f1 T7
	f2 any
	f3 [2]int64
	f4 [2]T6
	f5 *int
	f6 [5]int16
	f7 T11
	f8 []int
}

type T13 struct {
	f0 complex64
	f1 T3
	f2 T10
	f3 [3]byte
	f4 float64
	f5 unsafe.Pointer
	f6 byte
}

type T14 struct {
	f0 int8
	f1 float32
}

type T15 struct {
	f0 map[string]int
	f1 T5
}

type T16 struct {
	f0 int32
	f1 byte
	f2 T13
	f3 string
	f4 sync.Mutex
	f5 uint
}

type T17 struct {
	f0 uintptr
	f1 [0]int64
	f2 func()
	f3 error
	f4 unsafe.Pointer
	f5 [1]atomic.Bool
	f6 T1
	f7 bool
	f8 atomic.Int64
}

type T18 struct {
	f0 [1][5]int16
	f1 struct{}
	f2 int64
	f3 int16
	f4 [2]T1
	f5 T2
	f6 [2]int64
	f7 T12
	f8 struct{}
}

type T19 struct {
	f0 int32
	f1 [0]int64
	f2 complex64
	f3 int8
	f4 []int
	f5 [2]T1
	f6 complex64
	f7 uint
	f8 complex128
	f9 atomic.Int64
}

type T20 struct {
	f0 T10
	f1 T7
	f2 func()
	f3 T7
}

type T21 struct {
	f0 func()
	f1 [0][3]byte
	f2 struct{}
	f3 [2]T9
	f4 map[string]int
	f5 byte
	f6 unsafe.Pointer
	f7 error
	f8 bool
	f9 bool
	f10 sync.Mutex
}

type T22 struct {
	f0 complex64
	f1 float64
	f2 uintptr
	f3 [5]int16
	f4 T10
	f5 atomic.Bool
	f6 chan bool
}

type T23 struct {
	f0 [3]byte
	f1 struct{}
}

type T24 struct {
	f0 T7
	f1 T8
	f2 uintptr
}

type T25 struct {
	f0 T7
	f1 int16
	f2 error
	f3 T7
	f4 T5
	f5 complex64
	f6 int64
}

type T26 struct {
	f0 T5
	f1 [3]any
	f2 [3]float64
	f3 byte
	f4 atomic.Bool
	f5 [0]int64
}

type T27 struct {
	f0 float64
	f1 T11
	f2 [0]struct{}
	f3 int32
	f4 error
	f5 atomic.Bool
	f6 int16
	f7 int64
	f8 [0]int64
	f9 [3]byte
}

type T28 struct {
	f0 func()
	f1 atomic.Int64
	f2 T4
	f3 T26
	f4 *int
}

type T29 struct {
	f0 float32
	f1 chan bool
	f2 T27
	f3 bool
	f4 struct{}
	f5 float64
	f6 [0]int64
	f7 []int
	f8 T10
	f9 int8
	f10 sync.Mutex
}

type T30 struct {
	f0 complex64
	f1 T1
	f2 [3]byte
	f3 string
	f4 complex128
	f5 T11
	f6 string
	f7 [5]int16
	f8 uint
	f9 int16
	f10 sync.Mutex
	f11 int16
}

type T31 struct {
	f0 T9
	f1 [3]T15
	f2 uintptr
	f3 atomic.Bool
	f4 T1
	f5 byte
	f6 [3]byte
	f7 uint
	f8 [2][2]int64
	f9 bool
	f10 string
}

type T32 struct {
	f0 atomic.Int64
	f1 T10
	f2 any
	f3 any
	f4 rune
	f5 float32
	f6 [3]byte
	f7 int16
}

type T33 struct {
	f0 [1]complex128
	f1 [0]int64
	f2 unsafe.Pointer
	f3 [3]func()
	f4 T28
	f5 [3]byte
	f6 error
	f7 uintptr
	f8 [2]int64
}

type T34 struct {
	f0 complex128
	f1 unsafe.Pointer
	f2 rune
	f3 float64
	f4 int16
	f5 [5]int16
	f6 complex128
	f7 int8
	f8 []int
}

type T35 struct {
	f0 chan bool
	f1 T0
	f2 [3]bool
	f3 string
	f4 []int
	f5 error
	f6 [2]T17
}

type T36 struct {
	f0 T27
	f1 rune
	f2 T2
}

type T37 struct {
	f0 [2]int64
	f1 T17
	f2 atomic.Int64
}

type T38 struct {
	f0 T1
	f1 any
	f2 byte
	f3 chan bool
	f4 any
	f5 unsafe.Pointer
	f6 sync.Mutex
	f7 atomic.Bool
	f8 sync.Mutex
	f9 T13
	f10 chan bool
}

type T39 struct {
	f0 [0]int64
	f1 int64
	f2 float32
	f3 int64
	f4 [3][0]int64
	f5 [0]int8
	f6 error
	f7 float64
	f8 bool
}

type T40 struct {
	f0 []int
	f1 sync.Mutex
	f2 func()
	f3 complex64
	f4 [2]int64
	f5 complex128
	f6 *int
	f7 [3]T26
	f8 T15
	f9 atomic.Int64
	f10 []int
	f11 bool
}

type T41 struct {
	f0 [1]int8
	f1 uint
}

type T42 struct {
	f0 atomic.Bool
	f1 unsafe.Pointer
}

type T43 struct {
	f0 *int
	f1 uint
	f2 byte
	f3 [0]float64
	f4 chan bool
	f5 [5]int16
	f6 int16
}

type T44 struct {
	f0 atomic.Bool
	f1 int32
	f2 *int
	f3 T42
	f4 rune
}

type T45 struct {
	f0 float32
	f1 [5]int16
	f2 bool
	f3 T37
	f4 int8
	f5 sync.Mutex
	f6 uint
	f7 float64
	f8 T42
}

type T46 struct {
	f0 uintptr
	f1 T44
	f2 T44
	f3 [2]chan bool
}

type T47 struct {
	f0 [1]T10
	f1 string
	f2 uintptr
	f3 int64
	f4 int8
	f5 T18
	f6 int16
	f7 struct{}
}

type T48 struct {
	f0 string
	f1 map[string]int
	f2 float64
	f3 int8
	f4 [2]chan bool
	f5 complex128
	f6 complex64
	f7 [5]int16
	f8 error
	f9 T2
	f10 func()
	f11 T28
}

type T49 struct {
	f0 []int
	f1 map[string]int
	f2 chan bool
}

type T50 struct {
	f0 float32
}

type T51 struct {
	f0 bool
	f1 int32
	f2 map[string]int
	f3 [0][3]byte
	f4 byte
	f5 *int
	f6 struct{}
	f7 [5]int16
	f8 byte
	f9 string
	f10 int16
}

type T52 struct {
	f0 complex64
	f1 [5]int16
	f2 error
	f3 complex64
	f4 bool
	f5 bool
	f6 int8
	f7 chan bool
	f8 float32
	f9 unsafe.Pointer
}

type T53 struct {
	f0 sync.Mutex
	f1 atomic.Bool
	f2 int16
	f3 T26
	f4 T16
	f5 T35
	f6 [2]complex64
	f7 int64
}

type T54 struct {
	f0 chan bool
	f1 [0]int64
	f2 any
	f3 sync.Mutex
	f4 [0]int64
	f5 complex128
	f6 atomic.Int64
	f7 [0]int64
	f8 atomic.Int64
	f9 int32
	f10 chan bool
	f11 float32
}

type T55 struct {
	f0 complex128
	f1 T42
	f2 byte
}

type T56 struct {
	f0 [3]uint
	f1 [1]any
	f2 [5]int16
	f3 int32
	f4 T21
	f5 [0]int32
	f6 [0]int64
	f7 T3
	f8 rune
	f9 rune
	f10 T50
	f11 [1]atomic.Int64
}

type T57 struct {
	f0 [3]int16
	f1 chan bool
	f2 [3]byte
	f3 atomic.Bool
	f4 T54
	f5 complex64
	f6 T48
	f7 float32
	f8 atomic.Int64
	f9 complex64
	f10 uint
	f11 [1]string
}

type T58 struct {
	f0 [2]int64
	f1 error
	f2 float64
	f3 [0]atomic.Bool
	f4 int8
	f5 [1]error
}

type T59 struct {
	f0 atomic.Int64
	f1 *int
	f2 error
	f3 map[string]int
	f4 rune
	f5 [0]float32
	f6 int16
	f7 atomic.Bool
	f8 float64
	f9 string
	f10 bool
	f11 atomic.Bool
}

type T60 struct {
	f0 T49
	f1 float64
	f2 [1][0]int64
	f3 int64
	f4 sync.Mutex
}

type T61 struct {
	f0 error
	f1 rune
	f2 any
	f3 [3]byte
}

type T62 struct {
	f0 [1][]int
	f1 [0][]int
}

type T63 struct {
	f0 T20
	f1 [2]error
	f2 int16
	f3 map[string]int
	f4 uint
	f5 []int
}

type T64 struct {
	f0 uintptr
	f1 map[string]int
	f2 atomic.Bool
	f3 complex64
	f4 int8
	f5 T45
	f6 int16
	f7 sync.Mutex
	f8 float64
	f9 T26
	f10 T39
}

type T65 struct {
	f0 [1]*int
}

type T66 struct {
	f0 complex64
	f1 [2]int64
	f2 complex64
}

type T67 struct {
	f0 sync.Mutex
	f1 struct{}
	f2 int16
	f3 complex64
	f4 T48
}

type T68 struct {
	f0 int16
	f1 [0]int64
	f2 [0]int64
}

type T69 struct {
	f0 atomic.Bool
	f1 [0]chan bool
	f2 [5]int16
	f3 complex64
	f4 error
	f5 rune
	f6 string
	f7 [3]byte
	f8 [2]int64
	f9 T26
	f10 [0]int64
	f11 []int
}

type T70 struct {
	f0 complex128
	f1 [3]byte
	f2 bool
	f3 int64
	f4 [1]func()
	f5 func()
	f6 [2]int64
	f7 [0]string
	f8 [2]int64
	f9 [0]int16
	f10 uintptr
	f11 T37
}

type T71 struct {
	f0 rune
	f1 T5
	f2 atomic.Bool
	f3 any
	f4 rune
}

type T72 struct {
	f0 T26
	f1 uint
	f2 [3]byte
	f3 T63
	f4 T3
	f5 [2]int16
	f6 int16
	f7 int16
	f8 [5]int16
}

type T73 struct {
	f0 [0]T15
	f1 [3]uint
	f2 byte
	f3 [0]uint
}

type T74 struct {
	f0 T25
	f1 [2][5]int16
	f2 error
}

type T75 struct {
	f0 uintptr
	f1 func()
	f2 uintptr
	f3 chan bool
}

type T76 struct {
	f0 [3]struct{}
	f1 error
}

type T77 struct {
	f0 bool
	f1 [3]byte
	f2 complex64
	f3 *int
	f4 T14
	f5 chan bool
	f6 T66
	f7 [3]byte
	f8 [3][0]int64
}

type T78 struct {
	f0 string
	f1 T21
	f2 [3]byte
	f3 [2]int64
}

type T79 struct {
	f0 func()
	f1 rune
	f2 complex128
}

type T80 struct {
	f0 T40
	f1 int32
	f2 []int
	f3 T70
	f4 atomic.Bool
	f5 [2]int64
	f6 atomic.Int64
	f7 rune
}

type T81 struct {
	f0 T66
	f1 struct{}
	f2 atomic.Bool
	f3 complex64
	f4 [2]int64
	f5 [1]int32
	f6 func()
	f7 any
}

type T82 struct {
	f0 [0][3]byte
	f1 complex128
	f2 bool
	f3 error
	f4 T62
	f5 [2]float32
	f6 string
	f7 T61
	f8 []int
}

type T83 struct {
	f0 any
	f1 T34
	f2 *int
	f3 uintptr
	f4 unsafe.Pointer
	f5 float64
	f6 [5]int16
	f7 [2]int64
	f8 chan bool
}

type T84 struct {
	f0 rune
	f1 float32
	f2 complex128
}

type T85 struct {
	f0 struct{}
	f1 chan bool
	f2 complex128
	f3 float64
}

type T86 struct {
	f0 [2]string
	f1 [3]uintptr
	f2 []int
	f3 chan bool
	f4 T57
	f5 [0][]int
	f6 [3]struct{}
	f7 string
	f8 float32
}

type T87 struct {
	f0 uint
	f1 int64
	f2 sync.Mutex
}

type T88 struct {
	f0 T45
	f1 atomic.Int64
	f2 sync.Mutex
	f3 int32
	f4 *int
	f5 func()
	f6 T37
	f7 chan bool
	f8 T32
}

type T89 struct {
	f0 map[string]int
	f1 [2]int64
	f2 [0]int64
	f3 [5]int16
	f4 *int
	f5 int32
	f6 int16
	f7 string
}

type T90 struct {
	f0 atomic.Bool
	f1 chan bool
	f2 T69
	f3 int16
	f4 func()
	f5 uintptr
	f6 complex128
	f7 T6
	f8 int16
	f9 int64
}

type T91 struct {
	f0 func()
	f1 int64
	f2 [2]atomic.Int64
	f3 [0][0]int64
	f4 chan bool
	f5 [3]byte
}

type T92 struct {
	f0 string
	f1 uint
	f2 int8
	f3 [3]byte
	f4 []int
	f5 T24
	f6 string
	f7 T16
	f8 atomic.Bool
}

type T93 struct {
	f0 uint
	f1 byte
	f2 atomic.Int64
	f3 T64
	f4 [0]int64
	f5 sync.Mutex
	f6 uint
	f7 uint
}

type T94 struct {
	f0 func()
	f1 [2]int64
	f2 [5]int16
}

type T95 struct {
	f0 string
	f1 T36
	f2 unsafe.Pointer
	f3 int64
	f4 float64
	f5 unsafe.Pointer
	f6 [3]byte
	f7 unsafe.Pointer
}

type T96 struct {
	f0 rune
	f1 *int
	f2 T42
	f3 uint
	f4 int32
	f5 int16
	f6 T24
}

type T97 struct {
	f0 [5]int16
	f1 [0]int64
	f2 any
	f3 struct{}
	f4 [0]atomic.Int64
	f5 [5]int16
	f6 [5]int16
	f7 atomic.Bool
	f8 [3]*int
	f9 [0]T35
	f10 atomic.Int64
}

type T98 struct {
	f0 T72
	f1 [2]int64
	f2 map[string]int
	f3 [1]bool
	f4 float32
}

type T99 struct {
	f0 chan bool
	f1 chan bool
	f2 sync.Mutex
	f3 byte
	f4 [3]map[string]int
	f5 byte
	f6 chan bool
}

type T100 struct {
	f0 T58
	f1 int16
	f2 int16
	f3 T8
	f4 float32
	f5 int64
	f6 complex128
	f7 [2]int64
	f8 [1]T45
	f9 int16
	f10 int32
}

type T101 struct {
	f0 [3]byte
	f1 atomic.Int64
	f2 uint
	f3 uint
	f4 [3]byte
	f5 atomic.Bool
}

type T102 struct {
	f0 [1]error
	f1 byte
}

type T103 struct {
	f0 func()
	f1 rune
	f2 int32
	f3 T54
	f4 int64
	f5 atomic.Bool
	f6 [3]bool
	f7 atomic.Int64
	f8 []int
	f9 sync.Mutex
	f10 atomic.Int64
	f11 atomic.Int64
}

type T104 struct {
	f0 T23
	f1 T12
	f2 map[string]int
	f3 int16
	f4 atomic.Bool
	f5 string
}

type T105 struct {
	f0 error
}

type T106 struct {
	f0 T69
	f1 [2]int64
	f2 uintptr
	f3 sync.Mutex
	f4 []int
	f5 float32
	f6 []int
	f7 complex64
	f8 int64
}

type T107 struct {
	f0 atomic.Bool
	f1 T33
	f2 [1][5]int16
	f3 [0]int64
	f4 func()
	f5 float32
	f6 int32
	f7 rune
}

type T108 struct {
	f0 uint
	f1 uintptr
	f2 [0][2]int64
	f3 [2]int64
	f4 uintptr
	f5 string
	f6 [3]byte
	f7 chan bool
	f8 chan bool
	f9 [3]byte
	f10 T45
	f11 [3]byte
}

type T109 struct {
	f0 func()
	f1 T64
	f2 uintptr
	f3 [0]any
}

type T110 struct {
	f0 chan bool
	f1 complex128
	f2 []int
	f3 [2]int16
	f4 complex64
}

type T111 struct {
	f0 byte
	f1 [3]rune
	f2 int32
}

type T112 struct {
	f0 [0]byte
	f1 float64
	f2 float64
	f3 [0]int64
	f4 float64
	f5 [0]uintptr
	f6 int64
	f7 T45
	f8 atomic.Int64
	f9 string
	f10 unsafe.Pointer
	f11 struct{}
}

type T113 struct {
	f0 struct{}
	f1 [3]T48
	f2 map[string]int
	f3 chan bool
	f4 [2]int64
	f5 float32
	f6 [2]T28
	f7 int64
	f8 int16
}

type T114 struct {
	f0 [2]uint
	f1 atomic.Int64
	f2 byte
	f3 atomic.Int64
	f4 *int
	f5 struct{}
	f6 complex64
	f7 [1]error
	f8 sync.Mutex
}

type T115 struct {
	f0 *int
	f1 float64
	f2 T19
	f3 uint
	f4 [3]complex128
	f5 unsafe.Pointer
	f6 struct{}
	f7 [1]uintptr
	f8 complex64
	f9 complex128
}

type T116 struct {
	f0 [5]int16
}

type T117 struct {
	f0 int8
	f1 complex64
	f2 unsafe.Pointer
	f3 float64
	f4 [3]byte
	f5 map[string]int
	f6 T64
	f7 [2]byte
}

type T118 struct {
	f0 [5]int16
	f1 [3]int32
	f2 struct{}
	f3 T66
	f4 chan bool
	f5 sync.Mutex
	f6 error
	f7 byte
	f8 T57
	f9 chan bool
	f10 uintptr
}

type T119 struct {
	f0 any
	f1 T59
	f2 uintptr
	f3 [0]int64
	f4 T41
	f5 [2]bool
}

type T120 struct {
	f0 [0]float64
	f1 byte
	f2 atomic.Bool
	f3 chan bool
	f4 rune
}

type T121 struct {
	f0 float32
	f1 unsafe.Pointer
	f2 [3]atomic.Bool
	f3 error
	f4 T32
	f5 [0]T54
	f6 byte
	f7 error
	f8 [5]int16
	f9 T16
	f10 [5]int16
}

type T122 struct {
	f0 T54
	f1 string
	f2 complex128
	f3 atomic.Bool
	f4 bool
	f5 [3]atomic.Int64
	f6 [3]byte
	f7 [0]complex128
}

type T123 struct {
	f0 rune
	f1 [5]int16
}

type T124 struct {
	f0 float32
	f1 chan bool
	f2 [2]int64
	f3 func()
	f4 [1]uint
	f5 [3]atomic.Int64
	f6 [3]byte
	f7 T5
	f8 [1]T51
}

type T125 struct {
	f0 string
	f1 complex128
	f2 func()
	f3 [0]int64
	f4 complex128
	f5 [3][]int
}

type T126 struct {
	f0 rune
	f1 struct{}
	f2 bool
	f3 bool
	f4 chan bool
	f5 T15
	f6 string
	f7 [5]int16
	f8 [3]byte
}

type T127 struct {
	f0 error
	f1 map[string]int
}

type T128 struct {
	f0 int64
	f1 rune
}

type T129 struct {
	f0 bool
	f1 rune
	f2 float64
	f3 sync.Mutex
	f4 int32
	f5 complex64
	f6 float64
	f7 any
}

type T130 struct {
	f0 [3]T40
	f1 rune
	f2 [0]int64
	f3 atomic.Bool
	f4 [1]T49
}

type T131 struct {
	f0 T67
	f1 struct{}
	f2 T31
	f3 rune
}

type T132 struct {
	f0 error
	f1 chan bool
	f2 [0]int64
	f3 uintptr
	f4 [5]int16
}

type T133 struct {
	f0 [3]sync.Mutex
	f1 complex64
	f2 struct{}
}

type T134 struct {
	f0 float64
	f1 sync.Mutex
	f2 complex64
	f3 [2]rune
	f4 byte
	f5 []int
	f6 T20
	f7 complex128
	f8 complex128
	f9 any
	f10 [5]int16
	f11 [3]byte
}

type T135 struct {
	f0 float64
	f1 []int
}

type T136 struct {
	f0 T17
}

type T137 struct {
	f0 int8
}

type T138 struct {
	f0 rune
	f1 [3]byte
	f2 uint
	f3 [1]T36
	f4 *int
	f5 uintptr
	f6 T32
	f7 [3]complex128
	f8 error
	f9 [1]T24
	f10 error
}

type T139 struct {
	f0 struct{}
	f1 [5]int16
	f2 [2]*int
	f3 [0]int64
	f4 error
	f5 complex64
	f6 bool
	f7 [2]error
}

type T140 struct {
	f0 [0]error
	f1 T45
	f2 T63
	f3 T1
}

type T141 struct {
	f0 T14
	f1 [2]int64
	f2 T39
	f3 [0]int64
	f4 func()
	f5 bool
	f6 map[string]int
	f7 func()
	f8 unsafe.Pointer
	f9 T20
	f10 any
	f11 byte
}

type T142 struct {
	f0 [2]int32
	f1 error
	f2 func()
	f3 *int
	f4 map[string]int
	f5 struct{}
}

type T143 struct {
	f0 int32
	f1 [2]T72
	f2 atomic.Int64
	f3 [0]int64
	f4 int64
	f5 error
	f6 [0]chan bool
	f7 [3]byte
	f8 int16
}

type T144 struct {
	f0 complex64
	f1 T31
	f2 int8
	f3 rune
	f4 unsafe.Pointer
	f5 map[string]int
	f6 uint
	f7 atomic.Bool
	f8 []int
	f9 *int
	f10 func()
}

type T145 struct {
	f0 func()
}

type T146 struct {
	f0 complex64
	f1 atomic.Bool
	f2 [0]int64
	f3 error
	f4 string
	f5 atomic.Int64
	f6 uint
	f7 any
	f8 T4
	f9 bool
	f10 byte
}

type T147 struct {
	f0 map[string]int
	f1 bool
	f2 [2]T23
	f3 [0][0]int64
	f4 [1]sync.Mutex
	f5 [3]int8
	f6 T17
	f7 chan bool
}

type T148 struct {
	f0 rune
	f1 [2]int64
	f2 [2]int64
	f3 [1]float64
}

type T149 struct {
	f0 [3][3]byte
	f1 T73
	f2 atomic.Bool
	f3 atomic.Int64
	f4 int8
	f5 any
	f6 []int
	f7 [2]int64
	f8 T18
	f9 [0]float32
	f10 complex128
}

type T150 struct {
	f0 [0]int64
	f1 T63
	f2 [2]int64
	f3 func()
	f4 T40
}

type T151 struct {
	f0 uintptr
	f1 atomic.Bool
	f2 T1
	f3 map[string]int
	f4 T15
	f5 T60
	f6 error
}

type T152 struct {
	f0 bool
	f1 []int
	f2 func()
	f3 chan bool
	f4 [3]byte
}

type T153 struct {
	f0 [1]int64
	f1 uint
}

type T154 struct {
	f0 int64
	f1 T33
	f2 float32
}

type T155 struct {
	f0 [0][2]int64
	f1 complex128
	f2 complex128
	f3 error
	f4 T60
}

type T156 struct {
	f0 atomic.Int64
	f1 [2]int64
}

type T157 struct {
	f0 T39
	f1 chan bool
}

type T158 struct {
	f0 [2]int64
	f1 uintptr
	f2 int8
	f3 [2]T49
	f4 chan bool
	f5 [5]int16
	f6 uint
	f7 int64
	f8 chan bool
	f9 atomic.Int64
}

type T159 struct {
	f0 *int
	f1 map[string]int
	f2 complex128
	f3 [5]int16
	f4 string
	f5 int32
	f6 any
	f7 byte
	f8 complex128
	f9 [3]byte
	f10 any
	f11 [3]map[string]int
}

type T160 struct {
	f0 [2]int32
	f1 complex64
	f2 sync.Mutex
	f3 byte
	f4 error
	f5 atomic.Int64
}

type T161 struct {
	f0 complex64
}

type T162 struct {
	f0 int64
	f1 struct{}
	f2 float32
	f3 [3]string
	f4 [0]T30
}

type T163 struct {
	f0 T72
	f1 T31
}

type T164 struct {
	f0 [3]byte
	f1 chan bool
}

type T165 struct {
	f0 [5]int16
	f1 error
	f2 [3]byte
	f3 chan bool
	f4 int16
	f5 atomic.Int64
	f6 [0]unsafe.Pointer
	f7 uintptr
	f8 [2]int64
	f9 byte
	f10 T20
	f11 T48
}

type T166 struct {
	f0 map[string]int
	f1 map[string]int
	f2 string
}

type T167 struct {
	f0 [0]int64
	f1 rune
	f2 sync.Mutex
	f3 int32
}

type T168 struct {
	f0 T69
	f1 uintptr
	f2 struct{}
	f3 string
	f4 T41
	f5 int16
	f6 T62
	f7 func()
	f8 *int
	f9 sync.Mutex
	f10 float64
	f11 atomic.Bool
}

type T169 struct {
	f0 *int
	f1 T41
	f2 T16
	f3 complex64
	f4 sync.Mutex
	f5 unsafe.Pointer
	f6 T24
	f7 [0]error
	f8 int64
	f9 [0]float64
	f10 int16
}

type T170 struct {
	f0 *int
	f1 bool
	f2 T37
}

type T171 struct {
	f0 any
}

type T172 struct {
	f0 chan bool
	f1 [0]bool
	f2 int8
	f3 int16
	f4 chan bool
	f5 [1]struct{}
	f6 byte
	f7 [0]unsafe.Pointer
	f8 float32
	f9 T34
}

type T173 struct {
	f0 string
	f1 func()
	f2 uint
	f3 T1
	f4 chan bool
	f5 T22
	f6 T28
	f7 atomic.Bool
	f8 int16
}

type T174 struct {
	f0 func()
	f1 [2][]int
	f2 T55
}

type T175 struct {
	f0 func()
	f1 func()
	f2 complex128
	f3 T3
	f4 map[string]int
	f5 []int
	f6 map[string]int
	f7 func()
	f8 [0]*int
}

type T176 struct {
	f0 [5]int16
}

type T177 struct {
	f0 bool
	f1 [1]atomic.Int64
	f2 uint
	f3 int32
}

type T178 struct {
	f0 func()
	f1 int64
	f2 int16
	f3 byte
}

type T179 struct {
	f0 int64
	f1 map[string]int
}

type T180 struct {
	f0 []int
	f1 bool
	f2 float32
	f3 int16
	f4 int8
	f5 T60
	f6 [3]complex128
	f7 [5]int16
	f8 byte
	f9 sync.Mutex
}

type T181 struct {
	f0 T47
}

type T182 struct {
	f0 atomic.Int64
	f1 complex128
	f2 string
	f3 uintptr
	f4 int16
	f5 sync.Mutex
	f6 any
	f7 T0
	f8 unsafe.Pointer
	f9 byte
	f10 sync.Mutex
}

type T183 struct {
	f0 T6
	f1 [3]float64
}

type T184 struct {
	f0 chan bool
	f1 struct{}
	f2 int32
	f3 func()
	f4 chan bool
	f5 complex128
	f6 rune
	f7 [5]int16
	f8 T57
	f9 int8
	f10 byte
	f11 int64
}

type T185 struct {
	f0 T62
	f1 struct{}
	f2 T19
	f3 struct{}
}

type T186 struct {
	f0 func()
	f1 string
}

type T187 struct {
	f0 map[string]int
	f1 []int
	f2 rune
	f3 *int
}

type T188 struct {
	f0 sync.Mutex
	f1 [3]byte
}

type T189 struct {
	f0 struct{}
	f1 T65
	f2 int8
	f3 [3]rune
	f4 int32
	f5 func()
	f6 sync.Mutex
	f7 func()
	f8 rune
}

type T190 struct {
	f0 unsafe.Pointer
	f1 T31
	f2 *int
	f3 []int
	f4 func()
	f5 [3]byte
	f6 atomic.Int64
}

type T191 struct {
	f0 error
	f1 int64
	f2 [1]*int
	f3 map[string]int
	f4 string
	f5 [2]complex128
	f6 complex128
}

type T192 struct {
	f0 [3]byte
	f1 atomic.Bool
	f2 T72
	f3 int32
	f4 []int
}

type T193 struct {
	f0 [3]byte
	f1 [0]int64
	f2 chan bool
}

type T194 struct {
	f0 T0
}

type T195 struct {
	f0 struct{}
}

type T196 struct {
	f0 int64
	f1 T67
	f2 atomic.Int64
	f3 uintptr
	f4 int16
	f5 float32
	f6 float64
	f7 []int
	f8 int64
	f9 complex64
	f10 complex64
	f11 map[string]int
}

type T197 struct {
	f0 int8
	f1 [1]unsafe.Pointer
	f2 uintptr
	f3 T21
}

type T198 struct {
	f0 uint
	f1 error
	f2 any
	f3 string
	f4 complex64
	f5 error
}

type T199 struct {
	f0 [2]int64
	f1 atomic.Int64
	f2 chan bool
}

type T200 struct {
	f0 T29
	f1 [3]byte
	f2 rune
	f3 unsafe.Pointer
	f4 chan bool
	f5 float64
	f6 T7
	f7 func()
	f8 [3]uint
}

type T201 struct {
	f0 T22
	f1 []int
	f2 rune
	f3 byte
	f4 [5]int16
	f5 int16
}

type T202 struct {
	f0 T14
	f1 T37
	f2 any
	f3 chan bool
	f4 uintptr
	f5 T67
	f6 byte
	f7 unsafe.Pointer
	f8 chan bool
	f9 int64
	f10 *int
	f11 atomic.Int64
}

type T203 struct {
	f0 int64
	f1 byte
	f2 atomic.Bool
	f3 float64
	f4 uint
	f5 int32
	f6 int64
	f7 [0]int64
	f8 [5]int16
}

type T204 struct {
	f0 [0]int32
	f1 [1]float64
	f2 T43
	f3 [2]int64
	f4 int16
	f5 chan bool
	f6 float32
	f7 T25
}

type T205 struct {
	f0 rune
	f1 unsafe.Pointer
	f2 [2]int64
}

type T206 struct {
	f0 complex64
	f1 int8
}

type T207 struct {
	f0 byte
	f1 [3]int16
	f2 [0]int64
	f3 []int
	f4 uint
	f5 [2]float64
	f6 chan bool
}

type T208 struct {
	f0 complex128
	f1 error
	f2 chan bool
}

type T209 struct {
	f0 int32
	f1 T14
	f2 int16
	f3 []int
	f4 T23
	f5 T33
	f6 uintptr
	f7 map[string]int
	f8 [0]int64
	f9 struct{}
	f10 [0]int64
}

type T210 struct {
	f0 int64
	f1 [2]int64
	f2 [5]int16
}

type T211 struct {
	f0 map[string]int
}

type T212 struct {
	f0 [0]int64
	f1 sync.Mutex
	f2 [5]int16
	f3 T10
	f4 [2]int64
	f5 float64
	f6 uint
	f7 chan bool
	f8 int8
}

type T213 struct {
	f0 [3]byte
	f1 [3]T55
	f2 [5]int16
	f3 int16
	f4 T32
}

type T214 struct {
	f0 []int
	f1 []int
	f2 [0]int64
	f3 atomic.Bool
	f4 int32
	f5 struct{}
	f6 [5]int16
	f7 map[string]int
	f8 int64
	f9 [1]int32
	f10 atomic.Int64
}

type T215 struct {
	f0 struct{}
}

type T216 struct {
	f0 complex64
	f1 [1]complex128
	f2 [2]int64
	f3 complex128
	f4 [0]int64
	f5 atomic.Int64
	f6 [2]int64
	f7 int32
	f8 map[string]int
	f9 []int
	f10 T58
}

type T217 struct {
	f0 atomic.Bool
}

type T218 struct {
	f0 struct{}
	f1 [0]int64
	f2 T68
}

type T219 struct {
	f0 *int
	f1 complex64
	f2 T40
	f3 float64
	f4 func()
	f5 uintptr
	f6 sync.Mutex
	f7 T6
	f8 [5]int16
	f9 T12
	f10 T46
	f11 T56
}

type T220 struct {
	f0 int64
	f1 complex64
	f2 string
	f3 [5]int16
	f4 int32
	f5 complex64
	f6 uint
	f7 [0]int64
	f8 T17
	f9 int16
}

type T221 struct {
	f0 rune
	f1 int32
	f2 [1]rune
	f3 [2]int64
}

type T222 struct {
	f0 unsafe.Pointer
	f1 atomic.Int64
	f2 chan bool
	f3 chan bool
	f4 any
	f5 int32
	f6 T73
	f7 [3]byte
	f8 T42
}

type T223 struct {
	f0 int16
	f1 T62
	f2 int64
	f3 T10
}

type T224 struct {
	f0 [2]bool
	f1 T2
	f2 sync.Mutex
	f3 []int
	f4 int64
	f5 T14
	f6 T57
	f7 bool
}

type T225 struct {
	f0 uint
	f1 chan bool
	f2 sync.Mutex
	f3 T61
	f4 [2]int64
	f5 atomic.Int64
	f6 func()
	f7 T9
	f8 struct{}
	f9 atomic.Int64
	f10 error
}

type T226 struct {
	f0 int8
}

type T227 struct {
	f0 [5]int16
	f1 float32
	f2 byte
	f3 T23
	f4 T14
	f5 int16
	f6 [0]int64
	f7 any
	f8 unsafe.Pointer
}

type T228 struct {
	f0 uintptr
	f1 bool
	f2 func()
	f3 T11
	f4 *int
}

type T229 struct {
	f0 [5]int16
}

type T230 struct {
	f0 bool
	f1 sync.Mutex
	f2 [2]atomic.Int64
	f3 atomic.Bool
	f4 bool
	f5 func()
}

type T231 struct {
	f0 T24
	f1 sync.Mutex
	f2 rune
	f3 func()
	f4 byte
	f5 [5]int16
	f6 [0]int16
	f7 float64
	f8 complex128
	f9 uint
	f10 rune
	f11 [0][0]int64
}

type T232 struct {
	f0 *int
	f1 int16
	f2 byte
}

type T233 struct {
	f0 atomic.Int64
	f1 [1]int32
	f2 bool
	f3 [3]byte
	f4 byte
	f5 [2]T73
	f6 [3]byte
	f7 error
	f8 int64
	f9 T40
}

type T234 struct {
	f0 atomic.Bool
	f1 T61
	f2 float64
	f3 sync.Mutex
	f4 string
	f5 T45
	f6 atomic.Int64
}

type T235 struct {
	f0 []int
	f1 uint
	f2 T2
	f3 T15
	f4 *int
	f5 atomic.Int64
	f6 error
	f7 int32
	f8 rune
	f9 T68
	f10 bool
}

type T236 struct {
	f0 int8
	f1 [0]atomic.Bool
	f2 *int
	f3 T17
}

type T237 struct {
	f0 byte
	f1 rune
	f2 []int
	f3 uintptr
	f4 [3]chan bool
	f5 string
	f6 [3]byte
	f7 int32
	f8 struct{}
	f9 int32
	f10 struct{}
}

type T238 struct {
	f0 string
	f1 int8
	f2 T22
	f3 unsafe.Pointer
	f4 [0]int64
	f5 byte
	f6 T14
	f7 byte
	f8 any
	f9 int8
}

type T239 struct {
	f0 map[string]int
	f1 atomic.Int64
}

type T240 struct {
	f0 [3]byte
	f1 int8
	f2 complex64
	f3 error
	f4 [0]int64
	f5 int8
	f6 T50
	f7 T31
	f8 [2]T53
}

type T241 struct {
	f0 T12
	f1 string
	f2 complex64
	f3 string
	f4 T23
	f5 rune
	f6 error
	f7 int32
	f8 T34
}

type T242 struct {
	f0 T10
	f1 bool
	f2 byte
	f3 rune
	f4 int16
	f5 float32
	f6 T18
	f7 int16
	f8 rune
}

type T243 struct {
	f0 byte
	f1 int64
	f2 complex128
	f3 byte
	f4 [1]T60
	f5 byte
	f6 bool
	f7 error
	f8 sync.Mutex
}

type T244 struct {
	f0 unsafe.Pointer
	f1 unsafe.Pointer
	f2 uintptr
	f3 [5]int16
	f4 complex128
	f5 [0]int64
	f6 T41
}

type T245 struct {
	f0 [2]T16
	f1 [0]int64
	f2 T9
	f3 chan bool
	f4 [2]map[string]int
	f5 func()
}

type T246 struct {
	f0 float32
	f1 T24
	f2 [2]int64
	f3 chan bool
	f4 int64
	f5 any
	f6 [5]int16
	f7 int32
	f8 T37
	f9 bool
	f10 [2]int64
}

type T247 struct {
	f0 chan bool
	f1 int16
	f2 [1]string
	f3 int16
	f4 T25
	f5 [0]int64
	f6 error
	f7 T22
	f8 *int
}

type T248 struct {
	f0 [2]string
	f1 [1]sync.Mutex
	f2 [0]map[string]int
	f3 [2]int16
	f4 rune
	f5 []int
	f6 error
	f7 T12
	f8 T22
	f9 string
	f10 any
	f11 byte
}

type T249 struct {
	f0 chan bool
	f1 error
	f2 error
	f3 map[string]int
	f4 atomic.Int64
	f5 T7
	f6 [0]int64
	f7 float64
	f8 [0]int64
}

type T250 struct {
	f0 int8
	f1 string
	f2 sync.Mutex
	f3 T48
	f4 int8
}

type T251 struct {
	f0 complex64
	f1 [0]int64
	f2 T55
	f3 func()
	f4 [2]int64
	f5 complex128
	f6 [5]int16
	f7 [1][5]int16
	f8 int32
	f9 atomic.Bool
}

type T252 struct {
	f0 complex64
	f1 int32
}

type T253 struct {
	f0 atomic.Int64
	f1 T18
	f2 T19
	f3 map[string]int
	f4 T6
	f5 int64
	f6 T40
	f7 T16
}

type T254 struct {
	f0 complex64
	f1 [0][0]int64
	f2 [0]int64
	f3 map[string]int
	f4 [1][5]int16
}

type T255 struct {
	f0 complex128
	f1 T42
	f2 [2][0]int64
	f3 chan bool
	f4 any
	f5 float32
	f6 [2]int64
}

type T256 struct {
	f0 [1]int16
	f1 int8
	f2 byte
	f3 [1]T70
	f4 any
	f5 func()
	f6 bool
	f7 float64
	f8 int8
	f9 float32
	f10 [0]int64
	f11 []int
}

type T257 struct {
	f0 bool
	f1 T68
	f2 float32
	f3 atomic.Bool
	f4 int32
	f5 bool
}

type T258 struct {
	f0 any
	f1 byte
	f2 string
	f3 any
	f4 T30
	f5 uint
	f6 []int
	f7 chan bool
}

type T259 struct {
	f0 string
	f1 bool
	f2 byte
	f3 unsafe.Pointer
	f4 any
	f5 uint
	f6 T51
	f7 int32
	f8 complex128
	f9 sync.Mutex
	f10 T53
}

type T260 struct {
	f0 T35
	f1 [2]T58
	f2 error
	f3 int32
	f4 error
	f5 rune
	f6 bool
	f7 [5]int16
	f8 [3]error
	f9 int32
	f10 byte
}

type T261 struct {
	f0 [0]int64
	f1 unsafe.Pointer
	f2 complex64
	f3 T70
	f4 bool
	f5 T59
	f6 byte
	f7 atomic.Bool
	f8 T16
	f9 [0]*int
	f10 bool
	f11 byte
}

type T262 struct {
	f0 T62
	f1 byte
	f2 [2]float64
	f3 int8
	f4 int64
	f5 T27
}

type T263 struct {
	f0 [2]int64
	f1 error
	f2 complex128
	f3 map[string]int
	f4 any
	f5 int16
	f6 unsafe.Pointer
	f7 bool
	f8 int32
}

type T264 struct {
	f0 string
	f1 [2]int64
	f2 T17
	f3 int16
	f4 [0]int8
}

type T265 struct {
	f0 int8
	f1 bool
	f2 atomic.Bool
}

type T266 struct {
	f0 [2]int64
	f1 *int
	f2 atomic.Bool
	f3 string
	f4 atomic.Int64
	f5 atomic.Bool
	f6 string
	f7 [1]T73
	f8 [0]int16
	f9 any
}

type T267 struct {
	f0 byte
	f1 [5]int16
	f2 [0]int16
	f3 map[string]int
}

type T268 struct {
	f0 bool
	f1 T15
	f2 T56
	f3 atomic.Bool
	f4 T23
	f5 rune
	f6 complex64
	f7 T60
	f8 T25
	f9 [3][3]byte
	f10 [0]uintptr
	f11 [2][3]byte
}

type T269 struct {
	f0 int64
	f1 rune
	f2 string
	f3 T6
	f4 int16
	f5 any
	f6 int8
	f7 T71
	f8 [0]chan bool
	f9 map[string]int
	f10 uint
}

type T270 struct {
	f0 struct{}
	f1 int8
	f2 float32
	f3 [0]int8
}

type T271 struct {
	f0 T54
	f1 rune
	f2 string
}

type T272 struct {
	f0 [1]uintptr
	f1 int8
	f2 complex128
	f3 int32
	f4 *int
	f5 [5]int16
	f6 *int
	f7 [1]chan bool
	f8 float64
	f9 unsafe.Pointer
	f10 []int
	f11 sync.Mutex
}

type T273 struct {
	f0 bool
	f1 T3
	f2 T42
	f3 int8
	f4 complex64
}

type T274 struct {
	f0 T22
	f1 func()
	f2 T34
	f3 [3]byte
	f4 error
	f5 int32
	f6 T8
	f7 int32
	f8 bool
	f9 float64
	f10 uintptr
	f11 any
}

type T275 struct {
	f0 [1]complex128
	f1 [1]T1
	f2 *int
	f3 []int
}

type T276 struct {
	f0 *int
	f1 T8
	f2 int8
	f3 unsafe.Pointer
}

type T277 struct {
	f0 *int
	f1 map[string]int
	f2 [2]int64
	f3 float32
	f4 unsafe.Pointer
}

type T278 struct {
	f0 [2]bool
	f1 T19
	f2 unsafe.Pointer
	f3 float64
	f4 T49
	f5 rune
}

type T279 struct {
	f0 int32
	f1 sync.Mutex
	f2 []int
	f3 int32
	f4 uint
	f5 [3]atomic.Int64
	f6 T13
}

type T280 struct {
	f0 [5]int16
	f1 [3]byte
	f2 chan bool
	f3 [3]T15
	f4 rune
	f5 sync.Mutex
	f6 complex128
	f7 [2]int64
	f8 any
	f9 uint
}

type T281 struct {
	f0 bool
	f1 sync.Mutex
}

type T282 struct {
	f0 atomic.Bool
	f1 uint
	f2 atomic.Bool
	f3 int32
	f4 T64
	f5 func()
	f6 [5]int16
}

type T283 struct {
	f0 int64
	f1 [3]T1
	f2 [5]int16
	f3 *int
	f4 [2]int64
	f5 int8
	f6 atomic.Bool
	f7 T50
	f8 complex64
	f9 [0]int64
	f10 float32
	f11 error
}

type T284 struct {
	f0 T43
}

type T285 struct {
	f0 error
	f1 T52
	f2 [0]float32
	f3 rune
	f4 T33
	f5 complex64
	f6 map[string]int
	f7 T22
	f8 [0]int64
}

type T286 struct {
	f0 int8
	f1 int64
	f2 map[string]int
	f3 sync.Mutex
	f4 sync.Mutex
	f5 complex64
	f6 atomic.Int64
	f7 byte
	f8 rune
	f9 byte
	f10 T65
}

type T287 struct {
	f0 rune
	f1 [0]T28
	f2 [0]complex64
	f3 int32
	f4 T68
	f5 uintptr
}

type T288 struct {
	f0 rune
	f1 struct{}
	f2 atomic.Bool
	f3 [5]int16
	f4 map[string]int
	f5 [5]int16
	f6 uintptr
	f7 T47
}

type T289 struct {
	f0 chan bool
	f1 T65
	f2 T65
	f3 T63
}

type T290 struct {
	f0 atomic.Int64
	f1 [3][3]byte
	f2 unsafe.Pointer
	f3 T50
	f4 uint
	f5 int32
	f6 uintptr
}

type T291 struct {
	f0 byte
	f1 [2]int64
	f2 T26
	f3 [5]int16
	f4 [2]int64
	f5 func()
}

type T292 struct {
	f0 complex64
	f1 [0][3]byte
	f2 atomic.Bool
	f3 any
	f4 complex64
	f5 T46
	f6 complex64
}

type T293 struct {
	f0 error
	f1 map[string]int
	f2 []int
	f3 T27
	f4 []int
	f5 T53
	f6 [0]rune
	f7 map[string]int
}

type T294 struct {
	f0 any
	f1 [0]rune
	f2 float32
	f3 float64
	f4 error
	f5 func()
}

type T295 struct {
	f0 float64
	f1 sync.Mutex
	f2 [0]int64
	f3 [5]int16
	f4 atomic.Int64
	f5 int8
	f6 rune
	f7 func()
}

type T296 struct {
	f0 []int
	f1 int32
}

type T297 struct {
	f0 int32
	f1 atomic.Int64
	f2 int16
	f3 [3]byte
	f4 unsafe.Pointer
	f5 any
	f6 unsafe.Pointer
}

type T298 struct {
	f0 atomic.Bool
	f1 [5]int16
	f2 complex64
	f3 func()
	f4 [2]int64
	f5 error
	f6 [3]byte
	f7 [0]chan bool
	f8 rune
}

type T299 struct {
	f0 complex64
	f1 [3]byte
}

type T300 struct {
	f0 [0]atomic.Bool
	f1 [0]int64
	f2 uintptr
	f3 []int
	f4 rune
	f5 int16
	f6 T39
	f7 int32
}

type T301 struct {
	f0 [0]int64
	f1 struct{}
	f2 [0]T19
	f3 *int
	f4 T41
	f5 uint
	f6 [5]int16
	f7 string
	f8 *int
	f9 func()
	f10 string
	f11 [0][3]byte
}

type T302 struct {
	f0 unsafe.Pointer
	f1 chan bool
	f2 string
	f3 [0]complex128
	f4 [2]int64
	f5 int64
	f6 [0]int64
	f7 unsafe.Pointer
	f8 [5]int16
	f9 [1]atomic.Bool
	f10 complex128
	f11 atomic.Int64
}

type T303 struct {
	f0 rune
	f1 struct{}
	f2 T47
	f3 sync.Mutex
	f4 float64
	f5 T70
	f6 uintptr
	f7 atomic.Bool
	f8 [1]rune
	f9 int16
	f10 float32
	f11 chan bool
}

type T304 struct {
	f0 T50
	f1 [2]int64
	f2 T0
	f3 rune
}

type T305 struct {
	f0 T71
	f1 [2]int64
	f2 complex64
	f3 byte
	f4 *int
	f5 T20
	f6 complex64
	f7 int8
	f8 [2]int64
	f9 T13
}

type T306 struct {
	f0 int32
	f1 int16
	f2 chan bool
	f3 error
	f4 error
	f5 [3]byte
	f6 T1
}

type T307 struct {
	f0 unsafe.Pointer
	f1 T6
	f2 T41
	f3 int8
	f4 [0]int64
	f5 uint
	f6 uint
}

type T308 struct {
	f0 [2]int64
	f1 struct{}
	f2 rune
	f3 [3][5]int16
	f4 int8
}

type T309 struct {
	f0 float32
	f1 map[string]int
	f2 struct{}
	f3 int8
	f4 atomic.Bool
}

type T310 struct {
	f0 [2]int64
	f1 uintptr
	f2 uintptr
}

type T311 struct {
	f0 sync.Mutex
	f1 T8
	f2 T48
	f3 chan bool
	f4 rune
	f5 error
}

type T312 struct {
	f0 complex128
	f1 int16
	f2 T60
	f3 int8
}

type T313 struct {
	f0 unsafe.Pointer
	f1 any
	f2 []int
	f3 bool
	f4 uint
}

type T314 struct {
	f0 byte
	f1 int8
	f2 rune
}

type T315 struct {
	f0 complex64
	f1 complex64
	f2 [2]int64
	f3 error
	f4 string
	f5 int32
	f6 map[string]int
	f7 T57
	f8 struct{}
}

type T316 struct {
	f0 string
	f1 rune
	f2 uint
	f3 bool
	f4 map[string]int
	f5 [2]complex128
	f6 [0]T63
	f7 sync.Mutex
	f8 complex128
	f9 func()
	f10 func()
}

type T317 struct {
	f0 string
	f1 atomic.Int64
	f2 [3]byte
	f3 [0]int64
	f4 *int
	f5 [3]unsafe.Pointer
	f6 atomic.Bool
	f7 [0]int64
	f8 float64
	f9 unsafe.Pointer
	f10 sync.Mutex
	f11 int8
}

type T318 struct {
	f0 [0]T2
	f1 func()
	f2 int8
	f3 T19
	f4 struct{}
}

type T319 struct {
	f0 map[string]int
	f1 [0]T63
	f2 any
	f3 float32
	f4 struct{}
	f5 T19
	f6 map[string]int
	f7 uint
	f8 int64
	f9 atomic.Bool
}

type T320 struct {
	f0 byte
	f1 float64
	f2 [2]int64
	f3 chan bool
	f4 uintptr
	f5 bool
	f6 [3]int8
	f7 int64
	f8 int8
	f9 rune
	f10 int8
}

type T321 struct {
	f0 func()
	f1 int8
	f2 unsafe.Pointer
	f3 int16
	f4 T38
	f5 sync.Mutex
	f6 [0]int64
	f7 T39
}

type T322 struct {
	f0 complex128
	f1 atomic.Int64
	f2 chan bool
	f3 unsafe.Pointer
	f4 sync.Mutex
	f5 [3]byte
	f6 [3]atomic.Bool
	f7 [3]T8
	f8 uint
	f9 any
}

type T323 struct {
	f0 unsafe.Pointer
	f1 [0]int64
	f2 int8
	f3 any
	f4 [0]int64
	f5 [3]T51
	f6 any
	f7 sync.Mutex
	f8 int64
	f9 sync.Mutex
	f10 T18
}

type T324 struct {
	f0 []int
	f1 unsafe.Pointer
	f2 float64
	f3 string
	f4 rune
}

type T325 struct {
	f0 float64
	f1 rune
	f2 float64
	f3 [2]chan bool
	f4 [0]bool
	f5 *int
	f6 any
	f7 T8
	f8 float64
	f9 atomic.Bool
}

type T326 struct {
	f0 [2]T48
	f1 unsafe.Pointer
	f2 [2]atomic.Bool
	f3 uint
	f4 [3][5]int16
	f5 complex64
	f6 chan bool
	f7 error
	f8 int16
	f9 float64
	f10 [1]complex128
	f11 byte
}

type T327 struct {
	f0 [3]T24
	f1 struct{}
}

type T328 struct {
	f0 [0]T53
	f1 unsafe.Pointer
	f2 int64
	f3 int16
	f4 [0]int64
}

type T329 struct {
	f0 [3]byte
	f1 error
	f2 func()
	f3 T73
	f4 bool
}

type T330 struct {
	f0 T58
	f1 [3]float32
	f2 [3]sync.Mutex
	f3 [1]T48
	f4 uintptr
	f5 *int
}

type T331 struct {
	f0 uintptr
	f1 bool
	f2 [5]int16
	f3 float32
	f4 [2][]int
	f5 error
	f6 sync.Mutex
	f7 float64
	f8 chan bool
	f9 uintptr
}

type T332 struct {
	f0 T49
	f1 chan bool
	f2 T6
	f3 int8
	f4 complex64
	f5 complex64
	f6 uint
	f7 int32
}

type T333 struct {
	f0 uint
	f1 []int
	f2 float32
}

type T334 struct {
	f0 uint
	f1 struct{}
	f2 int32
	f3 any
}

type T335 struct {
	f0 [1][5]int16
	f1 [2]int64
	f2 struct{}
}

type T336 struct {
	f0 [3]uint
	f1 [3]any
	f2 [0]int64
	f3 [3]byte
	f4 [3]byte
}

type T337 struct {
	f0 T58
}

type T338 struct {
	f0 bool
	f1 chan bool
	f2 error
	f3 T20
	f4 [3]byte
	f5 *int
}

type T339 struct {
	f0 int64
	f1 sync.Mutex
}

type T340 struct {
	f0 [0]int64
	f1 any
	f2 sync.Mutex
	f3 float64
	f4 complex128
	f5 string
	f6 T48
	f7 T19
	f8 error
}

type T341 struct {
	f0 string
	f1 int32
	f2 [1][]int
	f3 [0]int64
	f4 T52
	f5 uintptr
}

type T342 struct {
	f0 [2]int64
	f1 T24
	f2 [3]rune
	f3 unsafe.Pointer
	f4 [3]byte
	f5 [1]byte
	f6 map[string]int
	f7 []int
	f8 T20
	f9 [5]int16
}

type T343 struct {
	f0 float64
	f1 *int
	f2 chan bool
}

type T344 struct {
	f0 struct{}
	f1 [0]int64
	f2 [2]int32
	f3 T20
	f4 unsafe.Pointer
}

type T345 struct {
	f0 T66
}

type T346 struct {
	f0 rune
	f1 T14
	f2 [0]int64
	f3 atomic.Bool
	f4 T59
	f5 string
	f6 map[string]int
	f7 uint
	f8 *int
	f9 T48
}

type T347 struct {
	f0 rune
	f1 [5]int16
}

type T348 struct {
	f0 atomic.Bool
	f1 [0]func()
	f2 atomic.Bool
}

type T349 struct {
	f0 *int
	f1 uintptr
	f2 *int
	f3 bool
	f4 [1]byte
	f5 T5
	f6 uint
	f7 float32
	f8 unsafe.Pointer
	f9 *int
	f10 complex64
}

type T350 struct {
	f0 []int
	f1 [1]T9
	f2 [2]int64
	f3 int8
	f4 *int
	f5 sync.Mutex
	f6 uintptr
	f7 sync.Mutex
	f8 [0]int64
	f9 atomic.Int64
}

type T351 struct {
	f0 bool
	f1 T53
	f2 float64
	f3 any
	f4 string
	f5 error
	f6 chan bool
	f7 T45
	f8 chan bool
	f9 []int
	f10 complex64
	f11 map[string]int
}

type T352 struct {
	f0 chan bool
	f1 T44
	f2 T7
	f3 atomic.Int64
	f4 float32
	f5 int32
	f6 byte
	f7 [3]byte
	f8 chan bool
	f9 [5]int16
	f10 T58
}

type T353 struct {
	f0 uintptr
	f1 struct{}
}

type T354 struct {
	f0 T51
	f1 [5]int16
	f2 [5]int16
}

type T355 struct {
	f0 struct{}
	f1 T56
	f2 atomic.Bool
	f3 atomic.Int64
	f4 float64
	f5 atomic.Bool
	f6 error
}

type T356 struct {
	f0 T15
	f1 [0]int64
	f2 unsafe.Pointer
	f3 T67
	f4 atomic.Bool
	f5 byte
}

type T357 struct {
	f0 [1][2]int64
	f1 T2
	f2 map[string]int
	f3 [1][3]byte
	f4 any
	f5 string
	f6 atomic.Int64
	f7 string
	f8 T21
	f9 int64
}

type T358 struct {
	f0 string
	f1 float64
	f2 *int
}

type T359 struct {
	f0 T52
	f1 *int
	f2 [3]T25
	f3 T22
	f4 T71
}

type T360 struct {
	f0 atomic.Int64
	f1 uint
}

type T361 struct {
	f0 *int
	f1 byte
	f2 chan bool
	f3 int64
	f4 string
	f5 any
	f6 *int
	f7 uint
}

type T362 struct {
	f0 int16
	f1 T22
	f2 struct{}
	f3 [0]int64
	f4 T26
	f5 int16
	f6 float64
	f7 float64
	f8 [0]int8
}

type T363 struct {
	f0 chan bool
	f1 float32
	f2 [0]int64
	f3 [2]complex64
	f4 struct{}
	f5 [3][5]int16
	f6 atomic.Bool
}

type T364 struct {
	f0 complex128
	f1 byte
	f2 uint
	f3 int64
	f4 any
	f5 bool
	f6 uint
	f7 T67
	f8 [2]int64
	f9 T64
	f10 [5]int16
	f11 atomic.Bool
}

type T365 struct {
	f0 uint
	f1 [1]float64
	f2 map[string]int
	f3 sync.Mutex
	f4 [5]int16
}

type T366 struct {
	f0 uintptr
	f1 byte
	f2 chan bool
	f3 [0]int8
	f4 func()
	f5 int32
	f6 int8
	f7 [3][]int
	f8 sync.Mutex
	f9 uintptr
	f10 []int
}

type T367 struct {
	f0 error
	f1 [3]byte
	f2 sync.Mutex
	f3 T6
	f4 int64
	f5 struct{}
	f6 int8
	f7 string
}

type T368 struct {
	f0 [2]atomic.Int64
	f1 T71
	f2 [0]int64
	f3 [2]T48
	f4 float64
	f5 complex128
	f6 map[string]int
	f7 T70
	f8 [0]int64
}

type T369 struct {
	f0 byte
	f1 T20
	f2 [2]int64
	f3 uint
	f4 float64
	f5 byte
	f6 T29
	f7 T21
	f8 uintptr
	f9 []int
	f10 sync.Mutex
	f11 uint
}

type T370 struct {
	f0 *int
	f1 int32
	f2 complex64
}

type T371 struct {
	f0 T68
	f1 float64
	f2 int64
	f3 [0]int64
	f4 int8
	f5 error
}

type T372 struct {
	f0 [3][]int
	f1 atomic.Int64
	f2 float64
	f3 T72
	f4 T0
	f5 string
	f6 [1]int32
	f7 map[string]int
}

type T373 struct {
	f0 T30
	f1 sync.Mutex
	f2 any
	f3 sync.Mutex
	f4 uintptr
	f5 error
	f6 float32
	f7 uint
	f8 complex64
	f9 func()
}

type T374 struct {
	f0 T30
	f1 chan bool
	f2 uintptr
	f3 struct{}
	f4 uint
	f5 []int
	f6 [5]int16
	f7 rune
	f8 T6
}

type T375 struct {
	f0 complex64
	f1 [5]int16
	f2 uintptr
	f3 [1]any
	f4 [0]int64
	f5 [0]int64
	f6 T61
	f7 T26
	f8 *int
}

type T376 struct {
	f0 uintptr
	f1 struct{}
	f2 int16
	f3 map[string]int
	f4 int8
}

type T377 struct {
	f0 int64
	f1 T7
	f2 int8
	f3 [0]int64
	f4 [2]sync.Mutex
	f5 [0]int64
	f6 uint
	f7 T6
	f8 [3]map[string]int
	f9 bool
	f10 int8
	f11 bool
}

type T378 struct {
	f0 [2]int64
	f1 struct{}
	f2 T61
	f3 [3]byte
}

type T379 struct {
	f0 [2]int64
	f1 byte
	f2 int64
	f3 uint
	f4 complex64
}

type T380 struct {
	f0 T30
	f1 int16
	f2 T65
	f3 bool
	f4 chan bool
	f5 [0]int64
	f6 int16
}

type T381 struct {
	f0 complex128
	f1 func()
	f2 func()
	f3 int64
	f4 sync.Mutex
	f5 []int
	f6 [0]error
	f7 complex128
	f8 uintptr
	f9 uintptr
}

type T382 struct {
	f0 [1]int8
	f1 unsafe.Pointer
	f2 T64
	f3 byte
	f4 rune
	f5 int32
	f6 T3
}

type T383 struct {
	f0 T48
	f1 error
	f2 T61
	f3 [0]int64
	f4 T26
	f5 any
	f6 atomic.Int64
	f7 atomic.Bool
	f8 complex64
	f9 float64
	f10 byte
}

type T384 struct {
	f0 T56
	f1 [2]int64
	f2 [3]struct{}
	f3 func()
}

type T385 struct {
	f0 uint
	f1 int16
	f2 complex128
	f3 complex128
	f4 T38
	f5 int16
	f6 [1]float64
	f7 [2]int64
}

type T386 struct {
	f0 uint
	f1 uintptr
	f2 atomic.Bool
	f3 T15
	f4 [3]byte
	f5 []int
	f6 any
	f7 int32
}

type T387 struct {
	f0 byte
	f1 chan bool
	f2 any
	f3 atomic.Bool
}

type T388 struct {
	f0 bool
	f1 float32
	f2 T4
	f3 T35
}

type T389 struct {
	f0 [0]func()
	f1 unsafe.Pointer
	f2 [2]atomic.Int64
	f3 int64
	f4 map[string]int
	f5 float32
	f6 int8
	f7 error
	f8 atomic.Int64
	f9 unsafe.Pointer
	f10 [1]T35
}

type T390 struct {
	f0 string
	f1 sync.Mutex
	f2 map[string]int
	f3 string
	f4 T20
	f5 complex128
	f6 int8
	f7 [3]byte
	f8 [0]int64
	f9 map[string]int
}

type T391 struct {
	f0 [3]unsafe.Pointer
	f1 rune
	f2 sync.Mutex
	f3 uint
	f4 [0]uint
	f5 complex128
}

type T392 struct {
	f0 T67
	f1 *int
}

type T393 struct {
	f0 [2]any
	f1 complex128
	f2 any
	f3 rune
	f4 []int
	f5 bool
	f6 [0]int64
	f7 any
}

type T394 struct {
	f0 T57
	f1 T4
	f2 T63
}

type T395 struct {
	f0 int8
	f1 uint
	f2 T68
	f3 uint
	f4 [2]int64
	f5 T51
	f6 T42
	f7 chan bool
}

type T396 struct {
	f0 T44
	f1 string
	f2 T0
	f3 string
	f4 byte
	f5 string
	f6 *int
	f7 *int
	f8 complex128
	f9 rune
}

type T397 struct {
	f0 T26
	f1 complex128
	f2 complex128
	f3 uintptr
	f4 T30
	f5 [0]*int
}

type T398 struct {
	f0 []int
	f1 map[string]int
}

type T399 struct {
	f0 int16
	f1 atomic.Bool
	f2 map[string]int
	f3 complex64
	f4 int32
	f5 T69
	f6 T33
	f7 error
}

type T400 struct {
	f0 unsafe.Pointer
	f1 float64
	f2 [1]atomic.Int64
	f3 float64
	f4 any
	f5 error
	f6 chan bool
	f7 complex64
}

type T401 struct {
	f0 atomic.Int64
	f1 func()
	f2 func()
}

type T402 struct {
	f0 [0]struct{}
	f1 complex128
	f2 [2]T51
	f3 [3]int8
	f4 T70
	f5 func()
	f6 struct{}
	f7 T64
	f8 [3][]int
	f9 [5]int16
	f10 T66
	f11 [2]*int
}

type T403 struct {
	f0 int32
	f1 float64
	f2 error
	f3 T31
	f4 int8
	f5 rune
	f6 rune
	f7 float64
}

type T404 struct {
	f0 float32
	f1 [3]byte
	f2 unsafe.Pointer
	f3 T14
	f4 [0]int64
	f5 [0]T49
	f6 byte
	f7 error
	f8 []int
}

type T405 struct {
	f0 [0]bool
	f1 rune
	f2 T73
	f3 [0]complex64
	f4 complex64
	f5 complex64
	f6 complex64
	f7 complex64
	f8 chan bool
	f9 T36
	f10 T60
}

type T406 struct {
	f0 [3]complex64
	f1 T31
	f2 error
	f3 rune
	f4 [5]int16
	f5 sync.Mutex
	f6 [1]T48
	f7 map[string]int
}

type T407 struct {
	f0 rune
	f1 T28
	f2 unsafe.Pointer
	f3 int8
	f4 bool
	f5 bool
	f6 int32
	f7 atomic.Int64
	f8 float64
	f9 error
}

type T408 struct {
	f0 error
	f1 chan bool
	f2 uintptr
	f3 func()
	f4 int8
	f5 complex128
	f6 T25
}

type T409 struct {
	f0 []int
	f1 [5]int16
	f2 bool
	f3 [0]int32
	f4 [3]complex64
}

type T410 struct {
	f0 byte
}

type T411 struct {
	f0 bool
	f1 uintptr
	f2 func()
	f3 []int
	f4 *int
	f5 int64
	f6 [5]int16
	f7 T57
}

type T412 struct {
	f0 uintptr
	f1 float64
	f2 rune
	f3 int32
}

type T413 struct {
	f0 rune
	f1 int8
	f2 any
	f3 [3]byte
	f4 string
	f5 map[string]int
	f6 [2]int64
	f7 [0]int64
}

type T414 struct {
	f0 T65
	f1 func()
	f2 error
	f3 unsafe.Pointer
	f4 sync.Mutex
	f5 bool
}

type T415 struct {
	f0 string
	f1 atomic.Bool
	f2 atomic.Bool
	f3 T71
	f4 [5]int16
	f5 complex128
	f6 [5]int16
	f7 rune
}

type T416 struct {
	f0 uint
	f1 float32
}

type T417 struct {
	f0 error
	f1 unsafe.Pointer
	f2 T21
	f3 uintptr
	f4 int16
	f5 complex64
	f6 [1]complex128
}

type T418 struct {
	f0 any
	f1 *int
	f2 rune
	f3 func()
	f4 T55
	f5 T42
	f6 *int
	f7 int16
	f8 sync.Mutex
	f9 int16
}

type T419 struct {
	f0 byte
	f1 T40
	f2 struct{}
	f3 [0]T72
	f4 T22
	f5 []int
	f6 float32
	f7 T30
	f8 any
	f9 func()
}

type T420 struct {
	f0 bool
}

type T421 struct {
	f0 T42
	f1 T68
	f2 [3]map[string]int
	f3 [0]uintptr
	f4 []int
	f5 struct{}
	f6 complex64
	f7 string
	f8 struct{}
}

type T422 struct {
	f0 [2]float32
	f1 atomic.Bool
	f2 map[string]int
	f3 string
	f4 float64
	f5 T45
	f6 int32
	f7 [2]float64
}

type T423 struct {
	f0 uintptr
	f1 [5]int16
}

type T424 struct {
	f0 [0]int64
}

type T425 struct {
	f0 *int
	f1 float64
	f2 T44
	f3 atomic.Int64
	f4 string
	f5 chan bool
	f6 bool
}

type T426 struct {
	f0 [1]*int
	f1 string
	f2 int64
	f3 any
	f4 rune
	f5 T0
	f6 T56
}

type T427 struct {
	f0 bool
	f1 map[string]int
	f2 any
	f3 float32
	f4 T49
	f5 int32
	f6 any
}

type T428 struct {
	f0 bool
	f1 byte
	f2 [2]byte
	f3 T37
	f4 byte
	f5 [1]atomic.Bool
	f6 error
	f7 int64
	f8 [2]int64
	f9 T25
}

type T429 struct {
	f0 bool
	f1 T41
	f2 any
	f3 [3]int8
	f4 T17
	f5 chan bool
	f6 T0
	f7 bool
	f8 float32
	f9 bool
	f10 T56
	f11 *int
}

type T430 struct {
	f0 [1]atomic.Bool
	f1 T51
	f2 [5]int16
	f3 [0]T23
	f4 any
	f5 sync.Mutex
	f6 int8
	f7 [2]int64
	f8 rune
	f9 uintptr
}

type T431 struct {
	f0 [0]int64
	f1 complex128
	f2 [3]byte
	f3 bool
	f4 complex128
	f5 int32
	f6 []int
	f7 *int
	f8 func()
	f9 T1
	f10 int8
}

type T432 struct {
	f0 func()
	f1 [3]float64
	f2 [3]int32
	f3 atomic.Bool
	f4 float32
	f5 rune
	f6 error
	f7 [1]func()
	f8 *int
}

type T433 struct {
	f0 T34
	f1 float32
	f2 atomic.Int64
}

type T434 struct {
	f0 atomic.Int64
	f1 rune
	f2 error
	f3 [1]struct{}
	f4 T48
	f5 [2]int64
	f6 uintptr
	f7 [1]T43
	f8 rune
}

type T435 struct {
	f0 func()
	f1 [5]int16
	f2 [0]int64
	f3 uint
}

type T436 struct {
	f0 [0]complex64
	f1 int8
	f2 sync.Mutex
	f3 [3]T37
	f4 T19
}

type T437 struct {
	f0 float32
	f1 int32
	f2 byte
	f3 atomic.Bool
	f4 float32
	f5 T50
	f6 *int
	f7 error
	f8 uint
	f9 T0
	f10 [2]int64
	f11 [3]byte
}

type T438 struct {
	f0 int16
	f1 sync.Mutex
	f2 string
	f3 int8
	f4 sync.Mutex
	f5 float32
	f6 string
	f7 [3]byte
	f8 [1]float64
	f9 rune
	f10 float64
	f11 [2]int64
}

type T439 struct {
	f0 [3]byte
	f1 complex128
	f2 complex64
	f3 *int
	f4 [2]int64
	f5 [2]int64
	f6 float32
}

type T440 struct {
	f0 int16
	f1 [2]int32
	f2 *int
	f3 string
	f4 byte
	f5 [5]int16
	f6 []int
	f7 uint
	f8 uintptr
	f9 [0]float64
	f10 T55
}

type T441 struct {
	f0 bool
	f1 struct{}
	f2 [5]int16
}

type T442 struct {
	f0 [1]atomic.Int64
	f1 int16
	f2 [5]int16
	f3 *int
	f4 uint
	f5 T34
	f6 map[string]int
	f7 rune
	f8 [1]T13
	f9 [3]T2
}

type T443 struct {
	f0 T56
	f1 T5
}

type T444 struct {
	f0 [3]int32
}

type T445 struct {
	f0 [2]int64
	f1 int32
	f2 T54
	f3 byte
	f4 any
}

type T446 struct {
	f0 bool
	f1 unsafe.Pointer
	f2 [0]T50
	f3 rune
	f4 sync.Mutex
}

type T447 struct {
	f0 any
	f1 [2]uintptr
	f2 uint
	f3 T18
	f4 byte
	f5 rune
	f6 complex64
	f7 [2]complex64
	f8 int64
	f9 T5
	f10 uintptr
}

type T448 struct {
	f0 T53
	f1 [3]byte
	f2 T38
	f3 T23
}

type T449 struct {
	f0 [0]int64
	f1 map[string]int
	f2 int32
	f3 chan bool
	f4 float64
	f5 error
	f6 [2]T43
	f7 [0]T19
	f8 int64
}

type T450 struct {
	f0 T29
	f1 [5]int16
	f2 byte
	f3 T25
	f4 bool
	f5 [0]int64
	f6 uintptr
	f7 chan bool
	f8 uintptr
	f9 T7
	f10 T3
	f11 T60
}

type T451 struct {
	f0 int16
	f1 complex128
	f2 [2]int64
	f3 T61
	f4 atomic.Bool
}

type T452 struct {
	f0 unsafe.Pointer
}

type T453 struct {
	f0 [3]int8
}

type T454 struct {
	f0 rune
	f1 unsafe.Pointer
	f2 rune
	f3 atomic.Bool
	f4 string
	f5 T11
	f6 int16
	f7 unsafe.Pointer
	f8 float64
	f9 unsafe.Pointer
	f10 complex128
}

type T455 struct {
	f0 error
	f1 unsafe.Pointer
	f2 float64
	f3 map[string]int
	f4 T25
	f5 [5]int16
	f6 atomic.Int64
	f7 [5]int16
	f8 chan bool
	f9 int16
	f10 sync.Mutex
	f11 [1][5]int16
}

type T456 struct {
	f0 int32
	f1 T65
}

type T457 struct {
	f0 float32
	f1 error
	f2 struct{}
	f3 rune
	f4 int8
	f5 [3][5]int16
	f6 T63
}

type T458 struct {
	f0 T6
	f1 [0][0]int64
	f2 byte
}

type T459 struct {
	f0 int32
	f1 rune
	f2 unsafe.Pointer
	f3 atomic.Bool
	f4 [3]float64
	f5 atomic.Bool
	f6 [3]T18
}

type T460 struct {
	f0 map[string]int
	f1 [0]int64
	f2 [3]byte
	f3 complex128
	f4 sync.Mutex
	f5 atomic.Bool
	f6 []int
	f7 T69
}

type T461 struct {
	f0 chan bool
	f1 [3]byte
	f2 map[string]int
	f3 uintptr
	f4 struct{}
	f5 T47
	f6 []int
	f7 []int
	f8 unsafe.Pointer
}

type T462 struct {
	f0 int16
	f1 bool
	f2 unsafe.Pointer
	f3 map[string]int
	f4 complex64
	f5 T65
	f6 T44
	f7 T69
	f8 rune
	f9 int32
}

type T463 struct {
	f0 [5]int16
	f1 T25
	f2 sync.Mutex
	f3 [0]int64
	f4 bool
	f5 int16
	f6 int16
	f7 [2]int64
	f8 int64
	f9 int8
}

type T464 struct {
	f0 [1]struct{}
	f1 T52
	f2 unsafe.Pointer
	f3 float32
	f4 complex128
	f5 error
	f6 int64
	f7 unsafe.Pointer
	f8 unsafe.Pointer
}

type T465 struct {
	f0 [0]complex64
	f1 struct{}
	f2 [3]chan bool
	f3 *int
	f4 *int
}

type T466 struct {
	f0 atomic.Int64
	f1 uintptr
	f2 [3]byte
	f3 [3]T16
	f4 T6
}

type T467 struct {
	f0 [0]int64
	f1 float32
	f2 []int
	f3 T18
}

type T468 struct {
	f0 int32
	f1 [2]int64
	f2 complex64
	f3 uint
	f4 uint
	f5 int8
	f6 struct{}
}

type T469 struct {
	f0 float32
	f1 [5]int16
	f2 int32
	f3 T50
	f4 [2]atomic.Int64
	f5 int16
	f6 [1][2]int64
	f7 byte
	f8 atomic.Int64
	f9 string
	f10 [3]T58
	f11 atomic.Int64
}

type T470 struct {
	f0 byte
	f1 T62
	f2 T63
	f3 complex64
	f4 int16
	f5 [3]atomic.Int64
	f6 map[string]int
}

type T471 struct {
	f0 [3]byte
	f1 bool
	f2 [5]int16
	f3 *int
	f4 atomic.Bool
	f5 float32
	f6 complex128
	f7 complex64
	f8 int8
}

type T472 struct {
	f0 bool
	f1 int64
	f2 [2][5]int16
	f3 atomic.Bool
	f4 bool
	f5 func()
	f6 int64
	f7 [3]uint
	f8 [0]T28
	f9 [3]byte
	f10 byte
}

type T473 struct {
	f0 [0]sync.Mutex
	f1 string
	f2 [3]byte
	f3 float64
	f4 unsafe.Pointer
	f5 func()
	f6 error
	f7 uint
}

type T474 struct {
	f0 [1]complex128
}

type T475 struct {
	f0 T66
	f1 func()
}

type T476 struct {
	f0 [1]any
	f1 T68
	f2 [1]map[string]int
	f3 chan bool
	f4 T51
	f5 T43
	f6 []int
	f7 []int
	f8 unsafe.Pointer
	f9 float32
	f10 float32
}

type T477 struct {
	f0 int32
	f1 T30
	f2 unsafe.Pointer
	f3 any
	f4 [2]int64
	f5 rune
}

type T478 struct {
	f0 int64
	f1 map[string]int
	f2 [5]int16
	f3 complex128
	f4 [5]int16
	f5 int64
	f6 [0]struct{}
}

type T479 struct {
	f0 T25
	f1 complex128
	f2 unsafe.Pointer
	f3 *int
	f4 complex128
	f5 any
	f6 string
}

type T480 struct {
	f0 [0]int64
	f1 T48
	f2 map[string]int
	f3 chan bool
	f4 [3]T41
	f5 T32
}

type T481 struct {
	f0 any
	f1 bool
	f2 T6
	f3 atomic.Int64
	f4 int32
	f5 T57
}

type T482 struct {
	f0 T69
	f1 [1][2]int64
	f2 uint
	f3 int64
}

type T483 struct {
	f0 T65
	f1 T15
	f2 int8
	f3 uint
	f4 float64
	f5 any
	f6 [1]T64
	f7 map[string]int
}

type T484 struct {
	f0 [0]int64
	f1 complex128
	f2 string
	f3 byte
	f4 [3]T67
	f5 [2]uintptr
	f6 error
	f7 int64
	f8 atomic.Bool
}

type T485 struct {
	f0 func()
	f1 sync.Mutex
}

type T486 struct {
	f0 [5]int16
	f1 T43
	f2 [0]any
	f3 map[string]int
}

type T487 struct {
	f0 func()
}

type T488 struct {
	f0 [0]int16
}

type T489 struct {
	f0 uint
	f1 T7
	f2 atomic.Bool
	f3 complex128
	f4 T64
	f5 int8
	f6 complex64
	f7 [1]float64
}

type T490 struct {
	f0 complex64
	f1 func()
	f2 *int
	f3 [2]atomic.Bool
	f4 T70
	f5 uintptr
	f6 []int
	f7 [3]byte
	f8 [2]int16
	f9 [0]int64
	f10 string
}

type T491 struct {
	f0 int64
	f1 T26
	f2 T56
	f3 bool
	f4 rune
	f5 T7
	f6 atomic.Bool
	f7 int16
	f8 byte
	f9 any
}

type T492 struct {
	f0 sync.Mutex
	f1 int8
	f2 T34
	f3 T24
	f4 func()
}

type T493 struct {
	f0 [5]int16
	f1 complex128
	f2 error
	f3 complex128
	f4 [0]int64
}

type T494 struct {
	f0 rune
	f1 string
	f2 T9
	f3 [3]byte
	f4 [5]int16
	f5 int8
	f6 rune
}

type T495 struct {
	f0 complex64
	f1 T47
	f2 string
	f3 complex128
	f4 T55
}

type T496 struct {
	f0 map[string]int
	f1 error
	f2 [3]byte
	f3 uintptr
	f4 struct{}
	f5 struct{}
	f6 [3]byte
	f7 [5]int16
}

type T497 struct {
	f0 bool
	f1 T52
	f2 int16
	f3 error
	f4 T6
	f5 float32
	f6 int32
	f7 byte
	f8 chan bool
	f9 int8
	f10 [2]int64
	f11 map[string]int
}

type T498 struct {
	f0 T66
	f1 [5]int16
	f2 [0]int64
	f3 T41
	f4 T54
}

type T499 struct {
	f0 int64
	f1 int32
	f2 int8
	f3 float64
	f4 string
}

type T500 struct {
	f0 int8
}

type T501 struct {
	f0 atomic.Int64
	f1 *int
	f2 [3]int32
	f3 T41
	f4 any
	f5 [3]byte
	f6 int16
	f7 bool
	f8 atomic.Int64
}

type T502 struct {
	f0 [1]atomic.Int64
}

type T503 struct {
	f0 unsafe.Pointer
	f1 [0]int64
	f2 [3]byte
	f3 float32
	f4 complex64
	f5 bool
	f6 atomic.Int64
	f7 uint
}

type T504 struct {
	f0 sync.Mutex
	f1 int8
	f2 sync.Mutex
	f3 atomic.Bool
	f4 error
	f5 float64
	f6 T41
	f7 T19
	f8 T32
	f9 [2]struct{}
}

type T505 struct {
	f0 [3]byte
	f1 uintptr
	f2 complex128
	f3 atomic.Bool
	f4 complex128
	f5 T62
	f6 [2]int64
	f7 uintptr
	f8 sync.Mutex
	f9 atomic.Int64
	f10 [3]float64
	f11 rune
}

type T506 struct {
	f0 int8
	f1 sync.Mutex
	f2 T4
	f3 *int
	f4 any
	f5 func()
	f6 error
}

type T507 struct {
	f0 complex64
	f1 atomic.Bool
	f2 atomic.Int64
	f3 float32
	f4 [2]*int
	f5 unsafe.Pointer
	f6 T43
	f7 T37
	f8 rune
	f9 int32
	f10 *int
}

type T508 struct {
	f0 rune
	f1 [0][]int
	f2 atomic.Int64
	f3 bool
}

type T509 struct {
	f0 [3][0]int64
	f1 func()
	f2 [0]int64
	f3 [0][3]byte
}

type T510 struct {
	f0 sync.Mutex
	f1 map[string]int
	f2 int32
	f3 float64
	f4 error
	f5 map[string]int
	f6 any
	f7 func()
	f8 T6
	f9 string
	f10 complex64
}

type T511 struct {
	f0 byte
	f1 [3]T44
	f2 string
	f3 T33
	f4 [2]*int
	f5 uintptr
	f6 int64
}

type T512 struct {
	f0 [3]unsafe.Pointer
	f1 struct{}
	f2 func()
	f3 int8
	f4 *int
	f5 error
}

type T513 struct {
	f0 T0
	f1 sync.Mutex
	f2 T61
	f3 map[string]int
	f4 atomic.Int64
	f5 chan bool
	f6 [0][5]int16
	f7 T70
	f8 T28
	f9 byte
	f10 T41
}

type T514 struct {
	f0 int8
}

type T515 struct {
	f0 T49
	f1 [2]int64
	f2 map[string]int
	f3 bool
	f4 sync.Mutex
	f5 [2]int64
	f6 int32
	f7 float32
	f8 unsafe.Pointer
}

type T516 struct {
	f0 *int
	f1 atomic.Int64
	f2 *int
	f3 atomic.Int64
}

type T517 struct {
	f0 *int
	f1 [1][]int
	f2 complex64
}

type T518 struct {
	f0 atomic.Bool
	f1 chan bool
	f2 T19
	f3 int8
	f4 T6
	f5 error
	f6 error
	f7 [1]any
	f8 [2]complex64
	f9 [0][5]int16
}

type T519 struct {
	f0 float32
	f1 float64
	f2 unsafe.Pointer
	f3 rune
	f4 *int
	f5 sync.Mutex
	f6 T1
	f7 chan bool
}

type T520 struct {
	f0 T59
	f1 [0][3]byte
	f2 [5]int16
	f3 int32
	f4 [3]byte
}

type T521 struct {
	f0 bool
	f1 float32
	f2 sync.Mutex
	f3 map[string]int
	f4 complex128
	f5 uintptr
	f6 error
}

type T522 struct {
	f0 int8
	f1 [0]T1
	f2 [3]byte
	f3 complex64
	f4 int32
	f5 T49
	f6 func()
}

type T523 struct {
	f0 rune
	f1 []int
	f2 [1]T1
	f3 complex64
	f4 map[string]int
	f5 [5]int16
	f6 float64
	f7 [2]chan bool
	f8 [3]byte
	f9 complex64
}

type T524 struct {
	f0 rune
	f1 [3]int32
	f2 func()
	f3 [0]int64
	f4 float32
	f5 complex128
	f6 func()
}

type T525 struct {
	f0 atomic.Bool
	f1 atomic.Int64
	f2 T7
	f3 any
	f4 int8
	f5 uintptr
	f6 T23
	f7 [0][0]int64
}

type T526 struct {
	f0 int8
	f1 byte
	f2 string
}

type T527 struct {
	f0 T71
	f1 atomic.Bool
	f2 atomic.Bool
	f3 atomic.Bool
	f4 uint
	f5 T62
	f6 unsafe.Pointer
	f7 *int
	f8 func()
}

type T528 struct {
	f0 *int
	f1 *int
	f2 func()
	f3 uintptr
	f4 complex128
	f5 int8
	f6 [1]rune
	f7 struct{}
	f8 byte
	f9 []int
}

type T529 struct {
	f0 [3]byte
	f1 int8
	f2 [5]int16
	f3 float32
	f4 T13
	f5 bool
	f6 struct{}
	f7 [5]int16
}

type T530 struct {
	f0 [0][0]int64
	f1 map[string]int
	f2 struct{}
	f3 int64
	f4 sync.Mutex
}

type T531 struct {
	f0 int16
	f1 int32
	f2 atomic.Int64
	f3 int64
	f4 *int
	f5 uint
	f6 int32
	f7 uintptr
}

type T532 struct {
	f0 uintptr
	f1 int8
	f2 func()
	f3 [1]unsafe.Pointer
	f4 sync.Mutex
	f5 int32
	f6 unsafe.Pointer
}

type T533 struct {
	f0 bool
	f1 chan bool
	f2 int32
	f3 uint
	f4 int64
	f5 complex128
	f6 T45
	f7 T56
}

type T534 struct {
	f0 int8
}

type T535 struct {
	f0 [2][5]int16
	f1 error
	f2 float64
}

type T536 struct {
	f0 atomic.Int64
	f1 uint
}

type T537 struct {
	f0 [2]chan bool
	f1 uintptr
}

type T538 struct {
	f0 byte
	f1 T62
	f2 float64
	f3 [0]rune
	f4 [3]bool
}

type T539 struct {
	f0 chan bool
	f1 struct{}
	f2 T24
	f3 int16
}

type T540 struct {
	f0 float32
	f1 atomic.Int64
	f2 float64
	f3 error
	f4 [1]int16
	f5 [3][]int
}

type T541 struct {
	f0 int8
	f1 string
	f2 uintptr
	f3 byte
	f4 atomic.Int64
	f5 int64
	f6 T18
	f7 atomic.Int64
}

type T542 struct {
	f0 bool
	f1 float64
	f2 error
	f3 T59
	f4 struct{}
	f5 T27
	f6 complex64
	f7 complex64
	f8 [2]int64
}

type T543 struct {
	f0 atomic.Bool
	f1 T24
	f2 [1]func()
	f3 unsafe.Pointer
	f4 int64
	f5 string
}

type T544 struct {
	f0 error
	f1 T34
	f2 sync.Mutex
	f3 T33
	f4 int8
	f5 error
	f6 [2]int64
	f7 int32
	f8 [3]byte
	f9 float32
	f10 int16
}

type T545 struct {
	f0 [3]byte
	f1 T37
	f2 T67
	f3 byte
	f4 float32
	f5 unsafe.Pointer
	f6 [3]int16
	f7 error
	f8 uintptr
	f9 [0][5]int16
}

type T546 struct {
	f0 unsafe.Pointer
	f1 int32
	f2 T68
	f3 uint
	f4 T35
	f5 byte
	f6 uintptr
	f7 func()
	f8 float32
}

type T547 struct {
	f0 complex64
	f1 [2]int64
	f2 T72
	f3 atomic.Int64
	f4 any
	f5 int32
}

type T548 struct {
	f0 int16
	f1 any
	f2 T56
}

type T549 struct {
	f0 float32
	f1 unsafe.Pointer
	f2 sync.Mutex
	f3 [0]int64
}

type T550 struct {
	f0 uintptr
	f1 int64
	f2 byte
	f3 float32
	f4 int8
	f5 complex128
	f6 uint
	f7 any
	f8 complex64
	f9 [3]atomic.Int64
	f10 error
	f11 T29
}

type T551 struct {
	f0 *int
	f1 chan bool
	f2 T62
	f3 byte
	f4 chan bool
	f5 float64
	f6 float64
	f7 T28
	f8 bool
}

type T552 struct {
	f0 T26
	f1 [3]any
	f2 struct{}
	f3 int64
}

type T553 struct {
	f0 [2]complex64
	f1 map[string]int
}

type T554 struct {
	f0 complex128
	f1 [0]int64
	f2 float32
}

type T555 struct {
	f0 uintptr
	f1 atomic.Int64
	f2 []int
	f3 [2]error
	f4 [3]bool
	f5 unsafe.Pointer
	f6 [3]byte
	f7 T1
	f8 T69
}

type T556 struct {
	f0 int64
	f1 chan bool
	f2 any
	f3 struct{}
	f4 [2]struct{}
}

type T557 struct {
	f0 [0]sync.Mutex
	f1 int8
}

type T558 struct {
	f0 int32
	f1 error
	f2 int16
	f3 [0]int64
	f4 float64
}

type T559 struct {
	f0 atomic.Bool
	f1 int64
	f2 complex128
	f3 float64
}

type T560 struct {
	f0 []int
	f1 [2]int64
	f2 map[string]int
	f3 int32
	f4 uint
	f5 [2]int32
}

type T561 struct {
	f0 atomic.Bool
	f1 complex64
	f2 func()
	f3 struct{}
	f4 [2]int64
	f5 T20
	f6 complex128
	f7 [3][5]int16
	f8 T42
	f9 T27
}

type T562 struct {
	f0 struct{}
	f1 T38
	f2 [0]int64
	f3 [0]uint
	f4 [3]byte
	f5 T12
	f6 float32
	f7 [0]float64
}

type T563 struct {
	f0 byte
	f1 int16
	f2 *int
	f3 T39
	f4 T48
	f5 T15
	f6 []int
	f7 [2]int64
	f8 struct{}
	f9 [0]atomic.Int64
	f10 any
	f11 sync.Mutex
}

type T564 struct {
	f0 uint
	f1 func()
	f2 [1]float32
	f3 atomic.Bool
	f4 byte
	f5 [2]func()
	f6 *int
	f7 [2][2]int64
}

type T565 struct {
	f0 int16
	f1 int8
	f2 [5]int16
	f3 T37
	f4 [3]byte
	f5 T45
	f6 T72
}

type T566 struct {
	f0 T66
}

type T567 struct {
	f0 int8
	f1 T24
	f2 [3]struct{}
	f3 T37
	f4 bool
	f5 T16
	f6 int32
	f7 chan bool
	f8 struct{}
	f9 map[string]int
	f10 int8
	f11 T9
}

type T568 struct {
	f0 func()
	f1 error
	f2 rune
	f3 [5]int16
	f4 rune
	f5 T38
	f6 T38
}

type T569 struct {
	f0 int32
	f1 float32
	f2 T0
	f3 sync.Mutex
	f4 uint
	f5 [2]int64
	f6 struct{}
	f7 T32
	f8 T26
	f9 bool
	f10 any
}

type T570 struct {
	f0 T16
	f1 T46
	f2 [3]byte
	f3 struct{}
	f4 func()
	f5 uint
	f6 T1
	f7 sync.Mutex
	f8 int32
	f9 atomic.Int64
}

type T571 struct {
	f0 func()
}

type T572 struct {
	f0 [3]T73
	f1 int64
	f2 float32
	f3 T71
	f4 *int
	f5 [3][2]int64
}

type T573 struct {
	f0 atomic.Int64
	f1 any
	f2 [2]int8
	f3 int64
}

type T574 struct {
	f0 [3]int32
	f1 struct{}
	f2 map[string]int
}

type T575 struct {
	f0 unsafe.Pointer
	f1 atomic.Int64
	f2 int32
}

type T576 struct {
	f0 string
	f1 []int
	f2 [5]int16
}

type T577 struct {
	f0 *int
	f1 error
	f2 struct{}
	f3 float64
}

type T578 struct {
	f0 int8
	f1 T37
	f2 [2]int64
}

type T579 struct {
	f0 T38
	f1 chan bool
	f2 struct{}
	f3 T71
	f4 int32
	f5 T66
	f6 [1]unsafe.Pointer
	f7 unsafe.Pointer
}

type T580 struct {
	f0 map[string]int
	f1 func()
}

type T581 struct {
	f0 atomic.Int64
	f1 string
	f2 T46
	f3 uint
	f4 any
	f5 int64
	f6 map[string]int
	f7 map[string]int
}

type T582 struct {
	f0 float64
	f1 float32
	f2 *int
	f3 byte
	f4 bool
	f5 T44
	f6 int16
	f7 T55
	f8 T64
	f9 int8
}

type T583 struct {
	f0 complex64
	f1 complex64
	f2 []int
	f3 int64
	f4 atomic.Int64
	f5 any
}

type T584 struct {
	f0 uint
	f1 struct{}
	f2 [3]byte
	f3 atomic.Bool
	f4 int8
	f5 rune
}

type T585 struct {
	f0 [3]byte
	f1 string
	f2 any
	f3 bool
	f4 [5]int16
	f5 [0]int64
	f6 float64
	f7 T22
	f8 T21
	f9 T45
}

type T586 struct {
	f0 [3]*int
}

type T587 struct {
	f0 T12
	f1 []int
	f2 [5]int16
	f3 [1]complex128
}

type T588 struct {
	f0 byte
	f1 [0]int64
	f2 atomic.Bool
	f3 T24
	f4 bool
	f5 T20
	f6 [1]T20
	f7 int64
	f8 uintptr
	f9 int64
	f10 int64
}

type T589 struct {
	f0 *int
	f1 T66
	f2 [1]chan bool
	f3 error
	f4 []int
	f5 [1]T69
	f6 uintptr
	f7 any
	f8 T65
}

type T590 struct {
	f0 [1]*int
	f1 int64
	f2 chan bool
	f3 atomic.Bool
	f4 [1][0]int64
	f5 atomic.Int64
	f6 T59
	f7 *int
	f8 chan bool
	f9 any
	f10 uintptr
	f11 [3]map[string]int
}

type T591 struct {
	f0 complex64
	f1 [3]byte
	f2 atomic.Bool
	f3 int32
	f4 []int
	f5 [3]byte
	f6 atomic.Bool
	f7 *int
	f8 int32
}

type T592 struct {
	f0 T16
	f1 T23
	f2 uintptr
	f3 [3]byte
	f4 []int
	f5 []int
	f6 uint
	f7 float32
	f8 []int
	f9 [3]func()
	f10 string
	f11 T47
}

type T593 struct {
	f0 [0]T11
	f1 float32
	f2 int16
}

type T594 struct {
	f0 byte
	f1 T20
	f2 rune
	f3 uintptr
	f4 int8
}

type T595 struct {
	f0 [3]byte
	f1 error
}

type T596 struct {
	f0 int16
	f1 complex64
	f2 [2]T48
	f3 func()
	f4 int32
}

type T597 struct {
	f0 int32
	f1 T5
	f2 string
}

type T598 struct {
	f0 func()
	f1 [3][2]int64
	f2 atomic.Bool
	f3 float64
	f4 bool
	f5 int8
	f6 T30
	f7 T27
	f8 atomic.Int64
}

type T599 struct {
	f0 [2]int64
	f1 T7
	f2 rune
	f3 [0]int64
	f4 [0][0]int64
	f5 error
	f6 complex64
	f7 rune
	f8 uintptr
	f9 [1][]int
	f10 unsafe.Pointer
}

type T600 struct {
	f0 [0]func()
	f1 func()
}

type T601 struct {
	f0 [2][0]int64
	f1 bool
	f2 int16
	f3 chan bool
	f4 [3]byte
	f5 rune
	f6 int16
	f7 int64
	f8 uintptr
	f9 []int
	f10 T48
	f11 int32
}

type T602 struct {
	f0 bool
	f1 any
	f2 complex64
}

type T603 struct {
	f0 uint
	f1 string
	f2 [1]int8
	f3 byte
	f4 [3]int8
	f5 atomic.Bool
	f6 int16
	f7 func()
}

type T604 struct {
	f0 float64
	f1 byte
	f2 T33
	f3 [2]int64
	f4 atomic.Bool
	f5 [1]T33
}

type T605 struct {
	f0 T9
	f1 func()
	f2 uint
	f3 complex128
	f4 T27
	f5 [0]int64
	f6 T14
	f7 [2]int64
	f8 [3]byte
	f9 uintptr
}

type T606 struct {
	f0 int8
	f1 T15
	f2 atomic.Bool
	f3 uint
	f4 func()
	f5 T44
	f6 T70
	f7 int16
}

type T607 struct {
	f0 float64
	f1 complex128
	f2 bool
	f3 *int
}

type T608 struct {
	f0 func()
	f1 [0]int64
	f2 T2
	f3 byte
	f4 int16
	f5 [3]T45
	f6 T24
	f7 int16
	f8 T26
	f9 [5]int16
}

type T609 struct {
	f0 map[string]int
	f1 [3]error
	f2 rune
	f3 T73
	f4 [0]int64
	f5 [3]*int
	f6 bool
	f7 uintptr
	f8 T42
}

type T610 struct {
	f0 int32
	f1 byte
	f2 chan bool
}

type T611 struct {
	f0 func()
	f1 int16
	f2 [0]float32
	f3 T36
	f4 T42
}

type T612 struct {
	f0 int32
	f1 complex64
	f2 any
	f3 struct{}
	f4 T23
	f5 uint
	f6 atomic.Int64
	f7 atomic.Int64
}

type T613 struct {
	f0 [0]func()
	f1 byte
	f2 int8
}

type T614 struct {
	f0 complex128
	f1 T45
	f2 [2]uintptr
	f3 any
	f4 int64
	f5 float32
	f6 float32
	f7 struct{}
	f8 int8
	f9 T18
	f10 byte
	f11 map[string]int
}

type T615 struct {
	f0 T46
	f1 struct{}
	f2 byte
	f3 T63
	f4 byte
	f5 [5]int16
	f6 [3]T57
	f7 atomic.Bool
	f8 rune
	f9 uint
}

type T616 struct {
	f0 []int
	f1 T17
	f2 bool
	f3 atomic.Int64
	f4 chan bool
	f5 int32
	f6 string
}

type T617 struct {
	f0 error
	f1 sync.Mutex
	f2 byte
	f3 T46
	f4 unsafe.Pointer
}

type T618 struct {
	f0 map[string]int
	f1 map[string]int
	f2 any
	f3 T2
}

type T619 struct {
	f0 T58
	f1 func()
	f2 [0]rune
	f3 byte
	f4 [3]byte
	f5 any
	f6 T37
	f7 T29
	f8 [3]byte
}

type T620 struct {
	f0 [2]int64
	f1 []int
	f2 any
	f3 func()
	f4 [3]int8
	f5 unsafe.Pointer
	f6 T62
	f7 float64
	f8 map[string]int
	f9 T20
	f10 atomic.Bool
}

type T621 struct {
	f0 [0]int64
	f1 [0]int64
	f2 atomic.Int64
	f3 float32
	f4 complex64
	f5 [3]error
	f6 [1]atomic.Bool
	f7 byte
	f8 int8
	f9 chan bool
	f10 [3]byte
	f11 [3]byte
}

type T622 struct {
	f0 [0][0]int64
	f1 T29
	f2 T27
	f3 T25
	f4 error
	f5 string
	f6 [0]unsafe.Pointer
	f7 [1]map[string]int
	f8 unsafe.Pointer
	f9 [2][3]byte
	f10 func()
}

type T623 struct {
	f0 T15
	f1 [0]map[string]int
	f2 []int
	f3 sync.Mutex
	f4 int8
}

type T624 struct {
	f0 sync.Mutex
	f1 [3]T21
}

type T625 struct {
	f0 rune
	f1 string
	f2 unsafe.Pointer
	f3 rune
	f4 *int
	f5 [1]T45
	f6 [0]rune
	f7 bool
}

type T626 struct {
	f0 atomic.Bool
	f1 [0]int16
	f2 unsafe.Pointer
	f3 float64
	f4 T63
	f5 [1]int8
	f6 atomic.Bool
}

type T627 struct {
	f0 int32
	f1 byte
	f2 [0]int64
	f3 float64
	f4 string
	f5 struct{}
	f6 []int
	f7 int8
	f8 [2]int16
}

type T628 struct {
	f0 complex64
	f1 atomic.Bool
	f2 int32
	f3 int32
	f4 sync.Mutex
	f5 [0]int64
	f6 rune
	f7 complex128
	f8 complex128
	f9 T23
	f10 [5]int16
	f11 [5]int16
}

type T629 struct {
	f0 T7
	f1 [0]int64
	f2 string
	f3 complex128
}

type T630 struct {
	f0 int16
	f1 struct{}
	f2 uintptr
	f3 complex128
	f4 complex128
}

type T631 struct {
	f0 map[string]int
	f1 T20
	f2 struct{}
	f3 int64
	f4 T30
}

type T632 struct {
	f0 T21
	f1 bool
	f2 [3]byte
	f3 string
	f4 error
}

type T633 struct {
	f0 struct{}
	f1 byte
	f2 atomic.Bool
	f3 rune
	f4 uintptr
}

type T634 struct {
	f0 unsafe.Pointer
	f1 byte
	f2 *int
	f3 struct{}
	f4 [0]rune
	f5 [0]any
	f6 [2]rune
	f7 [3]byte
	f8 int8
}

type T635 struct {
	f0 [0]func()
	f1 complex128
	f2 atomic.Bool
	f3 uint
	f4 struct{}
	f5 *int
}

type T636 struct {
	f0 int32
	f1 T4
	f2 struct{}
	f3 T0
	f4 T23
	f5 float64
}

type T637 struct {
	f0 struct{}
	f1 complex64
	f2 float64
	f3 atomic.Bool
	f4 error
}

type T638 struct {
	f0 [2]complex64
}

type T639 struct {
	f0 T6
	f1 [0]int64
	f2 any
	f3 map[string]int
	f4 struct{}
	f5 [2]int64
}

type T640 struct {
	f0 map[string]int
	f1 T24
	f2 atomic.Int64
	f3 uintptr
	f4 *int
	f5 atomic.Int64
	f6 T13
	f7 atomic.Bool
	f8 T8
	f9 unsafe.Pointer
	f10 [3]byte
}

type T641 struct {
	f0 string
	f1 [2]struct{}
	f2 int16
	f3 [1]T28
	f4 T69
	f5 T32
	f6 [0]unsafe.Pointer
	f7 any
	f8 []int
	f9 T33
	f10 *int
	f11 [2]func()
}

type T642 struct {
	f0 [0]int64
	f1 *int
	f2 int8
	f3 bool
	f4 complex128
}

type T643 struct {
	f0 struct{}
	f1 error
	f2 float32
	f3 T61
	f4 [3]T25
	f5 unsafe.Pointer
	f6 [0]int64
	f7 unsafe.Pointer
	f8 [5]int16
}

type T644 struct {
	f0 func()
}

type T645 struct {
	f0 atomic.Bool
	f1 atomic.Int64
	f2 T59
	f3 [0]int64
	f4 uint
	f5 T70
}

type T646 struct {
	f0 struct{}
	f1 atomic.Bool
	f2 complex128
	f3 T61
	f4 unsafe.Pointer
	f5 T54
	f6 error
	f7 T65
	f8 rune
}

type T647 struct {
	f0 func()
	f1 uintptr
	f2 byte
	f3 [5]int16
	f4 [3]any
	f5 byte
	f6 uint
	f7 float64
	f8 any
}

type T648 struct {
	f0 atomic.Int64
	f1 any
	f2 any
	f3 int64
	f4 byte
	f5 []int
	f6 unsafe.Pointer
	f7 complex128
}

type T649 struct {
	f0 [0]int64
	f1 atomic.Int64
	f2 error
	f3 T21
	f4 [3]complex128
	f5 [2]complex64
}

type T650 struct {
	f0 [3][5]int16
	f1 bool
	f2 func()
	f3 T68
	f4 unsafe.Pointer
	f5 string
	f6 unsafe.Pointer
}

type T651 struct {
	f0 uint
	f1 float32
	f2 T59
	f3 []int
	f4 [0]atomic.Bool
	f5 [0]atomic.Bool
	f6 [0]T40
	f7 uint
	f8 [0]int64
	f9 map[string]int
}

type T652 struct {
	f0 T69
	f1 func()
	f2 float64
	f3 sync.Mutex
	f4 T43
	f5 int16
	f6 struct{}
	f7 float32
	f8 T38
	f9 [2]complex64
	f10 T21
}

type T653 struct {
	f0 T8
	f1 complex64
	f2 T0
}

type T654 struct {
	f0 map[string]int
	f1 [1]*int
	f2 rune
	f3 T61
	f4 T56
	f5 [2]error
	f6 struct{}
	f7 unsafe.Pointer
	f8 T51
	f9 [0]complex128
}

type T655 struct {
	f0 complex64
	f1 T11
}

type T656 struct {
	f0 *int
}

type T657 struct {
	f0 [3]byte
	f1 error
	f2 T23
	f3 complex128
}

type T658 struct {
	f0 int64
	f1 T47
	f2 sync.Mutex
	f3 rune
	f4 complex128
	f5 int32
	f6 T44
	f7 T54
	f8 []int
	f9 T45
	f10 [0]int64
	f11 chan bool
}

type T659 struct {
	f0 T55
	f1 bool
	f2 int64
}

type T660 struct {
	f0 atomic.Int64
	f1 chan bool
	f2 int64
	f3 atomic.Bool
	f4 T71
	f5 rune
	f6 T62
	f7 T0
	f8 float32
	f9 [0]int64
	f10 [5]int16
	f11 *int
}

type T661 struct {
	f0 string
	f1 [5]int16
	f2 T43
	f3 T57
	f4 T47
	f5 bool
	f6 T65
	f7 T61
	f8 float32
}

type T662 struct {
	f0 T49
	f1 [0]T20
	f2 bool
	f3 func()
	f4 uintptr
}

type T663 struct {
	f0 bool
	f1 [3]complex64
	f2 bool
}

type T664 struct {
	f0 [5]int16
	f1 error
	f2 T36
	f3 byte
	f4 complex128
	f5 struct{}
}

type T665 struct {
	f0 [0]complex64
	f1 rune
	f2 byte
	f3 string
	f4 rune
	f5 [5]int16
	f6 error
	f7 complex128
	f8 chan bool
}

type T666 struct {
	f0 unsafe.Pointer
	f1 sync.Mutex
	f2 int8
	f3 complex64
	f4 [5]int16
	f5 uintptr
	f6 T9
	f7 atomic.Int64
	f8 []int
	f9 int8
}

type T667 struct {
	f0 any
	f1 [3]byte
	f2 chan bool
	f3 [0]T69
	f4 float64
	f5 int16
	f6 [3]atomic.Int64
	f7 T31
	f8 string
	f9 T49
	f10 unsafe.Pointer
	f11 [3]atomic.Bool
}

type T668 struct {
	f0 [1]struct{}
	f1 [5]int16
	f2 float64
	f3 T14
	f4 T6
	f5 bool
	f6 atomic.Int64
	f7 float32
	f8 map[string]int
	f9 uintptr
	f10 int8
}

type T669 struct {
	f0 uintptr
	f1 [3]*int
	f2 string
	f3 map[string]int
	f4 [1]struct{}
	f5 rune
}

type T670 struct {
	f0 struct{}
	f1 [5]int16
}

type T671 struct {
	f0 unsafe.Pointer
	f1 float64
	f2 [3]byte
	f3 func()
	f4 unsafe.Pointer
	f5 struct{}
}

type T672 struct {
	f0 *int
	f1 int16
	f2 T64
	f3 uintptr
	f4 string
	f5 atomic.Bool
	f6 T27
}

type T673 struct {
	f0 T46
	f1 [2]atomic.Int64
	f2 []int
	f3 T59
	f4 atomic.Int64
	f5 func()
	f6 complex64
	f7 map[string]int
	f8 any
	f9 [2]bool
	f10 chan bool
}

type T674 struct {
	f0 []int
	f1 uint
	f2 int8
	f3 chan bool
	f4 [3]T23
	f5 [2]int64
	f6 float64
}

type T675 struct {
	f0 uint
}

type T676 struct {
	f0 *int
	f1 [1][2]int64
	f2 float32
	f3 uintptr
	f4 T42
}

type T677 struct {
	f0 [3]byte
	f1 T27
	f2 [1]bool
	f3 rune
}

type T678 struct {
	f0 [5]int16
	f1 int8
	f2 uintptr
	f3 [3]byte
	f4 atomic.Bool
	f5 T8
	f6 [1]T64
	f7 int64
	f8 [3]byte
	f9 int64
	f10 complex64
}

type T679 struct {
	f0 int64
}

type T680 struct {
	f0 error
	f1 [1]*int
	f2 [1][]int
}

type T681 struct {
	f0 int32
	f1 struct{}
	f2 string
	f3 *int
	f4 atomic.Int64
	f5 uint
	f6 int16
	f7 chan bool
	f8 [3]byte
}

type T682 struct {
	f0 unsafe.Pointer
	f1 T7
	f2 unsafe.Pointer
	f3 complex64
	f4 T42
	f5 [2]int64
	f6 [5]int16
	f7 T3
	f8 struct{}
	f9 T53
	f10 [3]byte
}

type T683 struct {
	f0 T12
	f1 func()
	f2 complex64
	f3 T10
	f4 int8
	f5 float32
	f6 [0]int64
	f7 any
	f8 float32
	f9 T59
	f10 uint
}

type T684 struct {
	f0 struct{}
	f1 uintptr
	f2 complex64
	f3 struct{}
	f4 T20
	f5 atomic.Int64
	f6 bool
	f7 int8
}

type T685 struct {
	f0 error
	f1 T12
	f2 string
	f3 map[string]int
	f4 string
}

type T686 struct {
	f0 int32
	f1 [3]*int
	f2 float32
	f3 bool
	f4 [0]T72
	f5 byte
	f6 [5]int16
	f7 T68
	f8 atomic.Bool
	f9 byte
	f10 error
	f11 func()
}

type T687 struct {
	f0 uint
	f1 int64
	f2 complex64
	f3 sync.Mutex
}

type T688 struct {
	f0 int16
	f1 [0]int64
	f2 float64
	f3 int8
	f4 bool
	f5 uintptr
	f6 struct{}
	f7 unsafe.Pointer
	f8 uint
	f9 int8
	f10 float64
	f11 [2]int64
}

type T689 struct {
	f0 float32
}

type T690 struct {
	f0 [0]int64
	f1 uint
	f2 [3]map[string]int
	f3 any
	f4 atomic.Int64
}

type T691 struct {
	f0 float64
	f1 atomic.Int64
	f2 [5]int16
	f3 [5]int16
	f4 [2]int64
}

type T692 struct {
	f0 float32
	f1 complex64
	f2 float32
	f3 uintptr
	f4 int64
	f5 any
	f6 complex128
	f7 int64
	f8 [3]byte
}

type T693 struct {
	f0 string
	f1 int8
	f2 chan bool
	f3 any
}

type T694 struct {
	f0 func()
	f1 int64
	f2 atomic.Int64
	f3 [1]T35
	f4 uint
	f5 [0]uintptr
	f6 unsafe.Pointer
	f7 map[string]int
	f8 int16
	f9 T27
	f10 string
	f11 [5]int16
}

type T695 struct {
	f0 float32
	f1 T67
	f2 T45
}

type T696 struct {
	f0 int64
	f1 int64
	f2 int8
	f3 int64
	f4 bool
}

type T697 struct {
	f0 [0]int64
	f1 string
	f2 unsafe.Pointer
	f3 [0]int64
	f4 [3]byte
	f5 string
	f6 [2]int64
}

type T698 struct {
	f0 bool
	f1 complex64
	f2 float32
	f3 [3]rune
	f4 [1]atomic.Int64
	f5 float64
}

type T699 struct {
	f0 T18
	f1 T31
}

type T700 struct {
	f0 rune
	f1 uint
	f2 T69
	f3 [2]uintptr
	f4 T24
	f5 rune
}

type T701 struct {
	f0 int32
	f1 T32
	f2 int8
	f3 T38
	f4 struct{}
}

type T702 struct {
	f0 T59
	f1 []int
	f2 [1][5]int16
	f3 map[string]int
	f4 func()
}

type T703 struct {
	f0 bool
}

type T704 struct {
	f0 T62
	f1 [3]byte
	f2 uint
	f3 atomic.Int64
	f4 struct{}
	f5 [2]int64
	f6 bool
	f7 int64
	f8 T56
}

type T705 struct {
	f0 T9
	f1 [3]rune
	f2 T70
	f3 func()
	f4 unsafe.Pointer
}

type T706 struct {
	f0 [5]int16
	f1 []int
	f2 T47
	f3 uintptr
	f4 float32
	f5 struct{}
	f6 [0]int64
	f7 [0]byte
}

type T707 struct {
	f0 float64
	f1 string
	f2 any
	f3 chan bool
	f4 string
	f5 string
	f6 T34
}

type T708 struct {
	f0 int64
	f1 T10
	f2 [3]rune
	f3 sync.Mutex
	f4 error
	f5 bool
}

type T709 struct {
	f0 chan bool
	f1 sync.Mutex
	f2 T23
}

type T710 struct {
	f0 map[string]int
	f1 int16
	f2 chan bool
	f3 int16
	f4 float32
	f5 struct{}
}

type T711 struct {
	f0 T9
	f1 uint
	f2 error
	f3 T0
	f4 error
	f5 int64
	f6 T54
	f7 error
	f8 uint
	f9 float32
	f10 error
	f11 [0]int64
}

type T712 struct {
	f0 uint
	f1 complex64
	f2 [0]T10
	f3 T42
	f4 [1]unsafe.Pointer
	f5 struct{}
	f6 [3]byte
	f7 byte
	f8 uintptr
	f9 int32
	f10 float64
	f11 [1]T43
}

type T713 struct {
	f0 atomic.Bool
	f1 uint
	f2 T6
	f3 [2]int64
}

type T714 struct {
	f0 func()
	f1 [5]int16
	f2 T42
	f3 T61
	f4 T58
	f5 [3]float64
	f6 []int
}

type T715 struct {
	f0 float64
	f1 int32
	f2 T60
	f3 *int
	f4 float32
	f5 [3]atomic.Bool
	f6 int8
	f7 [2]int64
	f8 map[string]int
	f9 map[string]int
}

type T716 struct {
	f0 int64
	f1 complex128
	f2 bool
	f3 sync.Mutex
	f4 float32
	f5 string
	f6 bool
	f7 chan bool
	f8 atomic.Bool
	f9 func()
	f10 rune
}

type T717 struct {
	f0 [3]byte
	f1 T59
	f2 error
}

type T718 struct {
	f0 func()
	f1 T26
}

type T719 struct {
	f0 [2]int64
	f1 byte
}

type T720 struct {
	f0 sync.Mutex
	f1 T60
	f2 [1][2]int64
	f3 uintptr
	f4 int16
}

type T721 struct {
	f0 any
	f1 int8
	f2 [5]int16
	f3 float64
	f4 int8
	f5 byte
}

type T722 struct {
	f0 atomic.Bool
	f1 atomic.Bool
	f2 atomic.Bool
	f3 *int
	f4 uintptr
	f5 byte
	f6 int8
	f7 T68
	f8 rune
	f9 byte
	f10 float64
}

type T723 struct {
	f0 rune
	f1 [5]int16
	f2 complex128
	f3 uint
}

type T724 struct {
	f0 T25
	f1 [2]uintptr
}

type T725 struct {
	f0 [2]int64
}

type T726 struct {
	f0 []int
	f1 [1]atomic.Int64
}

type T727 struct {
	f0 atomic.Bool
	f1 int8
	f2 uint
	f3 T61
}

type T728 struct {
	f0 [0]int64
	f1 chan bool
	f2 error
}

type T729 struct {
	f0 [2]float64
	f1 complex128
	f2 T68
	f3 [2][0]int64
}

type T730 struct {
	f0 [2]int64
	f1 complex64
	f2 float64
	f3 string
	f4 T20
	f5 []int
	f6 T61
}

type T731 struct {
	f0 [3]byte
	f1 bool
	f2 complex64
	f3 [2]rune
	f4 [0]int64
	f5 float32
	f6 complex128
}

type T732 struct {
	f0 T47
}

type T733 struct {
	f0 T70
	f1 byte
	f2 float64
}

type T734 struct {
	f0 uint
	f1 T69
	f2 float32
	f3 uintptr
	f4 complex64
	f5 [2]int64
	f6 T51
	f7 float32
	f8 uintptr
	f9 atomic.Bool
}

type T735 struct {
	f0 complex128
	f1 T37
	f2 [3]sync.Mutex
}

type T736 struct {
	f0 [1][3]byte
}

type T737 struct {
	f0 string
	f1 bool
	f2 error
	f3 atomic.Bool
	f4 []int
	f5 float32
	f6 T72
	f7 unsafe.Pointer
	f8 float32
	f9 float32
	f10 int32
	f11 atomic.Bool
}

type T738 struct {
	f0 complex64
	f1 string
	f2 map[string]int
	f3 [3]complex64
	f4 [0]unsafe.Pointer
	f5 uint
	f6 [0]int64
	f7 T37
	f8 complex64
}

type T739 struct {
	f0 func()
	f1 chan bool
	f2 unsafe.Pointer
	f3 [2]int64
	f4 float32
	f5 [3][2]int64
	f6 T41
	f7 [3][3]byte
	f8 []int
	f9 [3]byte
}

type T740 struct {
	f0 T67
	f1 [2]T48
	f2 byte
	f3 int8
	f4 float64
	f5 [0]T36
}

type T741 struct {
	f0 complex64
	f1 byte
	f2 atomic.Int64
	f3 map[string]int
	f4 T11
	f5 complex128
	f6 T53
	f7 rune
}

type T742 struct {
	f0 [0]int64
	f1 atomic.Bool
	f2 int8
}

type T743 struct {
	f0 int16
	f1 struct{}
	f2 int16
	f3 int8
	f4 [3]sync.Mutex
	f5 complex128
	f6 int8
	f7 func()
	f8 float32
}

type T744 struct {
	f0 float64
	f1 sync.Mutex
	f2 complex128
	f3 complex64
	f4 complex128
}

type T745 struct {
	f0 T69
	f1 uintptr
}

type T746 struct {
	f0 string
	f1 int16
	f2 [0]int64
	f3 unsafe.Pointer
	f4 T45
	f5 int16
	f6 [2]struct{}
	f7 [3]int64
	f8 float32
}

type T747 struct {
	f0 error
	f1 rune
	f2 func()
	f3 error
	f4 [0]map[string]int
	f5 [2]T38
	f6 uint
	f7 atomic.Int64
	f8 [2]int32
	f9 [1]sync.Mutex
}

type T748 struct {
	f0 any
	f1 *int
}

type T749 struct {
	f0 rune
	f1 atomic.Int64
	f2 [0]int64
	f3 complex64
	f4 func()
	f5 sync.Mutex
	f6 string
	f7 int32
	f8 atomic.Int64
	f9 [2]int8
	f10 chan bool
}

type T750 struct {
	f0 int16
	f1 []int
	f2 uintptr
	f3 sync.Mutex
	f4 complex64
	f5 map[string]int
	f6 map[string]int
	f7 float32
	f8 *int
	f9 func()
	f10 map[string]int
	f11 string
}

type T751 struct {
	f0 struct{}
	f1 [3]T3
	f2 sync.Mutex
	f3 any
	f4 map[string]int
	f5 unsafe.Pointer
	f6 uint
	f7 map[string]int
	f8 complex128
}

type T752 struct {
	f0 [2]float64
	f1 uintptr
	f2 T39
	f3 bool
	f4 sync.Mutex
	f5 int16
	f6 map[string]int
	f7 float32
	f8 [0]float32
	f9 T15
	f10 atomic.Int64
}

type T753 struct {
	f0 string
	f1 func()
	f2 [2]int64
	f3 T40
	f4 T36
	f5 T40
	f6 T31
	f7 int16
}

type T754 struct {
	f0 unsafe.Pointer
	f1 atomic.Int64
	f2 T52
	f3 chan bool
	f4 T62
	f5 int16
	f6 [2]int64
	f7 *int
	f8 atomic.Bool
	f9 rune
	f10 [3]unsafe.Pointer
	f11 chan bool
}

type T755 struct {
	f0 int8
	f1 []int
	f2 T21
	f3 *int
	f4 T42
	f5 [0]int64
	f6 [2]int64
	f7 [1][0]int64
	f8 int16
	f9 T65
}

type T756 struct {
	f0 T63
	f1 float32
	f2 T53
	f3 [3]byte
	f4 [5]int16
	f5 error
}

type T757 struct {
	f0 [3]any
	f1 complex64
	f2 bool
	f3 unsafe.Pointer
	f4 int16
	f5 float64
	f6 [1]uint
	f7 float64
	f8 atomic.Bool
	f9 atomic.Bool
	f10 atomic.Bool
}

type T758 struct {
	f0 [0]int64
	f1 atomic.Bool
	f2 T31
	f3 T47
	f4 [0]chan bool
	f5 sync.Mutex
}

type T759 struct {
	f0 atomic.Int64
	f1 struct{}
	f2 any
	f3 int64
	f4 byte
	f5 func()
	f6 [2]int64
	f7 uint
	f8 int64
}

type T760 struct {
	f0 [0]T60
	f1 [5]int16
	f2 [0]T25
}

type T761 struct {
	f0 atomic.Bool
	f1 uintptr
}

type T762 struct {
	f0 func()
	f1 chan bool
	f2 struct{}
	f3 float64
	f4 *int
	f5 string
	f6 rune
	f7 atomic.Bool
	f8 func()
}

type T763 struct {
	f0 T29
	f1 [0]int64
	f2 T54
	f3 *int
	f4 [3]byte
	f5 float64
}

type T764 struct {
	f0 int32
	f1 map[string]int
	f2 [1]uint
	f3 bool
	f4 [2]int8
	f5 int64
	f6 atomic.Bool
	f7 complex128
	f8 atomic.Int64
	f9 atomic.Int64
	f10 unsafe.Pointer
}

type T765 struct {
	f0 T31
	f1 float32
	f2 int64
	f3 uint
	f4 [2][0]int64
	f5 int64
	f6 [0]T6
}

type T766 struct {
	f0 T59
	f1 uint
	f2 [0]int64
	f3 [5]int16
	f4 [2]int64
	f5 [2]int64
	f6 [1]struct{}
	f7 map[string]int
	f8 [0][5]int16
	f9 [0]int64
	f10 func()
}

type T767 struct {
	f0 map[string]int
	f1 uint
}

type T768 struct {
	f0 int8
	f1 [5]int16
	f2 uintptr
	f3 any
	f4 [2]int64
	f5 chan bool
	f6 T41
	f7 rune
	f8 atomic.Bool
	f9 atomic.Int64
	f10 any
	f11 byte
}

type T769 struct {
	f0 T46
	f1 [1]T26
}

type T770 struct {
	f0 struct{}
	f1 int64
	f2 [2]int64
	f3 [0][2]int64
	f4 float64
	f5 rune
	f6 [1]atomic.Bool
}

type T771 struct {
	f0 [5]int16
	f1 int32
	f2 map[string]int
	f3 [5]int16
	f4 struct{}
}

type T772 struct {
	f0 T59
	f1 [3][0]int64
	f2 complex128
	f3 error
	f4 atomic.Int64
	f5 [0]int64
}

type T773 struct {
	f0 [0]unsafe.Pointer
	f1 [0]int64
	f2 float64
	f3 T30
	f4 [2]int8
	f5 int32
	f6 atomic.Bool
	f7 [0]int64
	f8 uintptr
}

type T774 struct {
	f0 T58
	f1 []int
	f2 unsafe.Pointer
	f3 [5]int16
	f4 atomic.Int64
	f5 [2]byte
	f6 T16
	f7 chan bool
	f8 [0][5]int16
	f9 atomic.Int64
}

type T775 struct {
	f0 [0]int64
	f1 error
	f2 complex128
}

type T776 struct {
	f0 T31
}

type T777 struct {
	f0 [1]struct{}
	f1 T28
	f2 [5]int16
	f3 func()
	f4 T65
	f5 struct{}
	f6 struct{}
}

type T778 struct {
	f0 unsafe.Pointer
	f1 map[string]int
	f2 [2]int64
	f3 int32
	f4 T70
	f5 [3]byte
	f6 [0]int8
	f7 [5]int16
	f8 [2]int64
	f9 int16
}

type T779 struct {
	f0 sync.Mutex
	f1 [2]int64
	f2 error
	f3 any
	f4 T8
	f5 [3]byte
	f6 T34
	f7 T37
	f8 uint
}

type T780 struct {
	f0 [5]int16
	f1 uintptr
	f2 [2]int64
	f3 [2]bool
	f4 float64
	f5 [2]chan bool
	f6 chan bool
	f7 byte
	f8 bool
}

type T781 struct {
	f0 [0]uint
	f1 int8
	f2 byte
	f3 [2]int64
	f4 T6
	f5 sync.Mutex
	f6 uintptr
	f7 error
	f8 map[string]int
	f9 T33
	f10 bool
	f11 [0][5]int16
}

type T782 struct {
	f0 int8
	f1 [0]any
	f2 string
	f3 bool
	f4 struct{}
	f5 T13
	f6 T71
	f7 T6
	f8 [0]T37
	f9 complex128
}

type T783 struct {
	f0 uint
	f1 complex128
	f2 T5
}

type T784 struct {
	f0 int64
	f1 float64
	f2 byte
	f3 float64
}

type T785 struct {
	f0 int8
	f1 unsafe.Pointer
	f2 T0
	f3 [3]byte
	f4 float32
	f5 uint
	f6 uint
	f7 []int
}

type T786 struct {
	f0 int8
	f1 chan bool
	f2 T59
	f3 [1]T27
	f4 [1]string
	f5 []int
	f6 uint
	f7 float64
	f8 any
	f9 [0]int64
	f10 float32
	f11 int64
}

type T787 struct {
	f0 func()
}

type T788 struct {
	f0 atomic.Bool
	f1 T44
	f2 T27
	f3 byte
}

type T789 struct {
	f0 func()
	f1 T29
	f2 [0][3]byte
}

type T790 struct {
	f0 [2]int32
	f1 [3]byte
	f2 [2]int64
	f3 error
	f4 [1]chan bool
	f5 chan bool
	f6 [1]atomic.Int64
	f7 T44
}

type T791 struct {
	f0 []int
	f1 float32
	f2 atomic.Bool
	f3 [1]rune
	f4 [0]int64
	f5 [2]*int
	f6 [5]int16
	f7 float32
}

type T792 struct {
	f0 [0]byte
	f1 any
	f2 chan bool
	f3 string
	f4 complex64
	f5 sync.Mutex
	f6 [1]float32
	f7 error
	f8 complex128
	f9 float32
	f10 [0]int64
}

type T793 struct {
	f0 atomic.Int64
	f1 struct{}
	f2 T25
	f3 atomic.Int64
	f4 bool
	f5 T8
}

type T794 struct {
	f0 [3]byte
	f1 *int
}

type T795 struct {
	f0 float64
	f1 float64
	f2 uintptr
	f3 struct{}
	f4 sync.Mutex
	f5 atomic.Bool
	f6 int16
	f7 int8
	f8 int8
	f9 [0]error
	f10 string
	f11 int8
}

type T796 struct {
	f0 [5]int16
	f1 complex64
	f2 T58
	f3 chan bool
	f4 [2]int64
	f5 any
	f6 byte
	f7 sync.Mutex
	f8 int64
}

type T797 struct {
	f0 [2]T58
}

type T798 struct {
	f0 bool
}

type T799 struct {
	f0 any
	f1 [3]string
	f2 int32
}

type T800 struct {
	f0 [2]int64
}

type T801 struct {
	f0 T39
	f1 uintptr
	f2 []int
}

type T802 struct {
	f0 int8
}

type T803 struct {
	f0 sync.Mutex
	f1 rune
	f2 chan bool
	f3 [3]byte
	f4 error
	f5 [2]atomic.Int64
	f6 any
	f7 float64
	f8 [2]int16
	f9 int16
	f10 [0]int64
	f11 [1]*int
}

type T804 struct {
	f0 byte
	f1 int64
	f2 complex128
	f3 chan bool
	f4 float64
	f5 struct{}
	f6 func()
	f7 bool
	f8 error
	f9 int32
}

type T805 struct {
	f0 atomic.Bool
	f1 T70
	f2 T57
	f3 chan bool
	f4 T13
	f5 [0]int64
	f6 [0]*int
	f7 [1]int64
}

type T806 struct {
	f0 [0]int64
	f1 sync.Mutex
	f2 complex128
}

type T807 struct {
	f0 int16
	f1 complex64
	f2 func()
}

type T808 struct {
	f0 [1][5]int16
	f1 struct{}
	f2 T56
}

type T809 struct {
	f0 uint
	f1 int64
	f2 [2][3]byte
	f3 *int
	f4 int8
	f5 func()
	f6 T3
}

type T810 struct {
	f0 *int
	f1 chan bool
	f2 T31
}

type T811 struct {
	f0 atomic.Bool
	f1 complex64
	f2 string
	f3 uint
	f4 [2][2]int64
}

type T812 struct {
	f0 func()
	f1 [3]error
}

type T813 struct {
	f0 int32
	f1 complex128
	f2 int8
	f3 complex128
	f4 complex128
	f5 int16
	f6 string
	f7 any
	f8 float32
}

type T814 struct {
	f0 struct{}
	f1 uint
	f2 atomic.Int64
	f3 atomic.Int64
	f4 int16
	f5 any
	f6 map[string]int
	f7 int8
	f8 []int
	f9 *int
}

type T815 struct {
	f0 rune
	f1 uint
	f2 byte
	f3 atomic.Int64
	f4 atomic.Int64
	f5 atomic.Bool
	f6 string
	f7 T34
	f8 int16
	f9 unsafe.Pointer
	f10 T14
	f11 uintptr
}

type T816 struct {
	f0 T27
	f1 [2]int16
	f2 [1]string
	f3 float32
}

type T817 struct {
	f0 uint
	f1 T18
}

type T818 struct {
	f0 complex128
	f1 uintptr
	f2 complex128
	f3 atomic.Bool
	f4 uint
	f5 int8
}

type T819 struct {
	f0 chan bool
	f1 T69
	f2 [3][0]int64
	f3 [3]rune
	f4 any
}

type T820 struct {
	f0 atomic.Bool
	f1 T65
	f2 int16
	f3 complex64
	f4 atomic.Bool
	f5 chan bool
	f6 T8
	f7 *int
}

type T821 struct {
	f0 sync.Mutex
	f1 complex64
	f2 float64
	f3 T68
	f4 int64
	f5 []int
	f6 uintptr
	f7 T59
	f8 func()
}

type T822 struct {
	f0 T5
	f1 chan bool
	f2 T54
	f3 error
	f4 complex128
	f5 float64
}

type T823 struct {
	f0 int64
	f1 int64
	f2 [1][0]int64
	f3 sync.Mutex
	f4 string
	f5 error
	f6 atomic.Bool
	f7 uint
	f8 struct{}
	f9 int8
}

type T824 struct {
	f0 bool
	f1 [3]byte
	f2 T62
	f3 [0]chan bool
	f4 float64
	f5 *int
	f6 int16
	f7 any
	f8 T59
	f9 error
	f10 int64
}

type T825 struct {
	f0 [3]byte
}

type T826 struct {
	f0 rune
	f1 int32
}

type T827 struct {
	f0 T48
	f1 float32
	f2 T61
	f3 byte
}

type T828 struct {
	f0 [5]int16
	f1 unsafe.Pointer
	f2 uintptr
	f3 byte
	f4 [2]int64
	f5 map[string]int
	f6 rune
	f7 func()
	f8 struct{}
	f9 int8
	f10 complex128
}

type T829 struct {
	f0 uintptr
	f1 [1]uint
	f2 [0]atomic.Int64
}

type T830 struct {
	f0 func()
	f1 uintptr
	f2 float64
	f3 T13
}

type T831 struct {
	f0 T47
	f1 error
	f2 atomic.Int64
	f3 string
	f4 [3]bool
	f5 [0]int64
	f6 [0]bool
}

type T832 struct {
	f0 T48
	f1 [2]int64
	f2 struct{}
}

type T833 struct {
	f0 complex128
	f1 error
	f2 T25
}

type T834 struct {
	f0 uintptr
	f1 int16
	f2 *int
	f3 chan bool
	f4 error
	f5 complex64
	f6 sync.Mutex
}

type T835 struct {
	f0 int64
}

type T836 struct {
	f0 uintptr
	f1 int64
	f2 [0]unsafe.Pointer
	f3 [5]int16
	f4 uintptr
	f5 rune
	f6 [0]int64
	f7 map[string]int
	f8 error
	f9 T42
	f10 [3]byte
	f11 *int
}

type T837 struct {
	f0 uintptr
	f1 T32
	f2 T18
	f3 chan bool
	f4 [5]int16
	f5 atomic.Int64
	f6 complex128
	f7 T63
	f8 map[string]int
	f9 []int
	f10 float64
	f11 T69
}

type T838 struct {
	f0 string
	f1 [2]int64
	f2 chan bool
	f3 [2]int64
	f4 int8
	f5 T58
}

type T839 struct {
	f0 int32
	f1 sync.Mutex
	f2 rune
	f3 any
	f4 *int
	f5 [3]int16
}

type T840 struct {
	f0 [2]map[string]int
	f1 float64
	f2 any
	f3 [0]int8
	f4 [0]rune
	f5 uintptr
	f6 T11
	f7 atomic.Bool
	f8 int32
	f9 float32
	f10 error
}

type T841 struct {
	f0 T19
	f1 struct{}
	f2 T22
	f3 [1]error
	f4 string
	f5 T5
	f6 int8
	f7 string
	f8 sync.Mutex
	f9 [3]byte
	f10 complex64
}

type T842 struct {
	f0 int64
	f1 sync.Mutex
	f2 chan bool
	f3 [1]uint
	f4 sync.Mutex
	f5 struct{}
	f6 T29
	f7 [1]atomic.Int64
	f8 T59
	f9 float32
}

type T843 struct {
	f0 [3]unsafe.Pointer
	f1 func()
	f2 complex64
	f3 struct{}
	f4 T16
	f5 [5]int16
	f6 [3]int16
	f7 unsafe.Pointer
	f8 uint
	f9 chan bool
	f10 any
}

type T844 struct {
	f0 [0]func()
	f1 sync.Mutex
	f2 [3]int16
	f3 T67
	f4 map[string]int
}

type T845 struct {
	f0 rune
	f1 T16
	f2 T60
	f3 int16
	f4 [0]int64
	f5 [3][]int
	f6 [5]int16
	f7 chan bool
	f8 complex128
	f9 [3]complex64
	f10 T8
	f11 int16
}

type T846 struct {
	f0 error
	f1 [5]int16
	f2 chan bool
	f3 struct{}
	f4 atomic.Bool
	f5 complex64
	f6 bool
	f7 *int
}

type T847 struct {
	f0 int8
	f1 [5]int16
	f2 T10
}

type T848 struct {
	f0 complex64
	f1 struct{}
}

type T849 struct {
	f0 *int
	f1 T52
	f2 T24
}

type T850 struct {
	f0 error
	f1 atomic.Bool
	f2 T72
	f3 struct{}
	f4 T65
	f5 T34
	f6 T65
	f7 []int
}

type T851 struct {
	f0 atomic.Bool
	f1 T36
	f2 sync.Mutex
}

type T852 struct {
	f0 complex64
	f1 int64
	f2 [2]int64
	f3 uint
	f4 string
}

type T853 struct {
	f0 *int
	f1 byte
	f2 int32
	f3 [2][]int
	f4 rune
	f5 byte
}

type T854 struct {
	f0 [2]unsafe.Pointer
	f1 [2]string
	f2 struct{}
	f3 string
	f4 [2]uint
	f5 T60
	f6 [3]T29
	f7 map[string]int
	f8 error
	f9 T14
	f10 T47
}

type T855 struct {
	f0 func()
	f1 T5
	f2 *int
	f3 T31
	f4 T27
	f5 sync.Mutex
}

type T856 struct {
	f0 int64
	f1 byte
	f2 [3]byte
	f3 byte
	f4 [2]complex128
	f5 T36
}

type T857 struct {
	f0 uintptr
	f1 string
	f2 [2]int64
	f3 T33
	f4 chan bool
	f5 int64
}

type T858 struct {
	f0 func()
	f1 float64
	f2 error
	f3 int64
	f4 [2]T32
	f5 int64
	f6 uintptr
}

type T859 struct {
	f0 uintptr
}

type T860 struct {
	f0 struct{}
	f1 unsafe.Pointer
	f2 func()
}

type T861 struct {
	f0 sync.Mutex
	f1 rune
	f2 [2]int64
	f3 int32
	f4 sync.Mutex
	f5 int8
	f6 int8
	f7 int8
	f8 string
	f9 T72
	f10 uint
}

type T862 struct {
	f0 [3]uintptr
}

type T863 struct {
	f0 [3]map[string]int
	f1 [2]int64
	f2 complex128
	f3 bool
	f4 float64
	f5 float64
	f6 map[string]int
	f7 [2]int64
	f8 [3]bool
	f9 []int
	f10 any
}

type T864 struct {
	f0 sync.Mutex
	f1 struct{}
	f2 complex64
}

type T865 struct {
	f0 uint
	f1 error
	f2 int16
	f3 byte
	f4 T60
	f5 byte
	f6 map[string]int
	f7 float64
	f8 T30
	f9 int64
	f10 error
}

type T866 struct {
	f0 [1][0]int64
	f1 *int
	f2 atomic.Bool
	f3 [0]int64
	f4 complex64
	f5 atomic.Int64
	f6 [3]T33
	f7 [0]int64
	f8 struct{}
}

type T867 struct {
	f0 int32
	f1 int8
	f2 uintptr
	f3 atomic.Int64
	f4 int64
	f5 bool
	f6 sync.Mutex
	f7 struct{}
	f8 complex64
	f9 T62
	f10 [5]int16
}

type T868 struct {
	f0 uint
	f1 [1]func()
	f2 [0]int64
	f3 atomic.Int64
	f4 [5]int16
	f5 atomic.Int64
	f6 [1]atomic.Int64
	f7 int16
	f8 []int
	f9 atomic.Int64
	f10 [5]int16
}

type T869 struct {
	f0 T28
	f1 T6
	f2 [3]byte
	f3 []int
	f4 [2]int64
	f5 uint
	f6 [3]atomic.Int64
}

type T870 struct {
	f0 func()
	f1 [2]int64
	f2 [3]int16
	f3 bool
	f4 [3]T2
	f5 int8
	f6 complex128
	f7 chan bool
	f8 sync.Mutex
	f9 string
	f10 T69
	f11 T60
}

type T871 struct {
	f0 [0]int64
	f1 any
	f2 float64
	f3 [1]byte
	f4 struct{}
	f5 T50
	f6 T34
	f7 [3]byte
	f8 complex128
	f9 [0]int64
}

type T872 struct {
	f0 [3]int16
	f1 error
	f2 int64
	f3 complex64
	f4 *int
	f5 atomic.Int64
	f6 *int
	f7 int16
}

type T873 struct {
	f0 int64
	f1 [3]byte
	f2 chan bool
	f3 atomic.Int64
}

type T874 struct {
	f0 int8
	f1 any
	f2 T38
	f3 float32
	f4 complex128
}

type T875 struct {
	f0 [5]int16
	f1 int32
	f2 T32
	f3 atomic.Int64
	f4 string
	f5 atomic.Bool
	f6 *int
	f7 bool
	f8 complex128
}

type T876 struct {
	f0 int64
	f1 int8
	f2 [2]int64
	f3 [2]string
	f4 T64
}

type T877 struct {
	f0 atomic.Bool
}

type T878 struct {
	f0 string
	f1 bool
	f2 T49
	f3 byte
	f4 error
	f5 float32
	f6 [3]uintptr
	f7 [3]byte
	f8 T31
}

type T879 struct {
	f0 float64
	f1 int64
	f2 float64
	f3 error
	f4 bool
	f5 atomic.Int64
	f6 float64
}

type T880 struct {
	f0 float32
	f1 complex128
	f2 uint
	f3 complex128
	f4 [0]bool
	f5 int64
	f6 error
	f7 T16
	f8 error
	f9 chan bool
}

type T881 struct {
	f0 T51
	f1 rune
	f2 int16
	f3 complex64
	f4 map[string]int
	f5 [5]int16
	f6 [5]int16
	f7 sync.Mutex
	f8 *int
	f9 func()
	f10 int16
}

type T882 struct {
	f0 func()
	f1 chan bool
	f2 [5]int16
	f3 byte
	f4 unsafe.Pointer
	f5 atomic.Int64
	f6 float64
	f7 [1]unsafe.Pointer
}

type T883 struct {
	f0 bool
	f1 atomic.Int64
	f2 unsafe.Pointer
	f3 [2]int64
	f4 float64
	f5 uintptr
	f6 []int
	f7 [1][5]int16
	f8 T8
	f9 T29
	f10 atomic.Int64
	f11 T38
}

type T884 struct {
	f0 [0]int64
	f1 T23
	f2 string
	f3 bool
	f4 [2]T41
	f5 []int
}

type T885 struct {
	f0 [0]int64
	f1 [0]uintptr
	f2 atomic.Int64
	f3 T48
	f4 any
	f5 bool
	f6 bool
	f7 int32
	f8 int16
	f9 int32
	f10 float64
	f11 func()
}

type T886 struct {
	f0 [0]bool
	f1 rune
	f2 sync.Mutex
	f3 chan bool
	f4 [3]T35
	f5 any
	f6 T53
	f7 struct{}
	f8 int8
	f9 float64
	f10 any
	f11 int32
}

type T887 struct {
	f0 atomic.Int64
	f1 [1]int64
	f2 T60
}

type T888 struct {
	f0 func()
	f1 [3]int64
	f2 map[string]int
	f3 [2]int64
	f4 uint
	f5 complex64
}

type T889 struct {
	f0 [3][]int
	f1 atomic.Bool
}

type T890 struct {
	f0 [5]int16
	f1 bool
}

type T891 struct {
	f0 [2]int64
	f1 complex128
	f2 [1]uintptr
	f3 [1][2]int64
	f4 map[string]int
	f5 sync.Mutex
	f6 rune
	f7 string
}

type T892 struct {
	f0 uintptr
	f1 [0]rune
	f2 [2]int64
	f3 T10
	f4 int32
	f5 [3]string
	f6 T28
	f7 [3]T5
	f8 uintptr
	f9 string
	f10 uint
}

type T893 struct {
	f0 bool
	f1 T26
	f2 T66
	f3 uintptr
	f4 uint
}

type T894 struct {
	f0 rune
	f1 [3]byte
	f2 uint
	f3 [0]struct{}
	f4 T38
	f5 [0]int64
	f6 map[string]int
	f7 T17
	f8 uintptr
}

type T895 struct {
	f0 int32
	f1 float64
}

type T896 struct {
	f0 string
	f1 int8
	f2 T47
	f3 float32
	f4 error
	f5 atomic.Bool
	f6 int32
	f7 struct{}
}

type T897 struct {
	f0 T27
}

type T898 struct {
	f0 int64
	f1 sync.Mutex
	f2 struct{}
	f3 T60
	f4 byte
	f5 [1]T8
	f6 [0]float32
	f7 struct{}
	f8 atomic.Int64
	f9 [2]int32
}

type T899 struct {
	f0 *int
	f1 float32
	f2 unsafe.Pointer
	f3 atomic.Bool
	f4 [0]atomic.Bool
	f5 [0]byte
	f6 map[string]int
	f7 [2]int64
	f8 [2]int64
	f9 func()
	f10 T71
}

type T900 struct {
	f0 int64
	f1 complex128
	f2 T42
	f3 map[string]int
	f4 any
	f5 [3]byte
}

type T901 struct {
	f0 uintptr
	f1 float64
}

type T902 struct {
	f0 *int
	f1 unsafe.Pointer
	f2 int64
	f3 []int
	f4 [5]int16
}

type T903 struct {
	f0 [3]byte
	f1 int16
	f2 int32
	f3 int64
	f4 [1]int64
	f5 struct{}
	f6 struct{}
	f7 int8
	f8 [0]unsafe.Pointer
}

type T904 struct {
	f0 []int
	f1 int64
	f2 int8
	f3 T54
}

type T905 struct {
	f0 map[string]int
	f1 [1]float64
	f2 struct{}
	f3 int8
	f4 [0]complex128
	f5 T13
	f6 T41
	f7 func()
}

type T906 struct {
	f0 sync.Mutex
	f1 int32
	f2 T0
	f3 [0]float32
	f4 int32
	f5 int32
	f6 chan bool
	f7 atomic.Int64
	f8 byte
	f9 byte
	f10 atomic.Bool
	f11 map[string]int
}

type T907 struct {
	f0 T10
	f1 string
	f2 T4
	f3 T4
	f4 unsafe.Pointer
	f5 int64
	f6 T50
	f7 struct{}
	f8 atomic.Int64
}

type T908 struct {
	f0 T7
	f1 any
	f2 [5]int16
	f3 unsafe.Pointer
	f4 T46
	f5 [3]byte
	f6 [3][]int
}

type T909 struct {
	f0 atomic.Int64
	f1 [1][3]byte
	f2 map[string]int
	f3 int64
	f4 float32
	f5 any
	f6 [2]map[string]int
	f7 [3]byte
	f8 [3]int32
}

type T910 struct {
	f0 []int
	f1 [2]string
	f2 []int
	f3 [5]int16
	f4 int64
	f5 struct{}
}

type T911 struct {
	f0 [0]uintptr
	f1 []int
}

type T912 struct {
	f0 T43
}

type T913 struct {
	f0 [3]uintptr
	f1 atomic.Bool
	f2 float64
	f3 [3]byte
	f4 T63
	f5 complex128
	f6 [2]uintptr
	f7 int16
}

type T914 struct {
	f0 error
	f1 []int
	f2 int8
	f3 [0]int64
	f4 float32
	f5 atomic.Bool
	f6 sync.Mutex
	f7 [1]float32
	f8 [3]byte
	f9 error
	f10 struct{}
}

type T915 struct {
	f0 *int
	f1 [1]uintptr
	f2 T58
	f3 uint
	f4 T38
	f5 T9
	f6 int64
	f7 int8
	f8 chan bool
}

type T916 struct {
	f0 T15
	f1 bool
	f2 [3]byte
	f3 chan bool
	f4 [2]int64
}

type T917 struct {
	f0 complex128
	f1 chan bool
	f2 [2]*int
	f3 T5
	f4 [5]int16
	f5 bool
	f6 byte
	f7 string
	f8 []int
}

type T918 struct {
	f0 rune
	f1 float64
	f2 int16
	f3 [3]byte
	f4 struct{}
	f5 any
	f6 T41
	f7 complex64
	f8 byte
	f9 [2]atomic.Bool
}

type T919 struct {
	f0 uint
	f1 bool
	f2 rune
	f3 [0]error
	f4 [0]int64
	f5 T67
}

type T920 struct {
	f0 atomic.Int64
	f1 *int
	f2 float64
}

type T921 struct {
	f0 *int
	f1 int64
	f2 complex128
	f3 *int
	f4 chan bool
	f5 T33
	f6 atomic.Bool
	f7 atomic.Int64
	f8 float64
}

type T922 struct {
	f0 unsafe.Pointer
	f1 bool
	f2 complex64
	f3 int16
}

type T923 struct {
	f0 []int
	f1 [0]float32
	f2 complex64
	f3 [2]int64
	f4 T30
	f5 T3
	f6 T14
	f7 [0]int64
}

type T924 struct {
	f0 [3]byte
	f1 T43
	f2 T28
	f3 *int
	f4 [2]int64
	f5 func()
	f6 func()
	f7 T0
}

type T925 struct {
	f0 T30
	f1 rune
	f2 T57
}

type T926 struct {
	f0 int16
	f1 struct{}
	f2 unsafe.Pointer
	f3 [0]T49
	f4 float64
	f5 [3]func()
	f6 uintptr
}

type T927 struct {
	f0 [2]rune
	f1 T51
	f2 complex128
	f3 map[string]int
	f4 complex64
	f5 byte
	f6 func()
	f7 uintptr
	f8 sync.Mutex
	f9 complex128
	f10 any
	f11 [3]int32
}

type T928 struct {
	f0 complex64
	f1 int64
	f2 error
	f3 string
}

type T929 struct {
	f0 int32
	f1 uint
	f2 [2]int64
	f3 [0]sync.Mutex
	f4 chan bool
	f5 unsafe.Pointer
}

type T930 struct {
	f0 [1]T72
	f1 T61
	f2 T33
	f3 float32
	f4 [5]int16
	f5 [0]int64
	f6 T41
	f7 unsafe.Pointer
	f8 [0]struct{}
	f9 uintptr
	f10 byte
}

type T931 struct {
	f0 sync.Mutex
	f1 byte
	f2 T45
	f3 [0][]int
	f4 [3]byte
	f5 rune
	f6 [1]any
	f7 rune
	f8 int16
	f9 T26
	f10 atomic.Int64
}

type T932 struct {
	f0 [3]byte
	f1 T57
	f2 complex64
	f3 int64
	f4 T13
	f5 *int
	f6 error
	f7 T52
	f8 chan bool
	f9 T36
}

type T933 struct {
	f0 int32
	f1 rune
	f2 int64
	f3 int8
	f4 struct{}
	f5 [5]int16
	f6 [2]any
	f7 func()
}

type T934 struct {
	f0 int32
	f1 complex128
	f2 float32
	f3 [2]T33
}

type T935 struct {
	f0 complex64
	f1 [1]unsafe.Pointer
	f2 [0]int64
	f3 chan bool
	f4 uintptr
	f5 [0]int64
	f6 [3]*int
	f7 struct{}
	f8 [3]float32
}

type T936 struct {
	f0 T10
	f1 T7
	f2 T27
	f3 chan bool
	f4 [2]int64
	f5 complex64
	f6 any
	f7 [5]int16
	f8 float64
	f9 string
	f10 T64
}

type T937 struct {
	f0 [3]atomic.Bool
	f1 [3]byte
	f2 error
	f3 T48
	f4 T52
	f5 [3]func()
	f6 struct{}
	f7 *int
	f8 [3]byte
	f9 T9
}

type T938 struct {
	f0 chan bool
}

type T939 struct {
	f0 [3]byte
	f1 func()
	f2 [5]int16
	f3 uint
	f4 int16
	f5 [0]int64
	f6 unsafe.Pointer
	f7 map[string]int
	f8 atomic.Int64
	f9 int32
	f10 T54
	f11 float32
}

type T940 struct {
	f0 unsafe.Pointer
	f1 *int
	f2 any
	f3 complex64
	f4 T49
	f5 *int
	f6 [3]bool
	f7 float64
}

type T941 struct {
	f0 T49
	f1 T68
	f2 [1]T56
	f3 [1]int8
	f4 struct{}
	f5 int16
	f6 struct{}
}

type T942 struct {
	f0 error
}

type T943 struct {
	f0 T55
	f1 atomic.Bool
	f2 T9
	f3 T35
	f4 []int
	f5 any
	f6 uint
	f7 unsafe.Pointer
	f8 error
}

type T944 struct {
	f0 [2]uint
	f1 chan bool
	f2 struct{}
	f3 *int
	f4 atomic.Bool
	f5 atomic.Bool
	f6 [0]int64
	f7 byte
}

type T945 struct {
	f0 [3]any
	f1 [3]rune
}

type T946 struct {
	f0 [3]byte
	f1 [0]chan bool
	f2 *int
}

type T947 struct {
	f0 bool
	f1 struct{}
	f2 [0]T30
	f3 T19
	f4 chan bool
	f5 chan bool
	f6 any
	f7 struct{}
	f8 float32
	f9 any
}

type T948 struct {
	f0 T42
	f1 sync.Mutex
	f2 sync.Mutex
	f3 any
	f4 T60
	f5 int64
}

type T949 struct {
	f0 string
	f1 map[string]int
	f2 uint
	f3 [1]any
	f4 float64
	f5 error
	f6 T23
	f7 atomic.Int64
	f8 func()
	f9 unsafe.Pointer
}

type T950 struct {
	f0 [0]int64
	f1 sync.Mutex
	f2 [2]uint
	f3 T19
	f4 uintptr
	f5 [3]byte
	f6 func()
	f7 int32
	f8 [0]atomic.Int64
	f9 complex64
}

type T951 struct {
	f0 uintptr
}

type T952 struct {
	f0 map[string]int
}

type T953 struct {
	f0 sync.Mutex
	f1 *int
	f2 chan bool
	f3 struct{}
	f4 complex128
	f5 [0]int64
	f6 T68
	f7 float64
	f8 error
	f9 atomic.Int64
	f10 complex64
}

type T954 struct {
	f0 map[string]int
	f1 int32
	f2 [3]byte
	f3 T61
	f4 float64
	f5 error
	f6 T59
	f7 atomic.Bool
	f8 bool
	f9 [3]func()
}

type T955 struct {
	f0 int8
	f1 byte
	f2 error
	f3 int16
	f4 sync.Mutex
	f5 [3]chan bool
	f6 *int
	f7 uint
	f8 atomic.Bool
	f9 [2]int64
	f10 unsafe.Pointer
}

type T956 struct {
	f0 T72
	f1 [2]int64
	f2 sync.Mutex
	f3 [2]string
	f4 T60
	f5 atomic.Bool
	f6 atomic.Bool
	f7 rune
	f8 [1]atomic.Int64
	f9 bool
}

type T957 struct {
	f0 T47
	f1 [0]int64
	f2 T13
	f3 T58
	f4 chan bool
	f5 bool
	f6 T39
	f7 byte
}

type T958 struct {
	f0 struct{}
	f1 complex64
	f2 *int
	f3 float32
	f4 *int
	f5 atomic.Int64
	f6 map[string]int
	f7 [3][3]byte
}

type T959 struct {
	f0 string
	f1 int16
	f2 *int
	f3 float32
	f4 T58
	f5 [0]int64
	f6 complex128
	f7 [2]uint
}

type T960 struct {
	f0 [5]int16
	f1 uint
	f2 string
	f3 T59
}

type T961 struct {
	f0 [2]int64
	f1 float32
	f2 byte
	f3 [0]int64
	f4 T59
	f5 []int
	f6 float64
}

type T962 struct {
	f0 T63
	f1 atomic.Bool
	f2 int64
	f3 [3]byte
}

type T963 struct {
	f0 [0]int64
	f1 any
	f2 T7
	f3 struct{}
	f4 T70
	f5 [0]int64
	f6 struct{}
}

type T964 struct {
	f0 byte
	f1 string
	f2 int8
	f3 [5]int16
	f4 T2
}

type T965 struct {
	f0 int8
	f1 T20
	f2 T30
	f3 bool
	f4 T43
	f5 *int
	f6 bool
	f7 T21
	f8 int64
	f9 int16
}

type T966 struct {
	f0 sync.Mutex
	f1 any
}

type T967 struct {
	f0 atomic.Int64
	f1 [1]error
	f2 unsafe.Pointer
	f3 bool
	f4 func()
	f5 map[string]int
	f6 bool
	f7 unsafe.Pointer
	f8 uintptr
}

type T968 struct {
	f0 atomic.Bool
	f1 [5]int16
	f2 float64
	f3 [0]int64
	f4 [0]T61
	f5 uintptr
	f6 T48
	f7 uint
	f8 [2]int64
}

type T969 struct {
	f0 chan bool
	f1 bool
	f2 int8
	f3 T37
	f4 unsafe.Pointer
	f5 error
	f6 [0]int64
}

type T970 struct {
	f0 func()
	f1 sync.Mutex
	f2 sync.Mutex
}

type T971 struct {
	f0 [5]int16
	f1 rune
}

type T972 struct {
	f0 T72
}

type T973 struct {
	f0 T27
	f1 T16
	f2 sync.Mutex
	f3 map[string]int
	f4 func()
	f5 sync.Mutex
	f6 [2]int64
	f7 [0][3]byte
	f8 uint
	f9 atomic.Int64
}

type T974 struct {
	f0 uint
	f1 float64
	f2 int32
	f3 []int
	f4 atomic.Bool
	f5 uint
	f6 sync.Mutex
}

type T975 struct {
	f0 T55
	f1 [0]atomic.Int64
	f2 byte
	f3 T28
	f4 [3]T28
	f5 string
	f6 [3]byte
}

type T976 struct {
	f0 atomic.Bool
	f1 T23
	f2 sync.Mutex
	f3 T2
	f4 func()
	f5 uintptr
}

type T977 struct {
	f0 T59
	f1 *int
	f2 [1]T47
	f3 byte
	f4 [3]map[string]int
	f5 [3]byte
	f6 atomic.Bool
	f7 [1]complex128
	f8 func()
	f9 [5]int16
	f10 atomic.Int64
	f11 float64
}

type T978 struct {
	f0 uint
	f1 [5]int16
	f2 bool
	f3 struct{}
	f4 T38
	f5 T66
	f6 [3]byte
	f7 rune
	f8 int16
	f9 int32
	f10 bool
	f11 [1]sync.Mutex
}

type T979 struct {
	f0 uint
	f1 any
	f2 byte
	f3 unsafe.Pointer
	f4 [2]int64
	f5 T32
	f6 int64
	f7 *int
}

type T980 struct {
	f0 [2]int64
	f1 any
	f2 uintptr
	f3 complex64
	f4 [0]int64
	f5 byte
	f6 bool
	f7 [2]int64
}

type T981 struct {
	f0 *int
	f1 [2]int64
	f2 [5]int16
}

type T982 struct {
	f0 bool
	f1 bool
	f2 int16
	f3 complex64
	f4 T40
	f5 []int
	f6 func()
	f7 [3]byte
	f8 atomic.Int64
	f9 [5]int16
}

type T983 struct {
	f0 [3]byte
}

type T984 struct {
	f0 error
	f1 T12
	f2 map[string]int
	f3 T41
	f4 T47
	f5 [2]int64
	f6 error
	f7 int64
	f8 error
	f9 [3]string
	f10 *int
}

type T985 struct {
	f0 [1]chan bool
	f1 atomic.Int64
	f2 int8
	f3 [2]int64
	f4 any
	f5 error
	f6 any
}

type T986 struct {
	f0 atomic.Bool
	f1 int64
	f2 T71
	f3 chan bool
	f4 *int
	f5 float64
	f6 [5]int16
	f7 sync.Mutex
	f8 T45
	f9 [0][5]int16
}

type T987 struct {
	f0 T14
	f1 uint
}

type T988 struct {
	f0 chan bool
	f1 complex128
	f2 int32
}

type T989 struct {
	f0 struct{}
	f1 [2]byte
	f2 int16
}

type T990 struct {
	f0 bool
	f1 *int
	f2 T3
	f3 [1][3]byte
	f4 rune
	f5 sync.Mutex
	f6 [2][2]int64
}

type T991 struct {
	f0 [2][5]int16
	f1 [1]atomic.Int64
	f2 T64
	f3 func()
	f4 error
	f5 T0
	f6 any
}

type T992 struct {
	f0 uintptr
	f1 bool
	f2 T5
}

type T993 struct {
	f0 [2]int64
	f1 any
	f2 int32
	f3 string
}
