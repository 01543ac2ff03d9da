// Runs the tests of what may never be lost, at full length, and writes docs/reliability.md from what they counted.
//   node scripts/reliability.mjs [--short] [--only PART[,PART]] [--list]
// --short takes them as `npm test` does; --only runs some of the parts and leaves the rows of the others as they stand in the page.
// A part that fails, or does not end in its time, has its row all the same: it says so, and the script ends 1.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import process from 'node:process';

const PAGE = 'docs/reliability.md';

/** A part that takes longer is ended. All of them take about a quarter of an hour on two quiet cores; the kills alone six minutes. */
const LONGEST_PART_MS = 1_200_000;

/** The parts of a run, each in a process of its own; of each file of tests, what it tries. */
const PARTS = {
	kills: {
		'tests/cli/disk/kill.test.ts': 'a run is killed at any moment',
		'tests/cli/disk/renameNote.test.ts': 'a note is renamed: over nothing, out of nowhere, and killed on the way',
	},
	races: { 'tests/cli/disk/race.test.ts': 'another program saves while a note is replaced' },
	disk: {
		'tests/cli/disk/writeRun.test.ts': 'every system call fails in turn; locks, links, modes, owners, names',
		'tests/cli/disk/hostileState.test.ts': 'links and made-up journals in `.dossier`',
		'tests/cli/disk/readRegularFile.test.ts': 'pipes, sockets, devices, links and huge files where a file is expected',
		'tests/cli/hostileFiles.test.ts': 'the same, each command in a process of its own',
	},
	stopping: {
		'tests/cli/stopping.test.ts': 'Ctrl+C and SIGTERM while notes are read, written and taken back',
		'tests/cli/stalls.test.ts': 'how long the command holds up a signal',
	},
	stored: {
		'tests/cli/dismiss.test.ts': 'dismissals of the command in the file of the plugin',
		'tests/cli/storedFormats.test.ts': 'every stored format, of older and later versions',
		'tests/cli/git.test.ts': 'programs that a repository names',
		'tests/cli/undo.test.ts': 'taking runs back, in any order',
		'tests/core/settings/timedEntries.test.ts': 'two devices that overwrite each other’s file',
		'tests/core/settings/patchStored.test.ts': 'settings of a later version',
		'tests/obsidian/settingsStore.test.ts': 'a `data.json` that is damaged, newer or written meanwhile',
	},
	properties: {
		'tests/core/note': 'notes put together at random: reading, and every edit',
		'tests/core/vault': 'links, paths and names at random',
		'tests/core/related': 'related notes of vaults put together at random',
		'tests/core/sources': 'addresses, citations and bullets at random',
	},
	app: {
		'tests/obsidian/torture.test.ts':
			'the plugin in a browser: thousands of events, lagging caches, two panes, two devices, unload at any moment',
	},
};

const isShort = process.argv.includes('--short');
const only = process.argv.includes('--only') ? (process.argv[process.argv.indexOf('--only') + 1] ?? '').split(',') : Object.keys(PARTS);
const unknown = only.filter((part) => !Object.hasOwn(PARTS, part));
if (process.argv.includes('--list') || unknown.length > 0) {
	process.stdout.write(`parts: ${Object.keys(PARTS).join(', ')}\n`);
	process.exit(unknown.length > 0 ? 2 : 0);
}

const today = new Date().toISOString().slice(0, 10);
const length = isShort ? 'short' : 'full';
const folder = mkdtempSync(join(tmpdir(), 'dossier-reliability-'));

/** Runs the files of a part. @returns its rows, and the figures that its tests recorded. */
function runPart(part) {
	const files = PARTS[part];
	const figuresFile = join(folder, `${part}.jsonl`);
	const reportFile = join(folder, `${part}.json`);
	writeFileSync(figuresFile, '');
	const projects = part === 'app' ? ['browser'] : ['rest', 'timed'];
	const began = Date.now();
	spawnSync(
		process.execPath,
		[
			'node_modules/vitest/vitest.mjs',
			'run',
			...projects.flatMap((name) => ['--project', name]),
			...Object.keys(files),
			'--reporter=default',
			'--reporter=json',
			`--outputFile=${reportFile}`,
			`--testTimeout=${LONGEST_PART_MS}`,
		],
		{
			stdio: 'inherit',
			timeout: LONGEST_PART_MS,
			env: { ...process.env, DOSSIER_FIGURES: figuresFile, ...(isShort ? {} : { DOSSIER_TORTURE: '1' }) },
		},
	);
	const seconds = (Date.now() - began) / 1000;
	const results = existsSync(reportFile) ? JSON.parse(readFileSync(reportFile, 'utf8')).testResults : [];
	return {
		rows: Object.entries(files).map(([file, what]) => rowOf(file, what, resultsIn(results, file), seconds)),
		figures: readFileSync(figuresFile, 'utf8')
			.split('\n')
			.filter(Boolean)
			.map((line) => JSON.parse(line)),
	};
}

function resultsIn(results, file) {
	return results.filter(({ name }) => {
		const path = relative(process.cwd(), name).replaceAll('\\', '/');
		return path === file || path.startsWith(`${file}/`);
	});
}

function rowOf(file, what, results, secondsOfPart) {
	const tests = results.flatMap(({ assertionResults }) => assertionResults);
	const count = (status) => tests.filter((each) => each.status === status).length;
	const [passed, failed] = [
		count('passed'),
		count('failed') + results.filter((each) => each.status === 'failed' && each.assertionResults.length === 0).length,
	];
	const elsewhere = tests.length - passed - count('failed');
	const told =
		results.length === 0
			? `**did not end in ${Math.round(secondsOfPart)} s**`
			: failed > 0
				? `**${failed} failed**, ${passed} passed`
				: `${passed}`;
	const seconds = results.reduce((sum, { startTime, endTime }) => sum + (endTime - startTime) / 1000, 0);
	return {
		isWell: results.length > 0 && failed === 0,
		cells: [what, `${told}${elsewhere === 0 ? '' : ` (${elsewhere} not here)`}`, seconds.toFixed(1), `${length}, ${today}`, `\`${file}\``],
	};
}

