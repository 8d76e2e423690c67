package template

import (
	"fmt"
	"internal/fmtsort"
	"io"
	"reflect"
	"runtime"
	"strings"
	"text/template/parse"
)

// maxDepth bounds templates that call each other.
const maxDepth = 100000

// run is the execution of one template.
type run struct {
	tmpl  *Template
	out   io.Writer
	node  parse.Node // what errors are at
	vars  []variable
	depth int
}

type variable struct {
	name  string
	value reflect.Value
}

// absent stands for the argument that a pipeline does not hand over.
type absent struct{}

var (
	noFinal     = reflect.ValueOf(absent{})
	noValue     reflect.Value
	typeError   = reflect.TypeFor[error]()
	typeString  = reflect.TypeFor[fmt.Stringer]()
	typeReflect = reflect.TypeFor[reflect.Value]()
	typeAbsent  = reflect.TypeFor[absent]()
)

func isAbsent(v reflect.Value) bool { return v.IsValid() && v.Type() == typeAbsent }

// ExecError is the custom error type returned when Execute has an error evaluating its template.
type ExecError struct {
	Name string // Name of template.
	Err  error  // Pre-formatted error.
}

func (e ExecError) Error() string { return e.Err.Error() }
func (e ExecError) Unwrap() error { return e.Err }

// writeError carries an error of the writer out of the walk.
type writeError struct{ err error }

// errorf ends the execution.
func (r *run) errorf(format string, args ...any) {
	name := r.tmpl.Name()
	head := "template: " + name + ": "
	if r.node != nil {
		location, context := r.tmpl.ErrorContext(r.node)
		head = fmt.Sprintf("template: %s: executing %q at <%s>: ", location, name, context)
	}
	panic(ExecError{name, fmt.Errorf("%s"+format, append([]any{verbatim(head)}, args...)...)})
}

// verbatim keeps %w of other arguments possible: it is only a string.
type verbatim string

// ExecuteTemplate applies the template associated with t that has the given name to the specified data object and writes the output to wr.
func (t *Template) ExecuteTemplate(wr io.Writer, name string, data any) error {
	tmpl := t.Lookup(name)
	if tmpl == nil {
		return fmt.Errorf("template: no template %q associated with template %q", name, t.name)
	}
	return tmpl.Execute(wr, data)
}

// Execute applies a parsed template to the specified data object, and writes the output to wr.
func (t *Template) Execute(wr io.Writer, data any) (err error) {
	defer func() {
		switch e := recover().(type) {
		case nil:
		case runtime.Error:
			panic(e)
		case writeError:
			err = e.err
		case ExecError:
			err = e
		default:
			panic(e)
		}
	}()
	dot, ok := data.(reflect.Value)
	if !ok {
		dot = reflect.ValueOf(data)
	}
	r := &run{tmpl: t, out: wr, vars: []variable{{"$", dot}}}
	if t.Tree == nil || t.Root == nil {
		r.errorf("%q is an incomplete or empty template", t.Name())
	}
	r.walk(dot, t.Root)
	return nil
}

// ending is how a walk ended.
type ending int

const (
	atEnd ending = iota
	byBreak
	byContinue
)

func (r *run) walk(dot reflect.Value, node parse.Node) ending {
	r.node = node
	switch n := node.(type) {
	case *parse.ListNode:
		for _, e := range n.Nodes {
			if end := r.walk(dot, e); end != atEnd {
				return end
			}
		}
	case *parse.TextNode:
		if _, err := r.out.Write(n.Text); err != nil {
			panic(writeError{err})
		}
	case *parse.ActionNode:
		v := r.pipeline(dot, n.Pipe)
		if len(n.Pipe.Decl) == 0 {
			r.print(n, v)
		}
	case *parse.IfNode:
		return r.branch(dot, &n.BranchNode)
	case *parse.WithNode:
		return r.branch(dot, &n.BranchNode)
	case *parse.RangeNode:
		return r.loop(dot, n)
	case *parse.TemplateNode:
		r.call(dot, n)
	case *parse.BreakNode:
		return byBreak
	case *parse.ContinueNode:
		return byContinue
	case *parse.CommentNode:
	default:
		r.errorf("unknown node: %s", node)
	}
	return atEnd
}

