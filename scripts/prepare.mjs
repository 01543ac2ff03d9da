// What npm runs after `npm ci`, and before it packs a copy that it fetched from git: builds.
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { runProgram } from './runProgram.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

// `npm install -g git+…` gives the copy that it prepares its own "global", and so installs nothing of what the build needs.
if (!isThere('esbuild')) {
	const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_config_(?:global|prefix|location)$/i.test(name)));
	runProgram('npm', ['ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: root, env });
}
await import('../esbuild.config.mjs');

function isThere(name) {
	try {
		return Boolean(import.meta.resolve(name));
	} catch {
		return false;
	}
}
