package testing

import (
	"errors"
	"fmt"
	"math"
	"os"
	"reflect"
	"strconv"
	"strings"
)

// A corpus file has a line with the version of the format and a line for each argument of the target: a conversion of a literal, such as int(-7),
// []byte("x"), rune('a') or math.Float64frombits(0x7ff8000000000001). (Go: internal/fuzz, encoding.go.)

const corpusVersion = "go test fuzz v1"

// seed is a named list of arguments.
type seed struct {
	name string
	args []any
}

// readCorpus reads the seeds below testdata/fuzz that are kept for a test; nothing is fine.
func readCorpus(test string, types []reflect.Type) ([]seed, error) {
	dir := "testdata/fuzz/" + test
	files, err := os.ReadDir(dir)
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("reading seed corpus from testdata: %v", err)
	}
	var seeds []seed
	var bad []string
	for _, file := range files {
		if file.IsDir() {
			continue
		}
		name := dir + "/" + file.Name()
		text, err := os.ReadFile(name)
		if err != nil {
			return nil, fmt.Errorf("failed to read corpus file: %v", err)
		}
		args, err := parseCorpus(string(text))
		if err != nil {
			err = fmt.Errorf("unmarshal: %v", err)
		} else {
			err = checkSeed(args, types)
		}
		if err != nil {
			bad = append(bad, fmt.Sprintf("%q: %v", name, err))
		} else {
			seeds = append(seeds, seed{file.Name(), args})
		}
	}
	if bad != nil {
		return nil, errors.New(strings.Join(bad, "\n"))
	}
	return seeds, nil
}

// checkSeed tells whether the arguments are the target's.
func checkSeed(args []any, types []reflect.Type) error {
	if len(args) != len(types) {
		return fmt.Errorf("wrong number of values in corpus entry: %d, want %d", len(args), len(types))
	}
	have := make([]reflect.Type, len(args))
	same := true
	for i, a := range args {
		have[i] = reflect.TypeOf(a)
		same = same && have[i] == types[i]
	}
	if !same {
		return fmt.Errorf("mismatched types in corpus entry: %v, want %v", have, types)
	}
	return nil
}

func parseCorpus(text string) ([]any, error) {
	if text == "" {
		return nil, errors.New("cannot unmarshal empty string")
	}
	version, rest, more := strings.Cut(text, "\n")
	if !more {
		return nil, errors.New("must include version and at least one value")
	}
	if version = strings.TrimSuffix(version, "\r"); version != corpusVersion {
		return nil, fmt.Errorf("unknown encoding version: %s", version)
	}
	var args []any
	for line := range strings.SplitSeq(rest, "\n") {
		if line = strings.TrimSpace(line); line == "" {
			continue
		}
		v, err := parseArgument(line)
		if err != nil {
			return nil, fmt.Errorf("malformed line %q: %v", line, err)
		}
		args = append(args, v)
	}
	return args, nil
}

// parseArgument takes type(literal).
func parseArgument(line string) (any, error) {
	open := strings.IndexByte(line, '(')
	if open < 0 || line[len(line)-1] != ')' {
		return nil, errors.New("expected call expression")
	}
	kind, lit := strings.TrimSpace(line[:open]), strings.TrimSpace(line[open+1:len(line)-1])
	if lit == "" {
		return nil, errors.New("expected call expression with 1 argument; got 0")
	}
	first := lit[0]
	if first == '-' {
		lit = "-" + strings.TrimSpace(lit[1:])
		first = (lit + "-")[1]
	}
	number := '0' <= first && first <= '9' || first == '.'
	_, bad := strconv.ParseInt(lit, 0, 64)
	integer := number && (bad == nil || errors.Is(bad, strconv.ErrRange))
	quoted := first == '"' || first == '`'
	special := lit == "NaN" || strings.TrimLeft(lit, "+-") == "Inf"
	switch {
	case kind == "[]byte" || kind == "bool":
	case strings.HasPrefix(kind, "math.") && kind != "math.Float32frombits" && kind != "math.Float64frombits":
		return nil, errors.New("invalid selector type")
	case !number && !quoted && first != '\'' && !special:
		if lit[0] == '-' {
			return nil, errors.New("expected operation on int or float type")
		}
		return nil, errors.New("literal value required for primitive type")
	}
	switch kind {
	case "[]byte":
		if !quoted {
			return nil, errors.New("string literal required for type []byte")
		}
		s, err := strconv.Unquote(lit)
		return []byte(s), err
	case "string":
		if !quoted {
			return nil, errors.New("string literal value required for type string")
		}
		s, err := strconv.Unquote(lit)
		return s, err
	case "bool":
		if number || quoted {
			return nil, errors.New("malformed bool")
		}
		if lit != "true" && lit != "false" {
			return nil, errors.New("true or false required for type bool")
		}
		return lit == "true", nil
	case "byte", "rune":
		if integer && kind == "byte" {
			n, err := strconv.ParseUint(lit, 0, 8)
			return byte(n), err
		}
		if integer {
			n, err := strconv.ParseInt(lit, 0, 32)
			return rune(n), err
		}
		if first != '\'' || len(lit) < 2 {
			return nil, errors.New("character literal required for byte/rune types")
		}
		r, _, _, err := strconv.UnquoteChar(lit[1:len(lit)-1], '\'')
		switch {
		case err != nil:
			return nil, err
		case kind == "rune":
			return r, nil
		case r >= 256:
			return nil, errors.New("can only encode single byte to a byte type")
		}
		return byte(r), nil
	case "float32", "float64":
		if !number && !special {
			return nil, fmt.Errorf("float or integer literal required for %s type", kind)
		}
		if kind == "float64" {
			return strconv.ParseFloat(lit, 64)
		}
		x, err := strconv.ParseFloat(lit, 32)
		return float32(x), err
	case "math.Float32frombits", "math.Float64frombits":
		if !integer && (!number || kind == "math.Float32frombits") {
			return nil, fmt.Errorf("integer literal required for %s type", kind)
		}
		if kind == "math.Float64frombits" {
			n, err := strconv.ParseUint(lit, 0, 64)
			return math.Float64frombits(n), err
		}
		n, err := strconv.ParseUint(lit, 0, 32)
		return math.Float32frombits(uint32(n)), err
	}
	if i, ok := integerTypes[kind]; ok {
		if !integer {
			return nil, fmt.Errorf("integer literal required for %s types", strings.TrimRight(kind, "123468"))
		}
		return i(lit)
	}
	return nil, errors.New("expected []byte or primitive type")
}

// signed and unsigned parse integers. Numbers of the machine's word may come from a larger one; they are cut.
func signed[T int | int8 | int16 | int32 | int64](bits int) func(string) (any, error) {
	return func(s string) (any, error) {
		n, err := strconv.ParseInt(s, 0, bits)
		return T(n), err
	}
}

func unsigned[T uint | uint8 | uint16 | uint32 | uint64](bits int) func(string) (any, error) {
	return func(s string) (any, error) {
		n, err := strconv.ParseUint(s, 0, bits)
		return T(n), err
	}
}

var integerTypes = map[string]func(string) (any, error){
	"int": signed[int](64), "int8": signed[int8](8), "int16": signed[int16](16), "int32": signed[int32](32), "int64": signed[int64](64),
	"uint": unsigned[uint](64), "uint8": unsigned[uint8](8), "uint16": unsigned[uint16](16), "uint32": unsigned[uint32](32), "uint64": unsigned[uint64](64),
}
