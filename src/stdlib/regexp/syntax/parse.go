// The parser: a recursive descent over alternations, concatenations and repetitions.

package syntax

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

type parser struct {
	src   string
	i     int
	flags Flags
	names []string // of the groups; names[0] is ""
	depth int
	size  int
}

// Parse gives the tree of an expression.
func Parse(s string, flags Flags) (re *Regexp, err error) {
	p := &parser{src: s, flags: flags, names: []string{""}}
	defer func() {
		if r := recover(); r != nil {
			e, ok := r.(*Error)
			if !ok {
				panic(r)
			}
			re, err = nil, e
		}
	}()
	if !utf8.ValidString(s) {
		p.fail(ErrInvalidUTF8, s)
	}
	if flags&Literal != 0 {
		re = &Regexp{Op: OpLiteral, Flags: flags}
		re.Rune = re.Rune0[:0]
		for _, r := range s {
			re.Rune = append(re.Rune, r)
		}
		return re, nil
	}
	re = p.alternation()
	if p.i < len(p.src) {
		p.fail(ErrUnexpectedParen, p.src)
	}
	if count(re) > 1<<17 || len(s) > maxRunes/1000 && runes(re) > maxRunes {
		p.fail(ErrLarge, s)
	}
	return re, nil
}

// maxRunes is how many ends of ranges an expression may have (regexp/syntax: 128 MB of them).
const maxRunes = 128 << 20 / 4

// runes counts the ends of ranges in classes.
func runes(n *Regexp) int {
	c := len(n.Rune)
	for _, s := range n.Sub {
		c += runes(s)
	}
	return c
}

// count is the number of instructions, about.
func count(n *Regexp) int {
	c := 1
	if n.Op == OpLiteral {
		c = len(n.Rune)
	}
	for _, s := range n.Sub {
		c += count(s)
	}
	if n.Op == OpRepeat {
		c *= max(n.Min, n.Max, 1)
	}
	return min(c, 1<<20)
}

func (p *parser) fail(code ErrorCode, expr string) {
	panic(&Error{Code: code, Expr: expr})
}

func (p *parser) on(f Flags) bool { return p.flags&f != 0 }

func (p *parser) more() bool { return p.i < len(p.src) }

func (p *parser) take() rune {
	r, n := utf8.DecodeRuneInString(p.src[p.i:])
	p.i += n
	return r
}

func (p *parser) alternation() *Regexp {
	if p.depth++; p.depth > 1000 {
		p.fail(ErrNestingDepth, p.src)
	}
	flags := p.flags
	var a alternatives
	a.add(p.concatenation())
	for p.more() && p.src[p.i] == '|' {
		p.i++
		a.add(p.concatenation())
	}
	p.flags = flags
	p.depth--
	return a.tree()
}

func (p *parser) node(op Op) *Regexp { return &Regexp{Op: op, Flags: p.flags} }

func (p *parser) concatenation() *Regexp {
	var list []*Regexp
	lastRepeat := -1
	for p.more() && p.src[p.i] != '|' && p.src[p.i] != ')' {
		start := p.i
		switch c := p.src[p.i]; {
		case c == '*' || c == '+' || c == '?' || c == '{':
			op, min, max, ok := p.repetition()
			if !ok {
				p.i = start + 1
				list = append(list, p.literal('{'))
				break
			}
			flags := p.flags
			if p.on(PerlX) {
				if p.more() && p.src[p.i] == '?' {
					p.i++
					flags ^= NonGreedy
				}
				if lastRepeat >= 0 {
					p.fail(ErrInvalidRepeatOp, p.src[lastRepeat:p.i])
				}
			}
			if len(list) == 0 {
				p.fail(ErrMissingRepeatArgument, p.src[start:p.i])
			}
			last := &list[len(list)-1]
			*last = repeat(op, flags, min, max, *last)
			if op == OpRepeat && !fits(*last, 1000) {
				p.fail(ErrInvalidRepeatSize, p.src[start:p.i])
			}
			lastRepeat = start
			continue
		case c == '\\' && strings.HasPrefix(p.src[p.i:], `\Q`) && p.on(PerlX):
			lit, _, _ := strings.Cut(p.src[p.i+2:], `\E`)
			p.i = min(p.i+2+len(lit)+2, len(p.src))
			for _, r := range lit {
				list = append(list, p.literal(r))
			}
		case c == '(':
			if a := p.group(); a != nil {
				list = append(list, a)
			}
		default:
			list = append(list, p.atom())
		}
		lastRepeat = -1
	}
	if len(list) == 0 {
		return p.node(OpEmptyMatch)
	}
	return collapse(joinLiterals(list), OpConcat)
}

