package parser

import (
	"go/ast"
	"go/token"
)

// rhs reads an expression in which "=" is taken for "==", so that the error is told where the types are known.
func (p *parser) rhs() ast.Expr {
	old := p.inRhs
	p.inRhs = true
	x := p.expr()
	p.inRhs = old
	return x
}

func (p *parser) expr() ast.Expr { return p.binary(nil, token.LowestPrec+1) }

// binary reads operations of at least a precedence; x is the first operand if it was read.
func (p *parser) binary(x ast.Expr, least int) ast.Expr {
	if x == nil {
		x = p.unary()
	}
	depth := p.depth
	for {
		p.nest()
		op := p.tok
		if op == token.ASSIGN && p.inRhs {
			op = token.EQL
		}
		prec := op.Precedence()
		if prec < least {
			p.depth = depth
			return x
		}
		pos := p.expect(op)
		x = &ast.BinaryExpr{X: x, OpPos: pos, Op: op, Y: p.binary(nil, prec+1)}
	}
}

func (p *parser) unary() ast.Expr {
	p.nest()
	defer p.unnest()
	switch pos, op := p.pos, p.tok; op {
	case token.ADD, token.SUB, token.NOT, token.XOR, token.AND, token.TILDE:
		p.next()
		return &ast.UnaryExpr{OpPos: pos, Op: op, X: p.unary()}
	case token.MUL:
		p.next()
		return &ast.StarExpr{Star: pos, X: p.unary()}
	case token.ARROW:
		p.next()
		x := p.unary()
		if t, ok := x.(*ast.ChanType); ok {
			p.receiveOnly(t, pos)
			return x
		}
		return &ast.UnaryExpr{OpPos: pos, Op: op, X: x}
	}
	return p.primary(nil)
}

// receiveOnly gives an arrow to the channel type behind it: <-(chan T) is (<-chan T), <-(chan<- (chan T)) is (<-chan (<-chan T)).
func (p *parser) receiveOnly(t *ast.ChanType, arrow token.Pos) {
	for {
		if t.Dir == ast.RECV {
			p.wanted(t.Arrow, "'chan'")
		}
		dir, next := t.Dir, t.Arrow
		t.Begin, t.Arrow, t.Dir = arrow, arrow, ast.RECV
		arrow = next
		if dir != ast.SEND {
			return
		}
		value, ok := t.Value.(*ast.ChanType)
		if !ok {
			p.wanted(arrow, "channel type")
			return
		}
		t = value
	}
}

func (p *parser) literal() *ast.BasicLit {
	x := &ast.BasicLit{ValuePos: p.pos, ValueEnd: p.pos + token.Pos(len(p.lit)), Kind: p.tok, Value: p.lit}
	if p.tok == token.STRING {
		x.ValueEnd = p.stringEnd
	}
	p.next()
	return x
}

func (p *parser) operand() ast.Expr {
	switch pos := p.pos; p.tok {
	case token.IDENT:
		return p.ident()
	case token.INT, token.FLOAT, token.IMAG, token.CHAR, token.STRING:
		return p.literal()
	case token.LPAREN:
		p.next()
		p.level++
		x := &ast.ParenExpr{Lparen: pos, X: p.rhs()}
		p.level--
		x.Rparen = p.expect(token.RPAREN)
		return x
	case token.FUNC:
		t := p.funcType()
		if p.tok != token.LBRACE {
			return t
		}
		p.level++
		body := p.block()
		p.level--
		return &ast.FuncLit{Type: t, Body: body}
	}
	if t := p.tryType(); t != nil {
		return t
	}
	return p.badExpr("operand", stmtStart)
}

// primary reads an operand and what follows it; x is the operand if it was read.
func (p *parser) primary(x ast.Expr) ast.Expr {
	if x == nil {
		x = p.operand()
	}
	depth := p.depth
	defer func() { p.depth = depth }()
	for {
		p.nest()
		switch p.tok {
		case token.PERIOD:
			p.next()
			x = p.selector(x)
		case token.LBRACK:
			x = p.index(x)
		case token.LPAREN:
			x = p.call(x)
		case token.LBRACE:
			t := ast.Unparen(x)
			switch t.(type) {
			case *ast.BadExpr, *ast.Ident, *ast.SelectorExpr, *ast.IndexExpr, *ast.IndexListExpr:
				if p.level < 0 { // the brace begins a body
					return x
				}
			case *ast.ArrayType, *ast.StructType, *ast.MapType:
			default:
				return x
			}
			if t != x {
				p.error(t.Pos(), "cannot parenthesize type in composite literal")
			}
			x = p.composite(x)
		default:
			return x
		}
	}
}

