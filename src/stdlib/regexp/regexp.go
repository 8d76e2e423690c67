// regexp: complete in what it matches; an own parser and a thread machine for everything, where Go has faster special cases.
// Reader methods read all of the input.

package regexp

import (
	"io"
	"regexp/syntax"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
	"unsafe"
)

// A Regexp is a compiled expression; goroutines may share it.
type Regexp struct {
	expr    string
	prog    *program
	names   []string
	longest bool
}

func Compile(expr string) (*Regexp, error) { return compile(expr, syntax.Perl, false) }

// CompilePOSIX takes egrep's syntax and prefers the longest match.
func CompilePOSIX(expr string) (*Regexp, error) { return compile(expr, syntax.POSIX, true) }

func compile(expr string, flags syntax.Flags, longest bool) (*Regexp, error) {
	re, err := syntax.Parse(expr, flags)
	if err != nil {
		return nil, err
	}
	names := re.CapNames()
	return &Regexp{expr: expr, prog: compileTree(re, len(names)), names: names, longest: longest}, nil
}

func quote(s string) string {
	if strconv.CanBackquote(s) {
		return "`" + s + "`"
	}
	return strconv.Quote(s)
}

func MustCompile(str string) *Regexp {
	re, err := Compile(str)
	if err != nil {
		panic(`regexp: Compile(` + quote(str) + `): ` + err.Error())
	}
	return re
}

func MustCompilePOSIX(str string) *Regexp {
	re, err := CompilePOSIX(str)
	if err != nil {
		panic(`regexp: CompilePOSIX(` + quote(str) + `): ` + err.Error())
	}
	return re
}

func (re *Regexp) String() string { return re.expr }

func (re *Regexp) Copy() *Regexp {
	return &Regexp{expr: re.expr, prog: re.prog, names: re.names, longest: re.longest}
}

func (re *Regexp) Longest() { re.longest = true }

func (re *Regexp) NumSubexp() int { return len(re.names) - 1 }

func (re *Regexp) SubexpNames() []string { return re.names }

func (re *Regexp) SubexpIndex(name string) int {
	if name != "" {
		return slices.Index(re.names, name)
	}
	return -1
}

func (re *Regexp) LiteralPrefix() (prefix string, complete bool) {
	return re.prog.prefix, re.prog.whole || re.prog.empty
}

func (re *Regexp) MarshalText() ([]byte, error) { return re.AppendText(nil) }

func (re *Regexp) AppendText(b []byte) ([]byte, error) { return append(b, re.expr...), nil }

func (re *Regexp) UnmarshalText(text []byte) error {
	n, err := Compile(string(text))
	if err != nil {
		return err
	}
	re.expr, re.prog, re.names, re.longest = n.expr, n.prog, n.names, n.longest
	return nil
}

func text(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }

func readAll(r io.RuneReader) string {
	var b strings.Builder
	for {
		c, n, err := r.ReadRune()
		if err != nil {
			return b.String()
		}
		if c == utf8.RuneError && n == 1 {
			b.WriteByte(0xff) // no character, one byte: positions count bytes
			continue
		}
		b.WriteRune(c)
	}
}

func MatchReader(pattern string, r io.RuneReader) (matched bool, err error) {
	re, err := Compile(pattern)
	if err != nil {
		return false, err
	}
	return re.MatchReader(r), nil
}

func MatchString(pattern string, s string) (matched bool, err error) {
	re, err := Compile(pattern)
	if err != nil {
		return false, err
	}
	return re.MatchString(s), nil
}

func Match(pattern string, b []byte) (matched bool, err error) {
	re, err := Compile(pattern)
	if err != nil {
		return false, err
	}
	return re.Match(b), nil
}

func (re *Regexp) MatchReader(r io.RuneReader) bool { return re.MatchString(readAll(r)) }

func (re *Regexp) MatchString(s string) bool {
	var buf [8]int
	return re.match(s, 0, 0, buf[:0]) != nil
}

func (re *Regexp) Match(b []byte) bool { return re.MatchString(text(b)) }

// all calls f for each match that does not overlap the one before; an empty match next to one is none.
func (re *Regexp) all(s string, n int, f func([]int)) {
	if n < 0 {
		n = len(s) + 1
	}
	for pos, count, last := 0, 0, -1; count < n && pos <= len(s); {
		m := re.match(s, pos, re.prog.ncap, nil)
		if m == nil {
			return
		}
		accept := true
		if m[1] == pos {
			// Empty, or at least no progress.
			if m[0] == last {
				accept = false
			}
			_, w := runeAt(s, pos)
			if w > 0 {
				pos += w
			} else {
				pos = len(s) + 1
			}
		} else {
			pos = m[1]
		}
		last = m[1]
		if accept {
			f(m)
			count++
		}
	}
}

