package main

func main() {
L1:
	for {
		break L2
		continue L1
	}
L3:
	if true {
		continue L3
	}
L4:
	switch {
	default:
		break L4
		continue L4
	}
	goto L5
	x := 1
L5:
	_ = x
	goto L6
	{
	L6:
	}
	for {
		goto L7
	}
L8:
L8:
	func() { goto L8 }()
	break
	continue
	select {
	default:
		break
		fallthrough
	}
	switch {
	case true:
		fallthrough
	case false:
		fallthrough
	}
	var t any
	switch t.(type) {
	case int:
		fallthrough
	default:
	}
}

// Errors:
// # command-line-arguments
// ./p.go:6:9: break label not defined: L2
// ./p.go:11:12: invalid continue label L3
// ./p.go:17:12: invalid continue label L4
// ./p.go:19:7: goto L5 jumps over declaration of x at ./p.go:20:4
// ./p.go:23:7: goto L6 jumps into block starting at ./p.go:24:2
// ./p.go:28:8: label L7 not defined
// ./p.go:30:1: label L8 defined and not used
// ./p.go:31:1: label L8 already defined at ./p.go:30:1
// ./p.go:32:16: label L8 not defined
// ./p.go:33:2: break is not in a loop, switch, or select
// ./p.go:34:2: continue is not in a loop
// ./p.go:38:3: fallthrough statement out of place
// ./p.go:44:3: cannot fallthrough final case in switch
// ./p.go:49:3: cannot fallthrough in type switch
