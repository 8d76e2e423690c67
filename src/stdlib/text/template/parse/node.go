package parse

import (
	"fmt"
	"strconv"
	"strings"
)

var textFormat = "%s" // Changed to "%q" in tests for better error messages.

// A Node is an element of the parse tree. The interface has an unexported method: only nodes of this package satisfy it.
type Node interface {
	Type() NodeType
	String() string
	// Copy does a deep copy of the Node and all its components. No *NodeType may be nil.
	Copy() Node
	Position() Pos
	tree() *Tree
	// appendTo appends the node's text.
	appendTo(b []byte) []byte
}

// NodeType identifies the type of a parse tree node.
type NodeType int

// Type returns itself, for embedding in nodes.
func (t NodeType) Type() NodeType { return t }

// Pos is a byte offset in the text that the tree was parsed from.
type Pos int

// Position returns itself, for embedding in nodes.
func (p Pos) Position() Pos { return p }

const (
	NodeText       NodeType = iota // Plain text.
	NodeAction                     // A non-control action such as a field evaluation.
	NodeBool                       // A boolean constant.
	NodeChain                      // A sequence of field accesses.
	NodeCommand                    // An element of a pipeline.
	NodeDot                        // The cursor, dot.
	nodeElse                       // Never in a tree.
	nodeEnd                        // Never in a tree.
	NodeField                      // A field or method name.
	NodeIdentifier                 // An identifier; always a function name.
	NodeIf                         // An if action.
	NodeList                       // A list of Nodes.
	NodeNil                        // An untyped nil constant.
	NodeNumber                     // A numerical constant.
	NodePipe                       // A pipeline of commands.
	NodeRange                      // A range action.
	NodeString                     // A string constant.
	NodeTemplate                   // A template invocation action.
	NodeVariable                   // A $ variable.
	NodeWith                       // A with action.
	NodeComment                    // A comment.
	NodeBreak                      // A break action.
	NodeContinue                   // A continue action.
)

// within is the tree a node belongs to.
type within struct{ tr *Tree }

func (w within) tree() *Tree { return w.tr }

func text(n Node) string { return string(n.appendTo(nil)) }

// ListNode holds a sequence of nodes.
type ListNode struct {
	NodeType
	Pos
	within
	Nodes []Node // The element nodes in lexical order.
}

func (l *ListNode) String() string { return text(l) }

func (l *ListNode) appendTo(b []byte) []byte {
	for _, n := range l.Nodes {
		b = n.appendTo(b)
	}
	return b
}

func (l *ListNode) CopyList() *ListNode {
	if l == nil {
		return nil
	}
	c := &ListNode{NodeType: NodeList, Pos: l.Pos, within: l.within}
	for _, n := range l.Nodes {
		c.Nodes = append(c.Nodes, n.Copy())
	}
	return c
}

func (l *ListNode) Copy() Node { return l.CopyList() }

// TextNode holds plain text.
type TextNode struct {
	NodeType
	Pos
	within
	Text []byte // The text; may span newlines.
}

func (t *TextNode) String() string           { return fmt.Sprintf(textFormat, t.Text) }
func (t *TextNode) appendTo(b []byte) []byte { return append(b, t.String()...) }

func (t *TextNode) Copy() Node {
	c := *t
	c.NodeType = NodeText
	c.Text = append([]byte{}, t.Text...)
	return &c
}

// CommentNode holds a comment.
type CommentNode struct {
	NodeType
	Pos
	within
	Text string // Comment text.
}

func (c *CommentNode) String() string { return text(c) }

func (c *CommentNode) appendTo(b []byte) []byte {
	return append(append(append(b, "{{"...), c.Text...), "}}"...)
}

func (c *CommentNode) Copy() Node {
	d := *c
	return &d
}

