/**
 * Something the person at the command line can put right: a flag, a path, a disk.
 * The message names the input and the way out; it is printed after `dossier: ` and the run ends with 2.
 */
export class OperatorError extends Error {
	override readonly name = 'OperatorError';
}

/** What is printed of it: without line ends but those of ours. What it repeats of an argument, a setting or git begins no line, which a runner of CI may take for a command. */
export function operatorMessage({ message }: OperatorError): string {
	return message.replace(/[\r\n]+(?!dossier: )/g, ' ');
}
