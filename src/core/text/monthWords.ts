/**
 * The months as notes write them, in full or cut short: English, German, French, Spanish, Italian, Portuguese and Dutch. Short forms that are
 * words of another of these languages (`set`, `out`, `gen`) are left out. A table, not `Intl`: that has other words in another version, and takes
 * milliseconds of the app's start.
 */
const LATIN = [
	'jan(?:uar[iy]?|v(?:ier)?|eiro)?|jänner|ene(?:ro)?|gennaio',
	'feb(?:ruar[iy]?|rero|braio)?|f[ée]v(?:r(?:ier)?|ereiro)?',
	'mar(?:ch|s|zo?|ço)?|märz?|maart|mrz|mrt',
	'apr(?:ile?)?|avr(?:il)?|abr(?:il)?',
	'mayo?|maio?|mei|maggio',
	'jun(?:e|io?|ho)?|juin|giu(?:gno)?',
	'jul(?:y|io?|ho)?|juil(?:let)?|lug(?:lio)?',
	'aug(?:ust(?:us)?)?|ao[ûu]t|ago(?:sto)?',
	'sept?(?:ember|embre|iembre)?|setiembre|settembre|setembro',
	'oct(?:ober|obre|ubre)?|okt(?:ober)?|ott(?:obre)?|outubro',
	'nov(?:ember|embre|iembre|embro)?',
	'd[eé]c(?:ember|embre)?|dez(?:ember|embro)?|dic(?:iembre|embre)?',
] as const;

/**
 * The same in Arabic, as Egypt and the Gulf and as the Levant and Iraq call them, in Hebrew, in Hindi and in Russian. `اب` without its mark is a father, and
 * no August.
 */
const OTHERS = [
	'يناير|كانون (?:ال)?ثاني?|ינואר|जनवरी|январ[ья]',
	'فبراير|شباط|פברואר|(?:\u095e|\u092b\u093c?)रवरी|феврал[ья]',
	'مارس|[آأا]ذار|מר[ץס]|मार्च|марта?',
	'[أإا]بريل|نيسان|אפריל|अप्रैल|апрел[ья]',
	'مايو|[أا]يّ?ار|מאי|मई|ма[йя]',
	'يوني[وه]|حزيران|יוני|जून|июн[ья]',
	'يولي[وه]|تمّ?وز|יולי|जुलाई|июл[ья]',
	'[أا]غسطس|آب|אוגוסט|अगस्त|августа?',
	'سبتمبر|[أا]يلول|ספטמבר|सित(?:ं|म्)बर|сентябр[ья]',
	'[أا]كتوبر|تشرين (?:ال)?[أا]ول|אוקטובר|अक्[टत]ूबर|октябр[ья]',
	'نوفمبر|تشرين (?:ال)?ثاني?|נובמבר|नव(?:ं|म्)बर|ноябр[ья]',
	'ديسمبر|كانون (?:ال)?[أا]ول|דצמבר|दिस(?:ं|म्)बर|декабр[ья]',
] as const;

const ONE_BY_ONE = LATIN.map((words, at) => new RegExp(`^(?:(?:${words})\\.?$|ב?(?:${OTHERS[at]}))`, 'i'));

/** The letters of the scripts of `OTHERS`, as a part of a class of characters: Cyrillic, Hebrew, Arabic and Devanagari. */
export const OTHER_LETTERS = '\u0400-\u04ff\u0590-\u06ff\u0900-\u097f';

/** Source of a pattern without groups for a month in Latin letters, with or without a full stop. */
export const LATIN_MONTH = `(?:${LATIN.join('|')})\\.?`;

const OTHER = `(?:${OTHERS.join('|')})`;

/**
 * Source of a pattern without groups for a month in words, in Latin letters with or without a full stop. Hebrew has `in` on the month itself, and
 * Arabic both of its names beside each other (`حزيران/يونيو`, `حزيران (يونيو)`): the first tells.
 */
export const MONTH_WORD = `(?:${LATIN_MONTH}|(?=[${OTHER_LETTERS}])ב?${OTHER}(?: ?[/(] ?${OTHER}\\)?)?)`;

const OTHER_LETTER = new RegExp(`[${OTHER_LETTERS}]`);

/**
 * Patterns for what stands at one place of a text, made of sources with a month in them, for one text after another; each is made when the
 * first text asks for it. Only texts with letters of other scripts than Latin get what knows the months in these: to compile such a pattern
 * takes several times as long.
 */
export function withMonths(sources: (month: string) => readonly string[]): (text: string) => readonly RegExp[] {
	const make = (month: string): readonly RegExp[] => sources(month).map((source) => new RegExp(source, 'iy'));
	let latin: readonly RegExp[] | undefined;
	let all: readonly RegExp[] | undefined;
	return (text) => (OTHER_LETTER.test(text) ? (all ??= make(MONTH_WORD)) : (latin ??= make(LATIN_MONTH)));
}

/** The number of a month from 1, by what `MONTH_WORD` matches; 0 for another text. */
export function monthOf(word: string): number {
	return ONE_BY_ONE.findIndex((pattern) => pattern.test(word)) + 1;
}

/** Source of a pattern for what may stand before a month or before its year: `12 de mayo de 2024`, `12th of May`. */
export const OF = '(?:(?:de|del|of) )?';
