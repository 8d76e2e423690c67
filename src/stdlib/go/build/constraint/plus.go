package constraint

import (
	"errors"
	"strconv"
	"strings"
)

const maxPlusTerms = 100

var errComplex = errors.New("expression too complex for // +build lines")

// parsePlus reads "a,!b c": commas are and, spaces or. What is no tag is the tag ignore, which nothing sets.
func parsePlus(text string) (x Expr, err error) {
	joins := 0
	for clause := range strings.FieldsSeq(text) {
		var y Expr
		for lit := range strings.SplitSeq(clause, ",") {
			z := literal(lit)
			if y == nil {
				y = z
				continue
			}
			if joins++; joins > maxPlusTerms {
				return nil, errComplex
			}
			y = &AndExpr{y, z}
		}
		if x == nil {
			x = y
			continue
		}
		if joins++; joins > maxPlusTerms {
			return nil, errComplex
		}
		x = &OrExpr{x, y}
	}
	if x == nil {
		x = &TagExpr{"ignore"}
	}
	return x, nil
}

func literal(text string) Expr {
	name, negated := strings.CutPrefix(text, "!")
	if negated && (name == "" || name[0] == '!') {
		return &TagExpr{"ignore"}
	}
	if name == "" || strings.TrimFunc(name, inTag) != "" || strings.ContainsFunc(name, func(c rune) bool { return !inTag(c) }) {
		name = "ignore"
	}
	if negated {
		return &NotExpr{&TagExpr{name}}
	}
	return &TagExpr{name}
}

// PlusBuildLines returns the // +build lines that say x, which a few forms of expressions have.
func PlusBuildLines(x Expr) ([]string, error) {
	// A line is or of and of literals, and lines are and.
	var lines [][][]Expr
	single := true // every line has one term
	for _, or := range split(nil, negate(x, false), true) {
		var line [][]Expr
		for _, and := range split(nil, or, false) {
			lits := split(nil, and, true)
			for _, lit := range lits {
				if isAnd(lit) || isOr(lit) {
					return nil, errComplex
				}
			}
			line = append(line, lits)
		}
		lines = append(lines, line)
		single = single && len(line) == 1
	}
	if single {
		var all []Expr
		for _, line := range lines {
			all = append(all, line[0]...)
		}
		lines = [][][]Expr{{all}}
	}
	var out []string
	for _, line := range lines {
		var b strings.Builder
		b.WriteString("// +build")
		for _, and := range line {
			for i, lit := range and {
				b.WriteByte(" ,"[min(i, 1)])
				b.WriteString(lit.String())
			}
		}
		out = append(out, b.String())
	}
	return out, nil
}

// split appends the operands of nested ands or ors.
func split(list []Expr, x Expr, and bool) []Expr {
	switch x := x.(type) {
	case *AndExpr:
		if and {
			return split(split(list, x.X, and), x.Y, and)
		}
	case *OrExpr:
		if !and {
			return split(split(list, x.X, and), x.Y, and)
		}
	}
	return append(list, x)
}

// negate returns x, or its negation, with not only at tags.
func negate(x Expr, not bool) Expr {
	switch x := x.(type) {
	case *NotExpr:
		return negate(x.X, !not)
	case *TagExpr:
		if not {
			return &NotExpr{x}
		}
	case *AndExpr:
		l, r := negate(x.X, not), negate(x.Y, not)
		if not {
			return &OrExpr{l, r}
		}
		return &AndExpr{l, r}
	case *OrExpr:
		l, r := negate(x.X, not), negate(x.Y, not)
		if not {
			return &AndExpr{l, r}
		}
		return &OrExpr{l, r}
	}
	return x
}

// GoVersion returns the least version of Go that x implies ("go1.17"), or "".
func GoVersion(x Expr) string {
	switch v := least(x, false); v {
	case -1:
		return ""
	case 0:
		return "go1"
	default:
		if v < 0 {
			return ""
		}
		return "go1." + strconv.Itoa(v)
	}
}

// least returns the minor version that x, or its negation, implies, or -1.
func least(x Expr, not bool) int {
	switch x := x.(type) {
	case *AndExpr:
		return join(least(x.X, not), least(x.Y, not), !not)
	case *OrExpr:
		return join(least(x.X, not), least(x.Y, not), not)
	case *NotExpr:
		return least(x.X, !not)
	case *TagExpr:
		if not {
			return -1
		}
		if x.Tag == "go1" {
			return 0
		}
		_, minor, _ := strings.Cut(x.Tag, "go1.")
		if n, err := strconv.Atoi(minor); err == nil {
			return n
		}
	}
	return -1
}

func join(v, w int, both bool) int {
	if both {
		return max(v, w)
	}
	return min(v, w)
}
