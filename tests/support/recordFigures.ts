import { appendFileSync } from 'node:fs';
import process from 'node:process';

/** Hands what a test counted to `scripts/reliability.mjs`, which says where to write it; does nothing in any other run. */
export function recordFigures(figures: Readonly<Record<string, string | number>>): void {
	const file = process.env['DOSSIER_FIGURES'];
	if (file !== undefined) appendFileSync(file, `${JSON.stringify(figures)}\n`);
}
