package main

import (
	"strings"
	"ux/u"
)

func main() {
	var s u.S
	var _ u.hidden
	var _ u.reach
	var _ u.onlyMeth
	var _ u.elem
	_ = u.count
	_ = u.cst
	_ = u.usedCst
	_ = u.v
	_ = u.usedV
	_ = s.field
	_ = s.FIELD
	_ = s.Inner
	_ = s.inner
	s.method()
	s.Private()
	s.private()
	_ = u.S{field: 1}
	_ = u.S{inner: 1}
	_ = u.S{Inner: 1}
	_ = u.R().a
	var b strings.Builder
	b.writeString("x")
	b.Buf
	b.buf
}
