package printer

import (
	"go/ast"
	"go/token"
	"strconv"
	"strings"
	"unicode"
)

// typeColumns says for each line of a const or var whether the column of types is kept: in a run of lines with values, if one of them has a type. Else
// the values move there.
func typeColumns(specs []ast.Spec) []bool {
	keep := make([]bool, len(specs))
	for i := 0; i < len(specs); {
		typed := false
		j := i
		for j < len(specs) && specs[j].(*ast.ValueSpec).Values != nil {
			typed = typed || specs[j].(*ast.ValueSpec).Type != nil
			j++
		}
		for ; i < j; i++ {
			keep[i] = typed
		}
		i++
	}
	return keep
}

// column prints a line of several of a const or var.
func (p *printer) column(s *ast.ValueSpec, types bool) {
	p.setComment(s.Doc)
	p.idents(s.Names, false)
	columns := 3 // up to the comment
	if s.Type != nil || types {
		p.space(vtab)
		columns--
	}
	if s.Type != nil {
		p.expr(s.Type)
	}
	if s.Values != nil {
		p.space(vtab)
		p.word(token.ASSIGN)
		p.exprList(token.NoPos, s.Values, 1, 0, token.NoPos, false)
		columns--
	}
	if s.Comment != nil {
		for range columns {
			p.space(vtab)
		}
		p.setComment(s.Comment)
	}
}

// importPath returns an import's path in quotation marks, if it is one that import allows.
func importPath(x *ast.BasicLit) *ast.BasicLit {
	path, err := strconv.Unquote(x.Value)
	if x.Kind != token.STRING || err != nil || path == "" {
		return x
	}
	for _, r := range path {
		if !unicode.IsGraphic(r) || unicode.IsSpace(r) || strings.ContainsRune("!\"#$%&'()*,:;<=>?[\\]^{|}`\ufffd", r) {
			return x
		}
	}
	if path = strconv.Quote(path); path == x.Value {
		return x
	}
	return &ast.BasicLit{ValuePos: x.ValuePos, Kind: token.STRING, Value: path}
}

// spec prints one of n specs.
func (p *printer) spec(spec ast.Spec, n int, indented bool) {
	switch s := spec.(type) {
	case *ast.ImportSpec:
		p.setComment(s.Doc)
		if s.Name != nil {
			p.expr(s.Name)
			p.space(blank)
		}
		p.expr(importPath(s.Path))
		p.setComment(s.Comment)
		p.at(s.EndPos)
	case *ast.ValueSpec:
		p.setComment(s.Doc)
		p.idents(s.Names, indented)
		if s.Type != nil {
			p.space(blank)
			p.expr(s.Type)
		}
		if s.Values != nil {
			p.space(blank)
			p.word(token.ASSIGN)
			p.exprList(token.NoPos, s.Values, 1, 0, token.NoPos, false)
		}
		p.setComment(s.Comment)
	case *ast.TypeSpec:
		p.setComment(s.Doc)
		p.expr(s.Name)
		if s.TypeParams != nil {
			p.params(s.TypeParams, ofTypeDecl)
		}
		if n == 1 {
			p.space(blank)
		} else {
			p.space(vtab)
		}
		if s.Assign.IsValid() {
			p.word(token.ASSIGN)
		}
		p.expr(s.Type)
		p.setComment(s.Comment)
	default:
		unsupported(spec)
	}
}

func (p *printer) genDecl(d *ast.GenDecl) {
	p.setComment(d.Doc)
	p.at(d.Pos())
	p.word(d.Tok)
	n := len(d.Specs)
	if !d.Lparen.IsValid() && n == 1 {
		p.spec(d.Specs[0], 1, true)
		return
	}
	p.enclosed(token.LPAREN, d.Lparen, func() {
		if n == 0 {
			return
		}
		p.space(indent, formfeed)
		var types []bool
		if n > 1 && (d.Tok == token.CONST || d.Tok == token.VAR) {
			types = typeColumns(d.Specs)
		}
		line := 0
		for i, s := range d.Specs {
			if i > 0 {
				p.linebreak(p.lineFor(s.Pos()), 1, ignore, p.out.Line > line)
			}
			p.line = &line
			if types != nil {
				p.column(s.(*ast.ValueSpec), types[i])
			} else {
				p.spec(s, n, false)
			}
		}
		p.space(unindent, formfeed)
	}, token.RPAREN, d.Rparen)
}

// A meter counts bytes, and notes line breaks.
type meter struct {
	size   int
	breaks bool
}

func (m *meter) Write(text []byte) (int, error) {
	m.size += len(text)
	for _, c := range text {
		m.breaks = m.breaks || c == '\n' || c == '\f'
	}
	return len(text), nil
}

