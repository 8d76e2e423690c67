// Package bytes: the whole API is present (Buffer and Reader in buffer.go); nothing is absent.

// Package bytes has functions for slices of bytes, as package strings for strings.
package bytes

import (
	"internal/bytealg"
	"iter"
	"unicode"
	"unicode/utf8"
	"unsafe"
)

// text views b as a string, for comparing and searching only.
func text(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }

// Equal reports whether a and b have the same bytes; nil is as empty.
func Equal(a, b []byte) bool { return string(a) == string(b) }

// Compare returns -1, 0 or 1.
func Compare(a, b []byte) int { return bytealg.Compare(a, b) }

func explode(s []byte, n int) [][]byte {
	if n <= 0 || n > len(s) {
		n = len(s)
	}
	a := make([][]byte, 0, n)
	for len(s) > 0 {
		if len(a) == n-1 {
			a = append(a, s)
			break
		}
		_, w := utf8.DecodeRune(s)
		a = append(a, s[:w:w])
		s = s[w:]
	}
	return a
}

// Count counts occurrences of sep that don't overlap; for an empty one, runes plus one.
func Count(s, sep []byte) int {
	switch len(sep) {
	case 0:
		return utf8.RuneCount(s) + 1
	case 1:
		return bytealg.Count(s, sep[0])
	}
	n := 0
	for {
		i := Index(s, sep)
		if i < 0 {
			return n
		}
		n++
		s = s[i+len(sep):]
	}
}

// Contains reports whether b has subslice.
func Contains(b, subslice []byte) bool { return Index(b, subslice) != -1 }

// ContainsAny reports whether b has one of chars.
func ContainsAny(b []byte, chars string) bool { return IndexAny(b, chars) >= 0 }

// ContainsRune reports whether b has r.
func ContainsRune(b []byte, r rune) bool { return IndexRune(b, r) >= 0 }

// ContainsFunc reports whether a rune of b satisfies f.
func ContainsFunc(b []byte, f func(rune) bool) bool { return IndexFunc(b, f) >= 0 }

// IndexByte returns the first index of c, or -1.
func IndexByte(b []byte, c byte) int { return bytealg.IndexByte(b, c) }

// LastIndexByte returns the last index of c, or -1.
func LastIndexByte(s []byte, c byte) int { return bytealg.LastIndexByte(s, c) }

// Index returns the first index of sep, or -1.
func Index(s, sep []byte) int {
	n := len(sep)
	switch {
	case n == 0:
		return 0
	case n == 1:
		return IndexByte(s, sep[0])
	case n == len(s):
		if Equal(sep, s) {
			return 0
		}
		return -1
	case n > len(s):
		return -1
	}
	return bytealg.Index(s, sep)
}

// LastIndex returns the last index of sep, or -1.
func LastIndex(s, sep []byte) int {
	n := len(sep)
	switch {
	case n == 0:
		return len(s)
	case n == 1:
		return bytealg.LastIndexByte(s, sep[0])
	case n > len(s):
		return -1
	}
	return bytealg.LastIndex(s, sep)
}

// IndexRune returns the first index of r, or -1. RuneError finds any broken byte.
func IndexRune(s []byte, r rune) int { return indexRune(text(s), r) }

func indexRune(s string, r rune) int {
	switch {
	case 0 <= r && r < utf8.RuneSelf:
		return bytealg.IndexByteString(s, byte(r))
	case r == utf8.RuneError:
		for i, c := range s {
			if c == utf8.RuneError {
				return i
			}
		}
		return -1
	case !utf8.ValidRune(r):
		return -1
	}
	var buf [utf8.UTFMax]byte
	n := utf8.EncodeRune(buf[:], r)
	if n > len(s) {
		return -1
	}
	return bytealg.IndexString(s, text(buf[:n]))
}

// IndexAny returns the first index of one of chars, or -1.
func IndexAny(s []byte, chars string) int {
	for i, c := range text(s) {
		if indexRune(chars, c) >= 0 {
			return i
		}
	}
	return -1
}

// LastIndexAny returns the last index of one of chars, or -1.
func LastIndexAny(s []byte, chars string) int {
	for i := len(s); i > 0; {
		r, w := utf8.DecodeLastRune(s[:i])
		i -= w
		if indexRune(chars, r) >= 0 {
			return i
		}
	}
	return -1
}

