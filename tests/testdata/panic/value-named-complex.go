// run

package main

type MyC complex128

func main() {
	panic(MyC(1i))
}
