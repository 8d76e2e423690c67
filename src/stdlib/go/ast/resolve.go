package ast

import (
	"fmt"
	"go/scanner"
	"go/token"
	"strconv"
)

// An Importer returns the object of an imported package, whose Data is its *Scope, and keeps it in imports.
type Importer func(imports map[string]*Object, path string) (pkg *Object, err error)

type resolver struct {
	fset   *token.FileSet
	errors scanner.ErrorList
}

func (r *resolver) errorf(pos token.Pos, format string, args ...any) {
	r.errors.Add(r.fset.Position(pos), fmt.Sprintf(format, args...))
}

// declare adds obj; what has its name in the scope, or else in other, is an error.
func (r *resolver) declare(scope, other *Scope, obj *Object) {
	old := scope.Insert(obj)
	if old == nil && other != nil {
		old = other.Lookup(obj.Name)
	}
	if old == nil {
		return
	}
	before := ""
	if pos := old.Pos(); pos.IsValid() {
		before = "\n\tprevious declaration at " + r.fset.Position(pos).String()
	}
	r.errorf(obj.Pos(), "%s redeclared in this block%s", obj.Name, before)
}

// imports declares a file's imports in its scope, and reports whether all are known.
func (r *resolver) imports(file *File, scope *Scope, packages map[string]*Object, importer Importer) bool {
	whole := true
	for _, spec := range file.Imports {
		if importer == nil {
			whole = false
			continue
		}
		path, _ := strconv.Unquote(spec.Path.Value)
		pkg, err := importer(packages, path)
		if err != nil {
			r.errorf(spec.Path.Pos(), "could not import %s (%s)", path, err)
			whole = false
			continue
		}
		name := pkg.Name
		if spec.Name != nil {
			name = spec.Name.Name
		}
		switch name {
		case "_":
		case ".":
			for _, obj := range pkg.Data.(*Scope).Objects {
				r.declare(scope, scope.Outer, obj)
			}
		default:
			r.declare(scope, scope.Outer, &Object{Kind: Pkg, Name: name, Decl: spec, Data: pkg.Data})
		}
	}
	return whole
}

// NewPackage makes a package of files: names that a file does not declare are resolved in the others, the imports and the universe.
// Those of a file with imports that are not known are not looked up in the universe. The errors are a scanner.ErrorList.
func NewPackage(fset *token.FileSet, files map[string]*File, importer Importer, universe *Scope) (*Package, error) {
	r := &resolver{fset: fset}
	pkg := &Package{Scope: NewScope(universe), Imports: map[string]*Object{}, Files: files}
	for _, file := range files {
		if name := file.Name.Name; pkg.Name == "" {
			pkg.Name = name
		} else if name != pkg.Name {
			r.errorf(file.Package, "package %s; expected %s", name, pkg.Name)
			continue
		}
		for _, obj := range file.Scope.Objects {
			r.declare(pkg.Scope, nil, obj)
		}
	}
	for _, file := range files {
		if file.Name.Name != pkg.Name {
			continue
		}
		scope := NewScope(pkg.Scope)
		if !r.imports(file, scope, pkg.Imports, importer) {
			pkg.Scope.Outer = nil
		}
		unresolved := file.Unresolved[:0]
		for _, id := range file.Unresolved {
			if obj := scope.find(id.Name); obj != nil {
				id.Obj = obj
				continue
			}
			r.errorf(id.Pos(), "undeclared name: %s", id.Name)
			unresolved = append(unresolved, id)
		}
		file.Unresolved = unresolved
		pkg.Scope.Outer = universe
	}
	r.errors.Sort()
	return pkg, r.errors.Err()
}

// find returns the object of a name in s or a scope around it, or nil.
func (s *Scope) find(name string) *Object {
	for ; s != nil; s = s.Outer {
		if obj := s.Lookup(name); obj != nil {
			return obj
		}
	}
	return nil
}
