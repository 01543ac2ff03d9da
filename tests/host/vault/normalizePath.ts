/** A path as the vault keeps it: single slashes, none at the ends, plain blanks, NFC; `/` for the root. */
export function normalizePath(path: string): string {
	const clean = path
		.replace(/[\\/]+/g, '/')
		.replace(/^\/|\/$/g, '')
		.replace(/[\u00A0\u202F]/g, ' ')
		.normalize('NFC');
	return clean === '' ? '/' : clean;
}
