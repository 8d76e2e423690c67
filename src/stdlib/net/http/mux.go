package http

import (
	"fmt"
	"net/url"
	"path"
	"slices"
	"strings"
	"sync"
)

// ServeMux hands requests to the handler whose pattern fits best. A pattern is [METHOD ][HOST]/[PATH]: a path that ends in a slash stands for all below
// it, {name} for a segment, {name...} at the end for the rest, {$} for the end.
type ServeMux struct {
	mu       sync.RWMutex
	patterns []*pattern
}

type segment struct {
	text  string // of a wildcard the name
	wild  bool
	multi bool // the rest
}

type pattern struct {
	str      string
	method   string
	host     string
	segments []segment
	handler  Handler
}

// DefaultServeMux is what Handle and HandleFunc add to, and what servers without handler use.
var DefaultServeMux = NewServeMux()

// NewServeMux makes one without patterns.
func NewServeMux() *ServeMux { return &ServeMux{} }

// Handle adds a handler to DefaultServeMux.
func Handle(pattern string, handler Handler) { DefaultServeMux.Handle(pattern, handler) }

// HandleFunc adds a function to DefaultServeMux.
func HandleFunc(pattern string, handler func(ResponseWriter, *Request)) {
	DefaultServeMux.HandleFunc(pattern, handler)
}

// HandleFunc adds a function.
func (mux *ServeMux) HandleFunc(pattern string, handler func(ResponseWriter, *Request)) {
	if handler == nil {
		panic("http: nil handler")
	}
	mux.Handle(pattern, HandlerFunc(handler))
}

// Handle adds a handler; a pattern that cannot be told from another one panics.
func (mux *ServeMux) Handle(pattern string, handler Handler) {
	if pattern == "" {
		panic("http: invalid pattern")
	}
	if handler == nil {
		panic("http: nil handler")
	}
	p, err := parsePattern(pattern)
	if err != nil {
		panic(fmt.Errorf("parsing %q: %w", pattern, err))
	}
	p.handler = handler
	mux.mu.Lock()
	defer mux.mu.Unlock()
	for _, q := range mux.patterns {
		if q.host == p.host && q.method == p.method && sameSegments(q.segments, p.segments) {
			panic(fmt.Sprintf("pattern %q conflicts with pattern %q:\n%[1]s matches the same requests as %[2]s", p.str, q.str))
		}
	}
	mux.patterns = append(mux.patterns, p)
}

func sameSegments(a, b []segment) bool {
	return slices.EqualFunc(a, b, func(x, y segment) bool {
		return x.wild == y.wild && x.multi == y.multi && (x.wild || x.text == y.text)
	})
}

func parsePattern(s string) (*pattern, error) {
	p := &pattern{str: s}
	rest := s
	if m, r, ok := strings.Cut(s, " "); ok {
		p.method, rest = m, strings.TrimLeft(r, " \t")
	} else if m, r, ok := strings.Cut(s, "\t"); ok {
		p.method, rest = m, strings.TrimLeft(r, " \t")
	}
	i := strings.IndexByte(rest, '/')
	if i < 0 {
		return nil, fmt.Errorf("at offset %d: host/path missing /", len(s)-len(rest))
	}
	p.host, rest = rest[:i], rest[i:]
	names := map[string]bool{}
	for rest != "" {
		rest = rest[1:] // the slash
		if rest == "" {
			p.segments = append(p.segments, segment{wild: true, multi: true})
			break
		}
		seg := rest
		if i := strings.IndexByte(rest, '/'); i >= 0 {
			seg, rest = rest[:i], rest[i:]
		} else {
			rest = ""
		}
		if !strings.HasPrefix(seg, "{") {
			if strings.IndexByte(seg, '{') >= 0 {
				return nil, fmt.Errorf("bad wildcard segment (must start with '{')")
			}
			text, err := url.PathUnescape(seg)
			if err != nil {
				text = seg
			}
			p.segments = append(p.segments, segment{text: text})
			continue
		}
		if !strings.HasSuffix(seg, "}") {
			return nil, fmt.Errorf("bad wildcard segment (must end with '}')")
		}
		name := seg[1 : len(seg)-1]
		if name == "$" {
			if rest != "" {
				return nil, fmt.Errorf("{$} not at end")
			}
			p.segments = append(p.segments, segment{text: "/"})
			continue
		}
		name, multi := strings.CutSuffix(name, "...")
		if multi && rest != "" {
			return nil, fmt.Errorf("{...} wildcard not at end")
		}
		if name == "" {
			return nil, fmt.Errorf("empty wildcard")
		}
		if names[name] {
			return nil, fmt.Errorf("duplicate wildcard name %q", name)
		}
		names[name] = true
		p.segments = append(p.segments, segment{text: name, wild: true, multi: multi})
	}
	return p, nil
}

