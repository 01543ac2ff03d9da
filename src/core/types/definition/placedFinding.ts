import type { Finding, Fix, Severity } from '../../note/finding.ts';
import { setField } from '../../note/edit/frontmatter/setField.ts';
import type { FrontmatterPath } from '../../note/frontmatter.ts';
import type { Note } from '../../note/note.ts';
import type { Range } from '../../text/range.ts';
import { renameEntry } from './renameEntry.ts';
import type { DefinitionProblem } from './typeDefinition.ts';

/** A fault in a type note, with how much it matters. */
export interface TypeFinding extends Finding {
	readonly severity: Severity;
}

/** `problem` at its place in the type note that it was found in. */
export function placedFinding(note: Note, { path, part, message, suggestion, severity }: DefinitionProblem): TypeFinding {
	const fixes: Fix[] = [];
	if (suggestion !== undefined) {
		const title = part === 'key' ? `Rename to "${suggestion}"` : `Replace with "${suggestion}"`;
		fixes.push({
			kind: 'edit',
			title,
			safe: false,
			plan: (current) => (part === 'key' ? renameEntry(current, path, suggestion) : setField(current, path, valueOf(suggestion))),
		});
	}
	return { severity, range: rangeAt(note, path, part), message, fixes };
}

/** What a suggestion is as a value: where `true` is meant the word would be refused again. */
function valueOf(suggestion: string): string | boolean {
	return suggestion === 'true' || suggestion === 'false' ? suggestion === 'true' : suggestion;
}

/** Where the entry stands; where it has no place of its own, that of the nearest entry around it, at last the opening dashes. */
function rangeAt({ frontmatter }: Note, path: FrontmatterPath, part: 'key' | 'value'): Range {
	if (frontmatter.kind !== 'parsed') return frontmatter.kind === 'malformed' ? frontmatter.fault.range : { start: 0, end: 0 };
	const [key, ...inner] = path;
	for (let length = inner.length; length >= 0; length -= 1) {
		const ranges = frontmatter.rangeOf([key, ...inner.slice(0, length)]);
		if (ranges === undefined) continue;
		const wanted = length === inner.length ? ranges[part] : ranges.key;
		return wanted.start === wanted.end ? ranges.key : wanted;
	}
	return { start: frontmatter.range.start, end: frontmatter.range.start + 3 };
}
