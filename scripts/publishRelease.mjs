// Publishes what lies in release/: on GitHub with the notes of the changelog, or on npm.
//   npm run publish-release -- github|npm [--dry-run]
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runProgram } from './runProgram.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** What the changelog says of `version`. */
function notesOf(version) {
	const changelog = readFileSync(join(root, 'CHANGELOG.md'), 'utf8');
	const section = changelog.split(/^## /m).find((part) => part.startsWith(`${version}\n`));
	if (section === undefined) throw new Error(`CHANGELOG.md says nothing of ${version}`);
	return section.slice(section.indexOf('\n')).trim();
}

/** The program that publishes `files` of `version` in the place `to`, its arguments, and its input. */
function publishing(to, version, files) {
	const tarball = files.find((file) => file.endsWith('.tgz'));
	if (to === 'npm' && tarball !== undefined)
		return { program: 'npm', args: ['publish', join('release', tarball), '--provenance', '--access', 'public'] };
	if (to === 'github') {
		const assets = files.map((file) => `release/${file}`);
		const args = ['release', 'create', version, '--verify-tag', '--title', version, '--notes-file', '-', ...assets];
		return { program: 'gh', args, input: notesOf(version) };
	}
	throw new Error('say where, after npm run release-files: npm run publish-release -- github|npm [--dry-run]');
}

try {
	const { positionals, values } = parseArgs({ allowPositionals: true, options: { 'dry-run': { type: 'boolean', default: false } } });
	const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
	const { program, args, input } = publishing(positionals[0], version, readdirSync(join(root, 'release')).sort());
	if (values['dry-run']) console.log([`${program} ${args.join(' ')}`, input].filter((part) => part !== undefined).join('\n\n'));
	else runProgram(program, args, { cwd: root, quiet: false, input });
} catch (error) {
	console.error(`publish-release: ${error.code === 'ENOENT' ? 'release/ is missing; type: npm run release-files' : error.message}`);
	process.exitCode = 1;
}
