import { sep } from 'node:path';

/** Whether the real path `path` lies in the vault `root` and no part of its way there is hidden, as Obsidian's and git's own folders are. */
export function isVisibleInside(root: string, path: string): boolean {
	return (
		isInside(root, path) &&
		!path
			.slice(root.length)
			.split(/[\\/]/)
			.some((part) => part.startsWith('.'))
	);
}

/** Whether the real path `path` is the real folder `folder` or lies in it; `/v` is no folder of `/v-evil`. */
export function isInside(folder: string, path: string): boolean {
	return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}
