package http

import (
	"bytes"
	"cmp"
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"maps"
	"net/url"
	"slices"
	"strings"
)

// A Request is what a client asks for.
type Request struct {
	Method           string
	URL              *url.URL
	Proto            string
	ProtoMajor       int
	ProtoMinor       int
	Header           Header
	Body             io.ReadCloser
	GetBody          func() (io.ReadCloser, error)
	ContentLength    int64
	TransferEncoding []string
	Close            bool
	Host             string
	Form             url.Values
	PostForm         url.Values
	Trailer          Header
	RemoteAddr       string
	RequestURI       string
	Cancel           <-chan struct{}
	Response         *Response
	Pattern          string

	ctx  context.Context
	path []param
}

type param struct{ name, value string }

// Context returns the request's context, never nil.
func (r *Request) Context() context.Context {
	if r.ctx == nil {
		return context.Background()
	}
	return r.ctx
}

// WithContext returns a shallow copy with that context.
func (r *Request) WithContext(ctx context.Context) *Request {
	if ctx == nil {
		panic("nil context")
	}
	c := *r
	c.ctx = ctx
	return &c
}

// ProtoAtLeast reports whether the protocol is at least that version.
func (r *Request) ProtoAtLeast(major, minor int) bool {
	return r.ProtoMajor > major || r.ProtoMajor == major && r.ProtoMinor >= minor
}

// UserAgent returns what the client says it is.
func (r *Request) UserAgent() string { return r.Header.Get("User-Agent") }

// Referer returns where the client comes from.
func (r *Request) Referer() string { return r.Header.Get("Referer") }

// PathValue returns what a wildcard of the pattern stands for.
func (r *Request) PathValue(name string) string {
	for _, p := range r.path {
		if p.name == name {
			return p.value
		}
	}
	return ""
}

// SetPathValue sets what PathValue returns.
func (r *Request) SetPathValue(name, value string) {
	for i := range r.path {
		if r.path[i].name == name {
			r.path[i].value = value
			return
		}
	}
	r.path = append(r.path, param{name, value})
}

// ParseForm fills Form from the query, and Form and PostForm from a body of that type.
func (r *Request) ParseForm() error {
	var err error
	if r.PostForm == nil {
		r.PostForm, err = r.postedForm()
	}
	if r.Form != nil {
		return err
	}
	r.Form = make(url.Values)
	maps.Copy(r.Form, r.PostForm)
	if r.URL == nil {
		return err
	}
	q, qerr := url.ParseQuery(r.URL.RawQuery)
	for k, v := range q {
		r.Form[k] = append(slices.Clip(r.Form[k]), v...)
	}
	if err == nil {
		err = qerr
	}
	return err
}

const maxFormSize = 10 << 20

// postedForm is what the body holds, if that is a form; never nil.
func (r *Request) postedForm() (url.Values, error) {
	none := make(url.Values)
	if r.Method != MethodPost && r.Method != MethodPut && r.Method != MethodPatch {
		return none, nil
	}
	if r.Body == nil {
		return none, errors.New("missing form body")
	}
	kind, err := mediaType(r.Header.Get("Content-Type"))
	if kind != "application/x-www-form-urlencoded" {
		return none, err
	}
	b, rerr := io.ReadAll(io.LimitReader(r.Body, maxFormSize+1))
	switch {
	case rerr != nil:
		return none, cmp.Or(err, rerr)
	case len(b) > maxFormSize:
		return none, errors.New("http: POST too large")
	}
	form, perr := url.ParseQuery(string(b))
	return form, cmp.Or(err, perr)
}

// FormValue returns the first value of a field of the form.
func (r *Request) FormValue(key string) string {
	r.ParseForm()
	return r.Form.Get(key)
}

// PostFormValue returns the first value of a field in the body's form.
func (r *Request) PostFormValue(key string) string {
	r.ParseForm()
	return r.PostForm.Get(key)
}

// NoBody is a body without bytes.
var NoBody = noBody{}

type noBody struct{}

func (noBody) Read([]byte) (int, error)         { return 0, io.EOF }
func (noBody) Close() error                     { return nil }
func (noBody) WriteTo(io.Writer) (int64, error) { return 0, nil }

// NewRequest makes the request of a client.
func NewRequest(method, url string, body io.Reader) (*Request, error) {
	return NewRequestWithContext(context.Background(), method, url, body)
}

