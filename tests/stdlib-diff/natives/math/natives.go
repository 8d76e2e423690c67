// Stand-ins for the machine's instructions in the checks under the real toolchain.

package math

import real "math"

func sqrt(x float64) float64  { return real.Sqrt(x) }
func floor(x float64) float64 { return real.Floor(x) }
func ceil(x float64) float64  { return real.Ceil(x) }
func trunc(x float64) float64 { return real.Trunc(x) }
