package comment

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Parser parses comments. Words are printed in italics, and are links if they have a URL. LookupPackage returns the path of a package's name in
// links [name] (the current package has none); packages of the standard library without a slash are known. LookupSym tells of symbols of the current package.
type Parser struct {
	Words         map[string]string
	LookupPackage func(name string) (importPath string, ok bool)
	LookupSym     func(recv, name string) (ok bool)
}

// The packages of the standard library without a slash in the path, which is also their name.
var std = strings.Fields(`bufio bytes cmp context crypto embed encoding errors expvar flag fmt hash html image io iter log maps math mime net os path
	plugin reflect regexp runtime slices sort strconv strings structs sync syscall testing time unicode unique unsafe weak`)

// DefaultLookupPackage returns name if it is the path of a package of the standard library.
func DefaultLookupPackage(name string) (importPath string, ok bool) {
	if slices.Contains(std, name) {
		return name, true
	}
	return "", false
}

func trimSpace(s string) string { return strings.TrimSpace(s) }

// Parse parses the text of a comment, without its marks.
func (p *Parser) Parse(text string) *Doc {
	d := &docParser{Parser: p, doc: &Doc{}, links: map[string]*LinkDef{}}
	lines := unindent(strings.Split(text, "\n"))
	var paragraphs []*Paragraph // their text is read when all links are known
	keep := func(par *Paragraph) Block {
		if par == nil {
			return nil
		}
		paragraphs = append(paragraphs, par)
		return par
	}
	end := 0
	for _, s := range spans(lines) {
		part := lines[s.begin:s.end]
		var b Block
		switch s.kind {
		case listSpan:
			b = d.list(part, end < s.begin, keep)
		case codeSpan:
			b = &Code{strings.Join(append(unindent(part), ""), "\n")}
		case headingSpan:
			b = &Heading{[]Text{Plain(trimSpace(strings.TrimPrefix(part[0], "#")))}}
		case paragraphSpan:
			b = keep(d.paragraph(part))
		}
		if b != nil {
			d.doc.Content = append(d.doc.Content, b)
		}
		end = s.end
	}
	for _, par := range paragraphs {
		par.Text = d.linked(string(par.Text[0].(Plain)))
	}
	return d.doc
}

type docParser struct {
	*Parser
	doc   *Doc
	links map[string]*LinkDef
}

type spanKind int

const (
	paragraphSpan spanKind = iota
	headingSpan
	listSpan
	codeSpan
)

// A span is a range of lines that is a block.
type span struct {
	begin, end int
	kind       spanKind
}

// spans cuts lines into blocks.
func spans(lines []string) (list []span) {
	forced := 0 // lines before are taken for indented ones
	for i := 0; ; {
		for i < len(lines) && lines[i] == "" {
			i++
		}
		if i == len(lines) {
			return list
		}
		s := span{begin: i}
		if i < forced || indented(lines[i]) {
			s.end, s.kind = indentedSpan(lines, i, forced)
		} else {
			var retry bool
			if s.end, forced, retry = plainSpan(lines, i, forced); retry {
				continue
			}
			if s.end-s.begin == 1 && (isHeading(lines[i]) || isOldHeading(lines, i)) {
				s.kind = headingSpan
			}
		}
		list = append(list, s)
		i = s.end
	}
}

// indentedSpan returns the end of a list or code.
func indentedSpan(lines []string, begin, forced int) (end int, kind spanKind) {
	if isItem(lines[begin]) {
		kind = listSpan
	} else {
		kind = codeSpan
	}
	// Items of a list that is not indented go on up to an empty line.
	items := kind == listSpan && begin < forced
	i := begin + 1
	for i < len(lines) && (lines[i] == "" || i < forced || indented(lines[i]) || items && isItem(lines[i])) {
		items = items && lines[i] != ""
		i++
	}
	for end = i; lines[end-1] == ""; end-- {
	}
	if end < len(lines) && strings.HasPrefix(lines[end], "}") {
		end++ // code that was pasted, with its last line not indented
	}
	return end, kind
}

