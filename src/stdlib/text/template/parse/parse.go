// Package parse builds parse trees for templates as defined by text/template and html/template.
package parse

import (
	"bytes"
	"fmt"
	"runtime"
	"strconv"
	"strings"
)

// Tree is the representation of a single parsed template.
type Tree struct {
	Name      string    // name of the template represented by the tree.
	ParseName string    // name of the top-level template during parsing, for error messages.
	Root      *ListNode // top-level root of the tree.
	Mode      Mode      // parsing mode.
	text      string    // what was parsed
	funcs     []map[string]any
	*state    // only while parsing
}

// state is what a parse needs. Trees of nested definitions share cur.
type state struct {
	cur        *cursor
	vars       []string // variables in scope
	trees      map[string]*Tree
	actionLine int // line of the action's left delimiter
	ranges     int // depth of range
	parens     int // depth of parentheses
}

type cursor struct {
	tokens []token
	at     int
	far    int // the furthest token looked at: errors without a token of their own are on its line
}

// A Mode value is a set of flags (or 0). Modes control parser behavior.
type Mode uint

const (
	ParseComments Mode = 1 << iota // parse comments and add them to AST
	SkipFuncCheck                  // do not check that functions are defined
)

const maxParens = 10000

// New allocates a new parse tree with the given name.
func New(name string, funcs ...map[string]any) *Tree {
	return &Tree{Name: name, funcs: funcs}
}

// Parse returns a map from template name to [Tree], created by parsing the templates described in the
// argument string. The top-level template will be given the specified name.
func Parse(name, text, leftDelim, rightDelim string, funcs ...map[string]any) (map[string]*Tree, error) {
	trees := make(map[string]*Tree)
	t := New(name)
	t.text = text
	_, err := t.Parse(text, leftDelim, rightDelim, trees, funcs...)
	return trees, err
}

// Copy returns a copy of the [Tree]. Any parsing state is discarded.
func (t *Tree) Copy() *Tree {
	if t == nil {
		return nil
	}
	return &Tree{Name: t.Name, ParseName: t.ParseName, Root: t.Root.CopyList(), text: t.text}
}

// ErrorContext returns a textual representation of the location of the node in the input text. The receiver
// is only used when the node does not have a pointer to the tree inside.
func (t *Tree) ErrorContext(n Node) (location, context string) {
	tree := n.tree()
	if tree == nil {
		tree = t
	}
	before := tree.text[:n.Position()]
	column := len(before) - (strings.LastIndexByte(before, '\n') + 1)
	return fmt.Sprintf("%s:%d:%d", tree.ParseName, 1+strings.Count(before, "\n"), column), n.String()
}

// Parse parses the template definition string to construct a representation of the template for
// execution. If either action delimiter string is empty, the default ("{{" or "}}") is used. Embedded template
// definitions are added to the treeSet map.
func (t *Tree) Parse(text, leftDelim, rightDelim string, treeSet map[string]*Tree, funcs ...map[string]any) (tree *Tree, err error) {
	defer func() {
		switch e := recover().(type) {
		case nil:
		case runtime.Error:
			panic(e)
		case error:
			t.finish()
			err = e
		default:
			panic(e)
		}
	}()
	t.ParseName = t.Name
	t.text = text
	t.Root = nil
	t.funcs = funcs
	s := scanner{src: text, left: "{{", right: "}}", comments: t.Mode&ParseComments != 0}
	if leftDelim != "" {
		s.left = leftDelim
	}
	if rightDelim != "" {
		s.right = rightDelim
	}
	s.breakWord, s.contWord = !t.hasFunction("break"), !t.hasFunction("continue")
	t.begin(&cursor{tokens: s.scan()}, treeSet)
	t.top()
	t.add()
	t.finish()
	return t, nil
}

func (t *Tree) begin(cur *cursor, trees map[string]*Tree) {
	t.state = &state{cur: cur, vars: []string{"$"}, trees: trees}
}

func (t *Tree) finish() {
	t.state = nil
	t.funcs = nil
}

// nested makes a tree for a definition inside t's text.
func (t *Tree) nested(name string) *Tree {
	n := &Tree{Name: name, ParseName: t.ParseName, Mode: t.Mode, text: t.text, funcs: t.funcs}
	n.begin(t.cur, t.trees)
	return n
}

func (t *Tree) next() token {
	tok := t.peek()
	if t.cur.at < len(t.cur.tokens)-1 {
		t.cur.at++
	}
	return tok
}

func (t *Tree) peek() token {
	c := t.cur
	c.far = max(c.far, c.at)
	return c.tokens[c.at]
}

func (t *Tree) skipSpace() {
	for t.peek().kind == tokSpace {
		t.cur.at++
	}
}

