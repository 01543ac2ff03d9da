import type { Refusal } from '../note/edit/verify/editOutcome.ts';
import type { Note } from '../note/note.ts';
import { parseNote } from '../note/parseNote.ts';
import { headingName } from '../note/read/findSection.ts';
import { applyEdits } from '../text/applyEdits.ts';
import type { TextEdit } from '../text/textEdit.ts';
import { oneLine } from '../text/oneLine.ts';
import { definitionsAdded, likeFooter, partsAdded, sectionAfter, sectionBefore, withLineEnds } from './additions.ts';
import { type BodyPart, bodyParts } from './bodyParts.ts';
import { faultOfMerge } from './faultOfMerge.ts';
import { directRange, type Outline, outlineOf, textOf } from './outline.ts';
import { footerStart, headingsIn, sectionText } from './sectionText.ts';
import { isNamed, type LeadsTo, type MergeHeadings, twinsIn } from './twins.ts';
import { levelOf } from '../note/read/levelOf.ts';
import { insertion } from '../text/insertion.ts';

/** What two bodies are merged with. */
export interface BodyMerge {
	readonly headings: MergeHeadings;
	readonly leadsTo: LeadsTo;
	/** Lines for which there is no place in `into`: they stand under `keptHeading`. */
	readonly kept: readonly string[];
	readonly keptHeading: string;
}

/** The text of the merged note, and the lines that stand under the heading for what found no place. */
export interface MergedBody {
	readonly kind: 'merged';
	readonly text: string;
	readonly kept: readonly string[];
}

/**
 * The text of `into` with what the body of `old` says beyond it: under a heading that both have what stands there, after its own;
 * sections that `into` lacks after its others, before those that list related notes and sources; footnotes at the end. What a section
 * has word for word, what `into` says in a footer, and twins of sources and related notes are not taken over.
 *
 * Only insertions. Refused where a line of `old` would not be found again, or a heading of `into` would be read otherwise.
 */
export function mergeBody(old: Note, into: Note, merge: BodyMerge): MergedBody | Refusal {
	return new BodyMerging(old, into, merge).merged();
}

/** One merge: where each part of the old note goes is decided part by part, and written at once. */
class BodyMerging {
	readonly #old: Note;
	readonly #into: Note;
	readonly #headings: MergeHeadings;
	readonly #keptHeading: string;
	readonly #from: Outline;
	readonly #to: Outline;
	readonly #twinOf: ReturnType<typeof twinsIn>;
	/** Where what is said of the old note as a whole begins. */
	readonly #footer: number;
	/** The headings of `into`, as they are compared. */
	readonly #called: readonly string[];
	/** Lines for which there is no place in `into`. */
	readonly #lines: string[];
	/** What of `old` need not stand in the merged note: it stands there in other words. */
	readonly #known: string[];
	/** What is added to lines of `into`. */
	readonly #edits: TextEdit[] = [];
	readonly #sections: { readonly depth: number; readonly edit: TextEdit }[] = [];
	/** What goes under each heading of `into`. */
	readonly #pieces = new Map<number, BodyPart[]>();
	/** Headings of `into` that have their counterpart. */
	readonly #taken = new Set<number>();
	/** The first of the sections at the end that list related notes and sources. */
	readonly #closing: number | undefined;
	/** That of a section which has no counterpart, at the top. */
	readonly #level: number;

