package comment

import (
	"bytes"
	"fmt"
	"strings"
)

// A Printer prints comments. HeadingLevel is that of HTML and Markdown (3 if it is not positive), HeadingID returns a heading's anchor, DocLinkURL the URL of
// a link to a symbol, which is below DocLinkBaseURL without that function. TextPrefix begins each line of a text, TextCodePrefix each line of code (the
// prefix and a tab if it is empty); lines have at most TextWidth characters (80 without the prefix if it is 0, no limit if it is negative).
type Printer struct {
	HeadingLevel   int
	HeadingID      func(h *Heading) string
	DocLinkURL     func(link *DocLink) string
	DocLinkBaseURL string
	TextPrefix     string
	TextCodePrefix string
	TextWidth      int
}

func (p *Printer) level() int {
	if p.HeadingLevel > 0 {
		return p.HeadingLevel
	}
	return 3
}

func (p *Printer) id(h *Heading) string {
	if p.HeadingID == nil {
		return h.DefaultID()
	}
	return p.HeadingID(h)
}

func (p *Printer) url(link *DocLink) string {
	if p.DocLinkURL == nil {
		return link.DefaultURL(p.DocLinkBaseURL)
	}
	return p.DocLinkURL(link)
}

// plainText returns text without marks.
func plainText(list []Text) string {
	var b strings.Builder
	for _, t := range list {
		switch t := t.(type) {
		case Plain:
			b.WriteString(string(t))
		case Italic:
			b.WriteString(string(t))
		case *Link:
			b.WriteString(plainText(t.Text))
		case *DocLink:
			b.WriteString(plainText(t.Text))
		}
	}
	return b.String()
}

// blankBefore reports whether an empty line is before a block that is not the first.
func blankBefore(b Block) bool {
	l, ok := b.(*List)
	return !ok || l.BlankBefore()
}

const itemIndent = "    "

// marker returns what is before an item.
func marker(item *ListItem) string {
	if item.Number == "" {
		return "  - "
	}
	return " " + item.Number + ". "
}

// Comment prints the comment in the standard form, without comment marks.
func (p *Printer) Comment(d *Doc) []byte {
	var b bytes.Buffer
	for i, block := range d.Content {
		if i > 0 && blankBefore(block) {
			b.WriteByte('\n')
		}
		source(&b, block)
	}
	// Links that are used come first.
	for _, used := range [...]bool{true, false} {
		begun := false
		for _, def := range d.Links {
			if def.Used != used {
				continue
			}
			if !begun {
				b.WriteByte('\n')
				begun = true
			}
			fmt.Fprintf(&b, "[%s]: %s\n", def.Text, def.URL)
		}
	}
	return b.Bytes()
}

// source prints a block as it is written.
func source(b *bytes.Buffer, block Block) {
	switch x := block.(type) {
	case *Paragraph:
		b.WriteString(sourceText(x.Text) + "\n")
	case *Heading:
		b.WriteString("# " + sourceText(x.Text) + "\n")
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
				text := sourceText(par.(*Paragraph).Text)
				b.WriteString(strings.ReplaceAll(text, "\n", "\n"+itemIndent) + "\n")
			}
		}
	default:
		fmt.Fprintf(b, "?%T", x)
	}
}

// code prints lines behind a prefix, which empty ones do not have.
func code(b *bytes.Buffer, x *Code, prefix string) {
	for line := range strings.SplitSeq(strings.TrimSuffix(x.Text, "\n"), "\n") {
		if x.Text == "" {
			return
		}
		if line != "" {
			b.WriteString(prefix + line)
		}
		b.WriteByte('\n')
	}
}

func sourceText(list []Text) string {
	var b strings.Builder
	for _, t := range list {
		switch t := t.(type) {
		case Plain:
			b.WriteString(string(t))
		case Italic:
			b.WriteString(string(t))
		case *Link:
			if t.Auto {
				b.WriteString(sourceText(t.Text))
			} else {
				b.WriteString("[" + sourceText(t.Text) + "]")
			}
		case *DocLink:
			b.WriteString("[" + sourceText(t.Text) + "]")
		}
	}
	return b.String()
}
