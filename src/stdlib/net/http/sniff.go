package http

import "bytes"

// What data is, told by how it begins: the tables of the MIME Sniffing Standard (mimesniff.spec.whatwg.org, sections 6 and 7), of which
// Go takes those that do not depend on a declared type.

const sniffLength = 512

// A signature is a beginning. Bytes of data are compared where mask has ones; no mask compares all of them.
type signature struct {
	pattern  string
	mask     string
	isIndent bool // blanks may precede it
	kind     string
}

const (
	ones4 = "\xff\xff\xff\xff"
	any4  = "\x00\x00\x00\x00"
)

var signatures = []signature{
	{pattern: "<?xml", isIndent: true, kind: "text/xml; charset=utf-8"},
	{pattern: "%PDF-", kind: "application/pdf"},
	{pattern: "%!PS-Adobe-", kind: "application/postscript"},
	// Byte order marks.
	{pattern: "\xfe\xff\x00\x00", mask: "\xff\xff\x00\x00", kind: "text/plain; charset=utf-16be"},
	{pattern: "\xff\xfe\x00\x00", mask: "\xff\xff\x00\x00", kind: "text/plain; charset=utf-16le"},
	{pattern: "\xef\xbb\xbf\x00", mask: "\xff\xff\xff\x00", kind: "text/plain; charset=utf-8"},
	// Images.
	{pattern: "\x00\x00\x01\x00", kind: "image/x-icon"},
	{pattern: "\x00\x00\x02\x00", kind: "image/x-icon"},
	{pattern: "BM", kind: "image/bmp"},
	{pattern: "GIF87a", kind: "image/gif"},
	{pattern: "GIF89a", kind: "image/gif"},
	{pattern: "RIFF" + any4 + "WEBPVP", mask: ones4 + any4 + ones4 + "\xff\xff", kind: "image/webp"},
	{pattern: "\x89PNG\r\n\x1a\n", kind: "image/png"},
	{pattern: "\xff\xd8\xff", kind: "image/jpeg"},
	// Sounds and films.
	{pattern: "FORM" + any4 + "AIFF", mask: ones4 + any4 + ones4, kind: "audio/aiff"},
	{pattern: "ID3", kind: "audio/mpeg"},
	{pattern: "OggS\x00", kind: "application/ogg"},
	{pattern: "MThd\x00\x00\x00\x06", kind: "audio/midi"},
	{pattern: "RIFF" + any4 + "AVI ", mask: ones4 + any4 + ones4, kind: "video/avi"},
	{pattern: "RIFF" + any4 + "WAVE", mask: ones4 + any4 + ones4, kind: "audio/wave"},
	{kind: "video/mp4"}, // isMP4
	{pattern: "\x1a\x45\xdf\xa3", kind: "video/webm"},
	// Fonts: 34 bytes that do not matter stand before the letters.
	{pattern: string(make([]byte, 34)) + "LP", mask: string(make([]byte, 34)) + "\xff\xff", kind: "application/vnd.ms-fontobject"},
	{pattern: "\x00\x01\x00\x00", kind: "font/ttf"},
	{pattern: "OTTO", kind: "font/otf"},
	{pattern: "ttcf", kind: "font/collection"},
	{pattern: "wOFF", kind: "font/woff"},
	{pattern: "wOF2", kind: "font/woff2"},
	// Archives and programs.
	{pattern: "\x1f\x8b\x08", kind: "application/x-gzip"},
	{pattern: "PK\x03\x04", kind: "application/zip"},
	{pattern: "Rar!\x1a\x07\x00", kind: "application/x-rar-compressed"},
	{pattern: "Rar!\x1a\x07\x01\x00", kind: "application/x-rar-compressed"},
	{pattern: "\x00asm", kind: "application/wasm"},
}

var htmlTags = []string{
	"<!DOCTYPE HTML", "<HTML", "<HEAD", "<SCRIPT", "<IFRAME", "<H1", "<DIV", "<FONT", "<TABLE", "<A", "<STYLE", "<TITLE", "<B", "<BODY", "<BR", "<P", "<!--",
}

// DetectContentType guesses the type of data from its first 512 bytes; it always finds one.
func DetectContentType(data []byte) string {
	data = data[:min(len(data), sniffLength)]
	text := bytes.TrimLeft(data, "\t\n\x0c\r ")
	for _, tag := range htmlTags {
		if isTag(text, tag) {
			return "text/html; charset=utf-8"
		}
	}
	for i := range signatures {
		s := &signatures[i]
		b := data
		if s.isIndent {
			b = text
		}
		if s.pattern == "" && isMP4(data) || s.pattern != "" && s.matches(b) {
			return s.kind
		}
	}
	for _, c := range text {
		if c <= 0x08 || c == 0x0b || 0x0e <= c && c <= 0x1a || 0x1c <= c && c <= 0x1f {
			return "application/octet-stream"
		}
	}
	return "text/plain; charset=utf-8"
}

// isTag: a tag in any case of letters, which ends with a blank or a bracket.
func isTag(text []byte, tag string) bool {
	if len(text) <= len(tag) {
		return false
	}
	for i := 0; i < len(tag); i++ {
		c := text[i]
		if 'A' <= tag[i] && tag[i] <= 'Z' {
			c &= 0xdf
		}
		if c != tag[i] {
			return false
		}
	}
	return text[len(tag)] == ' ' || text[len(tag)] == '>'
}

func (s *signature) matches(data []byte) bool {
	if len(data) < len(s.pattern) {
		return false
	}
	for i := 0; i < len(s.pattern); i++ {
		c := data[i]
		if s.mask != "" {
			c &= s.mask[i]
		}
		if c != s.pattern[i] {
			return false
		}
	}
	return true
}

// isMP4 looks for a brand that begins with mp4 in the first box (section 6.2.1).
func isMP4(data []byte) bool {
	if len(data) < 12 {
		return false
	}
	size := int(uint32(data[0])<<24 | uint32(data[1])<<16 | uint32(data[2])<<8 | uint32(data[3]))
	if size%4 != 0 || size < 0 || len(data) < size || string(data[4:8]) != "ftyp" {
		return false
	}
	for at := 8; at < size; at += 4 {
		// The version stands between the first brand and the others.
		if at != 12 && string(data[at:at+3]) == "mp4" {
			return true
		}
	}
	return false
}
