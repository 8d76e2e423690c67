package d

import fmt

func F() { fmt.Println() }
