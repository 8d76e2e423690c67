package main

import (
	"fmt"
	"os"
	"testing"
)

func TestMain(m *testing.M) {
	fmt.Println("before")
	n := m.Run()
	fmt.Println("after", n)
	os.Exit(n)
}

func TestCode(t *testing.T) {
	if code() != 3 {
		t.Fail()
	}
}
