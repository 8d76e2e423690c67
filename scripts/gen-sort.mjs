#!/usr/bin/env node
// Writes the four variants of the sorting algorithms: src/stdlib/sort/{interface,func}_sort.go and
// src/stdlib/slices/{ordered,func}_sort.go. One template, so that all order equal elements alike, and as Go's do: pattern-defeating
// quicksort (Peters, arXiv 2106.05123) with Go's constants, and stable merging by SymMerge (Kim and Kutzner, 2004).
//
//   node scripts/gen-sort.mjs
import { execFileSync } from 'node:child_process'
import * as fs from 'node:fs'
import * as path from 'node:path'

const root = path.resolve(import.meta.dirname, '..', 'src/stdlib')

// DATA is the parameter, X the argument, LESS(i,j) and SWAP(i,j) the operations.
const template = `
func insertionSortNAME«T»(DATA, a, b int PARAM) {
	for i := a + 1; i < b; i++ {
		for j := i; j > a && LESS(j, j-1); j-- {
			SWAP(j, j-1)
		}
	}
}

// siftDownNAME restores the heap of the elements base+lo to base+hi below lo.
func siftDownNAME«T»(DATA, lo, hi, base int PARAM) {
	for {
		kid := 2*lo + 1
		if kid >= hi {
			return
		}
		if kid+1 < hi && LESS(base+kid, base+kid+1) {
			kid++
		}
		if !LESS(base+lo, base+kid) {
			return
		}
		SWAP(base+lo, base+kid)
		lo = kid
	}
}

func heapSortNAME«T»(DATA, a, b int PARAM) {
	n := b - a
	for i := (n - 1) / 2; i >= 0; i-- {
		siftDownNAME(X, i, n, a ARG)
	}
	for i := n - 1; i >= 0; i-- {
		SWAP(a, a+i)
		siftDownNAME(X, 0, i, a ARG)
	}
}

// pdqsortNAME sorts a to b; after limit bad partitions it takes heap sort.
func pdqsortNAME«T»(DATA, a, b, limit int PARAM) {
	balanced, ordered := true, true // the last partition was, its input was
	for {
		n := b - a
		if n <= 12 {
			insertionSortNAME(X, a, b ARG)
			return
		}
		if limit == 0 {
			heapSortNAME(X, a, b ARG)
			return
		}
		if !balanced {
			breakPatternsNAME(X, a, b ARG)
			limit--
		}
		pivot, looks := choosePivotNAME(X, a, b ARG)
		if looks == descending {
			reverseRangeNAME(X, a, b ARG)
			pivot = a + b - 1 - pivot
			looks = ascending
		}
		if balanced && ordered && looks == ascending && partialInsertionSortNAME(X, a, b ARG) {
			return
		}
		if a > 0 && !LESS(a-1, pivot) {
			// The pivot is the smallest element: put its equals aside.
			a = partitionEqualNAME(X, a, b, pivot ARG)
			continue
		}
		mid, was := partitionNAME(X, a, b, pivot ARG)
		ordered = was
		left, right := mid-a, b-mid
		// The smaller part by recursion, the other by the loop.
		if left < right {
			balanced = left >= n/8
			pdqsortNAME(X, a, mid, limit ARG)
			a = mid + 1
		} else {
			balanced = right >= n/8
			pdqsortNAME(X, mid+1, b, limit ARG)
			b = mid
		}
	}
}

// partitionNAME puts what is less than the pivot before it, the rest behind.
func partitionNAME«T»(DATA, a, b, pivot int PARAM) (at int, ordered bool) {
	SWAP(a, pivot)
	i, j := a+1, b-1
	ordered = true
	for {
		for i <= j && LESS(i, a) {
			i++
		}
		for i <= j && !LESS(j, a) {
			j--
		}
		if i > j {
			break
		}
		ordered = false
		SWAP(i, j)
		i++
		j--
	}
	SWAP(j, a)
	return j, ordered
}

// partitionEqualNAME puts what equals the pivot first and returns where the greater ones begin.
func partitionEqualNAME«T»(DATA, a, b, pivot int PARAM) int {
	SWAP(a, pivot)
	i, j := a+1, b-1
	for {
		for i <= j && !LESS(a, i) {
			i++
		}
		for i <= j && LESS(a, j) {
			j--
		}
		if i > j {
			return i
		}
		SWAP(i, j)
		i++
		j--
	}
}

// partialInsertionSortNAME repairs up to five misplaced neighbours and reports whether that was all.
func partialInsertionSortNAME«T»(DATA, a, b int PARAM) bool {
	i := a + 1
	for step := 0; step < 5; step++ {
		for i < b && !LESS(i, i-1) {
			i++
		}
		if i == b {
			return true
		}
		if b-a < 50 {
			return false
		}
		SWAP(i, i-1)
		if i-a >= 2 {
			for j := i - 1; j >= 1 && LESS(j, j-1); j-- {
				SWAP(j, j-1)
			}
		}
		if b-i >= 2 {
			for j := i + 1; j < b && LESS(j, j-1); j++ {
				SWAP(j, j-1)
			}
		}
	}
	return false
}

// breakPatternsNAME moves three elements of the middle, against patterns that make bad pivots.
func breakPatternsNAME«T»(DATA, a, b int PARAM) {
	n := b - a
	if n < 8 {
		return
	}
	random := uint64(n)
	mask := uint(1)<<bits.Len(uint(n)) - 1
	mid := a + n/4*2
	for i := mid - 1; i <= mid+1; i++ {
		random ^= random << 13
		random ^= random >> 7
		random ^= random << 17
		j := int(uint(random) & mask)
		if j >= n {
			j -= n
		}
		SWAP(i, a+j)
	}
}

func reverseRangeNAME«T»(DATA, a, b int PARAM) {
	for i, j := a, b-1; i < j; i, j = i+1, j-1 {
		SWAP(i, j)
	}
}

// choosePivotNAME takes the median of three, from fifty elements on of three medians; how many of the
// comparisons were out of order tells what the input looks like.
func choosePivotNAME«T»(DATA, a, b int PARAM) (pivot int, looks order) {
	n := b - a
	swaps := 0
	i, j, k := a+n/4, a+n/4*2, a+n/4*3
	if n >= 8 {
		if n >= 50 {
			i = medianNAME(X, i-1, i, i+1, &swaps ARG)
			j = medianNAME(X, j-1, j, j+1, &swaps ARG)
			k = medianNAME(X, k-1, k, k+1, &swaps ARG)
		}
		j = medianNAME(X, i, j, k, &swaps ARG)
	}
	switch swaps {
	case 0:
		return j, ascending
	case 12:
		return j, descending
	}
	return j, unordered
}

func medianNAME«T»(DATA, a, b, c int, swaps *int PARAM) int {
	if LESS(b, a) {
		*swaps++
		a, b = b, a
	}
	if LESS(c, b) {
		*swaps++
		b = c
	}
	if LESS(b, a) {
		*swaps++
		b = a
	}
	return b
}
`

