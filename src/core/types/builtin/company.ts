import type { BuiltinType } from './builtinType.ts';

/** A firm. */
export const company: BuiltinType = {
	frontmatter: { name: 'company', extends: 'actor', description: 'A firm' },
	template: '',
};
