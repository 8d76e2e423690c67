// run

package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/scanner"
	"go/token"
	"os"
	"strings"
)

const text = `// Package p is.
package p

import "fmt"

//line other.go:10:5
type T[P ~int | *Q, R any] struct { x P; *U }

func (t *T[P, R]) M(a, b int, c ...string) (err error) {
l:
	for i, v := range c { // loop
		if v == "" { continue l }
		t.x <<= i
	}
	return f(a, b...)
}
`

func main() {
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, "p.go", text, parser.ParseComments|parser.SkipObjectResolution)
	fmt.Println(err)
	ast.Fprint(os.Stdout, fset, f.Decls[1], ast.NotNilFilter)
	fmt.Println(ast.NewCommentMap(fset, f, f.Comments).Comments()[2].Text())

	f, err = parser.ParseFile(fset, "q.go", text, 0)
	var names []string
	for _, id := range f.Unresolved {
		names = append(names, id.Name)
	}
	fmt.Println(err, names, f.Scope.Lookup("T").Kind, fset.Position(f.Scope.Lookup("T").Pos()))
	depth := 0
	ast.Inspect(f.Decls[2], func(n ast.Node) bool {
		if n == nil {
			depth--
			return false
		}
		fmt.Printf("%s%T %v-%v\n", strings.Repeat(" ", depth), n, fset.PositionFor(n.Pos(), false).Offset, fset.PositionFor(n.End(), false).Offset)
		depth++
		return true
	})

	// Errors, at most one a line.
	for _, src := range []string{
		"package p; func f() { if x = 1 {} }", "package p\nvar x = (1 +\n", "package p; func (a b) { }", "package p; var s = \"a\nvar t = 'ab'; var n = 0x_g08",
		"package p; type T [N]; func f(a int, b) { go f; x[] = y[::1]; switch x := y.(type) {}; a b }", "var x", "package p; import 1; func f() { f(1\n}; for i := 0 {} }",
		"package p; func f(a int, a ...string, b int) { l: l: goto m; x := 1; x := 2 }; func f() {}", "package p; \x00 var x = \"\xff\" + 1_ + 09 + '\\400'",
	} {
		_, err := parser.ParseFile(fset, "e.go", src, parser.AllErrors|parser.DeclarationErrors)
		fmt.Println(err)
		scanner.PrintError(os.Stdout, err)
	}
	x, err := parser.ParseExpr("a + b*c[1:2]")
	fmt.Printf("%T %v\n", x, err)

	// Tokens.
	src := []byte("x := a &^= 1.5e3i // c\n\t<-ch; ... \"s\" 'r' /* a\nb */ ~ @")
	var s scanner.Scanner
	s.Init(fset.AddFile("s.go", -1, len(src)), src, func(pos token.Position, msg string) { fmt.Println("error", pos, msg) }, scanner.ScanComments)
	for {
		pos, tok, lit := s.Scan()
		fmt.Printf("%v %v %q; ", fset.Position(pos), tok, lit)
		if tok == token.EOF {
			break
		}
	}
	fmt.Println(s.ErrorCount, token.SHL_ASSIGN, token.Lookup("func"), token.LAND.Precedence(), token.Token(200), token.IsIdentifier("für"))

	// Imports are sorted, with their comments.
	f, _ = parser.ParseFile(fset, "i.go", "package p\nimport (\n\"b\" // of b\n\"a\"\n\"a\"\n\n\"d\"\n\"c\"\n)\n", parser.ParseComments)
	ast.SortImports(fset, f)
	for _, s := range f.Imports {
		fmt.Print(s.Path.Value, " ", fset.Position(s.Pos()), " ", s.Comment.Text(), ";")
	}
	fmt.Println()
	f, _ = parser.ParseFile(fset, "x.go", "package p\ntype T struct { A, b int }\nfunc f() {}\nvar X, y = 1, 2\n//go:tool arg \"two words\"\n", parser.ParseComments)
	d, ok := ast.ParseDirective(f.Comments[0].Pos(), f.Comments[0].List[0].Text)
	args, err := d.ParseArgs()
	fmt.Println(ok, d.Tool, d.Name, args, err, ast.FileExports(f), len(f.Decls))
}

