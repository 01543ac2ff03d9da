import type { BuiltinType } from './builtinType.ts';

/**
 * A document that was clipped into the vault. Obsidian's Web Clipper writes the address to `source`, where others put
 * a name, and dates as it finds them: so only `url` has to be an address.
 */
export const source: BuiltinType = {
	frontmatter: {
		name: 'source',
		description: 'A document that notes cite',
		fields: {
			url: { kind: 'url', 'one-or-many': true },
			source: { kind: 'text', 'one-or-many': true, description: "Its address, as Obsidian's Web Clipper writes it" },
			publisher: { kind: 'text', 'one-or-many': true },
			author: { kind: 'text', 'one-or-many': true },
			published: { kind: 'text', description: 'The day it appeared, or what is known of it' },
			tags: { kind: 'tags' },
		},
	},
	template: '# {{title}}\n',
};
