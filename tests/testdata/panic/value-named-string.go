// run

package main

type MyS string

func main() {
	panic(MyS("x\ny"))
}
