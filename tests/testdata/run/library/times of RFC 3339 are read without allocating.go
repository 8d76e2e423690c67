// run

package main

import (
	"fmt"
	"testing"
	"time"
)

func main() {
	zone := time.FixedZone("home", 3600)
	for _, s := range []string{
		"2006-01-02T15:04:05Z", "2006-01-02T15:04:05.123456789012Z", "2006-01-02T15:04:05.Z", "2006-01-02T15:04:05,5Z", "2006-01-02T15:04:05+01:00",
		"2006-01-02T15:04:05-23:59", "2006-01-02T15:04:05+24:00", "2006-01-02T15:04:05+01:60", "2006-01-02T15:04:05+0100", "2006-02-30T15:04:05Z",
		"2006-13-02T15:04:05Z", "2006-01-02T5:04:05Z", "2006-01-02T24:04:05Z", "2006-01-02T15:04:60Z", "2006-01-02T15:04:05", "2006-01-02T15:04:05z", "0000-02-29T00:00:00Z",
		"2006-01-0:T15:04:05Z", "2006-01-02T15:04:05.5-00:00", "2006-01-02T15:04:05.+00:00", "",
	} {
		a, err := time.Parse(time.RFC3339, s)
		fmt.Println(a, err)
		b, err := time.ParseInLocation(time.RFC3339Nano, s, zone)
		fmt.Println(b.Location(), b.Equal(a), err == nil)
		var c time.Time
		if err := c.UnmarshalText([]byte(s)); c != a {
			fmt.Println("text", c, err)
		}
		if err := c.UnmarshalJSON([]byte(`"` + s + `"`)); c != a {
			fmt.Println("JSON", c, err)
		}
	}
	text := []byte("2006-01-02T15:04:05.5Z")
	fmt.Println(testing.AllocsPerRun(100, func() {
		var t time.Time
		t.UnmarshalText(text)
		time.Parse(time.RFC3339, "2020-05-06T07:08:09Z")
	}))
}

// Output:
// 2006-01-02 15:04:05 +0000 UTC <nil>
// UTC true true
// 2006-01-02 15:04:05.123456789 +0000 UTC <nil>
// UTC true true
// 0001-01-01 00:00:00 +0000 UTC parsing time "2006-01-02T15:04:05.Z" as "2006-01-02T15:04:05Z07:00": cannot parse ".Z" as "Z07:00"
// UTC true false
// 2006-01-02 15:04:05.5 +0000 UTC <nil>
// UTC true true
// 2006-01-02 15:04:05 +0100 +0100 <nil>
// home true true
// 2006-01-02 15:04:05 -2359 -2359 <nil>
//  true true
// text 2006-01-02 15:04:05 -2359 -2359 <nil>
// JSON 2006-01-02 15:04:05 -2359 -2359 <nil>
// 2006-01-02 15:04:05 +2400 +2400 <nil>
//  true true
// text 2006-01-02 15:04:05 +2400 +2400 <nil>
// JSON 2006-01-02 15:04:05 +2400 +2400 <nil>
// 2006-01-02 15:04:05 +0200 +0200 <nil>
//  true true
// 0001-01-01 00:00:00 +0000 UTC parsing time "2006-01-02T15:04:05+0100" as "2006-01-02T15:04:05Z07:00": cannot parse "+0100" as "Z07:00"
// UTC true false
// 0001-01-01 00:00:00 +0000 UTC parsing time "2006-02-30T15:04:05Z": day out of range
// UTC true false
// 0001-01-01 00:00:00 +0000 UTC parsing time "2006-13-02T15:04:05Z": month out of range
// UTC true false
// 2006-01-02 05:04:05 +0000 UTC <nil>
// UTC true true
// 0001-01-01 00:00:00 +0000 UTC parsing time "2006-01-02T24:04:05Z": hour out of range
// UTC true false
// 0001-01-01 00:00:00 +0000 UTC parsing time "2006-01-02T15:04:60Z": second out of range
// UTC true false
// 0001-01-01 00:00:00 +0000 UTC parsing time "2006-01-02T15:04:05" as "2006-01-02T15:04:05Z07:00": cannot parse "" as "Z07:00"
// UTC true false
// 0001-01-01 00:00:00 +0000 UTC parsing time "2006-01-02T15:04:05z" as "2006-01-02T15:04:05Z07:00": cannot parse "z" as "Z07:00"
// UTC true false
// 0000-02-29 00:00:00 +0000 UTC <nil>
// UTC true true
// 0001-01-01 00:00:00 +0000 UTC parsing time "2006-01-0:T15:04:05Z" as "2006-01-02T15:04:05Z07:00": cannot parse "0:T15:04:05Z" as "02"
// UTC true false
// 2006-01-02 15:04:05.5 +0000 UTC <nil>
//  true true
// 0001-01-01 00:00:00 +0000 UTC parsing time "2006-01-02T15:04:05.+00:00" as "2006-01-02T15:04:05Z07:00": cannot parse ".+00:00" as "Z07:00"
// UTC true false
// 0001-01-01 00:00:00 +0000 UTC parsing time "" as "2006-01-02T15:04:05Z07:00": cannot parse "" as "2006"
// UTC true false
// 0
