// Package unicode: the whole API is present (tables in tables.go); nothing is absent.

// Package unicode tells properties of code points.
package unicode

const (
	MaxRune         = '\U0010FFFF' // the greatest code point
	ReplacementChar = '\uFFFD'     // stands for an invalid one
	MaxASCII        = '\u007F'
	MaxLatin1       = '\u00FF'
)

// RangeTable is a set of code points: sorted ranges without overlap, those below 1<<16 in R16.
type RangeTable struct {
	R16         []Range16
	R32         []Range32
	LatinOffset int // how many of R16 end at or below MaxLatin1
}

// Range16 is every Stride-th code point from Lo to Hi.
type Range16 struct {
	Lo     uint16
	Hi     uint16
	Stride uint16
}

// Range32 is a Range16 for code points from 1<<16.
type Range32 struct {
	Lo     uint32
	Hi     uint32
	Stride uint32
}

// CaseRange says what to add to the code points from Lo to Hi for the other cases. A Delta of UpperLower
// marks alternating upper and lower letters, starting with an upper one.
type CaseRange struct {
	Lo    uint32
	Hi    uint32
	Delta d
}

// SpecialCase is the case mapping of a language, to be asked before the general one.
type SpecialCase []CaseRange

// Indices into Delta.
const (
	UpperCase = iota
	LowerCase
	TitleCase
	MaxCase
)

type d [MaxCase]rune

// UpperLower is no possible delta.
const UpperLower = MaxRune + 1

// Classes of latin.
const (
	isControl = 1 << iota
	isPunct
	isNumber
	isSymbol
	isSeparator
	isUpper
	isLower // with isUpper: a letter without case
	isPrint

	isCase = isUpper | isLower
)

// GraphicRanges are the tables of IsGraphic.
var GraphicRanges = []*RangeTable{
	L, M, N, P, S, Zs,
}

// PrintRanges are the tables of IsPrint, which adds U+0020.
var PrintRanges = []*RangeTable{
	L, M, N, P, S,
}

const linear = 18 // shorter tables are searched from the front

func in16(t []Range16, r uint16) bool {
	if len(t) <= linear || r <= MaxLatin1 {
		for i := range t {
			e := &t[i]
			if r <= e.Hi {
				return r >= e.Lo && (e.Stride == 1 || (r-e.Lo)%e.Stride == 0)
			}
		}
		return false
	}
	lo, hi := 0, len(t)
	for lo < hi {
		m := int(uint(lo+hi) >> 1)
		if t[m].Hi < r {
			lo = m + 1
		} else {
			hi = m
		}
	}
	if lo == len(t) {
		return false
	}
	e := &t[lo]
	return r >= e.Lo && (e.Stride == 1 || (r-e.Lo)%e.Stride == 0)
}

func in32(t []Range32, r uint32) bool {
	lo, hi := 0, len(t)
	for lo < hi {
		m := int(uint(lo+hi) >> 1)
		if t[m].Hi < r {
			lo = m + 1
		} else {
			hi = m
		}
	}
	if lo == len(t) {
		return false
	}
	e := &t[lo]
	return r >= e.Lo && (e.Stride == 1 || (r-e.Lo)%e.Stride == 0)
}

// Is reports whether the table has r.
func Is(rangeTab *RangeTable, r rune) bool {
	t := rangeTab.R16
	if n := len(t); n > 0 && uint32(r) <= uint32(t[n-1].Hi) {
		return in16(t, uint16(r))
	}
	w := rangeTab.R32
	return len(w) > 0 && r >= rune(w[0].Lo) && in32(w, uint32(r))
}

// aboveLatin is Is for r > MaxLatin1.
func aboveLatin(rangeTab *RangeTable, r rune) bool {
	t := rangeTab.R16[rangeTab.LatinOffset:]
	if n := len(t); n > 0 && uint32(r) <= uint32(t[n-1].Hi) {
		return in16(t, uint16(r))
	}
	w := rangeTab.R32
	return len(w) > 0 && r >= rune(w[0].Lo) && in32(w, uint32(r))
}

// IsOneOf reports whether one of the tables has r; In is the nicer form.
func IsOneOf(ranges []*RangeTable, r rune) bool {
	return In(r, ranges...)
}

// In reports whether one of the tables has r.
func In(r rune, ranges ...*RangeTable) bool {
	for _, t := range ranges {
		if Is(t, r) {
			return true
		}
	}
	return false
}

// IsGraphic reports whether r is a letter, mark, number, punctuation, symbol or space of category Zs.
func IsGraphic(r rune) bool {
	if uint32(r) <= MaxLatin1 {
		return latin[uint8(r)]&(isPrint|isSeparator) != 0
	}
	return In(r, GraphicRanges...)
}

// IsPrint reports whether r is graphic, and no space but U+0020.
func IsPrint(r rune) bool {
	if uint32(r) <= MaxLatin1 {
		return latin[uint8(r)]&isPrint != 0
	}
	return In(r, PrintRanges...)
}

// IsControl reports whether r is a control character (Cc).
func IsControl(r rune) bool {
	if uint32(r) <= MaxLatin1 {
		return latin[uint8(r)]&isControl != 0
	}
	return false
}

// IsLetter reports whether r is a letter (L).
func IsLetter(r rune) bool {
	if uint32(r) <= MaxLatin1 {
		return latin[uint8(r)]&isCase != 0
	}
	return aboveLatin(Letter, r)
}

// IsMark reports whether r is a mark (M).
func IsMark(r rune) bool {
	// There is none in Latin-1.
	return aboveLatin(Mark, r)
}

