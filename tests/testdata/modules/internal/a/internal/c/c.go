package c

var C = 1
