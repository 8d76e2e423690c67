package parser

import (
	"go/ast"
	"go/build/constraint"
	"go/internal/scannerhooks"
	"go/scanner"
	"go/token"
	"strings"
)

// A parser has the token that comes next.
type parser struct {
	file    *token.File
	errors  scanner.ErrorList
	scanner scanner.Scanner
	mode    Mode

	pos       token.Pos
	tok       token.Token
	lit       string
	stringEnd token.Pos // after the last string

	comments  []*ast.CommentGroup
	lead      *ast.CommentGroup // ends on the line before the token
	line      *ast.CommentGroup // behind the last token, and alone up to the line's end
	top       bool              // before the package clause
	goVersion string            // of //go:build lines there
	imports   []*ast.ImportSpec

	level int  // of parentheses; negative in the header of a statement, where { begins the body
	inRhs bool // "=" is taken for "=="
	depth int  // of nesting, which is limited

	// An error's recovery that stops at the same token ten times moves on.
	syncPos   token.Pos
	syncCount int
}

const maxDepth = 1e5

func (p *parser) nest() {
	if p.depth++; p.depth > maxDepth {
		p.error(p.pos, "exceeded max nesting depth")
		panic(bailout{})
	}
}

func (p *parser) unnest() { p.depth-- }

// scan reads the next token, or comment if they are wanted.
func (p *parser) scan() {
	for {
		p.pos, p.tok, p.lit = p.scanner.Scan()
		if p.tok != token.COMMENT {
			break
		}
		if p.top && strings.HasPrefix(p.lit, "//go:build") {
			if x, err := constraint.Parse(p.lit); err == nil {
				p.goVersion = constraint.GoVersion(x)
			}
		}
		if p.mode&ParseComments != 0 {
			return
		}
	}
	if p.tok == token.STRING {
		p.stringEnd = scannerhooks.StringEnd(&p.scanner)
	}
	p.top = false
}

func (p *parser) lineOf(pos token.Pos) int { return p.file.PositionFor(pos, false).Line }

// group reads comments with less than gap lines between them. It returns the line where the last ends.
func (p *parser) group(gap int) (*ast.CommentGroup, int) {
	g := &ast.CommentGroup{}
	end := p.lineOf(p.pos)
	for p.tok == token.COMMENT {
		begin := p.lineOf(p.pos)
		if begin > end+gap {
			break
		}
		end = begin
		if p.lit[1] == '*' {
			end += strings.Count(p.lit, "\n")
		}
		g.List = append(g.List, &ast.Comment{Slash: p.pos, Text: p.lit})
		p.scan()
	}
	p.comments = append(p.comments, g)
	return g, end
}

// next reads the next token and the comments before it.
func (p *parser) next() {
	before := p.pos
	p.lead, p.line = nil, nil
	p.scan()
	if p.tok != token.COMMENT {
		return
	}
	var g *ast.CommentGroup
	end := -1
	if p.lineOf(p.pos) == p.lineOf(before) {
		var last int
		g, last = p.group(0)
		if p.tok == token.SEMICOLON || p.tok == token.EOF || p.lineOf(p.pos) != last {
			p.line = g
		}
	}
	for p.tok == token.COMMENT {
		g, end = p.group(1)
	}
	if end+1 == p.lineOf(p.pos) {
		p.lead = g
	}
}

// error tells of an error, but only of the first of a line, and ends the parsing after more than ten, unless all are wanted.
func (p *parser) error(pos token.Pos, msg string) {
	at := p.file.Position(pos)
	if n := len(p.errors); p.mode&AllErrors == 0 && n > 0 {
		if p.errors[n-1].Pos.Line == at.Line {
			return
		}
		if n > 10 {
			panic(bailout{})
		}
	}
	p.errors.Add(at, msg)
}

// wanted tells that something was expected at pos.
func (p *parser) wanted(pos token.Pos, what string) {
	msg := "expected " + what
	if pos == p.pos {
		switch {
		case p.atNewline():
			msg += ", found newline"
		case p.tok.IsLiteral():
			msg += ", found " + p.lit
		default:
			msg += ", found '" + p.tok.String() + "'"
		}
	}
	p.error(pos, msg)
}

// atNewline reports whether the token is a semicolon that is not written.
func (p *parser) atNewline() bool { return p.tok == token.SEMICOLON && p.lit == "\n" }

