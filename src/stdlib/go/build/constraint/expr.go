// Package constraint reads and writes build constraints: "//go:build a && !b" and the older "// +build" lines.
// Grammar: or = and {"||" and}; and = not {"&&" not}; not = ["!"] atom; atom = tag | "(" or ")".
package constraint

import (
	"errors"
	"strings"
	"unicode"
	"unicode/utf8"
)

// An Expr is a *TagExpr, *NotExpr, *AndExpr or *OrExpr.
type Expr interface {
	// String returns the text as after //go:build.
	String() string
	// Eval returns the value where ok tells of tags. All tags are asked for.
	Eval(ok func(tag string) bool) bool
	isExpr()
}

type (
	// A TagExpr is a tag.
	TagExpr struct{ Tag string }
	// A NotExpr is !X.
	NotExpr struct{ X Expr }
	// An AndExpr is X && Y.
	AndExpr struct{ X, Y Expr }
	// An OrExpr is X || Y.
	OrExpr struct{ X, Y Expr }
)

func (x *TagExpr) isExpr() {}
func (x *NotExpr) isExpr() {}
func (x *AndExpr) isExpr() {}
func (x *OrExpr) isExpr()  {}

func (x *TagExpr) Eval(ok func(tag string) bool) bool { return ok(x.Tag) }
func (x *NotExpr) Eval(ok func(tag string) bool) bool { return !x.X.Eval(ok) }
func (x *AndExpr) Eval(ok func(tag string) bool) bool {
	l, r := x.X.Eval(ok), x.Y.Eval(ok)
	return l && r
}
func (x *OrExpr) Eval(ok func(tag string) bool) bool {
	l, r := x.X.Eval(ok), x.Y.Eval(ok)
	return l || r
}

func (x *TagExpr) String() string { return x.Tag }
func (x *NotExpr) String() string { return "!" + paren(x.X, isAnd(x.X) || isOr(x.X)) }
func (x *AndExpr) String() string { return paren(x.X, isOr(x.X)) + " && " + paren(x.Y, isOr(x.Y)) }
func (x *OrExpr) String() string  { return paren(x.X, isAnd(x.X)) + " || " + paren(x.Y, isAnd(x.Y)) }

func isAnd(x Expr) bool { _, ok := x.(*AndExpr); return ok }
func isOr(x Expr) bool  { _, ok := x.(*OrExpr); return ok }

func paren(x Expr, needed bool) string {
	if needed {
		return "(" + x.String() + ")"
	}
	return x.String()
}

// A SyntaxError is an error in a constraint, at an offset of its text in bytes.
type SyntaxError struct {
	Offset int
	Err    string
}

func (e *SyntaxError) Error() string { return e.Err }

// Parse reads a line of either form.
func Parse(line string) (Expr, error) {
	if text, ok := goBuild(line); ok {
		return parse(text)
	}
	if text, ok := plusBuild(line); ok {
		return parsePlus(text)
	}
	return nil, errors.New("not a build constraint")
}

// IsGoBuild reports whether line begins as a //go:build line.
func IsGoBuild(line string) bool { _, ok := goBuild(line); return ok }

// IsPlusBuild reports whether line begins as a // +build line.
func IsPlusBuild(line string) bool { _, ok := plusBuild(line); return ok }

// goBuild returns what follows //go:build.
func goBuild(line string) (string, bool) {
	if line = strings.TrimSuffix(line, "\n"); strings.Contains(line, "\n") {
		return "", false
	}
	rest, ok := strings.CutPrefix(line, "//go:build")
	return argument(strings.TrimRightFunc(rest, unicode.IsSpace), ok)
}

// plusBuild returns what follows // +build.
func plusBuild(line string) (string, bool) {
	if line = strings.TrimSuffix(line, "\n"); strings.Contains(line, "\n") {
		return "", false
	}
	comment, ok := strings.CutPrefix(line, "//")
	rest, plus := strings.CutPrefix(strings.TrimSpace(comment), "+build")
	return argument(rest, ok && plus)
}

// argument trims what must be empty or behind a space.
func argument(rest string, ok bool) (string, bool) {
	text := strings.TrimSpace(rest)
	if !ok || text != "" && len(text) == len(rest) {
		return "", false
	}
	return text, true
}

const maxTerms = 1000

// A parser reads an expression. Errors are panics of *SyntaxError.
type parser struct {
	text  string
	next  int // offset after the token
	tok   string
	tag   bool // tok is a tag
	pos   int  // of the token
	terms int
}

func (p *parser) fail(offset int, msg string) { panic(&SyntaxError{Offset: offset, Err: msg}) }

func parse(text string) (x Expr, err error) {
	defer func() {
		switch e := recover().(type) {
		case nil:
		case *SyntaxError:
			x, err = nil, e
		default:
			panic(e)
		}
	}()
	p := &parser{text: text}
	x = p.or()
	if p.tok != "" {
		p.fail(p.pos, "unexpected token "+p.tok)
	}
	return x, nil
}

func (p *parser) or() Expr {
	x := p.and()
	for p.tok == "||" {
		x = &OrExpr{x, p.and()}
	}
	return x
}

func (p *parser) and() Expr {
	x := p.not()
	for p.tok == "&&" {
		x = &AndExpr{x, p.not()}
	}
	return x
}

// not reads the token that begins its expression, too; it leaves the token behind it.
func (p *parser) not() Expr {
	if p.terms++; p.terms > maxTerms {
		p.fail(p.pos, "build expression too large")
	}
	p.lex()
	if p.tok != "!" {
		return p.atom()
	}
	p.lex()
	if p.tok == "!" {
		p.fail(p.pos, "double negation not allowed")
	}
	return &NotExpr{p.atom()}
}

func (p *parser) atom() Expr {
	switch {
	case p.tok == "(":
		open := p.pos
		defer func() {
			if e := recover(); e != nil {
				if e, ok := e.(*SyntaxError); ok && e.Err == "unexpected end of expression" {
					e.Err = "missing close paren"
				}
				panic(e)
			}
		}()
		x := p.or()
		if p.tok != ")" {
			p.fail(open, "missing close paren")
		}
		p.lex()
		return x
	case p.tag:
		x := &TagExpr{p.tok}
		p.lex()
		return x
	case p.tok == "":
		p.fail(p.pos, "unexpected end of expression")
	}
	p.fail(p.pos, "unexpected token "+p.tok)
	return nil
}

// lex reads a token; "" is the end.
func (p *parser) lex() {
	p.next = len(p.text) - len(strings.TrimLeft(p.text[p.next:], " \t"))
	p.pos, p.tag = p.next, false
	rest := p.text[p.next:]
	size := 0
	if rest != "" {
		switch c := rest[0]; c {
		case '(', ')', '!':
			size = 1
		case '&', '|':
			if len(rest) < 2 || rest[1] != c {
				p.fail(p.pos, "invalid syntax at "+string(rune(c)))
			}
			size = 2
		default:
			size = len(rest) - len(strings.TrimLeftFunc(rest, inTag))
			if size == 0 {
				r, _ := utf8.DecodeRuneInString(rest)
				p.fail(p.pos, "invalid syntax at "+string(r))
			}
			p.tag = true
		}
	}
	p.tok = rest[:size]
	p.next += size
}

func inTag(c rune) bool {
	return unicode.IsLetter(c) || unicode.IsDigit(c) || c == '_' || c == '.'
}
