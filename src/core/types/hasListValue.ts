import type { Field } from './noteType.ts';

/** Whether the value of the field is a list. */
export function hasListValue({ many, kind }: Field): boolean {
	return many || kind === 'tags';
}
