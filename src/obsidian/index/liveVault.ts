import type { DecisionsChange } from '../../core/changes/changeBatch.ts';
import type { EditOutcome } from '../../core/note/edit/verify/editOutcome.ts';
import type { FrontmatterValue } from '../../core/note/frontmatter.ts';
import type { Note } from '../../core/note/note.ts';
import type { CheckOptions } from '../../core/checking/checkOptions.ts';
import type { Ignores } from '../../core/checking/ignores.ts';
import type { Dismissals } from '../../core/related/dismissals.ts';
import type { Diagnostic } from '../../core/rules/rule.ts';
import type { Baseline } from '../../core/report/baseline.ts';
import type { Settings } from '../../core/settings/settings.ts';
import type { HeldEntries } from '../../core/settings/timedEntries.ts';
import type { LinkHealth } from '../../core/sources/health/linkHealth.ts';
import type { SameOutlets } from '../../core/sources/sameOutlets.ts';
import type { SourceIndex } from '../../core/sources/sourceIndex.ts';
import type { Steps } from '../../core/text/steps.ts';
import type { TextEdit } from '../../core/text/textEdit.ts';
import type { NoteTypes } from '../../core/types/noteType.ts';
import type { NearNames } from '../../core/vault/names/nearNames.ts';
import type { FormerNames } from '../../core/vault/renaming/formerNames.ts';
import type { SectionNaming } from '../../core/vault/sections/sectionNaming.ts';
import type { VaultIndex } from '../../core/vault/vaultIndex.ts';

/** So many of the vault's files are read. */
export interface ReadingProgress {
	readonly done: number;
	readonly total: number;
}

/** What the vault's index can say. Only where it is `ready` is what it does not know not there. */
export type LiveState =
	| { readonly kind: 'waiting' } // the layout is not ready: nothing is read before
	| ({ readonly kind: 'reading' } & ReadingProgress) // for the first time
	| ({ readonly kind: 'stopped' } & ReadingProgress) // by the user, before all was read
	| { readonly kind: 'ready' };

/** A note that lost names which it had beside its own. */
export interface LostAliases {
	readonly path: string;
	/** Those that it had before, of which it has not all any more. */
	readonly had: readonly string[];
	/** Whether it changed while the app was closed, which showed when it was read. */
	readonly wasClosed: boolean;
}

/** Takes a listener away again; calling it twice does no harm. */
export type Unsubscribe = () => void;

/**
 * The vault as the features of the plugin see it: kept up with every change, never written through.
 * Paths are relative to the vault.
 */
export interface LiveVault {
	readonly state: LiveState;
	readonly index: VaultIndex;
	/** Another number after each change of the index, also before listeners are told of it: what was worked out under the same one holds. */
	readonly revision: number;
	readonly types: NoteTypes;
	/** What notes were called before they were renamed. */
	readonly formerNames: FormerNames;
	/** Which note gives which source. */
	readonly sources: Omit<SourceIndex, 'put' | 'remove' | 'rename'>;
	/** The note as it stands now: the text of an open editor, else the file's. Rejects when there is no such note. */
	read(path: string): Promise<Note>;
	/** What a check depends on beside the notes. */
	readonly checkOptions: CheckOptions;
	/** Every diagnostic of a note, on the text given; `settings` decide what is off, and what the baseline accepts is left out unless it is asked for. Quick enough for a keystroke. */
	check(note: Note, withAccepted?: boolean): readonly Diagnostic[];
	/** `found`, which `check` said of the note at `path`, with what other notes make of it by now: the note is not read again. In no order. */
	recheck(path: string, found: readonly Diagnostic[]): readonly Diagnostic[];
	/** Works out in steps what `check` would otherwise work out of the whole vault at one go; no further once a note changes. */
	prepare(): Steps<void>;
	/** Names near to a text that leads nowhere. Another one after a change of names. */
	readonly near: NearNames;
	/** What the vault calls the sections of built-in types. Another one after a change of settings. */
	readonly naming: SectionNaming;
	/** Called after the index took changes in, once a burst, with the paths that changed. */
	onChange(listener: (paths: ReadonlySet<string>) => void): Unsubscribe;
	/** Called when a note lost aliases, whoever took them out. */
	onAliasesLost(listener: (change: LostAliases) => void): Unsubscribe;
	onState(listener: (state: LiveState) => void): Unsubscribe;
	/** How far the vault is read again, after a setting or a note type changed; until then what was known before stands. */
	readonly rereading: ReadingProgress | undefined;
	onRereading(listener: () => void): Unsubscribe;
	/** Stops the reading that is under way; what was read by then is kept for the next one. */
	stop(): void;
	/** Reads the vault again: all of it where it was read whole, else what is left. */
	readAgain(): Promise<void>;
}

