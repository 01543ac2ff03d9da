import type { BuiltinType } from './builtinType.ts';

/** A law, a treaty, a doctrine, a programme: something decided that binds somebody. */
export const policy: BuiltinType = {
	frontmatter: {
		name: 'policy',
		description: 'A law, a treaty, a doctrine or a program',
		fields: {
			actors: {
				kind: 'note',
				many: true,
				of: ['actor'],
				inverse: 'policies',
				min: 1,
				required: true,
				description: 'Who makes it or whom it binds',
			},
			status: {
				kind: 'text',
				suggest: ['proposed', 'enacted', 'in force', 'suspended', 'expired', 'repealed'],
				required: true,
				description: 'How it stands now, in your own words',
			},
			date: { kind: 'date', description: 'When it was made' },
			tags: { kind: 'tags' },
		},
		sections: ['Overview', 'Related Notes', 'Sources'],
	},
	template: '# {{title}}\n\n## Overview\n\n## Related Notes\n\n## Sources\n',
};
