import process from 'node:process';

/** The milliseconds of processor time that `work` takes: what other programs of the machine take does not count. */
export function cpuTimeOf(work: () => unknown): number {
	const before = process.cpuUsage();
	work();
	return process.cpuUsage(before).user / 1000;
}
