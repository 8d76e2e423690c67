// time: RFC 3339, which programs read most: the layout is not interpreted, and nothing is allocated. What is not of this form goes to parse, which
// has the errors.

package time

// digits reads as many digits as there are in part; -1 if others are among them.
func digits[S []byte | string](part S) int {
	x := 0
	for i := range len(part) {
		c := part[i] - '0'
		if c > 9 {
			return -1
		}
		x = 10*x + int(c)
	}
	return x
}

// parseRFC3339 reads 2006-01-02T15:04:05, a fraction if there is one, and Z or an offset.
func parseRFC3339[S []byte | string](s S, local *Location) (Time, bool) {
	const size = len("2006-01-02T15:04:05")
	if len(s) <= size || s[4] != '-' || s[7] != '-' || s[10] != 'T' || s[13] != ':' || s[16] != ':' {
		return Time{}, false
	}
	f := fields{offset: -1, year: digits(s[:4]), month: digits(s[5:7]), day: digits(s[8:10]), hour: digits(s[11:13]), min: digits(s[14:16]), sec: digits(s[17:19])}
	if f.year < 0 || f.month < 1 || f.month > 12 || f.day < 1 || f.day > daysIn(Month(f.month), f.year) ||
		uint(f.hour) > 23 || uint(f.min) > 59 || uint(f.sec) > 59 {
		return Time{}, false
	}
	s = s[size:]
	if s[0] == '.' && len(s) > 1 && s[1]-'0' <= 9 {
		n := 1
		scale := 100_000_000
		for ; n < len(s) && s[n]-'0' <= 9; n++ {
			f.nsec += int(s[n]-'0') * scale
			scale /= 10
		}
		s = s[n:]
	}
	if len(s) == 1 && s[0] == 'Z' {
		f.loc = UTC
		return f.time(UTC, local), true
	}
	if len(s) != len("-07:00") || s[0] != '+' && s[0] != '-' || s[3] != ':' {
		return Time{}, false
	}
	hour, min := digits(s[1:3]), digits(s[4:6])
	if uint(hour) > 23 || uint(min) > 59 {
		return Time{}, false
	}
	f.offset = (hour*60 + min) * 60
	if s[0] == '-' {
		f.offset = -f.offset
	}
	return f.time(UTC, local), true
}
