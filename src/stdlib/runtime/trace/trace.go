// Package runtime/trace: absent is the flight recorder.

// Package trace records what goroutines and processors do, for go tool trace, with tasks, regions and messages of the program.
package trace

import (
	"context"
	"fmt"
	"internal/hostservice"
	"io"
	"sync"
	"sync/atomic"
)

var tracing struct {
	sync.Mutex
	enabled atomic.Bool
	w       io.Writer
}

// Start begins a trace, which Stop writes to w. Only one can be under way.
func Start(w io.Writer) error {
	tracing.Lock()
	defer tracing.Unlock()
	if _, err := hostservice.Call("trace start"); err != nil {
		return err
	}
	tracing.w = w
	tracing.enabled.Store(true)
	return nil
}

// Stop ends the trace, if one is under way, and writes it.
func Stop() {
	tracing.Lock()
	defer tracing.Unlock()
	if !tracing.enabled.Load() {
		return
	}
	tracing.enabled.Store(false)
	if b, err := hostservice.Call("trace stop"); err == nil {
		tracing.w.Write(b)
	}
	tracing.w = nil
}

// IsEnabled reports whether a trace is under way.
func IsEnabled() bool { return tracing.enabled.Load() }

// say tells the trace of an event.
func say(format string, args ...any) { hostservice.Call(fmt.Sprintf(format, args...)) }

// A Task is a logical operation that may span goroutines and regions.
type Task struct {
	id uint64
}

type taskKey struct{}

var (
	lastTask   atomic.Uint64
	background Task
)

// fromContext is the task that a context belongs to.
func fromContext(ctx context.Context) *Task {
	if t, ok := ctx.Value(taskKey{}).(*Task); ok {
		return t
	}
	return &background
}

// NewTask begins a task as part of the context's one; it lasts until End is called.
func NewTask(pctx context.Context, taskType string) (ctx context.Context, task *Task) {
	t := &Task{id: lastTask.Add(1)}
	if IsEnabled() {
		say("task %d %d %s", t.id, fromContext(pctx).id, taskType)
	}
	return context.WithValue(pctx, taskKey{}, t), t
}

// End ends the task.
func (t *Task) End() {
	if IsEnabled() {
		say("task-end %d", t.id)
	}
}

// Log records a message with its category, in the context's task.
func Log(ctx context.Context, category, message string) {
	if IsEnabled() {
		say("log %d %s\n%s", fromContext(ctx).id, category, message)
	}
}

// Logf is Log with a format.
func Logf(ctx context.Context, category, format string, args ...any) {
	if IsEnabled() {
		Log(ctx, category, fmt.Sprintf(format, args...))
	}
}

// A Region is a piece of a goroutine's execution.
type Region struct {
	task uint64
	name string
}

var noRegion = &Region{}

// StartRegion begins a region of the context's task; it must be ended by the same goroutine, the innermost first.
func StartRegion(ctx context.Context, regionType string) *Region {
	if !IsEnabled() {
		return noRegion
	}
	r := &Region{fromContext(ctx).id, regionType}
	say("region %d %s", r.task, r.name)
	return r
}

// End ends the region.
func (r *Region) End() {
	if r != noRegion {
		say("region-end %d %s", r.task, r.name)
	}
}

// WithRegion calls fn in a region.
func WithRegion(ctx context.Context, regionType string, fn func()) {
	defer StartRegion(ctx, regionType).End()
	fn()
}
