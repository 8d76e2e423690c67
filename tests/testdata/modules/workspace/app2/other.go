package other

const Name = "other"
