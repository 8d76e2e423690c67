module example.com/other/deep

go 1.26
