// What `npm version` runs after it has raised the version in package.json: the plugin's files follow it.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/**
 * The files that name the version, as they are for `version`, by path below the project.
 *
 * @param read gives the text of a file of the project.
 * @throws {Error} where the changelog says nothing of what is new.
 */
export function versionedFiles(version, read) {
	const manifest = JSON.parse(read('manifest.json'));
	const versions = JSON.parse(read('versions.json'));
	const changelog = read('CHANGELOG.md');
	const { version: before } = manifest;
	const named = changelog.replace(/^## Unreleased$/m, `## ${version}`);
	if (named === changelog) throw new Error('CHANGELOG.md has no section "Unreleased"; say there what is new');
	return {
		'manifest.json': json({ ...manifest, version }),
		'versions.json': json({ ...versions, [version]: manifest.minAppVersion }),
		'CHANGELOG.md': named,
		'docs/recipes.md': read('docs/recipes.md').replaceAll(`@${before}`, `@${version}`).replaceAll(`rev: ${before}`, `rev: ${version}`),
	};
}

function json(value) {
	return `${JSON.stringify(value, null, '\t')}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
	const files = versionedFiles(version, (path) => readFileSync(join(root, path), 'utf8'));
	for (const [path, text] of Object.entries(files)) writeFileSync(join(root, path), text);
	// npm commits package.json and package-lock.json, and what is staged beside them.
	execFileSync('git', ['add', ...Object.keys(files)], { cwd: root, stdio: 'inherit' });
}
