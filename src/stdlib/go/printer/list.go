package printer

import (
	"go/ast"
	"go/token"
	"math"
	"unicode/utf8"
)

// linebreak prints the breaks up to a line, at least least and at most maxNewlines or that, behind ws. The first is a formfeed if a section begins.
// It returns 0 without breaks, 1 with a newline, more with several or a formfeed.
func (p *printer) linebreak(line, least int, ws whiteSpace, section bool) int {
	n := max(min(line-p.pos.Line, maxNewlines), least)
	if n <= 0 {
		return 0
	}
	p.space(ws)
	breaks := n
	if section {
		p.space(formfeed)
		n--
		breaks++
	}
	for range n {
		p.space(newline)
	}
	return breaks
}

// A listMode says how a list of expressions is printed.
type listMode uint

const (
	commaTerm listMode = 1 << iota // with a comma before a break at the end
	noIndent                       // what follows a break is not indented
)

const filtered = "contains filtered or unexported fields"

// idents prints names; those on further lines are indented if that is set.
func (p *printer) idents(list []*ast.Ident, indented bool) {
	exprs := make([]ast.Expr, len(list))
	for i, x := range list {
		exprs[i] = x
	}
	mode := noIndent
	if indented {
		mode = 0
	}
	p.exprList(token.NoPos, exprs, 1, mode, token.NoPos, false)
}

// An aligner decides where a section of key: value pairs ends: where the size of keys changes much, compared with their geometric mean.
type aligner struct {
	size  int // of the last key, 0 if it is not on one line
	logs  float64
	count int
}

// next takes the size of a key, and reports whether a section begins with it.
func (a *aligner) next(size int) bool {
	const small, threshold = 40, 2.5
	last := a.size
	a.size = size
	if last <= 0 || size <= 0 {
		return true
	}
	if a.count == 0 || last <= small && size <= small {
		return false
	}
	ratio := float64(size) / math.Exp(a.logs/float64(a.count))
	return threshold*ratio <= 1 || threshold <= ratio
}

func (a *aligner) add() {
	if a.size > 0 {
		a.logs += math.Log(float64(a.size))
		a.count++
	}
}

// exprList prints expressions between tokens at before and after (NoPos if they are unknown), with the line breaks that the source has.
func (p *printer) exprList(before token.Pos, list []ast.Expr, depth int, mode listMode, after token.Pos, incomplete bool) {
	prev, next := p.posFor(before), p.posFor(after)
	if len(list) == 0 {
		if incomplete && prev.IsValid() && prev.Line == next.Line {
			p.message("/* " + filtered + " */")
		} else if incomplete {
			p.space(newline, indent)
			p.message("// " + filtered)
			p.space(unindent, newline)
		}
		return
	}
	line, end := p.lineFor(list[0].Pos()), p.lineFor(list[len(list)-1].End())
	if prev.IsValid() && prev.Line == line && line == end {
		for i, x := range list {
			if i > 0 {
				p.at(x.Pos()) // comments are put before the next expression
				p.tok(token.COMMA)
				p.space(blank)
			}
			p.expr0(x, depth)
		}
		if incomplete {
			p.tok(token.COMMA)
			p.space(blank)
			p.message("/* " + filtered + " */")
		}
		return
	}

	ws := indent
	if mode&noIndent != 0 {
		ws = ignore
	}
	lastBreak := -1 // index of the expression behind the last break
	if prev.IsValid() && prev.Line < line && p.linebreak(line, 0, ws, true) > 0 {
		ws = ignore
		lastBreak = 0
	}
	var keys aligner
	prevLine := prev.Line
	for i, x := range list {
		line = p.lineFor(x.Pos())
		const widest = 1e6
		pair, isPair := x.(*ast.KeyValueExpr)
		size := p.nodeSize(x, widest)
		if size > widest || !prev.IsValid() || !next.IsValid() {
			size = 0
		} else if isPair {
			size = p.nodeSize(pair.Key, widest)
		}
		section := keys.next(size)
		breaks := prevLine > 0 && prevLine < line
		if i > 0 {
			if !breaks {
				p.at(x.Pos())
			}
			p.tok(token.COMMA)
			n := 0
			if breaks {
				n = p.linebreak(line, 0, ws, section || lastBreak+1 < i)
			}
			switch {
			case n == 0:
				p.space(blank)
			default:
				ws = ignore
				lastBreak = i
				if n > 1 {
					keys.logs, keys.count = 0, 0
				}
			}
		}
		if len(list) > 1 && isPair && size > 0 && breaks {
			p.expr(pair.Key)
			p.at(pair.Colon)
			p.tok(token.COLON)
			p.space(vtab)
			p.expr(pair.Value)
		} else {
			p.expr0(x, depth)
		}
		keys.add()
		prevLine = line
	}
	indented := ws == ignore && mode&noIndent == 0
	if mode&commaTerm != 0 && next.IsValid() && p.pos.Line < next.Line {
		p.tok(token.COMMA)
		if incomplete {
			p.space(newline)
			p.message("// " + filtered)
		}
		if indented {
			p.space(unindent)
		}
		p.space(formfeed)
		return
	}
	if incomplete {
		p.tok(token.COMMA)
		p.space(newline)
		p.message("// " + filtered)
		p.space(newline)
	}
	if indented {
		p.space(unindent)
	}
}

