package syntax

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// A Regexp is a node of a syntax tree. Trees that Parse gives share no nodes.
type Regexp struct {
	Op       Op
	Flags    Flags
	Sub      []*Regexp
	Sub0     [1]*Regexp // room for a short Sub
	Rune     []rune     // of a literal; pairs, of a class
	Rune0    [2]rune    // room for a short Rune
	Min, Max int        // of a repetition; Max -1: no limit
	Cap      int        // number of a group
	Name     string     // of a group
}

// An Op is what a node does.
type Op uint8

const (
	OpNoMatch Op = 1 + iota
	OpEmptyMatch
	OpLiteral
	OpCharClass
	OpAnyCharNotNL
	OpAnyChar
	OpBeginLine
	OpEndLine
	OpBeginText
	OpEndText
	OpWordBoundary
	OpNoWordBoundary
	OpCapture
	OpStar
	OpPlus
	OpQuest
	OpRepeat
	OpConcat
	OpAlternate
)

var opNames = [...]string{
	OpNoMatch: "NoMatch", OpEmptyMatch: "EmptyMatch", OpLiteral: "Literal", OpCharClass: "CharClass", OpAnyCharNotNL: "AnyCharNotNL",
	OpAnyChar: "AnyChar", OpBeginLine: "BeginLine", OpEndLine: "EndLine", OpBeginText: "BeginText", OpEndText: "EndText",
	OpWordBoundary: "WordBoundary", OpNoWordBoundary: "NoWordBoundary", OpCapture: "Capture", OpStar: "Star", OpPlus: "Plus",
	OpQuest: "Quest", OpRepeat: "Repeat", OpConcat: "Concat", OpAlternate: "Alternate",
}

func (i Op) String() string {
	switch {
	case 0 < i && int(i) < len(opNames):
		return opNames[i]
	case i == 128:
		return "opPseudo" // of Go's parser, which has operators without arguments
	}
	return "Op(" + strconv.Itoa(int(i)) + ")"
}

// Equal reports whether two trees are the same.
func (x *Regexp) Equal(y *Regexp) bool {
	if x == nil || y == nil {
		return x == y
	}
	if x.Op != y.Op || len(x.Sub) != len(y.Sub) {
		return false
	}
	differ := x.Flags ^ y.Flags
	switch x.Op {
	case OpEndText:
		if differ&WasDollar != 0 {
			return false
		}
	case OpLiteral, OpCharClass:
		return differ&FoldCase == 0 && slices.Equal(x.Rune, y.Rune)
	case OpRepeat:
		if x.Min != y.Min || x.Max != y.Max {
			return false
		}
		fallthrough
	case OpStar, OpPlus, OpQuest:
		if differ&NonGreedy != 0 {
			return false
		}
	case OpCapture:
		if x.Cap != y.Cap || x.Name != y.Name {
			return false
		}
	}
	return slices.EqualFunc(x.Sub, y.Sub, (*Regexp).Equal)
}

// MaxCap gives the highest number of a group.
func (re *Regexp) MaxCap() int {
	m := 0
	if re.Op == OpCapture {
		m = re.Cap
	}
	for _, s := range re.Sub {
		m = max(m, s.MaxCap())
	}
	return m
}

// CapNames gives the names of groups, by number.
func (re *Regexp) CapNames() []string {
	names := make([]string, re.MaxCap()+1)
	re.capNames(names)
	return names
}

func (re *Regexp) capNames(names []string) {
	if re.Op == OpCapture {
		names[re.Cap] = re.Name
	}
	for _, s := range re.Sub {
		s.capNames(names)
	}
}

// What is put around a piece of text: letters of a group of flags, those that are switched off by it, and where it begins and ends.
type around uint8

const (
	flagI around = 1 << iota
	flagM
	flagS
	closes // the group of flags ends behind the piece
	groups // (?: and ), because of the operator that follows
	offM   // (?-m:
	offS
)

const opens = flagI | flagM | flagS | offM | offS

func off(f around) around {
	r := around(0)
	if f&flagM != 0 {
		r |= offM
	}
	if f&flagS != 0 {
		r |= offS
	}
	return r
}

// A printer decides where flags stand: pieces that need one are put into one group with their neighbours, as far as these do not mind.
type printer struct {
	b     strings.Builder
	marks map[*Regexp]around
}

func (re *Regexp) String() string {
	var p printer
	need, mind := p.flags(re)
	if need |= off(mind); need != 0 {
		need |= closes
	}
	p.write(re, need)
	return p.b.String()
}

func (p *printer) span(first, last *Regexp, f around) {
	if p.marks == nil {
		p.marks = map[*Regexp]around{}
	}
	p.marks[first] = f
	p.marks[last] |= closes
}

// flags says which flags a piece needs, and which would change what it means.
func (p *printer) flags(re *Regexp) (need, mind around) {
	switch re.Op {
	case OpLiteral:
		for _, r := range re.Rune {
			if unicode.SimpleFold(r) == r {
				continue
			}
			if re.Flags&FoldCase != 0 {
				return flagI, 0
			}
			return 0, flagI
		}
	case OpCharClass:
		if !slices.Equal(fold(slices.Clone(re.Rune)), re.Rune) {
			return 0, flagI
		}
	case OpAnyCharNotNL:
		return 0, flagS
	case OpAnyChar:
		return flagS, 0
	case OpBeginLine, OpEndLine:
		return flagM, 0
	case OpEndText:
		if re.Flags&WasDollar != 0 {
			return 0, flagM
		}
	case OpCapture, OpStar, OpPlus, OpQuest, OpRepeat:
		return p.flags(re.Sub[0])
	case OpConcat, OpAlternate:
		return p.listFlags(re.Sub)
	}
	return 0, 0
}

