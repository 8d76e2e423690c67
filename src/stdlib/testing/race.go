// Package testing: data races fail the test that runs.

package testing

import "internal/race"

// checkRaces fails a test that runs if races were reported since it began or was last asked. Its parents do not say so again.
func (c *common) checkRaces() {
	n := race.Errors()
	c.mu.Lock()
	isNew := n > c.races && !c.done
	first := isNew && !c.raceSaid
	if isNew {
		c.races = n
		c.raceSaid = true
	}
	c.mu.Unlock()
	if !isNew {
		return
	}
	for p := c.parent; p != nil; p = p.parent {
		p.mu.Lock()
		p.races = max(p.races, n)
		p.mu.Unlock()
	}
	if first {
		// The line is the one that Go 1.26 names.
//line testing.go:1712
		c.Errorf("race detected during execution of test")
	} else {
		c.Fail()
	}
}
