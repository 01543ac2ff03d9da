import { foldCharacters } from '../../text/foldedCharacters.ts';

/**
 * Tells whether a note of this text may say one of the names, so that it is worth to be read for `mentionsIn`.
 * Says yes too often (a name may stand in a link or inside a word), never no where there is a mention.
 */
export function mayMention(names: readonly string[]): (text: string) => boolean {
	const forms = new Set(names.map(foldCharacters));
	return (text) => {
		const folded = foldCharacters(text);
		for (const form of forms) if (folded.includes(form)) return true;
		return false;
	};
}
