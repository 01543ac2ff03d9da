// Runs the tests of what may never be lost and writes docs/reliability.md from what they counted.
// `node scripts/reliability.mjs` takes them at full length; `--short` as `npm test` does. What single files counted at full
// length before (`DOSSIER_TORTURE=1 DOSSIER_FIGURES=FILE npx vitest run tests/cli/disk/kill.test.ts`) is added by `--with FILE`.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import process from 'node:process';

const isShort = process.argv.includes('--short');
const earlier = process.argv.includes('--with') ? process.argv[process.argv.indexOf('--with') + 1] : undefined;

/** Each file of tests, and what it tries. */
const FILES = {
	'tests/cli/disk/kill.test.ts': 'a run is killed at any moment',
	'tests/cli/disk/renameNote.test.ts': 'a note is renamed: over nothing, out of nowhere, and killed on the way',
	'tests/cli/disk/race.test.ts': 'another program saves while a note is replaced',
	'tests/cli/disk/writeRun.test.ts': 'every system call fails in turn; locks, links, modes, owners, names',
	'tests/cli/disk/hostileState.test.ts': 'links and made-up journals in `.dossier`',
	'tests/cli/disk/readRegularFile.test.ts': 'pipes, sockets, devices, links and huge files where a file is expected',
	'tests/cli/hostileFiles.test.ts': 'the same, each command in a process of its own',
	'tests/cli/stopping.test.ts': 'Ctrl+C and SIGTERM while notes are read, written and taken back',
	'tests/cli/stalls.test.ts': 'how long the command holds up a signal',
	'tests/cli/dismiss.test.ts': 'dismissals of the command in the file of the plugin',
	'tests/cli/storedFormats.test.ts': 'every stored format, of older and later versions',
	'tests/cli/git.test.ts': 'programs that a repository names',
	'tests/cli/undo.test.ts': 'taking runs back, in any order',
	'tests/core/settings/timedEntries.test.ts': 'two devices that overwrite each other’s file',
	'tests/core/settings/patchStored.test.ts': 'settings of a later version',
	'tests/obsidian/settingsStore.test.ts': 'a `data.json` that is damaged, newer or written meanwhile',
};

const folder = mkdtempSync(join(tmpdir(), 'dossier-reliability-'));
const figuresFile = join(folder, 'figures.jsonl');
const reportFile = join(folder, 'report.json');
writeFileSync(figuresFile, '');
const began = Date.now();
const { status } = spawnSync(
	process.execPath,
	[
		'node_modules/vitest/vitest.mjs',
		'run',
		'--project',
		'rest',
		// Timings are taken one after another.
		'--project',
		'timed',
		...Object.keys(FILES),
		'--reporter=default',
		'--reporter=json',
		`--outputFile=${reportFile}`,
		'--testTimeout=3600000',
	],
	{ stdio: 'inherit', env: { ...process.env, DOSSIER_FIGURES: figuresFile, ...(isShort ? {} : { DOSSIER_TORTURE: '1' }) } },
);
const seconds = Math.round((Date.now() - began) / 1000);
const report = JSON.parse(readFileSync(reportFile, 'utf8'));
const figuresIn = (file) =>
	readFileSync(file, 'utf8')
		.split('\n')
		.filter(Boolean)
		.map((line) => JSON.parse(line));
const figures = [...(earlier === undefined ? [] : figuresIn(earlier)), ...figuresIn(figuresFile)];
rmSync(folder, { recursive: true, force: true });
if (status !== 0) {
	process.stderr.write('reliability: a test failed; docs/reliability.md is as it was\n');
	process.exit(1);
}

const rows = report.testResults.map(({ name, assertionResults, startTime, endTime }) => {
	const file = relative(process.cwd(), name).replaceAll('\\', '/');
	const passed = assertionResults.filter((each) => each.status === 'passed').length;
	const skipped = assertionResults.length - passed;
	return `| ${FILES[file]} | ${passed}${skipped === 0 ? '' : ` (${skipped} not here)`} | ${((endTime - startTime) / 1000).toFixed(1)} | \`${file}\` |`;
});
const kills = figures.filter(({ what }) => what === 'kills');
// Of a command that was tried again the last attempt counts, as in the test.
const stalls = [...new Map(figures.filter(({ what }) => what === 'stalls').map((each) => [each.command, each])).values()];
const races = figures.filter(({ what }) => what !== 'kills' && what !== 'stalls');

writeFileSync(
	'docs/reliability.md',
	`# What was tried so that no note is lost

Made by \`npm run reliability\` on ${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}, ${process.platform}: the ${isShort ? 'short form, as in `npm test`' : 'full length'}, ${seconds} seconds in all.${earlier === undefined ? '' : '\nThe first rows of kills and races are of runs at full length, taken before.'}

| what | cases | seconds | where |
| --- | --- | --- | --- |
${rows.join('\n')}

## Kills

| what was done | kills (SIGKILL) | notes looked at after them | found in the middle of it | torn or missing |
| --- | --- | --- | --- | --- |
${kills.map(({ how, kills: count, notes, atWork, torn }) => `| ${how ?? 'notes are replaced'} | ${count} | ${notes} | ${atWork} | ${torn} |`).join('\n')}

## Races

Another program saves the same note some hundred times a second, far more often than a person does.

| how | its saves | our writes | refused | kept and reported | lines lost |
| --- | --- | --- | --- | --- | --- |
${races.map(({ what, saved, written, refused, reported, lost }) => `| ${what} | ${saved} | ${written} | ${refused} | ${reported} | ${lost} |`).join('\n')}

## Stopping

A run ends between two notes, at the latest when its event loop has its next turn. Times are milliseconds, the first of processor time.

| command | notes | event loop held at the longest | from the signal to the end |
| --- | --- | --- | --- |
${stalls.map(({ command, notes, stall, stops }) => `| ${command} | ${notes} | ${stall} | ${stops === 0 ? 'ended before' : stops} |`).join('\n')}

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
process.stdout.write('wrote docs/reliability.md\n');
