// run

package main

import (
	"fmt"
	"go/doc/comment"
)

const text = `Package p does things. See [io.Reader], [*T.M], [the spec], [encoding/json.Decoder],
[unknown] and https://go.dev/x(y). It ` + "``quotes''" + ` and is long enough for several lines, as one sees.

# A heading

Old Heading

Text after it:
	code {
		indented
	}
  - an item
    that goes on
  - another

 1. one

 2) two * three
10. ten
not indented {
	brace
}

[the spec]: https://go.dev/ref/spec
[unused]: http://x/
`

func main() {
	p := comment.Parser{
		Words:     map[string]string{"things": "", "long": "http://long/"},
		LookupSym: func(recv, name string) bool { return recv == "T" && name == "M" },
	}
	d := p.Parse(text)
	var out comment.Printer
	fmt.Printf("%s--\n%s--\n%s--\n%s--\n", out.Comment(d), out.Text(d), out.Markdown(d), out.HTML(d))
	out = comment.Printer{TextWidth: 30, TextPrefix: "# ", HeadingLevel: 2, DocLinkBaseURL: "/pkg/", HeadingID: func(h *comment.Heading) string { return "" }}
	fmt.Printf("%s--\n%s--\n", out.Text(d), out.HTML(d))
}

// Output:
// Package p does things. See [io.Reader], [*T.M], [the spec], [encoding/json.Decoder],
// [unknown] and https://go.dev/x(y). It “quotes” and is long enough for several lines, as one sees.
//
// # A heading
//
// # Old Heading
//
// Text after it:
//
// 		code {
// 			indented
// 		}
// 	  - an item
// 	    that goes on
// 	  - another
//
// 	 1. one
//
// 	 2) two * three
//
// 10. ten
//
// 	not indented {
// 		brace
// 	}
//
// [the spec]: https://go.dev/ref/spec
//
// [unused]: http://x/
// --
// Package p does things. See io.Reader, *T.M, the spec, encoding/json.Decoder,
// [unknown] and https://go.dev/x(y). It “quotes” and is long enough for several
// lines, as one sees.
//
// # A heading
//
// # Old Heading
//
// Text after it:
//
// 		code {
// 			indented
// 		}
// 	  - an item
// 	    that goes on
// 	  - another
//
// 	 1. one
//
// 	 2) two * three
//
// 10. ten
//
// 	not indented {
// 		brace
// 	}
//
// [the spec]: https://go.dev/ref/spec
// --
// Package p does *things*. See [io.Reader](/io#Reader), [\*T.M](#T.M), [the spec](https://go.dev/ref/spec), [encoding/json.Decoder](/encoding/json#Decoder), \[unknown] and [https://go.dev/x(y)](https://go.dev/x(y)). It “quotes” and is [*long*](http://long/) enough for several lines, as one sees.
//
// ### A heading {#hdr-A_heading}
//
// ### Old Heading {#hdr-Old_Heading}
//
// Text after it:
//
// 		code {
// 			indented
// 		}
// 	  - an item
// 	    that goes on
// 	  - another
//
// 	 1. one
//
// 	 2) two * three
//
// 10\. ten
//
// 	not indented {
// 		brace
// 	}
// --
// <p>Package p does <i>things</i>. See <a href="/io#Reader">io.Reader</a>, <a href="#T.M">*T.M</a>, <a href="https://go.dev/ref/spec">the spec</a>, <a href="/encoding/json#Decoder">encoding/json.Decoder</a>,
// [unknown] and <a href="https://go.dev/x(y)">https://go.dev/x(y)</a>. It “quotes” and is <a href="http://long/"><i>long</i></a> enough for several lines, as one sees.
// <h3 id="hdr-A_heading">A heading</h3>
// <h3 id="hdr-Old_Heading">Old Heading</h3>
// <p>Text after it:
// <pre>	code {
// 		indented
// 	}
//   - an item
//     that goes on
//   - another
//
//  1. one
//
//  2) two * three
// </pre>
// <p>10. ten
// <pre>not indented {
// 	brace
// }
// </pre>
// --
// # Package p does things.
// # See io.Reader, *T.M, the spec,
// # encoding/json.Decoder,
// # [unknown] and
// # https://go.dev/x(y).
// # It “quotes” and is long
// # enough for several lines,
// # as one sees.
// #
// # # A heading
// #
// # # Old Heading
// #
// # Text after it:
// #
// # 		code {
// # 			indented
// # 		}
// # 	  - an item
// # 	    that goes on
// # 	  - another
//
// # 	 1. one
//
// # 	 2) two * three
// #
// # 10. ten
// #
// # 	not indented {
// # 		brace
// # 	}
//
// [the spec]: https://go.dev/ref/spec
// --
// <p>Package p does <i>things</i>. See <a href="/pkg/io/#Reader">io.Reader</a>, <a href="#T.M">*T.M</a>, <a href="https://go.dev/ref/spec">the spec</a>, <a href="/pkg/encoding/json/#Decoder">encoding/json.Decoder</a>,
// [unknown] and <a href="https://go.dev/x(y)">https://go.dev/x(y)</a>. It “quotes” and is <a href="http://long/"><i>long</i></a> enough for several lines, as one sees.
// <h2>A heading</h2>
// <h2>Old Heading</h2>
// <p>Text after it:
// <pre>	code {
// 		indented
// 	}
//   - an item
//     that goes on
//   - another
//
//  1. one
//
//  2) two * three
// </pre>
// <p>10. ten
// <pre>not indented {
// 	brace
// }
// </pre>
// --
