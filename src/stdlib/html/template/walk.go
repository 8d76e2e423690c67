// Escaping a template: its tree is walked with the context of HTML, from node to node; actions get the escapers that their context needs,
// comments are taken out, calls of other templates go to variants of these for the context of the call ("name$htmltemplate_stateAttr...").
// Nothing is changed before the whole walk went well. The body of a loop is walked twice, a recursive template until its end's context is known.

package template

import (
	"bytes"
	"fmt"
	"maps"
	"regexp"
	"strings"
	"text/template"
	"text/template/parse"
)

// walker has what walks of an association of templates have found.
type walker struct {
	ns      *nameSpace
	ends    map[string]context            // by name of a variant: the context at its end
	derived map[string]*template.Template // variants that are not in the association yet
	called  map[string]bool               // variants that were called
	actions map[*parse.ActionNode][]string
	calls   map[*parse.TemplateNode]string
	texts   map[*parse.TextNode][]byte
	loop    *loop
}

// loop is the range around, with the contexts at which its body is left.
type loop struct {
	outer             *loop
	breaks, continues []context
}

func newWalker(ns *nameSpace) *walker {
	w := &walker{ns: ns, ends: map[string]context{}, derived: map[string]*template.Template{}}
	w.forget()
	return w
}

// forget drops the changes to nodes.
func (w *walker) forget() {
	w.called = map[string]bool{}
	w.actions = map[*parse.ActionNode][]string{}
	w.calls = map[*parse.TemplateNode]string{}
	w.texts = map[*parse.TextNode][]byte{}
}

// escapeTemplate makes t, with the tree at root, safe. After an error it cannot be executed any more.
func escapeTemplate(t *Template, root parse.Node, name string) error {
	w := t.esc
	c, _ := w.variant(context{}, root, name, 0)
	var err *Error
	if c.err != nil {
		err = c.err
		err.Name = name
	} else if c.state != stateText {
		err = errorAt(ErrEndContext, nil, 0, "ends in a non-text context: %v", c)
		err.Name = name
	}
	of := t.set[name]
	if err != nil {
		if of != nil {
			of.escapeErr = err
			of.text.Tree, of.Tree = nil, nil
		}
		return err
	}
	w.commit()
	if of != nil {
		of.escapeErr = errEscaped
		of.Tree = of.text.Tree
	}
	return nil
}

// commit changes the nodes.
func (w *walker) commit() {
	for name := range w.ends {
		w.template(name).Funcs(funcs)
	}
	of := w.anyTemplate()
	for _, t := range w.derived {
		if _, err := of.AddParseTree(t.Name(), t.Tree); err != nil {
			panic("error adding derived template")
		}
	}
	for n, escapers := range w.actions {
		complete(n.Pipe, escapers)
	}
	for n, name := range w.calls {
		n.Name = name
	}
	for n, text := range w.texts {
		n.Text = text
	}
	w.forget()
}

func (w *walker) anyTemplate() *template.Template {
	for _, t := range w.ns.set {
		return t.text
	}
	panic("no templates in name space")
}

func (w *walker) template(name string) *template.Template {
	if t := w.anyTemplate().Lookup(name); t != nil {
		return t
	}
	return w.derived[name]
}

// record notes a change to a node.
func record[N interface {
	comparable
	parse.Node
}, V any](changes map[N]V, n N, v V) {
	if _, twice := changes[n]; twice {
		panic(fmt.Sprintf("node %s shared between templates", n))
	}
	changes[n] = v
}

func (w *walker) node(c context, n parse.Node) context {
	switch n := n.(type) {
	case *parse.ActionNode:
		return w.action(c, n)
	case *parse.TextNode:
		return w.text(c, n)
	case *parse.TemplateNode:
		c, name := w.variant(c, n, n.Name, n.Line)
		if name != n.Name {
			record(w.calls, n, name)
		}
		return c
	case *parse.IfNode:
		return w.branch(c, &n.BranchNode, "if")
	case *parse.WithNode:
		return w.branch(c, &n.BranchNode, "with")
	case *parse.RangeNode:
		return w.branch(c, &n.BranchNode, "range")
	case *parse.ListNode:
		return w.list(c, n)
	case *parse.BreakNode:
		c.leave = n
		w.loop.breaks = append(w.loop.breaks, c)
		return context{state: stateDead}
	case *parse.ContinueNode:
		c.leave = n
		w.loop.continues = append(w.loop.continues, c)
		return context{state: stateDead}
	case *parse.CommentNode:
		return c
	}
	panic("escaping " + n.String() + " is unimplemented")
}