// replaceAll gives what is left of bsrc, or of src if that is nil, with repl's addition for each match.
func (re *Regexp) replaceAll(bsrc []byte, src string, nmatch int, repl func(dst []byte, m []int) []byte) []byte {
	if bsrc != nil {
		src = text(bsrc)
	}
	lastMatchEnd, searchPos := 0, 0
	var buf []byte
	for searchPos <= len(src) {
		m := re.match(src, searchPos, min(nmatch, re.prog.ncap), nil)
		if m == nil {
			break
		}
		buf = append(buf, src[lastMatchEnd:m[0]]...)
		// An empty match right behind another one does not count.
		if m[1] > lastMatchEnd || m[0] == 0 {
			buf = repl(buf, m)
		}
		lastMatchEnd = m[1]
		_, w := runeAt(src, searchPos)
		searchPos = max(m[1], searchPos+max(w, 1))
	}
	return append(buf, src[lastMatchEnd:]...)
}

// matchLen is how much of a match a template needs.
func (re *Regexp) matchLen(template string) int {
	if strings.Contains(template, "$") {
		return re.prog.ncap
	}
	return 2
}

func (re *Regexp) ReplaceAllString(src, repl string) string {
	return string(re.replaceAll(nil, src, re.matchLen(repl), func(dst []byte, match []int) []byte {
		return re.expand(dst, repl, src, match)
	}))
}

func (re *Regexp) ReplaceAllLiteralString(src, repl string) string {
	return string(re.replaceAll(nil, src, 2, func(dst []byte, match []int) []byte {
		return append(dst, repl...)
	}))
}

func (re *Regexp) ReplaceAllStringFunc(src string, repl func(string) string) string {
	b := re.replaceAll(nil, src, 2, func(dst []byte, match []int) []byte {
		return append(dst, repl(src[match[0]:match[1]])...)
	})
	return string(b)
}

func (re *Regexp) ReplaceAll(src, repl []byte) []byte {
	template := string(repl)
	return re.replaceAll(src, "", re.matchLen(template), func(dst []byte, match []int) []byte {
		return re.expand(dst, template, text(src), match)
	})
}

func (re *Regexp) ReplaceAllLiteral(src, repl []byte) []byte {
	return re.replaceAll(src, "", 2, func(dst []byte, match []int) []byte {
		return append(dst, repl...)
	})
}

func (re *Regexp) ReplaceAllFunc(src []byte, repl func([]byte) []byte) []byte {
	return re.replaceAll(src, "", 2, func(dst []byte, match []int) []byte {
		return append(dst, repl(src[match[0]:match[1]])...)
	})
}

// QuoteMeta gives an expression that matches s.
func QuoteMeta(s string) string {
	if !strings.ContainsAny(s, `\.+*?()|[]{}^$`) {
		return s
	}
	b := make([]byte, 0, 2*len(s))
	for i := range len(s) {
		if strings.IndexByte(`\.+*?()|[]{}^$`, s[i]) >= 0 {
			b = append(b, '\\')
		}
		b = append(b, s[i])
	}
	return string(b)
}

func (re *Regexp) Expand(dst []byte, template []byte, src []byte, match []int) []byte {
	return re.expand(dst, string(template), text(src), match)
}

func (re *Regexp) ExpandString(dst []byte, template string, src string, match []int) []byte {
	return re.expand(dst, template, src, match)
}

func (re *Regexp) expand(dst []byte, template, src string, match []int) []byte {
	for {
		before, after, ok := strings.Cut(template, "$")
		dst = append(dst, before...)
		if !ok {
			return dst
		}
		if strings.HasPrefix(after, "$") {
			dst = append(dst, '$')
			template = after[1:]
			continue
		}
		name, num, rest, ok := reference(after)
		if !ok {
			dst = append(dst, '$')
			template = after
			continue
		}
		template = rest
		if num >= 0 {
			if 2*num+1 < len(match) && match[2*num] >= 0 {
				dst = append(dst, src[match[2*num]:match[2*num+1]]...)
			}
			continue
		}
		for i, n := range re.names {
			if n == name && 2*i+1 < len(match) && match[2*i] >= 0 {
				dst = append(dst, src[match[2*i]:match[2*i+1]]...)
				break
			}
		}
	}
}

