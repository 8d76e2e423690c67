// run

package main

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"text/template"
)

type user struct {
	Name  string
	Tags  []string
	Score map[string]int
	Next  *user
}

func (u user) Greet(s string) string { return s + ", " + u.Name }
func (u *user) Fail() (int, error)   { return 0, errors.New("no luck") }

func main() {
	funcs := template.FuncMap{"upper": strings.ToUpper, "add": func(a, b int) int { return a + b }}
	u := &user{"Ann", []string{"x", "y"}, map[string]int{"b": 2, "a": 1}, nil}
	for _, text := range []string{
		"{{.Name | upper | printf \"%-5s|\"}} {{.Greet \"hi\"}}",
		"{{range $i, $t := .Tags}}{{if $i}}, {{end}}{{$i}}={{$t}}{{else}}none{{end}}",
		"{{range $k, $v := .Score}}{{$k}}:{{$v}};{{end}} {{range 3}}{{.}}{{end}}",
		"{{range .Tags}}{{if eq . \"y\"}}{{break}}{{end}}{{.}}{{continue}}never{{end}}",
		"{{with .Next}}{{.Name}}{{else with .Name}}{{.}}!{{end}}",
		"{{define \"t\"}}<{{.}}>{{end}}{{template \"t\" .Name}}{{block \"b\" .Tags}}{{len .}}{{end}}",
		"{{- /* nothing */ -}}  {{ 1.5 }} {{ 'a' }} {{ 0x10 }} {{ true }} {{ `raw` }} {{- \" q\" }}  {{- 3 -}}  .",
		"{{$x := 1}}{{$x = add $x 41}}{{$x}} {{and 1 0 (index .Tags 9)}} {{or 0 \"z\"}} {{not 0}} {{lt 1 2}} {{ge 1.5 2.5}} {{ne \"a\" \"b\"}}",
		"{{html \"<a href='x'>\"}} {{js \"it's\\n\"}} {{urlquery \"a b&c\"}} {{slice .Name 1 2}} {{index .Score \"a\"}} {{print 1 2 \"x\"}}",
		"{{.Missing}}", "{{.Fail}}", "{{index .Tags 5}}", "{{.Next.Name}}", "{{if}}", "{{range .Tags}}", "{{nope 1}}", "{{.Name | 3}}", "{{\"a\" | add 1}}",
		"{{template \"none\"}}", "{{end}}", "{{.Name.X.Y}}", "a\n{{if .X}\n}}", "{{add 1}}", "{{break}}", "{{$y}}", "{{lt 1 \"a\"}}", "{{1 2}}", "{{call .Name}}",
	} {
		t, err := template.New("t").Funcs(funcs).Parse(text)
		if err == nil {
			err = t.Execute(os.Stdout, u)
		}
		if err != nil {
			fmt.Print("  error: ", err)
		}
		fmt.Println()
	}
}

// Output:
// ANN  | hi, Ann
// 0=x, 1=y
// a:1;b:2; 012
// x
// Ann!
//   error: template: t:1: template: multiple definition of template "t"
// 1.5 97 16 true raw q3.
// 42 0 z true true false true
// &lt;a href=&#39;x&#39;&gt; it\'s\u000A a+b%26c n 1 1 2x
//   error: template: t:1:2: executing "t" at <.Missing>: can't evaluate field Missing in type *main.user
//   error: template: t:1:2: executing "t" at <.Fail>: error calling Fail: no luck
//   error: template: t:1:2: executing "t" at <index .Tags 5>: error calling index: index out of range: 5
//   error: template: t:1:7: executing "t" at <.Next.Name>: nil pointer evaluating *main.user.Name
//   error: template: t:1: missing value for if
//   error: template: t:1: unexpected EOF
//   error: template: t:1: function "nope" not defined
//   error: template: t:1: non executable command in pipeline stage 2
//   error: template: t:1:12: executing "t" at <1>: wrong type for value; expected int; got string
//   error: template: t:1:11: executing "t" at <{{template "none"}}>: template "none" not defined
//   error: template: t:1: unexpected {{end}}
//   error: template: t:1:7: executing "t" at <.Name.X.Y>: can't evaluate field X in type string
//   error: template: t:2: bad character U+007D '}'
//   error: template: t:1:2: executing "t" at <add>: wrong number of args for add: want 2 got 1
//   error: template: t:1: {{break}} outside {{range}}
//   error: template: t:1: undefined variable "$y"
//   error: template: t:1:2: executing "t" at <lt 1 "a">: error calling lt: incompatible types for comparison: int and string
//   error: template: t:1:2: executing "t" at <1>: can't give argument to non-function 1
//   error: template: t:1:2: executing "t" at <call .Name>: error calling call: non-function .Name of type string
