package deep

func Loops() (fs []func() int) {
	for i := range 3 {
		fs = append(fs, func() int { return i })
	}
	return fs
}
