import type { CachedMetadata, Pos } from 'obsidian';
import { describe, expect, test } from 'vitest';
import { APP_ANSWERS, type AppAnswer } from '../support/appAnswers.ts';
import { cachedMetadata } from './metadata/cachedMetadata.ts';

/** What the stand-in's reader says, in the words of the table. */
function answerTo(text: string): AppAnswer {
	const cache: CachedMetadata = cachedMetadata(text);
	const told = ({ position, original, link }: { position: Pos; original: string; link: string }): string =>
		`${position.start.line + 1}: ${original} -> ${link}`;
	const spans = (type: string): string[] =>
		(cache.sections ?? [])
			.filter((section) => section.type === type)
			.map(({ position: { start, end } }) => `${start.line + 1}-${end.line + 1}`);
	return {
		links: (cache.links ?? []).map(told),
		embeds: (cache.embeds ?? []).map(told),
		headings: (cache.headings ?? []).map(({ position, level, heading }) => `${position.start.line + 1}: ${level} ${heading}`),
		tags: (cache.tags ?? []).map(({ position, tag }) => `${position.start.line + 1}: ${tag}`),
		items: (cache.listItems ?? []).map(({ position, parent }) => `${position.start.line + 1}${parent < 0 ? '' : '+'}`),
		code: spans('code'),
		comments: spans('comment'),
		properties: cache.frontmatter ?? {},
		propertyLinks: (cache.frontmatterLinks ?? []).map(({ key, link }) => `${key.split('.')[0] ?? ''} -> ${link}`),
	};
}

describe('the stand-in reads a note as the app reads it', () => {
	test.each(APP_ANSWERS)('%s', (_, text, answer) => {
		const empty = { links: [], embeds: [], headings: [], tags: [], items: [], code: [], comments: [], properties: {}, propertyLinks: [] };
		expect(answerTo(text)).toEqual({ ...empty, ...answer });
	});
});
