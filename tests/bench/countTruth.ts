// Prints what the reader counts in a vault, to be held against what the generator wrote into it.
import process from 'node:process';
import { openFolder } from '../../src/cli/disk/folderVault.ts';
import { loadVault } from '../../src/cli/vault/loadVault.ts';
import { checkOptions } from '../support/checkOptions.ts';
import { finish } from '../../src/core/text/steps.ts';

const { index } = finish(loadVault(finish(openFolder(process.argv[2] ?? '.')), checkOptions()));
const counts = { notes: 0, bodyLinks: 0, fmLinks: 0, embeds: 0, brokenLinks: 0, badYaml: 0, noFrontmatter: 0 };
for (const path of index.paths()) {
	const record = index.record(path);
	if (!record) continue;
	counts.notes++;
	if (record.frontmatter === 'malformed') counts.badYaml++;
	if (record.frontmatter === 'none') counts.noFrontmatter++;
	for (const link of record.links) {
		if (link.kind === 'embed') counts.embeds++;
		else if (link.kind === 'property') counts.fmLinks++;
		else if (link.kind !== 'name') counts.bodyLinks++;
		if (link.kind !== 'embed' && link.kind !== 'name' && index.targetOf(link, path) === null) counts.brokenLinks++;
	}
}
process.stdout.write(`${JSON.stringify(counts)}\n`);
