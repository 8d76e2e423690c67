// Package strings: the whole API is present (Builder, Reader, Replacer in their files); nothing is absent.

// Package strings has functions for UTF-8 text.
package strings

import (
	"internal/bytealg"
	"unicode"
	"unicode/utf8"
	"unsafe"
)

const maxInt = int(^uint(0) >> 1)

// Clone returns a copy in memory of its own.
func Clone(s string) string {
	if len(s) == 0 {
		return ""
	}
	b := make([]byte, len(s))
	copy(b, s)
	return unsafe.String(&b[0], len(b))
}

// Compare returns -1, 0 or 1.
func Compare(a, b string) int { return bytealg.CompareString(a, b) }

// explode splits s into its runes, at most n strings, all for n < 0.
func explode(s string, n int) []string {
	l := utf8.RuneCountInString(s)
	if n < 0 || n > l {
		n = l
	}
	a := make([]string, n)
	for i := 0; i < n-1; i++ {
		_, w := utf8.DecodeRuneInString(s)
		a[i] = s[:w]
		s = s[w:]
	}
	if n > 0 {
		a[n-1] = s
	}
	return a
}

// Count counts occurrences of substr that don't overlap; for an empty one, runes plus one.
func Count(s, substr string) int {
	switch len(substr) {
	case 0:
		return utf8.RuneCountInString(s) + 1
	case 1:
		return bytealg.CountString(s, substr[0])
	}
	n := 0
	for {
		i := Index(s, substr)
		if i < 0 {
			return n
		}
		n++
		s = s[i+len(substr):]
	}
}

// Contains reports whether s has substr.
func Contains(s, substr string) bool { return Index(s, substr) >= 0 }

// ContainsAny reports whether s has one of chars.
func ContainsAny(s, chars string) bool { return IndexAny(s, chars) >= 0 }

// ContainsRune reports whether s has r.
func ContainsRune(s string, r rune) bool { return IndexRune(s, r) >= 0 }

// ContainsFunc reports whether a rune of s satisfies f.
func ContainsFunc(s string, f func(rune) bool) bool { return IndexFunc(s, f) >= 0 }

// Index returns the first index of substr, or -1.
func Index(s, substr string) int {
	n := len(substr)
	switch {
	case n == 0:
		return 0
	case n == 1:
		return IndexByte(s, substr[0])
	case n == len(s):
		if substr == s {
			return 0
		}
		return -1
	case n > len(s):
		return -1
	}
	return bytealg.IndexString(s, substr)
}

// LastIndex returns the last index of substr, or -1.
func LastIndex(s, substr string) int {
	n := len(substr)
	switch {
	case n == 0:
		return len(s)
	case n == 1:
		return bytealg.LastIndexByteString(s, substr[0])
	case n > len(s):
		return -1
	}
	return bytealg.LastIndexString(s, substr)
}

// IndexByte returns the first index of c, or -1.
func IndexByte(s string, c byte) int { return bytealg.IndexByteString(s, c) }

// LastIndexByte returns the last index of c, or -1.
func LastIndexByte(s string, c byte) int { return bytealg.LastIndexByteString(s, c) }

