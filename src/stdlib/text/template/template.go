// text/template: complete. Templates of one association share their table of names, functions and options (`common`). exec.go walks the
// parsed tree; a walk returns how it ended (to its end, by break, by continue). Facts: the package's documentation and error texts.

// Package template implements data-driven templates for generating textual output.
package template

import (
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"text/template/parse"
)

// missingKey says what an absent key of a map gives.
type missingKey int

const (
	keyInvalid missingKey = iota
	keyZero
	keyError
)

type common struct {
	mu         sync.RWMutex // for all of it
	tmpl       map[string]*Template
	parseFuncs FuncMap
	execFuncs  map[string]reflect.Value
	missing    missingKey
}

// Template is the representation of a parsed template.
type Template struct {
	name string
	*parse.Tree
	*common
	left, right string // delimiters
}

// New allocates a new, undefined template with the given name.
func New(name string) *Template {
	t := &Template{name: name}
	t.init()
	return t
}

func (t *Template) init() {
	if t.common == nil {
		t.common = &common{tmpl: make(map[string]*Template), parseFuncs: make(FuncMap), execFuncs: make(map[string]reflect.Value)}
	}
}

// Name returns the name of the template.
func (t *Template) Name() string { return t.name }

// New allocates a new, undefined template associated with the given one and with the same delimiters.
func (t *Template) New(name string) *Template {
	t.init()
	return &Template{name: name, common: t.common, left: t.left, right: t.right}
}

// Clone returns a duplicate of the template, including all associated templates. The actual representation
// is not copied, but the name space of associated templates is.
func (t *Template) Clone() (*Template, error) {
	nt := &Template{name: t.name, Tree: t.Tree, left: t.left, right: t.right}
	nt.init()
	if t.common == nil {
		return nt, nil
	}
	t.mu.RLock()
	defer t.mu.RUnlock()
	nt.missing = t.missing
	for name, old := range t.tmpl {
		if name == t.name {
			nt.tmpl[name] = nt
		} else {
			nt.tmpl[name] = &Template{old.name, old.Tree, nt.common, old.left, old.right}
		}
	}
	maps.Copy(nt.parseFuncs, t.parseFuncs)
	maps.Copy(nt.execFuncs, t.execFuncs)
	return nt, nil
}

// AddParseTree associates the argument parse tree with the template t, giving it the specified name.
func (t *Template) AddParseTree(name string, tree *parse.Tree) (*Template, error) {
	t.init()
	t.mu.Lock()
	defer t.mu.Unlock()
	nt := t
	if name != t.name {
		nt = t.New(name)
	}
	// A template is not replaced by an empty one of its name.
	old := t.tmpl[name]
	keep := old != nil && old.Tree != nil && parse.IsEmptyTree(tree.Root)
	if !keep {
		t.tmpl[name] = nt
	}
	if !keep || nt.Tree == nil {
		nt.Tree = tree
	}
	return nt, nil
}

// Templates returns a slice of defined templates associated with t.
func (t *Template) Templates() []*Template {
	if t.common == nil {
		return nil
	}
	t.mu.RLock()
	defer t.mu.RUnlock()
	all := make([]*Template, 0, len(t.tmpl))
	for _, v := range t.tmpl {
		all = append(all, v)
	}
	return all
}

// Delims sets the action delimiters to the specified strings. An empty delimiter stands for the default: {{ or }}.
func (t *Template) Delims(left, right string) *Template {
	t.init()
	t.left, t.right = left, right
	return t
}

// Funcs adds the elements of the argument map to the template's function map. It must be called before the
// template is parsed. It panics if a value in the map is not a function with appropriate return type.
func (t *Template) Funcs(funcMap FuncMap) *Template {
	t.init()
	t.mu.Lock()
	defer t.mu.Unlock()
	addFuncs(t.execFuncs, funcMap)
	maps.Copy(t.parseFuncs, funcMap)
	return t
}

// Lookup returns the template with the given name that is associated with t, or nil.
func (t *Template) Lookup(name string) *Template {
	if t.common == nil {
		return nil
	}
	t.mu.RLock()
	defer t.mu.RUnlock()
	return t.tmpl[name]
}

// Parse parses text as a template body for t. Named template definitions in text define additional templates associated with t.
func (t *Template) Parse(text string) (*Template, error) {
	t.init()
	t.mu.RLock()
	trees, err := parse.Parse(t.name, text, t.left, t.right, t.parseFuncs, builtins())
	t.mu.RUnlock()
	if err != nil {
		return nil, err
	}
	for name, tree := range trees {
		if _, err := t.AddParseTree(name, tree); err != nil {
			return nil, err
		}
	}
	return t, nil
}

