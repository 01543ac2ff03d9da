import { afterAll, beforeAll } from 'vitest';
import { type Bundle, bundle, bundleWithThreads } from '../../cli/support/bundle.ts';

/** The command, built for the tests of a file, with the programs of its threads where they are asked for; gives its path once they run. */
export function useServer(withThreads = false): () => string {
	let server: Bundle | undefined;
	beforeAll(async () => {
		server = await (withThreads ? bundleWithThreads() : bundle('src/cli/main.ts'));
	});
	afterAll(() => server?.remove());
	return () => server?.path ?? '';
}
