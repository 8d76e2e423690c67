// Package godebug gives the settings in GODEBUG to this library and, in place of Go's internal/godebug, to packages of a Go installation
// (docs/GOROOT.md). A setting has the value that the variable gives when it is asked, os.Setenv included; nothing is counted, and neither go.mod nor
// //go:debug lines are looked at.
package godebug

import (
	"sync/atomic"
	_ "unsafe"
)

// env is the variable as it was last set, nil before anybody asked.
var env atomic.Pointer[string]

//go:linkname environ syscall.runtime_envs
func environ() []string

// Update is called when the variable changes.
func Update(value string) { env.Store(&value) }

func load() *string {
	value := ""
	for _, kv := range environ() {
		if len(kv) > 8 && kv[:8] == "GODEBUG=" {
			value = kv[8:]
		}
	}
	env.CompareAndSwap(nil, &value)
	return env.Load()
}

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

// Value gives the value, "" unless GODEBUG has it. Of several the last counts.
func (s *Setting) Value() string {
	e := env.Load()
	if e == nil {
		e = load()
	}
	if *e == "" {
		return ""
	}
	return find(*e, s.Name())
}

func find(list, name string) string {
	for end := len(list); end >= 0; {
		from, eq := end, -1
		for from > 0 && list[from-1] != ',' {
			from--
			if list[from] == '=' {
				eq = from
			}
		}
		if eq >= 0 && list[from:eq] == name {
			return list[eq+1 : end]
		}
		end = from - 1
	}
	return ""
}
