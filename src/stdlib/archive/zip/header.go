// archive/zip: complete. The format is PKWARE's APPNOTE: files, each after a header of its own, then the central directory with all headers
// again, then the directory's end record; ZIP64 records where 32 bits are too few. This file is what a header says: names, times, modes.

// Package zip provides support for reading and writing ZIP archives.
package zip

import (
	"encoding/binary"
	"io/fs"
	"path"
	"strings"
	"time"
	"unicode/utf8"
)

// Compression methods.
const (
	Store   uint16 = 0 // no compression
	Deflate uint16 = 8 // DEFLATE compressed
)

// Signatures and lengths of records, without what has no fixed length.
const (
	fileSignature        = 0x04034b50
	fileLen              = 30
	entrySignature       = 0x02014b50
	entryLen             = 46
	endSignature         = 0x06054b50
	endLen               = 22
	end64Signature       = 0x06064b50
	end64Len             = 56
	locator64Signature   = 0x07064b50
	locator64Len         = 20
	descriptorSignature  = 0x08074b50
	descriptorLen        = 16
	version20, version45 = 20, 45 // 4.5 has ZIP64
)

// Flags of a file.
const (
	flagDescriptor = 0x8   // sizes and checksum follow the data
	flagUTF8       = 0x800 // name and comment are UTF-8
)

// Systems that make archives.
const (
	madeByFAT    = 0
	madeByUnix   = 3
	madeByNTFS   = 11
	madeByVFAT   = 14
	madeByMacOSX = 19
)

// Extra fields.
const (
	extraZip64   = 0x0001
	extraNTFS    = 0x000a
	extraUnix    = 0x000d
	extraTime    = 0x5455
	extraInfoZip = 0x5855
)

const (
	max16 = 1<<16 - 1
	max32 = 1<<32 - 1
)

var little = binary.LittleEndian

// FileHeader describes a file within a ZIP file.
type FileHeader struct {
	// Name is the file's name, with slashes; that of a directory ends in one.
	Name string
	// Comment is any text of up to 64 kB.
	Comment string
	// NonUTF8 says that Name and Comment are not UTF-8. Of a file read it is false if they need not be.
	NonUTF8 bool

	CreatorVersion uint16
	ReaderVersion  uint16
	Flags          uint16

	// Method is the compression method. Zero is Store.
	Method uint16

	// Modified is the modification time, as far as the archive knows its zone.
	Modified time.Time
	// ModifiedTime is the MS-DOS time.
	//
	// Deprecated: Use Modified.
	ModifiedTime uint16
	// ModifiedDate is the MS-DOS date.
	//
	// Deprecated: Use Modified.
	ModifiedDate uint16

	CRC32 uint32
	// Deprecated: Use CompressedSize64.
	CompressedSize uint32
	// Deprecated: Use UncompressedSize64.
	UncompressedSize uint32

	CompressedSize64   uint64
	UncompressedSize64 uint64

	Extra         []byte
	ExternalAttrs uint32 // Meaning depends on CreatorVersion
}

func (h *FileHeader) isDir() bool { return strings.HasSuffix(h.Name, "/") }
func (h *FileHeader) isZip64() bool {
	return h.CompressedSize64 >= max32 || h.UncompressedSize64 >= max32
}
func (h *FileHeader) hasDescriptor() bool { return h.Flags&flagDescriptor != 0 }

// setSizes32 derives the deprecated sizes.
func (h *FileHeader) setSizes32() {
	h.CompressedSize = uint32(min(h.CompressedSize64, max32))
	h.UncompressedSize = uint32(min(h.UncompressedSize64, max32))
}

// FileInfo returns an fs.FileInfo for the header.
func (h *FileHeader) FileInfo() fs.FileInfo { return info{h} }

// info is both an fs.FileInfo and an fs.DirEntry.
type info struct{ h *FileHeader }

func (i info) Name() string { return path.Base(i.h.Name) }

func (i info) Size() int64 {
	if i.h.UncompressedSize64 > 0 {
		return int64(i.h.UncompressedSize64)
	}
	return int64(i.h.UncompressedSize)
}

func (i info) IsDir() bool       { return i.Mode().IsDir() }
func (i info) Mode() fs.FileMode { return i.h.Mode() }
func (i info) Type() fs.FileMode { return i.h.Mode().Type() }
func (i info) Sys() any          { return i.h }
func (i info) String() string    { return fs.FormatFileInfo(i) }

func (i info) ModTime() time.Time {
	if i.h.Modified.IsZero() {
		return i.h.ModTime()
	}
	return i.h.Modified.UTC()
}

func (i info) Info() (fs.FileInfo, error) { return i, nil }

// FileInfoHeader makes a header of what a FileInfo says. Its name is only the base name; a directory's has no slash at its end.
func FileInfoHeader(fi fs.FileInfo) (*FileHeader, error) {
	h := &FileHeader{Name: fi.Name(), UncompressedSize64: uint64(fi.Size())}
	h.UncompressedSize = uint32(min(h.UncompressedSize64, max32))
	h.SetModTime(fi.ModTime())
	h.SetMode(fi.Mode())
	return h, nil
}

