package printer

import (
	"go/ast"
	"go/token"
	"strings"
)

func (p *printer) expr0(x ast.Expr, depth int) { p.expr1(x, token.LowestPrec, depth) }
func (p *printer) expr(x ast.Expr)             { p.expr1(x, token.LowestPrec, 1) }

// clash returns the precedence up to which operators around y need spaces, so that op and y are not one token; 0 if they are not anyway.
func clash(op token.Token, y ast.Expr) int {
	switch y := y.(type) {
	case *ast.StarExpr:
		if op == token.QUO { // a comment's end
			return 5
		}
	case *ast.UnaryExpr:
		switch op.String() + y.Op.String() {
		case "/*", "&&", "&^":
			return 5
		case "++", "--":
			return 4
		}
	}
	return 0
}

// operators tells of the operators of an expression without parentheses: whether there are such of precedences 4 and 5, and the greatest clash.
func operators(x *ast.BinaryExpr) (four, five bool, problem int) {
	prec := x.Op.Precedence()
	four, five = prec == 4, prec == 5
	add := func(y ast.Expr, least int) {
		if y, ok := y.(*ast.BinaryExpr); ok && y.Op.Precedence() >= least { // others get parentheses
			a, b, c := operators(y)
			four, five, problem = four || a, five || b, max(problem, c)
		}
	}
	add(x.X, prec)
	add(x.Y, prec+1)
	if c := clash(x.Op, x.Y); c == 5 {
		problem = 5
	} else {
		problem = max(problem, c)
	}
	return four, five, problem
}

// cutoff returns the precedence from which on operators have no spaces: none at depth 1, where there is one precedence only; else those that
// bind strongest, so that spaces show what belongs together.
func cutoff(x *ast.BinaryExpr, depth int) int {
	four, five, problem := operators(x)
	switch {
	case problem > 0:
		return problem + 1
	case depth != 1:
		return 4
	case four && five:
		return 5
	}
	return 6
}

// binary prints an operation whose operator has a precedence below cut between spaces.
func (p *printer) binary(x *ast.BinaryExpr, least, cut, depth int) {
	prec := x.Op.Precedence()
	if prec < least { // in trees that were not parsed
		p.tok(token.LPAREN)
		p.expr0(x, max(depth-1, 1))
		p.tok(token.RPAREN)
		return
	}
	spaced := prec < cut
	left := depth + 1
	if l, ok := x.X.(*ast.BinaryExpr); ok && l.Op.Precedence() == prec {
		left = depth
	}
	p.expr1(x.X, prec, left)
	if spaced {
		p.space(blank)
	}
	before, after := p.pos.Line, p.lineFor(x.Y.Pos())
	p.at(x.OpPos)
	p.tok(x.Op)
	broken := before != after && before > 0 && after > 0 && p.linebreak(after, 1, indent, true) > 0
	if spaced && !broken {
		p.space(blank)
	}
	p.expr1(x.Y, prec+1, depth+1)
	if broken {
		p.space(unindent)
	}
}

// enclosed prints an opening token, what body prints, and a closing one, each where it is in the source.
func (p *printer) enclosed(open token.Token, at token.Pos, body func(), end token.Token, endAt token.Pos) {
	p.at(at)
	p.tok(open)
	body()
	p.at(endAt)
	p.tok(end)
}

