import { foldName } from '../../text/foldName.ts';
import { isAscii } from '../../text/isAscii.ts';

/** What separates words, or nothing; `+` and `#` are letters of a name (`C++`, `F#`). */
const SEPARATORS = /[^\p{L}\p{N}\p{M}+#]/gu;

/** A folded name's letters and digits alone: `U.S.-Israel` and `us israel` are one. */
export function bare(name: string): string {
	return bareOf(foldName(name));
}

/** `bare` of a name that is folded already. */
export function bareOf(folded: string): string {
	return folded.replace(isAscii(folded) ? /[^a-z\d+#]/g : SEPARATORS, '');
}

/** A name's letters and digits with capitals and accents as they are. */
export function bareCased(name: string): string {
	return name.normalize('NFC').replace(SEPARATORS, '');
}
