// html/template: complete. A template is one of text/template whose tree is made safe (walk.go) before it is executed first; after that its
// association takes no more text. Facts: the package's documentation and error texts.

// Package template implements data-driven templates for generating HTML output safe against code injection.
package template

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"sync"
	"text/template"
	"text/template/parse"
)

// Template is a template of text/template that produces a safe fragment of HTML.
type Template struct {
	escapeErr error // of escaping it, errEscaped if that went well, nil before
	text      *template.Template
	// Tree is the parsed template, after escaping the safe one.
	Tree *parse.Tree
	*nameSpace
}

var errEscaped = errors.New("template escaped correctly")

// nameSpace is shared by the templates of an association.
type nameSpace struct {
	mu      sync.Mutex
	set     map[string]*Template
	escaped bool // one was executed
	esc     *walker
}

// FuncMap is text/template's.
type FuncMap = template.FuncMap

func newNameSpace() *nameSpace {
	ns := &nameSpace{set: map[string]*Template{}}
	ns.esc = newWalker(ns)
	return ns
}

// add puts a template into the association.
func (ns *nameSpace) add(text *template.Template) *Template {
	t := &Template{text: text, Tree: text.Tree, nameSpace: ns}
	ns.set[text.Name()] = t
	return t
}

// New allocates a new HTML template with the given name.
func New(name string) *Template { return newNameSpace().add(template.New(name)) }

// New allocates a template associated with t. One of this name that exists is cut off from the association.
func (t *Template) New(name string) *Template {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.newLocked(name)
}

func (t *Template) newLocked(name string) *Template {
	text := t.text.New(name)
	if old, ok := t.set[name]; ok {
		*old = *New(old.Name())
	}
	return t.add(text)
}

// Name returns the name of the template.
func (t *Template) Name() string { return t.text.Name() }

// Templates returns the templates associated with t, including itself.
func (t *Template) Templates() []*Template {
	ns := t.nameSpace
	ns.mu.Lock()
	defer ns.mu.Unlock()
	return slices.AppendSeq(make([]*Template, 0, len(ns.set)), maps.Values(ns.set))
}

// Lookup returns the template with the given name that is associated with t, nil if there is none.
func (t *Template) Lookup(name string) *Template {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.set[name]
}

// Option sets options, as in text/template.
func (t *Template) Option(opt ...string) *Template {
	t.text.Option(opt...)
	return t
}

// Funcs adds functions to the template's function map, as in text/template.
func (t *Template) Funcs(funcMap FuncMap) *Template {
	t.text.Funcs(funcMap)
	return t
}

// Delims sets the action delimiters, as in text/template.
func (t *Template) Delims(left, right string) *Template {
	t.text.Delims(left, right)
	return t
}

// DefinedTemplates lists the defined templates for an error text.
func (t *Template) DefinedTemplates() string { return t.text.DefinedTemplates() }

