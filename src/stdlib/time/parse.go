// time: Parse, ParseInLocation and ParseError. Complete.

package time

import "errors"

// A ParseError says which part of a value does not fit which part of the layout.
type ParseError struct {
	Layout     string
	Value      string
	LayoutElem string
	ValueElem  string
	Message    string
}

func (e *ParseError) Error() string {
	if e.Message != "" {
		return "parsing time " + quote(e.Value) + e.Message
	}
	return "parsing time " + quote(e.Value) + " as " + quote(e.Layout) +
		": cannot parse " + quote(e.ValueElem) + " as " + quote(e.LayoutElem)
}

var errBad = errors.New("bad value for field")

// Parse reads a time as the layout shows it; without a zone it is UTC.
func Parse(layout, value string) (Time, error) {
	if layout == RFC3339 || layout == RFC3339Nano {
		if t, ok := parseRFC3339(value, Local); ok {
			return t, nil
		}
	}
	return parse(layout, value, UTC, Local)
}

// ParseInLocation is Parse with loc as the zone that is not said, and as the one that knows abbreviations.
func ParseInLocation(layout, value string, loc *Location) (Time, error) {
	if layout == RFC3339 || layout == RFC3339Nano {
		if t, ok := parseRFC3339(value, loc); ok {
			return t, nil
		}
	}
	return parse(layout, value, loc, loc)
}

// fields is what is known of a time while it is read; -1 is unknown.
type fields struct {
	year, month, day, yday int
	hour, min, sec, nsec   int
	am, pm                 bool
	loc                    *Location
	offset                 int
	zone                   string
}

func parse(layout, value string, defaultLoc, local *Location) (Time, error) {
	fullLayout, fullValue := layout, value
	fail := func(layoutElem, valueElem, message string) (Time, error) {
		return Time{}, &ParseError{fullLayout, fullValue, layoutElem, valueElem, message}
	}
	f := fields{month: -1, day: -1, yday: -1, offset: -1}
	for {
		c := nextChunk(layout)
		rest, ok := skipText(value, layout[:c.start])
		if !ok {
			return fail(layout[:c.start], rest, "")
		}
		value = rest
		if c.kind == elemNone {
			if value != "" {
				return fail("", value, ": extra text: "+quote(value))
			}
			break
		}
		text := layout[c.start:c.end]
		layout = layout[c.end:]
		rest, rangeErr, err := f.read(c, value, layout)
		if rangeErr != "" {
			return fail(text, rest, ": "+rangeErr+" out of range")
		}
		if err != nil {
			return fail(text, value, "")
		}
		value = rest
	}
	if f.pm && f.hour < 12 {
		f.hour += 12
	} else if f.am && f.hour == 12 {
		f.hour = 0
	}
	if msg := f.resolveDay(); msg != "" {
		return fail("", value, msg)
	}
	return f.time(defaultLoc, local), nil
}

// resolveDay finds month and day, from the day of the year if that is given.
func (f *fields) resolveDay() string {
	if f.yday >= 0 {
		yday, m, d := f.yday, 0, 0
		if isLeap(f.year) {
			if yday == 60 {
				m, d = 2, 29
			} else if yday > 60 {
				yday--
			}
		}
		if yday < 1 || yday > 365 {
			return ": day-of-year out of range"
		}
		if m == 0 {
			m = 1
			for cumulative[m] < yday {
				m++
			}
			d = yday - cumulative[m-1]
		}
		if f.month >= 0 && f.month != m {
			return ": day-of-year does not match month"
		}
		if f.day >= 0 && f.day != d {
			return ": day-of-year does not match day"
		}
		f.month, f.day = m, d
	} else {
		if f.month < 0 {
			f.month = 1
		}
		if f.day < 0 {
			f.day = 1
		}
	}
	if f.day < 1 || f.day > daysIn(Month(f.month), f.year) {
		return ": day out of range"
	}
	return ""
}

func (f *fields) time(defaultLoc, local *Location) Time {
	date := func(loc *Location) Time {
		return Date(f.year, Month(f.month), f.day, f.hour, f.min, f.sec, f.nsec, loc)
	}
	switch {
	case f.loc != nil:
		return date(f.loc)
	case f.offset != -1:
		t := date(UTC)
		t.addSec(-int64(f.offset))
		if z, _, _ := local.get().lookup(t.unixSec()); z.offset == f.offset && (f.zone == "" || z.name == f.zone) {
			t.setLoc(local)
		} else {
			t.setLoc(FixedZone(f.zone, f.offset))
		}
		return t
	case f.zone != "":
		t := date(UTC)
		if offset, ok := local.get().lookupName(f.zone, t.unixSec()); ok {
			t.addSec(-int64(offset))
			t.setLoc(local)
			return t
		}
		offset := 0
		if len(f.zone) > 3 && f.zone[:3] == "GMT" {
			offset, _ = signedNumber(f.zone[3:])
			offset *= 3600
		}
		t.setLoc(FixedZone(f.zone, offset))
		return t
	}
	return date(defaultLoc)
}

