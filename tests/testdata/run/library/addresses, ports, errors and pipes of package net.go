// run

package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/netip"
	"os"
	"sync"
	"time"
)

func addresses() {
	for _, s := range []string{"1.2.3.4", "255.255.255.255", "0.0.0.0", "::", "::1", "fe80::1", "fe80::1%eth0", "::ffff:1.2.3.4", "2001:db8::68", "ff02::1", "ff01::1", "224.0.0.9", "127.1.2.3",
		"169.254.3.3", "10.0.0.1", "172.31.5.4", "172.32.0.1", "192.168.1.1", "200.1.1.1", "fc00::1", "", "01.2.3.4", "1.2.3", "x"} {
		ip := net.ParseIP(s)
		flags := ""
		for i, is := range []bool{ip.IsUnspecified(), ip.IsLoopback(), ip.IsMulticast(), ip.IsLinkLocalMulticast(), ip.IsInterfaceLocalMulticast(), ip.IsLinkLocalUnicast(),
			ip.IsGlobalUnicast(), ip.IsPrivate()} {
			if is {
				flags += string("ulMLIUGP"[i])
			}
		}
		text, err := ip.MarshalText()
		fmt.Println(ip, len(ip), flags, ip.To4(), len(ip.To4()), ip.To16(), ip.DefaultMask(), ip.Mask(net.CIDRMask(9, 32)), ip.Mask(net.CIDRMask(70, 128)), string(text), err)
	}
	odd := net.IP{1, 2, 3}
	_, err := odd.MarshalText()
	fmt.Println(odd, err, odd.To16() == nil, odd.Equal(net.IP{1, 2, 3}), net.IP(nil).Equal(nil))
	four := net.IP{10, 1, 2, 3}
	fmt.Println(four, four.Equal(net.IPv4(10, 1, 2, 3)), net.IPv4(10, 1, 2, 3).Equal(four), four.Equal(net.IPv6loopback), four.Mask(net.CIDRMask(104, 128)), four.Mask(net.CIDRMask(50, 128)))
	fmt.Println(net.IPv4bcast, net.IPv4allsys, net.IPv4allrouter, net.IPv4zero, net.IPv6zero, net.IPv6unspecified, net.IPv6loopback, net.IPv6interfacelocalallnodes, net.IPv6linklocalallnodes,
		net.IPv6linklocalallrouters)
	var back struct{ A, B net.IP }
	fmt.Println(json.Unmarshal([]byte(`{"A":"::1","B":""}`), &back), back, json.Unmarshal([]byte(`{"A":"q"}`), &back))

	for _, s := range []string{"192.168.17.5/16", "2001:db8::1/33", "::ffff:1.2.3.4/100", "1.2.3.4/32", "0.0.0.0/0", "1.2.3.4", "x/1", "::1%z/1", "1.2.3.4/33", "1.2.3.4/01", "1.2.3.4/-1",
		"1.2.3.4/", "1.2.3.4/+8", "1.2.3.4/99999999999999999999"} {
		ip, n, err := net.ParseCIDR(s)
		fmt.Println(ip, n, err)
		if n != nil {
			ones, bits := n.Mask.Size()
			fmt.Println(n.IP, len(n.IP), n.Mask, ones, bits, n.Contains(ip), n.Contains(net.IPv4(192, 168, 0, 1)), n.Contains(net.IPv6loopback), n.Network())
		}
	}
	holes := net.IPMask{255, 0, 255, 0}
	ones, bits := holes.Size()
	fmt.Println(holes, ones, bits, &net.IPNet{IP: four, Mask: holes}, &net.IPNet{IP: four, Mask: net.CIDRMask(104, 128)}, &net.IPNet{IP: net.IPv6loopback, Mask: holes}, &net.IPNet{}, net.IPMask(nil))
	fmt.Println(net.CIDRMask(33, 32), net.CIDRMask(-1, 32), net.CIDRMask(0, 32), net.CIDRMask(13, 32), net.CIDRMask(1, 64), net.IPv4Mask(255, 255, 0, 0))

	for _, s := range []string{"00:00:5e:00:53:01", "02-00-5e-10-00-00-00-01", "0000.5e00.5301", "00005e005301", "00:00:5e:00:53:0g", "00:00:5e:00:53", "00:00-5e:00:53:01", "0000.5e00.530",
		"00:00:00:00:fe:80:00:00:00:00:00:00:02:00:5e:10:00:00:00:01", "ABCDEF012345", "", "00:00:5e:00:53:01:"} {
		mac, err := net.ParseMAC(s)
		fmt.Println(mac, len(mac), err)
	}
}

