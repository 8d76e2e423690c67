// run

package main

import (
	"bytes"
	"crypto"
	"crypto/aes"
	"crypto/cipher"
	"crypto/des"
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/pbkdf2"
	"crypto/rc4"
	"crypto/sha256"
	"crypto/sha3"
	"encoding/hex"
	"fmt"
	"hash"
	"io"
	"strings"
)

func try(what string, f func()) {
	defer func() {
		if e := recover(); e != nil {
			fmt.Println(what, "panics:", e)
		}
	}()
	f()
}

func main() {
	text := []byte(strings.Repeat("The quick brown fox jumps over the lazy dog. ", 20))
	key := make([]byte, 32)
	for i := range key {
		key[i] = byte(i * 7)
	}
	var blocks []cipher.Block
	for _, n := range []int{16, 24, 32, 15, 0} {
		b, err := aes.NewCipher(key[:n])
		fmt.Println("aes", n, err)
		if err == nil {
			blocks = append(blocks, b)
		}
	}
	d, err := des.NewCipher(key[:8])
	t, err2 := des.NewTripleDESCipher(key[:24])
	_, err3 := des.NewCipher(key[:9])
	fmt.Println(err, err2, err3)
	blocks = append(blocks, d, t)
	for _, b := range blocks {
		n := b.BlockSize()
		iv := key[3 : 3+n]
		out := make([]byte, n)
		b.Encrypt(out, text)
		fmt.Printf("%T %d %x ", b, n, out)
		b.Decrypt(out, out)
		fmt.Println(bytes.Equal(out, text[:n]))
		whole := text[:len(text)/n*n]
		c := make([]byte, len(whole))
		e := cipher.NewCBCEncrypter(b, iv)
		e.CryptBlocks(c[:2*n], whole[:2*n])
		e.CryptBlocks(c[2*n:], whole[2*n:])
		fmt.Printf("cbc %x ", sha256.Sum256(c))
		cipher.NewCBCDecrypter(b, iv).CryptBlocks(c, c)
		fmt.Println(bytes.Equal(c, whole))
		for i, make2 := range []func(bool) cipher.Stream{
			func(bool) cipher.Stream { return cipher.NewCTR(b, iv) },
			func(bool) cipher.Stream { return cipher.NewOFB(b, iv) },
			func(decrypt bool) cipher.Stream {
				if decrypt {
					return cipher.NewCFBDecrypter(b, iv)
				}
				return cipher.NewCFBEncrypter(b, iv)
			},
		} {
			var w bytes.Buffer
			sw := cipher.StreamWriter{S: make2(false), W: &w}
			for part := range bytes.SplitSeq(text, []byte("fox")) {
				sw.Write(part)
			}
			sw.Close()
			fmt.Printf("stream %d %x ", i, sha256.Sum256(w.Bytes()))
			back, err := io.ReadAll(cipher.StreamReader{S: make2(true), R: &w})
			fmt.Println(err, bytes.Equal(back, bytes.ReplaceAll(text, []byte("fox"), nil)))
		}
		for _, tag := range []int{16, 12, 11} {
			g, err := cipher.NewGCMWithTagSize(b, tag)
			if err != nil {
				fmt.Println("gcm", tag, err)
				continue
			}
			sealed := g.Seal([]byte("pre"), key[:12], text, []byte("more"))
			fmt.Printf("gcm %d %d %x\n", g.NonceSize(), g.Overhead(), sha256.Sum256(sealed))
			open, err := g.Open(nil, key[:12], sealed[3:], []byte("more"))
			fmt.Println(err, bytes.Equal(open, text))
			_, err = g.Open(nil, key[:12], sealed[3:], nil)
			fmt.Println(err)
			_, err = g.Open(nil, key[:12], sealed[:5], nil)
			fmt.Println(err)
		}
		if g, err := cipher.NewGCMWithNonceSize(b, 20); err == nil {
			fmt.Printf("%x\n", g.Seal(nil, key[:20], nil, text))
		}
		r, err := cipher.NewGCMWithRandomNonce(b)
		if err != nil {
			fmt.Println(err)
			continue
		}
		sealed := r.Seal(nil, nil, text, key)
		open, err := r.Open(sealed[:0], nil, sealed, key)
		fmt.Println(r.NonceSize(), r.Overhead(), len(sealed)-len(text), err, bytes.Equal(open, text))
	}
	b := blocks[0]
	buf := make([]byte, 64)
	try("short", func() { b.Encrypt(buf, buf[:15]) })
	try("short output", func() { b.Decrypt(buf[:15], buf) })
	try("overlap", func() { b.Encrypt(buf[1:], buf) })
	try("des", func() { d.Encrypt(buf[1:], buf) })
	try("iv", func() { cipher.NewCBCEncrypter(b, buf[:8]) })
	try("iv", func() { cipher.NewCTR(b, buf[:8]) })
	try("iv", func() { cipher.NewCTR(d, buf[:9]) })
	try("iv", func() { cipher.NewOFB(b, buf[:8]) })
	try("iv", func() { cipher.NewCFBEncrypter(b, buf[:8]) })
	try("blocks", func() { cipher.NewCBCDecrypter(b, buf[:16]).CryptBlocks(buf, buf[:17]) })
	try("smaller", func() { cipher.NewCBCDecrypter(b, buf[:16]).CryptBlocks(buf[:16], buf[:32]) })
	try("overlap", func() { cipher.NewCBCDecrypter(b, buf[:16]).CryptBlocks(buf[1:33], buf[:32]) })
	try("nonce", func() { g, _ := cipher.NewGCM(b); g.Seal(nil, buf[:11], nil, nil) })
	try("overlap", func() { g, _ := cipher.NewGCM(b); g.Seal(buf[1:1], buf[:12], buf[:30], nil) })

	c, _ := rc4.NewCipher([]byte("Key"))
	out := make([]byte, 9)
	c.XORKeyStream(out[:4], []byte("Plai"))
	c.XORKeyStream(out[4:], []byte("ntext"))
	_, err = rc4.NewCipher(nil)
	fmt.Printf("%X %v\n", out, err)

	for _, h := range []crypto.Hash{crypto.SHA3_224, crypto.SHA3_256, crypto.SHA3_384, crypto.SHA3_512} {
		s := h.New()
		s.Write(text)
		fmt.Printf("%v %d %d %x\n", h, s.Size(), s.BlockSize(), s.Sum(nil))
	}
	fmt.Printf("%x\n%x\n%x\n", sha3.Sum224(nil), sha3.Sum256([]byte("abc")), sha3.SumSHAKE128(text, 70))
	x := sha3.NewCSHAKE256([]byte("name"), []byte("custom"))
	x.Write(text[:100])
	state, err := x.MarshalBinary()
	y := sha3.NewCSHAKE256([]byte("name"), []byte("custom"))
	fmt.Println(len(state), err, y.UnmarshalBinary(state), sha3.New256().UnmarshalBinary(state[:207]), sha3.NewSHAKE128().UnmarshalBinary(state))
	for _, s := range []*sha3.SHAKE{x, y} {
		s.Write(text[100:])
		s.Read(out)
		fmt.Printf("%x ", out)
		s.Reset()
		s.Read(out)
		fmt.Printf("%x\n", out)
	}
	try("write", func() { x.Write(text) })

	k, err := hkdf.Key(sha256.New, []byte("secret"), []byte("salt"), "info", 100)
	fmt.Println(hex.EncodeToString(k), err)
	k, err = hkdf.Extract(sha3.New256, []byte("secret"), nil)
	fmt.Println(hex.EncodeToString(k), err)
	_, err = hkdf.Expand(sha256.New, k, "", 255*32+1)
	fmt.Println(err)
	k, err = pbkdf2.Key(sha256.New, "password", []byte("salt"), 10, 50)
	fmt.Println(hex.EncodeToString(k), err)
	_, err = pbkdf2.Key(sha256.New, "", nil, 1, 0)
	fmt.Println(err)
	m := hmac.New(func() hash.Hash { return sha3.New512() }, key)
	m.Write(text)
	fmt.Printf("%x\n", m.Sum(nil))
}

