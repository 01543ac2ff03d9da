import { setEngineFlags } from './engineFlags.ts';

/**
 * Keeps the part of the heap where new objects stand as small as it begins. What is printed as it is made is garbage at once: V8 would give it room for tens of
 * megabytes before it looks; the heap as a whole it would let grow by half before it looks again. Functions are put into each other less far, since what optimizes
 * them in the background takes several megabytes of its own for a large one, which the process keeps. Called by commands that print something of every note; where much is kept, as by a check, it costs time.
 */
export function keepHeapSmall(): void {
	setEngineFlags({ 'semi-space-growth-factor': 1, 'heap-growing-percent': 25, 'max-inlined-bytecode-size-cumulative': 400 });
}