func ports() {
	for _, s := range []string{"a:80", "[::1]:80", "[fe80::1%lo]:80", ":80", "a:", "a", "[::1]", "::1:80", "[a", "[a]b:1", "[a]:b:1", "a[:1", "a]:1", "[a[]:1", "[a]]:1", "", ":", "[]:"} {
		host, port, err := net.SplitHostPort(s)
		fmt.Printf("%q %q %v %q\n", host, port, err, net.JoinHostPort(host, port))
	}
	for _, s := range []string{"1.2.3.4:80", "[::1%lo]:http", ":0", "1.2.3.4", "1.2.3.4:-1", "1.2.3.4:+7", "1.2.3.4:65536", "[1.2.3.4]:1", ":"} {
		t, err := net.ResolveTCPAddr("tcp", s)
		fmt.Println(t, err)
		if err == nil {
			fmt.Println(t.AddrPort(), t.Network())
		}
		u, err := net.ResolveUDPAddr("udp", s)
		fmt.Println(u, err)
	}
	_, err := net.ResolveTCPAddr("tcp4", "[::1]:1")
	fmt.Println(err)
	_, err = net.ResolveTCPAddr("tcp6", "1.2.3.4:1")
	fmt.Println(err)
	_, err = net.ResolveTCPAddr("udp", ":1")
	fmt.Println(err)
	unix, err := net.ResolveUnixAddr("unix", "/x")
	fmt.Println(unix, unix.Network(), err)
	fmt.Println(net.TCPAddrFromAddrPort(netip.MustParseAddrPort("[::1]:9")), net.UDPAddrFromAddrPort(netip.MustParseAddrPort("1.1.1.1:9")), (*net.TCPAddr)(nil), &net.IPAddr{IP: net.IPv6loopback, Zone: "z"})
	fmt.Println(net.LookupPort("tcp", "https"))
	fmt.Println(net.LookupHost("1.2.3.4"))
	fmt.Println(net.FlagUp|net.FlagLoopback, net.Flags(0))
}

func failures() {
	var errs = []error{
		&net.OpError{Op: "read", Net: "tcp", Source: &net.TCPAddr{Port: 1}, Addr: &net.TCPAddr{IP: net.IPv4(1, 2, 3, 4), Port: 2}, Err: io.EOF},
		&net.OpError{Op: "dial", Err: os.ErrDeadlineExceeded}, &net.OpError{Op: "read", Net: "pipe", Addr: &net.UnixAddr{Name: "/s"}, Err: &net.AddrError{Err: "e", Addr: "a"}},
		&net.DNSError{Err: "no such host", Name: "h", Server: "s", IsNotFound: true}, &net.DNSError{Err: "e", Name: "h", IsTimeout: true}, &net.ParseError{Type: "T", Text: "x"},
		net.UnknownNetworkError("q"), net.InvalidAddrError("q"), &net.AddrError{Err: "e"}, &net.DNSConfigError{Err: io.EOF}, net.ErrClosed, net.ErrWriteToConnected,
	}
	for _, err := range errs {
		var e net.Error
		if errors.As(err, &e) {
			fmt.Print(e.Timeout(), " ", e.Temporary(), " ")
		}
		fmt.Println(err, errors.Unwrap(err))
	}
	_, err := net.Dial("nonet", "x")
	fmt.Println(err)
	_, err = net.Dial("tcp", "1.2.3.4")
	fmt.Println(err)
	_, err = net.Listen("tcp", "1.2.3.4:x y")
	fmt.Println(err)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, err = new(net.Dialer).DialContext(ctx, "tcp", "1.2.3.4:5")
	fmt.Println(err, errors.Is(err, context.Canceled))
}

func pipes() {
	a, b := net.Pipe()
	fmt.Println(a.LocalAddr(), b.RemoteAddr().Network())
	var all sync.WaitGroup
	all.Go(func() {
		for _, s := range []string{"hello", "", "a longer text"} {
			fmt.Fprint(a, s)
		}
		a.Close()
	})
	text, err := io.ReadAll(io.LimitReader(b, 100))
	fmt.Printf("%q %v\n", text, err)
	all.Wait()
	_, err = b.Write([]byte("x"))
	fmt.Println(err)
	_, err = a.Read(make([]byte, 1))
	fmt.Println(err, a.SetDeadline(time.Now()))

	a, b = net.Pipe()
	a.SetReadDeadline(time.Now().Add(time.Millisecond))
	_, err = a.Read(make([]byte, 1))
	var late net.Error
	fmt.Println(err, errors.As(err, &late) && late.Timeout(), errors.Is(err, os.ErrDeadlineExceeded))
	a.SetReadDeadline(time.Time{})
	all.Go(func() { b.Write([]byte("abc")) })
	buf := make([]byte, 2)
	n, err := a.Read(buf)
	fmt.Println(n, err)
	b.SetWriteDeadline(time.Now().Add(-time.Second))
	all.Wait()
	n, err = b.Write([]byte("abc"))
	fmt.Println(n, err)

	pieces := net.Buffers{[]byte("one "), []byte("two "), []byte("three")}
	n, err = io.ReadFull(&pieces, make([]byte, 6))
	fmt.Println(n, err, len(pieces))
	m, err := pieces.WriteTo(os.Stdout)
	fmt.Println("", m, err, len(pieces))
}

