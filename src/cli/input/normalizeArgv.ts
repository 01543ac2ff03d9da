/** What may stand after the vault in `dossier types VAULT …`. */
const WORDS = new Set(['show', 'infer', 'rename-field', 'list']);

/**
 * The command line with the word of `types VAULT WORD …` before the vault, where commander looks for it.
 * The vault stands first for every command; the other order is understood as well.
 */
export function normalizeArgv(argv: readonly string[]): string[] {
	const [command, vault, word, ...rest] = argv;
	if (command !== 'types' || vault === undefined || word === undefined || vault.startsWith('-') || WORDS.has(vault) || !WORDS.has(word))
		return [...argv];
	return [command, word, vault, ...rest];
}
