// log/slog: complete. A Value is a word and an interface, so that the common kinds need no allocation. One formatter (line in
// handler.go) writes records for both handlers, as text or as JSON.

package slog

import (
	"fmt"
	"math"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"time"
	"unsafe"
)

// A Value can represent any Go value, but unlike type any, it can represent most small values without an
// allocation. The zero Value corresponds to nil.
type Value struct {
	_ [0]func() // not comparable
	// num holds the value of small kinds, and the length of strings and groups.
	num uint64
	// any holds the Kind of small kinds, a pointer type of its own for strings, groups and times, the value otherwise.
	any any
}

type (
	textPtr  *byte
	groupPtr *Attr
	zonePtr  *time.Location // a time in nanoseconds since 1970 in num; nil: the zero time
	farTime  time.Time      // a time that nanoseconds do not reach
	kindBox  Kind           // a value of type Kind
)

// Kind is the kind of a [Value].
type Kind int

const (
	KindAny Kind = iota
	KindBool
	KindDuration
	KindFloat64
	KindInt64
	KindString
	KindTime
	KindUint64
	KindGroup
	KindLogValuer
)

var kindNames = [...]string{"Any", "Bool", "Duration", "Float64", "Int64", "String", "Time", "Uint64", "Group", "LogValuer"}

func (k Kind) String() string {
	if k >= 0 && int(k) < len(kindNames) {
		return kindNames[k]
	}
	return "<unknown slog.Kind>"
}

// Kind returns v's Kind.
func (v Value) Kind() Kind {
	switch x := v.any.(type) {
	case Kind:
		return x
	case textPtr:
		return KindString
	case groupPtr:
		return KindGroup
	case zonePtr, farTime:
		return KindTime
	case LogValuer:
		return KindLogValuer
	}
	return KindAny
}

// StringValue returns a new [Value] for a string.
func StringValue(value string) Value {
	return Value{num: uint64(len(value)), any: textPtr(unsafe.StringData(value))}
}

// IntValue returns a [Value] for an int.
func IntValue(v int) Value { return Int64Value(int64(v)) }

// Int64Value returns a [Value] for an int64.
func Int64Value(v int64) Value { return Value{num: uint64(v), any: KindInt64} }

// Uint64Value returns a [Value] for a uint64.
func Uint64Value(v uint64) Value { return Value{num: v, any: KindUint64} }

// Float64Value returns a [Value] for a floating-point number.
func Float64Value(v float64) Value { return Value{num: math.Float64bits(v), any: KindFloat64} }

// BoolValue returns a [Value] for a bool.
func BoolValue(v bool) Value {
	if v {
		return Value{num: 1, any: KindBool}
	}
	return Value{any: KindBool}
}

// TimeValue returns a [Value] for a [time.Time]. It discards the monotonic portion.
func TimeValue(v time.Time) Value {
	if v.IsZero() {
		return Value{any: zonePtr(nil)}
	}
	ns := v.UnixNano()
	if !v.Equal(time.Unix(0, ns)) {
		return Value{any: farTime(v.Round(0))}
	}
	return Value{num: uint64(ns), any: zonePtr(v.Location())}
}

// DurationValue returns a [Value] for a [time.Duration].
func DurationValue(v time.Duration) Value {
	return Value{num: uint64(v.Nanoseconds()), any: KindDuration}
}

// GroupValue returns a new [Value] for a list of Attrs. The caller must not subsequently mutate the argument slice.
func GroupValue(as ...Attr) Value {
	if n := emptyGroups(as); n > 0 {
		kept := make([]Attr, 0, len(as)-n)
		for _, a := range as {
			if !a.Value.isEmptyGroup() {
				kept = append(kept, a)
			}
		}
		as = kept
	}
	return Value{num: uint64(len(as)), any: groupPtr(unsafe.SliceData(as))}
}

func emptyGroups(as []Attr) (n int) {
	for _, a := range as {
		if a.Value.isEmptyGroup() {
			n++
		}
	}
	return
}

// AnyValue returns a [Value] for the supplied value: of the kind of its type, if there is one.
func AnyValue(v any) Value {
	switch v := v.(type) {
	case string:
		return StringValue(v)
	case int:
		return Int64Value(int64(v))
	case int8:
		return Int64Value(int64(v))
	case int16:
		return Int64Value(int64(v))
	case int32:
		return Int64Value(int64(v))
	case int64:
		return Int64Value(v)
	case uint:
		return Uint64Value(uint64(v))
	case uint8:
		return Uint64Value(uint64(v))
	case uint16:
		return Uint64Value(uint64(v))
	case uint32:
		return Uint64Value(uint64(v))
	case uint64:
		return Uint64Value(v)
	case uintptr:
		return Uint64Value(uint64(v))
	case bool:
		return BoolValue(v)
	case float32:
		return Float64Value(float64(v))
	case float64:
		return Float64Value(v)
	case time.Duration:
		return DurationValue(v)
	case time.Time:
		return TimeValue(v)
	case []Attr:
		return GroupValue(v...)
	case Kind:
		return Value{any: kindBox(v)}
	case Value:
		return v
	}
	return Value{any: v}
}

