import type { VaultChecker } from '../../core/checking/vaultChecker.ts';
import type { Note } from '../../core/note/note.ts';
import { parseNote } from '../../core/note/parseNote.ts';
import type { Diagnostic } from '../../core/rules/rule.ts';
import { isReadOtherwise } from '../../core/settings/isReadOtherwise.ts';
import { MAX_NOTE_BYTES, type ReadOutcome } from '../../cli/disk/readNote.ts';
import type { LoadedVault } from '../../cli/vault/loadVault.ts';
import { unreadable, walkFinding } from '../../cli/vault/unreadableNote.ts';
import { readVaultSettings } from '../../cli/vault/vaultSettings.ts';
import type { ClientSettings } from '../clientSettings.ts';
import type { DiskChanges } from './diskChanges.ts';
import { baselineIn, optionsOf, type VaultPlan } from './vaultReading.ts';
import { VaultTexts } from './vaultTexts.ts';

/** A vault that was read, under the types and settings of one moment; kept up with editors and with the disk until it has to be read anew. */
export class KnownVault {
	plan: VaultPlan;
	readonly checker: VaultChecker;
	/** A finding for each note that cannot be read, and for whatever else in the folder cannot be looked at, by path. */
	readonly unreadable: Map<string, Diagnostic>;
	readonly #open: ReadonlyMap<string, string>;
	#texts: VaultTexts | undefined;

	/** @param open what editors show, by path: a live view. */
	constructor(plan: VaultPlan, { checker, unreadable: found }: LoadedVault, open: ReadonlyMap<string, string>) {
		this.plan = plan;
		this.checker = checker;
		this.unreadable = new Map(found.map((finding) => [finding.path, finding]));
		this.#open = open;
	}

	/** What is known of all texts; it is for who asks to read them. */
	get texts(): VaultTexts {
		return (this.#texts ??= new VaultTexts(this.checker.options.settings));
	}

	/** What is known as a command has it; what editors show wins over the disk. */
	get loaded(): LoadedVault {
		const { plan, checker } = this;
		const { index, types, options } = checker;
		const noteAt = (path: string): Note | undefined => this.noteAt(path);
		return { folder: plan.folder, checker, settings: options.settings, types, index, unreadable: [...this.unreadable.values()], noteAt };
	}

	/** The note at `path` as it counts now; `undefined` where it is gone or cannot be read. */
	noteAt(path: string): Note | undefined {
		const open = this.checker.opened(path);
		if (open !== undefined) return open;
		const outcome = this.plan.folder.read(path);
		return outcome.kind === 'read' ? parseNote(path, outcome.text) : undefined;
	}

	/** Takes in what an editor shows at `path` now, or that none does any more. */
	takeEdit(path: string): void {
		const { checker } = this;
		const text = this.#open.get(path);
		if (text !== undefined && text.length <= MAX_NOTE_BYTES) {
			const note = checker.open(path, text);
			this.#texts?.put(note);
			return;
		}
		checker.close(path);
		if (checker.index.record(path) === undefined) this.#texts?.remove(path);
	}

	/** Takes in what the disk has at `path` now. */
	takeOutcome(path: string, outcome: ReadOutcome): void {
		const { checker } = this;
		const isOpen = this.#open.has(path);
		this.unreadable.delete(path);
		if (outcome.kind === 'read') {
			const note = checker.put(path, outcome.text);
			if (!isOpen) this.#texts?.put(note);
			return;
		}
		checker.remove(path);
		if (!isOpen) this.#texts?.remove(path);
		if (outcome.kind === 'gone') return;
		if (!isOpen) checker.putFile(path);
		this.unreadable.set(path, unreadable(path, outcome.message));
	}

	/** Takes in what else lies in the folder now; notes that came or changed are taken in one by one. */
	takeFolder({ folder, stamps, gone, files }: DiskChanges): void {
		for (const path of gone) this.takeOutcome(path, { kind: 'gone' });
		for (const path of files) this.checker.putFile(path);
		for (const { path } of this.plan.folder.walk.problems) this.unreadable.delete(path);
		for (const problem of folder.walk.problems) this.unreadable.set(problem.path, walkFinding(problem));
		this.plan = { ...this.plan, folder, stamps };
	}

	/**
	 * Takes in the settings that are stored now.
	 *
	 * @returns whether notes are read otherwise under them: then the vault has to be read anew.
	 * @throws {OperatorError} if they cannot be read.
	 */
	takeSettings({ severity }: ClientSettings): boolean {
		const { folder } = this.plan;
		const stored = readVaultSettings(folder);
		const options = { ...this.plan.options, ...optionsOf(stored, severity) };
		if (isReadOtherwise(this.checker.options.settings, options.settings)) return true;
		this.plan = { ...this.plan, stored, options, baseline: baselineIn(folder) };
		this.checker.configure(options);
		return false;
	}
}
