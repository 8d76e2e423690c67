// time: Format, AppendFormat, String, GoString and the marshalling methods. Complete.

package time

import "errors"

// appendInt writes x with at least width digits.
func appendInt(b []byte, x int, width int) []byte {
	u := uint(x)
	if x < 0 {
		b = append(b, '-')
		u = -u
	}
	var buf [20]byte
	i := len(buf)
	for u > 0 || i == len(buf) {
		i--
		buf[i] = byte('0' + u%10)
		u /= 10
	}
	if x == 0 && width == 0 {
		i = len(buf) - 1
	}
	for w := len(buf) - i; w < width; w++ {
		b = append(b, '0')
	}
	return append(b, buf[i:]...)
}

// appendFrac writes a separator and digits of a second; trim drops trailing zeros, and all if nothing is left.
func appendFrac(b []byte, nanos int, digits int, sep byte, trim bool) []byte {
	if trim && (digits == 0 || nanos == 0) {
		return b
	}
	b = append(b, sep)
	div := 100000000
	for i := 0; i < digits && i < 9; i++ {
		b = append(b, byte('0'+nanos/div%10))
		div /= 10
	}
	if trim {
		for len(b) > 0 && b[len(b)-1] == '0' {
			b = b[:len(b)-1]
		}
		if len(b) > 0 && b[len(b)-1] == sep {
			b = b[:len(b)-1]
		}
	}
	return b
}

// appendOffset writes a zone offset in one of the numeric forms.
func appendOffset(b []byte, offset int, tz uint8) []byte {
	if offset == 0 && tz&tzZ != 0 {
		return append(b, 'Z')
	}
	minutes := offset / 60
	abs := offset
	if minutes < 0 {
		b = append(b, '-')
		minutes, abs = -minutes, -abs
	} else {
		b = append(b, '+')
	}
	b = appendInt(b, minutes/60, 2)
	if tz&tzMinutes != 0 {
		if tz&tzColon != 0 {
			b = append(b, ':')
		}
		b = appendInt(b, minutes%60, 2)
	}
	if tz&tzSeconds != 0 {
		if tz&tzColon != 0 {
			b = append(b, ':')
		}
		b = appendInt(b, abs%60, 2)
	}
	return b
}

// Format writes the time as the layout shows the reference time Mon Jan 2 15:04:05 MST 2006.
func (t Time) Format(layout string) string {
	var buf [64]byte
	if n := len(layout) + 10; n >= len(buf) {
		return string(t.AppendFormat(make([]byte, 0, n), layout))
	}
	return string(t.AppendFormat(buf[:0], layout))
}