// PipeNode holds a pipeline with optional declaration.
type PipeNode struct {
	NodeType
	Pos
	within
	Line     int             // The line number in the input. Deprecated: Kept for compatibility.
	IsAssign bool            // The variables are being assigned, not declared.
	Decl     []*VariableNode // Variables in lexical order.
	Cmds     []*CommandNode  // The commands in lexical order.
}

func (p *PipeNode) String() string { return text(p) }

func (p *PipeNode) appendTo(b []byte) []byte {
	for i, v := range p.Decl {
		if i > 0 {
			b = append(b, ", "...)
		}
		b = v.appendTo(b)
	}
	if len(p.Decl) > 0 && p.IsAssign {
		b = append(b, " = "...)
	} else if len(p.Decl) > 0 {
		b = append(b, " := "...)
	}
	for i, c := range p.Cmds {
		if i > 0 {
			b = append(b, " | "...)
		}
		b = c.appendTo(b)
	}
	return b
}

func (p *PipeNode) CopyPipe() *PipeNode {
	if p == nil {
		return nil
	}
	c := &PipeNode{NodeType: NodePipe, Pos: p.Pos, within: p.within, Line: p.Line, IsAssign: p.IsAssign}
	c.Decl = make([]*VariableNode, len(p.Decl))
	for i, v := range p.Decl {
		c.Decl[i] = v.Copy().(*VariableNode)
	}
	for _, cmd := range p.Cmds {
		c.Cmds = append(c.Cmds, cmd.Copy().(*CommandNode))
	}
	return c
}

func (p *PipeNode) Copy() Node { return p.CopyPipe() }

// ActionNode holds an action (something bounded by delimiters). Control actions have their own nodes.
type ActionNode struct {
	NodeType
	Pos
	within
	Line int       // The line number in the input. Deprecated: Kept for compatibility.
	Pipe *PipeNode // The pipeline in the action.
}

func (a *ActionNode) String() string { return text(a) }

func (a *ActionNode) appendTo(b []byte) []byte {
	return append(a.Pipe.appendTo(append(b, "{{"...)), "}}"...)
}

func (a *ActionNode) Copy() Node {
	return &ActionNode{NodeAction, a.Pos, a.within, a.Line, a.Pipe.CopyPipe()}
}

// CommandNode holds a command (a pipeline inside an evaluating action).
type CommandNode struct {
	NodeType
	Pos
	within
	Args []Node // Arguments in lexical order: Identifier, field, or constant.
}

func (c *CommandNode) String() string { return text(c) }

func (c *CommandNode) appendTo(b []byte) []byte {
	for i, arg := range c.Args {
		if i > 0 {
			b = append(b, ' ')
		}
		b = appendOperand(b, arg)
	}
	return b
}

// appendOperand puts pipelines in parentheses.
func appendOperand(b []byte, n Node) []byte {
	if p, ok := n.(*PipeNode); ok {
		return append(p.appendTo(append(b, '(')), ')')
	}
	return n.appendTo(b)
}

func (c *CommandNode) Copy() Node {
	if c == nil {
		return c
	}
	d := &CommandNode{NodeType: NodeCommand, Pos: c.Pos, within: c.within}
	for _, arg := range c.Args {
		d.Args = append(d.Args, arg.Copy())
	}
	return d
}

// IdentifierNode holds an identifier: the name of a function.
type IdentifierNode struct {
	NodeType
	Pos
	within
	Ident string // The identifier's name.
}

// NewIdentifier returns a new [IdentifierNode] with the given identifier name.
func NewIdentifier(ident string) *IdentifierNode {
	return &IdentifierNode{NodeType: NodeIdentifier, Ident: ident}
}

// SetPos sets the position. [NewIdentifier] is a public function, so its signature cannot have one.
func (i *IdentifierNode) SetPos(pos Pos) *IdentifierNode {
	i.Pos = pos
	return i
}

// SetTree sets the parent tree of the node.
func (i *IdentifierNode) SetTree(t *Tree) *IdentifierNode {
	i.tr = t
	return i
}

