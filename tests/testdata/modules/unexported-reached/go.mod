module ux
go 1.26
