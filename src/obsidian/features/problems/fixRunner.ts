import { addListItem } from '../../../core/note/edit/frontmatter/addListItem.ts';
import type { Fix } from '../../../core/note/finding.ts';
import type { NewNoteRequest, NoteWriter } from '../../index/liveVault.ts';
import type { Notices } from '../../ui/notices.ts';

/** Carries out a fix of a finding in the note at `path`, and says what became of it. */
export type FixRunner = (fix: Fix, path: string) => Promise<void>;

/** A runner that writes through `writer` and makes notes through `newNote`. */
export function fixRunner(writer: NoteWriter, notices: Notices, newNote: (request: NewNoteRequest) => void): FixRunner {
	return async (fix, path) => {
		switch (fix.kind) {
			case 'edit':
				notices.sayWrite(
					await writer.write(path, (note) => fix.plan(note), { title: () => `${fix.title} in ${path}` }),
					`Done: ${fix.title}.`,
				);
				return;
			case 'alias': {
				const { path: target, alias } = fix.addAlias;
				notices.sayWrite(
					await writer.write(target, (note) => addListItem(note, 'aliases', alias), {
						title: () => `Added the alias ${alias} to ${target}`,
					}),
					`Added the alias ${alias} to ${target}.`,
				);
				return;
			}
			case 'create': {
				const { type, title, folder, values } = fix.create;
				newNote({ ...(type === undefined ? {} : { type }), title, folder, values, from: path, near: { path } });
			}
		}
	};
}
