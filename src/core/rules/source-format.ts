import { replaceRange } from '../note/edit/replaceRange.ts';
import type { Finding, Fix } from '../note/finding.ts';
import type { ExternalLink, Note } from '../note/note.ts';
import { shownHost } from '../sources/address/shownHost.ts';
import { sourceSections } from '../sources/reading/sourceSections.ts';
import { lineAt } from '../text/lineStarts.ts';
import type { Range } from '../text/range.ts';
import { opaqueAt } from './opaqueAt.ts';
import type { NoteRule, RuleExample } from './rule.ts';
import { showText } from './showText.ts';

/** A source that is a bare address, or a link that its punctuation breaks. */
export const sourceFormat: NoteRule = {
	id: 'source-format',
	scope: 'note',
	severity: 'info',
	summary: 'Reports a source that is a bare address or a broken link',
	*check({ note, settings }) {
		const suspects = linesToLookAt(note);
		if (suspects.length === 0) return;
		const sections = sourceSections(note, settings);
		let at = 0;
		for (const line of suspects) {
			while (at < sections.length && (sections[at]?.range.end ?? 0) <= line.start) at += 1;
			if ((sections[at]?.range.start ?? Infinity) > line.start) continue;
			const finding = bareAddress(note, line) ?? brokenLink(note, line);
			if (finding !== undefined && opaqueAt(note, finding.range.start) === undefined) yield finding;
		}
	},
};

export const why = 'An address alone does not say who published what, and says nothing at all once the page has moved. A link whose brackets are not where they belong is shown as text. A citation without an address is a source like any other and is never reported.';

export const examples: readonly RuleExample[] = [
	{
		title: 'a bare address',
		note: '## Sources\n- https://www.inss.org.il/publication/treaty/\n',
		reports: ['2:3 `https://www.inss.org.il/publication/treaty/` is a bare address; expected a link such as `[Publisher - Title](https://example.org/)`'],
		fixed: '## Sources\n- [inss.org.il](https://www.inss.org.il/publication/treaty/)\n',
	},
	{
		title: 'a blank between the words and the address',
		note: '## Sources\n- [INSS - A treaty] (https://www.inss.org.il/treaty)\n',
		reports: ['2:19 the link is broken by the blank between `]` and `(`; expected `](`'],
		fixed: '## Sources\n- [INSS - A treaty](https://www.inss.org.il/treaty)\n',
	},
	{
		title: 'brackets the other way round',
		note: '## Sources\n- (INSS - A treaty)[https://www.inss.org.il/treaty]\n',
		reports: ['2:3 the brackets of the link stand the other way round; expected `[INSS - A treaty](https://www.inss.org.il/treaty)`'],
		fixed: '## Sources\n- [INSS - A treaty](https://www.inss.org.il/treaty)\n',
	},
	{ title: 'no address behind the words', note: '## Sources\n- [INSS - A treaty]()\n', reports: ['2:3 `[INSS - A treaty]()` has no address; expected one such as `https://example.org/`'] },
	{ title: 'no words before the address', note: '## Sources\n- [](https://www.inss.org.il/treaty)\n', reports: ['2:3 `[](https://www.inss.org.il/treaty)` has no words; expected `Publisher - Title` in the brackets'] },
	{ title: 'a plain citation', note: '## Sources\n- Redford, D. (2003). *The Wars in Syria and Palestine*. Brill.\n', reports: [] },
	{ title: 'a link, whatever its words', note: '## Sources\n- [A treaty](https://www.inss.org.il/treaty)\n- [INSS | A treaty](https://www.inss.org.il/t2), with notes\n', reports: [] },
	{ title: 'an address behind a citation', note: '## Sources\n- Sharp, J. (2023). *Foreign Aid*. https://crsreports.congress.gov/RL33222\n', reports: [] },
	{ title: 'a bare address in the text', note: 'See https://www.inss.org.il/treaty.\n', reports: [] },
	{ title: 'a note that was clipped', note: '## Sources\n- [[INSS paper]]\n', vault: { 'INSS paper.md': '' }, reports: [] },
];

/** What each broken link below has in it. */
const MARKS_OF_FAULTS = ['] (', ']  (', ']\t(', ')[', ']()', ']( )', '[](', '[ ]('];

