package ast

import "go/token"

type (
	// A BadExpr stands for what could not be parsed.
	BadExpr struct {
		From, To token.Pos
	}

	// An Ident is an identifier; Obj is what it denotes, as far as one file tells.
	Ident struct {
		NamePos token.Pos
		Name    string
		Obj     *Object
	}

	// An Ellipsis is "..." with a parameter's type or, as an array's length, without.
	Ellipsis struct {
		Ellipsis token.Pos
		Elt      Expr
	}

	// A BasicLit is a literal as it is written. ValueEnd matters for raw strings with carriage returns, which Value lacks.
	BasicLit struct {
		ValuePos token.Pos
		ValueEnd token.Pos
		Kind     token.Token
		Value    string
	}

	// A FuncLit is a function literal.
	FuncLit struct {
		Type *FuncType
		Body *BlockStmt
	}

	// A CompositeLit is a composite literal; the type is left out in others.
	CompositeLit struct {
		Type       Expr
		Lbrace     token.Pos
		Elts       []Expr
		Rbrace     token.Pos
		Incomplete bool
	}

	// A ParenExpr is (X).
	ParenExpr struct {
		Lparen token.Pos
		X      Expr
		Rparen token.Pos
	}

	// A SelectorExpr is X.Sel.
	SelectorExpr struct {
		X   Expr
		Sel *Ident
	}

	// An IndexExpr is X[Index].
	IndexExpr struct {
		X      Expr
		Lbrack token.Pos
		Index  Expr
		Rbrack token.Pos
	}

	// An IndexListExpr is X[Indices], with several.
	IndexListExpr struct {
		X       Expr
		Lbrack  token.Pos
		Indices []Expr
		Rbrack  token.Pos
	}

	// A SliceExpr is X[Low:High] or, with Slice3, X[Low:High:Max].
	SliceExpr struct {
		X      Expr
		Lbrack token.Pos
		Low    Expr
		High   Expr
		Max    Expr
		Slice3 bool
		Rbrack token.Pos
	}

	// A TypeAssertExpr is X.(Type), and X.(type) if Type is nil.
	TypeAssertExpr struct {
		X      Expr
		Lparen token.Pos
		Type   Expr
		Rparen token.Pos
	}

	// A CallExpr is a call or conversion; Ellipsis is NoPos without "...".
	CallExpr struct {
		Fun      Expr
		Lparen   token.Pos
		Args     []Expr
		Ellipsis token.Pos
		Rparen   token.Pos
	}

	// A StarExpr is *X: an indirection or a pointer type.
	StarExpr struct {
		Star token.Pos
		X    Expr
	}

	// A UnaryExpr is any other unary operation.
	UnaryExpr struct {
		OpPos token.Pos
		Op    token.Token
		X     Expr
	}

	// A BinaryExpr is X Op Y.
	BinaryExpr struct {
		X     Expr
		OpPos token.Pos
		Op    token.Token
		Y     Expr
	}

	// A KeyValueExpr is Key: Value in a composite literal.
	KeyValueExpr struct {
		Key   Expr
		Colon token.Pos
		Value Expr
	}
)

// A ChanDir says what a channel is for; the sum of both is any.
type ChanDir int

const (
	SEND ChanDir = 1
	RECV ChanDir = 2
)

type (
	// An ArrayType is an array or, without a length, a slice.
	ArrayType struct {
		Lbrack token.Pos
		Len    Expr
		Elt    Expr
	}

	// A StructType is a structure type.
	StructType struct {
		Struct     token.Pos
		Fields     *FieldList
		Incomplete bool
	}

	// A FuncType is a function's type; Func is NoPos of methods in interfaces.
	FuncType struct {
		Func       token.Pos
		TypeParams *FieldList
		Params     *FieldList
		Results    *FieldList
	}

	// An InterfaceType is an interface; unions are binary expressions.
	InterfaceType struct {
		Interface  token.Pos
		Methods    *FieldList
		Incomplete bool
	}

	// A MapType is a map's type.
	MapType struct {
		Map   token.Pos
		Key   Expr
		Value Expr
	}

	// A ChanType is a channel's type; Begin is the place of chan or <-.
	ChanType struct {
		Begin token.Pos
		Arrow token.Pos
		Dir   ChanDir
		Value Expr
	}
)

func (x *BadExpr) Pos() token.Pos    { return x.From }
func (x *BadExpr) End() token.Pos    { return x.To }
func (x *Ident) Pos() token.Pos      { return x.NamePos }
func (x *Ident) End() token.Pos      { return x.NamePos + token.Pos(len(x.Name)) }
func (x *Ellipsis) Pos() token.Pos   { return x.Ellipsis }
func (x *BasicLit) Pos() token.Pos   { return x.ValuePos }
func (x *FuncLit) Pos() token.Pos    { return x.Type.Pos() }
func (x *FuncLit) End() token.Pos    { return x.Body.End() }
func (x *ParenExpr) Pos() token.Pos  { return x.Lparen }
func (x *ParenExpr) End() token.Pos  { return x.Rparen + 1 }
func (x *StarExpr) Pos() token.Pos   { return x.Star }
func (x *StarExpr) End() token.Pos   { return x.X.End() }
func (x *UnaryExpr) Pos() token.Pos  { return x.OpPos }
func (x *UnaryExpr) End() token.Pos  { return x.X.End() }
func (x *BinaryExpr) Pos() token.Pos { return x.X.Pos() }
func (x *BinaryExpr) End() token.Pos { return x.Y.End() }