// A paramKind says what parameters are.
type paramKind int

const (
	ordinary   paramKind = iota // parameters or results
	ofFunc                      // type parameters of a function
	ofTypeDecl                  // type parameters of a type
)

func (p *printer) params(fields *ast.FieldList, kind paramKind) {
	open, end := token.LPAREN, token.RPAREN
	if kind != ordinary {
		open, end = token.LBRACK, token.RBRACK
	}
	p.at(fields.Opening)
	p.tok(open)
	if len(fields.List) > 0 {
		last := p.lineFor(fields.Opening)
		ws := indent
		for i, f := range fields.List {
			begin := p.lineFor(f.Pos())
			breaks := last > 0 && last < begin
			if i > 0 {
				if !breaks {
					p.at(f.Pos())
				}
				p.tok(token.COMMA)
			}
			if breaks && p.linebreak(begin, 0, ws, true) > 0 {
				ws = ignore
			} else if i > 0 {
				p.space(blank)
			}
			if len(f.Names) > 0 {
				// Names on several lines are indented unless the line already is.
				p.idents(f.Names, ws == indent)
				p.space(blank)
			}
			p.expr(ast.Unparen(f.Type))
			last = p.lineFor(f.End())
		}
		if closing := p.lineFor(fields.Closing); last > 0 && last < closing {
			p.tok(token.COMMA)
			p.linebreak(closing, 0, ignore, true)
		} else if kind == ofTypeDecl && fields.NumFields() == 1 && isProduct(ast.Unparen(fields.List[0].Type)) {
			p.tok(token.COMMA) // else it would be an array's length: type T[P *C] ...
		}
		if ws == ignore {
			p.space(unindent)
		}
	}
	p.at(fields.Closing)
	p.tok(end)
}

// isProduct reports whether a name and x behind it could be an expression.
func isProduct(x ast.Expr) bool {
	switch x := x.(type) {
	case *ast.StarExpr:
		return !isTypeOnly(x.X)
	case *ast.BinaryExpr:
		return isProduct(x.X) && !isTypeOnly(x.Y)
	case *ast.ParenExpr:
		return !isTypeOnly(x.X)
	}
	return false
}

// isTypeOnly reports whether x can be no value.
func isTypeOnly(x ast.Expr) bool {
	switch x := x.(type) {
	case *ast.ArrayType, *ast.StructType, *ast.FuncType, *ast.InterfaceType, *ast.MapType, *ast.ChanType:
		return true
	case *ast.UnaryExpr:
		return x.Op == token.TILDE
	case *ast.BinaryExpr:
		return isTypeOnly(x.X) || isTypeOnly(x.Y)
	case *ast.ParenExpr:
		return isTypeOnly(x.X)
	}
	return false
}

func (p *printer) signature(t *ast.FuncType) {
	if t.TypeParams != nil {
		p.params(t.TypeParams, ofFunc)
	}
	if t.Params != nil {
		p.params(t.Params, ordinary)
	} else {
		p.toks(token.LPAREN, token.RPAREN)
	}
	switch n := t.Results.NumFields(); {
	case n == 0:
	case n == 1 && t.Results.List[0].Names == nil:
		p.space(blank)
		p.expr(ast.Unparen(t.Results.List[0].Type))
	default:
		p.space(blank)
		p.params(t.Results, ordinary)
	}
}

