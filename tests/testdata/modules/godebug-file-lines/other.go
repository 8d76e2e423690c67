//go:debug randseednop=1

package main

//go:debug panicnil=1
