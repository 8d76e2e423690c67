// PAX records, "length key=value\n", the length being that of all of it; and which formats can encode a header.

package tar

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"time"
)

// Keys of PAX records.
const (
	paxNone     = ""
	paxPath     = "path"
	paxLinkpath = "linkpath"
	paxSize     = "size"
	paxUid      = "uid"
	paxGid      = "gid"
	paxUname    = "uname"
	paxGname    = "gname"
	paxMtime    = "mtime"
	paxAtime    = "atime"
	paxCtime    = "ctime"

	paxXattr = "SCHILY.xattr."

	paxSparse          = "GNU.sparse."
	paxSparseNumBlocks = paxSparse + "numblocks"
	paxSparseOffset    = paxSparse + "offset"
	paxSparseNumBytes  = paxSparse + "numbytes"
	paxSparseMap       = paxSparse + "map"
	paxSparseName      = paxSparse + "name"
	paxSparseMajor     = paxSparse + "major"
	paxSparseMinor     = paxSparse + "minor"
	paxSparseSize      = paxSparse + "size"
	paxSparseRealSize  = paxSparse + "realsize"
)

// isField: the key's value is in a field of Header.
func isField(key string) bool {
	switch key {
	case paxPath, paxLinkpath, paxSize, paxUid, paxGid, paxUname, paxGname, paxMtime, paxAtime, paxCtime:
		return true
	}
	return false
}

func validRecord(key, value string) bool {
	if key == "" || strings.Contains(key, "=") {
		return false
	}
	switch key {
	case paxPath, paxLinkpath, paxUname, paxGname:
		return !hasNUL(value)
	}
	return !hasNUL(key)
}

// cutRecord gives the first record of s.
func cutRecord(s string) (key, value, rest string, err error) {
	digits, _, ok := strings.Cut(s, " ")
	n, wrong := strconv.ParseInt(digits, 10, 0)
	if !ok || wrong != nil || n < 5 || n > int64(len(s)) || n <= int64(len(digits)+1) {
		return "", "", s, ErrHeader
	}
	record, isRecord := strings.CutSuffix(s[len(digits)+1:n], "\n")
	key, value, ok = strings.Cut(record, "=")
	if !isRecord || !ok || !validRecord(key, value) {
		return "", "", s, ErrHeader
	}
	return key, value, s[n:], nil
}

func makeRecord(key, value string) (string, error) {
	if !validRecord(key, value) {
		return "", ErrHeader
	}
	body := " " + key + "=" + value + "\n"
	// The length counts its own digits, of which there may be one more for that.
	n := len(body) + len(strconv.Itoa(len(body)))
	n = len(body) + len(strconv.Itoa(n))
	return strconv.Itoa(n) + body, nil
}

// parseTime reads seconds with a fraction.
func parseTime(s string) (time.Time, error) {
	whole, fraction, _ := strings.Cut(s, ".")
	seconds, err := strconv.ParseInt(whole, 10, 64)
	if err != nil || strings.Trim(fraction, "0123456789") != "" {
		return time.Time{}, ErrHeader
	}
	nanoseconds, _ := strconv.ParseInt((fraction + "000000000")[:9], 10, 64)
	if strings.HasPrefix(whole, "-") {
		nanoseconds = -nanoseconds
	}
	return time.Unix(seconds, nanoseconds), nil
}

func formatTime(t time.Time) string {
	seconds, nanoseconds := t.Unix(), t.Nanosecond()
	if nanoseconds == 0 {
		return strconv.FormatInt(seconds, 10)
	}
	sign := ""
	if seconds < 0 {
		// -2 and 0.25 is -1.75
		sign, seconds, nanoseconds = "-", -(seconds + 1), 1e9-nanoseconds
	}
	return strings.TrimRight(fmt.Sprintf("%s%d.%09d", sign, seconds, nanoseconds), "0")
}

// headerError says why a header cannot be encoded: reasons, some of them empty.
type headerError []string

func (e headerError) Error() string {
	s, sep := "archive/tar: cannot encode header", ": "
	for _, reason := range e {
		if reason != "" {
			s += sep + reason
			sep = "; and "
		}
	}
	return s
}

// chooser finds the formats for a header, the records that PAX needs, and the last reason against each format.
type chooser struct {
	h         *Header
	format    Format
	records   map[string]string
	why       map[Format]string
	preferPAX bool // it loses something in USTAR
}

func (c *chooser) reject(f Format, name string, value any) {
	c.format &^= f
	verb := "%v"
	if _, ok := value.(string); ok {
		verb = "%q"
	}
	c.why[f] = fmt.Sprintf("%v cannot encode %s="+verb, f, name, value)
}

// needRecord: USTAR cannot have the value, PAX in a record only.
func (c *chooser) needRecord(name, key string, value any, record string) {
	if key == paxNone {
		c.reject(FormatPAX, name, value)
	} else {
		c.records[key] = record
	}
}

// keepRecord keeps a record that says what the field says.
func (c *chooser) keepRecord(key, value string) {
	if v, ok := c.h.PAXRecords[key]; ok && v == value {
		c.records[key] = v
	}
}

func (c *chooser) text(name, key, s string, f field) {
	long := len(s) > f.size
	longInGNU := key == paxPath || key == paxLinkpath
	if hasNUL(s) || long && !longInGNU {
		c.reject(FormatGNU, name, s)
	}
	if long || !isASCII(s) {
		if _, _, ok := splitName(s); !ok || key != paxPath {
			c.reject(FormatUSTAR, name, s)
		}
		c.needRecord(name, key, s, s)
	}
	c.keepRecord(key, s)
}

