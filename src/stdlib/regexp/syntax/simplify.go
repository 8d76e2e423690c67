package syntax

// Simplify gives a tree without counted repetitions and with no operator on the same one. It may share nodes with re, which stays as it is.
func (re *Regexp) Simplify() *Regexp {
	if re == nil {
		return nil
	}
	switch re.Op {
	case OpCapture, OpConcat, OpAlternate:
		var list []*Regexp
		for i, s := range re.Sub {
			t := s.Simplify()
			if list == nil && t != s {
				list = append(make([]*Regexp, 0, len(re.Sub)), re.Sub[:i]...)
			}
			if list != nil {
				list = append(list, t)
			}
		}
		if list == nil {
			return re
		}
		c := *re
		c.Rune, c.Sub = nil, list
		return &c
	case OpStar, OpPlus, OpQuest:
		return repeated(re.Op, re.Flags, re.Sub[0].Simplify(), re)
	case OpRepeat:
		return re.unfold()
	}
	return re
}

// repeated puts an operator on a tree that is simple; old, if not nil, is given back where it is the same.
func repeated(op Op, flags Flags, sub, old *Regexp) *Regexp {
	switch {
	case sub.Op == OpEmptyMatch:
		return sub
	case op == sub.Op && (flags^sub.Flags)&NonGreedy == 0:
		return sub
	case old != nil && old.Op == op && (flags^old.Flags)&NonGreedy == 0 && old.Sub[0] == sub:
		return old
	}
	return &Regexp{Op: op, Flags: flags, Sub: []*Regexp{sub}}
}

// unfold writes a counted repetition out.
func (re *Regexp) unfold() *Regexp {
	lo, hi := re.Min, re.Max
	if lo == 0 && hi == 0 {
		return &Regexp{Op: OpEmptyMatch}
	}
	sub := re.Sub[0].Simplify()
	if lo == 1 && hi == 1 {
		return sub
	}
	copies := func(n int) *Regexp {
		c := &Regexp{Op: OpConcat}
		for range n {
			c.Sub = append(c.Sub, sub)
		}
		return c
	}
	switch {
	case hi < 0 && lo == 0:
		return repeated(OpStar, re.Flags, sub, nil)
	case hi < 0 && lo == 1:
		return repeated(OpPlus, re.Flags, sub, nil)
	case hi < 0:
		c := copies(lo - 1)
		c.Sub = append(c.Sub, repeated(OpPlus, re.Flags, sub, nil))
		return c
	case hi < lo:
		return &Regexp{Op: OpNoMatch}
	}
	// x{2,5} is xx(x(x(x)?)?)?.
	var rest *Regexp
	for range hi - lo {
		if rest == nil {
			rest = repeated(OpQuest, re.Flags, sub, nil)
		} else {
			rest = repeated(OpQuest, re.Flags, &Regexp{Op: OpConcat, Sub: []*Regexp{sub, rest}}, nil)
		}
	}
	if lo == 0 {
		return rest
	}
	c := copies(lo)
	if rest != nil {
		c.Sub = append(c.Sub, rest)
	}
	return c
}
