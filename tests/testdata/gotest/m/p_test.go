package m

import (
	"os"
	"testing"
	"time"
)

// TestEnds ends as the variable END says.
func TestEnds(t *testing.T) {
	switch os.Getenv("END") {
	case "panic":
		panic("on purpose")
	case "hang":
		time.Sleep(time.Hour)
	case "exit0":
		os.Exit(0)
	case "exit3":
		os.Exit(3)
	}
}
