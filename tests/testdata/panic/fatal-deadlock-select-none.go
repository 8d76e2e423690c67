// run

package main

func main() {
	select {}
}
