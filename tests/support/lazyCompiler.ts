import { spawnSync } from 'node:child_process';
import process from 'node:process';

/** By which V8 waits longer before it makes a function fast, eight times as long as by itself: that of Node 20, and that of 22 and later. */
const WAITING = ['--interrupt-budget=528000', '--invocation-count-for-turbofan=24000'];

/**
 * What a process of Node that runs many short tests is started with: near a third of its time went into machine code that hardly ran.
 * Nothing where this Node knows no such flag.
 */
export function lazyCompiler(): readonly string[] {
	const isKnown = (flag: string): boolean => spawnSync(process.execPath, [flag, '-e', ''], { stdio: 'ignore' }).status === 0;
	return WAITING.filter((flag) => isKnown(flag)).slice(0, 1);
}
