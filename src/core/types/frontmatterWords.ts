import { isScalar, writeScalar } from '../note/edit/frontmatter/writeScalar.ts';
import type { FrontmatterCompletion } from '../note/frontmatter/completionAt.ts';
import type { Settings } from '../settings/settings.ts';
import { fieldWords, type WordsVault } from './fieldWords.ts';
import { hasListValue } from './hasListValue.ts';
import type { Field } from './noteType.ts';

/** One thing that may stand at a place in front matter. */
export interface FrontmatterWord {
	/** What is shown and searched. */
	readonly word: string;
	/** What is written for it: safe YAML. */
	readonly yaml: string;
	/** What it is, shown beside it. */
	readonly about: string;
}

/** Values that are written as they are and would become text in quotes. */
const PLAIN_KINDS: ReadonlySet<string> = new Set(['number', 'boolean', 'date']);

/** Everything that may stand at `completion`, what fits best first; nothing where the note's type says nothing about it. */
export function frontmatterWords(completion: FrontmatterCompletion, settings: Settings, vault: WordsVault): readonly FrontmatterWord[] {
	const { typeKey } = settings;
	const { kind, key, written } = completion;
	const type = vault.types.get(written.get(typeKey) ?? '');
	if (kind === 'key') return keysToAdd(completion, typeKey, [...(type?.fields.values() ?? [])]);
	if (key === typeKey)
		return kind === 'item'
			? []
			: vault.types.all().map(({ name, description }) => ({ word: name, yaml: writeScalar(name), about: description ?? '' }));
	const field = type?.fields.get(key);
	if (!type || !field) return [];
	const words =
		field.kind === 'boolean' ? ['true', 'false'].map((word) => ({ word, about: '' })) : fieldWords(field, type, vault, settings);
	const isAlone = kind === 'value' && hasListValue(field) && field.oneOrMany !== true;
	return words.map(({ word, about }) => {
		const yaml = PLAIN_KINDS.has(field.kind) && /^[\w.+-]+$/.test(word) ? word : writeScalar(word);
		return { word, yaml: isAlone ? `[${yaml}]` : yaml, about };
	});
}

function keysToAdd({ written, query, hasColon }: FrontmatterCompletion, typeKey: string, fields: readonly Field[]): FrontmatterWord[] {
	const colon = hasColon ? '' : ': ';
	const isFree = (name: string): boolean => name === query || !written.has(name);
	const own = [...fields].sort((a, b) => Number(b.required) - Number(a.required));
	return [
		...(isFree(typeKey) ? [{ word: typeKey, yaml: `${writeScalar(typeKey)}${colon}`, about: 'note type' }] : []),
		...own
			.filter(({ name }) => name !== typeKey && isFree(name))
			.map((field) => ({
				word: field.name,
				yaml: `${writeScalar(field.name)}${colon}${startOf(field, hasColon)}`,
				about: field.required ? `${field.kind}, required` : field.kind,
			})),
	];
}

/** The default of a field, where it has one that stands on one line. */
function startOf({ default: value }: Field, hasColon: boolean): string {
	return !hasColon && value !== undefined && isScalar(value) ? writeScalar(value) : '';
}
