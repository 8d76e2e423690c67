// run

package main

import (
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
)

func form(method, kind, query, body string) {
	r := &http.Request{Method: method, Header: http.Header{}, Body: io.NopCloser(strings.NewReader(body))}
	if kind != "" {
		r.Header.Set("Content-Type", kind)
	}
	if query != "" {
		r.URL = &url.URL{RawQuery: query}
	}
	err := r.ParseForm()
	fmt.Printf("%s %q: %v | %v | %v\n", method, kind, r.Form, r.PostForm, err)
}

func main() {
	const encoded = "application/x-www-form-urlencoded"
	form("GET", "", "", "a=1")
	form("GET", encoded, "a=1&b=2", "a=3")
	form("POST", encoded, "a=1&b=2", "a=3&c=4")
	form("PUT", "Application/X-WWW-Form-URLEncoded; charset=\"utf-8\"", "a=1", "a=3&a=5")
	form("PATCH", encoded+";", "", "x=%zz&y=1")
	form("POST", "", "a=1", "b=2")
	form("POST", "text/plain", "a=%zz", "b=2")
	for _, k := range []string{"text/plain; boundary=", "text/plain; a=b; A=c", "/", "text", "text/", "text/a b", "text/plain; a=\"b", encoded + "; x", encoded + "; x=\"\\\"\"; y = 1 ;"} {
		form("POST", k, "q=1", "a=1")
	}
	form("POST", encoded, "", strings.Repeat("a", 10<<20)+"=1")
	r := &http.Request{Method: "POST"}
	fmt.Println(r.ParseForm(), r.Form, r.PostForm)
	r = &http.Request{Method: "POST", Form: url.Values{"k": {"v"}}, Body: io.NopCloser(strings.NewReader("a=1")), Header: http.Header{"Content-Type": {encoded}}}
	fmt.Println(r.ParseForm(), r.Form, r.PostForm)

	for _, d := range []string{
		"", "\x01", "text", "  <!doctype html>", "<html", "<html>", "<a href", "<abbr>", "<!-- x", "<!--x", "<!-->", "<?xml", " <?xml", " %PDF-", "%PDF-", "%!PS-Adobe-3",
		"\xfe\xffab", "\xff\xfeab", "\xef\xbb\xbfa", "\xef\xbb\xbf", "\x00\x00\x01\x00", "BM", "GIF88a", "GIF89a", "RIFFabcdWEBPVP8", "RIFFabcdWEBP", "\x89PNG\r\n\x1a\n",
		"\xff\xd8\xff\xe0", "FORMabcdAIFF", "ID3", "OggS", "OggS\x00", "RIFFabcdAVI LIST", "RIFFabcdWAVEfmt ", "\x1a\x45\xdf\xa3", strings.Repeat("x", 34) + "LP", "OTTO", "ttcf", "true",
		"wOFF", "wOF2", "\x1f\x8b\x08", "\x1f\x8b\x09", "PK\x03\x04", "Rar!\x1a\x07\x01\x00", "\x00asm", "\x00\x00\x00\x10ftypmp42\x00\x00\x00\x00", "\x00\x00\x00\x14ftypisom\x00\x00\x00\x00mp41",
		"\x00\x00\x00\x10ftypisommp42", "\x00\x00\x00\x11ftypmp42\x00\x00\x00\x00x", strings.Repeat("a", 512) + "\x00", strings.Repeat("a", 511) + "\x00", "\x1b[0m", "\x7f", "\xe9t\xe9",
	} {
		fmt.Printf("%.20q %s\n", d, http.DetectContentType([]byte(d)))
	}
}

