import { trimEndOf } from '../../text/trimEndOf.ts';
import { NAME_PARTICLES } from './nameParticles.ts';
import { plainText } from './plainText.ts';

const MAX_LENGTH = 200;

/** Words that stand in names without a capital. */
const SMALL_WORD = new RegExp(`^(?:${NAME_PARTICLES}|zum|av|al|el|ad|as|ar|d’|d'|y|e|i|und|et|and|of|for|the|to|on|in|&)$`);
/** `al-Khatib`, `d’Estaing`, `’t Hooft`. */
const BOUND = /^(?:al|el|ad|as|ar|an|at|ul|d|l|o|’t|'t)[-’']\p{Lu}/u;
/** Signs for Arabic and Hawaiian letters may stand before the first. */
const CAPITAL = /^[ʿʾʻʼ]?[\p{Lu}\p{Lo}&]/u;
/** A particle that begins a name, and the name. */
const PARTICLE_FIRST = new RegExp(String.raw`^(?:(?:${NAME_PARTICLES}) ){1,3}(?:[’']t )?[\p{Lu}\p{Lo}]`, 'u');

/** Who edited what is cited: `(Ed.)`, `(eds)`, `(Hrsg.)`, `, ed.` after names. */
const EDITORS = /[ ,]{1,2}\(?(?:eds?|editors?|hrsg|hg|dir|coord)\.?\)?\.?$/i;

/** The names that a citation begins with. */
export interface Authors {
	readonly names: string;
	readonly isEditor: boolean;
}

/**
 * `text` as the author of a citation: `Redford, D.`, `van der Berg, J., & Doe, A.`, `Human Rights Watch`. A name has no
 * digits, begins with a capital or a particle, and has a comma, an initial or capitals throughout: `The treaty of Paris
 * (1783)` has no author.
 */
export function authorsIn(text: string): Authors | undefined {
	const whole = trimEndOf(plainText(text), ',;:');
	const edited = EDITORS.exec(whole);
	const author = trimEndOf(edited && edited.index > 0 ? whole.slice(0, edited.index) : whole, ',;:');
	if (author.length > MAX_LENGTH || /[\d":[\]<>|!?“”]/.test(author)) return undefined;
	if (!CAPITAL.test(author) && !BOUND.test(author) && !PARTICLE_FIRST.test(author)) return undefined;
	const name = /(?:^|[\s.ʿʾʻʼ-])\p{Lu}\.$|\bet al\.$|\b(?:Jr|Sr)\.$/u.test(author) ? author : author.replace(/\.$/, '');
	const words = name.split(' ');
	const isListed = name.includes(',') || name.includes(';') || /\bet al\b/.test(name);
	const isName =
		words.length <= 10 && words.every((word) => CAPITAL.test(word) || BOUND.test(word) || (SMALL_WORD.test(word) && word !== 'The'));
	if (!(isListed ? isList(name) : isName) || /^(?:the|in) /i.test(name)) return undefined;
	return { names: name, isEditor: edited !== null };
}

/** Whether every part between commas begins as a name does: `The treaty, as amended` is no list of names. */
function isList(text: string): boolean {
	return text
		.replace(/[, ]{1,2}et al\.?$/, '')
		.split(/[,;]/)
		.map((part) => part.trim().replace(/^(?:and|&) /, ''))
		.every((part) => part === '' || CAPITAL.test(part) || BOUND.test(part) || PARTICLE_FIRST.test(part));
}

/** `Smith J, Doe AB, et al`: family names with bare initials, at least one. */
export function isVancouver(text: string): boolean {
	const parts = text.split(',').map((part) => part.trim());
	const names = parts.filter((part) => !/^et al\.?$/.test(part));
	return names.length > 0 && names.every((part) => /^[\p{L}’' -]{2,40} \p{Lu}{1,3}$/u.test(part) && authorsIn(part) !== undefined);
}

/** Whether names say by themselves that they are of people: turned round, or several. */
export function isPeople(names: string): boolean {
	return names.includes(',') || names.includes(';') || / (?:and|&) /.test(names) || / \p{Lu}\. \p{Lu}/u.test(names);
}
