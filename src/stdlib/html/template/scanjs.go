// Reads the text of templates as JavaScript: only as far as strings, template literals, regular expressions and comments need it.

package template

import (
	"bytes"
	"strings"
)

const jsSpace = "\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"

// jsCtxAfter says what a slash would be after tokens that are no strings, comments, regular expressions or slashes: a division if the last
// one ends an operand. Braces are taken for the ends of blocks, parentheses for the ends of operands.
func jsCtxAfter(s []byte, before jsCtx) jsCtx {
	s = bytes.TrimRight(s, jsSpace)
	if len(s) == 0 {
		return before
	}
	last := s[len(s)-1]
	operand := true
	switch {
	case last == '+' || last == '-':
		// Of a run of them pairs are operators after an operand; a single one takes an operand.
		run := len(s) - len(bytes.TrimRight(s, string(rune(last))))
		operand = run%2 == 0
	case last == '.':
		operand = len(s) > 1 && '0' <= s[len(s)-2] && s[len(s)-2] <= '9'
	case strings.IndexByte(",<>=*%&|^?!~([:;{}", last) >= 0:
		operand = false
	default:
		word := len(s)
		for word > 0 && inJSName(rune(s[word-1])) {
			word--
		}
		operand = !jsWantsOperand(string(s[word:]))
	}
	if operand {
		return jsCtxDivOp
	}
	return jsCtxRegexp
}

// jsWantsOperand: a keyword after which an expression can start.
func jsWantsOperand(word string) bool {
	switch word {
	case "break", "case", "continue", "delete", "do", "else", "finally", "in", "instanceof", "return", "throw", "try", "typeof", "void":
		return true
	}
	return false
}

func inJSName(r rune) bool { return r < 0x80 && (isAlnum(byte(r)) || r == '$' || r == '_') }

func inJS(c context, s []byte) (context, int) {
	i := bytes.IndexAny(s, "\"`'/{}<-#")
	if i < 0 {
		c.jsCtx = jsCtxAfter(s, c.jsCtx)
		return c, len(s)
	}
	c.jsCtx = jsCtxAfter(s[:i], c.jsCtx)
	rest := s[i:]
	// enter goes to a state after a token of n bytes.
	enter := func(to state, n int) (context, int) {
		c.state = to
		return c, i + n
	}
	literal := func(to state) (context, int) {
		c.jsCtx = jsCtxRegexp
		return enter(to, 1)
	}
	switch rest[0] {
	case '"':
		return literal(stateJSDqStr)
	case '\'':
		return literal(stateJSSqStr)
	case '`':
		return literal(stateJSTmplLit)
	case '/':
		switch {
		case startsWith(rest, "//"):
			return enter(stateJSLineCmt, 2)
		case startsWith(rest, "/*"):
			return enter(stateJSBlockCmt, 2)
		case c.jsCtx == jsCtxRegexp:
			return enter(stateJSRegexp, 1)
		case c.jsCtx == jsCtxUnknown:
			return failed(errorAt(ErrSlashAmbig, nil, 0, "'/' could start a division or regexp: %.32q", rest)), len(s)
		}
		c.jsCtx = jsCtxRegexp
	case '<':
		// <!-- and --> comment out the rest of their line (ECMAScript, B.1.1), as #! does.
		if startsWith(rest, commentOpen) {
			return enter(stateJSHTMLOpenCmt, 4)
		}
	case '-':
		if startsWith(rest, commentClose) {
			return enter(stateJSHTMLCloseCmt, 3)
		}
	case '#':
		if startsWith(rest, "#!") {
			return enter(stateJSLineCmt, 2)
		}
	case '{':
		if n := len(c.jsBraceDepth); n > 0 {
			c.jsBraceDepth[n-1]++
		}
		c.jsCtx = jsCtxAfter(rest[:1], c.jsCtx)
	case '}':
		if n := len(c.jsBraceDepth); n > 0 {
			c.jsBraceDepth[n-1]--
			if c.jsBraceDepth[n-1] < 0 { // the end of ${
				c.jsBraceDepth = c.jsBraceDepth[:n-1]
				return enter(stateJSTmplLit, 1)
			}
		}
		c.jsCtx = jsCtxAfter(rest[:1], c.jsCtx)
	}
	return c, i + 1
}

// openEscape is the error of a text that ends in a backslash.
func openEscape(language string, s []byte) (context, int) {
	return failed(errorAt(ErrPartialEscape, nil, 0, "unfinished escape sequence in %s string: %q", language, s)), len(s)
}

func inJSTemplate(c context, s []byte) (context, int) {
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			if i++; i == len(s) {
				return openEscape("JS", s)
			}
		case '$':
			if startsWith(s[i:], "${") {
				c.jsBraceDepth = append(c.jsBraceDepth, 0)
				c.state = stateJS
				return c, i + 2
			}
		case '`':
			c.state = stateJS
			return c, i + 1
		}
	}
	return c, len(s)
}

// inJSQuoted reads strings and regular expressions.
func inJSQuoted(c context, s []byte) (context, int) {
	quote := byte('"')
	switch c.state {
	case stateJSSqStr:
		quote = '\''
	case stateJSRegexp:
		quote = '/'
	}
	class := false // in [] of a regular expression
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '\\':
			if i++; i == len(s) {
				return openEscape("JS", s)
			}
		case quote == '/' && (s[i] == '[' || s[i] == ']'):
			class = s[i] == '['
		case s[i] != quote:
		case quote == '/' && i > 0 && i+7 <= len(s) && strings.EqualFold(string(s[i-1:i+7]), "</script"):
			i++ // it will be escaped
		case !class:
			c.state, c.jsCtx = stateJS, jsCtxDivOp
			return c, i + 1
		}
	}
	if class {
		return failed(errorAt(ErrPartialCharset, nil, 0, "unfinished JS regexp charset: %q", s)), len(s)
	}
	return c, len(s)
}

// inBlockComment and inLineComment read the comments of JavaScript and CSS.
func inBlockComment(c context, s []byte) (context, int) {
	i := bytes.Index(s, []byte("*/"))
	if i < 0 {
		return c, len(s)
	}
	if c.state == stateJSBlockCmt {
		c.state = stateJS
	} else {
		c.state = stateCSS
	}
	return c, i + 2
}

// The end of the line is not part of a comment.
func inLineComment(c context, s []byte) (context, int) {
	ends, after := "\n\r\u2028\u2029", stateJS
	if c.state == stateCSSLineCmt {
		ends, after = "\n\f\r", stateCSS
	}
	i := bytes.IndexAny(s, ends)
	if i < 0 {
		return c, len(s)
	}
	c.state = after
	return c, i
}
