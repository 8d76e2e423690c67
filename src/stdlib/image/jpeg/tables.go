package jpeg

import "encoding/hex"

// Tables that files are written with: those that T.81 gives in its annex K as examples.

// Quantization for luma and chroma, by rows, of quality 50.
var quantBase = [2]block{
	{
		16, 11, 10, 16, 24, 40, 51, 61,
		12, 12, 14, 19, 26, 58, 60, 55,
		14, 13, 16, 24, 40, 57, 69, 56,
		14, 17, 22, 29, 51, 87, 80, 62,
		18, 22, 37, 56, 68, 109, 103, 77,
		24, 35, 55, 64, 81, 104, 113, 92,
		49, 64, 78, 87, 103, 121, 120, 101,
		72, 92, 95, 98, 112, 100, 103, 99,
	},
	{
		17, 18, 24, 47, 99, 99, 99, 99,
		18, 21, 26, 66, 99, 99, 99, 99,
		24, 26, 56, 99, 99, 99, 99, 99,
		47, 66, 99, 99, 99, 99, 99, 99,
		99, 99, 99, 99, 99, 99, 99, 99,
		99, 99, 99, 99, 99, 99, 99, 99,
		99, 99, 99, 99, 99, 99, 99, 99,
		99, 99, 99, 99, 99, 99, 99, 99,
	},
}

// An encoding has how many codes of 1 to 16 bits there are, and their values.
type encoding struct {
	counts, values []byte
	codes          [256]code
}

type code struct {
	bits uint32
	size uint
}

// Encodings of DC and AC coefficients, for luma and chroma.
var encodings = [2][2]*encoding{
	{
		newEncoding("00010501010101010100000000000000",
			"000102030405060708090a0b"),
		newEncoding("0002010303020403050504040000017d",
			"01020300041105122131410613516107227114328191a1082342b1c11552d1f02433627282090a161718191a25262728292a34353637"+
				"38393a434445464748494a535455565758595a636465666768696a737475767778797a838485868788898a92939495969798999aa2a3"+
				"a4a5a6a7a8a9aab2b3b4b5b6b7b8b9bac2c3c4c5c6c7c8c9cad2d3d4d5d6d7d8d9dae1e2e3e4e5e6e7e8e9eaf1f2f3f4f5f6f7f8f9fa"),
	},
	{
		newEncoding("00030101010101010101010000000000",
			"000102030405060708090a0b"),
		newEncoding("00020102040403040705040400010277",
			"000102031104052131061241510761711322328108144291a1b1c109233352f0156272d10a162434e125f11718191a262728292a3536"+
				"3738393a434445464748494a535455565758595a636465666768696a737475767778797a82838485868788898a92939495969798999a"+
				"a2a3a4a5a6a7a8a9aab2b3b4b5b6b7b8b9bac2c3c4c5c6c7c8c9cad2d3d4d5d6d7d8d9dae2e3e4e5e6e7e8e9eaf2f3f4f5f6f7f8f9fa"),
	},
}

func newEncoding(counts, values string) *encoding {
	e := new(encoding)
	e.counts, _ = hex.DecodeString(counts)
	e.values, _ = hex.DecodeString(values)
	next, i := uint32(0), 0
	for size, n := range e.counts {
		for range n {
			e.codes[e.values[i]] = code{next, uint(size + 1)}
			next++
			i++
		}
		next <<= 1
	}
	return e
}
