import { HAS_FIELD, IN_RELATED, IS_BULLET, type PackedRecord } from '../records/packedRecord.ts';
import type { LinkRecord } from '../records/noteRecord.ts';
import type { Resolution } from './resolution.ts';

/** A link or name, and the path of the file that it leads to. */
interface ResolvedLink {
	readonly link: LinkRecord;
	readonly to: string | null;
}

/** Where the links and names of a note lead; lists are in the order of the text and made when they are asked for. */
export interface LinkSurvey {
	/** Each file that one of them leads to, and whether a related section lists it; the note itself for links into it. */
	readonly leadsTo: ReadonlyMap<string, 'listed' | 'mentioned'>;
	/** Those that lead nowhere. */
	readonly unresolved: readonly LinkRecord[];
	/** Those that fit several files equally well. */
	readonly ambiguous: readonly (ResolvedLink & { readonly to: string })[];
	/** Those in front matter. */
	readonly inFields: readonly ResolvedLink[];
	/** Those that stand in bullets of their own in a related section. */
	readonly relatedBullets: readonly ResolvedLink[];
	/** Whether two of those may lead to the same file; false is certain. */
	readonly mayListTwice: boolean;
}

/** The survey of a note without links. */
export const NO_SURVEY: LinkSurvey = {
	leadsTo: new Map(),
	unresolved: [],
	ambiguous: [],
	inFields: [],
	relatedBullets: [],
	mayListTwice: false,
};

/** `resolutions` says of each link of `record`, in their order, where it leads. Most links of most vaults lead to one file and stand in running text: of those nothing is made. */
export function surveyOf(record: PackedRecord, resolutions: readonly Resolution[]): LinkSurvey {
	return new Survey(record, resolutions);
}

/** What there is among the links of a note, as bits; most notes have none of the first two, and nothing is looked for in them. */
const SOME_MISSING = 1;
const SOME_AMBIGUOUS = 2;
const SOME_IN_FIELDS = 4;
const SOME_BULLETS = 8;

class Survey implements LinkSurvey {
	readonly #record: PackedRecord;
	readonly #resolutions: readonly Resolution[];
	readonly #has: number;
	#leadsTo: ReadonlyMap<string, 'listed' | 'mentioned'> | undefined;
	#unresolved: readonly LinkRecord[] | undefined;
	#ambiguous: readonly (ResolvedLink & { readonly to: string })[] | undefined;
	#inFields: readonly ResolvedLink[] | undefined;

	constructor(record: PackedRecord, resolutions: readonly Resolution[]) {
		this.#record = record;
		this.#resolutions = resolutions;
		let has = 0;
		for (let index = 0; index < record.linkCount; index += 1) {
			const bits = record.bitsOf(index);
			const found = resolutions[index] ?? MISSING;
			if (found.kind === 'missing') has |= SOME_MISSING;
			else if (found.ambiguous) has |= SOME_AMBIGUOUS;
			if ((bits & HAS_FIELD) !== 0) has |= SOME_IN_FIELDS;
			if ((bits & IS_BULLET) !== 0) has |= SOME_BULLETS;
		}
		this.#has = has;
	}

	get leadsTo(): ReadonlyMap<string, 'listed' | 'mentioned'> {
		return (this.#leadsTo ??= this.#targets());
	}

	get unresolved(): readonly LinkRecord[] {
		return (this.#unresolved ??= this.#linksThat(SOME_MISSING, (_, found) => found.kind === 'missing').map(({ link }) => link));
	}

	get ambiguous(): readonly (ResolvedLink & { readonly to: string })[] {
		return (this.#ambiguous ??= this.#linksThat(SOME_AMBIGUOUS, (_, found) => found.kind === 'found' && found.ambiguous).map(
			({ link, to }) => ({ link, to: to ?? '' }),
		));
	}

	get inFields(): readonly ResolvedLink[] {
		return (this.#inFields ??= this.#linksThat(SOME_IN_FIELDS, (bits) => (bits & HAS_FIELD) !== 0));
	}

	get relatedBullets(): readonly ResolvedLink[] {
		return this.#linksThat(SOME_BULLETS, (bits) => (bits & IS_BULLET) !== 0);
	}

	get mayListTwice(): boolean {
		if ((this.#has & SOME_BULLETS) === 0) return false;
		const seen = new Set<string | null>();
		for (let index = 0; index < this.#record.linkCount; index += 1) {
			if ((this.#record.bitsOf(index) & IS_BULLET) === 0) continue;
			const to = this.#to(index);
			if (seen.has(to)) return true;
			seen.add(to);
		}
		return false;
	}

	#to(index: number): string | null {
		const found = this.#resolutions[index];
		return found?.kind === 'found' ? found.path : null;
	}

	#targets(): ReadonlyMap<string, 'listed' | 'mentioned'> {
		const targets = new Map<string, 'listed' | 'mentioned'>();
		for (let index = 0; index < this.#record.linkCount; index += 1) {
			const to = this.#to(index);
			if (to === null) continue;
			const isListed = (this.#record.bitsOf(index) & IN_RELATED) !== 0;
			if (isListed || !targets.has(to)) targets.set(to, isListed ? 'listed' : 'mentioned');
		}
		return targets;
	}

	/** The links that pass `test`; none is looked at where there is none of those. */
	#linksThat(some: number, test: (bits: number, found: Resolution) => boolean): readonly ResolvedLink[] {
		if ((this.#has & some) === 0) return NONE;
		let found: number[] | undefined;
		for (let index = 0; index < this.#record.linkCount; index += 1)
			if (test(this.#record.bitsOf(index), this.#resolutions[index] ?? MISSING)) (found ??= []).push(index);
		if (found === undefined) return NONE;
		return this.#record.linksAt(found).map((link, at) => ({ link, to: this.#to(found[at] ?? -1) }));
	}
}

const MISSING: Resolution = { kind: 'missing' };
const NONE: readonly ResolvedLink[] = [];