func (t *Tree) nextSolid() token {
	t.skipSpace()
	return t.next()
}

func (t *Tree) peekSolid() token {
	t.skipSpace()
	return t.peek()
}

// errorf stops the parse.
func (t *Tree) errorf(format string, args ...any) {
	t.Root = nil
	panic(fmt.Errorf("template: %s:%d: %s", t.ParseName, t.cur.tokens[t.cur.far].line, fmt.Sprintf(format, args...)))
}

func (t *Tree) error(err error) { t.errorf("%s", err) }

func (t *Tree) expect(kind tokenKind, context string) token {
	tok := t.nextSolid()
	if tok.kind != kind {
		t.unexpected(tok, context)
	}
	return tok
}

func (t *Tree) unexpected(tok token, context string) {
	if tok.kind != tokError {
		t.errorf("unexpected %s in %s", tok, context)
	}
	extra := ""
	if t.actionLine != 0 && t.actionLine != tok.line {
		extra = fmt.Sprintf(" in action started at %s:%d", t.ParseName, t.actionLine)
		if strings.HasSuffix(tok.text, " action") {
			extra = extra[len(" in action"):]
		}
	}
	t.errorf("%s%s", tok, extra)
}

// add puts the tree in the set; of two of one name, one must be empty.
func (t *Tree) add() {
	old := t.trees[t.Name]
	if old == nil || IsEmptyTree(old.Root) {
		t.trees[t.Name] = t
	} else if !IsEmptyTree(t.Root) {
		t.errorf("template: multiple definition of template %q", t.Name)
	}
}

// IsEmptyTree reports whether this tree (node) is empty of everything but space or comments.
func IsEmptyTree(n Node) bool {
	switch n := n.(type) {
	case nil, *CommentNode:
		return true
	case *ActionNode, *IfNode, *RangeNode, *TemplateNode, *WithNode:
		return false
	case *TextNode:
		return len(bytes.TrimSpace(n.Text)) == 0
	case *ListNode:
		for _, e := range n.Nodes {
			if !IsEmptyTree(e) {
				return false
			}
		}
		return true
	}
	panic("unknown node: " + n.String())
}

func (t *Tree) list(pos Pos) *ListNode {
	return &ListNode{NodeType: NodeList, Pos: pos, within: within{t}}
}

// top reads a whole template: items, and definitions of others.
func (t *Tree) top() {
	t.Root = t.list(t.peek().pos)
	for t.peek().kind != tokEOF {
		if t.peek().kind == tokLeftDelim {
			start := t.cur.at
			t.next()
			if t.nextSolid().kind == tokDefine {
				t.nested("definition").definition()
				continue
			}
			t.cur.at = start
		}
		n := t.item()
		if k := n.Type(); k == nodeEnd || k == nodeElse {
			t.errorf("unexpected %s", n)
		}
		t.Root.Nodes = append(t.Root.Nodes, n)
	}
}

func (t *Tree) definition() {
	const context = "define clause"
	t.Name = t.templateName(t.nextSolid(), context)
	t.expect(tokRightDelim, context)
	t.body(context)
}

// body reads a nested definition's items and adds it.
func (t *Tree) body(context string) {
	root, last := t.items()
	t.Root = root
	if last.Type() != nodeEnd {
		t.errorf("unexpected %s in %s", last, context)
	}
	t.add()
	t.finish()
}

// items reads items up to an end or else.
func (t *Tree) items() (*ListNode, Node) {
	l := t.list(t.peekSolid().pos)
	for t.peekSolid().kind != tokEOF {
		n := t.item()
		if k := n.Type(); k == nodeEnd || k == nodeElse {
			return l, n
		}
		l.Nodes = append(l.Nodes, n)
	}
	t.errorf("unexpected EOF")
	return nil, nil
}

func (t *Tree) item() Node {
	tok := t.nextSolid()
	switch tok.kind {
	case tokText:
		return &TextNode{NodeText, tok.pos, within{t}, []byte(tok.text)}
	case tokComment:
		return &CommentNode{NodeComment, tok.pos, within{t}, tok.text}
	case tokLeftDelim:
		t.actionLine = tok.line
		n := t.action()
		t.actionLine = 0
		return n
	}
	t.unexpected(tok, "input")
	return nil
}

