// Writes archives.

package tar

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"time"
)

// Writer provides sequential writing of a tar archive.
type Writer struct {
	w    io.Writer
	left int64 // of the current file's content
	pad  int64 // after it
	err  error
}

var zeros block

// NewWriter creates a new Writer writing to w.
func NewWriter(w io.Writer) *Writer { return &Writer{w: w} }

// Flush finishes the current file, whose content must have been written.
func (w *Writer) Flush() error {
	if w.err != nil {
		return w.err
	}
	if w.left > 0 {
		return fmt.Errorf("archive/tar: missed writing %d bytes", w.left)
	}
	if _, w.err = w.w.Write(zeros[:w.pad]); w.err != nil {
		return w.err
	}
	w.pad = 0
	return nil
}

// WriteHeader writes hdr and prepares to accept the file's contents, of hdr.Size bytes.
func (w *Writer) WriteHeader(hdr *Header) error {
	if err := w.Flush(); err != nil {
		return err
	}
	h := *hdr
	if h.Typeflag == TypeRegA {
		h.Typeflag = typeByName(h.Name)
	}
	if h.Format == FormatUnknown {
		h.ModTime = h.ModTime.Round(time.Second)
		h.AccessTime, h.ChangeTime = time.Time{}, time.Time{}
	}
	format, records, err := h.formats()
	switch {
	case format.has(FormatUSTAR):
		w.err = w.writeUSTAR(&h)
	case format.has(FormatPAX):
		w.err = w.writePAX(&h, records)
	case format.has(FormatGNU):
		w.err = w.writeGNU(&h)
	default:
		return err
	}
	return w.err
}

// fill makes the block of a header with functions that write texts and numbers.
func fill(h *Header, putText func([]byte, string), putNumber func([]byte, int64)) *block {
	b := new(block)
	modified := int64(0)
	if !h.ModTime.IsZero() {
		modified = h.ModTime.Unix()
	}
	b.of(fieldFlag)[0] = h.Typeflag
	putText(b.of(fieldName), h.Name)
	putText(b.of(fieldLink), h.Linkname)
	putText(b.of(fieldUname), h.Uname)
	putText(b.of(fieldGname), h.Gname)
	for _, n := range [...]struct {
		f field
		v int64
	}{{fieldMode, h.Mode}, {fieldUid, int64(h.Uid)}, {fieldGid, int64(h.Gid)}, {fieldSize, h.Size}, {fieldModTime, modified}, {fieldDevmajor, h.Devmajor}, {fieldDevminor, h.Devminor}} {
		putNumber(b.of(n.f), n.v)
	}
	return b
}

func (w *Writer) writeUSTAR(h *Header) error {
	prefix := ""
	if p, rest, ok := splitName(h.Name); ok {
		prefix, h.Name = p, rest
	}
	var out encoder
	b := fill(h, out.text, out.octal)
	out.text(b.of(ustarPrefix), prefix)
	if out.err != nil {
		return out.err
	}
	return w.writeBlock(b, FormatUSTAR, h.Size)
}

func (w *Writer) writePAX(h *Header, records map[string]string) error {
	global := h.Typeflag == TypeXGlobalHeader
	if len(records) > 0 || global {
		var data strings.Builder
		for _, key := range slices.Sorted(maps.Keys(records)) {
			record, err := makeRecord(key, records[key])
			if err != nil {
				return err
			}
			data.WriteString(record)
		}
		if data.Len() > maxSpecialSize {
			return ErrFieldTooLong
		}
		flag, name := byte(TypeXHeader), ""
		if global {
			flag, name = TypeXGlobalHeader, h.Name
			if name == "" {
				name = "GlobalHead.0.0"
			}
		} else {
			dir, file := path.Split(h.Name)
			name = path.Join(dir, "PaxHeaders.0", file)
		}
		if err := w.writeSpecial(name, data.String(), flag, FormatPAX); err != nil || global {
			return err
		}
	}
	// What does not fit is in the records.
	var out encoder
	b := fill(h, func(to []byte, s string) { out.text(to, onlyASCII(s)) }, out.octal)
	return w.writeBlock(b, FormatPAX, h.Size)
}

