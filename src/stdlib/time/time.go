// time: Time and its arithmetic.

package time

// A Time is an instant with nanosecond precision. Its zero value is the first of January of year 1, UTC.
//
// wall: bit 63 says that there is a monotonic reading, bits 30-62 then hold seconds since 1885, bits 0-29 nanoseconds.
// ext: without a reading seconds since year 1, with one the reading in nanoseconds since the start of the program.
type Time struct {
	wall uint64
	ext  int64
	loc  *Location
}

const (
	hasMonotonic = 1 << 63
	nsecMask     = 1<<30 - 1
	nsecShift    = 30

	secondsPerMinute = 60
	secondsPerHour   = 60 * secondsPerMinute
	secondsPerDay    = 24 * secondsPerHour

	absoluteYears  = 292277022400
	wallToInternal = (1884*365 + 1884/4 - 1884/100 + 1884/400) * secondsPerDay
	unixToInternal = (1969*365 + 1969/4 - 1969/100 + 1969/400) * secondsPerDay
	minWall        = wallToInternal
)

var startNano = runtimeNano() - 1

func (t *Time) nsec() int32 { return int32(t.wall & nsecMask) }

// sec is seconds since year 1.
func (t *Time) sec() int64 {
	if t.wall&hasMonotonic != 0 {
		return wallToInternal + int64(t.wall<<1>>(nsecShift+1))
	}
	return t.ext
}

func (t *Time) unixSec() int64 { return t.sec() - unixToInternal }

func (t *Time) addSec(d int64) {
	if t.wall&hasMonotonic != 0 {
		sec := int64(t.wall << 1 >> (nsecShift + 1))
		if s := sec + d; 0 <= s && s <= 1<<33-1 {
			t.wall = t.wall&nsecMask | uint64(s)<<nsecShift | hasMonotonic
			return
		}
		t.stripMono()
	}
	sum := t.ext + d
	if (sum > t.ext) == (d > 0) {
		t.ext = sum
	} else if d > 0 {
		t.ext = 1<<63 - 1
	} else {
		t.ext = -(1<<63 - 1)
	}
}

func (t *Time) setLoc(loc *Location) {
	if loc == &utcLoc {
		loc = nil
	}
	t.stripMono()
	t.loc = loc
}

func (t *Time) stripMono() {
	if t.wall&hasMonotonic != 0 {
		t.ext = t.sec()
		t.wall &= nsecMask
	}
}

func (t *Time) mono() int64 {
	if t.wall&hasMonotonic == 0 {
		return 0
	}
	return t.ext
}

// Now gives the current time, with a monotonic reading.
func Now() Time {
	sec, nsec, mono := now()
	if mono == 0 {
		return unixTime(sec, nsec)
	}
	mono -= startNano
	sec += unixToInternal - minWall
	if uint64(sec)>>33 != 0 {
		return Time{uint64(nsec), sec + minWall, Local}
	}
	return Time{hasMonotonic | uint64(sec)<<nsecShift | uint64(nsec), mono, Local}
}

func unixTime(sec int64, nsec int32) Time { return Time{uint64(nsec), sec + unixToInternal, Local} }

func Unix(sec int64, nsec int64) Time {
	if nsec < 0 || nsec >= 1e9 {
		n := nsec / 1e9
		sec += n
		nsec -= n * 1e9
		if nsec < 0 {
			nsec += 1e9
			sec--
		}
	}
	return unixTime(sec, int32(nsec))
}

func UnixMilli(msec int64) Time { return Unix(msec/1e3, (msec%1e3)*1e6) }
func UnixMicro(usec int64) Time { return Unix(usec/1e6, (usec%1e6)*1e3) }

func (t Time) Unix() int64      { return t.unixSec() }
func (t Time) UnixMilli() int64 { return t.unixSec()*1e3 + int64(t.nsec())/1e6 }
func (t Time) UnixMicro() int64 { return t.unixSec()*1e6 + int64(t.nsec())/1e3 }
func (t Time) UnixNano() int64  { return t.unixSec()*1e9 + int64(t.nsec()) }

func (t Time) After(u Time) bool {
	if t.wall&u.wall&hasMonotonic != 0 {
		return t.ext > u.ext
	}
	ts, us := t.sec(), u.sec()
	return ts > us || ts == us && t.nsec() > u.nsec()
}

func (t Time) Before(u Time) bool {
	if t.wall&u.wall&hasMonotonic != 0 {
		return t.ext < u.ext
	}
	ts, us := t.sec(), u.sec()
	return ts < us || ts == us && t.nsec() < u.nsec()
}

