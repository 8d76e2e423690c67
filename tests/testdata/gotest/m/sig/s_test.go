package sig

import "testing"

func TestWrong(t testing.T) {}