func (x *SelectorExpr) Pos() token.Pos   { return x.X.Pos() }
func (x *SelectorExpr) End() token.Pos   { return x.Sel.End() }
func (x *IndexExpr) Pos() token.Pos      { return x.X.Pos() }
func (x *IndexExpr) End() token.Pos      { return x.Rbrack + 1 }
func (x *IndexListExpr) Pos() token.Pos  { return x.X.Pos() }
func (x *IndexListExpr) End() token.Pos  { return x.Rbrack + 1 }
func (x *SliceExpr) Pos() token.Pos      { return x.X.Pos() }
func (x *SliceExpr) End() token.Pos      { return x.Rbrack + 1 }
func (x *TypeAssertExpr) Pos() token.Pos { return x.X.Pos() }
func (x *TypeAssertExpr) End() token.Pos { return x.Rparen + 1 }
func (x *CallExpr) Pos() token.Pos       { return x.Fun.Pos() }
func (x *CallExpr) End() token.Pos       { return x.Rparen + 1 }
func (x *CompositeLit) End() token.Pos   { return x.Rbrace + 1 }
func (x *KeyValueExpr) Pos() token.Pos   { return x.Key.Pos() }
func (x *KeyValueExpr) End() token.Pos   { return x.Value.End() }

func (x *ArrayType) Pos() token.Pos     { return x.Lbrack }
func (x *ArrayType) End() token.Pos     { return x.Elt.End() }
func (x *StructType) Pos() token.Pos    { return x.Struct }
func (x *StructType) End() token.Pos    { return x.Fields.End() }
func (x *InterfaceType) Pos() token.Pos { return x.Interface }
func (x *InterfaceType) End() token.Pos { return x.Methods.End() }
func (x *MapType) Pos() token.Pos       { return x.Map }
func (x *MapType) End() token.Pos       { return x.Value.End() }
func (x *ChanType) Pos() token.Pos      { return x.Begin }
func (x *ChanType) End() token.Pos      { return x.Value.End() }

func (x *Ellipsis) End() token.Pos {
	if x.Elt == nil {
		return x.Ellipsis + token.Pos(len("..."))
	}
	return x.Elt.End()
}

func (x *BasicLit) End() token.Pos {
	if x.ValueEnd.IsValid() {
		return x.ValueEnd
	}
	return x.ValuePos + token.Pos(len(x.Value))
}

func (x *CompositeLit) Pos() token.Pos {
	if x.Type == nil {
		return x.Lbrace
	}
	return x.Type.Pos()
}

func (x *FuncType) Pos() token.Pos {
	if x.Func == token.NoPos && x.Params != nil {
		return x.Params.Pos()
	}
	return x.Func
}

func (x *FuncType) End() token.Pos {
	if x.Results == nil {
		return x.Params.End()
	}
	return x.Results.End()
}

func (*BadExpr) exprNode()        {}
func (*Ident) exprNode()          {}
func (*Ellipsis) exprNode()       {}
func (*BasicLit) exprNode()       {}
func (*FuncLit) exprNode()        {}
func (*CompositeLit) exprNode()   {}
func (*ParenExpr) exprNode()      {}
func (*SelectorExpr) exprNode()   {}
func (*IndexExpr) exprNode()      {}
func (*IndexListExpr) exprNode()  {}
func (*SliceExpr) exprNode()      {}
func (*TypeAssertExpr) exprNode() {}
func (*CallExpr) exprNode()       {}
func (*StarExpr) exprNode()       {}
func (*UnaryExpr) exprNode()      {}
func (*BinaryExpr) exprNode()     {}
func (*KeyValueExpr) exprNode()   {}
func (*ArrayType) exprNode()      {}
func (*StructType) exprNode()     {}
func (*FuncType) exprNode()       {}
func (*InterfaceType) exprNode()  {}
func (*MapType) exprNode()        {}
func (*ChanType) exprNode()       {}

// NewIdent returns an identifier without a place.
func NewIdent(name string) *Ident { return &Ident{Name: name} }

// IsExported reports whether name begins with an upper-case letter.
func IsExported(name string) bool { return token.IsExported(name) }

// IsExported reports whether id begins with an upper-case letter.
func (id *Ident) IsExported() bool { return token.IsExported(id.Name) }

func (id *Ident) String() string {
	if id == nil {
		return "<nil>"
	}
	return id.Name
}

// Unparen returns e without the parentheses around it.
func Unparen(e Expr) Expr {
	for {
		p, ok := e.(*ParenExpr)
		if !ok {
			return e
		}
		e = p.X
	}
}
