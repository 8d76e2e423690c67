// run

package main

import (
	"encoding/json"
	"fmt"
	"net/netip"
	"slices"
)

func main() {
	texts := []string{"1.2.3.4", "255.255.255.255", "0.0.0.0", "::", "::1", "fe80::1%eth0", "::ffff:1.2.3.4", "::ffff:1.2.3.4%z", "2001:db8::68", "1:2:3:4:5:6:7:8",
		"1:2:3:4:5:6:7::", "1:0:0:2:0:0:0:3", "ff02::1", "224.0.0.9", "127.1.2.3", "169.254.3.3", "10.0.0.1", "172.31.5.4", "fc00::1", "1::1.2.3.4", "1:0:2:3:4:5:6:7",
		"", "1", "%", "1.2.3", "1.2.3.4.5", "01.2.3.4", "1.2.3.256", "1..2.3", "1.2.3.", "a.b", "::%", "1:2", "1::2::3", "12345::", "1:2:3:4:5:6:7:8:9", "1:2:3:4:5:6:7::8",
		"1:", ":1", "1::x", "1:2:1.2.3.4", "1:2:3:4:5:6:7:1.2.3.4", "::1.2.3"}
	var addrs []netip.Addr
	for _, s := range texts {
		a, err := netip.ParseAddr(s)
		if err != nil {
			fmt.Println(err)
			continue
		}
		addrs = append(addrs, a)
		flags := ""
		for i, is := range []bool{a.Is4(), a.Is6(), a.Is4In6(), a.IsUnspecified(), a.IsLoopback(), a.IsMulticast(), a.IsLinkLocalMulticast(), a.IsInterfaceLocalMulticast(),
			a.IsLinkLocalUnicast(), a.IsGlobalUnicast(), a.IsPrivate()} {
			if is {
				flags += string("46mulMLIUGP"[i])
			}
		}
		p, err := a.Prefix(20)
		fmt.Println(a, flags, a.BitLen(), a.Zone(), a.Unmap(), a.StringExpanded(), a.Next(), a.Prev(), p, err)
	}
	slices.SortFunc(addrs, netip.Addr.Compare)
	fmt.Println(addrs)
	fmt.Println(netip.IPv6LinkLocalAllNodes(), netip.IPv6LinkLocalAllRouters(), netip.IPv6Loopback(), netip.IPv4Unspecified(), netip.Addr{}, netip.AddrPort{}, netip.Prefix{})

	for _, s := range []string{"1.2.3.4:80", "[::1%lo]:65535", "1.2.3.4", ":80", "1.2.3.4:", "[::1:80", "1.2.3.4:99999", "[1.2.3.4]:1", "::1:80", "x:1"} {
		p, err := netip.ParseAddrPort(s)
		fmt.Println(p, err, p.Addr(), p.Port())
	}
	for _, s := range []string{"192.168.17.5/16", "2001:db8::1/33", "::ffff:1.2.3.4/100", "1.2.3.4/32", "0.0.0.0/0", "1.2.3.4", "x/1", "::1%z/1", "1.2.3.4/33", "1.2.3.4/01", "1.2.3.4/-1", "1.2.3.4/"} {
		p, err := netip.ParsePrefix(s)
		fmt.Println(p, err, p.Masked(), p.Bits(), p.IsSingleIP())
	}
	p := netip.MustParsePrefix("192.168.0.0/20")
	for _, s := range []string{"192.168.15.255", "192.168.16.0", "::ffff:192.168.0.1", "fe80::1%z"} {
		fmt.Print(p.Contains(netip.MustParseAddr(s)), " ")
	}
	fmt.Println(p.Overlaps(netip.MustParsePrefix("192.0.0.0/8")), p.Overlaps(netip.MustParsePrefix("193.0.0.0/8")), p.Overlaps(netip.MustParsePrefix("::/0")))

	// They are keys, and have forms as text and bytes.
	m := map[netip.Addr]int{netip.MustParseAddr("fe80::1%a"): 1, netip.MustParseAddr("1.2.3.4"): 2}
	fmt.Println(m[netip.MustParseAddr("fe80::1").WithZone("a")], m[netip.AddrFrom4([4]byte{1, 2, 3, 4})], m[netip.MustParseAddr("::ffff:1.2.3.4")])
	type host struct {
		A netip.Addr
		P netip.AddrPort
		N netip.Prefix
	}
	out, err := json.Marshal([]host{{netip.MustParseAddr("::1%x"), netip.MustParseAddrPort("[::2]:3"), p}, {}})
	fmt.Println(string(out), err)
	var back []host
	fmt.Println(json.Unmarshal(out, &back), back)
	bin, _ := back[0].P.MarshalBinary()
	var q netip.AddrPort
	fmt.Println(bin, q.UnmarshalBinary(bin), q, q.UnmarshalBinary(bin[:1]))
	defer func() { fmt.Println(recover()) }()
	netip.IPv6Loopback().As4()
}