// IndexFunc returns the first index of a rune that satisfies f, or -1.
func IndexFunc(s []byte, f func(r rune) bool) int { return indexFunc(s, f, true) }

// LastIndexFunc returns the last index of a rune that satisfies f, or -1.
func LastIndexFunc(s []byte, f func(r rune) bool) int { return lastIndexFunc(s, f, true) }

func indexFunc(s []byte, f func(r rune) bool, truth bool) int {
	for i := 0; i < len(s); {
		r, w := utf8.DecodeRune(s[i:])
		if f(r) == truth {
			return i
		}
		i += w
	}
	return -1
}

func lastIndexFunc(s []byte, f func(r rune) bool, truth bool) int {
	for i := len(s); i > 0; {
		r, w := utf8.DecodeLastRune(s[:i])
		i -= w
		if f(r) == truth {
			return i
		}
	}
	return -1
}

func split(s, sep []byte, keep, n int) [][]byte {
	if n == 0 {
		return nil
	}
	if len(sep) == 0 {
		return explode(s, n)
	}
	if n < 0 {
		n = Count(s, sep) + 1
	}
	if n > len(s)+1 {
		n = len(s) + 1
	}
	a := make([][]byte, n)
	n--
	i := 0
	for i < n {
		m := Index(s, sep)
		if m < 0 {
			break
		}
		a[i] = s[: m+keep : m+keep]
		s = s[m+len(sep):]
		i++
	}
	a[i] = s
	return a[:i+1]
}

// SplitN cuts s at sep into at most n slices, all for n < 0.
func SplitN(s, sep []byte, n int) [][]byte { return split(s, sep, 0, n) }

// SplitAfterN is SplitN with the separators kept.
func SplitAfterN(s, sep []byte, n int) [][]byte { return split(s, sep, len(sep), n) }

// Split cuts s at each sep, for an empty sep into runes.
func Split(s, sep []byte) [][]byte { return split(s, sep, 0, -1) }

// SplitAfter is Split with the separators kept.
func SplitAfter(s, sep []byte) [][]byte { return split(s, sep, len(sep), -1) }

func asciiSpace(c byte) bool { return c == ' ' || '\t' <= c && c <= '\r' }

// Fields cuts s around white space.
func Fields(s []byte) [][]byte {
	n, inside := 0, false
	for _, c := range s {
		if c >= utf8.RuneSelf {
			return FieldsFunc(s, unicode.IsSpace)
		}
		if asciiSpace(c) {
			inside = false
		} else if !inside {
			inside = true
			n++
		}
	}
	a := make([][]byte, n)
	n = 0
	for i := 0; i < len(s); {
		if asciiSpace(s[i]) {
			i++
			continue
		}
		start := i
		for i < len(s) && !asciiSpace(s[i]) {
			i++
		}
		a[n] = s[start:i:i]
		n++
	}
	return a
}

// FieldsFunc cuts s around runes that satisfy f.
func FieldsFunc(s []byte, f func(rune) bool) [][]byte {
	type span struct {
		start int
		end   int
	}
	spans := make([]span, 0, 32)
	start := -1
	for i := 0; i < len(s); {
		r, w := utf8.DecodeRune(s[i:])
		if f(r) {
			if start >= 0 {
				spans = append(spans, span{start, i})
				start = -1
			}
		} else if start < 0 {
			start = i
		}
		i += w
	}
	if start >= 0 {
		spans = append(spans, span{start, len(s)})
	}
	a := make([][]byte, len(spans))
	for i, sp := range spans {
		a[i] = s[sp.start:sp.end:sp.end]
	}
	return a
}

// Join puts sep between the slices.
func Join(s [][]byte, sep []byte) []byte {
	if len(s) == 0 {
		return []byte{}
	}
	if len(s) == 1 {
		return append([]byte(nil), s[0]...)
	}
	n := 0
	if len(sep) > 0 {
		if len(sep) >= maxInt/(len(s)-1) {
			panic("bytes: Join output length overflow")
		}
		n = len(sep) * (len(s) - 1)
	}
	for _, v := range s {
		if len(v) > maxInt-n {
			panic("bytes: Join output length overflow")
		}
		n += len(v)
	}
	b := bytealg.MakeNoZero(n)[:n:n]
	at := copy(b, s[0])
	for _, v := range s[1:] {
		at += copy(b[at:], sep)
		at += copy(b[at:], v)
	}
	return b
}

