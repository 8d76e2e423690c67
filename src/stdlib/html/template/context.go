// What a parser of HTML knows at one place of a template: the context, and the enumerations it is made of. Their names are part of error
// texts ("ends in a non-text context: {stateAttr delimDoubleQuote ...}") and of the names of derived templates.

package template

import (
	"fmt"
	"slices"
	"strings"
	"text/template/parse"
)

// context is comparable with same, not with ==. The zero value is the context at the start of a fragment of HTML.
type context struct {
	state        state
	delim        delim
	urlPart      urlPart
	jsCtx        jsCtx
	jsBraceDepth []int // open braces in each ${ of the JavaScript template literals around
	attr         attr
	element      element
	leave        parse.Node // the break or continue that ended a body here
	err          *Error     // in stateError
}

func failed(err *Error) context { return context{state: stateError, err: err} }

func (c context) String() string {
	var err error
	if c.err != nil {
		err = c.err
	}
	return fmt.Sprint("{", strings.Join([]string{
		c.state.String(), c.delim.String(), c.urlPart.String(), c.jsCtx.String(), fmt.Sprint(c.jsBraceDepth), c.attr.String(), c.element.String(), fmt.Sprint(err),
	}, " "), "}")
}

func (c context) same(d context) bool {
	return c.state == d.state && c.delim == d.delim && c.urlPart == d.urlPart && c.jsCtx == d.jsCtx && slices.Equal(c.jsBraceDepth, d.jsBraceDepth) &&
		c.attr == d.attr && c.element == d.element && c.err == d.err
}

// fork gives a context whose brace depths are its own.
func (c context) fork() context {
	c.jsBraceDepth = slices.Clone(c.jsBraceDepth)
	return c
}

// nameIn is the name of the variant of a template that starts in context c: the name itself in text.
func (c context) nameIn(template string) string {
	if c.state == stateText {
		return template
	}
	parts := []string{template + "$htmltemplate", c.state.String()}
	part := func(there bool, s fmt.Stringer) {
		if there {
			parts = append(parts, s.String())
		}
	}
	part(c.delim != delimNone, c.delim)
	part(c.urlPart != urlPartNone, c.urlPart)
	part(c.jsCtx != jsCtxRegexp, c.jsCtx)
	if c.jsBraceDepth != nil {
		parts = append(parts, fmt.Sprintf("jsBraceDepth(%v)", c.jsBraceDepth))
	}
	part(c.attr != attrNone, c.attr)
	part(c.element != elementNone, c.element)
	return strings.Join(parts, "_")
}

// state is where in HTML, and in the languages inside it, a place is.
type state uint8

const (
	stateText        state = iota // outside of tags, comments and the special elements
	stateTag                      // in a tag, before an attribute or the tag's end
	stateAttrName                 // in an attribute's name
	stateAfterName                // after a name, before '='
	stateBeforeValue              // after '='
	stateHTMLCmt                  // in <!-- -->
	stateRCDATA                   // in textarea or title
	stateAttr                     // in an attribute's value that is text
	stateURL                      // that is a URL
	stateSrcset                   // that is a list of URLs
	stateJS                       // in JavaScript: a script or an event handler
	stateJSDqStr
	stateJSSqStr
	stateJSTmplLit
	stateJSRegexp
	stateJSBlockCmt
	stateJSLineCmt
	stateJSHTMLOpenCmt  // after <!-- in a script, which comments out a line
	stateJSHTMLCloseCmt // after -->
	stateCSS            // in a style element or attribute
	stateCSSDqStr
	stateCSSSqStr
	stateCSSDqURL // in url("...")
	stateCSSSqURL
	stateCSSURL
	stateCSSBlockCmt
	stateCSSLineCmt
	stateError          // nothing is known any more: context.err says why
	stateMetaContent    // in the content of a meta element
	stateMetaContentURL // after url= in it
	stateDead           // after break or continue
	stateCount
)

// What a state is besides its name.
const (
	isComment       = 1 << iota // its text is for authors, and left out
	isInTag                     // only possible in a tag
	isScriptLiteral             // a literal in a script, where script tags must not show
)

