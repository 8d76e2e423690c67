package comment

import (
	"bytes"
	"fmt"
	"strings"
)

// HTML prints the comment as HTML.
func (p *Printer) HTML(d *Doc) []byte {
	var b bytes.Buffer
	for _, block := range d.Content {
		p.html(&b, block, false)
	}
	return b.Bytes()
}

var escaper = strings.NewReplacer("<", "&lt;", "&", "&amp;", `"`, "&quot;", "'", "&apos;", ">", "&gt;")

// html prints a block; paragraphs of tight lists have no <p>.
func (p *Printer) html(b *bytes.Buffer, block Block, tight bool) {
	switch x := block.(type) {
	case *Paragraph:
		if !tight {
			b.WriteString("<p>")
		}
		b.WriteString(p.htmlText(x.Text) + "\n")
	case *Heading:
		id := p.id(x)
		if id != "" {
			id = ` id="` + escaper.Replace(id) + `"`
		}
		fmt.Fprintf(b, "<h%d%s>%s</h%d>\n", p.level(), id, p.htmlText(x.Text), p.level())
	case *Code:
		b.WriteString("<pre>" + escaper.Replace(x.Text) + "</pre>\n")
	case *List:
		kind := "ol"
		if x.Items[0].Number == "" {
			kind = "ul"
		}
		b.WriteString("<" + kind + ">\n")
		next := "1"
		for _, item := range x.Items {
			b.WriteString("<li")
			if n := item.Number; n != "" {
				if n != next {
					b.WriteString(` value="` + n + `"`)
				}
				next = increment(n)
			}
			b.WriteString(">")
			for _, block := range item.Content {
				p.html(b, block, !x.BlankBetween())
			}
		}
		b.WriteString("</" + kind + ">\n")
	default:
		fmt.Fprintf(b, "?%T", x)
	}
}

// increment returns the number after a decimal one.
func increment(number string) string {
	digits := []byte(number)
	for i := len(digits) - 1; i >= 0; i-- {
		if digits[i] != '9' {
			digits[i]++
			return string(digits)
		}
		digits[i] = '0'
	}
	return "1" + string(digits)
}

func (p *Printer) htmlText(list []Text) string {
	var b strings.Builder
	link := func(url string, text []Text) {
		b.WriteString(`<a href="` + escaper.Replace(url) + `">` + p.htmlText(text) + "</a>")
	}
	for _, t := range list {
		switch t := t.(type) {
		case Plain:
			b.WriteString(escaper.Replace(string(t)))
		case Italic:
			b.WriteString("<i>" + escaper.Replace(string(t)) + "</i>")
		case *Link:
			link(t.URL, t.Text)
		case *DocLink:
			if url := p.url(t); url != "" {
				link(url, t.Text)
			} else {
				b.WriteString(p.htmlText(t.Text))
			}
		}
	}
	return b.String()
}
