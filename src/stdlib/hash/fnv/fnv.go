// hash/fnv: complete.

package fnv

import (
	"errors"
	"hash"
	"math/bits"
)

type (
	sum32   uint32
	sum32a  uint32
	sum64   uint64
	sum64a  uint64
	sum128  [2]uint64
	sum128a [2]uint64
)

const (
	offset32     = 2166136261
	offset64     = 14695981039346656037
	offset128Hi  = 0x6c62272e07bb0142
	offset128Lo  = 0x62b821756295c58d
	prime32      = 16777619
	prime64      = 1099511628211
	prime128Lo   = 0x13b
	prime128High = 24 // the other bit of the prime, in the upper word
)

func New32() hash.Hash32 {
	s := sum32(offset32)
	return &s
}

func New32a() hash.Hash32 {
	s := sum32a(offset32)
	return &s
}

func New64() hash.Hash64 {
	s := sum64(offset64)
	return &s
}

func New64a() hash.Hash64 {
	s := sum64a(offset64)
	return &s
}

func New128() hash.Hash { return &sum128{offset128Hi, offset128Lo} }

func New128a() hash.Hash { return &sum128a{offset128Hi, offset128Lo} }

func appendBE(b []byte, x uint64, n int) []byte {
	for n--; n >= 0; n-- {
		b = append(b, byte(x>>(8*n)))
	}
	return b
}

func readBE(b []byte) (x uint64) {
	for _, c := range b {
		x = x<<8 | uint64(c)
	}
	return
}

func times(s *[2]uint64) {
	hi, lo := bits.Mul64(prime128Lo, s[1])
	s[0] = hi + s[1]<<prime128High + prime128Lo*s[0]
	s[1] = lo
}

func checkState(b []byte, magic string, n int) error {
	if len(b) < len(magic) || string(b[:len(magic)]) != magic {
		return errors.New("hash/fnv: invalid hash state identifier")
	}
	if len(b) != len(magic)+n {
		return errors.New("hash/fnv: invalid hash state size")
	}
	return nil
}

func (s *sum32) Write(data []byte) (int, error) {
	h := *s
	for _, c := range data {
		h *= prime32
		h ^= sum32(c)
	}
	*s = h
	return len(data), nil
}

func (s *sum32) Reset()         { *s = offset32 }
func (s *sum32) Sum32() uint32  { return uint32(*s) }
func (s *sum32) Size() int      { return 4 }
func (s *sum32) BlockSize() int { return 1 }

func (s *sum32) Sum(in []byte) []byte { return appendBE(in, uint64(*s), 4) }

func (s *sum32) AppendBinary(b []byte) ([]byte, error) {
	return s.Sum(append(b, "fnv\x01"...)), nil
}

func (s *sum32) MarshalBinary() ([]byte, error) { return s.AppendBinary(make([]byte, 0, 4+4)) }

func (s *sum32) UnmarshalBinary(b []byte) error {
	if err := checkState(b, "fnv\x01", 4); err != nil {
		return err
	}
	*s = sum32(readBE(b[4:]))
	return nil
}

func (s *sum32) Clone() (hash.Cloner, error) {
	c := *s
	return &c, nil
}

func (s *sum32a) Write(data []byte) (int, error) {
	h := *s
	for _, c := range data {
		h ^= sum32a(c)
		h *= prime32
	}
	*s = h
	return len(data), nil
}

func (s *sum32a) Reset()         { *s = offset32 }
func (s *sum32a) Sum32() uint32  { return uint32(*s) }
func (s *sum32a) Size() int      { return 4 }
func (s *sum32a) BlockSize() int { return 1 }

func (s *sum32a) Sum(in []byte) []byte { return appendBE(in, uint64(*s), 4) }

func (s *sum32a) AppendBinary(b []byte) ([]byte, error) {
	return s.Sum(append(b, "fnv\x02"...)), nil
}

func (s *sum32a) MarshalBinary() ([]byte, error) { return s.AppendBinary(make([]byte, 0, 4+4)) }

func (s *sum32a) UnmarshalBinary(b []byte) error {
	if err := checkState(b, "fnv\x02", 4); err != nil {
		return err
	}
	*s = sum32a(readBE(b[4:]))
	return nil
}

func (s *sum32a) Clone() (hash.Cloner, error) {
	c := *s
	return &c, nil
}

func (s *sum64) Write(data []byte) (int, error) {
	h := *s
	for _, c := range data {
		h *= prime64
		h ^= sum64(c)
	}
	*s = h
	return len(data), nil
}

