// Package net/http/pprof: the whole API is present; nothing is absent.

// Package pprof answers /debug/pprof/ in the program's own server: importing it is enough.
package pprof

import (
	"context"
	"fmt"
	"html"
	"internal/hostservice"
	"io"
	"net/http"
	"net/url"
	"os"
	"runtime"
	"runtime/pprof"
	"runtime/trace"
	"slices"
	"strconv"
	"strings"
	"time"
)

func init() {
	http.HandleFunc("GET /debug/pprof/", Index)
	http.HandleFunc("GET /debug/pprof/cmdline", Cmdline)
	http.HandleFunc("GET /debug/pprof/profile", Profile)
	http.HandleFunc("GET /debug/pprof/symbol", Symbol)
	http.HandleFunc("POST /debug/pprof/symbol", Symbol)
	http.HandleFunc("GET /debug/pprof/trace", Trace)
}

// Cmdline answers with the command line, a zero byte between its words.
func Cmdline(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("X-Content-Type-Options", "nosniff")
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	io.WriteString(w, strings.Join(os.Args, "\x00"))
}

func serveError(w http.ResponseWriter, status int, txt string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("X-Go-Pprof", "1")
	w.Header().Del("Content-Disposition")
	w.WriteHeader(status)
	fmt.Fprintln(w, txt)
}

// seconds is how long the client wants it to last.
func seconds(r *http.Request, otherwise float64) time.Duration {
	sec, err := strconv.ParseFloat(r.FormValue("seconds"), 64)
	if sec <= 0 || err != nil {
		sec = otherwise
	}
	return time.Duration(sec * float64(time.Second))
}

func wait(ctx context.Context, d time.Duration) {
	select {
	case <-time.After(d):
	case <-ctx.Done():
	}
}

func attach(w http.ResponseWriter, name string) {
	w.Header().Set("X-Content-Type-Options", "nosniff")
	w.Header().Set("Content-Type", "application/octet-stream")
	w.Header().Set("Content-Disposition", fmt.Sprintf(`attachment; filename="%s"`, name))
}

// Profile answers with the cpu profile of some seconds, 30 unless told.
func Profile(w http.ResponseWriter, r *http.Request) {
	attach(w, "profile")
	if err := pprof.StartCPUProfile(w); err != nil {
		serveError(w, http.StatusInternalServerError, fmt.Sprintf("Could not enable CPU profiling: %s", err))
		return
	}
	wait(r.Context(), seconds(r, 30))
	pprof.StopCPUProfile()
}

// Trace answers with the execution trace of some seconds, 1 unless told.
func Trace(w http.ResponseWriter, r *http.Request) {
	attach(w, "trace")
	if err := trace.Start(w); err != nil {
		serveError(w, http.StatusInternalServerError, fmt.Sprintf("Could not enable tracing: %s", err))
		return
	}
	wait(r.Context(), seconds(r, 1))
	trace.Stop()
}

// Symbol says which functions program counters belong to.
func Symbol(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("X-Content-Type-Options", "nosniff")
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	fmt.Fprintf(w, "num_symbols: 1\n")
	asked := r.URL.RawQuery
	if r.Method == http.MethodPost {
		b, _ := io.ReadAll(r.Body)
		asked = string(b)
	}
	for _, word := range strings.Split(asked, "+") {
		pc, _ := strconv.ParseUint(word, 0, 64)
		if pc == 0 {
			continue
		}
		if f := runtime.FuncForPC(uintptr(pc)); f != nil {
			fmt.Fprintf(w, "%#x %s\n", pc, f.Name())
		}
	}
}

// Handler returns a handler that answers with the named profile.
func Handler(name string) http.Handler { return handler(name) }

type handler string

func (name handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("X-Content-Type-Options", "nosniff")
	p := pprof.Lookup(string(name))
	if p == nil {
		serveError(w, http.StatusNotFound, "Unknown profile")
		return
	}
	if sec := r.FormValue("seconds"); sec != "" {
		name.serveDelta(w, r, sec)
		return
	}
	if gc, _ := strconv.Atoi(r.FormValue("gc")); name == "heap" && gc > 0 {
		runtime.GC()
	}
	debug, _ := strconv.Atoi(r.FormValue("debug"))
	if debug != 0 {
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	} else {
		attach(w, string(name))
	}
	p.WriteTo(w, debug)
}

