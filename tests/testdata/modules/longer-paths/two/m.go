package m

const Name = "two"
