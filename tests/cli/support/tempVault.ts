import { mkdirSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A folder of its own for one test, filled with `files` (path to text or bytes) and removed after it. */
export function tempVault(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
	const root = mkdtempSync(join(tmpdir(), 'dossier-test-'));
	onTestFinished(() => rmSync(root, { recursive: true, force: true }));
	for (const [path, content] of Object.entries(files)) {
		mkdirSync(dirname(join(root, path)), { recursive: true });
		writeFileSync(join(root, path), content);
	}
	return root;
}

/** Every file below `root` with its bytes as Latin-1, the command's own folder left out: two snapshots are equal when no byte and no name differs. */
export function snapshot(root: string): Record<string, string> {
	const files: Record<string, string> = {};
	const look = (folder: string) => {
		for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
			const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
			if (path === '.dossier') continue;
			if (entry.isDirectory()) look(path);
			else if (entry.isSymbolicLink()) files[path] = `-> ${readlinkSync(join(root, path)).replaceAll('\\', '/')}`;
			else if (entry.isFile()) files[path] = readFileSync(join(root, path), 'latin1');
		}
	};
	look('');
	return files;
}
