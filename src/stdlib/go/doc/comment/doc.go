// Package comment parses doc comments and prints them: as comments again (gofmt), text, Markdown or HTML.
// A comment is blocks: paragraphs, headings, lists and code, which are told apart by indentation, markers and empty lines ("Go Doc Comments",
// https://go.dev/doc/comment), and by what people wrote before there were rules.
package comment

// A Doc is a comment. Links are the definitions of links in it.
type Doc struct {
	Content []Block
	Links   []*LinkDef
}

// A LinkDef is a line [Text]: URL. Used says whether the text refers to it.
type LinkDef struct {
	Text string
	URL  string
	Used bool
}

// A Block is a *Paragraph, *Heading, *List or *Code.
type Block interface{ block() }

// A Heading is a heading.
type Heading struct{ Text []Text }

// A Paragraph is a paragraph.
type Paragraph struct{ Text []Text }

// A Code is text that stays as it is: lines with newlines, without an empty one at begin or end.
type Code struct{ Text string }

// A List is a list. The flags say where empty lines are that are not needed.
type List struct {
	Items             []*ListItem
	ForceBlankBefore  bool
	ForceBlankBetween bool
}

// A ListItem is an item, with a number in decimal unless the list is a bullet list. Its content is paragraphs.
type ListItem struct {
	Number  string
	Content []Block
}

func (*Heading) block()   {}
func (*Paragraph) block() {}
func (*Code) block()      {}
func (*List) block()      {}

// BlankBefore reports whether an empty line is before the list.
func (l *List) BlankBefore() bool { return l.ForceBlankBefore || l.BlankBetween() }

// BlankBetween reports whether empty lines are between the items: that is so if one has several paragraphs.
func (l *List) BlankBetween() bool {
	if l.ForceBlankBetween {
		return true
	}
	for _, item := range l.Items {
		if len(item.Content) != 1 {
			return true
		}
	}
	return false
}

// A Text is a Plain, an Italic, a *Link or a *DocLink.
type Text interface{ text() }

// A Plain is text.
type Plain string

// An Italic is text in italics.
type Italic string

// A Link is a link; Auto is set of URLs and words that are links without brackets.
type Link struct {
	Auto bool
	Text []Text
	URL  string
}

// A DocLink is a link to a package, or to a symbol (a method, with Recv) of it or, without a path, of the same package.
type DocLink struct {
	Text       []Text
	ImportPath string
	Recv       string
	Name       string
}

func (Plain) text()    {}
func (Italic) text()   {}
func (*Link) text()    {}
func (*DocLink) text() {}

// DefaultURL returns the link's URL, where the packages are below base; a slash at its end is put behind the path, too.
func (l *DocLink) DefaultURL(baseURL string) string {
	name := l.Name
	if l.Recv != "" {
		name = l.Recv + "." + name
	}
	if l.ImportPath == "" {
		return "#" + name
	}
	url := baseURL
	if n := len(url); n > 0 && url[n-1] == '/' {
		url += l.ImportPath + "/"
	} else {
		url += "/" + l.ImportPath
	}
	if l.Name == "" {
		return url
	}
	return url + "#" + name
}

// DefaultID returns "hdr-" and the heading's text, with underscores for what is not an ASCII letter, a digit or one; "" if there is no text.
func (h *Heading) DefaultID() string {
	text := trimSpace(plainText(h.Text))
	if text == "" {
		return ""
	}
	id := []byte("hdr-")
	for _, r := range text {
		if r >= 0x80 || !isWord(byte(r)) {
			r = '_'
		}
		id = append(id, byte(r))
	}
	return string(id)
}
