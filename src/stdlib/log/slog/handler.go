package slog

import (
	"bytes"
	"context"
	"encoding"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"reflect"
	"slices"
	"strconv"
	"sync"
	"time"
	"unicode"
	"unicode/utf8"
)

// A Handler handles log records produced by a Logger.
type Handler interface {
	// Enabled reports whether the handler handles records at the given level.
	Enabled(context.Context, Level) bool
	// Handle handles the Record.
	Handle(context.Context, Record) error
	// WithAttrs returns a new Handler whose attributes consist of both the receiver's attributes and the arguments.
	WithAttrs(attrs []Attr) Handler
	// WithGroup returns a new Handler with the given group appended to the receiver's existing groups.
	WithGroup(name string) Handler
}

// Keys for "built-in" attributes.
const (
	TimeKey    = "time"
	LevelKey   = "level"
	MessageKey = "msg"
	SourceKey  = "source"
)

// HandlerOptions are options for a [TextHandler] or [JSONHandler]. A zero HandlerOptions consists entirely of default values.
type HandlerOptions struct {
	// AddSource causes the handler to compute the source code position of the log statement and add a SourceKey attribute.
	AddSource bool
	// Level reports the minimum record level that will be logged; nil means LevelInfo.
	Level Leveler
	// ReplaceAttr is called to rewrite each non-group attribute before it is logged. An empty Attr discards the attribute.
	ReplaceAttr func(groups []string, a Attr) Attr
}

// core is what the handlers of this package have in common.
type core struct {
	json   bool
	opts   HandlerOptions
	ready  []byte   // the attributes of WithAttrs, formatted
	prefix string   // text: the key prefix behind ready
	groups []string // of WithGroup
	opened int      // how many of groups are open in ready
	mu     *sync.Mutex
	out    io.Writer
}

func newCore(w io.Writer, opts *HandlerOptions, json bool) *core {
	c := &core{json: json, out: w, mu: new(sync.Mutex)}
	if opts != nil {
		c.opts = *opts
	}
	return c
}

func (c *core) enabled(l Level) bool {
	least := LevelInfo
	if c.opts.Level != nil {
		least = c.opts.Level.Level()
	}
	return l >= least
}

func (c *core) clone() *core {
	d := *c
	d.ready = slices.Clip(d.ready)
	d.groups = slices.Clip(d.groups)
	return &d
}

func (c *core) withGroup(name string) *core {
	d := c.clone()
	d.groups = append(d.groups, name)
	return d
}

func (c *core) withAttrs(as []Attr) *core {
	if emptyGroups(as) == len(as) {
		return c
	}
	d := c.clone()
	l := d.line(d.ready, "")
	l.prefix = append(l.prefix, d.prefix...)
	if len(d.ready) > 0 {
		l.sep = l.separatorBehind(d.ready)
	}
	at := len(l.b)
	l.openAll()
	if l.attrs(as) {
		d.ready, d.prefix, d.opened = l.b, string(l.prefix), len(d.groups)
	} else {
		d.ready = l.b[:at]
	}
	return d
}

// line is a record being formatted.
type line struct {
	*core
	b      []byte
	sep    string   // to write before the next key
	prefix []byte   // text: of keys
	open   []string // groups, for ReplaceAttr
}

func (c *core) line(b []byte, sep string) *line {
	l := &line{core: c, b: b, sep: sep}
	if c.opts.ReplaceAttr != nil {
		l.open = append(l.open, c.groups[:c.opened]...)
	}
	return l
}

func (c *core) separator() string {
	if c.json {
		return ","
	}
	return " "
}

// separatorBehind is what goes between b and a key: nothing at the start of a JSON object.
func (c *core) separatorBehind(b []byte) string {
	if c.json && b[len(b)-1] == '{' {
		return ""
	}
	return c.separator()
}

var lines = sync.Pool{New: func() any {
	b := make([]byte, 0, 1024)
	return &b
}}

func keepLine(p *[]byte, b []byte) {
	if cap(b) <= 16<<10 {
		*p = b[:0]
		lines.Put(p)
	}
}

