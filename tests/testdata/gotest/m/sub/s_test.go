package sub

import "testing"

func TestA(t *testing.T) {
	t.Error("boom")
	t.Run("x/y z", func(t *testing.T) { t.Fatal("inner", 1) })
	t.Run("", func(t *testing.T) { t.Logf("two\nlines") })
	t.Run("", func(t *testing.T) {})
}

func TestB(t *testing.T) {
	t.Parallel()
	t.Cleanup(func() { t.Log("cleaned up") })
	helper(t)
}

func helper(t *testing.T) {
	t.Helper()
	t.Error("reported at the caller")
}

func ExampleA() {
	println("not to standard output")
	// Output: something
}
