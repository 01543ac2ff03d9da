import moment from 'moment';
import type { Note } from '../../core/note/note.ts';
import type { TemplateClock } from '../../core/templates/placeholders.ts';
import type { PlanningVault } from '../../core/templates/plannedNote.ts';
import { type TemplateFormats, templateFormatsOf } from '../../core/templates/templateFormats.ts';
import { isTemplate } from '../../core/vault/paths/isInFolder.ts';
import type { LoadedVault } from './loadVault.ts';
import { readAppFile } from './vaultSettings.ts';

/** What new notes of a vault are planned with: its templates, which are read here, and `now` as they name it where the command runs. */
export function planningVault(loaded: LoadedVault, now: Date): PlanningVault {
	const { checker, folder, index, types, settings } = loaded;
	return {
		index,
		types,
		templates: [...templatesOf(loaded)],
		typeKey: settings.typeKey,
		naming: checker.naming(),
		clock: templateClock(now, templateFormatsOf(readAppFile(folder, 'templates.json'))),
	};
}

function* templatesOf({ folder, settings, noteAt }: LoadedVault): Iterable<Note> {
	for (const path of folder.walk.notes) {
		const note = isTemplate(path, settings.templatesFolder) ? noteAt(path) : undefined;
		if (note) yield note;
	}
}

function templateClock(now: Date, { date, time }: TemplateFormats): TemplateClock {
	const at = moment(now);
	return { date: at.format(date), time: at.format(time), formatNow: (format) => at.format(format) };
}
