// run

package main

import (
	"fmt"
	"os"
	"text/tabwriter"
)

func main() {
	w := tabwriter.NewWriter(os.Stdout, 0, 8, 1, ' ', tabwriter.AlignRight|tabwriter.Debug)
	fmt.Fprintln(w, "name\tbytes\tallocs\t")
	fmt.Fprintln(w, "Sprintf\t64\t2\t")
	fmt.Fprintln(w, "Itoa\t5\t1\t")
	w.Flush()

	w.Init(os.Stdout, 5, 0, 2, '.', 0)
	fmt.Fprintln(w, "a\tb\tc")
	fmt.Fprintln(w, "aaaa\tbbbbbbb\tc")
	fmt.Fprintln(w, "no tab ends the columns")
	fmt.Fprintln(w, "héé\tx")
	w.Flush()

	w.Init(os.Stdout, 0, 8, 0, '\t', tabwriter.TabIndent|tabwriter.DiscardEmptyColumns)
	fmt.Fprintln(w, "\t\tindented\tx")
	fmt.Fprintln(w, "a\v\vb")
	w.Flush()

	w.Init(os.Stdout, 8, 1, 1, '*', tabwriter.FilterHTML|tabwriter.StripEscape)
	fmt.Fprintln(w, "<b>x</b>\t&amp;\t\xff<i>\t\xff\tz")
	w.Flush()
}

// Output:
//     name| bytes| allocs|
//  Sprintf|    64|      2|
//     Itoa|     5|      1|
// a.....b........c
// aaaa..bbbbbbb..c
// no tab ends the columns
// héé..x
// 	indentedx
// a	b
// <b>x</b>*******&amp;*******<i>	****z
