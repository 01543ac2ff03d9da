import { writtenOut } from './escapingOutput.ts';

/**
 * A line of output with its end, for a template: ``outputLine`${path} is renamed` ``. What stands in it stays on it: of a name or a value that has
 * line ends the rest would begin a line, which a runner of CI may take for a command and whoever reads a list for another entry.
 */
export function outputLine(words: TemplateStringsArray, ...values: readonly (string | number | undefined)[]): string {
	return `${String.raw({ raw: words }, ...values.map((value) => String(value).replace(LINE_ENDS, writtenOut)))}\n`;
}

const LINE_ENDS = /[\r\n]/g;
