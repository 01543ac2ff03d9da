import type { ExitCode } from '../../exitCode.ts';
import { backlinksJson } from '../../output/inspectNote.ts';
import type { Io } from '../../io.ts';
import { rulesWanted } from '../../../core/checking/rulesWanted.ts';
import { loadLinksTo } from '../../vault/loadLinksTo.ts';
import { notesJson } from '../../output/notesJson.ts';
import { checkOptionsOf } from '../../vault/vaultSettings.ts';
import { openVault, sayUnreadable } from '../../vault/openVault.ts';
import { selectNote } from '../../vault/selectNotes.ts';
import { counted } from '../../../core/text/counted.ts';
import { inSteps } from '../../pace.ts';
import { printParts } from '../../output/printParts.ts';

export interface BacklinksOptions {
	readonly format: 'text' | 'json';
}

/** `dossier backlinks`: what links to a note or names it. */
export async function runBacklinks(io: Io, vault: string, wanted: string, { format }: BacklinksOptions): Promise<ExitCode> {
	const { folder, stored } = await openVault(io, vault);
	const path = selectNote(folder, wanted, io.cwd);
	// The options of a check are those under which it has left what it knew.
	const loaded = await inSteps(loadLinksTo(folder, checkOptionsOf(stored, rulesWanted(stored.settings)), path), io.signal);
	const code = sayUnreadable(io, loaded, [path]);
	const { index } = loaded;
	if (format === 'json') {
		await printParts(io, notesJson([[path, backlinksJson(path, index)]]));
		return code;
	}
	let sources = 0;
	let last: string | undefined;
	for (const { from, link } of index.backlinks(path)) {
		if (from === path) continue;
		if (from !== last) {
			last = from;
			sources++;
			io.stdout.write(`${from}\n`);
		}
		const heading = index.record(from)?.headings[link.section]?.text;
		const place = link.field === null ? (heading ?? '') : `field ${link.field}`;
		io.stdout.write(`  line ${link.line}${place === '' ? '' : `, ${place}`}\n`);
	}
	io.stdout.write(`${counted(sources, 'note')} link to ${path}\n`);
	return code;
}
