/** Output of the program: kept in order over both descriptors, flushed in pieces, limited. */
import type { Host } from './host.js';

const flushAt = 1 << 16;

export class Output {
  private buf = new Uint8Array(flushAt);
  private len = 0;
  private fd = 1;
  /** Bytes written so far by the program. */
  total = 0;

  constructor(
    private readonly host: Host,
    readonly limit: number,
  ) {}

  /** False when the limit is reached: what fits has been written. */
  write(fd: number, bytes: Uint8Array): boolean {
    let ok = true;
    if (this.total + bytes.length > this.limit) {
      bytes = bytes.subarray(0, Math.max(0, this.limit - this.total));
      ok = false;
    }
    this.total += bytes.length;
    this.put(fd, bytes);
    return ok;
  }

  text(fd: number, s: string): void {
    this.put(fd, Uint8Array.from(s, (c) => c.charCodeAt(0)));
  }

  private put(fd: number, bytes: Uint8Array): void {
    if (fd !== this.fd) {
      this.flush();
      this.fd = fd;
    }
    if (bytes.length > flushAt) {
      this.flush();
      this.host.write(fd, bytes);
      return;
    }
    if (this.len + bytes.length > flushAt) this.flush();
    this.buf.set(bytes, this.len);
    this.len += bytes.length;
  }

  flush(): void {
    if (this.len === 0) return;
    const n = this.len;
    this.len = 0;
    this.host.write(this.fd, this.buf.subarray(0, n));
  }
}