// listFlags cuts a list where pieces do not go together; each part gets flags of its own.
func (p *printer) listFlags(list []*Regexp) (need, mind around) {
	all := around(0)
	first, last := 0, 0
	cut := false
	for i, s := range list {
		n, m := p.flags(s)
		if need&m != 0 || n&mind != 0 {
			if need != 0 {
				p.span(list[first], list[last], need)
			}
			need, mind, first, cut = 0, 0, i, true
		}
		need |= n
		mind |= m
		all |= m
		if n != 0 {
			last = i
		}
		if need == 0 && first == i {
			first++
		}
	}
	if !cut {
		return need, mind
	}
	if need != 0 {
		p.span(list[first], list[last], need)
	}
	return 0, all
}

func (p *printer) write(re *Regexp, f around) {
	f |= p.marks[re]
	if f&groups != 0 && f&opens != 0 && f&closes != 0 {
		f &^= groups
	}
	b := &p.b
	if f&opens != 0 {
		b.WriteString("(?")
		for i, c := range "ims" {
			if f&(flagI<<i) != 0 {
				b.WriteRune(c)
			}
		}
		if f&(offM|offS) != 0 {
			b.WriteByte('-')
			if f&offM != 0 {
				b.WriteByte('m')
			}
			if f&offS != 0 {
				b.WriteByte('s')
			}
		}
		b.WriteByte(':')
	}
	if f&closes != 0 {
		defer b.WriteByte(')')
	}
	if f&groups != 0 {
		b.WriteString("(?:")
		defer b.WriteByte(')')
	}
	switch re.Op {
	case OpNoMatch:
		b.WriteString(`[^\x00-\x{10FFFF}]`)
	case OpEmptyMatch:
		b.WriteString("(?:)")
	case OpLiteral:
		for _, r := range re.Rune {
			p.rune(r, false)
		}
	case OpCharClass:
		p.class(re.Rune)
	case OpAnyCharNotNL, OpAnyChar:
		b.WriteByte('.')
	case OpBeginLine:
		b.WriteByte('^')
	case OpEndLine:
		b.WriteByte('$')
	case OpBeginText:
		b.WriteString(`\A`)
	case OpEndText:
		if re.Flags&WasDollar != 0 {
			b.WriteByte('$')
		} else {
			b.WriteString(`\z`)
		}
	case OpWordBoundary:
		b.WriteString(`\b`)
	case OpNoWordBoundary:
		b.WriteString(`\B`)
	case OpCapture:
		b.WriteByte('(')
		if re.Name != "" {
			b.WriteString("?P<" + re.Name + ">")
		}
		if re.Sub[0].Op != OpEmptyMatch {
			p.write(re.Sub[0], 0)
		}
		b.WriteByte(')')
	case OpStar, OpPlus, OpQuest, OpRepeat:
		p.repetition(re)
	case OpConcat:
		for _, s := range re.Sub {
			g := around(0)
			if s.Op == OpAlternate {
				g = groups
			}
			p.write(s, g)
		}
	case OpAlternate:
		for i, s := range re.Sub {
			if i > 0 {
				b.WriteByte('|')
			}
			p.write(s, 0)
		}
	default:
		b.WriteString("<invalid op" + strconv.Itoa(int(re.Op)) + ">")
	}
}

func (p *printer) repetition(re *Regexp) {
	g := around(0)
	if s := re.Sub[0]; s.Op > OpCapture || s.Op == OpLiteral && len(s.Rune) > 1 {
		g = groups
	}
	p.write(re.Sub[0], g)
	switch re.Op {
	case OpStar:
		p.b.WriteByte('*')
	case OpPlus:
		p.b.WriteByte('+')
	case OpQuest:
		p.b.WriteByte('?')
	case OpRepeat:
		p.b.WriteString("{" + strconv.Itoa(re.Min))
		if re.Max != re.Min {
			p.b.WriteByte(',')
			if re.Max >= 0 {
				p.b.WriteString(strconv.Itoa(re.Max))
			}
		}
		p.b.WriteByte('}')
	}
	if re.Flags&NonGreedy != 0 {
		p.b.WriteByte('?')
	}
}

func (p *printer) class(r []rune) {
	n := len(r)
	if n%2 != 0 {
		p.b.WriteString("[invalid char class]")
		return
	}
	p.b.WriteByte('[')
	switch {
	case n == 0:
		p.b.WriteString(`^\x00-\x{10FFFF}`)
	case n > 2 && r[0] == 0 && r[n-1] == unicode.MaxRune:
		// What is left out is shorter, probably.
		p.b.WriteByte('^')
		for i := 1; i < n-1; i += 2 {
			p.bounds(r[i]+1, r[i+1]-1)
		}
	default:
		for i := 0; i < n; i += 2 {
			p.bounds(r[i], r[i+1])
		}
	}
	p.b.WriteByte(']')
}

func (p *printer) bounds(lo, hi rune) {
	p.rune(lo, lo == '-')
	if lo != hi {
		if hi != lo+1 {
			p.b.WriteByte('-')
		}
		p.rune(hi, hi == '-')
	}
}

func (p *printer) rune(r rune, escape bool) {
	b := &p.b
	if unicode.IsPrint(r) {
		if escape || strings.ContainsRune(`\.+*?()|[]{}^$`, r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
		return
	}
	if i := strings.IndexRune("\a\f\n\r\t\v", r); i >= 0 {
		b.WriteByte('\\')
		b.WriteByte("afnrtv"[i])
		return
	}
	s := strconv.FormatInt(int64(r), 16)
	switch {
	case r < 0x10:
		b.WriteString(`\x0` + s)
	case r < 0x100:
		b.WriteString(`\x` + s)
	default:
		b.WriteString(`\x{` + s + `}`)
	}
}
