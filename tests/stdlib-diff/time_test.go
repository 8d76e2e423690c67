package time_test

import (
	"fmt"
	"math/rand"
	"testing"
	real "time"

	ours "gs/time"
)

var layouts = []string{
	ours.Layout, ours.ANSIC, ours.UnixDate, ours.RubyDate, ours.RFC822, ours.RFC822Z, ours.RFC850, ours.RFC1123, ours.RFC1123Z,
	ours.RFC3339, ours.RFC3339Nano, ours.Kitchen, ours.Stamp, ours.StampMilli, ours.StampMicro, ours.StampNano, ours.DateTime,
	ours.DateOnly, ours.TimeOnly, "2006-002 15h", "__2 2006", "_2006 Jan", "January Monday 1 3 4 5 pm", "Z07 Z0700 Z070000 Z07:00:00",
	"-07 -07:00 -070000 -07:00:00", "15:04:05,000 2006", "15:04:05.999999 06-1-2", "Januaryx Janx Monx 2006 .00000000000", "05.9990 4", "x .000a .000",
	"2006-01-02 15:04:05.999999999 -0700 MST", "Jan 2 2006 at 3:04pm (MST)",
}

func zones() (r []*real.Location, o []*ours.Location) {
	r = append(r, real.UTC)
	o = append(o, ours.UTC)
	for _, z := range []struct {
		n string
		o int
	}{{"CET", 3600}, {"", -5 * 3600}, {"ODD", 5*3600 + 1234}, {"NEG", -3661}, {"BIG", 26 * 3600}, {"S", -30}} {
		r = append(r, real.FixedZone(z.n, z.o))
		o = append(o, ours.FixedZone(z.n, z.o))
	}
	return
}

func pair(rng *rand.Rand) (real.Time, ours.Time) {
	r, o := zones()
	z := rng.Intn(len(r))
	var sec int64
	switch rng.Intn(4) {
	case 0:
		sec = rng.Int63n(4e9) - 1e9
	case 1:
		sec = rng.Int63n(400*366*86400) - 62135596800 - 100*366*86400
	case 2:
		sec = rng.Int63n(1<<40) - 1<<39
	case 3:
		sec = int64(rng.Intn(40)-20)*31556952 + int64(rng.Intn(5))
	}
	ns := int64(0)
	switch rng.Intn(3) {
	case 0:
		ns = rng.Int63n(1e9)
	case 1:
		ns = rng.Int63n(1000) * 1e6
	}
	return real.Unix(sec, ns).In(r[z]), ours.Unix(sec, ns).In(o[z])
}

func show[T interface {
	String() string
	GoString() string
	MarshalJSON() ([]byte, error)
	MarshalBinary() ([]byte, error)
	MarshalText() ([]byte, error)
	Unix() int64
	UnixNano() int64
	IsZero() bool
	YearDay() int
	ISOWeek() (int, int)
	Clock() (int, int, int)
	Zone() (string, int)
}](t T) string {
	j, e := t.MarshalJSON()
	b, e2 := t.MarshalBinary()
	x, e3 := t.MarshalText()
	y, w := t.ISOWeek()
	h, m, s := t.Clock()
	z, o := t.Zone()
	return fmt.Sprintln(t.String(), t.GoString(), string(j), e, b, e2, string(x), e3, t.Unix(), t.UnixNano(), t.IsZero(), t.YearDay(), y, w, h, m, s, z, o)
}

func TestFormat(t *testing.T) {
	rng := rand.New(rand.NewSource(1))
	for i := 0; i < 20000; i++ {
		r, o := pair(rng)
		if a, b := show(r), show(o); a != b {
			t.Fatalf("want %s\n got %s", a, b)
		}
		if r.Weekday().String() != o.Weekday().String() || r.Month().String() != o.Month().String() {
			t.Fatal(r, o)
		}
		l := layouts[rng.Intn(len(layouts))]
		if a, b := r.Format(l), o.Format(l); a != b {
			t.Fatalf("%q: want %s got %s", l, a, b)
		}
	}
}

func TestArithmetic(t *testing.T) {
	rng := rand.New(rand.NewSource(2))
	ds := []int64{1, 7, 1000, 1e9, 60e9, 3600e9, 86400e9, 7 * 86400e9, 1e9 + 1, 1 << 62, -5, 0}
	for i := 0; i < 20000; i++ {
		r, o := pair(rng)
		r2, o2 := pair(rng)
		d := int64(rng.Uint64()) >> uint(rng.Intn(60))
		m := ds[rng.Intn(len(ds))]
		if rng.Intn(2) == 0 {
			m = rng.Int63n(1 << 40)
		}
		y, mo, da := rng.Intn(9)-4, rng.Intn(60)-30, rng.Intn(800)-400
		a := fmt.Sprintln(show(r.Add(real.Duration(d))), int64(r.Sub(r2)), show(r.Truncate(real.Duration(m))), show(r.Round(real.Duration(m))),
			show(r.AddDate(y, mo, da)), r.Before(r2), r.After(r2), r.Equal(r2), r.Compare(r2))
		b := fmt.Sprintln(show(o.Add(ours.Duration(d))), int64(o.Sub(o2)), show(o.Truncate(ours.Duration(m))), show(o.Round(ours.Duration(m))),
			show(o.AddDate(y, mo, da)), o.Before(o2), o.After(o2), o.Equal(o2), o.Compare(o2))
		if a != b {
			t.Fatalf("%v d=%d m=%d\nwant %s\n got %s", r, d, m, a, b)
		}
		rd := real.Date(2000+y, real.Month(mo), da, y*9, mo*7, da*3, int(d), real.UTC)
		od := ours.Date(2000+y, ours.Month(mo), da, y*9, mo*7, da*3, int(d), ours.UTC)
		if show(rd) != show(od) {
			t.Fatal(rd, od)
		}
		if a, b := real.Duration(d), ours.Duration(d); a.String() != b.String() || int64(a.Round(real.Duration(m))) != int64(b.Round(ours.Duration(m))) ||
			int64(a.Truncate(real.Duration(m))) != int64(b.Truncate(ours.Duration(m))) || a.Hours() != b.Hours() || a.Minutes() != b.Minutes() || a.Seconds() != b.Seconds() {
			t.Fatal(a, b)
		}
	}
}

