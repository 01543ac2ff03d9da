import type { FrontmatterPath } from '../note/frontmatter.ts';
import { inlineCode } from '../text/inlineCode.ts';
import { noteNameOf } from '../vault/paths/pathParts.ts';
import { foldName } from '../text/foldName.ts';
import type { NoteRecord } from '../vault/records/noteRecord.ts';
import type { RuleExample, VaultRule } from './rule.ts';
import { placeInRecord } from './shared/placeInRecord.ts';
import { ownValue } from '../text/ownValue.ts';

/** An alias that means another note: that is called so, or has the alias too and comes first. */
export const aliasClaimed: VaultRule = {
	id: 'alias-claimed',
	scope: 'vault',
	severity: 'info',
	summary: 'Reports an alias that another note claims as its name or alias',
	// A note without a type may be a translation, whose alias is the name of its original.
	mayReport: ({ record }) => record.aliases.length > 0 && record.type !== undefined,
	*check({ record, index }) {
		if (record.type === undefined) return;
		for (const alias of new Set(record.aliases)) {
			// A note may repeat its own name among its aliases, and a template outside its folder has a blank to be filled in.
			if (foldName(alias) === foldName(noteNameOf(record.path)) || /\{\{|<%/.test(alias)) continue;
			const meant = index.resolveName(alias);
			if (meant.kind !== 'found' || meant.path === record.path) continue;
			const name = foldName(noteNameOf(meant.path));
			// Of two notes of one name each may have what the other is called: `duplicate-name` tells of them.
			if (name === foldName(noteNameOf(record.path))) continue;
			// The seasons of a series share the name of the series.
			if (seriesOf(meant.path) === seriesOf(record.path)) continue;
			const isNamedSo = name === foldName(alias);
			yield {
				range: placeInRecord(record, pathOf(record, alias)),
				message: `${inlineCode(alias)} is ${isNamedSo ? 'the name' : 'an alias'} of ${inlineCode(meant.path)} as well, which it means; expected a name that is this note’s alone`,
				fixes: [],
			};
		}
	},
};

/** A note's name without what counts in it; of a name that is nothing else, the whole. */
function seriesOf(path: string): string {
	const name = foldName(noteNameOf(path));
	return name.replace(/\p{N}|[一二三四五六七八九十]|\b[ivx]{1,5}\b/gu, '') || name;
}

export const why =
	'A plain name in a field means one note. Where two claim it, the one that is called so wins, and then the first by path: the other note is never found by that alias. Only notes with a type are looked at: others are often translations, whose alias is the name of their original.';

export const examples: readonly RuleExample[] = [
	{
		title: 'another note is called so',
		note: '---\ntype: country\naliases: [Persia, UK]\n---\n',
		path: 'Iran.md',
		vault: { 'Persia.md': '' },
		reports: ['3:11 `Persia` is the name of `Persia.md` as well, which it means; expected a name that is this note’s alone'],
	},
	{
		title: 'of two with one alias the second is told',
		note: '---\ntype: country\naliases: PA\n---\n',
		path: 'Panama.md',
		vault: { 'Authority.md': '---\naliases: [PA]\n---\n' },
		reports: ['3:10 `PA` is an alias of `Authority.md` as well, which it means; expected a name that is this note’s alone'],
	},
	{
		title: 'parts of a series',
		note: '---\ntype: film\naliases: [Yes Minister]\n---\n',
		path: 'The Minister, season 2.md',
		vault: { 'The Minister, season 1.md': '---\naliases: [Yes Minister]\n---\n' },
		reports: [],
	},
	{
		title: 'seasons in Chinese',
		note: '---\ntype: film\naliases: [Friends]\n---\n',
		path: '老友记第二季.md',
		vault: { '老友记第一季.md': '---\naliases: [Friends]\n---\n' },
		reports: [],
	},
	{
		title: 'an alias of its own',
		note: '---\ntype: country\naliases: [Persia]\n---\n',
		path: 'Iran.md',
		vault: { 'Oman.md': '' },
		reports: [],
	},
	{ title: 'a note without a type', note: '---\naliases: [Persia]\n---\n', path: 'Iran.md', vault: { 'Persia.md': '' }, reports: [] },
	{
		title: 'a blank to be filled in',
		note: '---\ntype: country\naliases: [<% tp.file.title %>]\n---\n',
		path: 'Meta/Country.md',
		vault: { 'Meta/Actor.md': '---\ntype: actor\naliases: [<% tp.file.title %>]\n---\n' },
		reports: [],
	},
	{
		title: 'a note of the same name in another folder',
		note: '---\ntype: country\naliases: [Persia]\n---\n',
		path: 'Drafts/Iran.md',
		vault: { 'Countries/Iran.md': '---\ntype: country\naliases: [Persia]\n---\n' },
		reports: [],
	},
	{ title: 'its own name', note: '---\ntype: country\naliases: [iran]\n---\n', path: 'Iran.md', reports: [] },
];

/** Where the alias stands: `aliases` or `alias`, a list or one text. */
function pathOf({ data }: NoteRecord, alias: string): FrontmatterPath {
	for (const key of ['aliases', 'alias']) {
		const value = ownValue(data, key);
		if (value === alias) return [key];
		const at = Array.isArray(value) ? (value as readonly unknown[]).findIndex((item) => String(item).trim() === alias) : -1;
		if (at >= 0) return [key, at];
	}
	return ['aliases'];
}