// Any returns v's value as an any.
func (v Value) Any() any {
	switch v.Kind() {
	case KindAny:
		if k, ok := v.any.(kindBox); ok {
			return Kind(k)
		}
		return v.any
	case KindLogValuer:
		return v.any
	case KindGroup:
		return v.group()
	case KindString:
		return v.text()
	case KindInt64:
		return int64(v.num)
	case KindUint64:
		return v.num
	case KindFloat64:
		return math.Float64frombits(v.num)
	case KindBool:
		return v.num == 1
	case KindDuration:
		return time.Duration(v.num)
	case KindTime:
		return v.time()
	}
	panic("bad kind: " + v.Kind().String())
}

func (v Value) text() string { return unsafe.String((*byte)(v.any.(textPtr)), v.num) }

func (v Value) group() []Attr { return unsafe.Slice((*Attr)(v.any.(groupPtr)), v.num) }

func (v Value) time() time.Time {
	switch z := v.any.(type) {
	case farTime:
		return time.Time(z)
	case zonePtr:
		if z == nil {
			return time.Time{}
		}
		return time.Unix(0, int64(v.num)).In((*time.Location)(z))
	}
	panic(fmt.Sprintf("bad time type %T", v.any))
}

// String returns Value's value as a string, formatted like [fmt.Sprint].
func (v Value) String() string {
	if v.Kind() == KindString {
		return v.text()
	}
	return string(v.append(nil))
}

func (v Value) append(b []byte) []byte {
	switch k := v.Kind(); k {
	case KindString:
		return append(b, v.text()...)
	case KindInt64:
		return strconv.AppendInt(b, int64(v.num), 10)
	case KindUint64:
		return strconv.AppendUint(b, v.num, 10)
	case KindFloat64:
		return strconv.AppendFloat(b, math.Float64frombits(v.num), 'g', -1, 64)
	case KindBool:
		return strconv.AppendBool(b, v.num == 1)
	case KindDuration:
		return append(b, time.Duration(v.num).String()...)
	case KindTime:
		return append(b, v.time().String()...)
	case KindGroup:
		return fmt.Append(b, v.group())
	case KindAny, KindLogValuer:
		return fmt.Append(b, v.any)
	default:
		panic("bad kind: " + k.String())
	}
}

func (v Value) must(want Kind) {
	if k := v.Kind(); k != want {
		panic(fmt.Sprintf("Value kind is %s, not %s", k, want))
	}
}

// Int64 returns v's value as an int64. It panics if v is not a signed integer.
func (v Value) Int64() int64 {
	v.must(KindInt64)
	return int64(v.num)
}

// Uint64 returns v's value as a uint64. It panics if v is not an unsigned integer.
func (v Value) Uint64() uint64 {
	v.must(KindUint64)
	return v.num
}

// Bool returns v's value as a bool. It panics if v is not a bool.
func (v Value) Bool() bool {
	v.must(KindBool)
	return v.num == 1
}

// Duration returns v's value as a [time.Duration]. It panics if v is not a time.Duration.
func (v Value) Duration() time.Duration {
	v.must(KindDuration)
	return time.Duration(v.num)
}

// Float64 returns v's value as a float64. It panics if v is not a float64.
func (v Value) Float64() float64 {
	v.must(KindFloat64)
	return math.Float64frombits(v.num)
}

// Time returns v's value as a [time.Time]. It panics if v is not a time.Time.
func (v Value) Time() time.Time {
	v.must(KindTime)
	return v.time()
}

// LogValuer returns v's value as a LogValuer. It panics if v is not a LogValuer.
func (v Value) LogValuer() LogValuer { return v.any.(LogValuer) }

// Group returns v's value as a []Attr. It panics if v's [Kind] is not [KindGroup].
func (v Value) Group() []Attr {
	if _, ok := v.any.(groupPtr); !ok {
		panic("Group: bad kind")
	}
	return v.group()
}

