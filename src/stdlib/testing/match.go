// testing: names of subtests, and which of them a pattern selects. Complete.

package testing

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"sync"
	"unicode"
)

// A pattern is alternatives of expressions for the elements of a name.
type pattern [][]string

type matcher struct {
	run, skip pattern
	match     func(pat, str string) (bool, error)
	mu        sync.Mutex
	seen      map[string]int32 // names given, and how often
}

func newMatcher(matchString func(pat, str string) (bool, error), run, flagName, skip string) *matcher {
	m := &matcher{run: splitPattern(run), skip: splitPattern(skip), match: matchString, seen: map[string]int32{}}
	m.verify(m.run, flagName)
	m.verify(m.skip, "-test.skip")
	return m
}

func (m *matcher) verify(p pattern, flagName string) {
	for i, alt := range p {
		for k, s := range alt {
			alt[k] = rewrite(s)
			if _, err := m.match(alt[k], "non-empty"); err != nil {
				msg := fmt.Sprintf("element %d of %s (%q): %s", k, flagName, alt[k], err)
				if len(p) > 1 {
					msg = fmt.Sprintf("alternation %d of %s", i, msg)
				}
				fmt.Fprintf(os.Stderr, "testing: invalid regexp for %s\n", msg)
				os.Exit(1)
			}
		}
	}
}

// splitPattern cuts at | and / outside of brackets.
func splitPattern(s string) pattern {
	if s == "" {
		return nil
	}
	var out pattern
	var cur []string
	begin, class, group := 0, 0, 0
	for i := 0; i < len(s); i++ {
		switch c := s[i]; c {
		case '[':
			class++
		case ']':
			class = max(class-1, 0)
		case '(':
			if class == 0 {
				group++
			}
		case ')':
			if class == 0 {
				group--
			}
		case '\\':
			i++
		case '/', '|':
			if class != 0 || group != 0 {
				break
			}
			cur = append(cur, s[begin:i])
			begin = i + 1
			if c == '|' {
				out = append(out, cur)
				cur = nil
			}
		}
	}
	return append(out, append(cur, s[begin:]))
}

// matches reports whether the elements fit, and if so whether only as far as they go.
func (p pattern) matches(elem []string, match func(pat, str string) (bool, error)) (ok, partial bool) {
	for _, alt := range p {
		fits := true
		for i := 0; i < len(elem) && i < len(alt) && fits; i++ {
			fits, _ = match(alt[i], elem[i])
		}
		if fits {
			return true, len(elem) < len(alt)
		}
	}
	return false, false
}

// fullName gives the unique name of a subtest and whether it is to run; partial: only for the sake of its own subtests.
func (m *matcher) fullName(c *common, subname string) (name string, ok, partial bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	name = subname
	if c != nil && c.level > 0 {
		name = m.unique(c.name, rewrite(subname))
	}
	elem := strings.Split(name, "/")
	ok, partial = true, true
	if m.run != nil {
		if ok, partial = m.run.matches(elem, m.match); !ok {
			return name, false, false
		}
	}
	if m.run == nil {
		partial = false
	}
	if skip, part := m.skip.matches(elem, m.match); skip && !part {
		return name, false, false
	}
	return name, true, partial
}

func (m *matcher) unique(parent, subname string) string {
	base := parent + "/" + subname
	for {
		n := m.seen[base]
		if n < 0 {
			panic("subtest count overflow")
		}
		m.seen[base] = n + 1
		if n == 0 && subname != "" {
			if prefix, k := numberSuffix(base); len(prefix) < len(base) && k < m.seen[prefix] {
				// The name looks like a counted one that was given.
				continue
			}
			return base
		}
		name := fmt.Sprintf("%s#%02d", base, n)
		if m.seen[name] == 0 {
			return name
		}
	}
}

// numberSuffix splits off #NN as unique writes it.
func numberSuffix(s string) (prefix string, n int32) {
	i := strings.LastIndexByte(s, '#')
	if i < 0 {
		return s, 0
	}
	prefix, suffix := s[:i], s[i+1:]
	if len(suffix) < 2 || len(suffix) > 2 && suffix[0] == '0' || suffix == "00" && !strings.HasSuffix(prefix, "/") {
		return s, 0
	}
	x, err := strconv.ParseInt(suffix, 10, 32)
	if err != nil || x < 0 {
		return s, 0
	}
	return prefix, int32(x)
}

// rewrite makes a name printable and free of blanks.
func rewrite(s string) string {
	var b []byte
	for _, r := range s {
		switch {
		case r <= 0xffff && unicode.IsSpace(r) || r == 0x200b:
			b = append(b, '_')
		case !strconv.IsPrint(r):
			q := strconv.QuoteRune(r)
			b = append(b, q[1:len(q)-1]...)
		default:
			b = append(b, string(r)...)
		}
	}
	return string(b)
}
