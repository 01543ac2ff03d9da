import { badKey, unwritableValue, isWritable } from '../note/edit/frontmatter/unwritableValue.ts';
import { safeVaultPath } from '../vault/paths/safeVaultPath.ts';
import { fileNameChange } from '../vault/paths/fileNameChange.ts';
import { fileNameFor } from '../vault/paths/fileNameFor.ts';
import { sameData } from '../note/edit/verify/sameData.ts';
import type { FrontmatterValue } from '../note/frontmatter.ts';
import { templateBody as cleanBody } from '../types/templateBody.ts';
import { parseNote } from '../note/parseNote.ts';
import { applyEdits } from '../text/applyEdits.ts';
import { isEmptyValue } from '../types/isRequiredIn.ts';
import type { NoteType } from '../types/noteType.ts';
import { hasPlainBody, ownHeadings, sectionsBody } from '../types/sectionsBody.ts';
import type { SectionHeading } from '../vault/sections/sectionNaming.ts';
import { addField } from './addField.ts';
import { fillFrontmatter } from './fillFrontmatter.ts';
import { fillPlaceholders } from './fillPlaceholders.ts';
import { frontmatterLines } from './frontmatterBlock.ts';
import { missingFields } from './noteFields.ts';
import { CURSOR, placeholderValue, type PlaceholderSource, type TemplateClock } from './placeholders.ts';

/** What a new note is made from, beside its type and values. */
export interface NewNotePlan extends TemplateClock {
	readonly title: string;
	readonly typeKey: string;
	/** Relative to the vault; empty for its root. See `folderForType`. */
	readonly folder: string;
	/** The text of the vault's own template for notes of the type, front matter included; see `templateForType`. The body of a type note of the vault's comes before it. */
	readonly vaultTemplate?: string;
	/** What the sections of the type are called, see `namedSections`; as the type says where absent. */
	readonly sections?: readonly SectionHeading[];
}

/** A note to be made, or why it cannot be. Making it never overwrites: that is for the host to hold. */
export type NewNote =
	| {
			readonly kind: 'note';
			readonly path: string;
			readonly text: string;
			readonly unknownPlaceholders: readonly string[];
			/** Why the file is not called like the title; `undefined` where it is. To be said before the note is made. */
			readonly nameChange: string | undefined;
			/** Where the template wants the cursor, an offset in `text`; `undefined` where it does not say. */
			readonly cursor: number | undefined;
	  }
	| { readonly kind: 'refused'; readonly reason: string };

/**
 * A new note of `type`: one front-matter block with the type, its fields that have a value or a default or are required,
 * and the values of other fields; then the template's body, or a title and the sections of the type.
 *
 * Placeholders are filled in one pass and nothing in a template is run. Without a type the note has a title alone.
 * Whatever the title and the values hold, the note reads back with exactly these values; else it is refused.
 */
export function newNote(type: NoteType | undefined, values: Readonly<Record<string, FrontmatterValue>>, plan: NewNotePlan): NewNote {
	const name = fileNameFor(plan.title);
	if (name.kind === 'refused') return name;
	const path = safeVaultPath(plan.folder === '' ? `${name.path}.md` : `${plan.folder}/${name.path}.md`);
	if (path.kind === 'refused') return path;
	const fault = faultOf(values);
	if (fault !== undefined) return { kind: 'refused', reason: fault };
	const { title, date, time, formatNow } = plan;
	const source: PlaceholderSource = { title, date, time, formatNow, type, values };
	let cursor: number | undefined;
	const filled = fillPlaceholders(templateBody(type, plan), (placeholder, at) => {
		if (placeholder === CURSOR) cursor ??= at;
		return placeholderValue(placeholder, source);
	});
	const head = headFromTemplate(type, source, plan) ?? headFrom(type, source, plan);
	const text = head === '' ? filled.text : `${head}\n${filled.text}`;
	if (!readsBack(text, values)) return { kind: 'refused', reason: 'the note would not read back as it was meant' };
	return {
		kind: 'note',
		path: path.path,
		text,
		unknownPlaceholders: filled.unknown,
		nameChange: fileNameChange(title, name.path),
		cursor: cursor === undefined ? undefined : cursor + text.length - filled.text.length,
	};
}

