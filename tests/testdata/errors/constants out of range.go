package main

import "math"

const big = 1 << 100

var a int8 = 128
var b uint = -1
var c byte = 'a' * 10
var d int = 1.5
var e int = 1e3
var f float32 = 1e39
var g float64 = 1e309
var h = big
var i = big >> 98
var j int32 = math.MaxInt64
var k = 1 / 0
var l = 1.0 / 0
var m = 1 % 0
var n = 10 % 3.0
var o = "a" + 1
var p = 'a' + 1.0
var q = 1 << -1
var r = 1 << 1.5
var s = 1.5 << 1
var t uint8 = ^0
var u uint8 = ^uint8(0)
var v = -uint8(1)
var w = uint8(255) + 1
var x = int8(-128) / -1
var y = ^1.0
var z = !1
var aa = len("abc") << 62 << 1
var bb [3]int = [4]int{}
var cc = [...]int{5: 1, 2, 5: 3}
var dd = [2]int{1, 2, 3}
var ee = [-1]int{}
var ff = [1.5]int{}
var gg = []int{-1: 1}
var hh = []int{"a": 1}
var ii = map[string]int{"a": 1, "b": 2, "a": 3}
var jj = struct{ a, b int }{1}
var kk = struct{ a, b int }{a: 1, 2}
var ll = struct{ a, b int }{c: 1}
var mm = struct{ a, b int }{a: 1, a: 2}
var nn complex64 = 1e39i
var oo = complex(1, "a")
var pp = real("a")
var qq int = 1 + 2i
var rr int = 2 + 0i
var ss rune = "a"
var tt string = 'a'
var uu = string(1.5)
var vv = []byte("a")["x"]
var ww = "abc"[3]
var xx = "abc"[2:1]
var yy = [3]int{}[3]
var zz = 1_000_

func main() {}

// Errors:
// # command-line-arguments
// ./p.go:7:14: cannot use 128 (untyped int constant) as int8 value in variable declaration (overflows)
// ./p.go:8:14: cannot use -1 (untyped int constant) as uint value in variable declaration (overflows)
// ./p.go:9:14: cannot use 'a' * 10 (untyped rune constant 970) as byte value in variable declaration (overflows)
// ./p.go:10:13: cannot use 1.5 (untyped float constant) as int value in variable declaration (truncated)
// ./p.go:12:17: cannot use 1e39 (untyped float constant 1e+39) as float32 value in variable declaration (overflows)
// ./p.go:13:17: cannot use 1e309 (untyped float constant 1e+309) as float64 value in variable declaration (overflows)
// ./p.go:14:9: cannot use big (untyped int constant 1267650600228229401496703205376) as int value in variable declaration (overflows)
// ./p.go:16:15: cannot use math.MaxInt64 (untyped int constant 9223372036854775807) as int32 value in variable declaration (overflows)
// ./p.go:17:13: invalid operation: division by zero
// ./p.go:18:15: invalid operation: division by zero
// ./p.go:19:13: invalid operation: division by zero
// ./p.go:20:9: invalid operation: operator % not defined on 10 (untyped float constant)
// ./p.go:21:9: invalid operation: "a" + 1 (mismatched types untyped string and untyped int)
// ./p.go:23:14: invalid operation: negative shift count -1 (untyped int constant)
// ./p.go:24:14: 1.5 (untyped float constant) truncated to uint
// ./p.go:25:9: invalid operation: shifted operand 1.5 (untyped float constant) must be integer
// ./p.go:26:15: cannot use ^0 (untyped int constant -1) as uint8 value in variable declaration (overflows)
// ./p.go:28:9: -uint8(1) (constant -1 of type uint8) overflows uint8
// ./p.go:29:9: uint8(255) + 1 (constant 256 of type uint8) overflows uint8
// ./p.go:30:9: int8(-128) / -1 (constant 128 of type int8) overflows int8
// ./p.go:31:10: invalid operation: operator ^ not defined on 1.0 (untyped float constant 1)
// ./p.go:32:10: invalid operation: operator ! not defined on 1 (untyped int constant)
// ./p.go:33:10: len("abc") << 62 (constant 13835058055282163712 of type int) overflows int
// ./p.go:34:17: cannot use [4]int{} (value of type [4]int) as [3]int value in variable declaration
// ./p.go:35:28: duplicate index 5 in array or slice literal
// ./p.go:36:23: index 2 is out of bounds (>= 2)
// ./p.go:37:11: invalid array length -1 (untyped int constant)
// ./p.go:38:11: array length 1.5 (untyped float constant) must be integer
// ./p.go:39:16: invalid argument: index -1 (constant of type int) must not be negative
// ./p.go:40:16: cannot convert "a" (untyped string constant) to type int
// ./p.go:41:41: duplicate key "a" in map literal
// ./p.go:42:30: too few values in struct literal of type struct{a int; b int}
// ./p.go:43:35: mixture of field:value and value elements in struct literal
// ./p.go:44:29: unknown field c in struct literal of type struct{a int; b int}
// ./p.go:45:35: duplicate field name a in struct literal
// ./p.go:46:20: cannot use 1e39i (untyped complex constant (0 + 1e+39i)) as complex64 value in variable declaration (overflows)
// ./p.go:47:18: invalid operation: complex(1, "a") (mismatched types untyped float and untyped string)
// ./p.go:48:15: invalid argument: argument has type untyped string, expected complex type
// ./p.go:49:14: cannot use 1 + 2i (untyped complex constant (1 + 2i)) as int value in variable declaration (truncated)
// ./p.go:51:15: cannot use "a" (untyped string constant) as rune value in variable declaration
// ./p.go:52:17: cannot use 'a' (untyped rune constant 97) as string value in variable declaration
// ./p.go:53:17: cannot convert 1.5 (untyped float constant) to type string
// ./p.go:54:22: cannot convert "x" (untyped string constant) to type int
// ./p.go:55:16: invalid argument: index 3 out of bounds [0:3]
// ./p.go:56:18: invalid slice indices: 1 < 2
// ./p.go:57:19: invalid argument: index 3 out of bounds [0:3]
// ./p.go:58:15: '_' must separate successive digits
