package printer

import (
	"go/ast"
	"go/build/constraint"
	"go/token"
	"strings"
	"unicode"
)

// nextComment takes the next group.
func (p *printer) nextComment() {
	for p.index < len(p.comments) {
		g := p.comments[p.index]
		p.index++
		if len(g.List) > 0 {
			p.group = g
			p.offset = p.posFor(g.List[0].Pos()).Offset
			p.newline = p.hasNewline(g.List)
			return
		}
	}
	p.offset = infinity
}

// hasNewline reports whether comments are on several lines, or end one.
func (p *printer) hasNewline(list []*ast.Comment) bool {
	line := p.lineFor(list[0].Pos())
	for _, c := range list {
		if p.lineFor(c.Pos()) != line || c.Text[1] == '/' || strings.Contains(c.Text, "\n") {
			return true
		}
	}
	return false
}

// commentBefore reports whether the next group comes before next, and can be put there without a semicolon.
func (p *printer) commentBefore(next token.Position) bool {
	return p.offset < next.Offset && (!p.semicolon || !p.newline)
}

// commentSize returns the size of the comments before next.
func (p *printer) commentSize(next token.Position) int {
	saved := p.pending
	size := 0
	for p.commentBefore(next) {
		for _, c := range p.group.List {
			size += len(c.Text)
		}
		p.nextComment()
	}
	p.pending = saved
	return size
}

// setComment makes a node's comment the next one, where there are only comments of nodes.
func (p *printer) setComment(g *ast.CommentGroup) {
	if g == nil || !p.ofNodes {
		return
	}
	if p.comments == nil {
		p.comments = make([]*ast.CommentGroup, 1)
	} else if p.index < len(p.comments) {
		p.flush(p.posFor(g.List[0].Pos()), token.ILLEGAL)
		p.comments = p.comments[:1]
	}
	p.comments[0] = g
	p.index = 0
	if p.offset == infinity { // else a comment at a line's end is yet to be written
		p.nextComment()
	}
}

// commentPrefix writes the white space before a comment at pos; next is where the token behind it is, last the comment before it in the group.
func (p *printer) commentPrefix(pos, next token.Position, last *ast.Comment, tok token.Token) {
	if len(p.output) == 0 {
		return
	}
	if pos.IsValid() && pos.Filename != p.last.Filename {
		p.writeByte('\f', maxNewlines)
		return
	}
	if pos.Line == p.last.Line && (last == nil || last.Text[1] != '/') {
		// On the line of what is before it: separated by what is delayed, or a tab, or a blank if a token follows on the line.
		separated := false
		if last == nil {
			n := 0
			for i, ch := range p.delayed {
				switch ch {
				case blank:
					p.delayed[i] = ignore
					continue
				case vtab:
					separated = true
					continue
				case indent:
					continue
				}
				n = i
				break
			}
			p.writeDelayed(n)
		}
		if !separated {
			ch := byte('\t')
			if pos.Line == next.Line {
				ch = ' '
			}
			p.writeByte(ch, 1)
		}
		return
	}
	// On a line of its own.
	dropped := false
	n := 0
	for i, ch := range p.delayed {
		switch ch {
		case blank, vtab:
			p.delayed[i] = ignore
			continue
		case indent:
			continue
		case unindent:
			// Of several only the last is the token's; and before a token that is aligned with the comment, none.
			if i+1 < len(p.delayed) && p.delayed[i+1] == unindent {
				continue
			}
			if tok != token.RBRACE && pos.Column == next.Column {
				continue
			}
		case newline, formfeed:
			p.delayed[i] = ignore
			dropped = last == nil
		}
		n = i
		break
	}
	p.writeDelayed(n)

	lines := 0
	if pos.IsValid() && p.last.IsValid() {
		lines = max(pos.Line-p.last.Line, 0)
	}
	if p.depth == 0 && dropped {
		lines++ // between declarations, where the break before it is the last one's
	}
	if lines == 0 && last != nil && last.Text[1] == '/' {
		lines = 1
	}
	if lines > 0 {
		p.writeByte('\f', min(lines, maxNewlines)) // comments begin a section
	}
}

func isBlank(s string) bool { return strings.IndexFunc(s, func(r rune) bool { return r > ' ' }) < 0 }

// commonPrefix returns what two lines have in common of white space and stars at their begins.
func commonPrefix(a, b string) string {
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] && (a[i] <= ' ' || a[i] == '*') {
		i++
	}
	return a[:i]
}

