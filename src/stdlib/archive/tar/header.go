// archive/tar: complete, but for owners and times of access of files of the system (FileInfoHeader), which os does not tell here. The formats
// are V7, USTAR (POSIX.1-1988), PAX (POSIX.1-2001), GNU and STAR, of which the last is only read. A file is a block of 512 bytes that
// describes it, and its content in blocks; PAX and GNU put files with records or long names before it.

// Package tar implements access to tar archives.
package tar

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"strings"
	"time"
)

var (
	ErrHeader          = errors.New("archive/tar: invalid tar header")
	ErrWriteTooLong    = errors.New("archive/tar: write too long")
	ErrFieldTooLong    = errors.New("archive/tar: header field too long")
	ErrWriteAfterClose = errors.New("archive/tar: write after close")
	ErrInsecurePath    = errors.New("archive/tar: insecure file path")
)

// Type flags for Header.Typeflag.
const (
	// TypeReg is a regular file.
	TypeReg = '0'
	// Deprecated: Use TypeReg.
	TypeRegA = '\x00'
	// Types without content; a header of them may have a size all the same.
	TypeLink    = '1' // Hard link
	TypeSymlink = '2' // Symbolic link
	TypeChar    = '3' // Character device node
	TypeBlock   = '4' // Block device node
	TypeDir     = '5' // Directory
	TypeFifo    = '6' // FIFO node
	// TypeCont is reserved.
	TypeCont = '7'
	// TypeXHeader has PAX records for the next file. Reader and Writer deal with it.
	TypeXHeader = 'x'
	// TypeXGlobalHeader has PAX records for all files after it. It is given to the program, and otherwise not heeded.
	TypeXGlobalHeader = 'g'
	// TypeGNUSparse is a file with holes, in GNU's format.
	TypeGNUSparse = 'S'
	// TypeGNULongName and TypeGNULongLink have a long name for the next file. Reader and Writer deal with them.
	TypeGNULongName = 'L'
	TypeGNULongLink = 'K'
)

// hasNoContent: whatever its size.
func hasNoContent(flag byte) bool { return TypeLink <= flag && flag <= TypeFifo }

// A Header represents a single header in a tar archive.
type Header struct {
	// Typeflag is the type of entry; the zero value is TypeDir or TypeReg, by a slash at the end of Name.
	Typeflag byte

	Name     string // Name of file entry
	Linkname string // Target name of link (valid for TypeLink or TypeSymlink)

	Size  int64  // Logical file size in bytes
	Mode  int64  // Permission and mode bits
	Uid   int    // User ID of owner
	Gid   int    // Group ID of owner
	Uname string // User name of owner
	Gname string // Group name of owner

	// Without a Format the Writer rounds ModTime to seconds and leaves the others out.
	ModTime    time.Time // Modification time
	AccessTime time.Time // Access time (requires either PAX or GNU support)
	ChangeTime time.Time // Change time (requires either PAX or GNU support)

	Devmajor int64 // Major device number (valid for TypeChar or TypeBlock)
	Devminor int64 // Minor device number (valid for TypeChar or TypeBlock)

	// Xattrs are extended attributes, the PAX records "SCHILY.xattr.*".
	//
	// Deprecated: Use PAXRecords.
	Xattrs map[string]string

	// PAXRecords are the PAX records. Keys are VENDOR.keyword for what is in none of the fields above.
	PAXRecords map[string]string

	// Format is the format to write, FormatUnknown for the first of USTAR, PAX and GNU that can encode the header; of a header read it is
	// a guess.
	Format Format
}

// Format represents the tar archive format. Several are a set.
type Format int

const (
	// FormatUnknown is none.
	FormatUnknown Format = 0
	formatV7      Format = 1
	// FormatUSTAR has names of 256 ASCII characters, sizes of 8 GiB, times in seconds.
	FormatUSTAR Format = 2
	// FormatPAX has records for everything else.
	FormatPAX Format = 4
	// FormatGNU has long names, large binary numbers.
	FormatGNU  Format = 8
	formatSTAR Format = 16
)

func (f Format) has(any Format) bool { return f&any != 0 }

func (f Format) String() string {
	var names []string
	for i, name := range [...]string{"V7", "USTAR", "PAX", "GNU", "STAR"} {
		if f.has(1 << i) {
			names = append(names, name)
		}
	}
	switch len(names) {
	case 0:
		return "<unknown>"
	case 1:
		return names[0]
	}
	return "(" + strings.Join(names, " | ") + ")"
}

