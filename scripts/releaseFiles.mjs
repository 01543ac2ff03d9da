// Puts what a release consists of into release/: the plugin's three files, the package for npm, and the checksums of all of them.
//   npm run release-files
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { runProgram } from './runProgram.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const folder = join(root, 'release');
const read = (path) => JSON.parse(readFileSync(join(root, path), 'utf8'));

try {
	const { version, repository } = read('package.json');
	const manifest = read('manifest.json');
	must(
		manifest.version === version && read('versions.json')[version] === manifest.minAppVersion,
		'manifest.json or versions.json is behind package.json; npm version keeps them in step',
	);
	const { GITHUB_REF_TYPE: refType, GITHUB_REF_NAME: tag, GITHUB_REPOSITORY: where } = process.env;
	must(
		refType !== 'tag' || tag === version,
		`the tag is ${tag}, the version ${version}; Obsidian looks for a release of exactly that name`,
	);
	must(
		where === undefined || repository.url.includes(`github.com/${where}.git`),
		`package.json names the repository ${repository.url}, this is ${where}`,
	);

	rmSync(folder, { recursive: true, force: true });
	mkdirSync(folder);
	runProgram('npm', ['pack', '--pack-destination', folder], { cwd: root });
	// Built a moment ago, when npm packed.
	for (const file of ['main.js', 'manifest.json', 'styles.css']) copyFileSync(join(root, file), join(folder, file));
	const files = readdirSync(folder).sort();
	const sums = files.map(
		(file) =>
			`${createHash('sha256')
				.update(readFileSync(join(folder, file)))
				.digest('hex')}  ${file}\n`,
	);
	writeFileSync(join(folder, 'checksums.txt'), sums.join(''));
	console.log(`release/ of ${version}:\n${sums.join('')}`.trimEnd());
} catch (error) {
	console.error(`release-files: ${error.message}`);
	process.exitCode = 1;
}

function must(holds, message) {
	if (!holds) throw new Error(message);
}