var supportsDelta = []string{"allocs", "block", "goroutine", "heap", "mutex", "threadcreate"}

// serveDelta answers with what a profile has at the end of some seconds and had not at their beginning.
func (name handler) serveDelta(w http.ResponseWriter, r *http.Request, secStr string) {
	sec, err := strconv.ParseInt(secStr, 10, 64)
	if err != nil || sec <= 0 {
		serveError(w, http.StatusBadRequest, `invalid value for "seconds" - must be a positive integer`)
		return
	}
	if !slices.Contains(supportsDelta, string(name)) {
		serveError(w, http.StatusBadRequest, `"seconds" parameter is not supported for this profile type`)
		return
	}
	if debug, _ := strconv.Atoi(r.FormValue("debug")); debug != 0 {
		serveError(w, http.StatusBadRequest, "seconds and debug params are incompatible")
		return
	}
	id, err := hostservice.Call("delta " + string(name))
	if err != nil {
		serveError(w, http.StatusInternalServerError, "failed to collect profile")
		return
	}
	wait(r.Context(), time.Duration(sec)*time.Second)
	b, err := hostservice.Call("delta-end " + string(id))
	if err != nil {
		serveError(w, http.StatusInternalServerError, "failed to collect profile")
		return
	}
	attach(w, string(name)+"-delta")
	w.Write(b)
}

var descriptions = map[string]string{
	"allocs":       "All allocations of the run, by the stack that made them.",
	"block":        "Stacks that waited for channels, locks and conditions, and for how long.",
	"cmdline":      "The command line of the program.",
	"goroutine":    "Stacks of all goroutines. With debug=2 in the form of a panic.",
	"heap":         "Allocations of objects that are in use. With gc=1 the collector runs first.",
	"mutex":        "Stacks that let go of a lock others waited for, and for how long these did.",
	"profile":      "Where fuel is spent. The seconds parameter says for how long (30).",
	"symbol":       "Functions of program counters.",
	"threadcreate": "Stacks that made threads: none, processors are simulated.",
	"trace":        "A trace of the execution. The seconds parameter says for how long (1).",
}

type entry struct {
	name, href string
	count      int
}

// Index answers with the list of profiles, and below it with the profiles.
func Index(w http.ResponseWriter, r *http.Request) {
	if name, found := strings.CutPrefix(r.URL.Path, "/debug/pprof/"); found && name != "" {
		handler(name).ServeHTTP(w, r)
		return
	}
	w.Header().Set("X-Content-Type-Options", "nosniff")
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	var list []entry
	for _, p := range pprof.Profiles() {
		list = append(list, entry{p.Name(), (&url.URL{Path: p.Name(), RawQuery: "debug=1"}).String(), p.Count()})
	}
	for _, n := range []string{"cmdline", "profile", "symbol", "trace"} {
		list = append(list, entry{n, n, 0})
	}
	slices.SortFunc(list, func(a, b entry) int { return strings.Compare(a.name, b.name) })
	io.WriteString(w, "<html>\n<head>\n<title>/debug/pprof/</title>\n<style>\n.profile-name{\n\tdisplay:inline-block;\n\twidth:6rem;\n}\n</style>\n</head>\n<body>\n/debug/pprof/\n<br>\n<p>Set debug=1 as a query parameter to export in legacy text format</p>\n<br>\nTypes of profiles available:\n<table>\n<thead><td>Count</td><td>Profile</td></thead>\n")
	for _, e := range list {
		fmt.Fprintf(w, "<tr><td>%d</td><td><a href='%s'>%s</a></td></tr>\n", e.count, e.href, html.EscapeString(e.name))
	}
	io.WriteString(w, "</table>\n<a href=\"goroutine?debug=2\">full goroutine stack dump</a>\n<br>\n<p>\nProfile Descriptions:\n<ul>\n")
	for _, e := range list {
		fmt.Fprintf(w, "<li><div class=profile-name>%s: </div> %s</li>\n", html.EscapeString(e.name), html.EscapeString(descriptions[e.name]))
	}
	io.WriteString(w, "</ul>\n</p>\n</body>\n</html>\n")
}
