import type { Io } from '../io.ts';
import { Pace } from '../pace.ts';

/** Small parts are put together to pieces of this length: a write a line would take longer than making the lines. */
const PIECE_LENGTH = 1 << 16;

/**
 * Prints the parts of a text as they are made, so that it never has to be held as a whole: a slow reader is waited for.
 *
 * @throws {StoppedError} if the run was stopped; what was made until then is printed.
 */
export async function printParts({ stdout, signal }: Pick<Io, 'stdout' | 'signal'>, parts: Iterable<string>): Promise<void> {
	const pace = new Pace(signal);
	let piece = '';
	try {
		for (const part of parts) {
			piece += part;
			if (piece.length >= PIECE_LENGTH) {
				stdout.write(piece);
				piece = '';
				const room = stdout.room?.();
				if (room !== undefined) {
					await room;
					pace.throwIfStopped();
				}
			}
			if (pace.isDue()) await pace.turn();
		}
	} finally {
		if (piece !== '') stdout.write(piece);
	}
}