// read takes one element from the value. A range error comes with the value after the element.
func (f *fields) read(c chunk, value, layout string) (rest, rangeErr string, err error) {
	hold := value
	switch c.kind {
	case elemYear:
		if len(value) < 2 {
			return hold, "", errBad
		}
		y, ok := signedNumber(value[:2])
		if !ok {
			return hold, "", errBad
		}
		if y >= 69 {
			f.year = y + 1900
		} else {
			f.year = y + 2000
		}
		value = value[2:]
	case elemLongYear:
		if len(value) < 4 || !digitAt(value, 0) {
			return hold, "", errBad
		}
		y, ok := signedNumber(value[:4])
		if !ok {
			return hold, "", errBad
		}
		f.year, value = y, value[4:]
	case elemMonth, elemLongMonth:
		f.month, value, err = lookupName(longMonthNames, value, c.kind == elemMonth)
		f.month++
	case elemNumMonth, elemZeroMonth:
		f.month, value, err = number(value, 2, c.kind == elemZeroMonth)
		if err == nil && (f.month <= 0 || f.month > 12) {
			rangeErr = "month"
		}
	case elemWeekDay, elemLongWeekDay:
		_, value, err = lookupName(longDayNames, value, c.kind == elemWeekDay)
	case elemDay, elemUnderDay, elemZeroDay:
		if c.kind == elemUnderDay && hasPrefix(value, " ") {
			value = value[1:]
		}
		f.day, value, err = number(value, 2, c.kind == elemZeroDay)
	case elemUnderYearDay, elemZeroYearDay:
		for i := 0; i < 2 && c.kind == elemUnderYearDay && hasPrefix(value, " "); i++ {
			value = value[1:]
		}
		f.yday, value, err = number(value, 3, c.kind == elemZeroYearDay)
	case elemHour:
		f.hour, value, err = number(value, 2, false)
		if f.hour >= 24 {
			rangeErr = "hour"
		}
	case elemHour12, elemZeroHour12:
		f.hour, value, err = number(value, 2, c.kind == elemZeroHour12)
		if f.hour > 12 {
			rangeErr = "hour"
		}
	case elemMinute, elemZeroMinute:
		f.min, value, err = number(value, 2, c.kind == elemZeroMinute)
		if f.min >= 60 {
			rangeErr = "minute"
		}
	case elemSecond, elemZeroSecond:
		f.sec, value, err = number(value, 2, c.kind == elemZeroSecond)
		if err != nil {
			break
		}
		if f.sec >= 60 {
			rangeErr = "second"
			break
		}
		// A fraction may follow that the layout does not show.
		if len(value) >= 2 && isSep(value[0]) && digitAt(value, 1) {
			if k := nextChunk(layout).kind; k == elemFrac0 || k == elemFrac9 {
				break
			}
			n := 2
			for digitAt(value, n) {
				n++
			}
			f.nsec, rangeErr, err = fraction(value, n)
			value = value[n:]
		}
	case elemPM, elempm:
		if len(value) < 2 {
			return hold, "", errBad
		}
		p := value[:2]
		value = value[2:]
		switch {
		case c.kind == elemPM && p == "PM" || c.kind == elempm && p == "pm":
			f.pm = true
		case c.kind == elemPM && p == "AM" || c.kind == elempm && p == "am":
			f.am = true
		default:
			err = errBad
		}
	case elemOffset:
		if c.tz&tzZ != 0 && hasPrefix(value, "Z") {
			f.loc = UTC
			return value[1:], "", nil
		}
		return f.readOffset(c.tz, value)
	case elemTZ:
		if hasPrefix(value, "UTC") {
			f.loc = UTC
			return value[3:], "", nil
		}
		n, ok := zoneAbbreviation(value)
		if !ok {
			return hold, "", errBad
		}
		f.zone, value = value[:n], value[n:]
	case elemFrac0:
		n := 1 + int(c.digits)
		if len(value) < n {
			return hold, "", errBad
		}
		f.nsec, rangeErr, err = fraction(value, n)
		value = value[n:]
	case elemFrac9:
		if len(value) < 2 || !isSep(value[0]) || !digitAt(value, 1) {
			break
		}
		n := 1
		for digitAt(value, n) {
			n++
		}
		f.nsec, rangeErr, err = fraction(value, n)
		value = value[n:]
	}
	return value, rangeErr, err
}

