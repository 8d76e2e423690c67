package iotest

import (
	"bytes"
	"fmt"
	"io"
)

// smallByteReader reads one, two and three bytes in turn, and checks that no more come.
type smallByteReader struct {
	r   io.Reader
	off int
	n   int
}

func (s *smallByteReader) Read(p []byte) (int, error) {
	if len(p) == 0 {
		return 0, nil
	}
	s.n = s.n%3 + 1
	n := min(s.n, len(p))
	got, err := s.r.Read(p[:n])
	if err != nil && err != io.EOF {
		err = fmt.Errorf("Read(%d bytes at offset %d): %v", n, s.off, err)
	}
	s.off += got
	return got, err
}

// readAll reads r in small pieces and compares; from is the place it is at for messages.
func readAll(r io.Reader, want []byte, from string) error {
	data, err := io.ReadAll(r)
	if err != nil {
		return fmt.Errorf("ReadAll from offset %s: %v", from, err)
	}
	if !bytes.Equal(data, want) {
		return fmt.Errorf("ReadAll from offset %s = %q\n\twant %q", from, data, want)
	}
	return nil
}

// TestReader tests that reading from r returns the expected file content. It does reads of different sizes, until EOF. If r implements
// io.ReaderAt or io.Seeker, TestReader also checks that those operations behave as they should.
func TestReader(r io.Reader, content []byte) error {
	if len(content) > 0 {
		if n, err := r.Read(nil); n != 0 || err != nil {
			return fmt.Errorf("Read(0) = %d, %v, want 0, nil", n, err)
		}
	}
	data, err := io.ReadAll(&smallByteReader{r: r})
	if err != nil {
		return err
	}
	if !bytes.Equal(data, content) {
		return fmt.Errorf("ReadAll(small amounts) = %q\n\twant %q", data, content)
	}
	if n, err := r.Read(make([]byte, 10)); n != 0 || err != io.EOF {
		return fmt.Errorf("Read(10) at EOF = %v, %v, want 0, EOF", n, err)
	}
	if s, ok := r.(io.ReadSeeker); ok {
		if err := testSeeker(s, content); err != nil {
			return err
		}
	}
	if a, ok := r.(io.ReaderAt); ok {
		return testReaderAt(a, content)
	}
	return nil
}

func testSeeker(r io.ReadSeeker, content []byte) error {
	size := len(content)
	third := int64(-size / 3)
	middle := size - size/3
	// seek goes somewhere and says where it should be; from describes the place before.
	seek := func(call string, offset int64, whence int, from string, want int) error {
		if off, err := r.Seek(offset, whence); off != int64(want) || err != nil {
			return fmt.Errorf("Seek(%s, %d) from %s = %d, %v, want %d, nil", call, whence, from, off, err, want)
		}
		return nil
	}
	at := func(n int) string { return fmt.Sprint(n) }
	if err := seek("0", 0, io.SeekCurrent, "EOF", size); err != nil {
		return err
	}
	if middle > 0 {
		if off, err := r.Seek(-1, io.SeekCurrent); off != int64(size-1) || err != nil {
			return fmt.Errorf("Seek(-1, 1) from EOF = %d, %v, want %d, nil", -off, err, size-1)
		}
		if err := seek(at(int(third)), third, io.SeekCurrent, at(size-1), middle-1); err != nil {
			return err
		}
		if err := seek("+1", 1, io.SeekCurrent, at(middle-1), middle); err != nil {
			return err
		}
	}
	if err := seek("0", 0, io.SeekCurrent, at(middle), middle); err != nil {
		return err
	}
	if err := readAll(&smallByteReader{r: r}, content[middle:], at(middle)); err != nil {
		return err
	}
	half := middle / 2
	if err := seek(at(half), int64(half), io.SeekStart, "EOF", half); err != nil {
		return err
	}
	if err := seek(at(int(third)), third, io.SeekEnd, at(half), middle); err != nil {
		return err
	}
	if err := readAll(&smallByteReader{r: r}, content[middle:], at(middle)); err != nil {
		return err
	}
	if err := seek(at(half), int64(half), io.SeekStart, "EOF", half); err != nil {
		return err
	}
	return readAll(r, content[half:], at(half))
}

func testReaderAt(r io.ReaderAt, content []byte) error {
	size := len(content)
	data := make([]byte, size, size+1)
	spoil := func() {
		for i := range data {
			data[i] = 0xfe
		}
	}
	spoil()
	n, err := r.ReadAt(data, 0)
	if n != size || err != nil && err != io.EOF {
		return fmt.Errorf("ReadAt(%d, 0) = %v, %v, want %d, nil or EOF", size, n, err, size)
	}
	if !bytes.Equal(data, content) {
		return fmt.Errorf("ReadAt(%d, 0) = %q\n\twant %q", size, data, content)
	}
	if n, err = r.ReadAt(data[:1], int64(size)); n != 0 || err != io.EOF {
		return fmt.Errorf("ReadAt(1, %d) = %v, %v, want 0, EOF", size, n, err)
	}
	spoil()
	if n, err = r.ReadAt(data[:size+1], 0); n != size || err != io.EOF {
		return fmt.Errorf("ReadAt(%d, 0) = %v, %v, want %d, EOF", size+1, n, err, size)
	}
	if !bytes.Equal(data, content) {
		return fmt.Errorf("ReadAt(%d, 0) = %q\n\twant %q", size, data, content)
	}
	spoil()
	for i := range data {
		last := i == size-1
		n, err = r.ReadAt(data[i:i+1], int64(i))
		if n != 1 || err != nil && !(last && err == io.EOF) {
			want := "nil"
			if last {
				want = "nil or EOF"
			}
			return fmt.Errorf("ReadAt(1, %d) = %v, %v, want 1, %s", i, n, err, want)
		}
		if data[i] != content[i] {
			return fmt.Errorf("ReadAt(1, %d) = %q want %q", i, data[i:i+1], content[i:i+1])
		}
	}
	return nil
}
