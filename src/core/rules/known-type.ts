import type { Finding, Fix } from '../note/finding.ts';
import { setField } from '../note/edit/frontmatter/setField.ts';
import { nearestWord } from '../text/nearestWord.ts';
import { TYPE_NOTE } from '../types/definition/typeDefinition.ts';
import type { RuleExample, VaultContext, VaultRule } from './rule.ts';
import { inlineCode } from '../text/inlineCode.ts';
import { withoutUnseen } from '../text/hiddenCharacters.ts';

const TYPES = { 'Types/flashpoint.md': '---\ntype: note-type\nname: flashpoint\n---\n' };

/** A type that no note describes. */
export const knownType: VaultRule = {
	id: 'known-type',
	scope: 'vault',
	severity: 'warning',
	summary: 'Reports a type that is nearly a known one; once the vault has types of its own, any that is not known',
	mayReport: ({ record, type }) => record.type !== undefined && type === undefined,
	*check(context) {
		const { record, type } = context;
		if (record.type === undefined || type !== undefined) return;
		const finding = findingOf(context, record.type);
		if (finding !== undefined) yield finding;
	},
};

export const why =
	'A mistyped type takes its note out of every group and every check. A type that several notes share is no slip of the finger but a type of your own that is not described yet, which is only worth a word once you have begun to describe them.';

export const examples: readonly RuleExample[] = [
	{
		title: 'a letter is missing',
		note: '---\ntype: relationshp\n---\n',
		reports: ['2:7 `relationshp` is not a known type; expected `relationship`'],
		fixed: '---\ntype: relationship\n---\n',
	},
	{
		title: 'a vault that describes its types hears of one that is not described',
		note: '---\ntype: chronicle\n---\n',
		vault: TYPES,
		reports: ['2:7 `chronicle` is not a known type; expected one that a note in `Types` describes'],
	},
	{
		title: 'a type note in another folder',
		note: '---\ntype: note-type\nname: event\n---\n',
		reports: ['2:7 `note-type` describes a type only in `Types`; expected the note there'],
	},
	{ title: 'a vault that describes no types may use any', note: '---\ntype: chronicle\n---\n', reports: [] },
	{
		title: 'a type of its own that happens to be near',
		note: '---\ntype: factor\n---\n',
		vault: { 'Debt.md': '---\ntype: factor\n---\n', 'Oil.md': '---\ntype: factor\n---\n' },
		reports: [],
	},
	{
		title: 'a blank that cannot be seen',
		note: '---\ntype: relation\u200bship\n---\n',
		reports: ['2:7 `relation\\u200bship` is not a known type; expected `relationship`, without what cannot be seen'],
		fixed: '---\ntype: relationship\n---\n',
	},
	{ title: 'another word that begins as a type is called', note: '---\ntype: personal\n---\n', reports: [] },
	{ title: 'another word of nearly the same letters', note: '---\ntype: course\n---\n', reports: [] },
	{ title: 'a known type', note: '---\ntype: person\n---\n', reports: [] },
	{ title: 'a note without a type', note: '# Iran\n', vault: TYPES, reports: [] },
];

/** As many notes do not share a slip of the finger. */
const NOTES_OF_A_TYPE = 3;

function findingOf({ record, types, index, settings }: VaultContext, written: string): Finding | undefined {
	const range = record.typeRange ?? { start: 0, end: 0 };
	if (written === TYPE_NOTE) {
		return {
			range,
			message: `${inlineCode(TYPE_NOTE)} describes a type only in ${inlineCode(settings.typesFolder)}; expected the note there`,
			fixes: [],
			severity: 'info',
		};
	}
	const fixesTo = (name: string, title: string): readonly Fix[] => [
		{ kind: 'edit', title, safe: false, plan: (note) => setField(note, [settings.typeKey], name) },
	];
	const message = `${inlineCode(written)} is not a known type`;
	const seen = withoutUnseen(written).trim();
	if (seen !== written && types.get(seen) !== undefined) {
		return {
			range,
			message: `${message}; expected ${inlineCode(seen)}, without what cannot be seen`,
			fixes: fixesTo(seen, `Take hidden characters out of ${inlineCode(settings.typeKey)}`),
		};
	}
	const isShared = (index.typeCounts().get(written) ?? 0) >= NOTES_OF_A_TYPE;
	const meant = isShared
		? undefined
		: nearestWord(
				written,
				types.all().flatMap(({ name }) => (isOther(written, name) ? [] : [name])),
			);
	if (meant !== undefined) {
		return {
			range,
			message: `${message}; expected ${inlineCode(meant)}`,
			fixes: fixesTo(meant, `Set ${inlineCode(settings.typeKey)} to ${inlineCode(meant)}`),
		};
	}
	if (!types.hasOwn) return undefined;
	return {
		range,
		message: `${message}; expected one that a note in ${inlineCode(settings.typesFolder)} describes`,
		fixes: [],
		severity: 'info',
	};
}

/** `personal` is no slip for `person`: two letters more at the end make another word, as does another letter first: `course`, `source`. */
function isOther(word: string, other: string): boolean {
	const written = word.toLowerCase();
	const known = other.toLowerCase();
	return written[0] !== known[0] || (word.length > other.length + 1 && written.startsWith(known));
}
