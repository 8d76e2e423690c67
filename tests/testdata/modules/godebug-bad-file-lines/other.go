//go:debug panicnill=1
//go:debug panicnil
//go:debug
//go:debug panicnil=1,x=2
//go:debug x509sha1=1
//go:debug default=1.21
//go:debug default=go1.99
//go:debug panicnil = 1
//go:debug panicnil=1
//go:debug panicnil=0
//go:debugger

package main
