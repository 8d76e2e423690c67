package lib

import "example.com/other"

func Name() string { return "lib with " + other.Name }