// Equal reports whether v and w represent the same Go value.
func (v Value) Equal(w Value) bool {
	k := v.Kind()
	if k != w.Kind() {
		return false
	}
	switch k {
	case KindInt64, KindUint64, KindBool, KindDuration:
		return v.num == w.num
	case KindString:
		return v.text() == w.text()
	case KindFloat64:
		return math.Float64frombits(v.num) == math.Float64frombits(w.num)
	case KindTime:
		return v.time().Equal(w.time())
	case KindGroup:
		return slices.EqualFunc(v.group(), w.group(), Attr.Equal)
	case KindAny, KindLogValuer:
		return v.any == w.any
	}
	panic("bad kind: " + k.String())
}

func (v Value) isEmptyGroup() bool {
	_, ok := v.any.(groupPtr)
	return ok && v.num == 0
}

// A LogValuer is any Go value that can convert itself into a Value for logging.
type LogValuer interface {
	LogValue() Value
}

// maxLogValues bounds the LogValue calls of one Resolve.
const maxLogValues = 100

// Resolve repeatedly calls LogValue on v while it implements [LogValuer], and returns the result.
func (v Value) Resolve() (rv Value) {
	start := v
	defer func() {
		if recover() != nil {
			rv = AnyValue(fmt.Errorf("LogValue panicked\n%s", callers(3, 5)))
		}
	}()
	for range maxLogValues {
		if v.Kind() != KindLogValuer {
			return v
		}
		v = v.LogValuer().LogValue()
	}
	return AnyValue(fmt.Errorf("LogValue called too many times on Value of type %T", start.Any()))
}

// callers lists n frames of the stack.
func callers(skip, n int) string {
	pcs := make([]uintptr, n+1)
	pcs = pcs[:runtime.Callers(skip+1, pcs)]
	if len(pcs) == 0 {
		return "(no stack)"
	}
	frames := runtime.CallersFrames(pcs)
	var b strings.Builder
	for i := 1; ; i++ {
		f, more := frames.Next()
		fmt.Fprintf(&b, "called from %s (%s:%d)\n", f.Function, f.File, f.Line)
		if !more {
			break
		}
		if i >= n {
			b.WriteString("(rest of stack elided)\n")
			break
		}
	}
	return b.String()
}

// An Attr is a key-value pair.
type Attr struct {
	Key   string
	Value Value
}

// String returns an Attr for a string value.
func String(key, value string) Attr { return Attr{key, StringValue(value)} }

// Int64 returns an Attr for an int64.
func Int64(key string, value int64) Attr { return Attr{key, Int64Value(value)} }

// Int converts an int to an int64 and returns an Attr with that value.
func Int(key string, value int) Attr { return Int64(key, int64(value)) }

// Uint64 returns an Attr for a uint64.
func Uint64(key string, v uint64) Attr { return Attr{key, Uint64Value(v)} }

// Float64 returns an Attr for a floating-point number.
func Float64(key string, v float64) Attr { return Attr{key, Float64Value(v)} }

// Bool returns an Attr for a bool.
func Bool(key string, v bool) Attr { return Attr{key, BoolValue(v)} }

// Time returns an Attr for a [time.Time]. It discards the monotonic portion.
func Time(key string, v time.Time) Attr { return Attr{key, TimeValue(v)} }

// Duration returns an Attr for a [time.Duration].
func Duration(key string, v time.Duration) Attr { return Attr{key, DurationValue(v)} }

// Group returns an Attr for a Group [Value]. The arguments are converted as in [Logger.Log].
func Group(key string, args ...any) Attr { return Attr{key, GroupValue(toAttrs(args)...)} }

// GroupAttrs is a more efficient version of [Group] that accepts only [Attr] values.
func GroupAttrs(key string, attrs ...Attr) Attr { return Attr{key, GroupValue(attrs...)} }

// Any returns an Attr for the supplied value.
func Any(key string, value any) Attr { return Attr{key, AnyValue(value)} }

// Equal reports whether a and b have equal keys and values.
func (a Attr) Equal(b Attr) bool { return a.Key == b.Key && a.Value.Equal(b.Value) }

func (a Attr) String() string { return a.Key + "=" + a.Value.String() }

func (a Attr) isEmpty() bool { return a.Key == "" && a.Value.num == 0 && a.Value.any == nil }

const badKey = "!BADKEY"

// nextAttr makes an Attr of the arguments' start.
func nextAttr(args []any) (Attr, []any) {
	switch x := args[0].(type) {
	case Attr:
		return x, args[1:]
	case string:
		if len(args) > 1 {
			return Any(x, args[1]), args[2:]
		}
	}
	return Any(badKey, args[0]), args[1:]
}

func toAttrs(args []any) (attrs []Attr) {
	for len(args) > 0 {
		var a Attr
		a, args = nextAttr(args)
		attrs = append(attrs, a)
	}
	return
}
