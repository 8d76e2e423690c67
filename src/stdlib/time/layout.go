// time: the layout language: its constants and the scanner that cuts a layout into elements. Complete.

package time

const (
	Layout      = "01/02 03:04:05PM '06 -0700"
	ANSIC       = "Mon Jan _2 15:04:05 2006"
	UnixDate    = "Mon Jan _2 15:04:05 MST 2006"
	RubyDate    = "Mon Jan 02 15:04:05 -0700 2006"
	RFC822      = "02 Jan 06 15:04 MST"
	RFC822Z     = "02 Jan 06 15:04 -0700"
	RFC850      = "Monday, 02-Jan-06 15:04:05 MST"
	RFC1123     = "Mon, 02 Jan 2006 15:04:05 MST"
	RFC1123Z    = "Mon, 02 Jan 2006 15:04:05 -0700"
	RFC3339     = "2006-01-02T15:04:05Z07:00"
	RFC3339Nano = "2006-01-02T15:04:05.999999999Z07:00"
	Kitchen     = "3:04PM"
	Stamp       = "Jan _2 15:04:05"
	StampMilli  = "Jan _2 15:04:05.000"
	StampMicro  = "Jan _2 15:04:05.000000"
	StampNano   = "Jan _2 15:04:05.000000000"
	DateTime    = "2006-01-02 15:04:05"
	DateOnly    = "2006-01-02"
	TimeOnly    = "15:04:05"
)

// elem is one kind of layout element.
type elem uint8

const (
	elemNone elem = iota
	elemLongMonth
	elemMonth
	elemNumMonth
	elemZeroMonth
	elemLongWeekDay
	elemWeekDay
	elemDay
	elemUnderDay
	elemZeroDay
	elemUnderYearDay
	elemZeroYearDay
	elemHour
	elemHour12
	elemZeroHour12
	elemMinute
	elemZeroMinute
	elemSecond
	elemZeroSecond
	elemLongYear
	elemYear
	elemPM
	elempm
	elemTZ
	elemOffset // a numeric zone; see chunk.tz
	elemFrac0  // .000
	elemFrac9  // .999
)

// How a numeric zone is written.
const (
	tzZ       = 1 << iota // Z stands for offset 0
	tzColon               // with colons
	tzMinutes             // hours and minutes
	tzSeconds             // and seconds
)

// chunk is an element of a layout: the bytes [start, end), with what more there is to know.
type chunk struct {
	kind       elem
	tz         uint8
	digits     uint8 // of a fraction
	sep        byte  // of a fraction: . or ,
	start, end int
}

var offsetForms = [...]struct {
	text string
	tz   uint8
}{
	{"070000", tzMinutes | tzSeconds},
	{"07:00:00", tzMinutes | tzSeconds | tzColon},
	{"0700", tzMinutes},
	{"07:00", tzMinutes | tzColon},
	{"07", 0},
}

func hasPrefix(s, p string) bool { return len(s) >= len(p) && s[:len(p)] == p }

func digitAt(s string, i int) bool { return i < len(s) && '0' <= s[i] && s[i] <= '9' }

func lowerAt(s string, i int) bool { return i < len(s) && 'a' <= s[i] && s[i] <= 'z' }

// nextChunk finds the first element of a layout; kind is elemNone if there is none.
func nextChunk(layout string) chunk {
	for i := 0; i < len(layout); i++ {
		rest := layout[i:]
		kind, skip, n := elemNone, 0, 0
		switch rest[0] {
		case 'J':
			if hasPrefix(rest, "January") {
				kind, n = elemLongMonth, 7
			} else if hasPrefix(rest, "Jan") && !lowerAt(rest, 3) {
				kind, n = elemMonth, 3
			}
		case 'M':
			if hasPrefix(rest, "Monday") {
				kind, n = elemLongWeekDay, 6
			} else if hasPrefix(rest, "Mon") && !lowerAt(rest, 3) {
				kind, n = elemWeekDay, 3
			} else if hasPrefix(rest, "MST") {
				kind, n = elemTZ, 3
			}
		case '0':
			if len(rest) >= 2 && '1' <= rest[1] && rest[1] <= '6' {
				kind, n = [...]elem{elemZeroMonth, elemZeroDay, elemZeroHour12, elemZeroMinute, elemZeroSecond, elemYear}[rest[1]-'1'], 2
			} else if hasPrefix(rest, "002") {
				kind, n = elemZeroYearDay, 3
			}
		case '1':
			if hasPrefix(rest, "15") {
				kind, n = elemHour, 2
			} else {
				kind, n = elemNumMonth, 1
			}
		case '2':
			if hasPrefix(rest, "2006") {
				kind, n = elemLongYear, 4
			} else {
				kind, n = elemDay, 1
			}
		case '_':
			if hasPrefix(rest, "_2006") {
				kind, skip, n = elemLongYear, 1, 4
			} else if hasPrefix(rest, "_2") {
				kind, n = elemUnderDay, 2
			} else if hasPrefix(rest, "__2") {
				kind, n = elemUnderYearDay, 3
			}
		case '3':
			kind, n = elemHour12, 1
		case '4':
			kind, n = elemMinute, 1
		case '5':
			kind, n = elemSecond, 1
		case 'P':
			if hasPrefix(rest, "PM") {
				kind, n = elemPM, 2
			}
		case 'p':
			if hasPrefix(rest, "pm") {
				kind, n = elempm, 2
			}
		case '-', 'Z':
			for _, f := range &offsetForms {
				if hasPrefix(rest[1:], f.text) {
					c := chunk{kind: elemOffset, tz: f.tz, start: i, end: i + 1 + len(f.text)}
					if rest[0] == 'Z' {
						c.tz |= tzZ
					}
					return c
				}
			}
		case '.', ',':
			if len(rest) > 1 && (rest[1] == '0' || rest[1] == '9') {
				j := 1
				for j < len(rest) && rest[j] == rest[1] {
					j++
				}
				if !digitAt(rest, j) {
					c := chunk{kind: elemFrac0, sep: rest[0], digits: uint8(j - 1), start: i, end: i + j}
					if rest[1] == '9' {
						c.kind = elemFrac9
					}
					return c
				}
			}
		}
		if kind != elemNone {
			return chunk{kind: kind, start: i + skip, end: i + skip + n}
		}
	}
	return chunk{start: len(layout), end: len(layout)}
}
