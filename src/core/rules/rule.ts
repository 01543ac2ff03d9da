import type { BuiltinDemand, Finding, Severity } from '../note/finding.ts';
import type { Note } from '../note/note.ts';
import type { Exclusion } from '../related/exclusionsOf.ts';
import type { Dismissals } from '../related/dismissals.ts';
import type { Settings } from '../settings/settings.ts';
import type { Source } from '../sources/source.ts';
import type { FieldFault } from '../types/fieldFault.ts';
import type { NoteType, NoteTypes } from '../types/noteType.ts';
import type { LinkFormat } from '../vault/links/linkFormat.ts';
import type { LinkSurvey } from '../vault/links/linkSurvey.ts';
import type { NoteRecord } from '../vault/records/noteRecord.ts';
import type { SectionNaming } from '../vault/sections/sectionNaming.ts';
import type { FormerNames } from '../vault/renaming/formerNames.ts';
import type { VaultIndex } from '../vault/vaultIndex.ts';
import type { Steps } from '../text/steps.ts';
import type { NearNames } from '../vault/names/nearNames.ts';

// Callers that know rules know findings.
export type { Finding, Fix, Severity } from '../note/finding.ts';

/** A finding with the rule, the severity and the place stamped on it by the runner. */
export interface Diagnostic extends Finding {
	readonly rule: string;
	readonly severity: Severity;
	/** With the severity that it has where the vault took up what is asked for. */
	readonly demand?: BuiltinDemand & { readonly severity: Severity };
	readonly path: string;
	/** From 1; columns in UTF-16 code units, the end exclusive. */
	readonly line: number;
	readonly column: number;
	readonly endLine: number;
	readonly endColumn: number;
}

/** A note that is to be checked, and what it is checked against. */
export interface NoteSubject {
	readonly note: Note;
	/** The note's type, or `undefined` where it has none or one that is not known. */
	readonly type: NoteType | undefined;
	readonly types: NoteTypes;
	/** What is wrong with the notes that describe types, by path, as `noteTypesFrom` gives it. */
	readonly typeFindings: ReadonlyMap<string, readonly Finding[]>;
	readonly settings: Settings;
}

/** What a rule that looks at one note's text is given. */
export interface NoteContext extends NoteSubject {
	/** What is wrong with the fields of the note's type; empty where it has none. Worked out once. */
	readonly faults: () => readonly FieldFault[];
	/** The note's sources, read once however many rules ask. */
	readonly sources: () => readonly Source[];
}

/** What is kept of a note that is to be checked among the others: no text. */
export interface VaultSubject {
	readonly record: NoteRecord;
	readonly type: NoteType | undefined;
	readonly types: NoteTypes;
	readonly index: VaultIndex;
	readonly settings: Settings;
	/** Names of the index that are nearly the one that was written; one object for as long as the names stay as they are. */
	readonly near: NearNames;
	/** What the vault calls the sections of built-in types. */
	readonly naming: SectionNaming;
	/** Why a note takes no part in related notes (`exclusionsOf`); one function for as long as the vault stays as it is. */
	readonly exclusionOf: (record: NoteRecord) => Exclusion | undefined;
	/** Notes that were dismissed as related notes, and for which note. */
	readonly dismissals: Dismissals;
	/** What notes were called before they were renamed, as far as it is known: none of these is a note that is missing. */
	readonly formerNames: FormerNames;
	/** Whether a link path is known to have led to a note that was deleted since. */
	readonly wasDeleted: (target: string) => boolean;
	/** How the vault writes links. */
	readonly linkFormat: LinkFormat;
}

/** What a rule that looks across notes is given. */
export interface VaultContext extends VaultSubject {
	/** Where the record's links and names lead, worked out once however many rules ask. */
	readonly links: () => LinkSurvey;
}

/** What is known of a vault before its first note is looked at. */
export type PreparedVault = Pick<VaultSubject, 'index' | 'types' | 'exclusionOf'>;

/**
 * An example is at once a test and a part of the rule's page. A rule's file exports its examples beside the rule, as `examples`,
 * and why it is worth a finding, as `why`, so that neither the plugin nor the command carries its page.
 */
export interface RuleExample {
	/** A fact about the rule: "a country may have no founding date". */
	readonly title: string;
	/** The note that is checked. */
	readonly note: string;
	/** Its path; `Note.md` where absent. */
	readonly path?: string;
	/** Other notes of the vault, path to text. */
	readonly vault?: Readonly<Record<string, string>>;
	/** Notes that were there, by path, and are known to have been deleted. */
	readonly deleted?: readonly string[];
	readonly settings?: unknown;
	/** Every finding of this rule as `line:column message`; empty: nothing to report. */
	readonly reports: readonly string[];
	/** The note after the first fix of its first finding; absent where the example is not about fixing. */
	readonly fixed?: string;
}

/** What a rule's page says beside the rule itself: what its file exports. */
export interface RuleText {
	/** Why it is worth a finding, and when to turn it off. */
	readonly why: string;
	readonly examples: readonly RuleExample[];
}

interface RuleBase {
	/** Its public name and file name. */
	readonly id: string;
	/** The severity by default. */
	readonly severity: Severity | 'off';
	/** One line: "Reports …". */
	readonly summary: string;
}

/** A rule that needs the note's text and the types, nothing of other notes. */
export interface NoteRule extends RuleBase {
	readonly scope: 'note';
	/** Given by a rule that looks at the notes which describe types, or at copies that a sync service made; no other rule looks at those. */
	readonly of?: 'type-notes' | 'conflict-copies' | undefined;
	/** Told at next to no cost: where it is false, `check` would find nothing and is not asked. Absent: it is always asked. */
	mayReport?(context: NoteContext): boolean;
	check(context: NoteContext): Iterable<Finding>;
}

/** A rule that needs the vault; it works on records, so that no text has to be kept or read again. */
export interface VaultRule extends RuleBase {
	readonly scope: 'vault';
	/** Given by a rule that asks of nearly every note who links to it, or what its fields say: who checks a whole vault works that out for all notes at once. */
	readonly asks?: 'backlinks' | 'field-values';
	/** Works out in steps what would be worked out at one go, of the whole vault, when the first note is looked at; only what tells of `asked` where it is given. */
	prepare?(index: VaultIndex, asked?: NoteRecord): Steps<unknown>;
	/** Works out in steps, for a run that looks at nearly every note, what is told sooner for all notes together than for each. */
	prepareAll?(vault: PreparedVault): Steps<unknown>;
	/** As that of a rule that looks at one note. */
	mayReport?(context: VaultContext): boolean;
	check(context: VaultContext): Iterable<Finding>;
}

export type Rule = NoteRule | VaultRule;
