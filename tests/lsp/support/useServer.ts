import { afterAll, beforeAll } from 'vitest';
import { type Bundle, bundleCommand, bundleWithThreads } from '../../cli/support/bundle.ts';

/** The command, built for the tests of a file, with the programs of its threads where they are asked for; gives its path once they run. */
export function useServer(withThreads = false): () => string {
	let server: Bundle | undefined;
	beforeAll(async () => {
		server = await (withThreads ? bundleWithThreads() : bundleCommand());
	});
	afterAll(() => server?.remove());
	return () => server?.path ?? '';
}
