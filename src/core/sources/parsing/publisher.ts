import type { Reading } from '../source.ts';
import { splitDate } from './dates.ts';
import { isNameLike, isProperName, isShortName } from './publisherName.ts';

/** A dash between a name and a title, and how much of the text it is. */
interface Dash {
	readonly at: number;
	readonly length: number;
}

const DASHES = [' - ', ' — ', ' – ', ' -- ', ' --- '];

/** What stands between a title and the site it is on. */
const PIPES = [' | ', ' · ', ' • ', ' » '];

/** At least one reading, the likeliest first. */
export type Readings = readonly [Reading, ...Reading[]];

/**
 * Publisher and title of a link's text: the reading that holds where nothing is known of the vault, and the others.
 *
 * | text | publisher | title | else |
 * |---|---|---|---|
 * | `Carnegie - A profound shift` | `Carnegie` | `A profound shift` | |
 * | `INSS — Aid - a memo` | `INSS` | `Aid - a memo` (the first dash counts) | |
 * | `Iran - Wikipedia` | `Iran` | `Wikipedia` | the other way round |
 * | `A memo on aid - INSS` | `INSS` (a publisher is a name) | `A memo on aid` | the other way round |
 * | `Iran \| Britannica` | `Britannica` | `Iran` (the last part counts) | the other way round |
 * | `INSS - Aid \| INSS site` | `INSS` | `Aid` | by the site |
 * | `Port talks (Reuters)` | none | whole | `Reuters` |
 * | `Reuters: A shift`, `A shift, Reuters` | none | whole | `Reuters`, where it is known |
 */
export function publisherReadings(text: string): Readings {
	const whole: Reading = { publisher: null, title: text, date: null, annotation: null, sign: 'likely' };
	const readings = atPipe(text) ?? atDash(text) ?? inBrackets(text) ?? [...atColon(text), ...atComma(text)];
	const [first, ...others] = readings;
	return first?.sign === 'sure' ? [first, ...others] : [whole, ...readings];
}

function atPipe(text: string): Reading[] | undefined {
	const pipe = lastOf(text, PIPES);
	if (!pipe) return undefined;
	const [left, right] = halves(text, pipe);
	const bySite = published(right, left);
	const dash = firstOf(left, DASHES);
	const byDash = dash && published(...halves(left, dash));
	// `Reuters - A shift | World`: the last part is a section of the site.
	if (dash && byDash && isNameLike(byDash.publisher ?? '')) return sure([byDash, bySite, ...reversed(left)]);
	return bySite ? sure([bySite, published(left, right)]) : sure([published(left, right)]);
}

function atDash(text: string): Reading[] | undefined {
	const dash = firstOf(text, DASHES);
	if (!dash) return undefined;
	const [left, right] = halves(text, dash);
	const forward = published(left, right);
	const [backward] = reversed(text);
	const isForward = forward !== undefined && isNameLike(forward.publisher ?? '');
	const isBackward = backward !== undefined && isProperName(backward.publisher ?? '');
	if (isForward) return sure([forward, backward]);
	return isBackward ? sure([backward, forward]) : [forward, backward].filter((reading) => reading !== undefined);
}

/** The same by the last dash: the title before the name. */
function reversed(text: string): Reading[] {
	const dash = lastOf(text, DASHES);
	if (!dash) return [];
	const [left, right] = halves(text, dash);
	const reading = published(right, left);
	return reading ? [reading] : [];
}

/** `Title (Wire Desk)`, `Title (Wire Desk via Coast Courier)`, `Title (Gazette, 12 May 2024)`. */
function inBrackets(text: string): Reading[] | undefined {
	const match = /^(.{3,}) \(([^()]{2,100})\)$/.exec(text);
	if (!match) return undefined;
	const inside = publisherBeside(match[2] ?? '');
	if (!inside || inside.rest !== null) return undefined;
	const reading: Reading = { ...inside.reading, title: match[1] ?? '' };
	return inside.isSure ? sure([reading]) : [reading];
}

