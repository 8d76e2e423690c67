// Package iter: what the runtime provides, coroutines.

package iter

import _ "unsafe" // for linkname

type coro struct{}

// newcoro makes a coroutine that will run f, and end by switching back.
//
//go:linkname newcoro runtime.newcoro
func newcoro(func(*coro)) *coro

// coroswitch changes places with the coroutine.
//
//go:linkname coroswitch runtime.coroswitch
func coroswitch(*coro)
