// Package printer writes syntax trees as gofmt does.
//
// A printer writes tokens, and white space between them that is delayed until the next token is known: comments that the source has before that
// token are put into it. Output is for text/tabwriter: cells end in \v (or \t), a section whose columns are aligned in \f, and text that stays as
// it is is between tabwriter.Escape. Invariant: pos is the place in the source, as well as known, that out is in the output.
// The layout (where lines break, what is aligned, which operators have spaces) is go/printer's of Go 1.26, decision by decision.
package printer

import (
	"fmt"
	"go/ast"
	"go/token"
	"os"
	"text/tabwriter"
)

const (
	maxNewlines = 2 // in a row
	infinity    = 1 << 30
)

// A whiteSpace is a space, a break, or a change of indentation.
type whiteSpace byte

const (
	ignore   = whiteSpace(0)
	blank    = whiteSpace(' ')
	vtab     = whiteSpace('\v')
	newline  = whiteSpace('\n')
	formfeed = whiteSpace('\f')
	indent   = whiteSpace('>')
	unindent = whiteSpace('<')
)

// A toggle is switched on and off as it is printed: what is not put after a general comment.
type toggle int

const (
	noExtraBlank toggle = 1 << iota
	noExtraLinebreak
)

// A pending is the comment group that comes next.
type pending struct {
	index   int // of the group after it
	group   *ast.CommentGroup
	offset  int  // infinity if there is none
	newline bool // it ends in a newline, or has one
}

type printer struct {
	Config
	fset *token.FileSet

	output    []byte
	depth     int         // of indentation
	literals  int         // composite literals around
	toggles   toggle      // that are on
	section   bool        // the alignment ends at the next white space
	semicolon bool        // a newline here is a semicolon
	lastTok   token.Token // ILLEGAL after white space
	prevOpen  token.Token // the last token if that is ( or [
	delayed   []whiteSpace
	goBuild   []int // where //go:build lines are in output
	plusBuild []int

	pos     token.Position // in the source
	out     token.Position
	last    token.Position // pos after the last text
	line    *int           // gets the line of the next token
	fileErr error          // a name that no //line directive can have

	comments []*ast.CommentGroup
	ofNodes  bool // comments are those of nodes
	pending

	sizes map[ast.Node]int // of nodes in one line

	cachedPos  token.Pos
	cachedLine int
}

const maxDelayed = 16

func newPrinter(cfg *Config, fset *token.FileSet, sizes map[ast.Node]int) *printer {
	begin := token.Position{Line: 1, Column: 1}
	return &printer{Config: *cfg, fset: fset, pos: begin, out: begin, sizes: sizes, cachedPos: -1, delayed: make([]whiteSpace, 0, maxDelayed)}
}

func (p *printer) posFor(pos token.Pos) token.Position { return p.fset.PositionFor(pos, false) }

func (p *printer) lineFor(pos token.Pos) int {
	if pos != p.cachedPos {
		p.cachedPos, p.cachedLine = pos, p.posFor(pos).Line
	}
	return p.cachedLine
}

// at says where in the source the next token is.
func (p *printer) at(pos token.Pos) {
	if pos.IsValid() {
		p.pos = p.posFor(pos)
	}
}

// writeIndent begins a line.
func (p *printer) writeIndent() {
	n := p.Config.Indent + p.depth
	for range n {
		p.output = append(p.output, '\t')
	}
	p.pos.Offset += n
	p.pos.Column += n
	p.out.Column += n
}

// writeByte writes white space n times.
func (p *printer) writeByte(c byte, n int) {
	breaks := c == '\n' || c == '\f'
	if p.section {
		if breaks {
			c = '\f'
			p.section = false
		} else if c == '\t' || c == '\v' {
			c = ' '
		}
	}
	if p.out.Column == 1 {
		// An empty line begins with its indentation, too; the trimmer drops it.
		p.writeIndent()
	}
	for range n {
		p.output = append(p.output, c)
	}
	p.pos.Offset += n
	if breaks {
		p.pos.Line += n
		p.out.Line += n
		p.pos.Column, p.out.Column = 1, 1
		return
	}
	p.pos.Column += n
	p.out.Column += n
}

// writeString writes a token or comment that is at pos; literally keeps the tabwriter from it.
func (p *printer) writeString(pos token.Position, s string, literally bool) {
	if p.out.Column == 1 {
		if p.Config.Mode&SourcePos != 0 {
			p.writeDirective(pos)
		}
		p.writeIndent()
	}
	if pos.IsValid() {
		p.pos = pos
	}
	if literally {
		p.output = append(p.output, tabwriter.Escape)
	}
	p.output = append(p.output, s...)
	if literally {
		p.output = append(p.output, tabwriter.Escape)
	}
	lines, last := 0, 0
	for i := range len(s) {
		if s[i] == '\n' || s[i] == '\f' {
			lines++
			last = i
			p.section = true // columns do not go on behind text of several lines
		}
	}
	p.pos.Offset += len(s)
	if lines == 0 {
		p.pos.Column += len(s)
		p.out.Column += len(s)
	} else {
		p.pos.Line += lines
		p.out.Line += lines
		p.pos.Column, p.out.Column = len(s)-last, len(s)-last
	}
	p.last = p.pos
}

