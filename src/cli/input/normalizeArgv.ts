/** What may stand after the vault in `dossier types VAULT …`. */
const WORDS = new Set(['show', 'infer', 'rename-field', 'list']);

/** A command line in the form that commander reads, and what it says about colours, which is no matter of a command. */
export interface CommandLine {
	readonly argv: readonly string[];
	/** Whether it asks for colours, or for none; absent where it says nothing of them. */
	readonly color?: boolean;
}

/**
 * Reads what may stand in several ways: `--color` and `--no-color` anywhere before `--`, `help COMMAND` for `COMMAND --help`, and the
 * word of `types VAULT WORD …` after the vault, which stands first for every command, or before it, where commander looks for it.
 */
export function normalizeArgv(given: readonly string[]): CommandLine {
	const end = given.includes('--') ? given.indexOf('--') : given.length;
	const colors = given.slice(0, end).filter(isColorFlag);
	const argv = given.filter((argument, at) => at >= end || !isColorFlag(argument));
	const last = colors.at(-1);
	return { argv: inOrder(argv), ...(last === undefined ? {} : { color: last === '--color' }) };
}

function isColorFlag(argument: string): boolean {
	return argument === '--color' || argument === '--no-color';
}

function inOrder(argv: readonly string[]): readonly string[] {
	const [command, vault, word, ...rest] = argv;
	if (command === 'help') return [...argv.slice(1), '--help'];
	if (command !== 'types' || vault === undefined || word === undefined || vault.startsWith('-') || WORDS.has(vault) || !WORDS.has(word))
		return argv;
	return [command, word, vault, ...rest];
}
