import { isWritable, type WritableValue } from '../note/edit/frontmatter/unwritableValue.ts';
import { isScalar, writeScalar, type Scalar } from '../note/edit/frontmatter/writeScalar.ts';
import type { FrontmatterValue } from '../note/frontmatter.ts';

/** The lines of a front-matter block with these entries, fences included; a value that is null is left out after its key. */
export function frontmatterLines(entries: Iterable<readonly [string, FrontmatterValue]>): string[] {
	const lines = [...entries].map(([key, value]) =>
		value === null ? `${writeScalar(key)}:` : `${writeScalar(key)}: ${isWritable(value) ? valueText(value) : '{}'}`,
	);
	return ['---', ...lines, '---'];
}

/** `value` on one line, a list in brackets. */
export function valueText(value: WritableValue): string {
	return isScalar(value) ? scalarText(value) : `[${value.map(scalarText).join(', ')}]`;
}

/** A day needs no quotes: Obsidian writes it so, and whoever reads it as a date reads what is meant. */
function scalarText(value: Scalar): string {
	return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : writeScalar(value);
}
