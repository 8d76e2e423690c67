// run

package main

import (
	"sync"
)

func main() {
	var wg sync.WaitGroup
	wg.Go(func() { panic("x") })
	wg.Wait()
}
