// Blocks of headers: their fields, and how texts and numbers are in them.

package tar

import (
	"bytes"
	"strconv"
	"strings"
)

const blockSize = 512

type block [blockSize]byte

// padding is what is missing to the end of a block.
func padding(n int64) int64 { return -n & (blockSize - 1) }

// field is a part of a block.
type field struct{ at, size int }

// Fields of all formats, of those with an owner's name, and of one format.
var (
	fieldName     = field{0, 100}
	fieldMode     = field{100, 8}
	fieldUid      = field{108, 8}
	fieldGid      = field{116, 8}
	fieldSize     = field{124, 12}
	fieldModTime  = field{136, 12}
	fieldChecksum = field{148, 8}
	fieldFlag     = field{156, 1}
	fieldLink     = field{157, 100}

	fieldMagic    = field{257, 6}
	fieldVersion  = field{263, 2}
	fieldUname    = field{265, 32}
	fieldGname    = field{297, 32}
	fieldDevmajor = field{329, 8}
	fieldDevminor = field{337, 8}

	ustarPrefix = field{345, 155}

	starPrefix     = field{345, 131}
	starAccessTime = field{476, 12}
	starChangeTime = field{488, 12}
	starTrailer    = field{508, 4}

	gnuAccessTime = field{345, 12}
	gnuChangeTime = field{357, 12}
	gnuSparse     = field{386, 4*24 + 1}
	gnuRealSize   = field{483, 12}
)

func (b *block) of(f field) []byte { return b[f.at : f.at+f.size] }

const (
	magicGNU, versionGNU     = "ustar ", " \x00"
	magicUSTAR, versionUSTAR = "ustar\x00", "00"
	trailerSTAR              = "tar\x00"
)

// format gives the format of a header, FormatUnknown if the checksum is wrong.
func (b *block) format() Format {
	var in decoder
	stated := in.octal(b.of(fieldChecksum))
	if unsigned, signed := b.checksums(); in.err != nil || stated != unsigned && stated != signed {
		return FormatUnknown
	}
	switch magic := string(b.of(fieldMagic)); {
	case magic == magicUSTAR && string(b.of(starTrailer)) == trailerSTAR:
		return formatSTAR
	case magic == magicUSTAR:
		return FormatUSTAR | FormatPAX
	case magic == magicGNU && string(b.of(fieldVersion)) == versionGNU:
		return FormatGNU
	}
	return formatV7
}

// seal writes the magic number and the checksum.
func (b *block) seal(f Format) {
	magic, version := magicUSTAR, versionUSTAR
	if f == FormatGNU {
		magic, version = magicGNU, versionGNU
	}
	copy(b.of(fieldMagic), magic)
	copy(b.of(fieldVersion), version)
	var out encoder
	sum, _ := b.checksums()
	to := b.of(fieldChecksum)
	out.octal(to[:7], sum)
	to[7] = ' '
}

// checksums are the sums of all bytes, the checksum itself being blank. Some programs had bytes with a sign.
func (b *block) checksums() (unsigned, signed int64) {
	for i, c := range b {
		if at := i - fieldChecksum.at; 0 <= at && at < fieldChecksum.size {
			c = ' '
		}
		unsigned += int64(c)
		signed += int64(int8(c))
	}
	return unsigned, signed
}

func hasNUL(s string) bool { return strings.IndexByte(s, 0) >= 0 }

// isASCII: and no NUL.
func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] == 0 || s[i] >= 0x80 {
			return false
		}
	}
	return true
}

// onlyASCII drops all other characters.
func onlyASCII(s string) string {
	return strings.Map(func(r rune) rune {
		if r == 0 || r >= 0x80 {
			return -1
		}
		return r
	}, s)
}

// text is what is before a NUL.
func text(b []byte) string {
	if i := bytes.IndexByte(b, 0); i >= 0 {
		b = b[:i]
	}
	return string(b)
}

// fitsOctal and fitsBinary: a number in a field of n bytes. Octal numbers end in a NUL; binary ones are big-endian, with the first
// bit set.
func fitsOctal(n int, x int64) bool {
	return x >= 0 && (n >= 22 || x < 1<<(3*uint(n-1)))
}

func fitsBinary(n int, x int64) bool {
	if n > 8 {
		return true
	}
	limit := int64(1) << (8 * uint(n-1))
	return -limit <= x && x < limit
}

// decoder reads fields and remembers if one was wrong.
type decoder struct{ err error }

func (d *decoder) octal(b []byte) int64 {
	b = bytes.Trim(b, " \x00")
	if len(b) == 0 {
		return 0
	}
	x, err := strconv.ParseUint(text(b), 8, 64)
	if err != nil {
		d.err = ErrHeader
	}
	return int64(x)
}

// number reads one that is octal or binary.
func (d *decoder) number(b []byte) int64 {
	if len(b) == 0 || b[0]&0x80 == 0 {
		return d.octal(b)
	}
	var flip byte // of the bits of a negative number
	if b[0]&0x40 != 0 {
		flip = 0xff
	}
	var x uint64
	for i, c := range b {
		c ^= flip
		if i == 0 {
			c &= 0x7f
		}
		if x>>56 != 0 {
			d.err = ErrHeader
			return 0
		}
		x = x<<8 | uint64(c)
	}
	if x>>63 != 0 {
		d.err = ErrHeader
		return 0
	}
	if flip != 0 {
		return ^int64(x)
	}
	return int64(x)
}

// encoder writes fields and remembers if something was too long for one.
type encoder struct{ err error }

func (e *encoder) text(b []byte, s string) {
	n := copy(b, s)
	if n < len(b) {
		b[n] = 0
		return
	}
	if len(s) == len(b) {
		return
	}
	e.err = ErrFieldTooLong
	// A name that is cut off at a slash would be a directory's.
	if b[n-1] == '/' {
		b[len(strings.TrimRight(s[:n-1], "/"))] = 0
	}
}

func (e *encoder) octal(b []byte, x int64) {
	if !fitsOctal(len(b), x) {
		x, e.err = 0, ErrFieldTooLong
	}
	digits := strconv.FormatInt(x, 8)
	if missing := len(b) - 1 - len(digits); missing > 0 {
		digits = strings.Repeat("0", missing) + digits
	}
	e.text(b, digits)
}

func (e *encoder) number(b []byte, x int64) {
	switch {
	case fitsOctal(len(b), x):
		e.octal(b, x)
	case fitsBinary(len(b), x):
		for i := len(b) - 1; i >= 0; i-- {
			b[i] = byte(x)
			x >>= 8
		}
		b[0] |= 0x80
	default:
		e.octal(b, 0)
		e.err = ErrFieldTooLong
	}
}
