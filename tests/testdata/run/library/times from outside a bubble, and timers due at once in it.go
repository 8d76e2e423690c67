// run

package main

import (
	"testing"
	"testing/synctest"
	"time"
)

// A time that was read outside has a monotonic reading, which a bubble's clock cannot be compared with: the time of day counts.
func main() {
	tests := []testing.InternalTest{{Name: "TestOutside", F: outside}, {Name: "TestOrder", F: order}}
	testing.Main(func(pat, str string) (bool, error) { return true, nil }, tests, nil, nil)
}

func outside(t *testing.T) {
	start := time.Now()
	synctest.Test(t, func(t *testing.T) {
		time.Sleep(time.Until(start.Round(0)))
		time.Sleep(time.Second)
		if since := time.Since(start); since != time.Second {
			t.Error("since", since)
		}
		if until := time.Until(start); until != -time.Second {
			t.Error("until", until)
		}
	})
}

func order(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		first := map[int]int{}
		for range 200 {
			a, b := time.NewTimer(1), time.NewTimer(1)
			select {
			case <-a.C:
				first[1]++
			case <-b.C:
				first[2]++
			}
			synctest.Wait()
		}
		if first[1] == 0 || first[2] == 0 {
			t.Error(first)
		}
	})
}

// Output:
// PASS
