// sync: Pool. Complete in behaviour: a private slot and a list, emptied over two collections as in Go; one list for all Ps, not one each.

package sync

import "internal/race"

// A Pool keeps objects for reuse; any of them may vanish at a collection.
type Pool struct {
	noCopy noCopy

	private any   // the object put last
	shared  []any // older ones
	oldOne  any   // what the collection before last left
	victim  []any

	// Lists of pools in use and of pools with victims: links, so that a collection allocates nothing.
	listed  bool
	nextAll *Pool
	nextOld *Pool

	New func() any
}

var (
	allPools *Pool
	oldPools *Pool
)

func (p *Pool) Put(x any) {
	if x == nil {
		return
	}
	race.ReleaseMergeAny(x)
	if !p.listed {
		p.listed = true
		p.nextAll = allPools
		allPools = p
	}
	if p.private == nil {
		p.private = x
		return
	}
	p.shared = append(p.shared, x)
}

func (p *Pool) Get() any {
	x := p.private
	p.private = nil
	if x == nil {
		if n := len(p.shared); n > 0 {
			x = p.shared[n-1]
			p.shared[n-1] = nil
			p.shared = p.shared[:n-1]
		} else if n := len(p.victim); n > 0 {
			x = p.victim[n-1]
			p.victim[n-1] = nil
			p.victim = p.victim[:n-1]
		} else {
			x = p.oldOne
			p.oldOne = nil
		}
	}
	if x == nil && p.New != nil {
		return p.New()
	}
	race.AcquireAny(x)
	return x
}

// poolCleanup runs at the start of a collection: what was shared becomes the victim, the old victim goes.
func poolCleanup() {
	for p := oldPools; p != nil; p = p.nextOld {
		p.oldOne, p.victim = nil, nil
	}
	oldPools = nil
	for p := allPools; p != nil; p = p.nextAll {
		p.oldOne, p.victim = p.private, p.shared
		p.private, p.shared = nil, nil
		p.listed = false
		p.nextOld = oldPools
		oldPools = p
	}
	allPools = nil
}

func init() {
	runtime_registerPoolCleanup(poolCleanup)
}
