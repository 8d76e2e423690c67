// Package url parses URLs and implements query escaping.
package url

import (
	"errors"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"
)

// Error reports an error and the operation and URL that caused it.
type Error struct {
	Op  string
	URL string
	Err error
}

func (e *Error) Unwrap() error { return e.Err }
func (e *Error) Error() string { return fmt.Sprintf("%s %q: %s", e.Op, e.URL, e.Err) }

func (e *Error) Timeout() bool {
	t, ok := e.Err.(interface{ Timeout() bool })
	return ok && t.Timeout()
}

func (e *Error) Temporary() bool {
	t, ok := e.Err.(interface{ Temporary() bool })
	return ok && t.Temporary()
}

// A URL represents a parsed URL: [scheme:][//[userinfo@]host][/]path[?query][#fragment], or scheme:opaque[?query][#fragment].
type URL struct {
	Scheme      string
	Opaque      string    // encoded opaque data
	User        *Userinfo // username and password information
	Host        string    // "host" or "host:port" (see Hostname and Port methods)
	Path        string    // path (relative paths may omit leading slash)
	Fragment    string    // fragment for references (without '#')
	RawQuery    string    // encoded query values, without '?'
	RawPath     string    // encoded path hint (see EscapedPath method)
	RawFragment string    // encoded fragment hint (see EscapedFragment method)
	ForceQuery  bool      // append a query ('?') even if RawQuery is empty
	OmitHost    bool      // do not emit empty host (authority)
}

// The Userinfo type is an immutable encapsulation of username and password details for a [URL].
type Userinfo struct {
	username    string
	password    string
	passwordSet bool
}

// User returns a [Userinfo] containing the provided username and no password set.
func User(username string) *Userinfo { return &Userinfo{username, "", false} }

// UserPassword returns a [Userinfo] containing the provided username and password.
func UserPassword(username, password string) *Userinfo { return &Userinfo{username, password, true} }

func (u *Userinfo) Username() string {
	if u == nil {
		return ""
	}
	return u.username
}

// Password returns the password in case it is set, and whether it is set.
func (u *Userinfo) Password() (string, bool) {
	if u == nil {
		return "", false
	}
	return u.password, u.passwordSet
}

func (u *Userinfo) String() string {
	if u == nil {
		return ""
	}
	s := escape(u.username, inUser)
	if u.passwordSet {
		s += ":" + escape(u.password, inUser)
	}
	return s
}

// cutScheme splits off a scheme, if there is one.
func cutScheme(raw string) (scheme, rest string, err error) {
	for i := range len(raw) {
		switch c := raw[i]; {
		case 'a' <= c|0x20 && c|0x20 <= 'z':
		case i == 0 && c == ':':
			return "", "", errors.New("missing protocol scheme")
		case c == ':':
			return raw[:i], raw[i+1:], nil
		case i > 0 && ('0' <= c && c <= '9' || c == '+' || c == '-' || c == '.'):
		default:
			return "", raw, nil
		}
	}
	return "", raw, nil
}

// Parse parses a raw url into a [URL] structure. The url may be relative or absolute.
func Parse(rawURL string) (*URL, error) {
	body, fragment, _ := strings.Cut(rawURL, "#")
	u, err := parse(body, false)
	if err != nil {
		return nil, &Error{"parse", body, err}
	}
	if fragment != "" {
		if err := u.setFragment(fragment); err != nil {
			return nil, &Error{"parse", rawURL, err}
		}
	}
	return u, nil
}

// ParseRequestURI parses a raw url that was received in an HTTP request: absolute, or an absolute path, without a fragment.
func ParseRequestURI(rawURL string) (*URL, error) {
	u, err := parse(rawURL, true)
	if err != nil {
		return nil, &Error{"parse", rawURL, err}
	}
	return u, nil
}

