/** Holds this thread for `milliseconds`. Reading and writing are synchronous; only what another program holds is waited for. */
export function sleepSync(milliseconds: number): void {
	Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
