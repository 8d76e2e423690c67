module m

go 1.20

godebug panicnil=1
