/**
 * Properties that a note of any type may have: those that Obsidian itself reads
 * (help.obsidian.md, "Properties", "Default properties" and "Properties for Obsidian Publish"), and what its
 * Web Clipper and widely used plugins write.
 */
export const COMMON_PROPERTIES: ReadonlySet<string> = new Set([
	'aliases',
	'alias',
	'tags',
	'tag',
	'cssclasses',
	'cssclass',
	'publish',
	'permalink',
	'description',
	'image',
	'cover',
	'title',
	'created',
	'updated',
	'modified',
	'date',
	'id',
	'up',
	'related',
	'source',
	'sources',
]);
