package printer

import (
	"go/ast"
	"go/doc/comment"
	"strings"
)

// formatDoc returns a doc comment as go/doc/comment prints it; directives are at its end. General comments of one line and those
// with a column of stars stay as they are.
func formatDoc(list []*ast.Comment) []*ast.Comment {
	slash := list[0].Slash
	if first := list[0].Text; len(list) == 1 && strings.HasPrefix(first, "/*") {
		if !strings.Contains(first, "\n") || onlyStars(first) {
			return list
		}
		text := first[2 : len(first)-2]
		if text == "" {
			return list
		}
		return []*ast.Comment{{Slash: slash, Text: "/*\n" + reformat(text) + "*/"}}
	}
	var b strings.Builder
	var directives []*ast.Comment
	for _, c := range list {
		text, ok := strings.CutPrefix(c.Text, "//")
		if !ok {
			return list
		}
		if _, ok := ast.ParseDirective(0, c.Text); ok || isOldDirective(text) {
			directives = append(directives, c)
			continue
		}
		b.WriteString(strings.TrimPrefix(text, " "))
		b.WriteByte('\n')
	}
	if b.Len() == 0 {
		return list
	}
	var out []*ast.Comment
	add := func(text string) { out = append(out, &ast.Comment{Slash: slash, Text: text}) }
	for line := range strings.Lines(reformat(b.String())) {
		line = strings.TrimSuffix(line, "\n")
		switch {
		case line == "" || line[0] == '\t':
			add("//" + line)
		default:
			add("// " + line)
		}
	}
	if len(directives) > 0 {
		add("//")
		for _, c := range directives {
			add(c.Text)
		}
	}
	return out
}

func reformat(text string) string {
	var parser comment.Parser
	var printer comment.Printer
	return string(printer.Comment(parser.Parse(text)))
}

// isOldDirective reports whether a line comment's text is a directive without a tool's name.
func isOldDirective(text string) bool {
	for _, name := range [...]string{"line ", "extern ", "export "} {
		if strings.HasPrefix(text, name) {
			return true
		}
	}
	return false
}

// onlyStars reports whether all lines but the first begin with a star; a line of blanks before another does not (its newline is no star).
func onlyStars(text string) bool {
	_, rest, more := strings.Cut(text, "\n")
	for more {
		line := strings.TrimLeft(rest, " \t")
		if line != "" && line[0] != '*' {
			return false
		}
		_, rest, more = strings.Cut(rest, "\n")
	}
	return true
}
