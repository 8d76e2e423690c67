package parser

import (
	"go/ast"
	"go/token"
)

// A param is a parameter: in lists without names the types are taken for names first.
type param struct {
	name *ast.Ident
	typ  ast.Expr
}

// typeParams reads type parameters in brackets; there must be some.
func (p *parser) typeParams() *ast.FieldList {
	l := &ast.FieldList{Opening: p.expect(token.LBRACK)}
	if p.tok != token.RBRACK {
		l.List = p.paramList(nil, nil, token.RBRACK, false)
	}
	l.Closing = p.expect(token.RBRACK)
	if len(l.List) == 0 {
		p.error(l.Closing, "empty type parameter list")
		return nil
	}
	return l
}

// params reads parameters in parentheses.
func (p *parser) params() *ast.FieldList { return p.parenthesized(true) }

// results reads results, if there are any: in parentheses, or one type.
func (p *parser) results() *ast.FieldList {
	if p.tok == token.LPAREN {
		return p.parenthesized(false)
	}
	if t := p.tryType(); t != nil {
		return &ast.FieldList{List: []*ast.Field{{Type: t}}}
	}
	return nil
}

func (p *parser) parenthesized(variadic bool) *ast.FieldList {
	l := &ast.FieldList{Opening: p.expect(token.LPAREN)}
	if p.tok != token.RPAREN {
		l.List = p.paramList(nil, nil, token.RPAREN, variadic)
	}
	l.Closing = p.expect(token.RPAREN)
	return l
}

// param reads one parameter; name is its name if that was read. Constraints may be unions (sets).
func (p *parser) param(name *ast.Ident, sets bool) (f param) {
	switch {
	case name != nil || p.tok == token.IDENT:
		if f.name = name; name == nil {
			f.name = p.ident()
		}
		switch p.tok {
		case token.IDENT, token.MUL, token.ARROW, token.FUNC, token.CHAN, token.MAP, token.STRUCT, token.INTERFACE, token.LPAREN:
			f.typ = p.typ()
		case token.LBRACK:
			f.name, f.typ = p.arrayOrInstance(f.name)
		case token.ELLIPSIS:
			f.typ = p.dots()
			return f
		case token.PERIOD:
			f.typ, f.name = p.qualified(f.name), nil
		case token.TILDE:
			if sets {
				f.typ = p.union(nil)
				return f
			}
		case token.OR:
			if sets {
				f.typ, f.name = p.union(f.name), nil
				return f
			}
		}
	case sets && p.tok == token.TILDE:
		f.typ = p.union(nil)
		return f
	case p.tok == token.ELLIPSIS:
		f.typ = p.dots()
		return f
	default:
		switch p.tok {
		case token.MUL, token.ARROW, token.FUNC, token.LBRACK, token.CHAN, token.MAP, token.STRUCT, token.INTERFACE, token.LPAREN:
			f.typ = p.typ()
		default:
			p.wanted(p.pos, "')'")
			p.skip(exprEnd)
		}
	}
	if sets && p.tok == token.OR && f.typ != nil {
		f.typ = p.union(f.typ)
	}
	return f
}

func (p *parser) dots() *ast.Ellipsis {
	return &ast.Ellipsis{Ellipsis: p.expect(token.ELLIPSIS), Elt: p.typ()}
}

// paramList reads parameters up to the token end; name and typ are of the first, as far as they were read.
func (p *parser) paramList(name *ast.Ident, typ ast.Expr, end token.Token, variadic bool) []*ast.Field {
	constraints := end == token.RBRACK
	begin := p.pos
	if name != nil {
		begin = name.Pos()
	} else if typ != nil {
		begin = typ.Pos()
	}
	var list []param
	named, typed := 0, 0 // with name and type; with a type
	for name != nil || p.tok != end && p.tok != token.EOF {
		var f param
		if typ == nil {
			f = p.param(name, constraints)
		} else {
			if constraints {
				typ = p.union(typ)
			}
			f = param{name, typ}
		}
		name, typ = nil, nil
		if f.name != nil || f.typ != nil {
			list = append(list, f)
			if f.typ != nil {
				typed++
				if f.name != nil {
					named++
				}
			}
		}
		if !p.atComma("parameter list", end) {
			break
		}
		p.next()
	}
	if len(list) == 0 {
		return nil
	}
	what := "parameter"
	if constraints {
		what = "type parameter"
	}
	// missing tells that names or types are missing.
	missing := func(pos token.Pos) {
		if named == typed { // no type without a name, so a type is missing at the end
			if constraints {
				p.error(p.pos, "missing type constraint")
			} else {
				p.error(p.pos, "missing parameter type")
			}
			return
		}
		msg := "missing " + what + " name"
		if constraints && len(list) == 1 {
			msg += " or invalid array length"
		}
		p.error(pos, msg)
	}
	if named == 0 {
		for i := range list {
			if f := &list[i]; f.name != nil {
				f.typ, f.name = f.name, nil
			}
		}
		if constraints {
			missing(begin)
		}
	} else if named != len(list) {
		at := token.NoPos // of the leftmost error
		var last ast.Expr
		for i := len(list) - 1; i >= 0; i-- {
			f := &list[i]
			switch {
			case f.typ != nil:
				if last = f.typ; f.name == nil {
					at = last.Pos()
					f.name = &ast.Ident{NamePos: at, Name: "_"}
				}
			case last != nil:
				f.typ = last
			default:
				at = f.name.Pos()
				f.typ = &ast.BadExpr{From: at, To: p.pos}
			}
		}
		if at.IsValid() {
			missing(at)
		}
	}
	p.checkDots(list, variadic)

	var fields []*ast.Field
	if named == 0 {
		for _, f := range list {
			fields = append(fields, &ast.Field{Type: f.typ})
		}
		return fields
	}
	for i, f := range list {
		if i == 0 || f.typ != list[i-1].typ {
			fields = append(fields, &ast.Field{Type: f.typ})
		}
		last := fields[len(fields)-1]
		last.Names = append(last.Names, f.name)
	}
	return fields
}

// checkDots tells of the first "..." that is not the last parameter's of a function.
func (p *parser) checkDots(list []param, variadic bool) {
	told := false
	for i := range list {
		dots, ok := list[i].typ.(*ast.Ellipsis)
		if !ok || variadic && i == len(list)-1 {
			continue
		}
		if !told && variadic {
			p.error(dots.Ellipsis, "can only use ... with final parameter")
		} else if !told {
			p.error(dots.Ellipsis, "invalid use of ...")
		}
		told = true
		list[i].typ = &ast.BadExpr{From: dots.Pos(), To: dots.End()}
	}
}