// Output:
// 1.2.3.4 4G 32  1.2.3.4 1.2.3.4 1.2.3.5 1.2.3.3 1.2.0.0/20 <nil>
// 255.255.255.255 4 32  255.255.255.255 255.255.255.255 invalid IP 255.255.255.254 255.255.240.0/20 <nil>
// 0.0.0.0 4u 32  0.0.0.0 0.0.0.0 0.0.0.1 invalid IP 0.0.0.0/20 <nil>
// :: 6u 128  :: 0000:0000:0000:0000:0000:0000:0000:0000 ::1 invalid IP ::/20 <nil>
// ::1 6l 128  ::1 0000:0000:0000:0000:0000:0000:0000:0001 ::2 :: ::/20 <nil>
// fe80::1%eth0 6U 128 eth0 fe80::1%eth0 fe80:0000:0000:0000:0000:0000:0000:0001%eth0 fe80::2%eth0 fe80::%eth0 fe80::/20 <nil>
// ::ffff:1.2.3.4 6mG 128  1.2.3.4 0000:0000:0000:0000:0000:ffff:0102:0304 ::ffff:1.2.3.5 ::ffff:1.2.3.3 ::/20 <nil>
// ::ffff:1.2.3.4%z 6mG 128 z 1.2.3.4 0000:0000:0000:0000:0000:ffff:0102:0304%z ::ffff:1.2.3.5%z ::ffff:1.2.3.3%z ::/20 <nil>
// 2001:db8::68 6G 128  2001:db8::68 2001:0db8:0000:0000:0000:0000:0000:0068 2001:db8::69 2001:db8::67 2001::/20 <nil>
// 1:2:3:4:5:6:7:8 6G 128  1:2:3:4:5:6:7:8 0001:0002:0003:0004:0005:0006:0007:0008 1:2:3:4:5:6:7:9 1:2:3:4:5:6:7:7 1::/20 <nil>
// 1:2:3:4:5:6:7:0 6G 128  1:2:3:4:5:6:7:0 0001:0002:0003:0004:0005:0006:0007:0000 1:2:3:4:5:6:7:1 1:2:3:4:5:6:6:ffff 1::/20 <nil>
// 1:0:0:2::3 6G 128  1:0:0:2::3 0001:0000:0000:0002:0000:0000:0000:0003 1:0:0:2::4 1:0:0:2::2 1::/20 <nil>
// ff02::1 6ML 128  ff02::1 ff02:0000:0000:0000:0000:0000:0000:0001 ff02::2 ff02:: ff02::/20 <nil>
// 224.0.0.9 4ML 32  224.0.0.9 224.0.0.9 224.0.0.10 224.0.0.8 224.0.0.0/20 <nil>
// 127.1.2.3 4l 32  127.1.2.3 127.1.2.3 127.1.2.4 127.1.2.2 127.1.0.0/20 <nil>
// 169.254.3.3 4U 32  169.254.3.3 169.254.3.3 169.254.3.4 169.254.3.2 169.254.0.0/20 <nil>
// 10.0.0.1 4GP 32  10.0.0.1 10.0.0.1 10.0.0.2 10.0.0.0 10.0.0.0/20 <nil>
// 172.31.5.4 4GP 32  172.31.5.4 172.31.5.4 172.31.5.5 172.31.5.3 172.31.0.0/20 <nil>
// fc00::1 6GP 128  fc00::1 fc00:0000:0000:0000:0000:0000:0000:0001 fc00::2 fc00:: fc00::/20 <nil>
// 1::102:304 6G 128  1::102:304 0001:0000:0000:0000:0000:0000:0102:0304 1::102:305 1::102:303 1::/20 <nil>
// 1:0:2:3:4:5:6:7 6G 128  1:0:2:3:4:5:6:7 0001:0000:0002:0003:0004:0005:0006:0007 1:0:2:3:4:5:6:8 1:0:2:3:4:5:6:6 1::/20 <nil>
// ParseAddr(""): unable to parse IP
// ParseAddr("1"): unable to parse IP
// ParseAddr("%"): missing IPv6 address
// ParseAddr("1.2.3"): IPv4 address too short
// ParseAddr("1.2.3.4.5"): IPv4 address too long
// ParseAddr("01.2.3.4"): IPv4 field has octet with leading zero
// ParseAddr("1.2.3.256"): IPv4 field has value >255
// ParseAddr("1..2.3"): IPv4 field must have at least one digit (at ".2.3")
// ParseAddr("1.2.3."): IPv4 field must have at least one digit (at ".")
// ParseAddr("a.b"): unexpected character (at "a.b")
// ParseAddr("::%"): zone must be a non-empty string
// ParseAddr("1:2"): address string too short
// ParseAddr("1::2::3"): multiple :: in address (at ":3")
// ParseAddr("12345::"): each group must have 4 or less digits (at "12345::")
// ParseAddr("1:2:3:4:5:6:7:8:9"): trailing garbage after address (at "9")
// ParseAddr("1:2:3:4:5:6:7::8"): the :: must expand to at least one field of zeros
// ParseAddr("1:"): colon must be followed by more characters (at ":")
// ParseAddr(":1"): each colon-separated field must have at least one digit (at ":1")
// ParseAddr("1::x"): each colon-separated field must have at least one digit (at "x")
// ParseAddr("1:2:1.2.3.4"): embedded IPv4 address must replace the final 2 fields of the address (at "1.2.3.4")
// ParseAddr("1:2:3:4:5:6:7:1.2.3.4"): embedded IPv4 address must replace the final 2 fields of the address (at "1.2.3.4")
// ParseAddr("::1.2.3"): IPv4 address too short
// [0.0.0.0 1.2.3.4 10.0.0.1 127.1.2.3 169.254.3.3 172.31.5.4 224.0.0.9 255.255.255.255 :: ::1 ::ffff:1.2.3.4 ::ffff:1.2.3.4%z 1::102:304 1:0:0:2::3 1:0:2:3:4:5:6:7 1:2:3:4:5:6:7:0 1:2:3:4:5:6:7:8 2001:db8::68 fc00::1 fe80::1%eth0 ff02::1]
// ff02::1 ff02::2 ::1 0.0.0.0 invalid IP invalid AddrPort invalid Prefix
// 1.2.3.4:80 <nil> 1.2.3.4 80
// [::1%lo]:65535 <nil> ::1%lo 65535
// invalid AddrPort not an ip:port invalid IP 0
// invalid AddrPort no IP invalid IP 0
// invalid AddrPort no port invalid IP 0
// invalid AddrPort missing ] invalid IP 0
// invalid AddrPort invalid port "99999" parsing "1.2.3.4:99999" invalid IP 0
// invalid AddrPort invalid ip:port "[1.2.3.4]:1", square brackets can only be used with IPv6 addresses invalid IP 0
// invalid AddrPort invalid ip:port "::1:80", IPv6 addresses must be surrounded by square brackets invalid IP 0
// invalid AddrPort ParseAddr("x"): unable to parse IP invalid IP 0
// 192.168.17.5/16 <nil> 192.168.0.0/16 16 false
// 2001:db8::1/33 <nil> 2001:db8::/33 33 false
// ::ffff:1.2.3.4/100 <nil> ::ffff:0.0.0.0/100 100 false
// 1.2.3.4/32 <nil> 1.2.3.4/32 32 true
// 0.0.0.0/0 <nil> 0.0.0.0/0 0 false
// invalid Prefix netip.ParsePrefix("1.2.3.4"): no '/' invalid Prefix -1 false
// invalid Prefix netip.ParsePrefix("x/1"): ParseAddr("x"): unable to parse IP invalid Prefix -1 false
// invalid Prefix netip.ParsePrefix("::1%z/1"): IPv6 zones cannot be present in a prefix invalid Prefix -1 false
// invalid Prefix netip.ParsePrefix("1.2.3.4/33"): prefix length out of range invalid Prefix -1 false
// invalid Prefix netip.ParsePrefix("1.2.3.4/01"): bad bits after slash: "01" invalid Prefix -1 false
// invalid Prefix netip.ParsePrefix("1.2.3.4/-1"): bad bits after slash: "-1" invalid Prefix -1 false
// invalid Prefix netip.ParsePrefix("1.2.3.4/"): bad bits after slash: "" invalid Prefix -1 false
// true false false false true false false
// 1 2 0
// [{"A":"::1%x","P":"[::2]:3","N":"192.168.0.0/20"},{"A":"","P":"","N":""}] <nil>
// <nil> [{::1%x [::2]:3 192.168.0.0/20} {invalid IP invalid AddrPort invalid Prefix}]
// [0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 2 3 0] <nil> [::2]:3 unexpected slice size
// As4 called on IPv6 address
