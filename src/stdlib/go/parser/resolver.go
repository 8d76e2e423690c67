package parser

import (
	"fmt"
	"go/ast"
	"go/token"
)

// A resolver gives the identifiers of a file the objects that they denote, as far as syntax tells: fields and methods are left alone, and
// names of other files stay unresolved.
type resolver struct {
	file *token.File
	tell func(token.Pos, string) // of errors, or nil

	pkg, top   *ast.Scope
	depth      int
	unresolved []*ast.Ident

	labels  *ast.Scope     // of the function
	targets [][]*ast.Ident // labels of branches, of each function around
}

const maxScopes = 1000

// missing is the object of an identifier that is not resolved yet.
var missing = &ast.Object{}

func resolve(f *ast.File, file *token.File, tell func(token.Pos, string)) {
	pkg := ast.NewScope(nil)
	r := &resolver{file: file, tell: tell, pkg: pkg, top: pkg, depth: 1}
	nodes(r, f.Decls)
	f.Scope = pkg
	f.Unresolved = r.unresolved[:0]
	for _, id := range r.unresolved {
		if id.Obj = pkg.Lookup(id.Name); id.Obj == nil {
			f.Unresolved = append(f.Unresolved, id)
		}
	}
}

func (r *resolver) error(pos token.Pos, msg string) {
	if r.tell != nil {
		r.tell(pos, msg)
	}
}

// open begins a scope; the caller closes it.
func (r *resolver) open(pos token.Pos) {
	if r.depth++; r.depth > maxScopes {
		panic(bailout{pos: pos, msg: "exceeded max scope depth during object resolution"})
	}
	r.top = ast.NewScope(r.top)
}

func (r *resolver) close() {
	r.depth--
	r.top = r.top.Outer
}

func (r *resolver) declare(decl, data any, scope *ast.Scope, kind ast.ObjKind, ids ...*ast.Ident) {
	for _, id := range ids {
		if id.Obj != nil {
			panic(fmt.Sprintf("%v: identifier %s already declared or resolved", id.Pos(), id.Name))
		}
		obj := &ast.Object{Kind: kind, Name: id.Name, Decl: decl, Data: data}
		if _, ok := decl.(*ast.Ident); !ok { // a receiver's type parameter
			id.Obj = obj
		}
		if id.Name == "_" {
			continue
		}
		if old := scope.Insert(obj); old != nil {
			before := ""
			if pos := old.Pos(); pos.IsValid() {
				before = "\n\tprevious declaration at " + r.file.Position(pos).String()
			}
			r.error(id.Pos(), id.Name+" redeclared in this block"+before)
		}
	}
}

// define declares the new variables of a short declaration.
func (r *resolver) define(decl *ast.AssignStmt) {
	some := false
	for _, x := range decl.Lhs {
		id, ok := x.(*ast.Ident)
		if !ok {
			continue
		}
		id.Obj = &ast.Object{Kind: ast.Var, Name: id.Name, Decl: decl}
		if id.Name == "_" {
			continue
		}
		if old := r.top.Insert(id.Obj); old != nil {
			id.Obj = old
		} else {
			some = true
		}
	}
	if !some {
		r.error(decl.Lhs[0].Pos(), "no new variables on left side of :=")
	}
}

// use resolves an identifier; with note it is unresolved if nothing is found.
func (r *resolver) use(id *ast.Ident, note bool) {
	if id.Obj != nil {
		panic(fmt.Sprintf("%v: identifier %s already declared or resolved", r.file.Position(id.Pos()), id.Name))
	}
	if id.Name == "_" {
		return
	}
	for s := r.top; s != nil; s = s.Outer {
		if obj := s.Lookup(id.Name); obj != nil {
			if _, ok := obj.Decl.(*ast.Ident); !ok {
				id.Obj = obj
			}
			return
		}
	}
	if note {
		id.Obj = missing
		r.unresolved = append(r.unresolved, id)
	}
}

func nodes[N ast.Node](r *resolver, list []N) {
	for _, n := range list {
		ast.Walk(r, n)
	}
}

// each resolves parts that may be missing.
func (r *resolver) each(parts ...ast.Node) {
	for _, n := range parts {
		if n != nil {
			ast.Walk(r, n)
		}
	}
}

