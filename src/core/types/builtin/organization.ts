import type { BuiltinType } from './builtinType.ts';

/** A body with members or a staff. */
export const organization: BuiltinType = {
	frontmatter: { name: 'organization', extends: 'actor', description: 'A body with members or a staff' },
	template: '',
};
