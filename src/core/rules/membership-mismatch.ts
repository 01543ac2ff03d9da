import { inlineCode } from '../text/inlineCode.ts';
import { noteNameOf } from '../vault/paths/pathParts.ts';
import { mayHaveField } from '../vault/records/mayHaveField.ts';
import type { NoteRecord } from '../vault/records/noteRecord.ts';
import type { RuleExample, VaultContext, VaultRule } from './rule.ts';

const GROUP = '---\ntype: group\nmembers: [Hamas, Hezbollah]\n---\n';
const MEMBER = '---\ntype: group\nparent: Axis\n---\n';

/** A `parent` and `members` that contradict each other, where the vault keeps both. */
export const membershipMismatch: VaultRule = {
	id: 'membership-mismatch',
	scope: 'vault',
	severity: 'info',
	summary: 'Reports a note whose `parent` leaves it out of its `members`, or a member with another parent',
	mayReport: ({ record }) => mayHaveField(record, 'parent') || mayHaveField(record, 'members'),
	*check(context) {
		const { record } = context;
		for (const link of record.links) {
			if (link.field !== 'parent' && link.field !== 'members') continue;
			const path = context.index.targetOf(link, record.path);
			const other = path === null ? undefined : context.index.record(path);
			if (other === undefined || other.path === record.path) continue;
			const name = inlineCode(noteNameOf(other.path));
			if (link.field === 'parent') {
				const { members, children } = familyOf(context, other);
				if (members.has(record.path) || !areChildren(children, members.size)) continue;
				yield { range: { start: link.start, end: link.end }, message: `${name} does not have this note among its \`members\``, fixes: [] };
			} else {
				const parents = targetsOf(context, other, 'parent');
				if (parents.length === 0 || parents.includes(record.path)) continue;
				// Of the others: this one is no child.
				const { members, children } = familyOf(context, record);
				if (!areChildren(children, members.size - 1)) continue;
				const parent = inlineCode(noteNameOf(parents[0] ?? ''));
				yield {
					range: { start: link.start, end: link.end },
					message: `${name} has ${parent} as its \`parent\`, and not this note`,
					fixes: [],
				};
			}
		}
	},
};

export const why =
	'Where a group lists its members and each names the group as its parent, one that does not is a slip. A group whose members mostly have no such parent keeps the two apart (a state is a member of many), and nothing is said of it.';

export const examples: readonly RuleExample[] = [
	{
		title: 'a parent that leaves the note out',
		note: MEMBER,
		path: 'Houthis.md',
		vault: { 'Axis.md': GROUP, 'Hamas.md': MEMBER, 'Hezbollah.md': MEMBER },
		reports: ['3:9 `Axis` does not have this note among its `members`'],
	},
	{
		title: 'a member with another parent',
		note: GROUP,
		path: 'Axis.md',
		vault: { 'Hamas.md': '---\ntype: group\nparent: Brotherhood\n---\n', 'Hezbollah.md': MEMBER, 'Brotherhood.md': '' },
		reports: ['3:11 `Hamas` has `Brotherhood` as its `parent`, and not this note'],
	},
	{ title: 'both say the same', note: MEMBER, path: 'Hamas.md', vault: { 'Axis.md': GROUP, 'Hezbollah.md': MEMBER }, reports: [] },
	{
		title: 'a group whose members are no children of it',
		note: MEMBER,
		path: 'Staff.md',
		vault: { 'Axis.md': GROUP, 'Hamas.md': '---\ntype: group\n---\n', 'Hezbollah.md': '---\ntype: group\n---\n' },
		reports: [],
	},
	{ title: 'a parent without members', note: MEMBER, path: 'Hamas.md', vault: { 'Axis.md': '---\ntype: group\n---\n' }, reports: [] },
];

function targetsOf({ index }: VaultContext, record: NoteRecord, field: string): readonly string[] {
	return record.links.flatMap((link) => (link.field === field ? (index.targetOf(link, record.path) ?? []) : []));
}

/** The members of a group, and how many of them name it as their parent. */
interface Family {
	readonly members: ReadonlySet<string>;
	readonly children: number;
}

/** Of groups that were asked about, for as long as the vault stays as it is: each member asks about its group. */
const families = new WeakMap<VaultContext['exclusionOf'], Map<string, Family>>();

function familyOf(context: VaultContext, group: NoteRecord): Family {
	let known = families.get(context.exclusionOf);
	if (known === undefined) families.set(context.exclusionOf, (known = new Map<string, Family>()));
	let family = known.get(group.path);
	if (family === undefined) {
		const members = new Set(targetsOf(context, group, 'members'));
		let children = 0;
		for (const path of members) {
			const member = context.index.record(path);
			if (member !== undefined && targetsOf(context, member, 'parent').includes(group.path)) children += 1;
		}
		family = { members, children };
		known.set(group.path, family);
	}
	return family;
}

/** Whether half of the members and more name the group as their parent, so that it keeps both ends. */
function areChildren(children: number, members: number): boolean {
	return children > 0 && children * 2 >= members;
}
