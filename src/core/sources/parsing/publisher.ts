import { foldName } from '../../text/foldName.ts';
import { splitDate } from './dates.ts';

/** A title and the publication that was told apart from it. */
export interface Published {
	readonly publisher: string | null;
	readonly title: string;
	/** A year that stood behind the publisher's name. */
	readonly date: string | null;
}

/** Publishers that the vault names, by `publisherKey`; a `Set` of such keys is one. */
export interface KnownPublishers {
	has(key: string): boolean;
}

/** Names of publications are shorter; a longer left part is the beginning of a title. */
const MAX_NAME_LENGTH = 80;
const MAX_NAME_WORDS = 9;

/** A dash between a name and a title, and how much of the text it is. */
interface Dash {
	readonly at: number;
	readonly length: number;
}

const DASHES = [' - ', ' — ', ' – '];

/** The form in which names of publishers are compared: case, accents and a leading `The` do not count. */
export function publisherKey(name: string): string {
	return foldName(name).replace(/^the /, '');
}

/**
 * Publisher and title of a link's text.
 *
 * | text | publisher | title |
 * |---|---|---|
 * | `Carnegie - A profound shift` | `Carnegie` | `A profound shift` |
 * | `INSS — Aid - a memo` | `INSS` | `Aid - a memo` (the first dash counts) |
 * | `Iran \| Britannica` | `Britannica` | `Iran` (the last part counts) |
 * | `A memo - INSS`, `INSS` known, `A memo` not | `INSS` | `A memo` |
 * | `Reuters: A shift`, `Reuters` known | `Reuters` | `A shift` |
 * | `Saudi Arabia: a history` | none | whole |
 */
export function splitPublisher(text: string, known: KnownPublishers | undefined): Published {
	return atPipe(text, known) ?? atDash(text, known) ?? splitAtKnownPublisher(text, known) ?? { publisher: null, title: text, date: null };
}

function atPipe(text: string, known: KnownPublishers | undefined): Published | undefined {
	const at = text.lastIndexOf(' | ');
	if (at <= 0) return undefined;
	const last = published(text.slice(at + 3), text.slice(0, at));
	if (!last) return undefined;
	// `Reuters - A shift | World`: a section of the site behind a publisher that is known.
	const dash = isKnown(last.publisher, known) ? undefined : atDash(text, known);
	return dash && isKnown(dash.publisher, known) ? dash : last;
}

function atDash(text: string, known: KnownPublishers | undefined): Published | undefined {
	const first = firstDash(text);
	if (!first) return undefined;
	const forward = published(text.slice(0, first.at), text.slice(first.at + first.length));
	if (isKnown(forward?.publisher, known)) return forward;
	const last = lastDash(text);
	const reversed = last && published(text.slice(last.at + last.length), text.slice(0, last.at));
	return isKnown(reversed?.publisher, known) ? reversed : forward;
}

/** Publisher and title of `text` where what stands before its first `: ` is a publisher that the vault knows. */
export function splitAtKnownPublisher(text: string, known: KnownPublishers | undefined): Published | undefined {
	const at = text.indexOf(': ');
	if (at <= 0 || !isKnown(text.slice(0, at), known)) return undefined;
	return published(text.slice(0, at), text.slice(at + 2));
}

function published(name: string, title: string): Published | undefined {
	// `Carnegie (2024) - A shift`: the year is the title's.
	const { text: publisher, date } = splitDate(name.trim());
	const rest = title.trim();
	return isName(publisher) && rest !== '' ? { publisher, title: rest, date } : undefined;
}

function isName(text: string): boolean {
	return text !== '' && text.length <= MAX_NAME_LENGTH && text.split(' ').length <= MAX_NAME_WORDS && /\p{L}/u.test(text);
}

function isKnown(name: string | null | undefined, known: KnownPublishers | undefined): boolean {
	return known !== undefined && typeof name === 'string' && name.length <= MAX_NAME_LENGTH && known.has(publisherKey(name));
}

function firstDash(text: string): Dash | undefined {
	return DASHES.reduce<Dash | undefined>((first, dash) => {
		const found = text.indexOf(dash);
		return found > 0 && (!first || found < first.at) ? { at: found, length: dash.length } : first;
	}, undefined);
}

function lastDash(text: string): Dash | undefined {
	return DASHES.reduce<Dash | undefined>((last, dash) => {
		const found = text.lastIndexOf(dash);
		return found > 0 && (!last || found > last.at) ? { at: found, length: dash.length } : last;
	}, undefined);
}
