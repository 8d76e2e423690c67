package cd

var X = "x"

type Box[T any] struct{ v T }

func New[T any](v T) *Box[T] { return &Box[T]{v} }

func (b *Box[T]) Get() T { return b.v }
