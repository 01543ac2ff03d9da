import { sep } from 'node:path';

/** Whether the real path `path` is the real folder `folder` or lies in it; `/v` is no folder of `/v-evil`. */
export function isInside(folder: string, path: string): boolean {
	return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}