// branch executes if and with.
func (r *run) branch(dot reflect.Value, n *parse.BranchNode) (end ending) {
	scope := len(r.vars)
	v := r.pipeline(dot, n.Pipe)
	truth, ok := isTrue(inside(v))
	if !ok {
		r.errorf("if/with can't use %v", v)
	}
	switch {
	case truth && n.NodeType == parse.NodeWith:
		end = r.walk(v, n.List)
	case truth:
		end = r.walk(dot, n.List)
	case n.ElseList != nil:
		end = r.walk(dot, n.ElseList)
	}
	r.vars = r.vars[:scope]
	return end
}

// IsTrue reports whether the value is 'true', in the sense of not the zero of its type, and whether the
// value has a meaningful truth value.
func IsTrue(val any) (truth, ok bool) { return isTrue(reflect.ValueOf(val)) }

func isTrue(v reflect.Value) (truth, ok bool) {
	switch v.Kind() {
	case reflect.Invalid:
		return false, true
	case reflect.Array, reflect.Map, reflect.Slice, reflect.String:
		return v.Len() > 0, true
	case reflect.Chan, reflect.Func, reflect.Pointer, reflect.UnsafePointer, reflect.Interface:
		return !v.IsNil(), true
	case reflect.Struct:
		return true, true
	case reflect.Bool:
		return v.Bool(), true
	case reflect.Complex64, reflect.Complex128:
		return v.Complex() != 0, true
	case reflect.Float32, reflect.Float64:
		return v.Float() != 0, true
	}
	if v.CanInt() {
		return v.Int() != 0, true
	}
	if v.CanUint() {
		return v.Uint() != 0, true
	}
	return false, false
}

// loop executes range.
func (r *run) loop(dot reflect.Value, n *parse.RangeNode) ending {
	scope := len(r.vars)
	v, _ := indirect(r.pipeline(dot, n.Pipe))
	decl := n.Pipe.Decl
	inner := len(r.vars)
	ran := false
	// turn executes the body once; false ends the loop.
	turn := func(index, elem reflect.Value) bool {
		ran = true
		switch {
		case len(decl) == 0:
		case n.Pipe.IsAssign && len(decl) == 1:
			r.set(decl[0].Ident[0], elem)
		case n.Pipe.IsAssign:
			r.set(decl[0].Ident[0], index)
			r.set(decl[1].Ident[0], elem)
		default:
			r.vars[inner-1].value = elem
			if len(decl) > 1 {
				r.vars[inner-2].value = index
			}
		}
		end := r.walk(elem, n.List)
		r.vars = r.vars[:inner]
		return end != byBreak
	}
	r.each(v, len(decl), turn)
	r.vars = r.vars[:inner]
	end := atEnd
	if !ran && n.ElseList != nil {
		end = r.walk(dot, n.ElseList)
	}
	r.vars = r.vars[:scope]
	return end
}

// each calls turn with the pairs that v ranges over.
func (r *run) each(v reflect.Value, vars int, turn func(index, elem reflect.Value) bool) {
	switch {
	case v.CanInt() || v.CanUint():
		if vars > 1 {
			r.errorf("can't use %v to iterate over more than one variable", v)
		}
		for e := range v.Seq() {
			if !turn(noValue, e) {
				return
			}
		}
		return
	case v.Kind() == reflect.Array || v.Kind() == reflect.Slice:
		for i := 0; i < v.Len(); i++ {
			if !turn(reflect.ValueOf(i), v.Index(i)) {
				return
			}
		}
		return
	case v.Kind() == reflect.Map:
		for _, e := range fmtsort.Sort(v) {
			if !turn(e.Key, e.Value) {
				return
			}
		}
		return
	case v.Kind() == reflect.Chan:
		if v.IsNil() {
			return
		}
		if v.Type().ChanDir() == reflect.SendDir {
			r.errorf("range over send-only channel %v", v)
		}
		for i := 0; ; i++ {
			e, ok := v.Recv()
			if !ok || !turn(reflect.ValueOf(i), e) {
				return
			}
		}
	case v.Kind() == reflect.Invalid:
		return
	case v.Kind() == reflect.Func && v.Type().CanSeq():
		if vars > 1 {
			r.errorf("can't use %v iterate over more than one variable", v)
		}
		for e := range v.Seq() {
			if !turn(noValue, e) {
				return
			}
		}
		return
	case v.Kind() == reflect.Func && v.Type().CanSeq2():
		for k, e := range v.Seq2() {
			if vars < 2 {
				k, e = noValue, k
			}
			if !turn(k, e) {
				return
			}
		}
		return
	}
	r.errorf("range can't iterate over %v", v)
}

