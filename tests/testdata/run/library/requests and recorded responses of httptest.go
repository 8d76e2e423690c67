// run

package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
)

type key struct{}

func requests() {
	for _, t := range []struct {
		method, url string
		body        io.Reader
	}{
		{"", "http://h:/p?q=1", nil}, {"POST", "/x", strings.NewReader("abc")}, {"PUT", "http://[::1]:80/", bytes.NewReader(nil)}, {"GET", "h", bytes.NewBufferString("q")},
		{"GET", "/", http.NoBody}, {"BAD METHOD", "/", nil}, {"GET", "http://a b/", nil}, {"GET", ":x", nil}, {"GET", "/", io.LimitReader(nil, 0)},
	} {
		r, err := http.NewRequest(t.method, t.url, t.body)
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Println(r.Method, r.URL, r.Host, r.Proto, r.ContentLength, r.Body == http.NoBody, r.Body == nil, r.GetBody != nil, len(r.Header), r.RequestURI)
		if r.GetBody != nil {
			io.ReadAll(r.Body)
			again, err := r.GetBody()
			b, _ := io.ReadAll(again)
			fmt.Printf("%q %v\n", b, err)
		}
	}
	for _, t := range []struct {
		method, target string
		body           io.Reader
	}{
		{"", "/a?b=c", nil}, {"POST", "http://h/p", strings.NewReader("abc")}, {"GET", "*", nil}, {"CONNECT", "h:80", nil}, {"GET", "", nil}, {"G T", "/", nil}, {"GET", "/ x", nil}, {"GET", "x", nil},
		{"PUT", "/", struct{ io.Reader }{strings.NewReader("s")}}, {"PUT", "/", http.NoBody}, {"P(T", "/", nil},
	} {
		func() {
			defer func() {
				if e := recover(); e != nil {
					fmt.Println(e)
				}
			}()
			r := httptest.NewRequest(t.method, t.target, t.body)
			b, err := io.ReadAll(r.Body)
			fmt.Printf("%s %q %q %s %d %v %s %q %q %v\n", r.Method, r.URL, r.Host, r.Proto, r.ContentLength, r.Close, r.RemoteAddr, r.RequestURI, b, err)
		}()
	}
	r := httptest.NewRequestWithContext(context.WithValue(context.Background(), key{}, "v"), "GET", "http://u:p@h/x", nil)
	r.SetBasicAuth("me", "secret:word")
	r.SetPathValue("k", "1")
	c := r.Clone(context.Background())
	c.Header.Set("A", "b")
	c.SetPathValue("k", "2")
	c.URL.Path = "/y"
	fmt.Println(r.Context().Value(key{}), c.Context().Value(key{}), r.Header, c.Header, r.PathValue("k"), c.PathValue("k"), r.URL, c.URL)
	fmt.Println(c.BasicAuth())
	for _, s := range []string{"", "Basic", "Basic !", "basic YTpi", "Basic YWI="} {
		r.Header.Set("Authorization", s)
		fmt.Println(r.BasicAuth())
	}
}

