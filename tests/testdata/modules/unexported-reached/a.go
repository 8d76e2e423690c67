package main

import "ux/u"

func f() {
	_ = u.helper
	_ = u.usedHelper
	_ = u.loopHelper
	_ = u.small
	_ = u.f
	_ = u.nope
}
