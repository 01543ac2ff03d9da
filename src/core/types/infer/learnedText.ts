import { typeNoteText } from '../typeNoteText.ts';
import type { TypeDefinition } from '../definition/typeDefinition.ts';

/** What was learned of a type, with the reasons for its fields and its sections. */
interface LearnedDefinition {
	readonly definition: Omit<TypeDefinition, 'origin'>;
	readonly why: ReadonlyMap<string, string>;
	readonly whySections?: string;
}

/** The text of the note of a learned type, the reasons in it as comments, without the fields that are left out. */
export function learnedText(
	{ definition, why, whySections }: LearnedDefinition,
	typeKey: string,
	leftOut: ReadonlySet<string> = new Set(),
): string {
	const fields = new Map([...definition.fields].filter(([name]) => !leftOut.has(name)));
	return typeNoteText({ ...definition, fields }, typeKey, {
		fields: why,
		...(whySections === undefined ? {} : { sections: whySections }),
	});
}
