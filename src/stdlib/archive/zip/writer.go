// Writes archives. Sizes and checksum of a file follow it, in a data descriptor, as they are not known before.

package zip

import (
	"bufio"
	"errors"
	"hash"
	"hash/crc32"
	"io"
	"io/fs"
)

var (
	errLongName  = errors.New("zip: FileHeader.Name too long")
	errLongExtra = errors.New("zip: FileHeader.Extra too long")
)

// Writer implements a zip file writer.
type Writer struct {
	out         *bufio.Writer
	count       *counter // of what went to out
	entries     []*entry
	last        *fileWriter // the file being written
	closed      bool
	compressors map[uint16]Compressor
	comment     string
}

// entry is one of the directory.
type entry struct {
	*FileHeader
	offset uint64
	raw    bool // the program has compressed it
}

// counter counts what goes through it.
type counter struct {
	w io.Writer
	n int64
}

func (c *counter) Write(p []byte) (int, error) {
	n, err := c.w.Write(p)
	c.n += int64(n)
	return n, err
}

// NewWriter returns a new Writer writing a zip file to w.
func NewWriter(w io.Writer) *Writer {
	out := bufio.NewWriter(w)
	return &Writer{out: out, count: &counter{w: out}}
}

// SetOffset says that the archive begins after n bytes of other data. It must be called before anything is written.
func (w *Writer) SetOffset(n int64) {
	if w.count.n != 0 {
		panic("zip: SetOffset called after data was written")
	}
	w.count.n = n
}

// Flush flushes what is buffered.
func (w *Writer) Flush() error { return w.out.Flush() }

// SetComment sets the archive's comment, which Close writes.
func (w *Writer) SetComment(comment string) error {
	if len(comment) > max16 {
		return errors.New("zip: Writer.Comment too long")
	}
	w.comment = comment
	return nil
}

// RegisterCompressor sets a method for this archive.
func (w *Writer) RegisterCompressor(method uint16, comp Compressor) {
	if w.compressors == nil {
		w.compressors = map[uint16]Compressor{}
	}
	w.compressors[method] = comp
}

