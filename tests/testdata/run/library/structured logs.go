// run

package main

import (
	"context"
	"errors"
	"log/slog"
	"os"
	"time"
)

type secret string

func (secret) LogValue() slog.Value { return slog.StringValue("***") }

type point struct{ X, Y int }

func main() {
	noTime := func(groups []string, a slog.Attr) slog.Attr {
		if a.Key == slog.TimeKey && len(groups) == 0 {
			return slog.Attr{}
		}
		return a
	}
	opts := &slog.HandlerOptions{Level: slog.LevelDebug, ReplaceAttr: noTime}
	for _, h := range []slog.Handler{slog.NewTextHandler(os.Stdout, opts), slog.NewJSONHandler(os.Stdout, opts)} {
		l := slog.New(h)
		l.Info("hello", "n", 1, "s", "two words", "f", 1.5, "err", errors.New("bad"), "d", 3*time.Second, "p", point{1, 2}, "nil", nil)
		l.With("a", 1).WithGroup("g").With("b", 2).Warn("grouped", slog.Group("in", "x", 1, "y", secret("pw")), "odd")
		l.Log(context.Background(), slog.LevelError+2, "quote \"me\"\n", "k=", "a=b", "bytes", []byte("xyz"), "t", time.Unix(0, 0).UTC())
		l.WithGroup("empty").Debug("nothing", slog.Group("g"))
		l.LogAttrs(nil, slog.LevelInfo, "attrs", slog.Any("list", []int{1, 2}), slog.Bool("b", true), slog.Uint64("u", 1<<63))
	}
	m := slog.New(slog.NewMultiHandler(slog.NewTextHandler(os.Stdout, opts), slog.DiscardHandler))
	m.Info("multi", "a", 1)
	var lv slog.Level
	println(lv.UnmarshalText([]byte("warn+3")) == nil, lv.String(), lv.UnmarshalText([]byte("x")).Error())
}

// Output:
// level=INFO msg=hello n=1 s="two words" f=1.5 err=bad d=3s p="{X:1 Y:2}" nil=<nil>
// level=WARN msg=grouped a=1 g.b=2 g.in.x=1 g.in.y=*** g.!BADKEY=odd
// level=ERROR+2 msg="quote \"me\"\n" "k="="a=b" bytes="xyz" t=1970-01-01T00:00:00.000Z
// level=DEBUG msg=nothing
// level=INFO msg=attrs list="[1 2]" b=true u=9223372036854775808
// {"level":"INFO","msg":"hello","n":1,"s":"two words","f":1.5,"err":"bad","d":3000000000,"p":{"X":1,"Y":2},"nil":null}
// {"level":"WARN","msg":"grouped","a":1,"g":{"b":2,"in":{"x":1,"y":"***"},"!BADKEY":"odd"}}
// {"level":"ERROR+2","msg":"quote \"me\"\n","k=":"a=b","bytes":"eHl6","t":"1970-01-01T00:00:00Z"}
// {"level":"DEBUG","msg":"nothing"}
// {"level":"INFO","msg":"attrs","list":[1,2],"b":true,"u":9223372036854775808}
// level=INFO msg=multi a=1
// true WARN+3 slog: level string "x": unknown name
