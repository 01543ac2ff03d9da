import { replaceRange } from '../../../core/note/edit/body/replaceRange.ts';
import type { Fix } from '../../../core/note/finding.ts';
import type { Note } from '../../../core/note/note.ts';
import { destination } from '../../../core/sources/export/copyAsMarkdown.ts';
import { brokenLink } from '../../../core/sources/fixes/brokenLinks.ts';
import { removeDuplicateFix } from '../../../core/sources/fixes/removeDuplicateFix.ts';
import { isBareAddress, titledLinkFix } from '../../../core/sources/fixes/titledLinkFix.ts';
import { sourceForm } from '../../../core/sources/fixes/sourceForm.ts';
import type { LinkHealth } from '../../../core/sources/health/linkHealth.ts';
import type { Source, WebSource } from '../../../core/sources/source.ts';
import type { LiveVault } from '../../index/liveVault.ts';

/** How the form of `source` can be mended: a bare address, a broken link, a page that the note gives twice; none is safe. */
export function sourceFixes(vault: LiveVault, note: Note, sources: readonly Source[], source: Source, isRepeated: boolean): readonly Fix[] {
	if (source.place.kind === 'field') return [];
	const titled = isBareAddress(note, source)
		? titledLinkFix(note, { range: source.link, url: source.url }, () => sourceForm(note, sources), knownPage(vault, source))
		: undefined;
	const form = titled ? [titled] : source.place.kind === 'section' ? (brokenLink(note, source.range)?.fixes ?? []) : [];
	const removal = isRepeated && source.place.kind === 'section' ? removeDuplicateFix(note, sources)(source) : undefined;
	return removal ? [...form, removal] : form;
}

/** How another note of the vault words the page. */
function knownPage(vault: LiveVault, { canonicalUrl }: WebSource): { title: string; publisher: string | null } | undefined {
	for (const path of vault.sources.notesCitingPage(canonicalUrl)) {
		const known = vault.sources
			.of(path)
			.find((source) => source.kind === 'web' && source.canonicalUrl === canonicalUrl && source.title !== source.url);
		if (known) return { title: known.title, publisher: known.publisher };
	}
	return undefined;
}

/** Puts the address that a page has moved to in place of the one that is written; `undefined` where that cannot be told. */
export function movedFix(note: Note, source: WebSource, { to }: Extract<LinkHealth, { kind: 'moved' }>): Fix | undefined {
	if (source.place.kind === 'field') return undefined;
	const { start, end } = source.link ?? source.range;
	const at = note.text.slice(start, end).lastIndexOf(source.url);
	if (at === -1) return undefined;
	const range = { start: start + at, end: start + at + source.url.length };
	// A bar would end the cell of a table.
	const written = destination(to).replaceAll('|', '%7C');
	return {
		kind: 'edit',
		title: `Replace the address with ${written}`,
		safe: false,
		plan: (current) => replaceRange(current, range, source.url, written),
	};
}

/** Writes the address of an archived copy after the link, wherever that stands by then. */
export function archiveFix(note: Note, source: WebSource, copy: string): Fix | undefined {
	if (source.link === null) return undefined;
	const range = source.link;
	const expected = note.text.slice(range.start, range.end);
	return {
		kind: 'edit',
		title: 'Add the archived copy',
		safe: false,
		plan: (current) => {
			const first = current.text.indexOf(expected);
			const isMoved =
				current.text.slice(range.start, range.end) !== expected && first !== -1 && first === current.text.lastIndexOf(expected);
			const at = isMoved ? { start: first, end: first + expected.length } : range;
			return replaceRange(current, at, expected, `${expected} ([archived](${destination(copy)}))`);
		},
	};
}
