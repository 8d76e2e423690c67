package runtime

const goarch = "386"