// reference reads name or {name}; num is -1 if it is no number.
func reference(s string) (name string, num int, rest string, ok bool) {
	brace := strings.HasPrefix(s, "{")
	if brace {
		s = s[1:]
	}
	i := 0
	for i < len(s) {
		r, n := utf8.DecodeRuneInString(s[i:])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '_' {
			break
		}
		i += n
	}
	if i == 0 || brace && (i >= len(s) || s[i] != '}') {
		return
	}
	name, rest = s[:i], s[i:]
	if brace {
		rest = rest[1:]
	}
	for k := range len(name) {
		if name[k] < '0' || name[k] > '9' || num >= 1e8 {
			num = -1
			break
		}
		num = num*10 + int(name[k]-'0')
	}
	if name[0] == '0' && len(name) > 1 {
		num = -1
	}
	return name, num, rest, true
}

func (re *Regexp) FindStringSubmatchIndex(s string) []int {
	return re.match(s, 0, re.prog.ncap, nil)
}

func (re *Regexp) FindSubmatchIndex(b []byte) []int { return re.FindStringSubmatchIndex(text(b)) }

func (re *Regexp) FindReaderSubmatchIndex(r io.RuneReader) []int {
	return re.FindStringSubmatchIndex(readAll(r))
}

func (re *Regexp) FindStringIndex(s string) []int {
	m := re.match(s, 0, 2, nil)
	if m == nil {
		return nil
	}
	return m[:2]
}

func (re *Regexp) FindIndex(b []byte) (loc []int) { return re.FindStringIndex(text(b)) }

func (re *Regexp) FindReaderIndex(r io.RuneReader) (loc []int) { return re.FindStringIndex(readAll(r)) }

func (re *Regexp) FindString(s string) string {
	var buf [4]int
	m := re.match(s, 0, 2, buf[:0])
	if m == nil {
		return ""
	}
	return s[m[0]:m[1]]
}

func (re *Regexp) Find(b []byte) []byte {
	var buf [4]int
	m := re.match(text(b), 0, 2, buf[:0])
	if m == nil {
		return nil
	}
	return b[m[0]:m[1]:m[1]]
}

func cutString(s string, m []int) []string {
	out := make([]string, len(m)/2)
	for i := range out {
		if m[2*i] >= 0 {
			out[i] = s[m[2*i]:m[2*i+1]]
		}
	}
	return out
}

func cutBytes(b []byte, m []int) [][]byte {
	out := make([][]byte, len(m)/2)
	for i := range out {
		if m[2*i] >= 0 {
			out[i] = b[m[2*i]:m[2*i+1]:m[2*i+1]]
		}
	}
	return out
}

func (re *Regexp) FindStringSubmatch(s string) []string {
	m := re.FindStringSubmatchIndex(s)
	if m == nil {
		return nil
	}
	return cutString(s, m)
}

func (re *Regexp) FindSubmatch(b []byte) [][]byte {
	m := re.FindSubmatchIndex(b)
	if m == nil {
		return nil
	}
	return cutBytes(b, m)
}

func (re *Regexp) FindAllStringSubmatchIndex(s string, n int) [][]int {
	var out [][]int
	re.all(s, n, func(m []int) { out = append(out, m) })
	return out
}

func (re *Regexp) FindAllSubmatchIndex(b []byte, n int) [][]int {
	return re.FindAllStringSubmatchIndex(text(b), n)
}

func (re *Regexp) FindAllStringIndex(s string, n int) [][]int {
	var out [][]int
	re.all(s, n, func(m []int) { out = append(out, m[:2]) })
	return out
}

func (re *Regexp) FindAllIndex(b []byte, n int) [][]int { return re.FindAllStringIndex(text(b), n) }

func (re *Regexp) FindAllString(s string, n int) []string {
	var out []string
	re.all(s, n, func(m []int) { out = append(out, s[m[0]:m[1]]) })
	return out
}

func (re *Regexp) FindAll(b []byte, n int) [][]byte {
	var out [][]byte
	re.all(text(b), n, func(m []int) { out = append(out, b[m[0]:m[1]:m[1]]) })
	return out
}

func (re *Regexp) FindAllStringSubmatch(s string, n int) [][]string {
	var out [][]string
	re.all(s, n, func(m []int) { out = append(out, cutString(s, m)) })
	return out
}

func (re *Regexp) FindAllSubmatch(b []byte, n int) [][][]byte {
	var out [][][]byte
	re.all(text(b), n, func(m []int) { out = append(out, cutBytes(b, m)) })
	return out
}

// Split cuts s at the matches.
func (re *Regexp) Split(s string, n int) []string {
	if n == 0 {
		return nil
	}
	if len(re.expr) > 0 && s == "" {
		return []string{""}
	}
	var out []string
	begin, end := 0, 0
	for _, m := range re.FindAllStringIndex(s, n) {
		if n > 0 && len(out) == n-1 {
			break
		}
		end = m[0]
		if m[1] != 0 {
			out = append(out, s[begin:end])
		}
		begin = m[1]
	}
	if end != len(s) {
		out = append(out, s[begin:])
	}
	return out
}
