package log_test

import (
	"bytes"
	real "log"
	"regexp"
	"testing"

	ours "gs/log"
)

func TestLog(t *testing.T) {
	digits := regexp.MustCompile(`[0-9]`)
	for flag := 0; flag < 128; flag++ {
		var b1, b2 bytes.Buffer
		a, b := real.New(&b1, "pre: ", flag), ours.New(&b2, "pre: ", flag)
		for _, l := range []interface {
			Print(...any)
			Printf(string, ...any)
			Println(...any)
			Output(int, string) error
			Panicf(string, ...any)
		}{a, b} {
			l.Print("a", 1, 2, "b")
			l.Printf("%d-%s\n", 1, "x")
			l.Println("z", 1)
			l.Output(1, "out")
			func() {
				defer func() {
					if r := recover(); r != "boom 1" {
						t.Fatal(r)
					}
				}()
				l.Panicf("boom %d", 1)
			}()
		}
		x, y := digits.ReplaceAllString(b1.String(), "0"), digits.ReplaceAllString(b2.String(), "0")
		if x != y {
			t.Fatalf("%d\n%s\n%s", flag, x, y)
		}
		if flag&(ours.Ldate|ours.Ltime|ours.Lmicroseconds) == 0 && b1.String() != b2.String() {
			t.Fatalf("%d\n%s\n%s", flag, &b1, &b2)
		}
	}
	var b1, b2 bytes.Buffer
	real.SetOutput(&b1)
	ours.SetOutput(&b2)
	for _, f := range []func(...any){real.Println, ours.Println, real.Print, ours.Print} {
		real.SetFlags(real.Lshortfile)
		ours.SetFlags(ours.Lshortfile)
		f("x", 2)
	}
	_, _ = real.Output(1, "o"), ours.Output(1, "o")
	if b1.String() != b2.String() {
		t.Fatal(b1.String(), b2.String())
	}
}