// IsNumber reports whether r is a number (N).
func IsNumber(r rune) bool {
	if uint32(r) <= MaxLatin1 {
		return latin[uint8(r)]&isNumber != 0
	}
	return aboveLatin(Number, r)
}

// IsDigit reports whether r is a decimal digit (Nd).
func IsDigit(r rune) bool {
	if r <= MaxLatin1 {
		return '0' <= r && r <= '9'
	}
	return aboveLatin(Digit, r)
}

// IsPunct reports whether r is punctuation (P).
func IsPunct(r rune) bool {
	if uint32(r) <= MaxLatin1 {
		return latin[uint8(r)]&isPunct != 0
	}
	return Is(Punct, r)
}

// IsSymbol reports whether r is a symbol (S).
func IsSymbol(r rune) bool {
	if uint32(r) <= MaxLatin1 {
		return latin[uint8(r)]&isSymbol != 0
	}
	return aboveLatin(Symbol, r)
}

// IsSpace reports whether r is white space.
func IsSpace(r rune) bool {
	if uint32(r) <= MaxLatin1 {
		switch r {
		case '\t', '\n', '\v', '\f', '\r', ' ', 0x85, 0xA0:
			return true
		}
		return false
	}
	return aboveLatin(White_Space, r)
}

// IsUpper reports whether r is an upper case letter.
func IsUpper(r rune) bool {
	if uint32(r) <= MaxLatin1 {
		return latin[uint8(r)]&isCase == isUpper
	}
	return aboveLatin(Upper, r)
}

// IsLower reports whether r is a lower case letter.
func IsLower(r rune) bool {
	if uint32(r) <= MaxLatin1 {
		return latin[uint8(r)]&isCase == isLower
	}
	return aboveLatin(Lower, r)
}

// IsTitle reports whether r is a title case letter.
func IsTitle(r rune) bool {
	return r > MaxLatin1 && aboveLatin(Title, r)
}

// mapCase maps r by the ranges and tells whether one of them has r.
func mapCase(which int, r rune, ranges []CaseRange) (mapped rune, found bool) {
	if which < 0 || which >= MaxCase {
		return ReplacementChar, false
	}
	lo, hi := 0, len(ranges)
	for lo < hi {
		m := int(uint(lo+hi) >> 1)
		e := &ranges[m]
		switch {
		case r < rune(e.Lo):
			hi = m
		case r > rune(e.Hi):
			lo = m + 1
		default:
			delta := e.Delta[which]
			if delta > MaxRune {
				// Even distances from Lo are upper, odd ones lower; title case counts as upper.
				return rune(e.Lo) + ((r-rune(e.Lo))&^1 | rune(which&1)), true
			}
			return r + delta, true
		}
	}
	return r, false
}

// To maps r to UpperCase, LowerCase or TitleCase.
func To(_case int, r rune) rune {
	r, _ = mapCase(_case, r, CaseRanges)
	return r
}

// ToUpper maps r to upper case.
func ToUpper(r rune) rune {
	if uint32(r) <= MaxASCII {
		if 'a' <= r && r <= 'z' {
			r -= 'a' - 'A'
		}
		return r
	}
	return To(UpperCase, r)
}

// ToLower maps r to lower case.
func ToLower(r rune) rune {
	if uint32(r) <= MaxASCII {
		if 'A' <= r && r <= 'Z' {
			r += 'a' - 'A'
		}
		return r
	}
	return To(LowerCase, r)
}

// ToTitle maps r to title case.
func ToTitle(r rune) rune {
	if uint32(r) <= MaxASCII {
		if 'a' <= r && r <= 'z' {
			r -= 'a' - 'A'
		}
		return r
	}
	return To(TitleCase, r)
}

// ToUpper maps r to upper case, the special mapping first.
func (special SpecialCase) ToUpper(r rune) rune {
	m, found := mapCase(UpperCase, r, special)
	if m == r && !found {
		m = ToUpper(r)
	}
	return m
}

// ToTitle maps r to title case, the special mapping first.
func (special SpecialCase) ToTitle(r rune) rune {
	m, found := mapCase(TitleCase, r, special)
	if m == r && !found {
		m = ToTitle(r)
	}
	return m
}

// ToLower maps r to lower case, the special mapping first.
func (special SpecialCase) ToLower(r rune) rune {
	m, found := mapCase(LowerCase, r, special)
	if m == r && !found {
		m = ToLower(r)
	}
	return m
}

// orbit says that to follows from.
type orbit struct {
	from uint16
	to   uint16
}

// SimpleFold returns the next code point that is equivalent to r under simple case folding: the next
// greater one, else the smallest.
func SimpleFold(r rune) rune {
	if r < 0 || r > MaxRune {
		return r
	}
	lo, hi := 0, len(orbits)
	for lo < hi {
		m := int(uint(lo+hi) >> 1)
		if rune(orbits[m].from) < r {
			lo = m + 1
		} else {
			hi = m
		}
	}
	if lo < len(orbits) && rune(orbits[lo].from) == r {
		return rune(orbits[lo].to)
	}
	if l := ToLower(r); l != r {
		return l
	}
	return ToUpper(r)
}

// TurkishCase is the mapping of Turkish, with its dotted and dotless i.
var TurkishCase SpecialCase = SpecialCase{
	CaseRange{'I', 'I', d{0, 0x131 - 'I', 0}},
	CaseRange{'i', 'i', d{0x130 - 'i', 0, 0x130 - 'i'}},
	CaseRange{0x130, 0x130, d{0, 'i' - 0x130, 0}},
	CaseRange{0x131, 0x131, d{'I' - 0x131, 0, 'I' - 0x131}},
}

// AzeriCase is the mapping of Azeri, which is the Turkish one.
var AzeriCase SpecialCase = TurkishCase
