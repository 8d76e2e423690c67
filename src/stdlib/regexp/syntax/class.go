package syntax

import (
	"slices"
	"strings"
	"sync"
	"unicode"
)

// Classes are pairs of runes, the first and the last of a range; normal ones are sorted and do not touch.

// The first and last rune with another case.
const (
	minFold = 0x0041
	maxFold = 0x1e943
)

// leastFold gives the smallest of the runes that differ in case from r.
func leastFold(r rune) rune {
	if r < minFold || r > maxFold {
		return r
	}
	least := r
	for f := unicode.SimpleFold(r); f != r; f = unicode.SimpleFold(f) {
		least = min(least, f)
	}
	return least
}

// fold adds the other cases of what is in a class, and makes it normal.
func fold(class []rune) []rune {
	out := slices.Clone(class)
	for i := 0; i < len(class); i += 2 {
		for r := max(class[i], minFold); r <= min(class[i+1], maxFold); r++ {
			for f := unicode.SimpleFold(r); f != r; f = unicode.SimpleFold(f) {
				out = append(out, f, f)
			}
		}
	}
	return normal(out)
}

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

// negate takes a normal class.
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

// has reports whether a normal class has a rune.
func has(class []rune, r rune) bool {
	for i := 0; i < len(class) && class[i] <= r; i += 2 {
		if r <= class[i+1] {
			return true
		}
	}
	return false
}

// classNode makes a node of a normal class: a literal if it is one rune, or one rune in both cases.
func (p *parser) classNode(r []rune) *Regexp {
	flags, literal := p.flags, false
	switch {
	case len(r) == 2 && r[0] == r[1]:
		flags, literal = p.flags&^FoldCase, true
	case len(r) == 4 && r[0] == r[1] && r[2] == r[3] && foldPair(r[0], r[2]), len(r) == 2 && r[0]+1 == r[1] && foldPair(r[0], r[1]):
		flags, literal = p.flags|FoldCase, true
	}
	if literal {
		re := &Regexp{Op: OpLiteral, Flags: flags}
		re.Rune0[0] = r[0]
		re.Rune = re.Rune0[:1]
		return re
	}
	re := p.node(OpCharClass)
	re.Rune = r
	return re
}

// foldPair reports whether two runes are all the cases of one.
func foldPair(a, b rune) bool { return unicode.SimpleFold(a) == b && unicode.SimpleFold(b) == a }

// plainName is a name of Unicode without what does not matter.
func plainName(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '_' || r == '-' || r == ' ':
			return -1
		case 'A' <= r && r <= 'Z':
			return r + 'a' - 'A'
		}
		return r
	}, s)
}

// unicodeNames has the long and the loosely written names of categories and scripts.
var unicodeNames = sync.OnceValue(func() map[string]*unicode.RangeTable {
	m := map[string]*unicode.RangeTable{}
	for name, t := range unicode.Categories {
		m[plainName(name)] = t
	}
	for alias, name := range unicode.CategoryAliases {
		m[plainName(alias)] = unicode.Categories[name]
	}
	for name, t := range unicode.Scripts {
		m[plainName(name)] = t
	}
	return m
})

// unicodeClass finds a class by its name in Unicode.
func unicodeClass(name string) ([]rune, bool) {
	t := unicode.Categories[name]
	if t == nil {
		t = unicode.Scripts[name]
	}
	if t == nil {
		plain := plainName(name)
		switch plain {
		case "any":
			return []rune{0, unicode.MaxRune}, true
		case "ascii":
			return []rune{0, 0x7f}, true
		case "assigned":
			return negate(tableClass(unicode.Cn)), true
		}
		if t = unicodeNames()[plain]; t == nil {
			return nil, false
		}
	}
	return tableClass(t), true
}

func tableClass(t *unicode.RangeTable) []rune {
	var r []rune
	add := func(lo, hi, stride rune) {
		if stride == 1 {
			r = append(r, lo, hi)
			return
		}
		for c := lo; c <= hi; c += stride {
			r = append(r, c, c)
		}
	}
	for _, x := range t.R16 {
		add(rune(x.Lo), rune(x.Hi), rune(x.Stride))
	}
	for _, x := range t.R32 {
		add(rune(x.Lo), rune(x.Hi), rune(x.Stride))
	}
	return normal(r)
}