func (i *IdentifierNode) String() string           { return i.Ident }
func (i *IdentifierNode) appendTo(b []byte) []byte { return append(b, i.Ident...) }
func (i *IdentifierNode) Copy() Node               { return NewIdentifier(i.Ident).SetTree(i.tr).SetPos(i.Pos) }

// VariableNode holds a list of variable names, possibly with chained field accesses. The dollar sign is
// part of the (first) name.
type VariableNode struct {
	NodeType
	Pos
	within
	Ident []string // Variable name and fields in lexical order.
}

func (v *VariableNode) String() string { return text(v) }

func (v *VariableNode) appendTo(b []byte) []byte {
	return append(b, strings.Join(v.Ident, ".")...)
}

func (v *VariableNode) Copy() Node {
	return &VariableNode{NodeVariable, v.Pos, v.within, append([]string{}, v.Ident...)}
}

// DotNode holds the special identifier '.'.
type DotNode struct {
	NodeType
	Pos
	within
}

// Type is NodeDot even for a zero DotNode.
func (d *DotNode) Type() NodeType           { return NodeDot }
func (d *DotNode) String() string           { return "." }
func (d *DotNode) appendTo(b []byte) []byte { return append(b, '.') }
func (d *DotNode) Copy() Node               { return &DotNode{NodeDot, d.Pos, d.within} }

// NilNode holds the special identifier 'nil' representing an untyped nil constant.
type NilNode struct {
	NodeType
	Pos
	within
}

// Type is NodeNil even for a zero NilNode.
func (n *NilNode) Type() NodeType           { return NodeNil }
func (n *NilNode) String() string           { return "nil" }
func (n *NilNode) appendTo(b []byte) []byte { return append(b, "nil"...) }
func (n *NilNode) Copy() Node               { return &NilNode{NodeNil, n.Pos, n.within} }

// FieldNode holds a field (identifier starting with '.'). The names may be chained ('.x.y').
type FieldNode struct {
	NodeType
	Pos
	within
	Ident []string // The identifiers in lexical order.
}

func (f *FieldNode) String() string           { return text(f) }
func (f *FieldNode) appendTo(b []byte) []byte { return appendFields(b, f.Ident) }

func (f *FieldNode) Copy() Node {
	return &FieldNode{NodeField, f.Pos, f.within, append([]string{}, f.Ident...)}
}

func appendFields(b []byte, names []string) []byte {
	for _, name := range names {
		b = append(append(b, '.'), name...)
	}
	return b
}

// ChainNode holds a term followed by a chain of field accesses (identifier starting with '.').
type ChainNode struct {
	NodeType
	Pos
	within
	Node  Node
	Field []string // The identifiers in lexical order.
}

// Add adds the named field (which should start with a period) to the end of the chain.
func (c *ChainNode) Add(field string) {
	name, ok := strings.CutPrefix(field, ".")
	if !ok {
		panic("no dot in field")
	}
	if name == "" {
		panic("empty field")
	}
	c.Field = append(c.Field, name)
}

func (c *ChainNode) String() string           { return text(c) }
func (c *ChainNode) appendTo(b []byte) []byte { return appendFields(appendOperand(b, c.Node), c.Field) }

func (c *ChainNode) Copy() Node {
	return &ChainNode{NodeChain, c.Pos, c.within, c.Node, append([]string{}, c.Field...)}
}

// BoolNode holds a boolean constant.
type BoolNode struct {
	NodeType
	Pos
	within
	True bool // The value of the boolean constant.
}

func (b *BoolNode) String() string             { return strconv.FormatBool(b.True) }
func (b *BoolNode) appendTo(dst []byte) []byte { return strconv.AppendBool(dst, b.True) }
func (b *BoolNode) Copy() Node                 { return &BoolNode{NodeBool, b.Pos, b.within, b.True} }

