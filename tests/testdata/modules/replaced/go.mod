module m

go 1.26

require (
	example.com/other v0.0.0
	example.com/other/deep v0.0.0
)

replace example.com/other => ./other // here

replace (
	example.com/other/deep v0.0.0 => ./other/deep
)
