// reflect: ranging over values. What a `range` clause accepts, Seq (one variable) and Seq2 (two variables) accept, as iter.Seq of Values.

package reflect

import "iter"

// Counts have the type of v.
func seqInt(v Value) iter.Seq[Value] {
	n, t := v.Int(), v.Type()
	return func(yield func(Value) bool) {
		for i := int64(0); i < n; i++ {
			e := New(t).Elem()
			e.SetInt(i)
			if !yield(e) {
				return
			}
		}
	}
}

func seqUint(v Value) iter.Seq[Value] {
	n, t := v.Uint(), v.Type()
	return func(yield func(Value) bool) {
		for i := uint64(0); i < n; i++ {
			e := New(t).Elem()
			e.SetUint(i)
			if !yield(e) {
				return
			}
		}
	}
}

func seqIndex(n int) iter.Seq[Value] {
	return func(yield func(Value) bool) {
		for i := range n {
			if !yield(ValueOf(i)) {
				return
			}
		}
	}
}

// Seq returns an iter.Seq[Value] that loops over the elements of v as range with one variable does.
func (v Value) Seq() iter.Seq[Value] {
	switch k := v.Kind(); {
	case v.CanInt():
		return seqInt(v)
	case v.CanUint():
		return seqUint(v)
	case k == Pointer && v.Type().Elem().Kind() == Array:
		return seqIndex(v.Type().Elem().Len())
	case k == Array || k == Slice:
		return seqIndex(v.Len())
	case k == String:
		return func(yield func(Value) bool) {
			for i := range v.String() {
				if !yield(ValueOf(i)) {
					return
				}
			}
		}
	case k == Map:
		return func(yield func(Value) bool) {
			for it := v.MapRange(); it.Next(); {
				if !yield(it.Key()) {
					return
				}
			}
		}
	case k == Chan:
		return func(yield func(Value) bool) {
			for e, ok := v.Recv(); ok && yield(e); e, ok = v.Recv() {
			}
		}
	case k == Func && v.Type().CanSeq():
		return func(yield func(Value) bool) {
			callSeq(v, func(in []Value) bool { return yield(in[0]) })
		}
	}
	panic("reflect: " + v.Type().String() + " cannot produce iter.Seq[Value]")
}

// Seq2 returns an iter.Seq2[Value, Value] that loops over the elements of v as range with two variables does.
func (v Value) Seq2() iter.Seq2[Value, Value] {
	switch k := v.Kind(); {
	case k == Pointer && v.Type().Elem().Kind() == Array:
		return v.Elem().Seq2()
	case k == Array || k == Slice:
		return func(yield func(Value, Value) bool) {
			for i := range v.Len() {
				if !yield(ValueOf(i), v.Index(i)) {
					return
				}
			}
		}
	case k == String:
		return func(yield func(Value, Value) bool) {
			for i, r := range v.String() {
				if !yield(ValueOf(i), ValueOf(r)) {
					return
				}
			}
		}
	case k == Map:
		return func(yield func(Value, Value) bool) {
			for it := v.MapRange(); it.Next(); {
				if !yield(it.Key(), it.Value()) {
					return
				}
			}
		}
	case k == Func && v.Type().CanSeq2():
		return func(yield func(Value, Value) bool) {
			callSeq(v, func(in []Value) bool { return yield(in[0], in[1]) })
		}
	}
	panic("reflect: " + v.Type().String() + " cannot produce iter.Seq2[Value, Value]")
}

// callSeq calls an iterator function with a yield function of its type.
func callSeq(v Value, yield func(in []Value) bool) {
	f := MakeFunc(v.Type().In(0), func(in []Value) []Value {
		out := New(v.Type().In(0).Out(0)).Elem()
		out.SetBool(yield(in))
		return []Value{out}
	})
	v.Call([]Value{f})
}
