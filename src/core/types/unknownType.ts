import { nearestWord } from '../text/nearestWord.ts';
import type { NoteTypes } from './noteType.ts';

/** That there is no type called `name`, with the one that may be meant, or all that there are. */
export function unknownType(name: string, types: NoteTypes): string {
	const names = types.all().map((each) => each.name);
	const near = nearestWord(name, names);
	return `"${name}" is no type of this vault; ${near === undefined ? `one of: ${names.join(', ')}` : `did you mean ${near}?`}`;
}
