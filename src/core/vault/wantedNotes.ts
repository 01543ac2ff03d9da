import { compareCodeUnits } from './compareCodeUnits.ts';
import { foldName } from './foldName.ts';
import { noteNameOf } from './pathParts.ts';
import type { Spelling, VaultFile } from './spelling.ts';
import type { Backlink, Resolution, WantedNote } from './vaultIndex.ts';

/** Extensions of files that Obsidian shows (its help, "Accepted file formats") and that no note will ever stand for. */
const ATTACHMENT = /\.(?:avif|bmp|gif|jpe?g|png|svg|webp|flac|m4a|mp3|ogg|wav|3gp|mkv|mov|mp4|ogv|webm|pdf|canvas|base)$/i;

/** What this needs of the index. */
interface Meanings {
	all(): Iterable<Spelling>;
	resolve(spelling: Spelling, from: string): Resolution;
	resolveEverywhere(spelling: Spelling): Resolution | undefined;
}

/**
 * All links and names that lead nowhere, grouped by the name of the note that would be made; most mentions first, then by target.
 * `[[Countries/UAE]]`, `[[uae]]` and the name `UAE` want one note; its target is the text that comes first.
 * A missing image or PDF is no wanted note.
 */
export function wantedNotes(spellings: Meanings): readonly WantedNote[] {
	const groups = new Map<string, Backlink[]>();
	for (const spelling of spellings.all()) {
		if (spelling.kind === 'link' && ATTACHMENT.test(spelling.text)) continue;
		const mentions = unresolvedMentions(spelling, spellings);
		if (mentions.length === 0) continue;
		const key = foldName(noteNameOf(spelling.text)) || spelling.text;
		const group = groups.get(key);
		if (group === undefined) groups.set(key, mentions);
		else group.push(...mentions);
	}
	return Array.from(groups.values(), wantedNote).sort((a, b) => b.mentions.length - a.mentions.length || compareCodeUnits(a.target, b.target));
}

function unresolvedMentions(spelling: Spelling, spellings: Meanings): Backlink[] {
	const mentions: Backlink[] = [];
	if (spellings.resolveEverywhere(spelling)?.kind === 'found') return mentions;
	for (const file of spelling.files) if (spellings.resolve(spelling, file.path).kind === 'missing') mentions.push(...mentionsIn(file, spelling));
	return mentions;
}

function mentionsIn(file: VaultFile, spelling: Spelling): Backlink[] {
	const links = file.record?.linksThat((target, isName) => target === spelling.text && isName === (spelling.kind === 'name')) ?? [];
	return links.map((link) => ({ from: file.path, link }));
}

function wantedNote(unsorted: readonly Backlink[]): WantedNote {
	const mentions = [...unsorted].sort((a, b) => compareCodeUnits(a.from, b.from) || a.link.start - b.link.start);
	return { target: mentions[0]?.link.target ?? '', mentions };
}
