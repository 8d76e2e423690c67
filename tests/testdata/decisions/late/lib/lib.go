package lib

import "example.com/late/generic"

type Key struct{ A int }

// Holder brings the methods of Box[int] to whoever reads it.
type Holder struct{ Box generic.Box[int] }

func (h *Holder) Look() { h.Box.Look() }

// The instances in these bodies come with them where they are inlined.
func Ints(s []int)       { generic.Walk(s) }
func Strings(s []string) { generic.Walk(s) }
func Bytes(s []byte)     { generic.Walk(s) }
func Keys()              { var b generic.Box[Key]; b.Look() }
