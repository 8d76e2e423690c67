package b_test

import (
	"example.com/m/cover/b"
	"testing"
)

func TestB(t *testing.T) {
	if b.B(1) != 2 {
		t.Fail()
	}
}