func parse(raw string, request bool) (*URL, error) {
	for i := range len(raw) {
		if raw[i] < ' ' || raw[i] == 0x7f {
			return nil, errors.New("net/url: invalid control character in URL")
		}
	}
	if raw == "" && request {
		return nil, errors.New("empty url")
	}
	if raw == "*" {
		return &URL{Path: "*"}, nil
	}
	scheme, rest, err := cutScheme(raw)
	if err != nil {
		return nil, err
	}
	u := &URL{Scheme: strings.ToLower(scheme)}
	var asked bool
	rest, u.RawQuery, asked = strings.Cut(rest, "?")
	u.ForceQuery = asked && u.RawQuery == ""
	if !strings.HasPrefix(rest, "/") {
		if u.Scheme != "" {
			u.Opaque = rest
			return u, nil
		}
		if request {
			return nil, errors.New("invalid URI for request")
		}
		if colonFirst(rest) {
			return nil, errors.New("first path segment in URL cannot contain colon")
		}
	}
	if strings.HasPrefix(rest, "//") && (u.Scheme != "" || !request && !strings.HasPrefix(rest, "///")) {
		authority := rest[2:]
		rest = ""
		if i := strings.IndexByte(authority, '/'); i >= 0 {
			authority, rest = authority[:i], authority[i:]
		}
		if u.User, u.Host, err = parseAuthority(u.Scheme, authority); err != nil {
			return nil, err
		}
	} else if u.Scheme != "" && strings.HasPrefix(rest, "/") {
		u.OmitHost = true
	}
	if err := u.setPath(rest); err != nil {
		return nil, err
	}
	return u, nil
}

// colonFirst tells whether the first segment has a colon: it would be taken for a scheme.
func colonFirst(path string) bool {
	segment, _, _ := strings.Cut(path, "/")
	return strings.Contains(segment, ":")
}

// decode gives the plain form of s, and s itself if encoding the plain form does not give it.
func decode(s string, p part) (text, raw string, err error) {
	text, err = unescape(s, p)
	if err == nil && escape(text, p) != s {
		raw = s
	}
	return
}

func (u *URL) setPath(p string) error {
	text, raw, err := decode(p, inPath)
	if err == nil {
		u.Path, u.RawPath = text, raw
	}
	return err
}

func (u *URL) setFragment(f string) error {
	text, raw, err := decode(f, inFragment)
	if err == nil {
		u.Fragment, u.RawFragment = text, raw
	}
	return err
}

// encoded gives raw if it is a valid encoding of text.
func encoded(text, raw string, p part) (string, bool) {
	if raw == "" {
		return "", false
	}
	for i := range len(raw) {
		if c := raw[i]; strings.IndexByte("!$&'()*+,;=:@[]%", c) < 0 && !isPlain(c, p) {
			return "", false
		}
	}
	s, err := unescape(raw, p)
	return raw, err == nil && s == text
}

// EscapedPath returns the escaped form of u.Path: u.RawPath if that is a valid escaping of it.
func (u *URL) EscapedPath() string {
	if raw, ok := encoded(u.Path, u.RawPath, inPath); ok {
		return raw
	}
	if u.Path == "*" {
		return "*"
	}
	return escape(u.Path, inPath)
}

// EscapedFragment returns the escaped form of u.Fragment: u.RawFragment if that is a valid escaping of it.
func (u *URL) EscapedFragment() string {
	if raw, ok := encoded(u.Fragment, u.RawFragment, inFragment); ok {
		return raw
	}
	return escape(u.Fragment, inFragment)
}

// String reassembles the [URL] into a valid URL string.
func (u *URL) String() string {
	var b strings.Builder
	user := u.User.String()
	b.Grow(len(u.Scheme) + len(u.Opaque) + len(user) + len(u.Host) + len(u.Path) + len(u.RawQuery) + len(u.RawFragment) + len("://@/./?#"))
	if u.Scheme != "" {
		b.WriteString(u.Scheme)
		b.WriteByte(':')
	}
	if u.Opaque != "" {
		b.WriteString(u.Opaque)
	} else {
		bare := u.Host == "" && u.User == nil
		if (!bare || u.Path != "") && !(bare && (u.OmitHost || u.Scheme == "")) {
			b.WriteString("//")
		}
		if u.User != nil {
			b.WriteString(user)
			b.WriteByte('@')
		}
		b.WriteString(escape(u.Host, inHost))
		path := u.EscapedPath()
		if path != "" && path[0] != '/' && u.Host != "" {
			b.WriteByte('/')
		}
		if b.Len() == 0 && colonFirst(path) {
			b.WriteString("./")
		}
		b.WriteString(path)
	}
	if u.ForceQuery || u.RawQuery != "" {
		b.WriteByte('?')
		b.WriteString(u.RawQuery)
	}
	if u.Fragment != "" {
		b.WriteByte('#')
		b.WriteString(u.EscapedFragment())
	}
	return b.String()
}

