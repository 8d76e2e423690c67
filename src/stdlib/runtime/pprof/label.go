package pprof

import (
	"context"
	"slices"
	"strings"
	"unsafe"
)

// Labels are carried by contexts, and by goroutines, from which cpu and goroutine profiles take them.

type label struct{ key, value string }

// LabelSet is a set of labels.
type LabelSet struct {
	list []label
}

// labelKey is the key of a context's labels.
type labelKey struct{}

// A labelMap is what a context has and what a goroutine points to: the machine reads it there (runtime/labels.ts).
type labelMap struct {
	list []label
}

func runtime_setProfLabel(labels unsafe.Pointer)

func mapOf(ctx context.Context) *labelMap {
	m, _ := ctx.Value(labelKey{}).(*labelMap)
	return m
}

func labelsOf(ctx context.Context) []label {
	if m := mapOf(ctx); m != nil {
		return m.list
	}
	return nil
}

// merge gives both, sorted by key; those of b win.
func merge(a, b []label) []label {
	out := slices.Clone(a)
	for _, l := range b {
		i, found := slices.BinarySearchFunc(out, l.key, func(x label, key string) int { return strings.Compare(x.key, key) })
		if found {
			out[i] = l
		} else {
			out = slices.Insert(out, i, l)
		}
	}
	return out
}

// Labels makes a set of keys and values in turn.
func Labels(args ...string) LabelSet {
	if len(args)%2 != 0 {
		panic("uneven number of arguments to pprof.Labels")
	}
	var list []label
	for i := 0; i < len(args); i += 2 {
		list = append(list, label{args[i], args[i+1]})
	}
	return LabelSet{merge(nil, list)}
}

// WithLabels gives a context with these labels added.
func WithLabels(ctx context.Context, labels LabelSet) context.Context {
	return context.WithValue(ctx, labelKey{}, &labelMap{merge(labelsOf(ctx), labels.list)})
}

// Label returns the value of the context's label with that key, and whether there is one.
func Label(ctx context.Context, key string) (string, bool) {
	for _, l := range labelsOf(ctx) {
		if l.key == key {
			return l.value, true
		}
	}
	return "", false
}

// ForLabels calls f with every label of the context until it returns false.
func ForLabels(ctx context.Context, f func(key, value string) bool) {
	for _, l := range labelsOf(ctx) {
		if !f(l.key, l.value) {
			return
		}
	}
}

// SetGoroutineLabels gives the running goroutine the labels of the context; goroutines that it starts inherit them.
func SetGoroutineLabels(ctx context.Context) { runtime_setProfLabel(unsafe.Pointer(mapOf(ctx))) }

// Do calls f with the labels added to its context.
func Do(ctx context.Context, labels LabelSet, f func(context.Context)) {
	defer SetGoroutineLabels(ctx)
	ctx = WithLabels(ctx, labels)
	SetGoroutineLabels(ctx)
	f(ctx)
}