func (c *chooser) number(name, key string, n int64, f field) {
	decimal := strconv.FormatInt(n, 10)
	if !fitsBinary(f.size, n) {
		c.reject(FormatGNU, name, n)
	}
	if !fitsOctal(f.size, n) {
		c.reject(FormatUSTAR, name, n)
		c.needRecord(name, key, n, decimal)
	}
	c.keepRecord(key, decimal)
}

func (c *chooser) time(name, key string, t time.Time, f field) {
	if t.IsZero() {
		return
	}
	if !fitsBinary(f.size, t.Unix()) {
		c.reject(FormatGNU, name, t)
	}
	inUSTAR := key == paxMtime && fitsOctal(f.size, t.Unix())
	if !inUSTAR {
		c.reject(FormatUSTAR, name, t)
	}
	if !inUSTAR || t.Nanosecond() != 0 {
		c.preferPAX = true
		c.needRecord(name, key, t, formatTime(t))
	}
	c.keepRecord(key, formatTime(t))
}

// formats gives the formats that can encode the header and are wanted, and the records for PAX. If there is no format the error says why.
func (h *Header) formats() (Format, map[string]string, error) {
	c := &chooser{h: h, format: FormatUSTAR | FormatPAX | FormatGNU, records: map[string]string{}, why: map[Format]string{}}
	c.text("Name", paxPath, h.Name, fieldName)
	c.text("Linkname", paxLinkpath, h.Linkname, fieldLink)
	c.text("Uname", paxUname, h.Uname, fieldUname)
	c.text("Gname", paxGname, h.Gname, fieldGname)
	c.number("Mode", paxNone, h.Mode, fieldMode)
	c.number("Uid", paxUid, int64(h.Uid), fieldUid)
	c.number("Gid", paxGid, int64(h.Gid), fieldGid)
	c.number("Size", paxSize, h.Size, fieldSize)
	c.number("Devmajor", paxNone, h.Devmajor, fieldDevmajor)
	c.number("Devminor", paxNone, h.Devminor, fieldDevminor)
	c.time("ModTime", paxMtime, h.ModTime, fieldModTime)
	c.time("AccessTime", paxAtime, h.AccessTime, gnuAccessTime)
	c.time("ChangeTime", paxCtime, h.ChangeTime, gnuChangeTime)

	onlyPAX := ""
	needPAX := func(what string) {
		onlyPAX = "only PAX supports " + what
		c.format &= FormatPAX
	}
	switch h.Typeflag {
	case TypeReg, TypeChar, TypeBlock, TypeFifo, TypeGNUSparse:
		if strings.HasSuffix(h.Name, "/") {
			return FormatUnknown, nil, headerError{"filename may not have trailing slash"}
		}
	case TypeXHeader, TypeGNULongName, TypeGNULongLink:
		return FormatUnknown, nil, headerError{"cannot manually encode TypeXHeader, TypeGNULongName, or TypeGNULongLink headers"}
	case TypeXGlobalHeader:
		if !reflect.DeepEqual(*h, Header{Name: h.Name, Typeflag: h.Typeflag, Xattrs: h.Xattrs, PAXRecords: h.PAXRecords, Format: h.Format}) {
			return FormatUnknown, nil, headerError{"only PAXRecords should be set for TypeXGlobalHeader"}
		}
		needPAX("TypeXGlobalHeader")
	}
	if h.Size < 0 && !hasNoContent(h.Typeflag) {
		return FormatUnknown, nil, headerError{"negative size on header-only type"}
	}
	if len(h.Xattrs) > 0 {
		for k, v := range h.Xattrs {
			c.records[paxXattr+k] = v
		}
		needPAX("Xattrs")
	}
	if len(h.PAXRecords) > 0 {
		for k, v := range h.PAXRecords {
			if _, ok := c.records[k]; ok {
				continue
			}
			// The fields say what they say.
			if h.Typeflag == TypeXGlobalHeader || !isField(k) && !strings.HasPrefix(k, paxSparse) {
				c.records[k] = v
			}
		}
		needPAX("PAXRecords")
	}
	for k, v := range c.records {
		if !validRecord(k, v) {
			return FormatUnknown, nil, headerError{fmt.Sprintf("invalid PAX record: %q", k+" = "+v)}
		}
	}
	if want := h.Format; want != FormatUnknown {
		if want.has(FormatPAX) && !c.preferPAX {
			want |= FormatUSTAR // which is PAX without records
		}
		c.format &= want
	}
	if c.format != FormatUnknown {
		return c.format, c.records, nil
	}
	switch h.Format {
	case FormatUSTAR, FormatPAX, FormatGNU:
		err := headerError{"Format specifies " + h.Format.String(), c.why[h.Format]}
		if h.Format != FormatPAX {
			err = append(err, onlyPAX)
		}
		return FormatUnknown, c.records, err
	}
	return FormatUnknown, c.records, headerError{c.why[FormatUSTAR], c.why[FormatPAX], c.why[FormatGNU], onlyPAX}
}

// splitName splits a long name at a slash for USTAR.
func splitName(name string) (prefix, rest string, ok bool) {
	if len(name) <= fieldName.size || !isASCII(name) {
		return "", "", false
	}
	end := len(name)
	if end > ustarPrefix.size+1 {
		end = ustarPrefix.size + 1
	} else if name[end-1] == '/' {
		end--
	}
	i := strings.LastIndexByte(name[:end], '/')
	if rest = name[i+1:]; i <= 0 || rest == "" || len(rest) > fieldName.size {
		return "", "", false
	}
	return name[:i], rest, true
}
