import type { Files } from '../page.ts';
import type { Disk } from './disk.ts';

/** Puts `files` on `disk` as they were before the app started. */
export function seedFiles(disk: Disk, files: Files): void {
	const now = Date.now();
	for (const [path, content] of Object.entries(files)) {
		disk.seed(
			path,
			typeof content === 'string' ? content : Uint8Array.from(atob(content.base64), (char) => char.charCodeAt(0)).buffer,
			now,
		);
	}
}
