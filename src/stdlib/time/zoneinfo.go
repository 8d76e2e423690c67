// time: locations. A zone's data come from internal/zoneinfo or from TZif data; behind its last transition the rule of its footer holds.

package time

import (
	"errors"
	"internal/zoneinfo"
	"sync"
)

// A Location maps time instants to the zone in use at that time.
type Location struct {
	name  string
	zones []zone
	tx    []transition // in order
	rule  string       // POSIX TZ, for times behind the last transition; may be empty
}

type zone struct {
	name   string
	offset int // seconds east of UTC
	isDST  bool
}

type transition struct {
	when  int64
	index uint8 // of the zone from then on
}

// The first and the last second.
const (
	alpha = -1 << 63
	omega = 1<<63 - 1
)

var utcLoc = Location{name: "UTC"}

// UTC represents Universal Coordinated Time (UTC).
var UTC *Location = &utcLoc

var localLoc Location
var localOnce sync.Once

// Local represents the system's local time zone. It is the one that the environment's TZ names when it is first used; the machine has no
// /etc/localtime of its own, so without TZ it is UTC.
var Local *Location = &localLoc

func (l *Location) get() *Location {
	if l == nil {
		return &utcLoc
	}
	if l == &localLoc {
		localOnce.Do(initLocal)
	}
	return l
}

// zoneDir is where TZ may name a zone by its file.
const zoneDir = "/usr/share/zoneinfo/"

// initLocal heeds TZ as Go does: "" and what is unknown are UTC, a colon in front is ignored.
func initLocal() {
	tz, set := zoneinfo.TZ()
	if !set {
		localLoc.name = "Local"
		return
	}
	if tz != "" && tz[0] == ':' {
		tz = tz[1:]
	}
	localLoc.name = "UTC"
	if tz == "/etc/localtime" {
		localLoc.name = "Local"
		return
	}
	file := tz
	if len(tz) > len(zoneDir) && tz[:len(zoneDir)] == zoneDir {
		file = tz[len(zoneDir):]
	}
	if file == "UTC" {
		return
	}
	if data, ok := zoneinfo.Find(file); ok {
		localLoc = *decodeZone(tz, data)
	}
}

// String returns a descriptive name for the time zone information, corresponding to the name argument to [LoadLocation] or [FixedZone].
func (l *Location) String() string { return l.get().name }

// FixedZone returns a [Location] that always uses the given zone name and offset (seconds east of UTC).
func FixedZone(name string, offset int) *Location {
	// Most offsets are whole hours and have no name: each of these is one Location.
	if hour := offset / 3600; name == "" && -12 <= hour && hour <= 14 && hour*3600 == offset {
		return unnamedZones()[hour+12]
	}
	return newZone(name, offset)
}

var unnamedZones = sync.OnceValue(func() (zones [27]*Location) {
	for i := range zones {
		zones[i] = newZone("", (i-12)*3600)
	}
	return zones
})

func newZone(name string, offset int) *Location {
	return &Location{name: name, zones: []zone{{name, offset, false}}}
}

var (
	errLocation = errors.New("time: invalid location name")
	errBadData  = errors.New("malformed time zone information")
)

// LoadLocation returns the Location with the given name: "", "UTC", "Local" or a name of the IANA Time Zone database.
func LoadLocation(name string) (*Location, error) {
	switch name {
	case "", "UTC":
		return UTC, nil
	case "Local":
		return Local, nil
	}
	for i := range len(name) {
		if name[i] == '.' && i+1 < len(name) && name[i+1] == '.' {
			return nil, errLocation
		}
	}
	if name[0] == '/' || name[0] == '\\' {
		return nil, errLocation
	}
	data, ok := zoneinfo.Find(name)
	if !ok {
		return nil, errors.New("unknown time zone " + name)
	}
	return decodeZone(name, data), nil
}