// match reports whether the path fits, and what the wildcards stand for.
func (p *pattern) match(path string) ([]param, bool) {
	var out []param
	rest := path
	for _, s := range p.segments {
		if s.multi {
			if !strings.HasPrefix(rest, "/") {
				return nil, false
			}
			if s.text != "" {
				v, _ := url.PathUnescape(rest[1:])
				out = append(out, param{s.text, v})
			}
			return out, true
		}
		if !s.wild && s.text == "/" {
			return out, rest == "/"
		}
		if !strings.HasPrefix(rest, "/") {
			return nil, false
		}
		seg := rest[1:]
		if i := strings.IndexByte(seg, '/'); i >= 0 {
			seg, rest = seg[:i], seg[i:]
		} else {
			rest = ""
		}
		v, err := url.PathUnescape(seg)
		if err != nil {
			v = seg
		}
		if !s.wild && v != s.text || s.wild && seg == "" {
			return nil, false
		}
		if s.wild {
			out = append(out, param{s.text, v})
		}
	}
	return out, rest == ""
}

// moreSpecific reports whether p is to be taken where both fit.
func (p *pattern) moreSpecific(q *pattern) bool {
	if (p.host != "") != (q.host != "") {
		return p.host != ""
	}
	for i := 0; i < len(p.segments) && i < len(q.segments); i++ {
		a, b := p.segments[i], q.segments[i]
		if a.multi != b.multi {
			return b.multi
		}
		if a.wild != b.wild {
			return b.wild
		}
	}
	if len(p.segments) != len(q.segments) {
		return len(p.segments) > len(q.segments)
	}
	return p.method != "" && (q.method == "" || p.method != MethodGet && q.method == MethodGet)
}

func (p *pattern) allows(method string) bool {
	return p.method == "" || p.method == method || p.method == MethodGet && method == MethodHead
}

// exact reports whether the pattern, of those that fit the path, stands for nothing but it: a pattern for all below a path does so for its root.
func (p *pattern) exact(path string) bool {
	if p == nil {
		return false
	}
	if p.segments[len(p.segments)-1].multi && !strings.HasSuffix(path, "/") {
		return false
	}
	return len(p.segments) == strings.Count(path, "/")
}

func (mux *ServeMux) find(r *Request, path string) (best *pattern, params []param, allowed []string) {
	host := r.Host
	if i := strings.LastIndexByte(host, ':'); i >= 0 && !strings.HasSuffix(host, "]") {
		host = host[:i]
	}
	mux.mu.RLock()
	defer mux.mu.RUnlock()
	for _, p := range mux.patterns {
		if p.host != "" && p.host != host && p.host != r.Host {
			continue
		}
		ps, ok := p.match(path)
		if !ok {
			continue
		}
		if !p.allows(r.Method) {
			allowed = append(allowed, p.method)
			if p.method == MethodGet {
				allowed = append(allowed, MethodHead)
			}
			continue
		}
		if best == nil || p.moreSpecific(best) {
			best, params = p, ps
		}
	}
	return best, params, allowed
}

func cleanPath(p string) string {
	if p == "" {
		return "/"
	}
	if p[0] != '/' {
		p = "/" + p
	}
	np := path.Clean(p)
	if p[len(p)-1] == '/' && np != "/" {
		np += "/"
	}
	return np
}

// Handler returns the handler for a request, and its pattern.
func (mux *ServeMux) Handler(r *Request) (h Handler, pattern string) {
	h, pattern, _ = mux.handler(r)
	return h, pattern
}

func (mux *ServeMux) handler(r *Request) (Handler, string, []param) {
	path := r.URL.EscapedPath()
	if r.Method != MethodConnect {
		path = cleanPath(path)
	}
	best, params, allowed := mux.find(r, path)
	if !best.exact(path) && !strings.HasSuffix(path, "/") {
		if p, _, _ := mux.find(r, path+"/"); p.exact(path + "/") {
			u := &url.URL{Path: cleanPath(r.URL.Path) + "/", RawQuery: r.URL.RawQuery}
			return RedirectHandler(u.String(), StatusTemporaryRedirect), p.str, nil
		}
	}
	if path != r.URL.EscapedPath() && best != nil {
		u := &url.URL{Path: path, RawQuery: r.URL.RawQuery}
		return RedirectHandler(u.String(), StatusTemporaryRedirect), best.str, nil
	}
	if best != nil {
		return best.handler, best.str, params
	}
	if len(allowed) > 0 {
		slices.Sort(allowed)
		allow := strings.Join(slices.Compact(allowed), ", ")
		return HandlerFunc(func(w ResponseWriter, r *Request) {
			w.Header().Set("Allow", allow)
			Error(w, StatusText(StatusMethodNotAllowed), StatusMethodNotAllowed)
		}), "", nil
	}
	return NotFoundHandler(), "", nil
}

// ServeHTTP hands the request to its handler.
func (mux *ServeMux) ServeHTTP(w ResponseWriter, r *Request) {
	if r.RequestURI == "*" {
		w.WriteHeader(StatusBadRequest)
		return
	}
	h, pattern, params := mux.handler(r)
	r.Pattern, r.path = pattern, params
	h.ServeHTTP(w, r)
}