const stable = `
// stableNAME sorts blocks of 20 by insertion, then merges in place.
func stableNAME«T»(DATA, n int PARAM) {
	size := 20
	a := 0
	for ; a+size <= n; a += size {
		insertionSortNAME(X, a, a+size ARG)
	}
	insertionSortNAME(X, a, n ARG)
	for ; size < n; size *= 2 {
		for a = 0; a+2*size <= n; a += 2 * size {
			symMergeNAME(X, a, a+size, a+2*size ARG)
		}
		if m := a + size; m < n {
			symMergeNAME(X, a, m, n ARG)
		}
	}
}

// symMergeNAME merges the sorted a to m and m to b.
func symMergeNAME«T»(DATA, a, m, b int PARAM) {
	if m-a == 1 {
		// One element: find the first place that isn't less, and go there.
		i, j := m, b
		for i < j {
			h := int(uint(i+j) >> 1)
			if LESS(h, a) {
				i = h + 1
			} else {
				j = h
			}
		}
		for k := a; k < i-1; k++ {
			SWAP(k, k+1)
		}
		return
	}
	if b-m == 1 {
		i, j := a, m
		for i < j {
			h := int(uint(i+j) >> 1)
			if !LESS(m, h) {
				i = h + 1
			} else {
				j = h
			}
		}
		for k := m; k > i; k-- {
			SWAP(k, k-1)
		}
		return
	}
	// Find the ranges, symmetric about the middle, that have to change sides.
	mid := int(uint(a+b) >> 1)
	n := mid + m
	lo, hi := a, m
	if m > mid {
		lo, hi = n-b, mid
	}
	for p := n - 1; lo < hi; {
		c := int(uint(lo+hi) >> 1)
		if !LESS(p-c, c) {
			lo = c + 1
		} else {
			hi = c
		}
	}
	end := n - lo
	if lo < m && m < end {
		rotateNAME(X, lo, m, end ARG)
	}
	if a < lo && lo < mid {
		symMergeNAME(X, a, lo, mid ARG)
	}
	if mid < end && end < b {
		symMergeNAME(X, mid, end, b ARG)
	}
}

// rotateNAME exchanges the neighbouring blocks a to m and m to b.
func rotateNAME«T»(DATA, a, m, b int PARAM) {
	i, j := m-a, b-m
	for i != j {
		if i > j {
			swapRangeNAME(X, m-i, m, j ARG)
			i -= j
		} else {
			swapRangeNAME(X, m-i, m+j-i, i ARG)
			j -= i
		}
	}
	swapRangeNAME(X, m-i, m, i ARG)
}

func swapRangeNAME«T»(DATA, a, b, n int PARAM) {
	for i := 0; i < n; i++ {
		SWAP(a+i, b+i)
	}
}
`

