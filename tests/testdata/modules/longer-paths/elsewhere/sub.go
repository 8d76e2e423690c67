package sub

const Name = "elsewhere"
