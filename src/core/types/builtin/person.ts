import type { BuiltinType } from './builtinType.ts';

/** Somebody. */
export const person: BuiltinType = {
	frontmatter: { name: 'person', extends: 'actor', description: 'Somebody' },
	template: '',
};