// HasPrefix reports whether s starts with prefix.
func HasPrefix(s, prefix []byte) bool {
	return len(s) >= len(prefix) && Equal(s[:len(prefix)], prefix)
}

// HasSuffix reports whether s ends with suffix.
func HasSuffix(s, suffix []byte) bool {
	return len(s) >= len(suffix) && Equal(s[len(s)-len(suffix):], suffix)
}

// Map maps each rune of s into a copy; a negative result drops it.
func Map(mapping func(r rune) rune, s []byte) []byte {
	b := make([]byte, 0, len(s))
	for i := 0; i < len(s); {
		r, w := utf8.DecodeRune(s[i:])
		if r = mapping(r); r >= 0 {
			b = utf8.AppendRune(b, r)
		}
		i += w
	}
	return b
}

// Repeat returns b count times; it panics if count is negative or the result too long.
func Repeat(b []byte, count int) []byte {
	if count == 0 {
		return []byte{}
	}
	if count < 0 {
		panic("bytes: negative Repeat count")
	}
	if len(b) > maxInt/count {
		panic("bytes: Repeat output length overflow")
	}
	n := len(b) * count
	if len(b) == 0 {
		return []byte{}
	}
	out := bytealg.MakeNoZero(n)[:n:n]
	const limit = 8 * 1024
	for at := copy(out, b); at < n; {
		at += copy(out[at:], out[:min(at, max(limit/len(b)*len(b), len(b)))])
	}
	return out
}

// ToUpper returns a copy in upper case.
func ToUpper(s []byte) []byte {
	for _, c := range s {
		if c >= utf8.RuneSelf {
			return Map(unicode.ToUpper, s)
		}
	}
	b := append([]byte(""), s...)
	for i, c := range b {
		if 'a' <= c && c <= 'z' {
			b[i] = c - ('a' - 'A')
		}
	}
	return b
}

// ToLower returns a copy in lower case.
func ToLower(s []byte) []byte {
	for _, c := range s {
		if c >= utf8.RuneSelf {
			return Map(unicode.ToLower, s)
		}
	}
	b := append([]byte(""), s...)
	for i, c := range b {
		if 'A' <= c && c <= 'Z' {
			b[i] = c + ('a' - 'A')
		}
	}
	return b
}

// ToTitle returns a copy in title case.
func ToTitle(s []byte) []byte { return Map(unicode.ToTitle, s) }

// ToUpperSpecial returns a copy in upper case, c first.
func ToUpperSpecial(c unicode.SpecialCase, s []byte) []byte { return Map(c.ToUpper, s) }

// ToLowerSpecial returns a copy in lower case, c first.
func ToLowerSpecial(c unicode.SpecialCase, s []byte) []byte { return Map(c.ToLower, s) }

// ToTitleSpecial returns a copy in title case, c first.
func ToTitleSpecial(c unicode.SpecialCase, s []byte) []byte { return Map(c.ToTitle, s) }

// ToValidUTF8 returns a copy with each run of broken bytes replaced.
func ToValidUTF8(s, replacement []byte) []byte {
	b := make([]byte, 0, len(s)+len(replacement))
	broken := false
	for i := 0; i < len(s); {
		_, w := utf8.DecodeRune(s[i:])
		if w == 1 && s[i] >= utf8.RuneSelf {
			if !broken {
				b = append(b, replacement...)
			}
			broken = true
		} else {
			broken = false
			b = append(b, s[i:i+w]...)
		}
		i += w
	}
	return b
}

func isSeparator(r rune) bool {
	if r <= 0x7F {
		return !('0' <= r && r <= '9' || 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || r == '_')
	}
	if unicode.IsLetter(r) || unicode.IsDigit(r) {
		return false
	}
	return unicode.IsSpace(r)
}

// Title maps the first letter of each word to title case. Deprecated: it knows little of words.
func Title(s []byte) []byte {
	prev := ' '
	return Map(
		func(r rune) rune {
			if isSeparator(prev) {
				prev = r
				return unicode.ToTitle(r)
			}
			prev = r
			return r
		},
		s)
}

