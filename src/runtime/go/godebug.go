// GODEBUG: settings of the environment before those that the program was linked with (driver/godebug.ts). Go: runtime/runtime.go (godebugNotify),
// runtime1.go (reparsedebugvars), internal/godebug.

package runtime

import _ "unsafe"

// godebugEnv is the variable as the program last set it, if it did.
var godebugEnv struct {
	set   bool
	value string
}

// godebugsetting gives the value of a setting, "" if nobody set it. It allocates nothing.
//
//go:linkname godebugsetting internal/godebug.setting
func godebugsetting(name string) string {
	env := godebugEnv.value
	if !godebugEnv.set {
		env = hostgodebug(1)
	}
	if value, ok := findsetting(env, name); ok {
		return value
	}
	value, _ := findsetting(hostgodebug(0), name)
	return value
}

// godebugupdate is told when the program changes the variable.
//
//go:linkname godebugupdate internal/godebug.update
func godebugupdate(value string) {
	godebugEnv.set = true
	godebugEnv.value = value
}

// findsetting looks for a name in a list "k=v,k=v"; the last one counts.
func findsetting(list, name string) (value string, ok bool) {
	for end := len(list); end >= 0; {
		from, eq := end, -1
		for from > 0 && list[from-1] != ',' {
			from--
			if list[from] == '=' {
				eq = from
			}
		}
		if eq >= 0 && list[from:eq] == name {
			return list[eq+1 : end], true
		}
		end = from - 1
	}
	return "", false
}
