package printer

import (
	"fmt"
	"go/ast"
	"go/token"
	"io"
	"text/tabwriter"
)

// A Mode says how trees are printed.
type Mode uint

const (
	RawFormat Mode = 1 << iota // without a tabwriter
	TabIndent                  // indentation is tabs in any case
	UseSpaces                  // columns are aligned with blanks
	SourcePos                  // //line directives keep the positions

	normalizeNumbers Mode = 1 << 30 // for go/format: prefixes and exponents in lower case
)

// A Config says how wide a tab is, and how far everything is indented.
type Config struct {
	Mode     Mode
	Tabwidth int
	Indent   int
}

// A CommentedNode is a node and the comments of its file.
type CommentedNode struct {
	Node     any
	Comments []*ast.CommentGroup
}

// Fprint prints a *ast.File, *CommentedNode, []ast.Decl, []ast.Stmt, or an expression, statement, declaration or spec with a tab width of 8 and without other modes.
func Fprint(output io.Writer, fset *token.FileSet, node any) error {
	return (&Config{Tabwidth: 8}).Fprint(output, fset, node)
}

// Fprint prints a node as cfg says. Positions are those of fset; the line breaks of the source are kept where gofmt keeps them.
func (cfg *Config) Fprint(output io.Writer, fset *token.FileSet, node any) error {
	return cfg.print(output, fset, node, map[ast.Node]int{})
}

func (cfg *Config) print(output io.Writer, fset *token.FileSet, node any, sizes map[ast.Node]int) error {
	p := newPrinter(cfg, fset, sizes)
	if err := p.node(node); err != nil {
		return err
	}
	p.semicolon = false
	p.flush(token.Position{Offset: infinity, Line: infinity}, token.EOF)
	p.gatherBuildLines()
	output = &trimmer{output: output}
	if cfg.Mode&RawFormat != 0 {
		_, err := output.Write(p.output)
		return err
	}
	least, pad, flags := cfg.Tabwidth, byte('\t'), tabwriter.DiscardEmptyColumns
	if cfg.Mode&UseSpaces != 0 {
		pad = ' '
	}
	if cfg.Mode&TabIndent != 0 {
		least = 0
		flags |= tabwriter.TabIndent
	}
	w := tabwriter.NewWriter(output, least, cfg.Tabwidth, 1, pad, flags)
	if _, err := w.Write(p.output); err != nil {
		return err
	}
	return w.Flush()
}

// docOf returns the comment before a node, or nil.
func docOf(n ast.Node) *ast.CommentGroup {
	switch n := n.(type) {
	case *ast.Field:
		return n.Doc
	case *ast.ImportSpec:
		return n.Doc
	case *ast.ValueSpec:
		return n.Doc
	case *ast.TypeSpec:
		return n.Doc
	case *ast.GenDecl:
		return n.Doc
	case *ast.FuncDecl:
		return n.Doc
	case *ast.File:
		return n.Doc
	}
	return nil
}

// lastComment returns the comment at the end of a node, or nil.
func lastComment(n ast.Node) *ast.CommentGroup {
	switch n := n.(type) {
	case *ast.Field:
		return n.Comment
	case *ast.ImportSpec:
		return n.Comment
	case *ast.ValueSpec:
		return n.Comment
	case *ast.TypeSpec:
		return n.Comment
	case *ast.GenDecl:
		if len(n.Specs) > 0 {
			return lastComment(n.Specs[len(n.Specs)-1])
		}
	case *ast.File:
		if len(n.Comments) > 0 {
			return n.Comments[len(n.Comments)-1]
		}
	}
	return nil
}

// commentsOf returns the comments that are in a node, or directly before or behind it.
func commentsOf(n ast.Node, comments []*ast.CommentGroup) []*ast.CommentGroup {
	begin, end := n.Pos(), n.End()
	if doc := docOf(n); doc != nil {
		begin = doc.Pos()
	}
	if last := lastComment(n); last != nil {
		end = max(end, last.End())
	}
	i := 0
	for i < len(comments) && comments[i].End() < begin {
		i++
	}
	j := i
	for j < len(comments) && comments[j].Pos() < end {
		j++
	}
	if i == j {
		return nil
	}
	return comments[i:j]
}

func isLabeled(s ast.Stmt) bool { _, ok := s.(*ast.LabeledStmt); return ok }

func (p *printer) node(node any) error {
	unknown := func() error { return fmt.Errorf("go/printer: unsupported node type %T", node) }
	var comments []*ast.CommentGroup
	if c, ok := node.(*CommentedNode); ok {
		node, comments = c.Node, c.Comments
	}
	if comments != nil {
		n, ok := node.(ast.Node)
		if !ok {
			return unknown()
		}
		p.comments = commentsOf(n, comments)
	} else if f, ok := node.(*ast.File); ok {
		p.comments = f.Comments
	}
	p.ofNodes = p.comments == nil
	p.nextComment()
	switch n := node.(type) {
	case ast.Expr:
		p.expr(n)
	case ast.Stmt:
		if isLabeled(n) {
			p.depth = 1 // the label goes back from there
		}
		p.stmt(n, false)
	case ast.Decl:
		p.decl(n)
	case ast.Spec:
		p.spec(n, 1, false)
	case []ast.Stmt:
		for _, s := range n {
			if isLabeled(s) {
				p.depth = 1
			}
		}
		p.stmts(n, false, false)
	case []ast.Decl:
		p.decls(n)
	case *ast.File:
		p.file(n)
	default:
		return unknown()
	}
	return p.fileErr
}

// A trimmer drops white space at the ends of lines and the escapes, and turns \v and \f into \t and \n. Text between escapes stays as it is.
type trimmer struct {
	output  io.Writer
	escaped bool
	space   []byte
}

func (t *trimmer) Write(data []byte) (int, error) {
	text := make([]byte, 0, len(data))
	for _, c := range data {
		if c == tabwriter.Escape {
			if t.escaped = !t.escaped; t.escaped {
				text = append(text, t.space...)
				t.space = t.space[:0]
			}
			continue
		}
		if t.escaped {
			text = append(text, c)
			continue
		}
		switch c {
		case ' ', '\t':
			t.space = append(t.space, c)
		case '\v':
			t.space = append(t.space, '\t')
		case '\n', '\f':
			t.space = t.space[:0]
			text = append(text, '\n')
		default:
			text = append(text, t.space...)
			t.space = t.space[:0]
			text = append(text, c)
		}
	}
	if _, err := t.output.Write(text); err != nil {
		return 0, err
	}
	return len(data), nil
}
