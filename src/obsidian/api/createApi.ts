import type { Component } from 'obsidian';
import { inReportOrder } from '../../core/checking/inReportOrder.ts';
import { inspectNote, sourcesJson, type KnownSources } from '../../core/report/inspectNote.ts';
import { proposalsOf } from '../../core/related/proposals.ts';
import { diagnosticJson } from '../../core/report/json.ts';
import { mergePlaces } from '../../core/report/mergePlaces.ts';
import { typeJson } from '../../core/report/typeJson.ts';
import { finish } from '../../core/text/steps.ts';
import type { RelatedNotes } from '../features/related/relatedNotes.ts';
import type { LiveVault } from '../index/liveVault.ts';
import { whenRead } from '../index/whenRead.ts';
import { MOST_LISTED } from '../../core/sources/alsoIn.ts';
import type { DossierApi } from './dossierApi.ts';
import { signalOf } from '../ui/signalOf.ts';

/** The questions that other plugins may ask, until `owner` is unloaded. */
export function createApi(owner: Component, vault: LiveVault, related: Pick<RelatedNotes, 'rankOnceStill'>): DossierApi {
	const signal = signalOf(owner);
	/** Answers with a copy: what one caller does to it nobody else sees. */
	const answer = async <T>(work: () => unknown): Promise<T> => {
		if (signal.aborted || !(await whenRead(vault, signal))) throw new Error('Dossier was turned off');
		return JSON.parse(JSON.stringify(await work())) as T;
	};
	const knownSources = (): KnownSources => ({
		sources: vault.sources,
		index: vault.index,
		alsoIn: (source, from) => {
			const also = vault.sources.alsoIn(source, from, vault.index);
			return { first: also.slice(0, MOST_LISTED), count: also.length };
		},
	});
	const api: DossierApi = {
		version: 1,
		types: () => answer(() => vault.types.all().map(typeJson)),
		inspect: (path) =>
			answer(async () => {
				const candidates = await related.rankOnceStill(path);
				const record = vault.index.record(path);
				return record ? finish(inspectNote(record, knownSources(), (most) => proposalsOf(candidates, most))) : null;
			}),
		findings: (path) =>
			answer(async () =>
				vault.index.record(path)
					? mergePlaces(inReportOrder(vault.check(await vault.read(path)))).map((found) => diagnosticJson(found))
					: [],
			),
		backlinks: (path) => answer(() => vault.index.backlinkSources(path)),
		sources: (path) => answer(() => sourcesJson(path, knownSources())),
		onChange(listener) {
			// A fault of the listener's own is told as its own, and keeps nobody else from being told.
			return vault.onChange((paths) => queueMicrotask(() => listener([...paths])));
		},
	};
	return Object.freeze(api);
}