// expr1 prints an expression, in parentheses if its precedence is below least. depth is 1 where operators have spaces; it grows inside of operations,
// indices and arguments, and falls in parentheses.
func (p *printer) expr1(expr ast.Expr, least, depth int) {
	p.at(expr.Pos())
	switch x := expr.(type) {
	case *ast.BadExpr:
		p.message("BadExpr")
	case *ast.Ident:
		p.ident(x)
	case *ast.BasicLit:
		if p.Config.Mode&normalizeNumbers != 0 {
			x = normalized(x)
		}
		p.literal(x)
	case *ast.BinaryExpr:
		depth = max(depth, 1)
		p.binary(x, least, cutoff(x, depth), depth)
	case *ast.KeyValueExpr:
		p.expr(x.Key)
		p.at(x.Colon)
		p.tok(token.COLON)
		p.space(blank)
		p.expr(x.Value)
	case *ast.StarExpr:
		if least > token.UnaryPrec {
			p.enclosed(token.LPAREN, token.NoPos, func() {
				p.tok(token.MUL)
				p.expr(x.X)
			}, token.RPAREN, token.NoPos)
			break
		}
		p.tok(token.MUL)
		p.expr(x.X)
	case *ast.UnaryExpr:
		if least > token.UnaryPrec {
			p.enclosed(token.LPAREN, token.NoPos, func() { p.expr(x) }, token.RPAREN, token.NoPos)
			break
		}
		p.tok(x.Op)
		if x.Op == token.RANGE {
			p.space(blank)
		}
		p.expr1(x.X, token.UnaryPrec, depth)
	case *ast.FuncLit:
		p.at(x.Type.Pos())
		p.tok(token.FUNC)
		begin := p.out.Column - len("func")
		p.signature(x.Type)
		p.funcBody(p.distance(x.Type.Pos(), begin), blank, x.Body)
	case *ast.ParenExpr:
		if _, ok := x.X.(*ast.ParenExpr); ok { // one pair is enough
			p.expr0(x.X, depth)
			break
		}
		p.enclosed(token.LPAREN, token.NoPos, func() { p.expr0(x.X, max(depth-1, 1)) }, token.RPAREN, x.Rparen)
	case *ast.SelectorExpr:
		p.selector(x, depth, false)
	case *ast.TypeAssertExpr:
		p.expr1(x.X, token.HighestPrec, depth)
		p.tok(token.PERIOD)
		p.enclosed(token.LPAREN, x.Lparen, func() {
			if x.Type == nil {
				p.tok(token.TYPE)
			} else {
				p.expr(x.Type)
			}
		}, token.RPAREN, x.Rparen)
	case *ast.IndexExpr:
		p.expr1(x.X, token.HighestPrec, 1)
		p.enclosed(token.LBRACK, x.Lbrack, func() { p.expr0(x.Index, depth+1) }, token.RBRACK, x.Rbrack)
	case *ast.IndexListExpr:
		p.expr1(x.X, token.HighestPrec, 1)
		p.enclosed(token.LBRACK, x.Lbrack, func() {
			p.exprList(x.Lbrack, x.Indices, depth+1, commaTerm, x.Rbrack, false)
		}, token.RBRACK, x.Rbrack)
	case *ast.SliceExpr:
		p.slice(x, depth)
	case *ast.CallExpr:
		p.call(x, depth)
	case *ast.CompositeLit:
		p.composite(x, depth)
	default:
		p.typ(expr)
	}
}

// typ prints types that are no names.
func (p *printer) typ(expr ast.Expr) {
	switch x := expr.(type) {
	case *ast.Ellipsis:
		p.tok(token.ELLIPSIS)
		if x.Elt != nil {
			p.expr(x.Elt)
		}
	case *ast.ArrayType:
		p.tok(token.LBRACK)
		if x.Len != nil {
			p.expr(x.Len)
		}
		p.tok(token.RBRACK)
		p.expr(x.Elt)
	case *ast.StructType:
		p.tok(token.STRUCT)
		p.fieldList(x.Fields, true, x.Incomplete)
	case *ast.FuncType:
		p.tok(token.FUNC)
		p.signature(x)
	case *ast.InterfaceType:
		p.tok(token.INTERFACE)
		p.fieldList(x.Methods, false, x.Incomplete)
	case *ast.MapType:
		p.toks(token.MAP, token.LBRACK)
		p.expr(x.Key)
		p.tok(token.RBRACK)
		p.expr(x.Value)
	case *ast.ChanType:
		switch x.Dir {
		case ast.RECV:
			p.toks(token.ARROW, token.CHAN)
		case ast.SEND:
			p.tok(token.CHAN)
			p.at(x.Arrow)
			p.tok(token.ARROW)
		case ast.SEND | ast.RECV:
			p.tok(token.CHAN)
		}
		p.space(blank)
		p.expr(x.Value)
	default:
		unsupported(expr)
	}
}

// selector prints X.Sel, and reports whether it is on two lines. A method that is called leaves its arguments indented as well.
func (p *printer) selector(x *ast.SelectorExpr, depth int, method bool) bool {
	p.expr1(x.X, token.HighestPrec, depth)
	p.tok(token.PERIOD)
	line := p.lineFor(x.Sel.Pos())
	if !p.pos.IsValid() || p.pos.Line >= line {
		p.at(x.Sel.Pos())
		p.ident(x.Sel)
		return false
	}
	p.space(indent, newline)
	p.at(x.Sel.Pos())
	p.ident(x.Sel)
	if !method {
		p.space(unindent)
	}
	return true
}

