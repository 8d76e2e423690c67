// run

package main

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/format"
	"go/parser"
	"go/printer"
	"go/token"
	"strings"
)

const file = `// +build linux,!cgo

package p // the package
import ( "os"; "fmt" // prints
"errors" )

//Doc of T
//   * an item
//   * another
//with text
//go:generate x
type T struct { a int ` + "`tag`" + `// first
 bcd,e string
f func(x,y int)(z int) // last
}
const ( A=1+2*3; B,C = iota, -1 // two
D E = 0X1F ; LongName = 1E3
)
func (t *T) m( a ...int ) ( b int ) { return a[len(a)-1:][0]+t.a*2 }
func f[K comparable,V any](m map[K]V) {
	x := T{a:1,
bcd:"x",  f:nil}
	if (x.a==1) { goto l } else if y:=x.a<<2|1; y>3 {}
l: for i:=range 10 {
	switch { case i==1,i==2: fmt.Println(i,
 "two", /* c */ i+1, a[i:j+1], *p/ *q)
 default: /* none */
 }
 }
	select{}
	/*
  general
   comment */
	defer func(){ recover() }()
	return
}
var g = []struct{x,y int}{ {1,2}, {3,
4}, }
`

func source(s string) {
	out, err := format.Source([]byte(s))
	if err != nil {
		fmt.Println("error:", err)
		return
	}
	fmt.Println(strings.ReplaceAll(string(out), "\t", "→"))
	again, err := format.Source(out)
	fmt.Println("stable:", err == nil && bytes.Equal(out, again))
}

func main() {
	source(file)
	source("\n\n  x:=1;y:=  2\nfor{}\n\n")
	source("var ( x int; longer float64 = 1 )")
	source("package p\nfunc f() { x := \n }")
	source("package p; var s = `a\r\nb`")

	// Parts of a tree, without positions and with them.
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, "x.go", "package x\n\n// F is.\nfunc F() {\n\t// in\n\tg(1) // at the end\n}\n\nfunc g(int) {}\n", parser.ParseComments)
	if err != nil {
		panic(err)
	}
	var b strings.Builder
	format.Node(&b, fset, f.Decls[0])
	b.WriteString("\n--\n")
	format.Node(&b, fset, &printer.CommentedNode{Node: f.Decls[0], Comments: f.Comments})
	b.WriteString("\n--\n")
	printer.Fprint(&b, token.NewFileSet(), &ast.BinaryExpr{
		X: &ast.BinaryExpr{X: ast.NewIdent("a"), Op: token.ADD, Y: ast.NewIdent("b")}, Op: token.MUL,
		Y: &ast.CallExpr{Fun: ast.NewIdent("f"), Args: []ast.Expr{&ast.UnaryExpr{Op: token.SUB, X: ast.NewIdent("c")}, ast.NewIdent("d")}}})
	b.WriteString("\n--\n")
	(&printer.Config{Mode: printer.SourcePos | printer.TabIndent, Tabwidth: 4}).Fprint(&b, fset, f)
	(&printer.Config{Mode: printer.RawFormat, Indent: 1}).Fprint(&b, fset, f.Decls[1])
	fmt.Println(strings.ReplaceAll(b.String(), "\t", "→"))
	fmt.Println(printer.Fprint(&b, fset, 1))
}

// Output:
// //go:build linux && !cgo
// // +build linux,!cgo
//
// package p // the package
// import (
// →"errors"
// →"fmt" // prints
// →"os"
// )
//
// // Doc of T
// //   - an item
// //   - another
// //
// // with text
// //
// //go:generate x
// type T struct {
// →a      int `tag` // first
// →bcd, e string
// →f      func(x, y int) (z int) // last
// }
//
// const (
// →A          = 1 + 2*3
// →B, C       = iota, -1 // two
// →D        E = 0x1F
// →LongName   = 1e3
// )
//
// func (t *T) m(a ...int) (b int) { return a[len(a)-1:][0] + t.a*2 }
// func f[K comparable, V any](m map[K]V) {
// →x := T{a: 1,
// →→bcd: "x", f: nil}
// →if x.a == 1 {
// →→goto l
// →} else if y := x.a<<2 | 1; y > 3 {
// →}
// l:
// →for i := range 10 {
// →→switch {
// →→case i == 1, i == 2:
// →→→fmt.Println(i,
// →→→→"two" /* c */, i+1, a[i:j+1], *p / *q)
// →→default: /* none */
// →→}
// →}
// →select {}
// →/*
// →  general
// →   comment */
// →defer func() { recover() }()
// →return
// }
//
// var g = []struct{ x, y int }{{1, 2}, {3,
// →4}}
//
// stable: true
//
//
// →x := 1
// →y := 2
// →for {
// →}
//
//
// stable: true
// var (
// →x      int
// →longer float64 = 1
// )
// stable: true
// error: 3:2: expected operand, found '}'
// package p
//
// var s = `a
// b`
//
// stable: true
// // F is.
// func F() {
//
// →g(1)
// }
// --
// // F is.
// func F() {
// →// in
// →g(1) // at the end
// }
// --
// (a + b) * f(-c, d)
// --
// //line x.go:1
// package x
//
// // F is.
// func F() {
// →// in
// →g(1)→// at the end
// }
//
// func g(int)→{}
// →func g(int)→{}
// go/printer: unsupported node type int
