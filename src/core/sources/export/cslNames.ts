import { oneLine } from '../../text/oneLine.ts';
import type { CslName } from './cslItem.ts';
import { trimEndOf } from '../../text/trimEndOf.ts';

/** An initial, or several: `J.`, `J. M.`, `J.-P.` */
const INITIALS = /^(?:\p{Lu}\.[ -]?){1,4}$/u;

/**
 * The names in `author` as it stands in a citation or a field: `Smith, J., & Doe, A.`, `Parsi, Trita`, `Jeremy M. Sharp`.
 * A name is taken apart only where a comma or an initial shows how; `Human Rights Watch` and `Jane Doe` stay whole, as
 * nothing tells them apart.
 */
export function cslNames(author: string): CslName[] {
	// With a blank at either end, so that an `and` that was left over joins nobody.
	const people = ` ${oneLine(author)} `
		.split(/;| & |, and | and /)
		.map((part) => trimEndOf(trimEndOf(part.replace(/^[\s,]+/, ''), ',').replace(/\bet al\.?$/, ''), ','));
	return people.filter((part) => part !== '').flatMap(namesOf);
}

function namesOf(part: string): CslName[] {
	const pieces = part.split(',').map((piece) => piece.trim());
	const [first = '', second, ...more] = pieces;
	if (second === undefined) return [withInitial(first)];
	if (more.length === 0) return [{ family: first, given: second }];
	const isPaired = pieces.length % 2 === 0 && pieces.every((piece, at) => at % 2 === 0 || INITIALS.test(piece));
	if (!isPaired) return [{ literal: part }];
	return pieces.flatMap((piece, at) => (at % 2 === 0 ? [{ family: piece, given: pieces[at + 1] ?? '' }] : []));
}

function withInitial(name: string): CslName {
	const words = name.split(' ');
	const hasInitial = words.length >= 2 && words.slice(0, -1).some((word) => INITIALS.test(word));
	return hasInitial ? { family: words.at(-1) ?? name, given: words.slice(0, -1).join(' ') } : { literal: name };
}
