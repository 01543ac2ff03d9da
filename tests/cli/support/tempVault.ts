import { mkdirSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { afterAll, onTestFinished } from 'vitest';

type Contents = Readonly<Record<string, string | Uint8Array>>;

/** A folder of its own for one test, filled with `files` (path to text or bytes) and removed after it. It may lie in memory. */
export function tempVault(files: Contents = {}): string {
	return filledFolder(tmpdir(), files);
}

/** The same on the machine's own disk, where a write takes its time: for what falls between two steps of one. */
export function vaultOnDisk(files: Contents = {}): string {
	return filledFolder(process.env['DOSSIER_ON_DISK'] ?? tmpdir(), files);
}

/** The same for all tests beside each other: made where they are described, and removed after the last. */
export function sharedOnDisk(files: Contents = {}): string {
	return filledFolder(process.env['DOSSIER_ON_DISK'] ?? tmpdir(), files, afterAll);
}

function filledFolder(place: string, files: Contents, whenDone: (remove: () => void) => void = onTestFinished): string {
	const root = mkdtempSync(join(place, 'dossier-test-'));
	whenDone(() => rmSync(root, { recursive: true, force: true }));
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
