module old

go 1.26