// accept reads the token if it is tok, and returns its place.
func (p *parser) accept(tok token.Token) (token.Pos, bool) {
	if p.tok != tok {
		return token.NoPos, false
	}
	pos := p.pos
	p.next()
	return pos, true
}

// expect reads a token, which should be tok, and returns its place.
func (p *parser) expect(tok token.Token) token.Pos {
	pos := p.pos
	if p.tok != tok {
		p.wanted(pos, "'"+tok.String()+"'")
	}
	p.next()
	return pos
}

// expectBrace reads the end of a block; its place is NoPos if it is missing.
func (p *parser) expectBrace() token.Pos {
	pos := p.pos
	missing := p.tok != token.RBRACE
	p.expect(token.RBRACE)
	if missing {
		return token.NoPos
	}
	return pos
}

// expectClosing reads the end of a list of what, which needs a comma before a newline.
func (p *parser) expectClosing(tok token.Token, what string) token.Pos {
	if p.atNewline() {
		p.error(p.pos, "missing ',' before newline in "+what)
		p.next()
	}
	return p.expect(tok)
}

// expectSemi reads a semicolon, which may be missing before ) and }. It returns the comment at the line's end.
func (p *parser) expectSemi() *ast.CommentGroup {
	switch p.tok {
	case token.RPAREN, token.RBRACE:
		return nil
	case token.SEMICOLON, token.COMMA:
		if p.tok == token.COMMA {
			p.wanted(p.pos, "';'")
		} else if p.lit == ";" {
			p.next()
			return p.line
		}
		comment := p.line
		// A comma's text is empty: the comment before it is taken.
		p.next()
		return comment
	}
	p.wanted(p.pos, "';'")
	p.skip(stmtStart)
	return nil
}

// atComma reports whether a list of what goes on: there is a comma, or one is missing (which is told).
func (p *parser) atComma(what string, end token.Token) bool {
	if p.tok == token.COMMA {
		return true
	}
	if p.tok == end {
		return false
	}
	msg := "missing ','"
	if p.atNewline() {
		msg += " before newline"
	}
	p.error(p.pos, msg+" in "+what)
	return true
}

// A tokenSet is a set of tokens at which parsing goes on after an error.
type tokenSet [token.TILDE + 1]bool

var (
	stmtStart = &tokenSet{
		token.BREAK: true, token.CONST: true, token.CONTINUE: true, token.DEFER: true, token.FALLTHROUGH: true, token.FOR: true, token.GO: true,
		token.GOTO: true, token.IF: true, token.RETURN: true, token.SELECT: true, token.SWITCH: true, token.TYPE: true, token.VAR: true,
	}
	declStart = &tokenSet{token.IMPORT: true, token.CONST: true, token.TYPE: true, token.VAR: true}
	exprEnd   = &tokenSet{
		token.COMMA: true, token.COLON: true, token.SEMICOLON: true, token.RPAREN: true, token.RBRACK: true, token.RBRACE: true,
	}
)

// skip reads up to a token of the set. It moves on from there if it has stopped there often.
func (p *parser) skip(to *tokenSet) {
	for ; p.tok != token.EOF; p.next() {
		if !to[p.tok] {
			continue
		}
		if p.pos == p.syncPos && p.syncCount < 10 {
			p.syncCount++
			return
		}
		if p.pos > p.syncPos {
			p.syncPos, p.syncCount = p.pos, 0
			return
		}
	}
}

// badExpr tells what is missing and skips to the end of the expression.
func (p *parser) badExpr(what string, to *tokenSet) ast.Expr {
	pos := p.pos
	p.wanted(pos, what)
	p.skip(to)
	return &ast.BadExpr{From: pos, To: p.pos}
}

func (p *parser) ident() *ast.Ident {
	id := &ast.Ident{NamePos: p.pos, Name: "_"}
	if p.tok == token.IDENT {
		id.Name = p.lit
	}
	p.expect(token.IDENT)
	return id
}

func (p *parser) idents() []*ast.Ident {
	list := []*ast.Ident{p.ident()}
	for p.tok == token.COMMA {
		p.next()
		list = append(list, p.ident())
	}
	return list
}

// exprs reads expressions; inRhs says whether "=" is taken for "==".
func (p *parser) exprs(inRhs bool) []ast.Expr {
	old := p.inRhs
	p.inRhs = inRhs
	list := []ast.Expr{p.expr()}
	for p.tok == token.COMMA {
		p.next()
		list = append(list, p.expr())
	}
	p.inRhs = old
	return list
}