func (f *fields) readOffset(tz uint8, value string) (rest, rangeErr string, err error) {
	if value == "" {
		return value, "", errBad
	}
	parts := 1
	if tz&tzMinutes != 0 {
		parts++
	}
	if tz&tzSeconds != 0 {
		parts++
	}
	var hms [3]int
	n := 1
	size := 1 + 2*parts
	if tz&tzColon != 0 {
		size += parts - 1
	}
	if len(value) < size {
		return value, "", errBad
	}
	for i := 0; i < parts; i++ {
		if i > 0 && tz&tzColon != 0 {
			if value[n] != ':' {
				return value, "", errBad
			}
			n++
		}
		n += 2
	}
	n = 1
	for i := 0; i < parts && err == nil; i++ {
		if i > 0 && tz&tzColon != 0 {
			n++
		}
		hms[i], _, err = number(value[n:n+2], 2, true)
		n += 2
	}
	rest = value[size:]
	for i, limit := range [...]int{24, 60, 60} {
		if hms[i] > limit {
			rangeErr = "time zone offset " + [...]string{"hour", "minute", "second"}[i]
		}
	}
	f.offset = (hms[0]*60+hms[1])*60 + hms[2]
	switch value[0] {
	case '+':
	case '-':
		f.offset = -f.offset
	default:
		err = errBad
	}
	return rest, rangeErr, err
}

func isSep(c byte) bool { return c == '.' || c == ',' }

// skipText takes the text between elements from the value; a run of blanks stands for any number of them.
func skipText(value, text string) (string, bool) {
	for text != "" {
		if text[0] == ' ' {
			if value != "" && value[0] != ' ' {
				return value, false
			}
			for text != "" && text[0] == ' ' {
				text = text[1:]
			}
			for value != "" && value[0] == ' ' {
				value = value[1:]
			}
			continue
		}
		if value == "" || value[0] != text[0] {
			return value, false
		}
		text, value = text[1:], value[1:]
	}
	return value, true
}

// number reads up to width digits, exactly width if fixed.
func number(s string, width int, fixed bool) (int, string, error) {
	n, x := 0, 0
	for n < width && digitAt(s, n) {
		x = x*10 + int(s[n]-'0')
		n++
	}
	if n == 0 || fixed && n != width {
		return 0, s, errBad
	}
	return x, s[n:], nil
}

// signedNumber reads all of s, a decimal number with an optional sign.
func signedNumber(s string) (int, bool) {
	neg := false
	if s != "" && (s[0] == '-' || s[0] == '+') {
		neg = s[0] == '-'
		s = s[1:]
	}
	x := 0
	for i := 0; i < len(s); i++ {
		if !digitAt(s, i) || x > 1<<27 {
			return 0, false
		}
		x = x*10 + int(s[i]-'0')
	}
	if neg {
		x = -x
	}
	return x, true
}

// fraction reads a separator and digits, n bytes in all; digits after the ninth do not count.
func fraction(s string, n int) (ns int, rangeErr string, err error) {
	if !isSep(s[0]) {
		return 0, "", errBad
	}
	if n > 10 {
		s, n = s[:10], 10
	}
	ns, ok := signedNumber(s[1:n])
	if !ok {
		return 0, "", errBad
	}
	if ns < 0 {
		return ns, "fractional second", nil
	}
	for i := n; i < 10; i++ {
		ns *= 10
	}
	return ns, "", nil
}

// lookupName finds a name at the start of s, in any case.
func lookupName(names []string, s string, short bool) (int, string, error) {
	for i, name := range names {
		if short {
			name = name[:3]
		}
		if len(s) >= len(name) && equalFold(s[:len(name)], name) {
			return i, s[len(name):], nil
		}
	}
	return -1, s, errBad
}

func equalFold(a, b string) bool {
	for i := 0; i < len(a); i++ {
		x, y := a[i], b[i]
		if x != y {
			x |= 0x20
			y |= 0x20
			if x != y || x < 'a' || x > 'z' {
				return false
			}
		}
	}
	return true
}

// zoneAbbreviation gives the length of what looks like the name of a zone.
func zoneAbbreviation(s string) (int, bool) {
	if len(s) < 3 {
		return 0, false
	}
	if hasPrefix(s, "ChST") || hasPrefix(s, "MeST") {
		return 4, true
	}
	if s[:3] == "GMT" {
		return 3 + signedHour(s[3:]), true
	}
	if s[0] == '+' || s[0] == '-' {
		n := signedHour(s)
		return n, n > 0
	}
	n := 0
	for n < len(s) && n < 6 && 'A' <= s[n] && s[n] <= 'Z' {
		n++
	}
	switch n {
	case 3:
		return 3, true
	case 4:
		return 4, s[3] == 'T' || s[:4] == "WITA"
	case 5:
		return 5, s[4] == 'T'
	}
	return 0, false
}

// signedHour gives the length of a sign and a number of at most 23, or 0.
func signedHour(s string) int {
	if s == "" || s[0] != '-' && s[0] != '+' {
		return 0
	}
	n, x := 1, 0
	for digitAt(s, n) {
		x = min(x*10+int(s[n]-'0'), 1000)
		n++
	}
	if n == 1 || x > 23 {
		return 0
	}
	return n
}