func (s *sum64) Reset()         { *s = offset64 }
func (s *sum64) Sum64() uint64  { return uint64(*s) }
func (s *sum64) Size() int      { return 8 }
func (s *sum64) BlockSize() int { return 1 }

func (s *sum64) Sum(in []byte) []byte { return appendBE(in, uint64(*s), 8) }

func (s *sum64) AppendBinary(b []byte) ([]byte, error) {
	return s.Sum(append(b, "fnv\x03"...)), nil
}

func (s *sum64) MarshalBinary() ([]byte, error) { return s.AppendBinary(make([]byte, 0, 4+8)) }

func (s *sum64) UnmarshalBinary(b []byte) error {
	if err := checkState(b, "fnv\x03", 8); err != nil {
		return err
	}
	*s = sum64(readBE(b[4:]))
	return nil
}

func (s *sum64) Clone() (hash.Cloner, error) {
	c := *s
	return &c, nil
}

func (s *sum64a) Write(data []byte) (int, error) {
	h := *s
	for _, c := range data {
		h ^= sum64a(c)
		h *= prime64
	}
	*s = h
	return len(data), nil
}

func (s *sum64a) Reset()         { *s = offset64 }
func (s *sum64a) Sum64() uint64  { return uint64(*s) }
func (s *sum64a) Size() int      { return 8 }
func (s *sum64a) BlockSize() int { return 1 }

func (s *sum64a) Sum(in []byte) []byte { return appendBE(in, uint64(*s), 8) }

func (s *sum64a) AppendBinary(b []byte) ([]byte, error) {
	return s.Sum(append(b, "fnv\x04"...)), nil
}

func (s *sum64a) MarshalBinary() ([]byte, error) { return s.AppendBinary(make([]byte, 0, 4+8)) }

func (s *sum64a) UnmarshalBinary(b []byte) error {
	if err := checkState(b, "fnv\x04", 8); err != nil {
		return err
	}
	*s = sum64a(readBE(b[4:]))
	return nil
}

func (s *sum64a) Clone() (hash.Cloner, error) {
	c := *s
	return &c, nil
}

func (s *sum128) Write(data []byte) (int, error) {
	for _, c := range data {
		times((*[2]uint64)(s))
		s[1] ^= uint64(c)
	}
	return len(data), nil
}

func (s *sum128) Reset()         { *s = sum128{offset128Hi, offset128Lo} }
func (s *sum128) Size() int      { return 16 }
func (s *sum128) BlockSize() int { return 1 }

func (s *sum128) Sum(in []byte) []byte { return appendBE(appendBE(in, s[0], 8), s[1], 8) }

func (s *sum128) AppendBinary(b []byte) ([]byte, error) {
	return s.Sum(append(b, "fnv\x05"...)), nil
}

func (s *sum128) MarshalBinary() ([]byte, error) { return s.AppendBinary(make([]byte, 0, 20)) }

func (s *sum128) UnmarshalBinary(b []byte) error {
	if err := checkState(b, "fnv\x05", 16); err != nil {
		return err
	}
	s[0], s[1] = readBE(b[4:12]), readBE(b[12:])
	return nil
}

func (s *sum128) Clone() (hash.Cloner, error) {
	c := *s
	return &c, nil
}

func (s *sum128a) Write(data []byte) (int, error) {
	for _, c := range data {
		s[1] ^= uint64(c)
		times((*[2]uint64)(s))
	}
	return len(data), nil
}

func (s *sum128a) Reset()         { *s = sum128a{offset128Hi, offset128Lo} }
func (s *sum128a) Size() int      { return 16 }
func (s *sum128a) BlockSize() int { return 1 }

func (s *sum128a) Sum(in []byte) []byte { return appendBE(appendBE(in, s[0], 8), s[1], 8) }

func (s *sum128a) AppendBinary(b []byte) ([]byte, error) {
	return s.Sum(append(b, "fnv\x06"...)), nil
}

func (s *sum128a) MarshalBinary() ([]byte, error) { return s.AppendBinary(make([]byte, 0, 20)) }

func (s *sum128a) UnmarshalBinary(b []byte) error {
	if err := checkState(b, "fnv\x06", 16); err != nil {
		return err
	}
	s[0], s[1] = readBE(b[4:12]), readBE(b[12:])
	return nil
}

func (s *sum128a) Clone() (hash.Cloner, error) {
	c := *s
	return &c, nil
}