// decodeZone reads the form of internal/zoneinfo.
func decodeZone(name, data string) *Location {
	next := func() (b byte) {
		b, data = data[0], data[1:]
		return
	}
	varint := func() int64 {
		var u uint64
		for s := uint(0); ; s += 7 {
			b := next()
			u |= uint64(b&0x7f) << s
			if b < 0x80 {
				return int64(u>>1) ^ -int64(u&1)
			}
		}
	}
	count := func() (n int) {
		for s := uint(0); ; s += 7 {
			b := next()
			n |= int(b&0x7f) << s
			if b < 0x80 {
				return n
			}
		}
	}
	l := &Location{name: name, zones: make([]zone, count())}
	for i := range l.zones {
		z := &l.zones[i]
		z.offset = int(varint())
		z.isDST = next() != 0
		n := next()
		z.name, data = data[:n], data[n:]
	}
	l.tx = make([]transition, count())
	when := int64(0)
	for i := range l.tx {
		when += varint()
		l.tx[i] = transition{when, next()}
	}
	l.rule = data
	l.complete()
	return l
}

// complete gives a zone without transitions one for all time.
func (l *Location) complete() {
	if len(l.tx) == 0 {
		l.tx = []transition{{alpha, 0}}
	}
}

// tzif reads big-endian data; what is not there is noted.
type tzif struct {
	data  []byte
	short bool
}

func (d *tzif) take(n int) []byte {
	if n < 0 || n > len(d.data) {
		d.short = true
		d.data = nil
		return nil
	}
	b := d.data[:n]
	d.data = d.data[n:]
	return b
}

func bigEndian(b []byte) (v uint64) {
	for _, c := range b {
		v = v<<8 | uint64(c)
	}
	return
}

// LoadLocationFromTZData returns a Location with the given name initialized from the IANA Time Zone database-formatted
// data (RFC 8536).
func LoadLocationFromTZData(name string, data []byte) (*Location, error) {
	d := &tzif{data: data}
	head := d.take(20)
	if d.short || string(head[:4]) != "TZif" {
		return nil, errBadData
	}
	version := head[4]
	if version != 0 && version != '2' && version != '3' {
		return nil, errBadData
	}
	// Counts: UT/local and standard/wall indicators, leap seconds, transitions, zones, characters of names.
	var n [6]int
	counts := func() bool {
		b := d.take(24)
		for i := range n {
			if d.short {
				return false
			}
			v := uint32(bigEndian(b[4*i : 4*i+4]))
			if uint32(int(v)) != v {
				return false
			}
			n[i] = int(v)
		}
		return true
	}
	if !counts() {
		return nil, errBadData
	}
	width := 4
	if version != 0 {
		// The data follow once more with 64-bit times.
		d.take(n[3]*5 + n[4]*6 + n[5] + n[2]*8 + n[1] + n[0] + 20)
		if !counts() {
			return nil, errBadData
		}
		width = 8
	}
	times, index, zones, names := d.take(n[3]*width), d.take(n[3]), d.take(n[4]*6), d.take(n[5])
	d.take(n[2]*(width+4) + n[1] + n[0])
	if d.short || n[4] == 0 {
		return nil, errBadData
	}
	l := &Location{name: name}
	if r := d.data; len(r) > 2 && r[0] == '\n' && r[len(r)-1] == '\n' {
		l.rule = string(r[1 : len(r)-1])
	}
	for ; len(zones) > 0; zones = zones[6:] {
		from := int(zones[5])
		if from >= len(names) {
			return nil, errBadData
		}
		end := from
		for end < len(names) && names[end] != 0 {
			end++
		}
		l.zones = append(l.zones, zone{string(names[from:end]), int(int32(bigEndian(zones[:4]))), zones[4] != 0})
	}
	for i, z := range index {
		if int(z) >= len(l.zones) {
			return nil, errBadData
		}
		when := int64(bigEndian(times[i*width : (i+1)*width]))
		if width == 4 {
			when = int64(int32(when))
		}
		l.tx = append(l.tx, transition{when, z})
	}
	l.complete()
	return l, nil
}

