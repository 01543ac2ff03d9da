const PLACEHOLDERS: ReadonlySet<string> = new Set([
	'none',
	'none yet',
	'n/a',
	'na',
	'tbd',
	'tba',
	'todo',
	'to do',
	'to be added',
	'no sources',
	'no sources yet',
	'coming soon',
	'citation needed',
]);

/** Whether `text`, without markup, says that a source is missing rather than giving one. */
export function isPlaceholder(text: string): boolean {
	if (!/[\p{L}\p{N}]/u.test(text.replace(/^https?:\/\/|\{\{[^{}]*\}\}|<%[^%]*%>/g, ''))) return true;
	return (
		PLACEHOLDERS.has(
			text
				.toLowerCase()
				.replace(/[.()[\]]/g, '')
				.trim(),
		) ||
		// Tags alone.
		text.split(' ').every((word) => /^#[^\s#]*\p{L}/u.test(word))
	);
}
