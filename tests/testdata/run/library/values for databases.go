// run

package main

import (
	"database/sql/driver"
	"errors"
	"fmt"
	"math"
	"time"
)

type text string

type state struct{ n int }

func (s state) Value() (driver.Value, error) {
	switch s.n {
	case 0:
		return nil, errors.New("no value")
	case 1:
		return 1, nil
	}
	return int64(s.n), nil
}

type decimal struct{}

func (decimal) Decompose(buf []byte) (form byte, negative bool, coefficient []byte, exponent int32) {
	return
}

func main() {
	seven, yes := 7, true
	pp := &yes
	var none *int
	var noState *state
	values := []any{nil, 1, 0, 2, int8(-1), uint8(1), uint64(math.MaxUint64), uint32(1 << 31), uintptr(1), int64(1 << 40), 1.5, float32(2.5), "true", "f", "maybe", "12", []byte("1"), []byte("x"), text("t"), true,
		time.Unix(0, 0).UTC(), &seven, &pp, none, noState, state{0}, state{1}, state{2}, &state{3}, decimal{}, [2]int{}, []int{1}, [2]byte{}, struct{}{}, make(chan int) == nil, complex(1, 2)}
	for _, v := range values {
		for _, c := range []driver.ValueConverter{driver.Bool, driver.Int32, driver.DefaultParameterConverter} {
			out, err := c.ConvertValue(v)
			if _, ok := out.(*int); !ok && v != any(&seven) {
				fmt.Printf("%T %v: %T %v\n", v, err != nil && len(err.Error()) < 70, out, out)
			}
			if v != any(&seven) && v != any(&pp) && v != any(none) && err != nil && fmt.Sprintf("%T", v) != "*main.state" {
				fmt.Println("\t", err)
			}
		}
		fmt.Print(driver.IsValue(v), driver.IsScanValue(v), ";")
	}
	fmt.Println()
	fmt.Println(driver.String.ConvertValue(12))
	fmt.Println(driver.String.ConvertValue("s"))
	fmt.Println(driver.Null{driver.Bool}.ConvertValue(nil))
	fmt.Println(driver.Null{driver.Bool}.ConvertValue("1"))
	fmt.Println(driver.NotNull{driver.Bool}.ConvertValue(nil))
	fmt.Println(driver.NotNull{driver.Int32}.ConvertValue("1"))
	fmt.Println(driver.Bool, driver.ErrSkip, driver.ErrBadConn, driver.ErrRemoveArgument)
	var r driver.Result = driver.RowsAffected(3)
	fmt.Println(r.RowsAffected())
	fmt.Println(r.LastInsertId())
	r = driver.ResultNoRows
	fmt.Println(r.RowsAffected())
	fmt.Println(r.LastInsertId())
}

