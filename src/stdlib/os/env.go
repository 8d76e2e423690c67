// os: the environment. Complete. It is copied when it is first asked for, as in Go, so that a program that does not ask pays nothing.

package os

import (
	"internal/godebug"
	"internal/zoneinfo"
	"sync"
	_ "unsafe"
)

var environ map[string]string

var envOrder []string

var (
	envOnce sync.Once
	envMu   sync.RWMutex
)

// Getenv gives the value of a variable, "" if it is not set.
func Getenv(key string) string {
	v, _ := LookupEnv(key)
	return v
}

func LookupEnv(key string) (string, bool) {
	envOnce.Do(copyenv)
	envMu.RLock()
	defer envMu.RUnlock()
	v, ok := environ[key]
	return v, ok
}

func Setenv(key, value string) error {
	if key == "" {
		return NewSyscallError("setenv", errInval)
	}
	for i := range len(key) {
		if key[i] == '=' || key[i] == 0 {
			return NewSyscallError("setenv", errInval)
		}
	}
	for i := range len(value) {
		if value[i] == 0 {
			return NewSyscallError("setenv", errInval)
		}
	}
	envOnce.Do(copyenv)
	envMu.Lock()
	defer envMu.Unlock()
	putenv(key, value)
	changed(key, value, true)
	return nil
}

// changed tells those who heed a variable.
func changed(key, value string, set bool) {
	switch key {
	case "GODEBUG":
		godebug.Update(value)
	case "TZ":
		zoneinfo.SetTZ(value, set)
	}
}

func putenv(key, value string) {
	if _, ok := environ[key]; !ok {
		envOrder = append(envOrder, key)
	}
	environ[key] = value
}

func Unsetenv(key string) error {
	envOnce.Do(copyenv)
	envMu.Lock()
	defer envMu.Unlock()
	changed(key, "", false)
	if _, ok := environ[key]; ok {
		delete(environ, key)
		for i, k := range envOrder {
			if k == key {
				envOrder = append(envOrder[:i:i], envOrder[i+1:]...)
				break
			}
		}
	}
	return nil
}

func Clearenv() {
	envOnce.Do(copyenv)
	envMu.Lock()
	defer envMu.Unlock()
	changed("GODEBUG", "", false)
	changed("TZ", "", false)
	clear(environ)
	envOrder = nil
}

func Environ() []string {
	envOnce.Do(copyenv)
	envMu.RLock()
	defer envMu.RUnlock()
	out := make([]string, 0, len(envOrder))
	for _, k := range envOrder {
		out = append(out, k+"="+environ[k])
	}
	return out
}

// Expand replaces ${var} and $var by mapping's values.
func Expand(s string, mapping func(string) string) string {
	var buf []byte
	i := 0
	for j := 0; j < len(s); j++ {
		if s[j] != '$' || j+1 >= len(s) {
			continue
		}
		if buf == nil {
			buf = make([]byte, 0, 2*len(s))
		}
		buf = append(buf, s[i:j]...)
		name, w := shellName(s[j+1:])
		if name == "" && w > 0 {
			// Bad syntax: the characters are eaten.
		} else if name == "" {
			buf = append(buf, s[j])
		} else {
			buf = append(buf, mapping(name)...)
		}
		j += w
		i = j + 1
	}
	if buf == nil {
		return s
	}
	return string(buf) + s[i:]
}

func ExpandEnv(s string) string { return Expand(s, Getenv) }

func special(c byte) bool {
	switch c {
	case '*', '#', '$', '@', '!', '?', '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9':
		return true
	}
	return false
}

func shellName(s string) (string, int) {
	switch {
	case s[0] == '{':
		if len(s) > 2 && special(s[1]) && s[2] == '}' {
			return s[1:2], 3
		}
		for i := 1; i < len(s); i++ {
			if s[i] == '}' {
				if i == 1 {
					return "", 2
				}
				return s[1:i], i + 1
			}
		}
		return "", 1
	case special(s[0]):
		return s[0:1], 1
	}
	i := 0
	for i < len(s) && (s[i] == '_' || '0' <= s[i] && s[i] <= '9' || 'a' <= s[i] && s[i] <= 'z' || 'A' <= s[i] && s[i] <= 'Z') {
		i++
	}
	return s[:i], i
}

//go:linkname runtime_environ syscall.runtime_envs
func runtime_environ() []string

func copyenv() {
	environ = map[string]string{}
	for _, kv := range runtime_environ() {
		for i := range len(kv) {
			if kv[i] == '=' && i > 0 {
				putenv(kv[:i], kv[i+1:])
				break
			}
		}
	}
}
