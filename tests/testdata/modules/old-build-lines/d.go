package main

import "C"

var x = 3
