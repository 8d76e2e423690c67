/** The host of a test program: its output goes to one sink, its package's files are on the virtual disk, its input is empty. */
import { type HostFile, NodeHost, signalService } from '../../runtime/index.js';

export class TestHost extends NodeHost {
  constructor(
    args: readonly string[],
    env: readonly string[],
    /** Receives both streams, as byte strings. */
    private readonly sink: (text: string) => void,
    readonly dir: string,
    readonly files: readonly HostFile[],
  ) {
    super(args, env);
  }

  override write(_fd: number, bytes: Uint8Array): void {
    this.sink(Buffer.from(bytes).toString('latin1'));
  }

  override read(fd: number, n: number): Uint8Array | null {
    return fd === signalService ? super.read(fd, n) : new Uint8Array(0);
  }
}