	constructor(old: Note, into: Note, { headings, leadsTo, kept, keptHeading }: BodyMerge) {
		this.#old = old;
		this.#into = into;
		this.#headings = headings;
		this.#keptHeading = keptHeading;
		const from = (this.#from = outlineOf(old));
		const to = (this.#to = outlineOf(into));
		this.#twinOf = twinsIn(old, into, headings, leadsTo);
		this.#footer = footerStart(old);
		this.#called = into.headings.map(({ text }) => headingName(text));
		this.#lines = [...kept];
		this.#known = [textOf(old, from.title)];
		const top = to.below(-1);
		const closing = [...headings.relatedHeadings, ...headings.sourceHeadings];
		this.#closing = top[top.findLastIndex((at) => !isNamed(textOf(into, at), closing)) + 1];
		this.#level = to.level ?? Math.max(from.level ?? 2, to.title === -1 ? 1 : 2);
	}

	merged(): MergedBody | Refusal {
		const { title, below } = this.#from;
		this.#addParts(-1, this.#to.title);
		if (title !== -1) this.#addParts(title, this.#to.title);
		for (const heading of below(-1)) this.#place(heading, -1);
		this.#addKept();
		const old = this.#old;
		const into = this.#into;
		const footer = likeFooter(into);
		const added = [...this.#pieces].flatMap(([target, parts]) => partsAdded(into, target, parts, footer) ?? []);
		// What stands deeper comes first where both go to one place.
		const sections = this.#sections.sort((a, b) => b.depth - a.depth).map(({ edit }) => edit);
		const text = applyEdits(into.text, apart(into, [...this.#edits, ...added, ...sections, ...definitionsAdded(into, old)]));
		return faultOfMerge(old, into, parseNote(into.path, text), this.#known) ?? { kind: 'merged', text, kept: this.#lines };
	}

	/** Puts the section under `heading` of `old`, and those below it, into that below `parent` of `into`. */
	#place(heading: number, parent: number): void {
		const name = textOf(this.#old, heading);
		const target = this.#counterpart(name, parent);
		if (target === undefined) {
			this.#placeWhole(heading, parent);
			return;
		}
		this.#known.push(name);
		this.#taken.add(target);
		this.#addParts(heading, target);
		for (const child of this.#from.below(heading)) this.#place(child, target);
	}

	#placeWhole(heading: number, parent: number): void {
		const old = this.#old;
		const level = parent === -1 ? this.#level : levelOf(this.#into, parent) + 1;
		const text = sectionText(old, heading, level, (part, at) => this.#isTwin(part, at));
		if (text === undefined) this.#known.push(...headingsIn(old, heading).map((at) => textOf(old, at)));
		else this.#addSection(textOf(old, heading), parent, text);
	}

	/** The heading of `into` that says what one of `old` says; of several of one name each is taken once. */
	#counterpart(name: string, parent: number): number | undefined {
		const called = this.#called;
		const named = this.#to.below(parent).filter((at) => called[at] === headingName(name));
		const own = named.find((at) => !this.#taken.has(at)) ?? named[0];
		if (own !== undefined || parent !== -1) return own;
		const anywhere = [...called.keys()].filter((at) => at !== this.#to.title && called[at] === headingName(name));
		if (anywhere.length === 1) return anywhere[0];
		const { relatedHeadings } = this.#headings;
		const related = isNamed(name, relatedHeadings) ? this.#into.headings.findIndex(({ text }) => isNamed(text, relatedHeadings)) : -1;
		return related === -1 ? undefined : related;
	}

	#addSection(name: string, parent: number, section: string): void {
		const into = this.#into;
		const text = withLineEnds(section, into.lineEnd);
		const closing = parent === -1 && !isNamed(name, this.#headings.sourceHeadings) ? this.#closing : undefined;
		const edit = closing === undefined ? sectionAfter(into, parent, text) : sectionBefore(into, closing, text);
		this.#sections.push({ depth: into.headings[parent]?.level ?? 0, edit });
	}

	#addParts(heading: number, target: number): void {
		this.#addPieces(
			target,
			bodyParts(this.#old, directRange(this.#old, heading)).filter((part) => !this.#isTwin(part, heading)),
		);
	}

	#addPieces(target: number, parts: readonly BodyPart[]): void {
		this.#pieces.set(target, [...(this.#pieces.get(target) ?? []), ...parts]);
	}

	/** Whether what a part under `heading` of `old` says stands elsewhere: in `into`, to which it may add, or among the lines without a place. */
	#isTwin(part: BodyPart, heading: number): boolean {
		// What stands in a footer is said of the old note as a whole.
		if (part.start >= this.#footer) {
			this.#lines.push(...part.text.split('\n').map(oneLine));
			this.#known.push(part.text);
			return true;
		}
		const names: string[] = [];
		for (let at = heading; at !== -1; at = this.#from.above(at)) names.push(textOf(this.#old, at));
		const twin = this.#twinOf(part, names);
		if (twin === undefined) return false;
		this.#known.push(part.text);
		if (twin.more !== '' && twin.at !== undefined) this.#edits.push(insertion(twin.at, ` ${twin.more}`));
		else if (twin.more !== '') this.#lines.push(twin.more);
		return true;
	}

	/** Lists what has no place under a heading of its own. */
	#addKept(): void {
		if (this.#lines.length === 0) return;
		const target = this.#into.headings.findIndex(({ text }) => text === this.#keptHeading);
		const bullets = parseNote('', this.#lines.map((line) => `- ${line}\n`).join(''));
		if (target !== -1) this.#addPieces(target, bodyParts(bullets, { start: 0, end: bullets.text.length }));
		else this.#addSection('', -1, `${'#'.repeat(this.#level)} ${this.#keptHeading}\n\n${bullets.text.trimEnd()}`);
	}
}

/** Where there was no body, what comes second is parted from what comes first. */
function apart(into: Note, edits: readonly TextEdit[]): readonly TextEdit[] {
	const first = edits.findIndex(({ range }) => range.start === into.bodyStart);
	return edits.map((edit, at) =>
		at > first && edit.range.start === into.bodyStart ? { ...edit, newText: into.lineEnd + edit.newText } : edit,
	);
}
