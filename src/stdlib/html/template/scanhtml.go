// Reads the text of templates as HTML. A step takes the context before some text and gives the context after a prefix of it, and the
// prefix's length. Steps of JavaScript and CSS are in files of their own.

package template

import (
	"bytes"
	"html"
	"strings"
)

type step func(c context, s []byte) (context, int)

var steps = [stateCount]step{
	stateText:           inText,
	stateTag:            inTag,
	stateAttrName:       inAttrName,
	stateAfterName:      afterName,
	stateBeforeValue:    beforeValue,
	stateHTMLCmt:        inHTMLComment,
	stateRCDATA:         toEndTag,
	stateAttr:           toEnd,
	stateURL:            inURL,
	stateSrcset:         inURL,
	stateMetaContent:    inMetaContent,
	stateMetaContentURL: inMetaURL,
	stateJS:             inJS,
	stateJSDqStr:        inJSQuoted,
	stateJSSqStr:        inJSQuoted,
	stateJSRegexp:       inJSQuoted,
	stateJSTmplLit:      inJSTemplate,
	stateJSBlockCmt:     inBlockComment,
	stateJSLineCmt:      inLineComment,
	stateJSHTMLOpenCmt:  inLineComment,
	stateJSHTMLCloseCmt: inLineComment,
	stateCSS:            inCSS,
	stateCSSDqStr:       inCSSString,
	stateCSSSqStr:       inCSSString,
	stateCSSDqURL:       inCSSString,
	stateCSSSqURL:       inCSSString,
	stateCSSURL:         inCSSString,
	stateCSSBlockCmt:    inBlockComment,
	stateCSSLineCmt:     inLineComment,
	stateError:          toEnd,
}

// advance reads a prefix of s in context c. A value of an attribute is decoded before the language inside it reads it, so all of it that
// is in s is read at once.
func advance(c context, s []byte) (context, int) {
	if c.delim == delimNone {
		c1, n := toEndTag(c, s)
		if n == 0 {
			return c1, 0 // the end tag of a special element
		}
		return steps[c.state](c, s[:n])
	}
	end := bytes.IndexAny(s, c.delim.ends())
	value := s
	if end >= 0 {
		value = s[:end]
	}
	if c.delim == delimSpaceOrTagEnd {
		// Browsers differ in what these do in a value without quotes.
		if j := bytes.IndexAny(value, "\"'<=`"); j >= 0 {
			return failed(errorAt(ErrBadHTML, nil, 0, "%q in unquoted attr: %q", value[j:j+1], value)), len(s)
		}
	}
	if end < 0 {
		for rest := []byte(html.UnescapeString(string(s))); len(rest) > 0; {
			var n int
			c, n = steps[c.state](c, rest)
			rest = rest[n:]
		}
		return c, len(s)
	}
	after := context{state: stateTag, element: c.element}
	if c.state == stateAttr && c.element == elementScript && c.attr == attrScriptType && !isJSType(string(value)) {
		after.element = elementNone // a script of another language is text
	}
	if c.delim != delimSpaceOrTagEnd {
		end++ // the quote
	}
	return after, end
}

func toEnd(c context, s []byte) (context, int) { return c, len(s) }

const commentOpen, commentClose = "<!--", "-->"

func startsWith(s []byte, prefix string) bool {
	return len(s) >= len(prefix) && string(s[:len(prefix)]) == prefix
}

func inText(c context, s []byte) (context, int) {
	for at := 0; ; {
		i := bytes.IndexByte(s[at:], '<')
		if i < 0 {
			return c, len(s)
		}
		i += at
		if startsWith(s[i:], commentOpen) {
			return context{state: stateHTMLCmt}, i + len(commentOpen)
		}
		name := i + 1
		closing := name < len(s) && s[name] == '/'
		if closing {
			name++
		}
		if name == len(s) {
			return c, len(s)
		}
		end := tagNameEnd(s, name)
		if end > name {
			c = context{state: stateTag}
			if !closing {
				c.element = elementOf(string(s[name:end]))
			}
			return c, end
		}
		at = end
	}
}

func inTag(c context, s []byte) (context, int) {
	i := skipSpace(s, 0)
	if i == len(s) {
		return c, len(s)
	}
	if s[i] == '>' {
		after := context{state: elements[c.element].body, element: c.element}
		if c.element == elementMeta {
			after.element = elementNone // it has no body
		}
		return after, i + 1
	}
	end, err := attrNameEnd(s, i)
	if err != nil {
		return failed(err), len(s)
	}
	if end == i {
		return failed(errorAt(ErrBadHTML, nil, 0, "expected space, attr name, or end of tag, but got %q", s[i:])), len(s)
	}
	after := context{state: stateAfterName, element: c.element, attr: attrOf(c.element, strings.ToLower(string(s[i:end])))}
	if end == len(s) {
		after.state = stateAttrName // it may go on
	}
	return after, end
}

