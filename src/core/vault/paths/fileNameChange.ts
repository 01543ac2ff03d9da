import { inlineCode } from '../../text/inlineCode.ts';
import { oneLine } from '../../text/oneLine.ts';
import { NOT_IN_A_NAME } from './fileNameFor.ts';

/**
 * Why the file of a note is called otherwise than its title, `name` being what `fileNameFor` gave for it; `undefined` where
 * both say the same. Blanks, line ends and characters that are not seen make no difference to a reader.
 */
export function fileNameChange(title: string, name: string): string | undefined {
	const meant = oneLine(title).normalize('NFC');
	if (meant === name) return undefined;
	const marks = [...new Set(meant.match(NOT_IN_A_NAME))].map((mark) => inlineCode(mark));
	if (marks.length > 0) return `a file name cannot hold ${marks.join(' or ')}`;
	return meant.startsWith(name) && !/^[.\s]*$/.test(meant.slice(name.length))
		? 'the title is longer than a file name can be'
		: 'a file name does not begin with a dot';
}