// lookup gives the zone in use at a second since 1970, and from when to when it is.
func (l *Location) lookup(sec int64) (z zone, start, end int64) {
	if len(l.zones) == 0 {
		return zone{name: "UTC"}, alpha, omega
	}
	if len(l.tx) == 0 || sec < l.tx[0].when {
		end = omega
		if len(l.tx) > 0 {
			end = l.tx[0].when
		}
		return l.zones[l.first()], alpha, end
	}
	low, high := 0, len(l.tx)
	for high-low > 1 {
		if m := int(uint(low+high) >> 1); sec < l.tx[m].when {
			high = m
		} else {
			low = m
		}
	}
	z, start, end = l.zones[l.tx[low].index], l.tx[low].when, omega
	if high < len(l.tx) {
		end = l.tx[high].when
	} else if l.rule != "" {
		if rz, rs, re, ok := applyRule(l.rule, start, sec); ok {
			return rz, rs, re
		}
	}
	return
}

// first is the zone before the first transition (as in tzcode's localtime.c): the first one if no transition leads to it, otherwise
// a standard one.
func (l *Location) first() int {
	used := false
	for _, t := range l.tx {
		used = used || t.index == 0
	}
	if !used {
		return 0
	}
	if len(l.tx) > 0 && l.zones[l.tx[0].index].isDST {
		for i := int(l.tx[0].index) - 1; i >= 0; i-- {
			if !l.zones[i].isDST {
				return i
			}
		}
	}
	for i := range l.zones {
		if !l.zones[i].isDST {
			return i
		}
	}
	return 0
}

// lookupName gives the offset of an abbreviation: of a zone in use at that time if there is one.
func (l *Location) lookupName(name string, sec int64) (offset int, ok bool) {
	for _, z := range l.zones {
		if z.name == name {
			if used, _, _ := l.lookup(sec - int64(z.offset)); used.name == name {
				return used.offset, true
			}
		}
	}
	for _, z := range l.zones {
		if z.name == name {
			return z.offset, true
		}
	}
	return 0, false
}

// offsetFor is the offset of a time given by the location's own clock, as seconds that ignore the offset.
func (l *Location) offsetFor(clock int64) int {
	z, start, end := l.lookup(clock)
	if z.offset != 0 {
		if utc := clock - int64(z.offset); utc < start || utc >= end {
			z, _, _ = l.lookup(utc)
		}
	}
	return z.offset
}

// posix reads a POSIX TZ string.
type posix struct {
	s  string
	ok bool
}

func (p *posix) peek() byte {
	if p.s == "" {
		return 0
	}
	return p.s[0]
}

func (p *posix) accept(c byte) bool {
	if p.peek() != c {
		return false
	}
	p.s = p.s[1:]
	return true
}

// name is letters, three or more, or anything in angle brackets.
func (p *posix) name() string {
	if p.accept('<') {
		for i := range len(p.s) {
			if p.s[i] == '>' {
				n := p.s[:i]
				p.s = p.s[i+1:]
				return n
			}
		}
		p.ok = false
		return ""
	}
	n := 0
	for n < len(p.s) && p.s[n] != ',' && p.s[n] != '-' && p.s[n] != '+' && (p.s[n] < '0' || p.s[n] > '9') {
		n++
	}
	if n < 3 {
		p.ok = false
		return ""
	}
	name := p.s[:n]
	p.s = p.s[n:]
	return name
}

func (p *posix) number(low, high int) (n int) {
	if c := p.peek(); c < '0' || c > '9' {
		p.ok = false
		return
	}
	for c := p.peek(); '0' <= c && c <= '9'; c = p.peek() {
		n = n*10 + int(c-'0')
		if n > high {
			p.ok = false
			return
		}
		p.s = p.s[1:]
	}
	if n < low {
		p.ok = false
	}
	return
}

// clock is [+-]hh[:mm[:ss]] in seconds.
func (p *posix) clock() (sec int) {
	neg := p.accept('-')
	if !neg {
		p.accept('+')
	}
	sec = p.number(0, 24*7) * secondsPerHour
	if p.accept(':') {
		sec += p.number(0, 59) * secondsPerMinute
		if p.accept(':') {
			sec += p.number(0, 59)
		}
	}
	if neg {
		sec = -sec
	}
	return
}

