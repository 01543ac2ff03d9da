import { nearMissOf } from './shared/nearMissOf.ts';
import type { RuleExample, VaultRule } from './rule.ts';
import { severityOf } from './shared/severityOf.ts';
import { inlineCode } from '../text/inlineCode.ts';
import { noteNotWritten } from './note-not-written.ts';

/** A bullet among the related notes whose note was deleted; one that was never written is for the wanted notes. */
export const relatedBulletGone: VaultRule = {
	id: 'related-bullet-gone',
	scope: 'vault',
	severity: 'info',
	summary: 'Reports a bullet among the related notes whose note was deleted',
	mayReport: ({ links }) => links().unresolved.length > 0,
	*check(context) {
		if (severityOf(noteNotWritten, context.settings) !== 'off') return;
		for (const link of context.links().unresolved) {
			if (!link.isRelatedBullet || nearMissOf(context, link) !== undefined || !context.wasDeleted(link.target)) continue;
			yield {
				range: { start: link.start, end: link.end },
				message: `${inlineCode(link.target)} is listed as a related note and was deleted`,
				fixes: [],
			};
		}
	},
};

export const why =
	'A related note that was deleted leaves its bullet behind. The bullet is yours, with what you wrote after it, so it is told and never taken away; the preview and `related --prune` take it out when asked. Reported only where the deletion is known: the app was open when it happened, or git has it. A note that was never written stands among the wanted notes. Silent where `note-not-written` is on, which reports every such link.';

export const examples: readonly RuleExample[] = [
	{
		title: 'the note was deleted',
		note: '## Related Notes\n- [[Iran]]\n- [[Camp David]] — the talks\n',
		vault: { 'Iran.md': '' },
		deleted: ['Events/Camp David.md'],
		reports: ['3:3 `Camp David` is listed as a related note and was deleted'],
	},
	{ title: 'the note is there', note: '## Related Notes\n- [[Iran]]\n', vault: { 'Iran.md': '' }, reports: [] },
	{ title: 'nobody knows of such a note: it may not be written yet', note: '## Related Notes\n- [[Camp David]]\n', reports: [] },
	{
		title: 'there is a note of that name again',
		note: '## Related Notes\n- [[Camp David]]\n',
		vault: { 'Camp David.md': '' },
		deleted: ['Events/Camp David.md'],
		reports: [],
	},
	{ title: 'a link in the text says what was so', note: 'See [[Camp David]].\n', deleted: ['Camp David.md'], reports: [] },
	{
		title: 'a bullet that misses its note is for `link-near-miss`',
		note: '## Related Notes\n- [[united-states]]\n',
		vault: { 'United States.md': '' },
		deleted: ['united-states.md'],
		reports: [],
	},
	{
		title: '`note-not-written` reports the bullet as any other link',
		note: '## Related Notes\n- [[Camp David]]\n',
		deleted: ['Camp David.md'],
		settings: { rules: { 'note-not-written': 'info' } },
		reports: [],
	},
];
