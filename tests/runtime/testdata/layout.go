// Prints offsets and size of every struct type of the packages in the given directories (internal/abi first), fields of
// embedded and nested structs flattened, for both word sizes.
package main

import (
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"os"
	"path/filepath"
	"strings"
)

var abiPkg *types.Package

type imp struct{ def types.Importer }

func (i imp) Import(path string) (*types.Package, error) {
	if path == "internal/abi" {
		return abiPkg, nil
	}
	return i.def.Import(path)
}

func check(dir, path string, sizes types.Sizes) *types.Package {
	fset := token.NewFileSet()
	names, _ := filepath.Glob(filepath.Join(dir, "*.go"))
	var files []*ast.File
	for _, n := range names {
		if strings.HasSuffix(n, "_386.go") {
			continue
		}
		f, err := parser.ParseFile(fset, n, nil, 0)
		if err != nil {
			panic(err)
		}
		files = append(files, f)
	}
	cfg := types.Config{Importer: imp{importer.Default()}, Sizes: sizes, Error: func(error) {}}
	pkg, _ := cfg.Check(path, fset, files, nil)
	return pkg
}

func offsets(t types.Type, base int64, sizes types.Sizes, out *[]int64) {
	st, ok := t.Underlying().(*types.Struct)
	if !ok || st.NumFields() == 0 {
		*out = append(*out, base)
		return
	}
	var fields []*types.Var
	for i := range st.NumFields() {
		fields = append(fields, st.Field(i))
	}
	for i, off := range sizes.Offsetsof(fields) {
		offsets(fields[i].Type(), base+off, sizes, out)
	}
}

func main() {
	for _, arch := range []string{"amd64", "386"} {
		sizes := types.SizesFor("gc", arch)
		w := sizes.Sizeof(types.Typ[types.Uintptr])
		abiPkg = check(os.Args[1], "internal/abi", sizes)
		for _, p := range []*types.Package{abiPkg, check(os.Args[2], "runtime", sizes)} {
			for _, name := range p.Scope().Names() {
				tn, ok := p.Scope().Lookup(name).(*types.TypeName)
				if !ok || tn.IsAlias() {
					continue
				}
				if n, ok := tn.Type().(*types.Named); ok && n.TypeParams() != nil {
					continue
				}
				if _, ok := tn.Type().Underlying().(*types.Struct); !ok {
					continue
				}
				var out []int64
				offsets(tn.Type(), 0, sizes, &out)
				if p == abiPkg {
					name = "abi." + name
				}
				fmt.Printf("%s/%d: %s %d\n", name, w, strings.Trim(fmt.Sprint(out), "[]"), sizes.Sizeof(tn.Type()))
			}
		}
	}
}
