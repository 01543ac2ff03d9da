import type { FrontmatterValue } from '../../../core/note/frontmatter.ts';
import { parseNote } from '../../../core/note/parseNote.ts';
import type { Note } from '../../../core/note/note.ts';
import { mergePlaces } from '../../../core/report/mergePlaces.ts';
import type { Settings } from '../../../core/settings/settings.ts';
import { fieldsFromTitle } from '../../../core/templates/fieldsFromTitle.ts';
import { folderForType } from '../../../core/templates/folderForType.ts';
import { namedSections } from '../../../core/templates/namedSections.ts';
import { newNote, type NewNote } from '../../../core/templates/newNote.ts';
import type { TemplateClock } from '../../../core/templates/placeholders.ts';
import { plannedNote } from '../../../core/templates/plannedNote.ts';
import { titleCompletion } from '../../../core/templates/titleCompletion.ts';
import { valuesFrom } from '../../../core/templates/valuesFrom.ts';
import { isEmptyValue, isRequiredIn } from '../../../core/types/isRequiredIn.ts';
import type { Field, NoteType } from '../../../core/types/noteType.ts';
import { templateForType } from '../../../core/types/templateForType.ts';
import { validateFields } from '../../../core/types/validateFields.ts';
import type { SectionNaming } from '../../../core/vault/sections/sectionNaming.ts';
import { formerNameOf } from '../../../core/vault/renaming/formerNames.ts';
import type { LiveVault, NewNoteRequest } from '../../index/liveVault.ts';

/** What a new note is planned with. */
export interface NewNoteContext {
	readonly vault: Pick<LiveVault, 'index' | 'types' | 'formerNames' | 'naming' | 'check'>;
	readonly settings: Settings;
	readonly clock: TemplateClock;
	/** The vault's own templates, read before the form opens. */
	readonly templates: readonly Note[];
}

/** A note that can be made. */
export type MadeNote = Extract<NewNote, { kind: 'note' }>;

/** Stands for the title where the next thing to fill in is asked for. */
export const TITLE = '\0title';

/** What the form of a new note has been told by now, and what comes of it. Draws nothing. */
export class NewNoteModel {
	readonly #context: NewNoteContext;
	readonly #request: NewNoteRequest;
	readonly #values = new Map<string, FrontmatterValue>();
	/** Fields that were given or touched: the title does not fill them any more. */
	readonly #touched = new Set<string>();
	/** Names for which a note is to be made too, by the field that they stand in. */
	readonly #others = new Map<string, Set<string>>();
	#type: NoteType | undefined;
	#title: string;
	#isTyped = false;
	readonly #naming: SectionNaming;

	constructor(context: NewNoteContext, request: NewNoteRequest) {
		this.#context = context;
		this.#naming = context.vault.naming;
		this.#request = request;
		this.#title = request.title ?? '';
		for (const [name, value] of Object.entries(request.values ?? {})) {
			this.#values.set(name, value);
			this.#touched.add(name);
		}
		this.setType(request.type);
	}

	get type(): NoteType | undefined {
		return this.#type;
	}

	get title(): string {
		return this.#title;
	}

	/** Whether anything of it was typed here, and would be lost. */
	get isTyped(): boolean {
		return this.#isTyped;
	}

