package in

const N = 100
