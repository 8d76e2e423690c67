// Package parser makes syntax trees of Go sources by recursive descent with one token of lookahead (specification; go/parser's recovery
// from errors, whose places and texts are the same). Errors are a scanner.ErrorList, sorted by place.
package parser

import (
	"bytes"
	"errors"
	"go/ast"
	"go/scanner"
	"go/token"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// A Mode says how much is parsed, and which errors are told of.
//
// DEPARTURE: Trace prints nothing. It is for those who work on Go's parser: its text names that parser's functions.
type Mode uint

const (
	PackageClauseOnly    Mode             = 1 << iota // stop after the package clause
	ImportsOnly                                       // stop after the imports
	ParseComments                                     // comments are in the tree
	Trace                                             // print productions
	DeclarationErrors                                 // errors of declarations, too
	SpuriousErrors                                    // AllErrors
	SkipObjectResolution                              // identifiers have no objects
	AllErrors            = SpuriousErrors             // not only the first ten, on different lines
)

// readSource returns the text that src is or has, or that of the file if src is nil.
func readSource(filename string, src any) ([]byte, error) {
	switch s := src.(type) {
	case nil:
		return os.ReadFile(filename)
	case string:
		return []byte(s), nil
	case []byte:
		return s, nil
	case *bytes.Buffer:
		if s != nil {
			return s.Bytes(), nil
		}
	case io.Reader:
		return io.ReadAll(s)
	}
	return nil, errors.New("invalid source")
}

// A bailout ends the parsing, with an error if msg is not empty.
type bailout struct {
	pos token.Pos
	msg string
}

// run parses, and returns the errors.
func (p *parser) run(parse func()) error {
	func() {
		defer func() {
			switch e := recover().(type) {
			case nil:
			case bailout:
				if e.msg != "" {
					p.errors.Add(p.file.Position(e.pos), e.msg)
				}
			default:
				panic(e)
			}
		}()
		parse()
	}()
	p.errors.Sort()
	return p.errors.Err()
}

// ParseFile parses a file: src is its text as a string, []byte or io.Reader, or nil, so that it is read. With errors the tree is as much as
// could be parsed; it is nil only if the file cannot be read.
func ParseFile(fset *token.FileSet, filename string, src any, mode Mode) (f *ast.File, err error) {
	if fset == nil {
		panic("parser.ParseFile: no token.FileSet provided (fset == nil)")
	}
	text, err := readSource(filename, src)
	if err != nil {
		return nil, err
	}
	p := &parser{file: fset.AddFile(filename, -1, len(text)), mode: mode}
	err = p.run(func() {
		p.begin(text)
		f = p.sourceFile()
	})
	if f == nil {
		f = &ast.File{Name: &ast.Ident{}, Scope: ast.NewScope(nil)}
	}
	f.FileStart, f.FileEnd = token.Pos(p.file.Base()), p.file.End()
	return f, err
}

// ParseDir parses the files of a directory whose names end in .go and that filter keeps, by package name. The error is the first; files with
// errors are left out.
func ParseDir(fset *token.FileSet, path string, filter func(fs.FileInfo) bool, mode Mode) (pkgs map[string]*ast.Package, first error) {
	entries, err := os.ReadDir(path)
	if err != nil {
		return nil, err
	}
	pkgs = map[string]*ast.Package{}
	for _, entry := range entries {
		if entry.IsDir() || !strings.HasSuffix(entry.Name(), ".go") {
			continue
		}
		if filter != nil {
			info, err := entry.Info()
			if err != nil {
				return nil, err
			}
			if !filter(info) {
				continue
			}
		}
		name := filepath.Join(path, entry.Name())
		f, err := ParseFile(fset, name, nil, mode)
		if err != nil {
			if first == nil {
				first = err
			}
			continue
		}
		pkg := pkgs[f.Name.Name]
		if pkg == nil {
			pkg = &ast.Package{Name: f.Name.Name, Files: map[string]*ast.File{}}
			pkgs[pkg.Name] = pkg
		}
		pkg.Files[name] = f
	}
	return pkgs, first
}

// ParseExprFrom parses an expression or type; src is as in ParseFile.
func ParseExprFrom(fset *token.FileSet, filename string, src any, mode Mode) (expr ast.Expr, err error) {
	if fset == nil {
		panic("parser.ParseExprFrom: no token.FileSet provided (fset == nil)")
	}
	text, err := readSource(filename, src)
	if err != nil {
		return nil, err
	}
	p := &parser{file: fset.AddFile(filename, -1, len(text)), mode: mode}
	err = p.run(func() {
		p.begin(text)
		expr = p.rhs()
		if p.atNewline() {
			p.next()
		}
		p.expect(token.EOF)
	})
	return expr, err
}

// ParseExpr parses an expression or type without a file name.
func ParseExpr(x string) (ast.Expr, error) {
	return ParseExprFrom(token.NewFileSet(), "", []byte(x), 0)
}

func (p *parser) begin(text []byte) {
	p.top = true
	p.scanner.Init(p.file, text, func(pos token.Position, msg string) { p.errors.Add(pos, msg) }, scanner.ScanComments)
	p.next()
}
