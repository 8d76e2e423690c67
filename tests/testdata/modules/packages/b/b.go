package b

var B = 1

func init() { println("init b 1") }
func init() { println("init b 2") }
