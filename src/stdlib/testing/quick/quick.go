// testing/quick: complete, with Go's values for a given source of random numbers.

// Package quick implements utility functions to help with black box testing.
package quick

import (
	"flag"
	"fmt"
	"math"
	"math/rand"
	"reflect"
	"strings"
	"time"
)

var defaultMaxCount = flag.Int("quickchecks", 100, "The default number of iterations for each check")

// A Generator can generate random values of its own type.
type Generator interface {
	// Generate returns a random instance of the type on which it is a method using the size as a size hint.
	Generate(rand *rand.Rand, size int) reflect.Value
}

func randFloat32(r *rand.Rand) float32 {
	f := r.Float64() * math.MaxFloat32
	if r.Int()&1 == 1 {
		f = -f
	}
	return float32(f)
}

func randFloat64(r *rand.Rand) float64 {
	f := r.Float64() * math.MaxFloat64
	if r.Int()&1 == 1 {
		f = -f
	}
	return f
}

func randInt64(r *rand.Rand) int64 { return int64(r.Uint64()) }

// complexSize is the size hint for values of unknown depth.
const complexSize = 50

// Value returns an arbitrary value of the given type. If the type implements the [Generator] interface, that will be used.
func Value(t reflect.Type, r *rand.Rand) (value reflect.Value, ok bool) {
	return sized(t, r, complexSize)
}

func sized(t reflect.Type, r *rand.Rand, size int) (value reflect.Value, ok bool) {
	if m, ok := reflect.Zero(t).Interface().(Generator); ok {
		return m.Generate(r, size), true
	}
	v := reflect.New(t).Elem()
	switch k := t.Kind(); k {
	case reflect.Bool:
		v.SetBool(r.Int()&1 == 0)
	case reflect.Float32:
		v.SetFloat(float64(randFloat32(r)))
	case reflect.Float64:
		v.SetFloat(randFloat64(r))
	case reflect.Complex64:
		v.SetComplex(complex(float64(randFloat32(r)), float64(randFloat32(r))))
	case reflect.Complex128:
		v.SetComplex(complex(randFloat64(r), randFloat64(r)))
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		v.SetInt(randInt64(r))
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		v.SetUint(uint64(randInt64(r)))
	case reflect.String:
		n := r.Intn(complexSize)
		text := make([]rune, n)
		for i := range text {
			text[i] = rune(r.Intn(0x10ffff))
		}
		v.SetString(string(text))
	case reflect.Map:
		n := r.Intn(size)
		v.Set(reflect.MakeMap(t))
		for range n {
			key, ok1 := sized(t.Key(), r, size)
			elem, ok2 := sized(t.Elem(), r, size)
			if !ok1 || !ok2 {
				return reflect.Value{}, false
			}
			v.SetMapIndex(key, elem)
		}
	case reflect.Pointer:
		if r.Intn(size) == 0 {
			v.SetZero()
			break
		}
		elem, ok := sized(t.Elem(), r, size)
		if !ok {
			return reflect.Value{}, false
		}
		v.Set(reflect.New(t.Elem()))
		v.Elem().Set(elem)
	case reflect.Slice, reflect.Array:
		n := t
		count := 0
		if k == reflect.Slice {
			count = r.Intn(size)
			size -= count
			v.Set(reflect.MakeSlice(n, count, count))
		} else {
			count = v.Len()
		}
		for i := range count {
			elem, ok := sized(t.Elem(), r, size)
			if !ok {
				return reflect.Value{}, false
			}
			v.Index(i).Set(elem)
		}
	case reflect.Struct:
		n := v.NumField()
		// The size is divided among the fields.
		left := size
		if n > left {
			left = 1
		} else if n > 0 {
			left /= n
		}
		for i := range n {
			elem, ok := sized(t.Field(i).Type, r, left)
			if !ok {
				return reflect.Value{}, false
			}
			v.Field(i).Set(elem)
		}
	default:
		return reflect.Value{}, false
	}
	return v, true
}

// A Config structure contains options for running a test.
type Config struct {
	// MaxCount sets the maximum number of iterations. If zero, MaxCountScale is used.
	MaxCount int
	// MaxCountScale is a non-negative scale factor applied to the default maximum.
	MaxCountScale float64
	// Rand specifies a source of random numbers. If nil, a default pseudo-random source will be used.
	Rand *rand.Rand
	// Values specifies a function to generate a slice of arbitrary Values that are congruent with the arguments to
	// the function being tested. If nil, the top-level Value function is used to generate them.
	Values func([]reflect.Value, *rand.Rand)
}

