// Package synctest is what the runtime provides for testing/synctest and for the packages that behave differently in a bubble.
package synctest

import "unsafe"

// Run runs f in a new bubble and waits for all of its goroutines.
func Run(f func())

// Wait waits until all other goroutines of the bubble are durably blocked.
func Wait()

// IsInBubble reports whether the goroutine is in a bubble.
func IsInBubble() bool

// What an object is to the goroutine's bubble.
const (
	Unbubbled = iota
	CurrentBubble
	OtherBubble
)

// Associate makes an object of the heap one of the goroutine's bubble, unless it is another's.
func Associate(p unsafe.Pointer) int { return associate(p) }

// Disassociate makes it nobody's.
func Disassociate(p unsafe.Pointer) { disassociate(p) }

// IsAssociated reports whether it is the goroutine's bubble's.
func IsAssociated(p unsafe.Pointer) bool { return isAssociated(p) }

func associate(p unsafe.Pointer) int

//go:noescape
func disassociate(p unsafe.Pointer)

//go:noescape
func isAssociated(p unsafe.Pointer) bool
