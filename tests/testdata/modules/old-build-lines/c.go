// +build linux darwin
// +build go1.5

package main

var x = 2
