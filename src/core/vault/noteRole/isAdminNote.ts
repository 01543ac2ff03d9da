import { noteNameOf } from '../paths/pathParts.ts';

/** Notes that tell people or tools how to treat the vault; in capitals, as they are always written. */
const ADMIN_NAMES: ReadonlySet<string> = new Set([
	'AGENT',
	'AGENTS',
	'CHANGELOG',
	'CLAUDE',
	'CLAUDE.local',
	'CODE_OF_CONDUCT',
	'CONTRIBUTING',
	'CONVENTIONS',
	'COPYING',
	'GEMINI',
	'LICENCE',
	'LICENSE',
	'SECURITY',
	'TODO',
]);

/** Whether the note at `path` stands at the vault's root and only configures: `CLAUDE`, `AGENTS`, `CHANGELOG` and the like. */
export function isAdminNote(path: string): boolean {
	return !path.includes('/') && ADMIN_NAMES.has(noteNameOf(path));
}
