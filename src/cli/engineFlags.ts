import { cachedDataVersionTag, setFlagsFromString } from 'node:v8';

/** Flags of V8 that a command may set for itself, and what they are else in Node 20 to 24. */
const USUAL = { 'semi-space-growth-factor': 2, 'heap-growing-percent': 0, 'max-inlined-bytecode-size-cumulative': 920 } as const;

type Flag = keyof typeof USUAL;

/** What V8 knew its flags by before one was set; `undefined` while none is. */
let tagBefore: number | undefined;
const changed = new Set<Flag>();

/** Sets flags of V8 for the rest of the run. */
export function setEngineFlags(values: Readonly<Partial<Record<Flag, number>>>): void {
	tagBefore ??= cachedDataVersionTag();
	for (const [flag, value] of Object.entries(values) as [Flag, number][]) {
		changed.add(flag);
		setFlagsFromString(`--${flag}=${value}`);
	}
}

/**
 * Sets them as they were, at the end of a run: what V8 compiled is only taken by a process with the flags of the one that kept it.
 *
 * @returns whether they are; another V8 may begin with others.
 */
export function resetEngineFlags(): boolean {
	for (const flag of changed) setFlagsFromString(`--${flag}=${USUAL[flag]}`);
	return tagBefore === undefined || tagBefore === cachedDataVersionTag();
}
