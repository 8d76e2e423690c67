package html_test

import (
	real "html"
	"math/rand"
	"testing"

	ours "gs/html"
)

func TestRandom(t *testing.T) {
	parts := []string{"&", "#", "x", "X", "1", "9", "aF", ";", "lt", "amp", "notit", "not", "NotEqualTilde", "é", "=", " ", "G", "82", "xD800", "99999999999", "Tab", "NewLine;", "nbsp", "&#", "&#x", "&a", "\n"}
	r := rand.New(rand.NewSource(1))
	for range 300000 {
		s := ""
		for range 1 + r.Intn(8) {
			s += parts[r.Intn(len(parts))]
		}
		if a, b := real.UnescapeString(s), ours.UnescapeString(s); a != b {
			t.Fatalf("%q: %q, want %q", s, b, a)
		}
		if a, b := real.EscapeString(s), ours.EscapeString(s); a != b {
			t.Fatalf("%q: %q, want %q", s, b, a)
		}
	}
}
