package comment

import (
	"bytes"
	"fmt"
	"strings"
)

// Markdown prints the comment as Markdown.
func (p *Printer) Markdown(d *Doc) []byte {
	var b bytes.Buffer
	for i, block := range d.Content {
		if i > 0 {
			b.WriteByte('\n')
		}
		p.markdown(&b, block)
	}
	return b.Bytes()
}

func (p *Printer) markdown(b *bytes.Buffer, block Block) {
	switch x := block.(type) {
	case *Paragraph:
		b.WriteString(p.markdownLine(x.Text) + "\n")
	case *Heading:
		b.WriteString(strings.Repeat("#", p.level()) + " " + p.markdownLine(x.Text))
		if id := p.id(x); id != "" {
			b.WriteString(" {#" + id + "}")
		}
		b.WriteByte('\n')
	case *Code:
		code(b, x, "\t")
	case *List:
		for i, item := range x.Items {
			if i > 0 && x.BlankBetween() {
				b.WriteByte('\n')
			}
			b.WriteString(marker(item))
			for j, par := range item.Content {
				if j > 0 {
					b.WriteString("\n" + itemIndent)
				}
				b.WriteString(p.markdownLine(par.(*Paragraph).Text) + "\n")
			}
		}
	default:
		fmt.Fprintf(b, "?%T", x)
	}
}

// markdownLine returns a line whose begin is no mark of a list or heading.
func (p *Printer) markdownLine(list []Text) string {
	line := trimSpace(p.markdownText(list))
	if line == "" {
		return ""
	}
	at := len(line) - len(strings.TrimLeft(line, "0123456789"))
	if at == 0 && strings.IndexByte("+-*#", line[0]) >= 0 || at > 0 && at < len(line) && (line[at] == '.' || line[at] == ')') {
		return line[:at] + `\` + line[at:]
	}
	return line
}

var (
	markEscaper = strings.NewReplacer("\n", " ", "`", "\\`", "_", `\_`, "*", `\*`, "[", `\[`, "<", `\<`, `\`, `\\`)
	urlEscaper  = strings.NewReplacer("(", "%28", ")", "%29")
)

func (p *Printer) markdownText(list []Text) string {
	var b strings.Builder
	for _, t := range list {
		switch t := t.(type) {
		case Plain:
			b.WriteString(markEscaper.Replace(string(t)))
		case Italic:
			b.WriteString("*" + markEscaper.Replace(string(t)) + "*")
		case *Link:
			b.WriteString("[" + p.markdownText(t.Text) + "](" + t.URL + ")")
		case *DocLink:
			text := p.markdownText(t.Text)
			if url := p.url(t); url != "" {
				text = "[" + text + "](" + urlEscaper.Replace(url) + ")"
			}
			b.WriteString(text)
		}
	}
	return b.String()
}
