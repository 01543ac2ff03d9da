import { afterAll, beforeAll } from 'vitest';
import { type Bundle, bundle } from '../../cli/support/bundle.ts';

/** The command, built for the tests of a file; gives its path once they run. */
export function useServer(): () => string {
	let server: Bundle | undefined;
	beforeAll(async () => {
		server = await bundle('src/cli/main.ts');
	});
	afterAll(() => server?.remove());
	return () => server?.path ?? '';
}
