package parser

import (
	"go/ast"
	"go/token"
)

func (p *parser) stmts() (list []ast.Stmt) {
	for p.tok != token.CASE && p.tok != token.DEFAULT && p.tok != token.RBRACE && p.tok != token.EOF {
		list = append(list, p.stmt())
	}
	return list
}

func (p *parser) block() *ast.BlockStmt {
	b := &ast.BlockStmt{Lbrace: p.expect(token.LBRACE)}
	b.List = p.stmts()
	b.Rbrace = p.expectBrace()
	return b
}

func (p *parser) stmt() (s ast.Stmt) {
	p.nest()
	defer p.unnest()
	switch pos := p.pos; p.tok {
	case token.CONST, token.TYPE, token.VAR:
		return &ast.DeclStmt{Decl: p.decl(stmtStart)}
	case token.IDENT, token.INT, token.FLOAT, token.IMAG, token.CHAR, token.STRING, token.FUNC, token.LPAREN,
		token.LBRACK, token.STRUCT, token.MAP, token.CHAN, token.INTERFACE,
		token.ADD, token.SUB, token.MUL, token.AND, token.XOR, token.ARROW, token.NOT:
		s, _ = p.simple(true, false)
		if _, ok := s.(*ast.LabeledStmt); !ok {
			p.expectSemi()
		}
		return s
	case token.GO:
		p.next()
		call := p.callOf("go")
		p.expectSemi()
		if call == nil {
			return &ast.BadStmt{From: pos, To: pos + token.Pos(len("go"))}
		}
		return &ast.GoStmt{Go: pos, Call: call}
	case token.DEFER:
		p.next()
		call := p.callOf("defer")
		p.expectSemi()
		if call == nil {
			return &ast.BadStmt{From: pos, To: pos + token.Pos(len("defer"))}
		}
		return &ast.DeferStmt{Defer: pos, Call: call}
	case token.RETURN:
		p.next()
		r := &ast.ReturnStmt{Return: pos}
		if p.tok != token.SEMICOLON && p.tok != token.RBRACE {
			r.Results = p.exprs(true)
		}
		p.expectSemi()
		return r
	case token.BREAK, token.CONTINUE, token.GOTO, token.FALLTHROUGH:
		b := &ast.BranchStmt{TokPos: pos, Tok: p.tok}
		p.next()
		if b.Tok == token.GOTO || b.Tok != token.FALLTHROUGH && p.tok == token.IDENT {
			b.Label = p.ident()
		}
		p.expectSemi()
		return b
	case token.LBRACE:
		b := p.block()
		p.expectSemi()
		return b
	case token.IF:
		return p.ifStmt()
	case token.SWITCH:
		return p.switchStmt()
	case token.SELECT:
		p.next()
		b := p.clauses(func() ast.Stmt { return p.commClause() })
		return &ast.SelectStmt{Select: pos, Body: b}
	case token.FOR:
		return p.forStmt()
	case token.SEMICOLON:
		e := &ast.EmptyStmt{Semicolon: pos, Implicit: p.lit == "\n"}
		p.next()
		return e
	case token.RBRACE: // behind a label
		return &ast.EmptyStmt{Semicolon: pos, Implicit: true}
	default:
		p.wanted(pos, "statement")
		p.skip(stmtStart)
		return &ast.BadStmt{From: pos, To: p.pos}
	}
}

// simple reads a simple statement, or one with a label if that may be. With ranges it may also be an assignment of a range, which is returned with true:
// its right side is a unary expression.
func (p *parser) simple(labels, ranges bool) (ast.Stmt, bool) {
	x := p.exprs(false)
	pos, tok := p.pos, p.tok
	if tok == token.DEFINE || tok == token.ASSIGN || tok >= token.ADD_ASSIGN && tok <= token.AND_NOT_ASSIGN {
		p.next()
		s := &ast.AssignStmt{Lhs: x, TokPos: pos, Tok: tok}
		if ranges && p.tok == token.RANGE && (tok == token.DEFINE || tok == token.ASSIGN) {
			s.Rhs = p.rangeExpr()
			return s, true
		}
		s.Rhs = p.exprs(true)
		return s, false
	}
	if len(x) > 1 {
		p.wanted(x[0].Pos(), "1 expression")
	}
	switch tok {
	case token.COLON:
		p.next()
		if label, ok := x[0].(*ast.Ident); ok && labels {
			return &ast.LabeledStmt{Label: label, Colon: pos, Stmt: p.stmt()}, false
		}
		p.error(pos, "illegal label declaration")
		return &ast.BadStmt{From: x[0].Pos(), To: pos + 1}, false
	case token.ARROW:
		p.next()
		return &ast.SendStmt{Chan: x[0], Arrow: pos, Value: p.rhs()}, false
	case token.INC, token.DEC:
		p.next()
		return &ast.IncDecStmt{X: x[0], TokPos: pos, Tok: tok}, false
	}
	return &ast.ExprStmt{X: x[0]}, false
}