// stripPrefix takes the indentation that they have in common from the lines of a general comment; the first has /*.
func stripPrefix(lines []string) {
	if len(lines) <= 1 {
		return
	}
	// The last line does not count if there are others: its */ may be anywhere.
	last := len(lines) - 1
	prefix, found := "", false
	for i := 1; i < last; i++ {
		if isBlank(lines[i]) {
			lines[i] = ""
			continue
		}
		if !found {
			prefix, found = lines[i], true
		}
		prefix = commonPrefix(prefix, lines[i])
	}
	if !found {
		prefix = commonPrefix(lines[last], lines[last])
	}
	before, _, stars := strings.Cut(prefix, "*")
	switch first := lines[0]; {
	case stars: // a column of stars is aligned with the first
		prefix = strings.TrimSuffix(before, " ")
	case isBlank(first[2:]):
		// The text begins on the second line: up to three blanks, or one tab, are its own.
		i := len(prefix)
		for i > 0 && len(prefix)-i < 3 && prefix[i-1] == ' ' {
			i--
		}
		if i == len(prefix) && i > 0 && prefix[i-1] == '\t' {
			i--
		}
		prefix = prefix[:i]
	default:
		// The text begins behind /*, and the others may be aligned with it.
		n := 2
		for n < len(first) && first[n] <= ' ' {
			n++
		}
		space := first[2:n]
		if !strings.HasPrefix(space, "\t") {
			space = "  " + space
		}
		prefix = strings.TrimSuffix(prefix, space)
	}
	end, _, _ := strings.Cut(lines[last], "*/")
	if isBlank(end) {
		mark := "*/"
		if stars {
			mark = " */"
		}
		lines[last] = prefix + mark
	} else {
		prefix = commonPrefix(prefix, lines[last])
	}
	for i := 1; i <= last; i++ {
		if lines[i] != "" {
			lines[i] = lines[i][len(prefix):]
		}
	}
}

func trimRight(s string) string { return strings.TrimRightFunc(s, unicode.IsSpace) }

func (p *printer) writeComment(c *ast.Comment) {
	text := c.Text
	pos := p.posFor(c.Pos())
	if strings.HasPrefix(text, "//line ") && (!pos.IsValid() || pos.Column == 1) {
		// A directive is one only at the line's begin.
		depth := p.depth
		p.depth = 0
		defer func() { p.depth = depth }()
	}
	if text[1] == '/' {
		if constraint.IsGoBuild(text) {
			p.goBuild = append(p.goBuild, len(p.output))
		} else if constraint.IsPlusBuild(text) {
			p.plusBuild = append(p.plusBuild, len(p.output))
		}
		p.writeString(pos, trimRight(text), true)
		return
	}
	lines := strings.Split(text, "\n")
	if pos.IsValid() && pos.Column == 1 && p.depth > 0 {
		// It moves to the right, and so do its other lines.
		for i := range lines[1:] {
			lines[i+1] = "   " + lines[i+1]
		}
	}
	stripPrefix(lines)
	for i, line := range lines {
		if i > 0 {
			p.writeByte('\f', 1)
			pos = p.pos
		}
		if line != "" {
			p.writeString(pos, trimRight(line), true)
		}
	}
}

// commentSuffix writes what is delayed behind comments, with at most one break, and one if that is needed.
func (p *printer) commentSuffix(needed bool) (wrote, dropped bool) {
	for i, ch := range p.delayed {
		switch ch {
		case blank, vtab:
			p.delayed[i] = ignore
		case newline, formfeed:
			if needed {
				needed, wrote = false, true
				continue
			}
			dropped = dropped || ch == formfeed
			p.delayed[i] = ignore
		}
	}
	p.writeDelayed(len(p.delayed))
	if needed {
		p.writeByte('\n', 1)
		wrote = true
	}
	return wrote, dropped
}

// breaks reports whether a break is delayed.
func (p *printer) breaks() bool {
	for _, ch := range p.delayed {
		if ch == newline || ch == formfeed {
			return true
		}
	}
	return false
}

// writeComments writes the comments before next; there are some.
func (p *printer) writeComments(next token.Position, tok token.Token) (wrote, dropped bool) {
	var last *ast.Comment
	for p.commentBefore(next) {
		list := p.group.List
		end := list[len(list)-1].End()
		// A doc comment is at the line's begin, and ends on the line before its token. That of import "C" is C.
		isDoc := p.lastTok != token.IMPORT && p.posFor(p.group.Pos()).Column == 1 && p.posFor(end+1) == next
		if isDoc {
			list = formatDoc(list)
			if len(list) == 0 {
				p.commentPrefix(p.posFor(p.group.Pos()), next, last, tok)
				p.pos, p.last = next, next
				p.nextComment()
				return p.commentSuffix(false)
			}
		}
		for _, c := range list {
			p.commentPrefix(p.posFor(c.Pos()), next, last, tok)
			p.writeComment(c)
			last = c
		}
		if isDoc { // it may have another length now
			last = p.group.List[len(p.group.List)-1]
			p.pos = p.posFor(last.End())
			p.last = p.pos
		}
		p.nextComment()
	}
	needed := false
	if p.toggles&noExtraBlank == 0 && last.Text[1] == '*' && p.lineFor(last.Pos()) == next.Line && tok != token.COMMA &&
		(tok != token.RPAREN || p.prevOpen == token.LPAREN) && (tok != token.RBRACK || p.prevOpen == token.LBRACK) {
		if p.literals == 0 && p.toggles&noExtraLinebreak == 0 && p.breaks() {
			needed = true
		} else {
			p.writeByte(' ', 1)
		}
	}
	if last.Text[1] == '/' || tok == token.EOF || tok == token.RBRACE && p.toggles&noExtraLinebreak == 0 {
		needed = true
	}
	return p.commentSuffix(needed)
}