func recorders() {
	handler := func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Trailer", "Sum, Content-Length,Later")
		w.Header().Set("Content-Length", " 5 ")
		io.WriteString(w, "<html>")
		w.WriteHeader(500)
		w.Header().Set("Late", "1")
		w.Header().Set("Sum", "42")
		w.Header().Set(http.TrailerPrefix+"Extra", "x")
		w.Write([]byte(" more"))
		w.(http.Flusher).Flush()
	}
	w := httptest.NewRecorder()
	handler(w, httptest.NewRequest("GET", "/", nil))
	res := w.Result()
	b, err := io.ReadAll(res.Body)
	fmt.Println(w.Code, w.Flushed, w.Body, w.HeaderMap)
	fmt.Println(res.Status, res.StatusCode, res.Proto, res.Header, res.ContentLength, res.Trailer, string(b), err, res == w.Result())

	w = httptest.NewRecorder()
	fmt.Println(w.Result().Status, w.Result().ContentLength, w.Result().Header)
	w = httptest.NewRecorder()
	w.WriteHeader(204)
	n, err := w.Write([]byte("x"))
	fmt.Println(n, err, errors.Is(err, http.ErrBodyNotAllowed), w.Body)
	w = &httptest.ResponseRecorder{}
	w.Header().Set("A", "b")
	w.Write([]byte("%PDF-1"))
	fmt.Println(w.Code, w.Body, w.Result().Header)
	func() {
		defer func() { fmt.Println(recover()) }()
		httptest.NewRecorder().WriteHeader(99)
	}()

	mux := http.NewServeMux()
	mux.HandleFunc("POST /items/{id}", func(w http.ResponseWriter, r *http.Request) {
		r.ParseForm()
		w.WriteHeader(http.StatusCreated)
		fmt.Fprint(w, r.PathValue("id"), " ", r.PostForm.Encode(), " ", r.Form.Encode())
	})
	w = httptest.NewRecorder()
	r := httptest.NewRequest("POST", "/items/7?q=1", strings.NewReader(url.Values{"a": {"b c", "d"}}.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	mux.ServeHTTP(w, r)
	fmt.Println(w.Code, w.Body)
	w = httptest.NewRecorder()
	mux.ServeHTTP(w, httptest.NewRequest("GET", "/items/7", nil))
	fmt.Printf("%d %v %q\n", w.Code, w.Result().Header, w.Body)

	away := &http.Response{Header: http.Header{"Location": {"../b?c"}}, Request: httptest.NewRequest("GET", "http://h/x/y/z", nil)}
	fmt.Println(away.Location())
	fmt.Println((&http.Response{}).Location())
}

func main() {
	requests()
	recorders()
}

// Output:
// GET http://h/p?q=1 h HTTP/1.1 0 false true false 0 
// POST /x  HTTP/1.1 3 false false true 0 
// "abc" <nil>
// PUT http://[::1]:80/ [::1]:80 HTTP/1.1 0 true false true 0 
// "" <nil>
// GET h  HTTP/1.1 1 false false true 0 
// "q" <nil>
// GET /  HTTP/1.1 0 true false false 0 
// net/http: invalid method "BAD METHOD"
// parse "http://a b/": invalid character " " in host name
// parse ":x": missing protocol scheme
// GET /  HTTP/1.1 0 false false false 0 
// GET "/a?b=c" "example.com" HTTP/1.1 0 false 192.0.2.1:1234 "/a?b=c" "" <nil>
// POST "http://h/p" "h" HTTP/1.1 3 false 192.0.2.1:1234 "http://h/p" "abc" <nil>
// GET "*" "example.com" HTTP/1.1 0 false 192.0.2.1:1234 "*" "" <nil>
// CONNECT "//h:80" "h:80" HTTP/1.1 0 false 192.0.2.1:1234 "h:80" "" <nil>
// invalid NewRequest arguments; parse "": empty url
// invalid NewRequest arguments; malformed HTTP version "/ HTTP/1.0"
// invalid NewRequest arguments; malformed HTTP version "x HTTP/1.0"
// invalid NewRequest arguments; parse "x": invalid URI for request
// PUT "/" "example.com" HTTP/1.1 -1 false 192.0.2.1:1234 "/" "s" <nil>
// PUT "/" "example.com" HTTP/1.1 0 false 192.0.2.1:1234 "/" "" <nil>
// invalid NewRequest arguments; invalid method "P(T"
// v <nil> map[Authorization:[Basic bWU6c2VjcmV0OndvcmQ=]] map[A:[b] Authorization:[Basic bWU6c2VjcmV0OndvcmQ=]] 1 2 http://u:p@h/x http://u:p@h/y
// me secret:word true
//   false
//   false
//   false
// a b true
//   false
// 200 true <html> more map[Content-Length:[ 5 ] Content-Type:[text/html; charset=utf-8] Late:[1] Sum:[42] Trailer:[Sum, Content-Length,Later] Trailer:Extra:[x]]
// 200 OK 200 HTTP/1.1 map[Content-Length:[ 5 ] Content-Type:[text/html; charset=utf-8] Trailer:[Sum, Content-Length,Later]] 5 map[Extra:[x] Sum:[42]] <html> more <nil> true
// 200 OK -1 map[]
// 0 http: request method or response status code does not allow body true x
// 200 <nil> map[A:[b] Content-Type:[application/pdf]]
// invalid WriteHeader code 99
// 201 7 a=b+c&a=d a=b+c&a=d&q=1
// 405 map[Allow:[POST] Content-Type:[text/plain; charset=utf-8] X-Content-Type-Options:[nosniff]] "Method Not Allowed\n"
// http://h/x/b?c <nil>
// <nil> http: no Location header in response
