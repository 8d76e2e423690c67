// regexp: the parser. A recursive descent over alternations, concatenations and repetitions.

package regexp

import (
	"regexp/syntax"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

type nodeKind uint8

const (
	nodeEmpty  nodeKind = iota
	nodeClass           // a rune of ranges
	nodeAssert          // an empty-width assertion
	nodeCat
	nodeAlt
	nodeRepeat // sub[0], min to max times (max -1: no limit)
	nodeGroup  // capturing
)

type node struct {
	kind     nodeKind
	ranges   []rune // pairs
	assert   assertion
	sub      []*node
	min, max int
	lazy     bool
	cap      int
}

type assertion uint8

const (
	beginLine assertion = 1 << iota
	endLine
	beginText
	endText
	wordBoundary
	noWordBoundary
)

type parser struct {
	src   string
	i     int
	flags syntax.Flags
	names []string // of the groups; names[0] is ""
	depth int
	size  int
}

func parse(expr string, flags syntax.Flags) (n *node, names []string, err error) {
	p := &parser{src: expr, flags: flags, names: []string{""}}
	defer func() {
		if r := recover(); r != nil {
			e, ok := r.(*syntax.Error)
			if !ok {
				panic(r)
			}
			n, names, err = nil, nil, e
		}
	}()
	if !utf8.ValidString(expr) {
		p.fail(syntax.ErrInvalidUTF8, expr)
	}
	n = p.alternation()
	if p.i < len(p.src) {
		p.fail(syntax.ErrUnexpectedParen, p.src)
	}
	if count(n) > 1<<17 || len(expr) > maxRunes/1000 && runes(n) > maxRunes {
		p.fail(syntax.ErrLarge, expr)
	}
	return n, p.names, nil
}

// maxRunes is how many ends of ranges an expression may have (regexp/syntax: 128 MB of them).
const maxRunes = 128 << 20 / 4

// runes counts the ends of ranges in classes.
func runes(n *node) int {
	c := len(n.ranges)
	for _, s := range n.sub {
		c += runes(s)
	}
	return c
}

// count is the number of instructions, about.
func count(n *node) int {
	c := 1
	for _, s := range n.sub {
		c += count(s)
	}
	if n.kind == nodeRepeat {
		c *= max(n.min, n.max, 1)
	}
	return min(c, 1<<20)
}

func (p *parser) fail(code syntax.ErrorCode, expr string) {
	panic(&syntax.Error{Code: code, Expr: expr})
}

func (p *parser) on(f syntax.Flags) bool { return p.flags&f != 0 }

func (p *parser) more() bool { return p.i < len(p.src) }

func (p *parser) take() rune {
	r, n := utf8.DecodeRuneInString(p.src[p.i:])
	p.i += n
	return r
}

func (p *parser) alternation() *node {
	if p.depth++; p.depth > 1000 {
		p.fail(syntax.ErrNestingDepth, p.src)
	}
	flags := p.flags
	alts := []*node{p.concatenation()}
	for p.more() && p.src[p.i] == '|' {
		p.i++
		alts = append(alts, p.concatenation())
	}
	p.flags = flags
	p.depth--
	if len(alts) == 1 {
		return alts[0]
	}
	return &node{kind: nodeAlt, sub: alts}
}

func (p *parser) concatenation() *node {
	n := &node{kind: nodeCat}
	lastRepeat := -1
	for p.more() && p.src[p.i] != '|' && p.src[p.i] != ')' {
		start := p.i
		switch c := p.src[p.i]; {
		case c == '*' || c == '+' || c == '?' || c == '{':
			min, max, ok := p.repetition()
			if !ok {
				p.i = start + 1
				n.sub = append(n.sub, p.literal('{'))
				lastRepeat = -1
				continue
			}
			lazy := p.on(syntax.NonGreedy)
			if p.on(syntax.PerlX) {
				if p.more() && p.src[p.i] == '?' {
					p.i++
					lazy = !lazy
				}
				if lastRepeat >= 0 {
					p.fail(syntax.ErrInvalidRepeatOp, p.src[lastRepeat:p.i])
				}
			}
			if len(n.sub) == 0 {
				p.fail(syntax.ErrMissingRepeatArgument, p.src[start:p.i])
			}
			last := len(n.sub) - 1
			n.sub[last] = &node{kind: nodeRepeat, sub: []*node{n.sub[last]}, min: min, max: max, lazy: lazy}
			if c == '{' && min != max && !fits(n.sub[last], 1000) || c == '{' && !fits(n.sub[last], 1000) {
				p.fail(syntax.ErrInvalidRepeatSize, p.src[start:p.i])
			}
			lastRepeat = start
			continue
		case c == '\\' && strings.HasPrefix(p.src[p.i:], `\Q`) && p.on(syntax.PerlX):
			lit, _, _ := strings.Cut(p.src[p.i+2:], `\E`)
			p.i = min(p.i+2+len(lit)+2, len(p.src))
			for _, r := range lit {
				n.sub = append(n.sub, p.literal(r))
			}
		case c == '(':
			if a := p.group(); a != nil {
				n.sub = append(n.sub, a)
			}
		default:
			n.sub = append(n.sub, p.atom())
		}
		lastRepeat = -1
	}
	switch len(n.sub) {
	case 0:
		return &node{kind: nodeEmpty}
	case 1:
		return n.sub[0]
	}
	return n
}

// fits reports whether nested repetition counts multiply to at most n.
func fits(x *node, n int) bool {
	if x.kind == nodeRepeat {
		m := x.max
		if m < 0 {
			m = x.min
		}
		if x.max != -1 && x.max <= 1 && x.min <= 1 {
			m = 1
		}
		if m > n {
			return false
		}
		if m > 0 {
			n /= m
		}
	}
	for _, s := range x.sub {
		if !fits(s, n) {
			return false
		}
	}
	return true
}

// repetition reads an operator; ok is false for a { that is none.
func (p *parser) repetition() (min, max int, ok bool) {
	start := p.i
	p.i++
	switch p.src[start] {
	case '*':
		return 0, -1, true
	case '+':
		return 1, -1, true
	case '?':
		return 0, 1, true
	}
	if min, ok = p.number(); !ok {
		return 0, 0, false
	}
	max = min
	if p.more() && p.src[p.i] == ',' {
		p.i++
		if !p.more() {
			return 0, 0, false
		}
		if p.src[p.i] == '}' {
			max = -1
		} else if max, ok = p.number(); !ok {
			return 0, 0, false
		} else if max < 0 {
			min = -1
		}
	}
	if !p.more() || p.src[p.i] != '}' {
		return 0, 0, false
	}
	p.i++
	if min < 0 || min > 1000 || max > 1000 || max >= 0 && min > max {
		p.fail(syntax.ErrInvalidRepeatSize, p.src[start:p.i])
	}
	return min, max, true
}

// number reads digits; a number that is too large is -1.
func (p *parser) number() (int, bool) {
	start := p.i
	for p.more() && '0' <= p.src[p.i] && p.src[p.i] <= '9' {
		p.i++
	}
	s := p.src[start:p.i]
	if s == "" || len(s) > 1 && s[0] == '0' {
		return 0, false
	}
	if len(s) > 8 {
		return -1, true
	}
	n := 0
	for _, c := range s {
		n = n*10 + int(c-'0')
	}
	return n, true
}

func (p *parser) literal(r rune) *node {
	n := &node{kind: nodeClass, ranges: []rune{r, r}}
	if p.on(syntax.FoldCase) {
		n.ranges = foldRanges(n.ranges)
	}
	return n
}

// foldRanges adds the other cases of what is in ranges.
func foldRanges(ranges []rune) []rune {
	const lo, hi = 'A', 0x1e943
	out := slices.Clone(ranges)
	for i := 0; i < len(ranges); i += 2 {
		for r := max(ranges[i], lo); r <= min(ranges[i+1], hi); r++ {
			for f := unicode.SimpleFold(r); f != r; f = unicode.SimpleFold(f) {
				out = append(out, f, f)
			}
		}
	}
	return normal(out)
}

// normal sorts ranges and joins those that touch.
func normal(r []rune) []rune {
	type pair struct{ lo, hi rune }
	list := make([]pair, 0, len(r)/2)
	for i := 0; i < len(r); i += 2 {
		list = append(list, pair{r[i], r[i+1]})
	}
	slices.SortFunc(list, func(a, b pair) int { return int(a.lo - b.lo) })
	out := make([]rune, 0, len(r))
	for _, x := range list {
		if n := len(out); n > 0 && x.lo <= out[n-1]+1 {
			out[n-1] = max(out[n-1], x.hi)
		} else {
			out = append(out, x.lo, x.hi)
		}
	}
	return out
}

// negate takes normal ranges.
func negate(r []rune) []rune {
	out := make([]rune, 0, len(r)+2)
	next := rune(0)
	for i := 0; i < len(r); i += 2 {
		if r[i] > next {
			out = append(out, next, r[i]-1)
		}
		next = r[i+1] + 1
	}
	if next <= unicode.MaxRune {
		out = append(out, next, unicode.MaxRune)
	}
	return out
}

// group reads a parenthesis; nil if it only sets flags.
func (p *parser) group() *node {
	start := p.i
	rest := p.src[p.i:]
	if p.on(syntax.PerlX) && strings.HasPrefix(rest, "(?") {
		named := ""
		if strings.HasPrefix(rest, "(?P<") {
			named = rest[4:]
		} else if strings.HasPrefix(rest, "(?<") {
			named = rest[3:]
		}
		if rest == "(?P<" || rest == "(?<" {
			p.fail(syntax.ErrInvalidPerlOp, rest)
		}
		if named != "" {
			name, _, ok := strings.Cut(named, ">")
			if !ok {
				p.fail(syntax.ErrInvalidNamedCapture, rest)
			}
			head := rest[:strings.IndexByte(rest, '>')+1]
			if !validName(name) {
				p.fail(syntax.ErrInvalidNamedCapture, head)
			}
			p.i += len(head)
			return p.capture(name)
		}
		p.i += 2
		flags, sign, seen := p.flags, 1, false
		for p.more() {
			c := p.take()
			switch c {
			case 'i', 'm', 's', 'U':
				f := map[rune]syntax.Flags{'i': syntax.FoldCase, 'm': syntax.OneLine, 's': syntax.DotNL, 'U': syntax.NonGreedy}[c]
				if (sign > 0) != (c == 'm') {
					flags |= f
				} else {
					flags &^= f
				}
				seen = true
				continue
			case '-':
				if sign > 0 {
					sign = -1
					seen = false
					continue
				}
			case ':', ')':
				if sign < 0 && !seen {
					break
				}
				if c == ')' {
					p.flags = flags
					return nil
				}
				old := p.flags
				p.flags = flags
				n := p.alternation()
				p.closeParen()
				p.flags = old
				// A group of its own, so that a repetition does not see through.
				return &node{kind: nodeCat, sub: []*node{n}}
			}
			p.fail(syntax.ErrInvalidPerlOp, p.src[start:p.i])
		}
		p.fail(syntax.ErrInvalidPerlOp, p.src[start:])
	}
	p.i++
	return p.capture("")
}

func (p *parser) capture(name string) *node {
	n := &node{kind: nodeGroup, cap: len(p.names)}
	p.names = append(p.names, name)
	old := p.flags
	n.sub = []*node{p.alternation()}
	p.closeParen()
	p.flags = old
	return n
}

func (p *parser) closeParen() {
	if !p.more() {
		p.fail(syntax.ErrMissingParen, p.src)
	}
	p.i++
}

func validName(s string) bool {
	for _, c := range s {
		if !syntax.IsWordChar(c) {
			return false
		}
	}
	return s != ""
}

func (p *parser) atom() *node {
	switch c := p.src[p.i]; c {
	case '.':
		p.i++
		if p.on(syntax.DotNL) {
			return &node{kind: nodeClass, ranges: []rune{0, unicode.MaxRune}}
		}
		return &node{kind: nodeClass, ranges: []rune{0, '\n' - 1, '\n' + 1, unicode.MaxRune}}
	case '^':
		p.i++
		if p.on(syntax.OneLine) {
			return &node{kind: nodeAssert, assert: beginText}
		}
		return &node{kind: nodeAssert, assert: beginLine}
	case '$':
		p.i++
		if p.on(syntax.OneLine) {
			return &node{kind: nodeAssert, assert: endText}
		}
		return &node{kind: nodeAssert, assert: endLine}
	case '[':
		return p.class()
	case '\\':
		if p.on(syntax.PerlX) && p.i+1 < len(p.src) {
			a := assertion(0)
			switch p.src[p.i+1] {
			case 'A':
				a = beginText
			case 'b':
				a = wordBoundary
			case 'B':
				a = noWordBoundary
			case 'z':
				a = endText
			case 'C':
				p.fail(syntax.ErrInvalidEscape, p.src[p.i:p.i+2])
			}
			if a != 0 {
				p.i += 2
				return &node{kind: nodeAssert, assert: a}
			}
		}
		if r, ok := p.classEscape(); ok {
			return &node{kind: nodeClass, ranges: r}
		}
		return p.literal(p.escape())
	}
	return p.literal(p.take())
}

var perlClasses = map[byte][]rune{
	'd': {'0', '9'},
	's': {'\t', '\n', '\f', '\r', ' ', ' '},
	'w': {'0', '9', 'A', 'Z', '_', '_', 'a', 'z'},
}

var posixClasses = map[string][]rune{
	"alnum":  {'0', '9', 'A', 'Z', 'a', 'z'},
	"alpha":  {'A', 'Z', 'a', 'z'},
	"ascii":  {0, 0x7f},
	"blank":  {'\t', '\t', ' ', ' '},
	"cntrl":  {0, 0x1f, 0x7f, 0x7f},
	"digit":  {'0', '9'},
	"graph":  {'!', '~'},
	"lower":  {'a', 'z'},
	"print":  {' ', '~'},
	"punct":  {'!', '/', ':', '@', '[', '`', '{', '~'},
	"space":  {'\t', '\r', ' ', ' '},
	"upper":  {'A', 'Z'},
	"word":   {'0', '9', 'A', 'Z', '_', '_', 'a', 'z'},
	"xdigit": {'0', '9', 'A', 'F', 'a', 'f'},
}

// finish applies case folding and negation to the ranges of a named class.
func (p *parser) finish(r []rune, neg bool) []rune {
	if p.on(syntax.FoldCase) {
		r = foldRanges(r)
	}
	if neg {
		r = negate(normal(r))
	}
	return r
}

// classEscape reads \d, \pL and the like.
func (p *parser) classEscape() ([]rune, bool) {
	s := p.src[p.i:]
	if len(s) < 2 {
		return nil, false
	}
	if p.on(syntax.PerlX) {
		if r, ok := perlClasses[s[1]|0x20]; ok && s[1]|0x20 >= 'a' {
			p.i += 2
			return p.finish(r, s[1] < 'a'), true
		}
	}
	if !p.on(syntax.UnicodeGroups) || s[1] != 'p' && s[1] != 'P' {
		return nil, false
	}
	neg := s[1] == 'P'
	start := p.i
	p.i += 2
	if !p.more() {
		p.fail(syntax.ErrInvalidCharRange, s)
	}
	c := p.take()
	name := string(c)
	if c == '{' {
		end := strings.IndexByte(s, '}')
		if end < 0 {
			p.fail(syntax.ErrInvalidCharRange, s)
		}
		name = s[3:end]
		p.i = start + end + 1
	}
	if strings.HasPrefix(name, "^") {
		neg = !neg
		name = name[1:]
	}
	var r []rune
	if name == "Any" {
		r = []rune{0, unicode.MaxRune}
	} else {
		t := unicode.Categories[name]
		if t == nil {
			t = unicode.Scripts[name]
		}
		if t == nil {
			p.fail(syntax.ErrInvalidCharRange, p.src[start:p.i])
		}
		for _, x := range t.R16 {
			for c := rune(x.Lo); c <= rune(x.Hi); c += rune(x.Stride) {
				if x.Stride == 1 {
					r = append(r, c, rune(x.Hi))
					break
				}
				r = append(r, c, c)
			}
		}
		for _, x := range t.R32 {
			for c := rune(x.Lo); c <= rune(x.Hi); c += rune(x.Stride) {
				if x.Stride == 1 {
					r = append(r, c, rune(x.Hi))
					break
				}
				r = append(r, c, c)
			}
		}
	}
	return p.finish(normal(r), neg), true
}

// escape reads a backslash and what stands for one rune.
func (p *parser) escape() rune {
	start := p.i
	p.i++
	if !p.more() {
		p.fail(syntax.ErrTrailingBackslash, "")
	}
	c := p.take()
	switch c {
	case '1', '2', '3', '4', '5', '6', '7':
		if !p.more() || p.src[p.i] < '0' || p.src[p.i] > '7' {
			break
		}
		fallthrough
	case '0':
		r := c - '0'
		for i := 1; i < 3 && p.more() && '0' <= p.src[p.i] && p.src[p.i] <= '7'; i++ {
			r = r*8 + rune(p.src[p.i]-'0')
			p.i++
		}
		return r
	case 'x':
		if !p.more() {
			break
		}
		digits := ""
		if c = p.take(); c == '{' {
			end := strings.IndexByte(p.src[p.i:], '}')
			n := p.i
			for n < len(p.src) && hexValue(rune(p.src[n])) >= 0 {
				n++
			}
			if end < 0 || p.i+end != n {
				p.i = min(n+1, len(p.src))
				p.fail(syntax.ErrInvalidEscape, p.src[start:p.i])
			}
			digits = p.src[p.i:n]
			p.i = n + 1
		} else if hexValue(c) >= 0 && p.more() {
			digits = string(c) + string(p.take())
		}
		r := rune(0)
		for _, d := range digits {
			v := hexValue(d)
			if v < 0 || r > unicode.MaxRune {
				p.fail(syntax.ErrInvalidEscape, p.src[start:p.i])
			}
			r = r*16 + v
		}
		if digits == "" || r > unicode.MaxRune {
			break
		}
		return r
	case 'a':
		return '\a'
	case 'f':
		return '\f'
	case 'n':
		return '\n'
	case 'r':
		return '\r'
	case 't':
		return '\t'
	case 'v':
		return '\v'
	default:
		if c < utf8.RuneSelf && !('0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z') {
			return c
		}
	}
	p.fail(syntax.ErrInvalidEscape, p.src[start:p.i])
	return 0
}

func hexValue(c rune) rune {
	switch {
	case '0' <= c && c <= '9':
		return c - '0'
	case 'a' <= c && c <= 'f':
		return c - 'a' + 10
	case 'A' <= c && c <= 'F':
		return c - 'A' + 10
	}
	return -1
}

// class reads a bracket expression.
func (p *parser) class() *node {
	whole := p.src[p.i:]
	p.i++
	neg := false
	var r []rune
	if p.more() && p.src[p.i] == '^' {
		neg = true
		p.i++
		if !p.on(syntax.ClassNL) {
			r = append(r, '\n', '\n')
		}
	}
	first := true
	for !p.more() || p.src[p.i] != ']' || first {
		if !p.more() {
			p.fail(syntax.ErrMissingBracket, whole)
		}
		if p.src[p.i] == '-' && !p.on(syntax.PerlX) && !first && (p.i+1 == len(p.src) || p.src[p.i+1] != ']') {
			_, n := utf8.DecodeRuneInString(p.src[p.i+1:])
			p.fail(syntax.ErrInvalidCharRange, p.src[p.i:p.i+1+n])
		}
		first = false
		if strings.HasPrefix(p.src[p.i:], "[:") {
			if end := strings.Index(p.src[p.i+2:], ":]"); end >= 0 {
				name := p.src[p.i+2 : p.i+2+end]
				all := p.src[p.i : p.i+end+4]
				c, ok := posixClasses[strings.TrimPrefix(name, "^")]
				if !ok {
					p.fail(syntax.ErrInvalidCharRange, all)
				}
				p.i += len(all)
				r = append(r, p.finish(c, name[0] == '^')...)
				continue
			}
		}
		if p.src[p.i] == '\\' {
			if c, ok := p.classEscape(); ok {
				r = append(r, c...)
				continue
			}
		}
		start := p.i
		lo := p.classRune(whole)
		hi := lo
		if p.i+1 < len(p.src) && p.src[p.i] == '-' && p.src[p.i+1] != ']' {
			p.i++
			hi = p.classRune(whole)
			if hi < lo {
				p.fail(syntax.ErrInvalidCharRange, p.src[start:p.i])
			}
		}
		x := []rune{lo, hi}
		if p.on(syntax.FoldCase) {
			x = foldRanges(x)
		}
		r = append(r, x...)
	}
	p.i++
	r = normal(r)
	if neg {
		r = negate(r)
	}
	return &node{kind: nodeClass, ranges: r}
}

func (p *parser) classRune(whole string) rune {
	if !p.more() {
		p.fail(syntax.ErrMissingBracket, whole)
	}
	if p.src[p.i] == '\\' {
		return p.escape()
	}
	return p.take()
}
