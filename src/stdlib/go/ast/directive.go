package ast

import (
	"fmt"
	"go/token"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Directive is a comment //tool:name args.
type Directive struct {
	Tool string
	Name string
	Args string // without white space around them

	Slash   token.Pos
	ArgsPos token.Pos
}

// A DirectiveArg is an argument and its place.
type DirectiveArg struct {
	Arg string
	Pos token.Pos
}

func (d *Directive) Pos() token.Pos { return d.Slash }
func (d *Directive) End() token.Pos { return d.ArgsPos + token.Pos(len(d.Args)) }

// ParseDirective reads a comment at pos, which reports false if it is no directive (lower-case letters and digits around a colon directly after the slashes).
func ParseDirective(pos token.Pos, c string) (Directive, bool) {
	text, ok := strings.CutPrefix(c, "//")
	colon := directiveColon(text)
	if !ok || colon < 0 {
		return Directive{}, false
	}
	rest := text[colon+1:]
	name := rest[:word(rest)]
	args := strings.TrimLeftFunc(rest[len(name):], unicode.IsSpace)
	at := pos + token.Pos(len(c)-len(args))
	return Directive{text[:colon], name, strings.TrimRightFunc(args, unicode.IsSpace), pos, at}, true
}

// word returns the length of text up to white space.
func word(text string) int {
	if i := strings.IndexFunc(text, unicode.IsSpace); i >= 0 {
		return i
	}
	return len(text)
}

// ParseArgs splits the arguments at white space; those that begin with a quotation mark or a back quote are Go strings.
func (d *Directive) ParseArgs() ([]DirectiveArg, error) {
	list := []DirectiveArg{}
	for rest := d.Args; ; {
		rest = strings.TrimLeftFunc(rest, unicode.IsSpace)
		if rest == "" {
			return list, nil
		}
		pos := d.ArgsPos + token.Pos(len(d.Args)-len(rest))
		size := word(rest)
		arg := rest[:size]
		if rest[0] == '"' || rest[0] == '`' {
			quoted, err := strconv.QuotedPrefix(rest)
			size = len(quoted)
			after, _ := utf8.DecodeRuneInString(rest[size:])
			if err != nil || size < len(rest) && !unicode.IsSpace(after) {
				if err == nil {
					rest = rest[size:]
				}
				return nil, fmt.Errorf("invalid quoted string in //%s:%s: %s", d.Tool, d.Name, rest)
			}
			arg, _ = strconv.Unquote(quoted)
		}
		list = append(list, DirectiveArg{arg, pos})
		rest = rest[size:]
	}
}