// Replaces name(first, second) by f(first, second), matching parentheses.
function expand(text, name, f) {
  let out = ''
  for (;;) {
    const at = text.indexOf(name + '(')
    if (at < 0) return out + text
    let depth = 0, end = at + name.length, comma = -1
    for (; ; end++) {
      const c = text[end]
      if (c === '(') depth++
      else if (c === ')' && --depth === 0) break
      else if (c === ',' && depth === 1) comma = end
    }
    out += text.slice(0, at) + f(text.slice(at + name.length + 1, comma).trim(), text.slice(comma + 1, end).trim())
    text = text.slice(end + 1)
  }
}

function variant(file, pkg, what, imports, o) {
  let text = template + (o.stable ? stable : '')
  text = expand(text, 'LESS', o.less)
  text = expand(text, 'SWAP', o.swap)
  text = text.replaceAll('«T»', o.types).replaceAll(' PARAM', o.param ?? '').replaceAll(' ARG', o.arg ?? '').replaceAll('DATA', o.data)
    .replaceAll('(X, ', '(data, ').replaceAll('NAME', o.name)
  const to = path.join(root, file)
  fs.writeFileSync(to, `// Package ${pkg}: the algorithms ${what}. Generated by scripts/gen-sort.mjs.\n\npackage ${pkg}\n\nimport (\n${imports.map((i) => `\t"${i}"\n`).join('')})\n${text}`)
  execFileSync('gofmt', ['-w', to])
}

const method = { less: (i, j) => `data.Less(${i}, ${j})`, swap: (i, j) => `data.Swap(${i}, ${j})` }
const swap = (i, j) => `data[${i}], data[${j}] = data[${j}], data[${i}]`
variant('sort/interface_sort.go', 'sort', 'for an Interface', ['math/bits'], { stable: true, name: '', types: '', data: 'data Interface', ...method })
variant('sort/func_sort.go', 'sort', 'for a pair of functions', ['math/bits'], { stable: true, name: '_func', types: '', data: 'data lessSwap', ...method })
variant('slices/ordered_sort.go', 'slices', 'for ordered elements', ['cmp', 'math/bits'], {
  stable: false, name: 'Ordered', types: '[E cmp.Ordered]', data: 'data []E', less: (i, j) => `cmp.Less(data[${i}], data[${j}])`, swap,
})
variant('slices/func_sort.go', 'slices', 'for elements and a comparison', ['math/bits'], {
  stable: true, name: 'CmpFunc', types: '[E any]', data: 'data []E', param: ', cmp func(a, b E) int', arg: ', cmp',
  less: (i, j) => `(cmp(data[${i}], data[${j}]) < 0)`, swap,
})
