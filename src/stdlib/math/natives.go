// Package math: the functions that are single instructions of the machine.

package math

func sqrt(x float64) float64
func floor(x float64) float64
func ceil(x float64) float64
func trunc(x float64) float64
