package syntax

import (
	"slices"
	"unicode"
)

// joinLiterals joins neighbours that fold case alike to strings.
func joinLiterals(list []*Regexp) []*Regexp {
	out := list[:0]
	for _, re := range list {
		if n := len(out); n > 0 && re.Op == OpLiteral && out[n-1].Op == OpLiteral && (out[n-1].Flags^re.Flags)&FoldCase == 0 {
			out[n-1].Rune = append(out[n-1].Rune, re.Rune...)
			continue
		}
		out = append(out, re)
	}
	return out
}

// collapse makes a concatenation or alternation of a list; those in it become part of it.
func collapse(list []*Regexp, op Op) *Regexp {
	if len(list) == 1 {
		return list[0]
	}
	re := &Regexp{Op: op}
	re.Sub = re.Sub0[:0]
	for _, s := range list {
		if s.Op == op {
			re.Sub = append(re.Sub, s.Sub...)
		} else {
			re.Sub = append(re.Sub, s)
		}
	}
	if op == OpAlternate {
		re.Sub = factor(re.Sub)
		if len(re.Sub) == 1 {
			return re.Sub[0]
		}
	}
	return re
}

// isClass reports whether a node takes one rune.
func isClass(re *Regexp) bool {
	return re.Op == OpLiteral && len(re.Rune) == 1 || re.Op == OpCharClass || re.Op == OpAnyCharNotNL || re.Op == OpAnyChar
}

// classOf gives the runes that such a node takes.
func classOf(re *Regexp) []rune {
	switch re.Op {
	case OpLiteral:
		c := []rune{re.Rune[0], re.Rune[0]}
		if re.Flags&FoldCase != 0 {
			c = fold(c)
		}
		return c
	case OpAnyCharNotNL:
		return []rune{0, '\n' - 1, '\n' + 1, unicode.MaxRune}
	case OpAnyChar:
		return []rune{0, unicode.MaxRune}
	}
	return re.Rune
}

// widen lets dst take what src takes, too. dst is of the more general kind.
func widen(dst, src *Regexp) {
	switch dst.Op {
	case OpAnyChar:
	case OpAnyCharNotNL:
		if has(classOf(src), '\n') {
			dst.Op = OpAnyChar
		}
	case OpLiteral:
		if src.Rune[0] == dst.Rune[0] && src.Flags == dst.Flags {
			return
		}
		fallthrough
	case OpCharClass:
		dst.Rune = append(slices.Clone(classOf(dst)), classOf(src)...)
		dst.Op = OpCharClass
	}
}

// settle makes a class normal that others have been added to, and gives it its name if it has one.
func settle(re *Regexp) {
	if re.Op != OpCharClass {
		return
	}
	re.Rune = normal(re.Rune)
	if r := re.Rune; len(r) == 2 && r[0] == 0 && r[1] == unicode.MaxRune {
		re.Op, re.Rune = OpAnyChar, nil
	} else if len(r) == 4 && r[0] == 0 && r[1] == '\n'-1 && r[2] == '\n'+1 && r[3] == unicode.MaxRune {
		re.Op, re.Rune = OpAnyCharNotNL, nil
	}
}

// alternatives are what stands between bars. Neighbours that take one rune become one class.
type alternatives struct {
	list []*Regexp
}

func (a *alternatives) add(re *Regexp) {
	n := len(a.list)
	switch {
	case n > 0 && isClass(re) && isClass(a.list[n-1]):
		last := &a.list[n-1]
		if re.Op > (*last).Op {
			*last, re = re, *last
		}
		widen(*last, re)
		return
	case n > 0:
		settle(a.list[n-1])
	}
	a.list = append(a.list, re)
}

func (a *alternatives) tree() *Regexp {
	settle(a.list[len(a.list)-1])
	re := collapse(a.list, OpAlternate)
	// One rune in both cases is a literal.
	if r := re.Rune; re.Op == OpCharClass {
		p := parser{flags: re.Flags}
		if c := p.classNode(r); c.Op == OpLiteral {
			return c
		}
	}
	return re
}

// factor takes out what alternatives begin with: ABC|ABD is AB(?:C|D).
func factor(list []*Regexp) []*Regexp {
	if len(list) < 2 {
		return list
	}
	list = factorStrings(list)
	list = factorFirst(list)
	return joinEmpty(joinClasses(list))
}

// behind makes a concatenation of what a run of alternatives has in common and the alternatives without it.
func behind(prefix *Regexp, run []*Regexp) *Regexp {
	re := &Regexp{Op: OpConcat}
	re.Sub = append(re.Sub0[:0], prefix, collapse(run, OpAlternate))
	return re
}

