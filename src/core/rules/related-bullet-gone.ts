import { nearMissOf } from './shared/nearMissOf.ts';
import type { RuleExample, VaultRule } from './rule.ts';
import { severityOf } from './shared/severityOf.ts';
import { inlineCode } from '../text/inlineCode.ts';
import { noteNotWritten } from './note-not-written.ts';

/** A bullet among the related notes whose note is gone, or was never written. */
export const relatedBulletGone: VaultRule = {
	id: 'related-bullet-gone',
	scope: 'vault',
	severity: 'info',
	summary: 'Reports a bullet among the related notes that leads to no note',
	mayReport: ({ links }) => links().unresolved.length > 0,
	*check(context) {
		if (severityOf(noteNotWritten, context.settings) !== 'off') return;
		for (const link of context.links().unresolved) {
			if (!link.isRelatedBullet || nearMissOf(context, link) !== undefined) continue;
			yield {
				range: { start: link.start, end: link.end },
				message: `${inlineCode(link.target)} is listed as a related note and leads nowhere`,
				fixes: [],
			};
		}
	},
};

export const why =
	'A related note that was deleted or renamed elsewhere leaves its bullet behind. The bullet is yours, with what you wrote after it, so it is told and never taken away. Silent where `note-not-written` is on, which reports every such link.';

export const examples: readonly RuleExample[] = [
	{
		title: 'the note is gone',
		note: '## Related Notes\n- [[Iran]]\n- [[Camp David]] — the talks\n',
		vault: { 'Iran.md': '' },
		reports: ['3:3 `Camp David` is listed as a related note and leads nowhere'],
	},
	{ title: 'the note is there', note: '## Related Notes\n- [[Iran]]\n', vault: { 'Iran.md': '' }, reports: [] },
	{ title: 'a link in the text may lead to a note that is still to be written', note: 'See [[Camp David]].\n', reports: [] },
	{
		title: 'a bullet that misses its note is for `link-near-miss`',
		note: '## Related Notes\n- [[united-states]]\n',
		vault: { 'United States.md': '' },
		reports: [],
	},
	{
		title: '`note-not-written` reports the bullet as any other link',
		note: '## Related Notes\n- [[Camp David]]\n',
		settings: { rules: { 'note-not-written': 'info' } },
		reports: [],
	},
];
