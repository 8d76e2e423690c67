package deep

// Loops has one variable for all iterations: the module's language is older.
func Loops() int {
	var fs []func() int
	for i := 0; i < 3; i++ {
		fs = append(fs, func() int { return i })
	}
	return fs[0]()
}
