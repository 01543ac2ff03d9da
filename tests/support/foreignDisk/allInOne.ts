// The files of a foreign disk as one for Vitest, which gives a file to a process: so one alone reads the command, while others run other tests.
import { join } from 'node:path/posix';
import { describe, inject } from 'vitest';

declare module 'vitest' {
	interface ProvidedContext {
		/** What a file that stands for several holds, by paths from the root of the project. */
		readonly heldFiles: readonly string[];
	}
}

const ROOT = join(import.meta.dirname, '../../..');

for (const file of inject('heldFiles'))
	describe(file, async () => {
		// eslint-disable-next-line no-unsanitized/method -- the tests of this project, as its configuration names them
		await import(/* @vite-ignore */ join(ROOT, file));
	});
