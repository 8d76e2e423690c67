package ast

import "go/token"

type (
	// An ImportSpec is an import. EndPos is its end if that is not the path's.
	ImportSpec struct {
		Doc     *CommentGroup
		Name    *Ident
		Path    *BasicLit
		Comment *CommentGroup
		EndPos  token.Pos
	}

	// A ValueSpec is what const or var declare in one line.
	ValueSpec struct {
		Doc     *CommentGroup
		Names   []*Ident
		Type    Expr
		Values  []Expr
		Comment *CommentGroup
	}

	// A TypeSpec is a type's declaration; Assign is the place of an alias's "=".
	TypeSpec struct {
		Doc        *CommentGroup
		Name       *Ident
		TypeParams *FieldList
		Assign     token.Pos
		Type       Expr
		Comment    *CommentGroup
	}

	// A BadDecl stands for what could not be parsed.
	BadDecl struct {
		From, To token.Pos
	}

	// A GenDecl is import, const, type or var, with parentheses if Lparen is valid.
	GenDecl struct {
		Doc    *CommentGroup
		TokPos token.Pos
		Tok    token.Token
		Lparen token.Pos
		Specs  []Spec
		Rparen token.Pos
	}

	// A FuncDecl is a function or, with a receiver, a method; without a body it is elsewhere.
	FuncDecl struct {
		Doc  *CommentGroup
		Recv *FieldList
		Name *Ident
		Type *FuncType
		Body *BlockStmt
	}
)

func (s *ValueSpec) Pos() token.Pos { return s.Names[0].Pos() }
func (s *TypeSpec) Pos() token.Pos  { return s.Name.Pos() }
func (s *TypeSpec) End() token.Pos  { return s.Type.End() }
func (d *BadDecl) Pos() token.Pos   { return d.From }
func (d *BadDecl) End() token.Pos   { return d.To }
func (d *GenDecl) Pos() token.Pos   { return d.TokPos }
func (d *FuncDecl) Pos() token.Pos  { return d.Type.Pos() }

func (s *ImportSpec) Pos() token.Pos {
	if s.Name == nil {
		return s.Path.Pos()
	}
	return s.Name.Pos()
}

func (s *ImportSpec) End() token.Pos {
	if s.EndPos.IsValid() {
		return s.EndPos
	}
	return s.Path.End()
}

func (s *ValueSpec) End() token.Pos {
	switch {
	case len(s.Values) > 0:
		return s.Values[len(s.Values)-1].End()
	case s.Type != nil:
		return s.Type.End()
	}
	return s.Names[len(s.Names)-1].End()
}

func (d *GenDecl) End() token.Pos {
	if d.Rparen.IsValid() {
		return d.Rparen + 1
	}
	return d.Specs[0].End()
}

func (d *FuncDecl) End() token.Pos {
	if d.Body == nil {
		return d.Type.End()
	}
	return d.Body.End()
}

func (*ImportSpec) specNode() {}
func (*ValueSpec) specNode()  {}
func (*TypeSpec) specNode()   {}
func (*BadDecl) declNode()    {}
func (*GenDecl) declNode()    {}
func (*FuncDecl) declNode()   {}
