// Makes values safe in a context. These are the functions that escaping adds to pipelines, under the names in funcs.

package template

import (
	"bytes"
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"text/template"
	"unicode/utf8"
)

// unsafeText stands in place of what must not be shown.
const unsafeText = "ZgotmplZ"

const prefix = "_html_template_"

var funcs = template.FuncMap{
	prefix + "attrescaper":      escapeAttr,
	prefix + "commentescaper":   escapeComment,
	prefix + "cssescaper":       escapeCSS,
	prefix + "cssvaluefilter":   filterCSS,
	prefix + "htmlnamefilter":   filterName,
	prefix + "htmlescaper":      escapeText,
	prefix + "jsregexpescaper":  escapeJSRegexp,
	prefix + "jsstrescaper":     escapeJSString,
	prefix + "jstmpllitescaper": escapeJSTemplate,
	prefix + "jsvalescaper":     jsValue,
	prefix + "nospaceescaper":   escapeUnquoted,
	prefix + "rcdataescaper":    escapeRCDATA,
	prefix + "srcsetescaper":    filterSrcset,
	prefix + "urlescaper":       escapeURL,
	prefix + "urlfilter":        filterURL,
	prefix + "urlnormalizer":    normalizeURL,
	"_eval_args_":               printArgs,
}

// HTML.

// Characters that are references in text and quoted values, and in values without quotes. Trusted HTML has its references already.
const (
	htmlQuoted         = "\x00\"'+<>&"
	htmlQuotedTrusted  = "\x00\"'+<>"
	htmlPlain          = "\x00\t\n\v\f\r \"'+<=>`&"
	htmlPlainTrusted   = "\x00\t\n\v\f\r \"'+<=>`"
	replacementInPlain = "&#xfffd;"
)

// htmlReferences replaces the characters of a set. Values without quotes have no characters that are none (U+FFFD, U+FDD0 and so on).
func htmlReferences(s, set string, quoted bool) string {
	var out strings.Builder
	kept := 0
	for i := 0; i < len(s); {
		r, size := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			if quoted {
				i++
				continue
			}
			r, size = utf8.DecodeRuneInString(s[i:])
		}
		reference := ""
		switch {
		case r >= utf8.RuneSelf:
			if 0xfdd0 <= r && r <= 0xfdef || 0xfff0 <= r && r <= 0xffff {
				reference = fmt.Sprintf("&#x%x;", r)
			}
		case strings.IndexByte(set, s[i]) < 0:
		case r == 0 && quoted:
			reference = "\uFFFD"
		case r == 0:
			reference = replacementInPlain
		case r == '&':
			reference = "&amp;"
		case r == '<':
			reference = "&lt;"
		case r == '>':
			reference = "&gt;"
		default:
			reference = fmt.Sprintf("&#%d;", r)
		}
		if reference != "" {
			out.WriteString(s[kept:i])
			out.WriteString(reference)
			kept = i + size
		}
		i += size
	}
	if kept == 0 {
		return s
	}
	return out.String() + s[kept:]
}

func escapeText(args ...any) string {
	s, t := textOf(args)
	if t == contentHTML {
		return s
	}
	return htmlReferences(s, htmlQuoted, true)
}

func escapeRCDATA(args ...any) string {
	s, t := textOf(args)
	if t == contentHTML {
		return htmlReferences(s, htmlQuotedTrusted, true)
	}
	return htmlReferences(s, htmlQuoted, true)
}

func escapeAttr(args ...any) string {
	s, t := textOf(args)
	if t == contentHTML {
		return htmlReferences(withoutTags(s), htmlQuotedTrusted, true)
	}
	return htmlReferences(s, htmlQuoted, true)
}

func escapeUnquoted(args ...any) string {
	s, t := textOf(args)
	switch {
	case s == "":
		return unsafeText // the next thing would become the value
	case t == contentHTML:
		return htmlReferences(withoutTags(s), htmlPlainTrusted, false)
	}
	return htmlReferences(s, htmlPlain, false)
}

// Values in comments are left out.
func escapeComment(args ...any) string { return "" }

// filterName lets parts of names of elements and harmless attributes pass.
func filterName(args ...any) string {
	s, t := textOf(args)
	if t == contentHTMLAttr {
		return s
	}
	s = strings.ToLower(s)
	if s == "" || attrType(s) != contentPlain {
		return unsafeText
	}
	for _, r := range s {
		if !('a' <= r && r <= 'z' || '0' <= r && r <= '9') {
			return unsafeText
		}
	}
	return s
}

