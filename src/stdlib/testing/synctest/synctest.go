// Package synctest runs tests of concurrent code in bubbles: goroutines that have a clock of their own, which moves on only when all of them
// are durably blocked. Complete.
package synctest

import (
	"internal/synctest"
	"testing"
	_ "unsafe"
)

// Test runs f in a new bubble and waits for all of the bubble's goroutines.
func Test(t *testing.T, f func(*testing.T)) {
	var ok bool
	synctest.Run(func() { ok = testingSynctestTest(t, f) })
	if !ok {
		// Outside of the bubble, so that the test's duration is a real one.
		t.FailNow()
	}
}

func testingSynctestTest(t *testing.T, f func(*testing.T)) bool

// Wait blocks until every other goroutine of the bubble is durably blocked.
func Wait() { synctest.Wait() }
