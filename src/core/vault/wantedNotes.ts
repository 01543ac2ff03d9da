import { addToList } from '../text/addToList.ts';
import { compareCodeUnits } from '../text/compareCodeUnits.ts';
import { foldName } from '../text/foldName.ts';
import { isPageOfSite } from './links/isPageOfSite.ts';
import { isConflictCopy } from './noteRole/conflictCopyOf.ts';
import { couldBeName } from './names/couldBeName.ts';
import { noteNameOf } from './paths/pathParts.ts';
import type { LinkRecord } from './records/noteRecord.ts';
import type { PackedRecord } from './records/packedRecord.ts';
import type { Spelling, VaultFile } from './links/spelling.ts';
import type { Backlink, WantedNote } from './vaultIndex.ts';
import type { Resolution } from './links/resolution.ts';

/** Extensions of files that Obsidian shows (its help, "Accepted file formats") and that no note will ever stand for. */
const ATTACHMENT = /\.(?:avif|bmp|gif|jpe?g|png|svg|webp|flac|m4a|mp3|ogg|wav|3gp|mkv|mov|mp4|ogv|webm|pdf|canvas|base)$/i;

/** `mailto:` and the like lead to another program; no note can have a colon in its name. */
const SCHEME = /^[a-z][a-z\d+.-]+:\S/i;

/**
 * What a template or a script left: `{{title}}`, `<% tp.file.title %>`, `" + name + "`, `<id>`, `concept:`, `$name`, `"$file" =~ x`, `'a','b'`;
 * an address, or what is asked of one: `www.site.org/page`,
 * `reply?id=1`. `[[1]]` and `[[[1], [2]]]` are how a text that was copied counts its sources, `[[ && ]]` what a shell tests.
 */
