package pprof

import (
	"context"
	"slices"
	"strings"
)

// Labels are carried by contexts; profiles do not show them. (DEPARTURE: Go's cpu and goroutine profiles do.)

type label struct{ key, value string }

// LabelSet is a set of labels.
type LabelSet struct {
	list []label
}

// labelKey is the key of a context's labels.
type labelKey struct{}

func labelsOf(ctx context.Context) []label {
	l, _ := ctx.Value(labelKey{}).([]label)
	return l
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
	return context.WithValue(ctx, labelKey{}, merge(labelsOf(ctx), labels.list))
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

// SetGoroutineLabels sets the labels of the running goroutine.
func SetGoroutineLabels(ctx context.Context) {}

// Do calls f with the labels added to its context.
func Do(ctx context.Context, labels LabelSet, f func(context.Context)) {
	defer SetGoroutineLabels(ctx)
	ctx = WithLabels(ctx, labels)
	SetGoroutineLabels(ctx)
	f(ctx)
}
