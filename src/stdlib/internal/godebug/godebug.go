// Package godebug stands in for Go's internal/godebug where packages of a Go installation import it (docs/GOROOT.md): settings have the values
// that GODEBUG gives when they are looked at first; nothing is counted.
package godebug

import (
	"os"
	"strings"
	"sync"
)

// A Setting is one name in GODEBUG.
type Setting struct {
	name  string
	once  sync.Once
	value string
}

// New makes a setting. A '#' before the name says that it is not documented.
func New(name string) *Setting { return &Setting{name: name} }

func (s *Setting) Name() string { return strings.TrimPrefix(s.name, "#") }

func (s *Setting) Undocumented() bool { return strings.HasPrefix(s.name, "#") }

func (s *Setting) String() string { return s.Name() + "=" + s.Value() }

// IncNonDefault would count how often the setting mattered.
func (s *Setting) IncNonDefault() {}

// Value gives the value, "" unless GODEBUG has it.
func (s *Setting) Value() string {
	s.once.Do(func() {
		for _, part := range strings.Split(os.Getenv("GODEBUG"), ",") {
			if key, value, ok := strings.Cut(part, "="); ok && key == s.Name() {
				s.value = value
			}
		}
	})
	return s.value
}
