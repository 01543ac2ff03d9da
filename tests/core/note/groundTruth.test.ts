import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { expect, test } from 'vitest';
import { parseSimpleYaml } from '../../../src/core/note/frontmatter/simpleYaml/parseSimpleYaml.ts';
import { parseNote } from '../../../src/core/note/parseNote.ts';
import type { Note } from '../../../src/core/note/note.ts';

const GENERATOR = join(import.meta.dirname, '../../bench/generateVault.mjs');

interface Summary {
	readonly bodyLinks: number;
	readonly fmLinks: number;
	readonly embeds: number;
	readonly badYaml: number;
	readonly noFrontmatter: number;
}

function generatedNotes(count: number): { notes: Note[]; summary: Summary } {
	const folder = mkdtempSync(join(tmpdir(), 'dossier-reader-'));
	try {
		const summary = JSON.parse(
			execFileSync(process.execPath, [GENERATOR, '--notes', String(count), '--out', folder], { encoding: 'utf8' }),
		) as Summary;
		const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
		const notes = readdirSync(folder, { recursive: true, encoding: 'utf8' })
			.filter((path) => path.endsWith('.md'))
			.map((path) => parseNote(path, decoder.decode(readFileSync(join(folder, path)))));
		return { notes, summary };
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

test('the links, embeds and front matter of a generated vault come out as its generator counted them', () => {
	const { notes, summary } = generatedNotes(1_000);
	const links = notes.flatMap((note) => note.links);
	const malformed = notes.filter((note) => note.frontmatter.kind === 'malformed');
	// The generator counts what it wrote; in a block that cannot be read no string is a link.
	const lost = malformed.reduce((sum, note) => sum + (note.text.slice(0, note.bodyStart).match(/\[\[/g)?.length ?? 0), 0);
	expect({
		bodyLinks: links.filter((link) => link.field === null && link.kind !== 'embed').length,
		embeds: links.filter((link) => link.kind === 'embed').length,
		fmLinks: links.filter((link) => link.field !== null).length + lost,
		badYaml: malformed.length,
		noFrontmatter: notes.filter((note) => note.frontmatter.kind === 'none').length,
	}).toEqual({
		bodyLinks: summary.bodyLinks,
		embeds: summary.embeds,
		fmLinks: summary.fmLinks,
		badYaml: summary.badYaml,
		noFrontmatter: summary.noFrontmatter,
	});
	const declined = notes.filter(
		({ frontmatter, text }) => frontmatter.kind !== 'none' && !parseSimpleYaml(text, frontmatter.block.start, frontmatter.block.end),
	);
	console.log(`fast path: ${declined.length} of ${notes.length} generated notes declined, ${malformed.length} of them malformed`);
	expect(declined.length / notes.length).toBeLessThan(0.01);
});
