import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';

const FOLDER = join(dirname(fileURLToPath(import.meta.url)), '..', 'golden');

/**
 * Holds `text` against the recorded file `name` in `tests/golden`, byte for byte.
 *
 * Where nothing is recorded yet, or `DOSSIER_RECORD=1` asks for it and the text is another, it is recorded and the test
 * fails once, so that somebody reads what was recorded before it passes for right.
 */
export function expectGolden(name: string, text: string): void {
	const path = join(FOLDER, name);
	const recorded = existsSync(path) ? readFileSync(path, 'utf8') : undefined;
	const mayRecord = recorded === undefined ? process.env['CI'] === undefined : process.env['DOSSIER_RECORD'] === '1' && recorded !== text;
	if (mayRecord) {
		mkdirSync(dirname(path), { recursive: true });
		writeFileSync(path, text);
		expect.fail(`tests/golden/${name} was recorded; read it, and run the tests again`);
	}
	expect(text, `tests/golden/${name} says otherwise; DOSSIER_RECORD=1 records what is said now`).toBe(recorded);
}
