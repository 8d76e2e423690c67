// Package testlog stands in for Go's internal/testlog where packages of a Go installation import it (docs/GOROOT.md): nobody listens.
package testlog

func Getenv(name string) {}
func Open(name string)   {}
func Stat(name string)   {}

// PanicOnExit0 is asked of os itself here.
func PanicOnExit0() bool { return false }
