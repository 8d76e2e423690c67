package ast

import "slices"

// A Filter says which names are kept.
type Filter func(string) bool

// A pruner drops what a filter does not keep. With export, parts of what is kept are pruned, too.
type pruner struct {
	keep   Filter
	export bool
}

// FileExports drops what is not exported, and function bodies stay; it reports whether anything is left.
func FileExports(src *File) bool { return (&pruner{IsExported, true}).file(src) }

// PackageExports does so for each file.
func PackageExports(pkg *Package) bool { return (&pruner{IsExported, true}).pkg(pkg) }

// FilterDecl drops names, fields and methods that f does not keep; it reports whether anything is left.
func FilterDecl(decl Decl, f Filter) bool { return (&pruner{f, false}).decl(decl) }

// FilterFile drops such declarations of a file.
func FilterFile(src *File, f Filter) bool { return (&pruner{f, false}).file(src) }

// FilterPackage drops such declarations of all files.
func FilterPackage(pkg *Package, f Filter) bool { return (&pruner{f, false}).pkg(pkg) }

// kept returns the elements that keep keeps, in the same array. The others stay in its end.
func kept[T any](list []T, keep func(T) bool) []T {
	n := 0
	for _, x := range list {
		if keep(x) {
			list[n] = x
			n++
		}
	}
	return list[:n]
}

func (p *pruner) pkg(pkg *Package) bool {
	some := false
	for _, f := range pkg.Files {
		if p.file(f) {
			some = true
		}
	}
	return some
}

func (p *pruner) file(f *File) bool {
	f.Decls = kept(f.Decls, p.decl)
	return len(f.Decls) > 0
}

func (p *pruner) decl(decl Decl) bool {
	switch d := decl.(type) {
	case *GenDecl:
		d.Specs = kept(d.Specs, p.spec)
		return len(d.Specs) > 0
	case *FuncDecl:
		return p.keep(d.Name.Name)
	}
	return false
}

func (p *pruner) spec(spec Spec) bool {
	switch s := spec.(type) {
	case *ValueSpec:
		s.Names = p.names(s.Names)
		s.Values = p.exprs(s.Values)
		if len(s.Names) == 0 {
			return false
		}
		if p.export {
			p.typ(s.Type)
		}
		return true
	case *TypeSpec:
		named := p.keep(s.Name.Name)
		if named && !p.export {
			return true
		}
		if named || !p.export {
			some := p.typ(s.Type)
			return named || some
		}
	}
	return false
}

func (p *pruner) names(list []*Ident) []*Ident {
	return kept(list, func(id *Ident) bool { return p.keep(id.Name) })
}

func (p *pruner) exprs(list []Expr) []Expr {
	return kept(list, func(x Expr) bool {
		if pair, ok := x.(*KeyValueExpr); ok {
			if key, ok := pair.Key.(*Ident); ok && !p.keep(key.Name) {
				return false
			}
			x = pair.Value
		}
		if lit, ok := x.(*CompositeLit); ok {
			n := len(lit.Elts)
			lit.Elts = p.exprs(lit.Elts)
			lit.Incomplete = lit.Incomplete || len(lit.Elts) < n
		}
		return true
	})
}

// embedded returns the name of an embedded field of a type, or nil.
func embedded(typ Expr) *Ident {
	switch t := typ.(type) {
	case *Ident:
		return t
	case *SelectorExpr:
		if _, ok := t.X.(*Ident); ok {
			return t.Sel
		}
	case *StarExpr:
		return embedded(t.X)
	}
	return nil
}

// fields drops fields or methods, and reports whether it did.
func (p *pruner) fields(fields *FieldList) bool {
	if fields == nil {
		return false
	}
	n, removed := len(fields.List), false
	fields.List = kept(fields.List, func(f *Field) bool {
		if names := len(f.Names); names > 0 {
			f.Names = p.names(f.Names)
			removed = removed || len(f.Names) < names
			if len(f.Names) == 0 {
				return false
			}
		} else if name := embedded(f.Type); name == nil || !p.keep(name.Name) {
			return false
		}
		if p.export {
			p.typ(f.Type)
		}
		return true
	})
	return removed || len(fields.List) < n
}

