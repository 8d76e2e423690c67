package printer

import (
	"go/ast"
	"go/token"
)

// stmts prints statements on lines of their own, indented if that is set; cases are not, and each begins a section.
func (p *printer) stmts(list []ast.Stmt, indented, beforeBrace bool) {
	if indented {
		p.space(indent)
	}
	line, count := 0, 0
	for i, s := range list {
		if _, ok := s.(*ast.EmptyStmt); ok {
			continue
		}
		if len(p.output) > 0 {
			p.linebreak(p.lineFor(s.Pos()), 1, ignore, count == 0 || !indented || p.out.Line > line)
		}
		p.line = &line
		p.stmt(s, beforeBrace && i == len(list)-1)
		// Labels are on lines before the statement's.
		for {
			l, ok := s.(*ast.LabeledStmt)
			if !ok {
				break
			}
			line++
			s = l.Stmt
		}
		count++
	}
	if indented {
		p.space(unindent)
	}
}

// block prints a block on at least two lines.
func (p *printer) block(b *ast.BlockStmt, indented bool) {
	p.at(b.Lbrace)
	p.tok(token.LBRACE)
	p.stmts(b.List, indented, true)
	p.linebreak(p.lineFor(b.Rbrace), 1, ignore, true)
	p.at(b.Rbrace)
	p.tok(token.RBRACE)
}

func isTypeName(x ast.Expr) bool {
	for {
		switch t := x.(type) {
		case *ast.Ident:
			return true
		case *ast.SelectorExpr:
			x = t.X
		default:
			return false
		}
	}
}

// bare returns x without parentheses, unless a composite literal of a named type in them would be taken for a block.
func bare(x ast.Expr) ast.Expr {
	for {
		paren, ok := x.(*ast.ParenExpr)
		if !ok {
			return x
		}
		needed := false
		ast.Inspect(paren.X, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.ParenExpr:
				return false
			case *ast.CompositeLit:
				needed = needed || isTypeName(n.Type)
				return false
			}
			return true
		})
		if needed {
			return x
		}
		x = paren.X
	}
}

// clause prints the statements and the expression between a keyword and a block.
func (p *printer) clause(isFor bool, init ast.Stmt, x ast.Expr, post ast.Stmt) {
	p.space(blank)
	spaced := false
	expr := func() {
		if x != nil {
			p.expr(bare(x))
			spaced = true
		}
	}
	if init == nil && post == nil {
		expr()
	} else {
		if init != nil {
			p.stmt(init, false)
		}
		p.tok(token.SEMICOLON)
		p.space(blank)
		expr()
		if isFor {
			p.tok(token.SEMICOLON)
			p.space(blank)
			if spaced = post != nil; spaced {
				p.stmt(post, false)
			}
		}
	}
	if spaced {
		p.space(blank)
	}
}

// hangs reports whether a list is indented from its begin: an element begins on another line than the one before it ends, or
// several are longer than a line.
func (p *printer) hangs(list []ast.Expr) bool {
	if len(list) < 2 {
		return false
	}
	begin, end := p.lineFor(list[0].Pos()), p.lineFor(list[len(list)-1].End())
	if begin <= 0 || begin >= end {
		return false
	}
	long, line := 0, begin
	for _, x := range list {
		from, to := p.lineFor(x.Pos()), p.lineFor(x.End())
		if line < from {
			return true
		}
		if from < to {
			long++
		}
		line = to
	}
	return long > 1
}

// word prints a keyword and a blank.
func (p *printer) word(tok token.Token) {
	p.tok(tok)
	p.space(blank)
}

