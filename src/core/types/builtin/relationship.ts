import type { BuiltinType } from './builtinType.ts';

/** How two or more actors stand to each other. */
export const relationship: BuiltinType = {
	frontmatter: {
		name: 'relationship',
		description: 'How two or more actors stand to each other',
		fields: {
			actors: {
				kind: 'note',
				many: true,
				of: ['actor'],
				inverse: 'relationships',
				min: 2,
				required: true,
				description: 'Who stands in it',
			},
			status: {
				kind: 'text',
				suggest: [
					'strong alliance',
					'alliance',
					'partnership',
					'cooperative',
					'neutral',
					'strained',
					'rivalry',
					'adversarial',
					'open conflict',
					'ended',
				],
				required: true,
				description: 'How it stands now, in your own words',
			},
			since: { kind: 'date' },
			until: { kind: 'date', after: 'since' },
			tags: { kind: 'tags' },
		},
		sections: ['Overview', 'Related Notes', 'Sources'],
	},
	template: '# {{title}}\n\n## Overview\n\n## Related Notes\n\n## Sources\n',
};
