package comment

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// linked reads the text of a paragraph with links in brackets: [text] that is defined, and [Name], [pkg], [pkg.Name.Method].
func (d *docParser) linked(text string) (out []Text) {
	done, open := 0, -1
	for i := range len(text) {
		switch text[i] {
		case '[':
			open = i
		case ']':
			if open < 0 {
				break
			}
			inner := text[open+1 : i]
			key := strings.NewReplacer("\n", " ", "\t", " ").Replace(inner)
			if def := d.links[key]; def != nil {
				def.Used = true
				out = d.words(out, text[done:open], true)
				out = append(out, &Link{Text: d.words(nil, inner, false), URL: def.URL})
				done = i + 1
			} else if link := d.docLink(inner, text[:open], text[i+1:]); link != nil {
				out = d.words(out, text[done:open], true)
				link.Text = d.words(nil, inner, false)
				out = append(out, link)
				done = i + 1
			}
			open = -1
		}
	}
	return d.words(out, text[done:], true)
}

// separates reports whether a character may be next to a link; indexing, as in map[Key]T, is no link.
func separates(r rune) bool { return unicode.IsPunct(r) || r == ' ' || r == '\t' || r == '\n' }

// docLink returns the link that text in brackets is, or nil.
func (d *docParser) docLink(text, before, after string) *DocLink {
	if r, size := utf8.DecodeLastRuneInString(before); size > 0 && !separates(r) {
		return nil
	}
	if r, size := utf8.DecodeRuneInString(after); size > 0 && !separates(r) {
		return nil
	}
	pkg, name := cutName(strings.TrimPrefix(text, "*"))
	recv := ""
	if name != "" {
		pkg, recv = cutName(pkg)
	}
	if pkg == "" {
		if d.LookupSym == nil || !d.LookupSym(recv, name) {
			return nil
		}
	} else if path, ok := d.path(pkg); ok {
		pkg = path
	} else {
		return nil
	}
	return &DocLink{ImportPath: pkg, Recv: recv, Name: name}
}

// cutName cuts an upper-case identifier, and the dot before it, from the end of text; name is "" if there is none.
func cutName(text string) (before, name string) {
	dot := strings.LastIndexByte(text, '.')
	name = text[dot+1:]
	if r, _ := utf8.DecodeRuneInString(name); !unicode.IsUpper(r) || identifier(name) != len(name) {
		return text, ""
	}
	return text[:max(dot, 0)], name
}

// path returns the import path that a link's first part is or names.
func (d *docParser) path(pkg string) (string, bool) {
	if strings.Contains(pkg, "/") {
		return pkg, isPath(pkg)
	}
	if d.LookupPackage != nil {
		if path, ok := d.LookupPackage(pkg); ok {
			return path, true
		}
	}
	return DefaultLookupPackage(pkg)
}

// isPath reports whether path may be an import path.
func isPath(path string) bool {
	if path == "" || path[0] == '-' {
		return false
	}
	for elem := range strings.SplitSeq(path, "/") {
		if elem == "" || elem[0] == '.' || elem[len(elem)-1] == '.' {
			return false
		}
		for i := range len(elem) {
			if !isWord(elem[i]) && !strings.Contains("-.~+", elem[i:i+1]) {
				return false
			}
		}
	}
	return true
}

// words appends text to out: quotes “ and ” for two back quotes and two apostrophes and, if auto is set, URLs as links and the words of d.Words.
func (d *docParser) words(out []Text, text string, auto bool) []Text {
	var b strings.Builder
	flush := func() {
		if b.Len() > 0 {
			out = append(out, Plain(b.String()))
			b.Reset()
		}
	}
	for text != "" {
		n := 1
		switch {
		case auto && urlSize(text) > 0:
			n = urlSize(text)
			flush()
			out = append(out, &Link{Auto: true, Text: []Text{Plain(text[:n])}, URL: text[:n]})
			text = text[n:]
			continue
		case auto && identifier(text) > 0:
			n = identifier(text)
			if url, ok := d.Words[text[:n]]; ok {
				flush()
				var word Text = Italic(text[:n])
				if url != "" {
					word = &Link{Auto: true, Text: []Text{word}, URL: url}
				}
				out = append(out, word)
				text = text[n:]
				continue
			}
		case strings.HasPrefix(text, "```"): // Markdown
			n = len(text) - len(strings.TrimLeft(text, "`"))
		case strings.HasPrefix(text, "``"):
			b.WriteRune('“')
			text = text[2:]
			continue
		case strings.HasPrefix(text, "''"):
			b.WriteRune('”')
			text = text[2:]
			continue
		}
		b.WriteString(text[:n])
		text = text[n:]
	}
	flush()
	return out
}

func isScheme(s string) bool {
	switch s {
	case "file", "ftp", "gopher", "http", "https", "mailto", "nntp":
		return true
	}
	return false
}

// isWord reports whether c is an ASCII letter, a digit or an underscore.
func isWord(c byte) bool {
	l := c | ' '
	return l >= 'a' && l <= 'z' || c >= '0' && c <= '9' || c == '_'
}

func isHost(c byte) bool  { return isWord(c) || strings.IndexByte("@-.[]:", c) >= 0 }
func isPunct(c byte) bool { return strings.IndexByte(".,:;?!", c) >= 0 }
func inPath(c byte) bool  { return isWord(c) || strings.IndexByte("$'()*+&#=@~/-[]{}%", c) >= 0 }

// urlSize returns the length of the URL that text begins with, or 0. Punctuation at its end is not part of it, nor are brackets that do not match.
func urlSize(text string) int {
	const longest = len("gopher")
	i := strings.IndexByte(text[:min(len(text), longest+1)], ':')
	if i < 0 || !isScheme(text[:i]) || !strings.HasPrefix(text[i:], "://") {
		return 0
	}
	i += len("://")
	if i >= len(text) || !isHost(text[i]) || isPunct(text[i]) {
		return 0
	}
	end := i + 1
	for i = end; i < len(text) && isHost(text[i]); i++ {
		if !isPunct(text[i]) {
			end = i + 1
		}
	}
	var closing []byte
	for i = end; i < len(text); i++ {
		c := text[i]
		if isPunct(c) {
			continue
		}
		if !inPath(c) {
			break
		}
		switch c {
		case '(':
			closing = append(closing, ')')
		case '[', '{':
			closing = append(closing, c+2)
		case ')', ']', '}':
			n := len(closing) - 1
			if n < 0 || closing[n] != c {
				return end
			}
			closing = closing[:n]
		}
		if len(closing) == 0 {
			end = i + 1
		}
	}
	return end
}

// identifier returns the length of the identifier that text begins with, or 0. Of digits only ASCII ones count.
func identifier(text string) int {
	for i, r := range text {
		if r < utf8.RuneSelf && isWord(byte(r)) && (i > 0 || r < '0' || r > '9') || r >= utf8.RuneSelf && unicode.IsLetter(r) {
			continue
		}
		return i
	}
	return len(text)
}
