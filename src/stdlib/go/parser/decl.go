package parser

import (
	"go/ast"
	"go/token"
)

// sourceFile reads a file; it returns nil if the package clause has errors.
func (p *parser) sourceFile() *ast.File {
	if len(p.errors) > 0 { // it may be no Go at all
		return nil
	}
	f := &ast.File{Doc: p.lead}
	f.Package = p.expect(token.PACKAGE)
	f.Name = p.ident()
	if f.Name.Name == "_" && p.mode&DeclarationErrors != 0 {
		p.error(p.pos, "invalid package name _")
	}
	p.expectSemi()
	if len(p.errors) > 0 {
		return nil
	}
	if p.mode&PackageClauseOnly == 0 {
		for p.tok == token.IMPORT {
			f.Decls = append(f.Decls, p.genDecl(p.importSpec))
		}
		for last := token.IMPORT; p.mode&ImportsOnly == 0 && p.tok != token.EOF; {
			if p.tok == token.IMPORT && last != token.IMPORT {
				p.error(p.pos, "imports must appear before other declarations")
			}
			last = p.tok
			f.Decls = append(f.Decls, p.decl(declStart))
		}
	}
	f.Imports, f.Comments, f.GoVersion = p.imports, p.comments, p.goVersion
	if p.mode&SkipObjectResolution == 0 {
		var tell func(token.Pos, string)
		if p.mode&DeclarationErrors != 0 {
			tell = p.error
		}
		resolve(f, p.file, tell)
	}
	return f
}

// decl reads a declaration; after an error it skips to a token of the set.
func (p *parser) decl(sync *tokenSet) ast.Decl {
	switch pos := p.pos; p.tok {
	case token.IMPORT:
		return p.genDecl(p.importSpec)
	case token.CONST:
		return p.genDecl(p.constSpec)
	case token.VAR:
		return p.genDecl(p.varSpec)
	case token.TYPE:
		return p.genDecl(p.typeSpec)
	case token.FUNC:
		return p.funcDecl()
	default:
		p.wanted(pos, "declaration")
		p.skip(sync)
		return &ast.BadDecl{From: pos, To: p.pos}
	}
}

// genDecl reads a declaration of one or, in parentheses, several specs.
func (p *parser) genDecl(spec func(doc *ast.CommentGroup) ast.Spec) *ast.GenDecl {
	d := &ast.GenDecl{Doc: p.lead, TokPos: p.pos, Tok: p.tok}
	p.next()
	pos, ok := p.accept(token.LPAREN)
	if !ok {
		d.Specs = []ast.Spec{spec(nil)}
		return d
	}
	d.Lparen = pos
	for p.tok != token.RPAREN && p.tok != token.EOF {
		d.Specs = append(d.Specs, spec(p.lead))
	}
	d.Rparen = p.expect(token.RPAREN)
	p.expectSemi()
	return d
}

func (p *parser) importSpec(doc *ast.CommentGroup) ast.Spec {
	s := &ast.ImportSpec{Doc: doc}
	switch pos := p.pos; p.tok {
	case token.IDENT:
		s.Name = p.ident()
	case token.PERIOD:
		s.Name = &ast.Ident{NamePos: pos, Name: "."}
		p.next()
	}
	s.Path = &ast.BasicLit{ValuePos: p.pos, ValueEnd: p.pos, Kind: token.STRING}
	switch {
	case p.tok == token.STRING:
		s.Path = p.literal()
	case p.tok.IsLiteral():
		p.error(p.pos, "import path must be a string")
		p.next()
	default:
		p.error(p.pos, "missing import path")
		p.skip(exprEnd)
	}
	s.Comment = p.expectSemi()
	p.imports = append(p.imports, s)
	return s
}

func (p *parser) constSpec(doc *ast.CommentGroup) ast.Spec {
	s := &ast.ValueSpec{Doc: doc, Names: p.idents()}
	if p.tok != token.EOF && p.tok != token.SEMICOLON && p.tok != token.RPAREN {
		s.Type = p.tryType()
		if _, ok := p.accept(token.ASSIGN); ok {
			s.Values = p.exprs(true)
		}
	}
	s.Comment = p.expectSemi()
	return s
}

func (p *parser) varSpec(doc *ast.CommentGroup) ast.Spec {
	s := &ast.ValueSpec{Doc: doc, Names: p.idents()}
	if p.tok != token.ASSIGN {
		s.Type = p.typ()
	}
	if _, ok := p.accept(token.ASSIGN); ok {
		s.Values = p.exprs(true)
	}
	s.Comment = p.expectSemi()
	return s
}

