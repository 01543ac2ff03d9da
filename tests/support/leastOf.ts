/**
 * The least of some measurements, the first below `gate` being the last that is taken: what else the machine does can only add.
 * `measure` has to begin where it began the first time.
 */
export async function leastOf(gate: number, measure: () => Promise<number>, attempts = 3): Promise<number> {
	let least = Infinity;
	for (let attempt = 0; attempt < attempts && least >= gate; attempt += 1) least = Math.min(least, await measure());
	return least;
}
