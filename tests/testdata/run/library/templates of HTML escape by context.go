// run

package main

import (
	"errors"
	"fmt"
	"html/template"
	"strings"
)

type shown struct{ s string }

func (s *shown) String() string { return "<" + s.s + ">" }

type failing struct{}

func (failing) MarshalJSON() ([]byte, error) { return nil, errors.New("*/ <!-- </SCRIPT> done") }

func main() {
	data := map[string]any{
		"T": true, "F": false, "N": 42, "Nil": nil, "E": "",
		"X":    `<b a="1">'&'+` + "`\x00\u2028\u00e9</b>",
		"U":    "javascript:alert(1)",
		"V":    "http://h/a b?q=1&r=%20ü",
		"M":    "mailto:a@b",
		"L":    []any{1, "two", []string{"</script>", "ü"}, map[string]any{"k": 1.5}, nil},
		"P":    &shown{"p"},
		"Err":  errors.New("<err>"),
		"Bad":  failing{},
		"C":    "expression(alert(1))",
		"Px":   "10px",
		"Q":    `a\b"c'd(e)/*{}`,
		"HTML": template.HTML(`<i>It's &amp; <b title="x>y">bold</b><!-- c --></i>`),
		"CSS":  template.CSS("a { color: red }"),
		"JS":   template.JS("f(x) / 2"),
		"Str":  template.JSStr(`a\x27b"c/`),
		"URL":  template.URL("javascript:ok( 1 )"),
		"Attr": template.HTMLAttr(`dir="ltr"`),
		"Set":  template.Srcset("/a.png 2x"),
		"Imgs": "/a b.png 2x, javascript:x, /c.png 100w, /d.png <",
	}
	contexts := []string{
		"{{.}}", `<a title="{{.}}">`, "<a title={{.}}>", "<a title='x{{.}}y'>", `<a href="{{.}}">`, `<a href="/p/{{.}}?q={{.}}#{{.}}">`, `<a href={{.}}>`, "<a href='?{{.}}'>",
		"<textarea>{{.}}</textarea>", "<title>{{.}}</title>", "<script>x = {{.}}</script>", "<script>x = '{{.}}'</script>", `<script>x = "a{{.}}b"</script>`,
		"<script>x = `a{{.}}${ {{.}} }{{.}}`</script>", "<script>/x{{.}}/.test(y)</script>", "<script>// {{.}}\nf()/* {{.}} */</script>",
		`<p onclick="f({{.}}, '{{.}}')">`, `<p style="width: {{.}}">`, `<p style="background: url({{.}})">`, `<p style="content: '{{.}}'">`, "<style>p { color: {{.}} }</style>",
		"<style>/* {{.}} */ p { background: url('{{.}}') }</style>", "<!-- {{.}} -->", "<{{.}}>", "<p {{.}}>", "<p {{.}}=1>", "<p {{.}}='{{.}}'>", `<img srcset="{{.}}">`,
		`<meta http-equiv="refresh" content="5; url={{.}}">`, `<meta content="{{.}}">`, `<p data-url="{{.}}" xlink:href="{{.}}" onx="{{.}}" my-uri="{{.}}">`,
		`<script type="text/template">{{.}}</script>`, `<script type="application/ld+json">{"a": {{.}}}</script>`, "{{html .}}|{{. | html}}|{{. | urlquery}}", "<a title='{{html . .}}'>",
	}
	keys := strings.Fields("X U V M N L P Err Bad C Px Q E Nil HTML CSS JS Str URL Attr Set Imgs")
	for i, c := range contexts {
		t := template.Must(template.New("t").Parse(c))
		for j, k := range keys {
			// All in the first contexts, then some.
			if i >= 4 && (i+j)%3 != 0 {
				continue
			}
			var b strings.Builder
			err := t.Execute(&b, data[k])
			fmt.Printf("%s %s %+q", c, k, b.String())
			if err != nil {
				fmt.Print(" ", err)
			}
			fmt.Println()
		}
	}

	texts := []string{
		"{{if .T}}a{{else}}b{{end}}<b>", "a < b && <c d='e'>f < g</c><!-- c -->h", "<!DOCTYPE html><html>", "{{with $x := .X}}<p title='{{$x}}'>{{end}}", "{{range .L}}<li>{{.}}{{else}}none{{end}}",
		"<script>{{range .L}}f({{.}});{{break}}{{end}}</script>", "<p {{if .T}}title={{end}}{{.X}}>", "<p{{if .T}} checked{{end}}{{if .F}} x='y'{{end}}>",
		`{{define "s"}}{{.X}}{{end}}{{template "s" .}}<a href="{{template "s" .}}"><script>{{template "s" .}}</script>`,
		`{{define "r"}}{{if .F}}{{template "r" .}}{{end}}<i>{{end}}{{template "r" .}}`,
		"<script>var a = 1 /* x\ny */ + 2; /re[/]x/g.test('</script>'); b = 4 / 2 // c\n</script>", "<script>x = `${ {a: `${ {{.N}} }`} }`; '<!-- <script>'</script>",
		"<style>/* a */ b { c: d } // e\n</style>", "<textarea><b>{{.X}}</b></textarea>", "<a href='{{if .T}}/a{{else}}/b?{{end}}'>", "<a title=\"&quot;{{.X}}&amp;\" onclick='alert(&quot;{{.X}}&quot;)'>",
		"<a", "<a href='", "<script>", "<script>f({{if .T}}'{{end}})</script>", "<a href='{{if .T}}/a{{else}}/b?{{end}}{{.X}}'>", "<a b=c\"d>", "<a b<c>", "<a =b>", "{{template \"none\"}}",
		`{{define "t2"}}{{end}}{{define "q"}}{{if .T}}{{template "q" .}}{{end}}"<a title="{{end}}{{template "q" .}}`, "<script>/[{{.X}}]/</script>", "<script>'\\{{.X}}'</script>", "<style>a { b: '\\{{.X}}' }</style>",
		"<script>{{if .T}}x = 1{{end}}\n/{{.X}}/</script>", "<a b='{{html .X | print}}'>", "<a b={{.X | html}}>", "{{range .L}}<a b='{{end}}", "{{range .L}}{{if .}}<a b='{{break}}{{end}}{{end}}",
		"{{range .L}}{{if .}}<a b='{{continue}}{{end}}{{end}}", "<script>`${ {{.X}} `</script>", "{{if .T}}<a href='{{end}}{{.X}}", "{{.No.Such}}", "{{.X.Y}}",
	}
	for i, text := range texts {
		t, err := template.New(fmt.Sprint("t", i)).Parse(text)
		if err != nil {
			fmt.Println(text, err)
			continue
		}
		var b strings.Builder
		err = t.Execute(&b, data)
		fmt.Printf("%q %+q %v", text, b.String(), err)
		if e, ok := err.(*template.Error); ok {
			fmt.Print(" ", e.ErrorCode, " ", e.Name, " ", e.Line, " ", e.Node != nil)
		}
		again := t.Execute(&b, data)
		_, parse := t.Parse("x")
		_, clone := t.Clone()
		fmt.Println("|", (again == nil) == (err == nil), parse, clone)
	}
	t := template.Must(template.New("a").Parse(`{{define "b"}}[{{.}}]{{end}}{{block "c" .}}<c>{{end}}`))
	u := template.Must(t.Clone())
	template.Must(u.Parse(`{{define "c"}}<d href="{{.}}">{{end}}`))
	for _, t := range []*template.Template{t, u} {
		var b strings.Builder
		fmt.Println(t.Execute(&b, "javascript:x"), t.ExecuteTemplate(&b, "b", "<"), t.ExecuteTemplate(&b, "no", 1), b.String(), t.Lookup("b").Name(), len(t.Templates()))
	}
	fmt.Println(template.HTMLEscapeString("<a'b\">"), template.JSEscapeString("<a'b\">"), template.URLQueryEscaper("a b&", 1), template.HTMLEscaper("<", 1))
}

