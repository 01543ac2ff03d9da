import { unknownFieldsOf, type UnknownField } from '../types/unknownFieldsOf.ts';
import type { NoteType } from '../types/noteType.ts';
import { placeOfKey } from './shared/fieldPlaces.ts';
import { renameKeyFix } from './fixes/fieldFixes.ts';
import type { NoteRule, RuleExample } from './rule.ts';
import { inlineCode } from '../text/inlineCode.ts';

const VAULT = { 'Types/treaty.md': '---\ntype: note-type\nname: treaty\nfields:\n  signed: { kind: date }\nunknown-fields: warn\n---\n' };

/** A field that the note's type does not have. */
export const unknownField: NoteRule = {
	id: 'unknown-field',
	scope: 'note',
	severity: 'warning',
	summary: 'Reports a field that is nearly one of its type, and any other where the type says so',
	mayReport: ({ note, type }) => type !== undefined && note.frontmatter.kind === 'parsed',
	*check({ note, type, types, settings }) {
		if (type === undefined || note.frontmatter.kind !== 'parsed') return;
		for (const unknown of unknownFieldsOf(type, note.frontmatter.data, types, settings.typeKey)) {
			const { name, suggestion } = unknown;
			const isMeant = suggestion !== undefined && isSlip(unknown, type);
			if (!isMeant && type.unknownFields === 'allow') continue;
			yield {
				range: placeOfKey(note, name),
				message: `${inlineCode(name)} is not a field of ${type.name}; expected ${isMeant ? inlineCode(suggestion) : 'one that its type note names'}`,
				fixes: isMeant ? [renameKeyFix(name, suggestion)] : [],
				// `authors`, where the notes have that and no `author`, is a key of their own.
				...(isMeant && isInherited(type) ? { demand: { type: type.name, part: 'field', name: suggestion, written: name } as const } : {}),
			};
		}
	},
};

export const why =
	'A mistyped key is a field that nobody will find. Keys of your own are welcome: only a slip of the finger is reported, unless the type has `unknown-fields: warn`; of a built-in type, or one that extends another, it is a suggestion once three of its notes have the key and no more have the field.';

export const examples: readonly RuleExample[] = [
	{
		title: 'two letters have changed places',
		note: '---\ntype: relationship\nactors: [Iran, Israel]\nstauts: hostile\n---\n',
		reports: ['4:1 `stauts` is not a field of relationship; expected `status`'],
		fixed: '---\ntype: relationship\nactors: [Iran, Israel]\nstatus: hostile\n---\n',
	},
	{
		title: 'the type asks to hear of every other field',
		note: '---\ntype: treaty\nratified: 1980-02-26\n---\n',
		vault: VAULT,
		reports: ['3:1 `ratified` is not a field of treaty; expected one that its type note names'],
	},
	{ title: 'a field of your own', note: '---\ntype: country\npopulation: 9900000\ncapital: Jerusalem\n---\n', reports: [] },
	{ title: 'a word of its own that happens to be near', note: '---\ntype: organization\nfounder: Louis Brandeis\n---\n', reports: [] },
	{
		title: 'what any note may have',
		note: '---\ntype: treaty\naliases: [Camp David]\ncssclasses: [wide]\ntags: [peace]\n---\n',
		vault: VAULT,
		reports: [],
	},
	{ title: 'a note of an unknown type may have any field', note: '---\ntype: chronicle\nstauts: done\n---\n', reports: [] },
];

/**
 * Whether a key is the suggested field mistyped. A required field that is missing speaks for it; where the field may be
 * left out, a letter more or less or two that changed places do, and another letter does not (`founder`, `founded`).
 */
function isSlip({ name, suggestion = '' }: UnknownField, { fields }: NoteType): boolean {
	if (fields.get(suggestion)?.required === true) return true;
	const [shorter, longer] = name.length < suggestion.length ? [name, suggestion] : [suggestion, name];
	if (shorter.length < LEAST_LETTERS) return false;
	return shorter.length === longer.length ? [...shorter].sort().join('') === [...longer].sort().join('') : isSubsequence(shorter, longer);
}

/** Whether the fields of a type may be none that the vault asked for: a type that was learned extends a built-in one. */
function isInherited({ origin, extends: parent }: NoteType): boolean {
	return origin.kind === 'built-in' || parent !== undefined;
}

/** Shorter keys are too near each other: `date`, `data`, `rate`. */
const LEAST_LETTERS = 5;

function isSubsequence(shorter: string, longer: string): boolean {
	let at = 0;
	for (const character of longer) if (character === shorter[at]) at += 1;
	return at === shorter.length;
}