// isShort reports whether a list of fields is one field that fits on a line with its type.
func (p *printer) isShort(list []*ast.Field) bool {
	if len(list) != 1 || list[0].Tag != nil || list[0].Comment != nil {
		return false
	}
	const limit = 30
	names := 0
	for _, x := range list[0].Names {
		names += utf8.RuneCountInString(x.Name)
	}
	// Names count as one blank only, however long they are: the rule of gofmt.
	return min(names, 1)+p.nodeSize(list[0].Type, limit) <= limit
}

// fieldList prints the fields of a structure, or the methods and types of an interface.
func (p *printer) fieldList(fields *ast.FieldList, isStruct, incomplete bool) {
	list := fields.List
	commented := incomplete || p.commentBefore(p.posFor(fields.Closing))
	sameLine := fields.Opening.IsValid() && fields.Closing.IsValid() && p.lineFor(fields.Opening) == p.lineFor(fields.Closing)
	braces := func(body func()) {
		p.at(fields.Opening)
		p.tok(token.LBRACE)
		body()
		p.at(fields.Closing)
		p.tok(token.RBRACE)
	}
	if !commented && sameLine && len(list) == 0 {
		braces(func() {})
		return
	}
	if !commented && sameLine && p.isShort(list) {
		braces(func() {
			p.space(blank)
			p.shortField(list[0], isStruct)
			p.space(blank)
		})
		return
	}
	p.space(blank)
	braces(func() {
		p.space(indent)
		if commented || len(list) > 0 {
			p.space(formfeed)
		}
		what := filtered
		if isStruct {
			p.structFields(list)
		} else {
			p.methods(list)
			what = "contains filtered or unexported methods"
		}
		if incomplete {
			if len(list) > 0 {
				p.space(formfeed)
			}
			p.flush(p.posFor(fields.Closing), token.RBRACE)
			p.setComment(&ast.CommentGroup{List: []*ast.Comment{{Text: "// " + what}}})
		}
		p.space(unindent, formfeed)
	})
}

func (p *printer) shortField(f *ast.Field, isStruct bool) {
	if !isStruct && len(f.Names) > 0 {
		p.expr(f.Names[0])
		p.signature(f.Type.(*ast.FuncType))
		return
	}
	for i, x := range f.Names {
		if i > 0 {
			p.tok(token.COMMA)
			p.space(blank)
		}
		p.expr(x)
	}
	if len(f.Names) > 0 {
		p.space(blank)
	}
	p.expr(f.Type)
}

// structFields prints columns of names, types, tags and comments.
func (p *printer) structFields(list []*ast.Field) {
	sep := vtab
	if len(list) == 1 {
		sep = blank
	}
	line := 0
	for i, f := range list {
		if i > 0 {
			p.linebreak(p.lineFor(f.Pos()), 1, ignore, p.out.Line > line)
		}
		p.setComment(f.Doc)
		p.line = &line
		columns := 2 // up to the comment
		if len(f.Names) > 0 {
			p.idents(f.Names, false)
			p.space(sep)
			columns = 1
		}
		p.expr(f.Type)
		if f.Tag != nil {
			if columns == 1 && sep == vtab {
				p.space(sep)
			}
			p.space(sep)
			p.expr(f.Tag)
			columns = 0
		}
		if f.Comment != nil {
			for range columns {
				p.space(sep)
			}
			p.setComment(f.Comment)
		}
	}
}

func (p *printer) methods(list []*ast.Field) {
	line := 0
	for i, f := range list {
		if i > 0 {
			p.linebreak(p.lineFor(f.Pos()), 1, ignore, p.out.Line > line)
		}
		p.setComment(f.Doc)
		p.line = &line
		if len(f.Names) > 0 {
			p.expr(f.Names[0])
			p.signature(f.Type.(*ast.FuncType))
		} else {
			p.expr(f.Type)
		}
		p.setComment(f.Comment)
	}
}
