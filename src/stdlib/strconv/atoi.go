// Package strconv: text to integers.

package strconv

// ParseUint is ParseInt without a sign.
func ParseUint(s string, base int, bitSize int) (uint64, error) {
	const fn = "ParseUint"
	if s == "" {
		return 0, syntaxError(fn, s)
	}
	orig := s
	auto := base == 0
	switch {
	case 2 <= base && base <= 36:
	case auto:
		base = 10
		if s[0] == '0' {
			switch {
			case len(s) >= 3 && lower(s[1]) == 'b':
				base = 2
				s = s[2:]
			case len(s) >= 3 && lower(s[1]) == 'o':
				base = 8
				s = s[2:]
			case len(s) >= 3 && lower(s[1]) == 'x':
				base = 16
				s = s[2:]
			default:
				base = 8
				s = s[1:]
			}
		}
	default:
		return 0, baseError(fn, orig, base)
	}
	if bitSize == 0 {
		bitSize = IntSize
	} else if bitSize < 0 || bitSize > 64 {
		return 0, bitSizeError(fn, orig, bitSize)
	}

	const max64 = 1<<64 - 1
	limit := uint64(max64)/uint64(base) + 1 // from here multiplying overflows
	max := uint64(1)<<uint(bitSize) - 1
	if bitSize == 64 {
		max = max64
	}
	underscores := false
	var n uint64
	for i := 0; i < len(s); i++ {
		c := s[i]
		var d byte
		switch {
		case c == '_' && auto:
			underscores = true
			continue
		case '0' <= c && c <= '9':
			d = c - '0'
		case 'a' <= lower(c) && lower(c) <= 'z':
			d = lower(c) - 'a' + 10
		default:
			return 0, syntaxError(fn, orig)
		}
		if int(d) >= base {
			return 0, syntaxError(fn, orig)
		}
		if n >= limit {
			return max, rangeError(fn, orig)
		}
		n *= uint64(base)
		sum := n + uint64(d)
		if sum < n || sum > max {
			return max, rangeError(fn, orig)
		}
		n = sum
	}
	if underscores && !underscoresOK(orig) {
		return 0, syntaxError(fn, orig)
	}
	return n, nil
}

// ParseInt reads an integer of the base, 2 to 36, or 0: by the prefix, with underscores as in Go. It must fit
// bitSize bits, 0 meaning int's.
func ParseInt(s string, base int, bitSize int) (i int64, err error) {
	const fn = "ParseInt"
	if s == "" {
		return 0, syntaxError(fn, s)
	}
	orig := s
	neg := s[0] == '-'
	if neg || s[0] == '+' {
		s = s[1:]
	}
	u, err := ParseUint(s, base, bitSize)
	if err != nil {
		e := err.(*NumError)
		if e.Err != ErrRange {
			e.Func = fn
			e.Num = clone(orig)
			return 0, e
		}
	}
	if bitSize == 0 {
		bitSize = IntSize
	}
	cutoff := uint64(1) << uint(bitSize-1)
	if !neg && u >= cutoff {
		return int64(cutoff - 1), rangeError(fn, orig)
	}
	if neg && u > cutoff {
		return -int64(cutoff), rangeError(fn, orig)
	}
	if neg {
		return -int64(u), nil
	}
	return int64(u), nil
}

// Atoi is ParseInt(s, 10, 0) as an int.
func Atoi(s string) (int, error) {
	const fn = "Atoi"
	// Short numbers can't overflow.
	if n := len(s); 0 < n && (IntSize == 32 && n < 10 || IntSize == 64 && n < 19) {
		t := s
		if s[0] == '-' || s[0] == '+' {
			t = s[1:]
			if t == "" {
				return 0, syntaxError(fn, s)
			}
		}
		v := 0
		for i := 0; i < len(t); i++ {
			d := t[i] - '0'
			if d > 9 {
				return 0, syntaxError(fn, s)
			}
			v = v*10 + int(d)
		}
		if s[0] == '-' {
			v = -v
		}
		return v, nil
	}
	i, err := ParseInt(s, 10, 0)
	if e, ok := err.(*NumError); ok {
		e.Func = fn
	}
	return int(i), err
}

func lower(c byte) byte { return c | ('x' - 'X') }

// underscoresOK reports whether every underscore is between digits or between prefix and digit.
func underscoresOK(s string) bool {
	if s != "" && (s[0] == '-' || s[0] == '+') {
		s = s[1:]
	}
	before := false // the last thing allows an underscore behind it
	hex := false
	if len(s) >= 2 && s[0] == '0' {
		switch lower(s[1]) {
		case 'b', 'o', 'x':
			hex = lower(s[1]) == 'x'
			before = true
			s = s[2:]
		}
	}
	pending := false // the last thing is an underscore
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case '0' <= c && c <= '9' || hex && 'a' <= lower(c) && lower(c) <= 'f':
			before, pending = true, false
		case c == '_':
			if !before {
				return false
			}
			before, pending = false, true
		default:
			if pending {
				return false
			}
			before = false
		}
	}
	return !pending
}