/** The findings that were accepted once and are not told again. */
export interface Accepted {
	readonly baseline: Baseline;
	/** Accepts what is in `baseline` and nothing else. Gives whether it is kept: where it cannot be written it holds until the app closes. */
	replace(baseline: Baseline): Promise<boolean>;
	onChange(listener: () => void): Unsubscribe;
}

/** The settings as they stand, and the one way to change them; every change is saved and told. */
export interface SettingsStore {
	readonly current: Settings;
	update(change: Partial<Settings>): Promise<void>;
	/** Notes dismissed as related notes, by the note for which they were. */
	readonly dismissed: Dismissals;
	/** Replaces all of them; nothing is saved where they say the same. */
	setDismissed(dismissals: Dismissals): Promise<void>;
	/** Rules that are ignored, by the note or folder in which they are, or `EVERYWHERE`. */
	readonly ignores: Ignores;
	/** Replaces all of them, as `setDismissed`. */
	setIgnores(ignores: Ignores): Promise<void>;
	/** What notes were called before they were renamed. */
	readonly formerNames: FormerNames;
	/** Makes what is stored of them be what `change` makes of it: for each note, by its path, the names that it went by. */
	changeFormerNames(change: (held: HeldEntries) => HeldEntries): Promise<void>;
	/** The publishers that count as another. */
	readonly sameOutlets: SameOutlets;
	/** Makes what is stored of them be what `change` makes of it. */
	changeSameOutlets(change: (outlets: SameOutlets) => SameOutlets): Promise<void>;
	/** Names that are no wanted notes. */
	readonly wantedIgnored: readonly string[];
	/** Adds `name` to them, or takes it out again. */
	setWantedIgnored(name: string, isIgnored: boolean): Promise<void>;
	/** What was decided about a note or folder follows it. */
	moved(from: string, to: string): Promise<void>;
	/** What was decided about a note or folder that was deleted goes with it. */
	deleted(path: string): Promise<void>;
	/** What changes where the note at `from` goes into the one at `to`. */
	merged(from: string, to: string): DecisionsChange;
	/** Makes that change, or takes one back. */
	readonly decide: (change: DecisionsChange) => Promise<void>;
	/** What is known of the links that were asked for, by canonical address. */
	readonly linkHealth: ReadonlyMap<string, LinkHealth>;
	/** Replaces all of it. */
	setLinkHealth(health: ReadonlyMap<string, LinkHealth>): Promise<void>;
	onChange(listener: () => void): Unsubscribe;
}

/** What became of a write. */
export type WriteResult =
	| {
			readonly kind: 'written';
			/** The text before, and what was done to it. */
			readonly before: string;
			readonly edits: readonly TextEdit[];
			undo(): Promise<WriteResult>;
	  }
	| { readonly kind: 'unchanged' }
	| { readonly kind: 'refused'; readonly reason: string };

/** How a write is made and told. */
export interface WriteOptions {
	/** The text that the user saw when they agreed; where the note says something else by now the write is refused. Absent where nothing was shown. */
	readonly seen?: string;
	/** What was done, in the words of the list of changes: asked once it is done. */
	readonly title?: () => string;
	/** Where the cursor is left in the text that comes out, as an offset: set before a key can come, and only where it is written in an editor. Asked once the plan is made. */
	readonly cursor?: () => number | undefined;
	/** Notes that an automatic addition listed, by path: taking it back dismisses them for this note. Asked once it is done. */
	readonly dismissOnUndo?: () => readonly string[];
}

/**
 * The one way a note is changed: through its editor where it is open, else `vault.process`;
 * `plan` is asked again on the text that stands there at that moment.
 */
export interface NoteWriter {
	write(path: string, plan: (note: Note) => EditOutcome, options?: WriteOptions): Promise<WriteResult>;
	/** Makes a note that must not exist yet; the path is contained in the vault and its folders are made. */
	create(
		path: string,
		text: string,
	): Promise<{ readonly kind: 'created'; readonly path: string } | { readonly kind: 'refused'; readonly reason: string }>;
	/** Moves a note that says `seen` to where the app puts what is deleted; `unchanged` once it is there. For taking back a note that was made. */
	takeAway(path: string, seen: string): Promise<WriteResult>;
}

/** Who is told of what the plugin wrote before anybody else is: the app tells of it later. */
export interface WriteHearer {
	/** The note at `path` says `text` now, in its file or in an editor that will save it. */
	wrote(path: string, text: string): void;
	/** The note at `path` was taken away. */
	gone(path: string): void;
}

/** What "New note" starts from. */
export interface NewNoteRequest {
	readonly type?: string;
	readonly title?: string;
	/** Where a link says that it is, relative to the vault; absent: where notes of its type are. */
	readonly folder?: string | undefined;
	readonly values?: Readonly<Record<string, FrontmatterValue>>;
	/** The note from which it was asked for, to which it is linked. */
	readonly from?: string;
	/** The note that its relation may be taken from, and the field of it that names the new one. The title knows better. */
	readonly near?: { readonly path: string; readonly field?: string };
}
