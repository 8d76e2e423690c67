// Reads archives: opening them, and the files in them.

package zip

import (
	"bufio"
	"errors"
	"hash"
	"hash/crc32"
	"internal/godebug"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
)

var (
	ErrFormat       = errors.New("zip: not a valid zip file")
	ErrAlgorithm    = errors.New("zip: unsupported compression algorithm")
	ErrChecksum     = errors.New("zip: checksum error")
	ErrInsecurePath = errors.New("zip: insecure file path")
)

var insecurePath = godebug.New("zipinsecurepath")

// A Reader serves content from a ZIP archive.
type Reader struct {
	File          []*File
	Comment       string
	decompressors map[uint16]Decompressor
	treeOnce      sync.Once
	tree          tree // for Open
}

// A ReadCloser is a Reader that must be closed when no longer needed.
type ReadCloser struct {
	f *os.File
	Reader
}

// A File is a single file in a ZIP archive.
type File struct {
	FileHeader
	archive *Reader
	r       io.ReaderAt
	offset  int64 // of its header in r
}

// OpenReader opens the archive of the given name.
func OpenReader(name string) (*ReadCloser, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	rc := &ReadCloser{f: f}
	fi, err := f.Stat()
	if err == nil {
		err = rc.read(f, fi.Size())
	}
	if err != nil && err != ErrInsecurePath {
		f.Close()
		return nil, err
	}
	return rc, err
}

// Close closes the archive's file.
func (rc *ReadCloser) Close() error { return rc.f.Close() }

// NewReader returns a Reader of the archive in the first size bytes of r.
func NewReader(r io.ReaderAt, size int64) (*Reader, error) {
	if size < 0 {
		return nil, errors.New("zip: size cannot be negative")
	}
	z := new(Reader)
	err := z.read(r, size)
	if err != nil && err != ErrInsecurePath {
		return nil, err
	}
	return z, err
}

// read reads the directory. The number of files that its end states is only trusted for their number to be right, modulo 65536.
func (z *Reader) read(r io.ReaderAt, size int64) error {
	end, base, err := findEnd(r, size)
	if err != nil {
		return err
	}
	z.Comment = end.comment
	if end.size < uint64(size) && (uint64(size)-end.size)/fileLen >= end.records {
		z.File = make([]*File, 0, end.records)
	}
	section := io.NewSectionReader(r, 0, size)
	if _, err := section.Seek(base+int64(end.offset), io.SeekStart); err != nil {
		return err
	}
	in := bufio.NewReader(section)
	for {
		f := &File{archive: z, r: r}
		err = readEntry(f, in)
		if err == ErrFormat || err == io.ErrUnexpectedEOF {
			break
		}
		if err != nil {
			return err
		}
		f.offset += base
		z.File = append(z.File, f)
	}
	if uint16(len(z.File)) != uint16(end.records) {
		return err
	}
	if insecurePath.Value() != "0" {
		return nil
	}
	for _, f := range z.File {
		if f.Name != "" && (!filepath.IsLocal(f.Name) || strings.Contains(f.Name, `\`)) {
			insecurePath.IncNonDefault()
			return ErrInsecurePath
		}
	}
	return nil
}

// RegisterDecompressor sets a method for this archive.
func (z *Reader) RegisterDecompressor(method uint16, dcomp Decompressor) {
	if z.decompressors == nil {
		z.decompressors = map[uint16]Decompressor{}
	}
	z.decompressors[method] = dcomp
}

// dataOffset gives where the file's data begins: its own header's name and extra fields can differ from the directory's.
func (f *File) dataOffset() (int64, error) {
	header := make(fields, fileLen)
	if _, err := f.r.ReadAt(header, f.offset); err != nil {
		return 0, err
	}
	if header.u32() != fileSignature {
		return 0, ErrFormat
	}
	header.take(22)
	return f.offset + fileLen + int64(header.u16()) + int64(header.u16()), nil
}

// DataOffset returns the offset of the file's data, which may be compressed, in the archive's reader.
func (f *File) DataOffset() (offset int64, err error) { return f.dataOffset() }

// OpenRaw returns a Reader of the file's data as it is in the archive.
func (f *File) OpenRaw() (io.Reader, error) {
	start, err := f.dataOffset()
	if err != nil {
		return nil, err
	}
	return io.NewSectionReader(f.r, start, int64(f.CompressedSize64)), nil
}

// Open returns a reader of the file's content.
func (f *File) Open() (io.ReadCloser, error) {
	start, err := f.dataOffset()
	if err != nil {
		return nil, err
	}
	if f.isDir() {
		if f.UncompressedSize64 != 0 {
			return noContent{ErrFormat}, nil
		}
		return noContent{io.EOF}, nil
	}
	method := f.archive.decompressors[f.Method]
	if method == nil {
		method = decompressors.get(f.Method)
	}
	if method == nil {
		return nil, ErrAlgorithm
	}
	size := int64(f.CompressedSize64)
	c := &content{f: f, r: method(io.NewSectionReader(f.r, start, size)), sum: crc32.NewIEEE()}
	if f.hasDescriptor() {
		c.descriptor = io.NewSectionReader(f.r, start+size, descriptorLen)
	}
	return c, nil
}

// noContent is that of a directory.
type noContent struct{ err error }

func (n noContent) Read([]byte) (int, error) { return 0, n.err }
func (n noContent) Close() error             { return nil }

// content reads a file and compares it with its header at its end.
type content struct {
	f          *File
	r          io.ReadCloser
	sum        hash.Hash32
	size       uint64 // read so far
	descriptor io.Reader
	err        error // of the last Read
}

func (c *content) Close() error { return c.r.Close() }

func (c *content) Stat() (fs.FileInfo, error) { return info{&c.f.FileHeader}, nil }

func (c *content) Read(p []byte) (int, error) {
	if c.err != nil {
		return 0, c.err
	}
	n, err := c.r.Read(p)
	c.sum.Write(p[:n])
	c.size += uint64(n)
	if c.size > c.f.UncompressedSize64 {
		return 0, ErrFormat
	}
	if err == io.EOF {
		if c.size != c.f.UncompressedSize64 {
			return 0, io.ErrUnexpectedEOF
		}
		if wrong := c.verify(); wrong != nil {
			err = wrong
		}
	}
	c.err = err
	return n, err
}

// verify compares checksums. Some archives have none; then the header says 0.
func (c *content) verify() error {
	stated := c.f.CRC32
	if c.descriptor != nil {
		switch sum, err := readDescriptor(c.descriptor); {
		case err == io.EOF:
			return io.ErrUnexpectedEOF
		case err != nil:
			return err
		case sum != stated:
			return ErrChecksum
		}
	} else if stated == 0 {
		return nil
	}
	if c.sum.Sum32() != stated {
		return ErrChecksum
	}
	return nil
}

// readDescriptor gives the checksum in a data descriptor, which may have a signature or not. Its sizes have 32 or 64 bits; nothing says
// which, so they are not looked at.
func readDescriptor(r io.Reader) (uint32, error) {
	b := make([]byte, 12)
	if _, err := io.ReadFull(r, b[:4]); err != nil {
		return 0, err
	}
	at := 4
	if little.Uint32(b) == descriptorSignature {
		at = 0
	}
	if _, err := io.ReadFull(r, b[at:]); err != nil {
		return 0, err
	}
	return little.Uint32(b), nil
}