// writeDirective writes a //line directive if the output's line is not the source's.
func (p *printer) writeDirective(pos token.Position) {
	if !pos.IsValid() || p.out.Line == pos.Line && p.out.Filename == pos.Filename {
		return
	}
	for i := range len(pos.Filename) {
		if c := pos.Filename[i]; c == '\n' || c == '\r' {
			if p.fileErr == nil {
				p.fileErr = fmt.Errorf("go/printer: source filename contains unexpected newline character: %q", pos.Filename)
			}
			return
		}
	}
	p.output = append(p.output, tabwriter.Escape)
	p.output = fmt.Appendf(p.output, "//line %s:%d\n", pos.Filename, pos.Line)
	p.output = append(p.output, tabwriter.Escape)
	p.out.Filename, p.out.Line = pos.Filename, pos.Line
}

// writeDelayed writes the first n delayed white spaces.
func (p *printer) writeDelayed(n int) {
	for i := 0; i < n; i++ {
		switch ch := p.delayed[i]; ch {
		case ignore:
		case indent:
			p.depth++
		case unindent:
			p.depth = max(p.depth-1, 0)
		case newline, formfeed:
			if i+1 < n && p.delayed[i+1] == unindent {
				// A label is on a line that is indented less: the change comes first. Its width is not to align the lines before it.
				p.delayed[i], p.delayed[i+1] = unindent, formfeed
				i--
				continue
			}
			p.writeByte(byte(ch), 1)
		default:
			p.writeByte(byte(ch), 1)
		}
	}
	p.delayed = append(p.delayed[:0], p.delayed[n:]...)
}

// combine reports whether a token and the next byte would be another token.
func combine(last token.Token, next byte) bool {
	switch last {
	case token.INT:
		return next == '.'
	case token.ADD:
		return next == '+'
	case token.SUB:
		return next == '-'
	case token.QUO:
		return next == '*'
	case token.LSS:
		return next == '-' || next == '<'
	case token.AND:
		return next == '&' || next == '^'
	}
	return false
}

// space delays white space.
func (p *printer) space(list ...whiteSpace) {
	for _, ch := range list {
		p.opened()
		if ch == ignore {
			continue
		}
		if len(p.delayed) == maxDelayed {
			p.writeDelayed(maxDelayed)
		}
		p.delayed = append(p.delayed, ch)
		if ch == newline || ch == formfeed {
			p.semicolon = false
		}
		p.lastTok = token.ILLEGAL
	}
}

// opened keeps an opening token that was just printed.
func (p *printer) opened() {
	switch p.lastTok {
	case token.ILLEGAL:
	case token.LPAREN, token.LBRACK:
		p.prevOpen = p.lastTok
	default:
		p.prevOpen = token.ILLEGAL
	}
}

// switches turns toggles on or off.
func (p *printer) switches(t toggle) {
	p.opened()
	p.toggles ^= t
}

// tok prints an operator, delimiter or keyword.
func (p *printer) tok(t token.Token) {
	p.opened()
	text := t.String()
	if combine(p.lastTok, text[0]) {
		p.delayed = append(p.delayed[:0], blank)
	}
	semi := false
	switch t {
	case token.BREAK, token.CONTINUE, token.FALLTHROUGH, token.RETURN, token.INC, token.DEC, token.RPAREN, token.RBRACK, token.RBRACE:
		semi = true
	}
	p.lastTok = t
	p.text(text, false, semi)
}

// toks prints tokens.
func (p *printer) toks(list ...token.Token) {
	for _, t := range list {
		p.tok(t)
	}
}

// ident prints a name.
func (p *printer) ident(x *ast.Ident) {
	p.opened()
	p.lastTok = token.IDENT
	p.text(x.Name, false, true)
}

func (p *printer) literal(x *ast.BasicLit) {
	p.opened()
	p.lastTok = x.Kind
	p.text(x.Value, true, true)
}

// message prints what is no Go: comments, and marks of bad nodes.
func (p *printer) message(s string) {
	p.opened()
	p.lastTok = token.STRING
	p.text(s, true, true)
}

// text prints the delayed white space, with the comments that the source has before pos, and a token; semi says that a newline behind it is a semicolon.
func (p *printer) text(s string, literally, semi bool) {
	next := p.pos
	wrote, dropped := p.flush(next, p.lastTok)
	// Empty lines of the source stay where they are no semicolons.
	if !p.semicolon {
		n := min(next.Line-p.pos.Line, maxNewlines)
		if wrote && n == maxNewlines {
			n--
		}
		if n > 0 {
			ch := byte('\n')
			if dropped {
				ch = '\f'
			}
			p.writeByte(ch, n)
			semi = false
		}
	}
	if p.line != nil {
		*p.line = p.out.Line
		p.line = nil
	}
	p.writeString(next, s, literally)
	p.semicolon = semi
}

// flush writes the comments before next, which is where tok is, and the delayed white space. It reports whether it wrote a newline, and
// whether it dropped a formfeed.
func (p *printer) flush(next token.Position, tok token.Token) (wrote, dropped bool) {
	if p.commentBefore(next) {
		return p.writeComments(next, tok)
	}
	p.writeDelayed(len(p.delayed))
	return false, false
}

// unsupported is for nodes that go/ast does not have.
func unsupported(x any) {
	fmt.Fprintf(os.Stderr, "print: unsupported argument %v (%T)\n", x, x)
	panic("go/printer type")
}