// IndexRune returns the first index of r, or -1. RuneError finds any broken byte.
func IndexRune(s string, r rune) int {
	switch {
	case 0 <= r && r < utf8.RuneSelf:
		return IndexByte(s, byte(r))
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
	return Index(s, string(r))
}

// IndexAny returns the first index of one of chars, or -1.
func IndexAny(s, chars string) int {
	for i, c := range s {
		if IndexRune(chars, c) >= 0 {
			return i
		}
	}
	return -1
}

// LastIndexAny returns the last index of one of chars, or -1.
func LastIndexAny(s, chars string) int {
	for i := len(s); i > 0; {
		r, w := utf8.DecodeLastRuneInString(s[:i])
		i -= w
		if IndexRune(chars, r) >= 0 {
			return i
		}
	}
	return -1
}

// IndexFunc returns the first index of a rune that satisfies f, or -1.
func IndexFunc(s string, f func(rune) bool) int { return indexFunc(s, f, true) }

// LastIndexFunc returns the last index of a rune that satisfies f, or -1.
func LastIndexFunc(s string, f func(rune) bool) int { return lastIndexFunc(s, f, true) }

func indexFunc(s string, f func(rune) bool, truth bool) int {
	for i, r := range s {
		if f(r) == truth {
			return i
		}
	}
	return -1
}

func lastIndexFunc(s string, f func(rune) bool, truth bool) int {
	for i := len(s); i > 0; {
		r, w := utf8.DecodeLastRuneInString(s[:i])
		i -= w
		if f(r) == truth {
			return i
		}
	}
	return -1
}

// split cuts s at sep, keeping the first keep bytes of each sep.
func split(s, sep string, keep, n int) []string {
	if n == 0 {
		return nil
	}
	if sep == "" {
		return explode(s, n)
	}
	if n < 0 {
		n = Count(s, sep) + 1
	}
	if n > len(s)+1 {
		n = len(s) + 1
	}
	a := make([]string, n)
	n--
	i := 0
	for i < n {
		m := Index(s, sep)
		if m < 0 {
			break
		}
		a[i] = s[:m+keep]
		s = s[m+len(sep):]
		i++
	}
	a[i] = s
	return a[:i+1]
}

// SplitN cuts s at sep into at most n strings, all for n < 0.
func SplitN(s, sep string, n int) []string { return split(s, sep, 0, n) }

// SplitAfterN is SplitN with the separators kept.
func SplitAfterN(s, sep string, n int) []string { return split(s, sep, len(sep), n) }

// Split cuts s at each sep, for an empty sep into runes.
func Split(s, sep string) []string { return split(s, sep, 0, -1) }

// SplitAfter is Split with the separators kept.
func SplitAfter(s, sep string) []string { return split(s, sep, len(sep), -1) }

func asciiSpace(c byte) bool { return c == ' ' || '\t' <= c && c <= '\r' }

// Fields cuts s around white space.
func Fields(s string) []string {
	// First count, which for ASCII is exact.
	n, inside, ascii := 0, false, true
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= utf8.RuneSelf {
			ascii = false
			break
		}
		space := asciiSpace(c)
		if inside && space || !inside && !space {
			if !inside {
				n++
			}
			inside = !inside
		}
	}
	if !ascii {
		return FieldsFunc(s, unicode.IsSpace)
	}
	a := make([]string, n)
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
		a[n] = s[start:i]
		n++
	}
	return a
}

// FieldsFunc cuts s around runes that satisfy f.
func FieldsFunc(s string, f func(rune) bool) []string {
	type span struct {
		start int
		end   int
	}
	spans := make([]span, 0, 32)
	start := -1
	for i, r := range s {
		if f(r) {
			if start >= 0 {
				spans = append(spans, span{start, i})
				start = -1
			}
		} else if start < 0 {
			start = i
		}
	}
	if start >= 0 {
		spans = append(spans, span{start, len(s)})
	}
	a := make([]string, len(spans))
	for i, sp := range spans {
		a[i] = s[sp.start:sp.end]
	}
	return a
}

// Join puts sep between the elements.
func Join(elems []string, sep string) string {
	switch len(elems) {
	case 0:
		return ""
	case 1:
		return elems[0]
	}
	n := 0
	if len(sep) > 0 {
		if len(sep) >= maxInt/(len(elems)-1) {
			panic("strings: Join output length overflow")
		}
		n = len(sep) * (len(elems) - 1)
	}
	for _, e := range elems {
		if len(e) > maxInt-n {
			panic("strings: Join output length overflow")
		}
		n += len(e)
	}
	var b Builder
	b.Grow(n)
	b.WriteString(elems[0])
	for _, e := range elems[1:] {
		b.WriteString(sep)
		b.WriteString(e)
	}
	return b.String()
}

// HasPrefix reports whether s starts with prefix.
func HasPrefix(s, prefix string) bool { return len(s) >= len(prefix) && s[:len(prefix)] == prefix }

// HasSuffix reports whether s ends with suffix.
func HasSuffix(s, suffix string) bool {
	return len(s) >= len(suffix) && s[len(s)-len(suffix):] == suffix
}