func (p *printer) slice(x *ast.SliceExpr, depth int) {
	p.expr1(x.X, token.HighestPrec, 1)
	parts := []ast.Expr{x.Low, x.High}
	if x.Max != nil {
		parts = append(parts, x.Max)
	}
	count, binary := 0, false
	for _, part := range parts {
		if part != nil {
			count++
			_, ok := part.(*ast.BinaryExpr)
			binary = binary || ok
		}
	}
	spaced := depth <= 1 && count > 1 && binary
	p.enclosed(token.LBRACK, x.Lbrack, func() {
		for i, part := range parts {
			if i > 0 {
				if spaced && parts[i-1] != nil {
					p.space(blank)
				}
				p.tok(token.COLON)
				if spaced && part != nil {
					p.space(blank)
				}
			}
			if part != nil {
				p.expr0(part, depth+1)
			}
		}
	}, token.RBRACK, x.Rbrack)
}

func (p *printer) call(x *ast.CallExpr, depth int) {
	if len(x.Args) > 1 {
		depth++
	}
	indented := false
	fun := func() {
		if sel, ok := x.Fun.(*ast.SelectorExpr); ok {
			indented = p.selector(sel, depth, true)
		} else {
			p.expr1(x.Fun, token.HighestPrec, depth)
		}
	}
	// Conversions to types whose last part would take the parenthesis.
	switch t := x.Fun.(type) {
	case *ast.FuncType:
		p.enclosed(token.LPAREN, token.NoPos, fun, token.RPAREN, token.NoPos)
	case *ast.ChanType:
		if t.Dir == ast.RECV {
			p.enclosed(token.LPAREN, token.NoPos, fun, token.RPAREN, token.NoPos)
		} else {
			fun()
		}
	default:
		fun()
	}
	p.enclosed(token.LPAREN, x.Lparen, func() {
		if !x.Ellipsis.IsValid() {
			p.exprList(x.Lparen, x.Args, depth, commaTerm, x.Rparen, false)
			return
		}
		p.exprList(x.Lparen, x.Args, depth, 0, x.Ellipsis, false)
		p.at(x.Ellipsis)
		p.tok(token.ELLIPSIS)
		if x.Rparen.IsValid() && p.lineFor(x.Ellipsis) < p.lineFor(x.Rparen) {
			p.tok(token.COMMA)
			p.space(formfeed)
		}
	}, token.RPAREN, x.Rparen)
	if indented {
		p.space(unindent)
	}
}

func (p *printer) composite(x *ast.CompositeLit, depth int) {
	if x.Type != nil {
		p.expr1(x.Type, token.HighestPrec, depth)
	}
	p.literals++
	p.at(x.Lbrace)
	p.tok(token.LBRACE)
	p.exprList(x.Lbrace, x.Elts, 1, commaTerm, x.Rbrace, x.Incomplete)
	// A break behind a general comment before the brace would need a comma.
	mode := noExtraLinebreak
	if len(x.Elts) > 0 {
		mode |= noExtraBlank
	}
	p.space(indent, unindent) // comments without elements are indented
	p.switches(mode)
	p.at(x.Rbrace)
	p.tok(token.RBRACE)
	p.switches(mode)
	p.literals--
}

// normalized returns a number with lower-case prefix and exponent, and without zeros at the begin of an imaginary integer. x stays as it is.
func normalized(x *ast.BasicLit) *ast.BasicLit {
	if x.Kind != token.INT && x.Kind != token.FLOAT && x.Kind != token.IMAG || len(x.Value) < 2 {
		return x
	}
	lower := func(v, exponent string) string {
		if i := strings.LastIndex(v, exponent); i >= 0 {
			return v[:i] + strings.ToLower(exponent) + v[i+1:]
		}
		return v
	}
	v := x.Value
	switch v[:2] {
	case "0x", "0X":
		v = lower("0x"+v[2:], "P")
	case "0o", "0O":
		v = "0o" + v[2:]
	case "0b", "0B":
		v = "0b" + v[2:]
	default:
		if strings.Contains(v, "E") {
			v = lower(v, "E")
		} else if v[len(v)-1] == 'i' && !strings.ContainsAny(v, ".e") {
			if v = strings.TrimLeft(v, "0_"); v == "i" {
				v = "0i"
			}
		}
	}
	if v == x.Value {
		return x
	}
	return &ast.BasicLit{ValuePos: x.ValuePos, Kind: x.Kind, Value: v}
}