func (c *core) handle(r Record) error {
	p := lines.Get().(*[]byte)
	l := c.line(*p, "")
	if c.json {
		l.b = append(l.b, '{')
	}
	// ReplaceAttr sees no groups for the built-in attributes.
	groups := l.open
	l.open = nil
	replaces := c.opts.ReplaceAttr != nil
	if !r.Time.IsZero() {
		if t := r.Time.Round(0); replaces {
			l.attr(Time(TimeKey, t))
		} else {
			l.key(TimeKey)
			l.time(t)
		}
	}
	if replaces {
		l.attr(Any(LevelKey, r.Level))
	} else {
		l.key(LevelKey)
		l.string(r.Level.String())
	}
	if c.opts.AddSource {
		src := r.Source()
		if src == nil {
			src = new(Source)
		}
		l.attr(Any(SourceKey, src))
	}
	if replaces {
		l.attr(String(MessageKey, r.Message))
	} else {
		l.key(MessageKey)
		l.string(r.Message)
	}
	l.open = groups
	l.rest(r)
	l.b = append(l.b, '\n')
	c.mu.Lock()
	_, err := c.out.Write(l.b)
	c.mu.Unlock()
	keepLine(p, l.b)
	return err
}

// rest writes the attributes of WithAttrs and of the record, and closes what is open.
func (l *line) rest(r Record) {
	if len(l.ready) > 0 {
		l.b = append(l.b, l.sep...)
		l.b = append(l.b, l.ready...)
		l.sep = l.separatorBehind(l.ready)
	}
	open := l.opened
	if r.NumAttrs() > 0 {
		l.prefix = append(l.prefix, l.core.prefix...)
		at := len(l.b)
		l.openAll()
		some := false
		r.Attrs(func(a Attr) bool {
			some = l.attr(a) || some
			return true
		})
		if some {
			open = len(l.groups)
		} else {
			l.b = l.b[:at]
		}
	}
	if l.json {
		for range open + 1 {
			l.b = append(l.b, '}')
		}
	}
}

// openAll opens the groups of WithGroup that are not open yet.
func (l *line) openAll() {
	for _, name := range l.groups[l.opened:] {
		l.openGroup(name)
	}
}

func (l *line) openGroup(name string) {
	if l.json {
		l.key(name)
		l.b = append(l.b, '{')
		l.sep = ""
	} else {
		l.prefix = append(append(l.prefix, name...), '.')
	}
	if l.opts.ReplaceAttr != nil {
		l.open = append(l.open, name)
	}
}

func (l *line) closeGroup(name string) {
	if l.json {
		l.b = append(l.b, '}')
	} else {
		l.prefix = l.prefix[:len(l.prefix)-len(name)-1]
	}
	l.sep = l.separator()
	if l.opts.ReplaceAttr != nil {
		l.open = l.open[:len(l.open)-1]
	}
}

// attrs and attr tell whether they wrote anything.
func (l *line) attrs(as []Attr) (some bool) {
	for _, a := range as {
		some = l.attr(a) || some
	}
	return
}

func (l *line) attr(a Attr) bool {
	a.Value = a.Value.Resolve()
	if f := l.opts.ReplaceAttr; f != nil && a.Value.Kind() != KindGroup {
		a = f(l.open, a)
		a.Value = a.Value.Resolve()
	}
	if a.isEmpty() {
		return false
	}
	if src, ok := a.Value.any.(*Source); ok && a.Value.Kind() == KindAny {
		switch {
		case src == nil || *src == Source{}:
			return false
		case l.json:
			a.Value = src.group()
		default:
			a.Value = StringValue(fmt.Sprintf("%s:%d", src.File, src.Line))
		}
	}
	if a.Value.Kind() != KindGroup {
		l.key(a.Key)
		l.value(a.Value)
		return true
	}
	as := a.Value.Group()
	if len(as) == 0 {
		return true
	}
	at := len(l.b)
	if a.Key != "" {
		l.openGroup(a.Key)
	}
	if !l.attrs(as) {
		l.b = l.b[:at]
		return false
	}
	if a.Key != "" {
		l.closeGroup(a.Key)
	}
	return true
}

func (l *line) key(key string) {
	l.b = append(l.b, l.sep...)
	if len(l.prefix) > 0 {
		key = string(l.prefix) + key
	}
	l.string(key)
	if l.json {
		l.b = append(l.b, ':')
	} else {
		l.b = append(l.b, '=')
	}
	l.sep = l.separator()
}

