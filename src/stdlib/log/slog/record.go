package slog

import (
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"time"
)

// inlineAttrs is the number of Attrs that need no slice: enough for nearly all records.
const inlineAttrs = 5

// A Record holds information about a log event. Copies of a Record share state: use Clone before changing one.
type Record struct {
	// The time at which the output method (Log, Info, etc.) was called.
	Time time.Time
	// The log message.
	Message string
	// The level of the event.
	Level Level
	// The program counter at the time the record was constructed, as of runtime.Callers; 0 if there is none.
	PC uintptr

	front [inlineAttrs]Attr
	count int // of front
	rest  []Attr
}

// NewRecord creates a [Record] from the given arguments.
func NewRecord(t time.Time, level Level, msg string, pc uintptr) Record {
	return Record{Time: t, Message: msg, Level: level, PC: pc}
}

// Clone returns a copy of the record with no shared state.
func (r Record) Clone() Record {
	r.rest = slices.Clip(r.rest)
	return r
}

// NumAttrs returns the number of attributes in the [Record].
func (r Record) NumAttrs() int { return r.count + len(r.rest) }

// Attrs calls f on each Attr in the [Record]. Iteration stops if f returns false.
func (r Record) Attrs(f func(Attr) bool) {
	for i := range r.count {
		if !f(r.front[i]) {
			return
		}
	}
	for _, a := range r.rest {
		if !f(a) {
			return
		}
	}
}

// AddAttrs appends the given Attrs to the [Record]'s list of Attrs. It omits empty groups.
func (r *Record) AddAttrs(attrs ...Attr) {
	for len(attrs) > 0 && r.count < len(r.front) {
		if !attrs[0].Value.isEmptyGroup() {
			r.front[r.count] = attrs[0]
			r.count++
		}
		attrs = attrs[1:]
	}
	// A slot behind the end that is in use belongs to a copy that was not cloned.
	if n := len(r.rest); cap(r.rest) > n && !r.rest[:n+1][n].isEmpty() {
		r.rest = append(slices.Clip(r.rest), String("!BUG", "AddAttrs unsafely called on copy of Record made without using Record.Clone"))
	}
	r.rest = slices.Grow(r.rest, len(attrs)-emptyGroups(attrs))
	for _, a := range attrs {
		if !a.Value.isEmptyGroup() {
			r.rest = append(r.rest, a)
		}
	}
}

// Add converts the args to Attrs as described in [Logger.Log], then appends the Attrs to the [Record]'s list of Attrs.
func (r *Record) Add(args ...any) {
	for len(args) > 0 {
		var a Attr
		a, args = nextAttr(args)
		switch {
		case a.Value.isEmptyGroup():
		case r.count < len(r.front):
			r.front[r.count] = a
			r.count++
		default:
			if r.rest == nil {
				r.rest = make([]Attr, 0, countAttrs(args)+1)
			}
			r.rest = append(r.rest, a)
		}
	}
}

// countAttrs is the number of Attrs that the arguments make.
func countAttrs(args []any) (n int) {
	for i := 0; i < len(args); i++ {
		if _, ok := args[i].(string); ok {
			i++
		}
		n++
	}
	return
}

// Source describes the location of a line of source code.
type Source struct {
	// Function is the package path-qualified function name containing the source line, or "".
	Function string `json:"function"`
	// File and Line are the file name and line number (1-based) of the source line, or "" and 0.
	File string `json:"file"`
	Line int    `json:"line"`
}

func (s *Source) group() Value {
	var as []Attr
	if s.Function != "" {
		as = append(as, String("function", s.Function))
	}
	if s.File != "" {
		as = append(as, String("file", s.File))
	}
	if s.Line != 0 {
		as = append(as, Int("line", s.Line))
	}
	return GroupValue(as...)
}

// Source returns a new Source for the log event using r's PC, or nil if that is 0.
func (r Record) Source() *Source {
	if r.PC == 0 {
		return nil
	}
	f, _ := runtime.CallersFrames([]uintptr{r.PC}).Next()
	return &Source{f.Function, f.File, f.Line}
}

// A Level is the importance or severity of a log event.
type Level int

const (
	LevelDebug Level = -4
	LevelInfo  Level = 0
	LevelWarn  Level = 4
	LevelError Level = 8
)

var levels = [...]struct {
	level Level
	name  string
}{{LevelError, "ERROR"}, {LevelWarn, "WARN"}, {LevelInfo, "INFO"}, {LevelDebug, "DEBUG"}}

// String returns a name for the level: the name of the level below, and the distance to it.
func (l Level) String() string {
	for i, e := range levels {
		if l >= e.level || i == len(levels)-1 {
			if l == e.level {
				return e.name
			}
			return fmt.Sprintf("%s%+d", e.name, int(l-e.level))
		}
	}
	return ""
}

func (l Level) MarshalJSON() ([]byte, error) { return strconv.AppendQuote(nil, l.String()), nil }

func (l *Level) UnmarshalJSON(data []byte) error {
	s, err := strconv.Unquote(string(data))
	if err != nil {
		return err
	}
	return l.UnmarshalText([]byte(s))
}

func (l Level) AppendText(b []byte) ([]byte, error) { return append(b, l.String()...), nil }

func (l Level) MarshalText() ([]byte, error) { return l.AppendText(nil) }

// UnmarshalText accepts any string produced by [Level.MarshalText], ignoring case, and offsets like "Error-8".
func (l *Level) UnmarshalText(data []byte) error {
	s := string(data)
	name, offset := s, 0
	var err error
	if i := strings.IndexAny(s, "+-"); i >= 0 {
		name = s[:i]
		offset, err = strconv.Atoi(s[i:])
	}
	if err == nil {
		for _, e := range levels {
			if strings.EqualFold(e.name, name) {
				*l = e.level + Level(offset)
				return nil
			}
		}
		err = errors.New("unknown name")
	}
	return fmt.Errorf("slog: level string %q: %w", s, err)
}

// Level returns the receiver. It implements [Leveler].
func (l Level) Level() Level { return l }

// A Leveler provides a [Level] value.
type Leveler interface {
	Level() Level
}

// A LevelVar is a [Level] variable, to allow a [Handler] level to change dynamically. The zero LevelVar corresponds to [LevelInfo].
type LevelVar struct {
	val atomic.Int64
}

func (v *LevelVar) Level() Level { return Level(v.val.Load()) }

func (v *LevelVar) Set(l Level) { v.val.Store(int64(l)) }

func (v *LevelVar) String() string { return "LevelVar(" + v.Level().String() + ")" }

func (v *LevelVar) AppendText(b []byte) ([]byte, error) { return v.Level().AppendText(b) }

func (v *LevelVar) MarshalText() ([]byte, error) { return v.AppendText(nil) }

func (v *LevelVar) UnmarshalText(data []byte) error {
	var l Level
	err := l.UnmarshalText(data)
	if err == nil {
		v.Set(l)
	}
	return err
}
