package own

const Name = "own"