	setType(name: string | undefined): void {
		this.#type = name === undefined ? undefined : this.#context.vault.types.get(name);
		const { near } = this.#request;
		const { index, types } = this.#context.vault;
		if (this.#type && near !== undefined)
			for (const [field, value] of Object.entries(valuesFrom(near, this.#type, index, types)))
				if (!this.#values.has(field)) this.#values.set(field, value);
		this.#fillFromTitle();
	}

	/** @returns whether the title filled a field. */
	setTitle(title: string): boolean {
		this.#isTyped ||= title !== this.#title;
		this.#title = title;
		return this.#fillFromTitle();
	}

	value(name: string): FrontmatterValue | undefined {
		return this.#values.get(name);
	}

	set(name: string, value: FrontmatterValue | undefined): void {
		this.#isTyped = true;
		this.#touched.add(name);
		if (value === undefined) this.#values.delete(name);
		else this.#values.set(name, value);
	}

	isRequired(field: Field): boolean {
		return isRequiredIn(field, Object.fromEntries(this.#values));
	}

	/** The fields of the type, parted into those that are required or filled and those that may be left. */
	fields(): { readonly first: readonly Field[]; readonly more: readonly Field[] } {
		const all = [...(this.#type?.fields.values() ?? [])];
		const isFirst = (field: Field): boolean => this.isRequired(field) || this.#values.has(field.name);
		const required = all.filter((field) => this.isRequired(field));
		return {
			first: [...required, ...all.filter((field) => !this.isRequired(field) && isFirst(field))],
			more: all.filter((field) => !isFirst(field)),
		};
	}

	/** What has to be filled in next after `name`, round from the end to the beginning; `undefined` where all is there. */
	next(name: string): string | undefined {
		const order = [TITLE, ...this.fields().first.map((field) => field.name)];
		const at = order.indexOf(name) + 1;
		const missing = new Set(this.#missing());
		return [...order.slice(at), ...order.slice(0, Math.max(0, at - 1))].find((other) =>
			other === TITLE ? this.#title.trim() === '' : missing.has(other),
		);
	}

	/** The title that is likely being typed. */
	titleWords(): readonly string[] {
		const { index, types } = this.#context.vault;
		const completed = this.#type && titleCompletion(this.#title.trim(), this.#type, index, types);
		return completed === undefined || completed === this.#title ? [] : [completed];
	}

	/** What can be made of a name typed in a field that no note has: a note of this type, `''` for any; `undefined` for nothing. */
	offerFor({ name, of: [type = ''] }: Field, typed: string): string | undefined {
		const { index, formerNames } = this.#context.vault;
		if (index.resolveName(typed).kind !== 'missing' || formerNameOf(typed, formerNames, index) !== undefined) return undefined;
		return this.#others.get(name)?.has(typed) === true ? undefined : type;
	}

	makeToo({ name }: Field, word: string): void {
		this.#others.set(name, (this.#others.get(name) ?? new Set()).add(word));
	}

	/** The note as it would be made now. */
	planned(): NewNote {
		const { vault, settings, clock, templates } = this.#context;
		const type = this.#type;
		const template = type && templateForType(type.name, templates, settings.typeKey)?.text;
		// Values that were given for fields of another type than the one chosen now are no part of the note.
		const values = Object.fromEntries([...this.#values].filter(([name]) => !type || type.fields.has(name)));
		const folder = this.#request.folder ?? folderForType(type, vault.index, templates);
		return newNote(type, values, {
			title: this.#title.trim(),
			...clock,
			typeKey: settings.typeKey,
			folder,
			...(type === undefined ? {} : { sections: namedSections(type, this.#naming, { folder, beside: [] }) }),
			...(template === undefined ? {} : { vaultTemplate: template }),
		});
	}

	/** The notes that are made with it: those whose names still stand in their field. */
	others(): readonly MadeNote[] {
		const planned = new Map<string, MadeNote>();
		for (const [name, words] of this.#others) {
			const field = this.#type?.fields.get(name);
			const value = this.#values.get(name);
			const standing = Array.isArray(value) ? value : [value];
			if (field) for (const title of words) if (standing.includes(title)) this.#planOther(field, title, planned);
		}
		return [...planned.values()];
	}

	/** What the rules will say of the note: a sentence each, the gravest first. What is only still empty is one of them. */
	findings(note: MadeNote): readonly string[] {
		const { vault } = this.#context;
		if (vault.index.record(note.path)) return [];
		const empty = this.#missing().map((name) => `\`${name}\``);
		const found = mergePlaces(vault.check(parseNote(note.path, note.text))).filter(
			({ severity, rule }) => severity !== 'info' && rule !== 'field-required',
		);
		return [...found.map(({ message }) => message), ...(empty.length === 0 ? [] : [`Still empty: ${empty.join(', ')}`])];
	}

	/** The fields whose value the type does not take, each with what it expects. */
	faults(): readonly { readonly name: string; readonly expected: string }[] {
		if (!this.#type) return [];
		return validateFields(this.#type, Object.fromEntries(this.#values))
			.filter(({ fault }) => fault === 'kind' || fault === 'value')
			.map(({ field, expected }) => ({ name: field.name, expected: expected.replaceAll('`', '') }));
	}

	/** The required fields that hold nothing, or too few. */
	#missing(): readonly string[] {
		return this.fields().first.flatMap((field) => {
			const value = this.#values.get(field.name);
			const isMissing = isEmptyValue(value) || (Array.isArray(value) && value.length < (field.min ?? 0));
			return isMissing && this.isRequired(field) ? field.name : [];
		});
	}

	/** Fills fields from a title such as `US-China Relations`; returns whether anything changed. */
	#fillFromTitle(): boolean {
		if (!this.#type) return false;
		const { index, types } = this.#context.vault;
		let hasChanged = false;
		for (const [name, value] of Object.entries(fieldsFromTitle(this.#title, this.#type, index, types))) {
			if (this.#touched.has(name) || JSON.stringify(this.#values.get(name)) === JSON.stringify(value)) continue;
			this.#values.set(name, value);
			hasChanged = true;
		}
		return hasChanged;
	}

	#planOther({ of: [name] }: Field, title: string, planned: Map<string, MadeNote>): void {
		const { vault, settings, clock, templates } = this.#context;
		const { index, types } = vault;
		const type = name === undefined ? undefined : types.get(name);
		const note = plannedNote(
			{ title, type, values: {}, folder: undefined },
			{ index, types, templates, typeKey: settings.typeKey, naming: this.#naming, clock },
		);
		if (note.kind === 'note' && index.record(note.path) === undefined) planned.set(note.path, note);
	}
}
