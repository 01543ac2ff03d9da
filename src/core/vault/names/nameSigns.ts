import { isChecked, type RoleSettings } from '../noteRole/noteRoleOf.ts';
import type { Name } from './namesOfNote.ts';

/** So many names with a sign before them are a habit and no accident. */
export const USUAL_SIGN = 3;

/** The sign that a name begins with, where it is no quote, bracket or mark of a sentence: that of `§Ports`. */
export function signOf(name: string): string {
	return /^(?:[@§+&$%=~^#]|\p{So})/u.exec(name)?.[0] ?? '';
}

/** How many names begin with each sign. */
export function signCounts(names: readonly Name[], settings: RoleSettings): ReadonlyMap<string, number> {
	const counts = new Map<string, number>();
	for (const { name, path } of names) {
		const sign = signOf(name);
		if (sign !== '' && isChecked(path, settings)) counts.set(sign, (counts.get(sign) ?? 0) + 1);
	}
	return counts;
}