// Visit resolves a node whose names have a meaning of their own; the parts of others are visited.
func (r *resolver) Visit(node ast.Node) ast.Visitor {
	switch n := node.(type) {
	case *ast.Ident:
		r.use(n, true)
	case *ast.FuncLit:
		r.open(n.Pos())
		r.signature(n.Type)
		r.body(n.Body)
		r.close()
	case *ast.SelectorExpr:
		ast.Walk(r, n.X)
	case *ast.StructType:
		r.open(n.Pos())
		r.types(n.Fields)
		r.names(n.Fields, ast.Var)
		r.close()
	case *ast.InterfaceType:
		r.open(n.Pos())
		r.types(n.Methods)
		r.names(n.Methods, ast.Fun)
		r.close()
	case *ast.FuncType:
		r.open(n.Pos())
		r.signature(n)
		r.close()
	case *ast.CompositeLit:
		r.composite(n)
	case *ast.LabeledStmt:
		r.declare(n, nil, r.labels, ast.Lbl, n.Label)
		ast.Walk(r, n.Stmt)
	case *ast.AssignStmt:
		nodes(r, n.Rhs)
		if n.Tok == token.DEFINE {
			r.define(n)
		} else {
			nodes(r, n.Lhs)
		}
	case *ast.BranchStmt:
		if n.Tok != token.FALLTHROUGH && n.Label != nil {
			last := &r.targets[len(r.targets)-1]
			*last = append(*last, n.Label)
		}
	case *ast.BlockStmt:
		r.open(n.Pos())
		nodes(r, n.List)
		r.close()
	case *ast.CaseClause:
		nodes(r, n.List)
		r.open(n.Pos())
		nodes(r, n.Body)
		r.close()
	case *ast.CommClause:
		r.open(n.Pos())
		r.each(n.Comm)
		nodes(r, n.Body)
		r.close()
	case *ast.IfStmt:
		r.open(n.Pos())
		r.each(n.Init, n.Cond, n.Body, n.Else)
		r.close()
	case *ast.ForStmt:
		r.open(n.Pos())
		r.each(n.Init, n.Cond, n.Post, n.Body)
		r.close()
	case *ast.SelectStmt:
		if n.Body != nil {
			nodes(r, n.Body.List)
		}
	case *ast.SwitchStmt:
		r.switchStmt(n)
	case *ast.TypeSwitchStmt:
		if n.Init != nil {
			r.open(n.Pos())
			ast.Walk(r, n.Init)
			defer r.close()
		}
		r.open(n.Assign.Pos())
		ast.Walk(r, n.Assign)
		if n.Body != nil {
			nodes(r, n.Body.List)
		}
		r.close()
	case *ast.RangeStmt:
		r.rangeStmt(n)
	case *ast.GenDecl:
		r.genDecl(n)
	case *ast.FuncDecl:
		r.funcDecl(n)
	default:
		return r
	}
	return nil
}

// composite resolves elements. A key may be a field's name, so it is not unresolved if nothing is found.
func (r *resolver) composite(n *ast.CompositeLit) {
	r.each(n.Type)
	for _, e := range n.Elts {
		if pair, ok := e.(*ast.KeyValueExpr); ok {
			if id, ok := pair.Key.(*ast.Ident); ok {
				r.use(id, false)
			} else {
				ast.Walk(r, pair.Key)
			}
			e = pair.Value
		}
		ast.Walk(r, e)
	}
}

func (r *resolver) switchStmt(n *ast.SwitchStmt) {
	r.open(n.Pos())
	defer r.close()
	r.each(n.Init)
	if n.Tag != nil {
		if n.Init != nil {
			r.open(n.Tag.Pos())
			defer r.close()
		}
		ast.Walk(r, n.Tag)
	}
	if n.Body != nil {
		nodes(r, n.Body.List)
	}
}

