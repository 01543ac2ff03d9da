import type { Settings } from './settings.ts';

/** Settings under which other notes are read, or the same notes otherwise. */
const REREADS = ['typeKey', 'typesFolder', 'templatesFolder', 'ignoredFolders', 'relatedHeadings', 'sourceHeadings'] as const;

/** Whether notes that were read under `before` have to be read again under `now`. */
export function isReadOtherwise(before: Settings, now: Settings): boolean {
	return REREADS.some((key) => JSON.stringify(now[key]) !== JSON.stringify(before[key]));
}