// AppendFormat is Format that appends to b.
func (t Time) AppendFormat(b []byte, layout string) []byte {
	name, offset := t.Zone()
	sec := t.unixSec() + int64(offset)
	days := floorDiv(sec, secondsPerDay)
	inDay := int(floorMod(sec, secondsPerDay))
	hour, min, s := inDay/3600, inDay%3600/60, inDay%60
	year, month, day, yday := civil(days)
	for layout != "" {
		c := nextChunk(layout)
		b = append(b, layout[:c.start]...)
		if c.kind == elemNone {
			break
		}
		layout = layout[c.end:]
		switch c.kind {
		case elemYear:
			b = appendInt(b, max(year, -year)%100, 2)
		case elemLongYear:
			b = appendInt(b, year, 4)
		case elemMonth:
			b = append(b, month.String()[:3]...)
		case elemLongMonth:
			b = append(b, month.String()...)
		case elemNumMonth:
			b = appendInt(b, int(month), 0)
		case elemZeroMonth:
			b = appendInt(b, int(month), 2)
		case elemWeekDay:
			b = append(b, Weekday(floorMod(days+4, 7)).String()[:3]...)
		case elemLongWeekDay:
			b = append(b, Weekday(floorMod(days+4, 7)).String()...)
		case elemDay:
			b = appendInt(b, day, 0)
		case elemUnderDay:
			if day < 10 {
				b = append(b, ' ')
			}
			b = appendInt(b, day, 0)
		case elemZeroDay:
			b = appendInt(b, day, 2)
		case elemUnderYearDay:
			if yday < 100 {
				b = append(b, ' ')
			}
			if yday < 10 {
				b = append(b, ' ')
			}
			b = appendInt(b, yday, 0)
		case elemZeroYearDay:
			b = appendInt(b, yday, 3)
		case elemHour:
			b = appendInt(b, hour, 2)
		case elemHour12:
			b = appendInt(b, (hour+11)%12+1, 0)
		case elemZeroHour12:
			b = appendInt(b, (hour+11)%12+1, 2)
		case elemMinute:
			b = appendInt(b, min, 0)
		case elemZeroMinute:
			b = appendInt(b, min, 2)
		case elemSecond:
			b = appendInt(b, s, 0)
		case elemZeroSecond:
			b = appendInt(b, s, 2)
		case elemPM:
			if hour >= 12 {
				b = append(b, "PM"...)
			} else {
				b = append(b, "AM"...)
			}
		case elempm:
			if hour >= 12 {
				b = append(b, "pm"...)
			} else {
				b = append(b, "am"...)
			}
		case elemOffset:
			b = appendOffset(b, offset, c.tz)
		case elemTZ:
			if name != "" {
				b = append(b, name...)
			} else {
				b = appendOffset(b, offset, tzMinutes)
			}
		case elemFrac0, elemFrac9:
			b = appendFrac(b, t.Nanosecond(), int(c.digits), c.sep, c.kind == elemFrac9)
		}
	}
	return b
}

// String is for debugging; a monotonic reading appears as m=±seconds.
func (t Time) String() string {
	s := t.Format("2006-01-02 15:04:05.999999999 -0700 MST")
	if t.wall&hasMonotonic == 0 {
		return s
	}
	mono := uint64(t.ext)
	b := append(make([]byte, 0, 32), " m=+"...)
	if t.ext < 0 {
		b[3] = '-'
		mono = -mono
	}
	b = appendInt(b, int(mono/1e9/1e9), 0)
	if mono/1e18 == 0 {
		b = appendInt(b[:4], int(mono/1e9), 0)
	} else {
		b = appendInt(b, int(mono/1e9%1e9), 9)
	}
	b = append(b, '.')
	b = appendInt(b, int(mono%1e9), 9)
	return s + string(b)
}

// GoString writes the time as Go source.
func (t Time) GoString() string {
	year, month, day := t.Date()
	hour, min, sec := t.Clock()
	b := make([]byte, 0, 80)
	b = append(b, "time.Date("...)
	b = appendInt(b, year, 0)
	b = append(b, ", time."...)
	b = append(b, month.String()...)
	for _, x := range [...]int{day, hour, min, sec, t.Nanosecond()} {
		b = append(b, ", "...)
		b = appendInt(b, x, 0)
	}
	switch t.Location() {
	case UTC:
		b = append(b, ", time.UTC"...)
	case Local:
		b = append(b, ", time.Local"...)
	default:
		b = append(b, ", time.Location("...)
		b = append(b, quote(t.loc.name)...)
		b = append(b, ')')
	}
	return string(append(b, ')'))
}

// appendStrict writes RFC 3339 and refuses what that can't say.
func (t Time) appendStrict(b []byte) ([]byte, error) {
	n := len(b)
	b = t.AppendFormat(b, RFC3339Nano)
	if b[n+4] != '-' {
		return b, errors.New("year outside of range [0,9999]")
	}
	if b[len(b)-1] != 'Z' {
		zone := b[len(b)-6:]
		if '0' <= zone[0] && zone[0] <= '9' || 10*(zone[1]-'0')+zone[2]-'0' >= 24 {
			return b, errors.New("timezone hour outside of range [0,23]")
		}
	}
	return b, nil
}

