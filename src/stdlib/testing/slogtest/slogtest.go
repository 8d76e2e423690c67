// Package slogtest tests implementations of slog.Handler. Complete.
package slogtest

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"reflect"
	"runtime"
	"testing"
	"time"
)

// A check tells what is wrong with what a handler made of a record; "": nothing.
type check func(out map[string]any) string

func has(key string) check {
	return func(out map[string]any) string {
		if _, ok := out[key]; ok {
			return ""
		}
		return fmt.Sprintf("missing key %q", key)
	}
}

func lacks(key string) check {
	return func(out map[string]any) string {
		if _, ok := out[key]; !ok {
			return ""
		}
		return fmt.Sprintf("unexpected key %q", key)
	}
}

func is(key string, want any) check {
	return func(out map[string]any) string {
		got, ok := out[key]
		switch {
		case !ok:
			return has(key)(out)
		case !reflect.DeepEqual(got, want):
			return fmt.Sprintf("%q: got %#v, want %#v", key, got, want)
		}
		return ""
	}
}

func in(group string, c check) check {
	return func(out map[string]any) string {
		v, ok := out[group]
		if !ok {
			return fmt.Sprintf("missing group %q", group)
		}
		g, ok := v.(map[string]any)
		if !ok {
			return fmt.Sprintf("value for group %q is not map[string]any", group)
		}
		return c(g)
	}
}

// A trial logs one message and checks what became of it.
type trial struct {
	name   string
	rule   string
	log    func(*slog.Logger)
	change func(*slog.Record) // before the handler sees it
	checks []check
}

var trials []trial

// try adds a trial; its place is told with its rule.
func try(name, rule string, log func(*slog.Logger), checks ...check) {
	_, file, line, _ := runtime.Caller(1)
	trials = append(trials, trial{name: name, rule: fmt.Sprintf("%s (%s:%d)", rule, file, line), log: log, checks: checks})
}

// later resolves to v.
type later struct{ v any }

func (l *later) LogValue() slog.Value { return slog.AnyValue(l.v) }
func (l *later) String() string       { return fmt.Sprintf("<replace(%v)>", l.v) }