// call executes {{template}}.
func (r *run) call(dot reflect.Value, n *parse.TemplateNode) {
	tmpl := r.tmpl.Lookup(n.Name)
	if tmpl == nil {
		r.errorf("template %q not defined", n.Name)
	}
	if r.depth == maxDepth {
		r.errorf("exceeded maximum template depth (%v)", maxDepth)
	}
	dot = r.pipeline(dot, n.Pipe)
	inner := *r
	inner.depth++
	inner.tmpl = tmpl
	inner.vars = []variable{{"$", dot}}
	inner.walk(dot, tmpl.Root)
}

// find gives the variable's index.
func (r *run) find(name string) int {
	for i := len(r.vars) - 1; i >= 0; i-- {
		if r.vars[i].name == name {
			return i
		}
	}
	r.errorf("undefined variable: %s", name)
	return 0
}

func (r *run) set(name string, v reflect.Value) { r.vars[r.find(name)].value = v }

func (r *run) pipeline(dot reflect.Value, pipe *parse.PipeNode) reflect.Value {
	if pipe == nil {
		return noValue
	}
	r.node = pipe
	v := noFinal
	for _, cmd := range pipe.Cmds {
		v = r.command(dot, cmd, v)
		if v.Kind() == reflect.Interface && v.Type().NumMethod() == 0 {
			v = v.Elem()
		}
	}
	for _, d := range pipe.Decl {
		if pipe.IsAssign {
			r.set(d.Ident[0], v)
		} else {
			r.vars = append(r.vars, variable{d.Ident[0], v})
		}
	}
	return v
}

// noArguments refuses arguments of what is no function.
func (r *run) noArguments(args []parse.Node, final reflect.Value) {
	if len(args) > 1 || !isAbsent(final) {
		r.errorf("can't give argument to non-function %s", args[0])
	}
}

// command evaluates a command; final is the result of the one before it in the pipeline.
func (r *run) command(dot reflect.Value, cmd *parse.CommandNode, final reflect.Value) reflect.Value {
	first := cmd.Args[0]
	switch n := first.(type) {
	case *parse.FieldNode:
		return r.fieldNode(dot, n, cmd.Args, final)
	case *parse.ChainNode:
		return r.chainNode(dot, n, cmd.Args, final)
	case *parse.IdentifierNode:
		return r.function(dot, n, cmd, cmd.Args, final)
	case *parse.PipeNode:
		r.noArguments(cmd.Args, final)
		return r.pipeline(dot, n)
	case *parse.VariableNode:
		return r.variableNode(dot, n, cmd.Args, final)
	}
	r.node = first
	r.noArguments(cmd.Args, final)
	switch n := first.(type) {
	case *parse.DotNode:
		return dot
	case *parse.NilNode:
		r.errorf("nil is not a command")
	case *parse.BoolNode, *parse.NumberNode, *parse.StringNode:
		return r.constant(n)
	}
	r.errorf("can't evaluate command %q", first)
	return noValue
}

// constant gives a literal the type that it has without a context.
func (r *run) constant(node parse.Node) reflect.Value {
	switch n := node.(type) {
	case *parse.BoolNode:
		return reflect.ValueOf(n.True)
	case *parse.StringNode:
		return reflect.ValueOf(n.Text)
	case *parse.NumberNode:
		r.node = n
		text := n.Text
		switch {
		case n.IsComplex:
			return reflect.ValueOf(n.Complex128)
		case n.IsFloat && looksFloat(text):
			return reflect.ValueOf(n.Float64)
		case n.IsInt && int64(int(n.Int64)) == n.Int64:
			return reflect.ValueOf(int(n.Int64))
		case n.IsInt || n.IsUint:
			r.errorf("%s overflows int", text)
		}
	}
	return noValue
}

