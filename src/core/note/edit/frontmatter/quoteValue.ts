import type { FrontmatterPath } from '../../frontmatter.ts';
import type { Note } from '../../note.ts';
import { dataWith } from '../verify/changedData.ts';
import type { EditOutcome } from '../verify/editOutcome.ts';
import { hazardOf } from './frontmatterSource.ts';
import { planEntry } from './planEntry.ts';
import { refuse } from '../verify/refuse.ts';
import { quoted } from './writeScalar.ts';

/**
 * The edit that puts the value at `path` in double quotes, so that it is read as the text that stands there:
 * `2401.00010` keeps its last zero, `[[Iran]]` becomes a link. A value in quotes stays as it is.
 */
export function quoteValue(note: Note, path: FrontmatterPath): EditOutcome {
	return planEntry(note, path, (source, entry) => {
		if (entry.style === 'quoted' || entry.style === 'block-text') return { kind: 'unchanged' };
		const written = note.text.slice(entry.value.start, entry.value.end);
		if (entry.style === 'none' || /[\r\n]/.test(written)) return refuse('BAD_VALUE', 'only a value on one line can be put in quotes');
		return {
			kind: 'plan',
			edits: hazardOf(source, entry) ?? [{ range: entry.value, newText: quoted(written) }],
			data: dataWith(source.frontmatter.data, path, written),
		};
	});
}
