module example.com/lib

go 1.21

require example.com/other v1.2.0
