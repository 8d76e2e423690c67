// Package format formats Go sources as gofmt does.
package format

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/parser"
	"go/printer"
	"go/token"
	"io"
	"strings"
)

// The last mode is go/printer's, without a name: numbers in lower case.
var config = printer.Config{Mode: printer.UseSpaces | printer.TabIndent | 1<<30, Tabwidth: 8}

const parserMode = parser.ParseComments | parser.SkipObjectResolution

// Node prints a node as go/printer takes it. Imports of a file are sorted, in a copy; the tree stays as it is.
func Node(dst io.Writer, fset *token.FileSet, node any) error {
	commented, _ := node.(*printer.CommentedNode)
	file, ok := node.(*ast.File)
	if commented != nil {
		file, ok = commented.Node.(*ast.File)
	}
	if ok && groupsImports(file) {
		var b bytes.Buffer
		if err := config.Fprint(&b, fset, file); err != nil {
			return err
		}
		sorted, err := parser.ParseFile(fset, "", b.Bytes(), parserMode)
		if err != nil {
			return fmt.Errorf("format.Node internal error (%s)", err)
		}
		ast.SortImports(fset, sorted)
		node = sorted
		if commented != nil {
			node = &printer.CommentedNode{Node: sorted, Comments: commented.Comments}
		}
	}
	return config.Fprint(dst, fset, node)
}

// groupsImports reports whether there are imports in parentheses.
func groupsImports(file *ast.File) bool {
	for _, decl := range file.Decls {
		d, ok := decl.(*ast.GenDecl)
		if !ok || d.Tok != token.IMPORT {
			break
		}
		if d.Lparen.IsValid() {
			return true
		}
	}
	return false
}

// Source formats a file, or a list of declarations or statements, which keeps the white space around it and the indentation of its first line.
// The error is the parser's.
func Source(src []byte) ([]byte, error) {
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "", src, parserMode)
	if err == nil {
		ast.SortImports(fset, file)
		var b bytes.Buffer
		if err := config.Fprint(&b, fset, file); err != nil {
			return nil, err
		}
		return b.Bytes(), nil
	}
	if !strings.Contains(err.Error(), "expected 'package'") {
		return nil, err
	}
	// What is put around the text is on its first line, and on lines behind it.
	const clause, function = "package p;", "package p; func _() {"
	file, err = parser.ParseFile(fset, "", clause+string(src), parserMode)
	if err == nil {
		return partial(src, fset, file, 0, func(out []byte, depth int) []byte {
			return out[depth+len("package p\n"):]
		})
	}
	if !strings.Contains(err.Error(), "expected declaration") {
		return nil, err
	}
	file, err = parser.ParseFile(fset, "", function+string(src)+"\n\n}", parserMode)
	if err != nil {
		return nil, err
	}
	return partial(src, fset, file, -1, func(out []byte, depth int) []byte {
		out = out[2*max(depth, 0)+len("package p\n\nfunc _() {"):]
		return out[:len(out)-len("}\n")]
	})
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

// partial prints a file that was made of src, indented as that is and by adjust; cut takes what was added away.
func partial(src []byte, fset *token.FileSet, file *ast.File, adjust int, cut func(out []byte, depth int) []byte) ([]byte, error) {
	line, begin := 0, 0 // the first line with text, and that
	for begin < len(src) && isSpace(src[begin]) {
		if src[begin] == '\n' {
			line = begin + 1
		}
		begin++
	}
	margin := src[line:begin]
	depth := bytes.Count(margin, []byte{'\t'})
	if depth == 0 && bytes.IndexByte(margin, ' ') >= 0 {
		depth = 1
	}
	cfg := config
	cfg.Indent = depth + adjust
	var b bytes.Buffer
	if err := cfg.Fprint(&b, fset, file); err != nil {
		return nil, err
	}
	out := bytes.TrimSpace(cut(b.Bytes(), cfg.Indent))
	if len(out) == 0 {
		return src, nil
	}
	end := len(src)
	for end > 0 && isSpace(src[end-1]) {
		end--
	}
	res := append([]byte{}, src[:line]...)
	res = append(res, bytes.Repeat([]byte{'\t'}, depth)...)
	res = append(res, out...)
	return append(res, src[end:]...), nil
}
