package comment

import (
	"bytes"
	"cmp"
	"fmt"
	"sort"
	"strings"
	"unicode/utf8"
)

// Text prints the comment as text.
func (p *Printer) Text(d *Doc) []byte {
	t := textPrinter{prefix: p.TextPrefix, code: p.TextCodePrefix, width: p.TextWidth}
	if t.code == "" {
		t.code = t.prefix + "\t"
	}
	if t.width == 0 {
		t.width = 80 - utf8.RuneCountInString(t.prefix)
	}
	for i, block := range d.Content {
		if i > 0 && blankBefore(block) {
			t.out.WriteString(t.prefix)
			t.newline()
		}
		t.block(block)
	}
	begun := false
	for _, def := range d.Links {
		if def.Used {
			if !begun {
				t.newline()
				begun = true
			}
			fmt.Fprintf(&t.out, "[%s]: %s\n", def.Text, def.URL)
		}
	}
	return t.out.Bytes()
}

type textPrinter struct {
	out          bytes.Buffer
	prefix, code string
	width        int
}

// newline ends a line, without white space at its end.
func (t *textPrinter) newline() {
	t.out.Truncate(len(bytes.TrimRight(t.out.Bytes(), " \t")))
	t.out.WriteByte('\n')
}

func (t *textPrinter) block(block Block) {
	switch x := block.(type) {
	case *Paragraph:
		t.out.WriteString(t.prefix)
		t.text("", x.Text)
	case *Heading:
		t.out.WriteString(t.prefix + "# ")
		t.text("", x.Text)
	case *Code:
		for line := range strings.Lines(x.Text) {
			if line = strings.TrimSuffix(line, "\n"); line != "" {
				t.out.WriteString(t.code + line)
			}
			t.newline()
		}
	case *List:
		for i, item := range x.Items {
			if i > 0 && x.BlankBetween() {
				t.out.WriteString(t.prefix)
				t.newline()
			}
			t.out.WriteString(t.prefix + marker(item))
			for j, par := range item.Content {
				if j > 0 {
					t.newline()
					t.out.WriteString(t.prefix + itemIndent)
				}
				t.text(itemIndent, par.(*Paragraph).Text)
			}
		}
	default:
		fmt.Fprintf(&t.out, "?%T\n", x)
	}
}

// text prints words; lines after the first are indented.
func (t *textPrinter) text(indent string, list []Text) {
	words := strings.Fields(plainText(list))
	breaks := []int{0, len(words)}
	if t.width >= 0 && len(words) > 0 {
		breaks = wrap(words, t.width-utf8.RuneCountInString(indent))
	}
	for i, end := range breaks[1:] {
		if i > 0 {
			t.out.WriteString(t.prefix + indent)
		}
		t.out.WriteString(strings.Join(words[breaks[i]:end], " "))
		t.newline()
	}
}

// A weight is what a line costs: by how much it is too long, squared, which counts first; and the space at its end, squared, and a
// penalty if it does not end in punctuation.
type weight struct{ long, ragged int64 }

func (w weight) plus(v weight) weight { return weight{w.long + v.long, w.ragged + v.ragged} }
func (w weight) compare(v weight) int {
	return cmp.Or(cmp.Compare(w.long, v.long), cmp.Compare(w.ragged, v.ragged))
}

// wrapPenalty is for a line that ends in a word without punctuation. Eight blanks are as bad.
func wrapPenalty(word string) int64 {
	if strings.IndexByte(".,:;", word[len(word)-1]) >= 0 {
		return 0
	}
	return 64
}

// wrap returns the indices of the words that begin lines, and the number of words, so that the sum of the lines' weights is least; the last may be short
// for nothing. Weights are concave, so it takes O(n log n) ("The Basic Algorithm" in D. S. Hirschberg, L. L. Larmore: The least weight
// subsequence problem, FOCS 1985; the second check of the front is not in the paper, and needed for two words).
func wrap(words []string, width int) []int {
	n := len(words)
	begin := make([]int, n+1) // of words on one line
	for i, word := range words {
		begin[i+1] = begin[i] + utf8.RuneCountInString(word) + 1
	}
	least := []weight{{}} // of the lines before a word
	// through returns the weight of all lines before word j if the last begins with i.
	through := func(i, j int) weight {
		size := begin[j] - 1 - begin[i]
		if j == n && size <= width {
			return least[i]
		}
		square := int64(width-size) * int64(width-size)
		penalty := wrapPenalty(words[j-1])
		if size > width {
			return least[i].plus(weight{square, penalty})
		}
		return least[i].plus(weight{0, square + penalty})
	}
	// useless reports whether b, between a and c, is never the best begin.
	useless := func(a, b, c int) bool {
		k := c + sort.Search(n+1-c, func(k int) bool { return through(a, c+k).compare(through(b, c+k)) > 0 })
		return k > n || through(c, k).compare(through(b, k)) <= 0
	}
	front := []int{0}        // candidates for the last line's begin
	before := make([]int, 1) // best begin of the line before a word
	for m := 1; m < n; m++ {
		least = append(least, through(front[0], m))
		before = append(before, front[0])
		retire := func() bool {
			return len(front) > 1 && through(front[1], m+1).compare(through(front[0], m+1)) <= 0
		}
		for retire() {
			front = front[1:]
		}
		for len(front) > 1 && useless(front[len(front)-2], front[len(front)-1], m) {
			front = front[:len(front)-1]
		}
		if through(m, n).compare(through(front[len(front)-1], n)) < 0 {
			front = append(front, m)
			if len(front) == 2 && retire() {
				front = front[1:]
			}
		}
	}
	before = append(before, front[0])
	var breaks []int
	for m := n; m > 0; m = before[m] {
		breaks = append(breaks, m)
	}
	breaks = append(breaks, 0)
	for i, j := 0, len(breaks)-1; i < j; i, j = i+1, j-1 {
		breaks[i], breaks[j] = breaks[j], breaks[i]
	}
	return breaks
}
