// mime: types of files by their extensions. Complete.

package mime

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// usual has the extensions of types; those of text are in UTF-8.
const usual = `
application/gzip gz
application/json json
application/msword doc
application/octet-stream bin com exe
application/pdf pdf
application/postscript ai eps ps
application/rdf+xml rdf
application/rtf rtf
application/vnd.android.package-archive apk
application/vnd.ms-excel xls
application/vnd.ms-powerpoint ppt
application/vnd.openxmlformats-officedocument.presentationml.presentation pptx
application/vnd.openxmlformats-officedocument.spreadsheetml.sheet xlsx
application/vnd.openxmlformats-officedocument.wordprocessingml.document docx
application/wasm wasm
application/xhtml+xml xht xhtml
application/zip zip
audio/flac flac
audio/mp4 m4a
audio/mpeg mp3
audio/ogg oga ogg opus
audio/wav wav
audio/webm webm
image/apng apng
image/avif avif
image/bmp bmp
image/gif gif
image/jpeg jfif jpeg jpg pjp pjpeg
image/png png
image/svg+xml svg
image/tiff tif tiff
image/vnd.microsoft.icon ico
image/webp webp
image/x-xbitmap xbm
message/rfc822 eml
text/calendar ics
text/css css
text/csv csv
text/html ehtml htm html shtml
text/javascript js mjs
text/plain text txt
text/vtt vtt
text/xml xbl xml xsl
video/mp4 mp4
video/ogg ogv
`

var types struct {
	sync.Mutex
	exact      map[string]string   // by extension
	lower      map[string]string   // by extension in lower case
	extensions map[string][]string // in lower case, by type
}

// lock takes the types. They are made at the first use: the usual ones, then what the machine's database or the files of web servers say.
func lock() {
	types.Lock()
	if types.exact == nil {
		types.exact = map[string]string{}
		types.lower = map[string]string{}
		types.extensions = map[string][]string{}
		addRows(strings.NewReader(usual))
		loadDatabase()
	}
}

// add does nothing for a type that cannot be read.
func add(ext, typ string) error {
	just, params, err := ParseMediaType(typ)
	if err != nil {
		return err
	}
	if strings.HasPrefix(typ, "text/") && params["charset"] == "" {
		params["charset"] = "utf-8"
		typ = FormatMediaType(typ, params)
	}
	lower := strings.ToLower(ext)
	types.exact[ext] = typ
	types.lower[lower] = typ
	if !slices.Contains(types.extensions[just], lower) {
		types.extensions[just] = append(types.extensions[just], lower)
	}
	return nil
}

// addRows adds what lines say that have a type and extensions without a dot.
func addRows(r io.Reader) {
	lines := bufio.NewScanner(r)
	for lines.Scan() {
		words := strings.Fields(lines.Text())
		if len(words) < 2 || words[0][0] == '#' {
			continue
		}
		for _, ext := range words[1:] {
			if ext[0] == '#' {
				break
			}
			add("."+ext, words[0])
		}
	}
	if err := lines.Err(); err != nil {
		panic(err)
	}
}

// loadDatabase reads the database of freedesktop.org, or if there is none the files of web servers.
func loadDatabase() {
	for _, name := range []string{"/usr/local/share/mime/globs2", "/usr/share/mime/globs2"} {
		if f, err := os.Open(name); err == nil {
			defer f.Close()
			addGlobs(f)
			return
		}
	}
	for _, name := range []string{"/etc/mime.types", "/etc/apache2/mime.types", "/etc/apache/mime.types", "/etc/httpd/conf/mime.types"} {
		if f, err := os.Open(name); err == nil {
			addRows(f)
			f.Close()
		}
	}
}

// addGlobs adds what lines weight:type:*.ext say, for extensions that have no type yet.
func addGlobs(f *os.File) {
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		parts := strings.Split(lines.Text(), ":")
		if len(parts) < 3 || parts[0] == "" || parts[0][0] == '#' || len(parts[2]) < 3 || !strings.HasPrefix(parts[2], "*.") {
			continue
		}
		ext := parts[2][1:]
		if _, known := types.exact[ext]; !known && !strings.ContainsAny(ext, "?*[") {
			add(ext, parts[1])
		}
	}
	if err := lines.Err(); err != nil {
		panic(err)
	}
}

// TypeByExtension gives the type of an extension (with a dot), or nothing. Its case only matters where types differ by it.
func TypeByExtension(ext string) string {
	lock()
	defer types.Unlock()
	if typ, ok := types.exact[ext]; ok {
		return typ
	}
	// The usual extension needs no memory.
	var buf [16]byte
	lower := buf[:0]
	for _, c := range []byte(ext) {
		if c >= utf8.RuneSelf {
			return types.lower[strings.ToLower(ext)]
		}
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		lower = append(lower, c)
	}
	return types.lower[string(lower)]
}

// ExtensionsByType gives the extensions of a type, sorted, or nil.
func ExtensionsByType(typ string) ([]string, error) {
	just, _, err := ParseMediaType(typ)
	if err != nil {
		return nil, err
	}
	lock()
	defer types.Unlock()
	exts := slices.Clone(types.extensions[just])
	slices.Sort(exts)
	return exts, nil
}

// AddExtensionType sets the type of an extension, which begins with a dot.
func AddExtensionType(ext, typ string) error {
	if !strings.HasPrefix(ext, ".") {
		return fmt.Errorf("mime: extension %q missing leading dot", ext)
	}
	lock()
	defer types.Unlock()
	return add(ext, typ)
}