func main() {
	addresses()
	ports()
	failures()
	pipes()
}

// Output:
// 1.2.3.4 16 G 1.2.3.4 4 1.2.3.4 ff000000 1.0.0.0 :: 1.2.3.4 <nil>
// 255.255.255.255 16  255.255.255.255 4 255.255.255.255 ffffff00 255.128.0.0 :: 255.255.255.255 <nil>
// 0.0.0.0 16 u 0.0.0.0 4 0.0.0.0 ff000000 0.0.0.0 :: 0.0.0.0 <nil>
// :: 16 u <nil> 0 :: <nil> <nil> :: :: <nil>
// ::1 16 l <nil> 0 ::1 <nil> <nil> :: ::1 <nil>
// fe80::1 16 U <nil> 0 fe80::1 <nil> <nil> fe80:: fe80::1 <nil>
// <nil> 0  <nil> 0 <nil> <nil> <nil> <nil>  <nil>
// 1.2.3.4 16 G 1.2.3.4 4 1.2.3.4 ff000000 1.0.0.0 :: 1.2.3.4 <nil>
// 2001:db8::68 16 G <nil> 0 2001:db8::68 <nil> <nil> 2001:db8:: 2001:db8::68 <nil>
// ff02::1 16 ML <nil> 0 ff02::1 <nil> <nil> ff02:: ff02::1 <nil>
// ff01::1 16 MI <nil> 0 ff01::1 <nil> <nil> ff01:: ff01::1 <nil>
// 224.0.0.9 16 ML 224.0.0.9 4 224.0.0.9 ffffff00 224.0.0.0 :: 224.0.0.9 <nil>
// 127.1.2.3 16 l 127.1.2.3 4 127.1.2.3 ff000000 127.0.0.0 :: 127.1.2.3 <nil>
// 169.254.3.3 16 U 169.254.3.3 4 169.254.3.3 ffff0000 169.128.0.0 :: 169.254.3.3 <nil>
// 10.0.0.1 16 GP 10.0.0.1 4 10.0.0.1 ff000000 10.0.0.0 :: 10.0.0.1 <nil>
// 172.31.5.4 16 GP 172.31.5.4 4 172.31.5.4 ffff0000 172.0.0.0 :: 172.31.5.4 <nil>
// 172.32.0.1 16 G 172.32.0.1 4 172.32.0.1 ffff0000 172.0.0.0 :: 172.32.0.1 <nil>
// 192.168.1.1 16 GP 192.168.1.1 4 192.168.1.1 ffffff00 192.128.0.0 :: 192.168.1.1 <nil>
// 200.1.1.1 16 G 200.1.1.1 4 200.1.1.1 ffffff00 200.0.0.0 :: 200.1.1.1 <nil>
// fc00::1 16 GP <nil> 0 fc00::1 <nil> <nil> fc00:: fc00::1 <nil>
// <nil> 0  <nil> 0 <nil> <nil> <nil> <nil>  <nil>
// <nil> 0  <nil> 0 <nil> <nil> <nil> <nil>  <nil>
// <nil> 0  <nil> 0 <nil> <nil> <nil> <nil>  <nil>
// <nil> 0  <nil> 0 <nil> <nil> <nil> <nil>  <nil>
// ?010203 address 010203: invalid IP address true true true
// 10.1.2.3 true true false 10.0.0.0 <nil>
// 255.255.255.255 224.0.0.1 224.0.0.2 0.0.0.0 :: :: ::1 ff01::1 ff02::1 ff02::2
// <nil> {::1 <nil>} invalid IP address: q
// 192.168.17.5 192.168.0.0/16 <nil>
// 192.168.0.0 4 ffff0000 16 32 true true false ip+net
// 2001:db8::1 2001:db8::/33 <nil>
// 2001:db8:: 16 ffffffff800000000000000000000000 33 128 true false false ip+net
// 1.2.3.4 0.0.0.0/4 <nil>
// 0.0.0.0 16 fffffffffffffffffffffffff0000000 100 128 true false false ip+net
// 1.2.3.4 1.2.3.4/32 <nil>
// 1.2.3.4 4 ffffffff 32 32 true false false ip+net
// 0.0.0.0 0.0.0.0/0 <nil>
// 0.0.0.0 4 00000000 0 32 true true false ip+net
// <nil> <nil> invalid CIDR address: 1.2.3.4
// <nil> <nil> invalid CIDR address: x/1
// <nil> <nil> invalid CIDR address: ::1%z/1
// <nil> <nil> invalid CIDR address: 1.2.3.4/33
// 1.2.3.4 0.0.0.0/1 <nil>
// 0.0.0.0 4 80000000 1 32 true false false ip+net
// <nil> <nil> invalid CIDR address: 1.2.3.4/-1
// <nil> <nil> invalid CIDR address: 1.2.3.4/
// <nil> <nil> invalid CIDR address: 1.2.3.4/+8
// <nil> <nil> invalid CIDR address: 1.2.3.4/99999999999999999999
// ff00ff00 0 0 10.1.2.3/ff00ff00 10.1.2.3/8 <nil> <nil> <nil>
// <nil> <nil> 00000000 fff80000 <nil> ffff0000
// 00:00:5e:00:53:01 6 <nil>
// 02:00:5e:10:00:00:00:01 8 <nil>
// 00:00:5e:00:53:01 6 <nil>
// 00:00:5e:00:53:01 6 <nil>
//  0 address 00:00:5e:00:53:0g: invalid MAC address
//  0 address 00:00:5e:00:53: invalid MAC address
//  0 address 00:00-5e:00:53:01: invalid MAC address
//  0 address 0000.5e00.530: invalid MAC address
// 00:00:00:00:fe:80:00:00:00:00:00:00:02:00:5e:10:00:00:00:01 20 <nil>
// ab:cd:ef:01:23:45 6 <nil>
//  0 invalid MAC address
//  0 address 00:00:5e:00:53:01:: invalid MAC address
// "a" "80" <nil> "a:80"
// "::1" "80" <nil> "[::1]:80"
// "fe80::1%lo" "80" <nil> "[fe80::1%lo]:80"
// "" "80" <nil> ":80"
// "a" "" <nil> "a:"
// "" "" address a: missing port in address ":"
// "" "" address [::1]: missing port in address ":"
// "" "" address ::1:80: too many colons in address ":"
// "" "" address [a: missing port in address ":"
// "" "" address [a]b:1: missing port in address ":"
// "" "" address [a]:b:1: too many colons in address ":"
// "" "" address a[:1: unexpected '[' in address ":"
// "" "" address a]:1: unexpected ']' in address ":"
// "" "" address [a[]:1: unexpected '[' in address ":"
// "" "" address [a]]:1: missing port in address ":"
// "" "" missing port in address ":"
// "" "" <nil> ":"
// "" "" <nil> ":"
// 1.2.3.4:80 <nil>
// [::ffff:1.2.3.4]:80 tcp
// 1.2.3.4:80 <nil>
// [::1%lo]:80 <nil>
// [::1%lo]:80 tcp
// <nil> lookup udp/http: unknown port
// :0 <nil>
// invalid AddrPort tcp
// :0 <nil>
// <nil> address 1.2.3.4: missing port in address
// <nil> address 1.2.3.4: missing port in address
// <nil> address -1: invalid port
// <nil> address -1: invalid port
// 1.2.3.4:7 <nil>
// [::ffff:1.2.3.4]:7 tcp
// 1.2.3.4:7 <nil>
// <nil> address 65536: invalid port
// <nil> address 65536: invalid port
// 1.2.3.4:1 <nil>
// [::ffff:1.2.3.4]:1 tcp
// 1.2.3.4:1 <nil>
// :0 <nil>
// invalid AddrPort tcp
// :0 <nil>
// address ::1: no suitable address found
// address 1.2.3.4: no suitable address found
// unknown network udp
// /x unix <nil>
// [::1]:9 1.1.1.1:9 <nil> ::1%z
// 443 <nil>
// [1.2.3.4] <nil>
// up|loopback 0
// false false read tcp :1->1.2.3.4:2: EOF EOF
// true true dial: i/o timeout i/o timeout
// false false read pipe /s: address a: e address a: e
// false false lookup h on s: no such host <nil>
// true true lookup h: e <nil>
// false false invalid T: x <nil>
// false false unknown network q <nil>
// false false q <nil>
// false false e <nil>
// false false error reading DNS config: EOF EOF
// false false use of closed network connection <nil>
// use of WriteTo with pre-connected connection <nil>
// dial nonet: unknown network nonet
// dial tcp: address 1.2.3.4: missing port in address
// listen tcp: lookup tcp/x y: unknown port
// dial tcp 1.2.3.4:5: operation was canceled true
// pipe pipe
// "helloa longer text" <nil>
// io: read/write on closed pipe
// io: read/write on closed pipe io: read/write on closed pipe
// read pipe: i/o timeout true true
// 2 <nil>
// 0 write pipe: i/o timeout
// 6 <nil> 2
// o three 7 <nil> 0