// attrOf gives the kind of an attribute of an element.
func attrOf(e element, name string) attr {
	switch {
	case e == elementScript && name == "type":
		return attrScriptType
	case e == elementMeta && name == "content":
		return attrMetaContent
	}
	switch attrType(name) {
	case contentURL:
		return attrURL
	case contentCSS:
		return attrStyle
	case contentJS:
		return attrScript
	case contentSrcset:
		return attrSrcset
	}
	return attrNone
}

func inAttrName(c context, s []byte) (context, int) {
	end, err := attrNameEnd(s, 0)
	if err != nil {
		return failed(err), len(s)
	}
	if end < len(s) {
		c.state = stateAfterName
	}
	return c, end
}

func afterName(c context, s []byte) (context, int) {
	i := skipSpace(s, 0)
	switch {
	case i == len(s):
	case s[i] == '=':
		c.state, i = stateBeforeValue, i+1
	default:
		c.state = stateTag
	}
	return c, i
}

func beforeValue(c context, s []byte) (context, int) {
	i := skipSpace(s, 0)
	if i == len(s) {
		return c, i
	}
	c.state = attrs[c.attr].value
	switch s[i] {
	case '"':
		c.delim, i = delimDoubleQuote, i+1
	case '\'':
		c.delim, i = delimSingleQuote, i+1
	default:
		c.delim = delimSpaceOrTagEnd
	}
	return c, i
}

func inHTMLComment(c context, s []byte) (context, int) {
	if i := bytes.Index(s, []byte(commentClose)); i >= 0 {
		return context{}, i + len(commentClose)
	}
	return c, len(s)
}

// toEndTag stops before the end tag of the special element around. In a script's literals and comments there is none: what looks like it
// will be escaped.
func toEndTag(c context, s []byte) (context, int) {
	if c.element == elementNone || c.element == elementScript && c.state.has(isScriptLiteral|isComment) {
		return c, len(s)
	}
	tag := elements[c.element].tag
	for at := 0; ; {
		i := bytes.Index(s[at:], []byte("</"))
		if i < 0 {
			return c, len(s)
		}
		i += at
		at = i + 2
		if end := at + len(tag); end <= len(s) && strings.EqualFold(string(s[at:end]), tag) {
			if end < len(s) && strings.IndexByte("> \t\n\f/", s[end]) >= 0 {
				return context{}, i
			}
			at = end
		}
	}
}

func inURL(c context, s []byte) (context, int) {
	if bytes.ContainsAny(s, "#?") {
		c.urlPart = urlPartQueryOrFrag
	} else if c.urlPart == urlPartNone && skipSpace(s, 0) < len(s) {
		c.urlPart = urlPartPreQuery
	}
	return c, len(s)
}

// inMetaContent looks for "url=", as in content="5; url=...".
func inMetaContent(c context, s []byte) (context, int) {
	for i := 0; i+3 < len(s); i++ {
		if strings.EqualFold(string(s[i:i+3]), "url") {
			if j := skipSpace(s, i+3); j < len(s) && s[j] == '=' {
				c.state = stateMetaContentURL
				return c, j + 1
			}
		}
	}
	return c, len(s)
}

func inMetaURL(c context, s []byte) (context, int) {
	if i := bytes.IndexByte(s, ';'); i >= 0 {
		c.state = stateMetaContent
		return c, i + 1
	}
	return c, len(s)
}

// attrNameEnd gives the end of the attribute's name at s[i:].
func attrNameEnd(s []byte, i int) (int, *Error) {
	for j := i; j < len(s); j++ {
		switch s[j] {
		case ' ', '\t', '\n', '\f', '\r', '=', '>':
			return j, nil
		case '\'', '"', '<':
			return 0, errorAt(ErrBadHTML, nil, 0, "%q in attribute name: %.32q", s[j:j+1], s)
		}
	}
	return len(s), nil
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }
func isAlnum(c byte) bool  { return isLetter(c) || '0' <= c && c <= '9' }

// tagNameEnd gives the end of the tag's name at s[i:], i if there is none. Names may have single '-' and ':' inside.
func tagNameEnd(s []byte, i int) int {
	if i == len(s) || !isLetter(s[i]) {
		return i
	}
	for i++; i < len(s); i++ {
		if isAlnum(s[i]) {
			continue
		}
		if (s[i] != ':' && s[i] != '-') || i+1 == len(s) || !isAlnum(s[i+1]) {
			break
		}
	}
	return i
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r' }

func skipSpace(s []byte, i int) int {
	for i < len(s) && isSpace(s[i]) {
		i++
	}
	return i
}
