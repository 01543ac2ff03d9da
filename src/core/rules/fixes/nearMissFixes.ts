import type { Fix } from '../../note/finding.ts';
import { isAscii } from '../../text/isAscii.ts';
import { inlineCode } from '../../text/inlineCode.ts';
import { isSlug } from '../../vault/names/isSlug.ts';
import type { Difference, NearName } from '../../vault/names/nearNames.ts';
import { noteNameOf } from '../../vault/paths/pathParts.ts';
import type { LinkRecord } from '../../vault/records/noteRecord.ts';
import { linkFix, nameFix } from './linkFixes.ts';

/** What can be done about a link or a name that misses the note it is meant for, `target` being how that note is linked. */
export function nearMissFixes(link: LinkRecord, near: NearName, target: string): readonly Fix[] {
	const isOwn = isTitleOf(near, link.target) || hasMoreAccents(link.target, near.name);
	if (link.kind !== 'name') return [linkFix(link, target, isOwn ? 'keep-words' : KEEPS_ITS_WORDS[near.difference])];
	const replace = nameFix(link, target);
	if (near.difference !== 'initials') return [replace];
	const name = noteNameOf(near.path);
	const title = `Add ${inlineCode(link.target)} as an alias of ${inlineCode(name)}`;
	return [{ kind: 'alias', title, addAlias: { path: near.path, alias: link.target } }, replace];
}

/** A file that is called as addresses are, `treaty-of-1979`, and words that are not: they are how its author writes it in a sentence. */
function isTitleOf({ path }: NearName, written: string): boolean {
	return isSlug(noteNameOf(path)) && !isSlug(written);
}

/** Names of files are often without accents, and no sentence is. */
function hasMoreAccents(written: string, name: string): boolean {
	return accentsIn(written) > accentsIn(name);
}

function accentsIn(text: string): number {
	return isAscii(text) ? 0 : text.normalize('NFD').replace(/\P{M}/gu, '').length;
}

/** What a link goes on showing: words of the author's own, which are right as they are, or nothing of a slip. */
const KEEPS_ITS_WORDS: Readonly<Record<Difference, 'keep-words' | 'new-words'>> = {
	place: 'new-words',
	accents: 'new-words',
	blanks: 'new-words',
	dashes: 'new-words',
	punctuation: 'new-words',
	alias: 'keep-words',
	plural: 'keep-words',
	singular: 'keep-words',
	initials: 'keep-words',
	spelling: 'new-words',
};