// plainSpan returns the end of a paragraph, and the lines that are to be taken for indented ones. It asks to be called again if they begin with the first.
func plainSpan(lines []string, begin, forced int) (int, int, bool) {
	end := begin + 1
	for end < len(lines) && lines[end] != "" && !indented(lines[end]) {
		end++
	}
	if end == len(lines) || lines[end] == "" || isItem(lines[end]) {
		return end, forced, false
	}
	// Indented lines follow without an empty one: the lines before may belong to them.
	switch last := lines[end-1]; {
	case isItem(last):
		forced = end
		for end > begin && isItem(lines[end-1]) {
			end--
		}
	case strings.HasSuffix(last, "{") || strings.HasSuffix(last, `\`):
		forced = end
		end--
	}
	return end, forced, end == begin && forced > begin
}

func indented(line string) bool { return line != "" && (line[0] == ' ' || line[0] == '\t') }

func leading(line string) string { return line[:len(line)-len(strings.TrimLeft(line, " \t"))] }

// unindent takes common indentation, and empty lines at begin and end, away; lines of white space become empty.
func unindent(lines []string) []string {
	for len(lines) > 0 && lines[0] == "" {
		lines = lines[1:]
	}
	for len(lines) > 0 && lines[len(lines)-1] == "" {
		lines = lines[:len(lines)-1]
	}
	if len(lines) == 0 {
		return nil
	}
	prefix := leading(lines[0])
	for _, line := range lines {
		if line == "" {
			continue
		}
		for !strings.HasPrefix(leading(line), prefix) {
			prefix = prefix[:len(prefix)-1]
		}
	}
	out := make([]string, len(lines))
	for i, line := range lines {
		if trimSpace(line) != "" {
			out[i] = strings.TrimPrefix(line, prefix)
		}
	}
	for len(out) > 0 && out[0] == "" {
		out = out[1:]
	}
	for len(out) > 0 && out[len(out)-1] == "" {
		out = out[:len(out)-1]
	}
	return out
}

// isHeading reports whether a line is # and text.
func isHeading(line string) bool {
	return len(line) >= 2 && line[0] == '#' && indented(line[1:]) && trimSpace(line) != "#"
}

// isOldHeading reports whether a line is a heading of the form before Go 1.19: alone between paragraphs, and without most punctuation.
func isOldHeading(lines []string, i int) bool {
	if i == 0 || lines[i-1] != "" || i+2 >= len(lines) || lines[i+1] != "" || indented(lines[i+2]) {
		return false
	}
	line := trimSpace(lines[i])
	if r, _ := utf8.DecodeRuneInString(line); !unicode.IsLetter(r) || !unicode.IsUpper(r) {
		return false
	}
	if r, _ := utf8.DecodeLastRuneInString(line); !unicode.IsLetter(r) && !unicode.IsDigit(r) {
		return false
	}
	if strings.ContainsAny(line, ";:!?+*/=[]{}_^°&§~%#@<\">\\") {
		return false
	}
	for j := range len(line) {
		rest := line[j+1:]
		switch line[j] {
		case '\'':
			if rest != "s" && !strings.HasPrefix(rest, "s ") {
				return false
			}
		case '.':
			if rest == "" || rest[0] == ' ' {
				return false
			}
		}
	}
	return true
}

// paragraph returns a paragraph of lines, or nil if they define links.
func (d *docParser) paragraph(lines []string) *Paragraph {
	defs := make([]*LinkDef, 0, len(lines))
	for _, line := range lines {
		if def := definition(line); def != nil {
			defs = append(defs, def)
		}
	}
	if len(defs) < len(lines) {
		return &Paragraph{[]Text{Plain(strings.Join(lines, "\n"))}}
	}
	for _, def := range defs {
		d.doc.Links = append(d.doc.Links, def)
		if d.links[def.Text] == nil {
			d.links[def.Text] = def
		}
	}
	return nil
}

// definition returns the link that a line [text]: scheme://... defines, or nil.
func definition(line string) *LinkDef {
	if !strings.HasPrefix(line, "[") {
		return nil
	}
	text, rest, ok := strings.Cut(line[1:], "]:")
	if !ok || len(rest) < 2 || !indented(rest) {
		return nil
	}
	url := trimSpace(rest)
	scheme, _, ok := strings.Cut(url, "://")
	if !ok || !isScheme(scheme) {
		return nil
	}
	return &LinkDef{Text: text, URL: url}
}

// item cuts a marker, a bullet or a number with . or ), and the space behind it from a line.
func item(line string) (number, rest string, ok bool) {
	line = trimSpace(line)
	digits := len(line) - len(strings.TrimLeft(line, "0123456789"))
	switch r, size := utf8.DecodeRuneInString(line); {
	case digits > 0:
		if digits == len(line) || line[digits] != '.' && line[digits] != ')' {
			return "", "", false
		}
		number, rest = line[:digits], line[digits+1:]
	case r == '•' || r == '*' || r == '+' || r == '-':
		rest = line[size:]
	default:
		return "", "", false
	}
	if !indented(rest) || trimSpace(rest) == "" {
		return "", "", false
	}
	return number, rest, true
}

func isItem(line string) bool { _, _, ok := item(line); return ok }

func (d *docParser) list(lines []string, blankBefore bool, keep func(*Paragraph) Block) *List {
	list := &List{ForceBlankBefore: blankBefore}
	var last *ListItem
	var text []string
	flush := func() {
		if last != nil {
			// Without text there is no paragraph: no lines are no definitions of links.
			if par := keep(d.paragraph(text)); par != nil {
				last.Content = append(last.Content, par)
			}
		}
		text = nil
	}
	first, _, _ := item(lines[0])
	for _, line := range lines {
		if number, rest, ok := item(line); ok && (number == "") == (first == "") {
			flush()
			last = &ListItem{Number: number}
			list.Items = append(list.Items, last)
			line = rest
		}
		if line = trimSpace(line); line == "" {
			list.ForceBlankBetween = true
			flush()
			continue
		}
		text = append(text, line)
	}
	flush()
	return list
}