// stmt prints a statement; last says that } follows.
func (p *printer) stmt(stmt ast.Stmt, last bool) {
	p.at(stmt.Pos())
	switch s := stmt.(type) {
	case *ast.BadStmt:
		p.message("BadStmt")
	case *ast.DeclStmt:
		p.decl(s.Decl)
	case *ast.EmptyStmt:
	case *ast.LabeledStmt:
		p.labeled(s, last)
	case *ast.ExprStmt:
		p.expr(s.X)
	case *ast.SendStmt:
		p.expr(s.Chan)
		p.space(blank)
		p.at(s.Arrow)
		p.word(token.ARROW)
		p.expr(s.Value)
	case *ast.IncDecStmt:
		p.expr0(s.X, 2)
		p.at(s.TokPos)
		p.tok(s.Tok)
	case *ast.AssignStmt:
		depth := 1
		if len(s.Lhs) > 1 && len(s.Rhs) > 1 {
			depth = 2
		}
		p.exprList(s.Pos(), s.Lhs, depth, 0, s.TokPos, false)
		p.space(blank)
		p.at(s.TokPos)
		p.word(s.Tok)
		p.exprList(s.TokPos, s.Rhs, depth, 0, token.NoPos, false)
	case *ast.GoStmt:
		p.word(token.GO)
		p.expr(s.Call)
	case *ast.DeferStmt:
		p.word(token.DEFER)
		p.expr(s.Call)
	case *ast.ReturnStmt:
		p.tok(token.RETURN)
		if s.Results == nil {
			break
		}
		p.space(blank)
		if p.hangs(s.Results) {
			p.space(indent)
			p.exprList(token.NoPos, s.Results, 1, noIndent, token.NoPos, false)
			p.space(unindent)
		} else {
			p.exprList(token.NoPos, s.Results, 1, 0, token.NoPos, false)
		}
	case *ast.BranchStmt:
		p.tok(s.Tok)
		if s.Label != nil {
			p.space(blank)
			p.expr(s.Label)
		}
	case *ast.BlockStmt:
		p.block(s, true)
	case *ast.IfStmt:
		p.ifStmt(s, last)
	case *ast.CaseClause:
		if s.List != nil {
			p.word(token.CASE)
			p.exprList(s.Pos(), s.List, 1, 0, s.Colon, false)
		} else {
			p.tok(token.DEFAULT)
		}
		p.at(s.Colon)
		p.tok(token.COLON)
		p.stmts(s.Body, true, last)
	case *ast.CommClause:
		if s.Comm != nil {
			p.word(token.CASE)
			p.stmt(s.Comm, false)
		} else {
			p.tok(token.DEFAULT)
		}
		p.at(s.Colon)
		p.tok(token.COLON)
		p.stmts(s.Body, true, last)
	case *ast.SwitchStmt:
		p.tok(token.SWITCH)
		p.clause(false, s.Init, s.Tag, nil)
		p.block(s.Body, false)
	case *ast.TypeSwitchStmt:
		p.tok(token.SWITCH)
		if s.Init != nil {
			p.space(blank)
			p.stmt(s.Init, false)
			p.tok(token.SEMICOLON)
		}
		p.space(blank)
		p.stmt(s.Assign, false)
		p.space(blank)
		p.block(s.Body, false)
	case *ast.SelectStmt:
		p.word(token.SELECT)
		if len(s.Body.List) == 0 && !p.commentBefore(p.posFor(s.Body.Rbrace)) {
			p.enclosed(token.LBRACE, s.Body.Lbrace, func() {}, token.RBRACE, s.Body.Rbrace)
		} else {
			p.block(s.Body, false)
		}
	case *ast.ForStmt:
		p.tok(token.FOR)
		p.clause(true, s.Init, s.Cond, s.Post)
		p.block(s.Body, true)
	case *ast.RangeStmt:
		p.word(token.FOR)
		if s.Key != nil {
			p.expr(s.Key)
			if s.Value != nil {
				p.at(s.Value.Pos())
				p.word(token.COMMA)
				p.expr(s.Value)
			}
			p.space(blank)
			p.at(s.TokPos)
			p.word(s.Tok)
		}
		p.word(token.RANGE)
		p.expr(bare(s.X))
		p.space(blank)
		p.block(s.Body, true)
	default:
		unsupported(stmt)
	}
}

func (p *printer) labeled(s *ast.LabeledStmt, last bool) {
	p.space(unindent) // goes before the break (writeDelayed)
	p.expr(s.Label)
	p.at(s.Colon)
	p.tok(token.COLON)
	p.space(indent)
	if e, ok := s.Stmt.(*ast.EmptyStmt); !ok {
		p.linebreak(p.lineFor(s.Stmt.Pos()), 1, ignore, true)
	} else if !last {
		p.space(newline)
		p.at(e.Pos())
		p.tok(token.SEMICOLON)
		return
	}
	p.stmt(s.Stmt, last)
}

func (p *printer) ifStmt(s *ast.IfStmt, last bool) {
	p.tok(token.IF)
	p.clause(false, s.Init, s.Cond, nil)
	p.block(s.Body, true)
	if s.Else == nil {
		return
	}
	p.space(blank)
	p.word(token.ELSE)
	switch s.Else.(type) {
	case *ast.BlockStmt, *ast.IfStmt:
		p.stmt(s.Else, last)
	default: // in trees that were not parsed
		p.tok(token.LBRACE)
		p.space(indent, formfeed)
		p.stmt(s.Else, true)
		p.space(unindent, formfeed)
		p.tok(token.RBRACE)
	}
}
