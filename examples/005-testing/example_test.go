package words_test

import (
	"fmt"

	"example.com/words"
)

func ExampleTop() {
	fmt.Println(words.Top("to be or not to be that is", 2))
	// Output: [be to]
}

func ExampleCount() {
	for w, n := range words.Count("a b b") {
		fmt.Println(w, n)
	}
	// Unordered output:
	// a 1
	// b 2
}
