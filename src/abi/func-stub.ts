/** Names of the functions through which code enters reflection (linker/func-stubs.ts makes them, descriptors refer to them). */

/** The relocations to stubs in descriptors are followed once this "method" is called: by reflect.MakeFunc and by method values. */
export const funcStubMethod = 'reflect.makeFuncStub';

/** One stub a machine signature. */
export function funcStubSym(sig: { params: string; results: string }): string {
  return `${funcStubMethod}(${sig.params})${sig.results}`;
}
