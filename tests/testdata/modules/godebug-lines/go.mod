module m

go 1.26

godebug (
	default=go1.23 // random numbers
	panicnil=1
)

godebug asynctimerchan=1