// Redacted is like [URL.String] but replaces any password with "xxxxx".
func (u *URL) Redacted() string {
	if u == nil {
		return ""
	}
	c := *u
	if _, has := c.User.Password(); has {
		c.User = UserPassword(c.User.Username(), "xxxxx")
	}
	return c.String()
}

// Values maps a string key to a list of values. Its keys are case-sensitive.
type Values map[string][]string

// Get gets the first value associated with the given key, or "".
func (v Values) Get(key string) string {
	if list := v[key]; len(list) > 0 {
		return list[0]
	}
	return ""
}

func (v Values) Set(key, value string) { v[key] = []string{value} }
func (v Values) Add(key, value string) { v[key] = append(v[key], value) }
func (v Values) Del(key string)        { delete(v, key) }

func (v Values) Has(key string) bool {
	_, ok := v[key]
	return ok
}

// maxParams bounds the settings of a query.
const maxParams = 10000

// ParseQuery parses the URL-encoded query string; the map has all valid parameters, the error is the first decoding error.
func ParseQuery(query string) (Values, error) {
	v := make(Values)
	if strings.Count(query, "&")+1 > maxParams {
		return v, errors.New("number of URL query parameters exceeded limit")
	}
	var first error
	for setting := range strings.SplitSeq(query, "&") {
		if setting == "" {
			continue
		}
		var err error
		key, value, _ := strings.Cut(setting, "=")
		if strings.Contains(setting, ";") {
			err = errors.New("invalid semicolon separator in query")
		} else if key, err = QueryUnescape(key); err == nil {
			value, err = QueryUnescape(value)
		}
		if err == nil {
			v.Add(key, value)
		} else if first == nil || strings.Contains(setting, ";") {
			first = err
		}
	}
	return v, first
}

// Encode encodes the values into “URL encoded” form ("bar=baz&foo=quux") sorted by key.
func (v Values) Encode() string {
	var b strings.Builder
	for _, key := range slices.Sorted(maps.Keys(v)) {
		name := QueryEscape(key)
		for _, value := range v[key] {
			if b.Len() > 0 {
				b.WriteByte('&')
			}
			b.WriteString(name)
			b.WriteByte('=')
			b.WriteString(QueryEscape(value))
		}
	}
	return b.String()
}

// resolvePath applies ref to base and removes the dot segments (RFC 3986, section 5.2.4).
func resolvePath(base, ref string) string {
	full := ref
	if ref == "" {
		full = base
	} else if ref[0] != '/' {
		full = base[:strings.LastIndexByte(base, '/')+1] + ref
	}
	if full == "" {
		return ""
	}
	out := []byte{'/'}
	fresh := true // the next element needs no slash
	last := ""
	for elem := range strings.SplitSeq(full, "/") {
		last = elem
		switch elem {
		case ".":
			fresh = false
		case "..":
			cut := 0
			for i := len(out) - 1; i > 0; i-- {
				if out[i] == '/' {
					cut = i
					break
				}
			}
			out = out[:max(cut, 1)]
			fresh = cut == 0
		default:
			if !fresh {
				out = append(out, '/')
			}
			out = append(out, elem...)
			fresh = false
		}
	}
	if last == "." || last == ".." {
		out = append(out, '/')
	}
	if len(out) > 1 && out[1] == '/' {
		out = out[1:]
	}
	return string(out)
}

// IsAbs reports whether the [URL] is absolute.
func (u *URL) IsAbs() bool { return u.Scheme != "" }

// Parse parses a [URL] in the context of the receiver.
func (u *URL) Parse(ref string) (*URL, error) {
	r, err := Parse(ref)
	if err != nil {
		return nil, err
	}
	return u.ResolveReference(r), nil
}

