import type { Plugin } from 'obsidian';
import { expect, test } from 'vitest';
import { keepDecisions } from '../../src/obsidian/settings/keepDecisions.ts';

type Tell = (file: { readonly path: string }, from?: string) => void;

/** What decisions are told to do when the app tells of a change in a vault that has notes at these paths. */
function followed(
	tell: (events: Readonly<Record<'rename' | 'delete', Tell>>) => void,
	there: readonly string[] = [],
	isOwn = true,
): readonly string[] {
	const events: Record<string, Tell> = {};
	const done: string[] = [];
	const vault = {
		on: (name: string, listener: Tell) => void (events[name] = listener),
		getAbstractFileByPath: (path: string) => (there.includes(path) ? { path } : null),
	};
	const plugin = { app: { vault }, registerEvent: () => undefined } as unknown as Plugin;
	keepDecisions(
		plugin,
		{
			moved: async (from, to) => void done.push(`${from} to ${to}`),
			deleted: async (path) => void done.push(`${path} deleted`),
		},
		() => isOwn,
	);
	tell(events as Record<'rename' | 'delete', Tell>);
	return done;
}

test('decisions follow what moves, and go with what the user deletes', () => {
	const told = followed(
		(app) => {
			app.rename({ path: 'B.md' }, 'A.md');
			app.delete({ path: 'C.md' });
		},
		['B.md'],
	);
	expect(told).toEqual(['A.md to B.md', 'C.md deleted']);
});

test('what is there again once the app tells that it was deleted keeps its decisions', () => {
	expect(followed((app) => app.delete({ path: 'C.md' }), ['C.md'])).toEqual([]);
});

test('a note that git takes away with a branch has its decisions when it comes back', () => {
	const told = followed(
		(app) => {
			app.delete({ path: 'C.md' });
			app.rename({ path: 'B.md' }, 'A.md');
		},
		[],
		false,
	);
	expect(told).toEqual(['A.md to B.md']);
});
