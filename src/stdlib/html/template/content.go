// Types for text that is safe in one language, and how an action's values become text.

package template

import (
	"encoding/json"
	"fmt"
	"reflect"
)

type (
	// CSS is trusted text of a style sheet, rule, declaration or value.
	CSS string
	// HTML is a trusted fragment of an HTML document.
	HTML string
	// HTMLAttr is a trusted attribute, such as ` dir="ltr"`.
	HTMLAttr string
	// JS is a trusted expression of JavaScript.
	JS string
	// JSStr is trusted text for the inside of a string in JavaScript.
	JSStr string
	// URL is a trusted URL or part of one.
	URL string
	// Srcset is a trusted value of a srcset attribute.
	Srcset string
)

// contentType is what a text is trusted to be. Of attributes it is what their values are; contentUnsafe ones change how other content is read.
type contentType uint8

const (
	contentPlain contentType = iota
	contentCSS
	contentHTML
	contentHTMLAttr
	contentJS
	contentJSStr
	contentURL
	contentSrcset
	contentUnsafe
)

var (
	errorType     = reflect.TypeFor[error]()
	stringerType  = reflect.TypeFor[fmt.Stringer]()
	marshalerType = reflect.TypeFor[json.Marshaler]()
)

// pointed follows pointers to a value that is none, is nil, or whose type implements one of the interfaces.
func pointed(a any, stops ...reflect.Type) any {
	if a == nil || reflect.TypeOf(a).Kind() != reflect.Pointer {
		return a
	}
	v := reflect.ValueOf(a)
	for v.Kind() == reflect.Pointer && !v.IsNil() {
		for _, stop := range stops {
			if v.Type().Implements(stop) {
				return v.Interface()
			}
		}
		v = v.Elem()
	}
	return v.Interface()
}

func printable(a any) any { return pointed(a, stringerType, errorType) }

// textOf gives the text of an action's values and what it is trusted to be. Several values are printed; nil ones are left out.
func textOf(args []any) (string, contentType) {
	if len(args) == 1 {
		switch s := pointed(args[0]).(type) {
		case string:
			return s, contentPlain
		case CSS:
			return string(s), contentCSS
		case HTML:
			return string(s), contentHTML
		case HTMLAttr:
			return string(s), contentHTMLAttr
		case JS:
			return string(s), contentJS
		case JSStr:
			return string(s), contentJSStr
		case URL:
			return string(s), contentURL
		case Srcset:
			return string(s), contentSrcset
		}
	}
	values := make([]any, 0, len(args))
	for _, a := range args {
		if a != nil {
			values = append(values, printable(a))
		}
	}
	return fmt.Sprint(values...), contentPlain
}

// printArgs is fmt.Sprint for values behind pointers.
func printArgs(args ...any) string {
	values := make([]any, len(args))
	for i, a := range args {
		values[i] = printable(a)
	}
	return fmt.Sprint(values...)
}
