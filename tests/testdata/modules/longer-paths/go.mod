module example.com/m

go 1.26

require (
	"example.com/m/sub" v0.0.0
	example.com/m/v2 v2.0.0
)

replace (
	example.com/m/sub => ./elsewhere
	example.com/m/v2 v2.0.0 => ./two
)
