package suffixarray

// How the array is made in linear time: G. Nong, S. Zhang, W. H. Chan, "Linear Suffix Array Construction by Almost Pure Induced-Sorting" (2009).
// A suffix is small if it is less than the one that begins after it, and leftmost if the one before it is not small. When the leftmost
// small ones are in order, two passes give the order of the others: what begins with the same letter is ordered by what follows.
// To sort the leftmost ones, the same passes sort the substrings between them, which then are letters of a text that is half as long at most.

// A sorter sorts the suffixes of a text.
type sorter struct {
	text  []int32
	sa    []int32 // -1: not known
	small []bool
	count []int32 // of the letters
	next  []int32 // where the next suffix that begins with a letter goes
}

// suffixes puts the order of the suffixes of text, whose letters are below letters, into sa.
func suffixes(text []int32, sa []int32, letters int) {
	n := len(text)
	if n == 0 {
		return
	}
	s := &sorter{text, sa, make([]bool, n), make([]int32, letters), make([]int32, letters)}
	for i := n - 1; i >= 0; i-- {
		s.count[text[i]]++
		// The last one is greater than the empty suffix after it.
		s.small[i] = i < n-1 && (text[i] < text[i+1] || text[i] == text[i+1] && s.small[i+1])
	}
	var leftmost []int32
	for i := 1; i < n; i++ {
		if s.leftmost(i) {
			leftmost = append(leftmost, int32(i))
		}
	}
	s.induce(leftmost)
	if len(leftmost) > 1 {
		s.induce(s.order(leftmost))
	}
}

func (s *sorter) leftmost(i int) bool { return i > 0 && s.small[i] && !s.small[i-1] }

// ends sets next to the ends of the letters' parts of the array, or their starts.
func (s *sorter) ends(start bool) {
	sum := int32(0)
	for c, n := range s.count {
		if start {
			s.next[c] = sum
		}
		sum += n
		if !start {
			s.next[c] = sum
		}
	}
}

// induce sorts all suffixes, if the leftmost small ones are sorted; otherwise all substrings up to the next leftmost small one.
func (s *sorter) induce(leftmost []int32) {
	for i := range s.sa {
		s.sa[i] = -1
	}
	s.ends(false)
	for k := len(leftmost) - 1; k >= 0; k-- {
		s.putLast(leftmost[k])
	}
	// What is not small comes after what follows it, in front of its part; the last letter comes first.
	s.ends(true)
	s.putFirst(int32(len(s.text) - 1))
	for _, i := range s.sa {
		if i > 0 && !s.small[i-1] {
			s.putFirst(i - 1)
		}
	}
	// What is small comes before what follows it, at the end of its part.
	s.ends(false)
	for k := len(s.sa) - 1; k >= 0; k-- {
		if i := s.sa[k]; i > 0 && s.small[i-1] {
			s.putLast(i - 1)
		}
	}
}

func (s *sorter) putFirst(i int32) {
	c := s.text[i]
	s.sa[s.next[c]] = i
	s.next[c]++
}

func (s *sorter) putLast(i int32) {
	c := s.text[i]
	s.next[c]--
	s.sa[s.next[c]] = i
}

// order sorts the leftmost small suffixes, whose substrings are in order in sa.
func (s *sorter) order(leftmost []int32) []int32 {
	// The name of a substring is how many different ones are before it. No two begin next to each other.
	names := make([]int32, len(s.text)/2+1)
	name, last := int32(-1), int32(-1)
	for _, i := range s.sa {
		if i >= 0 && s.leftmost(int(i)) {
			if last < 0 || !s.equal(int(last), int(i)) {
				name++
			}
			names[i/2] = name
			last = i
		}
	}
	short := make([]int32, len(leftmost))
	for k, i := range leftmost {
		short[k] = names[i/2]
	}
	sorted := make([]int32, len(leftmost))
	if int(name)+1 == len(leftmost) {
		for k, name := range short {
			sorted[name] = int32(k)
		}
	} else {
		suffixes(short, sorted, int(name)+1)
	}
	for k, i := range sorted {
		sorted[k] = leftmost[i]
	}
	return sorted
}

// equal compares substrings up to the next leftmost small suffix, with its letter. The last one of the text is equal to none.
func (s *sorter) equal(i, k int) bool {
	for n := 0; ; n++ {
		if i+n == len(s.text) || k+n == len(s.text) || s.text[i+n] != s.text[k+n] {
			return false
		}
		if n > 0 {
			a, b := s.leftmost(i+n), s.leftmost(k+n)
			if a || b {
				return a && b
			}
		}
	}
}
