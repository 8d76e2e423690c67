package bad

import "testing"

func TestF(t *testing.T) { var x int; F(2) }