// dosTime and dosFields convert MS-DOS dates and times, which have two seconds' resolution.
func dosTime(date, clock uint16) time.Time {
	d, c := int(date), int(clock)
	return time.Date(1980+d>>9, time.Month(d>>5&15), d&31, c>>11, c>>5&63, c&31*2, 0, time.UTC)
}

func dosFields(t time.Time) (date, clock uint16) {
	date = uint16((t.Year()-1980)<<9 + int(t.Month())<<5 + t.Day())
	clock = uint16(t.Hour()<<11 + t.Minute()<<5 + t.Second()/2)
	return date, clock
}

// zoneOf guesses the zone from the difference between local time and UTC: quarters of hours within those that exist.
func zoneOf(offset time.Duration) *time.Location {
	offset = offset.Round(15 * time.Minute)
	if offset < -12*time.Hour || offset > 14*time.Hour {
		offset = 0
	}
	return time.FixedZone("", int(offset/time.Second))
}

// ModTime returns the MS-DOS modification time in UTC.
//
// Deprecated: Use Modified.
func (h *FileHeader) ModTime() time.Time { return dosTime(h.ModifiedDate, h.ModifiedTime) }

// SetModTime sets the modification times to t in UTC.
//
// Deprecated: Use Modified.
func (h *FileHeader) SetModTime(t time.Time) {
	h.Modified = t.UTC()
	h.ModifiedDate, h.ModifiedTime = dosFields(h.Modified)
}

// The mode of Unix: a type in four bits, three bits, permissions.
const unixType = 0xf000

var unixTypes = [...]struct {
	unix uint32
	mode fs.FileMode
}{
	{0x8000, 0}, // a regular file
	{0x4000, fs.ModeDir},
	{0xa000, fs.ModeSymlink},
	{0x1000, fs.ModeNamedPipe},
	{0xc000, fs.ModeSocket},
	{0x6000, fs.ModeDevice},
	{0x2000, fs.ModeDevice | fs.ModeCharDevice},
}

var unixBits = [...]struct {
	unix uint32
	mode fs.FileMode
}{{0x800, fs.ModeSetuid}, {0x400, fs.ModeSetgid}, {0x200, fs.ModeSticky}}

// Attributes of MS-DOS.
const (
	dosReadOnly = 0x01
	dosDir      = 0x10
)

// Mode returns the permission and mode bits.
func (h *FileHeader) Mode() (mode fs.FileMode) {
	switch h.CreatorVersion >> 8 {
	case madeByUnix, madeByMacOSX:
		unix := h.ExternalAttrs >> 16
		mode = fs.FileMode(unix & 0o777)
		for _, t := range unixTypes {
			if unix&unixType == t.unix {
				mode |= t.mode
			}
		}
		for _, b := range unixBits {
			if unix&b.unix != 0 {
				mode |= b.mode
			}
		}
	case madeByNTFS, madeByVFAT, madeByFAT:
		mode = 0o666
		if h.ExternalAttrs&dosDir != 0 {
			mode = fs.ModeDir | 0o777
		}
		if h.ExternalAttrs&dosReadOnly != 0 {
			mode &^= 0o222
		}
	}
	if h.isDir() {
		mode |= fs.ModeDir
	}
	return mode
}

// SetMode changes the permission and mode bits.
func (h *FileHeader) SetMode(mode fs.FileMode) {
	unix := unixTypes[0].unix
	for _, t := range unixTypes {
		if mode&fs.ModeType == t.mode {
			unix = t.unix
		}
	}
	for _, b := range unixBits {
		if mode&b.mode != 0 {
			unix |= b.unix
		}
	}
	h.CreatorVersion = madeByUnix<<8 | h.CreatorVersion&0xff
	h.ExternalAttrs = (unix | uint32(mode&0o777)) << 16
	if mode.IsDir() {
		h.ExternalAttrs |= dosDir
	}
	if mode&0o200 == 0 {
		h.ExternalAttrs |= dosReadOnly
	}
}

// isUTF8 says whether s is UTF-8, and whether that must be said: outside of ASCII, and for the two characters (\ and ~) that differ
// between the encodings in use.
func isUTF8(s string) (valid, must bool) {
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && size == 1 {
			return false, false
		}
		must = must || r < ' ' || r > '}' || r == '\\'
		i += size
	}
	return true, must
}

// fields reads the numbers of a record.
type fields []byte

func (f *fields) take(n int) fields {
	b := (*f)[:n]
	*f = (*f)[n:]
	return b
}

func (f *fields) u16() uint16 { return little.Uint16(f.take(2)) }
func (f *fields) u32() uint32 { return little.Uint32(f.take(4)) }
func (f *fields) u64() uint64 { return little.Uint64(f.take(8)) }

// record makes one, of numbers of 16, 32 and 64 bits.
func record(numbers ...any) []byte {
	var b []byte
	for _, n := range numbers {
		switch n := n.(type) {
		case uint16:
			b = little.AppendUint16(b, n)
		case uint32:
			b = little.AppendUint32(b, n)
		case uint64:
			b = little.AppendUint64(b, n)
		}
	}
	return b
}