func (w *walker) list(c context, l *parse.ListNode) context {
	if l == nil {
		return c
	}
	for _, n := range l.Nodes {
		if c = w.node(c, n); c.state == stateDead {
			break
		}
	}
	return c
}

func (w *walker) action(c context, n *parse.ActionNode) context {
	if len(n.Pipe.Decl) > 0 {
		return c // an assignment shows nothing
	}
	c = beforeAction(c)
	for i, cmd := range n.Pipe.Cmds {
		name, ok := called(cmd)
		if !ok || !isPredefined(name) {
			continue
		}
		unquoted := c.state == stateAttr && c.delim == delimSpaceOrTagEnd
		if i < len(n.Pipe.Cmds)-1 || unquoted && name == "html" {
			return failed(errorAt(ErrPredefinedEscaper, n, n.Line, "predefined escaper %q disallowed in template", name))
		}
	}
	if c.state == stateError {
		return c
	}
	escapers, after, ambiguous := escapersIn(c)
	if ambiguous {
		return failed(errorAt(ErrAmbigContext, n, n.Line, "%s appears in an ambiguous context within a URL", n))
	}
	record(w.actions, n, escapers)
	return after
}

// beforeAction gives the context in which a value is, where white space may be before it: <a {{.}}, <a href={{.}}.
func beforeAction(c context) context {
	switch c.state {
	case stateTag:
		c.state = stateAttrName
	case stateAfterName:
		c.state, c.attr = stateAttrName, attrNone
	case stateBeforeValue:
		c.state, c.delim, c.attr = attrs[c.attr].value, delimSpaceOrTagEnd, attrNone
	}
	return c
}

// join gives the context after two branches that end in a and b.
func join(a, b context, n parse.Node, keyword string) context {
	switch {
	case a.state == stateError:
		return a
	case b.state == stateError || a.state == stateDead:
		return b
	case b.state == stateDead || a.same(b):
		return a
	}
	c := a
	c.urlPart = b.urlPart
	if c.same(b) {
		c.urlPart = urlPartUnknown
		return c
	}
	c = a
	c.jsCtx = b.jsCtx
	if c.same(b) {
		c.jsCtx = jsCtxUnknown
		return c
	}
	// <p{{if .C}} {{.X}}{{end}}: the same for what follows.
	if c, d := beforeAction(a), beforeAction(b); !c.same(a) || !d.same(b) {
		if e := join(c, d, n, keyword); e.state != stateError {
			return e
		}
	}
	return failed(errorAt(ErrBranchEnd, n, 0, "{{%s}} branches end in different contexts: %v, %v", keyword, a, b))
}

func (w *walker) branch(c context, n *parse.BranchNode, keyword string) context {
	var body context
	if keyword == "range" {
		body = w.rangeBody(c, n)
		if body.state == stateError {
			return body
		}
	} else {
		body = w.list(c.fork(), n.List)
	}
	return join(body, w.list(c.fork(), n.ElseList), n, keyword)
}

// rangeBody walks the body of a loop from the context before it, and again from the one at its end.
func (w *walker) rangeBody(c context, n *parse.BranchNode) context {
	outer := w.loop
	defer func() { w.loop = outer }()
	w.loop = &loop{outer: outer}
	end := w.list(c.fork(), n.List)
	if end.state != stateError {
		end = w.loop.join(end)
	}
	if end.state == stateError {
		return end
	}
	w.loop = &loop{outer: outer}
	again, _ := w.attempt(end, n.List, nil)
	end = join(end, again, n, "range")
	if end.state == stateError {
		end.err.Line = n.Line
		end.err.Description = "on range loop re-entry: " + end.err.Description
		return end
	}
	return w.loop.join(end)
}

// join gives the context after the loop, whose body ends in context c.
func (l *loop) join(c context) context {
	for _, leave := range l.breaks {
		if c = join(c, leave, leave.leave, "range"); c.state == stateError {
			c.err.Line = leave.leave.(*parse.BreakNode).Line
			c.err.Description = "at range loop break: " + c.err.Description
			return c
		}
	}
	for _, leave := range l.continues {
		if c = join(c, leave, leave.leave, "range"); c.state == stateError {
			c.err.Line = leave.leave.(*parse.ContinueNode).Line
			c.err.Description = "at range loop continue: " + c.err.Description
			return c
		}
	}
	return c
}

// attempt walks a list with a walker of its own. What that finds is taken over if accept, given it and the context at the end, says so.
func (w *walker) attempt(c context, l *parse.ListNode, accept func(*walker, context) bool) (context, bool) {
	try := newWalker(w.ns)
	try.loop = w.loop
	maps.Copy(try.ends, w.ends)
	c = try.list(c, l)
	if accept == nil || !accept(try, c) {
		return c, false
	}
	maps.Copy(w.ends, try.ends)
	maps.Copy(w.derived, try.derived)
	maps.Copy(w.called, try.called)
	for n, v := range try.actions {
		record(w.actions, n, v)
	}
	for n, v := range try.calls {
		record(w.calls, n, v)
	}
	for n, v := range try.texts {
		record(w.texts, n, v)
	}
	return c, true
}