// repeat puts an operator on a tree.
func repeat(op Op, flags Flags, min, max int, sub *Regexp) *Regexp {
	re := &Regexp{Op: op, Flags: flags}
	if op == OpRepeat {
		re.Min, re.Max = min, max
	}
	re.Sub0[0] = sub
	re.Sub = re.Sub0[:]
	return re
}

// fits reports whether nested repetition counts multiply to at most n.
func fits(x *Regexp, n int) bool {
	if x.Op == OpRepeat {
		m := x.Max
		if m < 0 {
			m = x.Min
		}
		if m == 0 {
			return true
		}
		if m > n {
			return false
		}
		if m > 0 {
			n /= m
		}
	}
	for _, s := range x.Sub {
		if !fits(s, n) {
			return false
		}
	}
	return true
}

// repetition reads an operator; ok is false for a { that is none.
func (p *parser) repetition() (op Op, min, max int, ok bool) {
	start := p.i
	p.i++
	switch p.src[start] {
	case '*':
		return OpStar, 0, -1, true
	case '+':
		return OpPlus, 1, -1, true
	case '?':
		return OpQuest, 0, 1, true
	}
	if min, ok = p.number(); !ok {
		return 0, 0, 0, false
	}
	max = min
	if p.more() && p.src[p.i] == ',' {
		p.i++
		if !p.more() {
			return 0, 0, 0, false
		}
		if p.src[p.i] == '}' {
			max = -1
		} else if max, ok = p.number(); !ok {
			return 0, 0, 0, false
		} else if max < 0 {
			min = -1
		}
	}
	if !p.more() || p.src[p.i] != '}' {
		return 0, 0, 0, false
	}
	p.i++
	if min < 0 || min > 1000 || max > 1000 || max >= 0 && min > max {
		p.fail(ErrInvalidRepeatSize, p.src[start:p.i])
	}
	return OpRepeat, min, max, true
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

func (p *parser) literal(r rune) *Regexp {
	re := p.node(OpLiteral)
	if p.on(FoldCase) {
		r = leastFold(r)
	}
	re.Rune0[0] = r
	re.Rune = re.Rune0[:1]
	return re
}

// group reads a parenthesis; nil if it only sets flags.
func (p *parser) group() *Regexp {
	start := p.i
	rest := p.src[p.i:]
	if p.on(PerlX) && strings.HasPrefix(rest, "(?") {
		named := ""
		if strings.HasPrefix(rest, "(?P<") {
			named = rest[4:]
		} else if strings.HasPrefix(rest, "(?<") {
			named = rest[3:]
		}
		if rest == "(?P<" || rest == "(?<" {
			p.fail(ErrInvalidPerlOp, rest)
		}
		if named != "" {
			name, _, ok := strings.Cut(named, ">")
			if !ok {
				p.fail(ErrInvalidNamedCapture, rest)
			}
			head := rest[:strings.IndexByte(rest, '>')+1]
			if !validName(name) {
				p.fail(ErrInvalidNamedCapture, head)
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
				f := map[rune]Flags{'i': FoldCase, 'm': OneLine, 's': DotNL, 'U': NonGreedy}[c]
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
				return n
			}
			p.fail(ErrInvalidPerlOp, p.src[start:p.i])
		}
		p.fail(ErrInvalidPerlOp, p.src[start:])
	}
	p.i++
	return p.capture("")
}

func (p *parser) capture(name string) *Regexp {
	re := p.node(OpCapture)
	re.Cap, re.Name = len(p.names), name
	p.names = append(p.names, name)
	old := p.flags
	re.Sub0[0] = p.alternation()
	re.Sub = re.Sub0[:]
	p.closeParen()
	p.flags = old
	return re
}

func (p *parser) closeParen() {
	if !p.more() {
		p.fail(ErrMissingParen, p.src)
	}
	p.i++
}

func validName(s string) bool {
	for _, c := range s {
		if !IsWordChar(c) {
			return false
		}
	}
	return s != ""
}

func (p *parser) atom() *Regexp {
	switch c := p.src[p.i]; c {
	case '.':
		p.i++
		if p.on(DotNL) {
			return p.node(OpAnyChar)
		}
		return p.node(OpAnyCharNotNL)
	case '^':
		p.i++
		if p.on(OneLine) {
			return p.node(OpBeginText)
		}
		return p.node(OpBeginLine)
	case '$':
		p.i++
		if !p.on(OneLine) {
			return p.node(OpEndLine)
		}
		re := p.node(OpEndText)
		re.Flags |= WasDollar
		return re
	case '[':
		return p.class()
	case '\\':
		if p.on(PerlX) && p.i+1 < len(p.src) {
			op := Op(0)
			switch p.src[p.i+1] {
			case 'A':
				op = OpBeginText
			case 'b':
				op = OpWordBoundary
			case 'B':
				op = OpNoWordBoundary
			case 'z':
				op = OpEndText
			case 'C':
				p.fail(ErrInvalidEscape, p.src[p.i:p.i+2])
			}
			if op != 0 {
				p.i += 2
				return p.node(op)
			}
		}
		if r, ok := p.classEscape(); ok {
			return p.classNode(r)
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
	if p.on(FoldCase) {
		r = fold(r)
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
	if p.on(PerlX) {
		if r, ok := perlClasses[s[1]|0x20]; ok && s[1]|0x20 >= 'a' {
			p.i += 2
			return p.finish(r, s[1] < 'a'), true
		}
	}
	if !p.on(UnicodeGroups) || s[1] != 'p' && s[1] != 'P' {
		return nil, false
	}
	neg := s[1] == 'P'
	start := p.i
	p.i += 2
	if !p.more() {
		p.fail(ErrInvalidCharRange, s)
	}
	c := p.take()
	name := string(c)
	if c == '{' {
		end := strings.IndexByte(s, '}')
		if end < 0 {
			p.fail(ErrInvalidCharRange, s)
		}
		name = s[3:end]
		p.i = start + end + 1
	}
	if strings.HasPrefix(name, "^") {
		neg = !neg
		name = name[1:]
	}
	r, ok := unicodeClass(name)
	if !ok {
		p.fail(ErrInvalidCharRange, p.src[start:p.i])
	}
	return p.finish(normal(r), neg), true
}

// escape reads a backslash and what stands for one rune.
func (p *parser) escape() rune {
	start := p.i
	p.i++
	if !p.more() {
		p.fail(ErrTrailingBackslash, "")
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
				p.fail(ErrInvalidEscape, p.src[start:p.i])
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
				p.fail(ErrInvalidEscape, p.src[start:p.i])
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
	p.fail(ErrInvalidEscape, p.src[start:p.i])
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
func (p *parser) class() *Regexp {
	whole := p.src[p.i:]
	p.i++
	neg := false
	var r []rune
	if p.more() && p.src[p.i] == '^' {
		neg = true
		p.i++
		if !p.on(ClassNL) {
			r = append(r, '\n', '\n')
		}
	}
	first := true
	for !p.more() || p.src[p.i] != ']' || first {
		if !p.more() {
			p.fail(ErrMissingBracket, whole)
		}
		if p.src[p.i] == '-' && !p.on(PerlX) && !first && (p.i+1 == len(p.src) || p.src[p.i+1] != ']') {
			_, n := utf8.DecodeRuneInString(p.src[p.i+1:])
			p.fail(ErrInvalidCharRange, p.src[p.i:p.i+1+n])
		}
		first = false
		if strings.HasPrefix(p.src[p.i:], "[:") {
			if end := strings.Index(p.src[p.i+2:], ":]"); end >= 0 {
				name := p.src[p.i+2 : p.i+2+end]
				all := p.src[p.i : p.i+end+4]
				c, ok := posixClasses[strings.TrimPrefix(name, "^")]
				if !ok {
					p.fail(ErrInvalidCharRange, all)
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
				p.fail(ErrInvalidCharRange, p.src[start:p.i])
			}
		}
		x := []rune{lo, hi}
		if p.on(FoldCase) {
			x = fold(x)
		}
		r = append(r, x...)
	}
	p.i++
	r = normal(r)
	if neg {
		r = negate(r)
	}
	return p.classNode(r)
}

func (p *parser) classRune(whole string) rune {
	if !p.more() {
		p.fail(ErrMissingBracket, whole)
	}
	if p.src[p.i] == '\\' {
		return p.escape()
	}
	return p.take()
}