// Map maps each rune of s; a negative result drops it.
func Map(mapping func(rune) rune, s string) string {
	// Nothing is copied until something changes.
	var b []byte
	for i, c := range s {
		r := mapping(c)
		if r == c && c != utf8.RuneError {
			continue
		}
		var width int
		if c == utf8.RuneError {
			c, width = utf8.DecodeRuneInString(s[i:])
			if width != 1 && r == c {
				continue
			}
		} else {
			width = utf8.RuneLen(c)
		}
		b = append(bytealg.MakeNoZero(len(s) + utf8.UTFMax)[:0], s[:i]...)
		if r >= 0 {
			b = utf8.AppendRune(b, r)
		}
		s = s[i+width:]
		break
	}
	if b == nil {
		return s
	}
	for _, c := range s {
		if r := mapping(c); uint32(r) < utf8.RuneSelf {
			b = append(b, byte(r))
		} else if r >= 0 {
			b = utf8.AppendRune(b, r)
		}
	}
	return unsafe.String(unsafe.SliceData(b), len(b))
}

// Repeat returns s count times; it panics if count is negative or the result too long.
func Repeat(s string, count int) string {
	switch count {
	case 0:
		return ""
	case 1:
		return s
	}
	if count < 0 {
		panic("strings: negative Repeat count")
	}
	if len(s) > maxInt/count {
		panic("strings: Repeat output length overflow")
	}
	n := len(s) * count
	if n == 0 {
		return ""
	}
	var b Builder
	b.Grow(n)
	b.WriteString(s)
	// Doubling, in pieces of at most 8 KB, which stay in the caches.
	const limit = 8 * 1024
	for b.Len() < n {
		chunk := min(n-b.Len(), b.Len(), max(limit/len(s)*len(s), len(s)))
		b.WriteString(b.String()[:chunk])
	}
	return b.String()
}

// ToUpper maps s to upper case.
func ToUpper(s string) string {
	ascii, has := true, false
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= utf8.RuneSelf {
			ascii = false
			break
		}
		has = has || ('a' <= c && c <= 'z')
	}
	if !ascii {
		return Map(unicode.ToUpper, s)
	}
	if !has {
		return s
	}
	b := bytealg.MakeNoZero(len(s))[:len(s)]
	for i := range b {
		c := s[i]
		if c-'a' < 26 {
			c -= 'a' - 'A'
		}
		b[i] = c
	}
	return unsafe.String(unsafe.SliceData(b), len(b))
}

// ToLower maps s to lower case.
func ToLower(s string) string {
	ascii, has := true, false
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= utf8.RuneSelf {
			ascii = false
			break
		}
		has = has || ('A' <= c && c <= 'Z')
	}
	if !ascii {
		return Map(unicode.ToLower, s)
	}
	if !has {
		return s
	}
	b := bytealg.MakeNoZero(len(s))[:len(s)]
	for i := range b {
		c := s[i]
		if c-'A' < 26 {
			c += 'a' - 'A'
		}
		b[i] = c
	}
	return unsafe.String(unsafe.SliceData(b), len(b))
}

// ToTitle maps s to title case.
func ToTitle(s string) string { return Map(unicode.ToTitle, s) }

// ToUpperSpecial maps s to upper case, c first.
func ToUpperSpecial(c unicode.SpecialCase, s string) string { return Map(c.ToUpper, s) }

// ToLowerSpecial maps s to lower case, c first.
func ToLowerSpecial(c unicode.SpecialCase, s string) string { return Map(c.ToLower, s) }

// ToTitleSpecial maps s to title case, c first.
func ToTitleSpecial(c unicode.SpecialCase, s string) string { return Map(c.ToTitle, s) }

// ToValidUTF8 replaces each run of broken bytes.
func ToValidUTF8(s, replacement string) string {
	if utf8.ValidString(s) {
		return s
	}
	var b Builder
	b.Grow(len(s) + len(replacement))
	broken := false
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			i++
			broken = false
			b.WriteByte(c)
			continue
		}
		_, w := utf8.DecodeRuneInString(s[i:])
		if w == 1 {
			i++
			if !broken {
				broken = true
				b.WriteString(replacement)
			}
			continue
		}
		broken = false
		b.WriteString(s[i : i+w])
		i += w
	}
	return b.String()
}

