// Reads the central directory: where it is, and its entries.

package zip

import (
	"errors"
	"io"
	"math"
	"time"
)

// directoryEnd is what its end records say of the directory.
type directoryEnd struct {
	records uint64
	size    uint64
	offset  uint64 // from the archive's start, as far as that is known
	comment string
}

// findEnd finds the directory's end in the first size bytes of r, and where the archive starts in them: other data may be before it.
func findEnd(r io.ReaderAt, size int64) (end *directoryEnd, base int64, err error) {
	var b []byte
	var at int64
	// The record is at the end, before a comment that is short as a rule.
	for _, n := range [...]int64{1024, 65 * 1024} {
		n = min(n, size)
		b = make([]byte, n)
		if _, err := r.ReadAt(b, size-n); err != nil && err != io.EOF {
			return nil, 0, err
		}
		i := lastEnd(b)
		if i >= 0 {
			b, at = b[i:], size-n+int64(i)
			break
		}
		b = nil
		if n == size {
			break
		}
	}
	if b == nil {
		return nil, 0, ErrFormat
	}
	f := fields(b[10:]) // after the signature, numbers of disks and the records on this one
	end = &directoryEnd{records: uint64(f.u16()), size: uint64(f.u32()), offset: uint64(f.u32())}
	comment := int(f.u16())
	if comment > len(f) {
		return nil, 0, errors.New("zip: invalid comment length")
	}
	end.comment = string(f[:comment])

	if end.records == max16 || end.size == max16 || end.offset == max32 {
		at64, err := findEnd64(r, at)
		if err != nil {
			return nil, 0, err
		}
		if at64 >= 0 {
			at = at64
			if err := readEnd64(r, at, end); err != nil {
				return nil, 0, err
			}
		}
	}
	if end.size > math.MaxInt64 || end.offset > math.MaxInt64 {
		return nil, 0, ErrFormat
	}
	base = at - int64(end.size) - int64(end.offset)
	if start := base + int64(end.offset); start < 0 || start >= size {
		return nil, 0, ErrFormat
	}
	// A wrong size is seen by the directory being where the offset says.
	if base > 0 {
		start := int64(end.offset)
		if readEntry(new(File), io.NewSectionReader(r, start, size-start)) == nil {
			base = 0
		}
	}
	return end, base, nil
}

// lastEnd gives the place of the last end record in b, -1 if there is none that is whole.
func lastEnd(b []byte) int {
	for i := len(b) - endLen; i >= 0; i-- {
		if little.Uint32(b[i:]) == endSignature {
			if comment := int(little.Uint16(b[i+endLen-2:])); i+endLen+comment > len(b) {
				return -1
			}
			return i
		}
	}
	return -1
}

// findEnd64 gives where the ZIP64 record is that belongs to the end record at a place, negative if there is none.
func findEnd64(r io.ReaderAt, end int64) (int64, error) {
	if end < locator64Len {
		return -1, nil
	}
	f := make(fields, locator64Len)
	if _, err := r.ReadAt(f, end-locator64Len); err != nil {
		return -1, err
	}
	signature, disk, at, disks := f.u32(), f.u32(), f.u64(), f.u32()
	if signature != locator64Signature || disk != 0 || disks != 1 {
		return -1, nil
	}
	return int64(at), nil
}

func readEnd64(r io.ReaderAt, at int64, end *directoryEnd) error {
	f := make(fields, end64Len)
	if _, err := r.ReadAt(f, at); err != nil {
		return err
	}
	if f.u32() != end64Signature {
		return ErrFormat
	}
	f.take(28) // its size, versions, disks and the records on this one
	end.records, end.size, end.offset = f.u64(), f.u64(), f.u64()
	return nil
}

