package ast

import (
	"fmt"
	"go/token"
	"strings"
)

// A Scope has the objects that are declared in a block, by name.
type Scope struct {
	Outer   *Scope
	Objects map[string]*Object
}

// NewScope returns an empty scope.
func NewScope(outer *Scope) *Scope { return &Scope{outer, map[string]*Object{}} }

// Lookup returns the object of this scope, not of outer ones, or nil.
func (s *Scope) Lookup(name string) *Object { return s.Objects[name] }

// Insert adds an object unless there is one with its name, which it returns.
func (s *Scope) Insert(obj *Object) (alt *Object) {
	if alt = s.Objects[obj.Name]; alt == nil {
		s.Objects[obj.Name] = obj
	}
	return alt
}

func (s *Scope) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "scope %p {", s)
	if s != nil && len(s.Objects) > 0 {
		b.WriteByte('\n')
		for _, obj := range s.Objects {
			fmt.Fprintf(&b, "\t%s %s\n", obj.Kind, obj.Name)
		}
	}
	b.WriteString("}\n")
	return b.String()
}

// An Object is what a name denotes: Decl is the node that declares it, Data a package's *Scope or a constant's iota.
type Object struct {
	Kind ObjKind
	Name string
	Decl any
	Data any
	Type any
}

// NewObj returns an object without a declaration.
func NewObj(kind ObjKind, name string) *Object { return &Object{Kind: kind, Name: name} }

// Pos returns where the name is declared, or NoPos.
func (obj *Object) Pos() token.Pos {
	var names []*Ident
	switch d := obj.Decl.(type) {
	case *Field:
		names = d.Names
	case *ImportSpec:
		if d.Name == nil || d.Name.Name != obj.Name {
			return d.Path.Pos()
		}
		return d.Name.Pos()
	case *ValueSpec:
		names = d.Names
	case *TypeSpec:
		names = []*Ident{d.Name}
	case *FuncDecl:
		names = []*Ident{d.Name}
	case *LabeledStmt:
		names = []*Ident{d.Label}
	case *AssignStmt:
		for _, x := range d.Lhs {
			if id, ok := x.(*Ident); ok {
				names = append(names, id)
			}
		}
	}
	for _, id := range names {
		if id.Name == obj.Name {
			return id.Pos()
		}
	}
	return token.NoPos
}

// An ObjKind is a kind of objects.
type ObjKind int

const (
	Bad ObjKind = iota
	Pkg
	Con
	Typ
	Var
	Fun
	Lbl
)

var kinds = [...]string{"bad", "package", "const", "type", "var", "func", "label"}

func (kind ObjKind) String() string { return kinds[kind] }
