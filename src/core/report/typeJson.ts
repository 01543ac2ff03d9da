import type { NoteType } from '../types/noteType.ts';
import type { Json } from './sortedJson.ts';

/** A type with everything that it inherits, as `types show` prints it. */
export function typeJson(type: NoteType): { readonly [key: string]: Json } {
	return {
		description: type.description ?? null,
		extends: type.extends ?? null,
		fields: [...type.fields.values()].map((field) => withoutAbsent(field as unknown as Readonly<Record<string, Json | undefined>>)),
		folder: type.folder ?? null,
		name: type.name,
		origin: type.origin.kind === 'built-in' ? 'built-in' : type.origin.path,
		sections: type.sections,
		template: type.template,
		unknownFields: type.unknownFields,
	};
}

function withoutAbsent(field: Readonly<Record<string, Json | undefined>>): Json {
	const entries: [string, Json][] = [];
	for (const [key, value] of Object.entries(field)) if (value !== undefined) entries.push([key, value]);
	return Object.fromEntries(entries);
}
