// Which functions make an action's value safe in its context, and how they are added to its pipeline.

package template

import (
	"internal/godebug"
	"text/template/parse"
)

var metaURLs = godebug.New("htmlmetacontenturlescape")

// escapersIn gives the functions for a value in context c, which is not an error, and the context after it; ambiguous
// says that there are none.
func escapersIn(c context) (names []string, after context, ambiguous bool) {
	add := func(name string) { names = append(names, prefix+name) }
	switch c.state {
	case stateURL, stateCSSDqStr, stateCSSSqStr, stateCSSDqURL, stateCSSSqURL, stateCSSURL:
		switch c.urlPart {
		case urlPartUnknown:
			return nil, c, true
		case urlPartQueryOrFrag:
			add("urlescaper")
		default:
			if c.urlPart == urlPartNone {
				add("urlfilter")
			}
			if c.state == stateCSSDqStr || c.state == stateCSSSqStr {
				add("cssescaper")
			} else {
				add("urlnormalizer")
			}
		}
	case stateMetaContentURL:
		if metaURLs.Value() != "0" {
			add("urlfilter")
		} else {
			metaURLs.IncNonDefault()
		}
	case stateJS:
		add("jsvalescaper")
		c.jsCtx = jsCtxDivOp
	case stateJSDqStr, stateJSSqStr:
		add("jsstrescaper")
	case stateJSTmplLit:
		add("jstmpllitescaper")
	case stateJSRegexp:
		add("jsregexpescaper")
	case stateCSS:
		add("cssvaluefilter")
	case stateText:
		add("htmlescaper")
	case stateRCDATA:
		add("rcdataescaper")
	case stateAttr, stateMetaContent:
	case stateAttrName, stateTag:
		c.state = stateAttrName
		add("htmlnamefilter")
	case stateSrcset:
		add("srcsetescaper")
	default:
		if !c.state.has(isComment) {
			panic("unexpected state " + c.state.String())
		}
		add("commentescaper")
	}
	switch c.delim {
	case delimNone:
	case delimSpaceOrTagEnd:
		add("nospaceescaper")
	default:
		add("attrescaper")
	}
	return names, c, false
}

// isPredefined: one of text/template's escapers, which may only end a pipeline.
func isPredefined(name string) bool { return name == "html" || name == "urlquery" }

// standsFor gives the predefined escaper that makes one of ours needless, or the name itself.
func standsFor(name string) string {
	switch name {
	case prefix + "attrescaper", prefix + "htmlescaper", prefix + "rcdataescaper":
		return "html"
	case prefix + "urlescaper", prefix + "urlnormalizer":
		return "urlquery"
	}
	return name
}

// coveredBy: what one escaper gives, the next would leave as it is.
func coveredBy(name, next string) bool {
	switch name {
	case prefix + "commentescaper":
		return next == prefix+"attrescaper" || next == prefix+"htmlescaper"
	case prefix + "cssescaper", prefix + "jsregexpescaper", prefix + "jsstrescaper", prefix + "jstmpllitescaper":
		return next == prefix+"attrescaper"
	case prefix + "urlescaper":
		return next == prefix+"urlnormalizer"
	}
	return false
}

// called gives the function that a command calls by name.
func called(c *parse.CommandNode) (string, bool) {
	if id, ok := c.Args[0].(*parse.IdentifierNode); ok {
		return id.Ident, true
	}
	return "", false
}

func addCall(cmds []*parse.CommandNode, name string, at parse.Pos) []*parse.CommandNode {
	if n := len(cmds); n > 0 {
		if last, ok := called(cmds[n-1]); ok && coveredBy(last, name) {
			return cmds
		}
	}
	id := parse.NewIdentifier(name).SetTree(nil).SetPos(at)
	return append(cmds, &parse.CommandNode{NodeType: parse.NodeCommand, Args: []parse.Node{id}})
}

// complete adds the escapers that a pipeline lacks. A predefined escaper at its end goes to the place of the one it stands for.
func complete(p *parse.PipeNode, escapers []string) {
	if len(escapers) == 0 {
		return
	}
	cmds := p.Cmds
	if n := len(cmds); n > 0 {
		last := cmds[n-1]
		if name, ok := called(last); ok && isPredefined(name) {
			if n == 1 && len(last.Args) > 1 {
				// {{html a b}}: its arguments become a text first.
				last.Args[0] = parse.NewIdentifier("_eval_args_").SetTree(nil).SetPos(last.Args[0].Position())
				cmds = addCall(cmds, name, p.Position())
			}
			moved := false
			for i, e := range escapers {
				if standsFor(e) == name {
					escapers[i], moved = name, true
				}
			}
			if moved {
				cmds = cmds[:len(cmds)-1]
			}
		}
	}
	there := map[string]bool{}
	for _, c := range cmds {
		if name, ok := called(c); ok {
			there[standsFor(name)] = true
		}
	}
	cmds = append([]*parse.CommandNode(nil), cmds...)
	for _, e := range escapers {
		if !there[standsFor(e)] {
			cmds = addCall(cmds, e, p.Position())
		}
	}
	p.Cmds = cmds
}
