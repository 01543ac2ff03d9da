import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { parseNote } from '../../../src/core/note/parseNote.ts';
import { exportedSources } from '../../../src/core/sources/export/exportedSources.ts';
import { toBibtex } from '../../../src/core/sources/export/toBibtex.ts';
import { toCslItems } from '../../../src/core/sources/export/toCsl.ts';
import { readSources } from '../../../src/core/sources/readSources.ts';
import { SourceIndex } from '../../../src/core/sources/sourceIndex.ts';
import { toCslJson } from '../../../src/core/sources/export/toCslJson.ts';
import { cslFaults } from '../../support/cslFaults.ts';
import { DEFAULT_SETTINGS, memoryVault } from '../../support/memoryVault.ts';
import { readBibtex } from '../../support/readBibtex.ts';
import { line } from './support.ts';

const vault = fileURLToPath(new URL('../../../example-vault/', import.meta.url));
const golden = fileURLToPath(new URL('../../golden/example-vault.sources.txt', import.meta.url));

const files = Object.fromEntries(
	readdirSync(vault, { recursive: true, encoding: 'utf8' })
		.map((name) => name.replaceAll('\\', '/'))
		.filter((name) => name.endsWith('.md'))
		.sort()
		.map((name) => [name, readFileSync(join(vault, name), 'utf8')]),
);
const links = memoryVault(files).index;
const index = new SourceIndex();
for (const [path, text] of Object.entries(files)) index.put(path, readSources(parseNote(path, text), DEFAULT_SETTINGS));

test('every source of the example vault is what a person read in it', () => {
	const report = index
		.paths()
		.map((path) => {
			const sources = index.of(path).map((source) => {
				const others = index.alsoIn(source, path, links);
				return `  ${line(source)}${others.length === 0 ? '' : `\n      also in ${others.join(', ')}`}\n`;
			});
			return `${path}\n${sources.join('')}`;
		})
		.join('');
	if (!existsSync(golden)) {
		writeFileSync(golden, report);
		expect.fail('tests/golden/example-vault.sources.txt was recorded: read it, then run again');
	}
	expect(report).toBe(readFileSync(golden, 'utf8'));
});

test('the export of the example vault is read by a second reader as what it exports', () => {
	const sources = exportedSources(index, index.paths(), links);
	const items = toCslItems(sources, new Map());
	const entries = readBibtex(toBibtex(sources, new Map()));
	expect(entries.map(({ key, authors, fields }) => [key, fields['title'], fields['url'], fields['year'], authors.length])).toEqual(
		items.map(({ id, title, URL: url, issued, author = [] }) => [
			id,
			title,
			url,
			issued && 'date-parts' in issued ? String(issued['date-parts'][0][0]) : undefined,
			author.length,
		]),
	);
	expect(cslFaults(toCslJson(sources, new Map()))).toEqual([]);
	expect(new Set(entries.map(({ key }) => key)).size).toBe(entries.length);
	expect(entries.length).toBeGreaterThan(40);
});