function faultOf(values: Readonly<Record<string, FrontmatterValue>>): string | undefined {
	for (const [key, value] of Object.entries(values)) {
		if (!isWritable(value)) return `the value of \`${key}\` holds keys of its own and cannot be written`;
		const fault = badKey(key) ?? unwritableValue(value);
		if (fault) return `\`${key}\`: ${fault.reason}`;
	}
	return undefined;
}

/** The front-matter block of a note without a template of its own, a line end after it; empty where it has nothing to say. */
function headFrom(type: NoteType | undefined, source: PlaceholderSource, plan: NewNotePlan): string {
	const entries = new Map<string, FrontmatterValue>(type ? [[plan.typeKey, type.name]] : []);
	for (const [name, value] of missingFields(type, {}, source)) if (!entries.has(name)) entries.set(name, value);
	return entries.size === 0 ? '' : `${frontmatterLines(entries).join('\n')}\n`;
}

/** The template's own block, filled, with the type and the values set in it; `undefined` where it has none that can be read. */
function headFromTemplate(type: NoteType | undefined, source: PlaceholderSource, plan: NewNotePlan): string | undefined {
	const written = vaultTemplateFor(type, plan) ?? learnedFrom(type, plan);
	if (written === undefined) return undefined;
	const template = parseNote('', written.replace(/\r\n?/g, '\n'));
	if (template.frontmatter.kind === 'none') return undefined;
	const { start, end } = template.frontmatter.block;
	const block = fillFrontmatter(template.text.slice(start, end), (name) => placeholderValue(name, source));
	let head = `---\n${block}---\n`;
	const filled = parseNote('', head);
	if (filled.frontmatter.kind !== 'parsed') return undefined;
	const given = Object.entries(source.values).filter(([, value]) => !isEmptyValue(value));
	const wanted = new Map([
		...(type ? [[plan.typeKey, type.name] as const] : []),
		...missingFields(type, filled.frontmatter.data, source),
		...given,
	]);
	for (const [key, value] of wanted) {
		const note = parseNote('', head);
		const outcome = addField(note, key, value);
		if (outcome.kind === 'refused') return undefined;
		if (outcome.kind === 'edits') head = applyEdits(head, outcome.edits);
	}
	return head;
}

/** The vault's own template for the body, unless the vault has said in a type note what its notes begin with. */
function vaultTemplateFor(type: NoteType | undefined, { vaultTemplate }: NewNotePlan): string | undefined {
	return type?.origin.kind === 'note' && type.template !== '' ? undefined : vaultTemplate;
}

/** The vault's template from which the body of the type note was taken, whose own keys its notes go on having. */
function learnedFrom(type: NoteType | undefined, { vaultTemplate }: NewNotePlan): string | undefined {
	if (type === undefined || vaultTemplate === undefined) return undefined;
	const { text, bodyStart } = parseNote('', vaultTemplate);
	return cleanBody(text.slice(bodyStart)) === cleanBody(type.template) ? vaultTemplate : undefined;
}

/** The body a note begins with: the vault's template for the type, the type's own, else a title and its sections. */
function templateBody(type: NoteType | undefined, plan: NewNotePlan): string {
	const written = vaultTemplateFor(type, plan);
	if (written !== undefined) {
		const { text, bodyStart } = parseNote('', written.replace(/\r\n?/g, '\n'));
		const body = text.slice(bodyStart).replace(/^(?:[ \t]*\n)+/, '');
		if (body !== '') return body;
	}
	if (type === undefined) return sectionsBody([]);
	if (!hasPlainBody(type)) return type.template;
	const headings = plan.sections ?? ownHeadings(type);
	return sectionsBody(headings.filter((_, at) => type.sectionShapes?.get(type.sections[at] ?? '')?.requiredWhen === undefined));
}

/** Whether front matter, where there is any, is one block and says what was given. */
function readsBack(text: string, values: Readonly<Record<string, FrontmatterValue>>): boolean {
	const { frontmatter } = parseNote('', text);
	const given = Object.entries(values).filter(([, value]) => !isEmptyValue(value));
	if (frontmatter.kind !== 'parsed') return frontmatter.kind === 'none' && given.length === 0;
	return given.every(([key, value]) => sameData(frontmatter.data[key], value));
}