func (t *Tree) action() Node {
	tok := t.peekSolid()
	switch tok.kind {
	case tokBlock:
		t.next()
		return t.block()
	case tokBreak:
		t.next()
		t.loopExit("{{break}}")
		return &BreakNode{within{t}, NodeBreak, tok.pos, tok.line}
	case tokContinue:
		t.next()
		t.loopExit("{{continue}}")
		return &ContinueNode{within{t}, NodeContinue, tok.pos, tok.line}
	case tokElse:
		t.next()
		peek := t.peekSolid()
		// "else if" and "else with" leave the second word for branch.
		if peek.kind != tokIf && peek.kind != tokWith {
			peek = t.expect(tokRightDelim, "else")
		}
		return &mark{nodeElse, peek.pos, within{t}}
	case tokEnd:
		t.next()
		return &mark{nodeEnd, t.expect(tokRightDelim, "end").pos, within{t}}
	case tokIf:
		t.next()
		return &IfNode{t.branch(NodeIf, "if")}
	case tokRange:
		t.next()
		return &RangeNode{t.branch(NodeRange, "range")}
	case tokWith:
		t.next()
		return &WithNode{t.branch(NodeWith, "with")}
	case tokTemplate:
		t.next()
		return t.template()
	}
	return &ActionNode{NodeAction, tok.pos, within{t}, tok.line, t.pipeline("command", tokRightDelim)}
}

func (t *Tree) loopExit(what string) {
	if tok := t.nextSolid(); tok.kind != tokRightDelim {
		t.unexpected(tok, what)
	}
	if t.ranges == 0 {
		t.errorf("%s outside {{range}}", what)
	}
}

func (t *Tree) branch(kind NodeType, context string) BranchNode {
	scope := len(t.vars)
	pipe := t.pipeline(context, tokRightDelim)
	if kind == NodeRange {
		t.ranges++
	}
	list, last := t.items()
	if kind == NodeRange {
		t.ranges--
	}
	var elseList *ListNode
	if last.Type() == nodeElse {
		switch word := t.peek().kind; {
		case kind == NodeIf && word == tokIf:
			t.next()
			elseList = t.list(last.Position())
			elseList.Nodes = []Node{&IfNode{t.branch(NodeIf, "if")}}
		case kind == NodeWith && word == tokWith:
			t.next()
			elseList = t.list(last.Position())
			elseList.Nodes = []Node{&WithNode{t.branch(NodeWith, "with")}}
		default:
			elseList, last = t.items()
			if last.Type() != nodeEnd {
				t.errorf("expected end; found %s", last)
			}
		}
	}
	t.vars = t.vars[:scope]
	return BranchNode{kind, pipe.Pos, within{t}, pipe.Line, pipe, list, elseList}
}

func (t *Tree) block() Node {
	const context = "block clause"
	tok := t.nextSolid()
	name := t.templateName(tok, context)
	pipe := t.pipeline(context, tokRightDelim)
	t.nested(name).body(context)
	return &TemplateNode{NodeTemplate, tok.pos, within{t}, tok.line, name, pipe}
}

func (t *Tree) template() Node {
	const context = "template clause"
	tok := t.nextSolid()
	n := &TemplateNode{NodeTemplate, tok.pos, within{t}, tok.line, t.templateName(tok, context), nil}
	if t.peekSolid().kind == tokRightDelim {
		t.next()
	} else {
		n.Pipe = t.pipeline(context, tokRightDelim)
	}
	return n
}

func (t *Tree) templateName(tok token, context string) string {
	if tok.kind != tokString && tok.kind != tokRawString {
		t.unexpected(tok, context)
	}
	return t.unquote(tok)
}

func (t *Tree) unquote(tok token) string {
	s, err := strconv.Unquote(tok.text)
	if err != nil {
		t.error(err)
	}
	return s
}

func (t *Tree) variable(pos Pos, name string) *VariableNode {
	return &VariableNode{NodeVariable, pos, within{t}, strings.Split(name, ".")}
}

func (t *Tree) pipeline(context string, stop tokenKind) *PipeNode {
	first := t.peekSolid()
	pipe := &PipeNode{NodeType: NodePipe, Pos: first.pos, within: within{t}, Line: first.line}
	t.declarations(pipe, context)
	for {
		switch tok := t.peekSolid(); tok.kind {
		case stop:
			t.next()
			t.check(pipe, context)
			return pipe
		case tokBool, tokCharConstant, tokComplex, tokDot, tokField, tokIdentifier, tokNumber, tokNil, tokRawString, tokString, tokVariable, tokLeftParen:
			pipe.Cmds = append(pipe.Cmds, t.command())
		default:
			t.next()
			t.unexpected(tok, context)
		}
	}
}

