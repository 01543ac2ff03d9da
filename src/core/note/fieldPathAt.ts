import type { FrontmatterPath, FrontmatterValue } from './frontmatter.ts';
import { isList } from './isList.ts';
import type { Note } from './note.ts';

/** The path of the value of `field` that begins at `start`: the field's own or one of its items; `undefined` where there is none. */
export function fieldPathAt(note: Note, field: string, start: number): FrontmatterPath | undefined {
	return fieldPaths(note, field).get(start);
}

/** The paths of the values of `field` that are neither lists nor maps, its own or those within it, by the offset at which each begins. */
export function fieldPaths({ frontmatter }: Note, field: string): ReadonlyMap<number, FrontmatterPath> {
	const paths = new Map<number, FrontmatterPath>();
	if (frontmatter.kind !== 'parsed' || !Object.hasOwn(frontmatter.data, field)) return paths;
	const open: { path: FrontmatterPath; value: FrontmatterValue | undefined }[] = [{ path: [field], value: frontmatter.data[field] }];
	for (let next = open.pop(); next; next = open.pop()) {
		const { path, value } = next;
		if (isList(value)) for (const [at, item] of value.entries()) open.push({ path: [...path, at], value: item });
		else if (typeof value === 'object' && value !== null)
			for (const [key, item] of Object.entries(value)) open.push({ path: [...path, key], value: item });
		else {
			const start = frontmatter.rangeOf(path)?.value.start;
			if (start !== undefined) paths.set(start, path);
		}
	}
	return paths;
}
