// Whole processes, measured in interleaved rounds: a machine that grows slower meanwhile does so for all of them.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import process from 'node:process';

const TIME = '/usr/bin/time';

/** Whether peak memory and processor time can be told. */
export const knowsMemory = existsSync(TIME);

/** One whole process: wall time and processor time in milliseconds, peak memory in MB where the system tells. */
function measure({ args, cwd }) {
	const command = knowsMemory ? [TIME, '-f', '%U %S %M', process.execPath, ...args] : [process.execPath, ...args];
	const start = performance.now();
	const { stderr, status } = spawnSync(command[0], command.slice(1), {
		cwd,
		stdio: ['ignore', 'ignore', 'pipe'],
		encoding: 'utf8',
		maxBuffer: 1 << 28,
	});
	const wall = performance.now() - start;
	if (status === null || status > 1) throw new Error(`${args.join(' ')} ended with ${status}: ${stderr.slice(-2000)}`);
	const [user = 0, system = 0, kilobytes = 0] = knowsMemory ? stderr.trim().split('\n').at(-1).split(' ').map(Number) : [];
	return { wall, processor: knowsMemory ? (user + system) * 1000 : wall, megabytes: kilobytes / 1024 };
}

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;

/**
 * Runs every candidate once to warm up and then in turn, `rounds` times; the medians by name.
 * A candidate is `{ args, cwd }`, arguments for Node and where it runs, or a function that makes it.
 */
export function compareRuns(candidates, rounds) {
	const results = new Map(Object.keys(candidates).map((name) => [name, []]));
	for (let round = -1; round < rounds; round += 1) {
		for (const [name, candidate] of Object.entries(candidates)) {
			const result = measure(typeof candidate === 'function' ? candidate() : candidate);
			if (round >= 0) results.get(name).push(result);
		}
	}
	return Object.fromEntries(
		[...results].map(([name, all]) => [
			name,
			{
				wall: median(all.map(({ wall }) => wall)),
				processor: median(all.map(({ processor }) => processor)),
				megabytes: median(all.map(({ megabytes }) => megabytes)),
			},
		]),
	);
}
