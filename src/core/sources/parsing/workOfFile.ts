import type { Reading } from '../source.ts';

/**
 * How programs, publishers and libraries name the file of a work: `Coast Journal - 2019 - Doe - On tides` (Wiley), `Doe and Roe - 2019 - On tides`
 * (Zotero), `Doe_Roe_2019_On tides`, `Doe, Jane - On tides-Quay Press (2019)`.
 */
const WORK_FILES = [
	String.raw`(?<outlet>.{2,80}?) - (?<year>YEAR) - (?<author>[^-]{2,60}) - (?<title>.{3,})`,
	String.raw`(?<author>.{2,80}?)(?: - |_)(?<year>YEAR)(?: - |_)(?<title>.{3,})`,
	String.raw`(?<author>.{2,120}?) - (?<title>.{3,200}?)(?:-(?<outlet>(?:\p{Lu}\p{L}+-)?\p{Lu}[^-()]{2,60}))? \((?<year>YEAR)\)`,
].map((name) => new RegExp(String.raw`^${name.replace('YEAR', String.raw`(?:1[5-9]|20)\d\d`)}\.(?:pdf|PDF|epub|djvu|mobi)$`, 'u'));

/** No disk takes a longer one. */
const LONGEST_FILE_NAME = 255;

/** What the name of a file says of the work in it, `undefined` where it is not named as one. */
export function workOfFile(name: string): (Pick<Reading, 'publisher' | 'title' | 'date'> & { readonly author: string }) | undefined {
	if (name.length > LONGEST_FILE_NAME || !name.includes('.')) return undefined;
	const file = WORK_FILES.map((form) => form.exec(name)?.groups).find((groups) => groups !== undefined);
	if (file === undefined) return undefined;
	const { outlet: publisher = null, author = '', title = '', year: date = null } = file;
	return { publisher, title, author: author.replaceAll('_', ' and '), date };
}
