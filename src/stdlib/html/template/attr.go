// What the values of HTML's attributes are. Facts: the lists of attributes in HTML 4 and HTML 5, and the guesses for others that
// the package's documentation states.

package template

import (
	"strings"
	"sync"
)

var attrsOfContent = [...]struct {
	t     contentType
	names string
}{
	{contentPlain, `accept alt autocomplete autofocus autoplay border checked class cols colspan contenteditable contextmenu controls coords
		datetime default dir dirname disabled draggable dropzone for formtarget headers height hidden high hreflang id ismap kind label lang list
		loop low max maxlength media mediagroup min multiple name open optimum placeholder preload pubdate radiogroup readonly required reversed
		rows rowspan spellcheck scope scoped seamless selected shape size sizes span srclang start step tabindex target title width wrap`},
	{contentURL, `action archive background cite classid codebase data formaction href icon longdesc manifest poster profile src usemap xmlns`},
	{contentUnsafe, `accept-charset async challenge charset content crossorigin defer enctype form formenctype formmethod formnovalidate
		http-equiv keytype language method novalidate pattern rel sandbox type value`},
	{contentHTML, "srcdoc"},
	{contentSrcset, "srcset"},
	{contentCSS, "style"},
}

var contentOfAttr = sync.OnceValue(func() map[string]contentType {
	m := make(map[string]contentType, 128)
	for _, k := range attrsOfContent {
		for name := range strings.FieldsSeq(k.names) {
			m[name] = k.t
		}
	}
	return m
})

// attrType gives what the value of an attribute is at most; name is in lower case.
func attrType(name string) contentType {
	if custom, ok := strings.CutPrefix(name, "data-"); ok {
		name = custom
	} else if space, local, ok := strings.Cut(name, ":"); ok {
		if space == "xmlns" {
			return contentURL
		}
		name = local
	}
	if t, ok := contentOfAttr()[name]; ok {
		return t
	}
	if strings.HasPrefix(name, "on") {
		return contentJS
	}
	for _, part := range [...]string{"src", "uri", "url"} {
		if strings.Contains(name, part) {
			return contentURL
		}
	}
	return contentPlain
}
