import { isObject } from '../text/isObject.ts';
import type { FrontmatterData, FrontmatterValue } from './frontmatter.ts';

/** Whether a value of front matter has fields of its own. */
export function isMap(value: FrontmatterValue | undefined): value is FrontmatterData {
	return isObject(value);
}