func (p *parser) typeSpec(doc *ast.CommentGroup) ast.Spec {
	s := &ast.TypeSpec{Doc: doc, Name: p.ident()}
	if open, ok := p.accept(token.LBRACK); ok {
		p.bracketed(s, open)
	} else {
		p.aliasOrType(s)
	}
	s.Comment = p.expectSemi()
	return s
}

func (p *parser) aliasOrType(s *ast.TypeSpec) {
	if pos, ok := p.accept(token.ASSIGN); ok {
		s.Assign = pos
	}
	s.Type = p.typ()
}

// bracketed reads what follows "type T [": an array's or slice's rest, or type parameters. What begins with a name is read as an expression first,
// which is taken for a parameter and its constraint if it can only be that, or if a comma follows.
func (p *parser) bracketed(s *ast.TypeSpec, open token.Pos) {
	if p.tok != token.IDENT {
		s.Type = p.arrayType(open, nil)
		return
	}
	var x ast.Expr = p.ident()
	if p.tok != token.LBRACK { // else it is a parameter of an array type
		p.level++
		x = p.binary(p.primary(x), token.LowestPrec+1)
		p.level--
	}
	name, constraint := separate(x, p.tok == token.COMMA)
	if name == nil || constraint == nil && p.tok == token.RBRACK {
		s.Type = p.arrayType(open, x)
		return
	}
	s.TypeParams = &ast.FieldList{Opening: open, List: p.paramList(name, constraint, token.RBRACK, false)}
	s.TypeParams.Closing = p.expect(token.RBRACK)
	p.aliasOrType(s)
}

// separate takes P *C, P *C|Q and P (C) apart where C must be a type, or if it is sure that there is a parameter; a name alone has no constraint.
func separate(x ast.Expr, sure bool) (*ast.Ident, ast.Expr) {
	switch x := x.(type) {
	case *ast.Ident:
		return x, nil
	case *ast.BinaryExpr:
		switch x.Op {
		case token.MUL:
			if name, ok := x.X.(*ast.Ident); ok && (sure || mustBeType(x.Y)) {
				return name, &ast.StarExpr{Star: x.OpPos, X: x.Y}
			}
		case token.OR:
			if name, left := separate(x.X, sure || mustBeType(x.Y)); name != nil && left != nil {
				return name, &ast.BinaryExpr{X: left, OpPos: x.OpPos, Op: x.Op, Y: x.Y}
			}
		}
	case *ast.CallExpr:
		name, ok := x.Fun.(*ast.Ident)
		if ok && len(x.Args) == 1 && !x.Ellipsis.IsValid() && (sure || mustBeType(x.Args[0])) {
			return name, &ast.ParenExpr{Lparen: x.Lparen, X: x.Args[0], Rparen: x.Rparen}
		}
	}
	return nil, x
}

// mustBeType reports whether x is no value.
func mustBeType(x ast.Expr) bool {
	switch x := x.(type) {
	case *ast.ArrayType, *ast.StructType, *ast.FuncType, *ast.InterfaceType, *ast.MapType, *ast.ChanType:
		return true
	case *ast.BinaryExpr:
		return mustBeType(x.X) || mustBeType(x.Y)
	case *ast.UnaryExpr:
		return x.Op == token.TILDE
	case *ast.ParenExpr:
		return mustBeType(x.X)
	}
	return false
}

func (p *parser) funcDecl() *ast.FuncDecl {
	d := &ast.FuncDecl{Doc: p.lead, Type: &ast.FuncType{}}
	d.Type.Func = p.expect(token.FUNC)
	if p.tok == token.LPAREN {
		d.Recv = p.params()
	}
	d.Name = p.ident()
	if p.tok == token.LBRACK {
		d.Type.TypeParams = p.typeParams()
		if d.Recv != nil && d.Type.TypeParams != nil {
			p.error(d.Type.TypeParams.Opening, "method must have no type parameters")
			d.Type.TypeParams = nil
		}
	}
	d.Type.Params, d.Type.Results = p.params(), p.results()
	switch p.tok {
	case token.LBRACE:
		d.Body = p.block()
		p.expectSemi()
	case token.SEMICOLON:
		p.next()
		if p.tok == token.LBRACE {
			p.error(p.pos, "unexpected semicolon or newline before {")
			d.Body = p.block()
			p.expectSemi()
		}
	default:
		p.expectSemi()
	}
	return d
}
