// Package structs has markers that say how a struct is laid out. Complete.
package structs

// HostLayout, as the type of a field `_`, asks for the layout that the host's C has. Structs here have it always: fields in order, each at a
// multiple of its alignment.
type HostLayout struct {
	_ hostLayout
}

// hostLayout has a name, so that struct{} cannot be converted to HostLayout.
type hostLayout struct{}
