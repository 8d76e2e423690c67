// +build linux,!amd64,!386 darwin
// +build go1.5

package main

var x = 1
