package sub

func Crash(p *int) int { return *p }
