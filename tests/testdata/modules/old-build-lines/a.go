// +build ignore

package nothing
