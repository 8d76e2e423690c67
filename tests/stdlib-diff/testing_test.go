package testing_test

import (
	"flag"
	"fmt"
	"io"
	"os"
	"regexp"
	"strings"
	"testing"

	gsflag "gs/flag"
	ours "gs/testing"
)

type tester[T any] interface {
	Run(string, func(T)) bool
	Parallel()
	Log(...any)
	Logf(string, ...any)
	Errorf(string, ...any)
	Error(...any)
	Fatal(...any)
	Skip(...any)
	Helper()
	Cleanup(func())
	Name() string
	Failed() bool
	TempDir() string
	Setenv(string, string)
	Attr(string, string)
}

func out(t any) io.Writer {
	if x, ok := t.(*testing.T); ok {
		return x.Output()
	}
	return t.(*ours.T).Output()
}

func helper[T tester[T]](t T, s string) {
	t.Helper()
	t.Log("from helper", s)
}

func pass[T tester[T]](t T) {
	t.Log("one", 2)
	t.Logf("two\nlines\n")
	fmt.Fprint(out(t), "partial")
	t.Log("after")
	fmt.Fprint(out(t), "x\ny\nz")
	t.Attr("key", "value")
}

func fails[T tester[T]](t T) {
	t.Cleanup(func() { t.Log("cleanup 1") })
	t.Cleanup(func() { helper(t, "cleanup 2") })
	helper(t, "x")
	t.Errorf("bad %d", 5)
	t.Error("worse")
	t.Run("sub", func(t T) {
		helper(t, "sub")
		t.Run("sub sub", func(t T) { t.Fatal("end\nof it") })
		t.Log("went on", t.Failed())
	})
	t.Run("sub", func(t T) { t.Skip("not today") })
	t.Run("", func(t T) {})
	t.Run("", func(t T) {})
	t.Run("a/b c\x01\u00e9", func(t T) { t.Log(t.Name()) })
	t.Run("sub#01", func(t T) {})
	t.Run("par", func(t T) {
		for i := 0; i < 3; i++ {
			t.Run(fmt.Sprint(i), func(t T) {
				if i == 1 {
					t.Parallel()
				}
				t.Log("i", i)
				if i == 2 {
					t.Error("two")
				}
			})
		}
	})
	t.Fatal("the end")
}

func skips[T tester[T]](t T) {
	if t.TempDir() == "" {
		t.Fatal("no dir")
	}
	t.Setenv("X_Y", "1")
	t.Skip("skipped", 1)
}

func capture(f func()) string {
	old := os.Stdout
	r, w, _ := os.Pipe()
	os.Stdout = w
	c := make(chan string)
	go func() {
		b, _ := io.ReadAll(r)
		c <- string(b)
	}()
	func() {
		defer func() {
			w.Close()
			os.Stdout = old
		}()
		f()
	}()
	return <-c
}

var secs = regexp.MustCompile(`\(0\.\d\ds\)`)

func match(pat, s string) (bool, error) {
	re, err := regexp.Compile(pat)
	if err != nil {
		return false, err
	}
	return re.MatchString(s), nil
}

func TestOutput(t *testing.T) {
	ours.Init()
	gsflag.CommandLine.Parse(nil)
	for _, v := range []string{"false", "true", "test2json"} {
		for _, run := range []string{"", "Fails/sub", "Pass|Fails/par/1", "Nothing", "Fails/a/b_c", "Skips"} {
			for _, skip := range []string{"", "Pass", "Fails/sub/sub_sub"} {
				for _, s := range []func(string, string) error{flag.Set, gsflag.Set} {
					s("test.v", v)
					s("test.run", run)
					s("test.skip", skip)
				}
				var ok1, ok2 bool
				a := capture(func() {
					ok1 = testing.RunTests(match, []testing.InternalTest{{"TestPass", pass[*testing.T]}, {"TestFails", fails[*testing.T]}, {"TestSkips", skips[*testing.T]}})
				})
				b := capture(func() {
					ok2 = ours.RunTests(match, []ours.InternalTest{{"TestPass", pass[*ours.T]}, {"TestFails", fails[*ours.T]}, {"TestSkips", skips[*ours.T]}})
				})
				a, b = secs.ReplaceAllString(a, "(0.00s)"), secs.ReplaceAllString(b, "(0.00s)")
				if a != b || ok1 != ok2 {
					flag.Set("test.v", "false")
					la, lb := strings.Split(a, "\n"), strings.Split(b, "\n")
					for i := 0; i < len(la) && i < len(lb); i++ {
						if la[i] != lb[i] {
							t.Fatalf("v=%s run=%s skip=%s line %d\nwant %q\n got %q\n%s\n----\n%s", v, run, skip, i, la[i], lb[i], a, b)
						}
					}
					t.Fatalf("%s\n%s", a, b)
				}
			}
		}
	}
	for _, s := range []func(string, string) error{flag.Set, gsflag.Set} {
		s("test.v", "false")
		s("test.run", "")
		s("test.skip", "")
	}
}

func TestExamples(t *testing.T) {
	f := func() { fmt.Println("a"); fmt.Println("b") }
	for _, want := range []string{"a\nb", "b\na", "x", " a\nb\n\n"} {
		for _, un := range []bool{false, true} {
			a := capture(func() { testing.RunExamples(match, []testing.InternalExample{{"ExampleX", f, want, un}}) })
			b := capture(func() { ours.RunExamples(match, []ours.InternalExample{{"ExampleX", f, want, un}}) })
			if a != b {
				t.Fatalf("%q\n%q", a, b)
			}
		}
	}
}

func TestBench(t *testing.T) {
	r := ours.Benchmark(func(b *ours.B) {
		if b.N == 1 {
			gsflag.Set("test.benchtime", "10x")
		}
		for i := 0; i < b.N; i++ {
			_ = make([]byte, b.N)
		}
	})
	if r.N < 1 {
		t.Fatal(r)
	}
	for _, ns := range []float64{0, 0.00012, 0.0012, 0.012, 0.12, 1.2, 12, 120, 1200, 99.9951, 99.994, 9.9996, 999.951, 123456789} {
		x := testing.BenchmarkResult{N: 10, T: 100, Bytes: 5, MemAllocs: 30, MemBytes: 700, Extra: map[string]float64{"ns/op": ns, "zz": ns * 3, "aa": 1}}
		y := ours.BenchmarkResult{N: 10, T: 100, Bytes: 5, MemAllocs: 30, MemBytes: 700, Extra: map[string]float64{"ns/op": ns, "zz": ns * 3, "aa": 1}}
		if x.String() != y.String() || x.MemString() != y.MemString() {
			t.Fatalf("%s\n%s", x, y)
		}
	}
	if n := ours.AllocsPerRun(100, func() { sink = new(int) }); n != 1 {
		t.Fatal(n)
	}
}

var sink *int