// ResolveReference resolves a URI reference to an absolute URI from an absolute base URI u, per RFC 3986 Section 5.2.
func (u *URL) ResolveReference(ref *URL) *URL {
	r := *ref
	if r.Scheme == "" {
		r.Scheme = u.Scheme
	}
	switch {
	case ref.Scheme != "" || ref.Host != "" || ref.User != nil:
		r.setPath(resolvePath(ref.EscapedPath(), ""))
		return &r
	case ref.Opaque != "":
		r.User, r.Host, r.Path = nil, "", ""
		return &r
	}
	if ref.Path == "" && !ref.ForceQuery && ref.RawQuery == "" {
		r.RawQuery = u.RawQuery
		if ref.Fragment == "" {
			r.Fragment, r.RawFragment = u.Fragment, u.RawFragment
		}
	}
	if ref.Path == "" && u.Opaque != "" {
		r.Opaque = u.Opaque
		r.User, r.Host, r.Path = nil, "", ""
		return &r
	}
	r.Host, r.User = u.Host, u.User
	r.setPath(resolvePath(u.EscapedPath(), ref.EscapedPath()))
	return &r
}

// Query parses RawQuery and returns the corresponding values. It silently discards malformed value pairs.
func (u *URL) Query() Values {
	v, _ := ParseQuery(u.RawQuery)
	return v
}

// RequestURI returns the encoded path?query or opaque?query string that would be used in an HTTP request for u.
func (u *URL) RequestURI() string {
	s := u.Opaque
	if s == "" {
		if s = u.EscapedPath(); s == "" {
			s = "/"
		}
	} else if strings.HasPrefix(s, "//") {
		s = u.Scheme + ":" + s
	}
	if u.ForceQuery || u.RawQuery != "" {
		s += "?" + u.RawQuery
	}
	return s
}

// Hostname returns u.Host, stripping any valid port number and the brackets of an IPv6 literal.
func (u *URL) Hostname() string {
	host, _ := u.splitHost()
	return host
}

// Port returns the port part of u.Host, without the leading colon.
func (u *URL) Port() string {
	_, port := u.splitHost()
	return port
}

func (u *URL) splitHost() (host, port string) {
	host = u.Host
	if i := strings.LastIndexByte(host, ':'); i >= 0 && validPort(host[i:]) {
		host, port = host[:i], host[i+1:]
	}
	if strings.HasPrefix(host, "[") && strings.HasSuffix(host, "]") {
		host = host[1 : len(host)-1]
	}
	return
}

func (u *URL) MarshalBinary() (text []byte, err error) { return u.AppendBinary(nil) }

func (u *URL) AppendBinary(b []byte) ([]byte, error) { return append(b, u.String()...), nil }

func (u *URL) UnmarshalBinary(text []byte) error {
	v, err := Parse(string(text))
	if err == nil {
		*u = *v
	}
	return err
}

// JoinPath returns a new [URL] with the provided path elements joined to any existing path and the resulting
// path cleaned of any ./ or ../ elements.
func (u *URL) JoinPath(elem ...string) *URL {
	joined, _ := u.join(elem)
	return joined
}

func (u *URL) join(elem []string) (*URL, error) {
	elem = append([]string{u.EscapedPath()}, elem...)
	rooted := strings.HasPrefix(elem[0], "/")
	if !rooted {
		// So that the path cannot climb out of its start.
		elem[0] = "/" + elem[0]
	}
	p := path.Join(elem...)
	if !rooted {
		p = p[1:]
	}
	if strings.HasSuffix(elem[len(elem)-1], "/") && !strings.HasSuffix(p, "/") {
		p += "/"
	}
	c := *u
	err := c.setPath(p)
	return &c, err
}

// JoinPath returns a [URL] string with the provided path elements joined to the existing path of base.
func JoinPath(base string, elem ...string) (result string, err error) {
	u, err := Parse(base)
	if err != nil {
		return "", err
	}
	joined, err := u.join(elem)
	if err != nil {
		return "", err
	}
	return joined.String(), nil
}
