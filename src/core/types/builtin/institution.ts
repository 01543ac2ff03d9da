import type { BuiltinType } from './builtinType.ts';

/** A part of a state, a court, a university. */
export const institution: BuiltinType = {
	frontmatter: { name: 'institution', extends: 'actor', description: 'A part of a state, a court, a university' },
	template: '',
};