// withoutTags gives the text of a fragment of HTML: of its tags and comments nothing is left, of scripts and the like what is in them.
func withoutTags(fragment string) string {
	s := []byte(fragment)
	var text bytes.Buffer
	var c context
	plain := true // there was nothing but text
	isText := func() bool { return c.state == stateText || c.state == stateRCDATA }
	i := 0
	for i < len(s) {
		if c.delim != delimNone {
			n := bytes.IndexAny(s[i:], c.delim.ends())
			if n < 0 {
				break
			}
			i += n
			if c.delim != delimSpaceOrTagEnd {
				i++
			}
			c = context{state: stateTag, element: c.element}
			continue
		}
		at := c.state
		if c.element != elementNone && !at.has(isInTag) {
			at = stateRCDATA
		}
		next, n := steps[at](c, s[i:])
		if isText() {
			text.Write(s[i:textEnd(s, i, i+n, next.state != c.state)])
		} else {
			plain = false
		}
		c = next
		i += n
	}
	if plain {
		return fragment
	}
	if isText() {
		text.Write(s[i:])
	}
	return text.String()
}

// textEnd gives the end of the text in s[start:end], which a tag or comment at its end may follow.
func textEnd(s []byte, start, end int, left bool) int {
	if left {
		if i := bytes.LastIndexByte(s[start:end], '<'); i >= 0 {
			return start + i
		}
	}
	return end
}

// JavaScript.

