// Package version compares versions of Go: "go1.21", "go1.21rc2", "go1.21.3-custom".
// Order: language version, release candidates, then releases; before Go 1.21 the language version is the first release.
package version

import (
	"cmp"
	"strings"
)

// A parsed version's numbers are decimal, without leading zeros; "" is missing.
type parsed struct{ major, minor, patch, kind, pre string }

// strip returns x without "go" and without what follows a hyphen; "" if it does not begin with go.
func strip(x string) string {
	x, _, _ = strings.Cut(x, "-")
	v, ok := strings.CutPrefix(x, "go")
	if !ok {
		return ""
	}
	return v
}

// decimal cuts a number without needless zeros from x.
func decimal(x string) (n, rest string, ok bool) {
	rest = strings.TrimLeft(x, "0123456789")
	n = x[:len(x)-len(rest)]
	if n == "" || n[0] == '0' && n != "0" {
		return "", "", false
	}
	return n, rest, true
}

// parse returns the zero value for what is no version.
func parse(x string) (v parsed) {
	var ok bool
	if v.major, x, ok = decimal(x); !ok {
		return parsed{}
	}
	if x == "" { // go1 is go1.0.0
		v.minor, v.patch = "0", "0"
		return v
	}
	if x[0] != '.' {
		return parsed{}
	}
	if v.minor, x, ok = decimal(x[1:]); !ok {
		return parsed{}
	}
	switch {
	case x == "":
		if number(v.minor, "21") < 0 {
			v.patch = "0"
		}
		return v
	case x[0] == '.':
		v.patch, x, ok = decimal(x[1:])
	default:
		rest := strings.TrimLeft(x, "abcdefghijklmnopqrstuvwxyz")
		v.kind = x[:len(x)-len(rest)]
		if v.kind == "" {
			return parsed{}
		}
		if x = rest; x != "" {
			v.pre, x, ok = decimal(x)
		}
	}
	if !ok || x != "" {
		return parsed{}
	}
	return v
}

// number compares decimal numbers; a missing one is the smallest.
func number(x, y string) int { return cmp.Or(cmp.Compare(len(x), len(y)), cmp.Compare(x, y)) }

// Lang returns the language version of x: go1.21 of go1.21.3; "" if x is no version.
func Lang(x string) string {
	v := parse(strip(x))
	switch {
	case v.major == "":
		return ""
	case v.minor == "" || v.major == "1" && v.minor == "0":
		return "go" + v.major
	}
	return "go" + v.major + "." + v.minor
}

// Compare returns -1, 0 or 1 as x is before y, the same or after it. What is no version is before all versions.
func Compare(x, y string) int {
	v, w := parse(strip(x)), parse(strip(y))
	return cmp.Or(number(v.major, w.major), number(v.minor, w.minor), number(v.patch, w.patch),
		cmp.Compare(v.kind, w.kind), number(v.pre, w.pre))
}

// IsValid reports whether x is a version.
func IsValid(x string) bool { return parse(strip(x)) != parsed{} }
