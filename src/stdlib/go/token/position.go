package token

import (
	"fmt"
	"slices"
	"strconv"
	"sync"
)

// A Position is a place in a source, for people. It is valid if its line is positive.
type Position struct {
	Filename string
	Offset   int // in bytes, from 0
	Line     int // from 1
	Column   int // in bytes, from 1
}

// IsValid reports whether the position has a line.
func (pos *Position) IsValid() bool { return pos.Line > 0 }

// String returns file:line:column, without the parts that are missing; "-" if all are.
func (pos Position) String() string {
	s := pos.Filename
	if pos.Line > 0 {
		if s != "" {
			s += ":"
		}
		s += strconv.Itoa(pos.Line)
		if pos.Column != 0 {
			s += ":" + strconv.Itoa(pos.Column)
		}
	}
	if s == "" {
		return "-"
	}
	return s
}

// A Pos is a place in a source of a FileSet: the file's base and an offset in bytes.
type Pos int

// NoPos is the place of what has none.
const NoPos Pos = 0

// IsValid reports whether p is not NoPos.
func (p Pos) IsValid() bool { return p != NoPos }

// A lineInfo is what a //line directive says: the text from Offset on is at a line (and column) of another file. Column is 0 if unknown.
// Its fields are exported for serialization.
type lineInfo struct {
	Offset       int
	Filename     string
	Line, Column int
}

// A File has the lines of one source, which is at [base, base+size] of its set.
type File struct {
	name string
	base int
	size int

	mutex sync.Mutex
	lines []int      // offsets of the lines' begins, ascending; the first is 0
	infos []lineInfo // by offset
}

// Name returns the name that AddFile got.
func (f *File) Name() string { return f.name }

// Base returns the Pos of the file's first byte.
func (f *File) Base() int { return f.base }

// Size returns the file's size in bytes.
func (f *File) Size() int { return f.size }

// End returns the Pos after the file's last byte.
func (f *File) End() Pos { return Pos(f.base + f.size) }

// LineCount returns the number of lines that are known so far.
func (f *File) LineCount() int {
	f.mutex.Lock()
	defer f.mutex.Unlock()
	return len(f.lines)
}

// AddLine notes that a line begins at offset. It does nothing unless offset is after the last line's begin and in the file.
func (f *File) AddLine(offset int) {
	f.mutex.Lock()
	if n := len(f.lines); offset < f.size && (n == 0 || offset > f.lines[n-1]) {
		f.lines = append(f.lines, offset)
	}
	f.mutex.Unlock()
}

// MergeLine joins a line with the next, as if the newline between them were a space.
func (f *File) MergeLine(line int) {
	f.mutex.Lock()
	defer f.mutex.Unlock()
	f.check(line, len(f.lines)-1)
	f.lines = slices.Delete(f.lines, line, line+1)
}

// check panics unless line is one of 1 to last. The text says "<" for both callers, as Go's does.
func (f *File) check(line, last int) {
	if line < 1 {
		panic(fmt.Sprintf("invalid line number %d (should be >= 1)", line))
	}
	if line > last {
		panic(fmt.Sprintf("invalid line number %d (should be < %d)", line, len(f.lines)))
	}
}

// Lines returns the offsets of the lines' begins; the caller may not change them.
func (f *File) Lines() []int {
	f.mutex.Lock()
	defer f.mutex.Unlock()
	return f.lines
}

// SetLines replaces the offsets of the lines' begins. It reports false, and does nothing, if they do not ascend or are not in the file.
func (f *File) SetLines(lines []int) bool {
	last := -1
	for i, offset := range lines {
		if i > 0 && offset <= last || offset >= f.size {
			return false
		}
		last = offset
	}
	f.setLines(lines)
	return true
}

func (f *File) setLines(lines []int) {
	f.mutex.Lock()
	f.lines = lines
	f.mutex.Unlock()
}

// SetLinesForContent sets the lines to those of the text.
func (f *File) SetLinesForContent(content []byte) {
	var lines []int
	if len(content) > 0 {
		lines = append(lines, 0)
		for i, c := range content[:len(content)-1] {
			if c == '\n' {
				lines = append(lines, i+1)
			}
		}
	}
	f.setLines(lines)
}

// LineStart returns the Pos of a line's begin.
func (f *File) LineStart(line int) Pos {
	f.mutex.Lock()
	defer f.mutex.Unlock()
	f.check(line, len(f.lines))
	return Pos(f.base + f.lines[line-1])
}

// AddLineInfo is AddLineColumnInfo with column 1.
func (f *File) AddLineInfo(offset int, filename string, line int) {
	f.AddLineColumnInfo(offset, filename, line, 1)
}

// AddLineColumnInfo says that offset is at a line and column of a file. It does nothing unless offset is after the last such one and in the file.
func (f *File) AddLineColumnInfo(offset int, filename string, line, column int) {
	f.mutex.Lock()
	if n := len(f.infos); offset < f.size && (n == 0 || offset > f.infos[n-1].Offset) {
		f.infos = append(f.infos, lineInfo{offset, filename, line, column})
	}
	f.mutex.Unlock()
}

// Pos returns the Pos of an offset, which is cut to the file's.
func (f *File) Pos(offset int) Pos { return Pos(f.base + min(max(offset, 0), f.size)) }

// Offset returns the offset of p, cut to the file's.
func (f *File) Offset(p Pos) int { return min(max(int(p)-f.base, 0), f.size) }

// Line returns the line of p, as //line directives say.
func (f *File) Line(p Pos) int { return f.Position(p).Line }

// Position is PositionFor with //line directives.
func (f *File) Position(p Pos) (pos Position) { return f.PositionFor(p, true) }

// PositionFor returns the Position of p, which is cut to the file's; adjusted says whether //line directives count.
func (f *File) PositionFor(p Pos, adjusted bool) (pos Position) {
	if p == NoPos {
		return Position{}
	}
	offset := f.Offset(p)
	pos = Position{Filename: f.name, Offset: offset}
	f.mutex.Lock()
	defer f.mutex.Unlock()
	line := searchInts(f.lines, offset)
	if line >= 0 {
		pos.Line, pos.Column = line+1, offset-f.lines[line]+1
	}
	if !adjusted || len(f.infos) == 0 {
		return pos
	}
	n, found := slices.BinarySearchFunc(f.infos, offset, func(in lineInfo, offset int) int { return in.Offset - offset })
	if !found {
		n--
	}
	if n < 0 {
		return pos
	}
	info := &f.infos[n]
	pos.Filename = info.Filename
	at := searchInts(f.lines, info.Offset)
	if at < 0 {
		return pos
	}
	pos.Line = info.Line + line - at
	if info.Column == 0 {
		pos.Column = 0
	} else if line == at {
		pos.Column = info.Column + offset - info.Offset
	}
	return pos
}

// searchInts returns the index of the last element of an ascending slice that is not above x, or -1.
func searchInts(a []int, x int) int {
	low, high := 0, len(a)
	for low < high {
		mid := int(uint(low+high) / 2)
		if a[mid] > x {
			high = mid
		} else {
			low = mid + 1
		}
	}
	return low - 1
}