// looksFloat tells 1e3 and 0x1p3 from '.' and 0x1e3.
func looksFloat(s string) bool {
	if s[0] == '\'' {
		return false
	}
	if len(s) > 2 && s[0] == '0' && (s[1] == 'x' || s[1] == 'X') {
		return strings.ContainsAny(s, "pP")
	}
	return strings.ContainsAny(s, ".eEpP")
}

func (r *run) fieldNode(dot reflect.Value, n *parse.FieldNode, args []parse.Node, final reflect.Value) reflect.Value {
	r.node = n
	return r.fields(dot, dot, n, n.Ident, args, final)
}

func (r *run) chainNode(dot reflect.Value, n *parse.ChainNode, args []parse.Node, final reflect.Value) reflect.Value {
	r.node = n
	if len(n.Field) == 0 {
		r.errorf("internal error: no fields in evalChainNode")
	}
	if n.Node.Type() == parse.NodeNil {
		r.errorf("indirection through explicit nil in %s", n)
	}
	return r.fields(dot, r.argument(dot, nil, n.Node), n, n.Field, args, final)
}

func (r *run) variableNode(dot reflect.Value, n *parse.VariableNode, args []parse.Node, final reflect.Value) reflect.Value {
	r.node = n
	v := r.vars[r.find(n.Ident[0])].value
	if len(n.Ident) == 1 {
		r.noArguments(args, final)
		return v
	}
	return r.fields(dot, v, n, n.Ident[1:], args, final)
}

// fields follows a chain of names; arguments are the last one's.
func (r *run) fields(dot, recv reflect.Value, node parse.Node, names []string, args []parse.Node, final reflect.Value) reflect.Value {
	last := len(names) - 1
	for _, name := range names[:last] {
		recv = r.field(dot, name, node, nil, noFinal, recv)
	}
	return r.field(dot, names[last], node, args, final, recv)
}

func (r *run) function(dot reflect.Value, n *parse.IdentifierNode, cmd parse.Node, args []parse.Node, final reflect.Value) reflect.Value {
	r.node = n
	f, builtin, ok := findFunction(n.Ident, r.tmpl)
	if !ok {
		r.errorf("%q is not a defined function", n.Ident)
	}
	return r.invoke(dot, f, builtin, cmd, n.Ident, args, final)
}

// field evaluates recv.name: a method, a field of a struct or a key of a map, in this order.
func (r *run) field(dot reflect.Value, name string, node parse.Node, args []parse.Node, final, recv reflect.Value) reflect.Value {
	if !recv.IsValid() {
		if r.tmpl.missing == keyError {
			r.errorf("nil data; no entry for key %q", name)
		}
		return noValue
	}
	typ := recv.Type()
	recv, isNil := indirect(recv)
	if recv.Kind() == reflect.Interface && isNil {
		r.errorf("nil pointer evaluating %s.%s", typ, name)
	}
	// The methods of *T include those of T.
	ptr := recv
	if k := recv.Kind(); k != reflect.Interface && k != reflect.Pointer && recv.CanAddr() {
		ptr = recv.Addr()
	}
	if m := ptr.MethodByName(name); m.IsValid() {
		return r.invoke(dot, m, false, node, name, args, final)
	}
	hasArgs := len(args) > 1 || !isAbsent(final)
	switch recv.Kind() {
	case reflect.Struct:
		f, ok := recv.Type().FieldByName(name)
		if !ok {
			break
		}
		v, err := recv.FieldByIndexErr(f.Index)
		if !f.IsExported() {
			r.errorf("%s is an unexported field of struct type %s", name, typ)
		}
		if err != nil {
			r.errorf("%v", err)
		}
		if hasArgs {
			r.errorf("%s has arguments but cannot be invoked as function", name)
		}
		return v
	case reflect.Map:
		key := reflect.ValueOf(name)
		if !key.Type().AssignableTo(recv.Type().Key()) {
			break
		}
		if hasArgs {
			r.errorf("%s is not a method but has arguments", name)
		}
		v := recv.MapIndex(key)
		if !v.IsValid() {
			switch r.tmpl.missing {
			case keyZero:
				return reflect.Zero(recv.Type().Elem())
			case keyError:
				r.errorf("map has no entry for key %q", name)
			}
		}
		return v
	case reflect.Pointer:
		elem := recv.Type().Elem()
		if elem.Kind() == reflect.Struct {
			if _, ok := elem.FieldByName(name); !ok {
				break
			}
		}
		if isNil {
			r.errorf("nil pointer evaluating %s.%s", typ, name)
		}
	}
	r.errorf("can't evaluate field %s in type %s", name, typ)
	return noValue
}

