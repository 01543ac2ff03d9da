import { readFileSync, writeFileSync } from 'node:fs';
import { arch, cpus, platform } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const PAGE = join(dirname(fileURLToPath(import.meta.url)), '..', 'docs', 'performance.md');
const BEGIN = '<!-- measured: written by `npm run bench -- --page` -->';
const END = '<!-- end of what was measured -->';
const BEGIN_APP = '<!-- measured: written by `npm run bench:app -- --page` -->';
const END_APP = '<!-- end of what was measured in the app -->';

/** Puts what a run of the bench came to between the two marks of docs/performance.md. */
export function writePerformancePage({ notes, rounds, measured, ratios, verdictOf, shown, seconds }) {
	const lines = [
		`${machine()} A generated vault of ${notes.toLocaleString('en')} notes, one run of ${rounds} interleaved rounds after one that does not count, medians.`,
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
	putBetween(BEGIN, END, lines);
}

/** Puts what a run of the app's bench came to into the page; `figures` are in milliseconds. */
export function writeAppFigures(figures, notes) {
	const rows = figures.map(({ what, ms, whole, gate }) => {
		const verdict = gate === undefined ? '' : ms <= gate ? `within ${gate}` : `**over ${gate}**`;
		return `| ${what} | ${ms.toFixed(1)} | ${whole === undefined ? '' : whole.toFixed(1)} | ${verdict} |`;
	});
	putBetween(BEGIN_APP, END_APP, [
		`${machine()} ${notes.toLocaleString('en')} notes in the stand-in for the app, in Chromium, one run. “Of anybody” counts what the stand-in does in the same task as well.`,
		'',
		'| what | ms | of anybody | gate |',
		'| --- | --- | --- | --- |',
		...rows,
	]);
}

function machine() {
	return `${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}, ${platform()} ${arch()}, ${cpus().length} cores.`;
}

/** The words around the marks are written by hand. */
function putBetween(begin, end, lines) {
	const page = readFileSync(PAGE, 'utf8');
	const [before] = page.split(begin);
	const after = page.slice(page.indexOf(end) + end.length);
	writeFileSync(PAGE, `${before}${begin}\n\n${lines.join('\n')}\n\n${end}${after}`);
}

const VERDICTS = { goal: 'at the goal', gate: 'within the gate', OVER: '**over the gate**' };
