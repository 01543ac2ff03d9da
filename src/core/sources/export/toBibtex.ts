import { plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import { finish, type Steps } from '../../text/steps.ts';
import type { Source } from '../source.ts';
import type { CslDate, CslItem, CslName } from './cslItem.ts';
import { cslItemSteps, type KnownHealth } from './toCsl.ts';

/**
 * `sources` as a BibTeX file, one entry a source, in their order; empty for none.
 *
 * Loading this module loads citation-js, which takes longer than everything else of the command: import it when it is needed.
 */
export function toBibtex(sources: readonly Source[], health: KnownHealth): string {
	return finish(bibtexSteps(sources, health));
}

/** So many sources are made entries in a step: a few milliseconds. */
const SOURCES_A_STEP = 50;

/** `toBibtex` in steps, for the sources of a vault. */
export function* bibtexSteps(sources: readonly Source[], health: KnownHealth): Steps<string> {
	if (sources.length === 0) return '';
	// By default everything that is not ASCII and has no TeX command is left out: whole titles in Hebrew or Chinese.
	// Without that nothing is escaped either, so it is done here.
	plugins.config.get('@bibtex').format.asciiOnly = false;
	const items = yield* cslItemSteps(sources, health);
	const parts: string[] = [];
	for (let at = 0; at < items.length; at += SOURCES_A_STEP) {
		const entries = plugins.output.format('bibtex', items.slice(at, at + SOURCES_A_STEP).map(forBibtex)).trim();
		parts.push(`${entries.replace(ADDRESS_AGAIN, '').replace(MONTH_AND_DAY, '\n\tmonth = $1,')}\n`);
		yield;
	}
	return parts.join('');
}

/** Where an entry has no publisher, citation-js writes its address a second time; no value goes over two lines. */
const ADDRESS_AGAIN = /\n\thowpublished = \{https?:[^\n]*\},(?=\n)/g;

/** BibTeX has twelve names for months, which its styles write out, and no day. */
const MONTH_AND_DAY = /\n\tmonth = \{([a-z]{3})[^\n]*\},(?=\n)/g;

/** BibTeX has no field for the day of access nor for a copy: they go where its styles print them. */
function forBibtex({ accessed, archive_location: copy, note, URL: url, 'container-title': container, issued, ...item }: CslItem): object {
	// `n.d.`, `forthcoming`: no year that BibTeX could sort by.
	const undated = issued && 'literal' in issued ? issued.literal : undefined;
	const notes = [undated, note, accessed && `Accessed ${dateText(accessed)}`, copy && `Archived at ${copy}`].filter(
		(text) => text !== undefined,
	);
	return {
		...item,
		title: texText(item.title),
		...texFields(item),
		...(issued && 'date-parts' in issued ? { issued: { 'date-parts': [issued['date-parts'][0]] } } : {}),
		...(item.author === undefined ? {} : { author: item.author.map(texName) }),
		...(item.editor === undefined ? {} : { editor: item.editor.map(texName) }),
		...(IN_CONTAINER.has(item.type) && container !== undefined ? { 'container-title': texText(container) } : {}),
		...(notes.length > 0 ? { note: texText(notes.join('. ')) } : {}),
		// A brace in an address would open or close the field.
		...(url === undefined ? {} : { URL: url.replaceAll('{', '%7B').replaceAll('}', '%7D') }),
	};
}

const IN_CONTAINER: ReadonlySet<CslItem['type']> = new Set(['article-journal', 'chapter']);

const TEXT_FIELDS = ['publisher', 'publisher-place', 'edition', 'volume', 'issue', 'page'] as const;

function texFields(item: Pick<CslItem, (typeof TEXT_FIELDS)[number]>): object {
	return Object.fromEntries(
		TEXT_FIELDS.flatMap((field) => {
			const text = item[field];
			return text === undefined ? [] : [[field, field === 'page' ? texPages(text) : texText(text)]];
		}),
	);
}

/** Pages as BibTeX writes them, from one to the other with two hyphens, which is what citation-js makes of one. */
function texPages(pages: string): string {
	return texText(pages.replace(/ ?[–-] ?/g, '-'));
}

function dateText(date: CslDate): string {
	if ('literal' in date) return date.literal;
	return date['date-parts'][0].map((part) => String(part).padStart(2, '0')).join('-');
}

function texName(name: CslName): CslName {
	if ('literal' in name) return { literal: texText(name.literal) };
	const { family, given, suffix } = name;
	return { family: texText(family), given: texText(given), ...(suffix === undefined ? {} : { suffix: texText(suffix) }) };
}

/** What means something to TeX, written so that it does not. Braces as words: BibTeX counts them even after a backslash. */
const TEX: ReadonlyMap<string, string> = new Map([
	['\\', '\\textbackslash{}'],
	['{', '\\textbraceleft{}'],
	['}', '\\textbraceright{}'],
	['~', '\\textasciitilde{}'],
	['^', '\\textasciicircum{}'],
	['<', '\\textless{}'],
	['>', '\\textgreater{}'],
]);

/** Two characters of which TeX makes a third: `--` is a dash, `''` a closing quote (The TeXbook, chapter 2; `,,` in T1). */
const LIGATURE = /([-'`,])(?=\1)|[?!](?=`)/g;

function texText(text: string): string {
	return text.replace(/[\\{}~^<>&%$#_]/g, (mark) => TEX.get(mark) ?? `\\${mark}`).replace(LIGATURE, '$&{}');
}
