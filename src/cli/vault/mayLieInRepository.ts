import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Whether the folder or one above it has a `.git`. Without one git has nothing to say, and starting it takes longer than a thousand notes. */
export function mayLieInRepository(root: string): boolean {
	for (let folder = root; ; folder = dirname(folder)) {
		if (existsSync(join(folder, '.git'))) return true;
		if (dirname(folder) === folder) return false;
	}
}
