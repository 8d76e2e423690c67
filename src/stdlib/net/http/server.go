// Package net/http: servers of HTTP/1.1 as far as handlers see them. Absent: clients, cookies, TLS, HTTP/2, hijacking, streaming, files.

// Package http serves HTTP. The host listens and speaks the protocol; handlers run in the program, each in a goroutine. A response is sent when its
// handler returns.
package http

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"internal/hostservice"
	"io"
	"log"
	"net/url"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"time"
)

// A Handler answers requests.
type Handler interface {
	ServeHTTP(ResponseWriter, *Request)
}

// HandlerFunc makes a handler of a function.
type HandlerFunc func(ResponseWriter, *Request)

// ServeHTTP calls f.
func (f HandlerFunc) ServeHTTP(w ResponseWriter, r *Request) { f(w, r) }

// A ResponseWriter takes the response of a handler.
type ResponseWriter interface {
	Header() Header
	Write([]byte) (int, error)
	WriteHeader(statusCode int)
}

// A Flusher can send what was written so far. (Responses are sent as a whole: Flush does nothing.)
type Flusher interface{ Flush() }

var (
	// ErrServerClosed is returned by ListenAndServe after Close or Shutdown.
	ErrServerClosed = errors.New("http: Server closed")
	// ErrAbortHandler as the value of a panic ends a handler without a message.
	ErrAbortHandler = errors.New("net/http: abort Handler")
	// ErrBodyNotAllowed is returned by Write for a status without body.
	ErrBodyNotAllowed = errors.New("http: request method or response status code does not allow body")
	// ErrMissingFile is for forms with files, which do not exist here.
	ErrMissingFile = errors.New("http: no such file")
)

// A Server answers requests at an address.
type Server struct {
	Addr              string
	Handler           Handler
	ReadTimeout       time.Duration
	ReadHeaderTimeout time.Duration
	WriteTimeout      time.Duration
	IdleTimeout       time.Duration
	MaxHeaderBytes    int
	ErrorLog          *log.Logger

	mu     sync.Mutex
	closed bool
	// listening has the host's descriptors with what ends their ListenAndServe.
	listening map[int]chan struct{}
	active    int // requests that are being answered
}

// ListenAndServe answers requests at addr (host:port, or :port) with the handler; nil stands for DefaultServeMux. It returns when that is not
// possible.
func ListenAndServe(addr string, handler Handler) error {
	return (&Server{Addr: addr, Handler: handler}).ListenAndServe()
}

// ListenAndServe answers requests until the server is closed.
func (s *Server) ListenAndServe() error {
	s.mu.Lock()
	closed := s.closed
	s.mu.Unlock()
	if closed {
		return ErrServerClosed
	}
	addr := s.Addr
	if addr == "" {
		addr = ":http"
	}
	b, err := hostservice.Call("listen " + addr)
	if err != nil {
		return err
	}
	word, _, _ := strings.Cut(string(b), " ")
	fd, _ := strconv.Atoi(word)
	done := make(chan struct{})
	s.mu.Lock()
	if closed = s.closed; !closed {
		if s.listening == nil {
			s.listening = make(map[int]chan struct{})
		}
		s.listening[fd] = done
	}
	s.mu.Unlock()
	if closed {
		hostservice.Call("close " + word)
		return ErrServerClosed
	}
	// It counts until the host has no more requests: what has come before the port was freed is answered, and Shutdown waits for it.
	s.count(1)
	go func() {
		defer s.count(-1)
		for {
			m, ok := hostservice.Read(uintptr(fd))
			if !ok {
				return
			}
			s.count(1)
			go func() {
				defer s.count(-1)
				s.serve(m)
			}()
		}
	}()
	<-done
	return ErrServerClosed
}

func (s *Server) count(n int) {
	s.mu.Lock()
	s.active += n
	s.mu.Unlock()
}

// stop frees the ports and lets ListenAndServe return; how is "close", which ends connections, or "shut", which leaves those that are in use.
func (s *Server) stop(how string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.closed = true
	for fd, done := range s.listening {
		hostservice.Call(how + " " + strconv.Itoa(fd))
		close(done)
	}
	clear(s.listening)
}

// Close ends the server at once: its ports are free, its connections closed.
func (s *Server) Close() error {
	s.stop("close")
	return nil
}

// Shutdown frees the ports and waits until every request that has come has been answered, or for the end of ctx.
func (s *Server) Shutdown(ctx context.Context) error {
	s.stop("shut")
	for {
		s.mu.Lock()
		n := s.active
		s.mu.Unlock()
		if n == 0 {
			return nil
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(time.Millisecond):
		}
	}
}

