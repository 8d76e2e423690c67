package ast

import (
	"cmp"
	"fmt"
	"go/token"
	"slices"
	"strings"
)

// A CommentMap has the comments that belong to nodes, so that they go where the nodes go.
type CommentMap map[Node][]*CommentGroup

// NewCommentMap gives each comment to the node or group of nodes before it, if it begins on the line where that ends, or on the line after
// that with an empty line behind it; else to the node after it. A group is the largest file, field, declaration, spec or statement that ends there.
func NewCommentMap(fset *token.FileSet, node Node, comments []*CommentGroup) CommentMap {
	if len(comments) == 0 {
		return nil
	}
	rest := slices.Clone(comments)
	sortComments(rest)
	m := mapper{fset: fset, out: CommentMap{}}
	Inspect(node, func(n Node) bool {
		switch n.(type) {
		case nil, *CommentGroup, *Comment:
			return false
		}
		rest = m.before(rest, n)
		if len(rest) == 0 {
			return false
		}
		m.last = n
		switch n.(type) {
		case *File, *Field, Decl, Spec, Stmt:
			m.pop(n.Pos())
			m.open = append(m.open, n)
		}
		return true
	})
	m.before(rest, nil)
	return m.out
}

type mapper struct {
	fset  *token.FileSet
	out   CommentMap
	last  Node   // before the comments
	group Node   // that ended last
	open  []Node // groups that have not ended
}

// pop drops the groups that end at pos or before, and returns the largest.
func (m *mapper) pop(pos token.Pos) (largest Node) {
	n := len(m.open)
	for n > 0 && m.open[n-1].End() <= pos {
		n--
		largest = m.open[n]
	}
	m.open = m.open[:n]
	return largest
}

// before maps the comments that end before next, or all if that is nil, and returns the others.
func (m *mapper) before(comments []*CommentGroup, next Node) []*CommentGroup {
	const infinity = 1 << 30
	limit := token.Position{Offset: infinity, Line: infinity}
	if next != nil && len(comments) > 0 {
		limit = m.fset.Position(next.Pos())
	}
	for len(comments) > 0 {
		c := comments[0]
		begin, end := m.fset.Position(c.Pos()), m.fset.Position(c.End())
		if end.Offset > limit.Offset {
			break
		}
		if g := m.pop(c.Pos()); g != nil {
			m.group = g
		}
		follows := func(n Node) bool {
			if n == nil {
				return false
			}
			line := m.fset.Position(n.End()).Line
			return line == begin.Line || line+1 == begin.Line && end.Line+1 < limit.Line
		}
		owner := next
		if follows(m.group) {
			owner = m.group
		} else if follows(m.last) || m.last != nil && next == nil {
			owner = m.last
		}
		if owner == nil {
			panic("internal error: no comments should be associated with sentinel")
		}
		m.out[owner] = append(m.out[owner], c)
		comments = comments[1:]
	}
	return comments
}

// Update gives the comments of old to new, which it returns.
func (cmap CommentMap) Update(old, new Node) Node {
	if list := cmap[old]; len(list) > 0 {
		delete(cmap, old)
		cmap[new] = append(cmap[new], list...)
	}
	return new
}

// Filter returns the part of cmap that is about node and its parts.
func (cmap CommentMap) Filter(node Node) CommentMap {
	out := CommentMap{}
	Inspect(node, func(n Node) bool {
		if list := cmap[n]; len(list) > 0 {
			out[n] = list
		}
		return true
	})
	return out
}

// Comments returns all comments by place.
func (cmap CommentMap) Comments() []*CommentGroup {
	list := make([]*CommentGroup, 0, len(cmap))
	for _, groups := range cmap {
		list = append(list, groups...)
	}
	sortComments(list)
	return list
}

// summary returns the comments' text in one line of at most 40 bytes.
func summary(list []*CommentGroup) string {
	const limit = 40
	var text []byte
	for _, group := range list {
		for _, c := range group.List {
			if len(text) < limit {
				text = append(text, c.Text...)
			}
		}
	}
	if len(text) > limit {
		text = append(text[:limit-len("...")], "..."...)
	}
	for i, c := range text {
		if c == '\t' || c == '\n' || c == '\r' {
			text[i] = ' '
		}
	}
	return string(text)
}

func (cmap CommentMap) String() string {
	nodes := make([]Node, 0, len(cmap))
	for n := range cmap {
		nodes = append(nodes, n)
	}
	slices.SortFunc(nodes, func(a, b Node) int {
		return cmp.Or(cmp.Compare(a.Pos(), b.Pos()), cmp.Compare(a.End(), b.End()))
	})
	var b strings.Builder
	b.WriteString("CommentMap {\n")
	for _, n := range nodes {
		what := fmt.Sprintf("%T", n)
		if id, ok := n.(*Ident); ok {
			what = id.Name
		}
		fmt.Fprintf(&b, "\t%p  %20s:  %s\n", n, what, summary(cmap[n]))
	}
	b.WriteString("}\n")
	return b.String()
}