func (l *line) string(s string) {
	switch {
	case l.json:
		l.b = append(appendJSON(append(l.b, '"'), s), '"')
	case needsQuotes(s):
		l.b = strconv.AppendQuote(l.b, s)
	default:
		l.b = append(l.b, s...)
	}
}

func (l *line) error(err error) { l.string(fmt.Sprintf("!ERROR:%v", err)) }

// value writes v; a panic of a method of v becomes the text.
func (l *line) value(v Value) {
	defer func() {
		if e := recover(); e != nil {
			if p := reflect.ValueOf(v.any); p.Kind() == reflect.Pointer && p.IsNil() {
				l.string("<nil>")
			} else {
				l.string(fmt.Sprintf("!PANIC: %v", e))
			}
		}
	}()
	var err error
	switch k := v.Kind(); {
	case k == KindString:
		l.string(v.text())
	case k == KindTime:
		l.time(v.time())
	case k == KindAny && l.json:
		err = l.anyJSON(v.Any())
	case k == KindAny:
		err = l.anyText(v)
	case k == KindFloat64 && l.json:
		err = l.marshal(math.Float64frombits(v.num))
	case k == KindDuration && l.json:
		l.b = strconv.AppendInt(l.b, int64(v.num), 10)
	default:
		l.b = v.append(l.b)
	}
	if err != nil {
		l.error(err)
	}
}

func (l *line) anyText(v Value) error {
	if m, ok := v.any.(encoding.TextMarshaler); ok {
		text, err := m.MarshalText()
		if err == nil {
			l.string(string(text))
		}
		return err
	}
	if t := reflect.TypeOf(v.any); t != nil && t.Kind() == reflect.Slice && t.Elem().Kind() == reflect.Uint8 {
		l.b = strconv.AppendQuote(l.b, string(reflect.ValueOf(v.any).Bytes()))
		return nil
	}
	l.string(fmt.Sprintf("%+v", v.Any()))
	return nil
}

func (l *line) anyJSON(x any) error {
	if err, ok := x.(error); ok {
		if _, ok := x.(json.Marshaler); !ok {
			l.string(err.Error())
			return nil
		}
	}
	return l.marshal(x)
}

func (l *line) marshal(x any) error {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(x); err != nil {
		return err
	}
	l.b = append(l.b, bytes.TrimSuffix(b.Bytes(), []byte{'\n'})...)
	return nil
}

func (l *line) time(t time.Time) {
	if l.json {
		if y := t.Year(); y < 0 || y >= 10000 {
			l.error(errors.New("time.Time year outside of range [0,9999]"))
		}
		l.b = append(t.AppendFormat(append(l.b, '"'), time.RFC3339Nano), '"')
		return
	}
	// With a tenth of a millisecond added there are always four digits; the fourth goes.
	const millis = len("2006-01-02T15:04:05.000")
	n := len(l.b) + millis
	l.b = t.Truncate(time.Millisecond).Add(time.Millisecond/10).AppendFormat(l.b, time.RFC3339Nano)
	l.b = slices.Delete(l.b, n, n+1)
}

// needsQuotes tells whether text output quotes s.
func needsQuotes(s string) bool {
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case r < utf8.RuneSelf:
			if r <= ' ' || r == '"' || r == '=' {
				return true
			}
		case r == utf8.RuneError || unicode.IsSpace(r) || !unicode.IsPrint(r):
			return true
		}
		i += n
	}
	return s == ""
}

// appendJSON escapes s as encoding/json does without HTML.
func appendJSON(b []byte, s string) []byte {
	const hex = "0123456789abcdef"
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == '\\' || r == '"':
			b = append(b, '\\', byte(r))
		case r == '\n':
			b = append(b, '\\', 'n')
		case r == '\r':
			b = append(b, '\\', 'r')
		case r == '\t':
			b = append(b, '\\', 't')
		case r < ' ':
			b = append(b, '\\', 'u', '0', '0', hex[r>>4], hex[r&15])
		case r == utf8.RuneError && n == 1:
			b = append(b, `\ufffd`...)
		case r == 0x2028 || r == 0x2029:
			b = append(append(b, `\u202`...), hex[r&15])
		default:
			b = append(b, s[i:i+n]...)
		}
		i += n
	}
	return b
}

