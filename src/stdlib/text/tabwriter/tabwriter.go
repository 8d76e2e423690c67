// Package tabwriter aligns tabbed columns of text ("elastic tabstops"). Complete.
//
// Text is kept as lines of cells; a tab ends a cell. A column block is a run of lines that have a tab-terminated cell in the same column; its
// width is that of its widest cell, and the blocks of the next column nest in it. What ends all columns (a line without tabs, a form
// feed, Flush) writes what is kept.
package tabwriter

import (
	"fmt"
	"io"
	"unicode/utf8"
)

// A cell is a piece of Writer.text.
type cell struct {
	size  int // bytes
	width int // runes that count
	hard  bool
}

// A Writer inserts padding around the cells of what is written to it.
type Writer struct {
	out      io.Writer
	minWidth int
	tabWidth int
	padding  int
	pad      [8]byte
	flags    uint

	text    []byte   // of all cells, without what separates them
	counted int      // up to here cur.width is known
	cur     cell     // the cell that is not complete
	until   byte     // ends the escaped text or the tag that text is in; 0: in none
	lines   [][]cell // complete cells
	widths  []int    // of the columns that are open
}

const (
	// FilterHTML gives tags no width and entities that of one rune.
	FilterHTML uint = 1 << iota
	// StripEscape drops Escape characters from the output.
	StripEscape
	// AlignRight puts text at the right side of cells.
	AlignRight
	// DiscardEmptyColumns drops columns whose cells are empty and end in '\v'.
	DiscardEmptyColumns
	// TabIndent writes empty cells at the start of lines as tabs.
	TabIndent
	// Debug shows columns by '|' and the end of sections by a line.
	Debug
)

// Escape encloses text that is not looked into.
const Escape = '\xff'

var (
	newline = []byte{'\n'}
	bar     = []byte{'|'}
	rule    = []byte("---\n")
	tabs    = []byte("\t\t\t\t\t\t\t\t")
)

// NewWriter makes a Writer.
func NewWriter(output io.Writer, minwidth, tabwidth, padding int, padchar byte, flags uint) *Writer {
	return new(Writer).Init(output, minwidth, tabwidth, padding, padchar, flags)
}

// Init sets the parameters: minwidth of a cell with padding, tabwidth in spaces, padding added to every cell, and what it is made of; '\t'
// means that cells are aligned by tabs, and then to the left.
func (w *Writer) Init(output io.Writer, minwidth, tabwidth, padding int, padchar byte, flags uint) *Writer {
	if minwidth < 0 || tabwidth < 0 || padding < 0 {
		panic("negative minwidth, tabwidth, or padding")
	}
	if padchar == '\t' {
		flags &^= AlignRight
	}
	w.out, w.minWidth, w.tabWidth, w.padding, w.flags = output, minwidth, tabwidth, padding, flags
	for i := range w.pad {
		w.pad[i] = padchar
	}
	w.reset()
	return w
}

func (w *Writer) reset() {
	w.text = w.text[:0]
	w.counted = 0
	w.cur = cell{}
	w.until = 0
	w.lines = w.lines[:0]
	w.widths = w.widths[:0]
	w.newLine()
}

// newLine begins a line, reusing memory of an earlier one.
func (w *Writer) newLine() {
	n := len(w.lines)
	if n < cap(w.lines) {
		w.lines = w.lines[:n+1]
		w.lines[n] = w.lines[n][:0]
	} else {
		w.lines = append(w.lines, nil)
	}
	// The next line will probably have as many cells as this one.
	if n > 0 && cap(w.lines[n]) < len(w.lines[n-1]) {
		w.lines[n] = make([]cell, 0, len(w.lines[n-1]))
	}
}

// A failure is an error of the output on its way to Write or Flush.
type failure struct{ err error }

func (w *Writer) put(b []byte) {
	n, err := w.out.Write(b)
	if err == nil && n != len(b) {
		err = io.ErrShortWrite
	}
	if err != nil {
		panic(failure{err})
	}
}

func (w *Writer) putN(b []byte, n int) {
	for ; n > len(b); n -= len(b) {
		w.put(b)
	}
	w.put(b[:n])
}

// space fills a cell of width runes up to the column's.
func (w *Writer) space(width, column int, useTabs bool) {
	if w.pad[0] != '\t' && !useTabs {
		w.putN(w.pad[:], column-width)
		return
	}
	if w.tabWidth == 0 {
		return
	}
	// The column ends at a tab stop.
	column = (column + w.tabWidth - 1) / w.tabWidth * w.tabWidth
	w.putN(tabs, (column-width+w.tabWidth-1)/w.tabWidth)
}

