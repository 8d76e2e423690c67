package http

import (
	"maps"
	"slices"
)

// Header is the fields of a request or a response by canonical name.
type Header map[string][]string

// Add adds a value.
func (h Header) Add(key, value string) {
	key = CanonicalHeaderKey(key)
	h[key] = append(h[key], value)
}

// Set makes value the only one.
func (h Header) Set(key, value string) { h[CanonicalHeaderKey(key)] = []string{value} }

// Get returns the first value.
func (h Header) Get(key string) string {
	if v := h[CanonicalHeaderKey(key)]; len(v) > 0 {
		return v[0]
	}
	return ""
}

// Values returns all values.
func (h Header) Values(key string) []string { return h[CanonicalHeaderKey(key)] }

// Del takes the values away.
func (h Header) Del(key string) { delete(h, CanonicalHeaderKey(key)) }

// Clone returns a copy.
func (h Header) Clone() Header {
	if h == nil {
		return nil
	}
	c := make(Header, len(h))
	for k, v := range h {
		c[k] = slices.Clone(v)
	}
	return c
}

func sortedKeys(h Header) []string { return slices.Sorted(maps.Keys(h)) }

// CanonicalHeaderKey returns a name with capitals at its beginning and behind hyphens; as it is, if it has other characters than those of names.
func CanonicalHeaderKey(s string) string {
	if !isToken(s) {
		return s
	}
	b := []byte(s)
	upper := true
	for i, c := range b {
		if upper && 'a' <= c && c <= 'z' {
			b[i] = c - 'a' + 'A'
		} else if !upper && 'A' <= c && c <= 'Z' {
			b[i] = c - 'A' + 'a'
		}
		upper = c == '-'
	}
	return string(b)
}
