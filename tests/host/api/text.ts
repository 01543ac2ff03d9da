import DOMPurify from 'dompurify';
import type * as ob from 'obsidian';
import { stringify } from 'yaml';
import { frontMatterBlock } from '../metadata/frontMatter.ts';

/** A heading as its text reads: without link brackets and the characters that cut a link. */
export function stripHeading(heading: string): string {
	return heading
		.replace(/[!"#$%&()*+,.:;<=>?@^`{|}~/[\]\\\r\n]/g, ' ')
		.replace(/\s+/g, ' ')
		.trim();
}

/** A heading as it can stand after `#` in a link. */
export function stripHeadingForLink(heading: string): string {
	return heading
		.replace(/[#|^\\:]|%%|\[\[|\]\]/g, ' ')
		.replace(/\s+/g, ' ')
		.trim();
}

export function getFrontMatterInfo(content: string): ob.FrontMatterInfo {
	const block = frontMatterBlock(content);
	if (!block) return { exists: false, frontmatter: '', from: 0, to: 0, contentStart: 0 };
	const newline = content.indexOf('\n', block.to);
	return {
		exists: true,
		frontmatter: block.yaml,
		from: block.from,
		to: block.contentTo,
		contentStart: newline < 0 ? content.length : newline + 1,
	};
}

export const stringifyYaml = (value: unknown): string => stringify(value, { lineWidth: 0 });

export function parseFrontMatterEntry(frontmatter: Record<string, unknown> | null, key: string | RegExp): unknown {
	for (const [name, value] of Object.entries(frontmatter ?? {})) {
		if (typeof key === 'string' ? name === key : key.test(name)) return value;
	}
	return null;
}

/** A list of texts, from a list or from a text cut at commas. */
export function parseFrontMatterStringArray(frontmatter: Record<string, unknown> | null, key: string | RegExp): string[] | null {
	const value = parseFrontMatterEntry(frontmatter, key);
	const all = Array.isArray(value) ? value : typeof value === 'string' ? value.split(',') : [];
	const texts = all
		.filter((one): one is string | number => typeof one === 'string' || typeof one === 'number')
		.map((one) => String(one).trim())
		.filter((one) => one !== '');
	return texts.length > 0 ? texts : null;
}

export const parseFrontMatterAliases = (frontmatter: Record<string, unknown> | null): string[] | null =>
	parseFrontMatterStringArray(frontmatter, /^alias(?:es)?$/i);

/** A text is one tag; one of several words is none (recorded), and no list of them as it was in older versions. */
export function parseFrontMatterTags(frontmatter: Record<string, unknown> | null): string[] | null {
	const value = parseFrontMatterEntry(frontmatter, /^tags?$/);
	if (value === null || value === undefined) return null;
	const texts =
		typeof value === 'string' ? [value.trim()].filter((one) => /^[^\s,]+$/.test(one)) : parseFrontMatterStringArray(frontmatter, /^tags?$/);
	return (texts ?? []).map((one) => (one.startsWith('#') ? one : `#${one}`));
}

export function getAllTags(cache: ob.CachedMetadata): string[] | null {
	const tags = [...(parseFrontMatterTags(cache.frontmatter ?? null) ?? []), ...(cache.tags ?? []).map(({ tag }) => tag)];
	return tags.length > 0 ? tags : null;
}

export function iterateRefs(refs: ob.Reference[], cb: (ref: ob.Reference) => boolean | void): boolean {
	return refs.some((ref) => cb(ref) === true);
}

export function iterateCacheRefs(cache: ob.CachedMetadata, cb: (ref: ob.ReferenceCache) => boolean | void): boolean {
	return [...(cache.links ?? []), ...(cache.embeds ?? [])].some((ref) => cb(ref) === true);
}

/** The heading or block that `#…` names, with where its part ends. */
export function resolveSubpath(cache: ob.CachedMetadata, subpath: string): ob.HeadingSubpathResult | ob.BlockSubpathResult | null {
	const name =
		subpath
			.split('#')
			.filter((part) => part !== '')
			.at(-1) ?? '';
	if (name.startsWith('^')) {
		const block = cache.blocks?.[name.slice(1).toLowerCase()];
		return block ? { type: 'block', block, start: block.position.start, end: block.position.end } : null;
	}
	const headings = cache.headings ?? [];
	const wanted = stripHeadingForLink(name).toLowerCase();
	const at = headings.findIndex(({ heading }) => stripHeadingForLink(heading).toLowerCase() === wanted);
	const current = headings[at];
	if (!current) return null;
	const next = headings.slice(at + 1).find(({ level }) => level <= current.level);
	return { type: 'heading', current, next: next as ob.HeadingCache, start: current.position.start, end: next?.position.start ?? null };
}

export function sanitizeHTMLToDom(html: string): DocumentFragment {
	return DOMPurify.sanitize(html, { RETURN_DOM_FRAGMENT: true });
}

export const apiVersion = '1.13.1';

export function requireApiVersion(version: string): boolean {
	const [wanted, own] = [version, apiVersion].map((one) => one.split('.').map(Number));
	for (const at of [0, 1, 2]) {
		const difference = (own?.[at] ?? 0) - (wanted?.[at] ?? 0);
		if (difference !== 0) return difference > 0;
	}
	return true;
}
