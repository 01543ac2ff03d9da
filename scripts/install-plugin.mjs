// Puts the built plugin into a vault: npm run install-plugin -- VAULT
import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const FILES = ['main.js', 'manifest.json', 'styles.css'];
const [given] = process.argv.slice(2);

/** @throws {Error} with a sentence for whoever typed the command. */
function install() {
	if (given === undefined) throw new Error('name the vault: npm run install-plugin -- VAULT');
	const vault = resolve(given);
	if (!existsSync(join(vault, '.obsidian')))
		throw new Error(`${vault} has no .obsidian folder; open it in Obsidian once, or name the folder of a vault`);
	if (!existsSync(join(root, 'main.js'))) throw new Error('main.js is missing; type: npm run build');
	const folder = join(vault, '.obsidian', 'plugins', 'dossier');
	mkdirSync(folder, { recursive: true });
	for (const file of FILES) copyFileSync(join(root, file), join(folder, file));
	return folder;
}

try {
	console.log(`Installed in ${install()}. In Obsidian: Settings, Community plugins, reload the list, enable Dossier.`);
} catch (error) {
	console.error(`install-plugin: ${error.message}`);
	process.exitCode = 2;
}
