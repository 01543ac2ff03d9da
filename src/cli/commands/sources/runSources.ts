import type { Json } from '../../../core/report/sortedJson.ts';
import { readSources } from '../../../core/sources/readSources.ts';
import type { Source } from '../../../core/sources/source.ts';
import { alsoInOf } from '../../../core/sources/alsoIn.ts';
import { isElsewhere } from '../../../core/sources/isElsewhere.ts';
import { SourceIndex } from '../../../core/sources/sourceIndex.ts';
import { placeName } from '../../../core/sources/sourceJson.ts';
import { outletNames } from '../../../core/sources/sameOutlets.ts';
import { publisherIdentity } from '../../../core/sources/publisherIdentity.ts';
import { counted } from '../../../core/text/counted.ts';
import type { ExitCode } from '../../exitCode.ts';
import { type KnownSources, sourcesJson } from '../../../core/report/inspectNote.ts';
import { exportSources } from '../../output/exportSources.ts';
import type { Io } from '../../io.ts';
import { keepHeapSmall } from '../../keepHeapSmall.ts';
import { OperatorError } from '../../operatorError.ts';
import type { VaultIndex } from '../../../core/vault/vaultIndex.ts';
import { loadVault } from '../../vault/loadVault.ts';
import { notesJson } from '../../output/notesJson.ts';
import { checkOptionsOf } from '../../vault/vaultSettings.ts';
import { openVault, sayUnreadable } from '../../vault/openVault.ts';
import { selectNotes } from '../../vault/selectNotes.ts';
import { inSteps } from '../../pace.ts';
import { printParts } from '../../output/printParts.ts';
import { outputLine } from '../../output/outputLine.ts';

export interface SourcesOptions {
	readonly format: 'text' | 'json' | 'bibtex' | 'csl-json' | 'markdown';
	readonly publisher?: string;
	readonly check?: boolean;
}

/** `dossier sources`: what notes cite, as a list, as JSON, or for a reference manager. */
export async function runSources(
	io: Io,
	vault: string,
	wanted: readonly string[],
	{ format, publisher }: SourcesOptions,
): Promise<ExitCode> {
	keepHeapSmall();
	const { folder, stored } = await openVault(io, vault);
	const { settings } = stored;
	const chosen = selectNotes(folder, { wanted, cwd: io.cwd });
	const sources = new SourceIndex();
	const loaded = await inSteps(
		loadVault(folder, checkOptionsOf(stored), (note) => sources.put(note.path, readSources(note, settings))),
		io.signal,
	);
	const code = sayUnreadable(io, loaded, wanted.length === 0 ? [] : chosen);
	const read = chosen.filter((path) => loaded.index.record(path) !== undefined);
	const asked: Asked = publisher === undefined ? sources : publishedBy(outletNames(stored.sameOutlets), publisher, sources, loaded.index);
	// Asked for a publisher, a note that has nothing of it is not told of.
	const paths = publisher === undefined ? read : read.filter((path) => asked.of(path).length > 0);
	const known = { sources: asked, index: loaded.index, alsoIn: alsoInOf(sources, loaded.index) };
	if (format === 'json') {
		await printParts(io, notesJson(asJson(paths, known)));
		return code;
	}
	if (format === 'text') {
		await printParts(io, asText(paths, known));
		return code;
	}
	io.stdout.write(await exportSources({ paths, sources: asked, index: loaded.index, health: stored.linkHealth }, format));
	return code;
}

/** The sources that were asked for, note by note. */
type Asked = Pick<SourceIndex, 'of'>;

/** @throws {OperatorError} for a publisher that no source of the vault names. */
function publishedBy(outletOf: (name: string) => string, name: string, sources: SourceIndex, names: VaultIndex): Asked {
	const { key } = publisherIdentity(outletOf(name), names);
	const isWanted = ({ publisher }: Source): boolean => publisher !== null && publisherIdentity(outletOf(publisher), names).key === key;
	if (!sources.paths().some((path) => sources.of(path).some(isWanted)))
		throw new OperatorError(`--publisher "${name}" is the publisher of no source of the vault`);
	return { of: (path) => sources.of(path).filter(isWanted) };
}

function* asJson(paths: readonly string[], known: KnownSources): Iterable<readonly [string, Json]> {
	for (const path of paths) yield [path, sourcesJson(path, known)];
}

function* asText(paths: readonly string[], { sources, alsoIn }: KnownSources): Iterable<string> {
	let total = 0;
	for (const path of paths) {
		const given = sources.of(path);
		if (given.length === 0) continue;
		total += given.filter((source) => !isElsewhere(source)).length;
		yield outputLine`${path}`;
		for (const source of given) {
			const others = alsoIn(source, path).count;
			yield outputLine`  ${source.line}  ${lineOf(source)}${others === 0 ? '' : `  (also in ${counted(others, 'note')})`}`;
		}
	}
	yield outputLine`${counted(total, 'source')} in ${counted(paths.length, 'note')}`;
}

/** `Carnegie: A paper (2024) <https://…>  Sources`. */
function lineOf(source: Source): string {
	// A plain citation says who and when itself.
	if (source.kind === 'text') return `${source.title}  ${placeName(source.place)}`;
	const publisher = source.publisher === null ? '' : `${source.publisher}: `;
	const date = source.date === null ? '' : ` (${source.date})`;
	// A bare address is all that is known of its page, and said once.
	const isBare = source.kind === 'web' && source.title === source.url;
	const where = source.kind === 'web' ? (isBare ? '' : ` <${source.url}>`) : ` [[${source.target}]]`;
	return `${publisher}${source.title}${date}${where}  ${placeName(source.place)}`;
}