// putLines writes lines whose text begins at pos, in the columns that are open, and gives the position behind them.
func (w *Writer) putLines(pos, from, to int) int {
	for i := from; i < to; i++ {
		leading := w.flags&TabIndent != 0
		for j, c := range w.lines[i] {
			if j > 0 && w.flags&Debug != 0 {
				w.put(bar)
			}
			text := w.text[pos : pos+c.size]
			pos += c.size
			aligned := j < len(w.widths)
			if c.size == 0 {
				if aligned {
					w.space(c.width, w.widths[j], leading)
				}
				continue
			}
			leading = false
			if w.flags&AlignRight == 0 {
				w.put(text)
			}
			if aligned {
				w.space(c.width, w.widths[j], false)
			}
			if w.flags&AlignRight != 0 {
				w.put(text)
			}
		}
		if i+1 < len(w.lines) {
			w.put(newline)
			continue
		}
		// The last line has no line break; its last cell may be incomplete.
		w.put(w.text[pos : pos+w.cur.size])
		pos += w.cur.size
	}
	return pos
}

// format writes lines, block by block of the first column that is not open yet. The last cell of a line belongs to no column.
func (w *Writer) format(pos, from, to int) int {
	col := len(w.widths)
	for i := from; i < to; i++ {
		if col >= len(w.lines[i])-1 {
			continue
		}
		pos = w.putLines(pos, from, i)
		from = i
		width, empty := w.minWidth, true
		for ; i < to && col < len(w.lines[i])-1; i++ {
			c := w.lines[i][col]
			width = max(width, c.width+w.padding)
			if c.width > 0 || c.hard {
				empty = false
			}
		}
		if empty && w.flags&DiscardEmptyColumns != 0 {
			width = 0
		}
		w.widths = append(w.widths, width)
		pos = w.format(pos, from, i)
		w.widths = w.widths[:col]
		from = i
	}
	return w.putLines(pos, from, to)
}

func (w *Writer) add(b []byte) {
	w.text = append(w.text, b...)
	w.cur.size += len(b)
}

// count adds the width of what was added since the last call.
func (w *Writer) count() {
	w.cur.width += utf8.RuneCount(w.text[w.counted:])
	w.counted = len(w.text)
}

// endEscape closes the escaped text, tag or entity.
func (w *Writer) endEscape() {
	switch w.until {
	case Escape:
		w.count()
		if w.flags&StripEscape == 0 {
			w.cur.width -= 2
		}
	case ';':
		w.cur.width++
	}
	w.counted = len(w.text)
	w.until = 0
}

// endCell gives the number of cells that the line has with it.
func (w *Writer) endCell(hard bool) int {
	w.cur.hard = hard
	last := &w.lines[len(w.lines)-1]
	*last = append(*last, w.cur)
	w.cur = cell{}
	return len(*last)
}

func (w *Writer) flush() {
	if w.cur.size > 0 {
		if w.until != 0 {
			w.endEscape()
		}
		w.endCell(false)
	}
	w.format(0, 0, len(w.lines))
	w.reset()
}

// caught turns a failure of the output into an error.
func (w *Writer) caught(err *error, op string) {
	x := recover()
	if x == nil {
		return
	}
	if op == "Flush" {
		w.reset()
	}
	f, ok := x.(failure)
	if !ok {
		panic(fmt.Sprintf("tabwriter: panic during %s (%v)", op, x))
	}
	*err = f.err
}

// Flush writes what is kept; an incomplete escape is taken for complete.
func (w *Writer) Flush() (err error) {
	defer w.caught(&err, "Flush")
	w.flush()
	return nil
}

// Write takes text; it is written when no column can be affected by what follows.
func (w *Writer) Write(buf []byte) (n int, err error) {
	defer w.caught(&err, "Write")
	for i, ch := range buf {
		if w.until != 0 {
			if ch != w.until {
				continue
			}
			end := i + 1
			if ch == Escape && w.flags&StripEscape != 0 {
				end = i
			}
			w.add(buf[n:end])
			n = i + 1
			w.endEscape()
			continue
		}
		switch ch {
		case '\t', '\v', '\n', '\f':
			w.add(buf[n:i])
			w.count()
			n = i + 1
			cells := w.endCell(ch == '\t')
			if ch == '\t' || ch == '\v' {
				continue
			}
			w.newLine()
			// A form feed ends all columns, and so does a line without any.
			if ch == '\f' || cells == 1 {
				w.flush()
				if ch == '\f' && w.flags&Debug != 0 {
					w.put(rule)
				}
			}
		case Escape:
			w.add(buf[n:i])
			w.count()
			n = i
			if w.flags&StripEscape != 0 {
				n++
			}
			w.until = Escape
		case '<', '&':
			if w.flags&FilterHTML == 0 {
				continue
			}
			w.add(buf[n:i])
			w.count()
			n = i
			w.until = '>'
			if ch == '&' {
				w.until = ';'
			}
		}
	}
	w.add(buf[n:])
	return len(buf), nil
}
