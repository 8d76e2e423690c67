package main

import "os"

func code() int { return 3 }

func main() { os.Exit(code()) }
