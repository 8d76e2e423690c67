package ast

import (
	"cmp"
	"go/token"
	"slices"
	"strconv"
)

// SortImports sorts runs of consecutive lines of imports in parentheses by path, drops duplicates where that loses no comment, and moves comments along.
// The sorted imports take the places of those that were there, so that positions ascend.
func SortImports(fset *token.FileSet, f *File) {
	s := &importSorter{fset, f}
	for _, decl := range f.Decls {
		d, ok := decl.(*GenDecl)
		if !ok || d.Tok != token.IMPORT {
			break
		}
		if d.Lparen.IsValid() {
			s.decl(d)
		}
	}
	f.Imports = f.Imports[:0]
	for _, decl := range f.Decls {
		if d, ok := decl.(*GenDecl); ok && d.Tok == token.IMPORT {
			for _, spec := range d.Specs {
				f.Imports = append(f.Imports, spec.(*ImportSpec))
			}
		}
	}
}

type importSorter struct {
	fset *token.FileSet
	file *File
}

func (s *importSorter) line(pos token.Pos) int { return s.fset.PositionFor(pos, false).Line }

func (s *importSorter) decl(d *GenDecl) {
	begin := 0
	sorted := d.Specs[:0]
	for i := 1; i <= len(d.Specs); i++ {
		if i == len(d.Specs) || s.line(d.Specs[i].Pos()) > s.line(d.Specs[i-1].End())+1 {
			sorted = append(sorted, s.run(d, d.Specs[begin:i])...)
			begin = i
		}
	}
	d.Specs = sorted
	if len(sorted) == 0 {
		return
	}
	// Dropped imports leave empty lines before the parenthesis.
	last := s.line(sorted[len(sorted)-1].Pos())
	for line := s.line(d.Rparen); line > last+1; {
		line--
		s.fset.File(d.Rparen).MergeLine(line)
	}
}

// A movedComment is a comment of an import, before or behind it.
type movedComment struct {
	group  *CommentGroup
	before bool
}

// comments returns the comments on the lines of specs.
func (s *importSorter) comments(specs []Spec) []*CommentGroup {
	begin, end := specs[0].Pos(), specs[len(specs)-1].End()
	from := s.fset.File(begin).LineStart(s.line(begin))
	file := s.fset.File(end)
	if line := s.line(end); line < file.LineCount() {
		end = file.LineStart(line + 1)
	}
	first, last := len(s.file.Comments), -1
	for i, g := range s.file.Comments {
		if g.End() >= end {
			break
		}
		if g.Pos() >= from {
			first, last = min(first, i), i
		}
	}
	if last < 0 {
		return nil
	}
	return s.file.Comments[first : last+1]
}

func pathOf(spec Spec) string {
	path, err := strconv.Unquote(spec.(*ImportSpec).Path.Value)
	if err != nil {
		return ""
	}
	return path
}

func nameOf(spec Spec) string {
	if name := spec.(*ImportSpec).Name; name != nil {
		return name.Name
	}
	return ""
}

func compareImports(a, b Spec) int {
	return cmp.Or(
		cmp.Compare(pathOf(a), pathOf(b)),
		cmp.Compare(nameOf(a), nameOf(b)),
		cmp.Compare(a.(*ImportSpec).Comment.Text(), b.(*ImportSpec).Comment.Text()))
}

// run sorts imports of consecutive lines.
func (s *importSorter) run(d *GenDecl, specs []Spec) []Spec {
	if len(specs) <= 1 {
		return specs
	}
	type span struct{ begin, end token.Pos }
	places := make([]span, len(specs))
	for i, spec := range specs {
		places[i] = span{spec.Pos(), spec.End()}
	}
	comments := s.comments(specs)
	moved := map[*ImportSpec][]movedComment{}
	at := 0
	for _, g := range comments {
		for at+1 < len(specs) && places[at+1].begin <= g.Pos() {
			at++
		}
		before := false
		if at == 0 && g.Pos() < places[0].begin {
			before = true
		} else if at+1 < len(specs) && s.line(places[at].begin)+1 == s.line(g.Pos()) {
			at++
			before = true
		}
		spec := specs[at].(*ImportSpec)
		moved[spec] = append(moved[spec], movedComment{g, before})
	}
	slices.SortFunc(specs, compareImports)

	unique := specs[:0]
	for i, spec := range specs {
		if i+1 < len(specs) && pathOf(spec) == pathOf(specs[i+1]) && nameOf(spec) == nameOf(specs[i+1]) && spec.(*ImportSpec).Comment == nil {
			pos := spec.Pos()
			if line := s.line(pos); line != s.line(d.Rparen) {
				s.fset.File(pos).MergeLine(line)
			}
			continue
		}
		unique = append(unique, spec)
	}
	for i, spec := range unique {
		spec, place := spec.(*ImportSpec), places[i]
		if spec.Name != nil {
			spec.Name.NamePos = place.begin
		}
		size := spec.Path.End() - spec.Path.Pos()
		spec.Path.ValuePos = place.begin
		if spec.Path.ValueEnd.IsValid() {
			spec.Path.ValueEnd = place.begin + size
		}
		spec.EndPos = place.end
		for _, m := range moved[spec] {
			for _, c := range m.group.List {
				c.Slash = place.end
				if m.before {
					c.Slash = place.begin - 1
				}
			}
		}
	}
	sortComments(comments)
	return unique
}

func sortComments(list []*CommentGroup) {
	slices.SortFunc(list, func(a, b *CommentGroup) int { return cmp.Compare(a.Pos(), b.Pos()) })
}
