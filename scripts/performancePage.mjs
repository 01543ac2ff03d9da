import { readFileSync, writeFileSync } from 'node:fs';
import { arch, cpus, platform } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const PAGE = join(dirname(fileURLToPath(import.meta.url)), '..', 'docs', 'performance.md');
const BEGIN = '<!-- measured: written by `npm run bench -- --page` -->';
const END = '<!-- end of what was measured -->';

/** Puts what a run of the bench came to between the two marks of docs/performance.md; the words around them are written by hand. */
export function writePerformancePage({ notes, rounds, measured, ratios, verdictOf, shown, seconds }) {
	const page = readFileSync(PAGE, 'utf8');
	const [before] = page.split(BEGIN);
	const after = page.slice(page.indexOf(END) + END.length);
	const day = new Date().toISOString().slice(0, 10);
	const lines = [
		`${day}, Node ${process.versions.node}, ${platform()} ${arch()}, ${cpus().length} cores. A generated vault of ${notes.toLocaleString('en')} notes, one run of ${rounds} interleaved rounds after one that does not count, medians.`,
		'',
		'| what | wall | processor | peak memory |',
		'| --- | --- | --- | --- |',
		...Object.entries(measured).map(
			([name, { wall, processor, megabytes }]) => `| ${name} | ${seconds(wall)} | ${seconds(processor)} | ${megabytes.toFixed(0)} MB |`,
		),
		'',
		'| ratio of the same run | is | gate | goal | verdict |',
		'| --- | --- | --- | --- | --- |',
		...ratios.map(
			([what, ratio, gate, goal]) =>
				`| ${what} | ${shown(ratio)} | ${shown(gate)} | ${shown(goal)} | ${VERDICTS[verdictOf(ratio, gate, goal)]} |`,
		),
	];
	writeFileSync(PAGE, `${before}${BEGIN}\n\n${lines.join('\n')}\n\n${END}${after}`);
}

const VERDICTS = { goal: 'at the goal', gate: 'within the gate', OVER: '**over the gate**' };
