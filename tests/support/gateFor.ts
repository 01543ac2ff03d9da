import { spawnSync } from 'node:child_process';
import process from 'node:process';

/** The processor time in which a bare Node, which reads no certificates, starts on the machine that the gates of the tests are for, in milliseconds. */
const START_MS = 23;

const PROGRAM = 'const { user, system } = process.cpuUsage(); process.stdout.write(String((user + system) / 1000));';

/**
 * How many times as long as on that machine a program takes at this moment, by the quickest of three starts of a bare Node; 1 where it is
 * quicker. The machine of one hour is half as fast in another, and a processor that two programs share gives each of them less for the same
 * time: a gate in milliseconds of the processor is that many times as wide, and four times at most: it still has to be one.
 */
function machineSlowness(): number {
	const starts = Array.from({ length: 3 }, () => Number(spawnSync(process.execPath, ['-e', PROGRAM], { encoding: 'utf8' }).stdout));
	return Math.min(4, Math.max(1, Math.min(...starts) / START_MS));
}

/**
 * The gate that `took` is held to, as wide as the machine is slow just now. How slow it is, which takes three starts of a Node, is asked
 * only for what would not pass on one that is not.
 */
export function gateFor(took: number, gate: number): number {
	return took < gate ? gate : gate * machineSlowness();
}
