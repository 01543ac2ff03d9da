import { oneLine } from '../../text/oneLine.ts';
import type { CslName } from './cslItem.ts';
import { trimEndOf } from '../../text/trimEndOf.ts';
import { NAME_PARTICLES } from '../parsing/nameParticles.ts';

/** An initial, or several: `J.`, `J. M.`, `J.-P.`, `JM`. */
const INITIALS = /^(?:\p{Lu}\.[ -]?){1,4}$|^\p{Lu}{1,3}$/u;

const SUFFIX = /^(?:Jr|Sr|[IV]{2,3})\.?$/;

/** Words of bodies that might be taken for family names. */
const BODY =
	/\b(?:nations|united|council|group|watch|rights|national|international|government|party|states|union|institute|university|press|office|ministry|department|bank|center|centre|agency|committee|commission|association|society|foundation|organi[sz]ation|news|times|post|bureau|congress|senate|library|museum|academy|of|for)\b/i;

/** Particles stand before the family name and belong to it. */
const PARTICLE = new RegExp(`^(?:${NAME_PARTICLES}|al|el)$`, 'i');

/**
 * The names in `author` as it stands in a citation or a field: `Smith, J., & Doe, A.`, `Parsi, Trita`, `Jeremy M. Sharp`,
 * `Felt DT, Horn A`, `Ada Horn, Bo Felt, and Cy Dorn`. A name is taken apart only where a comma, an initial or a list of
 * people shows how; `Human Rights Watch` and `Jane Doe` alone stay whole, as nothing tells them apart.
 */
export function cslNames(author: string): CslName[] {
	// With a blank at either end, so that an `and` that was left over joins nobody.
	const people = ` ${oneLine(author).replaceAll('،', ',')} `
		.split(/;| & |, and | and /)
		.map((part) => trimEndOf(trimEndOf(part.replace(/^[\s,]+/, ''), ',').replace(/,? ?\bet al\.?$/, ''), ','))
		.filter((part) => part !== '');
	const isList = people.length > 1 || /, /.test(people[0] ?? '');
	return people.flatMap((part) => namesOf(part, isList));
}

function namesOf(part: string, isList: boolean): CslName[] {
	const pieces = part.split(',').map((piece) => piece.trim());
	const [first = '', second, ...more] = pieces;
	if (second === undefined) return [vancouverName(first) ?? plainName(first, isList)];
	if (pieces.every((piece) => vancouverName(piece) !== undefined)) return pieces.flatMap((piece) => vancouverName(piece) ?? []);
	// `Ada Horn, Bo Felt`: as many names as pieces.
	if (pieces.every((piece) => piece.includes(' ') && !INITIALS.test(piece) && isPerson(piece))) return pieces.map(turned);
	if (more.length === 0) return [{ family: first, given: second }];
	if (more.length === 1 && SUFFIX.test(second)) return [{ family: first, given: more[0] ?? '', suffix: second }];
	if (more.length === 1 && SUFFIX.test(more[0] ?? '')) return [{ family: first, given: second, suffix: more[0] ?? '' }];
	const isPaired = pieces.length % 2 === 0 && pieces.every((piece, at) => at % 2 === 0 || INITIALS.test(piece));
	if (!isPaired) return [{ literal: part }];
	return pieces.flatMap((piece, at) => (at % 2 === 0 ? [{ family: piece, given: pieces[at + 1] ?? '' }] : []));
}

/** `Felt DT`, `van Dyke P`, `Felt D. T.`. */
function vancouverName(name: string): CslName | undefined {
	const match = /^(\p{L}[\p{Ll}’'][\p{L}’' -]{0,38}) (\p{Lu}{1,3}|(?:\p{Lu}\.[ -]?){1,4})$/u.exec(name);
	const [, family = '', initials = ''] = match ?? [];
	return match && !BODY.test(family)
		? { family, given: initials.includes('.') ? initials : [...initials].map((letter) => `${letter}.`).join(' ') }
		: undefined;
}

function plainName(name: string, isList: boolean): CslName {
	const words = name.split(' ');
	const hasInitial = words.length >= 2 && words.slice(0, -1).some((word) => /\.$/.test(word) && INITIALS.test(word));
	return (hasInitial && !BODY.test(name)) || (isList && words.length >= 2 && isPerson(name)) ? turned(name) : { literal: name };
}

/** Whether `name` reads as first and family name: two or three words, none of which a body is called by. */
function isPerson(name: string): boolean {
	const words = name.split(' ').filter((word) => !PARTICLE.test(word) && !INITIALS.test(word));
	return (
		words.length >= 1 && words.length <= 2 && words.every((word) => /^\p{Lu}\p{L}/u.test(word)) && !BODY.test(name) && name.includes(' ')
	);
}

/** `Ada van der Horn`: the family name is the last word with the particles before it. */
function turned(name: string): CslName {
	const words = name.split(' ');
	let start = words.length - 1;
	while (start > 1 && PARTICLE.test(words[start - 1] ?? '')) start -= 1;
	return { family: words.slice(start).join(' '), given: words.slice(0, start).join(' ') };
}
