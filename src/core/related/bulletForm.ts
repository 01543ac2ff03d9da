import type { LinkFormat } from '../vault/links/linkFormat.ts';
import { folderOf, withoutExtension } from '../vault/paths/pathParts.ts';
import { relativePath } from '../vault/paths/relativePath.ts';
import type { LinkRecord } from '../vault/records/noteRecord.ts';
import type { VaultIndex } from '../vault/vaultIndex.ts';

/** How a link is written in a list. */
export interface BulletForm {
	readonly format: LinkFormat;
	/** Whether most of the others show words of their own. */
	readonly showsWords: boolean;
	/** Whether it shows its path, since they show nothing else. */
	readonly isBare: boolean;
}

/**
 * How a link is written beside the related bullets of the note at `from`: as most of them are, Markdown or not, with a path or
 * without, and else in the vault's format. That links are wikilinks is how the app comes, and says little of a list that somebody wrote
 * elsewhere; Markdown is what somebody chose, and holds whatever stands in older lists.
 */
export function bulletForm(from: string, index: Pick<VaultIndex, 'record' | 'targetOf'>, vault: LinkFormat): BulletForm {
	const bullets = index.record(from)?.links.filter(({ isRelatedBullet }) => isRelatedBullet) ?? [];
	const most = (is: (bullet: LinkRecord) => boolean): boolean => bullets.filter(is).length * 2 > bullets.length;
	const haveMost = (written: (path: string) => string): boolean =>
		most((bullet) => {
			const to = index.targetOf(bullet, from);
			return bullet.target.includes('/') && to !== null && withoutExtension(bullet.target) === written(withoutExtension(to));
		});
	const style = most(({ kind }) => kind === 'markdown') ? 'markdown' : vault.style;
	// A Markdown link that is no path from its note leads nowhere outside the app.
	const usual = style === vault.style ? vault.path : 'relative';
	const path = haveMost((to) => to) ? 'absolute' : haveMost((to) => relativePath(to, folderOf(from))) ? 'relative' : usual;
	const showsWords = most(({ display }) => display !== null);
	return {
		format: { style, path },
		showsWords,
		isBare: path !== usual && !showsWords,
	};
}
