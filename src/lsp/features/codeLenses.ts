import type { CodeLens, CodeLensParams } from 'vscode-languageserver/node';
import { counted } from '../../core/text/counted.ts';
import { type Answering, contentModified } from './answering.ts';
import { COMMANDS } from './commandNames.ts';

/** "3 not linked back" at the related notes, or at the top where there are none; "also in 4 notes" at each source that others give as well. */
export async function codeLenses(
	{ textDocument: { uri } }: CodeLensParams,
	answering: Answering,
	isOver: () => boolean,
): Promise<CodeLens[]> {
	const asked = answering.noteOf(uri);
	const before = await asked?.vault.known();
	if (asked === undefined || before === undefined) return [];
	const { vault, path } = asked;
	// Reading every note takes seconds in a large vault: an editor that can be told to ask again does not wait for it.
	const texts = answering.client().canRefreshCodeLenses ? vault.texts.now(before) : await vault.texts.all();
	if (texts === undefined) return [];
	const related = await answering.relatedOf(vault).notLinkedBack(path, isOver);
	const known = await vault.known();
	const note = known?.checker.opened(path);
	const document = answering.noteOf(uri)?.document;
	if (known === undefined || note === undefined || document === undefined) return [];
	if (note.text !== document.text) throw contentModified();
	const { index } = known.checker;
	const lensAt = (offset: number, title: string, command: string, given: object): CodeLens => {
		const { line } = document.positions.at(offset);
		const start = { line, character: 0 };
		return { range: { start, end: start }, command: { title, command, arguments: [given] } };
	};
	const lenses: CodeLens[] = [];
	const added = related?.plan.added.length ?? 0;
	const heading = note.headings[index.record(path)?.relatedHeading ?? -1];
	if (added > 0)
		lenses.push(
			lensAt(heading?.range.start ?? 0, `${added} not linked back`, COMMANDS.addRelated, { uri, version: document.version }),
			lensAt(heading?.range.start ?? 0, 'dismiss', COMMANDS.dismissRelated, { uri, paths: related?.plan.added }),
		);
	for (const source of texts.sources.of(path)) {
		const others = texts.sources.alsoIn(source, path, index);
		if (others.length > 0)
			lenses.push(
				lensAt(source.range.start, `also in ${counted(others.length, 'note')}`, COMMANDS.showNotes, {
					uri,
					paths: others.slice(0, MOST_SHOWN),
				}),
			);
	}
	return lenses;
}

/** A page that a thousand notes give is chosen from nobody's list. */
const MOST_SHOWN = 20;
