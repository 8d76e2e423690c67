package flag_test

import (
	"bytes"
	"errors"
	real "flag"
	"fmt"
	"math/rand"
	"net/netip"
	"testing"
	"time"

	ours "gs/flag"
)

type set interface {
	Bool(string, bool, string) *bool
	Int(string, int, string) *int
	Int64(string, int64, string) *int64
	Uint(string, uint, string) *uint
	Uint64(string, uint64, string) *uint64
	String(string, string, string) *string
	Float64(string, float64, string) *float64
	Duration(string, time.Duration, string) *time.Duration
	Func(string, string, func(string) error)
	BoolFunc(string, string, func(string) error)
	Parse([]string) error
	PrintDefaults()
	Args() []string
	NFlag() int
	NArg() int
	Arg(int) string
	Set(string, string) error
	Parsed() bool
}

func try(s set, args []string) string {
	b := s.Bool("b", false, "a bool")
	b2 := s.Bool("bt", true, "a bool that is `true`")
	i := s.Int("i", 0, "an int\nwith two lines")
	i2 := s.Int64("long", 12, "an `number` of things")
	u := s.Uint("u", 0, "")
	u2 := s.Uint64("u64", 5, "usage `unclosed")
	str := s.String("s", "", "a string")
	str2 := s.String("str", "def \"q\"", "a string")
	f := s.Float64("f", 0, "float")
	d := s.Duration("d", time.Second, "dur")
	var calls []string
	s.Func("fn", "a func", func(x string) error {
		calls = append(calls, x)
		if x == "bad" {
			return errors.New("refused")
		}
		return nil
	})
	s.BoolFunc("bf", "a bool func", func(x string) error { calls = append(calls, "b"+x); return nil })
	var addr netip.Addr
	switch x := s.(type) {
	case *real.FlagSet:
		x.TextVar(&addr, "ip", netip.MustParseAddr("10.0.0.1"), "text")
	case *ours.FlagSet:
		x.TextVar(&addr, "ip", netip.MustParseAddr("10.0.0.1"), "text")
	}
	err := s.Parse(args)
	s.PrintDefaults()
	e2 := s.Set("nope", "1")
	return fmt.Sprint(*b, *b2, *i, *i2, *u, *u2, *str, *str2, *f, *d, calls, addr, err, s.Args(), s.NFlag(), s.NArg(), s.Arg(0), s.Arg(99), e2, s.Parsed())
}

func TestFlags(t *testing.T) {
	rng := rand.New(rand.NewSource(1))
	words := []string{"-b", "-bt=false", "--i", "5", "-i=7", "-i", "x", "-long=0x10", "-u=-1", "-u64", "18446744073709551615", "-u64=99999999999999999999", "-s", "hello", "-str=", "-f=1e3", "-f=zz",
		"-d=1h", "-d=5", "-fn=bad", "-fn", "good", "-bf", "-bf=x", "--", "-", "-=", "---x", "-h", "--help", "-zz", "rest", "-ip=1.2.3.4", "-ip=x", "-b=maybe"}
	for n := 0; n < 5000; n++ {
		var args []string
		for k := rng.Intn(6); k > 0; k-- {
			args = append(args, words[rng.Intn(len(words))])
		}
		var o1, o2 bytes.Buffer
		name := []string{"", "prog"}[n%2]
		a, b := real.NewFlagSet(name, real.ContinueOnError), ours.NewFlagSet(name, ours.ContinueOnError)
		a.SetOutput(&o1)
		b.SetOutput(&o2)
		r1, r2 := try(a, args), try(b, args)
		if r1 != r2 || o1.String() != o2.String() {
			t.Fatalf("%q\n%s\n%s\n%s\n%s", args, r1, r2, o1.String(), o2.String())
		}
		for _, bad := range []string{"-x", "a=b", "b"} {
			p := func(f func()) (s string) {
				defer func() { s = fmt.Sprint(recover()) }()
				f()
				return
			}
			s1 := p(func() { a.Int(bad, 1, "") })
			s2 := p(func() { b.Int(bad, 1, "") })
			if s1 != s2 {
				t.Fatal(s1, s2)
			}
		}
	}
}