// serve answers one request: a message as src/driver/service.ts sends it.
func (s *Server) serve(m []byte) {
	head, body, _ := bytes.Cut(m, []byte("\n\n"))
	lines := strings.Split(string(head), "\n")
	r := &Request{
		Method: lines[1], RequestURI: lines[2], Host: lines[3], RemoteAddr: lines[4], Header: Header{},
		Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1, Body: io.NopCloser(bytes.NewReader(body)), ContentLength: int64(len(body)),
	}
	for _, l := range lines[5:] {
		if k, v, ok := strings.Cut(l, ": "); ok && CanonicalHeaderKey(k) != "Host" {
			r.Header.Add(k, v)
		}
	}
	w := &response{header: Header{}, method: r.Method}
	s.answer(w, r)
	var out strings.Builder
	if w.status == 0 {
		w.status = StatusOK
	}
	fmt.Fprintf(&out, "respond %s %d\n", lines[0], w.status)
	if _, ok := w.header["Content-Type"]; !ok && w.body.Len() > 0 {
		w.header.Set("Content-Type", DetectContentType(w.body.Bytes()))
	}
	for _, k := range sortedKeys(w.header) {
		for _, v := range w.header[k] {
			fmt.Fprintf(&out, "%s: %s\n", k, strings.NewReplacer("\n", " ", "\r", " ").Replace(v))
		}
	}
	out.WriteString("\n")
	if len(w.header) == 0 {
		out.WriteString("\n")
	}
	if r.Method != MethodHead {
		out.Write(w.body.Bytes())
	}
	hostservice.Call(out.String())
}

func (s *Server) answer(w *response, r *Request) {
	defer func() {
		if v := recover(); v != nil {
			if v != ErrAbortHandler {
				buf := make([]byte, 64<<10)
				s.logf("http: panic serving %v: %v\n%s", r.RemoteAddr, v, buf[:runtime.Stack(buf, false)])
			}
			w.status, w.header = StatusInternalServerError, Header{}
			w.body.Reset()
		}
	}()
	u, err := url.ParseRequestURI(r.RequestURI)
	if err != nil {
		Error(w, "400 Bad Request", StatusBadRequest)
		return
	}
	r.URL = u
	h := s.Handler
	if h == nil {
		h = DefaultServeMux
	}
	h.ServeHTTP(w, r)
}

func (s *Server) logf(format string, args ...any) {
	if s.ErrorLog != nil {
		s.ErrorLog.Printf(format, args...)
	} else {
		log.Printf(format, args...)
	}
}

type response struct {
	header Header
	method string
	status int
	body   bytes.Buffer
}

func (w *response) Header() Header { return w.header }

func (w *response) WriteHeader(status int) {
	if status < 100 || status > 999 {
		panic(fmt.Sprintf("invalid WriteHeader code %v", status))
	}
	if w.status != 0 {
		log.Printf("http: superfluous response.WriteHeader call")
		return
	}
	if status >= 200 {
		w.status = status
	}
}

func (w *response) Write(b []byte) (int, error) {
	if w.status == 0 {
		w.status = StatusOK
	}
	if w.status == StatusNoContent || w.status == StatusNotModified {
		return 0, ErrBodyNotAllowed
	}
	return w.body.Write(b)
}

func (w *response) WriteString(s string) (int, error) { return w.Write([]byte(s)) }

func (w *response) Flush() {}

// Error answers with a message as plain text.
func Error(w ResponseWriter, error string, code int) {
	h := w.Header()
	h.Del("Content-Length")
	h.Set("Content-Type", "text/plain; charset=utf-8")
	h.Set("X-Content-Type-Options", "nosniff")
	w.WriteHeader(code)
	fmt.Fprintln(w, error)
}

// NotFound answers with 404.
func NotFound(w ResponseWriter, r *Request) { Error(w, "404 page not found", StatusNotFound) }

// NotFoundHandler returns a handler that answers everything with 404.
func NotFoundHandler() Handler { return HandlerFunc(NotFound) }

// Redirect sends the client elsewhere.
func Redirect(w ResponseWriter, r *Request, target string, code int) {
	if u, err := url.Parse(target); err == nil && u.Scheme == "" && u.Host == "" {
		if r.URL != nil {
			target = r.URL.ResolveReference(u).RequestURI()
			if u.Fragment != "" {
				target += "#" + u.EscapedFragment()
			}
		}
	}
	h := w.Header()
	_, had := h["Content-Type"]
	h.Set("Location", target)
	if !had && (r.Method == MethodGet || r.Method == MethodHead) {
		h.Set("Content-Type", "text/html; charset=utf-8")
	}
	w.WriteHeader(code)
	if !had && r.Method == MethodGet {
		e := strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&#34;", "'", "&#39;").Replace(target)
		fmt.Fprintln(w, "<a href=\""+e+"\">"+StatusText(code)+"</a>.\n")
	}
}

// RedirectHandler returns a handler that redirects everything.
func RedirectHandler(url string, code int) Handler {
	return &redirectHandler{url, code}
}

type redirectHandler struct {
	url  string
	code int
}

func (rh *redirectHandler) ServeHTTP(w ResponseWriter, r *Request) { Redirect(w, r, rh.url, rh.code) }

// StripPrefix returns a handler that serves what is below a prefix with h.
func StripPrefix(prefix string, h Handler) Handler {
	if prefix == "" {
		return h
	}
	return HandlerFunc(func(w ResponseWriter, r *Request) {
		p := strings.TrimPrefix(r.URL.Path, prefix)
		rp := strings.TrimPrefix(r.URL.RawPath, prefix)
		if len(p) == len(r.URL.Path) || r.URL.RawPath != "" && len(rp) == len(r.URL.RawPath) {
			NotFound(w, r)
			return
		}
		r2 := new(Request)
		*r2 = *r
		r2.URL = new(url.URL)
		*r2.URL = *r.URL
		r2.URL.Path, r2.URL.RawPath = p, rp
		h.ServeHTTP(w, r2)
	})
}
