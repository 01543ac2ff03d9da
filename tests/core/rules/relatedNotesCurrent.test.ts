import { describe, expect, test } from 'vitest';
import { parseNote } from '../../../src/core/note/parseNote.ts';
import { checkRecord } from '../../../src/core/checking/checkRecord.ts';
import { DEFAULT_LINK_FORMAT } from '../../../src/core/vault/links/linkFormat.ts';
import { nearNamesOf } from '../../../src/core/vault/names/nearNames.ts';
import { relatedNotesCurrent } from '../../../src/core/rules/related-notes-current.ts';
import { exclusionsOf } from '../../../src/core/related/exclusionsOf.ts';
import { rankerSteps } from '../../../src/core/related/ranker.ts';
import { parseSettings } from '../../../src/core/settings/settings.ts';
import { noteTypesFrom } from '../../../src/core/types/noteTypesFrom.ts';
import { finish } from '../../../src/core/text/steps.ts';
import { NoteIndex } from '../../../src/core/vault/noteIndex.ts';
import { sectionNaming } from '../../../src/core/vault/sections/sectionNaming.ts';
import { vaultSchemaOf } from '../../../src/core/vault/vaultSchema.ts';
import { quietVault } from '../../support/quietVault.ts';

const { settings } = parseSettings({});
const { types } = noteTypesFrom([], settings);

function indexOf(texts: Readonly<Record<string, string>>): NoteIndex {
	const index = new NoteIndex(vaultSchemaOf(settings, types));
	for (const [path, text] of Object.entries(texts)) {
		if (path.endsWith('.md')) index.put(parseNote(path, text));
		else index.putFile(path);
	}
	return index;
}

function reports(index: NoteIndex, path: string, dismissed: readonly string[] = []): boolean {
	const record = index.record(path);
	if (record === undefined) return false;
	const type = types.get(record.type ?? '');
	const near = nearNamesOf(index, settings);
	const exclusionOf = exclusionsOf(index, settings);
	const subject = {
		record,
		type,
		types,
		index,
		settings,
		near,
		naming: sectionNaming(index, settings),
		exclusionOf,
		formerNames: new Map(),
		wasDeleted: () => false,
		dismissals: { [path]: dismissed },
		linkFormat: DEFAULT_LINK_FORMAT,
	};
	return checkRecord(subject, [relatedNotesCurrent]).length > 0;
}

describe('the rule and the proposals', () => {
	const index = indexOf(quietVault());
	const ranker = finish(rankerSteps({ index, settings }));
	const listing = index.paths().filter((path) => (index.record(path)?.relatedHeading ?? -1) !== -1 && !path.startsWith('Templates/'));

	test('agree on every note of a vault with 200 of them', () => {
		const proposed = listing.filter((path) => ranker.backedCandidates(path).length > 0);
		expect(proposed.length).toBeGreaterThan(100);
		expect(listing.filter((path) => reports(index, path))).toEqual(proposed);
	});

	test('agree when all that was proposed is dismissed', () => {
		const quiet = listing.filter((path) =>
			reports(
				index,
				path,
				ranker.candidates(path).map((candidate) => candidate.path),
			),
		);
		expect(quiet).toEqual([]);
	});
});