// invoke calls a function or method. args[0], if there are args, is the function itself.
func (r *run) invoke(dot, fun reflect.Value, builtin bool, node parse.Node, name string, args []parse.Node, final reflect.Value) reflect.Value {
	if len(args) > 0 {
		args = args[1:]
	}
	typ := fun.Type()
	count := len(args)
	if !isAbsent(final) {
		count++
	}
	params := typ.NumIn()
	if typ.IsVariadic() {
		if count < params-1 {
			r.errorf("wrong number of args for %s: want at least %d got %d", name, params-1, len(args))
		}
	} else if count != params {
		r.errorf("wrong number of args for %s: want %d got %d", name, params, count)
	}
	if err := checkFunc(name, typ); err != nil {
		r.errorf("%v", err)
	}
	paramType := func(i int) reflect.Type {
		if typ.IsVariadic() && i >= params-1 {
			return typ.In(params - 1).Elem()
		}
		return typ.In(i)
	}
	if builtin && (name == "and" || name == "or") {
		var v reflect.Value
		for _, arg := range args {
			v = unwrap(r.argument(dot, typeReflect, arg))
			if isTruthy(v) == (name == "or") {
				return v
			}
		}
		if !isAbsent(final) {
			v = unwrap(r.fit(final, typeReflect))
		}
		return v
	}
	argv := make([]reflect.Value, count)
	for i, arg := range args {
		argv[i] = r.argument(dot, paramType(i), arg)
	}
	if !isAbsent(final) {
		argv[count-1] = r.fit(final, paramType(count-1))
	}
	if builtin && name == "call" {
		callee := ""
		if len(args) == 0 {
			callee = final.String()
		} else {
			callee = args[0].String()
		}
		argv = append([]reflect.Value{reflect.ValueOf(callee)}, argv...)
		fun = reflect.ValueOf(call)
	}
	v, err := safeCall(fun, argv)
	if err != nil {
		r.node = node
		r.errorf("error calling %s: %w", name, err)
	}
	return unwrap(v)
}

// unwrap opens a reflect.Value inside a reflect.Value.
func unwrap(v reflect.Value) reflect.Value {
	if v.Type() == typeReflect {
		return v.Interface().(reflect.Value)
	}
	return v
}

// nilable tells whether the untyped nil can be of the type.
func nilable(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.Chan, reflect.Func, reflect.Interface, reflect.Map, reflect.Pointer, reflect.Slice:
		return true
	}
	return t == typeReflect
}

// fit makes v assignable to typ (nil: to anything), by one step through a pointer if need be.
func (r *run) fit(v reflect.Value, typ reflect.Type) reflect.Value {
	if !v.IsValid() {
		if typ == nil {
			return noValue
		}
		if nilable(typ) {
			return reflect.Zero(typ)
		}
		r.errorf("invalid value; expected %s", typ)
	}
	if typ == typeReflect && v.Type() != typ {
		return reflect.ValueOf(v)
	}
	if typ == nil || v.Type().AssignableTo(typ) {
		return v
	}
	if v.Kind() == reflect.Interface && !v.IsNil() {
		v = v.Elem()
		if v.Type().AssignableTo(typ) {
			return v
		}
	}
	switch {
	case v.Kind() == reflect.Pointer && v.Type().Elem().AssignableTo(typ):
		v = v.Elem()
		if !v.IsValid() {
			r.errorf("dereference of nil pointer of type %s", typ)
		}
	case v.CanAddr() && reflect.PointerTo(v.Type()).AssignableTo(typ):
		v = v.Addr()
	default:
		r.errorf("wrong type for value; expected %s; got %s", typ, v.Type())
	}
	return v
}

