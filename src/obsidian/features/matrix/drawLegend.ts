import type { MatrixTable } from '../../../core/matrix/matrixTable.ts';
import { TONES } from './matrixContent.ts';

/** Says which colour stands for which value, and how often each is there. */
export function drawLegend(element: HTMLElement, { values }: MatrixTable): void {
	element.empty();
	element.setAttrs({ role: 'list', 'aria-label': 'Legend' });
	const add = (tone: string, text: string): void => {
		const item = element.createDiv({ cls: 'dossier-matrix-legend-item', attr: { role: 'listitem' } });
		item.createSpan({ cls: `dossier-matrix-swatch ${tone}`, attr: { 'aria-hidden': 'true' } });
		item.createSpan({ text });
	};
	for (const [at, [value, count]] of values.slice(0, TONES).entries()) add(`dossier-tone-${at}`, `${value} (${count})`);
	const rest = values.slice(TONES);
	if (rest.length > 0) add('dossier-tone-none', `${rest.length} other values (${rest.reduce((sum, [, count]) => sum + count, 0)})`);
	add('dossier-matrix-others', 'number of notes that name both');
}
