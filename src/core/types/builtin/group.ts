import type { BuiltinType } from './builtinType.ts';

/** People who act together without being a body. */
export const group: BuiltinType = {
	frontmatter: { name: 'group', extends: 'actor', description: 'People who act together without being a body' },
	template: '',
};
