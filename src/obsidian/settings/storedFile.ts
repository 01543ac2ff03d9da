import type { StoredObject } from '../../core/settings/patchStored.ts';
import { messageOf } from '../../core/text/messageOf.ts';
import { isObject } from '../../core/text/isObject.ts';
import { DECISION_KEYS } from '../../core/settings/storedDecisions.ts';

/** Where the stored data lies: the plugin's `data.json`. */
export interface DataFile {
	/** What the file says, `null` where there is none; rejects where it is no JSON. */
	load(): Promise<unknown>;
	save(data: unknown): Promise<void>;
	/** Keeps a copy of a file that cannot be read, and resolves to the copy's name. */
	keepAside(): Promise<string>;
	/** Milliseconds since 1970. */
	now(): number;
	/** Says a sentence to the user, once what is stored is loaded. */
	tell?(problem: string): void;
	/** What the app has stored of its own templates; `undefined` where there is no such file. */
	appTemplates?(): Promise<unknown>;
}

/** What `data.json` has objects for; where it has something else for one, that would go with the next save. */
const PARTS = ['settings', ...DECISION_KEYS, 'linkHealth'];

/** The object in `data.json`, read again before each save, of which one comes after another. */
export class StoredFile {
	/** Whether there was no file when it was read last. */
	isNew = false;
	/** Whether it held no object when it was read last. */
	isBroken = false;
	readonly #file: DataFile;
	/** Is told, in a sentence, that the file cannot be read and where its copy is, or that it cannot be written; each once. */
	readonly #report: (problem: string) => void;
	#known: StoredObject = {};
	#isKeptAside = false;
	/** Whether it is damaged, and no copy of it could be kept: nothing is written over it. */
	#isUnkept = false;
	/** Whether it was told that nothing is saved. */
	#isRefused = false;
	#saving: Promise<void> = Promise.resolve();

	constructor(file: DataFile, report: (problem: string) => void) {
		this.#file = file;
		this.#report = report;
	}

	/** The object in the file; what was last read where it cannot be read, of which a copy is then kept, once. */
	async read(): Promise<StoredObject> {
		const read = await this.#file.load().catch(() => 'no JSON');
		this.isNew = read === null || read === undefined;
		this.isBroken = !this.isNew && !isObject(read);
		if (isObject(read)) this.#known = read;
		const damaged = PARTS.filter((key) => isObject(read) && key in read && !isObject(read[key]));
		this.#isUnkept = (this.isBroken || damaged.length > 0) && !this.#isKeptAside;
		if (this.#isUnkept) {
			const what = this.isBroken ? 'its data.json' : `${damaged.map((key) => `\`${key}\``).join(' and ')} in its data.json`;
			try {
				const copy = await this.#file.keepAside();
				this.#isKeptAside = true;
				this.#isUnkept = false;
				this.#report(`Dossier cannot read ${what}. A copy is kept as ${copy}; nothing is written before you change a setting.`);
			} catch (error) {
				this.#refused(`cannot read ${what}, nor keep a copy of it`, error);
			}
		}
		return this.#known;
	}

	/** What the file says at this moment, also where a save is under way; nothing where it cannot be read then. */
	async glance(): Promise<StoredObject> {
		const read = await this.#file.load().catch(() => undefined);
		return isObject(read) ? read : {};
	}

	/** Resolves once what was asked for before is saved. */
	async settled(): Promise<void> {
		await this.#saving;
	}

	/** One save after another: each begins with what the one before has written. What cannot be saved is told, and the next save tries again. */
	save(patch: (now: StoredObject) => StoredObject): Promise<void> {
		const done = this.#saving.then(async () => {
			this.#known = patch(await this.read());
			if (this.#isUnkept) return;
			await this.#file.save(this.#known).then(
				() => void (this.#isRefused = false),
				(error: unknown) => this.#refused('cannot save its settings and decisions', error),
			);
		});
		this.#saving = done.catch(() => undefined);
		return done;
	}

	/** Told once, until something is saved: a folder that moves is saved many times. */
	#refused(what: string, error: unknown): void {
		if (!this.#isRefused) this.#report(`Dossier ${what}: ${messageOf(error)}. What you decide holds until Obsidian closes.`);
		this.#isRefused = true;
	}
}