// variant walks the variant of a template for context c, which node calls; it gives the context after it and its name.
func (w *walker) variant(c context, node parse.Node, name string, line int) (context, string) {
	own := c.nameIn(name)
	w.called[own] = true
	if end, ok := w.ends[own]; ok {
		return end, own
	}
	t := w.template(name)
	if t == nil {
		if w.ns.set[name] != nil {
			return failed(errorAt(ErrNoSuchTemplate, node, line, "%q is an incomplete or empty template", name)), own
		}
		return failed(errorAt(ErrNoSuchTemplate, node, line, "no such template %q", name)), own
	}
	if own != name {
		v := w.template(own)
		if v == nil {
			v = template.New(own)
			v.Tree = &parse.Tree{Name: own, Root: t.Root.CopyList()}
			w.derived[own] = v
		}
		t = v
	}
	return w.endOf(c, t), own
}

// endOf gives the context at the end of t, started in c. Where t calls itself the end is assumed to be c, then what that led to.
func (w *walker) endOf(c context, t *template.Template) context {
	end, ok := w.body(c, t)
	if !ok {
		var again context
		if again, ok = w.body(end, t); ok {
			return again
		}
	}
	if !ok && end.state != stateError {
		return failed(errorAt(ErrOutputContext, t.Tree.Root, 0, "cannot compute output context for template %s", t.Name()))
	}
	return end
}

// body walks t, which ends in the context it starts in as far as its own calls are concerned; ok says that this was so.
func (w *walker) body(c context, t *template.Template) (end context, ok bool) {
	w.ends[t.Name()] = c
	return w.attempt(c, t.Tree.Root, func(try *walker, end context) bool {
		return end.state != stateError && (!try.called[t.Name()] || c.same(end))
	})
}

// Script tags in a literal would end the script, or hide its end.
var scriptMarks = regexp.MustCompile("(?i)<(script|/script|!--)")

// text advances the context over text, and changes this: comments are left out, '<' that start no tag are escaped.
func (w *walker) text(c context, n *parse.TextNode) context {
	s := n.Text
	var out bytes.Buffer
	done := 0 // s[:done] is in out, or left out
	for i := 0; i < len(s); {
		next, size := advance(c, s[i:])
		end := i + size
		comment := c.state.has(isComment) && c.delim == delimNone
		if c.state == stateText || c.state == stateRCDATA {
			for j, stop := i, textEnd(s, i, end, next.state != c.state); j < stop; j++ {
				if s[j] == '<' && !isDoctype(s[j:]) {
					out.Write(s[done:j])
					out.WriteString("&lt;")
					done = j + 1
				}
			}
		} else if comment {
			// What is a space, or a line's end, to the language must stay one.
			switch {
			case c.state == stateJSBlockCmt && bytes.ContainsAny(s[done:end], "\n\r\u2028\u2029"):
				out.WriteByte('\n')
			case c.state == stateJSBlockCmt || c.state == stateCSSBlockCmt:
				out.WriteByte(' ')
			}
			done = end
		}
		if next.state != c.state && next.state.has(isComment) && next.delim == delimNone {
			out.Write(s[done : end-openerSize(next.state)])
			done = end
		}
		if c.state.has(isScriptLiteral) && scriptMarks.Match(s[i:end]) {
			out.Write(s[done:i])
			out.Write(scriptMarks.ReplaceAll(s[i:end], []byte(`\x3C$1`)))
			done = end
		}
		if size == 0 && next.state == c.state {
			panic(fmt.Sprintf("infinite loop from %v to %v on %q..%q", c, next, s[:i], s[i:]))
		}
		c, i = next, end
	}
	if done > 0 && c.state != stateError {
		if !c.state.has(isComment) || c.delim != delimNone {
			out.Write(s[done:])
		}
		record(w.texts, n, out.Bytes())
	}
	return c
}

// openerSize is the length of what starts a comment.
func openerSize(s state) int {
	switch s {
	case stateHTMLCmt, stateJSHTMLOpenCmt:
		return len(commentOpen)
	case stateJSHTMLCloseCmt:
		return len(commentClose)
	}
	return 2
}

func isDoctype(s []byte) bool {
	const doctype = "<!DOCTYPE"
	return len(s) >= len(doctype) && strings.ToUpper(string(s[:len(doctype)])) == doctype
}
