// Package ast has the types of Go's syntax trees. Fields are named and ordered as Go's, which programs print and compare.
// A node's End is the position after it; trees that a program builds may have no positions at all.
package ast

import (
	"go/token"
	"strings"
)

type (
	// A Node is a part of a syntax tree.
	Node interface {
		Pos() token.Pos
		End() token.Pos
	}
	// An Expr is an expression or a type.
	Expr interface {
		Node
		exprNode()
	}
	// A Stmt is a statement.
	Stmt interface {
		Node
		stmtNode()
	}
	// A Spec is what import, const, type and var declare.
	Spec interface {
		Node
		specNode()
	}
	// A Decl is a declaration.
	Decl interface {
		Node
		declNode()
	}
)

// A Comment is one comment, without the newline of a line comment and without carriage returns.
type Comment struct {
	Slash token.Pos
	Text  string
}

// A CommentGroup is a sequence of comments without other tokens and empty lines between them; it has at least one.
type CommentGroup struct {
	List []*Comment
}

func (c *Comment) Pos() token.Pos      { return c.Slash }
func (c *Comment) End() token.Pos      { return c.Slash + token.Pos(len(c.Text)) }
func (g *CommentGroup) Pos() token.Pos { return g.List[0].Pos() }
func (g *CommentGroup) End() token.Pos { return g.List[len(g.List)-1].End() }

// Text returns the lines of the comments without the marks, directives, white space at their ends, empty lines at begin and end, and more than one empty
// line in a row. It ends with a newline unless it is empty.
func (g *CommentGroup) Text() string {
	if g == nil {
		return ""
	}
	var b strings.Builder
	empty := false // lines were empty since the last
	for _, c := range g.List {
		text := c.Text
		if text[1] == '*' {
			text = text[2 : len(text)-2]
		} else if text = text[2:]; text != "" && text[0] == ' ' {
			text = text[1:]
		} else if isDirective(text) {
			continue
		}
		for line := range strings.SplitSeq(text, "\n") {
			line = strings.TrimRight(line, " \t\n\r")
			if line == "" {
				empty = true
				continue
			}
			if empty && b.Len() > 0 {
				b.WriteByte('\n')
			}
			empty = false
			b.WriteString(line)
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// isDirective reports whether a line comment's text is for a tool: tool:name, or one of the older forms.
func isDirective(text string) bool {
	for _, old := range [...]string{"line ", "extern ", "export "} {
		if strings.HasPrefix(text, old) {
			return true
		}
	}
	return directiveColon(text) > 0
}

// directiveColon returns the index of the colon after lower-case letters and digits and before one of them, or -1.
func directiveColon(text string) int {
	colon := strings.IndexByte(text, ':')
	if colon <= 0 || colon+1 >= len(text) || !isAlnum(text[colon+1]) {
		return -1
	}
	for i := range colon {
		if !isAlnum(text[i]) {
			return -1
		}
	}
	return colon
}

func isAlnum(c byte) bool { return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' }

// A Field is a field, method, embedded type, parameter, result or type parameter; those of one type together. Without names it is an
// embedded or unnamed one.
type Field struct {
	Doc     *CommentGroup
	Names   []*Ident
	Type    Expr
	Tag     *BasicLit
	Comment *CommentGroup
}

func (f *Field) Pos() token.Pos {
	switch {
	case len(f.Names) > 0:
		return f.Names[0].Pos()
	case f.Type != nil:
		return f.Type.Pos()
	}
	return token.NoPos
}

func (f *Field) End() token.Pos {
	switch {
	case f.Tag != nil:
		return f.Tag.End()
	case f.Type != nil:
		return f.Type.End()
	case len(f.Names) > 0:
		return f.Names[len(f.Names)-1].End()
	}
	return token.NoPos
}

// A FieldList is a list of fields in parentheses, braces or brackets, or without them.
type FieldList struct {
	Opening token.Pos
	List    []*Field
	Closing token.Pos
}

func (f *FieldList) Pos() token.Pos {
	switch {
	case f.Opening.IsValid():
		return f.Opening
	case len(f.List) > 0:
		return f.List[0].Pos()
	}
	return token.NoPos
}

func (f *FieldList) End() token.Pos {
	switch {
	case f.Closing.IsValid():
		return f.Closing + 1
	case len(f.List) > 0:
		return f.List[len(f.List)-1].End()
	}
	return token.NoPos
}

// NumFields returns the number of parameters, fields or the like; 0 of nil.
func (f *FieldList) NumFields() int {
	if f == nil {
		return 0
	}
	n := 0
	for _, field := range f.List {
		n += max(len(field.Names), 1)
	}
	return n
}

// A File is a source file. Comments has all comments; Imports those of Decls; Unresolved the identifiers that the file does not declare.
type File struct {
	Doc     *CommentGroup
	Package token.Pos
	Name    *Ident
	Decls   []Decl

	FileStart, FileEnd token.Pos
	Scope              *Scope
	Imports            []*ImportSpec
	Unresolved         []*Ident
	Comments           []*CommentGroup
	GoVersion          string
}

// Pos returns the place of the keyword package; FileStart is the file's begin.
func (f *File) Pos() token.Pos { return f.Package }

// End returns the end of the last declaration; FileEnd is the file's end.
func (f *File) End() token.Pos {
	if n := len(f.Decls); n > 0 {
		return f.Decls[n-1].End()
	}
	return f.Name.End()
}

// A Package is a set of files of one package.
type Package struct {
	Name    string
	Scope   *Scope
	Imports map[string]*Object
	Files   map[string]*File
}

func (p *Package) Pos() token.Pos { return token.NoPos }
func (p *Package) End() token.Pos { return token.NoPos }

// IsGenerated reports whether a comment before the package clause has a line "// Code generated ... DO NOT EDIT.".
func IsGenerated(file *File) bool {
	for _, group := range file.Comments {
		for _, comment := range group.List {
			if comment.Pos() > file.Package {
				break
			}
			for line := range strings.SplitSeq(comment.Text, "\n") {
				rest, ok := strings.CutPrefix(line, "// Code generated ")
				if ok && strings.HasSuffix(rest, " DO NOT EDIT.") {
					return true
				}
			}
		}
	}
	return false
}
