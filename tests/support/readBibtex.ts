import { plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import { parse, type Creator } from '@retorquere/bibtex-parser';

/** What another program sees of an entry: commands of TeX as their characters, names taken apart, the case of titles as written. */
export interface ReadEntry {
	readonly type: string;
	readonly key: string;
	/** Each name as `Family, Given`, or whole. */
	readonly authors: readonly string[];
	/** Every other field by its name. */
	readonly fields: Readonly<Record<string, string>>;
}

/**
 * The entries of a BibTeX file as the parser of Better BibTeX for Zotero reads them, which shares nothing with what wrote it.
 *
 * @throws where it meets a fault or a command that it does not know, or finds anything that is no entry.
 */
export function readBibtex(text: string): ReadEntry[] {
	const { errors, entries, comments, preamble, strings } = parse(text, {
		english: false,
		sentenceCase: false,
		caseProtection: false,
		unsupported: (_node, tex) => {
			throw new Error(`unknown TeX: ${tex}`);
		},
	});
	const rest = [...errors.map(({ error }) => error), ...comments, ...preamble, ...Object.keys(strings)];
	if (rest.length > 0) throw new Error(`beside entries: ${rest.join(' | ')}`);
	return entries.map(({ type, key, fields: { author, ...fields } }) => ({
		type,
		key,
		authors: (author ?? []).map(nameOf),
		fields: Object.fromEntries(
			Object.entries(fields).map(([name, value]) => [
				name,
				Array.isArray(value) ? value.map((part) => (typeof part === 'string' ? part : nameOf(part))).join(' and ') : value,
			]),
		),
	}));
}

function nameOf({ name, prefix, lastName, firstName }: Creator): string {
	return (
		name ?? [[prefix, lastName].filter((part) => part !== undefined).join(' '), firstName].filter((part) => part !== undefined).join(', ')
	);
}

/** The same file as items of CSL, as the parser that comes with citation-js reads it. */
export function readWithCitationJs(text: string): readonly Record<string, string | undefined>[] {
	const { input } = plugins as unknown as { readonly input: { chain(text: string, options: object): unknown } };
	return input.chain(text, { generateGraph: false }) as readonly Record<string, string | undefined>[];
}
