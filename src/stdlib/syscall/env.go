// syscall: the environment. It is copied when it is first asked for, as in Go, so that a program that does not ask pays nothing.

package syscall

import (
	"internal/godebug"
	"internal/zoneinfo"
	"sync"
)

var environ map[string]string

var envOrder []string

var (
	envOnce sync.Once
	envMu   sync.RWMutex
)

// Getenv gives the value of a variable, and whether it is set.
func Getenv(key string) (value string, found bool) {
	envOnce.Do(copyenv)
	envMu.RLock()
	defer envMu.RUnlock()
	v, ok := environ[key]
	return v, ok
}

func Setenv(key, value string) error {
	if key == "" {
		return EINVAL
	}
	for i := range len(key) {
		if key[i] == '=' || key[i] == 0 {
			return EINVAL
		}
	}
	for i := range len(value) {
		if value[i] == 0 {
			return EINVAL
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

func runtime_envs() []string

func copyenv() {
	environ = map[string]string{}
	for _, kv := range runtime_envs() {
		for i := range len(kv) {
			if kv[i] == '=' && i > 0 {
				putenv(kv[:i], kv[i+1:])
				break
			}
		}
	}
}