// NumberNode holds a number: signed or unsigned integer, float, or complex. The value is parsed and stored
// under all the types that can represent it.
type NumberNode struct {
	NodeType
	Pos
	within
	IsInt      bool       // Number has an integral value.
	IsUint     bool       // Number has an unsigned integral value.
	IsFloat    bool       // Number has a floating-point value.
	IsComplex  bool       // Number is complex.
	Int64      int64      // The signed integer value.
	Uint64     uint64     // The unsigned integer value.
	Float64    float64    // The floating-point value.
	Complex128 complex128 // The complex value.
	Text       string     // The original textual representation from the input.
}

func (n *NumberNode) String() string           { return n.Text }
func (n *NumberNode) appendTo(b []byte) []byte { return append(b, n.Text...) }

func (n *NumberNode) Copy() Node {
	c := *n
	return &c
}

// parse sets the values from n.Text.
func (n *NumberNode) parse(kind tokenKind) error {
	s := n.Text
	switch {
	case kind == tokCharConstant:
		r, _, tail, err := strconv.UnquoteChar(s[1:], s[0])
		if err != nil {
			return err
		}
		if tail != "'" {
			return fmt.Errorf("malformed character constant: %s", s)
		}
		n.IsInt, n.IsUint, n.IsFloat = true, true, true
		n.Int64, n.Uint64, n.Float64 = int64(r), uint64(r), float64(r)
		return nil
	case kind == tokComplex:
		if _, err := fmt.Sscan(s, &n.Complex128); err != nil {
			return err
		}
		n.setComplex()
		return nil
	case strings.HasSuffix(s, "i"):
		if f, err := strconv.ParseFloat(s[:len(s)-1], 64); err == nil {
			n.Complex128 = complex(0, f)
			n.setComplex()
			return nil
		}
	}
	if u, err := strconv.ParseUint(s, 0, 64); err == nil {
		n.IsUint, n.Uint64 = true, u
	}
	if i, err := strconv.ParseInt(s, 0, 64); err == nil {
		n.IsInt, n.Int64 = true, i
		n.IsUint = n.IsUint || i == 0 // -0
	}
	switch {
	case n.IsInt:
		n.IsFloat, n.Float64 = true, float64(n.Int64)
	case n.IsUint:
		n.IsFloat, n.Float64 = true, float64(n.Uint64)
	default:
		f, err := strconv.ParseFloat(s, 64)
		if err != nil {
			return fmt.Errorf("illegal number syntax: %q", s)
		}
		if !strings.ContainsAny(s, ".eEpP") {
			return fmt.Errorf("integer overflow: %q", s)
		}
		n.setFloat(f)
	}
	return nil
}

// setFloat notes f and the integers that it is.
func (n *NumberNode) setFloat(f float64) {
	n.IsFloat, n.Float64 = true, f
	if i := int64(f); float64(i) == f {
		n.IsInt, n.Int64 = true, i
	}
	if u := uint64(f); float64(u) == f {
		n.IsUint, n.Uint64 = true, u
	}
}

func (n *NumberNode) setComplex() {
	n.IsComplex = true
	if imag(n.Complex128) == 0 {
		n.setFloat(real(n.Complex128))
	}
}

// StringNode holds a string constant. The value has been "unquoted".
type StringNode struct {
	NodeType
	Pos
	within
	Quoted string // The original text of the string, with quotes.
	Text   string // The string, after quote processing.
}

func (s *StringNode) String() string           { return s.Quoted }
func (s *StringNode) appendTo(b []byte) []byte { return append(b, s.Quoted...) }
func (s *StringNode) Copy() Node {
	return &StringNode{NodeString, s.Pos, s.within, s.Quoted, s.Text}
}

// mark is an else or end, which closes a list and is never in a tree.
type mark struct {
	NodeType
	Pos
	within
}

func (m *mark) String() string {
	if m.NodeType == nodeElse {
		return "{{else}}"
	}
	return "{{end}}"
}

func (m *mark) appendTo(b []byte) []byte { return append(b, m.String()...) }

