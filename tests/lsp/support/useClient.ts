import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { type LspClient, startClient } from './lspClient.ts';

/** One editor for all tests of a file, and one vault of `files` for those that do not change it; the others open vaults of their own in it. */
export function useClient(server: () => string, files: Readonly<Record<string, string>>): () => LspClient {
	let root = '';
	let client: LspClient | undefined;
	beforeAll(async () => {
		root = mkdtempSync(join(tmpdir(), 'dossier-test-'));
		for (const [path, text] of Object.entries(files)) {
			mkdirSync(dirname(join(root, path)), { recursive: true });
			writeFileSync(join(root, path), text);
		}
		client = await startClient(server(), { folders: [root], isKept: true });
	});
	afterAll(() => {
		client?.stop();
		rmSync(root, { recursive: true, force: true });
	});
	return () => {
		if (client === undefined) throw new Error('no test runs yet');
		return client;
	};
}
