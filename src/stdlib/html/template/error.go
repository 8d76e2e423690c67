// Errors of escaping. Texts are Go's.

package template

import (
	"fmt"
	"text/template/parse"
)

// Error is a problem found while escaping a template.
type Error struct {
	// ErrorCode is the kind of problem.
	ErrorCode ErrorCode
	// Node is where the problem is, if known; it goes before Name and Line.
	Node parse.Node
	// Name is the template's name.
	Name string
	// Line is the line of the template, or 0.
	Line int
	// Description says what is wrong.
	Description string
}

// ErrorCode is a kind of error.
type ErrorCode int

const (
	// OK: no error.
	OK ErrorCode = iota
	// ErrAmbigContext: a value could be in a URL's path or its query, after branches that differ.
	ErrAmbigContext
	// ErrBadHTML: a tag, an attribute's name or an unquoted value has a character that cannot be in it.
	ErrBadHTML
	// ErrBranchEnd: the branches of an if, range or with end in different contexts.
	ErrBranchEnd
	// ErrEndContext: a template ends in a tag, a script or the like.
	ErrEndContext
	// ErrNoSuchTemplate: a template is called that does not exist.
	ErrNoSuchTemplate
	// ErrOutputContext: no context can be found in which a recursive template ends.
	ErrOutputContext
	// ErrPartialCharset: an action in a character class of a regular expression in JavaScript.
	ErrPartialCharset
	// ErrPartialEscape: an action after a backslash.
	ErrPartialEscape
	// ErrRangeLoopReentry: the body of a range ends in another context than it starts in.
	ErrRangeLoopReentry
	// ErrSlashAmbig: a slash could start a regular expression or be a division.
	ErrSlashAmbig
	// ErrPredefinedEscaper: html or urlquery where it must not be.
	ErrPredefinedEscaper
	// ErrJSTemplate: an action in a template literal of JavaScript.
	//
	// Deprecated: such actions are escaped.
	ErrJSTemplate
)

func (e *Error) Error() string {
	place := ""
	switch {
	case e.Node != nil:
		at, _ := (*parse.Tree)(nil).ErrorContext(e.Node)
		place = ":" + at
	case e.Line != 0:
		place = fmt.Sprintf(":%s:%d", e.Name, e.Line)
	case e.Name != "":
		place = ":" + e.Name
	}
	return "html/template" + place + ": " + e.Description
}

func errorAt(code ErrorCode, node parse.Node, line int, format string, args ...any) *Error {
	return &Error{ErrorCode: code, Node: node, Line: line, Description: fmt.Sprintf(format, args...)}
}
