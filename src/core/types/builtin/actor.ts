import type { BuiltinType } from './builtinType.ts';

/**
 * Whoever acts: a state, a body, a person. Nothing is required, and one value or a list is taken wherever vaults
 * write both, so that notes that know nothing of this type are sound under it.
 */
export const actor: BuiltinType = {
	frontmatter: {
		name: 'actor',
		description: 'Whoever acts: a state, a body, a person',
		fields: {
			category: { kind: 'text', 'one-or-many': true },
			country: { kind: 'note', 'one-or-many': true, of: ['country', 'actor'], inverse: 'in this country' },
			parent: { kind: 'note', 'one-or-many': true, of: ['actor'], inverse: 'has part' },
			members: { kind: 'note', many: true, 'one-or-many': true, of: ['actor'], inverse: 'member of' },
			founded: { kind: 'text', description: 'A year, a day, or words' },
			aliases: { kind: 'text', many: true, 'one-or-many': true, description: 'Other names that lead here' },
			tags: { kind: 'tags' },
		},
	},
	template: '# {{title}}\n',
};