// date is when in a year something changes: the n-th day ('J': without leap days, 0: from 0 and with them), or a day of a
// week of a month ('M').
type date struct {
	kind             byte
	day, week, month int
	time             int
}

func (p *posix) date() (d date) {
	switch {
	case p.accept('J'):
		d.kind = 'J'
		d.day = p.number(1, 365)
	case p.accept('M'):
		d.kind = 'M'
		d.month = p.number(1, 12)
		p.ok = p.ok && p.accept('.')
		d.week = p.number(1, 5)
		p.ok = p.ok && p.accept('.')
		d.day = p.number(0, 6)
	default:
		d.day = p.number(0, 365)
	}
	d.time = 2 * secondsPerHour
	if p.accept('/') {
		d.time = p.clock()
	}
	return
}

// second is the second of the year at which d is, by a clock with an offset before.
func (d date) second(year, offset int) int64 {
	days := 0
	switch d.kind {
	case 'J':
		days = d.day - 1
		if isLeap(year) && d.day >= 60 {
			days++
		}
	case 'M':
		first := Date(year, Month(d.month), 1, 0, 0, 0, 0, UTC)
		days = first.YearDay() - 1
		days += (d.day - int(first.Weekday()) + 7) % 7
		next := first.AddDate(0, 1, 0)
		last := first.YearDay() - 1 + int(next.Sub(first)/(24*Hour))
		for range d.week - 1 {
			if days+7 >= last {
				break
			}
			days += 7
		}
	default:
		days = d.day
	}
	return int64(days*secondsPerDay + d.time - offset)
}

// applyRule finds the zone at sec by the rule; last is the last transition of the table. Limits are good near a change, otherwise
// those of the year.
func applyRule(rule string, last, sec int64) (z zone, start, end int64, ok bool) {
	p := &posix{rule, true}
	std := zone{name: p.name()}
	if p.ok {
		std.offset = -p.clock()
	}
	if !p.ok {
		return
	}
	if p.s == "" || p.peek() == ',' {
		return std, last, omega, true
	}
	dst := zone{p.name(), std.offset + secondsPerHour, true}
	if p.ok && p.s != "" && p.peek() != ',' {
		dst.offset = -p.clock()
	}
	if p.ok && p.s == "" {
		p.s = ",M3.2.0,M11.1.0" // tzcode's default
	}
	if !p.ok || !p.accept(',') && !p.accept(';') {
		return
	}
	from := p.date()
	p.ok = p.ok && p.accept(',')
	to := p.date()
	if !p.ok || p.s != "" {
		return
	}
	t := unixTime(sec, 0)
	t.setLoc(&utcLoc)
	year, yday := t.Year(), t.YearDay()
	inYear := int64(yday-1)*secondsPerDay + sec%secondsPerDay
	yearStart := sec - inYear
	a, b := from.second(year, std.offset), to.second(year, dst.offset)
	if b < a {
		// South of the equator summer spans the turn of the year.
		a, b = b, a
		std, dst = dst, std
	}
	switch {
	case inYear < a:
		return std, yearStart, a + yearStart, true
	case inYear >= b:
		return std, b + yearStart, yearStart + 365*secondsPerDay, true
	}
	return dst, a + yearStart, b + yearStart, true
}

// Zone computes the time zone in effect at time t, returning the abbreviated name of the zone (such as "CET") and its
// offset in seconds east of UTC.
func (t Time) Zone() (name string, offset int) {
	z, _, _ := t.loc.get().lookup(t.unixSec())
	return z.name, z.offset
}

// IsDST reports whether the time in the configured location is in Daylight Savings Time.
func (t Time) IsDST() bool {
	z, _, _ := t.loc.get().lookup(t.unixSec())
	return z.isDST
}

// ZoneBounds returns the bounds of the time zone in effect at time t. A zero time stands for no bound.
func (t Time) ZoneBounds() (start, end Time) {
	_, from, to := t.loc.get().lookup(t.unixSec())
	if from != alpha {
		start = unixTime(from, 0)
		start.setLoc(t.loc)
	}
	if to != omega {
		end = unixTime(to, 0)
		end.setLoc(t.loc)
	}
	return
}
