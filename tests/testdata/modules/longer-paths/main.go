package main

import (
	"fmt"

	"example.com/m/own"
	"example.com/m/sub"
	"example.com/m/v2"
)

func main() { fmt.Println(own.Name, sub.Name, m.Name) }
