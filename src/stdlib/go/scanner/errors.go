package scanner

import (
	"cmp"
	"fmt"
	"go/token"
	"io"
	"slices"
	"strings"
)

// An Error is an error at a place; Pos.Line is 0 if that is unknown.
type Error struct {
	Pos token.Position
	Msg string
}

// Error returns the message, behind the place if there is one.
func (e Error) Error() string {
	if e.Pos.Filename == "" && !e.Pos.IsValid() {
		return e.Msg
	}
	return e.Pos.String() + ": " + e.Msg
}

// An ErrorList is a list of errors; its zero value is ready to use.
type ErrorList []*Error

// Add appends an error.
func (p *ErrorList) Add(pos token.Position, msg string) { *p = append(*p, &Error{pos, msg}) }

// Reset empties the list.
func (p *ErrorList) Reset() { *p = (*p)[:0] }

func (p ErrorList) Len() int           { return len(p) }
func (p ErrorList) Swap(i, j int)      { p[i], p[j] = p[j], p[i] }
func (p ErrorList) Less(i, j int) bool { return compare(p[i], p[j]) < 0 }

func compare(a, b *Error) int {
	return cmp.Or(
		strings.Compare(a.Pos.Filename, b.Pos.Filename),
		cmp.Compare(a.Pos.Line, b.Pos.Line),
		cmp.Compare(a.Pos.Column, b.Pos.Column),
		strings.Compare(a.Msg, b.Msg))
}

// Sort sorts by file, line, column and message.
func (p ErrorList) Sort() { slices.SortFunc(p, compare) }

// RemoveMultiples sorts, and keeps the first error of each line.
func (p *ErrorList) RemoveMultiples() {
	p.Sort()
	var last token.Position
	kept := (*p)[:0]
	for _, e := range *p {
		if e.Pos.Line != last.Line || e.Pos.Filename != last.Filename {
			last = e.Pos
			kept = append(kept, e)
		}
	}
	*p = kept
}

// Error returns the first error and how many others there are.
func (p ErrorList) Error() string {
	switch n := len(p); n {
	case 0:
		return "no errors"
	case 1:
		return p[0].Error()
	default:
		return fmt.Sprintf("%s (and %d more errors)", p[0], n-1)
	}
}

// Err returns the list as an error, or nil if it is empty.
func (p ErrorList) Err() error {
	if len(p) > 0 {
		return p
	}
	return nil
}

// PrintError writes the errors of a list a line each, or another error.
func PrintError(w io.Writer, err error) {
	switch err := err.(type) {
	case nil:
	case ErrorList:
		for _, e := range err {
			fmt.Fprintf(w, "%s\n", e)
		}
	default:
		fmt.Fprintf(w, "%s\n", err)
	}
}
