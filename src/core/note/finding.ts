import type { EditOutcome } from './edit/verify/editOutcome.ts';
import type { FrontmatterValue } from './frontmatter.ts';
import type { Note } from './note.ts';
import type { Range } from '../text/range.ts';

/** How much a finding matters. `off` is a setting, not a severity. */
export type Severity = 'error' | 'warning' | 'info';

/** A change that mends a finding. */
export type Fix =
	/** Touches the finding's own note only. `safe`: nothing but its title can be meant, so "fix all" may make it. */
	| { readonly kind: 'edit'; readonly title: string; readonly safe: boolean; plan(note: Note): EditOutcome }
	/** Makes a note; carried out by the host, never safe. */
	| {
			readonly kind: 'create';
			readonly title: string;
			readonly create: {
				readonly type: string | undefined;
				readonly title: string;
				/** Where the link says that the note is; absent: where notes of its type are. */
				readonly folder?: string | undefined;
				readonly values: Readonly<Record<string, FrontmatterValue>>;
			};
	  }
	/** Gives another note an alias; carried out by the host, never safe. */
	| { readonly kind: 'alias'; readonly title: string; readonly addAlias: { readonly path: string; readonly alias: string } };

/** What a built-in type asks of each of its notes, or a field of one that a note of it nearly names. */
export interface BuiltinDemand {
	readonly type: string;
	readonly part: 'field' | 'section';
	/** The field, or the heading. */
	readonly name: string;
	/** The key that stands in the place of the field: a slip, unless the vault writes it as its own. */
	readonly written?: string | undefined;
	/** Given where the vault asks for it as well, by a type of its own that extends the built-in one. */
	readonly isOwn?: true | undefined;
}

/** A fault in a note, as a rule sees it. */
export interface Finding {
	readonly range: Range;
	readonly message: string;
	readonly fixes: readonly Fix[];
	/** Given where this finding matters less than the others of its rule; a severity set for the rule can lower it further, never raise it. */
	readonly severity?: Severity;
	/** Given where a built-in type asks for it: where the vault did not take that up, the finding is a suggestion; and what a section is called the vault says. */
	readonly demand?: BuiltinDemand;
	/** Findings of one rule with one group are one fault in several places, such as a name that is written everywhere alike. */
	readonly group?: string;
}
