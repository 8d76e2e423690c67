// encoding/xml: which characters a document and its names may have (XML 1.0, fourth edition, 2.2, 2.3 and appendix B), and what HTML 4 adds
// (https://www.w3.org/TR/html4/sgml/entities.html and loose.dtd).

package xml

import (
	"sort"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"
)

// inCharacterRange reports whether a document may contain r.
func inCharacterRange(r rune) bool {
	switch {
	case r < 0x20:
		return r == '\t' || r == '\n' || r == '\r'
	case r <= 0xD7FF:
		return true
	}
	return 0xE000 <= r && r <= 0xFFFD || 0x10000 <= r && r <= utf8.MaxRune
}

// isNameByte reports whether an ASCII character may stand in a name, though perhaps not at its beginning.
func isNameByte(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '_' || c == ':' || c == '-' || c == '.'
}

func isName(s string) bool {
	for i, r := range s {
		if r < utf8.RuneSelf {
			if !isNameByte(byte(r)) || i == 0 && (r == '-' || r == '.' || '0' <= r && r <= '9') {
				return false
			}
			continue
		}
		if r == utf8.RuneError {
			return false
		}
		sets := nameRunes()
		if !sets.first.has(r) && (i == 0 || !sets.rest.has(r)) {
			return false
		}
	}
	return s != ""
}

// A runeSet has the first and last rune of each of its ranges, in order.
type runeSet []rune

func (s runeSet) has(r rune) bool {
	i := sort.Search(len(s), func(i int) bool { return s[i] > r })
	return i%2 == 1 || i > 0 && s[i-1] == r
}

type nameSets struct{ first, rest runeSet }

var nameRunes = sync.OnceValue(func() nameSets {
	return nameSets{parseRanges(firstText), parseRanges(restText)}
})

func parseRanges(text string) runeSet {
	var s runeSet
	for _, word := range strings.Fields(text) {
		low, high, isRange := strings.Cut(word, "-")
		if !isRange {
			high = low
		}
		s = append(s, hexRune(low), hexRune(high))
	}
	return s
}

func hexRune(text string) rune {
	n, err := strconv.ParseInt(text, 16, 32)
	if err != nil {
		panic(err)
	}
	return rune(n)
}

// HTMLEntity has what the entities of HTML 4 stand for.
var HTMLEntity = htmlEntities()

func htmlEntities() map[string]string {
	m := make(map[string]string, 253)
	next := rune(0)
	for rest := htmlText; rest != ""; {
		var word string
		word, rest, _ = strings.Cut(rest, " ")
		if c := word[0]; '0' <= c && c <= '9' {
			next = hexRune(word)
			continue
		}
		m[word] = string(next)
		next++
	}
	return m
}

// HTMLAutoClose has the elements of HTML 4 that have no end.
var HTMLAutoClose = []string{"basefont", "br", "area", "link", "img", "param", "hr", "input", "col", "frame", "isindex", "base", "meta"}

// firstText: letters, ideographs, _ and :, in hexadecimal.
const firstText = "" +
	"3A 41-5A 5F 61-7A C0-D6 D8-F6 F8-131 134-13E 141-148 14A-17E 180-1C3 1CD-1F0 1F4-1F5 1FA-217 250-2A8 2BB-2C1 386 388-38A 38C 38E-3A1 3A3-3CE 3D0-3D6 " +
	"3DA 3DC 3DE 3E0 3E2-3F3 401-40C 40E-44F 451-45C 45E-481 490-4C4 4C7-4C8 4CB-4CC 4D0-4EB 4EE-4F5 4F8-4F9 531-556 559 561-586 5D0-5EA 5F0-5F2 621-63A " +
	"641-64A 671-6B7 6BA-6BE 6C0-6CE 6D0-6D3 6D5 6E5-6E6 905-939 93D 958-961 985-98C 98F-990 993-9A8 9AA-9B0 9B2 9B6-9B9 9DC-9DD 9DF-9E1 9F0-9F1 A05-A0A " +
	"A0F-A10 A13-A28 A2A-A30 A32-A33 A35-A36 A38-A39 A59-A5C A5E A72-A74 A85-A8B A8D A8F-A91 A93-AA8 AAA-AB0 AB2-AB3 AB5-AB9 ABD AE0 B05-B0C B0F-B10 " +
	"B13-B28 B2A-B30 B32-B33 B36-B39 B3D B5C-B5D B5F-B61 B85-B8A B8E-B90 B92-B95 B99-B9A B9C B9E-B9F BA3-BA4 BA8-BAA BAE-BB5 BB7-BB9 C05-C0C C0E-C10 " +
	"C12-C28 C2A-C33 C35-C39 C60-C61 C85-C8C C8E-C90 C92-CA8 CAA-CB3 CB5-CB9 CDE CE0-CE1 D05-D0C D0E-D10 D12-D28 D2A-D39 D60-D61 E01-E2E E30 E32-E33 " +
	"E40-E45 E81-E82 E84 E87-E88 E8A E8D E94-E97 E99-E9F EA1-EA3 EA5 EA7 EAA-EAB EAD-EAE EB0 EB2-EB3 EBD EC0-EC4 F40-F47 F49-F69 10A0-10C5 10D0-10F6 1100 " +
	"1102-1103 1105-1107 1109 110B-110C 110E-1112 113C 113E 1140 114C 114E 1150 1154-1155 1159 115F-1161 1163 1165 1167 1169 116D-116E 1172-1173 1175 119E " +
	"11A8 11AB 11AE-11AF 11B7-11B8 11BA 11BC-11C2 11EB 11F0 11F9 1E00-1E9B 1EA0-1EF9 1F00-1F15 1F18-1F1D 1F20-1F45 1F48-1F4D 1F50-1F57 1F59 1F5B 1F5D " +
	"1F5F-1F7D 1F80-1FB4 1FB6-1FBC 1FBE 1FC2-1FC4 1FC6-1FCC 1FD0-1FD3 1FD6-1FDB 1FE0-1FEC 1FF2-1FF4 1FF6-1FFC 2126 212A-212B 212E 2180-2182 3007 3021-3029 " +
	"3041-3094 30A1-30FA 3105-312C 4E00-9FA5 AC00-D7A3"

