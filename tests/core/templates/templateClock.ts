import moment from 'moment';
import type { TemplateClock } from '../../../src/core/templates/placeholders.ts';

/** A Sunday afternoon, as the hosts tell it to templates. */
export const templateClock: TemplateClock = {
	date: '2026-11-22',
	time: '14:05',
	formatNow: (format) => moment('2026-11-22T14:05:09').format(format),
};