func (m *mark) Copy() Node {
	c := *m
	return &c
}

// BranchNode is the common representation of if, range, and with.
type BranchNode struct {
	NodeType
	Pos
	within
	Line     int       // The line number in the input. Deprecated: Kept for compatibility.
	Pipe     *PipeNode // The pipeline to be evaluated.
	List     *ListNode // What to execute if the value is non-empty.
	ElseList *ListNode // What to execute if the value is empty (nil if absent).
}

func (b *BranchNode) String() string { return text(b) }

func (b *BranchNode) appendTo(dst []byte) []byte {
	name := ""
	switch b.NodeType {
	case NodeIf:
		name = "if"
	case NodeRange:
		name = "range"
	case NodeWith:
		name = "with"
	default:
		panic("unknown branch type")
	}
	dst = append(append(append(dst, "{{"...), name...), ' ')
	dst = append(b.Pipe.appendTo(dst), "}}"...)
	dst = b.List.appendTo(dst)
	if b.ElseList != nil {
		dst = b.ElseList.appendTo(append(dst, "{{else}}"...))
	}
	return append(dst, "{{end}}"...)
}

func (b *BranchNode) Copy() Node {
	switch b.NodeType {
	case NodeIf:
		return &IfNode{*b}
	case NodeRange:
		return &RangeNode{*b}
	case NodeWith:
		return &WithNode{*b}
	}
	panic("unknown branch type")
}

// deep is a copy with the parts copied.
func (b *BranchNode) deep() BranchNode {
	return BranchNode{b.NodeType, b.Pos, b.within, b.Line, b.Pipe.CopyPipe(), b.List.CopyList(), b.ElseList.CopyList()}
}

// IfNode represents an {{if}} action and its commands.
type IfNode struct {
	BranchNode
}

func (i *IfNode) Copy() Node { return &IfNode{i.deep()} }

// RangeNode represents a {{range}} action and its commands.
type RangeNode struct {
	BranchNode
}

func (r *RangeNode) Copy() Node { return &RangeNode{r.deep()} }

// WithNode represents a {{with}} action and its commands.
type WithNode struct {
	BranchNode
}

func (w *WithNode) Copy() Node { return &WithNode{w.deep()} }

// BreakNode represents a {{break}} action.
type BreakNode struct {
	within
	NodeType
	Pos
	Line int
}

func (b *BreakNode) Copy() Node                 { return &BreakNode{b.within, NodeBreak, b.Pos, b.Line} }
func (b *BreakNode) String() string             { return "{{break}}" }
func (b *BreakNode) appendTo(dst []byte) []byte { return append(dst, "{{break}}"...) }

// ContinueNode represents a {{continue}} action.
type ContinueNode struct {
	within
	NodeType
	Pos
	Line int
}

func (c *ContinueNode) Copy() Node               { return &ContinueNode{c.within, NodeContinue, c.Pos, c.Line} }
func (c *ContinueNode) String() string           { return "{{continue}}" }
func (c *ContinueNode) appendTo(b []byte) []byte { return append(b, "{{continue}}"...) }

// TemplateNode represents a {{template}} action.
type TemplateNode struct {
	NodeType
	Pos
	within
	Line int       // The line number in the input. Deprecated: Kept for compatibility.
	Name string    // The name of the template (unquoted).
	Pipe *PipeNode // The command to evaluate as dot for the template.
}

func (t *TemplateNode) String() string { return text(t) }

func (t *TemplateNode) appendTo(b []byte) []byte {
	b = strconv.AppendQuote(append(b, "{{template "...), t.Name)
	if t.Pipe != nil {
		b = t.Pipe.appendTo(append(b, ' '))
	}
	return append(b, "}}"...)
}

func (t *TemplateNode) Copy() Node {
	return &TemplateNode{NodeTemplate, t.Pos, t.within, t.Line, t.Name, t.Pipe.CopyPipe()}
}
