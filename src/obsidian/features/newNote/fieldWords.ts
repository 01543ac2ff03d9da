import type { Field, NoteType } from '../../../core/types/noteType.ts';
import { compareCodeUnits } from '../../../core/text/compareCodeUnits.ts';
import type { LiveVault } from '../../index/liveVault.ts';

/**
 * The words to offer for a field of a type: names of the notes that may stand in it, else its options and suggestions
 * followed by the values that notes of the type have, most frequent first.
 */
export function fieldWords(field: Field, type: NoteType, { index, types }: Pick<LiveVault, 'index' | 'types'>): readonly string[] {
	if (field.kind === 'note') {
		const isAllowed = (path: string): boolean => {
			const name = index.record(path)?.type;
			if (field.of.length === 0 || name === undefined || !types.get(name)) return field.of.length === 0;
			return field.of.some((ancestor) => types.isA(name, ancestor));
		};
		return [...index.names()]
			.filter(({ path, isAlias }) => !isAlias && isAllowed(path))
			.map(({ name }) => name)
			.sort(compareCodeUnits);
	}
	const counts = new Map<string, number>();
	for (const path of index.notesOfType(type.name)) {
		const value = index.record(path)?.data[field.name];
		for (const item of Array.isArray(value) ? value : [value]) {
			if (typeof item === 'string' || typeof item === 'number') counts.set(String(item), (counts.get(String(item)) ?? 0) + 1);
		}
	}
	const used = [...counts].sort(([a, first], [b, second]) => second - first || compareCodeUnits(a, b)).map(([word]) => word);
	return [...new Set([...field.options, ...field.suggest, ...used])];
}