const LEFT_OVER =
	/\{\{|<%|["']\s*\+|\+\s*["']|:\/\/|^<[^<>]*>$|:$|^\$[a-z_]|=~|["']\s*,\s*["']|^www\.|\?[^\s=?]*=|^\d{1,3}(?:\], ?\[\d+)*$|^[\s!-/:-@[-`{-~]+$/i;

/**
 * A path to what is no note: a resource of Joplin (`:/0123…`), a folder, a hidden file, a file with another extension or one that has none by
 * custom. A bare name with a dot in it, or `[[LICENSE]]`, may be a note's.
 */
const OTHER_FILE =
	/^:\/|\/$|\/\.[^./]|^\.{0,2}\/.*\.(?!md$)[a-z][a-z\d]{0,4}$|\/(?:LICEN[CS]E|COPYING|NOTICE|AUTHORS|CODEOWNERS|[A-Z][a-z]{3,6}file)$/;

/** Notes that others are made from, wherever they stand: a link there to no note is a blank to be filled in. */
const TEMPLATE = /(?:^|\/)templates?\/|template\.md$/i;

/** Of a note with more links they are put in order once; of others looking at each link for each of a few spellings costs less. */
const MANY_LINKS = 64;

/** So many spellings are looked at in a step: a millisecond or two, even where each has to be worked out. */
const SPELLINGS_A_STEP = 500;

/** What this needs of the index. */
interface Meanings {
	all(): Iterable<Spelling>;
	filesOf(spelling: Spelling): Iterable<VaultFile>;
	resolve(spelling: Spelling, from: string): Resolution;
	resolveEverywhere(spelling: Spelling): Resolution | undefined;
}

/** What a spelling that leads nowhere came to, and on what that stands. */
interface Missed {
	/** The spelling's revision then: since then neither its notes nor where it leads have changed. */
	readonly changedAt: number;
	/** The name of the note that would be made, folded. */
	readonly key: string;
	readonly uses: readonly Use[];
	readonly mentions: readonly Backlink[];
}

/** The mentions in one note, which hold as long as its record is the same. */
interface Use {
	readonly file: VaultFile;
	readonly record: PackedRecord | undefined;
	readonly mentions: readonly Backlink[];
}

/** Spellings of one name, and the note that they want. */
interface Wish {
	readonly parts: readonly Missed[];
	readonly note: WantedNote;
}

/**
 * All links and names of a vault that lead nowhere, kept from one question to the next: a change of the vault costs the
 * spellings and notes that it changed, and a look at each of the others.
 */
export class WantedNotes {
	readonly #meanings: Meanings;
	readonly #missed = new WeakMap<Spelling, Missed>();
	#wishes: ReadonlyMap<string, Wish> = new Map();
	#all: readonly WantedNote[] = [];

	constructor(meanings: Meanings) {
		this.#meanings = meanings;
	}

	/**
	 * The wanted notes, each once however it is written; most mentions first, then by target. The same array as last time
	 * where nothing changed.
	 *
	 * `[[Countries/UAE]]`, `[[uae]]` and the name `UAE` want one note; its target is the text that comes first.
	 * A missing image or PDF is no wanted note, nor is what could not be a name (`9+ (expanding)`) or what a template links or leaves.
	 */
	all(): readonly WantedNote[] {
		const steps = this.steps();
		for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value;
	}

	/** `all` in steps; what comes of it holds as long as the index has not changed between two steps. */
	*steps(): Generator<undefined, readonly WantedNote[], undefined> {
		const groups = new Map<string, Missed[]>();
		const linksOf = linksByText();
		let seen = 0;
		for (const spelling of this.#meanings.all()) {
			seen += 1;
			if (seen % SPELLINGS_A_STEP === 0) yield;
			if (this.#meanings.resolveEverywhere(spelling)?.kind === 'found') continue;
			const missed = this.#missedBy(spelling, linksOf);
			if (missed.mentions.length === 0) continue;
			addToList(groups, missed.key, missed);
		}
		yield;
		return this.#wanted(groups);
	}

	#missedBy(spelling: Spelling, linksOf: LinksOf): Missed {
		const before = this.#missed.get(spelling);
		if (before?.changedAt === spelling.changedAt && before.uses.every(({ file, record }) => file.record === record)) return before;
		const isNoNote =
			spelling.kind === 'link'
				? [ATTACHMENT, SCHEME, LEFT_OVER, OTHER_FILE].some((kind) => kind.test(spelling.text))
				: !couldBeName(spelling.text);
		const uses = isNoNote
			? []
			: this.#filesMissing(spelling).map(
					(file): Use => ({ file, record: file.record, mentions: mentionsIn(file, linksOf(file, spelling)) }),
				);
		const missed = {
			changedAt: spelling.changedAt,
			key: before?.key ?? (foldName(noteNameOf(spelling.text)) || spelling.text),
			uses,
			mentions: uses.flatMap(({ mentions }) => mentions),
		};
		this.#missed.set(spelling, missed);
		return missed;
	}

	#filesMissing(spelling: Spelling): readonly VaultFile[] {
		// A copy that a sync service made wants what its original wants.
		const files = [...this.#meanings.filesOf(spelling)].filter(({ path }) => !isConflictCopy(path));
		// Notes that were made from the template have its blanks in them.
		if (files.some(({ path }) => TEMPLATE.test(path))) return [];
		if (this.#meanings.resolveEverywhere(spelling)?.kind === 'missing') return files;
		return files.filter(({ path }) => this.#meanings.resolve(spelling, path).kind === 'missing');
	}

	#wanted(groups: ReadonlyMap<string, readonly Missed[]>): readonly WantedNote[] {
		const wishes = new Map<string, Wish>();
		let isSame = groups.size === this.#wishes.size;
		for (const [key, parts] of groups) {
			const before = this.#wishes.get(key);
			const stands = before !== undefined && before.parts.length === parts.length && before.parts.every((part, at) => part === parts[at]);
			wishes.set(key, stands ? before : { parts, note: wantedNote(parts) });
			isSame &&= stands;
		}
		this.#wishes = wishes;
		if (!isSame)
			this.#all = Array.from(wishes.values(), ({ note }) => note).sort(
				(a, b) => b.mentions.length - a.mentions.length || compareCodeUnits(a.target, b.target),
			);
		return this.#all;
	}
}

/** The links and names of a file that are written so. */
type LinksOf = (file: VaultFile, spelling: Spelling) => readonly LinkRecord[];

/** A note that wants ten thousand others has ten thousand spellings, each of which would go through all of its links. */
function linksByText(): LinksOf {
	const ordered = new Map<PackedRecord, Map<string, LinkRecord[]>>();
	return ({ record }, { text, kind }) => {
		if (record === undefined) return [];
		const isName = kind === 'name';
		if (record.linkCount <= MANY_LINKS) return record.linksThat((target, isNamed) => target === text && isNamed === isName);
		let byText = ordered.get(record);
		if (byText === undefined) {
			ordered.set(record, (byText = new Map<string, LinkRecord[]>()));
			for (const link of record.links) addToList(byText, link.target, link);
		}
		return (byText.get(text) ?? []).filter((link) => (link.kind === 'name') === isName);
	};
}

function mentionsIn(file: VaultFile, links: readonly LinkRecord[]): readonly Backlink[] {
	return links.filter((link) => !isPageOfSite(link)).map((link) => ({ from: file.path, link }));
}

function wantedNote(parts: readonly Missed[]): WantedNote {
	const mentions = parts.flatMap((part) => part.mentions).sort((a, b) => compareCodeUnits(a.from, b.from) || a.link.start - b.link.start);
	return { target: mentions[0]?.link.target ?? '', mentions };
}