var states = [stateCount]struct {
	name string
	is   int
}{
	stateText:           {"stateText", 0},
	stateTag:            {"stateTag", isInTag},
	stateAttrName:       {"stateAttrName", isInTag},
	stateAfterName:      {"stateAfterName", isInTag},
	stateBeforeValue:    {"stateBeforeValue", isInTag},
	stateHTMLCmt:        {"stateHTMLCmt", isComment},
	stateRCDATA:         {"stateRCDATA", 0},
	stateAttr:           {"stateAttr", isInTag},
	stateURL:            {"stateURL", 0},
	stateSrcset:         {"stateSrcset", 0},
	stateJS:             {"stateJS", 0},
	stateJSDqStr:        {"stateJSDqStr", isScriptLiteral},
	stateJSSqStr:        {"stateJSSqStr", isScriptLiteral},
	stateJSTmplLit:      {"stateJSTmplLit", isScriptLiteral},
	stateJSRegexp:       {"stateJSRegexp", isScriptLiteral},
	stateJSBlockCmt:     {"stateJSBlockCmt", isComment},
	stateJSLineCmt:      {"stateJSLineCmt", isComment},
	stateJSHTMLOpenCmt:  {"stateJSHTMLOpenCmt", isComment},
	stateJSHTMLCloseCmt: {"stateJSHTMLCloseCmt", isComment},
	stateCSS:            {"stateCSS", 0},
	stateCSSDqStr:       {"stateCSSDqStr", 0},
	stateCSSSqStr:       {"stateCSSSqStr", 0},
	stateCSSDqURL:       {"stateCSSDqURL", 0},
	stateCSSSqURL:       {"stateCSSSqURL", 0},
	stateCSSURL:         {"stateCSSURL", 0},
	stateCSSBlockCmt:    {"stateCSSBlockCmt", isComment},
	stateCSSLineCmt:     {"stateCSSLineCmt", isComment},
	stateError:          {"stateError", 0},
	stateMetaContent:    {"stateMetaContent", 0},
	stateMetaContentURL: {"stateMetaContentURL", 0},
	stateDead:           {"stateDead", 0},
}

func (s state) String() string    { return states[s].name }
func (s state) has(what int) bool { return states[s].is&what != 0 }

// delim is what ends the attribute's value around.
type delim uint8

const (
	delimNone delim = iota
	delimDoubleQuote
	delimSingleQuote
	delimSpaceOrTagEnd
)

func (d delim) String() string {
	return [...]string{"delimNone", "delimDoubleQuote", "delimSingleQuote", "delimSpaceOrTagEnd"}[d]
}

// ends are the bytes that can end the value.
func (d delim) ends() string { return [...]string{"", `"`, "'", " \t\n\f\r>"}[d] }

// urlPart is the part of a URL (RFC 3986) a place is in.
type urlPart uint8

const (
	urlPartNone urlPart = iota // none, or its start
	urlPartPreQuery
	urlPartQueryOrFrag
	urlPartUnknown // either, after branches that differ
)

func (u urlPart) String() string {
	return [...]string{"urlPartNone", "urlPartPreQuery", "urlPartQueryOrFrag", "urlPartUnknown"}[u]
}

// jsCtx is what a slash would be in JavaScript.
type jsCtx uint8

const (
	jsCtxRegexp jsCtx = iota
	jsCtxDivOp
	jsCtxUnknown // either, after branches that differ
)

func (j jsCtx) String() string {
	return [...]string{"jsCtxRegexp", "jsCtxDivOp", "jsCtxUnknown"}[j]
}

// element is the element around, or whose start tag is around, if it is one whose body is special.
type element uint8

const (
	elementNone element = iota
	elementScript
	elementStyle
	elementTextarea
	elementTitle
	elementMeta
)

var elements = [...]struct {
	name, tag string
	body      state // of its content
}{
	elementNone:     {"elementNone", "", stateText},
	elementScript:   {"elementScript", "script", stateJS},
	elementStyle:    {"elementStyle", "style", stateCSS},
	elementTextarea: {"elementTextarea", "textarea", stateRCDATA},
	elementTitle:    {"elementTitle", "title", stateRCDATA},
	elementMeta:     {"elementMeta", "meta", stateText},
}

func (e element) String() string { return elements[e].name }

func elementOf(tag string) element {
	for e := elementScript; e <= elementMeta; e++ {
		if strings.EqualFold(elements[e].tag, tag) {
			return e
		}
	}
	return elementNone
}

// attr is the kind of the attribute around, from its name to its value.
type attr uint8

const (
	attrNone attr = iota
	attrScript
	attrScriptType
	attrStyle
	attrURL
	attrSrcset
	attrMetaContent
)

var attrs = [...]struct {
	name  string
	value state // at the start of its value
}{
	attrNone:        {"attrNone", stateAttr},
	attrScript:      {"attrScript", stateJS},
	attrScriptType:  {"attrScriptType", stateAttr},
	attrStyle:       {"attrStyle", stateCSS},
	attrURL:         {"attrURL", stateURL},
	attrSrcset:      {"attrSrcset", stateSrcset},
	attrMetaContent: {"attrMetaContent", stateMetaContent},
}

func (a attr) String() string { return attrs[a].name }
