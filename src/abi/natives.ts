/**
 * TABLE 5: natives, the functions that the machine provides. One row each: link symbol, Go signature, machine signature (as in
 * walk's table: parameters `>` results, `w` a word), effects.
 *
 * Effects: `-` none; W writes memory; A allocates; S stops: the scheduler loop carries it out with the goroutine standing
 * still (it may switch, collect, walk or move the stack); X ends the program.
 *
 * INVARIANTS
 *   - The runtime binds every row and nothing else (runtime/natives*.ts, checked at start).
 *   - A native takes scalars only, at most 24 in and out, and has no memory area.
 */

export interface NativeRow {
  readonly sym: string;
  readonly go: string;
  readonly sig: string;
  readonly fx: string;
}

const rows = (pkg: string, text: string): NativeRow[] =>
  text
    .trim()
    .split('\n')
    .map((line) => {
      const [name, sig, fx, go] = line.trim().split(/\s*\|\s*/) as [string, string, string, string];
      return { sym: `${pkg}.${name}`, go, sig, fx };
    });

export const nativeTable: readonly NativeRow[] = [
  ...rows(
    'runtime',
    `
    getg | >p | - | () *g
    getcallersp | >w | - | () uintptr: frame of the function that calls it (called directly only)
    memmove | ppw> | W | (to, from unsafe.Pointer, n uintptr)
    memclrNoHeapPointers | pw> | W | (ptr unsafe.Pointer, n uintptr)
    zeropiece | pw> | W | (ptr unsafe.Pointer, n uintptr): of a large object, if its memory was used before; paid in fuel
    memclrHasPointers | pw> | W | (ptr unsafe.Pointer, n uintptr)
    memequal | ppw>i | - | (a, b unsafe.Pointer, size uintptr) bool
    memhash | pww>w | - | (p unsafe.Pointer, h, size uintptr) uintptr
    memhash32 | pw>w | - | (p unsafe.Pointer, h uintptr) uintptr
    memhash64 | pw>w | - | (p unsafe.Pointer, h uintptr) uintptr
    strhash | pw>w | - | (p unsafe.Pointer, h uintptr) uintptr
    cmpstring | pwpw>w | - | (a, b string) int
    countrunes | pw>w | - | (s string) int
    typedmemmove | ppp> | W | (typ *_type, dst, src unsafe.Pointer)
    typedmemclr | pp> | W | (typ *_type, ptr unsafe.Pointer)
    typedslicemove | pppw> | W | (typ *_type, dst, src unsafe.Pointer, n uintptr)
    mallocgc | wpi>p | AS | (size uintptr, typ *_type, needzero bool) unsafe.Pointer: goes on in gcmalloc
    mallocnow | wpi>p | A | (size uintptr, typ *_type, needzero bool) unsafe.Pointer
    newobject | p>p | AS | (typ *_type) unsafe.Pointer: goes on in gcnewobject
    quarantine | pii>p | A | (typ *_type, site, depth int32) unsafe.Pointer
    quarantineend | i> | W | (depth int32)
    roundupsize | wi>w | - | (size uintptr, noscan bool) uintptr
    inheap | p>i | - | (p unsafe.Pointer) bool
    findobject | p>pw | - | (p unsafe.Pointer) (unsafe.Pointer, uintptr)
    heapinuse | >w | - | () uintptr
    persistentalloc | w>p | A | (size uintptr) unsafe.Pointer
    staticitab | w>p | - | (i int) *itab
    rand | >l | W | () uint64
    rand32 | >i | W | () uint32
    cheaprand | >i | W | () uint32
    selectdraw | w>w | W | (n int) int: a random number below n, for the order of cases
    newproc | p> | S | (fn func())
    newsysproc | p>p | S | (fn func()) *g
    newwaiting | p>p | S | (fn func()) *g
    gopark | i> | S | (reason waitReason)
    goready | p> | W | (gp *g)
    goreturn | pi> | W | (gp *g, result bool): goready, and what has called gopark returns
    goyield | > | S | ()
    goyieldnext | > | S | ()
    goexit1 | > | S | ()
    unwindto | wi> | S | (sp uintptr, self bool)
    canrecover | w>i | S | (sp uintptr) bool
    switchto | p> | S | (gp *g)
    switchexit | p> | S | (gp *g)
    gcount | >w | - | () int
    setmaxprocs | w>w | W | (n int) int
    ncpu | >w | - | () int
    curprocs | >w | - | () int
    curproc | >w | - | () int
    crash | p> | S | (bubble unsafe.Pointer): shows the goroutines of a bubble too
    exit | i> | X | (code int32)
    nanotime | >l | - | () int64
    walltime | >li | - | () (sec int64, nsec int32)
    setwake | l> | W | (when int64)
    settimerproc | p> | W | (gp *g)
    setfinproc | p> | W | (gp *g)
    hostwrite | wpi>i | - | (fd uintptr, p unsafe.Pointer, n int32) int32
    hostread | wi>i | S | (fd uintptr, n int32) int32
    hosttake | pi> | W | (p unsafe.Pointer, n int32)
    hostargc | >w | - | () int
    hostarg | w>pw | W | (i int) string
    hostenvc | >w | - | () int
    hostenv | w>pw | A | (i int) string
    hostdir | >pw | A | () string
    hostgodebug | w>pw | W | (which int) string: settings of GODEBUG by default, and in the environment (1)
    hostfilec | >w | - | () int
    hostfile | w>pw | A | (i int) string: path of a file of the virtual disk
    hostfiledata | w>pw | A | (i int) string: its contents
    callers | wpw>w | S | (skip int, pcs *uintptr, n int) int
    pcframe | ww>pwpwwwi | - | (pc uintptr, i int) (name, file string, line, startLine int, more bool)
    pcentry | w>w | - | (pc uintptr) uintptr
    readprofile | iipw>w | S | (kind int32, all bool, p unsafe.Pointer, n int) int: how many records a profile has; writes them if there is room
    mutexevent | pw> | S | (gp *g, rate int): before gp gets a lock from this goroutine
    setblockrate | l> | W | (rate int64)
    interpretonly | > | S | (): from now on the program is interpreted
    profileswept | > | W | (): runtime.GC has swept everything
    stacktrace | pwi>w | S | (p *byte, n int, all bool) int
    gcdue | >i | - | () bool: the next allocation starts a cycle
    gchelp | >i | S | () bool: starts the cycle that is due, or pays this goroutine's debt; whether it owes more
    gcstart | i> | S | (forced bool): starts a cycle, unless one runs
    gcwaitmark | i> | S | (cycle uint32): waits until the marking of that cycle has ended
    gcexhausted | > | S | (): a whole cycle at once, when memory is exhausted
    gccycles | >i | - | () uint32: cycles begun
    gcsweep | i>i | W | (n int32) bool: sweeps up to n spans; whether there were any
    readmemstats | p> | W | (m *MemStats)
    metric | pw>l | - | (name string) uint64: a number of runtime/metrics; times in nanoseconds
    metrichistogram | pwpw> | W | (name string, counts *uint64, n int): fills the counts of a histogram
    setgcpercent | i>i | W | (n int32) int32
    setmemorylimit | l>l | W | (n int64) int64
    setmaxstack | w>w | W | (n int) int
    freeosmemory | > | - | ()
    addspecial | pipppl>i | W | (p unsafe.Pointer, kind uint8, fn, arg unsafe.Pointer, typ *_type, id uint64) bool
    removespecial | pil>i | W | (p unsafe.Pointer, kind uint8, id uint64) bool
    takespecial | >ipppp | W | () (kind uint8, obj, fn, arg unsafe.Pointer, typ *_type)
    weakhandle | p>p | A | (p unsafe.Pointer) unsafe.Pointer
    weakget | p>p | - | (h unsafe.Pointer) unsafe.Pointer
    nextinit | >w | W | () uintptr
    symaddr | pw>p | - | (name string) unsafe.Pointer
    printstring | pw> | - | (s string)
    printbool | i> | - | (v bool)
    printint | l> | - | (v int64)
    printuint | l> | - | (v uint64)
    printhex | l> | - | (v uint64)
    printfloat64 | d> | - | (v float64)
    printfloat32 | f> | - | (v float32)
    printpointer | p> | - | (p unsafe.Pointer)
    printuintptr | w> | - | (p uintptr)
    callprepared | ppwpw>llllllllllllllllllllllll | S | (fn unsafe.Pointer, args *uint64, nargs int, mem unsafe.Pointer, memsize uintptr) (r0, ..., r23 uint64)
    takemem | pw> | W | (p unsafe.Pointer, n uintptr)
    `,
  ),
  ...rows(
    'internal/bytealg',
    `
    Compare | pwwpww>w | - | (a, b []byte) int
    CompareString | pwpw>w | - | (a, b string) int
    IndexByte | pwwi>w | - | (b []byte, c byte) int
    IndexByteString | pwi>w | - | (s string, c byte) int
    Count | pwwi>w | - | (b []byte, c byte) int
    CountString | pwi>w | - | (s string, c byte) int
    indexShort | pwpw>w | - | (s, sep string) int
    `,
  ),
  ...rows(
    'internal/race',
    `
    Acquire | p> | - | (addr unsafe.Pointer)
    Release | p> | - | (addr unsafe.Pointer)
    ReleaseMerge | p> | - | (addr unsafe.Pointer)
    ReleaseAcquire | p> | - | (addr unsafe.Pointer)
    AcquireAny | pp> | - | (x any)
    ReleaseMergeAny | pp> | - | (x any)
    Forget | > | - | ()
    AcquireG | pp> | - | (gp, addr unsafe.Pointer)
    ChanSlot | pw> | - | (c unsafe.Pointer, i uint)
    ChanHandover | ppw> | - | (c, sg unsafe.Pointer, i uint)
    Disable | > | - | ()
    Enable | > | - | ()
    Read | p> | - | (addr unsafe.Pointer)
    Write | p> | - | (addr unsafe.Pointer)
    Errors | >w | - | () int
    `,
  ),
];

const marks: ReadonlySet<string> = new Set(nativeTable.filter((r) => r.sym.startsWith('internal/race.') && r.sig.endsWith('>')).map((r) => r.sym));

/** Calls that only the race detector wants: engines leave them out of other runs. They have no results. */
export function isRaceMark(sym: string): boolean {
  return marks.has(sym);
}

export const nativeRows: ReadonlyMap<string, NativeRow> = new Map(nativeTable.map((r) => [r.sym, r]));

/** Functions that the machine calls by name: the linker keeps them. */
export const runtimeRoots: readonly string[] = [
  'runtime.main',
  'runtime.goexit',
  'runtime.gcmalloc',
  'runtime.zerolarge',
  'runtime.gcnewobject',
  'runtime.gcwork',
  'runtime.panicmem',
  'runtime.panicmemAddr',
  'runtime.panicBounds',
  'runtime.panicdivide',
  'runtime.panicshift',
  'runtime.outofmemory',
];

export const entrySymbol = 'runtime.main';

const nativeSyms: ReadonlySet<string> = new Set(nativeTable.map((r) => r.sym));

/** The machine has this function, not a package. */
export function isNative(sym: string): boolean {
  return nativeSyms.has(sym);
}
