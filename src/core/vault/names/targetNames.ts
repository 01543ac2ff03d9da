import { folderOf, noteNameOf, withoutExtension } from '../paths/pathParts.ts';

/** The name that a target ends in and the folder before it, as far as it is said: without `./`, `../` and a slash at the beginning. */
export function partsOf(target: string): { readonly name: string; readonly folder: string } {
	const path = target.replace(/^(?:\.{0,2}\/)+/, '');
	return { name: noteNameOf(path).trim(), folder: folderOf(path) };
}

/** The names that a target may say: the one that it ends in, or all of it. */
export function namesIn(target: string): readonly string[] {
	return [partsOf(target).name, noteNameWithSlashes(target)];
}

/** All of a target as a name: a slash may belong to it. */
export function noteNameWithSlashes(target: string): string {
	return withoutExtension(target).trim();
}