// mayParse is an error once a template of the association was executed.
func (t *Template) mayParse() error {
	if t == nil {
		return nil
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.escaped {
		return errors.New("html/template: cannot Parse after Execute")
	}
	return nil
}

// Parse parses text as a template body for t; definitions in it are associated with t.
func (t *Template) Parse(text string) (*Template, error) {
	if err := t.mayParse(); err != nil {
		return nil, err
	}
	parsed, err := t.text.Parse(text)
	if err != nil {
		return nil, err
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	for _, v := range parsed.Templates() {
		of := t.set[v.Name()]
		if of == nil {
			of = t.newLocked(v.Name())
		}
		of.text, of.Tree = v, v.Tree
	}
	return t, nil
}

// AddParseTree creates a template with the name and tree and associates it with t.
func (t *Template) AddParseTree(name string, tree *parse.Tree) (*Template, error) {
	if err := t.mayParse(); err != nil {
		return nil, err
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	text, err := t.text.AddParseTree(name, tree)
	if err != nil {
		return nil, err
	}
	added := &Template{text: text, Tree: text.Tree, nameSpace: t.nameSpace}
	t.set[name] = added
	return added, nil
}

// Clone returns a copy of the template and all associated ones. It is an error if t was executed.
func (t *Template) Clone() (*Template, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	executed := fmt.Errorf("html/template: cannot Clone %q after it has executed", t.Name())
	if t.escapeErr != nil {
		return nil, executed
	}
	text, err := t.text.Clone()
	if err != nil {
		return nil, err
	}
	ns := newNameSpace()
	clone := ns.add(text)
	for _, v := range text.Templates() {
		if of := t.set[v.Name()]; of == nil || of.escapeErr != nil {
			return nil, executed
		}
		v.Tree = v.Tree.Copy()
		c := ns.add(v)
		if v.Name() == t.Name() {
			clone = c
		}
	}
	return clone, nil
}

// Execute applies the template to data and writes the output to wr.
func (t *Template) Execute(wr io.Writer, data any) error {
	if err := t.escape(); err != nil {
		return err
	}
	return t.text.Execute(wr, data)
}

func (t *Template) escape() error {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.escaped = true
	switch {
	case t.escapeErr == errEscaped:
		return nil
	case t.escapeErr != nil:
		return t.escapeErr
	case t.Tree == nil:
		return fmt.Errorf("template: %q is an incomplete or empty template", t.Name())
	}
	return escapeTemplate(t, t.text.Root, t.Name())
}

// ExecuteTemplate applies the template with the given name that is associated with t.
func (t *Template) ExecuteTemplate(wr io.Writer, name string, data any) error {
	named, err := t.escapeNamed(name)
	if err != nil {
		return err
	}
	return named.text.Execute(wr, data)
}

func (t *Template) escapeNamed(name string) (*Template, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.escaped = true
	named := t.set[name]
	switch {
	case named == nil:
		return nil, fmt.Errorf("html/template: %q is undefined", name)
	case named.escapeErr != nil && named.escapeErr != errEscaped:
		return nil, named.escapeErr
	case named.text.Tree == nil || named.text.Root == nil:
		return nil, fmt.Errorf("html/template: %q is an incomplete template", name)
	case t.text.Lookup(name) == nil:
		panic("html/template internal error: template escaping out of sync")
	case named.escapeErr == nil:
		return named, escapeTemplate(named, named.text.Root, name)
	}
	return named, nil
}

// Must panics if err is not nil and returns t otherwise.
func Must(t *Template, err error) *Template {
	if err != nil {
		panic(err)
	}
	return t
}

// source reads a template of a file.
type source func(file string) (name string, text []byte, err error)

func fromDisk(file string) (string, []byte, error) {
	text, err := os.ReadFile(file)
	return filepath.Base(file), text, err
}

func parseFiles(t *Template, read source, files []string) (*Template, error) {
	if err := t.mayParse(); err != nil {
		return nil, err
	}
	if len(files) == 0 {
		return nil, errors.New("html/template: no files named in call to ParseFiles")
	}
	for _, file := range files {
		name, text, err := read(file)
		if err != nil {
			return nil, err
		}
		if t == nil {
			t = New(name)
		}
		of := t
		if name != t.Name() {
			of = t.New(name)
		}
		if _, err := of.Parse(string(text)); err != nil {
			return nil, err
		}
	}
	return t, nil
}

// ParseFiles creates a template named after the first file from the files.
func ParseFiles(filenames ...string) (*Template, error) { return parseFiles(nil, fromDisk, filenames) }

// ParseFiles parses the files and associates the templates with t.
func (t *Template) ParseFiles(filenames ...string) (*Template, error) {
	return parseFiles(t, fromDisk, filenames)
}

func parseGlob(t *Template, pattern string) (*Template, error) {
	if err := t.mayParse(); err != nil {
		return nil, err
	}
	files, err := filepath.Glob(pattern)
	if err != nil {
		return nil, err
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("html/template: pattern matches no files: %#q", pattern)
	}
	return parseFiles(t, fromDisk, files)
}

// ParseGlob is ParseFiles of the files that the pattern matches.
func ParseGlob(pattern string) (*Template, error) { return parseGlob(nil, pattern) }

// ParseGlob is ParseFiles of the files that the pattern matches.
func (t *Template) ParseGlob(pattern string) (*Template, error) { return parseGlob(t, pattern) }

func parseFS(t *Template, fsys fs.FS, patterns []string) (*Template, error) {
	var files []string
	for _, pattern := range patterns {
		list, err := fs.Glob(fsys, pattern)
		if err != nil {
			return nil, err
		}
		if len(list) == 0 {
			return nil, fmt.Errorf("template: pattern matches no files: %#q", pattern)
		}
		files = append(files, list...)
	}
	return parseFiles(t, func(file string) (string, []byte, error) {
		text, err := fs.ReadFile(fsys, file)
		return path.Base(file), text, err
	}, files)
}

// ParseFS is ParseFiles of the files of fs that the patterns match.
func ParseFS(fs fs.FS, patterns ...string) (*Template, error) { return parseFS(nil, fs, patterns) }

// ParseFS is ParseFiles of the files of fs that the patterns match.
func (t *Template) ParseFS(fs fs.FS, patterns ...string) (*Template, error) {
	return parseFS(t, fs, patterns)
}

// IsTrue reports whether the value is true to if, as in text/template.
func IsTrue(val any) (truth, ok bool) { return template.IsTrue(val) }

// HTMLEscape writes to w the escaped HTML equivalent of the plain text b.
func HTMLEscape(w io.Writer, b []byte) { template.HTMLEscape(w, b) }

// HTMLEscapeString returns the escaped HTML equivalent of the plain text s.
func HTMLEscapeString(s string) string { return template.HTMLEscapeString(s) }

// HTMLEscaper returns the escaped HTML equivalent of the textual representation of its arguments.
func HTMLEscaper(args ...any) string { return template.HTMLEscaper(args...) }

// JSEscape writes to w the escaped JavaScript equivalent of the plain text b.
func JSEscape(w io.Writer, b []byte) { template.JSEscape(w, b) }

// JSEscapeString returns the escaped JavaScript equivalent of the plain text s.
func JSEscapeString(s string) string { return template.JSEscapeString(s) }

// JSEscaper returns the escaped JavaScript equivalent of the textual representation of its arguments.
func JSEscaper(args ...any) string { return template.JSEscaper(args...) }

// URLQueryEscaper returns the escaped value of its arguments in a form suitable for a URL query.
func URLQueryEscaper(args ...any) string { return template.URLQueryEscaper(args...) }
