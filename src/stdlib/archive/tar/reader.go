// Reads archives.

package tar

import (
	"internal/godebug"
	"io"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

var insecurePath = godebug.New("tarinsecurepath")

// Reader provides sequential access to the contents of a tar archive.
type Reader struct {
	r       io.Reader
	content io.LimitedReader // of the current file, as it is in the archive
	pad     int64            // after it
	file    io.Reader        // the content as Read gives it
	err     error
}

// NewReader creates a new Reader reading from r.
func NewReader(r io.Reader) *Reader {
	t := &Reader{r: r}
	t.begin(0)
	return t
}

// begin sets the content of the next file.
func (r *Reader) begin(size int64) {
	r.content = io.LimitedReader{R: r.r, N: size}
	r.pad = padding(size)
	r.file = (*wholeReader)(&r.content)
}

// wholeReader reads a file without holes.
type wholeReader io.LimitedReader

func (r *wholeReader) Read(b []byte) (n int, err error) {
	b = b[:min(int64(len(b)), r.N)]
	if len(b) > 0 {
		n, err = r.R.Read(b)
		r.N -= int64(n)
	}
	switch {
	case err == io.EOF && r.N > 0:
		return n, io.ErrUnexpectedEOF
	case err == nil && r.N == 0:
		return n, io.EOF
	}
	return n, err
}

// Read reads from the current file; it gives 0, io.EOF at its end, and for files without content.
func (r *Reader) Read(b []byte) (int, error) {
	if r.err != nil {
		return 0, r.err
	}
	n, err := r.file.Read(b)
	if err != nil && err != io.EOF {
		r.err = err
	}
	return n, err
}

// Next advances to the next file; io.EOF is the end of the archive.
func (r *Reader) Next() (*Header, error) {
	if r.err != nil {
		return nil, r.err
	}
	h, err := r.next()
	r.err = err
	if err == nil && insecurePath.Value() == "0" && !filepath.IsLocal(h.Name) {
		insecurePath.IncNonDefault()
		return h, ErrInsecurePath
	}
	return h, err
}

// next reads the file's header, after those that have records and names for it.
func (r *Reader) next() (*Header, error) {
	format := FormatUSTAR | FormatPAX | FormatGNU
	var records map[string]string
	var name, link string // of GNU's files
	for {
		if err := r.skip(); err != nil {
			return nil, err
		}
		h, raw, err := r.header()
		if err != nil {
			return nil, err
		}
		if err := r.beginFile(h); err != nil {
			return nil, err
		}
		format &= h.Format
		switch h.Typeflag {
		case TypeXHeader, TypeXGlobalHeader:
			format &= FormatPAX
			if records, err = r.records(); err != nil {
				return nil, err
			}
			if h.Typeflag == TypeXGlobalHeader {
				h.merge(records)
				return &Header{Name: h.Name, Typeflag: h.Typeflag, Xattrs: h.Xattrs, PAXRecords: h.PAXRecords, Format: format}, nil
			}
		case TypeGNULongName, TypeGNULongLink:
			format &= FormatGNU
			b, err := r.special()
			if err != nil {
				return nil, err
			}
			if h.Typeflag == TypeGNULongName {
				name = text(b)
			} else {
				link = text(b)
			}
		default:
			if err := h.merge(records); err != nil {
				return nil, err
			}
			if name != "" {
				h.Name = name
			}
			if link != "" {
				h.Linkname = link
			}
			if h.Typeflag == TypeRegA {
				h.Typeflag = typeByName(h.Name)
			}
			// Records may have changed the size.
			if err := r.beginFile(h); err != nil {
				return nil, err
			}
			if err := r.sparse(h, raw); err != nil {
				return nil, err
			}
			if format.has(FormatUSTAR) && format.has(FormatPAX) {
				format &= FormatUSTAR
			}
			h.Format = format
			return h, nil
		}
	}
}

// typeByName is that of files of old archives.
func typeByName(name string) byte {
	if strings.HasSuffix(name, "/") {
		return TypeDir
	}
	return TypeReg
}

func (r *Reader) beginFile(h *Header) error {
	size := h.Size
	if hasNoContent(h.Typeflag) {
		size = 0
	}
	if size < 0 {
		return ErrHeader
	}
	r.begin(size)
	return nil
}

// skip goes to the end of the current file. The padding after the last one may be missing.
func (r *Reader) skip() error {
	n := r.content.N
	skipped := int64(0)
	if s, ok := r.r.(io.Seeker); ok && n > 1 {
		// The last byte is read, as Seek does not tell of the end. Some that have a Seek cannot do it.
		if from, err := s.Seek(0, io.SeekCurrent); err == nil && from >= 0 {
			to, err := s.Seek(n-1, io.SeekCurrent)
			if err != nil || to < 0 {
				return err
			}
			skipped = to - from
		}
	}
	copied, err := io.CopyN(io.Discard, r.r, n-skipped)
	if err == io.EOF && skipped+copied < n {
		err = io.ErrUnexpectedEOF
	}
	if err != nil {
		return err
	}
	_, err = readAll(r.r, make([]byte, r.pad))
	r.pad = 0
	return err
}

// special reads a file of records or a name.
func (r *Reader) special() ([]byte, error) {
	b, err := io.ReadAll(io.LimitReader(r, maxSpecialSize+1))
	if len(b) > maxSpecialSize {
		return nil, ErrFieldTooLong
	}
	return b, err
}

// records reads a file of PAX records. The map of a sparse file may be in records with the same keys, one after the other.
func (r *Reader) records() (map[string]string, error) {
	b, err := r.special()
	if err != nil {
		return nil, err
	}
	records := map[string]string{}
	var sparse []string
	for s := string(b); s != ""; {
		var key, value string
		if key, value, s, err = cutRecord(s); err != nil {
			return nil, ErrHeader
		}
		if key != paxSparseOffset && key != paxSparseNumBytes {
			records[key] = value
			continue
		}
		if (len(sparse)%2 == 0) != (key == paxSparseOffset) || strings.Contains(value, ",") {
			return nil, ErrHeader
		}
		sparse = append(sparse, value)
	}
	if sparse != nil {
		records[paxSparseMap] = strings.Join(sparse, ",")
	}
	return records, nil
}

// merge sets the fields that records have; empty ones leave what the header says.
func (h *Header) merge(records map[string]string) error {
	for key, v := range records {
		if v == "" {
			continue
		}
		var err error
		var id int64
		switch key {
		case paxPath:
			h.Name = v
		case paxLinkpath:
			h.Linkname = v
		case paxUname:
			h.Uname = v
		case paxGname:
			h.Gname = v
		case paxUid:
			id, err = strconv.ParseInt(v, 10, 64)
			h.Uid = int(id)
		case paxGid:
			id, err = strconv.ParseInt(v, 10, 64)
			h.Gid = int(id)
		case paxSize:
			h.Size, err = strconv.ParseInt(v, 10, 64)
		case paxMtime:
			h.ModTime, err = parseTime(v)
		case paxAtime:
			h.AccessTime, err = parseTime(v)
		case paxCtime:
			h.ChangeTime, err = parseTime(v)
		default:
			if name, ok := strings.CutPrefix(key, paxXattr); ok {
				if h.Xattrs == nil {
					h.Xattrs = map[string]string{}
				}
				h.Xattrs[name] = v
			}
		}
		if err != nil {
			return ErrHeader
		}
	}
	h.PAXRecords = records
	return nil
}

// header reads one block. Two empty ones are the archive's end; it may also just end.
func (r *Reader) header() (*Header, *block, error) {
	b := new(block)
	if _, err := io.ReadFull(r.r, b[:]); err != nil {
		return nil, nil, err
	}
	if *b == (block{}) {
		if _, err := io.ReadFull(r.r, b[:]); err != nil {
			return nil, nil, err
		}
		if *b == (block{}) {
			return nil, nil, io.EOF
		}
		return nil, nil, ErrHeader
	}
	format := b.format()
	if format == FormatUnknown {
		return nil, nil, ErrHeader
	}
	var in decoder
	seconds := func(in *decoder, f field) time.Time { return time.Unix(in.number(b.of(f)), 0) }
	h := &Header{
		Typeflag: b.of(fieldFlag)[0],
		Name:     text(b.of(fieldName)),
		Linkname: text(b.of(fieldLink)),
		Size:     in.number(b.of(fieldSize)),
		Mode:     in.number(b.of(fieldMode)),
		Uid:      int(in.number(b.of(fieldUid))),
		Gid:      int(in.number(b.of(fieldGid))),
		ModTime:  seconds(&in, fieldModTime),
	}
	if format == formatV7 {
		return h, b, in.err
	}
	h.Uname, h.Gname = text(b.of(fieldUname)), text(b.of(fieldGname))
	h.Devmajor, h.Devminor = in.number(b.of(fieldDevmajor)), in.number(b.of(fieldDevminor))
	prefix := ""
	switch format {
	case FormatUSTAR | FormatPAX:
		prefix = text(b.of(ustarPrefix))
		if b.isStrict() {
			h.Format = format
		}
	case formatSTAR:
		prefix = text(b.of(starPrefix))
		h.AccessTime, h.ChangeTime = seconds(&in, starAccessTime), seconds(&in, starChangeTime)
	case FormatGNU:
		h.Format = format
		var times decoder
		if b.of(gnuAccessTime)[0] != 0 {
			h.AccessTime = seconds(&times, gnuAccessTime)
		}
		if b.of(gnuChangeTime)[0] != 0 {
			h.ChangeTime = seconds(&times, gnuChangeTime)
		}
		// Go before 1.8 wrote a prefix where GNU has times.
		if times.err != nil {
			h.AccessTime, h.ChangeTime, h.Format = time.Time{}, time.Time{}, FormatUnknown
			if s := text(b.of(ustarPrefix)); isASCII(s) {
				prefix = s
			}
		}
	}
	if prefix != "" {
		h.Name = prefix + "/" + h.Name
	}
	return h, b, in.err
}

// isStrict: it is as USTAR has it, in ASCII and with numbers that end in NUL.
func (b *block) isStrict() bool {
	for _, c := range b {
		if c >= 0x80 {
			return false
		}
	}
	for _, f := range [...]field{fieldSize, fieldMode, fieldUid, fieldGid, fieldModTime, fieldDevmajor, fieldDevminor} {
		if b[f.at+f.size-1] != 0 {
			return false
		}
	}
	return true
}

// sparse looks for the map of a file with holes.
func (r *Reader) sparse(h *Header, raw *block) error {
	var data []part
	var err error
	if h.Typeflag == TypeGNUSparse {
		data, err = r.oldMap(h, raw)
	} else {
		data, err = r.paxMap(h)
	}
	if err != nil || data == nil {
		return err
	}
	if hasNoContent(h.Typeflag) || !validParts(data, h.Size) {
		return ErrHeader
	}
	r.file = newSparseReader(&r.content, data, h.Size)
	return nil
}
