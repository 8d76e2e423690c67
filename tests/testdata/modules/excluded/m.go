package main

import _ "ex/a"

func main() {}
