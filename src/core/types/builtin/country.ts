import type { BuiltinType } from './builtinType.ts';

/** A state. */
export const country: BuiltinType = {
	frontmatter: { name: 'country', extends: 'actor', description: 'A state' },
	template: '',
};