// Output:
// <nil>
//      0  *ast.GenDecl {
//      1  .  Doc: *ast.CommentGroup {
//      2  .  .  List: []*ast.Comment (len = 1) {
//      3  .  .  .  0: *ast.Comment {
//      4  .  .  .  .  Slash: p.go:6:1
//      5  .  .  .  .  Text: "//line other.go:10:5"
//      6  .  .  .  }
//      7  .  .  }
//      8  .  }
//      9  .  TokPos: other.go:10:5
//     10  .  Tok: type
//     11  .  Lparen: -
//     12  .  Specs: []ast.Spec (len = 1) {
//     13  .  .  0: *ast.TypeSpec {
//     14  .  .  .  Name: *ast.Ident {
//     15  .  .  .  .  NamePos: other.go:10:10
//     16  .  .  .  .  Name: "T"
//     17  .  .  .  }
//     18  .  .  .  TypeParams: *ast.FieldList {
//     19  .  .  .  .  Opening: other.go:10:11
//     20  .  .  .  .  List: []*ast.Field (len = 2) {
//     21  .  .  .  .  .  0: *ast.Field {
//     22  .  .  .  .  .  .  Names: []*ast.Ident (len = 1) {
//     23  .  .  .  .  .  .  .  0: *ast.Ident {
//     24  .  .  .  .  .  .  .  .  NamePos: other.go:10:12
//     25  .  .  .  .  .  .  .  .  Name: "P"
//     26  .  .  .  .  .  .  .  }
//     27  .  .  .  .  .  .  }
//     28  .  .  .  .  .  .  Type: *ast.BinaryExpr {
//     29  .  .  .  .  .  .  .  X: *ast.UnaryExpr {
//     30  .  .  .  .  .  .  .  .  OpPos: other.go:10:14
//     31  .  .  .  .  .  .  .  .  Op: ~
//     32  .  .  .  .  .  .  .  .  X: *ast.Ident {
//     33  .  .  .  .  .  .  .  .  .  NamePos: other.go:10:15
//     34  .  .  .  .  .  .  .  .  .  Name: "int"
//     35  .  .  .  .  .  .  .  .  }
//     36  .  .  .  .  .  .  .  }
//     37  .  .  .  .  .  .  .  OpPos: other.go:10:19
//     38  .  .  .  .  .  .  .  Op: |
//     39  .  .  .  .  .  .  .  Y: *ast.StarExpr {
//     40  .  .  .  .  .  .  .  .  Star: other.go:10:21
//     41  .  .  .  .  .  .  .  .  X: *ast.Ident {
//     42  .  .  .  .  .  .  .  .  .  NamePos: other.go:10:22
//     43  .  .  .  .  .  .  .  .  .  Name: "Q"
//     44  .  .  .  .  .  .  .  .  }
//     45  .  .  .  .  .  .  .  }
//     46  .  .  .  .  .  .  }
//     47  .  .  .  .  .  }
//     48  .  .  .  .  .  1: *ast.Field {
//     49  .  .  .  .  .  .  Names: []*ast.Ident (len = 1) {
//     50  .  .  .  .  .  .  .  0: *ast.Ident {
//     51  .  .  .  .  .  .  .  .  NamePos: other.go:10:25
//     52  .  .  .  .  .  .  .  .  Name: "R"
//     53  .  .  .  .  .  .  .  }
//     54  .  .  .  .  .  .  }
//     55  .  .  .  .  .  .  Type: *ast.Ident {
//     56  .  .  .  .  .  .  .  NamePos: other.go:10:27
//     57  .  .  .  .  .  .  .  Name: "any"
//     58  .  .  .  .  .  .  }
//     59  .  .  .  .  .  }
//     60  .  .  .  .  }
//     61  .  .  .  .  Closing: other.go:10:30
//     62  .  .  .  }
//     63  .  .  .  Assign: -
//     64  .  .  .  Type: *ast.StructType {
//     65  .  .  .  .  Struct: other.go:10:32
//     66  .  .  .  .  Fields: *ast.FieldList {
//     67  .  .  .  .  .  Opening: other.go:10:39
//     68  .  .  .  .  .  List: []*ast.Field (len = 2) {
//     69  .  .  .  .  .  .  0: *ast.Field {
//     70  .  .  .  .  .  .  .  Names: []*ast.Ident (len = 1) {
//     71  .  .  .  .  .  .  .  .  0: *ast.Ident {
//     72  .  .  .  .  .  .  .  .  .  NamePos: other.go:10:41
//     73  .  .  .  .  .  .  .  .  .  Name: "x"
//     74  .  .  .  .  .  .  .  .  }
//     75  .  .  .  .  .  .  .  }
//     76  .  .  .  .  .  .  .  Type: *ast.Ident {
//     77  .  .  .  .  .  .  .  .  NamePos: other.go:10:43
//     78  .  .  .  .  .  .  .  .  Name: "P"
//     79  .  .  .  .  .  .  .  }
//     80  .  .  .  .  .  .  }
//     81  .  .  .  .  .  .  1: *ast.Field {
//     82  .  .  .  .  .  .  .  Type: *ast.StarExpr {
//     83  .  .  .  .  .  .  .  .  Star: other.go:10:46
//     84  .  .  .  .  .  .  .  .  X: *ast.Ident {
//     85  .  .  .  .  .  .  .  .  .  NamePos: other.go:10:47
//     86  .  .  .  .  .  .  .  .  .  Name: "U"
//     87  .  .  .  .  .  .  .  .  }
//     88  .  .  .  .  .  .  .  }
//     89  .  .  .  .  .  .  }
//     90  .  .  .  .  .  }
//     91  .  .  .  .  .  Closing: other.go:10:49
//     92  .  .  .  .  }
//     93  .  .  .  .  Incomplete: false
//     94  .  .  .  }
//     95  .  .  }
//     96  .  }
//     97  .  Rparen: -
//     98  }
// loop
//
// <nil> [int Q any U int string error f] type other.go:10:10
// *ast.FuncDecl 110-264
//  *ast.FieldList 115-127
//   *ast.Field 116-126
//    *ast.Ident 116-117
//    *ast.StarExpr 118-126
//     *ast.IndexListExpr 119-126
//      *ast.Ident 119-120
//      *ast.Ident 121-122
//      *ast.Ident 124-125
//  *ast.Ident 128-129
//  *ast.FuncType 110-164
//   *ast.FieldList 129-152
//    *ast.Field 130-138
//     *ast.Ident 130-131
//     *ast.Ident 133-134
//     *ast.Ident 135-138
//    *ast.Field 140-151
//     *ast.Ident 140-141
//     *ast.Ellipsis 142-151
//      *ast.Ident 145-151
//   *ast.FieldList 153-164
//    *ast.Field 154-163
//     *ast.Ident 154-157
//     *ast.Ident 158-163
//  *ast.BlockStmt 165-264
//   *ast.LabeledStmt 167-243
//    *ast.Ident 167-168
//    *ast.RangeStmt 171-243
//     *ast.Ident 175-176
//     *ast.Ident 178-179
//     *ast.Ident 189-190
//     *ast.BlockStmt 191-243
//      *ast.IfStmt 203-228
//       *ast.BinaryExpr 206-213
//        *ast.Ident 206-207
//        *ast.BasicLit 211-213
//       *ast.BlockStmt 214-228
//        *ast.BranchStmt 216-226
//         *ast.Ident 225-226
//      *ast.AssignStmt 231-240
//       *ast.SelectorExpr 231-234
//        *ast.Ident 231-232
//        *ast.Ident 233-234
//       *ast.Ident 239-240
//   *ast.ReturnStmt 245-262
//    *ast.CallExpr 252-262
//     *ast.Ident 252-253
//     *ast.Ident 254-255
//     *ast.Ident 257-258
// e.go:1:26: expected boolean expression, found assignment (missing parentheses around composite literal?)
// e.go:1:26: expected boolean expression, found assignment (missing parentheses around composite literal?)
// e.go:2:14: expected ')', found 'EOF' (and 2 more errors)
// e.go:2:14: expected ')', found 'EOF'
// e.go:2:14: expected ';', found 'EOF'
// e.go:2:14: expected operand, found 'EOF'
// e.go:1:23: expected 'IDENT', found '{' (and 5 more errors)
// e.go:1:23: expected 'IDENT', found '{'
// e.go:1:25: expected '(', found '}'
// e.go:1:26: expected ')', found 'EOF'
// e.go:1:26: expected ')', found newline
// e.go:1:26: expected ';', found 'EOF'
// e.go:1:26: missing ',' before newline in parameter list
// e.go:1:20: string literal not terminated (and 4 more errors)
// e.go:1:20: string literal not terminated
// e.go:2:9: illegal rune literal
// e.go:2:25: '_' must separate successive digits
// e.go:2:26: expected ';', found g08
// e.go:2:26: hexadecimal literal has no digits
// e.go:1:22: expected type, found ';' (and 7 more errors)
// e.go:1:22: expected type, found ';'
// e.go:1:39: missing parameter type
// e.go:1:47: expression in go must be function call
// e.go:1:51: expected operand, found ']'
// e.go:1:57: middle index required in 3-index slice
// e.go:1:90: expected ';', found b
// e.go:1:93: expected ';', found 'EOF'
// e.go:1:93: expected '}', found 'EOF'
// e.go:1:1: expected 'package', found 'var'
// e.go:1:1: expected 'package', found 'var'
// e.go:1:19: import path must be a string (and 11 more errors)
// e.go:1:19: import path must be a string
// e.go:1:36: missing ',' before newline in argument list
// e.go:2:1: expected operand, found '}'
// e.go:2:4: missing ',' in argument list
// e.go:2:10: missing ',' in argument list
// e.go:2:15: missing ',' in argument list
// e.go:2:16: expected operand, found '}'
// e.go:2:19: expected ')', found 'EOF'
// e.go:2:19: expected ';', found 'EOF'
// e.go:2:19: expected ';', found 'EOF'
// e.go:2:19: expected '}', found 'EOF'
// e.go:2:19: missing ',' in argument list
// e.go:1:26: a redeclared in this block
// 	previous declaration at e.go:1:19 (and 5 more errors)
// e.go:1:26: a redeclared in this block
// 	previous declaration at e.go:1:19
// e.go:1:28: can only use ... with final parameter
// e.go:1:51: l redeclared in this block
// 	previous declaration at e.go:1:48
// e.go:1:59: label m undefined
// e.go:1:70: no new variables on left side of :=
// e.go:1:85: f redeclared in this block
// 	previous declaration at e.go:1:17
// e.go:1:12: illegal character NUL (and 1 more errors)
// e.go:1:12: illegal character NUL
// e.go:1:12: illegal character U+0000
// *ast.BinaryExpr <nil>
// s.go:1:1 IDENT "x"; s.go:1:3 := ""; s.go:1:6 IDENT "a"; s.go:1:8 &^= ""; s.go:1:12 IMAG "1.5e3i"; s.go:1:19 COMMENT "// c"; s.go:1:23 ; "\n"; s.go:2:2 <- ""; s.go:2:4 IDENT "ch"; s.go:2:6 ; ";"; s.go:2:8 ... ""; s.go:2:12 STRING "\"s\""; s.go:2:16 CHAR "'r'"; s.go:2:20 COMMENT "/* a\nb */"; s.go:2:24 ; "\n"; s.go:3:6 ~ ""; error s.go:3:8 illegal character U+0040 '@'
// s.go:3:8 ILLEGAL "@"; s.go:3:9 EOF ""; 1 <<= func 2 token(200) true
// "a" i.go:3:1 ;"b" i.go:4:1 of b
// ;"c" i.go:6:1 ;"d" i.go:7:1 ;
// true go tool [{arg 1141} {two words 1145}] <nil> true 2