// restText: digits, combining characters, extenders, . and -.
const restText = "" +
	"2D-2E 30-39 B7 2D0-2D1 300-345 360-361 387 483-486 591-5A1 5A3-5B9 5BB-5BD 5BF 5C1-5C2 5C4 640 64B-652 660-669 670 6D6-6E4 6E7-6E8 6EA-6ED 6F0-6F9 " +
	"901-903 93C 93E-94D 951-954 962-963 966-96F 981-983 9BC 9BE-9C4 9C7-9C8 9CB-9CD 9D7 9E2-9E3 9E6-9EF A02 A3C A3E-A42 A47-A48 A4B-A4D A66-A71 A81-A83 " +
	"ABC ABE-AC5 AC7-AC9 ACB-ACD AE6-AEF B01-B03 B3C B3E-B43 B47-B48 B4B-B4D B56-B57 B66-B6F B82-B83 BBE-BC2 BC6-BC8 BCA-BCD BD7 BE7-BEF C01-C03 C3E-C44 " +
	"C46-C48 C4A-C4D C55-C56 C66-C6F C82-C83 CBE-CC4 CC6-CC8 CCA-CCD CD5-CD6 CE6-CEF D02-D03 D3E-D43 D46-D48 D4A-D4D D57 D66-D6F E31 E34-E3A E46-E4E " +
	"E50-E59 EB1 EB4-EB9 EBB-EBC EC6 EC8-ECD ED0-ED9 F18-F19 F20-F29 F35 F37 F39 F3E-F3F F71-F84 F86-F8B F90-F95 F97 F99-FAD FB1-FB7 FB9 20D0-20DC 20E1 " +
	"3005 302A-302F 3031-3035 3099-309A 309D-309E 30FC-30FE"

// htmlText has names of consecutive characters, the first one's number (that begins with a digit) before them.
const htmlText = "" +
	"22 quot 26 amp 3C lt 3E gt 0A0 nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para " +
	"middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute " +
	"Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring " +
	"aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml " +
	"yacute thorn yuml 152 OElig oelig 160 Scaron scaron 178 Yuml 192 fnof 2C6 circ 2DC tilde 391 Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa " +
	"Lambda Mu Nu Xi Omicron Pi Rho 3A3 Sigma Tau Upsilon Phi Chi Psi Omega 3B1 alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi " +
	"omicron pi rho sigmaf sigma tau upsilon phi chi psi omega 3D1 thetasym upsih 3D6 piv 2002 ensp emsp 2009 thinsp 200C zwnj zwj lrm rlm 2013 ndash " +
	"mdash 2018 lsquo rsquo sbquo 201C ldquo rdquo bdquo 2020 dagger Dagger bull 2026 hellip 2030 permil 2032 prime Prime 2039 lsaquo rsaquo 203E oline " +
	"2044 frasl 20AC euro 2111 image 2118 weierp 211C real 2122 trade 2135 alefsym 2190 larr uarr rarr darr harr 21B5 crarr 21D0 lArr uArr rArr dArr hArr " +
	"2200 forall 2202 part exist 2205 empty 2207 nabla isin notin 220B ni 220F prod 2211 sum minus 2217 lowast 221A radic 221D prop infin 2220 ang 2227 " +
	"and or cap cup int 2234 there4 223C sim 2245 cong 2248 asymp 2260 ne equiv 2264 le ge 2282 sub sup nsub 2286 sube supe 2295 oplus 2297 otimes 22A5 " +
	"perp 22C5 sdot 2308 lceil rceil lfloor rfloor 2329 lang rang 25CA loz 2660 spades 2663 clubs 2665 hearts diams"
