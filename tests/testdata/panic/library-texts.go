// run

// Panics of the library, with their texts.

package main

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand"
	"strings"
	"sync"
	"time"
)

func try(name string, f func()) {
	defer func() { fmt.Printf("%s: %v\n", name, recover()) }()
	f()
}

func main() {
	try("WaitGroup", func() {
		var wg sync.WaitGroup
		wg.Done()
	})
	try("Builder", func() {
		var a strings.Builder
		a.WriteString("x")
		b := a
		b.WriteString("y")
	})
	try("Builder.Grow", func() {
		var a strings.Builder
		a.Grow(-1)
	})
	try("Repeat", func() { strings.Repeat("x", -1) })
	try("Repeat overflow", func() { strings.Repeat("xxxxxxxxxxxxxxxx", int(^uint(0)>>1)/8) })
	try("bytes.Repeat", func() { bytes.Repeat([]byte("x"), -1) })
	try("Buffer.Grow", func() {
		var b bytes.Buffer
		b.Grow(-1)
	})
	try("Buffer.Truncate", func() {
		var b bytes.Buffer
		b.Truncate(1)
	})
	try("NewTicker", func() { time.NewTicker(0) })
	try("Ticker.Reset", func() { time.NewTicker(1000000000).Reset(0) })
	try("Intn", func() { rand.Intn(0) })
	try("Int63n", func() { rand.Int63n(0) })
	try("errors.As", func() { errors.As(errors.New("x"), nil) })
	try("errors.As pointer", func() {
		var e error
		errors.As(errors.New("x"), e)
	})
	try("errors.As type", func() {
		var n int
		errors.As(errors.New("x"), &n)
	})
	try("NewReplacer", func() { strings.NewReplacer("a") })
}