var defaultConfig Config

func (c *Config) random() *rand.Rand {
	if c.Rand == nil {
		return rand.New(rand.NewSource(time.Now().UnixNano()))
	}
	return c.Rand
}

func (c *Config) count() int {
	switch {
	case c.MaxCount != 0:
		return c.MaxCount
	case c.MaxCountScale != 0:
		return int(c.MaxCountScale * float64(*defaultMaxCount))
	}
	return *defaultMaxCount
}

// A SetupError is the result of an error in the way that check is being used, independent of the functions being tested.
type SetupError string

func (s SetupError) Error() string { return string(s) }

// A CheckError is the result of Check finding an error.
type CheckError struct {
	Count int
	In    []any
}

func (s *CheckError) Error() string {
	return fmt.Sprintf("#%d: failed on input %s", s.Count, list(s.In))
}

// A CheckEqualError is the result [CheckEqual] finding an error.
type CheckEqualError struct {
	CheckError
	Out1 []any
	Out2 []any
}

func (s *CheckEqualError) Error() string {
	return fmt.Sprintf("#%d: failed on input %s. Output 1: %s. Output 2: %s", s.Count, list(s.In), list(s.Out1), list(s.Out2))
}

func list(values []any) string {
	s := make([]string, len(values))
	for i, v := range values {
		s[i] = fmt.Sprintf("%#v", v)
	}
	return strings.Join(s, ", ")
}

func interfaces(values []reflect.Value) []any {
	out := make([]any, len(values))
	for i, v := range values {
		out[i] = v.Interface()
	}
	return out
}

func function(f any) (v reflect.Value, t reflect.Type, ok bool) {
	v = reflect.ValueOf(f)
	if ok = v.Kind() == reflect.Func; ok {
		t = v.Type()
	}
	return
}

// arguments fills args with random values.
func arguments(args []reflect.Value, t reflect.Type, config *Config, r *rand.Rand) error {
	if config.Values != nil {
		config.Values(args, r)
		return nil
	}
	for i := range args {
		v, ok := Value(t.In(i), r)
		if !ok {
			return SetupError(fmt.Sprintf("cannot create arbitrary value of type %s for argument %d", t.In(i), i))
		}
		args[i] = v
	}
	return nil
}

// Check looks for an input to f, any function that returns bool, such that f returns false. It calls f repeatedly, with
// arbitrary values for each argument. If f returns false on a given input, Check returns that input as a *[CheckError].
func Check(f any, config *Config) error {
	if config == nil {
		config = &defaultConfig
	}
	fv, t, ok := function(f)
	switch {
	case !ok:
		return SetupError("argument is not a function")
	case t.NumOut() != 1:
		return SetupError("function does not return one value")
	case t.Out(0).Kind() != reflect.Bool:
		return SetupError("function does not return a bool")
	}
	args := make([]reflect.Value, t.NumIn())
	r := config.random()
	for i := range config.count() {
		if err := arguments(args, t, config, r); err != nil {
			return err
		}
		if !fv.Call(args)[0].Bool() {
			return &CheckError{i + 1, interfaces(args)}
		}
	}
	return nil
}

// CheckEqual looks for an input on which f and g return different results. It calls f and g repeatedly with arbitrary
// values for each argument. If f and g return different answers, CheckEqual returns a *[CheckEqualError].
func CheckEqual(f, g any, config *Config) error {
	if config == nil {
		config = &defaultConfig
	}
	x, xt, ok := function(f)
	if !ok {
		return SetupError("f is not a function")
	}
	y, yt, ok := function(g)
	if !ok {
		return SetupError("g is not a function")
	}
	if xt != yt {
		return SetupError("functions have different types")
	}
	args := make([]reflect.Value, xt.NumIn())
	r := config.random()
	for i := range config.count() {
		if err := arguments(args, xt, config, r); err != nil {
			return err
		}
		a, b := interfaces(x.Call(args)), interfaces(y.Call(args))
		if !reflect.DeepEqual(a, b) {
			return &CheckEqualError{CheckError{i + 1, interfaces(args)}, a, b}
		}
	}
	return nil
}