func (t Time) Compare(u Time) int {
	switch {
	case t.Before(u):
		return -1
	case t.After(u):
		return 1
	}
	return 0
}

func (t Time) Equal(u Time) bool {
	if t.wall&u.wall&hasMonotonic != 0 {
		return t.ext == u.ext
	}
	return t.sec() == u.sec() && t.nsec() == u.nsec()
}

func (t Time) IsZero() bool { return t.sec() == 0 && t.nsec() == 0 }

func (t Time) Add(d Duration) Time {
	dsec := int64(d / 1e9)
	nsec := t.nsec() + int32(d%1e9)
	if nsec >= 1e9 {
		dsec++
		nsec -= 1e9
	} else if nsec < 0 {
		dsec--
		nsec += 1e9
	}
	t.wall = t.wall&^nsecMask | uint64(nsec)
	t.addSec(dsec)
	if t.wall&hasMonotonic != 0 {
		te := t.ext + int64(d)
		if d < 0 && te > t.ext || d > 0 && te < t.ext {
			t.stripMono()
		} else {
			t.ext = te
		}
	}
	return t
}

func (t Time) Sub(u Time) Duration {
	if t.wall&u.wall&hasMonotonic != 0 {
		d := Duration(t.ext - u.ext)
		if d < 0 && t.ext > u.ext {
			return maxDuration
		}
		if d > 0 && t.ext < u.ext {
			return minDuration
		}
		return d
	}
	d := Duration(t.sec()-u.sec())*Second + Duration(t.nsec()-u.nsec())
	switch {
	case u.Add(d).Equal(t):
		return d
	case t.Before(u):
		return minDuration
	}
	return maxDuration
}

func Since(t Time) Duration {
	// The clock of a bubble has no monotonic reading to compare with.
	if t.wall&hasMonotonic != 0 && !runtimeIsBubbled() {
		return Duration(runtimeNano() - startNano - t.ext)
	}
	return Now().Sub(t)
}

func Until(t Time) Duration {
	if t.wall&hasMonotonic != 0 && !runtimeIsBubbled() {
		return Duration(t.ext - (runtimeNano() - startNano))
	}
	return t.Sub(Now())
}

// ---------------------------------------------------------------- calendar

// abs is seconds since the first of March of year 0 of a cycle far in the past, in t's zone.
func (t Time) local() (sec int64, offset int) {
	z, _, _ := t.loc.get().lookup(t.unixSec())
	offset = z.offset
	return t.unixSec() + int64(offset), offset
}

// civil splits days since 1970 into a date (the proleptic Gregorian calendar in eras of 400 years).
func civil(days int64) (year int, month Month, day int, yday int) {
	z := days + 719468
	era := z / 146097
	if z < 0 && z%146097 != 0 {
		era--
	}
	doe := z - era*146097
	yoe := (doe - doe/1460 + doe/36524 - doe/146096) / 365
	doy := doe - (365*yoe + yoe/4 - yoe/100)
	mp := (5*doy + 2) / 153
	day = int(doy - (153*mp+2)/5 + 1)
	y := yoe + era*400
	if mp < 10 {
		month = Month(mp + 3)
	} else {
		month = Month(mp - 9)
		y++
	}
	year = int(y)
	yday = int(days-daysBefore(year)) + 1
	return
}

// daysBefore gives the days from 1970 to the first of January.
func daysBefore(year int) int64 {
	y := int64(year) - 1
	return 365*y + floorDiv(y, 4) - floorDiv(y, 100) + floorDiv(y, 400) - 719162
}

