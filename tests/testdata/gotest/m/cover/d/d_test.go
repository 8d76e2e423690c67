package d

import (
	"example.com/m/cover/b"
	"testing"
)

func TestD(t *testing.T) {
	if b.B(10) != 1 {
		t.Fail()
	}
}
