import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { type ClientOptions, type LspClient, type ProcessClient, startClient, startHere } from './lspClient.ts';

type Files = Readonly<Record<string, string>>;

/** One editor for all tests of a file, and one vault of `files` for those that do not change it; the others open vaults of their own in it. */
export function useClient(files: Files): () => LspClient {
	return useKept(startHere, files);
}

/** The same with a process of its own, of the program that `server` names. */
export function useProcessClient(server: () => string, files: Files): () => ProcessClient {
	return useKept((options) => startClient(server(), options), files);
}

function useKept<Client extends LspClient>(start: (options: ClientOptions) => Promise<Client>, files: Files): () => Client {
	let root = '';
	let client: Client | undefined;
	beforeAll(async () => {
		root = mkdtempSync(join(tmpdir(), 'dossier-test-'));
		for (const [path, text] of Object.entries(files)) {
			mkdirSync(dirname(join(root, path)), { recursive: true });
			writeFileSync(join(root, path), text);
		}
		client = await start({ folders: [root], isKept: true });
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