// declarations reads `$x :=`, `$x =` and range's `$i, $x :=`.
func (t *Tree) declarations(pipe *PipeNode, context string) {
	for t.peekSolid().kind == tokVariable {
		start := t.cur.at
		v := t.next()
		next := t.peekSolid()
		assigns := next.kind == tokAssign || next.kind == tokDeclare
		if !assigns && !(next.kind == tokChar && next.text == ",") {
			t.cur.at = start // an argument
			return
		}
		t.next()
		pipe.Decl = append(pipe.Decl, t.variable(v.pos, v.text))
		t.vars = append(t.vars, v.text)
		if assigns {
			pipe.IsAssign = next.kind == tokAssign
			return
		}
		if context != "range" || len(pipe.Decl) >= 2 {
			t.errorf("too many declarations in %s", context)
		}
		switch t.peekSolid().kind {
		case tokVariable, tokRightDelim, tokRightParen:
		default:
			t.errorf("range can only initialize variables")
		}
	}
}

func (t *Tree) check(pipe *PipeNode, context string) {
	if len(pipe.Cmds) == 0 {
		t.errorf("missing value for %s", context)
	}
	for i, c := range pipe.Cmds[1:] {
		switch c.Args[0].Type() {
		case NodeBool, NodeDot, NodeNil, NodeNumber, NodeString:
			t.errorf("non executable command in pipeline stage %d", i+2)
		}
	}
}

func (t *Tree) command() *CommandNode {
	cmd := &CommandNode{NodeType: NodeCommand, Pos: t.peekSolid().pos, within: within{t}}
	for more := true; more; {
		t.skipSpace()
		if arg := t.operand(); arg != nil {
			cmd.Args = append(cmd.Args, arg)
		}
		switch tok := t.peek(); tok.kind {
		case tokSpace:
			t.next()
		case tokRightDelim, tokRightParen:
			more = false
		case tokPipe:
			t.next()
			more = false
		default:
			t.next()
			t.unexpected(tok, "operand")
		}
	}
	if len(cmd.Args) == 0 {
		t.errorf("empty command")
	}
	return cmd
}

// operand reads a term and the fields behind it; nil if there is none.
func (t *Tree) operand() Node {
	n := t.term()
	if n == nil || t.peek().kind != tokField {
		return n
	}
	chain := &ChainNode{NodeType: NodeChain, Pos: t.peek().pos, within: within{t}, Node: n}
	for t.peek().kind == tokField {
		chain.Add(t.next().text)
	}
	switch n := n.(type) {
	case *FieldNode:
		return t.field(chain.Pos, chain.String())
	case *VariableNode:
		return t.variable(chain.Pos, chain.String())
	case *BoolNode, *StringNode, *NumberNode, *NilNode, *DotNode:
		t.errorf("unexpected . after term %q", n.String())
	}
	return chain
}

func (t *Tree) field(pos Pos, name string) *FieldNode {
	return &FieldNode{NodeField, pos, within{t}, strings.Split(name[1:], ".")}
}

func (t *Tree) term() Node {
	tok := t.peekSolid()
	switch tok.kind {
	case tokIdentifier, tokDot, tokNil, tokVariable, tokField, tokBool, tokCharConstant, tokComplex, tokNumber, tokLeftParen, tokString, tokRawString:
		t.next()
	}
	switch tok.kind {
	case tokIdentifier:
		if t.Mode&SkipFuncCheck == 0 && !t.hasFunction(tok.text) {
			t.errorf("function %q not defined", tok.text)
		}
		return NewIdentifier(tok.text).SetTree(t).SetPos(tok.pos)
	case tokDot:
		return &DotNode{NodeDot, tok.pos, within{t}}
	case tokNil:
		return &NilNode{NodeNil, tok.pos, within{t}}
	case tokVariable:
		v := t.variable(tok.pos, tok.text)
		for _, name := range t.vars {
			if name == v.Ident[0] {
				return v
			}
		}
		t.errorf("undefined variable %q", v.Ident[0])
	case tokField:
		return t.field(tok.pos, tok.text)
	case tokBool:
		return &BoolNode{NodeBool, tok.pos, within{t}, tok.text == "true"}
	case tokCharConstant, tokComplex, tokNumber:
		n := &NumberNode{NodeType: NodeNumber, Pos: tok.pos, within: within{t}, Text: tok.text}
		if err := n.parse(tok.kind); err != nil {
			t.error(err)
		}
		return n
	case tokLeftParen:
		if t.parens >= maxParens {
			t.errorf("max expression depth exceeded")
		}
		t.parens++
		p := t.pipeline("parenthesized pipeline", tokRightParen)
		t.parens--
		return p
	case tokString, tokRawString:
		return &StringNode{NodeString, tok.pos, within{t}, tok.text, t.unquote(tok)}
	}
	return nil
}

func (t *Tree) hasFunction(name string) bool {
	for _, m := range t.funcs {
		if m[name] != nil {
			return true
		}
	}
	return false
}
