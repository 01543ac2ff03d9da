import type { Disk } from './disk.ts';

/**
 * Renames the file `path`, which cannot be read as what it should be, to `NAME.bad-2026-11-28`, or with a number where that is taken.
 *
 * @returns the new path.
 * @throws the system's error if it cannot be renamed.
 */
export function keepAside(path: string, now: Date, disk: Disk): string {
	const day = now.toISOString().slice(0, 10);
	for (let again = 1; ; again += 1) {
		const aside = `${path}.bad-${day}${again === 1 ? '' : `-${again}`}`;
		if (disk.lstatSync(aside, { throwIfNoEntry: false }) !== undefined) continue;
		disk.renameSync(path, aside);
		return aside;
	}
}