// isSeparator says what ends a word, roughly.
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
func Title(s string) string {
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

// TrimLeftFunc cuts leading runes that satisfy f.
func TrimLeftFunc(s string, f func(rune) bool) string {
	i := indexFunc(s, f, false)
	if i == -1 {
		return ""
	}
	return s[i:]
}

// TrimRightFunc cuts trailing runes that satisfy f.
func TrimRightFunc(s string, f func(rune) bool) string {
	i := lastIndexFunc(s, f, false)
	if i >= 0 {
		_, w := utf8.DecodeRuneInString(s[i:])
		i += w
	} else {
		i = 0
	}
	return s[0:i]
}

// TrimFunc cuts leading and trailing runes that satisfy f.
func TrimFunc(s string, f func(rune) bool) string { return TrimRightFunc(TrimLeftFunc(s, f), f) }

// Trim cuts leading and trailing runes of cutset.
func Trim(s, cutset string) string {
	if s == "" || cutset == "" {
		return s
	}
	return TrimRight(TrimLeft(s, cutset), cutset)
}

// TrimLeft cuts leading runes of cutset.
func TrimLeft(s, cutset string) string {
	for s != "" && cutset != "" {
		r, w := utf8.DecodeRuneInString(s)
		if !ContainsRune(cutset, r) {
			break
		}
		s = s[w:]
	}
	return s
}

// TrimRight cuts trailing runes of cutset.
func TrimRight(s, cutset string) string {
	for s != "" && cutset != "" {
		r, w := utf8.DecodeLastRuneInString(s)
		if !ContainsRune(cutset, r) {
			break
		}
		s = s[:len(s)-w]
	}
	return s
}

// TrimSpace cuts leading and trailing white space.
func TrimSpace(s string) string {
	for i := 0; i < len(s); i++ {
		c := s[i]
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
				return TrimRightFunc(s[:j+1], unicode.IsSpace)
			}
			if !asciiSpace(c) {
				return s[:j+1]
			}
		}
	}
	return ""
}

// TrimPrefix cuts the prefix, if it is there.
func TrimPrefix(s, prefix string) string {
	if HasPrefix(s, prefix) {
		return s[len(prefix):]
	}
	return s
}

// TrimSuffix cuts the suffix, if it is there.
func TrimSuffix(s, suffix string) string {
	if HasSuffix(s, suffix) {
		return s[:len(s)-len(suffix)]
	}
	return s
}

// Replace replaces the first n occurrences of old, all for n < 0; an empty old is found before each rune and at the end.
func Replace(s, old, new string, n int) string {
	if old == new || n == 0 {
		return s
	}
	if m := Count(s, old); m == 0 {
		return s
	} else if n < 0 || m < n {
		n = m
	}
	var b Builder
	b.Grow(len(s) + n*(len(new)-len(old)))
	start := 0
	for i := 0; i < n; i++ {
		j := start
		if len(old) == 0 {
			if i > 0 {
				_, w := utf8.DecodeRuneInString(s[start:])
				j += w
			}
		} else {
			j += Index(s[start:], old)
		}
		b.WriteString(s[start:j])
		b.WriteString(new)
		start = j + len(old)
	}
	b.WriteString(s[start:])
	return b.String()
}

// ReplaceAll replaces all occurrences of old.
func ReplaceAll(s, old, new string) string { return Replace(s, old, new, -1) }

// EqualFold reports whether the texts are equal under simple case folding.
func EqualFold(s, t string) bool {
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

func equalFoldRunes(s, t string) bool {
	for s != "" && t != "" {
		a, i := utf8.DecodeRuneInString(s)
		b, j := utf8.DecodeRuneInString(t)
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
	return s == t
}

// Cut cuts s around the first sep.
func Cut(s, sep string) (before, after string, found bool) {
	if i := Index(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, "", false
}

// CutPrefix cuts the prefix and tells whether it was there.
func CutPrefix(s, prefix string) (after string, found bool) {
	if !HasPrefix(s, prefix) {
		return s, false
	}
	return s[len(prefix):], true
}

// CutSuffix cuts the suffix and tells whether it was there.
func CutSuffix(s, suffix string) (before string, found bool) {
	if !HasSuffix(s, suffix) {
		return s, false
	}
	return s[:len(s)-len(suffix)], true
}