// write writes a record and what follows it.
func (c *counter) write(parts ...any) error {
	for _, p := range parts {
		var err error
		switch p := p.(type) {
		case []byte:
			_, err = c.Write(p)
		case string:
			_, err = io.WriteString(c, p)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// Close writes the directory. It does not close the underlying writer.
func (w *Writer) Close() error {
	if w.last != nil && !w.last.closed {
		if err := w.last.finish(); err != nil {
			return err
		}
		w.last = nil
	}
	if w.closed {
		return errors.New("zip: writer closed twice")
	}
	w.closed = true

	start := w.count.n
	for _, e := range w.entries {
		if err := w.writeEntry(e); err != nil {
			return err
		}
	}
	end := w.count.n
	records, size, offset := uint64(len(w.entries)), uint64(end-start), uint64(start)
	if records >= max16 || size >= max32 || offset >= max32 {
		end64 := record(uint32(end64Signature), uint64(end64Len-12), uint16(version45), uint16(version45), uint32(0), uint32(0), records, records, size, offset)
		locator := record(uint32(locator64Signature), uint32(0), uint64(end), uint32(1))
		if err := w.count.write(end64, locator); err != nil {
			return err
		}
		records, size, offset = max16, max32, max32
	}
	last := record(uint32(endSignature), uint32(0), uint16(records), uint16(records), uint32(size), uint32(offset), uint16(len(w.comment)))
	if err := w.count.write(last, w.comment); err != nil {
		return err
	}
	return w.out.Flush()
}

func (w *Writer) writeEntry(e *entry) error {
	compressed, uncompressed := e.CompressedSize, e.UncompressedSize
	if e.isZip64() || e.offset >= max32 {
		// All three numbers, whichever is large.
		compressed, uncompressed = max32, max32
		e.Extra = append(e.Extra, record(uint16(extraZip64), uint16(24), e.UncompressedSize64, e.CompressedSize64, e.offset)...)
	}
	return w.count.write(
		record(uint32(entrySignature), e.CreatorVersion, e.ReaderVersion, e.Flags, e.Method, e.ModifiedTime, e.ModifiedDate, e.CRC32,
			compressed, uncompressed, uint16(len(e.Name)), uint16(len(e.Extra)), uint16(len(e.Comment)), uint32(0), e.ExternalAttrs,
			uint32(min(e.offset, max32))),
		e.Name, e.Extra, e.Comment)
}

// writeHeader writes that before a file's data.
func (w *Writer) writeHeader(e *entry) error {
	if len(e.Name) > max16 {
		return errLongName
	}
	if len(e.Extra) > max16 {
		return errLongExtra
	}
	var sum, compressed, uncompressed uint32
	if e.raw && !e.hasDescriptor() {
		sum, compressed, uncompressed = e.CRC32, uint32(min(e.CompressedSize64, max32)), uint32(min(e.UncompressedSize64, max32))
	}
	return w.count.write(
		record(uint32(fileSignature), e.ReaderVersion, e.Flags, e.Method, e.ModifiedTime, e.ModifiedDate, sum, compressed, uncompressed,
			uint16(len(e.Name)), uint16(len(e.Extra))),
		e.Name, e.Extra)
}

// next ends the file before h.
func (w *Writer) next(h *FileHeader) error {
	if w.last != nil && !w.last.closed {
		if err := w.last.finish(); err != nil {
			return err
		}
	}
	if n := len(w.entries); n > 0 && w.entries[n-1].FileHeader == h {
		return errors.New("archive/zip: invalid duplicate FileHeader")
	}
	return nil
}

// begin adds a file to the directory and writes its header. f is nil for a directory.
func (w *Writer) begin(e *entry, f *fileWriter) error {
	w.entries = append(w.entries, e)
	if err := w.writeHeader(e); err != nil {
		return err
	}
	w.last = f
	return nil
}

// Create adds a file of the given name, a directory if it ends in a slash, that Deflate compresses. The content must be written
// before the next Create, CreateHeader, CreateRaw or Close.
func (w *Writer) Create(name string) (io.Writer, error) {
	return w.CreateHeader(&FileHeader{Name: name, Method: Deflate})
}

// CreateHeader adds a file with the metadata in fh, of which the Writer takes ownership.
func (w *Writer) CreateHeader(fh *FileHeader) (io.Writer, error) {
	if err := w.next(fh); err != nil {
		return nil, err
	}
	nameValid, nameMust := isUTF8(fh.Name)
	commentValid, commentMust := isUTF8(fh.Comment)
	if fh.NonUTF8 {
		fh.Flags &^= flagUTF8
	} else if (nameMust || commentMust) && nameValid && commentValid {
		fh.Flags |= flagUTF8
	}
	fh.CreatorVersion = fh.CreatorVersion&0xff00 | version20
	fh.ReaderVersion = version20
	if !fh.Modified.IsZero() {
		// The MS-DOS time is local; the extra field is what says when that was.
		fh.ModifiedDate, fh.ModifiedTime = dosFields(fh.Modified)
		fh.Extra = append(fh.Extra, record(uint16(extraTime), uint16(5))...)
		fh.Extra = append(fh.Extra, 1)
		fh.Extra = append(fh.Extra, record(uint32(fh.Modified.Unix()))...)
	}
	e := &entry{FileHeader: fh, offset: uint64(w.count.n)}
	if fh.isDir() {
		// Other programs do not like directories that have content, or a descriptor of none.
		fh.Method = Store
		fh.Flags &^= flagDescriptor
		fh.CompressedSize64, fh.UncompressedSize64 = 0, 0
		fh.setSizes32()
		return dirWriter{}, w.begin(e, nil)
	}
	fh.Flags |= flagDescriptor
	method := w.compressors[fh.Method]
	if method == nil {
		method = compressors.get(fh.Method)
	}
	if method == nil {
		return nil, ErrAlgorithm
	}
	f := &fileWriter{entry: e, out: w.count, compressed: counter{w: w.count}, sum: crc32.NewIEEE()}
	var err error
	if f.compressor, err = method(&f.compressed); err != nil {
		return nil, err
	}
	f.content.w = f.compressor
	if err := w.begin(e, f); err != nil {
		return nil, err
	}
	return f, nil
}

// CreateRaw adds a file whose content is written as it shall be in the archive; fh has its sizes and checksum.
func (w *Writer) CreateRaw(fh *FileHeader) (io.Writer, error) {
	if err := w.next(fh); err != nil {
		return nil, err
	}
	fh.setSizes32()
	e := &entry{FileHeader: fh, offset: uint64(w.count.n), raw: true}
	if fh.isDir() {
		if err := w.begin(e, nil); err != nil {
			return nil, err
		}
		return dirWriter{}, nil
	}
	f := &fileWriter{entry: e, out: w.count}
	if err := w.begin(e, f); err != nil {
		return nil, err
	}
	return f, nil
}

// Copy copies a file of another archive as it is.
func (w *Writer) Copy(f *File) error {
	from, err := f.OpenRaw()
	if err != nil {
		return err
	}
	h := f.FileHeader
	to, err := w.CreateRaw(&h)
	if err != nil {
		return err
	}
	_, err = io.Copy(to, from)
	return err
}

// AddFS adds the files and directories of a file system.
func (w *Writer) AddFS(fsys fs.FS) error {
	return fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || name == "." {
			return err
		}
		fi, err := d.Info()
		if err != nil {
			return err
		}
		if !d.IsDir() && !fi.Mode().IsRegular() {
			return errors.New("zip: cannot add non-regular file")
		}
		h, err := FileInfoHeader(fi)
		if err != nil {
			return err
		}
		h.Name, h.Method = name, Deflate
		if d.IsDir() {
			h.Name += "/"
		}
		to, err := w.CreateHeader(h)
		if err != nil || d.IsDir() {
			return err
		}
		f, err := fsys.Open(name)
		if err != nil {
			return err
		}
		defer f.Close()
		_, err = io.Copy(to, f)
		return err
	})
}

// dirWriter is the content of a directory.
type dirWriter struct{}

func (dirWriter) Write(p []byte) (int, error) {
	if len(p) > 0 {
		return 0, errors.New("zip: write to directory")
	}
	return 0, nil
}

// fileWriter takes the content of a file: content counts it, then it goes to compressor, then compressed counts that. Raw files have none
// of these.
type fileWriter struct {
	*entry
	out        *counter
	content    counter
	compressor io.WriteCloser
	compressed counter
	sum        hash.Hash32
	closed     bool
}

func (f *fileWriter) Write(p []byte) (int, error) {
	if f.closed {
		return 0, errors.New("zip: write to closed file")
	}
	if f.raw {
		return f.out.Write(p)
	}
	f.sum.Write(p)
	return f.content.Write(p)
}

// finish completes the header, and writes the descriptor if there is to be one.
func (f *fileWriter) finish() error {
	f.closed = true
	h := f.FileHeader
	if !f.raw {
		if err := f.compressor.Close(); err != nil {
			return err
		}
		h.CRC32 = f.sum.Sum32()
		h.CompressedSize64, h.UncompressedSize64 = uint64(f.compressed.n), uint64(f.content.n)
		if h.isZip64() {
			h.CompressedSize, h.UncompressedSize = max32, max32
			h.ReaderVersion = version45
		} else {
			h.setSizes32()
		}
	}
	if !h.hasDescriptor() {
		return nil
	}
	if h.isZip64() {
		return f.out.write(record(uint32(descriptorSignature), h.CRC32, h.CompressedSize64, h.UncompressedSize64))
	}
	return f.out.write(record(uint32(descriptorSignature), h.CRC32, h.CompressedSize, h.UncompressedSize))
}