// params prunes the types of parameters, which all stay, and reports whether one has anything left.
func (p *pruner) params(fields *FieldList) bool {
	some := false
	if fields != nil {
		for _, f := range fields.List {
			if p.typ(f.Type) {
				some = true
			}
		}
	}
	return some
}

// typ prunes a type and reports whether anything is left.
func (p *pruner) typ(typ Expr) bool {
	both := func(a, b bool) bool { return a || b } // after both are pruned
	switch t := typ.(type) {
	case *Ident:
		return p.keep(t.Name)
	case *ParenExpr:
		return p.typ(t.X)
	case *ArrayType:
		return p.typ(t.Elt)
	case *ChanType:
		return p.typ(t.Value)
	case *MapType:
		return both(p.typ(t.Key), p.typ(t.Value))
	case *FuncType:
		return both(p.params(t.Params), p.params(t.Results))
	case *StructType:
		t.Incomplete = p.fields(t.Fields) || t.Incomplete
		return len(t.Fields.List) > 0
	case *InterfaceType:
		t.Incomplete = p.fields(t.Methods) || t.Incomplete
		return len(t.Methods.List) > 0
	}
	return false
}

// A MergeMode says what MergePackageFiles leaves out.
type MergeMode uint

const (
	FilterFuncDuplicates       MergeMode = 1 << iota // functions of the same name, except one, with a comment if there is such
	FilterUnassociatedComments                       // comments that no node has
	FilterImportDuplicates                           // imports of the same path
)

// funcName returns a function's name, or Type.Name of a method.
func funcName(f *FuncDecl) string {
	if f.Recv != nil && len(f.Recv.List) == 1 {
		typ := f.Recv.List[0].Type
		if star, ok := typ.(*StarExpr); ok {
			typ = star.X
		}
		if id, ok := typ.(*Ident); ok {
			return id.Name + "." + f.Name.Name
		}
	}
	return f.Name.Name
}

var docSeparator = &Comment{Text: "//"}

// MergePackageFiles makes one file of a package's, in the order of their names. Its FileStart is NoPos, as in Go.
func MergePackageFiles(pkg *Package, mode MergeMode) *File {
	var names []string
	for name := range pkg.Files {
		names = append(names, name)
	}
	slices.Sort(names)
	out := &File{Name: NewIdent(pkg.Name), Scope: pkg.Scope}
	paths := map[string]bool{}
	for _, name := range names {
		f := pkg.Files[name]
		out.FileEnd = max(out.FileEnd, f.FileEnd)
		if f.Doc != nil {
			if out.Doc == nil {
				out.Doc = &CommentGroup{}
			} else {
				out.Doc.List = append(out.Doc.List, docSeparator)
			}
			out.Doc.List = append(out.Doc.List, f.Doc.List...)
			out.Package = max(out.Package, f.Package)
		}
		out.Decls = append(out.Decls, f.Decls...)
		for _, imp := range f.Imports {
			if mode&FilterImportDuplicates == 0 || !paths[imp.Path.Value] {
				paths[imp.Path.Value] = true
				out.Imports = append(out.Imports, imp)
			}
		}
		if mode&FilterUnassociatedComments == 0 {
			out.Comments = append(out.Comments, f.Comments...)
		}
	}
	if mode&FilterFuncDuplicates != 0 {
		out.Decls = unique(out.Decls)
	}
	return out
}

// unique drops functions whose name an earlier one has; the earlier one goes instead if it has no comment. The first stays the one that
// others are compared with, as in Go.
func unique(decls []Decl) []Decl {
	first := map[string]int{}
	for i, d := range decls {
		f, ok := d.(*FuncDecl)
		if !ok {
			continue
		}
		name := funcName(f)
		j, exists := first[name]
		if !exists {
			first[name] = i
		} else if old, ok := decls[j].(*FuncDecl); ok && old.Doc == nil {
			decls[j] = nil
		} else {
			decls[i] = nil
		}
	}
	return kept(decls, func(d Decl) bool { return d != nil })
}
