package zones_test

import (
	"archive/zip"
	"io"
	"math/rand"
	"path/filepath"
	"runtime"
	"testing"
	real "time"

	ours "gs/time"
)

// Both read the same database: the toolchain's own, from its zip file.
func TestZones(t *testing.T) {
	z, err := zip.OpenReader(filepath.Join(runtime.GOROOT(), "lib/time/zoneinfo.zip"))
	if err != nil {
		t.Fatal(err)
	}
	rng := rand.New(rand.NewSource(1))
	n := 0
	for _, f := range z.File {
		r, _ := f.Open()
		data, _ := io.ReadAll(r)
		if len(data) == 0 {
			continue
		}
		n++
		rl, err := real.LoadLocationFromTZData(f.Name, data)
		if err != nil {
			t.Fatal(err)
		}
		a, err := ours.LoadLocation(f.Name)
		if err != nil {
			t.Fatal(err)
		}
		b, err := ours.LoadLocationFromTZData(f.Name, data)
		if err != nil {
			t.Fatal(err)
		}
		for range 300 {
			sec := rng.Int63n(9e9) - 4e9
			if rng.Intn(3) == 0 {
				sec = rng.Int63n(400*366*86400) - 62135596800/8
			}
			for _, l := range []*ours.Location{a, b} {
				rt, ot := real.Unix(sec, 0).In(rl), ours.Unix(sec, 0).In(l)
				if rt.String() != ot.String() || rt.IsDST() != ot.IsDST() {
					t.Fatalf("%s %d: %v %v, want %v %v", f.Name, sec, ot, ot.IsDST(), rt, rt.IsDST())
				}
				rs, re := rt.ZoneBounds()
				os, oe := ot.ZoneBounds()
				if rs.String() != os.String() || re.String() != oe.String() {
					t.Fatalf("%s %d: bounds %v %v, want %v %v", f.Name, sec, os, oe, rs, re)
				}
				y, mo, d, h := 1900+rng.Intn(200), 1+rng.Intn(12), 1+rng.Intn(31), rng.Intn(24)
				r2, o2 := real.Date(y, real.Month(mo), d, h, 30, 0, 0, rl), ours.Date(y, ours.Month(mo), d, h, 30, 0, 0, l)
				if r2.Unix() != o2.Unix() {
					t.Fatalf("%s Date(%d, %d, %d, %d): %v, want %v", f.Name, y, mo, d, h, o2, r2)
				}
				name, _ := rt.Zone()
				text := rt.Format("2006-01-02 15:04:05 ") + name
				r3, e3 := real.ParseInLocation("2006-01-02 15:04:05 MST", text, rl)
				o3, f3 := ours.ParseInLocation("2006-01-02 15:04:05 MST", text, l)
				if (e3 == nil) != (f3 == nil) || e3 == nil && r3.String() != o3.String() {
					t.Fatalf("%s parse %q: %v %v, want %v %v", f.Name, text, o3, f3, r3, e3)
				}
			}
		}
	}
	t.Log(n, "zones")
	for _, name := range []string{"Nope/Nope", "../x", "/x", "", "UTC", "Local"} {
		_, e1 := real.LoadLocation(name)
		_, e2 := ours.LoadLocation(name)
		if (e1 == nil) != (e2 == nil) || e1 != nil && e1.Error() != e2.Error() {
			t.Errorf("LoadLocation(%q): %v, want %v", name, e2, e1)
		}
	}
	for i := range 200 {
		data := make([]byte, i)
		copy(data, "TZif2")
		_, e1 := real.LoadLocationFromTZData("x", data)
		_, e2 := ours.LoadLocationFromTZData("x", data)
		if (e1 == nil) != (e2 == nil) || e1 != nil && e1.Error() != e2.Error() {
			t.Errorf("%d bytes: %v, want %v", i, e2, e1)
		}
	}
}