// Output:
// GET "": map[] | map[] | <nil>
// GET "application/x-www-form-urlencoded": map[a:[1] b:[2]] | map[] | <nil>
// POST "application/x-www-form-urlencoded": map[a:[3 1] b:[2] c:[4]] | map[a:[3] c:[4]] | <nil>
// PUT "Application/X-WWW-Form-URLEncoded; charset=\"utf-8\"": map[a:[3 5 1]] | map[a:[3 5]] | <nil>
// PATCH "application/x-www-form-urlencoded;": map[y:[1]] | map[y:[1]] | invalid URL escape "%zz"
// POST "": map[a:[1]] | map[] | <nil>
// POST "text/plain": map[] | map[] | invalid URL escape "%zz"
// POST "text/plain; boundary=": map[q:[1]] | map[] | mime: invalid media parameter
// POST "text/plain; a=b; A=c": map[q:[1]] | map[] | mime: duplicate parameter name
// POST "/": map[q:[1]] | map[] | mime: no media type
// POST "text": map[q:[1]] | map[] | <nil>
// POST "text/": map[q:[1]] | map[] | mime: expected token after slash
// POST "text/a b": map[q:[1]] | map[] | mime: unexpected content after media subtype
// POST "text/plain; a=\"b": map[q:[1]] | map[] | mime: invalid media parameter
// POST "application/x-www-form-urlencoded; x": map[a:[1] q:[1]] | map[a:[1]] | mime: invalid media parameter
// POST "application/x-www-form-urlencoded; x=\"\\\"\"; y = 1 ;": map[a:[1] q:[1]] | map[a:[1]] | <nil>
// POST "application/x-www-form-urlencoded": map[] | map[] | http: POST too large
// missing form body map[] map[]
// <nil> map[k:[v]] map[a:[1]]
// "" text/plain; charset=utf-8
// "\x01" application/octet-stream
// "text" text/plain; charset=utf-8
// "  <!doctype html>" text/html; charset=utf-8
// "<html" text/plain; charset=utf-8
// "<html>" text/html; charset=utf-8
// "<a href" text/html; charset=utf-8
// "<abbr>" text/plain; charset=utf-8
// "<!-- x" text/html; charset=utf-8
// "<!--x" text/plain; charset=utf-8
// "<!-->" text/html; charset=utf-8
// "<?xml" text/xml; charset=utf-8
// " <?xml" text/xml; charset=utf-8
// " %PDF-" text/plain; charset=utf-8
// "%PDF-" application/pdf
// "%!PS-Adobe-3" application/postscript
// "\xfe\xffab" text/plain; charset=utf-16be
// "\xff\xfeab" text/plain; charset=utf-16le
// "\ufeffa" text/plain; charset=utf-8
// "\ufeff" text/plain; charset=utf-8
// "\x00\x00\x01\x00" image/x-icon
// "BM" image/bmp
// "GIF88a" text/plain; charset=utf-8
// "GIF89a" image/gif
// "RIFFabcdWEBPVP8" image/webp
// "RIFFabcdWEBP" text/plain; charset=utf-8
// "\x89PNG\r\n\x1a\n" image/png
// "\xff\xd8\xff\xe0" image/jpeg
// "FORMabcdAIFF" audio/aiff
// "ID3" audio/mpeg
// "OggS" text/plain; charset=utf-8
// "OggS\x00" application/ogg
// "RIFFabcdAVI LIST" video/avi
// "RIFFabcdWAVEfmt " audio/wave
// "\x1aEߣ" video/webm
// "xxxxxxxxxxxxxxxxxxxx" application/vnd.ms-fontobject
// "OTTO" font/otf
// "ttcf" font/collection
// "true" text/plain; charset=utf-8
// "wOFF" font/woff
// "wOF2" font/woff2
// "\x1f\x8b\b" application/x-gzip
// "\x1f\x8b\t" application/octet-stream
// "PK\x03\x04" application/zip
// "Rar!\x1a\a\x01\x00" application/x-rar-compressed
// "\x00asm" application/wasm
// "\x00\x00\x00\x10ftypmp42\x00\x00\x00\x00" video/mp4
// "\x00\x00\x00\x14ftypisom\x00\x00\x00\x00mp41" video/mp4
// "\x00\x00\x00\x10ftypisommp42" application/octet-stream
// "\x00\x00\x00\x11ftypmp42\x00\x00\x00\x00x" application/octet-stream
// "aaaaaaaaaaaaaaaaaaaa" text/plain; charset=utf-8
// "aaaaaaaaaaaaaaaaaaaa" application/octet-stream
// "\x1b[0m" text/plain; charset=utf-8
// "\x7f" text/plain; charset=utf-8
// "\xe9t\xe9" text/plain; charset=utf-8
