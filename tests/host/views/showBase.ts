import type * as ob from 'obsidian';
import type { HostApp } from '../hostApp.ts';

/**
 * Shows a registered view of bases, which is made once and stays in `shownBases`. Of a base there are the notes it found, the options of the
 * view and two columns, the name and `status`; filters, sorting and groups are not imitated.
 */
export function showBase(
	app: HostApp,
	shownBases: Map<string, ob.BasesView>,
	viewId: string,
	paths: readonly string[],
	options: Readonly<Record<string, unknown>>,
): void {
	const registration = app.parts.basesViews.get(viewId);
	if (!registration) throw new Error(`there is no view of bases called "${viewId}"`);
	let shown = shownBases.get(viewId);
	if (!shown) {
		const element = document.body.createDiv('bases-view');
		shown = registration.factory({ app } as unknown as ob.QueryController, element);
		shownBases.set(viewId, shown);
		shown.load();
	}
	const entries = paths.map((path) => ({
		file: app.vault.getFileByPath(path),
		getValue: (id: string) => (app.metadataCache.getCache(path)?.frontmatter?.[id.replace('note.', '')] as unknown) ?? null,
	}));
	shown.config = {
		name: registration.name,
		get: (key: string) => options[key] ?? null,
		getAsPropertyId: (key: string) => options[key] ?? null,
		getOrder: () => ['file.name', 'note.status'],
	} as unknown as ob.BasesViewConfig;
	shown.data = { data: entries } as unknown as ob.BasesQueryResult;
	shown.onDataUpdated();
}
