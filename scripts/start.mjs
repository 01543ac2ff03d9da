// What `npm start` does: builds the plugin and the command, and shows the main job on the example vault.
import { execFileSync, spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const vault = 'example-vault';
const isTerminal = process.stdout.isTTY === true;

execFileSync(process.execPath, [join(root, 'esbuild.config.mjs')], { cwd: root, stdio: 'inherit' });

/** Runs the command as a user would and shows it; the example vault has faults on purpose, so 0 and 1 are both as they should be. */
function show(title, ...args) {
	console.log(
		`\n${isTerminal ? `\u001b[1m${title}\u001b[0m` : title}\n$ dossier ${args.map((arg) => (arg.includes(' ') ? `"${arg}"` : arg)).join(' ')}\n`,
	);
	const { status, signal } = spawnSync(process.execPath, [join(root, 'dist', 'dossier.js'), ...args], { cwd: root, stdio: 'inherit' });
	if (signal || status === null || status > 1) {
		console.error(`dossier ${args.join(' ')} ended with ${signal ?? status}`);
		process.exit(1);
	}
}

show('What is wrong in the notes', 'check', vault);
show('The related notes that would be added', 'related', vault);
show('Where the claims of one note come from', 'sources', vault, 'US-Israel Relations');

console.log(`
Try next:
  node dist/dossier.js check YOUR-VAULT          any folder of notes; nothing is written
  node dist/dossier.js fix YOUR-VAULT            shows what it would mend; --write mends it, "undo" takes it back
  node dist/dossier.js --help                    everything else
  npm run install-plugin -- YOUR-VAULT           puts the plugin into a vault of yours
  npm run preview                                shows the plugin on the example vault in a browser`);