func (w *Writer) writeGNU(h *Header) error {
	const name = "././@LongLink"
	if len(h.Name) > fieldName.size {
		if err := w.writeSpecial(name, h.Name+"\x00", TypeGNULongName, FormatGNU); err != nil {
			return err
		}
	}
	if len(h.Linkname) > fieldLink.size {
		if err := w.writeSpecial(name, h.Linkname+"\x00", TypeGNULongLink, FormatGNU); err != nil {
			return err
		}
	}
	var out encoder
	b := fill(h, out.text, out.number)
	if !h.AccessTime.IsZero() {
		out.number(b.of(gnuAccessTime), h.AccessTime.Unix())
	}
	if !h.ChangeTime.IsZero() {
		out.number(b.of(gnuChangeTime), h.ChangeTime.Unix())
	}
	return w.writeBlock(b, FormatGNU, h.Size)
}

// writeSpecial writes a file of records or of a name.
func (w *Writer) writeSpecial(name, data string, flag byte, format Format) error {
	name = onlyASCII(name)
	name = strings.TrimRight(name[:min(len(name), fieldName.size)], "/")
	var out encoder
	b := new(block)
	b.of(fieldFlag)[0] = flag
	out.text(b.of(fieldName), name)
	for _, f := range [...]field{fieldMode, fieldUid, fieldGid, fieldModTime} {
		out.octal(b.of(f), 0)
	}
	out.octal(b.of(fieldSize), int64(len(data)))
	if out.err != nil {
		return out.err
	}
	if err := w.writeBlock(b, format, int64(len(data))); err != nil {
		return err
	}
	_, err := io.WriteString(w, data)
	return err
}

// writeBlock writes a header, after which size bytes are to come unless its type has no content.
func (w *Writer) writeBlock(b *block, format Format, size int64) error {
	if err := w.Flush(); err != nil {
		return err
	}
	b.seal(format)
	if _, err := w.w.Write(b[:]); err != nil {
		return err
	}
	if hasNoContent(b.of(fieldFlag)[0]) {
		size = 0
	}
	w.left, w.pad = size, padding(size)
	return nil
}

// Write writes to the current file, ErrWriteTooLong if that is more than its header says.
func (w *Writer) Write(p []byte) (n int, err error) {
	if w.err != nil {
		return 0, w.err
	}
	long := int64(len(p)) > w.left
	if long {
		p = p[:w.left]
	}
	if len(p) > 0 {
		n, w.err = w.w.Write(p)
		w.left -= int64(n)
	}
	if w.err == nil && long {
		return n, ErrWriteTooLong
	}
	return n, w.err
}

// AddFS adds the files, directories and symbolic links of a file system.
func (w *Writer) AddFS(fsys fs.FS) error {
	return fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || name == "." {
			return err
		}
		fi, err := d.Info()
		if err != nil {
			return err
		}
		target := ""
		switch d.Type() {
		case 0, fs.ModeDir:
		case fs.ModeSymlink:
			if target, err = fs.ReadLink(fsys, name); err != nil {
				return err
			}
		default:
			return errors.New("tar: cannot add non-regular file")
		}
		h, err := FileInfoHeader(fi, target)
		if err != nil {
			return err
		}
		h.Name = name
		if d.IsDir() {
			h.Name += "/"
		}
		if err := w.WriteHeader(h); err != nil || !d.Type().IsRegular() {
			return err
		}
		f, err := fsys.Open(name)
		if err != nil {
			return err
		}
		defer f.Close()
		_, err = io.Copy(w, f)
		return err
	})
}

// Close finishes the archive. It does not close the underlying writer.
func (w *Writer) Close() error {
	if w.err == ErrWriteAfterClose {
		return nil
	}
	if w.err != nil {
		return w.err
	}
	err := w.Flush()
	for range 2 {
		if err == nil {
			_, err = w.w.Write(zeros[:])
		}
	}
	w.err = ErrWriteAfterClose
	return err
}
