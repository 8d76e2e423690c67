package parser

import (
	"go/ast"
	"go/token"
)

// typ reads a type.
func (p *parser) typ() ast.Expr {
	if t := p.tryType(); t != nil {
		return t
	}
	return p.badExpr("type", exprEnd)
}

// tryType reads a type if there is one, or returns nil.
func (p *parser) tryType() ast.Expr {
	p.nest()
	defer p.unnest()
	switch pos := p.pos; p.tok {
	case token.IDENT:
		return p.instance(p.typeName(nil))
	case token.LBRACK:
		p.next()
		return p.arrayType(pos, nil)
	case token.STRUCT:
		return p.structType()
	case token.MUL:
		p.next()
		return &ast.StarExpr{Star: pos, X: p.typ()}
	case token.FUNC:
		return p.funcType()
	case token.INTERFACE:
		return p.interfaceType()
	case token.MAP:
		p.next()
		t := &ast.MapType{Map: pos}
		p.expect(token.LBRACK)
		t.Key = p.typ()
		p.expect(token.RBRACK)
		t.Value = p.typ()
		return t
	case token.CHAN, token.ARROW:
		return p.chanType()
	case token.LPAREN:
		p.next()
		t := &ast.ParenExpr{Lparen: pos, X: p.typ()}
		t.Rparen = p.expect(token.RPAREN)
		return t
	}
	return nil
}

// typeName reads a name, or what follows id, which was read.
func (p *parser) typeName(id *ast.Ident) ast.Expr {
	if id == nil {
		id = p.ident()
	}
	if _, ok := p.accept(token.PERIOD); ok {
		return &ast.SelectorExpr{X: id, Sel: p.ident()}
	}
	return id
}

// instance reads type arguments if there are any.
func (p *parser) instance(t ast.Expr) ast.Expr {
	if p.tok != token.LBRACK {
		return t
	}
	open := p.expect(token.LBRACK)
	p.level++
	var list []ast.Expr
	for p.tok != token.RBRACK && p.tok != token.EOF {
		list = append(list, p.typ())
		if !p.atComma("type argument list", token.RBRACK) {
			break
		}
		p.next()
	}
	p.level--
	end := p.expectClosing(token.RBRACK, "type argument list")
	if len(list) == 0 {
		p.wanted(end, "type argument list")
		list = []ast.Expr{&ast.BadExpr{From: open + 1, To: end}}
	}
	return indexed(t, open, list, end)
}

// indexed returns x[list].
func indexed(x ast.Expr, open token.Pos, list []ast.Expr, end token.Pos) ast.Expr {
	if len(list) == 1 {
		return &ast.IndexExpr{X: x, Lbrack: open, Index: list[0], Rbrack: end}
	}
	return &ast.IndexListExpr{X: x, Lbrack: open, Indices: list, Rbrack: end}
}

// arrayType reads the rest of an array or slice type; size is nil unless it was read.
func (p *parser) arrayType(open token.Pos, size ast.Expr) *ast.ArrayType {
	if size == nil {
		p.level++
		if pos, ok := p.accept(token.ELLIPSIS); ok {
			size = &ast.Ellipsis{Ellipsis: pos}
		} else if p.tok != token.RBRACK {
			size = p.rhs()
		}
		p.level--
	}
	if p.tok == token.COMMA {
		p.error(p.pos, "unexpected comma; expecting ]")
		p.next()
	}
	p.expect(token.RBRACK)
	return &ast.ArrayType{Lbrack: open, Len: size, Elt: p.typ()}
}

// arrayOrInstance reads [ after a name: it is a field or parameter of an array type, which is returned with the name, or the name's instance.
func (p *parser) arrayOrInstance(name *ast.Ident) (*ast.Ident, ast.Expr) {
	open := p.expect(token.LBRACK)
	comma := token.NoPos // at the end
	var list []ast.Expr
	if p.tok != token.RBRACK {
		p.level++
		list = append(list, p.rhs())
		for p.tok == token.COMMA {
			pos := p.pos
			p.next()
			if p.tok == token.RBRACK {
				comma = pos
				break
			}
			list = append(list, p.rhs())
		}
		p.level--
	}
	end := p.expect(token.RBRACK)
	switch len(list) {
	case 0:
		return name, &ast.ArrayType{Lbrack: open, Elt: p.typ()}
	case 1:
		if elt := p.tryType(); elt != nil {
			if comma.IsValid() {
				p.error(comma, "unexpected comma; expecting ]")
			}
			return name, &ast.ArrayType{Lbrack: open, Len: list[0], Elt: elt}
		}
	}
	return nil, indexed(name, open, list, end)
}

func (p *parser) chanType() *ast.ChanType {
	t := &ast.ChanType{Begin: p.pos, Dir: ast.SEND | ast.RECV}
	if _, ok := p.accept(token.CHAN); ok {
		if t.Arrow, ok = p.accept(token.ARROW); ok {
			t.Dir = ast.SEND
		}
	} else {
		t.Arrow = p.expect(token.ARROW)
		p.expect(token.CHAN)
		t.Dir = ast.RECV
	}
	t.Value = p.typ()
	return t
}

