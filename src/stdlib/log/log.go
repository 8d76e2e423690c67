// log: complete.

package log

import (
	"fmt"
	"io"
	"log/internal"
	"os"
	"runtime"
	"sync"
	"sync/atomic"
	"time"
)

// Flags say what stands before a message.
const (
	Ldate         = 1 << iota     // 2009/01/23
	Ltime                         // 01:23:23
	Lmicroseconds                 // 01:23:23.123123
	Llongfile                     // /a/b/c/d.go:23
	Lshortfile                    // d.go:23
	LUTC                          // UTC instead of the local zone
	Lmsgprefix                    // the prefix before the message, not the line
	LstdFlags     = Ldate | Ltime // of the standard logger
)

// A Logger writes lines, one at a time.
type Logger struct {
	mu      sync.Mutex
	out     io.Writer
	prefix  atomic.Pointer[string]
	flag    atomic.Int32
	discard atomic.Bool
}

func New(out io.Writer, prefix string, flag int) *Logger {
	l := new(Logger)
	l.SetOutput(out)
	l.SetPrefix(prefix)
	l.SetFlags(flag)
	return l
}

func (l *Logger) SetOutput(w io.Writer) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.out = w
	l.discard.Store(w == io.Discard)
}

var std = New(os.Stderr, "", LstdFlags)

func Default() *Logger { return std }

// appendNum writes i with at least width digits.
func appendNum(b []byte, i, width int) []byte {
	var d [20]byte
	n := len(d)
	for i > 0 || width > 0 || n == len(d) {
		n--
		d[n] = byte('0' + i%10)
		i /= 10
		width--
	}
	return append(b, d[n:]...)
}

func header(b []byte, t time.Time, prefix string, flag int, file string, line int) []byte {
	if flag&Lmsgprefix == 0 {
		b = append(b, prefix...)
	}
	if flag&(Ldate|Ltime|Lmicroseconds) != 0 {
		if flag&LUTC != 0 {
			t = t.UTC()
		}
		if flag&Ldate != 0 {
			year, month, day := t.Date()
			b = append(appendNum(b, year, 4), '/')
			b = append(appendNum(b, int(month), 2), '/')
			b = append(appendNum(b, day, 2), ' ')
		}
		if flag&(Ltime|Lmicroseconds) != 0 {
			hour, min, sec := t.Clock()
			b = append(appendNum(b, hour, 2), ':')
			b = append(appendNum(b, min, 2), ':')
			b = appendNum(b, sec, 2)
			if flag&Lmicroseconds != 0 {
				b = appendNum(append(b, '.'), t.Nanosecond()/1e3, 6)
			}
			b = append(b, ' ')
		}
	}
	if flag&(Lshortfile|Llongfile) != 0 {
		if flag&Lshortfile != 0 {
			for i := len(file) - 1; i > 0; i-- {
				if file[i] == '/' {
					file = file[i+1:]
					break
				}
			}
		}
		b = append(append(b, file...), ':')
		b = append(appendNum(b, line, 0), ": "...)
	}
	if flag&Lmsgprefix != 0 {
		b = append(b, prefix...)
	}
	return b
}

var buffers = sync.Pool{New: func() any { return new([]byte) }}

// output writes one line. The position is pc's, or that of the caller calldepth frames up.
func (l *Logger) output(pc uintptr, calldepth int, body func([]byte) []byte) error {
	if l.discard.Load() {
		return nil
	}
	now := time.Now()
	prefix, flag := l.Prefix(), l.Flags()
	var file string
	var line int
	if flag&(Lshortfile|Llongfile) != 0 {
		if pc == 0 {
			_, file, line, _ = runtime.Caller(calldepth)
		} else {
			f, _ := runtime.CallersFrames([]uintptr{pc}).Next()
			file, line = f.File, f.Line
		}
		if file == "" {
			file = "???"
		}
	}
	p := buffers.Get().(*[]byte)
	b := body(header((*p)[:0], now, prefix, flag, file, line))
	if len(b) == 0 || b[len(b)-1] != '\n' {
		b = append(b, '\n')
	}
	l.mu.Lock()
	_, err := l.out.Write(b)
	l.mu.Unlock()
	if cap(b) <= 64<<10 {
		*p = b
		buffers.Put(p)
	}
	return err
}

