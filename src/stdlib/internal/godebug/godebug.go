// Package godebug gives the settings in GODEBUG to this library and, in place of Go's internal/godebug, to packages of a Go installation
// (docs/GOROOT.md). A setting has the value that the variable gives when it is asked, os.Setenv included, or the one that go.mod and //go:debug
// lines give; nothing is counted.
package godebug

import _ "unsafe"

// setting and update are in the runtime, which has settings of its own.
func setting(name string) string
func update(value string)

// Update is called when the variable changes.
func Update(value string) { update(value) }

// A Setting is one name in GODEBUG.
type Setting struct {
	name string
}

// New makes a setting. A '#' before the name says that it is not documented.
func New(name string) *Setting { return &Setting{name: name} }

func (s *Setting) Name() string {
	if s.Undocumented() {
		return s.name[1:]
	}
	return s.name
}

func (s *Setting) Undocumented() bool { return s.name != "" && s.name[0] == '#' }

func (s *Setting) String() string { return s.Name() + "=" + s.Value() }

// IncNonDefault would count how often the setting mattered.
func (s *Setting) IncNonDefault() {}

// Value gives the value, "" unless something sets it. Of several the last counts.
func (s *Setting) Value() string { return setting(s.Name()) }
