/**
 * The months as notes write them, in full or cut short: English, German, French, Spanish, Italian, Portuguese and Dutch. Short forms that are
 * words of another of these languages (`set`, `out`, `gen`) are left out. A table, not `Intl`: that has other words in another version, and takes
 * milliseconds of the app's start.
 */
const MONTHS = [
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

const ONE_BY_ONE = MONTHS.map((words) => new RegExp(`^(?:${words})\\.?$`, 'i'));

/** Source of a pattern without groups for a month in words, with or without a full stop. */
export const MONTH_WORD = `(?:${MONTHS.join('|')})\\.?`;

/** The number of a month from 1, by what `MONTH_WORD` matches; 0 for another text. */
export function monthOf(word: string): number {
	return ONE_BY_ONE.findIndex((pattern) => pattern.test(word)) + 1;
}

/** Source of a pattern for what may stand before a month or before its year: `12 de mayo de 2024`, `12th of May`. */
export const OF = '(?:(?:de|del|of) )?';