// jsEscape escapes the control characters, the line separators, the characters of one set by number and those of another by a backslash.
func jsEscape(s, numbered, slashed string) string {
	var out strings.Builder
	kept := 0
	for i := 0; i < len(s); i++ {
		size, escape := 1, ""
		switch c := s[i]; {
		case c < ' ':
			if k := strings.IndexByte("\t\n\f\r", c); k >= 0 {
				escape = `\` + "tnfr"[k:k+1]
			} else {
				escape = fmt.Sprintf(`\u%04x`, c)
			}
		case strings.IndexByte(numbered, c) >= 0:
			escape = fmt.Sprintf(`\u%04x`, c)
		case strings.IndexByte(slashed, c) >= 0:
			escape = `\` + s[i:i+1]
		case strings.HasPrefix(s[i:], "\u2028"):
			size, escape = 3, `\u2028`
		case strings.HasPrefix(s[i:], "\u2029"):
			size, escape = 3, `\u2029`
		default:
			continue
		}
		out.WriteString(s[kept:i])
		out.WriteString(escape)
		kept = i + size
		i = kept - 1
	}
	if kept == 0 {
		return s
	}
	return out.String() + s[kept:]
}

const jsNumbered = "\"'&+<>"

func escapeJSString(args ...any) string {
	s, t := textOf(args)
	if t == contentJSStr {
		return jsEscape(s, jsNumbered+"`", "/")
	}
	return jsEscape(s, jsNumbered+"`", `/\`)
}

func escapeJSTemplate(args ...any) string {
	s, _ := textOf(args)
	return jsEscape(s, jsNumbered+"`${}", `/\`)
}

func escapeJSRegexp(args ...any) string {
	s, _ := textOf(args)
	if s == "" {
		return "(?:)" // two slashes would be a comment
	}
	return jsEscape(s, jsNumbered, `$()*-./?[\]^{|}`)
}

var scriptTag = regexp.MustCompile("(?i)<(/?)script")

// jsValue gives an expression that has the value.
func jsValue(args ...any) string {
	var value any
	if len(args) == 1 {
		value = pointed(args[0], marshalerType)
		switch v := value.(type) {
		case JS:
			return string(v)
		case JSStr:
			return `"` + string(v) + `"`
		case json.Marshaler: // even if it is a Stringer
		case fmt.Stringer:
			value = v.String()
		}
	} else {
		values := make([]any, len(args))
		for i, a := range args {
			values[i] = pointed(a, marshalerType)
		}
		value = fmt.Sprint(values...)
	}
	b, err := json.Marshal(value)
	if err != nil {
		// The text may be of a MarshalJSON: it must end neither the comment nor the script.
		text := scriptTag.ReplaceAllString(err.Error(), `\x3C${1}script`)
		text = strings.ReplaceAll(text, "*/", "* /")
		text = strings.ReplaceAll(text, "<!--", `\x3C!--`)
		return " /* " + text + " */null "
	}
	if len(b) == 0 {
		return " null "
	}
	first, _ := utf8.DecodeRune(b)
	last, _ := utf8.DecodeLastRune(b)
	s := strings.ReplaceAll(strings.ReplaceAll(string(b), "\u2028", `\u2028`), "\u2029", `\u2029`)
	if inJSName(first) || inJSName(last) {
		return " " + s + " " // apart from keywords
	}
	return s
}

// isJSType: a script of this type is JavaScript, or JSON.
func isJSType(mime string) bool {
	mime, _, _ = strings.Cut(mime, ";")
	mime = strings.TrimSpace(strings.ToLower(mime))
	switch mime {
	case "", "module", "application/json", "application/ld+json", "text/jscript", "text/livescript":
		return true
	case "text/javascript1.0", "text/javascript1.1", "text/javascript1.2", "text/javascript1.3", "text/javascript1.4", "text/javascript1.5":
		return true
	}
	kind, sub, _ := strings.Cut(mime, "/")
	sub = strings.TrimPrefix(sub, "x-")
	return (kind == "application" || kind == "text") && (sub == "javascript" || sub == "ecmascript")
}

// CSS.

func escapeCSS(args ...any) string {
	s, _ := textOf(args)
	var out strings.Builder
	kept := 0
	for i := 0; i < len(s); i++ {
		if strings.IndexByte("\x00\t\n\f\r\"&'()+/:;<>\\{}", s[i]) < 0 {
			continue
		}
		out.WriteString(s[kept:i])
		kept = i + 1
		if s[i] == '\\' {
			out.WriteString(`\\`)
			continue
		}
		fmt.Fprintf(&out, `\%x`, s[i])
		if kept == len(s) || hexValue(s[kept]) >= 0 || isSpace(s[kept]) {
			out.WriteByte(' ') // ends the number
		}
	}
	if kept == 0 {
		return s
	}
	return out.String() + s[kept:]
}

// filterCSS lets quantities, names, keywords and colours pass, not what could end a declaration or run a script.
func filterCSS(args ...any) string {
	s, t := textOf(args)
	if t == contentCSS {
		return s
	}
	b := decodeCSS([]byte(s))
	var name []byte // the characters of names
	for i, c := range b {
		if strings.IndexByte("\x00\"'()/;@[\\]`{}<>", c) >= 0 || c == '-' && i > 0 && b[i-1] == '-' {
			return unsafeText
		}
		if c != '-' && c < utf8.RuneSelf && inCSSName(rune(c)) {
			name = append(name, c)
		}
	}
	name = bytes.ToLower(name)
	if bytes.Contains(name, []byte("expression")) || bytes.Contains(name, []byte("mozbinding")) {
		return unsafeText
	}
	return string(b)
}

// URLs.

func filterURL(args ...any) string {
	s, t := textOf(args)
	if t != contentURL && !isSafeURL(s) {
		return "#" + unsafeText
	}
	return s
}

// isSafeURL: its scheme, if any, is one whose links only go somewhere.
func isSafeURL(s string) bool {
	scheme, _, ok := strings.Cut(s, ":")
	if !ok || strings.Contains(scheme, "/") {
		return true
	}
	for _, known := range [...]string{"http", "https", "mailto"} {
		if strings.EqualFold(scheme, known) {
			return true
		}
	}
	return false
}

// percent encodes what is not in a URL, and what has a meaning in it unless the text is a URL (whole).
func percent(s string, whole bool) string {
	var out strings.Builder
	kept := 0
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case isAlnum(c) || strings.IndexByte("-._~", c) >= 0:
			continue
		case whole && strings.IndexByte("!#$&*+,/:;=?@[]", c) >= 0:
			continue
		case whole && c == '%' && i+2 < len(s) && hexValue(s[i+1]) >= 0 && hexValue(s[i+2]) >= 0:
			continue
		}
		out.WriteString(s[kept:i])
		fmt.Fprintf(&out, "%%%02x", c)
		kept = i + 1
	}
	if kept == 0 {
		return s
	}
	return out.String() + s[kept:]
}

func escapeURL(args ...any) string {
	s, t := textOf(args)
	return percent(s, t == contentURL)
}

func normalizeURL(args ...any) string {
	s, _ := textOf(args)
	return percent(s, true)
}

// filterSrcset takes each of the images: a URL, and its width or density.
func filterSrcset(args ...any) string {
	s, t := textOf(args)
	switch t {
	case contentSrcset:
		return s
	case contentURL:
		return strings.ReplaceAll(percent(s, true), ",", "%2c")
	}
	images := strings.Split(s, ",")
	for i, image := range images {
		start := skipSpace([]byte(image), 0)
		end := start
		for end < len(image) && !isSpace(image[end]) {
			end++
		}
		url, size := image[start:end], image[end:]
		harmless := isSafeURL(url)
		for k := range len(size) {
			harmless = harmless && (isSpace(size[k]) || isAlnum(size[k]))
		}
		if harmless {
			images[i] = image[:start] + percent(url, true) + size
		} else {
			images[i] = "#" + unsafeText
		}
	}
	return strings.Join(images, ",")
}