// argument evaluates an operand for a parameter of type typ (nil: any).
func (r *run) argument(dot reflect.Value, typ reflect.Type, node parse.Node) reflect.Value {
	r.node = node
	switch n := node.(type) {
	case *parse.DotNode:
		return r.fit(dot, typ)
	case *parse.NilNode:
		if nilable(typ) {
			return reflect.Zero(typ)
		}
		r.errorf("cannot assign nil to %s", typ)
	case *parse.FieldNode:
		return r.fit(r.fieldNode(dot, n, []parse.Node{node}, noFinal), typ)
	case *parse.VariableNode:
		return r.fit(r.variableNode(dot, n, nil, noFinal), typ)
	case *parse.PipeNode:
		return r.fit(r.pipeline(dot, n), typ)
	case *parse.IdentifierNode:
		return r.fit(r.function(dot, n, n, nil, noFinal), typ)
	case *parse.ChainNode:
		return r.fit(r.chainNode(dot, n, nil, noFinal), typ)
	}
	if typ == typeReflect || typ.Kind() == reflect.Interface && typ.NumMethod() == 0 {
		v := r.constant(node)
		if typ == typeReflect {
			return reflect.ValueOf(v)
		}
		return v
	}
	return r.literal(typ, node)
}

// literal converts a constant to a basic type.
func (r *run) literal(typ reflect.Type, node parse.Node) reflect.Value {
	v := reflect.New(typ).Elem()
	number, _ := node.(*parse.NumberNode)
	want := ""
	switch k := typ.Kind(); {
	case k == reflect.Bool:
		if n, ok := node.(*parse.BoolNode); ok {
			v.SetBool(n.True)
			return v
		}
		want = "bool"
	case k == reflect.String:
		if n, ok := node.(*parse.StringNode); ok {
			v.SetString(n.Text)
			return v
		}
		want = "string"
	case v.CanInt():
		if number != nil && number.IsInt {
			v.SetInt(number.Int64)
			return v
		}
		want = "integer"
	case v.CanUint():
		if number != nil && number.IsUint {
			v.SetUint(number.Uint64)
			return v
		}
		want = "unsigned integer"
	case v.CanFloat():
		if number != nil && number.IsFloat {
			v.SetFloat(number.Float64)
			return v
		}
		want = "float"
	case v.CanComplex():
		if number != nil && number.IsComplex {
			v.SetComplex(number.Complex128)
			return v
		}
		want = "complex"
	default:
		r.errorf("can't handle %s for arg of type %s", node, typ)
	}
	r.errorf("expected %s; found %s", want, node)
	return v
}

// indirect follows pointers and interfaces; isNil tells that it stopped at a nil one.
func indirect(v reflect.Value) (rv reflect.Value, isNil bool) {
	for v.Kind() == reflect.Pointer || v.Kind() == reflect.Interface {
		if v.IsNil() {
			return v, true
		}
		v = v.Elem()
	}
	return v, false
}

// inside is the value in an interface; a nil one gives no value.
func inside(v reflect.Value) reflect.Value {
	if v.Kind() == reflect.Interface {
		return v.Elem()
	}
	return v
}

func (r *run) print(node parse.Node, v reflect.Value) {
	r.node = node
	x, ok := printable(v)
	if !ok {
		r.errorf("can't print %s of type %s", node, v.Type())
	}
	if _, err := fmt.Fprint(r.out, x); err != nil {
		panic(writeError{err})
	}
}

// printable gives what fmt is to print for v; false for channels and functions.
func printable(v reflect.Value) (any, bool) {
	if v.Kind() == reflect.Pointer {
		v, _ = indirect(v)
	}
	if !v.IsValid() {
		return "<no value>", true
	}
	formats := func(t reflect.Type) bool { return t.Implements(typeError) || t.Implements(typeString) }
	if !formats(v.Type()) {
		if v.CanAddr() && formats(reflect.PointerTo(v.Type())) {
			v = v.Addr()
		} else if k := v.Kind(); k == reflect.Chan || k == reflect.Func {
			return nil, false
		}
	}
	return v.Interface(), true
}
