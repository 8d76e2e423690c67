package template

import (
	"errors"
	"fmt"
	"io"
	"net/url"
	"reflect"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// FuncMap is the type of the map defining the mapping from names to functions. Each function must have either
// a single return value, or two return values of which the second has type error.
type FuncMap map[string]any

func builtins() FuncMap {
	return FuncMap{
		"and": and, "or": and, "not": not, "call": emptyCall, "index": index, "slice": slice, "len": length,
		"html": HTMLEscaper, "js": JSEscaper, "urlquery": URLQueryEscaper,
		"print": fmt.Sprint, "printf": fmt.Sprintf, "println": fmt.Sprintln,
		"eq": eq, "ne": ne, "lt": lt, "le": le, "gt": gt, "ge": ge,
	}
}

var builtinFuncs = sync.OnceValue(func() map[string]reflect.Value {
	m := make(map[string]reflect.Value)
	addFuncs(m, builtins())
	return m
})

// addFuncs checks functions and adds them to a table for execution.
func addFuncs(out map[string]reflect.Value, in FuncMap) {
	for name, fn := range in {
		if !isName(name) {
			panic(fmt.Errorf("function name %q is not a valid identifier", name))
		}
		v := reflect.ValueOf(fn)
		if v.Kind() != reflect.Func {
			panic("value for " + name + " not a function")
		}
		if err := checkFunc(name, v.Type()); err != nil {
			panic(err)
		}
		out[name] = v
	}
}

func checkFunc(name string, t reflect.Type) error {
	switch n := t.NumOut(); {
	case n == 1 || n == 2 && t.Out(1) == typeError:
		return nil
	case n == 2:
		return fmt.Errorf("invalid function signature for %s: second return value should be error; is %s", name, t.Out(1))
	default:
		return fmt.Errorf("function %s has %d return values; should be 1 or 2", name, n)
	}
}

func isName(name string) bool {
	for i, r := range name {
		if r != '_' && !unicode.IsLetter(r) && (i == 0 || !unicode.IsDigit(r)) {
			return false
		}
	}
	return name != ""
}

func findFunction(name string, t *Template) (fn reflect.Value, builtin, ok bool) {
	if t != nil && t.common != nil {
		t.mu.RLock()
		defer t.mu.RUnlock()
		if fn, ok := t.execFuncs[name]; ok {
			return fn, false, true
		}
	}
	fn, ok = builtinFuncs()[name]
	return fn, true, ok
}

// convert makes v an argument of the type; integers convert to each other.
func convert(v reflect.Value, t reflect.Type) (reflect.Value, error) {
	if !v.IsValid() {
		if !nilable(t) {
			return v, fmt.Errorf("value is nil; should be of type %s", t)
		}
		v = reflect.Zero(t)
	}
	if v.Type().AssignableTo(t) {
		return v, nil
	}
	if isInteger(v.Kind()) && isInteger(t.Kind()) && v.Type().ConvertibleTo(t) {
		return v.Convert(t), nil
	}
	return noValue, fmt.Errorf("value has type %s; should be %s", v.Type(), t)
}

func isInteger(k reflect.Kind) bool { return reflect.Int <= k && k <= reflect.Uintptr }

// position is an index into something of length n.
func position(v reflect.Value, n int) (int, error) {
	var x int64
	switch {
	case v.CanInt():
		x = v.Int()
	case v.CanUint():
		x = int64(v.Uint())
	case !v.IsValid():
		return 0, fmt.Errorf("cannot index slice/array with nil")
	default:
		return 0, fmt.Errorf("cannot index slice/array with type %s", v.Type())
	}
	if x < 0 || int(x) < 0 || int(x) > n {
		return 0, fmt.Errorf("index out of range: %d", x)
	}
	return int(x), nil
}

func index(item reflect.Value, indexes ...reflect.Value) (reflect.Value, error) {
	item = inside(item)
	if !item.IsValid() {
		return noValue, fmt.Errorf("index of untyped nil")
	}
	for _, i := range indexes {
		i = inside(i)
		var isNil bool
		if item, isNil = indirect(item); isNil {
			return noValue, fmt.Errorf("index of nil pointer")
		}
		switch item.Kind() {
		case reflect.Array, reflect.Slice, reflect.String:
			x, err := position(i, item.Len())
			if err != nil {
				return noValue, err
			}
			item = item.Index(x)
		case reflect.Map:
			key, err := convert(i, item.Type().Key())
			if err != nil {
				return noValue, err
			}
			v := item.MapIndex(key)
			if !v.IsValid() {
				v = reflect.Zero(item.Type().Elem())
			}
			item = v
		default:
			return noValue, fmt.Errorf("can't index item of type %s", item.Type())
		}
	}
	return item, nil
}

func slice(item reflect.Value, indexes ...reflect.Value) (reflect.Value, error) {
	item = inside(item)
	if !item.IsValid() {
		return noValue, fmt.Errorf("slice of untyped nil")
	}
	item, isNil := indirect(item)
	if isNil {
		return noValue, fmt.Errorf("slice of nil pointer")
	}
	if len(indexes) > 3 {
		return noValue, fmt.Errorf("too many slice indexes: %d", len(indexes))
	}
	limit := 0
	switch item.Kind() {
	case reflect.String:
		if len(indexes) == 3 {
			return noValue, fmt.Errorf("cannot 3-index slice a string")
		}
		limit = item.Len()
	case reflect.Array, reflect.Slice:
		limit = item.Cap()
	default:
		return noValue, fmt.Errorf("can't slice item of type %s", item.Type())
	}
	at := [3]int{0, item.Len()}
	for i, v := range indexes {
		x, err := position(v, limit)
		if err != nil {
			return noValue, err
		}
		at[i] = x
	}
	if at[0] > at[1] {
		return noValue, fmt.Errorf("invalid slice index: %d > %d", at[0], at[1])
	}
	if len(indexes) < 3 {
		return item.Slice(at[0], at[1]), nil
	}
	if at[1] > at[2] {
		return noValue, fmt.Errorf("invalid slice index: %d > %d", at[1], at[2])
	}
	return item.Slice3(at[0], at[1], at[2]), nil
}

func length(v reflect.Value) (int, error) {
	v, isNil := indirect(v)
	if isNil {
		return 0, fmt.Errorf("len of nil pointer")
	}
	switch v.Kind() {
	case reflect.Array, reflect.Chan, reflect.Map, reflect.Slice, reflect.String:
		return v.Len(), nil
	}
	return 0, fmt.Errorf("len of type %s", v.Type())
}

// and, or and call are executed by run.invoke; these give their signatures.
func and(reflect.Value, ...reflect.Value) reflect.Value { panic("unreachable") }

func emptyCall(reflect.Value, ...reflect.Value) reflect.Value { panic("unreachable") }

func isTruthy(v reflect.Value) bool {
	truth, _ := isTrue(inside(v))
	return truth
}

func not(v reflect.Value) bool { return !isTruthy(v) }

func call(name string, fn reflect.Value, args ...reflect.Value) (reflect.Value, error) {
	fn = inside(fn)
	if !fn.IsValid() {
		return noValue, fmt.Errorf("call of nil")
	}
	t := fn.Type()
	if t.Kind() != reflect.Func {
		return noValue, fmt.Errorf("non-function %s of type %s", name, t)
	}
	if err := checkFunc(name, t); err != nil {
		return noValue, err
	}
	n := t.NumIn()
	if t.IsVariadic() && len(args) < n-1 {
		return noValue, fmt.Errorf("wrong number of args for %s: got %d want at least %d", name, len(args), n-1)
	}
	if !t.IsVariadic() && len(args) != n {
		return noValue, fmt.Errorf("wrong number of args for %s: got %d want %d", name, len(args), n)
	}
	argv := make([]reflect.Value, len(args))
	for i, arg := range args {
		var want reflect.Type
		if t.IsVariadic() && i >= n-1 {
			want = t.In(n - 1).Elem()
		} else {
			want = t.In(i)
		}
		v, err := convert(inside(arg), want)
		if err != nil {
			return noValue, fmt.Errorf("arg %d: %w", i, err)
		}
		argv[i] = v
	}
	return safeCall(fn, argv)
}

// safeCall turns panics of the function into errors.
func safeCall(fn reflect.Value, args []reflect.Value) (v reflect.Value, err error) {
	defer func() {
		switch e := recover().(type) {
		case nil:
		case error:
			err = e
		default:
			err = fmt.Errorf("%v", e)
		}
	}()
	out := fn.Call(args)
	if len(out) == 2 && !out[1].IsNil() {
		return out[0], out[1].Interface().(error)
	}
	return out[0], nil
}

var (
	errBadComparison = errors.New("invalid type for comparison")
	errNoComparison  = errors.New("missing argument for comparison")
)

// class groups the kinds that compare with each other.
type class int

const (
	noClass class = iota
	boolClass
	complexClass
	intClass
	floatClass
	stringClass
	uintClass
)

func classOf(v reflect.Value) class {
	switch {
	case !v.IsValid():
		return noClass
	case v.Kind() == reflect.Bool:
		return boolClass
	case v.Kind() == reflect.String:
		return stringClass
	case v.CanInt():
		return intClass
	case v.CanUint():
		return uintClass
	case v.CanFloat():
		return floatClass
	case v.CanComplex():
		return complexClass
	}
	return noClass
}

func isNilValue(v reflect.Value) bool {
	return !v.IsValid() || v.Kind() != reflect.Struct && nilable(v.Type()) && v.IsNil()
}

// compareInts compares integers of both signs as numbers.
func compareInts(a, b reflect.Value) int {
	negative := func(v reflect.Value) bool { return v.CanInt() && v.Int() < 0 }
	bits := func(v reflect.Value) uint64 {
		if v.CanInt() {
			return uint64(v.Int())
		}
		return v.Uint()
	}
	x, y := bits(a), bits(b)
	switch {
	case negative(a) != negative(b):
		if negative(a) {
			return -1
		}
		return 1
	case x < y:
		return -1
	case x > y:
		return 1
	}
	return 0
}

func integers(a, b class) bool {
	return (a == intClass || a == uintClass) && (b == intClass || b == uintClass)
}

func eq(a reflect.Value, others ...reflect.Value) (bool, error) {
	a = inside(a)
	if len(others) == 0 {
		return false, errNoComparison
	}
	for _, b := range others {
		same, err := equal(a, inside(b))
		if same || err != nil {
			return same, err
		}
	}
	return false, nil
}

func equal(a, b reflect.Value) (bool, error) {
	ca, cb := classOf(a), classOf(b)
	switch {
	case integers(ca, cb):
		return compareInts(a, b) == 0, nil
	case ca != cb:
		if a.IsValid() && b.IsValid() {
			return false, fmt.Errorf("incompatible types for comparison: %v and %v", a.Type(), b.Type())
		}
		return false, nil
	}
	switch ca {
	case boolClass:
		return a.Bool() == b.Bool(), nil
	case complexClass:
		return a.Complex() == b.Complex(), nil
	case floatClass:
		return a.Float() == b.Float(), nil
	case stringClass:
		return a.String() == b.String(), nil
	}
	if a.IsValid() && b.IsValid() && a.Kind() != b.Kind() {
		return false, fmt.Errorf("non-comparable types %s: %v, %s: %v", a, a.Type(), b.Type(), b)
	}
	if isNilValue(a) || isNilValue(b) {
		return isNilValue(a) == isNilValue(b), nil
	}
	if !b.Type().Comparable() {
		return false, fmt.Errorf("non-comparable type %s: %v", b, b.Type())
	}
	return a.Interface() == b.Interface(), nil
}

func ne(a, b reflect.Value) (bool, error) {
	same, err := eq(a, b)
	return !same, err
}

func lt(a, b reflect.Value) (bool, error) {
	a, b = inside(a), inside(b)
	ca, cb := classOf(a), classOf(b)
	switch {
	case ca == noClass || cb == noClass:
		return false, errBadComparison
	case integers(ca, cb):
		return compareInts(a, b) < 0, nil
	case ca != cb:
		return false, fmt.Errorf("incompatible types for comparison: %v and %v", a.Type(), b.Type())
	case ca == floatClass:
		return a.Float() < b.Float(), nil
	case ca == stringClass:
		return a.String() < b.String(), nil
	}
	return false, errBadComparison
}

func le(a, b reflect.Value) (bool, error) {
	less, err := lt(a, b)
	if less || err != nil {
		return less, err
	}
	return eq(a, b)
}

func gt(a, b reflect.Value) (bool, error) {
	upTo, err := le(a, b)
	return err == nil && !upTo, err
}

func ge(a, b reflect.Value) (bool, error) {
	less, err := lt(a, b)
	return err == nil && !less, err
}

func escapeHTML(c byte) string {
	switch c {
	case 0:
		return "\uFFFD"
	case '"':
		return "&#34;"
	case '\'':
		return "&#39;"
	case '&':
		return "&amp;"
	case '<':
		return "&lt;"
	case '>':
		return "&gt;"
	}
	return ""
}

// HTMLEscape writes to w the escaped HTML equivalent of the plain text data b.
func HTMLEscape(w io.Writer, b []byte) {
	from := 0
	for i, c := range b {
		if e := escapeHTML(c); e != "" {
			w.Write(b[from:i])
			io.WriteString(w, e)
			from = i + 1
		}
	}
	w.Write(b[from:])
}

// HTMLEscapeString returns the escaped HTML equivalent of the plain text data s.
func HTMLEscapeString(s string) string {
	if !strings.ContainsAny(s, "'\"&<>\000") {
		return s
	}
	var b strings.Builder
	HTMLEscape(&b, []byte(s))
	return b.String()
}

// HTMLEscaper returns the escaped HTML equivalent of the textual representation of its arguments.
func HTMLEscaper(args ...any) string { return HTMLEscapeString(argsText(args)) }

func needsJS(r rune) bool {
	return r < ' ' || r >= utf8.RuneSelf || strings.IndexByte(`\'"<>&=`, byte(r)) >= 0
}

// JSEscape writes to w the escaped JavaScript equivalent of the plain text data b.
func JSEscape(w io.Writer, b []byte) {
	from := 0
	for i := 0; i < len(b); {
		if !needsJS(rune(b[i])) {
			i++
			continue
		}
		w.Write(b[from:i])
		r, size := utf8.DecodeRune(b[i:])
		switch {
		case r == '\\' || r == '\'' || r == '"':
			w.Write([]byte{'\\', byte(r)})
		case r >= utf8.RuneSelf && unicode.IsPrint(r):
			w.Write(b[i : i+size])
		default:
			fmt.Fprintf(w, "\\u%04X", r)
		}
		i += size
		from = i
	}
	w.Write(b[from:])
}

// JSEscapeString returns the escaped JavaScript equivalent of the plain text data s.
func JSEscapeString(s string) string {
	if strings.IndexFunc(s, needsJS) < 0 {
		return s
	}
	var b strings.Builder
	JSEscape(&b, []byte(s))
	return b.String()
}

// JSEscaper returns the escaped JavaScript equivalent of the textual representation of its arguments.
func JSEscaper(args ...any) string { return JSEscapeString(argsText(args)) }

// URLQueryEscaper returns the escaped value of the textual representation of its arguments in a form suitable
// for embedding in a URL query.
func URLQueryEscaper(args ...any) string { return url.QueryEscape(argsText(args)) }

func argsText(args []any) string {
	if len(args) == 1 {
		if s, ok := args[0].(string); ok {
			return s
		}
	}
	for i, arg := range args {
		if x, ok := printable(reflect.ValueOf(arg)); ok {
			args[i] = x
		}
	}
	return fmt.Sprint(args...)
}