// NewRequestWithContext makes the request of a client. Its length is known, and its body can be had again, if that is a *bytes.Buffer,
// *bytes.Reader or *strings.Reader.
func NewRequestWithContext(ctx context.Context, method, target string, body io.Reader) (*Request, error) {
	method = cmp.Or(method, MethodGet)
	if !isToken(method) {
		return nil, fmt.Errorf("net/http: invalid method %q", method)
	}
	if ctx == nil {
		return nil, errors.New("net/http: nil Context")
	}
	u, err := url.Parse(target)
	if err != nil {
		return nil, err
	}
	if strings.LastIndexByte(u.Host, ':') > strings.LastIndexByte(u.Host, ']') {
		u.Host = strings.TrimSuffix(u.Host, ":")
	}
	r := &Request{ctx: ctx, Method: method, URL: u, Host: u.Host, Header: Header{}, Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1}
	if body == nil {
		return r, nil
	}
	again := func(n int, copied func() io.Reader) {
		r.ContentLength = int64(n)
		r.GetBody = func() (io.ReadCloser, error) { return io.NopCloser(copied()), nil }
		if n == 0 {
			r.Body = NoBody
			r.GetBody = func() (io.ReadCloser, error) { return NoBody, nil }
		}
	}
	r.Body = bodyOf(body)
	switch v := body.(type) {
	case *bytes.Buffer:
		b := v.Bytes()
		again(v.Len(), func() io.Reader { return bytes.NewReader(b) })
	case *bytes.Reader:
		c := *v
		again(v.Len(), func() io.Reader { c := c; return &c })
	case *strings.Reader:
		c := *v
		again(v.Len(), func() io.Reader { c := c; return &c })
	}
	return r, nil
}

func bodyOf(r io.Reader) io.ReadCloser {
	if rc, ok := r.(io.ReadCloser); ok {
		return rc
	}
	return io.NopCloser(r)
}

// isToken reports whether s is a token of RFC 9110, as methods and names of headers are.
func isToken(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c <= ' ' || c >= 0x7f || strings.IndexByte(`"(),/:;<=>?@[\]{}`, c) >= 0 {
			return false
		}
	}
	return s != ""
}

// Clone returns a copy that shares neither maps nor slices with r; the body is the same.
func (r *Request) Clone(ctx context.Context) *Request {
	c := r.WithContext(ctx)
	if r.URL != nil {
		u := *r.URL
		if u.User != nil {
			user := *u.User
			u.User = &user
		}
		c.URL = &u
	}
	c.Header, c.Trailer = r.Header.Clone(), r.Trailer.Clone()
	c.TransferEncoding = slices.Clone(r.TransferEncoding)
	c.Form = url.Values(Header(r.Form).Clone())
	c.PostForm = url.Values(Header(r.PostForm).Clone())
	c.path = slices.Clone(r.path)
	return c
}

// BasicAuth returns the user and password of basic authentication (RFC 7617).
func (r *Request) BasicAuth() (username, password string, ok bool) {
	scheme, code, _ := strings.Cut(r.Header.Get("Authorization"), " ")
	if !strings.EqualFold(scheme, "Basic") {
		return "", "", false
	}
	b, err := base64.StdEncoding.DecodeString(code)
	if err != nil {
		return "", "", false
	}
	username, password, ok = strings.Cut(string(b), ":")
	if !ok {
		return "", "", false
	}
	return username, password, true
}

// SetBasicAuth sets what BasicAuth returns.
func (r *Request) SetBasicAuth(username, password string) {
	r.Header.Set("Authorization", "Basic "+base64.StdEncoding.EncodeToString([]byte(username+":"+password)))
}

// A Response is what a server has answered.
type Response struct {
	Status           string // such as "200 OK"
	StatusCode       int
	Proto            string
	ProtoMajor       int
	ProtoMinor       int
	Header           Header
	Body             io.ReadCloser
	ContentLength    int64 // -1: not known
	TransferEncoding []string
	Close            bool
	Uncompressed     bool
	Trailer          Header
	Request          *Request
}

// ErrNoLocation is returned by Location.
var ErrNoLocation = errors.New("http: no Location header in response")

// Location returns the URL of the Location header, relative to that of the request.
func (r *Response) Location() (*url.URL, error) {
	to := r.Header.Get("Location")
	if to == "" {
		return nil, ErrNoLocation
	}
	if r.Request != nil && r.Request.URL != nil {
		return r.Request.URL.Parse(to)
	}
	return url.Parse(to)
}

// ProtoAtLeast reports whether the protocol is at least that version.
func (r *Response) ProtoAtLeast(major, minor int) bool {
	return r.ProtoMajor > major || r.ProtoMajor == major && r.ProtoMinor >= minor
}

// TrailerPrefix begins names in the header of a ResponseWriter that are for the trailer.
const TrailerPrefix = "Trailer:"
