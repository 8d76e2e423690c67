module m

go 1.26

godebug (
	panicnil=1
	panicnil 1
)