// Option sets options for the template: missingkey=default, invalid, zero or error.
func (t *Template) Option(opt ...string) *Template {
	t.init()
	for _, o := range opt {
		switch o {
		case "":
			panic("empty option string")
		case "missingkey=invalid", "missingkey=default":
			t.missing = keyInvalid
		case "missingkey=zero":
			t.missing = keyZero
		case "missingkey=error":
			t.missing = keyError
		default:
			panic("unrecognized option: " + o)
		}
	}
	return t
}

// DefinedTemplates returns a string listing the defined templates, prefixed by the string "; defined templates are: ".
func (t *Template) DefinedTemplates() string {
	if t.common == nil {
		return ""
	}
	t.mu.RLock()
	defer t.mu.RUnlock()
	var b strings.Builder
	for name, tmpl := range t.tmpl {
		if tmpl.Tree == nil || tmpl.Root == nil {
			continue
		}
		sep := ", "
		if b.Len() == 0 {
			sep = "; defined templates are: "
		}
		fmt.Fprintf(&b, "%s%q", sep, name)
	}
	return b.String()
}

// Must is a helper that wraps a call to a function returning (*Template, error) and panics if the error is non-nil.
func Must(t *Template, err error) *Template {
	if err != nil {
		panic(err)
	}
	return t
}

// source reads a file and gives it a template's name.
type source func(file string) (name string, text []byte, err error)

func diskFile(file string) (string, []byte, error) {
	text, err := os.ReadFile(file)
	return filepath.Base(file), text, err
}

func fsFile(fsys fs.FS) source {
	return func(file string) (string, []byte, error) {
		text, err := fs.ReadFile(fsys, file)
		return path.Base(file), text, err
	}
}

func parseFiles(t *Template, read source, files []string) (*Template, error) {
	if len(files) == 0 {
		return nil, fmt.Errorf("template: no files named in call to ParseFiles")
	}
	for _, file := range files {
		name, text, err := read(file)
		if err != nil {
			return nil, err
		}
		if t == nil {
			t = New(name)
		}
		into := t
		if name != t.name {
			into = t.New(name)
		}
		if _, err := into.Parse(string(text)); err != nil {
			return nil, err
		}
	}
	return t, nil
}

// parseGlobs parses the files that match the patterns, each of which must match some.
func parseGlobs(t *Template, read source, glob func(string) ([]string, error), patterns []string) (*Template, error) {
	var files []string
	for _, p := range patterns {
		list, err := glob(p)
		if err != nil {
			return nil, err
		}
		if len(list) == 0 {
			return nil, fmt.Errorf("template: pattern matches no files: %#q", p)
		}
		files = append(files, list...)
	}
	return parseFiles(t, read, files)
}

// ParseFiles creates a new Template and parses the template definitions from the named files. The returned
// template's name will have the base name and parsed contents of the first file.
func ParseFiles(filenames ...string) (*Template, error) {
	return parseFiles(nil, diskFile, filenames)
}

// ParseFiles parses the named files and associates the resulting templates with t.
func (t *Template) ParseFiles(filenames ...string) (*Template, error) {
	t.init()
	return parseFiles(t, diskFile, filenames)
}

// ParseGlob creates a new Template and parses the definitions from the files identified by the pattern.
func ParseGlob(pattern string) (*Template, error) {
	return parseGlobs(nil, diskFile, filepath.Glob, []string{pattern})
}

// ParseGlob parses the definitions in the files identified by the pattern and associates the resulting templates with t.
func (t *Template) ParseGlob(pattern string) (*Template, error) {
	t.init()
	return parseGlobs(t, diskFile, filepath.Glob, []string{pattern})
}

// ParseFS is like ParseFiles or ParseGlob but reads from the file system fsys.
func ParseFS(fsys fs.FS, patterns ...string) (*Template, error) {
	return parseGlobs(nil, fsFile(fsys), globIn(fsys), patterns)
}

// ParseFS is like [Template.ParseFiles] or [Template.ParseGlob] but reads from the file system fsys.
func (t *Template) ParseFS(fsys fs.FS, patterns ...string) (*Template, error) {
	t.init()
	return parseGlobs(t, fsFile(fsys), globIn(fsys), patterns)
}

func globIn(fsys fs.FS) func(string) ([]string, error) {
	return func(p string) ([]string, error) { return fs.Glob(fsys, p) }
}
