// Programs that npm has and that do a part of what `check` does; fetched when they are asked for, into a folder of their own.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

const PACKAGES = ['markdownlint-cli2@0.22.1', 'remark-cli@12.0.1', 'remark-frontmatter@5.0.0', 'remark-lint-frontmatter-schema@3.15.4'];

/** The fields that every note of a generated vault has to have. */
const SCHEMA = 'type: object\nproperties:\n  type:\n    type: string\n  status:\n    type: string\nrequired: [type, status]\n';

/** Peers that look at the notes in `folder`, as candidates of `compareRuns`; `notes` is how many there are. */
export function peersOn(folder, notes) {
	const home = join(tmpdir(), 'dossier-bench', 'peers');
	const modules = join(home, 'node_modules');
	mkdirSync(home, { recursive: true });
	if (!existsSync(join(modules, 'remark-cli'))) {
		writeFileSync(join(home, 'package.json'), '{ "private": true }\n');
		const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
		execFileSync(npm, ['install', '--no-audit', '--no-fund', '--ignore-scripts', ...PACKAGES], { cwd: home, stdio: 'ignore' });
	}
	const style = join(home, 'style.markdownlint-cli2.jsonc');
	writeFileSync(style, '{ "config": { "MD013": false, "MD033": false, "MD041": false } }\n');
	writeFileSync(join(home, 'schema.yaml'), SCHEMA);
	const plugin = (name) => join(modules, name, 'index.js');
	const options = { schemas: { [join(home, 'schema.yaml')]: ['**/*.md'] } };
	const rc = join(home, 'remarkrc.json');
	writeFileSync(
		rc,
		JSON.stringify({
			plugins: [plugin('remark-frontmatter'), [join(modules, 'remark-lint-frontmatter-schema', 'dist', 'index.js'), options]],
		}),
	);
	return {
		[`markdownlint-cli2, ${notes} notes`]: {
			args: [join(modules, 'markdownlint-cli2', 'markdownlint-cli2-bin.mjs'), '--config', style, '**/*.md'],
			cwd: folder,
		},
		[`remark-lint-frontmatter-schema, ${notes} notes`]: {
			args: [join(modules, 'remark-cli', 'cli.js'), '.', '--no-stdout', '--quiet', '--rc-path', rc],
			cwd: folder,
		},
	};
}
