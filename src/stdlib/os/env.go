// os: the environment, which package syscall keeps. Complete.

package os

import "syscall"

// Getenv gives the value of a variable, "" if it is not set.
func Getenv(key string) string {
	v, _ := syscall.Getenv(key)
	return v
}

func LookupEnv(key string) (string, bool) { return syscall.Getenv(key) }

func Setenv(key, value string) error {
	if err := syscall.Setenv(key, value); err != nil {
		return NewSyscallError("setenv", err)
	}
	return nil
}

func Unsetenv(key string) error { return syscall.Unsetenv(key) }

func Clearenv() { syscall.Clearenv() }

func Environ() []string { return syscall.Environ() }

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