// TextHandler is a [Handler] that writes Records to an [io.Writer] as a sequence of key=value pairs separated by spaces and followed by a newline.
type TextHandler struct {
	*core
}

// NewTextHandler creates a [TextHandler] that writes to w, using the given options; nil means the defaults.
func NewTextHandler(w io.Writer, opts *HandlerOptions) *TextHandler {
	return &TextHandler{newCore(w, opts, false)}
}

func (h *TextHandler) Enabled(_ context.Context, level Level) bool { return h.enabled(level) }
func (h *TextHandler) WithAttrs(attrs []Attr) Handler              { return &TextHandler{h.withAttrs(attrs)} }
func (h *TextHandler) WithGroup(name string) Handler               { return &TextHandler{h.withGroup(name)} }
func (h *TextHandler) Handle(_ context.Context, r Record) error    { return h.handle(r) }

// JSONHandler is a [Handler] that writes Records to an [io.Writer] as line-delimited JSON objects.
type JSONHandler struct {
	*core
}

// NewJSONHandler creates a [JSONHandler] that writes to w, using the given options; nil means the defaults.
func NewJSONHandler(w io.Writer, opts *HandlerOptions) *JSONHandler {
	return &JSONHandler{newCore(w, opts, true)}
}

func (h *JSONHandler) Enabled(_ context.Context, level Level) bool { return h.enabled(level) }
func (h *JSONHandler) WithAttrs(attrs []Attr) Handler              { return &JSONHandler{h.withAttrs(attrs)} }
func (h *JSONHandler) WithGroup(name string) Handler               { return &JSONHandler{h.withGroup(name)} }
func (h *JSONHandler) Handle(_ context.Context, r Record) error    { return h.handle(r) }

// logHandler writes to package log.
type logHandler struct {
	*core
	output func(pc uintptr, data []byte) error
}

func (*logHandler) Enabled(_ context.Context, l Level) bool { return l >= logLevel.Level() }
func (h *logHandler) WithAttrs(as []Attr) Handler           { return &logHandler{h.withAttrs(as), h.output} }
func (h *logHandler) WithGroup(name string) Handler         { return &logHandler{h.withGroup(name), h.output} }

func (h *logHandler) Handle(_ context.Context, r Record) error {
	p := lines.Get().(*[]byte)
	l := h.line(*p, " ")
	l.b = append(append(append(l.b, r.Level.String()...), ' '), r.Message...)
	l.rest(r)
	err := h.output(r.PC, l.b)
	keepLine(p, l.b)
	return err
}

// DiscardHandler discards all log output. DiscardHandler.Enabled returns false for all Levels.
var DiscardHandler Handler = discard{}

type discard struct{}

func (discard) Enabled(context.Context, Level) bool  { return false }
func (discard) Handle(context.Context, Record) error { return nil }
func (d discard) WithAttrs([]Attr) Handler           { return d }
func (d discard) WithGroup(string) Handler           { return d }

// MultiHandler is a [Handler] that invokes all the given Handlers.
type MultiHandler struct {
	multi []Handler
}

// NewMultiHandler creates a [MultiHandler] with the given Handlers.
func NewMultiHandler(handlers ...Handler) *MultiHandler {
	h := make([]Handler, len(handlers))
	copy(h, handlers)
	return &MultiHandler{multi: h}
}

func (h *MultiHandler) Enabled(ctx context.Context, l Level) bool {
	for i := range h.multi {
		if h.multi[i].Enabled(ctx, l) {
			return true
		}
	}
	return false
}

func (m *MultiHandler) Handle(ctx context.Context, r Record) error {
	var errs []error
	for _, h := range m.multi {
		if h.Enabled(ctx, r.Level) {
			if err := h.Handle(ctx, r.Clone()); err != nil {
				errs = append(errs, err)
			}
		}
	}
	return errors.Join(errs...)
}

func (m *MultiHandler) with(f func(Handler) Handler) Handler {
	all := make([]Handler, len(m.multi))
	for i, h := range m.multi {
		all[i] = f(h)
	}
	return &MultiHandler{all}
}

func (m *MultiHandler) WithAttrs(attrs []Attr) Handler {
	return m.with(func(h Handler) Handler { return h.WithAttrs(attrs) })
}

func (m *MultiHandler) WithGroup(name string) Handler {
	return m.with(func(h Handler) Handler { return h.WithGroup(name) })
}