// TrimLeftFunc cuts leading runes that satisfy f; nil if all do.
func TrimLeftFunc(s []byte, f func(r rune) bool) []byte {
	i := indexFunc(s, f, false)
	if i == -1 {
		return nil
	}
	return s[i:]
}

// TrimRightFunc cuts trailing runes that satisfy f.
func TrimRightFunc(s []byte, f func(r rune) bool) []byte {
	i := lastIndexFunc(s, f, false)
	if i >= 0 {
		_, w := utf8.DecodeRune(s[i:])
		i += w
	} else {
		i = 0
	}
	return s[0:i]
}

// TrimFunc cuts leading and trailing runes that satisfy f.
func TrimFunc(s []byte, f func(r rune) bool) []byte { return TrimRightFunc(TrimLeftFunc(s, f), f) }

// TrimPrefix cuts the prefix, if it is there.
func TrimPrefix(s, prefix []byte) []byte {
	if HasPrefix(s, prefix) {
		return s[len(prefix):]
	}
	return s
}

// TrimSuffix cuts the suffix, if it is there.
func TrimSuffix(s, suffix []byte) []byte {
	if HasSuffix(s, suffix) {
		return s[:len(s)-len(suffix)]
	}
	return s
}

// Trim cuts leading and trailing runes of cutset.
func Trim(s []byte, cutset string) []byte {
	if len(s) == 0 {
		return nil
	}
	if cutset == "" {
		return s
	}
	return TrimRight(TrimLeft(s, cutset), cutset)
}

// TrimLeft cuts leading runes of cutset; nil if nothing is left.
func TrimLeft(s []byte, cutset string) []byte {
	if len(s) == 0 {
		return nil
	}
	if cutset == "" {
		return s
	}
	for len(s) > 0 {
		r, w := utf8.DecodeRune(s)
		if indexRune(cutset, r) < 0 {
			return s
		}
		s = s[w:]
	}
	return nil
}

// TrimRight cuts trailing runes of cutset.
func TrimRight(s []byte, cutset string) []byte {
	if len(s) == 0 || cutset == "" {
		return s
	}
	for len(s) > 0 {
		r, w := utf8.DecodeLastRune(s)
		if indexRune(cutset, r) < 0 {
			break
		}
		s = s[:len(s)-w]
	}
	return s
}

// TrimSpace cuts leading and trailing white space; nil if nothing is left.
func TrimSpace(s []byte) []byte {
	for i, c := range s {
		if c >= utf8.RuneSelf {
			return TrimFunc(s[i:], unicode.IsSpace)
		}
		if asciiSpace(c) {
			continue
		}
		s = s[i:]
		for j := len(s) - 1; ; j-- {
			c := s[j]
			if c >= utf8.RuneSelf {
				return TrimFunc(s[:j+1], unicode.IsSpace)
			}
			if !asciiSpace(c) {
				return s[:j+1]
			}
		}
	}
	return nil
}

// Runes returns the runes of s.
func Runes(s []byte) []rune {
	t := make([]rune, utf8.RuneCount(s))
	i := 0
	for len(s) > 0 {
		r, w := utf8.DecodeRune(s)
		t[i] = r
		i++
		s = s[w:]
	}
	return t
}

// Replace returns a copy with the first n occurrences of old replaced, all for n < 0; an empty old is found before each rune
// and at the end.
func Replace(s, old, new []byte, n int) []byte {
	m := 0
	if n != 0 {
		m = Count(s, old)
	}
	if m == 0 {
		return append([]byte(nil), s...)
	}
	if n < 0 || m < n {
		n = m
	}
	size := len(s) + n*(len(new)-len(old))
	t := bytealg.MakeNoZero(size)[:size:size]
	w, start := 0, 0
	for i := 0; i < n; i++ {
		j := start
		if len(old) == 0 {
			if i > 0 {
				_, k := utf8.DecodeRune(s[start:])
				j += k
			}
		} else {
			j += Index(s[start:], old)
		}
		w += copy(t[w:], s[start:j])
		w += copy(t[w:], new)
		start = j + len(old)
	}
	w += copy(t[w:], s[start:])
	return t[0:w]
}

// ReplaceAll returns a copy with all occurrences of old replaced.
func ReplaceAll(s, old, new []byte) []byte { return Replace(s, old, new, -1) }

