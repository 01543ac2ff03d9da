import { exclusionsOf } from '../related/exclusionsOf.ts';
import type { VaultSubject } from '../rules/rule.ts';
import type { Settings } from '../settings/settings.ts';
import { nearNamesOf, type NearNames } from '../vault/names/nearNames.ts';
import type { NoteIndex } from '../vault/noteIndex.ts';
import type { NoteRecord } from '../vault/records/noteRecord.ts';
import { type SectionNaming, sectionNaming } from '../vault/sections/sectionNaming.ts';
import { type TakenUp, takenUpIn } from './takenUp.ts';

/** What checks ask of a vault as a whole: worked out of its index when somebody asks, and until a change that it is told of makes it untrue. */
export class VaultFacts {
	readonly #index: NoteIndex;
	#settings: Settings;
	#near: NearNames | undefined;
	#exclusionOf: VaultSubject['exclusionOf'] | undefined;
	#takenUp: TakenUp | undefined;
	#naming: SectionNaming | undefined;

	constructor(index: NoteIndex, settings: Settings) {
		this.#index = index;
		this.#settings = settings;
	}

	/** Names near to a text. */
	get near(): NearNames {
		return (this.#near ??= nearNamesOf(this.#index, this.#settings));
	}

	/** Why a note is no related note of others. */
	get exclusionOf(): VaultSubject['exclusionOf'] {
		return (this.#exclusionOf ??= exclusionsOf(this.#index, this.#settings));
	}

	/** What the vault took up of what built-in types ask for. */
	get takenUp(): TakenUp {
		return (this.#takenUp ??= takenUpIn(this.#index, this.#settings));
	}

	/** What the vault calls the sections of built-in types. */
	get naming(): SectionNaming {
		return (this.#naming ??= sectionNaming(this.#index, this.#settings));
	}

	/** Goes by these settings from now on. */
	configure(settings: Settings): void {
		if (settings === this.#settings) return;
		this.#settings = settings;
		this.changed();
	}

	/** Takes in that anything may be otherwise. */
	changed(): void {
		this.#near = undefined;
		this.#exclusionOf = undefined;
		this.#takenUp = undefined;
		this.#naming = undefined;
	}

	/** Takes in that there is a file at `path` that is no note. */
	fileAdded(path: string): void {
		this.#exclusionOf = undefined;
		this.#namesChanged(path);
	}

	/** Takes in that the note at `path` is not what it was; it had no record `before` where it is new. */
	noteChanged(path: string, before: NoteRecord | undefined): void {
		// Whoever takes in a vault asks of no note what became of it.
		const isAsked = before !== undefined || this.#takenUp !== undefined || this.#naming !== undefined;
		const after = isAsked ? this.#index.record(path) : undefined;
		this.#exclusionOf = undefined;
		this.#takenUp?.changed(before, after);
		this.#naming?.changed(before, after);
		if (before === undefined || namesOf(before) !== namesOf(after)) this.#namesChanged(path);
	}

	#namesChanged(path: string): void {
		if (this.#near?.changed(path) !== true) this.#near = undefined;
	}
}

/** What decides by which names a note is meant, beside its path. */
function namesOf(record: NoteRecord | undefined): string {
	return JSON.stringify([record?.aliases, record?.ownInitials]);
}