// nodeSize returns the size of a node's text if it is on one line and at most limit, else limit+1.
func (p *printer) nodeSize(n ast.Node, limit int) int {
	if size, ok := p.sizes[n]; ok {
		return size
	}
	p.sizes[n] = limit + 1 // while it is measured, too
	var m meter
	cfg := Config{Mode: RawFormat}
	if err := cfg.print(&m, p.fset, n, p.sizes); err == nil && !m.breaks && m.size <= limit {
		p.sizes[n] = m.size
		return m.size
	}
	return limit + 1
}

// lines returns how many lines of the source a node has.
func (p *printer) lines(n ast.Node) int {
	if from := n.Pos(); from.IsValid() {
		if to := n.End(); to.IsValid() {
			return p.lineFor(to) - p.lineFor(from) + 1
		}
	}
	return infinity
}

// bodySize returns the size of a body on one line, or more than limit if it is not to be there.
func (p *printer) bodySize(b *ast.BlockStmt, limit int) int {
	begin, end := b.Pos(), b.Rbrace
	const most = 5 // statements
	if begin.IsValid() && end.IsValid() && p.lineFor(begin) != p.lineFor(end) || len(b.List) > most {
		return limit + 1
	}
	size := p.commentSize(p.posFor(end))
	for i, s := range b.List {
		if size > limit {
			break
		}
		if i > 0 {
			size += len("; ")
		}
		size += p.nodeSize(s, limit)
	}
	return size
}

// funcBody prints a function's body, on the line of the header, which has a size, if both fit.
func (p *printer) funcBody(header int, sep whiteSpace, b *ast.BlockStmt) {
	if b == nil {
		return
	}
	literals := p.literals
	p.literals = 0
	defer func() { p.literals = literals }()
	const limit = 100
	if header+p.bodySize(b, limit) > limit {
		if sep != ignore {
			p.space(blank)
		}
		p.block(b, true)
		return
	}
	p.space(sep)
	p.at(b.Lbrace)
	p.tok(token.LBRACE)
	if len(b.List) > 0 {
		p.space(blank)
		for i, s := range b.List {
			if i > 0 {
				p.word(token.SEMICOLON)
			}
			p.stmt(s, i == len(b.List)-1)
		}
		p.space(blank)
	}
	p.switches(noExtraLinebreak)
	p.at(b.Rbrace)
	p.tok(token.RBRACE)
	p.switches(noExtraLinebreak)
}

// distance returns the size of the output from column begin on, if it is on one line of the source that begins at from.
func (p *printer) distance(from token.Pos, begin int) int {
	if from.IsValid() && p.pos.IsValid() && p.posFor(from).Line == p.pos.Line {
		return p.out.Column - begin
	}
	return infinity
}

func (p *printer) funcDecl(d *ast.FuncDecl) {
	p.setComment(d.Doc)
	p.at(d.Pos())
	p.word(token.FUNC)
	// The blank is not written yet, but counted, as gofmt does.
	begin := p.out.Column - len("func ")
	if d.Recv != nil {
		p.params(d.Recv, ordinary)
		p.space(blank)
	}
	p.expr(d.Name)
	p.signature(d.Type)
	p.funcBody(p.distance(d.Pos(), begin), vtab, d.Body)
}

func (p *printer) decl(decl ast.Decl) {
	switch d := decl.(type) {
	case *ast.BadDecl:
		p.at(d.Pos())
		p.message("BadDecl")
	case *ast.GenDecl:
		p.genDecl(d)
	case *ast.FuncDecl:
		p.funcDecl(d)
	default:
		unsupported(decl)
	}
}

// decls prints declarations, with an empty line where the keyword changes and before comments.
func (p *printer) decls(list []ast.Decl) {
	last := token.ILLEGAL
	for _, d := range list {
		tok := token.ILLEGAL
		switch d := d.(type) {
		case *ast.GenDecl:
			tok = d.Tok
		case *ast.FuncDecl:
			tok = token.FUNC
		}
		if len(p.output) > 0 {
			least := 1
			if tok != last || docOf(d) != nil {
				least = 2
			}
			p.linebreak(p.lineFor(d.Pos()), least, ignore, tok == token.FUNC && p.lines(d) > 1)
		}
		p.decl(d)
		last = tok
	}
}

func (p *printer) file(f *ast.File) {
	p.setComment(f.Doc)
	p.at(f.Pos())
	p.word(token.PACKAGE)
	p.expr(f.Name)
	p.decls(f.Decls)
	p.space(newline)
}