func init() {
	group := func(name string, args ...any) slog.Attr { return slog.Group(name, args...) }
	lateGroup := func() slog.Attr { return group("G", slog.Any("a", "v1"), slog.Any("b", &later{"v2"})) }
	plain := func(l *slog.Logger) { l.Info("message") }
	builtins := []check{has(slog.TimeKey), has(slog.LevelKey)}
	with := func(c ...check) []check { return append(builtins[:len(builtins):len(builtins)], c...) }

	try("built-ins", "this test expects slog.TimeKey, slog.LevelKey and slog.MessageKey", plain, with(is(slog.MessageKey, "message"))...)
	try("attrs", "a Handler should output attributes passed to the logging function",
		func(l *slog.Logger) { l.Info("message", "k", "v") },
		is("k", "v"))
	try("empty-attr", "a Handler should ignore an empty Attr",
		func(l *slog.Logger) { l.Info("msg", "a", "b", "", nil, "c", "d") },
		is("a", "b"), lacks(""), is("c", "d"))
	try("zero-time", "a Handler should ignore a zero Record.Time",
		func(l *slog.Logger) { l.Info("msg", "k", "v") },
		lacks(slog.TimeKey))
	trials[len(trials)-1].change = func(r *slog.Record) { r.Time = time.Time{} }
	try("WithAttrs", "a Handler should include the attributes from the WithAttrs method",
		func(l *slog.Logger) { l.With("a", "b").Info("msg", "k", "v") },
		is("a", "b"), is("k", "v"))
	try("groups", "a Handler should handle Group attributes",
		func(l *slog.Logger) { l.Info("msg", "a", "b", group("G", "c", "d"), "e", "f") },
		is("a", "b"), in("G", is("c", "d")), is("e", "f"))
	try("empty-group", "a Handler should ignore an empty group",
		func(l *slog.Logger) { l.Info("msg", "a", "b", group("G"), "e", "f") },
		is("a", "b"), lacks("G"), is("e", "f"))
	try("inline-group", "a Handler should inline the Attrs of a group with an empty key",
		func(l *slog.Logger) { l.Info("msg", "a", "b", group("", "c", "d"), "e", "f") },
		is("a", "b"), is("c", "d"), is("e", "f"))
	try("WithGroup", "a Handler should handle the WithGroup method",
		func(l *slog.Logger) { l.WithGroup("G").Info("msg", "a", "b") },
		with(is(slog.MessageKey, "msg"), lacks("a"), in("G", is("a", "b")))...)
	nested := func(l *slog.Logger) *slog.Logger {
		return l.With("a", "b").WithGroup("G").With("c", "d").WithGroup("H")
	}
	outer := with(is(slog.MessageKey, "msg"), is("a", "b"), in("G", is("c", "d")))
	try("multi-With", "a Handler should handle multiple WithGroup and WithAttr calls",
		func(l *slog.Logger) { nested(l).Info("msg", "e", "f") },
		append(outer[:len(outer):len(outer)], in("G", in("H", is("e", "f"))))...)
	try("empty-group-record", "a Handler should not output groups if there are no attributes",
		func(l *slog.Logger) { nested(l).Info("msg") },
		append(outer[:len(outer):len(outer)], in("G", lacks("H")))...)
	try("nested-empty-group-record", "a Handler should not output nested groups if there are no attributes",
		func(l *slog.Logger) { nested(l).WithGroup("I").Info("msg") },
		append(outer[:len(outer):len(outer)], in("G", lacks("H")), in("G", lacks("I")))...)
	try("resolve", "a Handler should call Resolve on attribute values",
		func(l *slog.Logger) { l.Info("msg", "k", &later{"replaced"}) },
		is("k", "replaced"))
	try("resolve-groups", "a Handler should call Resolve on attribute values in groups",
		func(l *slog.Logger) { l.Info("msg", lateGroup()) },
		in("G", is("a", "v1")), in("G", is("b", "v2")))
	try("resolve-WithAttrs", "a Handler should call Resolve on attribute values from WithAttrs",
		func(l *slog.Logger) { l.With("k", &later{"replaced"}).Info("msg") },
		is("k", "replaced"))
	try("resolve-WithAttrs-groups", "a Handler should call Resolve on attribute values in groups from WithAttrs",
		func(l *slog.Logger) { l.With(lateGroup()).Info("msg") },
		in("G", is("a", "v1")), in("G", is("b", "v2")))
	try("empty-PC", "a Handler should not output SourceKey if the PC is zero", plain, lacks(slog.SourceKey))
	trials[len(trials)-1].change = func(r *slog.Record) { r.PC = 0 }
}

// changing changes records before its handler sees them.
type changing struct {
	slog.Handler
	change func(*slog.Record)
}

func (h *changing) Handle(ctx context.Context, r slog.Record) error {
	h.change(&r)
	return h.Handler.Handle(ctx, r)
}

func (c *trial) run(h slog.Handler) {
	if c.change != nil {
		h = &changing{h, c.change}
	}
	c.log(slog.New(h))
}

func (c *trial) problems(out map[string]any) []string {
	var list []string
	for _, check := range c.checks {
		if p := check(out); p != "" {
			list = append(list, p+": "+c.rule)
		}
	}
	return list
}

// TestHandler logs every trial to h, and then compares with results, which gives what h made of each, in order.
func TestHandler(h slog.Handler, results func() []map[string]any) error {
	for i := range trials {
		trials[i].run(h)
	}
	outs := results()
	if len(outs) != len(trials) {
		return fmt.Errorf("got %d results, want %d", len(outs), len(trials))
	}
	var errs []error
	for i, out := range outs {
		for _, p := range trials[i].problems(out) {
			errs = append(errs, errors.New(p))
		}
	}
	return errors.Join(errs...)
}

// Run tests a new handler with every trial, each a subtest. result gives what the latest handler made.
func Run(t *testing.T, newHandler func(*testing.T) slog.Handler, result func(*testing.T) map[string]any) {
	for i := range trials {
		c := &trials[i]
		t.Run(c.name, func(t *testing.T) {
			c.run(newHandler(t))
			for _, p := range c.problems(result(t)) {
				t.Error(p)
			}
		})
	}
}
