// The vaults that are measured: generated ones, with the type notes of their own fields, so that these are checked.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const generator = join(dirname(fileURLToPath(import.meta.url)), 'generateVault.mjs');

const TYPES = {
	actor: [
		'kind: { kind: choice, options: [person, organisation, state], required: true }',
		'status: { kind: choice, options: [active, inactive, dissolved], required: true }',
	],
	relationship: [
		'actors: { kind: note, many: true, of: actor, min: 1, required: true }',
		'status: { kind: choice, options: [active, dormant, strained, ended], required: true }',
		'strength: { kind: number, min: 1, max: 5 }',
		'since: { kind: date }',
	],
	policy: [
		'actors: { kind: note, many: true, of: actor, min: 1, required: true }',
		'status: { kind: choice, options: [draft, proposed, adopted, repealed], required: true }',
		'adopted: { kind: date }',
		'review: { kind: boolean }',
	],
};

/** A vault of `count` notes, made once for all runs on this machine, and what the generator says is in it. */
export function benchVault(count) {
	const folder = join(tmpdir(), 'dossier-bench', String(count));
	const manifest = `${folder}.json`;
	if (!existsSync(manifest)) {
		rmSync(folder, { recursive: true, force: true });
		mkdirSync(dirname(folder), { recursive: true });
		execFileSync(process.execPath, [generator, '--notes', String(count), '--out', folder, '--manifest', manifest], { stdio: 'ignore' });
		for (const [name, fields] of Object.entries(TYPES)) {
			mkdirSync(join(folder, 'Types'), { recursive: true });
			writeFileSync(
				join(folder, 'Types', `${name}.md`),
				`---\ntype: note-type\nname: ${name}\nsections: []\nfields:\n${fields.map((field) => `  ${field}\n`).join('')}---\n`,
			);
		}
	}
	return { folder, truth: JSON.parse(readFileSync(manifest, 'utf8')) };
}
