// Package path: the whole API is present; nothing is absent.

// Package path handles paths with slashes.
package path

import (
	"errors"
	"internal/bytealg"
	"unicode/utf8"
)

// Clean returns the shortest equal path, by its text alone; "." for an empty one.
func Clean(path string) string {
	if path == "" {
		return "."
	}
	rooted := path[0] == '/'
	out := cleaned{path: path}
	if rooted {
		out.add("/")
	}
	base := out.n // .. can't go back beyond
	for i := 0; i < len(path); {
		start := i
		for i < len(path) && path[i] != '/' {
			i++
		}
		elem := path[start:i]
		i++
		switch {
		case elem == "" || elem == ".":
			continue
		case elem == ".." && out.n > base:
			for out.n--; out.n > base && out.at(out.n) != '/'; {
				out.n--
			}
			continue
		case elem == ".." && rooted:
			continue
		}
		if out.n > 0 && out.at(out.n-1) != '/' {
			out.add("/")
		}
		out.add(elem)
		if elem == ".." {
			base = out.n
		}
	}
	if out.n == 0 {
		return "."
	}
	if out.buf == nil {
		return path[:out.n]
	}
	return string(out.buf[:out.n])
}

// cleaned is the beginning of a clean path: the same as of the path itself, as long as there is no buffer.
type cleaned struct {
	path string
	buf  []byte
	n    int
}

func (c *cleaned) at(i int) byte {
	if c.buf != nil {
		return c.buf[i]
	}
	return c.path[i]
}

func (c *cleaned) add(s string) {
	if c.buf == nil {
		if c.n+len(s) <= len(c.path) && c.path[c.n:c.n+len(s)] == s {
			c.n += len(s)
			return
		}
		c.buf = make([]byte, len(c.path))
		copy(c.buf, c.path[:c.n])
	}
	c.n += copy(c.buf[c.n:], s)
}

// Split cuts behind the last slash.
func Split(path string) (dir, file string) {
	i := bytealg.LastIndexByteString(path, '/')
	return path[:i+1], path[i+1:]
}

// Join joins the elements that aren't empty and cleans the result.
func Join(elem ...string) string {
	size := 0
	for _, e := range elem {
		size += len(e)
	}
	if size == 0 {
		return ""
	}
	buf := make([]byte, 0, size+len(elem)-1)
	for _, e := range elem {
		if len(buf) > 0 || e != "" {
			if len(buf) > 0 {
				buf = append(buf, '/')
			}
			buf = append(buf, e...)
		}
	}
	return Clean(string(buf))
}

// Ext returns the last element's ending from its last dot.
func Ext(path string) string {
	for i := len(path) - 1; i >= 0 && path[i] != '/'; i-- {
		if path[i] == '.' {
			return path[i:]
		}
	}
	return ""
}

// Base returns the last element; "." for an empty path.
func Base(path string) string {
	if path == "" {
		return "."
	}
	for len(path) > 0 && path[len(path)-1] == '/' {
		path = path[:len(path)-1]
	}
	if i := bytealg.LastIndexByteString(path, '/'); i >= 0 {
		path = path[i+1:]
	}
	if path == "" {
		return "/"
	}
	return path
}

// IsAbs reports whether the path starts with a slash.
func IsAbs(path string) bool {
	return len(path) > 0 && path[0] == '/'
}

// Dir returns all but the last element, cleaned.
func Dir(path string) string {
	dir, _ := Split(path)
	return Clean(dir)
}

// ErrBadPattern says that a pattern is malformed.
var ErrBadPattern = errors.New("syntax error in pattern")

// Match reports whether all of name matches the pattern of *, ?, [classes] and \escapes; only a slash matches a slash.
func Match(pattern, name string) (matched bool, err error) {
	// The last star: what follows it is tried again one character further on.
	var starPattern, starName string
	star := false
	for {
		if pattern != "" && pattern[0] == '*' {
			for pattern != "" && pattern[0] == '*' {
				pattern = pattern[1:]
			}
			star, starPattern, starName = true, pattern, name
		}
		if pattern == "" && name == "" {
			return true, nil
		}
		rest, ok := "", false
		if pattern != "" {
			var width int
			if rest, width, ok, err = matchOne(pattern, name); err != nil {
				return false, err
			}
			if ok {
				pattern, name = rest, name[width:]
				continue
			}
		}
		if !star || starName == "" || starName[0] == '/' {
			break
		}
		_, w := utf8.DecodeRuneInString(starName)
		starName = starName[w:]
		pattern, name = starPattern, starName
	}
	// No match; the rest of the pattern must be well formed all the same.
	for pattern != "" {
		if pattern[0] == '*' {
			pattern = pattern[1:]
			continue
		}
		if pattern, _, _, err = matchOne(pattern, ""); err != nil {
			return false, err
		}
	}
	return false, nil
}

// matchOne matches the first item of the pattern, no star, with the first character of name.
func matchOne(pattern, name string) (rest string, width int, ok bool, err error) {
	r, w := rune(-1), 0
	if name != "" {
		r, w = utf8.DecodeRuneInString(name)
	}
	switch pattern[0] {
	case '?':
		return pattern[1:], w, r >= 0 && r != '/', nil
	case '[':
		pattern = pattern[1:]
		not := pattern != "" && pattern[0] == '^'
		if not {
			pattern = pattern[1:]
		}
		in := false
		for n := 0; ; n++ {
			if pattern != "" && pattern[0] == ']' && n > 0 {
				break
			}
			var lo, hi rune
			if lo, pattern, err = classChar(pattern); err != nil {
				return
			}
			hi = lo
			if pattern[0] == '-' {
				if hi, pattern, err = classChar(pattern[1:]); err != nil {
					return
				}
			}
			in = in || lo <= r && r <= hi
		}
		return pattern[1:], w, r >= 0 && in != not, nil
	case '\\':
		pattern = pattern[1:]
		if pattern == "" {
			return "", 0, false, ErrBadPattern
		}
	}
	return pattern[1:], 1, name != "" && pattern[0] == name[0], nil
}

// classChar reads one character of a class, which can't end there.
func classChar(s string) (r rune, rest string, err error) {
	if s == "" || s[0] == '-' || s[0] == ']' {
		return 0, "", ErrBadPattern
	}
	if s[0] == '\\' {
		s = s[1:]
		if s == "" {
			return 0, "", ErrBadPattern
		}
	}
	r, n := utf8.DecodeRuneInString(s)
	if r == utf8.RuneError && n == 1 || len(s) == n {
		return 0, "", ErrBadPattern
	}
	return r, s[n:], nil
}
