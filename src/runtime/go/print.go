// print and println (Go: runtime/print.go). The basic kinds are natives.

package runtime

import "unsafe"

func printlock()   {}
func printunlock() {}
func printsp()     { printstring(" ") }
func printnl()     { printstring("\n") }

func printcomplex128(c complex128) {
	printstring("(")
	printfloat64(real(c))
	if im := imag(c); !(im < 0) && !negzero(im) && !(im > 1.7976931348623157e308) {
		printstring("+")
	}
	printfloat64(imag(c))
	printstring("i)")
}

func printcomplex64(c complex64) {
	printstring("(")
	printfloat32(real(c))
	if im := float64(imag(c)); !(im < 0) && !negzero(im) && !(im > 1.7976931348623157e308) {
		printstring("+")
	}
	printfloat32(imag(c))
	printstring("i)")
}

func negzero(f float64) bool { return *(*uint64)(unsafe.Pointer(&f)) == 1<<63 }

func printeface(e eface) {
	printstring("(")
	printpointer(unsafe.Pointer(e._type))
	printstring(",")
	printpointer(e.data)
	printstring(")")
}

func printiface(i iface) {
	printstring("(")
	printpointer(unsafe.Pointer(i.tab))
	printstring(",")
	printpointer(i.data)
	printstring(")")
}

func printslice(s []byte) {
	sp := (*slice)(unsafe.Pointer(&s))
	printstring("[")
	printint(int64(sp.len))
	printstring("/")
	printint(int64(sp.cap))
	printstring("]")
	printpointer(sp.array)
}

// printquoted prints s as a quoted string.
func printquoted(s string) {
	const digits = "0123456789abcdef"
	printstring(`"`)
	for _, r := range s {
		switch {
		case r == '\n':
			printstring(`\n`)
		case r == '\r':
			printstring(`\r`)
		case r == '\t':
			printstring(`\t`)
		case r == '\\' || r == '"':
			printstring("\\" + string(r))
		case r >= ' ' && r < 0x7f:
			printstring(string(r))
		default:
			n := 4
			printstring(`\`)
			if r < 0x80 {
				n = 2
				printstring("x")
			} else if r < 1<<16 {
				printstring("u")
			} else {
				n = 8
				printstring("U")
			}
			for i := n - 1; i >= 0; i-- {
				d := (r >> (4 * uint(i))) & 15
				printstring(digits[d : d+1])
			}
		}
	}
	printstring(`"`)
}