func mutate(rng *rand.Rand, s string) string {
	b := []byte(s)
	const chars = "0123456789:-+. ,ZTPMpmAJaGn/x\xc3\x80"
	for n := rng.Intn(3); n > 0 && len(b) > 0; n-- {
		i := rng.Intn(len(b))
		switch rng.Intn(3) {
		case 0:
			b[i] = chars[rng.Intn(len(chars))]
		case 1:
			b = append(b[:i], b[i+1:]...)
		case 2:
			b = append(b[:i], append([]byte{chars[rng.Intn(len(chars))]}, b[i:]...)...)
		}
	}
	return string(b)
}

func TestParse(t *testing.T) {
	real.Local = real.FixedZone("Local", 0)
	rng := rand.New(rand.NewSource(3))
	for i := 0; i < 200000; i++ {
		r, _ := pair(rng)
		l := layouts[rng.Intn(len(layouts))]
		s := mutate(rng, r.Format(l))
		if rng.Intn(20) == 0 {
			l = mutate(rng, l)
		}
		a, e1 := real.Parse(l, s)
		b, e2 := ours.Parse(l, s)
		if fmt.Sprint(e1) != fmt.Sprint(e2) {
			t.Fatalf("%q %q: want %v %v got %v %v", l, s, a, e1, b, e2)
		}
		if e1 != nil {
			p, q := e1.(*real.ParseError), e2.(*ours.ParseError)
			if *p != real.ParseError(*q) {
				t.Fatalf("%q %q: %+v %+v", l, s, *p, *q)
			}
			continue
		}
		if a.Format(real.RFC1123Z) != b.Format(real.RFC1123Z) || a.UnixNano() != b.UnixNano() {
			t.Fatalf("%q %q: want %v got %v", l, s, a, b)
		}
	}
}

func TestParseDuration(t *testing.T) {
	rng := rand.New(rand.NewSource(4))
	for i := 0; i < 100000; i++ {
		s := real.Duration(int64(rng.Uint64()) >> uint(rng.Intn(64))).String()
		if rng.Intn(2) == 0 {
			s = mutate(rng, s)
		}
		if rng.Intn(10) == 0 {
			s = []string{"", "-", ".", "1", "3000000h", "9223372036854775807ns", "9223372036854775808ns", "-9223372036854775808ns", ".5h", "5.h", "1e3s", "+5µs", "5μs", "0.100000000000000000000h", "1.99999999999999999999999s"}[rng.Intn(15)]
		}
		a, e1 := real.ParseDuration(s)
		b, e2 := ours.ParseDuration(s)
		if int64(a) != int64(b) || fmt.Sprint(e1) != fmt.Sprint(e2) {
			t.Fatalf("%q: want %d %v got %d %v", s, a, e1, b, e2)
		}
	}
}

func TestBinary(t *testing.T) {
	rng := rand.New(rand.NewSource(5))
	for i := 0; i < 5000; i++ {
		r, _ := pair(rng)
		b, err := r.MarshalBinary()
		if err != nil {
			continue
		}
		if rng.Intn(3) == 0 {
			b[rng.Intn(len(b))] ^= 1
		}
		var x real.Time
		var y ours.Time
		e1, e2 := x.UnmarshalBinary(b), y.UnmarshalBinary(b)
		if fmt.Sprint(e1) != fmt.Sprint(e2) || e1 == nil && (x.UnixNano() != y.UnixNano() || x.Format(real.RFC1123Z) != y.Format(real.RFC1123Z)) {
			t.Fatal(b, e1, e2, x, y)
		}
	}
}

func TestNow(t *testing.T) {
	a := ours.Now()
	if d := ours.Since(a); d < 0 || d > ours.Minute {
		t.Fatal(d)
	}
	if ours.Until(a.Add(ours.Hour)) > ours.Hour || a.Add(5).Sub(a) != 5 || !a.Round(0).Equal(a) {
		t.Fatal(a)
	}
	tm := ours.NewTimer(ours.Millisecond)
	<-tm.C
	<-ours.After(1)
	c := make(chan bool)
	ours.AfterFunc(1, func() { c <- true })
	<-c
	k := ours.NewTicker(ours.Millisecond)
	<-k.C
	<-k.C
	k.Stop()
	if m := ours.Month(13).String(); m != real.Month(13).String() {
		t.Fatal(m)
	}
	if m := ours.Weekday(-1).String(); m != real.Weekday(-1).String() {
		t.Fatal(m)
	}
}
