module m

go 1.26

godebug panicnill=1