function atColon(text: string): Reading[] {
	const at = text.indexOf(': ');
	return at > 0 ? ifKnown(published(text.slice(0, at), text.slice(at + 2))) : [];
}

/** `Port talks, Coast Courier`. */
function atComma(text: string): Reading[] {
	const at = text.lastIndexOf(', ');
	return at > 0 && isProperName(text.slice(at + 2)) ? ifKnown(published(text.slice(at + 2), text.slice(0, at))) : [];
}

function ifKnown(reading: Reading | undefined): Reading[] {
	return reading ? [{ ...reading, sign: 'known' }] : [];
}

/** A name beside a title, as far as it is one. */
export interface Beside {
	/** Its title is empty: what stands beside says nothing of it. */
	readonly reading: Reading;
	/** Whether nothing but a publisher can be meant: it has a date, or says through whom it came. */
	readonly isSure: boolean;
	/** What follows the name. */
	readonly rest: string | null;
}

/** The name that `text`, words beside a title, begins with: `Gazette (May 2026)`, `Wire Desk via Coast Courier`, `Courier, p. 4`. */
export function publisherBeside(text: string): Beside | undefined {
	const end = /,? \(|[,;.]? [—–-]{1,3} |[,;] |\. |$/.exec(text)?.index ?? text.length;
	const { name, via } = withoutVia(text.slice(0, end).replace(/\.$/, ''));
	if (!isProperName(name) || name.split(' ').length > 6) return undefined;
	const after = text.slice(end).replace(/^[\s,;.—–-]+/, '');
	const { date, rest } = dateFirst(after);
	return {
		reading: { publisher: name, title: '', date, annotation: via, sign: 'likely' },
		isSure: via !== null || (date !== null && rest === ''),
		rest: rest === '' ? null : rest,
	};
}

function dateFirst(text: string): { readonly date: string | null; readonly rest: string } {
	const bracketed = /^\(([^()]{4,40})\)/.exec(text);
	const words = bracketed?.[1] ?? text.replace(/\.$/, '');
	// A text that is a date has nothing before it: the mark makes it one after a title.
	const { text: before, date } = splitDate(`x (${words})`);
	if (date === null || before !== 'x') return { date: null, rest: text };
	return { date, rest: bracketed ? text.slice(bracketed[0].length).replace(/^[\s,;.—–-]+/, '') : '' };
}

/** A publisher and through whom it came: `Wire Desk via Coast Courier`. */
function withoutVia(name: string): { readonly name: string; readonly via: string | null } {
	const at = name.indexOf(' via ');
	return at > 0 && isProperName(name.slice(at + 5)) ? { name: name.slice(0, at), via: name.slice(at + 1) } : { name, via: null };
}

function published(left: string, title: string): Reading | undefined {
	// `Carnegie (2024) - A shift`: the year is the title's.
	const { text, date } = splitDate(left.trim());
	const { name, via } = withoutVia(text);
	const rest = title.trim();
	return isShortName(name) && rest !== '' ? { publisher: name, title: rest, date, annotation: via, sign: 'likely' } : undefined;
}

/** `readings` of which the first is taken unless another is better known. */
function sure(readings: readonly (Reading | undefined)[]): Reading[] {
	return readings
		.filter((reading) => reading !== undefined)
		.map((reading, at): Reading => (at === 0 ? { ...reading, sign: 'sure' } : reading));
}

function halves(text: string, { at, length }: Dash): [left: string, right: string] {
	return [text.slice(0, at), text.slice(at + length)];
}

function firstOf(text: string, marks: readonly string[]): Dash | undefined {
	return marks.reduce<Dash | undefined>((first, mark) => {
		const found = text.indexOf(mark);
		return found > 0 && (!first || found < first.at) ? { at: found, length: mark.length } : first;
	}, undefined);
}

function lastOf(text: string, marks: readonly string[]): Dash | undefined {
	return marks.reduce<Dash | undefined>((last, mark) => {
		const found = text.lastIndexOf(mark);
		return found > 0 && (!last || found > last.at) ? { at: found, length: mark.length } : last;
	}, undefined);
}