// readEntry reads one header. ErrFormat is also the error of what is none.
func readEntry(h *File, r io.Reader) error {
	f := make(fields, entryLen)
	if _, err := io.ReadFull(r, f); err != nil {
		return err
	}
	if f.u32() != entrySignature {
		return ErrFormat
	}
	h.CreatorVersion, h.ReaderVersion, h.Flags, h.Method = f.u16(), f.u16(), f.u16(), f.u16()
	h.ModifiedTime, h.ModifiedDate = f.u16(), f.u16()
	h.CRC32, h.CompressedSize, h.UncompressedSize = f.u32(), f.u32(), f.u32()
	h.CompressedSize64, h.UncompressedSize64 = uint64(h.CompressedSize), uint64(h.UncompressedSize)
	name, extra, comment := int(f.u16()), int(f.u16()), int(f.u16())
	f.take(4) // the disk, internal attributes
	h.ExternalAttrs = f.u32()
	h.offset = int64(f.u32())
	rest := make(fields, name+extra+comment)
	if _, err := io.ReadFull(r, rest); err != nil {
		return err
	}
	h.Name, h.Extra, h.Comment = string(rest.take(name)), rest.take(extra), string(rest)

	nameValid, nameMust := isUTF8(h.Name)
	commentValid, commentMust := isUTF8(h.Comment)
	h.NonUTF8 = !nameValid || !commentValid || (nameMust || commentMust) && h.Flags&flagUTF8 == 0

	modified, err := h.readExtra()
	if err != nil {
		return err
	}
	dos := dosTime(h.ModifiedDate, h.ModifiedTime)
	switch {
	case modified.IsZero():
		h.Modified = dos
	case h.ModifiedTime == 0 && h.ModifiedDate == 0:
		h.Modified = modified.UTC()
	default:
		// One is UTC, the other local: the difference is the zone.
		h.Modified = modified.In(zoneOf(dos.Sub(modified)))
	}
	return nil
}

// readExtra reads the extra fields that are known: large sizes and offsets, and the time, zero if none has it.
func (h *File) readExtra() (modified time.Time, err error) {
	// What a ZIP64 field has, in its order. The size may be missing: some archives state the largest one that 32 bits have.
	offset := uint64(h.offset)
	large := []struct {
		v      *uint64
		wanted bool
		must   bool
	}{
		{&h.UncompressedSize64, h.UncompressedSize == max32, false},
		{&h.CompressedSize64, h.CompressedSize == max32, true},
		{&offset, h.offset == max32, true},
	}
	for extra := fields(h.Extra); len(extra) >= 4; {
		tag, size := extra.u16(), int(extra.u16())
		if size > len(extra) {
			break
		}
		f := extra.take(size)
		switch tag {
		case extraZip64:
			for i := range large {
				if l := &large[i]; l.wanted {
					if l.wanted = false; len(f) < 8 {
						return modified, ErrFormat
					}
					*l.v = f.u64()
				}
			}
		case extraNTFS:
			if t, ok := ntfsTime(f); ok {
				modified = t
			}
		case extraUnix, extraInfoZip:
			if len(f) >= 8 {
				f.take(4) // when it was read last
				modified = time.Unix(int64(f.u32()), 0)
			}
		case extraTime:
			if len(f) >= 5 && f.take(1)[0]&1 != 0 {
				modified = time.Unix(int64(f.u32()), 0)
			}
		}
	}
	h.offset = int64(offset)
	for _, l := range large {
		if l.wanted && l.must {
			return modified, ErrFormat
		}
	}
	return modified, nil
}

// ntfsTime gives the time in an NTFS field: hundreds of nanoseconds since 1601.
func ntfsTime(f fields) (modified time.Time, ok bool) {
	if len(f) < 4 {
		return modified, false
	}
	f.take(4)
	for len(f) >= 4 {
		tag, size := f.u16(), int(f.u16())
		if size > len(f) {
			break
		}
		if attr := f.take(size); tag == 1 && size == 24 {
			const perSecond, nanoseconds = 1e7, 100
			ticks := int64(attr.u64())
			epoch := time.Date(1601, time.January, 1, 0, 0, 0, 0, time.UTC).Unix()
			modified, ok = time.Unix(epoch+ticks/perSecond, ticks%perSecond*nanoseconds), true
		}
	}
	return modified, ok
}
