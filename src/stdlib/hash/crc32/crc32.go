// hash/crc32: complete; a table of 256 entries, no slicing.

package crc32

import (
	"errors"
	"hash"
)

// Size is the number of bytes of a checksum.
const Size = 4

const (
	IEEE       = 0xedb88320
	Castagnoli = 0x82f63b78
	Koopman    = 0xeb31d82e
)

// A Table is for one polynomial, bits reversed.
type Table [256]uint32

var tables = map[uint32]*Table{}

func MakeTable(poly uint32) *Table {
	if t, ok := tables[poly]; ok {
		return t
	}
	t := new(Table)
	for i := range t {
		c := uint32(i)
		for range 8 {
			if c&1 == 1 {
				c = c>>1 ^ poly
			} else {
				c >>= 1
			}
		}
		t[i] = c
	}
	if len(tables) < 4 {
		tables[poly] = t
	}
	return t
}

var IEEETable = MakeTable(IEEE)

// NewIEEE is New(IEEETable).
func NewIEEE() hash.Hash32 { return New(IEEETable) }

func ChecksumIEEE(data []byte) uint32 { return Update(0, IEEETable, data) }

type digest struct {
	crc uint32
	tab *Table
}

func New(tab *Table) hash.Hash32 { return &digest{0, tab} }

func (d *digest) Size() int      { return Size }
func (d *digest) BlockSize() int { return 1 }
func (d *digest) Reset()         { d.crc = 0 }

// Update adds data to a checksum.
func Update(crc uint32, tab *Table, p []byte) uint32 {
	crc = ^crc
	for _, c := range p {
		crc = tab[byte(crc)^c] ^ crc>>8
	}
	return ^crc
}

func Checksum(data []byte, tab *Table) uint32 { return Update(0, tab, data) }

func (d *digest) Write(p []byte) (n int, err error) {
	d.crc = Update(d.crc, d.tab, p)
	return len(p), nil
}

func (d *digest) Sum32() uint32 { return d.crc }

func appendBE(b []byte, x uint32) []byte {
	for s := 24; s >= 0; s -= 8 {
		b = append(b, byte(x>>s))
	}
	return b
}

func readBE(b []byte) (x uint32) {
	for _, c := range b[:Size] {
		x = x<<8 | uint32(c)
	}
	return
}

func (d *digest) Sum(in []byte) []byte { return appendBE(in, d.crc) }

// tableSum tells tables apart in a marshalled state.
func tableSum(t *Table) uint32 {
	b := make([]byte, 0, 256*Size)
	for _, x := range t {
		b = appendBE(b, x)
	}
	return Checksum(b, MakeTable(IEEE))
}

func (d *digest) AppendBinary(b []byte) ([]byte, error) {
	return appendBE(appendBE(append(b, "crc\x01"...), tableSum(d.tab)), d.crc), nil
}

func (d *digest) MarshalBinary() ([]byte, error) { return d.AppendBinary(make([]byte, 0, 4+2*Size)) }

func (d *digest) UnmarshalBinary(b []byte) error {
	if len(b) < 4 || string(b[:4]) != "crc\x01" {
		return errors.New("hash/crc32: invalid hash state identifier")
	}
	if len(b) != 4+2*Size {
		return errors.New("hash/crc32: invalid hash state size")
	}
	if readBE(b[4:]) != tableSum(d.tab) {
		return errors.New("hash/crc32: tables do not match")
	}
	d.crc = readBE(b[4+Size:])
	return nil
}

func (d *digest) Clone() (hash.Cloner, error) {
	c := *d
	return &c, nil
}
