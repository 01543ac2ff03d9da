import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { openFolder } from '../../src/cli/disk/folderVault.ts';
import { loadVault } from '../../src/cli/vault/loadVault.ts';
import { checkOptions } from '../support/checkOptions.ts';
import type { VaultIndex } from '../../src/core/vault/vaultIndex.ts';
import { indexContract } from '../support/indexContract.ts';
import { finish } from '../../src/core/text/steps.ts';

const options = checkOptions();

// The command reads the whole folder anew each time it runs: its index is the one after the last change.
indexContract(
	'a folder on disk',
	(files) => {
		const root = mkdtempSync(join(tmpdir(), 'dossier-contract-'));
		let last: VaultIndex | undefined;
		const put = (path: string, text: string) => {
			mkdirSync(dirname(join(root, path)), { recursive: true });
			writeFileSync(join(root, path), text);
			last = undefined;
		};
		for (const [path, text] of Object.entries(files)) put(path, text);
		return {
			get index() {
				return (last ??= finish(loadVault(finish(openFolder(root)), options)).index);
			},
			put,
			remove(path) {
				rmSync(join(root, path));
				last = undefined;
			},
			rename(from, to) {
				mkdirSync(dirname(join(root, to)), { recursive: true });
				renameSync(join(root, from), join(root, to));
				last = undefined;
			},
			dispose() {
				last ??= finish(loadVault(finish(openFolder(root)), options)).index;
				rmSync(root, { recursive: true });
			},
		};
	},
	{ runs: 10 },
);