func (p *parser) rangeExpr() []ast.Expr {
	pos := p.pos
	p.next()
	return []ast.Expr{&ast.UnaryExpr{OpPos: pos, Op: token.RANGE, X: p.rhs()}}
}

// callOf reads the call of go or defer; nil if it is something else.
func (p *parser) callOf(what string) *ast.CallExpr {
	x := p.rhs()
	if t := ast.Unparen(x); t != x {
		p.error(x.Pos(), "expression in "+what+" must not be parenthesized")
		x = t
	}
	switch x := x.(type) {
	case *ast.CallExpr:
		return x
	case *ast.BadExpr:
	default:
		p.error(x.End(), "expression in "+what+" must be function call")
	}
	return nil
}

// exprOf returns a statement's expression, which should be what.
func (p *parser) exprOf(s ast.Stmt, what string) ast.Expr {
	found := "simple statement"
	switch s := s.(type) {
	case nil:
		return nil
	case *ast.ExprStmt:
		return s.X
	case *ast.AssignStmt:
		found = "assignment"
	}
	p.error(s.Pos(), "expected "+what+", found "+found+" (missing parentheses around composite literal?)")
	return &ast.BadExpr{From: s.Pos(), To: s.End()}
}

// header runs read where { begins a body.
func (p *parser) header(read func()) {
	old := p.level
	p.level = -1
	read()
	p.level = old
}

func (p *parser) ifHeader() (init ast.Stmt, cond ast.Expr) {
	if p.tok == token.LBRACE {
		p.error(p.pos, "missing condition in if statement")
		return nil, &ast.BadExpr{From: p.pos, To: p.pos}
	}
	p.header(func() {
		if p.tok != token.SEMICOLON {
			if p.tok == token.VAR {
				p.next()
				p.error(p.pos, "var declaration not allowed in if initializer")
			}
			init, _ = p.simple(false, false)
		}
		if p.tok == token.LBRACE {
			cond = p.exprOf(init, "boolean expression")
			init = nil
		} else {
			semi, newline := p.pos, p.atNewline()
			written := p.tok == token.SEMICOLON
			p.expect(token.SEMICOLON)
			if p.tok != token.LBRACE {
				s, _ := p.simple(false, false)
				cond = p.exprOf(s, "boolean expression")
			} else if newline {
				p.error(semi, "unexpected newline, expecting { after if clause")
			} else if written {
				p.error(semi, "missing condition in if statement")
			}
		}
		if cond == nil {
			cond = &ast.BadExpr{From: p.pos, To: p.pos}
		}
	})
	return init, cond
}

func (p *parser) ifStmt() *ast.IfStmt {
	p.nest()
	defer p.unnest()
	s := &ast.IfStmt{If: p.expect(token.IF)}
	s.Init, s.Cond = p.ifHeader()
	s.Body = p.block()
	if p.tok != token.ELSE {
		p.expectSemi()
		return s
	}
	p.next()
	switch p.tok {
	case token.IF:
		s.Else = p.ifStmt()
	case token.LBRACE:
		s.Else = p.block()
		p.expectSemi()
	default:
		p.wanted(p.pos, "if statement or block")
		s.Else = &ast.BadStmt{From: p.pos, To: p.pos}
	}
	return s
}

// clauses reads a block of cases, and the semicolon.
func (p *parser) clauses(read func() ast.Stmt) *ast.BlockStmt {
	b := &ast.BlockStmt{Lbrace: p.expect(token.LBRACE)}
	for p.tok == token.CASE || p.tok == token.DEFAULT {
		b.List = append(b.List, read())
	}
	b.Rbrace = p.expect(token.RBRACE)
	p.expectSemi()
	return b
}

