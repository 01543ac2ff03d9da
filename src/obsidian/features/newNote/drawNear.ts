import type { ExistingNote } from '../../../core/templates/nearExisting.ts';
import { linkButton } from '../../ui/linkButton.ts';

/** Says in `preview` which notes a new one may be already, each to be opened instead; nothing where there are none. */
export function drawNear(preview: HTMLElement, near: readonly ExistingNote[], open: (path: string) => void): void {
	if (near.length === 0) return;
	const warning = preview.createDiv({ cls: 'dossier-row-detail dossier-near' });
	warning.createSpan({
		text: near.some(({ how }) => how === 'same' || how === 'alias') ? 'There is already' : 'There is something near it:',
	});
	for (const { path, name } of near) linkButton(warning, name, () => open(path), `Open ${path} instead`);
}