/** A line to be looked at, and the bare address in it, if there is one. */
interface Suspect extends Range {
	readonly address?: ExternalLink;
}

/** The lines with an address that is no link, or with the marks of a broken one, in order; most notes have none. */
function linesToLookAt(note: Note): readonly Suspect[] {
	const suspects = new Map<number, Suspect>();
	const add = (line: number, address?: ExternalLink): void => {
		const start = note.lineStarts[line - 1] ?? 0;
		const end = note.lineStarts[line] ?? note.text.length;
		if (address !== undefined) suspects.set(line, { start, end, address });
		else if (!suspects.has(line)) suspects.set(line, { start, end });
	};
	for (const url of note.urls) if (url.kind !== 'markdown') add(url.line, url);
	for (const mark of MARKS_OF_FAULTS) {
		for (let at = note.text.indexOf(mark, note.bodyStart); at !== -1; at = note.text.indexOf(mark, at + mark.length)) add(lineAt(note.lineStarts, at));
	}
	return [...suspects.values()].sort((a, b) => a.start - b.start);
}

function bareAddress(note: Note, { start, end, address }: Suspect): Finding | undefined {
	if (address === undefined) return undefined;
	const { range, url } = address;
	const before = note.text.slice(start, range.start);
	const isAlone = range.start - start < MAX_LENGTH && BEFORE_ADDRESS.test(before) && note.text.slice(range.end, end).trim() === '';
	if (!isAlone) return undefined;
	const host = shownHost(url);
	const written = note.text.slice(range.start, range.end);
	return {
		range,
		message: `${showText(url)} is a bare address; expected a link such as \`[Publisher - Title](https://example.org/)\``,
		fixes: host === '' ? [] : [rewordingFix(`Write it as a link called ${showText(host)}`, range, written, `[${host}](${written})`)],
	};
}

/** Blanks, marks of a quote and one of a list: nothing that says what the address is. */
const BEFORE_ADDRESS = /^[\s>]*(?:(?:[-*+]|\d{1,9}[.)])\s+)?(?:\[.\]\s+)?$/;

/** A longer line than this is no citation, and is not searched. */
const MAX_LENGTH = 2_000;

function brokenLink(note: Note, { start, end }: Range): Finding | undefined {
	const text = note.text.slice(start, Math.min(end, start + MAX_LENGTH));
	return gap(text, start) ?? swapped(text, start) ?? halfLink(text, start);
}

function gap(text: string, offset: number): Finding | undefined {
	const found = /\]((?:[ \t]| {2})\()https?:/.exec(text);
	if (found === null) return undefined;
	const written = found[1] ?? '';
	const start = offset + found.index + 1;
	const range = { start: start - 1, end: start + written.length };
	return {
		range,
		message: 'the link is broken by the blank between `]` and `(`; expected `](`',
		fixes: [rewordingFix('Close the gap', range, `]${written}`, '](')],
	};
}

function swapped(text: string, offset: number): Finding | undefined {
	const found = /\(([^()[\]]{1,200})\)\[(https?:[^\s[\]]{1,1000})\]/.exec(text);
	if (found === null) return undefined;
	const [written, words = '', url = ''] = found;
	const start = offset + found.index;
	const range = { start, end: start + written.length };
	return {
		range,
		message: `the brackets of the link stand the other way round; expected ${showText(`[${words}](${url})`)}`,
		fixes: [rewordingFix('Change the brackets', range, written, `[${words}](${url})`)],
	};
}

function halfLink(text: string, offset: number): Finding | undefined {
	const found = /\[[^[\]]{1,300}\]\( ?\)|\[ ?\]\(https?:[^\s()]{1,1000}\)/.exec(text);
	if (found === null) return undefined;
	const [written] = found;
	const start = offset + found.index;
	const lacks = written.endsWith('()') || written.endsWith(' )') ? 'no address; expected one such as `https://example.org/`' : 'no words; expected `Publisher - Title` in the brackets';
	return { range: { start, end: start + written.length }, message: `${showText(written)} has ${lacks}`, fixes: [] };
}

/** Never safe: the words of a link are its author's. */
function rewordingFix(title: string, range: Range, written: string, newText: string): Fix {
	return { kind: 'edit', title, safe: false, plan: (note) => replaceRange(note, range, written, newText) };
}
