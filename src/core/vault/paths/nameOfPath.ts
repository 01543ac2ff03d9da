import type { FrontmatterPath } from '../../note/frontmatter.ts';
import { showText } from '../../text/inlineCode.ts';

/** What the value at `path` is called in a message: `` `actors` ``, ``item 2 of `actors` ``. */
export function nameOfPath(path: FrontmatterPath): string {
	const [key, ...inner] = path;
	const last = inner.at(-1);
	if (typeof last === 'number') return `item ${last + 1} of ${showText([key, ...inner.slice(0, -1)].join('.'))}`;
	return showText(path.join('.'));
}