// EqualFold reports whether the texts are equal under simple case folding.
func EqualFold(s, t []byte) bool {
	n := min(len(s), len(t))
	for i := 0; i < n; i++ {
		a, b := s[i], t[i]
		if a|b >= utf8.RuneSelf {
			return equalFoldRunes(s[i:], t[i:])
		}
		// Both ASCII: equal if different only as the two cases of a letter.
		if a != b && (a^b != 'a'-'A' || a|('a'-'A')-'a' > 'z'-'a') {
			return false
		}
	}
	return len(s) == len(t)
}

func equalFoldRunes(s, t []byte) bool {
	for len(s) > 0 && len(t) > 0 {
		a, i := utf8.DecodeRune(s)
		b, j := utf8.DecodeRune(t)
		s, t = s[i:], t[j:]
		if a == b {
			continue
		}
		r := unicode.SimpleFold(a)
		for r != a && r != b {
			r = unicode.SimpleFold(r)
		}
		if r != b {
			return false
		}
	}
	return len(s) == len(t)
}

// Cut cuts s around the first sep.
func Cut(s, sep []byte) (before, after []byte, found bool) {
	if i := Index(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, nil, false
}

// Clone returns a copy, nil for nil.
func Clone(b []byte) []byte {
	if b == nil {
		return nil
	}
	return append([]byte{}, b...)
}

// CutPrefix cuts the prefix and tells whether it was there.
func CutPrefix(s, prefix []byte) (after []byte, found bool) {
	if !HasPrefix(s, prefix) {
		return s, false
	}
	return s[len(prefix):], true
}

// CutSuffix cuts the suffix and tells whether it was there.
func CutSuffix(s, suffix []byte) (before []byte, found bool) {
	if !HasSuffix(s, suffix) {
		return s, false
	}
	return s[:len(s)-len(suffix)], true
}

// Lines iterates over the lines with their newlines.
func Lines(s []byte) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		for len(s) > 0 {
			var line []byte
			if i := IndexByte(s, '\n'); i >= 0 {
				line, s = s[:i+1], s[i+1:]
			} else {
				line, s = s, nil
			}
			if !yield(line[:len(line):len(line)]) {
				return
			}
		}
	}
}

func splitSeq(s, sep []byte, sepSave int) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		if len(sep) == 0 {
			for len(s) > 0 {
				_, size := utf8.DecodeRune(s)
				if !yield(s[:size:size]) {
					return
				}
				s = s[size:]
			}
			return
		}
		for {
			i := Index(s, sep)
			if i < 0 {
				break
			}
			frag := s[: i+sepSave : i+sepSave]
			if !yield(frag) {
				return
			}
			s = s[i+len(sep):]
		}
		yield(s[:len(s):len(s)])
	}
}

// SplitSeq iterates over what Split returns.
func SplitSeq(s, sep []byte) iter.Seq[[]byte] { return splitSeq(s, sep, 0) }

// SplitAfterSeq iterates over what SplitAfter returns.
func SplitAfterSeq(s, sep []byte) iter.Seq[[]byte] { return splitSeq(s, sep, len(sep)) }

// FieldsSeq iterates over what Fields returns.
func FieldsSeq(s []byte) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		start := -1
		for i := 0; i < len(s); {
			r, size := rune(s[i]), 1
			if r >= utf8.RuneSelf {
				r, size = utf8.DecodeRune(s[i:])
			}
			if unicode.IsSpace(r) {
				if start >= 0 {
					if !yield(s[start:i:i]) {
						return
					}
					start = -1
				}
			} else if start < 0 {
				start = i
			}
			i += size
		}
		if start >= 0 {
			yield(s[start:len(s):len(s)])
		}
	}
}

// FieldsFuncSeq iterates over what FieldsFunc returns.
func FieldsFuncSeq(s []byte, f func(rune) bool) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		start := -1
		for i := 0; i < len(s); {
			r, size := utf8.DecodeRune(s[i:])
			if f(r) {
				if start >= 0 {
					if !yield(s[start:i:i]) {
						return
					}
					start = -1
				}
			} else if start < 0 {
				start = i
			}
			i += size
		}
		if start >= 0 {
			yield(s[start:len(s):len(s)])
		}
	}
}