func (r *resolver) rangeStmt(n *ast.RangeStmt) {
	r.open(n.Pos())
	defer r.close()
	ast.Walk(r, n.X)
	var left []ast.Expr
	for _, x := range [...]ast.Expr{n.Key, n.Value} {
		if x != nil {
			left = append(left, x)
		}
	}
	if n.Tok == token.DEFINE && len(left) > 0 {
		for _, x := range left {
			if x := ast.Unparen(x); x != nil {
				if _, ok := x.(*ast.Ident); !ok {
					ast.Walk(r, x)
				}
			}
		}
		right := []ast.Expr{&ast.UnaryExpr{Op: token.RANGE, X: n.X}}
		r.define(&ast.AssignStmt{Lhs: left, TokPos: n.TokPos, Tok: n.Tok, Rhs: right})
	} else {
		nodes(r, left)
	}
	ast.Walk(r, n.Body)
}

func (r *resolver) genDecl(n *ast.GenDecl) {
	for i, spec := range n.Specs {
		switch s := spec.(type) {
		case *ast.ValueSpec:
			kind := ast.Var
			if n.Tok == token.CONST {
				kind = ast.Con
			}
			nodes(r, s.Values)
			r.each(s.Type)
			r.declare(s, i, r.top, kind, s.Names...)
		case *ast.TypeSpec:
			r.declare(s, nil, r.top, ast.Typ, s.Name)
			if s.TypeParams != nil {
				// The scope stays to the end of the declaration, as in Go.
				r.open(s.Pos())
				defer r.close()
				r.typeParams(s.TypeParams)
			}
			ast.Walk(r, s.Type)
		}
	}
}

func (r *resolver) funcDecl(n *ast.FuncDecl) {
	r.open(n.Pos())
	defer r.close()
	r.receiver(n.Recv)
	if n.Type.TypeParams != nil {
		r.typeParams(n.Type.TypeParams)
	}
	r.types(n.Type.Params)
	r.types(n.Type.Results)
	r.names(n.Recv, ast.Var)
	r.names(n.Type.Params, ast.Var)
	r.names(n.Type.Results, ast.Var)
	r.body(n.Body)
	if n.Recv == nil && n.Name.Name != "init" {
		r.declare(n, nil, r.pkg, ast.Fun, n.Name)
	}
}

func (r *resolver) signature(t *ast.FuncType) {
	r.types(t.Params)
	r.types(t.Results)
	r.names(t.Params, ast.Var)
	r.names(t.Results, ast.Var)
}

// types resolves the types of fields or parameters.
func (r *resolver) types(l *ast.FieldList) {
	if l == nil {
		return
	}
	for _, f := range l.List {
		r.each(f.Type)
	}
}

// names declares fields or parameters.
func (r *resolver) names(l *ast.FieldList, kind ast.ObjKind) {
	if l == nil {
		return
	}
	for _, f := range l.List {
		r.declare(f, nil, r.top, kind, f.Names...)
	}
}

func (r *resolver) typeParams(l *ast.FieldList) {
	r.names(l, ast.Typ)
	r.types(l)
}

// receiver declares the type parameters of a receiver, (t T[P, Q]), and resolves the rest of its type.
func (r *resolver) receiver(recv *ast.FieldList) {
	if recv == nil || len(recv.List) == 0 {
		return
	}
	typ := recv.List[0].Type
	if star, ok := typ.(*ast.StarExpr); ok {
		typ = star.X
	}
	var args []ast.Expr
	switch t := typ.(type) {
	case *ast.IndexExpr:
		typ, args = t.X, []ast.Expr{t.Index}
	case *ast.IndexListExpr:
		typ, args = t.X, t.Indices
	}
	rest := []ast.Expr{typ}
	for _, x := range args {
		if id, ok := x.(*ast.Ident); ok {
			r.declare(x, nil, r.top, ast.Typ, id)
		} else {
			rest = append(rest, x)
		}
	}
	for _, x := range rest {
		r.each(x)
	}
	for _, f := range recv.List[1:] {
		r.each(f.Type)
	}
}

// body resolves a function's statements, and its labels at the end.
func (r *resolver) body(b *ast.BlockStmt) {
	if b == nil {
		return
	}
	r.labels = ast.NewScope(r.labels)
	r.targets = append(r.targets, nil)
	nodes(r, b.List)
	last := len(r.targets) - 1
	for _, id := range r.targets[last] {
		if id.Obj = r.labels.Lookup(id.Name); id.Obj == nil {
			r.error(id.Pos(), "label "+id.Name+" undefined")
		}
	}
	r.targets = r.targets[:last]
	r.labels = r.labels.Outer
}