// typeSwitch reports whether a statement is x.(type) or v := x.(type).
func (p *parser) typeSwitch(s ast.Stmt) bool {
	isGuard := func(x ast.Expr) bool {
		a, ok := x.(*ast.TypeAssertExpr)
		return ok && a.Type == nil
	}
	switch s := s.(type) {
	case *ast.ExprStmt:
		return isGuard(s.X)
	case *ast.AssignStmt:
		if len(s.Lhs) != 1 || len(s.Rhs) != 1 || !isGuard(s.Rhs[0]) {
			return false
		}
		if s.Tok == token.ASSIGN {
			p.error(s.TokPos, "expected ':=', found '='")
		}
		return s.Tok == token.ASSIGN || s.Tok == token.DEFINE
	}
	return false
}

func (p *parser) switchStmt() ast.Stmt {
	pos := p.expect(token.SWITCH)
	var init, tag ast.Stmt
	if p.tok != token.LBRACE {
		p.header(func() {
			if p.tok != token.SEMICOLON {
				tag, _ = p.simple(false, false)
			}
			if p.tok != token.SEMICOLON {
				return
			}
			p.next()
			init, tag = tag, nil
			if p.tok != token.LBRACE {
				tag, _ = p.simple(false, false)
			}
		})
	}
	types := p.typeSwitch(tag)
	body := p.clauses(func() ast.Stmt { return p.caseClause() })
	if types {
		return &ast.TypeSwitchStmt{Switch: pos, Init: init, Assign: tag, Body: body}
	}
	return &ast.SwitchStmt{Switch: pos, Init: init, Tag: p.exprOf(tag, "switch expression"), Body: body}
}

func (p *parser) caseClause() *ast.CaseClause {
	c := &ast.CaseClause{Case: p.pos}
	if _, ok := p.accept(token.CASE); ok {
		c.List = p.exprs(true)
	} else {
		p.expect(token.DEFAULT)
	}
	c.Colon = p.expect(token.COLON)
	c.Body = p.stmts()
	return c
}

func (p *parser) commClause() *ast.CommClause {
	c := &ast.CommClause{Case: p.pos}
	if _, ok := p.accept(token.CASE); ok {
		c.Comm = p.comm()
	} else {
		p.expect(token.DEFAULT)
	}
	c.Colon = p.expect(token.COLON)
	c.Body = p.stmts()
	return c
}

// comm reads a send or a receive.
func (p *parser) comm() ast.Stmt {
	x := p.exprs(false)
	pos, tok := p.pos, p.tok
	if tok == token.ASSIGN || tok == token.DEFINE {
		if len(x) > 2 {
			p.wanted(x[0].Pos(), "1 or 2 expressions")
			x = x[:2]
		}
		p.next()
		return &ast.AssignStmt{Lhs: x, TokPos: pos, Tok: tok, Rhs: []ast.Expr{p.rhs()}}
	}
	if len(x) > 1 {
		p.wanted(x[0].Pos(), "1 expression")
	}
	if tok == token.ARROW {
		p.next()
		return &ast.SendStmt{Chan: x[0], Arrow: pos, Value: p.rhs()}
	}
	return &ast.ExprStmt{X: x[0]}
}

func (p *parser) forStmt() ast.Stmt {
	pos := p.expect(token.FOR)
	var init, cond, post ast.Stmt
	ranges := false
	if p.tok != token.LBRACE {
		p.header(func() {
			if p.tok == token.RANGE {
				cond, ranges = &ast.AssignStmt{Rhs: p.rangeExpr()}, true
			} else if p.tok != token.SEMICOLON {
				cond, ranges = p.simple(false, true)
			}
			if ranges || p.tok != token.SEMICOLON {
				return
			}
			p.next()
			init, cond = cond, nil
			if p.tok != token.SEMICOLON {
				cond, _ = p.simple(false, false)
			}
			p.expectSemi()
			if p.tok != token.LBRACE {
				post, _ = p.simple(false, false)
			}
		})
	}
	body := p.block()
	p.expectSemi()
	if !ranges {
		return &ast.ForStmt{For: pos, Init: init, Cond: p.exprOf(cond, "boolean or range expression"), Post: post, Body: body}
	}
	a := cond.(*ast.AssignStmt)
	r := a.Rhs[0].(*ast.UnaryExpr)
	s := &ast.RangeStmt{For: pos, TokPos: a.TokPos, Tok: a.Tok, Range: r.OpPos, X: r.X, Body: body}
	switch n := len(a.Lhs); n {
	case 2:
		s.Value = a.Lhs[1]
		fallthrough
	case 1:
		s.Key = a.Lhs[0]
	case 0:
	default:
		p.wanted(a.Lhs[n-1].Pos(), "at most 2 expressions")
		return &ast.BadStmt{From: pos, To: body.End()}
	}
	return s
}