func (l *Logger) Output(calldepth int, s string) error {
	return l.output(0, calldepth+1, func(b []byte) []byte { return append(b, s...) })
}

func (l *Logger) Print(v ...any) {
	l.output(0, 2, func(b []byte) []byte { return fmt.Append(b, v...) })
}

func (l *Logger) Printf(format string, v ...any) {
	l.output(0, 2, func(b []byte) []byte { return fmt.Appendf(b, format, v...) })
}

func (l *Logger) Println(v ...any) {
	l.output(0, 2, func(b []byte) []byte { return fmt.Appendln(b, v...) })
}

func (l *Logger) Fatal(v ...any) {
	l.Output(2, fmt.Sprint(v...))
	os.Exit(1)
}

func (l *Logger) Fatalf(format string, v ...any) {
	l.Output(2, fmt.Sprintf(format, v...))
	os.Exit(1)
}

func (l *Logger) Fatalln(v ...any) {
	l.Output(2, fmt.Sprintln(v...))
	os.Exit(1)
}

func (l *Logger) Panic(v ...any) {
	s := fmt.Sprint(v...)
	l.Output(2, s)
	panic(s)
}

func (l *Logger) Panicf(format string, v ...any) {
	s := fmt.Sprintf(format, v...)
	l.Output(2, s)
	panic(s)
}

func (l *Logger) Panicln(v ...any) {
	s := fmt.Sprintln(v...)
	l.Output(2, s)
	panic(s)
}

func (l *Logger) Flags() int        { return int(l.flag.Load()) }
func (l *Logger) SetFlags(flag int) { l.flag.Store(int32(flag)) }

func (l *Logger) Prefix() string {
	if p := l.prefix.Load(); p != nil {
		return *p
	}
	return ""
}

func (l *Logger) SetPrefix(prefix string) { l.prefix.Store(&prefix) }

func (l *Logger) Writer() io.Writer {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.out
}

func SetOutput(w io.Writer)   { std.SetOutput(w) }
func Flags() int              { return std.Flags() }
func SetFlags(flag int)       { std.SetFlags(flag) }
func Prefix() string          { return std.Prefix() }
func SetPrefix(prefix string) { std.SetPrefix(prefix) }
func Writer() io.Writer       { return std.Writer() }

func Print(v ...any) {
	std.output(0, 2, func(b []byte) []byte { return fmt.Append(b, v...) })
}

func Printf(format string, v ...any) {
	std.output(0, 2, func(b []byte) []byte { return fmt.Appendf(b, format, v...) })
}

func Println(v ...any) {
	std.output(0, 2, func(b []byte) []byte { return fmt.Appendln(b, v...) })
}

func Fatal(v ...any) {
	std.Output(2, fmt.Sprint(v...))
	os.Exit(1)
}

func Fatalf(format string, v ...any) {
	std.Output(2, fmt.Sprintf(format, v...))
	os.Exit(1)
}

func Fatalln(v ...any) {
	std.Output(2, fmt.Sprintln(v...))
	os.Exit(1)
}

func Panic(v ...any) {
	s := fmt.Sprint(v...)
	std.Output(2, s)
	panic(s)
}

func Panicf(format string, v ...any) {
	s := fmt.Sprintf(format, v...)
	std.Output(2, s)
	panic(s)
}

func Panicln(v ...any) {
	s := fmt.Sprintln(v...)
	std.Output(2, s)
	panic(s)
}

func Output(calldepth int, s string) error {
	return std.output(0, calldepth+1, func(b []byte) []byte { return append(b, s...) })
}

func init() {
	internal.DefaultOutput = func(pc uintptr, data []byte) error {
		return std.output(pc, 0, func(b []byte) []byte { return append(b, data...) })
	}
}