func floorDiv(a, b int64) int64 {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

func floorMod(a, b int64) int64 {
	m := a % b
	if m < 0 {
		m += b
	}
	return m
}

func (t Time) date() (year int, month Month, day int, yday int) {
	sec, _ := t.local()
	return civil(floorDiv(sec, secondsPerDay))
}

func (t Time) Date() (year int, month Month, day int) {
	year, month, day, _ = t.date()
	return
}

func (t Time) Year() int {
	y, _, _, _ := t.date()
	return y
}

func (t Time) Month() Month {
	_, m, _, _ := t.date()
	return m
}

func (t Time) Day() int {
	_, _, d, _ := t.date()
	return d
}

func (t Time) YearDay() int {
	_, _, _, yd := t.date()
	return yd
}

func (t Time) Weekday() Weekday {
	sec, _ := t.local()
	return Weekday(floorMod(floorDiv(sec, secondsPerDay)+4, 7))
}

func (t Time) ISOWeek() (year, week int) {
	// The week's year is the year of its Thursday.
	d := Thursday - t.Weekday()
	if d == 4 {
		d = -3
	}
	sec, _ := t.local()
	y, _, _, yday := civil(floorDiv(sec, secondsPerDay) + int64(d))
	return y, (yday-1)/7 + 1
}

func (t Time) Clock() (hour, min, sec int) {
	s, _ := t.local()
	d := int(floorMod(s, secondsPerDay))
	return d / 3600, d % 3600 / 60, d % 60
}

func (t Time) Hour() int {
	h, _, _ := t.Clock()
	return h
}

func (t Time) Minute() int {
	_, m, _ := t.Clock()
	return m
}

func (t Time) Second() int {
	_, _, s := t.Clock()
	return s
}

func (t Time) Nanosecond() int { return int(t.nsec()) }

func norm(hi, lo, base int) (int, int) {
	if lo < 0 {
		n := (-lo-1)/base + 1
		hi -= n
		lo += n * base
	}
	if lo >= base {
		n := lo / base
		hi += n
		lo -= n * base
	}
	return hi, lo
}

var cumulative = [...]int{0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365}

func isLeap(year int) bool { return year%4 == 0 && (year%100 != 0 || year%400 == 0) }

func daysIn(m Month, year int) int {
	if m == February && isLeap(year) {
		return 29
	}
	return cumulative[m] - cumulative[m-1]
}

// Date gives the time of a date in a location; values out of range are carried over.
func Date(year int, month Month, day, hour, min, sec, nsec int, loc *Location) Time {
	if loc == nil {
		panic("time: missing Location in call to Date")
	}
	m := int(month) - 1
	year, m = norm(year, m, 12)
	sec, nsec = norm(sec, nsec, 1e9)
	min, sec = norm(min, sec, 60)
	hour, min = norm(hour, min, 60)
	day, hour = norm(day, hour, 24)
	days := daysBefore(year) + int64(cumulative[m]) + int64(day) - 1
	if m >= 2 && isLeap(year) {
		days++
	}
	unix := days*secondsPerDay + int64(hour*3600+min*60+sec)
	if loc != &utcLoc {
		unix -= int64(loc.get().offsetFor(unix))
	}
	t := unixTime(unix, int32(nsec))
	t.setLoc(loc)
	return t
}

func (t Time) AddDate(years, months, days int) Time {
	year, month, day := t.Date()
	hour, min, sec := t.Clock()
	return Date(year+years, month+Month(months), day+days, hour, min, sec, int(t.nsec()), t.Location())
}

// Truncate and Round work on the time since year 1.
func (t Time) Truncate(d Duration) Time {
	t.stripMono()
	if d <= 0 {
		return t
	}
	return t.Add(-t.mod(d))
}

func (t Time) Round(d Duration) Time {
	t.stripMono()
	if d <= 0 {
		return t
	}
	r := t.mod(d)
	if lessThanHalf(r, d) {
		return t.Add(-r)
	}
	return t.Add(d - r)
}

// mod is the time since year 1 modulo d.
func (t Time) mod(d Duration) Duration {
	sec, nsec := t.sec(), int64(t.nsec())
	if d%Second == 0 {
		return Duration(floorMod(sec, int64(d/Second)))*Second + Duration(nsec)
	}
	// (sec*1e9 + nsec) mod d in pieces that do not overflow.
	u := uint64(d)
	r := uint64(floorMod(sec, int64(d)))
	var acc uint64
	for bit := uint64(1e9); bit > 0; bit >>= 1 {
		if bit&1 != 0 {
			acc = addMod(acc, r, u)
		}
		r = addMod(r, r, u)
	}
	return Duration(addMod(acc, uint64(nsec)%u, u))
}

func addMod(a, b, m uint64) uint64 {
	s := a + b
	if s >= m || s < a {
		s -= m
	}
	return s
}

// ---------------------------------------------------------------- locations

func (t Time) UTC() Time {
	t.setLoc(&utcLoc)
	return t
}

func (t Time) Local() Time {
	t.setLoc(Local)
	return t
}

func (t Time) In(loc *Location) Time {
	if loc == nil {
		panic("time: missing Location in call to Time.In")
	}
	t.setLoc(loc)
	return t
}

func (t Time) Location() *Location {
	if t.loc == nil {
		return UTC
	}
	return t.loc
}
