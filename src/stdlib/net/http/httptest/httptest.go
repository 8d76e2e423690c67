// Package httptest has what tests of handlers need: requests as a server gets them, and a ResponseWriter that keeps what is written. Servers (NewServer
// and the like) are absent, as clients are.
package httptest

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
)

// DefaultRemoteAddr is what tests may use as an address.
const DefaultRemoteAddr = "1.2.3.4"

// NewRequest makes a request as a handler gets it; target is a path or an absolute URL. What is no request panics.
func NewRequest(method, target string, body io.Reader) *http.Request {
	return NewRequestWithContext(context.Background(), method, target, body)
}

// NewRequestWithContext is NewRequest with a context.
func NewRequestWithContext(ctx context.Context, method, target string, body io.Reader) *http.Request {
	r, err := read(cmp.Or(method, http.MethodGet) + " " + target + " HTTP/1.0")
	if err != nil {
		panic("invalid NewRequest arguments; " + err.Error())
	}
	r = r.WithContext(ctx)
	if body == nil {
		return r
	}
	r.ContentLength = -1
	if n, ok := body.(interface{ Len() int }); ok {
		switch body.(type) {
		case *bytes.Buffer, *bytes.Reader, *strings.Reader:
			r.ContentLength = int64(n.Len())
		}
	}
	if body == io.Reader(http.NoBody) {
		r.ContentLength = 0
	}
	if rc, ok := body.(io.ReadCloser); ok {
		r.Body = rc
	} else {
		r.Body = io.NopCloser(body)
	}
	return r
}

// read takes the two as a request's first line.
func read(line string) (*http.Request, error) {
	if i := strings.IndexAny(line, "\r\n"); i >= 0 {
		line = line[:i]
	}
	method, rest, ok1 := strings.Cut(line, " ")
	target, proto, ok2 := strings.Cut(rest, " ")
	if !ok1 || !ok2 {
		return nil, fmt.Errorf("malformed HTTP request %q", line)
	}
	if proto != "HTTP/1.0" {
		return nil, fmt.Errorf("malformed HTTP version %q", proto)
	}
	if _, err := http.NewRequest(method, "/", nil); err != nil || method == "" {
		return nil, fmt.Errorf("invalid method %q", method)
	}
	raw := target
	authority := method == http.MethodConnect && !strings.HasPrefix(target, "/")
	if authority {
		raw = "http://" + target
	}
	u, err := url.ParseRequestURI(raw)
	if err != nil {
		return nil, err
	}
	if authority {
		u.Scheme = ""
	}
	return &http.Request{
		Method: method, URL: u, Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1, Header: http.Header{}, Body: http.NoBody,
		Host: cmp.Or(u.Host, "example.com"), RemoteAddr: "192.0.2.1:1234", RequestURI: target,
	}, nil
}

// ResponseRecorder is a ResponseWriter for tests.
type ResponseRecorder struct {
	Code      int         // the first status that was written, 200 unless any was
	HeaderMap http.Header // what the handler changes; Result has what was sent
	Body      *bytes.Buffer
	Flushed   bool

	sent   http.Header // HeaderMap when the status was written
	wrote  bool
	result *http.Response
}

// NewRecorder makes one.
func NewRecorder() *ResponseRecorder {
	return &ResponseRecorder{Code: http.StatusOK, HeaderMap: http.Header{}, Body: new(bytes.Buffer)}
}

// Header returns the headers to change.
func (rw *ResponseRecorder) Header() http.Header {
	if rw.HeaderMap == nil {
		rw.HeaderMap = http.Header{}
	}
	return rw.HeaderMap
}

// WriteHeader writes the status, once.
func (rw *ResponseRecorder) WriteHeader(code int) {
	if rw.wrote {
		return
	}
	if code < 100 || code > 999 {
		panic(fmt.Sprintf("invalid WriteHeader code %v", code))
	}
	rw.Code, rw.wrote = code, true
	rw.sent = rw.Header().Clone()
}

// Write writes a part of the body, and before the first one status 200 and the type of what begins so.
func (rw *ResponseRecorder) Write(b []byte) (int, error) {
	if !rw.wrote {
		h := rw.Header()
		if _, has := h["Content-Type"]; !has && h.Get("Transfer-Encoding") == "" {
			h.Set("Content-Type", http.DetectContentType(b[:min(len(b), 512)]))
		}
		rw.WriteHeader(http.StatusOK)
	}
	if rw.Body != nil {
		rw.Body.Write(b)
	}
	if rw.Code < 200 || rw.Code == http.StatusNoContent || rw.Code == http.StatusNotModified {
		return 0, http.ErrBodyNotAllowed
	}
	return len(b), nil
}

// WriteString is Write.
func (rw *ResponseRecorder) WriteString(s string) (int, error) { return rw.Write([]byte(s)) }

// Flush writes the status, if it is not, and notes that it was called.
func (rw *ResponseRecorder) Flush() {
	rw.WriteHeader(http.StatusOK)
	rw.Flushed = true
}

// Result returns the response when the handler has ended; the same one each time.
func (rw *ResponseRecorder) Result() *http.Response {
	if rw.result != nil {
		return rw.result
	}
	if rw.sent == nil {
		rw.sent = rw.HeaderMap.Clone()
	}
	code := cmp.Or(rw.Code, http.StatusOK)
	res := &http.Response{
		Status: fmt.Sprintf("%03d %s", code, http.StatusText(code)), StatusCode: code, Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1,
		Header: rw.sent, Body: http.NoBody, ContentLength: -1,
	}
	if rw.Body != nil {
		res.Body = io.NopCloser(bytes.NewReader(rw.Body.Bytes()))
	}
	if n, err := strconv.ParseUint(strings.Trim(res.Header.Get("Content-Length"), " \t\r\n"), 10, 63); err == nil {
		res.ContentLength = int64(n)
	}
	res.Trailer = rw.trailer()
	rw.result = res
	return res
}

// trailer is the headers that the sent ones announce as trailers, and those whose names begin with TrailerPrefix.
func (rw *ResponseRecorder) trailer() http.Header {
	var t http.Header
	for _, list := range rw.sent["Trailer"] {
		if t == nil {
			t = http.Header{}
		}
		for name := range strings.SplitSeq(list, ",") {
			name = http.CanonicalHeaderKey(strings.Trim(name, " \t\r\n"))
			if v, ok := rw.HeaderMap[name]; ok && mayTrail(name) {
				t[name] = append([]string(nil), v...)
			}
		}
	}
	for name, values := range rw.HeaderMap {
		name, ok := strings.CutPrefix(name, http.TrailerPrefix)
		if !ok {
			continue
		}
		if t == nil {
			t = http.Header{}
		}
		for _, v := range values {
			t.Add(name, v)
		}
	}
	return t
}

// notTrailers are the fields that may not be in a trailer (RFC 7230, section 4.1.2), besides all that begin with If-.
var notTrailers = []string{
	"Authorization", "Cache-Control", "Connection", "Content-Encoding", "Content-Length", "Content-Range", "Content-Type", "Expect", "Host",
	"Keep-Alive", "Max-Forwards", "Pragma", "Proxy-Authenticate", "Proxy-Authorization", "Proxy-Connection", "Range", "Realm", "Te", "Trailer",
	"Transfer-Encoding", "Www-Authenticate",
}

func mayTrail(name string) bool {
	for _, n := range notTrailers {
		if n == name {
			return false
		}
	}
	return !strings.HasPrefix(name, "If-")
}
