import type { FrontmatterPath } from '../../note/frontmatter.ts';
import { inlineCode } from '../../text/inlineCode.ts';

/** What the value at `path` is called in a message: `` `actors` ``, ``item 2 of `actors` ``. */
export function nameOfPath(path: FrontmatterPath): string {
	const [key, ...inner] = path;
	const last = inner.at(-1);
	if (typeof last === 'number') return `item ${last + 1} of ${inlineCode([key, ...inner.slice(0, -1)].join('.'))}`;
	return inlineCode(path.join('.'));
}