func (t Time) MarshalJSON() ([]byte, error) {
	b := make([]byte, 0, len(RFC3339Nano)+2)
	b, err := t.appendStrict(append(b, '"'))
	if err != nil {
		return nil, errors.New("Time.MarshalJSON: " + err.Error())
	}
	return append(b, '"'), nil
}

func (t *Time) UnmarshalJSON(data []byte) error {
	if string(data) == "null" {
		return nil
	}
	if len(data) < 2 || data[0] != '"' || data[len(data)-1] != '"' {
		return errors.New("Time.UnmarshalJSON: input is not a JSON string")
	}
	return t.UnmarshalText(data[1 : len(data)-1])
}

func (t Time) appendText(b []byte, context string) ([]byte, error) {
	b, err := t.appendStrict(b)
	if err != nil {
		return nil, errors.New(context + err.Error())
	}
	return b, nil
}

func (t Time) AppendText(b []byte) ([]byte, error) { return t.appendText(b, "Time.AppendText: ") }

func (t Time) MarshalText() ([]byte, error) {
	return t.appendText(make([]byte, 0, len(RFC3339Nano)), "Time.MarshalText: ")
}

func (t *Time) UnmarshalText(data []byte) error {
	var ok bool
	if *t, ok = parseRFC3339(data, Local); ok {
		return nil
	}
	var err error
	*t, err = parse(RFC3339, string(data), UTC, Local)
	return err
}

// The binary form: version, seconds since year 1, nanoseconds, offset in minutes (-1: UTC); version 2 adds seconds of the offset.
func (t Time) AppendBinary(b []byte) ([]byte, error) {
	minutes, seconds, version := int16(-1), int8(0), byte(1)
	if t.Location() != UTC {
		_, offset := t.Zone()
		if offset%60 != 0 {
			version = 2
			seconds = int8(offset % 60)
		}
		offset /= 60
		if offset < -32768 || offset == -1 || offset > 32767 {
			return b, errors.New("Time.MarshalBinary: unexpected zone offset")
		}
		minutes = int16(offset)
	}
	sec, nsec := t.sec(), t.nsec()
	b = append(b, version)
	for shift := 56; shift >= 0; shift -= 8 {
		b = append(b, byte(sec>>shift))
	}
	for shift := 24; shift >= 0; shift -= 8 {
		b = append(b, byte(nsec>>shift))
	}
	b = append(b, byte(minutes>>8), byte(minutes))
	if version == 2 {
		b = append(b, byte(seconds))
	}
	return b, nil
}

func (t Time) MarshalBinary() ([]byte, error) {
	b, err := t.AppendBinary(make([]byte, 0, 16))
	if err != nil {
		return nil, err
	}
	return b, nil
}

func (t *Time) UnmarshalBinary(data []byte) error {
	if len(data) == 0 {
		return errors.New("Time.UnmarshalBinary: no data")
	}
	version := data[0]
	if version != 1 && version != 2 {
		return errors.New("Time.UnmarshalBinary: unsupported version")
	}
	if len(data) != 14+int(version) {
		return errors.New("Time.UnmarshalBinary: invalid length")
	}
	var sec int64
	for _, c := range data[1:9] {
		sec = sec<<8 | int64(c)
	}
	var nsec int32
	for _, c := range data[9:13] {
		nsec = nsec<<8 | int32(c)
	}
	offset := int(int16(data[13])<<8|int16(data[14])) * 60
	if version == 2 {
		offset += int(data[15])
	}
	*t = Time{wall: uint64(nsec), ext: sec}
	if offset == -60 {
		t.setLoc(UTC)
	} else if local, _, _ := Local.get().lookup(t.unixSec()); offset == local.offset {
		t.setLoc(Local)
	} else {
		t.setLoc(FixedZone("", offset))
	}
	return nil
}

func (t Time) GobEncode() ([]byte, error) { return t.MarshalBinary() }

func (t *Time) GobDecode(data []byte) error { return t.UnmarshalBinary(data) }