// factorStrings finds runs that begin with the same string.
func factorStrings(list []*Regexp) []*Regexp {
	var out []*Regexp
	for start := 0; start < len(list); {
		str, flags := leadingString(list[start])
		end := start + 1
		for ; end < len(list); end++ {
			s, f := leadingString(list[end])
			n := 0
			for n < min(len(s), len(str)) && f == flags && s[n] == str[n] {
				n++
			}
			if n == 0 {
				break
			}
			str = str[:n]
		}
		if run := list[start:end]; len(run) == 1 {
			out = append(out, run[0])
		} else {
			prefix := &Regexp{Op: OpLiteral, Flags: flags}
			prefix.Rune = append(prefix.Rune0[:0], str...)
			for i := range run {
				run[i] = cutString(run[i], len(str))
			}
			out = append(out, behind(prefix, run))
		}
		start = end
	}
	return out
}

func leadingString(re *Regexp) ([]rune, Flags) {
	if re.Op == OpConcat && len(re.Sub) > 0 {
		re = re.Sub[0]
	}
	if re.Op != OpLiteral {
		return nil, 0
	}
	return re.Rune, re.Flags & FoldCase
}

func cutString(re *Regexp, n int) *Regexp {
	switch {
	case re.Op == OpConcat && len(re.Sub) > 0:
		if re.Sub[0] = cutString(re.Sub[0], n); re.Sub[0].Op != OpEmptyMatch {
			return re
		}
		switch re.Sub = re.Sub[1:]; len(re.Sub) {
		case 0:
			re.Op = OpEmptyMatch
		case 1:
			return re.Sub[0]
		}
	case re.Op == OpLiteral:
		if re.Rune = re.Rune[n:]; len(re.Rune) == 0 {
			re.Op, re.Rune = OpEmptyMatch, nil
		}
	}
	return re
}

// factorFirst finds runs that begin with the same node, if that takes one rune, or one rune a number of times: taking out anything else
// could take out choices with it.
func factorFirst(list []*Regexp) []*Regexp {
	var out []*Regexp
	for start := 0; start < len(list); {
		first := leading(list[start])
		end := start + 1
		if first != nil && (isClass(first) || first.Op == OpRepeat && first.Min == first.Max && isClass(first.Sub[0])) {
			for end < len(list) && first.Equal(leading(list[end])) {
				end++
			}
		}
		if run := list[start:end]; len(run) == 1 {
			out = append(out, run[0])
		} else {
			for i := range run {
				run[i] = cutFirst(run[i])
			}
			out = append(out, behind(first, run))
		}
		start = end
	}
	return out
}

func leading(re *Regexp) *Regexp {
	if re.Op == OpConcat && len(re.Sub) > 0 {
		re = re.Sub[0]
	}
	if re.Op == OpEmptyMatch {
		return nil
	}
	return re
}

func cutFirst(re *Regexp) *Regexp {
	if re.Op != OpConcat || len(re.Sub) == 0 {
		return &Regexp{Op: OpEmptyMatch}
	}
	switch re.Sub = re.Sub[1:]; len(re.Sub) {
	case 0:
		re.Op = OpEmptyMatch
	case 1:
		return re.Sub[0]
	}
	return re
}

// joinClasses makes one class of runs of nodes that take one rune.
func joinClasses(list []*Regexp) []*Regexp {
	var out []*Regexp
	for start := 0; start < len(list); {
		end := start
		for end < len(list) && isClass(list[end]) {
			end++
		}
		run := list[start:end]
		switch {
		case len(run) == 0:
			out = append(out, list[start])
			end++
		case len(run) == 1:
			out = append(out, run[0])
		default:
			// The most general kind takes the others.
			most := 0
			for i, re := range run {
				if m := run[most]; m.Op < re.Op || m.Op == re.Op && len(m.Rune) < len(re.Rune) {
					most = i
				}
			}
			run[0], run[most] = run[most], run[0]
			for _, re := range run[1:] {
				widen(run[0], re)
			}
			settle(run[0])
			out = append(out, run[0])
		}
		start = end
	}
	return out
}

// joinEmpty leaves one of a run of empty alternatives.
func joinEmpty(list []*Regexp) []*Regexp {
	return slices.CompactFunc(list, func(a, b *Regexp) bool { return a.Op == OpEmptyMatch && b.Op == OpEmptyMatch })
}
