import type { Connection, WorkDoneProgressServerReporter } from 'vscode-languageserver/node';
import { basename } from 'node:path';
import { orWithout } from './orWithout.ts';
import type { ReadingShown } from './vault/liveFolderHost.ts';

/** The editor is told anew after so many notes. */
const NOTES_A_STEP = 250;

/** Shows that the vault at `root` is read, where the editor can show that something takes time. */
export function readingShown(connection: Connection, root: string): ReadingShown {
	let reporter: WorkDoneProgressServerReporter | undefined;
	let isOver = false;
	let read = 0;
	const begun = connection.window.createWorkDoneProgress().then((made) => {
		if (isOver) return;
		reporter = made;
		made.begin('Dossier', 0, `reading ${basename(root)}`);
	});
	orWithout(begun);
	return {
		step(total) {
			read += 1;
			if (read % NOTES_A_STEP === 0) reporter?.report(Math.floor((read / total) * 100), `${read} of ${total} notes`);
		},
		end() {
			isOver = true;
			reporter?.done();
		},
	};
}