// Output:
// aes 16 <nil>
// aes 24 <nil>
// aes 32 <nil>
// aes 15 crypto/aes: invalid key size 15
// aes 0 crypto/aes: invalid key size 0
// <nil> <nil> crypto/des: invalid key size 9
// *aes.Block 16 f3f8918f2dae172d524c5e74a0497e9f true
// cbc 9485b95b0036126dfc002bd7d6fc7477395f1c3f6db7157b477b21e5d43492eb true
// stream 0 fbb83e77178d2883fbc2ffb1d919d175fb1629c15b61f9e47cf2f8788acf6b7a <nil> true
// stream 1 b3cd2298991873d72b67c0722c95096b05819a31bb734d08aac6cc9298b6df10 <nil> true
// stream 2 884305f53d5eb7b77511c53ce21a4fdb6865286f7da667a1910b35afc9a2b65a <nil> true
// gcm 12 16 8b1c219586e775dc21b12b45e594de091a07acde29f415a49ac643107e067ad5
// <nil> true
// cipher: message authentication failed
// cipher: message authentication failed
// gcm 12 12 01388caea35ca4c56c168134ac88c8e0a8f32631e43344dcb1ca228ed7ec7967
// <nil> true
// cipher: message authentication failed
// cipher: message authentication failed
// gcm 11 cipher: incorrect tag size given to GCM
// 1fb32833b0d835f6ba43315cff7fc6c1
// 0 28 28 <nil> true
// *aes.Block 16 2c27b0967b11a3aa4ef1a6fe46d621f0 true
// cbc c692c501ff82dfcff5b761ee4c5cc2fb9a9acc27d4a82fbde9b745556817d924 true
// stream 0 34665e21ddc4196d0bab014ee3341a240d01a281b982892760eb346e1a0a32db <nil> true
// stream 1 383b27a1bc53c42dfd33898aa434317cf184034d773d9c81988ac2ee321988ef <nil> true
// stream 2 2dfc29ce3f49c1856e7e1d3288440a1438ff36e5b55f2d127a47edc1f814b3c1 <nil> true
// gcm 12 16 7dcbc860907eb2eee5c360d1ed4749d14796397b30e253aba5c8462a383a0a8b
// <nil> true
// cipher: message authentication failed
// cipher: message authentication failed
// gcm 12 12 0d61feca58e56229b89852d3be9c3f1a0104df6d20c630b764749ffea842a6cf
// <nil> true
// cipher: message authentication failed
// cipher: message authentication failed
// gcm 11 cipher: incorrect tag size given to GCM
// 8d68f9ab2eb057b0afa8339b7a8ec6c1
// 0 28 28 <nil> true
// *aes.Block 16 1eeac109dbfe91c93d757a3b806be7ee true
// cbc 376cec5cf09a6ed168e040a318beaee283aa59f07a9bc68d643ee0d5c09907b9 true
// stream 0 d59a620df5687a25052c8bf7119f4381e5e1b14f71095a8069a8440984b884b5 <nil> true
// stream 1 4c9a3ab082fd0b2e180fb574d2aa492e98207e5b7a3bb7511ead135326fa1a02 <nil> true
// stream 2 0b39b5bc4e3e100ea1f63700d2c57b619ea68445691bce16e61d74ce63d171bb <nil> true
// gcm 12 16 3b0c06543b4c6c1439ba9f7aba6bc8e3356955c5f816e2728a409fced45d1c61
// <nil> true
// cipher: message authentication failed
// cipher: message authentication failed
// gcm 12 12 c6d5c5fe4b3099fa1679d270fe6ab4e1d70815bcf45b56a75c79be1755640f24
// <nil> true
// cipher: message authentication failed
// cipher: message authentication failed
// gcm 11 cipher: incorrect tag size given to GCM
// 090849d00a387500c257e83b8967bc65
// 0 28 28 <nil> true
// *des.desCipher 8 b602561c48e6d7d6 true
// cbc 0817be2dea3078f9207e09300b7d1077546a043a627a0abcc385646ee899ac23 true
// stream 0 24d68f4f7d85b7b3e1f3663592566ed69917551f3f910a84ef81475be45bcd6f <nil> true
// stream 1 1c7a9c9aca55c04bf35620b3f1361c055e94d7746c0ae9624b308c2965e7d274 <nil> true
// stream 2 d566ba2ab7c003dea1975dfd8826c6240845c68e45424954c718b4976c36bf55 <nil> true
// gcm 16 cipher: NewGCM requires 128-bit block cipher
// gcm 12 cipher: NewGCM requires 128-bit block cipher
// gcm 11 cipher: incorrect tag size given to GCM
// cipher: NewGCMWithRandomNonce requires aes.Block
// *des.tripleDESCipher 8 d060f6aade102c8a true
// cbc 20823b71656dfcc8077eb7d67553158fc4590dfc17808c4c8ad10a570f8b360a true
// stream 0 cfd1666aac327909954ac661b9e986401e5b90fee5616065deb62e75fa1dccc7 <nil> true
// stream 1 d87fad25612499b7c82a9ff1dc20b1845b9df9628a3ec58c1b91cb863a09aee0 <nil> true
// stream 2 a79382d5c92e916881e077384dd79fbb27c979dd3db020a66fb6473af0dbcdf1 <nil> true
// gcm 16 cipher: NewGCM requires 128-bit block cipher
// gcm 12 cipher: NewGCM requires 128-bit block cipher
// gcm 11 cipher: incorrect tag size given to GCM
// cipher: NewGCMWithRandomNonce requires aes.Block
// short panics: crypto/aes: input not full block
// short output panics: crypto/aes: output not full block
// overlap panics: crypto/aes: invalid buffer overlap
// des panics: crypto/des: invalid buffer overlap
// iv panics: cipher.NewCBCEncrypter: IV length must equal block size
// iv panics: bad IV length
// iv panics: cipher.NewCTR: IV length must equal block size
// iv panics: cipher.NewOFB: IV length must equal block size
// iv panics: cipher.newCFB: IV length must equal block size
// blocks panics: crypto/cipher: input not full blocks
// smaller panics: crypto/cipher: output smaller than input
// overlap panics: crypto/cipher: invalid buffer overlap
// nonce panics: crypto/cipher: incorrect nonce length given to GCM
// overlap panics: crypto/cipher: invalid buffer overlap of output and input
// BBF316E8D940AF0AD3 crypto/rc4: invalid key size 0
// SHA3-224 28 144 ef39b99d474e9e38872efc68fdb635a0bc6b8c79d9aaa7cfd01f18f0
// SHA3-256 32 136 c48463ce504fe08897a163847632f63463e1a463b3c5ef36bbb16dfb5cb89f0a
// SHA3-384 48 104 9a023868d84a82a1839fd0c751988d828723bb2d04742629f257d7909af4d7ec913f3d831ede024c19f4094959ea40fb
// SHA3-512 64 72 f4bfa4ce2b2165c1343e0d904f22d976c8b97cf9656ac356f03422c0de72bfaf398c0dc8425f165fd1646d511534ce8802f2704be4ac31a50765f16a264bf218
// 6b4e03423667dbb73b6e15454f0eb1abd4597f9a1b078e3f5b5a6bc7
// 3a985da74fe225b2045c172d6bd390bd855f086e3e9d525b46bfe24511431532
// 3ff89b49953bcec44e22a9a05a2c931eb4157774399ad69a60fc2be4f15255bdfce49be9321f9070bf04ee5b6c37242ee1a5320a9416f7b2110f262a0d814019be9a01d26671
// 221 <nil> <nil> sha3: invalid hash state identifier sha3: invalid hash state identifier
// d5d56a1711298ecc3f ca5d7ebacff9a181dd
// d5d56a1711298ecc3f ca5d7ebacff9a181dd
// write panics: sha3: Write after Read
// f6d2fcc47cb939deafe3853a1e641a27e6924aff7a63d09cb04ccfffbe4776efdda39ae362b1346092d8cb4ee3f0ea74b84000e40066194ffca55d2128aa6c1a7bafe506fa70308aceeceb0a8699f83ac97598156ca7531021f30dd9220523c1b178a22a <nil>
// f3c1b9c8c6d05294f227ce3295a1405d1cf04fc082cd1e947d7057db4e4d0cd0 <nil>
// hkdf: requested key length too large
// 653cc888d937efe22810a5cbdb25a5bd82e2ebb27a800f85cfa360a6d925198e8badf3162ba1be51a87aac0b1484b0bdfe91 <nil>
// pkbdf2: keyLength must be larger than 0
// a856ed696e8402f481a2c118bcb7dc54e7438e9558acd19d55ce4040cd32366f06782b5a2befabcc6c6dbcd0fa6fc0a3571815b3c1e1902e01beecaea99f1672