func (p *parser) structType() *ast.StructType {
	t := &ast.StructType{Struct: p.expect(token.STRUCT), Fields: &ast.FieldList{}}
	t.Fields.Opening = p.expect(token.LBRACE)
	for p.tok == token.IDENT || p.tok == token.MUL || p.tok == token.LPAREN {
		t.Fields.List = append(t.Fields.List, p.fieldDecl())
	}
	t.Fields.Closing = p.expect(token.RBRACE)
	return t
}

// qualified reads a name and type arguments.
func (p *parser) qualified(id *ast.Ident) ast.Expr { return p.instance(p.typeName(id)) }

func (p *parser) fieldDecl() *ast.Field {
	f := &ast.Field{Doc: p.lead}
	switch pos := p.pos; p.tok {
	case token.IDENT:
		name := p.ident()
		switch p.tok {
		case token.PERIOD:
			f.Type = p.qualified(name)
		case token.STRING, token.SEMICOLON, token.RBRACE:
			f.Type = name
		case token.LBRACK:
			if name, f.Type = p.arrayOrInstance(name); name != nil {
				f.Names = []*ast.Ident{name}
			}
		default:
			f.Names = []*ast.Ident{name}
			for p.tok == token.COMMA {
				p.next()
				f.Names = append(f.Names, p.ident())
			}
			f.Type = p.typ()
		}
	case token.MUL, token.LPAREN:
		// *T; the others, which are told of, are (T), *(T) and (*T).
		starred := p.tok == token.MUL
		paren := false
		open := func() {
			p.error(p.pos, "cannot parenthesize embedded type")
			p.next()
			paren = true
		}
		if starred {
			p.next()
			if p.tok == token.LPAREN {
				open()
			}
		} else {
			open()
			pos, starred = p.accept(token.MUL)
		}
		f.Type = p.qualified(nil)
		if paren && p.tok == token.RPAREN {
			p.next()
		}
		if starred {
			f.Type = &ast.StarExpr{Star: pos, X: f.Type}
		}
	}
	if p.tok == token.STRING {
		f.Tag = p.literal()
	}
	f.Comment = p.expectSemi()
	return f
}

func (p *parser) funcType() *ast.FuncType {
	t := &ast.FuncType{Func: p.expect(token.FUNC)}
	if p.tok == token.LBRACK {
		if params := p.typeParams(); params != nil {
			p.error(params.Opening, "function type must have no type parameters")
		}
	}
	t.Params, t.Results = p.params(), p.results()
	return t
}

func (p *parser) interfaceType() *ast.InterfaceType {
	t := &ast.InterfaceType{Interface: p.expect(token.INTERFACE), Methods: &ast.FieldList{}}
	t.Methods.Opening = p.expect(token.LBRACE)
	for {
		var f *ast.Field
		switch p.tok {
		case token.IDENT:
			f = p.methodSpec()
			if f.Names == nil {
				f.Type = p.union(f.Type)
			}
		case token.TILDE:
			f = &ast.Field{Type: p.union(nil)}
		default:
			elem := p.tryType()
			if elem == nil {
				t.Methods.Closing = p.expect(token.RBRACE)
				return t
			}
			f = &ast.Field{Type: p.union(elem)}
		}
		f.Comment = p.expectSemi()
		t.Methods.List = append(t.Methods.List, f)
	}
}

// methodSpec reads a method or the first term of an embedded element.
func (p *parser) methodSpec() *ast.Field {
	f := &ast.Field{Doc: p.lead}
	x := p.typeName(nil)
	name, ok := x.(*ast.Ident)
	if !ok {
		f.Type = p.instance(x)
		return f
	}
	method := func() {
		f.Names = []*ast.Ident{name}
		t := &ast.FuncType{}
		t.Params, t.Results = p.params(), p.results()
		f.Type = t
	}
	switch p.tok {
	case token.LPAREN:
		method()
	case token.LBRACK:
		open := p.pos
		p.next()
		p.level++
		x := p.expr()
		p.level--
		if param, ok := x.(*ast.Ident); ok && p.tok != token.COMMA && p.tok != token.RBRACK {
			p.paramList(param, nil, token.RBRACK, false)
			p.expect(token.RBRACK)
			p.error(open, "interface method must have no type parameters")
			method()
			break
		}
		list := []ast.Expr{x}
		if p.atComma("type argument list", token.RBRACK) {
			p.level++
			p.next()
			for p.tok != token.RBRACK && p.tok != token.EOF {
				list = append(list, p.typ())
				if !p.atComma("type argument list", token.RBRACK) {
					break
				}
				p.next()
			}
			p.level--
		}
		f.Type = indexed(name, open, list, p.expectClosing(token.RBRACK, "type argument list"))
	default:
		f.Type = x
	}
	return f
}

// union reads terms separated by |; x is the first if it was read.
func (p *parser) union(x ast.Expr) ast.Expr {
	if x == nil {
		x = p.term()
	}
	for p.tok == token.OR {
		pos := p.pos
		p.next()
		x = &ast.BinaryExpr{X: x, OpPos: pos, Op: token.OR, Y: p.term()}
	}
	return x
}

func (p *parser) term() ast.Expr {
	if pos, ok := p.accept(token.TILDE); ok {
		return &ast.UnaryExpr{OpPos: pos, Op: token.TILDE, X: p.typ()}
	}
	if t := p.tryType(); t != nil {
		return t
	}
	return p.badExpr("~ term or type", exprEnd)
}