// Output:
// {{.}} X "&lt;b a=&#34;1&#34;&gt;&#39;&amp;&#39;&#43;`\ufffd\u2028\u00e9&lt;/b&gt;"
// {{.}} U "javascript:alert(1)"
// {{.}} V "http://h/a b?q=1&amp;r=%20\u00fc"
// {{.}} M "mailto:a@b"
// {{.}} N "42"
// {{.}} L "[1 two [&lt;/script&gt; \u00fc] map[k:1.5] &lt;nil&gt;]"
// {{.}} P "&lt;p&gt;"
// {{.}} Err "&lt;err&gt;"
// {{.}} Bad "{}"
// {{.}} C "expression(alert(1))"
// {{.}} Px "10px"
// {{.}} Q "a\\b&#34;c&#39;d(e)/*{}"
// {{.}} E ""
// {{.}} Nil ""
// {{.}} HTML "<i>It's &amp; <b title=\"x>y\">bold</b><!-- c --></i>"
// {{.}} CSS "a { color: red }"
// {{.}} JS "f(x) / 2"
// {{.}} Str "a\\x27b&#34;c/"
// {{.}} URL "javascript:ok( 1 )"
// {{.}} Attr "dir=&#34;ltr&#34;"
// {{.}} Set "/a.png 2x"
// {{.}} Imgs "/a b.png 2x, javascript:x, /c.png 100w, /d.png &lt;"
// <a title="{{.}}"> X "<a title=\"&lt;b a=&#34;1&#34;&gt;&#39;&amp;&#39;&#43;`\ufffd\u2028\u00e9&lt;/b&gt;\">"
// <a title="{{.}}"> U "<a title=\"javascript:alert(1)\">"
// <a title="{{.}}"> V "<a title=\"http://h/a b?q=1&amp;r=%20\u00fc\">"
// <a title="{{.}}"> M "<a title=\"mailto:a@b\">"
// <a title="{{.}}"> N "<a title=\"42\">"
// <a title="{{.}}"> L "<a title=\"[1 two [&lt;/script&gt; \u00fc] map[k:1.5] &lt;nil&gt;]\">"
// <a title="{{.}}"> P "<a title=\"&lt;p&gt;\">"
// <a title="{{.}}"> Err "<a title=\"&lt;err&gt;\">"
// <a title="{{.}}"> Bad "<a title=\"{}\">"
// <a title="{{.}}"> C "<a title=\"expression(alert(1))\">"
// <a title="{{.}}"> Px "<a title=\"10px\">"
// <a title="{{.}}"> Q "<a title=\"a\\b&#34;c&#39;d(e)/*{}\">"
// <a title="{{.}}"> E "<a title=\"\">"
// <a title="{{.}}"> Nil "<a title=\"\">"
// <a title="{{.}}"> HTML "<a title=\"It&#39;s &amp; bold\">"
// <a title="{{.}}"> CSS "<a title=\"a { color: red }\">"
// <a title="{{.}}"> JS "<a title=\"f(x) / 2\">"
// <a title="{{.}}"> Str "<a title=\"a\\x27b&#34;c/\">"
// <a title="{{.}}"> URL "<a title=\"javascript:ok( 1 )\">"
// <a title="{{.}}"> Attr "<a title=\"dir=&#34;ltr&#34;\">"
// <a title="{{.}}"> Set "<a title=\"/a.png 2x\">"
// <a title="{{.}}"> Imgs "<a title=\"/a b.png 2x, javascript:x, /c.png 100w, /d.png &lt;\">"
// <a title={{.}}> X "<a title=&lt;b&#32;a&#61;&#34;1&#34;&gt;&#39;&amp;&#39;&#43;&#96;&#xfffd;\u2028\u00e9&lt;/b&gt;>"
// <a title={{.}}> U "<a title=javascript:alert(1)>"
// <a title={{.}}> V "<a title=http://h/a&#32;b?q&#61;1&amp;r&#61;%20\u00fc>"
// <a title={{.}}> M "<a title=mailto:a@b>"
// <a title={{.}}> N "<a title=42>"
// <a title={{.}}> L "<a title=[1&#32;two&#32;[&lt;/script&gt;&#32;\u00fc]&#32;map[k:1.5]&#32;&lt;nil&gt;]>"
// <a title={{.}}> P "<a title=&lt;p&gt;>"
// <a title={{.}}> Err "<a title=&lt;err&gt;>"
// <a title={{.}}> Bad "<a title={}>"
// <a title={{.}}> C "<a title=expression(alert(1))>"
// <a title={{.}}> Px "<a title=10px>"
// <a title={{.}}> Q "<a title=a\\b&#34;c&#39;d(e)/*{}>"
// <a title={{.}}> E "<a title=ZgotmplZ>"
// <a title={{.}}> Nil "<a title=ZgotmplZ>"
// <a title={{.}}> HTML "<a title=It&#39;s&#32;&amp;&#32;bold>"
// <a title={{.}}> CSS "<a title=a&#32;{&#32;color:&#32;red&#32;}>"
// <a title={{.}}> JS "<a title=f(x)&#32;/&#32;2>"
// <a title={{.}}> Str "<a title=a\\x27b&#34;c/>"
// <a title={{.}}> URL "<a title=javascript:ok(&#32;1&#32;)>"
// <a title={{.}}> Attr "<a title=dir&#61;&#34;ltr&#34;>"
// <a title={{.}}> Set "<a title=/a.png&#32;2x>"
// <a title={{.}}> Imgs "<a title=/a&#32;b.png&#32;2x,&#32;javascript:x,&#32;/c.png&#32;100w,&#32;/d.png&#32;&lt;>"
// <a title='x{{.}}y'> X "<a title='x&lt;b a=&#34;1&#34;&gt;&#39;&amp;&#39;&#43;`\ufffd\u2028\u00e9&lt;/b&gt;y'>"
// <a title='x{{.}}y'> U "<a title='xjavascript:alert(1)y'>"
// <a title='x{{.}}y'> V "<a title='xhttp://h/a b?q=1&amp;r=%20\u00fcy'>"
// <a title='x{{.}}y'> M "<a title='xmailto:a@by'>"
// <a title='x{{.}}y'> N "<a title='x42y'>"
// <a title='x{{.}}y'> L "<a title='x[1 two [&lt;/script&gt; \u00fc] map[k:1.5] &lt;nil&gt;]y'>"
// <a title='x{{.}}y'> P "<a title='x&lt;p&gt;y'>"
// <a title='x{{.}}y'> Err "<a title='x&lt;err&gt;y'>"
// <a title='x{{.}}y'> Bad "<a title='x{}y'>"
// <a title='x{{.}}y'> C "<a title='xexpression(alert(1))y'>"
// <a title='x{{.}}y'> Px "<a title='x10pxy'>"
// <a title='x{{.}}y'> Q "<a title='xa\\b&#34;c&#39;d(e)/*{}y'>"
// <a title='x{{.}}y'> E "<a title='xy'>"
// <a title='x{{.}}y'> Nil "<a title='xy'>"
// <a title='x{{.}}y'> HTML "<a title='xIt&#39;s &amp; boldy'>"
// <a title='x{{.}}y'> CSS "<a title='xa { color: red }y'>"
// <a title='x{{.}}y'> JS "<a title='xf(x) / 2y'>"
// <a title='x{{.}}y'> Str "<a title='xa\\x27b&#34;c/y'>"
// <a title='x{{.}}y'> URL "<a title='xjavascript:ok( 1 )y'>"
// <a title='x{{.}}y'> Attr "<a title='xdir=&#34;ltr&#34;y'>"
// <a title='x{{.}}y'> Set "<a title='x/a.png 2xy'>"
// <a title='x{{.}}y'> Imgs "<a title='x/a b.png 2x, javascript:x, /c.png 100w, /d.png &lt;y'>"
// <a href="{{.}}"> V "<a href=\"http://h/a%20b?q=1&amp;r=%20%c3%bc\">"
// <a href="{{.}}"> L "<a href=\"[1%20two%20[%3c/script%3e%20%c3%bc]%20map[k:1.5]%20%3cnil%3e]\">"
// <a href="{{.}}"> Bad "<a href=\"%7b%7d\">"
// <a href="{{.}}"> Q "<a href=\"a%5cb%22c%27d%28e%29/*%7b%7d\">"
// <a href="{{.}}"> HTML "<a href=\"%3ci%3eIt%27s%20&amp;amp;%20%3cb%20title=%22x%3ey%22%3ebold%3c/b%3e%3c!--%20c%20--%3e%3c/i%3e\">"
// <a href="{{.}}"> Str "<a href=\"a%5cx27b%22c/\">"
// <a href="{{.}}"> Set "<a href=\"/a.png%202x\">"
// <a href="/p/{{.}}?q={{.}}#{{.}}"> U "<a href=\"/p/javascript:alert%281%29?q=javascript%3aalert%281%29#javascript%3aalert%281%29\">"
// <a href="/p/{{.}}?q={{.}}#{{.}}"> N "<a href=\"/p/42?q=42#42\">"
// <a href="/p/{{.}}?q={{.}}#{{.}}"> Err "<a href=\"/p/%3cerr%3e?q=%3cerr%3e#%3cerr%3e\">"
// <a href="/p/{{.}}?q={{.}}#{{.}}"> Px "<a href=\"/p/10px?q=10px#10px\">"
// <a href="/p/{{.}}?q={{.}}#{{.}}"> Nil "<a href=\"/p/?q=#\">"
// <a href="/p/{{.}}?q={{.}}#{{.}}"> JS "<a href=\"/p/f%28x%29%20/%202?q=f%28x%29%20%2f%202#f%28x%29%20%2f%202\">"
// <a href="/p/{{.}}?q={{.}}#{{.}}"> Attr "<a href=\"/p/dir=%22ltr%22?q=dir%3d%22ltr%22#dir%3d%22ltr%22\">"
// <a href={{.}}> X "<a href=%3cb%20a&#61;%221%22%3e%27&amp;%27&#43;%60%00%e2%80%a8%c3%a9%3c/b%3e>"
// <a href={{.}}> M "<a href=mailto:a@b>"
// <a href={{.}}> P "<a href=%3cp%3e>"
// <a href={{.}}> C "<a href=expression%28alert%281%29%29>"
// <a href={{.}}> E "<a href=ZgotmplZ>"
// <a href={{.}}> CSS "<a href=#ZgotmplZ>"
// <a href={{.}}> URL "<a href=javascript:ok%28%201%20%29>"
// <a href={{.}}> Imgs "<a href=/a%20b.png%202x,%20javascript:x,%20/c.png%20100w,%20/d.png%20%3c>"
// <a href='?{{.}}'> V "<a href='?http%3a%2f%2fh%2fa%20b%3fq%3d1%26r%3d%2520%c3%bc'>"
// <a href='?{{.}}'> L "<a href='?%5b1%20two%20%5b%3c%2fscript%3e%20%c3%bc%5d%20map%5bk%3a1.5%5d%20%3cnil%3e%5d'>"
// <a href='?{{.}}'> Bad "<a href='?%7b%7d'>"
// <a href='?{{.}}'> Q "<a href='?a%5cb%22c%27d%28e%29%2f%2a%7b%7d'>"
// <a href='?{{.}}'> HTML "<a href='?%3ci%3eIt%27s%20%26amp%3b%20%3cb%20title%3d%22x%3ey%22%3ebold%3c%2fb%3e%3c%21--%20c%20--%3e%3c%2fi%3e'>"
// <a href='?{{.}}'> Str "<a href='?a%5cx27b%22c%2f'>"
// <a href='?{{.}}'> Set "<a href='?%2fa.png%202x'>"
// <textarea>{{.}}</textarea> U "<textarea>javascript:alert(1)</textarea>"
// <textarea>{{.}}</textarea> N "<textarea>42</textarea>"
// <textarea>{{.}}</textarea> Err "<textarea>&lt;err&gt;</textarea>"
// <textarea>{{.}}</textarea> Px "<textarea>10px</textarea>"
// <textarea>{{.}}</textarea> Nil "<textarea></textarea>"
// <textarea>{{.}}</textarea> JS "<textarea>f(x) / 2</textarea>"
// <textarea>{{.}}</textarea> Attr "<textarea>dir=&#34;ltr&#34;</textarea>"
// <title>{{.}}</title> X "<title>&lt;b a=&#34;1&#34;&gt;&#39;&amp;&#39;&#43;`\ufffd\u2028\u00e9&lt;/b&gt;</title>"
// <title>{{.}}</title> M "<title>mailto:a@b</title>"
// <title>{{.}}</title> P "<title>&lt;p&gt;</title>"
// <title>{{.}}</title> C "<title>expression(alert(1))</title>"
// <title>{{.}}</title> E "<title></title>"
// <title>{{.}}</title> CSS "<title>a { color: red }</title>"
// <title>{{.}}</title> URL "<title>javascript:ok( 1 )</title>"
// <title>{{.}}</title> Imgs "<title>/a b.png 2x, javascript:x, /c.png 100w, /d.png &lt;</title>"
// <script>x = {{.}}</script> V "<script>x = \"http://h/a b?q=1\\u0026r=%20\u00fc\"</script>"
// <script>x = {{.}}</script> L "<script>x = [1,\"two\",[\"\\u003c/script\\u003e\",\"\u00fc\"],{\"k\":1.5},null]</script>"
// <script>x = {{.}}</script> Bad "<script>x =  /* json: error calling MarshalJSON for type main.failing: * / \\x3C!-- \\x3C/script> done */null </script>"
// <script>x = {{.}}</script> Q "<script>x = \"a\\\\b\\\"c'd(e)/*{}\"</script>"
// <script>x = {{.}}</script> HTML "<script>x = \"\\u003ci\\u003eIt's \\u0026amp; \\u003cb title=\\\"x\\u003ey\\\"\\u003ebold\\u003c/b\\u003e\\u003c!-- c --\\u003e\\u003c/i\\u003e\"</script>"
// <script>x = {{.}}</script> Str "<script>x = \"a\\x27b\"c/\"</script>"
// <script>x = {{.}}</script> Set "<script>x = \"/a.png 2x\"</script>"
// <script>x = '{{.}}'</script> U "<script>x = 'javascript:alert(1)'</script>"
// <script>x = '{{.}}'</script> N "<script>x = '42'</script>"
// <script>x = '{{.}}'</script> Err "<script>x = '\\u003cerr\\u003e'</script>"
// <script>x = '{{.}}'</script> Px "<script>x = '10px'</script>"
// <script>x = '{{.}}'</script> Nil "<script>x = ''</script>"
// <script>x = '{{.}}'</script> JS "<script>x = 'f(x) \\/ 2'</script>"
// <script>x = '{{.}}'</script> Attr "<script>x = 'dir=\\u0022ltr\\u0022'</script>"
// <script>x = "a{{.}}b"</script> X "<script>x = \"a\\u003cb a=\\u00221\\u0022\\u003e\\u0027\\u0026\\u0027\\u002b\\u0060\\u0000\\u2028\u00e9\\u003c\\/b\\u003eb\"</script>"
// <script>x = "a{{.}}b"</script> M "<script>x = \"amailto:a@bb\"</script>"
// <script>x = "a{{.}}b"</script> P "<script>x = \"a\\u003cp\\u003eb\"</script>"
// <script>x = "a{{.}}b"</script> C "<script>x = \"aexpression(alert(1))b\"</script>"
// <script>x = "a{{.}}b"</script> E "<script>x = \"ab\"</script>"
// <script>x = "a{{.}}b"</script> CSS "<script>x = \"aa { color: red }b\"</script>"
// <script>x = "a{{.}}b"</script> URL "<script>x = \"ajavascript:ok( 1 )b\"</script>"
// <script>x = "a{{.}}b"</script> Imgs "<script>x = \"a\\/a b.png 2x, javascript:x, \\/c.png 100w, \\/d.png \\u003cb\"</script>"
// <script>x = `a{{.}}${ {{.}} }{{.}}`</script> V "<script>x = `ahttp:\\/\\/h\\/a b?q=1\\u0026r=%20\u00fc${ \"http://h/a b?q=1\\u0026r=%20\u00fc\" }http:\\/\\/h\\/a b?q=1\\u0026r=%20\u00fc`</script>"
// <script>x = `a{{.}}${ {{.}} }{{.}}`</script> L "<script>x = `a[1 two [\\u003c\\/script\\u003e \u00fc] map[k:1.5] \\u003cnil\\u003e]${ [1,\"two\",[\"\\u003c/script\\u003e\",\"\u00fc\"],{\"k\":1.5},null] }[1 two [\\u003c\\/script\\u003e \u00fc] map[k:1.5] \\u003cnil\\u003e]`</script>"
// <script>x = `a{{.}}${ {{.}} }{{.}}`</script> Bad "<script>x = `a\\u007b\\u007d${  /* json: error calling MarshalJSON for type main.failing: * / \\x3C!-- \\x3C/script> done */null  }\\u007b\\u007d`</script>"
// <script>x = `a{{.}}${ {{.}} }{{.}}`</script> Q "<script>x = `aa\\\\b\\u0022c\\u0027d(e)\\/*\\u007b\\u007d${ \"a\\\\b\\\"c'd(e)/*{}\" }a\\\\b\\u0022c\\u0027d(e)\\/*\\u007b\\u007d`</script>"
// <script>x = `a{{.}}${ {{.}} }{{.}}`</script> HTML "<script>x = `a\\u003ci\\u003eIt\\u0027s \\u0026amp; \\u003cb title=\\u0022x\\u003ey\\u0022\\u003ebold\\u003c\\/b\\u003e\\u003c!-- c --\\u003e\\u003c\\/i\\u003e${ \"\\u003ci\\u003eIt's \\u0026amp; \\u003cb title=\\\"x\\u003ey\\\"\\u003ebold\\u003c/b\\u003e\\u003c!-- c --\\u003e\\u003c/i\\u003e\" }\\u003ci\\u003eIt\\u0027s \\u0026amp; \\u003cb title=\\u0022x\\u003ey\\u0022\\u003ebold\\u003c\\/b\\u003e\\u003c!-- c --\\u003e\\u003c\\/i\\u003e`</script>"
// <script>x = `a{{.}}${ {{.}} }{{.}}`</script> Str "<script>x = `aa\\\\x27b\\u0022c\\/${ \"a\\x27b\"c/\" }a\\\\x27b\\u0022c\\/`</script>"
// <script>x = `a{{.}}${ {{.}} }{{.}}`</script> Set "<script>x = `a\\/a.png 2x${ \"/a.png 2x\" }\\/a.png 2x`</script>"
// <script>/x{{.}}/.test(y)</script> U "<script>/xjavascript:alert\\(1\\)/.test(y)</script>"
// <script>/x{{.}}/.test(y)</script> N "<script>/x42/.test(y)</script>"
// <script>/x{{.}}/.test(y)</script> Err "<script>/x\\u003cerr\\u003e/.test(y)</script>"
// <script>/x{{.}}/.test(y)</script> Px "<script>/x10px/.test(y)</script>"
// <script>/x{{.}}/.test(y)</script> Nil "<script>/x(?:)/.test(y)</script>"
// <script>/x{{.}}/.test(y)</script> JS "<script>/xf\\(x\\) \\/ 2/.test(y)</script>"
// <script>/x{{.}}/.test(y)</script> Attr "<script>/xdir=\\u0022ltr\\u0022/.test(y)</script>"
// <script>// {{.}}
// f()/* {{.}} */</script> X "<script>\nf()  </script>"
// <script>// {{.}}
// f()/* {{.}} */</script> M "<script>\nf()  </script>"
// <script>// {{.}}
// f()/* {{.}} */</script> P "<script>\nf()  </script>"
// <script>// {{.}}
// f()/* {{.}} */</script> C "<script>\nf()  </script>"
// <script>// {{.}}
// f()/* {{.}} */</script> E "<script>\nf()  </script>"
// <script>// {{.}}
// f()/* {{.}} */</script> CSS "<script>\nf()  </script>"
// <script>// {{.}}
// f()/* {{.}} */</script> URL "<script>\nf()  </script>"
// <script>// {{.}}
// f()/* {{.}} */</script> Imgs "<script>\nf()  </script>"
// <p onclick="f({{.}}, '{{.}}')"> V "<p onclick=\"f(&#34;http://h/a b?q=1\\u0026r=%20\u00fc&#34;, 'http:\\/\\/h\\/a b?q=1\\u0026r=%20\u00fc')\">"
// <p onclick="f({{.}}, '{{.}}')"> L "<p onclick=\"f([1,&#34;two&#34;,[&#34;\\u003c/script\\u003e&#34;,&#34;\u00fc&#34;],{&#34;k&#34;:1.5},null], '[1 two [\\u003c\\/script\\u003e \u00fc] map[k:1.5] \\u003cnil\\u003e]')\">"
// <p onclick="f({{.}}, '{{.}}')"> Bad "<p onclick=\"f( /* json: error calling MarshalJSON for type main.failing: * / \\x3C!-- \\x3C/script&gt; done */null , '{}')\">"
// <p onclick="f({{.}}, '{{.}}')"> Q "<p onclick=\"f(&#34;a\\\\b\\&#34;c&#39;d(e)/*{}&#34;, 'a\\\\b\\u0022c\\u0027d(e)\\/*{}')\">"
// <p onclick="f({{.}}, '{{.}}')"> HTML "<p onclick=\"f(&#34;\\u003ci\\u003eIt&#39;s \\u0026amp; \\u003cb title=\\&#34;x\\u003ey\\&#34;\\u003ebold\\u003c/b\\u003e\\u003c!-- c --\\u003e\\u003c/i\\u003e&#34;, '\\u003ci\\u003eIt\\u0027s \\u0026amp; \\u003cb title=\\u0022x\\u003ey\\u0022\\u003ebold\\u003c\\/b\\u003e\\u003c!-- c --\\u003e\\u003c\\/i\\u003e')\">"
// <p onclick="f({{.}}, '{{.}}')"> Str "<p onclick=\"f(&#34;a\\x27b&#34;c/&#34;, 'a\\x27b\\u0022c\\/')\">"
// <p onclick="f({{.}}, '{{.}}')"> Set "<p onclick=\"f(&#34;/a.png 2x&#34;, '\\/a.png 2x')\">"
// <p style="width: {{.}}"> U "<p style=\"width: ZgotmplZ\">"
// <p style="width: {{.}}"> N "<p style=\"width: 42\">"
// <p style="width: {{.}}"> Err "<p style=\"width: ZgotmplZ\">"
// <p style="width: {{.}}"> Px "<p style=\"width: 10px\">"
// <p style="width: {{.}}"> Nil "<p style=\"width: \">"
// <p style="width: {{.}}"> JS "<p style=\"width: ZgotmplZ\">"
// <p style="width: {{.}}"> Attr "<p style=\"width: ZgotmplZ\">"
// <p style="background: url({{.}})"> X "<p style=\"background: url(%3cb%20a=%221%22%3e%27&amp;%27&#43;%60%00%e2%80%a8%c3%a9%3c/b%3e)\">"
// <p style="background: url({{.}})"> M "<p style=\"background: url(mailto:a@b)\">"
// <p style="background: url({{.}})"> P "<p style=\"background: url(%3cp%3e)\">"
// <p style="background: url({{.}})"> C "<p style=\"background: url(expression%28alert%281%29%29)\">"
// <p style="background: url({{.}})"> E "<p style=\"background: url()\">"
// <p style="background: url({{.}})"> CSS "<p style=\"background: url(#ZgotmplZ)\">"
// <p style="background: url({{.}})"> URL "<p style=\"background: url(javascript:ok%28%201%20%29)\">"
// <p style="background: url({{.}})"> Imgs "<p style=\"background: url(/a%20b.png%202x,%20javascript:x,%20/c.png%20100w,%20/d.png%20%3c)\">"
// <p style="content: '{{.}}'"> V "<p style=\"content: 'http\\3a\\2f\\2fh\\2f a b?q=1\\26r=%20\u00fc'\">"
// <p style="content: '{{.}}'"> L "<p style=\"content: '[1 two [\\3c\\2fscript\\3e  \u00fc] map[k\\3a 1.5] \\3cnil\\3e]'\">"
// <p style="content: '{{.}}'"> Bad "<p style=\"content: '\\7b\\7d '\">"
// <p style="content: '{{.}}'"> Q "<p style=\"content: 'a\\\\b\\22 c\\27 d\\28 e\\29\\2f*\\7b\\7d '\">"
// <p style="content: '{{.}}'"> HTML "<p style=\"content: '\\3ci\\3eIt\\27s \\26 amp\\3b  \\3c b title=\\22x\\3ey\\22\\3e bold\\3c\\2f b\\3e\\3c!-- c --\\3e\\3c\\2fi\\3e '\">"
// <p style="content: '{{.}}'"> Str "<p style=\"content: 'a\\\\x27b\\22 c\\2f '\">"
// <p style="content: '{{.}}'"> Set "<p style=\"content: '\\2f a.png 2x'\">"
// <style>p { color: {{.}} }</style> U "<style>p { color: ZgotmplZ }</style>"
// <style>p { color: {{.}} }</style> N "<style>p { color: 42 }</style>"
// <style>p { color: {{.}} }</style> Err "<style>p { color: ZgotmplZ }</style>"
// <style>p { color: {{.}} }</style> Px "<style>p { color: 10px }</style>"
// <style>p { color: {{.}} }</style> Nil "<style>p { color:  }</style>"
// <style>p { color: {{.}} }</style> JS "<style>p { color: ZgotmplZ }</style>"
// <style>p { color: {{.}} }</style> Attr "<style>p { color: ZgotmplZ }</style>"
// <style>/* {{.}} */ p { background: url('{{.}}') }</style> X "<style>   p { background: url('%3cb%20a=%221%22%3e%27&%27+%60%00%e2%80%a8%c3%a9%3c/b%3e') }</style>"
// <style>/* {{.}} */ p { background: url('{{.}}') }</style> M "<style>   p { background: url('mailto:a@b') }</style>"
// <style>/* {{.}} */ p { background: url('{{.}}') }</style> P "<style>   p { background: url('%3cp%3e') }</style>"
// <style>/* {{.}} */ p { background: url('{{.}}') }</style> C "<style>   p { background: url('expression%28alert%281%29%29') }</style>"
// <style>/* {{.}} */ p { background: url('{{.}}') }</style> E "<style>   p { background: url('') }</style>"
// <style>/* {{.}} */ p { background: url('{{.}}') }</style> CSS "<style>   p { background: url('#ZgotmplZ') }</style>"
// <style>/* {{.}} */ p { background: url('{{.}}') }</style> URL "<style>   p { background: url('javascript:ok%28%201%20%29') }</style>"
// <style>/* {{.}} */ p { background: url('{{.}}') }</style> Imgs "<style>   p { background: url('/a%20b.png%202x,%20javascript:x,%20/c.png%20100w,%20/d.png%20%3c') }</style>"
// <!-- {{.}} --> V ""
// <!-- {{.}} --> L ""
// <!-- {{.}} --> Bad ""
// <!-- {{.}} --> Q ""
// <!-- {{.}} --> HTML ""
// <!-- {{.}} --> Str ""
// <!-- {{.}} --> Set ""
// <{{.}}> U "&lt;javascript:alert(1)>"
// <{{.}}> N "&lt;42>"
// <{{.}}> Err "&lt;&lt;err&gt;>"
// <{{.}}> Px "&lt;10px>"
// <{{.}}> Nil "&lt;>"
// <{{.}}> JS "&lt;f(x) / 2>"
// <{{.}}> Attr "&lt;dir=&#34;ltr&#34;>"
// <p {{.}}> X "<p ZgotmplZ>"
// <p {{.}}> M "<p ZgotmplZ>"
// <p {{.}}> P "<p ZgotmplZ>"
// <p {{.}}> C "<p ZgotmplZ>"
// <p {{.}}> E "<p ZgotmplZ>"
// <p {{.}}> CSS "<p ZgotmplZ>"
// <p {{.}}> URL "<p ZgotmplZ>"
// <p {{.}}> Imgs "<p ZgotmplZ>"
// <p {{.}}=1> V "<p ZgotmplZ=1>"
// <p {{.}}=1> L "<p ZgotmplZ=1>"
// <p {{.}}=1> Bad "<p ZgotmplZ=1>"
// <p {{.}}=1> Q "<p ZgotmplZ=1>"
// <p {{.}}=1> HTML "<p ZgotmplZ=1>"
// <p {{.}}=1> Str "<p ZgotmplZ=1>"
// <p {{.}}=1> Set "<p ZgotmplZ=1>"
// <p {{.}}='{{.}}'> U "<p ZgotmplZ='javascript:alert(1)'>"
// <p {{.}}='{{.}}'> N "<p 42='42'>"
// <p {{.}}='{{.}}'> Err "<p ZgotmplZ='&lt;err&gt;'>"
// <p {{.}}='{{.}}'> Px "<p 10px='10px'>"
// <p {{.}}='{{.}}'> Nil "<p ZgotmplZ=''>"
// <p {{.}}='{{.}}'> JS "<p ZgotmplZ='f(x) / 2'>"
// <p {{.}}='{{.}}'> Attr "<p dir=\"ltr\"='dir=&#34;ltr&#34;'>"
// <img srcset="{{.}}"> X "<img srcset=\"#ZgotmplZ\">"
// <img srcset="{{.}}"> M "<img srcset=\"mailto:a@b\">"
// <img srcset="{{.}}"> P "<img srcset=\"%3cp%3e\">"
// <img srcset="{{.}}"> C "<img srcset=\"expression%28alert%281%29%29\">"
// <img srcset="{{.}}"> E "<img srcset=\"\">"
// <img srcset="{{.}}"> CSS "<img srcset=\"#ZgotmplZ\">"
// <img srcset="{{.}}"> URL "<img srcset=\"javascript:ok%28%201%20%29\">"
// <img srcset="{{.}}"> Imgs "<img srcset=\"#ZgotmplZ,#ZgotmplZ, /c.png 100w,#ZgotmplZ\">"
// <meta http-equiv="refresh" content="5; url={{.}}"> V "<meta http-equiv=\"refresh\" content=\"5; url=http://h/a b?q=1&amp;r=%20\u00fc\">"
// <meta http-equiv="refresh" content="5; url={{.}}"> L "<meta http-equiv=\"refresh\" content=\"5; url=[1 two [&lt;/script&gt; \u00fc] map[k:1.5] &lt;nil&gt;]\">"
// <meta http-equiv="refresh" content="5; url={{.}}"> Bad "<meta http-equiv=\"refresh\" content=\"5; url={}\">"
// <meta http-equiv="refresh" content="5; url={{.}}"> Q "<meta http-equiv=\"refresh\" content=\"5; url=a\\b&#34;c&#39;d(e)/*{}\">"
// <meta http-equiv="refresh" content="5; url={{.}}"> HTML "<meta http-equiv=\"refresh\" content=\"5; url=&lt;i&gt;It&#39;s &amp;amp; &lt;b title=&#34;x&gt;y&#34;&gt;bold&lt;/b&gt;&lt;!-- c --&gt;&lt;/i&gt;\">"
// <meta http-equiv="refresh" content="5; url={{.}}"> Str "<meta http-equiv=\"refresh\" content=\"5; url=a\\x27b&#34;c/\">"
// <meta http-equiv="refresh" content="5; url={{.}}"> Set "<meta http-equiv=\"refresh\" content=\"5; url=/a.png 2x\">"
// <meta content="{{.}}"> U "<meta content=\"javascript:alert(1)\">"
// <meta content="{{.}}"> N "<meta content=\"42\">"
// <meta content="{{.}}"> Err "<meta content=\"&lt;err&gt;\">"
// <meta content="{{.}}"> Px "<meta content=\"10px\">"
// <meta content="{{.}}"> Nil "<meta content=\"\">"
// <meta content="{{.}}"> JS "<meta content=\"f(x) / 2\">"
// <meta content="{{.}}"> Attr "<meta content=\"dir=&#34;ltr&#34;\">"
// <p data-url="{{.}}" xlink:href="{{.}}" onx="{{.}}" my-uri="{{.}}"> X "<p data-url=\"%3cb%20a=%221%22%3e%27&amp;%27&#43;%60%00%e2%80%a8%c3%a9%3c/b%3e\" xlink:href=\"%3cb%20a=%221%22%3e%27&amp;%27&#43;%60%00%e2%80%a8%c3%a9%3c/b%3e\" onx=\"&#34;\\u003cb a=\\&#34;1\\&#34;\\u003e&#39;\\u0026&#39;&#43;`\\u0000\\u2028\u00e9\\u003c/b\\u003e&#34;\" my-uri=\"%3cb%20a=%221%22%3e%27&amp;%27&#43;%60%00%e2%80%a8%c3%a9%3c/b%3e\">"
// <p data-url="{{.}}" xlink:href="{{.}}" onx="{{.}}" my-uri="{{.}}"> M "<p data-url=\"mailto:a@b\" xlink:href=\"mailto:a@b\" onx=\"&#34;mailto:a@b&#34;\" my-uri=\"mailto:a@b\">"
// <p data-url="{{.}}" xlink:href="{{.}}" onx="{{.}}" my-uri="{{.}}"> P "<p data-url=\"%3cp%3e\" xlink:href=\"%3cp%3e\" onx=\"{}\" my-uri=\"%3cp%3e\">"
// <p data-url="{{.}}" xlink:href="{{.}}" onx="{{.}}" my-uri="{{.}}"> C "<p data-url=\"expression%28alert%281%29%29\" xlink:href=\"expression%28alert%281%29%29\" onx=\"&#34;expression(alert(1))&#34;\" my-uri=\"expression%28alert%281%29%29\">"
// <p data-url="{{.}}" xlink:href="{{.}}" onx="{{.}}" my-uri="{{.}}"> E "<p data-url=\"\" xlink:href=\"\" onx=\"&#34;&#34;\" my-uri=\"\">"
// <p data-url="{{.}}" xlink:href="{{.}}" onx="{{.}}" my-uri="{{.}}"> CSS "<p data-url=\"#ZgotmplZ\" xlink:href=\"#ZgotmplZ\" onx=\"&#34;a { color: red }&#34;\" my-uri=\"#ZgotmplZ\">"
// <p data-url="{{.}}" xlink:href="{{.}}" onx="{{.}}" my-uri="{{.}}"> URL "<p data-url=\"javascript:ok%28%201%20%29\" xlink:href=\"javascript:ok%28%201%20%29\" onx=\"&#34;javascript:ok( 1 )&#34;\" my-uri=\"javascript:ok%28%201%20%29\">"
// <p data-url="{{.}}" xlink:href="{{.}}" onx="{{.}}" my-uri="{{.}}"> Imgs "<p data-url=\"/a%20b.png%202x,%20javascript:x,%20/c.png%20100w,%20/d.png%20%3c\" xlink:href=\"/a%20b.png%202x,%20javascript:x,%20/c.png%20100w,%20/d.png%20%3c\" onx=\"&#34;/a b.png 2x, javascript:x, /c.png 100w, /d.png \\u003c&#34;\" my-uri=\"/a%20b.png%202x,%20javascript:x,%20/c.png%20100w,%20/d.png%20%3c\">"
// <script type="text/template">{{.}}</script> V "<script type=\"text/template\">http://h/a b?q=1&amp;r=%20\u00fc</script>"
// <script type="text/template">{{.}}</script> L "<script type=\"text/template\">[1 two [&lt;/script&gt; \u00fc] map[k:1.5] &lt;nil&gt;]</script>"
// <script type="text/template">{{.}}</script> Bad "<script type=\"text/template\">{}</script>"
// <script type="text/template">{{.}}</script> Q "<script type=\"text/template\">a\\b&#34;c&#39;d(e)/*{}</script>"
// <script type="text/template">{{.}}</script> HTML "<script type=\"text/template\"><i>It's &amp; <b title=\"x>y\">bold</b><!-- c --></i></script>"
// <script type="text/template">{{.}}</script> Str "<script type=\"text/template\">a\\x27b&#34;c/</script>"
// <script type="text/template">{{.}}</script> Set "<script type=\"text/template\">/a.png 2x</script>"
// <script type="application/ld+json">{"a": {{.}}}</script> U "<script type=\"application/ld+json\">{\"a\": \"javascript:alert(1)\"}</script>"
// <script type="application/ld+json">{"a": {{.}}}</script> N "<script type=\"application/ld+json\">{\"a\":  42 }</script>"
// <script type="application/ld+json">{"a": {{.}}}</script> Err "<script type=\"application/ld+json\">{\"a\": {}}</script>"
// <script type="application/ld+json">{"a": {{.}}}</script> Px "<script type=\"application/ld+json\">{\"a\": \"10px\"}</script>"
// <script type="application/ld+json">{"a": {{.}}}</script> Nil "<script type=\"application/ld+json\">{\"a\":  null }</script>"
// <script type="application/ld+json">{"a": {{.}}}</script> JS "<script type=\"application/ld+json\">{\"a\": f(x) / 2}</script>"
// <script type="application/ld+json">{"a": {{.}}}</script> Attr "<script type=\"application/ld+json\">{\"a\": \"dir=\\\"ltr\\\"\"}</script>"
// {{html .}}|{{. | html}}|{{. | urlquery}} X "&lt;b a=&#34;1&#34;&gt;&#39;&amp;&#39;+`\ufffd\u2028\u00e9&lt;/b&gt;|&lt;b a=&#34;1&#34;&gt;&#39;&amp;&#39;+`\ufffd\u2028\u00e9&lt;/b&gt;|%3Cb&#43;a%3D%221%22%3E%27%26%27%2B%60%00%E2%80%A8%C3%A9%3C%2Fb%3E"
// {{html .}}|{{. | html}}|{{. | urlquery}} M "mailto:a@b|mailto:a@b|mailto%3Aa%40b"
// {{html .}}|{{. | html}}|{{. | urlquery}} P "&lt;p&gt;|&lt;p&gt;|%3Cp%3E"
// {{html .}}|{{. | html}}|{{. | urlquery}} C "expression(alert(1))|expression(alert(1))|expression%28alert%281%29%29"
// {{html .}}|{{. | html}}|{{. | urlquery}} E "||"
// {{html .}}|{{. | html}}|{{. | urlquery}} CSS "a { color: red }|a { color: red }|a&#43;%7B&#43;color%3A&#43;red&#43;%7D"
// {{html .}}|{{. | html}}|{{. | urlquery}} URL "javascript:ok( 1 )|javascript:ok( 1 )|javascript%3Aok%28&#43;1&#43;%29"
// {{html .}}|{{. | html}}|{{. | urlquery}} Imgs "/a b.png 2x, javascript:x, /c.png 100w, /d.png &lt;|/a b.png 2x, javascript:x, /c.png 100w, /d.png &lt;|%2Fa&#43;b.png&#43;2x%2C&#43;javascript%3Ax%2C&#43;%2Fc.png&#43;100w%2C&#43;%2Fd.png&#43;%3C"
// <a title='{{html . .}}'> V "<a title='http://h/a b?q=1&amp;r=%20\u00fchttp://h/a b?q=1&amp;r=%20\u00fc'>"
// <a title='{{html . .}}'> L "<a title='[1 two [&lt;/script&gt; \u00fc] map[k:1.5] &lt;nil&gt;] [1 two [&lt;/script&gt; \u00fc] map[k:1.5] &lt;nil&gt;]'>"
// <a title='{{html . .}}'> Bad "<a title='{} {}'>"
// <a title='{{html . .}}'> Q "<a title='a\\b&#34;c&#39;d(e)/*{}a\\b&#34;c&#39;d(e)/*{}'>"
// <a title='{{html . .}}'> HTML "<a title='&lt;i&gt;It&#39;s &amp;amp; &lt;b title=&#34;x&gt;y&#34;&gt;bold&lt;/b&gt;&lt;!-- c --&gt;&lt;/i&gt;&lt;i&gt;It&#39;s &amp;amp; &lt;b title=&#34;x&gt;y&#34;&gt;bold&lt;/b&gt;&lt;!-- c --&gt;&lt;/i&gt;'>"
// <a title='{{html . .}}'> Str "<a title='a\\x27b&#34;c/a\\x27b&#34;c/'>"
// <a title='{{html . .}}'> Set "<a title='/a.png 2x/a.png 2x'>"
// "{{if .T}}a{{else}}b{{end}}<b>" "a<b>" <nil>| true html/template: cannot Parse after Execute html/template: cannot Clone "t0" after it has executed
// "a < b && <c d='e'>f < g</c><!-- c -->h" "a &lt; b && <c d='e'>f &lt; g</c>h" <nil>| true html/template: cannot Parse after Execute html/template: cannot Clone "t1" after it has executed
// "<!DOCTYPE html><html>" "<!DOCTYPE html><html>" <nil>| true html/template: cannot Parse after Execute html/template: cannot Clone "t2" after it has executed
// "{{with $x := .X}}<p title='{{$x}}'>{{end}}" "<p title='&lt;b a=&#34;1&#34;&gt;&#39;&amp;&#39;&#43;`\ufffd\u2028\u00e9&lt;/b&gt;'>" <nil>| true html/template: cannot Parse after Execute html/template: cannot Clone "t3" after it has executed
// "{{range .L}}<li>{{.}}{{else}}none{{end}}" "<li>1<li>two<li>[&lt;/script&gt; \u00fc]<li>map[k:1.5]<li>" <nil>| true html/template: cannot Parse after Execute html/template: cannot Clone "t4" after it has executed
// "<script>{{range .L}}f({{.}});{{break}}{{end}}</script>" "<script>f( 1 );</script>" <nil>| true html/template: cannot Parse after Execute html/template: cannot Clone "t5" after it has executed
// "<p {{if .T}}title={{end}}{{.X}}>" "" html/template:t6:1:8: {{if}} branches end in different contexts: {stateBeforeValue delimNone urlPartNone jsCtxRegexp [] attrNone elementNone <nil>}, {stateTag delimNone urlPartNone jsCtxRegexp [] attrNone elementNone <nil>} 3 t6 0 true| true html/template: cannot Parse after Execute html/template: cannot Clone "t6" after it has executed
// "<p{{if .T}} checked{{end}}{{if .F}} x='y'{{end}}>" "<p checked>" <nil>| true html/template: cannot Parse after Execute html/template: cannot Clone "t7" after it has executed
// "{{define \"s\"}}{{.X}}{{end}}{{template \"s\" .}}<a href=\"{{template \"s\" .}}\"><script>{{template \"s\" .}}</script>" "&lt;b a=&#34;1&#34;&gt;&#39;&amp;&#39;&#43;`\ufffd\u2028\u00e9&lt;/b&gt;<a href=\"%3cb%20a=%221%22%3e%27&amp;%27&#43;%60%00%e2%80%a8%c3%a9%3c/b%3e\"><script>\"\\u003cb a=\\\"1\\\"\\u003e'\\u0026'+`\\u0000\\u2028\u00e9\\u003c/b\\u003e\"</script>" <nil>| true html/template: cannot Parse after Execute html/template: cannot Clone "t8" after it has executed
// "{{define \"r\"}}{{if .F}}{{template \"r\" .}}{{end}}<i>{{end}}{{template \"r\" .}}" "<i>" <nil>| true html/template: cannot Parse after Execute html/template: cannot Clone "t9" after it has executed
// "<script>var a = 1 /* x\ny */ + 2; /re[/]x/g.test('</script>'); b = 4 / 2 // c\n</script>" "<script>var a = 1 \n + 2; /re[/]x/g.test('\\x3C/script>'); b = 4 / 2 \n</script>" <nil>| true html/template: cannot Parse after Execute html/template: cannot Clone "t10" after it has executed
// "<script>x = `${ {a: `${ {{.N}} }`} }`; '<!-- <script>'</script>" "<script>x = `${ {a: `${  42  }`} }`; '\\x3C!-- \\x3Cscript>'</script>" <nil>| true html/template: cannot Parse after Execute html/template: cannot Clone "t11" after it has executed
// "<style>/* a */ b { c: d } // e\n</style>" "<style>  b { c: d } \n</style>" <nil>| true html/template: cannot Parse after Execute html/template: cannot Clone "t12" after it has executed
// "<textarea><b>{{.X}}</b></textarea>" "<textarea>&lt;b>&lt;b a=&#34;1&#34;&gt;&#39;&amp;&#39;&#43;`\ufffd\u2028\u00e9&lt;/b&gt;&lt;/b></textarea>" <nil>| true html/template: cannot Parse after Execute html/template: cannot Clone "t13" after it has executed
// "<a href='{{if .T}}/a{{else}}/b?{{end}}'>" "<a href='/a'>" <nil>| true html/template: cannot Parse after Execute html/template: cannot Clone "t14" after it has executed
// "<a title=\"&quot;{{.X}}&amp;\" onclick='alert(&quot;{{.X}}&quot;)'>" "<a title=\"&quot;&lt;b a=&#34;1&#34;&gt;&#39;&amp;&#39;&#43;`\ufffd\u2028\u00e9&lt;/b&gt;&amp;\" onclick='alert(&quot;\\u003cb a=\\u00221\\u0022\\u003e\\u0027\\u0026\\u0027\\u002b\\u0060\\u0000\\u2028\u00e9\\u003c\\/b\\u003e&quot;)'>" <nil>| true html/template: cannot Parse after Execute html/template: cannot Clone "t15" after it has executed
// "<a" "" html/template:t16: ends in a non-text context: {stateTag delimNone urlPartNone jsCtxRegexp [] attrNone elementNone <nil>} 4 t16 0 false| true html/template: cannot Parse after Execute html/template: cannot Clone "t16" after it has executed
// "<a href='" "" html/template:t17: ends in a non-text context: {stateURL delimSingleQuote urlPartNone jsCtxRegexp [] attrURL elementNone <nil>} 4 t17 0 false| true html/template: cannot Parse after Execute html/template: cannot Clone "t17" after it has executed
// "<script>" "" html/template:t18: ends in a non-text context: {stateJS delimNone urlPartNone jsCtxRegexp [] attrNone elementScript <nil>} 4 t18 0 false| true html/template: cannot Parse after Execute html/template: cannot Clone "t18" after it has executed
// "<script>f({{if .T}}'{{end}})</script>" "" html/template:t19:1:15: {{if}} branches end in different contexts: {stateJSSqStr delimNone urlPartNone jsCtxRegexp [] attrNone elementScript <nil>}, {stateJS delimNone urlPartNone jsCtxRegexp [] attrNone elementScript <nil>} 3 t19 0 true| true html/template: cannot Parse after Execute html/template: cannot Clone "t19" after it has executed
// "<a href='{{if .T}}/a{{else}}/b?{{end}}{{.X}}'>" "" html/template:t20:1:40: {{.X}} appears in an ambiguous context within a URL 1 t20 1 true| true html/template: cannot Parse after Execute html/template: cannot Clone "t20" after it has executed
// "<a b=c\"d>" "" html/template:t21: "\"" in unquoted attr: "c\"d" 2 t21 0 false| true html/template: cannot Parse after Execute html/template: cannot Clone "t21" after it has executed
// "<a b<c>" "" html/template:t22: "<" in attribute name: " b<c>" 2 t22 0 false| true html/template: cannot Parse after Execute html/template: cannot Clone "t22" after it has executed
// "<a =b>" "" html/template:t23: expected space, attr name, or end of tag, but got "=b>" 2 t23 0 false| true html/template: cannot Parse after Execute html/template: cannot Clone "t23" after it has executed
// "{{template \"none\"}}" "" html/template:t24:1:11: no such template "none" 5 t24 1 true| true html/template: cannot Parse after Execute html/template: cannot Clone "t24" after it has executed
// "{{define \"t2\"}}{{end}}{{define \"q\"}}{{if .T}}{{template \"q\" .}}{{end}}\"<a title=\"{{end}}{{template \"q\" .}}" "" html/template:t25:1:36: cannot compute output context for template q 6 t25 0 true| true html/template: cannot Parse after Execute html/template: cannot Clone "t25" after it has executed
// "<script>/[{{.X}}]/</script>" "" html/template:t26: unfinished JS regexp charset: "[" 7 t26 0 false| true html/template: cannot Parse after Execute html/template: cannot Clone "t26" after it has executed
// "<script>'\\{{.X}}'</script>" "" html/template:t27: unfinished escape sequence in JS string: "\\" 8 t27 0 false| true html/template: cannot Parse after Execute html/template: cannot Clone "t27" after it has executed
// "<style>a { b: '\\{{.X}}' }</style>" "" html/template:t28: unfinished escape sequence in CSS string: "\\" 8 t28 0 false| true html/template: cannot Parse after Execute html/template: cannot Clone "t28" after it has executed
// "<script>{{if .T}}x = 1{{end}}\n/{{.X}}/</script>" "" html/template:t29: '/' could start a division or regexp: "/" 10 t29 0 false| true html/template: cannot Parse after Execute html/template: cannot Clone "t29" after it has executed
// "<a b='{{html .X | print}}'>" "" html/template:t30:1:8: predefined escaper "html" disallowed in template 11 t30 1 true| true html/template: cannot Parse after Execute html/template: cannot Clone "t30" after it has executed
// "<a b={{.X | html}}>" "" html/template:t31:1:7: predefined escaper "html" disallowed in template 11 t31 1 true| true html/template: cannot Parse after Execute html/template: cannot Clone "t31" after it has executed
// "{{range .L}}<a b='{{end}}" "" html/template:t32:1:8: on range loop re-entry: {{range}} branches end in different contexts: {stateAttr delimSingleQuote urlPartNone jsCtxRegexp [] attrNone elementNone <nil>}, {stateTag delimNone urlPartNone jsCtxRegexp [] attrNone elementNone <nil>} 3 t32 1 true| true html/template: cannot Parse after Execute html/template: cannot Clone "t32" after it has executed
// "{{range .L}}{{if .}}<a b='{{break}}{{end}}{{end}}" "" html/template:t33:1:28: at range loop break: {{range}} branches end in different contexts: {stateText delimNone urlPartNone jsCtxRegexp [] attrNone elementNone <nil>}, {stateAttr delimSingleQuote urlPartNone jsCtxRegexp [] attrNone elementNone <nil>} 3 t33 1 true| true html/template: cannot Parse after Execute html/template: cannot Clone "t33" after it has executed
// "{{range .L}}{{if .}}<a b='{{continue}}{{end}}{{end}}" "" html/template:t34:1:28: at range loop continue: {{range}} branches end in different contexts: {stateText delimNone urlPartNone jsCtxRegexp [] attrNone elementNone <nil>}, {stateAttr delimSingleQuote urlPartNone jsCtxRegexp [] attrNone elementNone <nil>} 3 t34 1 true| true html/template: cannot Parse after Execute html/template: cannot Clone "t34" after it has executed
// "<script>`${ {{.X}} `</script>" "" html/template:t35: ends in a non-text context: {stateJSTmplLit delimNone urlPartNone jsCtxRegexp [0] attrNone elementScript <nil>} 4 t35 0 false| true html/template: cannot Parse after Execute html/template: cannot Clone "t35" after it has executed
// "{{if .T}}<a href='{{end}}{{.X}}" "" html/template:t36:1:5: {{if}} branches end in different contexts: {stateURL delimSingleQuote urlPartNone jsCtxRegexp [] attrURL elementNone <nil>}, {stateText delimNone urlPartNone jsCtxRegexp [] attrNone elementNone <nil>} 3 t36 0 true| true html/template: cannot Parse after Execute html/template: cannot Clone "t36" after it has executed
// "{{.No.Such}}" "" <nil>| true html/template: cannot Parse after Execute html/template: cannot Clone "t37" after it has executed
// "{{.X.Y}}" "" template: t38:1:4: executing "t38" at <.X.Y>: can't evaluate field Y in type interface {}| true html/template: cannot Parse after Execute html/template: cannot Clone "t38" after it has executed
// <nil> <nil> html/template: "no" is undefined <c>[&lt;] b 3
// <nil> <nil> html/template: "no" is undefined <d href="#ZgotmplZ">[&lt;] b 3
// &lt;a&#39;b&#34;&gt; \u003Ca\'b\"\u003E a+b%261 &lt;1