// Bits of Header.Mode. Archives should only have permissions and the first three; some have a type as well.
var modeBits = [...]struct {
	bit  int64
	mode fs.FileMode
}{{0o4000, fs.ModeSetuid}, {0o2000, fs.ModeSetgid}, {0o1000, fs.ModeSticky}}

var modeTypes = map[int64]fs.FileMode{
	0o040000: fs.ModeDir,
	0o010000: fs.ModeNamedPipe,
	0o120000: fs.ModeSymlink,
	0o060000: fs.ModeDevice,
	0o020000: fs.ModeDevice | fs.ModeCharDevice,
	0o140000: fs.ModeSocket,
}

var flagTypes = map[byte]fs.FileMode{
	TypeSymlink: fs.ModeSymlink,
	TypeChar:    fs.ModeDevice | fs.ModeCharDevice,
	TypeBlock:   fs.ModeDevice,
	TypeDir:     fs.ModeDir,
	TypeFifo:    fs.ModeNamedPipe,
}

// FileInfo returns an fs.FileInfo for the Header.
func (h *Header) FileInfo() fs.FileInfo { return info{h} }

type info struct{ h *Header }

func (i info) Size() int64        { return i.h.Size }
func (i info) IsDir() bool        { return i.Mode().IsDir() }
func (i info) ModTime() time.Time { return i.h.ModTime }
func (i info) Sys() any           { return i.h }
func (i info) String() string     { return fs.FormatFileInfo(i) }

func (i info) Name() string {
	if i.IsDir() {
		return path.Base(path.Clean(i.h.Name))
	}
	return path.Base(i.h.Name)
}

func (i info) Mode() fs.FileMode {
	mode := fs.FileMode(i.h.Mode).Perm()
	for _, b := range modeBits {
		if i.h.Mode&b.bit != 0 {
			mode |= b.mode
		}
	}
	return mode | modeTypes[int64(uint32(i.h.Mode))&^0o7777] | flagTypes[i.h.Typeflag]
}

// FileInfoNames is an fs.FileInfo that knows its owners by name.
type FileInfoNames interface {
	fs.FileInfo
	// Uname should give a user name.
	Uname() (string, error)
	// Gname should give a group name.
	Gname() (string, error)
}

// FileInfoHeader makes a header of what a FileInfo says; link is the target of a symbolic link. Its name is only the base name, with a
// slash for a directory.
//
// DEPARTURE: owners, devices and the times of access and change of files of the system stay empty: os.FileInfo.Sys has nothing about them.
func FileInfoHeader(fi fs.FileInfo, link string) (*Header, error) {
	if fi == nil {
		return nil, errors.New("archive/tar: FileInfo is nil")
	}
	mode := fi.Mode()
	h := &Header{Name: fi.Name(), ModTime: fi.ModTime(), Mode: int64(mode.Perm())}
	switch {
	case mode.IsRegular():
		h.Typeflag, h.Size = TypeReg, fi.Size()
	case fi.IsDir():
		h.Typeflag = TypeDir
		h.Name += "/"
	case mode&fs.ModeSymlink != 0:
		h.Typeflag, h.Linkname = TypeSymlink, link
	case mode&fs.ModeCharDevice != 0 && mode&fs.ModeDevice != 0:
		h.Typeflag = TypeChar
	case mode&fs.ModeDevice != 0:
		h.Typeflag = TypeBlock
	case mode&fs.ModeNamedPipe != 0:
		h.Typeflag = TypeFifo
	case mode&fs.ModeSocket != 0:
		return nil, errors.New("archive/tar: sockets not supported")
	default:
		return nil, fmt.Errorf("archive/tar: unknown file mode %v", mode)
	}
	for _, b := range modeBits {
		if mode&b.mode != 0 {
			h.Mode |= b.bit
		}
	}
	if from, ok := fi.Sys().(*Header); ok {
		h.Uid, h.Gid, h.Uname, h.Gname = from.Uid, from.Gid, from.Uname, from.Gname
		h.AccessTime, h.ChangeTime = from.AccessTime, from.ChangeTime
		h.Xattrs, h.PAXRecords = maps.Clone(from.Xattrs), maps.Clone(from.PAXRecords)
		if from.Typeflag == TypeLink {
			h.Typeflag, h.Size, h.Linkname = TypeLink, 0, from.Linkname
		}
	}
	if names, ok := fi.(FileInfoNames); ok {
		var err error
		if h.Gname, err = names.Gname(); err != nil {
			return nil, err
		}
		if h.Uname, err = names.Uname(); err != nil {
			return nil, err
		}
	}
	return h, nil
}
