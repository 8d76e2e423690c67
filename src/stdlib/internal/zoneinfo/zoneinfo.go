// internal/zoneinfo: the IANA time zones, for package time. table.go has all zones in one string, and an index of lines "name offset length".
//
// A zone: the number of its offsets, each as varint seconds, a byte for daylight saving time, a byte for the length of the abbreviation and
// that; the number of transitions, each as the varint difference in seconds to the one before and a byte for the offset; the rest is
// the rule for later times (POSIX TZ).

package zoneinfo

import _ "unsafe"

// What the program has set TZ to.
var tz struct {
	known, set bool
	value      string
}

// SetTZ tells of a change of the environment; without one TZ is what the program began with.
func SetTZ(value string, set bool) {
	tz.known, tz.set, tz.value = true, set, value
}

// TZ is the environment variable.
func TZ() (value string, set bool) {
	if tz.known {
		return tz.value, tz.set
	}
	for _, kv := range environ() {
		if len(kv) >= 3 && kv[:3] == "TZ=" {
			value, set = kv[3:], true
		}
	}
	return
}

//go:linkname environ syscall.runtime_envs
func environ() []string

// Find gives the data of a zone.
func Find(name string) (string, bool) {
	if name == "" {
		return "", false
	}
	for i := 1; i < len(index); {
		end := i
		for index[end] != ' ' {
			end++
		}
		at, next := number(end + 1)
		n, next := number(next + 1)
		if index[i:end] == name {
			return data[at : at+n], true
		}
		i = next + 1
	}
	return "", false
}

// number reads the number at i of the index.
func number(i int) (n, next int) {
	for ; '0' <= index[i] && index[i] <= '9'; i++ {
		n = n*10 + int(index[i]-'0')
	}
	return n, i
}