func (p *parser) selector(x ast.Expr) ast.Expr {
	switch pos := p.pos; p.tok {
	case token.IDENT:
		return &ast.SelectorExpr{X: x, Sel: p.ident()}
	case token.LPAREN:
		p.next()
		t := &ast.TypeAssertExpr{X: x, Lparen: pos}
		if p.tok == token.TYPE {
			p.next()
		} else {
			t.Type = p.typ()
		}
		t.Rparen = p.expect(token.RPAREN)
		return t
	default:
		p.wanted(pos, "selector or type assertion")
		// A closing brace is left to the block: the name may be yet to be written.
		if p.tok != token.RBRACE {
			p.next()
		}
		return &ast.SelectorExpr{X: x, Sel: &ast.Ident{NamePos: pos, Name: "_"}}
	}
}

// index reads an index, a slice or an instance.
func (p *parser) index(x ast.Expr) ast.Expr {
	open := p.expect(token.LBRACK)
	if p.tok == token.RBRACK {
		end := p.pos
		p.wanted(end, "operand")
		p.next()
		return &ast.IndexExpr{X: x, Lbrack: open, Index: &ast.BadExpr{From: end, To: end}, Rbrack: end}
	}
	p.level++
	var list []ast.Expr // type arguments
	var parts [3]ast.Expr
	var colons []token.Pos
	if p.tok != token.COLON {
		parts[0] = p.rhs()
	}
	if p.tok == token.COMMA {
		list = append(list, parts[0])
		for p.tok == token.COMMA {
			p.next()
			if p.tok != token.RBRACK && p.tok != token.EOF {
				list = append(list, p.typ())
			}
		}
	}
	for list == nil && p.tok == token.COLON && len(colons) < 2 {
		colons = append(colons, p.pos)
		p.next()
		if p.tok != token.COLON && p.tok != token.RBRACK && p.tok != token.EOF {
			parts[len(colons)] = p.rhs()
		}
	}
	p.level--
	end := p.expect(token.RBRACK)
	switch {
	case list != nil:
		return indexed(x, open, list, end)
	case colons == nil:
		return &ast.IndexExpr{X: x, Lbrack: open, Index: parts[0], Rbrack: end}
	case len(colons) == 2:
		if parts[1] == nil {
			p.error(colons[0], "middle index required in 3-index slice")
			parts[1] = &ast.BadExpr{From: colons[0] + 1, To: colons[1]}
		}
		if parts[2] == nil {
			p.error(colons[1], "final index required in 3-index slice")
			parts[2] = &ast.BadExpr{From: colons[1] + 1, To: end}
		}
	}
	return &ast.SliceExpr{X: x, Lbrack: open, Low: parts[0], High: parts[1], Max: parts[2], Slice3: len(colons) == 2, Rbrack: end}
}

func (p *parser) call(fun ast.Expr) *ast.CallExpr {
	x := &ast.CallExpr{Fun: fun, Lparen: p.expect(token.LPAREN)}
	p.level++
	for p.tok != token.RPAREN && p.tok != token.EOF && !x.Ellipsis.IsValid() {
		x.Args = append(x.Args, p.rhs())
		if pos, ok := p.accept(token.ELLIPSIS); ok {
			x.Ellipsis = pos
		}
		if !p.atComma("argument list", token.RPAREN) {
			break
		}
		p.next()
	}
	p.level--
	x.Rparen = p.expectClosing(token.RPAREN, "argument list")
	return x
}

// composite reads the elements of a composite literal, whose type is nil in others.
func (p *parser) composite(t ast.Expr) ast.Expr {
	p.nest()
	defer p.unnest()
	x := &ast.CompositeLit{Type: t, Lbrace: p.expect(token.LBRACE)}
	p.level++
	for p.tok != token.RBRACE && p.tok != token.EOF {
		e := p.element()
		if pos, ok := p.accept(token.COLON); ok {
			e = &ast.KeyValueExpr{Key: e, Colon: pos, Value: p.element()}
		}
		x.Elts = append(x.Elts, e)
		if !p.atComma("composite literal", token.RBRACE) {
			break
		}
		p.next()
	}
	p.level--
	x.Rbrace = p.expectClosing(token.RBRACE, "composite literal")
	return x
}

func (p *parser) element() ast.Expr {
	if p.tok == token.LBRACE {
		return p.composite(nil)
	}
	return p.expr()
}
