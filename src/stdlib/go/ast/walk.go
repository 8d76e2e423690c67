package ast

import (
	"fmt"
	"iter"
)

// A Visitor's Visit is called by Walk for each node; the node's parts are visited with w unless that is nil, and then w.Visit(nil) is called.
type Visitor interface {
	Visit(node Node) (w Visitor)
}

// Walk visits a node and its parts, in the order of the source.
func Walk(v Visitor, node Node) {
	v = v.Visit(node)
	if v == nil {
		return
	}
	walkParts(v, node)
	v.Visit(nil)
}

// one visits a part that may be missing.
func one[T any, N interface {
	*T
	Node
}](v Visitor, node N) {
	if node != nil {
		Walk(v, node)
	}
}

// each visits expressions or statements that may be missing.
func each(v Visitor, nodes ...Node) {
	for _, n := range nodes {
		if n != nil {
			Walk(v, n)
		}
	}
}

func list[N Node](v Visitor, nodes []N) {
	for _, n := range nodes {
		Walk(v, n)
	}
}

func walkParts(v Visitor, node Node) {
	switch n := node.(type) {
	case Expr:
		walkExpr(v, n)
	case Stmt:
		walkStmt(v, n)
	case *Comment, *BadDecl:
	case *CommentGroup:
		list(v, n.List)
	case *Field:
		one(v, n.Doc)
		list(v, n.Names)
		each(v, n.Type)
		one(v, n.Tag)
		one(v, n.Comment)
	case *FieldList:
		list(v, n.List)
	case *ImportSpec:
		one(v, n.Doc)
		one(v, n.Name)
		Walk(v, n.Path)
		one(v, n.Comment)
	case *ValueSpec:
		one(v, n.Doc)
		list(v, n.Names)
		each(v, n.Type)
		list(v, n.Values)
		one(v, n.Comment)
	case *TypeSpec:
		one(v, n.Doc)
		Walk(v, n.Name)
		one(v, n.TypeParams)
		Walk(v, n.Type)
		one(v, n.Comment)
	case *GenDecl:
		one(v, n.Doc)
		list(v, n.Specs)
	case *FuncDecl:
		one(v, n.Doc)
		one(v, n.Recv)
		Walk(v, n.Name)
		Walk(v, n.Type)
		one(v, n.Body)
	case *File: // its other comments are no parts
		one(v, n.Doc)
		Walk(v, n.Name)
		list(v, n.Decls)
	case *Package:
		for _, f := range n.Files {
			Walk(v, f)
		}
	default:
		panic(fmt.Sprintf("ast.Walk: unexpected node type %T", n))
	}
}

func walkExpr(v Visitor, expr Expr) {
	switch n := expr.(type) {
	case *BadExpr, *Ident, *BasicLit:
	case *Ellipsis:
		each(v, n.Elt)
	case *FuncLit:
		Walk(v, n.Type)
		Walk(v, n.Body)
	case *CompositeLit:
		each(v, n.Type)
		list(v, n.Elts)
	case *ParenExpr:
		Walk(v, n.X)
	case *SelectorExpr:
		Walk(v, n.X)
		Walk(v, n.Sel)
	case *IndexExpr:
		Walk(v, n.X)
		Walk(v, n.Index)
	case *IndexListExpr:
		Walk(v, n.X)
		list(v, n.Indices)
	case *SliceExpr:
		Walk(v, n.X)
		each(v, n.Low, n.High, n.Max)
	case *TypeAssertExpr:
		Walk(v, n.X)
		each(v, n.Type)
	case *CallExpr:
		Walk(v, n.Fun)
		list(v, n.Args)
	case *StarExpr:
		Walk(v, n.X)
	case *UnaryExpr:
		Walk(v, n.X)
	case *BinaryExpr:
		Walk(v, n.X)
		Walk(v, n.Y)
	case *KeyValueExpr:
		Walk(v, n.Key)
		Walk(v, n.Value)
	case *ArrayType:
		each(v, n.Len)
		Walk(v, n.Elt)
	case *StructType:
		Walk(v, n.Fields)
	case *FuncType:
		one(v, n.TypeParams)
		one(v, n.Params)
		one(v, n.Results)
	case *InterfaceType:
		Walk(v, n.Methods)
	case *MapType:
		Walk(v, n.Key)
		Walk(v, n.Value)
	case *ChanType:
		Walk(v, n.Value)
	default:
		panic(fmt.Sprintf("ast.Walk: unexpected node type %T", n))
	}
}

func walkStmt(v Visitor, stmt Stmt) {
	switch n := stmt.(type) {
	case *BadStmt, *EmptyStmt:
	case *DeclStmt:
		Walk(v, n.Decl)
	case *LabeledStmt:
		Walk(v, n.Label)
		Walk(v, n.Stmt)
	case *ExprStmt:
		Walk(v, n.X)
	case *SendStmt:
		Walk(v, n.Chan)
		Walk(v, n.Value)
	case *IncDecStmt:
		Walk(v, n.X)
	case *AssignStmt:
		list(v, n.Lhs)
		list(v, n.Rhs)
	case *GoStmt:
		Walk(v, n.Call)
	case *DeferStmt:
		Walk(v, n.Call)
	case *ReturnStmt:
		list(v, n.Results)
	case *BranchStmt:
		one(v, n.Label)
	case *BlockStmt:
		list(v, n.List)
	case *IfStmt:
		each(v, n.Init)
		Walk(v, n.Cond)
		Walk(v, n.Body)
		each(v, n.Else)
	case *CaseClause:
		list(v, n.List)
		list(v, n.Body)
	case *SwitchStmt:
		each(v, n.Init, n.Tag)
		Walk(v, n.Body)
	case *TypeSwitchStmt:
		each(v, n.Init)
		Walk(v, n.Assign)
		Walk(v, n.Body)
	case *CommClause:
		each(v, n.Comm)
		list(v, n.Body)
	case *SelectStmt:
		Walk(v, n.Body)
	case *ForStmt:
		each(v, n.Init, n.Cond, n.Post)
		Walk(v, n.Body)
	case *RangeStmt:
		each(v, n.Key, n.Value)
		Walk(v, n.X)
		Walk(v, n.Body)
	default:
		panic(fmt.Sprintf("ast.Walk: unexpected node type %T", n))
	}
}

type inspector func(Node) bool

func (f inspector) Visit(node Node) Visitor {
	if !f(node) {
		return nil
	}
	return f
}

// Inspect calls f with each node; with its parts, and nil after them, if f returns true.
func Inspect(node Node, f func(Node) bool) { Walk(inspector(f), node) }

// Preorder returns a sequence of all nodes, each before its parts.
func Preorder(root Node) iter.Seq[Node] {
	return func(yield func(Node) bool) {
		more := true
		Inspect(root, func(n Node) bool {
			if n != nil && more {
				more = yield(n)
			}
			return more
		})
	}
}

// PreorderStack calls f with each node and those around it, behind the given stack; with its parts if f returns true.
func PreorderStack(root Node, stack []Node, f func(n Node, stack []Node) bool) {
	before := len(stack)
	Inspect(root, func(n Node) bool {
		switch {
		case n == nil:
			stack = stack[:len(stack)-1]
		case !f(n, stack):
			return false
		default:
			stack = append(stack, n)
		}
		return true
	})
	if len(stack) != before {
		panic("push/pop mismatch")
	}
}