const before = existsSync(PAGE) ? readFileSync(PAGE, 'utf8') : '';

/** The rows of the table below a heading of the page as it stands. */
function rowsBelow(heading) {
	const section = before.split(`${heading}\n`)[1]?.split(/\n#/)[0] ?? '';
	return section
		.split('\n')
		.filter((line) => line.startsWith('|') && !line.startsWith('| ---'))
		.slice(1)
		.map((line) =>
			line
				.slice(1, -1)
				.split('|')
				.map((cell) => cell.trim()),
		);
}

/** A table of what stood there and what came now, which takes the place of a row with the same key (`keyOf`); figures of a short run take no full one's. */
function table(heading, titles, rows, keyOf) {
	const all = new Map();
	for (const cells of [...rowsBelow(heading).filter((one) => one.length === titles.length), ...rows]) {
		const isLess = titles.at(-1) === 'run' && String(cells.at(-1)).startsWith('short') && all.get(keyOf(cells))?.at(-1).startsWith('full');
		if (isLess !== true) all.set(keyOf(cells), cells);
	}
	return [titles, titles.map(() => '---'), ...all.values()].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

const runs = only.map(runPart);
rmSync(folder, { recursive: true, force: true });
const rows = runs.flatMap((run) => run.rows);
const figures = runs.flatMap((run) => run.figures);
const ofKind = (kind) => figures.filter(({ what }) => what === kind);
const races = figures.filter(({ what }) => what !== 'kills' && what !== 'stalls');
const when = `${length}, ${today}`;
const figureKey = ([what]) => what;
const TITLE = '# What was tried so that no note is lost';

writeFileSync(
	PAGE,
	`${TITLE}

Made by \`npm run reliability\`; a row says when its part was run, and whether at full length or in the short form of \`npm test\`. The last run: ${today}, Node ${process.versions.node}, ${process.platform}.

${table(
	TITLE,
	['what', 'cases', 'seconds', 'run', 'where'],
	rows.map(({ cells }) => cells),
	(cells) => cells.at(-1),
)}

## Kills

${table(
	'## Kills',
	['what was done', 'kills (SIGKILL)', 'notes looked at after them', 'found in the middle of it', 'torn or missing', 'run'],
	ofKind('kills').map(({ how, kills, notes, atWork, torn }) => [how ?? 'notes are replaced', kills, notes, atWork, torn, when]),
	figureKey,
)}

## Races

Another program saves the same note some hundred times a second, far more often than a person does.

${table(
	'## Races',
	['how', 'its saves', 'our writes', 'refused', 'kept and reported', 'lines lost', 'run'],
	races.map(({ what, saved, written, refused, reported, lost }) => [what, saved, written, refused, reported, lost, when]),
	figureKey,
)}

## Stopping

A run ends between two notes, at the latest when its event loop has its next turn. Times are milliseconds, the first of processor time.

${table(
	'## Stopping',
	['command', 'notes', 'event loop held at the longest', 'from the signal to the end', 'run'],
	ofKind('stalls').map(({ command, notes, stall, stops }) => [command, notes, stall, stops === 0 ? 'ended before' : stops, when]),
	figureKey,
)}

## The window that is left

A note is replaced by exchanging its name with that of a new file, in one step of the system. Before that its old file has a second name among the backups,
was compared by that name, and the names in the folder were looked at for a file that another program is about to rename. What the exchange took out is looked
at after it: if it is not the file that was expected, another program had put its own there in the last moment, and that is kept among the backups and told.
So nothing is lost in that moment, whatever the other program does, and a run that is killed there leaves it to the next one to tell.

Node has no call for the exchange. It is made through koffi, which npm installs only when asked to, on Linux and on macOS (where it was not tried). On Windows, without koffi,
and on file systems that cannot exchange names, the new file is renamed over the old. Between the last look and that renaming lie two system calls, by
estimate 0.01 milliseconds, and whoever renames within them is overwritten, and nothing tells. In a folder of more than 2,000 names the look at the names is left
out, and the window is as long as the other program's renaming: of 408 writes against a program that saved every 3 milliseconds, 8 lost a line that way when this
look was not there at all, and none of 312 with it.

## Renaming

A note that gets another name stays the file that it is and replaces none: in one step of the system (through koffi, as above), else by a second name, of which
the old one is then taken away. A run that is killed between the two leaves both names of the one file, and the next run takes the new one away. On file systems
that know neither it is renamed after a look at the new name: whoever takes that name between the two system calls is overwritten.

## What is lost when a note is replaced

Mode and owner are kept, or the note is refused. A second name (hard link) is refused. Extended attributes (labels of a Mac's Finder, access control lists)
are lost: Node can neither read nor write them.

## What was not tried

Windows, disks that fold case, network drives, iCloud, a power cut, and the real Obsidian: the app of the tests is a stand-in.
`,
);
const unwell = rows.filter(({ isWell }) => !isWell);
for (const { cells } of unwell) process.stderr.write(`reliability: ${cells.at(-1)}: ${cells[1].replaceAll('**', '')}\n`);
process.stdout.write(`wrote ${PAGE}\n`);
process.exitCode = unwell.length === 0 ? 0 : 1;