// Output:
// <nil> true: <nil> <nil>
// 	 sql/driver: couldn't convert <nil> (<nil>) into type bool
// <nil> true: <nil> <nil>
// 	 sql/driver: unsupported value <nil> (type <nil>) converting to int32
// <nil> false: <nil> <nil>
// true true;int false: bool true
// int false: int64 1
// int false: int64 1
// false false;int false: bool false
// int false: int64 0
// int false: int64 0
// false false;int true: <nil> <nil>
// 	 sql/driver: couldn't convert 2 into type bool
// int false: int64 2
// int false: int64 2
// false false;int8 true: <nil> <nil>
// 	 sql/driver: couldn't convert -1 into type bool
// int8 false: int64 -1
// int8 false: int64 -1
// false false;uint8 false: bool true
// uint8 false: int64 1
// uint8 false: int64 1
// false false;uint64 true: <nil> <nil>
// 	 sql/driver: couldn't convert 18446744073709551615 into type bool
// uint64 true: <nil> <nil>
// 	 sql/driver: value 18446744073709551615 overflows int32
// uint64 true: <nil> <nil>
// 	 uint64 values with high bit set are not supported
// false false;uint32 true: <nil> <nil>
// 	 sql/driver: couldn't convert 2147483648 into type bool
// uint32 true: <nil> <nil>
// 	 sql/driver: value 2147483648 overflows int32
// uint32 false: int64 2147483648
// false false;uintptr true: <nil> <nil>
// 	 sql/driver: couldn't convert 1 (uintptr) into type bool
// uintptr true: <nil> <nil>
// 	 sql/driver: unsupported value 1 (type uintptr) converting to int32
// uintptr true: <nil> <nil>
// 	 unsupported type uintptr, a uintptr
// false false;int64 true: <nil> <nil>
// 	 sql/driver: couldn't convert 1099511627776 into type bool
// int64 true: <nil> <nil>
// 	 sql/driver: value 1099511627776 overflows int32
// int64 false: int64 1099511627776
// true true;float64 true: <nil> <nil>
// 	 sql/driver: couldn't convert 1.5 (float64) into type bool
// float64 true: <nil> <nil>
// 	 sql/driver: unsupported value 1.5 (type float64) converting to int32
// float64 false: float64 1.5
// true true;float32 true: <nil> <nil>
// 	 sql/driver: couldn't convert 2.5 (float32) into type bool
// float32 true: <nil> <nil>
// 	 sql/driver: unsupported value 2.5 (type float32) converting to int32
// float32 false: float64 2.5
// false false;string false: bool true
// string true: <nil> <nil>
// 	 sql/driver: value "true" can't be converted to int32
// string false: string true
// true true;string false: bool false
// string true: <nil> <nil>
// 	 sql/driver: value "f" can't be converted to int32
// string false: string f
// true true;string true: <nil> <nil>
// 	 sql/driver: couldn't convert "maybe" into type bool
// string true: <nil> <nil>
// 	 sql/driver: value "maybe" can't be converted to int32
// string false: string maybe
// true true;string true: <nil> <nil>
// 	 sql/driver: couldn't convert "12" into type bool
// string false: int64 12
// string false: string 12
// true true;[]uint8 false: bool true
// []uint8 true: <nil> <nil>
// 	 sql/driver: unsupported value [49] (type []uint8) converting to int32
// []uint8 false: []uint8 [49]
// true true;[]uint8 true: <nil> <nil>
// 	 sql/driver: couldn't convert "x" into type bool
// []uint8 false: <nil> <nil>
// 	 sql/driver: unsupported value [120] (type []uint8) converting to int32
// []uint8 false: []uint8 [120]
// true true;main.text true: <nil> <nil>
// 	 sql/driver: couldn't convert t (main.text) into type bool
// main.text true: <nil> <nil>
// 	 sql/driver: value "t" can't be converted to int32
// main.text false: string t
// false false;bool false: bool true
// bool true: <nil> <nil>
// 	 sql/driver: unsupported value true (type bool) converting to int32
// bool false: bool true
// true true;time.Time false: <nil> <nil>
// 	 sql/driver: couldn't convert 1970-01-01 00:00:00 +0000 UTC (time.Time) into type bool
// time.Time false: <nil> <nil>
// 	 sql/driver: unsupported value 1970-01-01 00:00:00 +0000 UTC (type time.Time) converting to int32
// time.Time false: time.Time 1970-01-01 00:00:00 +0000 UTC
// true true;false false;**bool true: <nil> <nil>
// **bool false: <nil> <nil>
// **bool false: bool true
// false false;*int true: <nil> <nil>
// *int true: <nil> <nil>
// *int false: <nil> <nil>
// false false;*main.state true: <nil> <nil>
// *main.state false: <nil> <nil>
// *main.state false: <nil> <nil>
// false false;main.state true: <nil> <nil>
// 	 sql/driver: couldn't convert {0} (main.state) into type bool
// main.state false: <nil> <nil>
// 	 sql/driver: unsupported value {0} (type main.state) converting to int32
// main.state true: <nil> <nil>
// 	 no value
// false false;main.state true: <nil> <nil>
// 	 sql/driver: couldn't convert {1} (main.state) into type bool
// main.state false: <nil> <nil>
// 	 sql/driver: unsupported value {1} (type main.state) converting to int32
// main.state true: <nil> <nil>
// 	 non-Value type int returned from Value
// false false;main.state true: <nil> <nil>
// 	 sql/driver: couldn't convert {2} (main.state) into type bool
// main.state false: <nil> <nil>
// 	 sql/driver: unsupported value {2} (type main.state) converting to int32
// main.state false: int64 2
// false false;*main.state true: <nil> <nil>
// *main.state false: <nil> <nil>
// *main.state false: int64 3
// false false;main.decimal true: <nil> <nil>
// 	 sql/driver: couldn't convert {} (main.decimal) into type bool
// main.decimal false: <nil> <nil>
// 	 sql/driver: unsupported value {} (type main.decimal) converting to int32
// main.decimal false: main.decimal {}
// true true;[2]int true: <nil> <nil>
// 	 sql/driver: couldn't convert [0 0] ([2]int) into type bool
// [2]int true: <nil> <nil>
// 	 sql/driver: unsupported value [0 0] (type [2]int) converting to int32
// [2]int true: <nil> <nil>
// 	 unsupported type [2]int, a array
// false false;[]int true: <nil> <nil>
// 	 sql/driver: couldn't convert [1] ([]int) into type bool
// []int true: <nil> <nil>
// 	 sql/driver: unsupported value [1] (type []int) converting to int32
// []int true: <nil> <nil>
// 	 unsupported type []int, a slice of int
// false false;[2]uint8 true: <nil> <nil>
// 	 sql/driver: couldn't convert [0 0] ([2]uint8) into type bool
// [2]uint8 false: <nil> <nil>
// 	 sql/driver: unsupported value [0 0] (type [2]uint8) converting to int32
// [2]uint8 true: <nil> <nil>
// 	 unsupported type [2]uint8, a array
// false false;struct {} true: <nil> <nil>
// 	 sql/driver: couldn't convert {} (struct {}) into type bool
// struct {} true: <nil> <nil>
// 	 sql/driver: unsupported value {} (type struct {}) converting to int32
// struct {} true: <nil> <nil>
// 	 unsupported type struct {}, a struct
// false false;bool false: bool false
// bool true: <nil> <nil>
// 	 sql/driver: unsupported value false (type bool) converting to int32
// bool false: bool false
// true true;complex128 true: <nil> <nil>
// 	 sql/driver: couldn't convert (1+2i) (complex128) into type bool
// complex128 false: <nil> <nil>
// 	 sql/driver: unsupported value (1+2i) (type complex128) converting to int32
// complex128 true: <nil> <nil>
// 	 unsupported type complex128, a complex128
// false false;
// 12 <nil>
// s <nil>
// <nil> <nil>
// true <nil>
// <nil> nil value not allowed
// 1 <nil>
// Bool driver: skip fast-path; continue as if unimplemented driver: bad connection driver: remove argument from query
// 3 <nil>
// 0 LastInsertId is not supported by this driver
// 0 no RowsAffected available after DDL statement
// 0 no LastInsertId available after DDL statement
