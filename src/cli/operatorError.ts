/**
 * Something the person at the command line can put right: a flag, a path, a disk.
 * The message names the input and the way out; it is printed after `dossier: ` and the run ends with 2.
 */
export class OperatorError extends Error {
	override readonly name = 'OperatorError';
}
